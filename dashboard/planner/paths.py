"""Every path to a target: which levels, in which order, each opened by which route.

A path takes every level that its routes need, none that they don't, and none twice. Where a
condition names several certificates, each choice is a path of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from dashboard.catalog.catalog import Catalog, Certificate, Route
from dashboard.catalog.rows import Reading

Opened = tuple[tuple[str, Route], ...]
"""Levels taken, each with the route that opens it."""


PathNames = tuple[tuple[str, str], ...]
"""The levels of a path in the order of study, each with the name of its route."""


@dataclass(frozen=True)
class Path:
    """Levels in the order of study, each with its route; the last is the target."""

    steps: Opened

    @property
    def levels(self) -> tuple[str, ...]:
        return tuple(level_id for level_id, _ in self.steps)

    @property
    def names(self) -> PathNames:
        return tuple((level_id, route.name) for level_id, route in self.steps)

    @property
    def routes(self) -> tuple[str, ...]:
        return tuple(route.name for _, route in self.steps)


def paths_to(
    catalog: Catalog,
    target: str,
    reading: Reading,
    held: frozenset[str] = frozenset(),
    awaited: frozenset[str] = frozenset(),
) -> list[Path]:
    """Every path to `target` for someone who holds `held` and awaits `awaited`, the preferred first.

    "Preferred" is the order that decides between paths that end on the same day: fewest exams,
    fewest study hours (unknown as 0), then level ids, then route names.
    """
    found: set[Path] = set()
    for needs in _selections(catalog, reading, held, awaited, (target,), {}):
        found.update(_orders(needs, target, held | awaited))
    return sorted(found, key=lambda path: _preference(catalog, path))


def levels_towards(catalog: Catalog, target: str, reading: Reading) -> frozenset[str]:
    """The target, and every level that a path to it could take or build on."""
    found, to_look_at = {target}, [target]
    while to_look_at:
        for route in catalog.routes(to_look_at.pop(), reading):
            for condition in route.conditions:
                if isinstance(condition, Certificate):
                    further = set(condition.levels) - found
                    found |= further
                    to_look_at += further
    return frozenset(found)


def _preference(catalog: Catalog, path: Path) -> tuple[int, Decimal, tuple[str, ...], tuple[str, ...]]:
    hours = sum((catalog.exam(level_id).study_hours or Decimal(0) for level_id in path.levels), Decimal(0))
    return len(path.steps), hours, path.levels, path.routes


Needs = dict[str, tuple[Route, frozenset[str]]]
"""Levels to take, each with its route and the levels that must be studied before it."""


def _selections(
    catalog: Catalog,
    reading: Reading,
    held: frozenset[str],
    awaited: frozenset[str],
    open_levels: Sequence[str],
    chosen: Needs,
) -> Iterator[Needs]:
    """Every consistent choice of routes and certificates, one route a level, from the target down."""
    if not open_levels:
        yield chosen
        return
    level_id, *rest = open_levels
    if level_id in chosen:
        yield from _selections(catalog, reading, held, awaited, rest, chosen)
        return
    for route in catalog.routes(level_id, reading):
        for providers in product(*_providers(route, held, awaited)):
            taken = frozenset(provider for provider in providers if provider is not None)
            if level_id in taken:
                continue
            further = {**chosen, level_id: (route, taken)}
            if _is_cyclic(further, level_id):
                continue
            yield from _selections(catalog, reading, held, awaited, [*rest, *sorted(taken)], further)


def _providers(
    route: Route, held: frozenset[str], awaited: frozenset[str]
) -> Iterator[tuple[str | None, ...]]:
    """For each certificate condition, the levels that may be taken for it; `None`: nothing need be.

    Who holds one of them now gains nothing by another; who awaits one might.
    """
    for condition in route.conditions:
        if not isinstance(condition, Certificate):
            continue
        if held.intersection(condition.levels):
            yield (None,)
            continue
        to_take = tuple(level_id for level_id in condition.levels if level_id not in awaited)
        yield (None, *to_take) if awaited.intersection(condition.levels) else to_take


def _is_cyclic(needs: Needs, start: str) -> bool:
    """Whether `start` is needed, through others, by itself."""
    seen: set[str] = set()
    stack = [start]
    while stack:
        for needed in needs.get(stack.pop(), (None, frozenset[str]()))[1]:
            if needed == start:
                return True
            if needed not in seen:
                seen.add(needed)
                stack.append(needed)
    return False


def _orders(needs: Needs, target: str, had: frozenset[str]) -> Iterator[Path]:
    """Every order of study that puts what a level needs before it, the target last."""
    for order in _orders_after((), needs, target, had):
        yield Path(tuple((level_id, needs[level_id][0]) for level_id in order))


def _orders_after(
    done: tuple[str, ...], needs: Needs, target: str, had: frozenset[str]
) -> Iterator[tuple[str, ...]]:
    # A function of its own: one within `_orders` that calls itself is a cycle, left behind by every part.
    if len(done) == len(needs):
        yield done
        return
    for level_id in sorted(needs.keys() - set(done)):
        if level_id == target and len(done) + 1 < len(needs):
            continue
        if needs[level_id][1] <= {*done, *had}:
            yield from _orders_after((*done, level_id), needs, target, had)
