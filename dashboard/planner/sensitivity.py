"""How the target's date moves with one number: study hours a week, or the share of a clock."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final, Generic, TypeVar

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.best import best_paths
from dashboard.planner.paths import PathNames
from dashboard.rules.months import Days, calendar_date
from dashboard.rules.people import Person, people_of

TENTHS_A_WEEK: Final = 1_680
_LEAST_SHOWN, _MOST_SHOWN = Decimal(20), Decimal(168)

Number = TypeVar("Number", Decimal, int)


@dataclass(frozen=True)
class Sensitivity(Generic[Number]):
    """The day the target is held for each of `values`, in rising order; `None`: never.

    `now` is today's value. `sooner` is the smallest greater value that holds the target sooner, with
    the day; `enough` is the smallest value that holds it no later than `now` does.
    """

    now: Number
    values: tuple[Number, ...]
    held_on: tuple[date | None, ...]
    sooner: tuple[Number, date] | None
    enough: Number

    @property
    def held_now(self) -> date | None:
        return self.held_on[self.values.index(self.now)]


@dataclass(frozen=True)
class Question:
    """Whose date it is: a person's, to a target under a reading, by a path of their choice or the best."""

    catalog: Catalog
    person: Person
    today: date
    target: str
    reading: Reading
    path: PathNames | None = None


def by_hours(question: Question) -> Sensitivity[Decimal]:
    """The date against study hours a week, in tenths of an hour; every half hour is shown."""
    tenths = [Decimal(tenth) / 10 for tenth in range(1, TENTHS_A_WEEK + 1)]
    now = question.person.hours_per_week
    days = _days(question, [replace(question.person, hours_per_week=each) for each in tenths])
    most = min(max(_LEAST_SHOWN, 2 * now), _MOST_SHOWN)
    shown = {value for value in tenths if value <= most and value % Decimal("0.5") == 0} | {now}
    return _sensitivity(now, tenths, days, shown)


def by_share(question: Question, clock_id: str) -> Sensitivity[int]:
    """The date against a clock's share of full time, in whole percent."""
    percents = list(range(101))
    clock = question.person.clock(clock_id)
    persons = [question.person.with_clock(clock_id, replace(clock, percent=each)) for each in percents]
    return _sensitivity(clock.percent, percents, _days(question, persons), set(percents))


def _sensitivity(
    now: Number, values: Sequence[Number], days: Days, shown: set[Number]
) -> Sensitivity[Number]:
    at = values.index(now)
    sooner = next((place for place in range(at, len(values)) if days[place] < days[at]), None)
    sooner_on = calendar_date(days[sooner]) if sooner is not None else None
    enough = next(place for place in range(len(values)) if days[place] <= days[at])
    told = {at, enough, sooner}
    places = [place for place, value in enumerate(values) if value in shown or place in told]
    return Sensitivity(
        now=now,
        values=tuple(values[place] for place in places),
        held_on=tuple(calendar_date(days[place]) for place in places),
        sooner=(values[sooner], sooner_on) if sooner is not None and sooner_on else None,
        enough=values[enough],
    )


def _days(question: Question, persons: Sequence[Person]) -> Days:
    """The day on which each of `persons`, who hold and await the same, holds the target."""
    catalog, target = question.catalog, question.target
    people = people_of(persons, question.today, catalog.clock_ids)
    best = best_paths(catalog, people, [target] * len(people), question.reading, only=question.path)
    return best.target_held_on
