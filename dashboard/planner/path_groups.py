"""People who have the same paths before them: each path is then dated once for all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.months import NEVER
from dashboard.planner.paths import Path, levels_towards, paths_to
from dashboard.planner.people import People

Rows = NDArray[np.int64]
_AWAITED, _HELD = 1, 2


@dataclass(frozen=True, eq=False)
class PathGroup:
    """The people at `rows`, ascending, who want `target`, and every path to it, the preferred first.

    `has_target`: they hold or await it, and there is no path to take.
    """

    rows: Rows
    target: str
    has_target: bool
    paths: tuple[Path, ...]


Wanted = Sequence[tuple[str, Rows]]
"""Targets, each with the rows of those who want it, ascending; nobody wants two."""


def path_groups(catalog: Catalog, people: People, wanted: Wanted, reading: Reading) -> Iterator[PathGroup]:
    """Everyone who wants something, in exactly one group."""
    for target, rows in wanted:
        had = people.held[target][rows] < NEVER
        if had.any():
            yield PathGroup(rows[had], target, has_target=True, paths=())
            rows = rows[~had]
        if len(rows):
            yield from _by_paths(catalog, people, rows, target, reading)


def by_target(targets: Sequence[str]) -> Wanted:
    """What people want, of one level id a person; in the order of the ids."""
    target_ids = sorted(set(targets))
    if len(target_ids) == 1:
        return [(target_ids[0], np.arange(len(targets)))]
    place_of = {target: place for place, target in enumerate(target_ids)}
    target_of = np.fromiter(map(place_of.__getitem__, targets), dtype=np.int64, count=len(targets))
    return [(target, np.flatnonzero(target_of == place)) for place, target in enumerate(target_ids)]


def _by_paths(
    catalog: Catalog, people: People, rows: Rows, target: str, reading: Reading
) -> Iterator[PathGroup]:
    """Those who neither hold nor await the target: what they hold and await on the way decides."""
    level_ids = sorted(levels_towards(catalog, target, reading) - {target})
    state_of, examples = _states(people, rows, level_ids)
    found: dict[tuple[Path, ...], int] = {}
    group_of_state = []
    for states in examples:
        held, awaited = (
            frozenset(level_id for level_id, state in zip(level_ids, states, strict=True) if state == which)
            for which in (_HELD, _AWAITED)
        )
        paths = tuple(paths_to(catalog, target, reading, held, awaited))
        group_of_state.append(found.setdefault(paths, len(found)))
    if len(found) == 1:
        (paths,) = found
        yield PathGroup(rows, target, has_target=False, paths=paths)
        return
    group_of = np.array(group_of_state)[state_of]
    for paths, group in found.items():
        yield PathGroup(rows[group_of == group], target, has_target=False, paths=paths)


def _states(people: People, rows: Rows, level_ids: Sequence[str]) -> tuple[Rows, list[list[int]]]:
    """What each of the people at `rows` has of the levels: the number of their state, and the states."""
    state_of = np.zeros(len(rows), dtype=np.int64)
    examples: list[list[int]] = [[]]
    for level_id in level_ids:
        held_on = people.held[level_id][rows]
        code = state_of * 3 + (held_on < NEVER) + (held_on <= people.today)
        # Renumbered level by level, so that there are as many states as are met, not as there could be.
        is_met = np.bincount(code, minlength=len(examples) * 3) > 0
        state_of = (np.cumsum(is_met) - 1)[code]
        examples = [[*examples[each // 3], each % 3] for each in np.flatnonzero(is_met).tolist()]
    return state_of, examples
