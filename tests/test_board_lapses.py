"""Whose certificates lapse when: a team by hand, and random teams, of whom each is asked alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.board.lapses import Lapses, lapses
from dashboard.catalog.catalog import Catalog
from dashboard.planner.upkeep import keeping
from dashboard.rules.months import calendar_date, day_number
from dashboard.rules.people import Person, people_of
from tests.ladders_catalog import ladders_catalog
from tests.text_table import rows_of

TODAY = date(2026, 11, 24)

TEAM = """
name | holds                                          | lapses
Ann  | audit-tools@2026-03-05                         | audit-tools 2027-03-05
Bo   | audit-tools@2026-03-20                         | audit-tools 2027-03-20
Cy   | audit-junior@2024-03-01                        | audit-junior 2027-03-01
Di   | audit-tools@2025-01-01,audit-tools@2026-11-25  | audit-tools 2027-11-25
Ed   | audit-tools@2025-11-24                         | audit-tools 2026-11-24
Fay  | audit-junior@2023-10-01                        | audit-junior 2026-10-01
Gus  | audit-tools@2025-11-25                         | audit-tools 2026-11-25
Hu   | audit-tools@                                   |
Ida  | draw-junior@2026-05-01                         |
Jo   | net-basic@2026-05-01                           |
Kim  |                                                |
"""
"""Ed's lapses today and Di's, awaited for tomorrow, a day after the 12 months; Hu's has no date, Ida's no
validity, and Jo's does not expire. Fay's can be renewed until 90 days after it lapsed, Ed's no more."""


def persons(text: str) -> list[Person]:
    return [
        Person(
            holds=tuple(
                (level_id, date.fromisoformat(day) if day else None)
                for level_id, _, day in (each.partition("@") for each in row["holds"].split(",") if each)
            )
        )
        for row in rows_of(text)
    ]


@pytest.fixture
def team(ladders: Catalog) -> Lapses:
    return lapses(ladders, people_of(persons(TEAM), TODAY, ladders.clock_ids))


def test_everyones_certificates_lapse_on_their_days(team: Lapses) -> None:
    names = [row["name"] for row in rows_of(TEAM)]
    found = {
        (names[row], f"{level.level_id} {calendar_date(day)}")
        for level in team.levels
        for row, day in zip(level.rows.tolist(), level.expires.tolist(), strict=True)
    }
    assert found == {(row["name"], row["lapses"]) for row in rows_of(TEAM) if row["lapses"]}
    assert {names[row] for level in team.levels for row in level.undated.tolist()} == {"Hu"}
    assert {names[row] for level in team.levels for row in level.not_stated.tolist()} == {"Ida"}


def test_what_lapses_after_today_is_counted_by_month_for_a_year(team: Lapses) -> None:
    assert team.until == date(2027, 11, 24)
    assert [(each.month, each.level.level_id, len(each.places)) for each in team.by_month()] == [
        (date(2026, 11, 1), "audit-tools", 1),
        (date(2027, 3, 1), "audit-junior", 1),
        (date(2027, 3, 1), "audit-tools", 2),
    ]
    assert (team.ahead, team.lapsed, team.renewable) == (4, 2, 1)


def test_nobody_has_nothing_that_lapses(ladders: Catalog) -> None:
    found = lapses(ladders, people_of([], TODAY, ladders.clock_ids))
    assert (found.levels, found.by_month(), found.ahead) == ((), (), 0)


LEVELS = (
    "audit-junior",
    "audit-tools",
    "audit-advanced",
    "net-professional-2027",
    "net-basic",
    "draw-junior",
)
DATED = st.tuples(
    st.sampled_from(LEVELS),
    st.none() | st.integers(-1500, 200).map(lambda days: TODAY + timedelta(days)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(DATED, max_size=4), max_size=5))
def test_a_team_has_what_each_of_them_has_alone(holds: list[list[tuple[str, date | None]]]) -> None:
    catalog = ladders_catalog()
    everyone = [Person(holds=tuple(each)) for each in holds]
    found = lapses(catalog, people_of(everyone, TODAY, catalog.clock_ids))
    together, alone = set(), set()
    for level in found.levels:
        days = zip(level.rows.tolist(), level.obtained.tolist(), level.expires.tolist(), strict=True)
        for place, (row, obtained, expires) in enumerate(days):
            windows = tuple(
                (way.route.name, calendar_date(way.opens[place]), calendar_date(way.last[place]))
                for way in level.ways
            )
            together.add((row, level.level_id, calendar_date(obtained), calendar_date(expires), windows))
    for row, person in enumerate(everyone):
        told = keeping(catalog, person, TODAY, None)
        for each in told.upkeeps:
            windows = tuple((way.route.name, way.opens_on, way.last_on) for way in each.ways)
            alone.add((row, each.level_id, each.obtained, each.expires_on, windows))
        for levels, name in ((told.undated, "undated"), (told.not_stated, "not_stated")):
            of_board = {level.level_id for level in found.levels if row in getattr(level, name).tolist()}
            assert of_board == set(levels)
    assert together == alone
    in_time = [day for *_, day, _ in alone if day is not None and TODAY < day <= found.until]
    assert found.ahead == len(in_time)
    assert found.lapsed == sum(day_number(day) <= day_number(TODAY) for *_, day, _ in alone if day)
