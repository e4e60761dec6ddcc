"""Every way into every level, and how far a person is on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.plan import ConditionMet, Standing
from dashboard.rules.certificate import HasLevels
from dashboard.rules.experience import Experience
from dashboard.rules.months import add_months_to
from dashboard.rules.routes import Route, ways


@dataclass(frozen=True)
class Way:
    """One way into a level: its route, under one reading or (`None`) both, and how far the person is.

    `asks` and `has` are months on `clock` (of two clocks, the one that is furthest short, then the one
    that asks for more); all three are `None` where no experience is asked. `opens_on` is the day the route
    opens for the person, `None`: it does not, and `stands_still` says whether that is because a clock does
    not run. `is_known` is false where a condition counts as met although that is not known.
    """

    level_id: str
    reading: Reading | None
    route: Route
    clock: str | None
    asks: int | None
    has: int | None
    is_open: bool
    opens_on: date | None
    stands_still: bool
    is_known: bool = True

    @property
    def missing(self) -> int:
        """Months that are short; 0 where no experience is asked."""
        return max((self.asks or 0) - (self.has or 0), 0)


def ways_in(catalog: Catalog, standings: Mapping[str, Standing]) -> tuple[Way, ...]:
    """The ways into each level, those by years first; a way that both readings word alike is one."""
    found = []
    for level_id in catalog.level_ids:
        conditions = {
            (reading, route.name): met
            for reading, routes in standings[level_id].today
            for route, met in routes
        }
        of_level = [
            _way(level_id, reading, route, conditions[reading or "strict", route.name], standings)
            for route, reading in ways(catalog, level_id)
        ]
        found += sorted(of_level, key=lambda way: way.asks is None)
    return tuple(found)


def _way(
    level_id: str,
    reading: Reading | None,
    route: Route,
    conditions: tuple[ConditionMet, ...],
    standings: Mapping[str, Standing],
) -> Way:
    asked = [
        (met.months_missing, met.condition.months, met.months_had, met.condition.clock)
        for met in conditions
        if isinstance(met.condition, Experience)
    ]
    _, asks, has, clock = max(asked, default=(0, None, None, None))
    found = [_met(met, standings) for met in conditions]
    opens_on = _opens_on(route, [day for day, _ in found], standings[level_id].as_of)
    return Way(
        level_id=level_id,
        reading=reading,
        route=route,
        clock=clock,
        asks=asks,
        has=has,
        is_open=opens_on is not None and all(met.open_today for met in conditions),
        opens_on=opens_on,
        stands_still=any(
            isinstance(met.condition, Experience) and met.condition.within is None and met.met_on is None
            for met in conditions
        ),
        is_known=all(is_known for _, is_known in found),
    )


def _met(met: ConditionMet, standings: Mapping[str, Standing]) -> tuple[date | None, bool]:
    """The day a condition is met, a certificate taken by its own best path, and whether that is known."""
    possible = [(met.met_on, met.is_known)] if met.met_on else []
    if isinstance(met.condition, HasLevels):
        possible += [
            (add_months_to(plan.held_on, met.condition.months), not any(step.unknown for step in plan.steps))
            for level_id in met.condition.levels
            if (plan := standings[level_id].plan)
        ]
    return min(possible, key=lambda each: (each[0], not each[1]), default=(None, met.is_known))


def _opens_on(route: Route, days: Sequence[date | None], today: date) -> date | None:
    """The day on which all conditions are met that are met on these days, if the route can be used then."""
    certain = [day for day in days if day is not None]
    opens_on = max([today, route.first or today, *certain])
    is_closed = route.until is not None and opens_on >= route.until
    return None if is_closed or len(certain) < len(days) else opens_on
