"""`experience`: a clock that shows so many months."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Literal

import numpy as np

from dashboard.rules.months import NEVER, Days, Months, add_months, months_between
from dashboard.rules.people import WORK, People
from dashboard.rules.rule import Rule, Today
from dashboard.rules.windows import Window, Windows


@dataclass(frozen=True)
class Experience(Rule):
    """`clock` shows at least `months`, all of them within the last `within` months (`None`: ever had).

    `clocks` are the clock itself and all that lie within it: time on any of them is time on it.
    """

    fact: ClassVar[Literal["experience"]] = "experience"
    clock: str
    months: int
    within: int | None = None
    clocks: tuple[str, ...] = field(default=(), compare=False)
    cites: tuple[str, ...] = field(default=(), compare=False)

    @property
    def asks_months(self) -> bool:
        return True

    def given(self, people: People) -> Windows:
        reached = days_reached(people, self.clocks, self.months_missing(people))
        if self.within is None:
            return (Window(reached),)
        # Which of the months that are had lie within the time asked for, nobody said.
        none_had = self.months_had(people) == 0
        percent = people.percent[self.clock]
        in_time = (self.months == 0) | (
            (percent > 0) & (-(-100 * self.months // np.maximum(percent, 1)) <= self.within)
        )
        return (
            Window(np.where(none_had & in_time, reached, NEVER)),
            Window(np.where(none_had, NEVER, reached), known=False),
        )

    def today(self, people: People) -> Today:
        if self.within is not None:
            return super().today(people)
        # What is missing takes a month at the least: nothing opens today that is not had today.
        is_had = self.months_had(people) >= self.months
        return Today(is_had, is_had)

    def months_had(self, people: People) -> Months:
        return months_shown(people, self.clocks)

    def months_missing(self, people: People) -> Months:
        return np.maximum(self.months - self.months_had(people), 0)


def months_shown(people: People, clocks: Sequence[str]) -> Months:
    """What a clock shows today: the most of its own months and those of the clocks within it."""
    shown: Months = np.maximum.reduce([people.months[clock_id] for clock_id in clocks])
    return shown


def days_reached(people: People, clocks: Sequence[str], missing: Months) -> Days:
    """The earliest day on which a clock shows `missing` months more than today; `clocks` run with it."""
    runs = _runs(people, clocks)
    hundredths = 100 * (missing + _months_run(people, runs))
    reached = people.all_days(NEVER)
    for run in runs:
        left = np.maximum(hundredths - run.before, 0)
        is_on = run.percent > 0
        months = run.months_gone + -(-left // np.where(is_on, run.percent, 1))
        reached = np.minimum(reached, np.where(is_on, add_months(run.start, months), NEVER))
    return np.where(missing == 0, people.today, reached)


def months_run(people: People, clocks: Sequence[str]) -> Months:
    """The whole months that a clock is known to have run before today; they are among those had."""
    return people.all_days(0) + _months_run(people, _runs(people, clocks))


@dataclass(frozen=True)
class _Run:
    """How a clock and those within it run from the day `start`, on which one of them starts.

    `months_gone` whole months of it lie before today, `before` hundredths of a month had been run by their
    end; it goes on from there at `percent`.
    """

    start: Days
    months_gone: Months | int
    before: Months | int
    percent: Months


def _runs(people: People, clocks: Sequence[str]) -> list[_Run]:
    """One for each start, in order; equal starts stand twice, the second with all that then run."""
    starts = [people.starts_on[clock_id] for clock_id in clocks]
    percents = [people.percent[clock_id] for clock_id in clocks]
    since = None if people.since is None else [people.since[clock_id] for clock_id in clocks]
    if len(clocks) > (2 if clocks[0] == WORK else 1):
        order = np.argsort(starts, axis=0, kind="stable")
        starts, percents = (list(np.take_along_axis(np.array(each), order, 0)) for each in (starts, percents))
        since = since and list(np.take_along_axis(np.array(since), order, 0))
    runs: list[_Run] = []
    before: Months | int = 0
    for place, start in enumerate(starts):
        percent = percents[0] if place == 0 else np.maximum(runs[-1].percent, percents[place])
        gone: Months | int = 0
        if since is not None:
            gone = months_between(np.minimum(start, people.today), people.all_days(people.today))
            percent_before = np.maximum.reduce(since[: place + 1])
            start_of_next = starts[place + 1] if place + 1 < len(starts) else None
            until_next = gone if start_of_next is None else months_between(start, start_of_next)
            run = before + np.minimum(gone, until_next) * percent_before
            runs.append(_Run(start, gone, before + gone * percent_before, percent))
            before = run + np.where(gone > until_next, 0, until_next - gone) * percent
        else:
            runs.append(_Run(start, gone, before, percent))
            if place + 1 < len(starts):
                before = before + months_between(start, starts[place + 1]) * percent
    return runs


def _months_run(people: People, runs: Sequence[_Run]) -> Months | int:
    if people.since is None:
        return 0
    ran = people.all_days(0)
    for run in runs:
        ran = np.maximum(ran, np.where(run.start < people.today, run.before // 100, 0))
    return ran
