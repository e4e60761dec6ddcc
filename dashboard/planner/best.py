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
_FEW = 2**16


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
    People who hold and await the same levels share the same paths, and each of those paths is dated
    for all of them at once.
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
    for rows, target, held, awaited in alike(people, targets):
        group = people.take(rows)
        if target in held | awaited:
            best.target_held_on[rows] = group.held[target]
            continue
        paths = [
            path
            for path in paths_to(catalog, target, reading, held, awaited)
            if avoiding.isdisjoint(path.levels)
        ]
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


def alike(
    people: People, targets: Sequence[str]
) -> Iterator[tuple[NDArray[np.int64], str, frozenset[str], frozenset[str]]]:
    """The people by target, levels held, and levels awaited: the rows of each group, and what they share."""
    target_ids = sorted(set(targets))
    place_of = {target: place for place, target in enumerate(target_ids)}
    target_of = np.fromiter(map(place_of.__getitem__, targets), dtype=np.int64, count=len(targets))
    level_ids = sorted(people.held)
    held_on = [people.held[level_id] for level_id in level_ids]
    states = [np.where(days <= people.today, _HELD, np.where(days < NEVER, _AWAITED, 0)) for days in held_on]
    code, codes = target_of, len(target_ids)
    for state in states:
        code, codes = code * 3 + state, codes * 3
        if codes > _FEW:
            # Renumbered, so that the code stays small however many levels there are.
            found, code = np.unique(code, return_inverse=True)
            codes = len(found)
    # Few codes fit into 16 bits, and those are sorted by counting.
    order = np.argsort(code.astype(np.uint16) if codes <= _FEW else code, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(code[order])) + 1):
        if len(rows):
            first = rows[0]
            of_first = [(level_id, state[first]) for level_id, state in zip(level_ids, states, strict=True)]
            yield (
                rows,
                target_ids[target_of[first]],
                frozenset(level_id for level_id, state in of_first if state == _HELD),
                frozenset(level_id for level_id, state in of_first if state == _AWAITED),
            )
