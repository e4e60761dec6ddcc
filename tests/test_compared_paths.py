"""Every path to a target, side by side: against a slow answer, and no path beaten by what is not known."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.compare import (
    SORTS,
    ComparedPath,
    SortedBy,
    compared_paths,
    sorted_paths,
)
from dashboard.planner.plan import Plan
from tests.persons import person_of
from tests.planned import catalog_of
from tests.slow.compared import Row, compared
from tests.slow.every_path import path_by
from tests.slow.person import default_target
from tests.slow.strategies import Case, cases
from tests.slow.tables import Cells, read_rules
from tests.strategies import (
    Situation,
    Someone,
    Tables,
    exam_row,
    level_row,
    priced_situations,
    rule,
    situations,
)
from tests.worked_decisions import ROWS, Decision, decisions, said

TODAY = date(2026, 1, 31)
moderate = settings(max_examples=120, deadline=None)


@decisions("paths")
def test_the_paths_side_by_side_are_those_worked_by_hand(decision: Decision, ladders: Catalog) -> None:
    rows = compared_paths(ladders, decision.person, decision.today, decision.target, decision.reading)
    assert tuple(told(row) for row in rows) == decision.answer


def test_every_worked_decision_has_a_name_of_its_own_a_sentence_and_a_test_that_asks_it() -> None:
    assert len({row["case"] for row in ROWS}) == len(ROWS)
    assert all(row["says"].endswith(".") for row in ROWS)
    asked = {"paths", "break-even", "hours", "share", "segments", "latest start"}
    assert {row["asks"] for row in ROWS} == asked


def told(row: ComparedPath) -> str:
    by = f" beaten by {said(row.beaten_by)}" if row.beaten_by else ""
    return f"{said(row.plan)} held {row.plan.held_on} {' '.join(row.readings)}{by}"


@moderate
@given(situations())
def test_the_rows_are_those_of_a_slow_search_in_its_order_with_its_dates_and_readings(
    situation: Situation,
) -> None:
    rows = rows_of(situation)
    event(f"{min(len(rows), 9)} paths")
    asked = situation.tables.text(), situation.someone.row(), situation.today
    assert [seen(row) for row in rows] == compared(*asked, situation.reading, situation.target)


@moderate
@given(cases())
def test_and_by_rules_that_close(case: Case) -> None:
    target = case.row.get("target") or case.target or default_target(read_rules(case.tables))
    catalog = catalog_of(case.tables)
    reading: Reading = "strict" if case.reading == "strict" else "lenient"
    rows = compared_paths(catalog, person_of(case.row, catalog.clock_ids), case.as_of, target, reading)
    event(f"{min(len(rows), 9)} paths")
    assert [seen(row) for row in rows] == compared(case.tables, case.row, case.as_of, reading, target)


@moderate
@given(priced_situations())
def test_the_first_row_is_beaten_by_no_other_of_its_reading_but_one_that_only_costs_less(
    situation: Situation,
) -> None:
    rows = [row for row in rows_of(situation) if situation.reading in row.readings]
    for row in rows[:1]:
        assert all(merits(row.plan) <= merits(other.plan) for other in rows)
        if row.beaten_by:
            assert merits(row.beaten_by) == merits(row.plan)
            assert (row.beaten_by.fee or 0) < (row.plan.fee or 0)


@settings(max_examples=150, deadline=None)
@given(priced_situations(), st.data())
def test_a_beaten_path_is_no_better_in_any_way_whatever_it_is_that_is_not_stated(
    situation: Situation, data: st.DataObject
) -> None:
    beaten = [row for row in rows_of(situation) if row.beaten_by]
    event(f"{min(len(beaten), 3)} beaten")
    filled = replace(situation, tables=stated(situation.tables, data)) if beaten else situation
    for row in beaten:
        better = next(plan for plan in rivals(situation, row) if plan == row.beaten_by)
        assert known(better) != known(row.plan)
        one, other = outcome(filled, better), outcome(filled, row.plan, in_any_order=True)
        assert one.held_on <= other.held_on
        assert one.exams <= other.exams
        assert one.hours <= other.hours
        assert one.fees <= other.fees


@moderate
@given(priced_situations())
def test_a_path_is_beaten_if_another_of_its_reading_is_as_good_in_all_that_is_known_of_both(
    situation: Situation,
) -> None:
    for row in rows_of(situation):
        told_of = [plan for plan in rivals(situation, row) if not plan.is_lower_bound]
        if any(beats_in_all(known(plan), known(row.plan)) for plan in told_of):
            assert row.beaten_by


@moderate
@given(priced_situations())
def test_a_path_that_takes_more_and_ends_no_sooner_is_beaten_though_no_fee_is_known(
    situation: Situation,
) -> None:
    unpriced = tuple({**row, "fee_exam": ""} for row in situation.tables.exams)
    situation = replace(situation, tables=replace(situation.tables, exams=unpriced))
    for row in rows_of(situation):
        assert row.plan.fee is None
        fewer = [
            plan
            for plan in rivals(situation, row)
            if set(plan.path.levels) < set(row.plan.path.levels)
            and plan.held_on <= row.plan.held_on
            and not plan.is_lower_bound
        ]
        assert not fewer or row.beaten_by


@moderate
@given(priced_situations(), st.sampled_from(SORTS), st.randoms(use_true_random=False))
def test_sorted_rows_are_the_same_rows_best_first_unknown_last_and_equals_as_they_were(
    situation: Situation, by: SortedBy, random: Random
) -> None:
    rows = random.sample(rows_of(situation), len(rows_of(situation)))
    found = sorted_paths(rows, by)
    assert sorted(map(id, found)) == sorted(map(id, rows))
    place = {id(row): number for number, row in enumerate(rows)}
    order = [(value is None, value or 0, place[id(row)]) for row in found for value in (worth(row, by),)]
    assert order == sorted(order)


def worth(row: ComparedPath, by: SortedBy) -> Decimal | int | None:
    steps = row.plan.steps
    if by == "earliest":
        return max(step.held_on for step in steps if step.level_id == row.plan.target).toordinal()
    if by == "exams":
        return len(steps)
    if by == "study":
        return row.plan.study_hours
    return row.plan.fee


A_OR_B = (rule("t", "certificate", "a", route="by-a"), rule("t", "certificate", "b", route="by-b"))
FREE = {"fee_training": "0", "fee_materials": "0", "currency": "CNY"}


def priced(level_id: str, hours: str, fee: str, results_days: str = "0") -> dict[str, str]:
    return {**exam_row(level_id, hours, "any", results_days), **FREE, "fee_exam": fee}


@pytest.mark.parametrize(
    ("exams", "beaten"),
    [
        pytest.param([("a", "6", "10"), ("b", "60", "20")], {"by-b"}, id="later, longer and dearer"),
        pytest.param([("a", "6", "20"), ("b", "60", "10")], set(), id="later, but cheaper"),
        pytest.param([("a", "60", "10"), ("b", "6", "20", "90")], set(), id="later, but fewer hours"),
        pytest.param([("a", "6", ""), ("b", "60", "10")], set(), id="the fee of the better is not known"),
        pytest.param([("a", "6", "10"), ("b", "60", "")], set(), id="the fee of the worse is not known"),
        pytest.param([("a", "", "10"), ("b", "60", "20")], set(), id="the hours of the better are not known"),
        pytest.param(
            [("a", "6", "10"), ("b", "", "20", "90")], set(), id="the hours of the worse are not known"
        ),
        pytest.param([("a", "6", "10"), ("b", "6", "10")], set(), id="alike in every way"),
        pytest.param([("a", "6", "10"), ("b", "6", "9")], {"by-a"}, id="alike, but the second is cheaper"),
        pytest.param([("a", "6", "10", ""), ("b", "60", "20")], set(), id="a result that is not stated"),
    ],
)
def test_which_of_two_paths_is_beaten(exams: Sequence[tuple[str, ...]], beaten: set[str]) -> None:
    rows = [priced(*exam) for exam in exams]
    tables = Tables(three_levels(), A_OR_B, (*rows, priced("t", "6", "10")))
    assert beaten_routes(tables, Someone()) == beaten


def test_a_path_of_fewer_exams_is_not_beaten_by_a_sooner_and_cheaper_one() -> None:
    """A takes C first, and still ends sooner, after less study and for less money, than B."""
    exams = (priced("c", "1", "1"), priced("a", "6", "10"), priced("b", "60", "20"), priced("t", "6", "10"))
    rules = (*A_OR_B, rule("a", "certificate", "c"))
    assert beaten_routes(Tables((*three_levels(), level_row("c")), rules, exams), Someone()) == set()
    open_a = Tables((*three_levels(), level_row("c")), A_OR_B, exams)
    assert beaten_routes(open_a, Someone()) == {"by-b"}


def test_fees_in_two_currencies_are_not_compared() -> None:
    exams = (priced("a", "6", "10"), priced("b", "60", "20") | {"currency": "EUR"}, priced("t", "6", "10"))
    assert beaten_routes(Tables(three_levels(), A_OR_B, exams), Someone()) == set()


@pytest.mark.parametrize(
    ("results_of_a", "results_of_t", "beaten"),
    [
        pytest.param("30", "", {"by-b"}, id="what is not stated of the target puts both off alike"),
        pytest.param("", "30", set(), id="what is not stated of a level before it can put one off alone"),
    ],
)
def test_a_path_within_another_is_compared_unless_what_is_not_stated_could_turn_them_round(
    results_of_a: str, results_of_t: str, beaten: set[str]
) -> None:
    """T is open half a year after A; or with B, which takes A and is held in August, at once."""
    rules = (
        rule("t", "certificate", "a", "0.5", route="by-a"),
        rule("t", "certificate", "b", route="by-b"),
        rule("b", "certificate", "a"),
    )
    exams = (
        exam_row("a", "6", "any", results_of_a),
        exam_row("b", "6", "2026-08-31", "0"),
        exam_row("t", "6", "quarterly", results_of_t),
    )
    assert beaten_routes(Tables(three_levels(), rules, exams), Someone()) == beaten


def test_a_path_with_two_levels_to_spare_is_none() -> None:
    """T asks for A, and for A or B, and B for C: A meets both, and B would cost two exams more."""
    rules = (
        rule("t", "certificate", "a"),
        rule("t", "certificate", "a|b"),
        rule("b", "certificate", "c"),
    )
    tables = Tables((*three_levels(), level_row("c")), rules, ())
    rows = compared_paths(tables.catalog(), Someone().person(), TODAY, "t", "strict")
    assert [row.plan.path.levels for row in rows] == [("a", "t")]


def three_levels() -> tuple[Cells, ...]:
    return tuple(level_row(level_id) for level_id in ("t", "a", "b"))


def beaten_routes(tables: Tables, someone: Someone) -> set[str]:
    """The routes into T of the paths that are beaten."""
    rows = compared_paths(tables.catalog(), someone.person(), TODAY, "t", "strict")
    assert len(rows) == 2
    return {row.plan.path.routes[-1] for row in rows if row.beaten_by}


def rows_of(situation: Situation, reading: Reading | None = None) -> tuple[ComparedPath, ...]:
    catalog, person = situation.tables.catalog(), situation.someone.person()
    return compared_paths(catalog, person, situation.today, situation.target, reading or situation.reading)


def rivals(situation: Situation, row: ComparedPath) -> list[Plan]:
    """The plans that a row is held against: of the reading that was asked for, if it is of that reading."""
    if situation.reading not in row.readings:
        return []
    return [other.plan for other in rows_of(situation) if situation.reading in other.readings]


def merits(plan: Plan) -> tuple[date, int, Decimal]:
    """What the best plan has least of, in this order; hours that are not stated count as 0."""
    return plan.held_on, len(plan.steps), sum((step.hours or Decimal(0) for step in plan.steps), Decimal(0))


def known(plan: Plan) -> tuple[int | Decimal | None, ...]:
    return plan.held_on.toordinal(), len(plan.steps), plan.study_hours, plan.fee


def beats_in_all(one: Sequence[int | Decimal | None], other: Sequence[int | Decimal | None]) -> bool:
    """As good in every way and better in one, where all is known of both."""
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    return len(pairs) == len(one) and all(a <= b for a, b in pairs) and any(a < b for a, b in pairs)


@dataclass(frozen=True)
class Outcome:
    """What a path comes to once everything is stated; fees by currency."""

    held_on: date
    exams: int
    hours: Fraction
    fees: Counter[str]


def outcome(situation: Situation, plan: Plan, *, in_any_order: bool = False) -> Outcome:
    """By the slow planner: the path as it is, or in the order that ends first."""
    asked = situation.tables.text(), situation.someone.row(), situation.today, plan.reading
    orders = permutations(plan.path.names) if in_any_order else [plan.path.names]
    paths = [path_by(names, *asked) for names in orders if names[-1][0] == plan.target]
    held_on = [path.held_on for path in paths if path]
    exams = [row for row in situation.tables.exams if row["level_id"] in plan.path.levels]
    fees: Counter[str] = Counter()
    for row in exams:
        for part in ("fee_training", "fee_materials", "fee_exam"):
            fees[row["currency"]] += int(Decimal(row[part]) * 10)
    hours = sum((Fraction(row["study_hours"]) for row in exams), Fraction(0))
    return Outcome(min(held_on, default=date.max), len(plan.steps), hours, fees)


def stated(tables: Tables, data: st.DataObject) -> Tables:
    """The tables with something in each cell that was not stated."""
    possible = {
        "study_hours": ("0", "1", "40", "400"),
        "sittings": ("any", "quarterly"),
        "results_days": ("0", "1", "30", "400"),
        "fee_exam": ("0", "100", "5000"),
    }

    def filled(row: Cells) -> Cells:
        unknown = {column: cells for column, cells in possible.items() if not row[column]}
        return {**row, **{column: data.draw(st.sampled_from(cells)) for column, cells in unknown.items()}}

    return replace(tables, exams=tuple(filled(row) for row in tables.exams))


def seen(row: ComparedPath) -> Row:
    """What the slow planner has of a path too."""
    sat_on = tuple(step.sat_on for step in row.plan.steps)
    return Row(row.plan.path.names, sat_on, row.plan.held_on, row.readings)
