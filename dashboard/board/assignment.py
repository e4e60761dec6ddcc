"""Which person serves which goal: with the fewest exams, and of these by the earliest last day."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from dashboard.board.fewest_exams import NO_WAY
from dashboard.board.groups import rows_by
from dashboard.board.sharing import Numbers, places_filled, shared_out
from dashboard.rules.months import Days

NO_GOAL: Final = -1
"""The goal of those who serve none."""


@dataclass(frozen=True, eq=False)
class _Team:
    """Kinds of people who are alike: how many there are, and their exams and days (kinds × goals)."""

    people: Numbers
    exams: Numbers
    days: Days


@dataclass(frozen=True, eq=False)
class _Shares:
    """How many of each kind serve each goal (`numbers`, kinds × goals); `kind_of` each kind of the team."""

    kind_of: Numbers
    numbers: Numbers
    exams: int


def assigned(exams: Numbers, days: Days, needed: Numbers) -> tuple[Numbers, int | None]:
    """The goal that each person serves (`NO_GOAL`: none), and the last day on which one of them holds it.

    `exams` and `days` (people × goals) say with how few exams each person holds each goal's level
    (`NO_WAY`: not in time), and when; `needed` is the places of each goal, the goals in the order in
    which they are filled. The last day is `None` where no place is filled.
    """
    # Thousands are alike in exams and days: all that follows is asked once for all of them.
    kind_of, first = _alike(np.concatenate([exams, days], axis=1))
    team = _Team(np.bincount(kind_of, minlength=len(first)), exams[first], days[first])
    filled = places_filled(team.exams, team.people, needed)
    candidates = np.unique(team.days[team.exams != NO_WAY])
    if not filled.any():
        return np.full(len(exams), NO_GOAL), None
    low, high = 0, len(candidates) - 1
    best = _shares(team, filled, candidates[high])
    if best is None:
        raise ArithmeticError("places that can be filled cannot be filled")
    while low < high:
        middle = (low + high) // 2
        sooner = _shares(team, filled, candidates[middle])
        if sooner is not None and sooner.exams == best.exams:
            best, high = sooner, middle
        else:
            low = middle + 1
    return _goal_of(best.kind_of[kind_of], best.numbers, days), int(candidates[high])


def _alike(columns: Numbers) -> tuple[Numbers, Numbers]:
    """The kind of each row, and the first row of each kind: rows are of a kind if all columns are equal."""
    kind_of = np.zeros(len(columns), dtype=np.int64)
    for column in columns.T:
        values, value_of = np.unique(column, return_inverse=True)
        # Renumbered at every step, so that the numbers stay small however many columns there are.
        kind_of = np.unique(kind_of * len(values) + value_of, return_inverse=True)[1]
    return kind_of, np.unique(kind_of, return_index=True)[1]


def _shares(team: _Team, filled: Numbers, last: int) -> _Shares | None:
    """The shares with the fewest exams if everyone who serves holds the level by `last`; `None`: none."""
    exams = np.where(team.days <= last, team.exams, NO_WAY)
    kind_of, first = _alike(exams)
    people = np.zeros(len(first), dtype=np.int64)
    np.add.at(people, kind_of, team.people)
    numbers = shared_out(exams[first], people, filled)
    if numbers is None:
        return None
    return _Shares(kind_of, numbers, int((numbers * exams[first]).sum()))


def _goal_of(kind_of: Numbers, numbers: Numbers, days: Days) -> Numbers:
    """The goal of each person: of a kind, those who hold it first are taken first, then the first rows."""
    goal_of = np.full(len(kind_of), NO_GOAL)
    for kind, rows in rows_by(kind_of):
        shares = numbers[kind]
        for goal in np.flatnonzero(shares):
            free = rows[goal_of[rows] == NO_GOAL]
            soonest = np.argsort(days[free, goal], kind="stable")[: shares[goal]]
            goal_of[free[soonest]] = goal
    return goal_of
