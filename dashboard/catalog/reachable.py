"""Which levels some order of exams reaches, dates aside."""

from collections.abc import Iterable, Sequence

from dashboard.catalog.rows import Prerequisite, Reading


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
