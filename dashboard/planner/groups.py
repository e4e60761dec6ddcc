"""People who have the same selections before them: each is then dated once for all of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS, Reading
from dashboard.planner.paths import Had, levels_towards
from dashboard.rules.certificate import HasLevels
from dashboard.rules.months import NEVER, Days
from dashboard.rules.people import Bools, People
from dashboard.rules.routes import Route, routes
from dashboard.rules.validity import validity_of

Rows = NDArray[np.int64]
Wanted = Sequence[tuple[str, Rows]]
"""Targets, each with the rows of those who want it, ascending; nobody wants two."""


@dataclass(frozen=True, eq=False)
class Group:
    """The people at `rows`, ascending, who want `target` and have the same, as far as it decides on paths.

    `had` is `None` for those who hold or await the target: there is no path to take.
    """

    rows: Rows
    target: str
    had: Had | None


def groups(catalog: Catalog, people: People, wanted: Wanted, reading: Reading) -> Iterator[Group]:
    """Everyone who wants something, in exactly one group."""
    for target, rows in wanted:
        has = has_level(catalog, people, target)[rows]
        if has.any():
            yield Group(rows[has], target, None)
            rows = rows[~has]
        if len(rows):
            yield from _by_what_they_have(catalog, people, rows, target, reading)


def by_target(targets: Sequence[str]) -> Wanted:
    """What people want, of one level id a person; in the order of the ids."""
    target_ids = sorted(set(targets))
    if len(target_ids) == 1:
        return [(target_ids[0], np.arange(len(targets)))]
    index_of = {target: index for index, target in enumerate(target_ids)}
    target_of = np.fromiter(map(index_of.__getitem__, targets), dtype=np.int64, count=len(targets))
    return [(target, np.flatnonzero(target_of == index)) for index, target in enumerate(target_ids)]


def has_level(catalog: Catalog, people: People, level_id: str) -> Bools:
    """Who holds a level, as far as is known, or awaits it."""
    return holds_level(catalog, people, level_id) | (people.awaited_on(level_id) < NEVER)


def had_on(catalog: Catalog, people: People, level_id: str) -> Days:
    """The day on which those who have a level obtained it, or will; `NEVER` for all others."""
    holds = holds_level(catalog, people, level_id)
    return np.where(holds, people.held_on(level_id), people.awaited_on(level_id))


def holds_level(catalog: Catalog, people: People, level_id: str) -> Bools:
    """Who obtained a level by today, the latest time not known to have expired."""
    holds = people.held_on(level_id) < NEVER
    if holds.any() and validity_of(catalog, level_id).terms:
        expires = expires_on(catalog, people, level_id)
        holds &= expires > people.today
    return holds


def expires_on(catalog: Catalog, people: People, level_id: str) -> Days:
    """The day on which the latest certificate obtained by today expires; `NEVER` where that is not stated."""
    held_on = people.held_on(level_id)
    days = np.where(held_on < NEVER, held_on, 0)
    expires = validity_of(catalog, level_id).expires(days, ~people.undated(level_id))
    return np.where((held_on < NEVER) & (expires > days), expires, NEVER)


def _by_what_they_have(
    catalog: Catalog, people: People, rows: Rows, target: str, reading: Reading
) -> Iterator[Group]:
    """Those who neither hold nor await the target: what they have of the levels on the way decides."""
    asked = [
        route
        for level_id in levels_towards(catalog, target, reading)
        for route in routes(catalog, level_id, reading)
    ]
    for of_state, had in by_state(catalog, people.take(rows) if len(rows) < len(people) else people, asked):
        yield Group(rows[of_state], target, had)


def by_state(catalog: Catalog, people: People, asked: Iterable[Route]) -> Iterator[tuple[Rows, Had]]:
    """People by what they have of the levels that some routes ask for: each state with the rows in it."""
    conditions = [each for route in asked for each in route.conditions if isinstance(each, HasLevels)]
    named = {level_id for condition in conditions for level_id in condition.levels}
    for_a_time = {
        level_id
        for condition in conditions
        for level_id in condition.levels
        if condition.closes_for(level_id)
    }
    level_ids = sorted(named & people.held.keys())
    state_of, examples = np.zeros(len(people), dtype=np.int64), [list[int]()]
    for level_id in level_ids:
        code = state_of * 8 + _state(catalog, people, level_id, level_id in for_a_time)
        # Renumbered level by level, so that there are as many states as are met, not as there could be.
        is_met = np.bincount(code, minlength=len(examples) * 8) > 0
        state_of = (np.cumsum(is_met) - 1)[code]
        examples = [[*examples[each // 8], each % 8] for each in np.flatnonzero(is_met).tolist()]
    for number, states in enumerate(examples):
        having = [
            frozenset(level_id for level_id, state in zip(level_ids, states, strict=True) if state & which)
            for which in (_HELD, _AWAITED, _AGAIN)
        ]
        yield np.flatnonzero(state_of == number), Had(*having)


_HELD, _AWAITED, _AGAIN = 1, 2, 4


def _state(catalog: Catalog, people: People, level_id: str, is_for_a_time: bool) -> Rows:
    """What each of the people has of a level, as one number."""
    state = np.zeros(len(people), dtype=np.int64)
    validity, within = validity_of(catalog, level_id), _is_within(catalog, level_id)
    for obtained in people.held[level_id]:
        days = obtained.days
        held = days <= people.today
        state[held] |= _HELD
        state[(days > people.today) & (days < NEVER)] |= _AWAITED
        if is_for_a_time:
            again = held if within else held & validity.states_months(days)
            state[again] |= _AGAIN
    # A result that is awaited is not taken again.
    state[(state & _AWAITED) > 0] &= ~_AGAIN
    return state


def _is_within(catalog: Catalog, level_id: str) -> bool:
    """Whether a required condition asks that a level was obtained within some time."""
    return any(
        isinstance(condition, HasLevels) and condition.within is not None and level_id in condition.levels
        for level in catalog.levels
        for reading in READINGS
        for route in routes(catalog, level.level_id, reading)
        for condition in route.conditions
    )
