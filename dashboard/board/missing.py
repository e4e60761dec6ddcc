"""Who is short of what: the conditions that people lack today, counted."""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from dashboard.board.groups import Rows
from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.groups import has_level
from dashboard.planner.verdicts import open_today
from dashboard.rules.facts import Condition
from dashboard.rules.months import NEVER
from dashboard.rules.people import People
from dashboard.rules.routes import Route, routes


def _nobody() -> Rows:
    return np.array([], dtype=np.int64)


@dataclass(frozen=True)
class Lacked:
    """How many lack one condition of a route today.

    `only_this` of the `people` meet every other condition of the route. Of experience, `months` has
    how many months of the clock are missing, rising, each with its number of people. Of a
    certificate, `hold_none` have none of the levels named; the rest have not held one for long enough,
    or no longer. Of `unknown` of them it is not known whether they lack it.
    `rows` are the people, ascending.
    """

    condition: Condition
    people: int
    only_this: int
    months: tuple[tuple[int, int], ...] = ()
    hold_none: int = 0
    unknown: int = 0
    rows: Rows = field(default_factory=_nobody, compare=False, repr=False)


@dataclass(frozen=True)
class RouteLacks:
    """What is lacked on one route, a condition each; one that is asked for twice counts once."""

    route: Route
    conditions: tuple[Lacked, ...]


@dataclass(frozen=True)
class Missing:
    """Of one level: `people` have it neither held, awaited nor open today under the reading.

    `lack_one` of them lack exactly one condition on the route on which they lack the fewest.
    """

    level_id: str
    people: int
    lack_one: int
    routes: tuple[RouteLacks, ...]


def missing(catalog: Catalog, people: People, reading: Reading) -> tuple[Missing, ...]:
    """What people are short of, for every level of the catalog in its order."""
    return tuple(_of_level(catalog, people, level_id, reading) for level_id in catalog.level_ids)


def _of_level(catalog: Catalog, people: People, level_id: str, reading: Reading) -> Missing:
    short = ~has_level(catalog, people, level_id) & ~open_today(catalog, people, level_id, reading)
    rows = np.flatnonzero(short)
    group = people.take(rows)
    fewest = np.full(len(group), np.iinfo(np.int64).max)
    found = []
    for route in routes(catalog, level_id, reading):
        lacks, how_many = _of_route(group, route, rows)
        found.append(lacks)
        fewest = np.minimum(fewest, how_many)
    return Missing(level_id, len(group), int((fewest == 1).sum()), tuple(found))


def _of_route(people: People, route: Route, rows: Rows) -> tuple[RouteLacks, NDArray[np.int64]]:
    """What is lacked on the route, and how many of its conditions each person lacks; `rows` are theirs."""
    conditions = tuple(dict.fromkeys(route.conditions))
    lacking = [~condition.today(people).known for condition in conditions]
    how_many = np.zeros(len(people), dtype=np.int64)
    for lacks in lacking:
        how_many += lacks
    lacked = tuple(
        replace(_lacked(people, condition, lacks, how_many), rows=rows[lacks])
        for condition, lacks in zip(conditions, lacking, strict=True)
    )
    return RouteLacks(route, lacked), how_many


def _lacked(
    people: People, condition: Condition, lacks: NDArray[np.bool_], how_many: NDArray[np.int64]
) -> Lacked:
    number, only_this = int(lacks.sum()), int((lacks & (how_many == 1)).sum())
    months, counts = np.unique(condition.months_missing(people)[lacks], return_counts=True)
    histogram = tuple(zip(months.tolist(), counts.tolist(), strict=True))
    holds_one = np.zeros(len(people), dtype=bool)
    for level_id in condition.levels:
        holds_one |= people.held_on(level_id) < NEVER
    return Lacked(
        condition,
        number,
        only_this,
        months=histogram if condition.asks_months else (),
        hold_none=int((~holds_one).sum()) if condition.levels else 0,
        unknown=int((lacks & condition.today(people).counted).sum()),
    )
