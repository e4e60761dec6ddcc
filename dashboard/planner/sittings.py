"""The dates on which an exam can be taken, and the first of them on or after a day."""

from functools import lru_cache
from typing import Final

import numpy as np

from dashboard.catalog.cells import Sittings
from dashboard.planner.months import NEVER, Days, add_months, day_number

HORIZON_MONTHS: Final = 15 * 12
"""Sittings run from today to 15 years on, that day included; after the last there is none."""
_FIRST_SATURDAY: Final = 2
"""1970-01-03, a Saturday, is day 2."""


@lru_cache(maxsize=64)
def horizon(today: int) -> int:
    return int(add_months(np.array([today], dtype=np.int64), HORIZON_MONTHS)[0])


def next_sitting(sittings: Sittings | None, ready: Days, today: int) -> Days:
    """The first sitting on or after each day of `ready`, which is never before `today`.

    A rule that is not stated (`None`) counts as every day.
    """
    last = horizon(today)
    if sittings is None or sittings == "any":
        return np.where(ready <= last, ready, NEVER)
    next_of = _next_of(sittings, today, last)
    return next_of[np.minimum(ready - today, len(next_of) - 1)]


def has_sittings(sittings: Sittings | None, today: int) -> bool:
    """Whether any sitting is left from `today` on."""
    if sittings is None or sittings == "any":
        return True
    return len(sitting_days(sittings, today, horizon(today))) > 0


@lru_cache(maxsize=64)
def _next_of(sittings: Sittings, today: int, last: int) -> Days:
    """The next sitting by the days from `today`, the last place that of every day after `last`."""
    days = sitting_days(sittings, today, last)
    after = np.searchsorted(days, np.arange(today, last + 2))
    next_of: Days = np.append(days, NEVER)[after]
    next_of.setflags(write=False)  # everybody who asks is given the same
    return next_of


@lru_cache(maxsize=64)
def sitting_days(sittings: Sittings, today: int, last: int) -> Days:
    """The sittings of a rule other than `any`, from `today` to `last`, in order; not to be written to."""
    if isinstance(sittings, tuple):
        days = np.array([day_number(day) for day in sittings], dtype=np.int64)
    else:
        step = 1 if sittings == "monthly" else 3
        first, end = (np.datetime64(day, "D").astype("datetime64[M]") for day in (today, last))
        months = np.arange(first, end + 1)
        months = months[(months.astype(np.int64) + 1) % step == 0]
        month_ends = (months + 1).astype("datetime64[D]").astype(np.int64) - 1
        days = month_ends - (month_ends - _FIRST_SATURDAY) % 7
    days = days[(days >= today) & (days <= last)]
    days.setflags(write=False)  # everybody who asks is given the same
    return days
