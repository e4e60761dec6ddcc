"""The best path of every person: the one engine that plans one person and a whole team."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.months import NEVER, Days
from dashboard.planner.path_groups import Wanted, by_target, path_groups
from dashboard.planner.paths import Path
from dashboard.planner.people import People
from dashboard.planner.schedule import schedules


@dataclass(frozen=True)
class BestPaths:
    """For each of n people: which of `paths` is best (-1: none), and its days (`NEVER`: none).

    A target that is held or awaited needs no path; `target_held_on` is then its day.
    """

    paths: tuple[Path, ...]
    path_of: NDArray[np.int64]
    first_exam_on: Days
    target_exam_on: Days
    target_held_on: Days


def best_paths(
    catalog: Catalog,
    people: People,
    targets: Sequence[str],
    reading: Reading,
    avoiding: frozenset[str] = frozenset(),
) -> BestPaths:
    """The best path of each person to their target: held first, and of equals the preferred.

    `targets` has one level id a person; a path that takes a level of `avoiding` does not count.
    """
    return best_paths_to(catalog, people, by_target(targets), reading, avoiding)


def best_paths_to(
    catalog: Catalog,
    people: People,
    wanted: Wanted,
    reading: Reading,
    avoiding: frozenset[str] = frozenset(),
) -> BestPaths:
    """As `best_paths`, of people by their target; who wants nothing has no path.

    Each path is dated at once for all those who have the same paths before them.
    """
    n = len(people)
    path_of = np.full(n, -1)
    first_exam_on, target_exam_on, target_held_on = (np.full(n, NEVER) for _ in range(3))
    numbers: dict[Path, int] = {}
    for group in path_groups(catalog, people, wanted, reading):
        rows = group.rows
        if group.has_target:
            target_held_on[rows] = people.held[group.target][rows]
            continue
        paths = [path for path in group.paths if avoiding.isdisjoint(path.levels)]
        best = _best_of(catalog, paths, people.take(rows))
        first_exam_on[rows], target_exam_on[rows] = best.first_exam_on, best.target_exam_on
        target_held_on[rows] = best.target_held_on
        number_of = np.full(len(paths) + 1, -1)  # the last place is that of those without a path
        for place in np.flatnonzero(np.bincount(best.path_of + 1)[1:]).tolist():
            number_of[place] = numbers.setdefault(paths[place], len(numbers))
        path_of[rows] = number_of[best.path_of]
    return BestPaths(tuple(numbers), path_of, first_exam_on, target_exam_on, target_held_on)


def _best_of(catalog: Catalog, paths: Sequence[Path], people: People) -> BestPaths:
    """The best of `paths`, the preferred first, for each of some people."""
    n = len(people)
    place_of = np.full(n, -1)
    first_exam_on, target_exam_on, target_held_on = (np.full(n, NEVER) for _ in range(3))
    for place, steps in schedules(catalog, paths, people):
        last = steps[-1]
        # A place of -1 is before every other, so that a path that is never held is never chosen.
        better = (last.held < target_held_on) | ((last.held == target_held_on) & (place < place_of))
        np.copyto(place_of, place, where=better)
        first_on = last.sat if len(steps) == 1 else np.minimum.reduce([step.sat for step in steps])
        np.copyto(first_exam_on, first_on, where=better)
        np.copyto(target_exam_on, last.sat, where=better)
        np.copyto(target_held_on, last.held, where=better)
    return BestPaths(tuple(paths), place_of, first_exam_on, target_exam_on, target_held_on)
