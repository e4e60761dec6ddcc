"""Whole months: counted from years, added to dates, one date or a million at once.

Days are `int64` counts from 1970-01-01, so that dates far away stay numbers. `NEVER` is later
than every date.
"""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int64]
Months = NDArray[np.int64]

NEVER: Final = np.int64(2**53)
_EPOCH: Final = date(1970, 1, 1).toordinal()
_DAYS_OF_EVERY_MONTH: Final = 28
_LISTED: Final = np.datetime64("1900-01", "M"), np.datetime64("2200-01", "M")
"""The months whose days are looked up rather than worked out: nearly every date there is."""
_LAST_DAY: Final = date.max.toordinal() - _EPOCH


def whole_months(years: Decimal) -> int:
    """The months had in `years`: floor(years × 12 + 0.05), so that 1.08 years are 13 months.

    Exact for any number of decimals: the arithmetic of `Decimal` would round.
    """
    numerator, denominator = years.as_integer_ratio()
    return (240 * numerator + denominator) // (20 * denominator)


def day_number(day: date) -> int:
    return day.toordinal() - _EPOCH


def calendar_date(day: int | np.int64) -> date | None:
    """The date of a day number; `None` for `NEVER` and for what lies beyond the calendar's end."""
    return date.fromordinal(int(day) + _EPOCH) if day <= _LAST_DAY else None


class _Calendar(NamedTuple):
    """Of each listed month its first day and its length; of each of their days the month, by index."""

    starts: Days
    lengths: Days
    months: NDArray[np.int16]


@cache
def _calendar() -> _Calendar:
    bounds = np.arange(_LISTED[0], _LISTED[1] + 1).astype("datetime64[D]").astype(np.int64)
    lengths = np.diff(bounds)
    return _Calendar(bounds[:-1], lengths, np.repeat(np.arange(len(lengths), dtype=np.int16), lengths))


def add_months(days: Days, months: Months | int) -> Days:
    """`days` moved by whole months; a day that the month lacks becomes the month's last."""
    starts, lengths, month_of = _calendar()
    place = days - starts[0]
    listed = (place >= 0) & (place < len(month_of))
    month = month_of[place if listed.all() else np.where(listed, place, 0)].astype(np.int64)
    moved = month + months
    listed &= (moved >= 0) & (moved < len(starts))
    if not listed.all():
        moved = np.where(listed, moved, 0)
    found: Days = starts[moved] + np.minimum(days - starts[month], lengths[moved] - 1)
    if not listed.all():
        by = np.broadcast_to(months, found.shape)[~listed]
        found[~listed] = _add_months_unlisted(days[~listed], by)
    return found


def _add_months_unlisted(days: Days, months: Months | int) -> Days:
    """As `add_months`, for days that are in no list of months."""
    first = days.astype("datetime64[D]").astype("datetime64[M]")
    into_month = days - first.astype("datetime64[D]").astype(np.int64)
    moved = first + np.asarray(months).astype("timedelta64[M]")
    start = moved.astype("datetime64[D]").astype(np.int64)
    moved_days: Days = np.asarray(start + into_month)
    late = np.flatnonzero(into_month >= _DAYS_OF_EVERY_MONTH)
    next_start = (moved[late] + np.timedelta64(1, "M")).astype("datetime64[D]").astype(np.int64)
    moved_days[late] = np.minimum(moved_days[late], next_start - 1)
    return moved_days


def earliest_reaching(days: Days, months: int) -> Days:
    """The earliest day that, with `months` added, is not before each of `days`."""
    start = add_months(days, -months)
    # A day that its month lacks was cut to the last of the month: the day after is the first that reaches.
    return start + (add_months(start, months) < days)


def months_between(start: Days, end: Days) -> Months:
    """The most whole months that, added to `start`, do not pass `end`; `end` is not before `start`."""
    first, last = (day.astype("datetime64[D]").astype("datetime64[M]") for day in (start, end))
    months: Months = (last - first).astype(np.int64)
    months -= add_months(start, months) > end
    return months


def add_months_to(day: date, months: int) -> date:
    """`add_months` for one date within the calendar."""
    moved = calendar_date(add_months(np.array([day_number(day)]), months)[0])
    if moved is None:
        raise OverflowError(f"{day} plus {months} months lies beyond the calendar")
    return moved


def nearest_months(start: date, end: date) -> int:
    """The whole months of the calendar that `end` is nearest to, counted from `start`; half a one counts.

    `end` is not before `start`.
    """
    first = np.array([day_number(start)])
    full = full_months(start, end)
    before, after = (int(add_months(first, full + more)[0]) for more in (0, 1))
    return full + (2 * day_number(end) >= before + after)


def full_months(start: date, end: date) -> int:
    """`months_between` for one pair of dates; 0 if `end` is not after `start`."""
    if end <= start:
        return 0
    return int(months_between(np.array([day_number(start)]), np.array([day_number(end)]))[0])
