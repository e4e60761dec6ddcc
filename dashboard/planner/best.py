"""The best path of every person: the one engine that plans one person and a whole team."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog import Catalog, Reading
from dashboard.planner.months import NEVER, Days
from dashboard.planner.paths import Path, paths_to
from dashboard.planner.people import People
from dashboard.planner.schedule import schedules

_AWAITED, _HELD = 1, 2


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


def best_paths(catalog: Catalog, people: People, targets: Sequence[str], reading: Reading) -> BestPaths:
    """The best path of each person to their target: held first, and of equals the preferred.

    `targets` has one level id a person. People who hold and await the same levels share the same
    paths, and each of those paths is dated for all of them at once.
    """
    n = len(people)
    best = BestPaths(
        paths=(),
        path_of=np.full(n, -1),
        first_exam_on=np.full(n, NEVER),
        target_exam_on=np.full(n, NEVER),
        target_held_on=np.full(n, NEVER),
    )
    found: list[Path] = []
    for rows, target, held, awaited in _alike(people, targets):
        group = people.take(rows)
        if target in held | awaited:
            best.target_held_on[rows] = group.held[target]
            continue
        paths = paths_to(catalog, target, reading, held, awaited)
        place_of = np.full(len(rows), len(paths))
        for place, steps in schedules(catalog, paths, group):
            held_on, best_so_far = steps[-1].held, best.target_held_on[rows]
            better = (held_on < best_so_far) | ((held_on == best_so_far) & (place < place_of))
            better &= held_on < NEVER
            if not better.any():
                continue
            chosen = rows[better]
            place_of[better] = place
            best.path_of[chosen] = len(found)
            found.append(paths[place])
            best.first_exam_on[chosen] = np.minimum.reduce([step.sat for step in steps])[better]
            best.target_exam_on[chosen] = steps[-1].sat[better]
            best.target_held_on[chosen] = steps[-1].held[better]
    return BestPaths(tuple(found), best.path_of, best.first_exam_on, best.target_exam_on, best.target_held_on)


def _alike(
    people: People, targets: Sequence[str]
) -> Iterator[tuple[NDArray[np.int64], str, frozenset[str], frozenset[str]]]:
    """The people by target, levels held, and levels awaited: the rows of each group, and what they share."""
    target_ids, target_of = np.unique(np.array(targets, dtype=str), return_inverse=True)
    level_ids = sorted(people.held)
    held_on = [people.held[level_id] for level_id in level_ids]
    states = [np.where(days <= people.today, _HELD, np.where(days < NEVER, _AWAITED, 0)) for days in held_on]
    code = np.asarray(target_of, dtype=np.int64)
    for state in states:
        # Renumbered at every step, so that the code stays small however many levels there are.
        code = np.unique(code * 3 + state, return_inverse=True)[1]
    order = np.argsort(code, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(code[order])) + 1):
        if len(rows):
            first = rows[0]
            of_first = [(level_id, state[first]) for level_id, state in zip(level_ids, states, strict=True)]
            yield (
                rows,
                str(target_ids[target_of[first]]),
                frozenset(level_id for level_id, state in of_first if state == _HELD),
                frozenset(level_id for level_id, state in of_first if state == _AWAITED),
            )
