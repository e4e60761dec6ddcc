"""Which levels some order of exams reaches, dates aside, and whether there are too many to be tried."""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final

from dashboard.catalog.rows import Prerequisite, Reading

MOST_CHOICES: Final = 1_000
"""More choices of routes and certificates into one level than this can't be dated at once."""
_MOST_STEPS: Final = 20 * MOST_CHOICES


def reachable_levels(
    level_ids: Iterable[str],
    rows: Sequence[Prerequisite],
    reading: Reading,
    already: frozenset[str] = frozenset(),
) -> frozenset[str]:
    """The levels that can be reached if every experience, education and answer is met, besides `already`."""
    ways = {level_id: _ways_in(rows, level_id, reading) for level_id in level_ids}
    reached = set(already)
    while True:
        further = {
            level_id
            for level_id, routes in ways.items()
            if level_id not in reached
            and any(all(not reached.isdisjoint(levels) for levels in route) for route in routes)
        }
        if not further:
            return frozenset(reached)
        reached |= further


def _ways_in(rows: Sequence[Prerequisite], level_id: str, reading: Reading) -> list[list[tuple[str, ...]]]:
    """A level's routes under a reading, each as the certificates it asks for: of each, any one level.

    A level for which nothing is required has one route that asks for none.
    """
    routes: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        if row.level_id == level_id and row.reading in ("", reading) and row.force == "required":
            route = routes.setdefault(row.route, [])
            if row.fact in ("certificate", "valid_certificate"):
                route.append(row.scope)
    return list(routes.values()) or [[]]


def has_too_many_choices(
    level_id: str, rows: Sequence[Prerequisite], reading: Reading, level_ids: Iterable[str]
) -> bool:
    """Whether someone who has nothing has more than `MOST_CHOICES` ways to choose how to reach a level."""
    ways = {each: _ways_in(rows, each, reading) for each in level_ids}
    found, steps = 0, 0
    # Each is a choice that was begun: the levels still to be opened, and those that are.
    begun: list[tuple[tuple[str, ...], frozenset[str]]] = [((level_id,), frozenset())]
    while begun:
        to_open, opened = begun.pop()
        steps += 1
        if not to_open:
            found += 1
        if found > MOST_CHOICES or steps > _MOST_STEPS:
            return True
        if to_open:
            first, *rest = to_open
            taken = opened | {first}
            for route in ways.get(first, [[]]):
                for providers in product(*(sorted({*scope} - {first, level_id}) for scope in route)):
                    further = sorted({*providers} - taken - {*rest})
                    begun.append(((*rest, *further), taken))
    return False
