"""The same person on another day: the experience that has run until then is had."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from dashboard.planner.months import full_months
from dashboard.planner.people import Person, people_of
from dashboard.planner.running import Since


@dataclass(frozen=True)
class Elapsed:
    """The whole calendar months since a day, and the months of work and AIGC work that ran in them."""

    since: date
    months: int
    work: int
    aigc: int


def elapsed(person: Person, today: date) -> Elapsed | None:
    """What has run since `person.since`, and is among their months; `None` if they run from today."""
    if person.since is None:
        return None
    day, run = person.since.day, people_of([replace(person, holds=())], today, ()).ran
    work, aigc = (int(np.sum(months)) for months in (run.work, run.aigc))
    return Elapsed(day, full_months(day, today), work, aigc)


def on_another_day(person: Person, today: date, other: date) -> Person:
    """The person of `today` on a day after it, or on one before it that their clocks have passed.

    They have worked as they said: what has run is had, in whole months, and the months that are running
    go on, so that no experience is reached on another day than before. Of study nothing is known.
    """
    shares = person.work_percent, person.aigc_percent
    since = person.since or Since(today, *shares)
    if (since.work_percent, since.aigc_percent) != shares:
        since = Since(today, *shares)
    if other < since.day or shares == (0, 0):
        return replace(person, since=None)
    from_then = replace(person, since=since)
    before, after = elapsed(from_then, today), elapsed(from_then, other)
    work, aigc = (after.work - before.work, after.aigc - before.aigc) if before and after else (0, 0)
    months, aigc_months = person.work_months + work, person.aigc_months + aigc
    # AIGC work is work: where it is the more, the other work of these months comes on top of it.
    at_least = max(person.work_months, person.aigc_months) + work
    if max(months, aigc_months) < at_least:
        months = at_least
    return replace(from_then, work_months=months, aigc_months=aigc_months)
