"""Keeping certificates as calendar events: when each expires, and from when it is to be renewed."""

from collections.abc import Iterator, Set
from datetime import date, timedelta

from dashboard.exports.calendar_events import DAY, Entry, Kind, plan_uid, sign_up_alarm, titled
from dashboard.exports.phrases import stamp
from dashboard.exports.takeaway import Takeaway
from dashboard.planner.upkeep import Had, Upkeep, keeping
from dashboard.text.conditions import level_label
from dashboard.text.upkeep import way_sentences


def keeping_entries(takeaway: Takeaway, whose: str, estimates: Set[str]) -> Iterator[Entry]:
    """For each certificate that lapses the day, if the plan has no entry for it, and when to renew it.

    The days of the levels at `estimates` rest on assumptions. What is past has no entry.
    """
    plan = takeaway.plan
    for upkeep in keeping(takeaway.tables, takeaway.choices.person, plan.today, plan).upkeeps:
        is_estimate = upkeep.level_id in estimates and upkeep.had is Had.PLANNED
        if upkeep.had is not Had.PLANNED and upkeep.expires_on >= plan.today:
            yield _entry(takeaway, whose, upkeep, Kind.EXPIRY, upkeep.expires_on, is_estimate=is_estimate)
        if upkeep.open_ways:
            renew_on = _renew_on(upkeep, plan.today, takeaway.choices.reminder_days)
            yield _entry(takeaway, whose, upkeep, Kind.RENEWAL, renew_on, is_estimate=is_estimate)


def _renew_on(upkeep: Upkeep, today: date, reminder_days: int) -> date:
    """The first day of the window; where it is open from the start, so long before the expiry as asked."""
    opens_on = min(way.opens_on for way in upkeep.open_ways)
    if opens_on == upkeep.obtained:
        opens_on = max(opens_on, upkeep.expires_on - timedelta(days=reminder_days))
    return max(opens_on, today)


def _entry(
    takeaway: Takeaway, whose: str, upkeep: Upkeep, kind: Kind, day: date, *, is_estimate: bool
) -> Entry:
    words, today = takeaway.words, takeaway.plan.today
    level = level_label(words, takeaway.tables, upkeep.level_id)
    summary = words("calendar.renewal" if kind is Kind.RENEWAL else "calendar.expiry", level=level)
    return Entry(
        uid=plan_uid(whose, upkeep.level_id, kind),
        start=day,
        end=day + DAY,
        summary=titled(words, summary, is_estimate=is_estimate, is_bound=upkeep.is_lower_bound),
        sentences=(*way_sentences(words, takeaway.tables, today, upkeep), *stamp(takeaway)),
        alarm=sign_up_alarm(day, today) if kind is Kind.RENEWAL else None,
    )
