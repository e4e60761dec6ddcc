"""Every path to a target under both readings, from the slow planner: what is compared side by side."""

from collections.abc import Sequence
from datetime import date

from dashboard.catalog.rows import READINGS, Reading
from tests import slow_planner
from tests.strategies import Situation

Row = tuple[tuple[tuple[str, str], ...], tuple[date, ...], tuple[date, ...], tuple[Reading, ...]]
"""A path's levels and routes, its sittings, the days on which its levels are held, and its readings."""
Step = tuple[str, str, tuple[tuple[str, tuple[str, ...], int], ...]]
"""A level, the name of its route, and what the route asks for."""


def slow_rows(situation: Situation) -> list[Row]:
    """The paths of the reading that is asked for, the best first, then those of the other alone."""
    found = {reading: slow_paths(situation, reading) for reading in READINGS}
    rows: dict[frozenset[Step], Row] = {}
    for reading in sorted(READINGS, key=lambda each: each != situation.reading):
        for steps, path in sorted(found[reading].items(), key=lambda each: each[1].order()):
            names = tuple(zip(path.levels, path.routes, strict=True))
            readings = tuple(each for each in READINGS if steps in found[each])
            rows.setdefault(steps, (names, path.sat_on, path.held_on, readings))
    return list(rows.values())


def slow_paths(situation: Situation, reading: Reading) -> dict[frozenset[Step], slow_planner.Path]:
    """For each set of steps, the best order; but none that some of its steps alone end as soon as."""
    person = situation.someone.slow_person(situation.today, situation.target)
    levels = situation.tables.slow_levels()
    if situation.target in person.holds:
        return {}
    asked = {
        (level.level_id, route): asked_for(conditions)
        for level in levels
        for route, conditions in slow_planner.routes_of(level, reading).items()
    }
    best: dict[frozenset[Step], slow_planner.Path] = {}
    for path in slow_planner.all_paths(levels, person, reading, slow_planner.Path()):
        if path.levels[-1] == situation.target:
            names = zip(path.levels, path.routes, strict=True)
            steps = frozenset((*name, asked[name]) for name in names)
            best[steps] = min(path, best.get(steps, path), key=slow_planner.Path.order)
    kept: dict[frozenset[Step], slow_planner.Path] = {}
    for steps, path in sorted(best.items(), key=lambda each: len(each[0])):
        if not any(few < steps and spare.held_on[-1] <= path.held_on[-1] for few, spare in kept.items()):
            kept[steps] = path
    return kept


def asked_for(
    conditions: Sequence[slow_planner.Condition],
) -> tuple[tuple[str, tuple[str, ...], int], ...]:
    months = slow_planner.months_missing
    nothing = slow_planner.NOTHING
    return tuple(
        sorted((each.fact, tuple(sorted(each.scope)), months(each.years, nothing)) for each in conditions)
    )
