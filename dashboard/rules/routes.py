"""The ways into a level: alternatives, each of conditions that must all hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS, Prerequisite, Reading
from dashboard.rules.facts import Condition, condition_of
from dashboard.rules.months import day_number
from dashboard.rules.none_stated import NoneStated


@dataclass(frozen=True)
class Route:
    """One alternative way into a level: all its conditions must hold. No condition: open.

    It can be used from the day `first` (`None`: always) to the day before `until` (`None`: for ever).
    """

    name: str
    conditions: tuple[Condition, ...]
    first: date | None = None
    until: date | None = None

    @property
    def states_nothing(self) -> bool:
        """Whether it consists of rows alone that say that nothing is stated."""
        return bool(self.conditions) and all(condition.states_nothing for condition in self.conditions)

    def applies_on(self, day: int) -> bool:
        """Whether it can be used on a day number, its conditions aside."""
        return (self.first is None or day_number(self.first) <= day) and (
            self.until is None or day < day_number(self.until)
        )


@lru_cache(maxsize=32)
def _routes(catalog: Catalog) -> dict[tuple[str, Reading], tuple[Route, ...]]:
    required: dict[str, list[Prerequisite]] = {level.level_id: [] for level in catalog.levels}
    for row in catalog.prerequisites:
        if row.force != "recommended":
            required[row.level_id].append(row)
    return {
        (level_id, reading): _routes_of(catalog, rows, reading)
        for level_id, rows in required.items()
        for reading in READINGS
    }


def routes(catalog: Catalog, level_id: str, reading: Reading) -> tuple[Route, ...]:
    """The ways into a level under a reading, by name; one without conditions where no row states any.

    A level without any row is like one for which a row says that nothing is stated.
    """
    return _routes(catalog)[level_id, reading]


def ways(catalog: Catalog, level_id: str) -> tuple[tuple[Route, Reading | None], ...]:
    """Every way into a level, with the reading it belongs to; `None`: both ask for the same.

    A way of both readings cites the sentences of both.
    """
    strict, lenient = (routes(catalog, level_id, reading) for reading in READINGS)
    found: list[tuple[Route, Reading | None]] = []
    for route in strict:
        twins = [other for other in lenient if _asks(other) == _asks(route)]
        found.append((_citing(route, twins), None) if twins else (route, "strict"))
    asked = [_asks(route) for route in strict]
    found += [(route, "lenient") for route in lenient if _asks(route) not in asked]
    return tuple(found)


def recommended(catalog: Catalog, level_id: str, reading: Reading) -> tuple[Route, ...]:
    """What is recommended for a level and never blocks, under a reading: each as a route without a name."""
    found = {
        Route("", (condition_of(catalog, row),), row.from_day, row.until)
        for row in catalog.prerequisites
        if row.level_id == level_id and row.reading in ("", reading) and row.force == "recommended"
    }
    return tuple(sorted(found, key=repr))  # so that the order of rows changes nothing


def states_no_condition(catalog: Catalog, level_id: str) -> bool:
    """Whether the source states no condition at all for a level: not stated, never "none"."""
    return all(route.states_nothing for reading in READINGS for route in routes(catalog, level_id, reading))


def _routes_of(catalog: Catalog, rows: Sequence[Prerequisite], reading: Reading) -> tuple[Route, ...]:
    by_name: dict[str, list[Prerequisite]] = {}
    for row in rows:
        if row.reading in ("", reading):
            by_name.setdefault(row.route, []).append(row)
    if not rows:
        return (Route("", (NoneStated(),)),)
    if not by_name:
        return (Route("", ()),)
    return tuple(_route(catalog, name, by_name[name]) for name in sorted(by_name))


def _route(catalog: Catalog, name: str, rows: Iterable[Prerequisite]) -> Route:
    # Sorted, so that the order of rows changes nothing.
    conditions = sorted(
        (condition_of(catalog, row) for row in rows), key=lambda each: (each.fact, repr(each))
    )
    firsts = [row.from_day for row in rows if row.from_day]
    untils = [row.until for row in rows if row.until]
    return Route(name, tuple(conditions), max(firsts, default=None), min(untils, default=None))


def _asks(route: Route) -> tuple[object, ...]:
    return route.conditions, route.first, route.until


def _citing(route: Route, twins: Sequence[Route]) -> Route:
    """`route`, with the cites of routes that ask for the same."""
    together = zip(route.conditions, *(twin.conditions for twin in twins), strict=True)
    conditions = tuple(
        replace(alike[0], cites=tuple(sorted({cited for each in alike for cited in each.cites})))
        for alike in together
    )
    return replace(route, conditions=conditions)
