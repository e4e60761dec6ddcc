"""What must hold of every plan, whatever the tables and the person; and the rules that decide ties."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.planner.plan import (
    Plan,
    SetBy,
    Standing,
    every_plan,
    standing,
)
from dashboard.planner.verdicts import Verdict
from tests.slow.sittings import sittings_of
from tests.slow.tables import Cells, read_rules
from tests.strategies import (
    Situation,
    Someone,
    Tables,
    exam_row,
    had_years,
    level_row,
    rule,
    situations,
    weekly_hours,
)

TODAY = date(2026, 1, 31)
T = TypeVar("T")
BEST_FIRST = list(Verdict)
moderate = settings(max_examples=60, deadline=None)


@moderate
@given(situations(), had_years)
def test_more_work_experience_never_makes_a_date_later(situation: Situation, more: Decimal) -> None:
    someone = situation.someone
    richer = replace(someone, work_years=someone.work_years + more)
    assert_nothing_is_later(situation, richer)


@moderate
@given(situations(), had_years)
def test_more_experience_of_a_clock_within_work_never_makes_a_date_later(
    situation: Situation, more: Decimal
) -> None:
    someone = situation.someone
    richer = replace(someone, aigc_years=someone.aigc_years + more)
    assert_nothing_is_later(situation, richer)


@moderate
@given(situations(), weekly_hours)
def test_more_hours_a_week_never_make_a_date_later(situation: Situation, hours: Decimal) -> None:
    someone = situation.someone
    richer = replace(someone, hours_per_week=max(someone.hours_per_week, hours))
    assert_nothing_is_later(situation, richer)


@moderate
@given(situations())
def test_one_more_certificate_held_today_never_makes_a_date_later(situation: Situation) -> None:
    for level_id in situation.tables.level_ids:
        assert_nothing_is_later(situation, situation.someone.also_holding(level_id))


@moderate
@given(situations(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_of_alternatives_in_a_cell_changes_nothing(
    situation: Situation, random: Random
) -> None:
    tables = situation.tables
    reordered = Tables(
        levels=shuffled(tables.levels, random),
        prerequisites=tuple(
            {**row, "scope": "|".join(shuffled(row["scope"].split("|"), random))}
            for row in shuffled(tables.prerequisites, random)
        ),
        exams=shuffled(tables.exams, random),
    )
    assert standings(replace(situation, tables=reordered)) == standings(situation)


@moderate
@given(situations())
def test_each_level_is_sat_on_the_first_sitting_after_its_study_and_its_opening(situation: Situation) -> None:
    levels = read_rules(situation.tables.text()).levels
    for plan in best_plans(situation):
        assert plan.today == situation.today
        for step in plan.steps:
            level = levels[step.level_id]
            first = next(day for day in sittings_of(level, plan.today) if day >= step.ready_on)
            assert plan.today <= step.study_from <= step.studied_on <= step.ready_on <= step.sat_on == first
            assert step.held_on == step.sat_on + timedelta(int(level.exam.get("results_days") or "0"))


@moderate
@given(situations())
def test_study_is_one_thing_after_another_from_today_without_pause(situation: Situation) -> None:
    hours_per_week = situation.someone.hours_per_week
    for plan in best_plans(situation):
        hours, study_from = Decimal(0), situation.today
        for step in plan.steps:
            hours += step.hours or 0
            days = (step.studied_on - situation.today).days
            assert step.study_from == study_from
            assert days * hours_per_week >= 7 * hours > (days - 1) * hours_per_week
            study_from = step.studied_on


@moderate
@given(situations())
def test_each_step_opens_when_the_last_of_its_conditions_is_met(situation: Situation) -> None:
    for plan in best_plans(situation):
        held = {level_id: day or situation.today for level_id, day in situation.someone.holds}
        for step in plan.steps:
            assert step.level_id not in held
            met_on = [condition.met_on for condition in step.conditions]
            assert step.opens_on == max([situation.today, *(day for day in met_on if day is not None)])
            assert None not in met_on
            held[step.level_id] = step.held_on


@moderate
@given(situations())
def test_what_set_the_day_of_a_sitting_is_told_truly(situation: Situation) -> None:
    for plan in best_plans(situation):
        for step in plan.steps:
            assert (step.set_by == SetBy.CALENDAR) == (step.sat_on > step.ready_on)
            if step.set_by == SetBy.TODAY:
                assert step.sat_on == situation.today
            if step.set_by == SetBy.STUDY:
                assert step.sat_on == step.studied_on >= step.opens_on
            if step.set_by == SetBy.ELIGIBILITY:
                assert step.sat_on == step.opens_on > step.studied_on


@moderate
@given(situations())
def test_only_later_and_never_look_at_sittings_beyond_today_and_at_the_chosen_reading(
    situation: Situation,
) -> None:
    other = replace(situation, reading="lenient" if situation.reading == "strict" else "strict")
    today_alone = set(Verdict) - {Verdict.LATER, Verdict.NEVER}
    daily = with_exams(situation, "", "any")
    too_soon = with_exams(situation, "1", situation.today.isoformat())
    for before_it, after_it in ((situation, other), (daily, too_soon)):
        for before, after in zip(standings(before_it), standings(after_it), strict=True):
            assert (before.verdict in today_alone) == (after.verdict in today_alone)
            if before.verdict in today_alone:
                assert before.verdict == after.verdict


@moderate
@given(situations())
def test_without_a_sitting_left_a_level_is_held_awaited_or_never(situation: Situation) -> None:
    for before, after in zip(
        standings(situation), standings(with_exams(situation, "", "1999-01-01")), strict=True
    ):
        had = before.verdict in (Verdict.HELD, Verdict.AWAITED)
        assert after.verdict is (before.verdict if had else Verdict.NEVER)


def with_exams(situation: Situation, study_hours: str, sittings: str) -> Situation:
    """The same with one exam for every level."""
    exams = tuple(exam_row(level_id, study_hours, sittings) for level_id in situation.tables.level_ids)
    return replace(situation, tables=replace(situation.tables, exams=exams))


@pytest.mark.parametrize(
    ("rules", "exams", "best"),
    [
        pytest.param(
            [rule("t", "certificate", "b", route="y"), rule("t", "experience", "work", "0", route="z")],
            [],
            [("t", "z")],
            id="fewest exams before route names",
        ),
        pytest.param(
            [rule("t", "certificate", "a|b")],
            [exam_row("a", "2"), exam_row("b", "1"), exam_row("t", sittings="2026-06-30")],
            [("b", ""), ("t", "")],
            id="fewest study hours before level ids",
        ),
        pytest.param(
            [rule("t", "certificate", "a|b")],
            [exam_row("a", "0.1"), exam_row("t", sittings="2026-06-30")],
            [("b", ""), ("t", "")],
            id="study hours that are not stated count as none",
        ),
        pytest.param(
            [rule("t", "certificate", "b", route="x"), rule("t", "certificate", "a", route="y")],
            [],
            [("a", ""), ("t", "y")],
            id="level ids before route names",
        ),
        pytest.param(
            [rule("t", "certificate", "a|B")],
            [],
            [("B", ""), ("t", "")],
            id="level ids are compared as text, capitals first",
        ),
        pytest.param(
            [rule("t", "none_stated", route="b"), rule("t", "none_stated", route="B")],
            [],
            [("t", "B")],
            id="route names are compared as text",
        ),
        pytest.param(
            [rule("t", "certificate", "a", route="x"), rule("t", "certificate", "b", route="x")],
            [exam_row("t", sittings="2026-06-30")],
            [("a", ""), ("b", ""), ("t", "x")],
            id="of two orders of the same levels, the first by level ids",
        ),
        pytest.param(
            [rule("t", "certificate", "b", route="y"), rule("t", "experience", "work", "1", route="z")],
            [exam_row("b", results_days="90")],
            [("b", ""), ("t", "y")],
            id="an earlier day before everything else",
        ),
    ],
)
def test_ties_are_decided_in_this_order(
    rules: list[Cells], exams: list[Cells], best: list[tuple[str, str]]
) -> None:
    assert [(step.level_id, step.route.name) for step in best_plan(small(rules, exams)).steps] == best


def test_two_exams_may_share_a_day() -> None:
    shared = [exam_row("a", sittings="2026-06-30", results_days="0"), exam_row("t", sittings="2026-06-30")]
    plan = best_plan(small([rule("t", "certificate", "a")], shared))
    assert [step.sat_on for step in plan.steps] == [date(2026, 6, 30), date(2026, 6, 30)]


def test_a_day_waiting_for_a_result_puts_the_next_exam_off() -> None:
    one_day = [exam_row("a", sittings="2026-06-30", results_days="1"), exam_row("t", sittings="quarterly")]
    plan = best_plan(small([rule("t", "certificate", "a")], one_day))
    assert [step.sat_on for step in plan.steps] == [date(2026, 6, 30), date(2026, 9, 26)]


@pytest.mark.parametrize(
    ("hours_of_b", "path"),
    [
        pytest.param("60", ("b", "t"), id="another certificate is quicker than the one awaited"),
        pytest.param("6000", ("t",), id="the one awaited is quicker than another"),
    ],
)
def test_who_awaits_one_certificate_may_be_quicker_by_another(hours_of_b: str, path: tuple[str, ...]) -> None:
    awaits_a = Someone(holds=(("a", date(2027, 1, 31)),))
    situation = small([rule("t", "certificate", "a|b")], [exam_row("b", hours_of_b)])
    assert best_plan(replace(situation, people=(awaits_a,))).path.levels == path


def test_a_level_that_can_never_be_sat_spoils_no_plan_that_does_not_need_it() -> None:
    """Route x asks for A, and for A or B; B's only sitting is over. The plan is A, then the target."""
    rules = [rule("t", "certificate", "a", route="x"), rule("t", "certificate", "a|b", route="x")]
    situation = small(rules, [exam_row("b", sittings="2020-01-01")])
    assert ("a", "t") in {plan.path.levels for plan in plans(situation)}


def test_no_plan_takes_a_second_certificate_where_one_meets_both_conditions() -> None:
    """Route x asks for A, and for A or B: A meets both, so that a path through B takes what it needs not."""
    rules = [rule("t", "certificate", "a", route="x"), rule("t", "certificate", "a|b", route="x")]
    assert [plan.path.levels for plan in plans(small(rules, []))] == [("a", "t")]


def small(rules: Sequence[Cells], exams: Sequence[Cells]) -> Situation:
    """Someone without experience or certificate who wants level t; a, b and B are open."""
    levels = tuple(level_row(level_id) for level_id in ("t", "b", "a", "B"))
    tables = Tables(levels, tuple(rules), tuple(exams))
    return Situation(tables, TODAY, (Someone(),), ("t",), "strict")


def standings(situation: Situation) -> list[Standing]:
    """Where someone stands with every level, by level id."""
    catalog, person = situation.tables.catalog(), situation.someone.person()
    return [
        standing(catalog, person, situation.today, level_id, situation.reading)
        for level_id in sorted(situation.tables.level_ids)
    ]


def best_plans(situation: Situation) -> list[Plan]:
    return [each.plan for each in standings(situation) if each.plan is not None]


def best_plan(situation: Situation) -> Plan:
    return next(plan for plan in best_plans(situation) if plan.target == situation.target)


def plans(situation: Situation) -> tuple[Plan, ...]:
    catalog, person = situation.tables.catalog(), situation.someone.person()
    return every_plan(catalog, person, situation.today, situation.target, situation.reading)


def assert_nothing_is_later(situation: Situation, richer: Someone) -> None:
    before, after = standings(situation), standings(replace(situation, people=(richer,)))
    for poor, rich in zip(before, after, strict=True):
        if poor.verdict is not Verdict.HELD:  # a level that is held has its own date
            assert (rich.held_on or date.max) <= (poor.held_on or date.max)
        assert BEST_FIRST.index(rich.verdict) <= BEST_FIRST.index(poor.verdict)


def shuffled(rows: Sequence[T], random: Random) -> tuple[T, ...]:
    return tuple(random.sample(rows, len(rows)))
