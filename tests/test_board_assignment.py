"""Who serves which goal, against every way of choosing: small teams, many of which could serve several."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from dashboard.board.assignment import NO_GOAL, assigned
from dashboard.board.fewest_exams import NO_WAY
from dashboard.rules.months import NEVER

Way = tuple[int, int]
"""The exams that someone needs for a goal, and the day on which they hold it."""
NONE: Way = (NO_WAY, int(NEVER))


@dataclass(frozen=True)
class Team:
    """The ways of each person, one a goal, and the places of each goal."""

    ways: tuple[tuple[Way, ...], ...]
    needed: tuple[int, ...]


@st.composite
def teams(draw: st.DrawFn) -> Team:
    goals = draw(st.integers(1, 3))
    way = st.just(NONE) | st.tuples(st.integers(0, 3), st.integers(100, 105))
    people = st.lists(st.tuples(*[way] * goals), max_size=7)
    return Team(tuple(draw(people)), tuple(draw(st.integers(0, 4)) for _ in range(goals)))


class Judged(NamedTuple):
    """What a choice comes to; the smallest is the best."""

    empty: int
    empty_by_goal: tuple[int, ...]
    exams: int
    last: int


@settings(max_examples=300, deadline=None)
@given(teams())
def test_no_choice_is_better(team: Team) -> None:
    goal_of, last = answer(team)
    best = min(each for chosen in choices(team) if (each := judged(team, chosen)))
    torn = sum(len([way for way in ways if way != NONE]) > 1 for ways in team.ways)
    event(f"{torn} could serve more than one goal")
    assert judged(team, goal_of) == best
    assert last == (best.last or None)


@settings(deadline=None)
@given(teams())
@example(Team((((0, 105),), ((1, 104),), ((1, 103),)), (2,)))
def test_of_those_with_equal_exams_the_soonest_serve_and_then_the_first_rows(team: Team) -> None:
    """Where there is one goal: with more, who is soonest for one may be so for another."""
    one_goal = Team(tuple(ways[:1] for ways in team.ways), team.needed[:1])
    goal_of, _ = answer(one_goal)
    able = sorted((way, row) for row, ways in enumerate(one_goal.ways) for way in ways if way != NONE)
    serving = [row for _, row in able[: sum(one_goal.needed)]]
    assert [row for row, goal in enumerate(goal_of) if goal is not None] == sorted(serving)


def answer(team: Team) -> tuple[tuple[int | None, ...], int | None]:
    shape = (len(team.ways), len(team.needed))
    exams, days = (
        np.array([[way[part] for way in ways] for ways in team.ways], dtype=np.int64).reshape(shape)
        for part in (0, 1)
    )
    goal_of, last = assigned(exams, days, np.array(team.needed, dtype=np.int64))
    return tuple(None if goal == NO_GOAL else goal for goal in goal_of.tolist()), last


def choices(team: Team) -> Iterator[tuple[int | None, ...]]:
    able = [[None, *(goal for goal, way in enumerate(ways) if way != NONE)] for ways in team.ways]
    yield from product(*able)


def judged(team: Team, chosen: tuple[int | None, ...]) -> Judged | None:
    """What a choice comes to; `None` if it puts someone where they cannot serve, or too many at one goal."""
    used = [ways[goal] for goal, ways in zip(chosen, team.ways, strict=True) if goal is not None]
    filled = Counter(goal for goal in chosen if goal is not None)
    empty = tuple(places - filled[goal] for goal, places in enumerate(team.needed))
    if NONE in used or min(empty) < 0:
        return None
    last = max((day for _, day in used), default=0)
    return Judged(sum(empty), empty, sum(exams for exams, _ in used), last)
