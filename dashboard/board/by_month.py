"""How many hold or can sit each level, month by month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.board.days import certain_date
from dashboard.board.standings import Board, LevelStandings
from dashboard.planner import Verdict, add_months_to, day_number
from dashboard.planner.months import Days

MONTHS: Final = 36
"""How many months ahead are counted."""

Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class LevelByMonth:
    """People at each point of time, one array a band; nobody is in two bands at once.

    `held`: the level is held by then. `can_sit`: not held, but from then or before it can be sat.
    `check`: neither, but it would be open today by the lenient wording; nobody where that is the
    reading, as it is then open.
    """

    held: Counts
    can_sit: Counts
    check: Counts


@dataclass(frozen=True, eq=False)
class ByMonth:
    """Today and the first day of each of the next `MONTHS` months, and the counts on these days."""

    days: tuple[date, ...]
    levels: Mapping[str, LevelByMonth]


def by_month(board: Board) -> ByMonth:
    """The counts of a board: of all by whom a level is held, or can be sat, on or before a day."""
    days = _days(board.today)
    numbers = np.array([day_number(day) for day in days], dtype=np.int64)
    return ByMonth(days, {level_id: _counts(level, numbers) for level_id, level in board.levels.items()})


def _days(today: int) -> tuple[date, ...]:
    first = certain_date(today)
    month = first.replace(day=1)
    return (first, *(add_months_to(month, ahead) for ahead in range(1, MONTHS + 1)))


def _counts(level: LevelStandings, days: Days) -> LevelByMonth:
    # Who holds a level by a day can sit it by then: the bands follow from three counts.
    held = _by(level.held_on, days)
    possible = _by(level.can_sit_from, days)
    to_check = level.can_sit_from[level.has(Verdict.CHECK)]
    return LevelByMonth(
        held=held, can_sit=possible - held, check=(len(to_check) - _by(to_check, days)).astype(np.int64)
    )


def _by(happens_on: Days, days: Days) -> Counts:
    """How many of `happens_on` have come on each of `days`."""
    return np.searchsorted(np.sort(happens_on), days, side="right").astype(np.int64)
