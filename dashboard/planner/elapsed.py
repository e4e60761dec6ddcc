"""The same person on another day: the experience that has run until then is had."""

from dataclasses import dataclass, replace
from datetime import date

from dashboard.catalog.catalog import Catalog
from dashboard.rules.experience import months_run, months_shown
from dashboard.rules.months import full_months
from dashboard.rules.people import Person, Since, people_of


@dataclass(frozen=True)
class Elapsed:
    """The whole calendar months since a day, and by clock the months of experience that ran in them."""

    since: date
    months: int
    ran: tuple[tuple[str, int], ...]

    def of(self, clock_id: str) -> int:
        return dict(self.ran)[clock_id]


def elapsed(catalog: Catalog, person: Person, today: date) -> Elapsed | None:
    """What has run since `person.since`, and is among their months; `None` if they run from today."""
    if person.since is None:
        return None
    people = people_of([replace(person, holds=(), education=())], today, catalog.clock_ids)
    ran = tuple(
        (clock_id, int(months_run(people, catalog.clocks_within(clock_id))[0]))
        for clock_id in catalog.clock_ids
    )
    return Elapsed(person.since.day, full_months(person.since.day, today), ran)


def on_another_day(catalog: Catalog, person: Person, today: date, other: date) -> Person:
    """The person of `today` on a day after it, or on one before it that their clocks have passed.

    They have worked as they said: what has run is had, in whole months, and the months that are running
    go on, so that no experience is reached on another day than before. Of study nothing is known.
    """
    percents = tuple((clock_id, person.clock(clock_id).percent) for clock_id in sorted(catalog.clock_ids))
    since = person.since
    if since is None or any(since.percent(clock_id) != percent for clock_id, percent in percents):
        since = Since(today, percents)
    if other < since.day or not any(percent for _, percent in percents):
        return replace(person, since=None)
    from_then = replace(person, since=since)
    before, after = elapsed(catalog, from_then, today), elapsed(catalog, from_then, other)
    moved = from_then
    people = people_of([person], today, catalog.clock_ids)
    # The clocks within a clock come before it: their time is time on it.
    for clock_id in sorted(catalog.clock_ids, key=lambda each: len(catalog.clocks_within(each))):
        ran = after.of(clock_id) - before.of(clock_id) if before and after else 0
        within = catalog.clocks_within(clock_id)
        months = person.clock(clock_id).months + ran
        at_least = int(months_shown(people, within)[0]) + ran
        if max(months, *(moved.clock(inner).months for inner in within if inner != clock_id), 0) < at_least:
            months = at_least
        moved = moved.with_clock(clock_id, replace(person.clock(clock_id), months=months))
    return moved
