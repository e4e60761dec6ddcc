"""With how few exams each person can hold a level by a day: often not by the quickest path."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.dates import Scheduler
from dashboard.planner.groups import groups, had_on
from dashboard.planner.orders import dated_orders
from dashboard.planner.paths import Path, preference, selections
from dashboard.rules.months import NEVER, Days
from dashboard.rules.people import Bools, People

NO_WAY: Final = -1
"""The exams of those who do not hold a level in time."""


@dataclass(frozen=True, eq=False)
class FewestExams:
    """n people, one level and a day: arrays of length n, days as numbers, `NEVER` for no day.

    `exams` is the least number of exams of all paths that hold the level in time, 0 where it is held
    or awaited by then, `NO_WAY` where nothing holds it in time. `held_on` is the earliest day that so
    few exams allow, and `path_of` the path's place in `paths` (-1: no exam, or no way). `soonest` is
    the day on which the quickest path holds it, be that in time or not. `leans` says whose path counts
    something unknown as met.
    """

    paths: tuple[Path, ...]
    path_of: NDArray[np.int64]
    exams: NDArray[np.int64]
    held_on: Days
    soonest: Days
    leans: Bools


def fewest_exams(
    catalog: Catalog, people: People, level_id: str, reading: Reading, by_day: int
) -> FewestExams:
    """Of every path to the level that holds it on or before `by_day`, the one with the fewest exams.

    Of equals the one that holds it first, then the planner's preference.
    """
    n = len(people)
    path_of = np.full(n, -1)
    exams = np.full(n, NO_WAY)
    held_on_by_then, soonest = np.full(n, NEVER), np.full(n, NEVER)
    leans = np.zeros(n, dtype=bool)
    numbers: dict[Path, int] = {}
    for group in groups(catalog, people, [(level_id, np.arange(n))], reading):
        rows = group.rows
        if group.had is None:
            had = had_on(catalog, people.take(rows), level_id)
            in_time = had <= by_day
            exams[rows[in_time]] = 0
            held_on_by_then[rows[in_time]] = had[in_time]
            soonest[rows] = had
            continue
        scheduler = Scheduler(catalog, people.take(rows))
        found = sorted(
            selections(catalog, level_id, reading, group.had), key=lambda each: preference(catalog, each)
        )
        for selection in found:
            count = selection.exams(catalog)
            for order, dated, whose in dated_orders(scheduler, selection):
                on = dated.steps[level_id].held
                soonest[rows] = np.minimum(soonest[rows], on)
                fewest, best_on = exams[rows], held_on_by_then[rows]
                better = (fewest == NO_WAY) | (count < fewest) | ((count == fewest) & (on < best_on))
                better &= on <= by_day
                if whose is not None:
                    better &= whose
                chosen = rows[better]
                exams[chosen] = count
                held_on_by_then[chosen] = on[better]
                leans[chosen] = ~dated.known[better]
                path_of[chosen] = numbers.setdefault(selection.path(order), len(numbers))
    return FewestExams(tuple(numbers), path_of, exams, held_on_by_then, soonest, leans)
