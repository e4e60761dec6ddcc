"""The planner against the slow planner, on random tables with every kind of rule: they must agree on all."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dashboard.catalog.rows import READINGS, Reading
from dashboard.planner.plan import Plan
from tests.planned import planned, planned_together
from tests.planned import plans_of as planned_paths
from tests.slow.answers import answer
from tests.slow.draws import pick
from tests.slow.every_path import every_path, path_by
from tests.slow.random_people import roster_rows
from tests.slow.strategies import Case, cases
from tests.slow.tables import Cells
from tests.strategies import Situation, situations
from tests.test_slow_planner import MORE, people_with_more

moderate = settings(max_examples=60, deadline=None)
BEST_FIRST = ("held", "awaited", "open", "unstated", "check", "later", "never")


@settings(max_examples=150, deadline=None)
@given(cases())
def test_the_planner_says_what_the_slow_planner_says(case: Case) -> None:
    slow = slow_answer(case)
    event(f"verdict {slow['verdict']}, {slow['exams'] or 'no'} exams, lower bound {slow['lower_bound']}")
    assert planner_answer(case) == slow


@settings(max_examples=15, deadline=None)
@given(cases(max_levels=6, is_wide=True))
def test_and_of_levels_that_ask_for_many_certificates_at_once(case: Case) -> None:
    assert planner_answer(case) == slow_answer(case)


@settings(max_examples=100, deadline=None)
@given(situations())
def test_and_of_tables_without_rules_that_close(situation: Situation) -> None:
    """Their numbers are harder: ends of months, many decimals, results after years."""
    asked = situation.tables.text(), situation.someone.row(), situation.today, situation.reading
    assert planned(*asked, situation.target) == answer(*asked, situation.target)


@dataclass(frozen=True)
class Team:
    """Several people who plan by the same tables; each row has its target."""

    case: Case
    rows: tuple[Cells, ...]


@st.composite
def teams(draw: st.DrawFn) -> Team:
    case = draw(cases())
    level_ids = sorted(row["level_id"] for row in case.tables["levels"])
    rows = []
    for _ in range(pick(draw, (4, 2, 3, 6))):
        target = pick(draw, level_ids)
        rows.append({**draw(roster_rows(case.tables, case.as_of, target)), "target": target})
    return Team(case, tuple(rows))


@moderate
@given(teams())
def test_many_people_at_once_are_told_what_each_is_told_alone(team: Team) -> None:
    alone = [planner_answer(replace(team.case, row=row)) for row in team.rows]
    assert planned_together(team.case.tables, team.rows, team.case.as_of, reading(team.case), None) == alone


@moderate
@given(teams(), st.randoms(use_true_random=False))
def test_the_order_of_people_and_of_rows_changes_nothing(team: Team, random: Random) -> None:
    order = random.sample(range(len(team.rows)), len(team.rows))
    shuffled = {
        table: rows if table == "schemes" else random.sample(rows, len(rows))
        for table, rows in team.case.tables.items()
    }
    found = planned_together(team.case.tables, team.rows, team.case.as_of, reading(team.case), None)
    rows = [team.rows[place] for place in order]
    again = planned_together(shuffled, rows, team.case.as_of, reading(team.case), None)
    assert again == [found[place] for place in order]


@pytest.mark.parametrize("of_what", MORE)
@moderate
@given(st.data())
def test_more_of_anything_never_makes_a_date_later(of_what: str, data: st.DataObject) -> None:
    more = data.draw(people_with_more(of_what))
    poor, rich = planner_answer(more.case), planner_answer(replace(more.case, row=more.row))
    event(f"sooner: {day(rich['target_held_on']) < day(poor['target_held_on'])}")
    if poor["verdict"] != "held":  # a target that is held has its own date
        assert day(rich["target_held_on"]) <= day(poor["target_held_on"])
    assert BEST_FIRST.index(rich["verdict"]) <= BEST_FIRST.index(poor["verdict"])


@moderate
@given(cases())
def test_the_first_of_all_plans_is_the_best_and_none_is_better(case: Case) -> None:
    plans, found = plans_of(case), planner_answer(case)
    assert [">".join(plan.path.levels) for plan in plans[:1]] == ([found["path"]] if found["path"] else [])
    assert [plan.held_on for plan in plans] == sorted(plan.held_on for plan in plans)
    assert len({plan.path for plan in plans}) == len(plans)
    for plan in plans[:1]:
        assert plan.exam_on.isoformat() == found["target_exam_on"]
        assert plan.held_on.isoformat() == found["target_held_on"]
        assert (plan.expires_on.isoformat() if plan.expires_on else "") == found["expires_on"]
        assert min(step.sat_on for step in plan.steps).isoformat() == found["first_exam_on"]
        assert str(plan.exams) == found["exams"]
        assert plan.is_lower_bound == (found["lower_bound"] == "yes")


@moderate
@given(cases())
def test_every_plan_has_the_dates_that_the_slow_planner_gives_its_path(case: Case) -> None:
    for plan in plans_of(case):
        path = path_by(plan.path.names, case.tables, case.row, case.as_of, case.reading)
        assert path is not None
        assert [step.sat_on for step in plan.steps] == list(path.sat)
        assert plan.held_on == path.held_on
        assert any(step.unknown for step in plan.steps) == path.leans_on_unknown


@moderate
@given(cases())
def test_every_path_that_can_spare_no_level_is_planned_and_no_plan_takes_one_that_no_route_names(
    case: Case,
) -> None:
    plans = plans_of(case)
    planned_steps = {frozenset(plan.path.names) for plan in plans}
    assert steps_that_can_spare_none(case) <= planned_steps
    for plan in plans:
        asked = {
            level_id
            for _, route in plan.path.steps
            for condition in route.conditions
            for level_id in condition.levels
        }
        assert {*plan.path.levels} - {plan.target} <= asked


def steps_that_can_spare_none(case: Case) -> set[frozenset[tuple[str, str]]]:
    """The steps of the paths to the target from which nothing can be left out without ending later."""
    held_on: dict[frozenset[tuple[str, str]], date] = {}
    for path in every_path(case.tables, case.row, case.as_of, case.reading, target_of(case)):
        steps = frozenset(zip(path.level_ids, path.route_names, strict=True))
        held_on[steps] = min(path.held_on, held_on.get(steps, path.held_on))
    return {
        steps
        for steps, by in held_on.items()
        if not any(fewer < steps and sooner <= by for fewer, sooner in held_on.items())
    }


def slow_answer(case: Case) -> dict[str, str]:
    return answer(case.tables, case.row, case.as_of, case.reading, case.target)


def planner_answer(case: Case) -> dict[str, str]:
    return planned(case.tables, case.row, case.as_of, reading(case), case.target)


def plans_of(case: Case) -> tuple[Plan, ...]:
    return planned_paths(case.tables, case.row, case.as_of, reading(case), case.target)


def reading(case: Case) -> Reading:
    return next(each for each in READINGS if each == case.reading)


def target_of(case: Case) -> str:
    return slow_answer(case)["target"]


def day(text: str) -> date:
    """No day is later than any."""
    return date.fromisoformat(text) if text else date.max
