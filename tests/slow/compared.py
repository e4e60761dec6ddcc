"""Every path to a target under both readings, side by side: what may be chosen instead of the best."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from tests.slow.best import Path
from tests.slow.every_path import every_path
from tests.slow.paths import routes_of
from tests.slow.tables import READINGS, Cells, Route, Rules, Tables, read_rules

Asked = tuple[tuple[object, ...], ...]
Steps = frozenset[tuple[str, str, Asked]]
"""Levels, each with the name of its route and what the route asks for: one name may ask for two things."""


class Row(NamedTuple):
    """A path's levels and routes, its sittings, the day on which it ends, and its readings."""

    names: tuple[tuple[str, str], ...]
    sat_on: tuple[date, ...]
    held_on: date
    readings: tuple[str, ...]


def compared(tables: Tables, row: Cells, as_of: date, reading: str, target: str) -> list[Row]:
    """The paths of the reading that is asked for, the best first, then those of the other alone."""
    found = {each: _paths(tables, row, as_of, each, target) for each in READINGS}
    rows: dict[Steps, Row] = {}
    for each in sorted(READINGS, key=lambda one: one != reading):
        for steps, path in sorted(found[each].items(), key=lambda item: item[1].rank()):
            names = tuple(zip(path.level_ids, path.route_names, strict=True))
            readings = tuple(one for one in READINGS if steps in found[one])
            rows.setdefault(steps, Row(names, path.sat, path.held_on, readings))
    return list(rows.values())


def _paths(tables: Tables, row: Cells, as_of: date, reading: str, target: str) -> Mapping[Steps, Path]:
    """For each set of steps, the best order; but none that some of its steps alone end as soon as."""
    rules = read_rules(tables)
    best: dict[Steps, Path] = {}
    for path in every_path(tables, row, as_of, reading, target):
        steps = _steps(path, rules, reading)
        best[steps] = min(path, best.get(steps, path), key=Path.rank)
    return {
        steps: path
        for steps, path in best.items()
        if not any(fewer < steps and spare.held_on <= path.held_on for fewer, spare in best.items())
    }


def _steps(path: Path, rules: Rules, reading: str) -> Steps:
    return frozenset(
        (level_id, name, _asked(routes_of(rules.levels[level_id], reading)[name]))
        for level_id, name in zip(path.level_ids, path.route_names, strict=True)
    )


def _asked(route: Route) -> Asked:
    return tuple(
        sorted(
            (
                row.fact,
                tuple(sorted({*row.scope})),
                row.months,
                row.within or -1,
                row.applies_from,
                row.applies_until,
            )
            for row in route
        )
    )
