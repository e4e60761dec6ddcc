"""A team's goals by a day: by hand on the small team, and against every way of choosing who serves which."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import product
from random import Random
from typing import NamedTuple

import numpy as np
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dashboard.board.goals import GoalPlan, goal_plan
from dashboard.board.groups import groups
from dashboard.catalog.catalog import Catalog
from dashboard.planner.paths import PathNames
from dashboard.planner.plan import standing
from dashboard.rules.months import calendar_date
from dashboard.rules.people import Person, people_of
from tests.board_team import DEPARTMENTS, NAMES, TODAY, named, small_team, team_of
from tests.slow.every_path import every_path, path_by
from tests.slow.person import read_person
from tests.slow.tables import read_rules
from tests.strategies import Situation, Someone, days_around, situations, someones

JUNIOR, INTERMEDIATE, ADVANCED = "draw-junior", "draw-intermediate", "draw-advanced"
END_OF_MAY, END_OF_YEAR = date(2027, 5, 31), date(2027, 12, 31)
MARCH, APRIL = date(2027, 3, 27), date(2027, 4, 26)


def test_who_could_serve_either_goal_serves_the_one_that_nobody_else_can(ladders: Catalog) -> None:
    """Fay holds intermediate, but she alone can hold advanced by the end of May: four places of five."""
    plan = goal_plan(ladders, small_team(ladders), {INTERMEDIATE: 3, ADVANCED: 2}, END_OF_MAY, "strict")
    assert (plan.feasible, plan.short, plan.exams, plan.done_on) == (False, 1, 4, APRIL)
    assert [(goal.level_id, goal.needed, goal.filled, goal.short) for goal in plan.goals] == [
        (ADVANCED, 2, 1, 1),
        (INTERMEDIATE, 3, 3, 0),
    ]
    assert who_serves(plan) == {ADVANCED: ["Fay"], INTERMEDIATE: ["Bo", "Cy", "Gus"]}
    assert [(each.day, each.level_id, named(each.rows)) for each in plan.sittings] == [
        (MARCH, INTERMEDIATE, ["Bo", "Cy", "Gus"]),
        (MARCH, ADVANCED, ["Fay"]),
    ]


def test_the_nearest_are_those_who_miss_the_day_and_serve_no_goal(ladders: Catalog) -> None:
    """Ann and Di hold advanced on 26 July, 56 days after the end of May; Ed on 25 October."""
    plan = goal_plan(ladders, small_team(ladders), {INTERMEDIATE: 3, ADVANCED: 2}, END_OF_MAY, "strict")
    of_goal = {goal.level_id: goal.nearest for goal in plan.goals}
    assert [(named([each.row]), each.held_on, each.days_late) for each in of_goal[ADVANCED]] == [
        (["Ann"], date(2027, 7, 26), 56),
        (["Di"], date(2027, 7, 26), 56),
        (["Ed"], date(2027, 10, 25), 147),
    ]
    assert [(named([each.row]), each.days_late) for each in of_goal[INTERMEDIATE]] == [(["Ed"], 56)]


def test_no_more_of_the_nearest_are_named_than_asked_for(ladders: Catalog) -> None:
    plan = goal_plan(ladders, small_team(ladders), {ADVANCED: 9}, END_OF_MAY, "strict", nearest=2)
    assert [named([each.row]) for goal in plan.goals for each in goal.nearest] == [["Ann"], ["Bo"]]


def test_the_fewest_exams_put_people_where_they_need_least(ladders: Catalog) -> None:
    """Fay stays at intermediate, which she holds, and Ed sits advanced alone: two exams, and not three."""
    plan = goal_plan(ladders, small_team(ladders), {INTERMEDIATE: 2, ADVANCED: 1}, END_OF_YEAR, "strict")
    assert who_serves(plan) == {ADVANCED: ["Ed"], INTERMEDIATE: ["Bo", "Fay"]}
    assert (plan.feasible, plan.exams, plan.done_on) == (True, 2, date(2027, 10, 25))
    assert (plan.fee, plan.currency) == (None, "")


def test_a_goal_in_years_is_met_by_fewer_exams_than_the_quickest_path_has(ladders: Catalog) -> None:
    """Bo is quickest by two exams; half time makes three years of drawing work in six, and one exam of it."""
    bo = small_team(ladders).take(np.array([NAMES.index("Bo")]))
    soon = goal_plan(ladders, bo, {ADVANCED: 1}, END_OF_YEAR, "strict")
    in_years = goal_plan(ladders, bo, {ADVANCED: 1}, date(2033, 1, 24), "strict")
    assert (soon.exams, soon.done_on) == (2, date(2027, 7, 26))
    assert (in_years.exams, in_years.done_on) == (1, date(2033, 1, 24))


def test_with_equal_exams_the_last_day_is_the_earliest(ladders: Catalog) -> None:
    """The first in the roster studies an hour a week; the second, at ten, holds junior in January."""
    slow, quick = Person(hours_per_week=Decimal(1)), Person(hours_per_week=Decimal(10))
    people = people_of([slow, quick], TODAY, ladders.clock_ids)
    plan = goal_plan(ladders, people, {JUNIOR: 1}, date(2028, 12, 31), "strict")
    assert (rows_of(plan), plan.done_on) == ({JUNIOR: [1]}, date(2027, 1, 25))


def test_of_people_alike_the_first_rows_serve(ladders: Catalog) -> None:
    people = people_of([Person()] * 5, TODAY, ladders.clock_ids)
    plan = goal_plan(ladders, people, {JUNIOR: 2, "sketcher": 1}, END_OF_YEAR, "strict")
    assert rows_of(plan) == {JUNIOR: [0, 1], "sketcher": [2]}


def test_where_one_place_must_stay_empty_it_is_of_the_lower_rank(ladders: Catalog) -> None:
    """The one person could serve either: intermediate at once, advanced by an exam."""
    people = people_of([Person(holds=((INTERMEDIATE, None),))], TODAY, ladders.clock_ids)
    plan = goal_plan(ladders, people, {INTERMEDIATE: 1, ADVANCED: 1}, END_OF_YEAR, "strict")
    assert {goal.level_id: goal.filled for goal in plan.goals} == {ADVANCED: 1, INTERMEDIATE: 0}


def test_the_fee_is_that_of_all_exams_and_what_is_held_costs_none(ladders: Catalog) -> None:
    fees = {INTERMEDIATE: "200", ADVANCED: "300"}
    priced = ladders.with_exams(
        {
            level_id: ladders.exam(level_id).model_copy(
                update={
                    "fee_training": Decimal(0),
                    "fee_materials": Decimal(0),
                    "fee_exam": Decimal(fee),
                    "currency": "CNY",
                }
            )
            for level_id, fee in fees.items()
        }
    )
    people = small_team(priced)
    plan = goal_plan(priced, people, {INTERMEDIATE: 2, ADVANCED: 1}, END_OF_YEAR, "strict")
    assert (plan.fee, plan.currency) == (Decimal(500), "CNY")
    held = goal_plan(priced, people, {JUNIOR: 1}, TODAY, "strict")
    assert (held.feasible, held.exams, held.fee, held.done_on) == (True, 0, Decimal(0), TODAY)


def test_nobody_and_nothing_make_an_empty_plan(ladders: Catalog) -> None:
    nobody = people_of([], TODAY, ladders.clock_ids)
    short = goal_plan(ladders, nobody, {JUNIOR: 2}, END_OF_YEAR, "strict")
    assert (short.feasible, short.short, short.servings, short.sittings, short.done_on) == (
        False,
        2,
        (),
        (),
        None,
    )
    for needed in ({}, {JUNIOR: 0}):
        nothing = goal_plan(ladders, small_team(ladders), needed, END_OF_YEAR, "strict")
        assert (nothing.feasible, nothing.exams, nothing.servings, nothing.done_on) == (True, 0, (), None)


def test_a_department_has_goals_of_its_own(ladders: Catalog) -> None:
    people = small_team(ladders)
    found = {
        label: goal_plan(ladders, people.take(rows), {INTERMEDIATE: 2}, END_OF_MAY, "strict").short
        for label, rows in groups(DEPARTMENTS)
    }
    assert found == {"design": 0, "sales": 0, "": 2}


def test_a_hundred_thousand_people_and_thousands_of_places_are_shared_out_exactly(ladders: Catalog) -> None:
    """Each of the small team 15,000 times. Fay alone can fill the places of advanced, by an exam each.

    Of the places of intermediate, Bo, Cy and Gus fill 45,000 by an exam each; Ann and Di fill the other
    15,001 by two.
    """
    people = small_team(ladders)
    many = people.take(np.tile(np.arange(len(people)), 15_000))
    plan = goal_plan(ladders, many, {INTERMEDIATE: 60_001, ADVANCED: 15_000}, END_OF_MAY, "strict")
    assert (plan.feasible, plan.exams) == (True, 15_000 + 45_000 + 2 * 15_001)


Option = tuple[int, date]
"""With how few exams someone holds a level in time, and how soon with so few."""


@dataclass(frozen=True)
class Wanted:
    situation: Situation
    needed: dict[str, int]
    by: date


@st.composite
def wishes(draw: st.DrawFn) -> Wanted:
    """Up to three goals for three to seven people, by a day in the years to come."""
    situation = draw(situations())
    level_ids, today = situation.tables.level_ids, situation.today
    people = tuple(draw(st.lists(someones(level_ids, today), min_size=3, max_size=7)))
    goals = draw(
        st.lists(st.sampled_from(level_ids), min_size=min(2, len(level_ids)), max_size=3, unique=True)
    )
    needed = {level_id: draw(st.integers(1, 3)) for level_id in goals}
    team = replace(situation, people=people, targets=(situation.target,) * len(people))
    return Wanted(team, needed, draw(days_around(today, 0, 3000)))


@settings(max_examples=60, deadline=None)
@given(wishes())
def test_no_way_of_choosing_who_serves_which_goal_is_better(wanted: Wanted) -> None:
    plan = planned(wanted)
    goals = [goal.level_id for goal in plan.goals]
    options = [slow_options(wanted, someone) for someone in wanted.situation.people]
    best = min(every_choice(goals, options, wanted.needed))
    short = tuple(goal.short for goal in plan.goals)
    torn = sum(len(each.keys() & wanted.needed) > 1 for each in options)
    event(f"{'all' if not best.empty else 'not all'} places filled, {torn} could serve more than one goal")
    assert Judged(plan.short, short, plan.exams, plan.done_on or date.min) == best
    assert plan.feasible == (best.empty == 0)


@settings(max_examples=30, deadline=None)
@given(wishes())
def test_the_goals_come_by_rank_from_the_highest(wanted: Wanted) -> None:
    catalog = wanted.situation.tables.catalog()
    order = [(-catalog.level(goal.level_id).rank, goal.level_id) for goal in planned(wanted).goals]
    assert order == sorted(order)


@settings(max_examples=60, deadline=None)
@given(wishes())
def test_whoever_serves_a_goal_takes_a_path_that_holds_it_in_time(wanted: Wanted) -> None:
    plan = planned(wanted)
    served = Counter(row for each in plan.servings for row in each.rows.tolist())
    sat = Counter[tuple[date | None, str, int]]()
    assert set(served.values()) <= {1}
    for serving in plan.servings:
        for place, row in enumerate(serving.rows.tolist()):
            someone = wanted.situation.people[row]
            dates = [
                (calendar_date(step.sat[place]), calendar_date(step.held[place])) for step in serving.steps
            ]
            names = serving.path.names if serving.path else ()
            assert dates == slow_dates(wanted, someone, names)
            held_on = dates[-1][1] if dates else had_on(wanted, someone)[serving.level_id]
            assert calendar_date(serving.held_on[place]) == held_on
            assert held_on is not None
            assert held_on <= wanted.by
            sat.update((day, level_id, row) for (level_id, _), (day, _) in zip(names, dates, strict=True))
    listed = Counter((each.day, each.level_id, row) for each in plan.sittings for row in each.rows.tolist())
    assert listed == sat
    assert listed.total() == plan.exams


@settings(max_examples=80, deadline=None)
@given(wishes())
def test_the_nearest_miss_the_day_by_what_the_quickest_path_says(wanted: Wanted) -> None:
    plan = planned(wanted)
    catalog = wanted.situation.tables.catalog()
    serving = {row for each in plan.servings for row in each.rows.tolist()}
    for goal in plan.goals:
        soonest = {
            row: standing(
                catalog, someone.person(), wanted.situation.today, goal.level_id, wanted.situation.reading
            ).held_on
            for row, someone in enumerate(wanted.situation.people)
            if row not in serving
        }
        late = sorted((day, row) for row, day in soonest.items() if day and day > wanted.by)
        assert [(each.held_on, each.row) for each in goal.nearest] == late
        assert all(each.days_late == (each.held_on - wanted.by).days for each in goal.nearest)


@settings(max_examples=60, deadline=None)
@given(wishes(), st.randoms(use_true_random=False))
def test_the_order_of_people_changes_neither_places_nor_exams_nor_the_last_day(
    wanted: Wanted, random: Random
) -> None:
    people = tuple(random.sample(wanted.situation.people, len(wanted.situation.people)))
    shuffled = replace(wanted, situation=replace(wanted.situation, people=people))
    one, other = planned(wanted), planned(shuffled)
    assert [goal.filled for goal in one.goals] == [goal.filled for goal in other.goals]
    assert (one.exams, one.done_on) == (other.exams, other.done_on)


def planned(wanted: Wanted) -> GoalPlan:
    catalog = wanted.situation.tables.catalog()
    people = team_of(wanted.situation, catalog)
    return goal_plan(catalog, people, wanted.needed, wanted.by, wanted.situation.reading)


class Judged(NamedTuple):
    """What a choice of who serves which goal comes to; the smallest is the best."""

    empty: int
    empty_by_goal: tuple[int, ...]
    exams: int
    last: date


def every_choice(
    goals: Sequence[str], options: Sequence[Mapping[str, Option]], needed: Mapping[str, int]
) -> Iterator[Judged]:
    """Each way in which everyone serves one of the goals that they can, or none, and no goal has too many."""
    for chosen in product(*([None, *(goal for goal in goals if goal in each)] for each in options)):
        filled = Counter(goal for goal in chosen if goal)
        empty = tuple(needed[goal] - filled[goal] for goal in goals)
        if min(empty, default=0) >= 0:
            used = [each[goal] for goal, each in zip(chosen, options, strict=True) if goal]
            last = max((day for _, day in used), default=date.min)
            yield Judged(sum(empty), empty, sum(exams for exams, _ in used), last)


def slow_options(wanted: Wanted, someone: Someone) -> dict[str, Option]:
    """The goals that someone can serve: from every path that the slow planner knows."""
    situation = wanted.situation
    had = had_on(wanted, someone)
    found: dict[str, Option] = {
        level_id: (0, max(day, situation.today)) for level_id, day in had.items() if day <= wanted.by
    }
    case = replace(situation, people=(someone,)).case()
    for level_id in wanted.needed:
        for path in every_path(case.tables, case.row, case.as_of, case.reading, level_id):
            if path.held_on <= wanted.by:
                option = path.exams, path.held_on
                found[level_id] = min(option, found.get(level_id, option))
    return {level_id: option for level_id, option in found.items() if level_id in wanted.needed}


def slow_dates(wanted: Wanted, someone: Someone, names: PathNames) -> list[tuple[date, date]]:
    """The sitting of each step of a path, and the day on which it is held."""
    if not names:
        return []
    case = replace(wanted.situation, people=(someone,)).case()
    path = path_by(names, case.tables, case.row, case.as_of, case.reading)
    assert path is not None
    return [(sat, step.obtained(sat)) for step, sat in zip(path.steps, path.sat, strict=True)]


def had_on(wanted: Wanted, someone: Someone) -> dict[str, date]:
    """The levels that someone holds or awaits, with their days."""
    situation = wanted.situation
    person = read_person(
        someone.row(), read_rules(situation.tables.text()), situation.today, situation.target
    )
    had = {level_id: person.held(level_id) or person.awaited(level_id) for level_id in person.holds}
    return {level_id: one.on for level_id, one in had.items() if one}


def who_serves(plan: GoalPlan) -> dict[str, list[str]]:
    return {level_id: named(rows) for level_id, rows in rows_of(plan).items()}


def rows_of(plan: GoalPlan) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for serving in plan.servings:
        found.setdefault(serving.level_id, []).extend(serving.rows.tolist())
    return {level_id: sorted(rows) for level_id, rows in found.items()}
