"""Every way to a target: levels, routes, who provides each certificate, in which order."""

import itertools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.slow.person import Person
from tests.slow.tables import Condition, Level, Route, Rules


class Provider(NamedTuple):
    """The level that provides the certificate of one condition."""

    level_id: str
    is_taken: bool  # earlier on the path; else it is held or awaited


class Choice(NamedTuple):
    """How one level of a path is opened."""

    route_name: str
    route: Route
    providers: tuple[Provider | None, ...]  # one a condition; None where no certificate is asked


Choices = Mapping[str, Choice]


def routes_of(level: Level, reading: str) -> Mapping[str, Route]:
    """A level without rows for a reading has one way in, that asks for nothing."""
    return level.routes[reading] or {"": ()}


def may_be_taken(level: Level, person: Person, names_with_within: set[str]) -> bool:
    """A level is taken once. If it is held, only if that can be of use, and never if a result is awaited.

    It can be of use if its certificate is stated to run out, or if some rule looks back only some years.
    """
    if level.level_id not in person.holds:
        return True
    if person.awaited(level.level_id) is not None:
        return False
    held = person.held(level.level_id)
    if held is not None and held.is_dated and level.expires_on(held.on) is not None:
        return True
    return level.level_id in names_with_within


def every_choice(target: str, rules: Rules, person: Person, reading: str) -> Iterator[Choices]:
    """Every choice of a route, and of a provider a condition, for the target and all that it then needs."""
    takable = rules.names_with_within()
    may_take = {name for name, level in rules.levels.items() if may_be_taken(level, person, takable)}

    def providers(condition: Condition) -> list[Provider | None]:
        if not condition.is_about_a_certificate:
            return [None]
        held = [Provider(name, is_taken=False) for name in condition.scope if name in person.holds]
        return [*held, *(Provider(name, is_taken=True) for name in condition.scope if name in may_take)]

    def expand(todo: tuple[str, ...], chosen: Choices) -> Iterator[Choices]:
        if not todo:
            yield chosen
            return
        level_id, *rest = todo
        for name, route in routes_of(rules.levels[level_id], reading).items():
            for picked in itertools.product(*map(providers, route)):
                taken = [one.level_id for one in picked if one is not None and one.is_taken]
                if level_id in taken or target in taken:
                    continue  # it would have to come before itself
                more = [one for one in dict.fromkeys(taken) if one not in chosen and one not in todo]
                yield from expand((*rest, *more), {**chosen, level_id: Choice(name, route, picked)})

    if target in may_take:
        yield from expand((target,), {})


def every_order(choices: Choices) -> Iterator[tuple[str, ...]]:
    """Every order in which each level comes after those that provide for it; none in a circle."""
    before = {
        level_id: {one.level_id for one in choice.providers if one is not None and one.is_taken}
        for level_id, choice in choices.items()
    }

    def extend(done: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if len(done) == len(before):
            yield done
        for level_id, needed in before.items():
            if level_id not in done and needed <= set(done):
                yield from extend((*done, level_id))

    return extend(())
