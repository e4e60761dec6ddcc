"""People: one as it is told, many as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from dashboard.planner.months import NEVER, Days, Months, calendar_date, day_number

DEFAULT_HOURS_PER_WEEK = Decimal(6)


@dataclass(frozen=True)
class Person:
    """What a plan needs to know of someone, as of today.

    `work_months` and `aigc_months` are had so far; the shares, in hundredths of full time, are
    those at which the clocks run from `starts_on` (`aigc_starts_on` for AIGC work). A level held
    without a date counts as held today; with a date to come, as a result that is awaited.
    """

    work_months: int = 0
    aigc_months: int = 0
    work_percent: int = 100
    aigc_percent: int = 0
    starts_on: date | None = None
    aigc_starts_on: date | None = None
    holds: tuple[tuple[str, date | None], ...] = ()
    hours_per_week: Decimal = DEFAULT_HOURS_PER_WEEK


@dataclass(frozen=True)
class People:
    """`Person`, once for each of n people: arrays of length n. `today` is one day number for all.

    `held` has an array a level: the day from which it is held, `NEVER` where it is not.
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
        )


def people_of(persons: Sequence[Person], today: date, level_ids: Sequence[str]) -> People:
    """The arrays of `persons` on the day `today`. Of two dates for one level, the earlier counts."""
    today_number = day_number(today)
    held = {level_id: np.full(len(persons), NEVER) for level_id in level_ids}
    for row, person in enumerate(persons):
        for level_id, held_on in person.holds:
            day = today_number if held_on is None else day_number(held_on)
            held[level_id][row] = min(held[level_id][row], day)

    def column(values: Sequence[int]) -> Months:
        return np.array(values, dtype=np.int64)

    def days(dates: Sequence[date | None]) -> Days:
        return column([today_number if day is None else day_number(day) for day in dates])

    starts_on = np.maximum(days([person.starts_on for person in persons]), today_number)
    return People(
        today=today_number,
        work_months=column([person.work_months for person in persons]),
        aigc_months=column([person.aigc_months for person in persons]),
        work_percent=column([person.work_percent for person in persons]),
        aigc_percent=column([person.aigc_percent for person in persons]),
        starts_on=starts_on,
        aigc_starts_on=np.maximum(days([person.aigc_starts_on for person in persons]), starts_on),
        held=held,
        tenths_per_week=column([int(person.hours_per_week * 10) for person in persons]),
    )


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
