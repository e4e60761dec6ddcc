"""With how few exams each person can hold a level by a day: often not by the quickest path."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.months import NEVER, Days
from dashboard.planner.path_groups import path_groups
from dashboard.planner.paths import Path
from dashboard.planner.people import People
from dashboard.planner.schedule import schedules

NO_WAY: Final = -1
"""The exams of those who do not hold a level in time."""


@dataclass(frozen=True, eq=False)
class FewestExams:
    """n people, one level and a day: arrays of length n, days as numbers, `NEVER` for no day.

    `exams` is the least number of exams of all paths that hold the level in time, 0 where it is held
    or awaited by then, `NO_WAY` where nothing holds it in time. `held_on` is the earliest day that so
    few exams allow, and `path_of` the path's place in `paths` (-1: no exam, or no way). `soonest` is
    the day on which the quickest path holds it, be that in time or not.
    """

    paths: tuple[Path, ...]
    path_of: NDArray[np.int64]
    exams: NDArray[np.int64]
    held_on: Days
    soonest: Days


def fewest_exams(
    catalog: Catalog, people: People, level_id: str, reading: Reading, by_day: int
) -> FewestExams:
    """Of every path to the level that holds it on or before `by_day`, the one with the fewest exams.

    Of equals the one that holds it first, then the planner's preference.
    """
    n = len(people)
    path_of = np.full(n, -1)
    exams = np.full(n, NO_WAY)
    held_on, soonest = np.full(n, NEVER), np.full(n, NEVER)
    numbers: dict[Path, int] = {}
    for group in path_groups(catalog, people, [(level_id, np.arange(n))], reading):
        rows, paths = group.rows, group.paths
        if group.has_target:
            had_on = people.held[level_id][rows]
            in_time = had_on <= by_day
            exams[rows[in_time]] = 0
            held_on[rows[in_time]] = had_on[in_time]
            soonest[rows] = had_on
            continue
        place_of = np.full(len(rows), len(paths))
        for place, steps in schedules(catalog, paths, people.take(rows)):
            on, count = steps[-1].held, len(steps)
            soonest[rows] = np.minimum(soonest[rows], on)
            fewest, best_on = exams[rows], held_on[rows]
            sooner = (on < best_on) | ((on == best_on) & (place < place_of))
            better = (fewest == NO_WAY) | (count < fewest) | ((count == fewest) & sooner)
            better &= on <= by_day
            chosen = rows[better]
            place_of[better] = place
            exams[chosen] = count
            held_on[chosen] = on[better]
            path_of[chosen] = numbers.setdefault(paths[place], len(numbers))
    return FewestExams(tuple(numbers), path_of, exams, held_on, soonest)
