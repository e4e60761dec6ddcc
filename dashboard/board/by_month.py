"""How many hold or can sit each level, month by month: each by their own target, or as if all wanted it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.board.days import certain_date
from dashboard.board.groups import rows_by
from dashboard.board.standings import Board, LevelStandings
from dashboard.planner.advice import climbs_by_certificates_alone
from dashboard.planner.paths import Path
from dashboard.planner.verdicts import Verdict
from dashboard.rules.months import NEVER, Days, add_months_to, day_number

MONTHS: Final = 36
"""How many months ahead are counted."""

Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class LevelByMonth:
    """People at each point of time, one array a band; nobody is in two bands at once.

    `held`: the level is held by then. `can_sit`: not held, but from then or before it can be sat.
    `check`: neither, but it may be open today, and is to be checked first.
    """

    held: Counts
    can_sit: Counts
    check: Counts


@dataclass(frozen=True, eq=False)
class ByMonth:
    """Today, the first day of each of the next `MONTHS` months, and the day looked ahead to: `days[by]`.

    `levels` has the counts on these days, each level by itself, as if everyone wanted that one.
    """

    days: tuple[date, ...]
    by: int
    levels: Mapping[str, LevelByMonth]


@dataclass(frozen=True, eq=False)
class TargetByMonth:
    """The `people` whose own target is one level: how many hold it on each day, and how many never will.

    `paths` has how many take which path to it; `leans` says whether anybody's counts something unknown as
    met.
    """

    people: int
    held: Counts
    never: int
    paths: Mapping[Path, int]
    leans: bool

    def by_certificates_alone(self) -> dict[Path, int]:
        """How many reach the level by each path that counts no experience on the way."""
        return {path: number for path, number in self.paths.items() if climbs_by_certificates_alone(path)}


@dataclass(frozen=True, eq=False)
class OwnTargets:
    """Everyone counted once, by the plan to their own target; `days` and `by` as in `ByMonth`.

    `levels` has those that are somebody's target, in the order of the catalog.
    """

    days: tuple[date, ...]
    by: int
    levels: Mapping[str, TargetByMonth]

    def held(self, place: int) -> int:
        """How many hold their own target on `days[place]`."""
        return sum(int(level.held[place]) for level in self.levels.values())


def by_month(board: Board, by: date) -> ByMonth:
    """The counts of a board: of all by whom a level is held, or can be sat, on or before a day."""
    days = _days(board.today, by)
    numbers = _numbers(days)
    levels = {level_id: _counts(level, board.today, numbers) for level_id, level in board.levels.items()}
    return ByMonth(days, days.index(by), levels)


def own_targets(board: Board, targets: Sequence[str], by: date) -> OwnTargets:
    """The counts of n people by their own targets: one level id a person."""
    days = _days(board.today, by)
    numbers = _numbers(days)
    rows_of = {str(level_id): rows for level_id, rows in rows_by(np.array(targets, dtype=str))}
    levels = {
        level_id: _of_target(level.take(rows_of[level_id]), board.today, numbers)
        for level_id, level in board.levels.items()
        if level_id in rows_of
    }
    return OwnTargets(days, days.index(by), levels)


def _days(today: int, by: date) -> tuple[date, ...]:
    first = certain_date(today)
    month = first.replace(day=1)
    return tuple(sorted({first, by, *(add_months_to(month, ahead) for ahead in range(1, MONTHS + 1))}))


def _numbers(days: Sequence[date]) -> Days:
    return np.array([day_number(day) for day in days], dtype=np.int64)


def _counts(level: LevelStandings, today: int, days: Days) -> LevelByMonth:
    # Who holds a level by a day can sit it by then: the bands follow from three counts.
    held = _by(_held_from(level, today), days)
    possible = _by(level.can_sit_from, days)
    to_check = level.can_sit_from[level.has(Verdict.CHECK)]
    return LevelByMonth(
        held=held, can_sit=possible - held, check=(len(to_check) - _by(to_check, days)).astype(np.int64)
    )


def _of_target(level: LevelStandings, today: int, days: Days) -> TargetByMonth:
    paths = {level.paths[int(place)]: len(rows) for place, rows in rows_by(level.path_of) if place >= 0}
    never = int((level.held_on >= NEVER).sum())
    held = _by(_held_from(level, today), days)
    return TargetByMonth(len(level.held_on), held, never, paths, bool(level.leans.any()))


def _held_from(level: LevelStandings, today: int) -> Days:
    """The day from which each person counts as holding a level: what is only planned, not before tomorrow.

    Where no study time, sitting or time to a result is stated, a plan could end today: "no earlier than".
    """
    return np.where(level.path_of >= 0, np.maximum(level.held_on, today + 1), level.held_on)


def _by(happens_on: Days, days: Days) -> Counts:
    """How many of `happens_on` have come on each of `days`."""
    return np.searchsorted(np.sort(happens_on), days, side="right").astype(np.int64)
