"""Whose certificates lapse when, of all people at once, and between which days each can be renewed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.board.days import certain_date
from dashboard.board.groups import Rows, rows_by
from dashboard.catalog.catalog import Catalog
from dashboard.rules.months import NEVER, Days, add_months_to, day_number
from dashboard.rules.people import People
from dashboard.rules.renewal import KeepingRoute, keeping_routes
from dashboard.rules.validity import validity_of

MONTHS: Final = 12
"""How many months ahead are counted."""


@dataclass(frozen=True, eq=False)
class RenewalDays:
    """The first and the last day on which each of n certificates can be renewed in one way."""

    route: KeepingRoute
    opens: Days
    last: Days


@dataclass(frozen=True, eq=False)
class LevelLapses:
    """The certificates of one level, held or awaited; each person's counts once, by the latest day.

    Those of the people at `rows`, ascending, were `obtained` and lapse on the days `expires`; `ways` have
    arrays of the same length. Of the people at `undated` it is not known when they obtained theirs, for those
    at `not_stated` not how long it is valid. What does not expire is in none of them.
    """

    level_id: str
    rows: Rows
    obtained: Days
    expires: Days
    ways: tuple[RenewalDays, ...]
    undated: Rows
    not_stated: Rows

    def within(self, first: int, last: int) -> NDArray[np.int64]:
        """The places in `rows` of those that lapse from one day to another, both included."""
        return np.flatnonzero((first <= self.expires) & (self.expires <= last))


@dataclass(frozen=True)
class MonthOfLapses:
    """The certificates of a level, by their `places` in its `rows`, that lapse in one month.

    `month` is the first day of it; `None`: they have lapsed by today.
    """

    level: LevelLapses
    month: date | None
    places: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Lapses:
    """The levels, in the order of the catalog, of which somebody's certificate lapses, or may."""

    today: int
    levels: tuple[LevelLapses, ...]

    @property
    def until(self) -> date:
        """The last day that is counted."""
        return add_months_to(certain_date(self.today), MONTHS)

    @property
    def ahead(self) -> int:
        """How many certificates lapse after today, up to `until`."""
        return sum(len(month.places) for month in self.by_month())

    @property
    def lapsed(self) -> int:
        """How many have lapsed by today."""
        return sum(len(each.places) for each in self.by_today())

    @property
    def renewable(self) -> int:
        """How many of those that have lapsed can still be renewed."""
        found = 0
        for level in self.levels:
            can = np.zeros(len(level.rows), dtype=bool)
            for way in level.ways:
                can |= np.maximum(way.opens, self.today) <= way.last
            found += int((can & (level.expires <= self.today)).sum())
        return found

    def by_today(self) -> tuple[MonthOfLapses, ...]:
        """What has lapsed by today, in the order of the catalog."""
        found = ((level, level.within(-int(NEVER), self.today)) for level in self.levels)
        return tuple(MonthOfLapses(level, None, places) for level, places in found if len(places))

    def by_month(self) -> tuple[MonthOfLapses, ...]:
        """What lapses after today, up to `until`, by month and then in the order of the catalog."""
        found: list[tuple[date, MonthOfLapses]] = []
        for level in self.levels:
            places = level.within(self.today + 1, day_number(self.until))
            months = level.expires[places].astype("datetime64[D]").astype("datetime64[M]")
            for month, of_month in rows_by(months.astype(np.int64)):
                start = np.datetime64(int(month), "M").astype("datetime64[D]").astype(date)
                found.append((start, MonthOfLapses(level, start, places[of_month])))
        return tuple(each for _, each in sorted(found, key=lambda each: each[0]))


def lapses(catalog: Catalog, people: People) -> Lapses:
    """Whose certificates lapse when."""
    return Lapses(people.today, tuple(_of_levels(catalog, people)))


def _of_levels(catalog: Catalog, people: People) -> Iterator[LevelLapses]:
    for level_id in catalog.level_ids:
        if level_id in people.held:
            found = _of_level(catalog, people, level_id)
            if len(found.rows) or len(found.undated) or len(found.not_stated):
                yield found


def _of_level(catalog: Catalog, people: People, level_id: str) -> LevelLapses:
    validity = validity_of(catalog, level_id)
    obtained = _latest(people, level_id)
    had = obtained < NEVER
    is_undated = people.undated(level_id) & (obtained <= people.today)
    days = np.where(had, obtained, people.today)
    expires = validity.expires(days)
    is_stated = expires > days
    no_row = is_undated if not validity.terms else np.zeros(len(people), dtype=bool)
    rows = np.flatnonzero(had & ~is_undated & is_stated & (expires < NEVER))
    return LevelLapses(
        level_id=level_id,
        rows=rows,
        obtained=obtained[rows],
        expires=expires[rows],
        ways=tuple(
            RenewalDays(route, route.opens(obtained[rows], expires[rows]), route.last(expires[rows]))
            for route in keeping_routes(catalog, level_id)
        ),
        undated=np.flatnonzero(is_undated) if validity.is_for_a_time else np.array([], dtype=np.int64),
        not_stated=np.flatnonzero((had & ~is_undated & ~is_stated) | no_row),
    )


def _latest(people: People, level_id: str) -> Days:
    """The latest day on which each person obtained a level, or will; `NEVER` where there is none."""
    latest = people.all_days(-NEVER)
    for each in people.held.get(level_id, ()):
        latest = np.where(each.days < NEVER, np.maximum(latest, each.days), latest)
    return np.where(latest == -NEVER, NEVER, latest)
