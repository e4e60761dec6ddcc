"""People: one as it is told, many as arrays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from dashboard.planner.months import NEVER, Days, Months, calendar_date, day_number
from dashboard.planner.running import NOT_RUN, Ran, Since, ran

DEFAULT_HOURS_PER_WEEK = Decimal(6)


@dataclass(frozen=True)
class Person:
    """What a plan needs to know of someone, as of today.

    `work_months` and `aigc_months` are had so far; the shares, in hundredths of full time, are
    those at which the clocks run from `starts_on` (`aigc_starts_on` for AIGC work), and none before
    today unless they have run `since` another day: the month that is running then counts from its
    start. A level held without a date counts as held today; with a date to come, as a result that is
    awaited.
    """

    work_months: int = 0
    aigc_months: int = 0
    work_percent: int = 100
    aigc_percent: int = 0
    starts_on: date | None = None
    aigc_starts_on: date | None = None
    holds: tuple[tuple[str, date | None], ...] = ()
    hours_per_week: Decimal = DEFAULT_HOURS_PER_WEEK
    since: Since | None = None


@dataclass(frozen=True)
class People:
    """`Person`, once for each of n people: arrays of length n. `today` is one day number for all.

    `held` has an array a level: the day from which it is held, `NEVER` where it is not. Clocks that
    start before today have `ran` so far, which is among the months had.
    `tenths_per_week` are tenths of study hours.
    """

    today: int
    work_months: Months
    aigc_months: Months
    work_percent: Months
    aigc_percent: Months
    starts_on: Days
    aigc_starts_on: Days
    held: dict[str, Days]
    tenths_per_week: Months
    ran: Ran = NOT_RUN

    def __len__(self) -> int:
        return len(self.work_months)

    def take(self, rows: np.ndarray) -> "People":
        """The people at `rows`, an index array."""
        return People(
            today=self.today,
            work_months=self.work_months[rows],
            aigc_months=self.aigc_months[rows],
            work_percent=self.work_percent[rows],
            aigc_percent=self.aigc_percent[rows],
            starts_on=self.starts_on[rows],
            aigc_starts_on=self.aigc_starts_on[rows],
            held={level_id: held_on[rows] for level_id, held_on in self.held.items()},
            tenths_per_week=self.tenths_per_week[rows],
            ran=self.ran.take(rows),
        )


def people_of(persons: Sequence[Person], today: date, level_ids: Sequence[str]) -> People:
    """The arrays of `persons` on the day `today`. Of two dates for one level, the earlier counts."""
    today_number = day_number(today)
    held = {level_id: np.full(len(persons), NEVER) for level_id in level_ids}
    for row, person in enumerate(persons):
        for level_id, held_on in person.holds:
            day = today_number if held_on is None else day_number(held_on)
            held[level_id][row] = min(held[level_id][row], day)

    def column(values: Iterable[int]) -> Months:
        return np.fromiter(values, dtype=np.int64, count=len(persons))

    starts = [_starts(person, today) for person in persons]
    starts_on = column(day_number(start) for start, _ in starts)
    aigc_starts_on = column(day_number(start) for _, start in starts)
    return People(
        today=today_number,
        work_months=column(person.work_months for person in persons),
        aigc_months=column(person.aigc_months for person in persons),
        work_percent=column(person.work_percent for person in persons),
        aigc_percent=column(person.aigc_percent for person in persons),
        starts_on=starts_on,
        aigc_starts_on=aigc_starts_on,
        held=held,
        tenths_per_week=column(int(person.hours_per_week * 10) for person in persons),
        ran=ran(
            today_number,
            starts_on,
            aigc_starts_on,
            column(person.since.work_percent if person.since else 0 for person in persons),
            column(person.since.aigc_percent if person.since else 0 for person in persons),
        ),
    )


def _starts(person: Person, today: date) -> tuple[date, date]:
    """The days from which someone's work and AIGC work run."""
    first = person.since.day if person.since else today
    start = max(person.starts_on or first, first)
    return start, max(person.aigc_starts_on or start, start)


def person_at(people: People, row: int) -> Person:
    """The person at a row, who has the same plans.

    A start of today is one left open, and a level held since today one without a date: the arrays hold
    no difference.
    """

    def day(number: int, usual: int) -> date | None:
        return None if number == usual else calendar_date(number)

    starts_on, aigc_starts_on = int(people.starts_on[row]), int(people.aigc_starts_on[row])
    return Person(
        work_months=int(people.work_months[row]),
        aigc_months=int(people.aigc_months[row]),
        work_percent=int(people.work_percent[row]),
        aigc_percent=int(people.aigc_percent[row]),
        starts_on=day(starts_on, people.today),
        aigc_starts_on=day(aigc_starts_on, starts_on),
        holds=tuple(
            (level_id, day(int(days[row]), people.today))
            for level_id, days in people.held.items()
            if days[row] < NEVER
        ),
        hours_per_week=Decimal(int(people.tenths_per_week[row])) / 10,
    )
