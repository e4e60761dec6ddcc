"""In which order to study: certificates that don't build on one another, tried one by one and not."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dashboard.planner.dates import Scheduler
from dashboard.planner.groups import by_state
from dashboard.planner.orders import dated_orders
from dashboard.planner.paths import Selection, levels_towards, selections
from dashboard.rules.months import NEVER
from dashboard.rules.people import people_of
from dashboard.rules.routes import routes
from tests.persons import person_of
from tests.planned import catalog_of, planned
from tests.slow.answers import answer
from tests.slow.draws import chance, day, pick
from tests.slow.files import row_of
from tests.slow.strategies import Case, cases
from tests.slow.tables import Cells, Tables

TODAY = date(2026, 1, 1)
EVERY_ORDER, NONE_BY_ONE = 5_040, 0
"""How many orders are tried one by one."""
IDS = ("d", "b", "F", "a", "c", "e")


@st.composite
def independent(draw: st.DrawFn) -> Tables:
    """Two to six certificates for one level; some can only be sat for a time, and some run out."""
    names = IDS[: pick(draw, (4, 2, 3, 5, 4, 6))]
    levels, exams, validity = [_level("t")], [_exam(draw, "t")], []
    for name in names:
        last = day(draw, TODAY, 60, 400).isoformat() if chance(draw, 40) else ""
        levels.append({**_level(name), "last_sitting_on": last})
        exams.append(_exam(draw, name))
        if chance(draw, 60):
            change = day(draw, TODAY, 10, 300).isoformat() if chance(draw, 30) else ""
            months = pick(draw, ("6", "12", "9"))
            validity.append(row_of("validity", level_id=name, months=months, from_=change))
    facts = ("certificate", "valid_certificate")
    return _tables(levels, exams, [_asks(name, pick(draw, facts)) for name in names], validity)


def _level(name: str) -> Cells:
    return row_of("levels", level_id=name, scheme_id="s", rank="1")


def _exam(draw: st.DrawFn, name: str) -> Cells:
    dates = "|".join(sorted({day(draw, TODAY, 10, 500).isoformat() for _ in range(5)}))
    return row_of(
        "exams",
        level_id=name,
        study_hours=pick(draw, ("40", "10", "25", "60", "")),
        sittings=pick(draw, ("any", "monthly", "quarterly", dates)),
        results_days=pick(draw, ("0", "30", "")),
    )


def _asks(name: str, fact: str, within: str = "") -> Cells:
    return row_of("prerequisites", level_id="t", route="all", fact=fact, scope=name, within=within)


def _tables(levels: list[Cells], exams: list[Cells], asked: list[Cells], validity: list[Cells]) -> Tables:
    free = [
        row_of("prerequisites", level_id=row["level_id"], fact="none_required")
        for row in levels
        if row["level_id"] != "t"
    ]
    return {
        "schemes": [row_of("schemes", scheme_id="s")],
        "clocks": [row_of("clocks", clock_id="work")],
        "levels": levels,
        "prerequisites": [*free, *asked],
        "exams": exams,
        "validity": validity,
    }


@settings(max_examples=40, deadline=None)
@given(independent())
def test_the_order_is_the_one_that_a_search_through_all_orders_finds(tables: Tables) -> None:
    row = {"target": "t", "hours_per_week": "10"}
    slow = answer(tables, row, TODAY, "strict", None)
    event(f"{len(tables['levels']) - 1} certificates, {'a path' if slow['path'] else 'none'}")
    assert planned(tables, row, TODAY, "strict", None) == slow


@settings(max_examples=60, deadline=None)
@given(cases(max_levels=6, is_wide=True))
def test_orders_that_are_not_tried_one_by_one_are_no_worse(case: Case) -> None:
    target = case.row.get("target") or case.target or catalog_of(case.tables).default_target
    for scheduler, selection in asked(case.tables, case.row, case.as_of, target):
        one_by_one = best(scheduler, selection, EVERY_ORDER)
        event(f"{len(selection.taken)} levels, held {one_by_one[0] < NEVER}, leans {one_by_one[1]}")
        assert best(scheduler, selection, NONE_BY_ONE) == one_by_one


def asked(tables: Tables, row: Cells, as_of: date, target: str) -> list[tuple[Scheduler, Selection]]:
    catalog = catalog_of(tables)
    people = people_of([person_of(row, catalog.clock_ids)], as_of, catalog.clock_ids)
    ways = [
        way for each in levels_towards(catalog, target, "strict") for way in routes(catalog, each, "strict")
    ]
    ((_, had),) = by_state(catalog, people, ways)
    scheduler = Scheduler(catalog, people)
    return [(scheduler, selection) for selection in selections(catalog, target, "strict", had)]


def best(scheduler: Scheduler, selection: Selection, most: int) -> tuple[int, bool, tuple[str, ...]]:
    """When the target is held, whether that leans on anything unknown, and the order, if it is ever held."""
    ranked = [
        (int(dated.steps[selection.target].held[0]), bool(~dated.known[0]), order)
        for order, dated, _ in dated_orders(scheduler, selection, most)
    ]
    held, leans, order = min(ranked, key=lambda each: (each[0], each[1], each[2]))
    return (held, leans, order) if held < NEVER else (int(NEVER), False, ())


def test_fifteen_certificates_are_studied_for_in_the_order_of_their_last_sittings() -> None:
    """Ten hours each at ten a week are a week each. The last by name has its last sitting after one week,
    the one before it after two, and so on: only that order is in time. The target takes the 16th week.
    """
    names = [f"level-{number:02}" for number in range(15)]
    last = {name: TODAY + timedelta(weeks=15 - place) for place, name in enumerate(names)}
    levels = [{**_level(name), "last_sitting_on": last[name].isoformat()} for name in names]
    exams = [_any_day(name, "10") for name in [*names, "t"]]
    tables = _tables([*levels, _level("t")], exams, [_asks(name, "certificate") for name in names], [])
    found = planned(tables, {"target": "t", "hours_per_week": "10"}, TODAY, "strict", None)
    assert found["path"].split(">") == [*reversed(names), "t"]
    assert found["target_held_on"] == (TODAY + timedelta(weeks=16)).isoformat()
    assert found["first_exam_on"] == (TODAY + timedelta(weeks=1)).isoformat()


def test_of_fifteen_certificates_that_may_come_in_any_order_the_first_by_name_comes_first() -> None:
    names = [f"level-{number:02}" for number in range(15)]
    exams = [_any_day(name, "10") for name in [*names, "t"]]
    levels = [_level(name) for name in [*names, "t"]]
    tables = _tables(levels, exams, [_asks(name, "valid_certificate") for name in names], _valid(names))
    found = planned(tables, {"target": "t", "hours_per_week": "10"}, TODAY, "strict", None)
    assert found["path"].split(">") == [*names, "t"]


@pytest.mark.parametrize("names", ["abcd", "abcde", "abcdef"])
def test_an_order_that_leans_on_nothing_unknown_comes_before_one_that_is_first_by_name(names: str) -> None:
    """Each takes six weeks. How long A is valid is stated only if it is obtained from April on: as the third
    it is sat in May, as the first or the second it would not be known whether it is still valid.
    """
    exams = [_any_day(name, "60") for name in [*names, "t"]]
    levels = [_level(name) for name in [*names, "t"]]
    asked = [_asks(name, "valid_certificate") for name in names]
    valid_from_april = [row_of("validity", level_id="a", months="60", from_="2026-04-01")]
    tables = _tables(levels, exams, asked, [*valid_from_april, *_valid(names[1:])])
    found = planned(tables, {"target": "t", "hours_per_week": "10"}, TODAY, "strict", None)
    assert found["path"] == ">".join(["b", "c", "a", *names[3:], "t"])
    assert found["lower_bound"] == "no"


def _any_day(name: str, hours: str) -> Cells:
    return row_of("exams", level_id=name, study_hours=hours, sittings="any", results_days="0")


def _valid(names: Sequence[str]) -> list[Cells]:
    return [row_of("validity", level_id=name, months="60") for name in names]
