"""Whole months and days on the calendar. Past the year 9999 every sum stays at its last day."""

import calendar
import math
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=100_000)
def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later; the month's last day where it has no such day."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month0 + 1)[1]
    return date(year, month0 + 1, min(day.day, last))


def add_days(day: date, days: int) -> date:
    return day + timedelta(days) if days <= (date.max - day).days else date.max


def whole_months_between(start: date, end: date) -> int:
    """The greatest number of months that, added to `start`, don't go beyond `end`."""
    months = 0
    while add_months(start, months + 1) <= end:
        months += 1
    return months


def months_asked(years: Fraction) -> int:
    """Years that a table asks for, in whole months, rounded half up."""
    return math.floor(years * 12 + Fraction(1, 2))


def months_had(years: Fraction) -> int:
    """Years that a person has had, in whole months: 1.08 years are 13 months."""
    return math.floor(years * 12 + Fraction(5, 100))


def is_last_saturday(day: date) -> bool:
    return day.weekday() == calendar.SATURDAY and (day + 7 * ONE_DAY).month != day.month
