"""The dates on which an exam can be taken, and the first of them on or after a day."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import Sittings
from dashboard.rules.months import NEVER, Days, add_months, day_number

HORIZON_MONTHS: Final = 15 * 12
"""Sittings run from today to 15 years on, that day included; after the last there is none."""
_FIRST_SATURDAY: Final = 2
"""1970-01-03, a Saturday, is day 2."""


@dataclass(frozen=True)
class Calendar:
    """When a level can be sat, or applied for, as of a day: `first` and `last` are the first and last days.

    A rule that is not stated (`None`) counts as every day.
    """

    sittings: Sittings | None
    first: int
    last: int

    def next_sitting(self, day: Days) -> Days:
        """The first sitting on or after each of `day`; `NEVER` after the last."""
        if self.sittings is None or self.sittings == "any":
            then = np.maximum(day, self.first)
            return np.where(then <= self.last, then, NEVER)
        if self.first > self.last:
            return np.full(len(day), NEVER)
        next_of = _next_of(self.sittings, self.first, self.last)
        return next_of[np.clip(day - self.first, 0, len(next_of) - 1)]

    @property
    def has_sittings(self) -> bool:
        return bool(self.next_sitting(np.array([self.first]))[0] < NEVER)

    @property
    def days(self) -> Days:
        """Every sitting, in order."""
        if self.sittings is None or self.sittings == "any":
            return np.arange(self.first, self.last + 1, dtype=np.int64)
        return sitting_days(self.sittings, self.first, self.last)


def calendar_of(catalog: Catalog, level_id: str, today: int) -> Calendar:
    """When a level can be sat from `today` on. An award is applied for on any day."""
    level = catalog.level(level_id)
    first, last = today, horizon(today)
    if level.first_sitting_on is not None:
        first = max(first, day_number(level.first_sitting_on))
    if level.last_sitting_on is not None:
        last = min(last, day_number(level.last_sitting_on))
    return Calendar("any" if level.kind == "award" else catalog.exam(level_id).sittings, first, last)


@lru_cache(maxsize=64)
def horizon(today: int) -> int:
    return int(add_months(np.array([today], dtype=np.int64), HORIZON_MONTHS)[0])


@lru_cache(maxsize=64)
def _next_of(sittings: Sittings, first: int, last: int) -> Days:
    """The next sitting by the days from `first`, the last place that of every day after `last`."""
    days = sitting_days(sittings, first, last)
    after = np.searchsorted(days, np.arange(first, last + 2))
    next_of: Days = np.append(days, NEVER)[after]
    next_of.setflags(write=False)  # everybody who asks is given the same
    return next_of


@lru_cache(maxsize=64)
def sitting_days(sittings: Sittings, first: int, last: int) -> Days:
    """The sittings of a rule other than `any`, from `first` to `last`, in order; not to be written to."""
    if isinstance(sittings, tuple):
        days = np.array([day_number(day) for day in sittings], dtype=np.int64)
    else:
        step = 1 if sittings == "monthly" else 3
        start, end = (np.datetime64(day, "D").astype("datetime64[M]") for day in (first, last))
        months = np.arange(start, end + 1)
        months = months[(months.astype(np.int64) + 1) % step == 0]
        month_ends = (months + 1).astype("datetime64[D]").astype(np.int64) - 1
        days = month_ends - (month_ends - _FIRST_SATURDAY) % 7
    days = days[(days >= first) & (days <= last)]
    days.setflags(write=False)  # everybody who asks is given the same
    return days
