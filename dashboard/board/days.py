"""Day numbers that are certain to be dates."""

from datetime import date

from dashboard.rules.months import calendar_date


def certain_date(day: int) -> date:
    """The date of a day that was given as one, or that a path reaches; `OverflowError` if it is none."""
    found = calendar_date(day)
    if found is None:
        raise OverflowError(f"day {day} lies beyond the calendar")
    return found
