"""Keeping certificates: which of those held, awaited or planned lapse, and when and how each is renewed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np

from dashboard.catalog.catalog import Catalog
from dashboard.planner.plan import Plan
from dashboard.rules.months import NEVER, Days, calendar_date, day_number
from dashboard.rules.people import Person
from dashboard.rules.renewal import NOT_STATED, KeepingRoute, keeping_routes
from dashboard.rules.validity import validity_of


class Had(StrEnum):
    """How someone comes to have a certificate."""

    HELD = "held"
    AWAITED = "awaited"
    PLANNED = "planned"


class NoExpiry(StrEnum):
    """What stands in place of the day on which a renewed certificate expires."""

    NEVER = "never"
    NOT_STATED = "not_stated"


Expiry = date | NoExpiry


@dataclass(frozen=True)
class Renewed:
    """A day on which a certificate is renewed, and when it then expires."""

    day: date
    expires: Expiry


@dataclass(frozen=True)
class Way:
    """A way to keep one certificate: it can be renewed from `opens_on` to `last_on`, both included.

    `first` is the first of these days that is today or later, `last` is `last_on`; both are `None` where no
    such day is left, or none ever was.
    """

    route: KeepingRoute
    opens_on: date
    last_on: date
    first: Renewed | None
    last: Renewed | None


@dataclass(frozen=True)
class Upkeep:
    """A certificate that is valid until the day before `expires_on`, and the ways to keep it.

    No `ways`: how it is kept is not stated. `is_lower_bound`: it is planned, its days are "no earlier than".
    """

    level_id: str
    had: Had
    obtained: date
    expires_on: date
    ways: tuple[Way, ...]
    is_lower_bound: bool = False

    @property
    def open_ways(self) -> tuple[Way, ...]:
        """Those that have a day left."""
        return tuple(way for way in self.ways if way.first)

    @property
    def is_lost(self) -> bool:
        """Whether ways are stated and no day is left on any: it has to be earned again."""
        return bool(self.ways) and not self.open_ways


@dataclass(frozen=True)
class Keeping:
    """What someone has to keep, on the day `today`: what lapses first stands first.

    Of the certificates at `undated` it is not known when they were obtained, of those at `not_stated` not
    how long they are valid: no day can be told. What is stated not to expire is in none of them.
    """

    today: date
    upkeeps: tuple[Upkeep, ...] = ()
    undated: tuple[str, ...] = ()
    not_stated: tuple[str, ...] = ()


def keeping(catalog: Catalog, person: Person, today: date, plan: Plan | None) -> Keeping:
    """What keeps the certificates that someone holds, awaits, or obtains by `plan`.

    Each level counts once, by the latest day on which it is obtained; held without a date alone, by none.
    """
    found = Keeping(today)
    for each in _had(catalog, person, today, plan):
        if each.obtained is None:
            if validity_of(catalog, each.level_id).is_for_a_time:
                found = replace(found, undated=(*found.undated, each.level_id))
            elif not catalog.validity_of(each.level_id):
                found = replace(found, not_stated=(*found.not_stated, each.level_id))
            continue
        expires = _expires(catalog, each.level_id, each.obtained)
        if expires is NoExpiry.NOT_STATED:
            found = replace(found, not_stated=(*found.not_stated, each.level_id))
        elif isinstance(expires, date):
            ways = ways_to_keep(catalog, each.level_id, each.obtained, expires, today)
            upkeep = Upkeep(each.level_id, each.had, each.obtained, expires, ways, each.is_lower_bound)
            found = replace(found, upkeeps=(*found.upkeeps, upkeep))
    in_order = sorted(found.upkeeps, key=lambda each: (each.expires_on, each.level_id))
    return replace(found, upkeeps=tuple(in_order))


def ways_to_keep(
    catalog: Catalog, level_id: str, obtained: date, expires: date, today: date
) -> tuple[Way, ...]:
    """The ways to keep a certificate, those that are over included, by the names of their routes."""
    validity, ends = validity_of(catalog, level_id), _one(expires)

    def renewed(route: KeepingRoute, day: Days) -> Renewed:
        return Renewed(_certain(day), _expiry(route.renewed(validity, day, ends)))

    found = []
    for route in keeping_routes(catalog, level_id):
        opens, last = route.opens(_one(obtained), ends), route.last(ends)
        first = np.maximum(opens, day_number(today))
        is_left = bool(first[0] <= last[0])
        found.append(
            Way(
                route=route,
                opens_on=_certain(opens),
                last_on=_certain(last),
                first=renewed(route, first) if is_left else None,
                last=renewed(route, last) if is_left else None,
            )
        )
    return tuple(found)


@dataclass(frozen=True)
class _HadLevel:
    level_id: str
    had: Had
    obtained: date | None
    is_lower_bound: bool = False


def _had(catalog: Catalog, person: Person, today: date, plan: Plan | None) -> Iterator[_HadLevel]:
    """Each level that is had, in the order of the catalog."""
    planned, is_bound = {}, False
    for step in plan.steps if plan else ():
        is_bound |= step.is_lower_bound
        planned[step.level_id] = _HadLevel(step.level_id, Had.PLANNED, step.held_on, is_bound)
    for level_id in catalog.level_ids:
        days = [day for held, day in person.holds if held == level_id]
        awaited = [day for day in days if day and day > today]
        if level_id in planned:
            yield planned[level_id]
        elif awaited:
            yield _HadLevel(level_id, Had.AWAITED, max(awaited))
        elif days:
            known = [day for day in days if day]
            yield _HadLevel(level_id, Had.HELD, max(known) if len(known) == len(days) else None)


def _expires(catalog: Catalog, level_id: str, obtained: date) -> Expiry:
    day = _one(obtained)
    expires = validity_of(catalog, level_id).expires(day)
    return NoExpiry.NOT_STATED if expires[0] == day[0] else _expiry(expires)


def _expiry(day: Days) -> Expiry:
    if day[0] == NOT_STATED:
        return NoExpiry.NOT_STATED
    # What lies beyond the calendar ends on no day that could be told.
    return (calendar_date(day[0]) if day[0] < NEVER else None) or NoExpiry.NEVER


def _certain(day: Days) -> date:
    """The date of a day, the calendar's last where it lies beyond."""
    return calendar_date(day[0]) or date.max


def _one(day: date) -> Days:
    return np.array([day_number(day)], dtype=np.int64)
