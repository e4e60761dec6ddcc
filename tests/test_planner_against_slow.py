"""The planner against `slow_planner`, on random tables and people: they must agree on everything."""

from collections.abc import Iterable
from datetime import date
from random import Random

from hypothesis import event, given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.planner.best import BestPaths, best_paths
from dashboard.planner.plan import (
    Plan,
    Standing,
    every_plan,
    standing,
)
from dashboard.planner.verdicts import VERDICTS, Verdict, verdicts_on
from dashboard.rules.certificate import Certificate
from dashboard.rules.months import calendar_date
from dashboard.rules.people import people_of
from tests import slow_planner
from tests.strategies import Situation, situations


@settings(max_examples=350, deadline=None)
@given(situations())
def test_the_planner_says_what_the_slow_planner_says(situation: Situation) -> None:
    slow = slow_answer(situation)
    event(f"verdict {slow.verdict}, {'no path' if slow.path is None else f'{len(slow.path)} exams'}")
    assert answer(situation) == slow


@settings(max_examples=100, deadline=None)
@given(situations(most_people=6), st.randoms(use_true_random=False))
def test_many_people_at_once_get_what_each_gets_alone_in_any_order(
    situation: Situation, random: Random
) -> None:
    team = list(zip(situation.people, situation.targets, strict=True))
    random.shuffle(team)
    catalog = situation.tables.catalog()
    people = people_of([someone.person() for someone, _ in team], situation.today, catalog.level_ids)
    best = best_paths(catalog, people, [target for _, target in team], situation.reading)
    alone = [
        standing(catalog, someone.person(), situation.today, target, situation.reading)
        for someone, target in team
    ]
    assert rows_of(best) == [row_of(each) for each in alone]
    for level_id in situation.tables.level_ids:
        verdicts = verdicts_on(
            catalog,
            people,
            level_id,
            best_paths(catalog, people, [level_id] * len(team), situation.reading).target_held_on,
        )
        assert [VERDICTS[code] for code in verdicts] == [
            standing(catalog, someone.person(), situation.today, level_id, situation.reading).verdict
            for someone, _ in team
        ]


@settings(max_examples=120, deadline=None)
@given(situations())
def test_the_first_of_all_plans_is_the_best_and_none_is_better(situation: Situation) -> None:
    plans = plans_of(situation)
    best = standing_on(situation, situation.target).plan
    assert plans[:1] == (() if best is None else (best,))
    assert [plan.held_on for plan in plans] == sorted(plan.held_on for plan in plans)
    orders = [order_of(plan) for plan in plans]
    assert orders[:1] == sorted(orders)[:1]
    assert len({plan.path for plan in plans}) == len(plans)


@settings(max_examples=120, deadline=None)
@given(situations())
def test_every_plan_has_the_dates_that_the_slow_planner_gives_its_path(situation: Situation) -> None:
    person = situation.someone.slow_person(situation.today, situation.target)
    levels = {level.level_id: level for level in situation.tables.slow_levels()}
    for plan in plans_of(situation):
        path = slow_planner.Path()
        for step in plan.steps:
            further = slow_planner.take(
                person, path, levels[step.level_id], step.route.name, situation.reading
            )
            assert further is not None
            path = further
        assert [step.sat_on for step in plan.steps] == list(path.sat_on)
        assert [step.held_on for step in plan.steps] == list(path.held_on)


@settings(max_examples=120, deadline=None)
@given(situations())
def test_every_path_that_can_spare_no_level_is_planned_and_no_plan_takes_one_that_no_route_names(
    situation: Situation,
) -> None:
    plans = plans_of(situation)
    planned = {tuple((step.level_id, step.route.name) for step in plan.steps) for plan in plans}
    assert paths_that_can_spare_no_level(situation) <= planned
    for plan in plans:
        taken = {step.level_id for step in plan.steps}
        assert taken - {plan.target} <= set(named_by(plan))


def answer(situation: Situation) -> slow_planner.Answer:
    """What the planner says, in the slow planner's words."""
    catalog = situation.tables.catalog()
    standings = {level_id: standing_on(situation, level_id, catalog) for level_id in catalog.level_ids}
    here = standings[situation.target]
    steps = here.plan.steps if here.plan else ()
    spared = here.plan is None and here.held_on is not None
    return slow_planner.Answer(
        verdict=here.verdict,
        verdicts={level_id: each.verdict.value for level_id, each in standings.items()},
        later_on={
            level_id: each.exam_on for level_id, each in standings.items() if each.verdict == Verdict.LATER
        },
        path=tuple((step.level_id, step.route.name) for step in steps) if steps or spared else None,
        sat_on=tuple(step.sat_on for step in steps),
        held_on=tuple(step.held_on for step in steps),
        target_exam_on=here.exam_on,
        target_held_on=here.held_on,
        first_exam_on=min((step.sat_on for step in steps), default=None),
    )


def slow_answer(situation: Situation) -> slow_planner.Answer:
    person = situation.someone.slow_person(situation.today, situation.target)
    return slow_planner.answer(situation.tables.slow_levels(), person, situation.reading)


def standing_on(situation: Situation, level_id: str, catalog: Catalog | None = None) -> Standing:
    person = situation.someone.person()
    return standing(
        catalog or situation.tables.catalog(), person, situation.today, level_id, situation.reading
    )


def plans_of(situation: Situation) -> tuple[Plan, ...]:
    person = situation.someone.person()
    return every_plan(
        situation.tables.catalog(), person, situation.today, situation.target, situation.reading
    )


Row = tuple[tuple[tuple[str, str], ...], date | None, date | None, date | None]
"""A path, its first sitting, the sitting of its target, and the day on which the target is held."""


def rows_of(best: BestPaths) -> list[Row]:
    found = zip(best.path_of, best.first_exam_on, best.target_exam_on, best.target_held_on, strict=True)
    return [
        (
            tuple(zip(best.paths[path].levels, best.paths[path].routes, strict=True)) if path >= 0 else (),
            calendar_date(first),
            calendar_date(exam),
            calendar_date(held),
        )
        for path, first, exam, held in found
    ]


def row_of(alone: Standing) -> Row:
    steps = alone.plan.steps if alone.plan else ()
    path = tuple((step.level_id, step.route.name) for step in steps)
    return path, min((step.sat_on for step in steps), default=None), alone.exam_on, alone.held_on


def order_of(plan: Plan) -> tuple[object, ...]:
    """The order of preference, from the best on; hours that are not stated count as 0."""
    hours = sum(step.hours or 0 for step in plan.steps)
    return plan.held_on, len(plan.steps), hours, plan.path.levels, plan.path.routes


def named_by(plan: Plan) -> Iterable[str]:
    """The certificates that the routes of a plan name."""
    for step in plan.steps:
        for condition in step.route.conditions:
            if isinstance(condition, Certificate):
                yield from condition.levels


def paths_that_can_spare_no_level(situation: Situation) -> set[tuple[tuple[str, str], ...]]:
    """The paths to the target from which no level can be left out."""
    person = situation.someone.slow_person(situation.today, situation.target)
    if situation.target in person.holds:
        return set()
    found = slow_planner.all_paths(
        situation.tables.slow_levels(), person, situation.reading, slow_planner.Path()
    )
    paths = {
        tuple(zip(path.levels, path.routes, strict=True))
        for path in found
        if path.levels[-1] == situation.target
    }
    return {
        path
        for path in paths
        if not any(tuple(step for step in path if step != left_out) in paths for left_out in path)
    }
