"""On which days a level can be sat, or applied for."""

from datetime import date

from tests.slow.months import ONE_DAY, add_months, is_last_saturday
from tests.slow.tables import Level

HORIZON_MONTHS = 180


def sittings_of(level: Level, today: date) -> tuple[date, ...]:
    """Every day from today to 15 years on, between the first and the last sitting, on which there is one.

    An award is applied for on any day, whatever its `sittings` cell says; so is an exam sat that states none.
    """
    first = max(today, level.first_sitting_on)
    last = min(add_months(today, HORIZON_MONTHS), level.last_sitting_on)
    rule = "" if level.is_award else level.exam.get("sittings", "")
    days = []
    day = first
    while day <= last:
        if _is_sitting(day, rule):
            days.append(day)
        day += ONE_DAY
    return tuple(days)


def _is_sitting(day: date, rule: str) -> bool:
    if rule in ("", "any"):
        return True
    if rule == "monthly":
        return is_last_saturday(day)
    if rule == "quarterly":
        return day.month in (3, 6, 9, 12) and is_last_saturday(day)
    return day.isoformat() in rule.split("|")
