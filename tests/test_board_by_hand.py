"""The small team's standings, counts by month, missing conditions and departments, worked out by hand."""

from collections.abc import Iterable
from datetime import date

import numpy as np

from dashboard.board.by_month import MONTHS, ByMonth, by_month
from dashboard.board.groups import groups
from dashboard.board.missing import Missing, missing
from dashboard.board.standings import Board, board_of
from dashboard.catalog.catalog import Catalog
from dashboard.planner.verdicts import VERDICTS, Verdict
from dashboard.rules.certificate import Certificate
from dashboard.rules.experience import Experience
from dashboard.rules.months import (
    NEVER,
    add_months_to,
    calendar_date,
    day_number,
)
from dashboard.rules.people import Person, people_of
from tests.board_team import DEPARTMENTS, HORIZON, NAMES, TODAY, named, small_team
from tests.strategies import CLOCK_IDS, Tables, level_row, rule

MARCH = date(2027, 3, 27), date(2027, 4, 26)
JUNE = date(2027, 6, 26), date(2027, 7, 26)


def test_the_small_team_stands_with_intermediate_and_advanced_as_worked_out_by_hand(ladders: Catalog) -> None:
    """Cy and Ed have a year of drawing, Bo holds junior; Di's four years of work are to be checked."""
    board = board_of(ladders, small_team(ladders), "strict")
    assert told(board, "draw-intermediate") == {
        "Ann": ("later", MARCH[0], MARCH[1], ("draw-junior", "draw-intermediate")),
        "Bo": ("open", TODAY, MARCH[1], ("draw-intermediate",)),
        "Cy": ("open", TODAY, MARCH[1], ("draw-intermediate",)),
        "Di": ("check", MARCH[0], MARCH[1], ("draw-junior", "draw-intermediate")),
        "Ed": ("open", TODAY, JUNE[1], ("draw-intermediate",)),
        "Fay": ("held", TODAY, date(2026, 5, 1), ()),
        "Gus": ("later", MARCH[0], MARCH[1], ("draw-intermediate",)),
    }
    assert told(board, "draw-advanced") == {
        "Ann": ("later", *JUNE, ("draw-junior", "draw-intermediate", "draw-advanced")),
        "Bo": ("later", *JUNE, ("draw-intermediate", "draw-advanced")),
        "Cy": ("later", *JUNE, ("draw-intermediate", "draw-advanced")),
        "Di": ("check", *JUNE, ("draw-junior", "draw-intermediate", "draw-advanced")),
        "Ed": ("later", date(2027, 9, 25), date(2027, 10, 25), ("draw-advanced",)),
        "Fay": ("open", TODAY, MARCH[1], ("draw-advanced",)),
        "Gus": ("later", *JUNE, ("draw-intermediate", "draw-advanced")),
    }


def test_a_result_that_is_awaited_is_held_from_its_day_and_takes_no_path(ladders: Catalog) -> None:
    junior = told(board_of(ladders, small_team(ladders), "strict"), "draw-junior")
    assert junior["Gus"] == ("awaited", date(2026, 12, 10), date(2026, 12, 10), ())


def test_a_level_that_is_awaited_comes_with_its_result_and_lacks_nothing(
    ladders: Catalog,
) -> None:
    result = date(2027, 1, 10)
    waits = people_of([Person(holds=(("draw-intermediate", result),))], TODAY, ladders.clock_ids)
    level = board_of(ladders, waits, "strict").levels["draw-intermediate"]
    assert VERDICTS[level.verdict_codes.item()] is Verdict.AWAITED
    assert calendar_date(level.can_sit_from.item()) == calendar_date(level.held_on.item()) == result
    found = {each.level_id: each.people for each in missing(ladders, waits, "strict")}
    assert (found["draw-intermediate"], found["draw-advanced"]) == (0, 1)


def test_what_is_to_be_checked_can_be_sat_from_today_by_the_lenient_wording(ladders: Catalog) -> None:
    advanced = told(board_of(ladders, small_team(ladders), "lenient"), "draw-advanced")
    assert advanced["Di"] == ("check", TODAY, MARCH[1], ("draw-advanced",))


def test_the_small_team_by_month_as_counted_by_hand(ladders: Catalog) -> None:
    counts = by_month(board_of(ladders, small_team(ladders), "strict"), HORIZON)
    assert counts.days[:3] == (TODAY, date(2026, 12, 1), date(2027, 1, 1))
    assert counts.days[-1] == date(2029, 11, 1)
    assert len(counts.days) == MONTHS + 2
    assert counts.days[counts.by] == HORIZON
    intermediate = {
        TODAY: (1, 3, 1),  # Fay holds it; Bo, Cy and Ed can sit it; Di to be checked
        date(2027, 3, 1): (1, 3, 1),
        date(2027, 4, 1): (1, 6, 0),  # Ann, Di and Gus can sit it too
        date(2027, 5, 1): (6, 1, 0),  # all but Ed hold it
        date(2027, 8, 1): (7, 0, 0),
    }
    assert bands(counts, "draw-intermediate", intermediate) == intermediate
    advanced = {
        TODAY: (0, 1, 1),  # Fay; Di
        date(2027, 5, 1): (1, 0, 1),
        date(2027, 7, 1): (1, 5, 0),  # Ann, Bo, Cy, Di and Gus
        date(2027, 8, 1): (6, 0, 0),
        date(2027, 10, 1): (6, 1, 0),  # Ed
        date(2027, 11, 1): (7, 0, 0),
    }
    assert bands(counts, "draw-advanced", advanced) == advanced


def test_on_the_first_of_a_month_the_next_point_is_a_month_later(ladders: Catalog) -> None:
    first = date(2026, 12, 1)
    days = by_month(board_of(ladders, people_of([], first, ladders.clock_ids), "strict"), first).days
    assert days == tuple(add_months_to(first, ahead) for ahead in range(MONTHS + 1))


def test_the_small_team_is_short_of_what_was_counted_by_hand(ladders: Catalog) -> None:
    found = {each.level_id: each for each in missing(ladders, small_team(ladders), "strict")}
    assert list(found) == list(ladders.level_ids)
    assert summary(found["draw-junior"]) == (0, 0, {"none_stated": (0, 0, (), 0)})
    assert summary(found["draw-intermediate"]) == (
        3,  # Ann, Di, Gus
        3,
        {"certificate": (3, 3, (), 3), "experience": (3, 3, ((12, 3),), 0)},
    )
    assert summary(found["draw-advanced"]) == (
        6,  # all but Fay
        6,
        {
            "certificate": (6, 6, (), 6),
            "experience": (6, 6, ((6, 1), (24, 1), (36, 4)), 0),  # Ed; Cy; Ann, Bo, Di and Gus
        },
    )


def test_a_condition_that_two_sentences_state_is_lacked_once() -> None:
    said = rule("t", "experience", "work", "1")
    twice = ({**said, "cites": "S1"}, {**said, "cites": "S2"}, rule("t", "certificate", "a"))
    tables = Tables((level_row("t"), level_row("a")), twice, ())
    people = people_of([Person(holds=(("a", None),))], TODAY, CLOCK_IDS)
    found = {each.level_id: each for each in missing(tables.catalog(), people, "strict")}
    assert summary(found["t"]) == (1, 1, {"certificate": (0, 0, (), 0), "experience": (1, 1, ((12, 1),), 0)})


def test_departments_come_in_the_order_of_their_text_with_none_at_last() -> None:
    parts = [(label, named(rows)) for label, rows in groups(DEPARTMENTS)]
    assert parts == [
        ("design", ["Cy", "Di", "Gus"]),
        ("sales", ["Ann", "Bo", "Fay"]),
        ("", ["Ed"]),
    ]


def test_the_counts_of_departments_add_up_to_those_of_the_team(ladders: Catalog) -> None:
    people = small_team(ladders)
    board = board_of(ladders, people, "strict")
    parts = [rows for _, rows in groups(DEPARTMENTS)]
    for level_id, whole in by_month(board, HORIZON).levels.items():
        of_parts = [by_month(board.take(rows), HORIZON).levels[level_id] for rows in parts]
        for band in ("held", "can_sit", "check"):
            assert sum(getattr(part, band) for part in of_parts).tolist() == getattr(whole, band).tolist()


def test_a_team_of_nobody_has_a_board_of_zeros(ladders: Catalog) -> None:
    nobody = people_of([], TODAY, ladders.clock_ids)
    board = board_of(ladders, nobody, "strict")
    assert (board.n, board.level_ids) == (0, ladders.level_ids)
    for level in by_month(board, HORIZON).levels.values():
        assert {*level.held, *level.can_sit, *level.check} == {0}
    assert {(each.people, each.lack_one) for each in missing(ladders, nobody, "strict")} == {(0, 0)}
    assert groups([]) == []


def test_no_day_is_a_day_that_no_month_counts(ladders: Catalog) -> None:
    """Whoever does no drawing work and may take no junior exam never holds intermediate."""
    closed = ladders.with_exams(
        {"draw-junior": ladders.exam("draw-junior").model_copy(update={"sittings": (date(2020, 1, 1),)})}
    )
    people = small_team(closed).take(np.array([NAMES.index("Ann")]))
    board = board_of(closed, people, "strict")
    level = board.levels["draw-intermediate"]
    assert level.held_on.tolist() == level.can_sit_from.tolist() == [NEVER]
    assert VERDICTS[level.verdict_codes.item()] is Verdict.NEVER
    assert day_number(by_month(board, HORIZON).days[-1]) < NEVER
    assert by_month(board, HORIZON).levels["draw-intermediate"].held.max() == 0


def told(board: Board, level_id: str) -> dict[str, tuple[str, date | None, date | None, tuple[str, ...]]]:
    """Of each of the small team: the verdict, from when it can be sat, when it is held, and the path."""
    level = board.levels[level_id]
    columns = zip(NAMES, level.verdict_codes, level.can_sit_from, level.held_on, level.path_of, strict=True)
    return {
        name: (
            VERDICTS[code].value,
            calendar_date(sat),
            calendar_date(held),
            level.paths[path].levels if path >= 0 else (),
        )
        for name, code, sat, held, path in columns
    }


def bands(counts: ByMonth, level_id: str, days: Iterable[date]) -> dict[date, tuple[int, ...]]:
    """How many hold, can sit and are to be checked on some of the days."""
    level = counts.levels[level_id]
    rows = zip(level.held.tolist(), level.can_sit.tolist(), level.check.tolist(), strict=True)
    every = dict(zip(counts.days, rows, strict=True))
    return {day: every[day] for day in days}


def summary(found: Missing) -> tuple[int, int, dict[str, tuple[int, int, tuple[tuple[int, int], ...], int]]]:
    kinds = {
        type(lacked.condition): (lacked.people, lacked.only_this, lacked.months, lacked.hold_none)
        for route in found.routes
        for lacked in route.conditions
    }
    names = {Certificate: "certificate", Experience: "experience"}
    by_name = {names.get(kind, "none_stated"): numbers for kind, numbers in kinds.items()}
    return found.people, found.lack_one, by_name
