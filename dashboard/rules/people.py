"""People: one as it is told, many as arrays."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from dashboard.rules.months import NEVER, Days, Months, calendar_date, day_number

DEFAULT_HOURS_PER_WEEK = Decimal(6)
WORK: Final = "work"
"""The clock that every other lies within: any job."""

T = TypeVar("T", np.int64, np.bool_)
Bools = NDArray[np.bool_]
Dated = tuple[tuple[str, date | None], ...]
"""Ids, each with a date where one is known; one id may stand with several dates."""


@dataclass(frozen=True)
class Clock:
    """One clock of a person: whole months had, and the percent of full time at which it runs on.

    It runs from `starts_on`: for work `None` is today, for every other clock the day on which work starts.
    """

    months: int = 0
    percent: int = 0
    starts_on: date | None = None


FULL_TIME: Final = Clock(percent=100)
"""The clock of work of someone who said nothing of it; every other clock then stands still."""


@dataclass(frozen=True)
class Since:
    """A day since which clocks run, each at this percent: what has run is among the months had."""

    day: date
    percents: tuple[tuple[str, int], ...]

    def percent(self, clock_id: str) -> int:
        return dict(self.percents).get(clock_id, 0)


@dataclass(frozen=True)
class Answer:
    """What someone vouches for: yes, from a day (`None`: today), or no."""

    yes: bool
    day: date | None = None


@dataclass(frozen=True)
class Person:
    """What a plan needs to know of someone, as of today.

    A clock that is not among `clocks` is as if nothing were said of it. No clock runs before today,
    unless they have run `since` another day: the month that is running then counts from its start.
    A level held without a date was obtained by today, which counts as its date; with a date to come, it
    is a result that is awaited. An empty `education` means that none was stated at all.
    """

    clocks: tuple[tuple[str, Clock], ...] = ()
    holds: Dated = ()
    education: Dated = ()
    answers: tuple[tuple[str, Answer], ...] = ()
    hours_per_week: Decimal = DEFAULT_HOURS_PER_WEEK
    since: Since | None = None

    def clock(self, clock_id: str) -> Clock:
        return dict(self.clocks).get(clock_id, FULL_TIME if clock_id == WORK else Clock())

    def with_clock(self, clock_id: str, clock: Clock) -> "Person":
        """This person with one clock set."""
        others = tuple(each for each in self.clocks if each[0] != clock_id)
        return replace(self, clocks=tuple(sorted((*others, (clock_id, clock)))))


@dataclass(frozen=True)
class Obtained:
    """One date a person on which something was obtained; `NEVER` where there is none.

    `undated` says where the date is not known and today stands for it; `None`: nowhere.
    """

    days: Days
    undated: Bools | None = None

    def take(self, rows: np.ndarray) -> "Obtained":
        """That of the people at `rows`, an index array."""
        return Obtained(self.days[rows], None if self.undated is None else self.undated[rows])


@dataclass(frozen=True)
class People:
    """`Person`, once for each of n people: arrays of length n. `today` is one day number for all.

    Clocks are by id. `held` and `education` have, by id, one `Obtained` for each date that somebody has:
    an id that nobody has may be missing. `answers` has by question the day from which the answer is yes
    (`NEVER`: no), and `answered` whether there is one. `tenths_per_week` are tenths of study hours.
    `since` has the percent at which clocks ran before today; `None`: none did.
    """

    today: int
    months: Mapping[str, Months]
    percent: Mapping[str, Months]
    starts_on: Mapping[str, Days]
    held: Mapping[str, tuple[Obtained, ...]]
    education: Mapping[str, tuple[Obtained, ...]]
    answers: Mapping[str, Days]
    answered: Mapping[str, Bools]
    tenths_per_week: Months
    since: Mapping[str, Months] | None = None

    def __len__(self) -> int:
        return len(self.tenths_per_week)

    def take(self, rows: np.ndarray) -> "People":
        """The people at `rows`, an index array."""

        def of(arrays: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
            return {key: array[rows] for key, array in arrays.items()}

        def dated(ids: Mapping[str, tuple[Obtained, ...]]) -> dict[str, tuple[Obtained, ...]]:
            return {key: tuple(each.take(rows) for each in dates) for key, dates in ids.items()}

        return People(
            today=self.today,
            months=of(self.months),
            percent=of(self.percent),
            starts_on=of(self.starts_on),
            held=dated(self.held),
            education=dated(self.education),
            answers=of(self.answers),
            answered=of(self.answered),
            tenths_per_week=self.tenths_per_week[rows],
            since=None if self.since is None else of(self.since),
        )

    def all_days(self, day: int | np.int64) -> Days:
        """The same day for everybody."""
        return np.full(len(self), day, dtype=np.int64)

    def held_on(self, level_id: str) -> Days:
        """The latest day up to today on which each person obtained the level; `NEVER` where none is."""
        latest = self.all_days(NEVER)
        for obtained in self.held.get(level_id, ()):
            later = (obtained.days <= self.today) & ((latest == NEVER) | (obtained.days > latest))
            np.copyto(latest, obtained.days, where=later)
        return latest

    def awaited_on(self, level_id: str) -> Days:
        """The earliest day after today on which each person's result of the level comes; or `NEVER`."""
        earliest = self.all_days(NEVER)
        for obtained in self.held.get(level_id, ()):
            np.copyto(
                earliest, obtained.days, where=(obtained.days > self.today) & (obtained.days < earliest)
            )
        return earliest

    def undated(self, level_id: str) -> Bools:
        """Who holds the level without a date: it counts as obtained today."""
        undated = np.zeros(len(self), dtype=bool)
        for obtained in self.held.get(level_id, ()):
            if obtained.undated is not None:
                undated |= obtained.undated
        return undated

    @cached_property
    def states_education(self) -> Bools:
        """Who stated any education at all."""
        stated = np.zeros(len(self), dtype=bool)
        for dates in self.education.values():
            for obtained in dates:
                stated |= obtained.days < NEVER
        return stated


def people_of(persons: Sequence[Person], today: date, clock_ids: Sequence[str]) -> People:
    """The arrays of `persons` on the day `today`, with an array for each of `clock_ids`."""
    number = day_number(today)

    def column(values: Iterable[int]) -> Months:
        return np.fromiter(values, dtype=np.int64, count=len(persons))

    told = [{clock_id: person.clock(clock_id) for clock_id in {WORK, *clock_ids}} for person in persons]
    starts = [_starts(person, clocks, today) for person, clocks in zip(persons, told, strict=True)]
    answers: dict[str, Days] = {}
    answered: dict[str, Bools] = {}
    for row, person in enumerate(persons):
        for question_id, answer in person.answers:
            days = answers.setdefault(question_id, np.full(len(persons), NEVER))
            answered.setdefault(question_id, np.zeros(len(persons), dtype=bool))[row] = True
            if answer.yes:
                days[row] = min(days[row], number if answer.day is None else day_number(answer.day))
    has_run = any(person.since and person.since.day < today for person in persons)
    return People(
        today=number,
        months={each: column(clocks[each].months for clocks in told) for each in clock_ids},
        percent={each: column(clocks[each].percent for clocks in told) for each in clock_ids},
        starts_on={each: column(day_number(days[each]) for days in starts) for each in clock_ids},
        held=_dated([person.holds for person in persons], number),
        education=_dated([person.education for person in persons], number),
        answers=answers,
        answered=answered,
        tenths_per_week=column(int(person.hours_per_week * 10) for person in persons),
        since={
            each: column(person.since.percent(each) if person.since else 0 for person in persons)
            for each in clock_ids
        }
        if has_run
        else None,
    )


def joined_people(parts: Sequence[People]) -> People:
    """The people of all parts, as of one day, in their order; there is at least one part."""
    first = parts[0]

    def of(each: Callable[[People], Mapping[str, NDArray[T]]], default: T) -> dict[str, NDArray[T]]:
        keys = dict.fromkeys(key for part in parts for key in each(part))
        return {
            key: np.concatenate([each(part).get(key, np.full(len(part), default)) for part in parts])
            for key in keys
        }

    return People(
        today=first.today,
        months=of(lambda part: part.months, np.int64(0)),
        percent=of(lambda part: part.percent, np.int64(0)),
        starts_on=of(lambda part: part.starts_on, np.int64(first.today)),
        held=_joined_dates([part.held for part in parts], [len(part) for part in parts]),
        education=_joined_dates([part.education for part in parts], [len(part) for part in parts]),
        answers=of(lambda part: part.answers, NEVER),
        answered=of(lambda part: part.answered, np.bool_(0)),
        tenths_per_week=np.concatenate([part.tenths_per_week for part in parts]),
    )


def _joined_dates(
    parts: Sequence[Mapping[str, tuple[Obtained, ...]]], lengths: Sequence[int]
) -> dict[str, tuple[Obtained, ...]]:
    joined: dict[str, tuple[Obtained, ...]] = {}
    for key in dict.fromkeys(key for part in parts for key in part):
        most = max(len(part.get(key, ())) for part in parts)
        joined[key] = tuple(
            Obtained(
                np.concatenate([each.days for each in dates]),
                np.concatenate(
                    [
                        np.zeros(len(each.days), dtype=bool) if each.undated is None else each.undated
                        for each in dates
                    ]
                ),
            )
            for index in range(most)
            for dates in (
                [
                    part[key][index] if index < len(part.get(key, ())) else Obtained(np.full(length, NEVER))
                    for part, length in zip(parts, lengths, strict=True)
                ],
            )
        )
    return joined


def _starts(person: Person, clocks: Mapping[str, Clock], today: date) -> dict[str, date]:
    """The day from which each clock of someone runs."""
    first = person.since.day if person.since else today
    start = max(clocks[WORK].starts_on or first, first)
    return {clock_id: max(clock.starts_on or start, start) for clock_id, clock in clocks.items()}


def _dated(of_persons: Sequence[Dated], today: int) -> dict[str, tuple[Obtained, ...]]:
    """What persons have, by id: their first dates, their second, and so on."""
    slots: dict[str, list[Obtained]] = {}
    for row, dated in enumerate(of_persons):
        used: dict[str, int] = {}
        for key, day in dated:
            index = used[key] = used.get(key, -1) + 1
            of_key = slots.setdefault(key, [])
            if index == len(of_key):
                empty = np.full(len(of_persons), NEVER), np.zeros(len(of_persons), dtype=bool)
                of_key.append(Obtained(*empty))
            of_key[index].days[row] = today if day is None else day_number(day)
            undated = of_key[index].undated
            if day is None and undated is not None:
                undated[row] = True
    return {key: tuple(of_key) for key, of_key in slots.items()}


def person_at(people: People, row: int) -> Person:
    """The person at a row, who has the same plans.

    A start of today is one left open: the arrays hold no difference.
    """

    def day(number: int, default: int) -> date | None:
        return None if number == default else calendar_date(number)

    def dated(ids: Mapping[str, tuple[Obtained, ...]]) -> Dated:
        return tuple(
            (key, None if each.undated is not None and each.undated[row] else calendar_date(each.days[row]))
            for key, dates in ids.items()
            for each in dates
            if each.days[row] < NEVER
        )

    work_starts_on = int(people.starts_on[WORK][row])
    return Person(
        clocks=tuple(
            (
                clock_id,
                Clock(
                    int(people.months[clock_id][row]),
                    int(people.percent[clock_id][row]),
                    day(
                        int(people.starts_on[clock_id][row]),
                        people.today if clock_id == WORK else work_starts_on,
                    ),
                ),
            )
            for clock_id in sorted(people.months)
        ),
        holds=dated(people.held),
        education=dated(people.education),
        answers=tuple(
            (question_id, Answer(bool(days[row] < NEVER), day(int(days[row]), people.today)))
            for question_id, days in people.answers.items()
            if people.answered[question_id][row]
        ),
        hours_per_week=Decimal(int(people.tenths_per_week[row])) / 10,
    )
