"""A path: levels in the order of study, each opened by a route; and what its routes build on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import product

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.rules.certificate import HasLevels
from dashboard.rules.facts import Condition
from dashboard.rules.routes import Route, routes

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


@dataclass(frozen=True)
class Had:
    """The levels that someone has on the day of planning: their state, as far as it decides on their paths.

    `again`: those of `held` that may be taken again, once.
    """

    held: frozenset[str] = frozenset()
    awaited: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Taken:
    """A level of a selection: its route, and by condition the level taken before it that meets it.

    `None`: the condition asks for no certificate, or one that is had meets it.
    """

    route: Route
    providers: tuple[str | None, ...]

    @property
    def needs(self) -> frozenset[str]:
        """The levels that must be taken before it."""
        return frozenset(provider for provider in self.providers if provider is not None)

    def met_by_taking(self) -> Iterator[tuple[HasLevels, str]]:
        """Its conditions that a level taken before it meets, and that level."""
        for condition, provider in zip(self.route.conditions, self.providers, strict=True):
            if provider is not None and isinstance(condition, HasLevels):
                yield condition, provider

    def met_otherwise(self) -> Iterator[Condition]:
        """Its conditions that are met, if at all, by what someone has and does."""
        for condition, provider in zip(self.route.conditions, self.providers, strict=True):
            if provider is None:
                yield condition


@dataclass(frozen=True, eq=False)
class Selection:
    """Levels to take for a target, and what each builds on; in which order is not said."""

    target: str
    taken: Mapping[str, Taken]

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The levels, those that others need before these."""
        ordered: list[str] = []
        while len(ordered) < len(self.taken):
            ordered += [
                level_id
                for level_id, each in sorted(self.taken.items())
                if level_id not in ordered and each.needs <= {*ordered}
            ]
        return tuple(ordered)

    @property
    def names(self) -> PathNames:
        """The levels with the names of their routes, in no order."""
        return tuple((level_id, each.route.name) for level_id, each in self.taken.items())

    def path(self, order: Sequence[str]) -> Path:
        return Path(tuple((level_id, self.taken[level_id].route) for level_id in order))

    def exams(self, catalog: Catalog) -> int:
        return sum(catalog.level(level_id).kind != "award" for level_id in self.taken)

    def hours(self, catalog: Catalog) -> Decimal:
        """Study hours, those not stated as 0."""
        return sum((catalog.exam(each).study_hours or Decimal(0) for each in self.taken), Decimal(0))


def selections(catalog: Catalog, target: str, reading: Reading, had: Had) -> Iterator[Selection]:
    """Every choice of routes, and of the certificates that meet them, for someone who has `had`."""
    for taken in _choices(catalog, reading, had, target, (target,), {}):
        yield Selection(target, taken)


def levels_towards(catalog: Catalog, target: str, reading: Reading) -> frozenset[str]:
    """The target, and every level that a path to it could take or build on."""
    found, to_look_at = {target}, [target]
    while to_look_at:
        for route in routes(catalog, to_look_at.pop(), reading):
            for condition in route.conditions:
                further = set(condition.levels) - found
                found |= further
                to_look_at += further
    return frozenset(found)


def preference(catalog: Catalog, selection: Selection) -> tuple[object, ...]:
    """Sorts selections that hold the target on the same day: fewest exams first, then fewest hours."""
    names = [(level_id, selection.taken[level_id].route.name) for level_id in selection.levels]
    return selection.exams(catalog), selection.hours(catalog), names


def selections_of(path: Path, had: Had) -> Iterator[Selection]:
    """Every choice of the certificates that meet the routes of one path, for someone who has `had`."""
    options = [
        tuple(
            product(
                *(
                    [
                        each
                        for each in _providers(condition, had, set())
                        if each is None or each in path.levels[:place]
                    ]
                    for condition in route.conditions
                )
            )
        )
        for place, (_, route) in enumerate(path.steps)
    ]
    for chosen in product(*options):
        taken = {
            level_id: Taken(route, providers)
            for (level_id, route), providers in zip(path.steps, chosen, strict=True)
        }
        if {*path.levels[:-1]} <= {needed for each in taken.values() for needed in each.needs}:
            yield Selection(path.levels[-1], taken)


def _choices(
    catalog: Catalog,
    reading: Reading,
    had: Had,
    target: str,
    open_levels: Sequence[str],
    chosen: dict[str, Taken],
) -> Iterator[dict[str, Taken]]:
    """Every consistent choice of routes and certificates, one route a level, from the target down."""
    if not open_levels:
        yield chosen
        return
    level_id, *rest = open_levels
    if level_id in chosen:
        yield from _choices(catalog, reading, had, target, rest, chosen)
        return
    for route in routes(catalog, level_id, reading):
        options = [_providers(condition, had, {level_id, target}) for condition in route.conditions]
        for providers in product(*options):
            taken = Taken(route, providers)
            further = {**chosen, level_id: taken}
            if not _is_cyclic(further, level_id):
                yield from _choices(catalog, reading, had, target, [*rest, *sorted(taken.needs)], further)


def _providers(condition: Condition, had: Had, never: set[str]) -> tuple[str | None, ...]:
    """The levels that may be taken to meet a condition, none of `never`; `None`: nothing need be.

    Who holds one of them now gains nothing by taking one, unless it counts for a time alone; who awaits one
    might. A level that is awaited is not taken again.
    """
    if not isinstance(condition, HasLevels):
        return (None,)
    has = (had.held | had.awaited).intersection(condition.levels)
    if any(level_id in had.held and not condition.closes_for(level_id) for level_id in has):
        return (None,)
    to_take = tuple(
        level_id
        for level_id in condition.levels
        if level_id not in never and level_id not in had.awaited
        if level_id not in had.held or level_id in had.again
    )
    return (None, *to_take) if has else to_take


def _is_cyclic(taken: Mapping[str, Taken], start: str) -> bool:
    """Whether `start` is needed, through others, by itself."""
    seen: set[str] = set()
    stack = [start]
    while stack:
        each = taken.get(stack.pop())
        for needed in each.needs if each else ():
            if needed == start:
                return True
            if needed not in seen:
                seen.add(needed)
                stack.append(needed)
    return False
