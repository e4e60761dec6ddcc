"""The dates of the levels of a selection, in one order of study, for all people at once.

Every constraint only pushes a day later: what is sat on a day is on a sitting, after its study, on a day on
which its route holds; and where a certificate taken earlier would no longer count on that day, it is sat
later. So the least dates are unique, and found by pushing until nothing moves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from dashboard.catalog.catalog import Catalog
from dashboard.planner.paths import Selection, Taken
from dashboard.planner.sittings import Calendar, calendar_of
from dashboard.rules.months import NEVER, Days, day_number
from dashboard.rules.people import Bools, Obtained, People
from dashboard.rules.windows import Windows, known_on, next_day


@dataclass(frozen=True)
class StepDates:
    """The days on which a step's study ends, its route holds first after that, it is sat, and it is held.

    `opens` is the first day on which the route could be used at all. `NEVER` where it can't be taken.
    """

    studied: Days
    opens: Days
    sat: Days
    held: Days


class Opening:
    """The days on which a level can be sat by what people have, nothing that is taken first counted."""

    def __init__(self, people: People, taken: Taken, calendar: Calendar) -> None:
        self._people = people
        self._calendar = calendar
        self._first = np.int64(people.today)
        if taken.route.first is not None:
            self._first = max(self._first, np.int64(day_number(taken.route.first)))
        self._until = NEVER if taken.route.until is None else np.int64(day_number(taken.route.until))
        self.windows: list[Windows] = [condition.given(people) for condition in taken.met_otherwise()]
        self._opens = np.full(len(people), self._first)
        self._closing: list[Windows] = []
        for windows in self.windows:
            if all(window.closes is None for window in windows):
                # Of windows that never close, the one that opens first is all that counts.
                opens = [window.opens for window in windows] or [np.full(len(people), NEVER)]
                np.maximum(self._opens, np.minimum.reduce(opens), out=self._opens)
            else:
                self._closing.append(windows)

    def next_open(self, day: Days) -> Days:
        """The first day on or after each of `day` on which all its conditions hold."""
        then = np.maximum(day, self._opens)
        while self._closing:
            before = then
            for windows in self._closing:
                then = next_day(windows, then)
            if len(self._closing) == 1 or (then == before).all():
                break
        return then if self._until >= NEVER else np.where(then < self._until, then, NEVER)

    def next_sitting(self, day: Days) -> Days:
        """The first sitting on or after each of `day` on which all its conditions hold."""
        then = self._calendar.next_sitting(self.next_open(day))
        while self._closing or self._until < NEVER:
            holds = self.next_open(then)
            if (holds == then).all():
                break
            then = self._calendar.next_sitting(holds)
        return then

    def known_on(self, day: Days) -> Bools:
        """Who is known to meet all these conditions on a day on which they count as met."""
        known = np.ones(len(self._people), dtype=bool)
        for windows in self.windows:
            if any(window.known is not True for window in windows):
                known &= known_on(windows, day, len(self._people))
        return known


@dataclass(frozen=True, eq=False)
class Dated:
    """The dates of a selection's levels, and whether each person's lean on nothing unknown."""

    steps: Mapping[str, StepDates]
    known: Bools


class Scheduler:
    """Dates selections for some people, and keeps what their levels have in common."""

    def __init__(self, catalog: Catalog, people: People) -> None:
        self.catalog = catalog
        self.people = people
        self._openings: dict[tuple[str, Taken], Opening] = {}

    def opening(self, level_id: str, taken: Taken) -> Opening:
        key = level_id, taken
        if key not in self._openings:
            calendar = calendar_of(self.catalog, level_id, self.people.today)
            self._openings[key] = Opening(self.people, taken, calendar)
        return self._openings[key]

    def study_days(self, hours: Decimal) -> Days:
        """ceil(7 × hours / hours a week), in whole numbers so that no rounding moves a day."""
        numerator, denominator = (hours * 70).as_integer_ratio()
        return -(-numerator // (self.people.tenths_per_week * denominator))

    def in_order(self, selection: Selection, order: Sequence[str]) -> Dated:
        """The dates if the levels are studied in `order`."""
        hours = Decimal(0)
        studied = {}
        for level_id in order:
            hours += self.catalog.exam(level_id).study_hours or Decimal(0)
            studied[level_id] = self.people.today + self.study_days(hours)
        steps = self.after_study(selection, studied)
        return Dated(steps, self._known(selection, steps))

    def after_study(self, selection: Selection, studied: Mapping[str, Days]) -> dict[str, StepDates]:
        """The dates if the study of each level ends on these days."""
        sat = dict(studied)
        opens: dict[str, Days] = {}
        while True:
            held: dict[str, Days] = {}
            for level_id in selection.levels:
                taken = selection.taken[level_id]
                first = self.people.all_days(self.people.today)
                for condition, provider in taken.met_by_taking():
                    first = np.maximum(first, condition.window(provider, Obtained(held[provider])).opens)
                opening = self.opening(level_id, taken)
                opens[level_id] = opening.next_open(first)
                sat[level_id] = opening.next_sitting(np.maximum(first, sat[level_id]))
                held[level_id] = self._held(level_id, sat[level_id])
            if not self._push(selection, sat, held):
                break
        return {
            level_id: StepDates(studied[level_id], opens[level_id], sat[level_id], held[level_id])
            for level_id in selection.levels
        }

    def _held(self, level_id: str, sat: Days) -> Days:
        return np.minimum(sat + (self.catalog.exam(level_id).results_days or 0), NEVER)

    def _push(self, selection: Selection, sat: dict[str, Days], held: Mapping[str, Days]) -> bool:
        """Pushes levels whose certificate no longer counts when it is needed; whether any was."""
        is_pushed = False
        ends = held[selection.target] < NEVER
        for level_id, taken in selection.taken.items():
            for condition, provider in taken.met_by_taking():
                if not condition.closes_for(provider):
                    continue
                needed_on = np.where(ends, sat[level_id], self.people.today)
                obtained = np.where(ends, held[provider], self.people.today)
                least = condition.earliest_obtained(provider, needed_on, obtained)
                late = ends & (least > obtained)
                if late.any():
                    is_pushed = True
                    wait = self.catalog.exam(provider).results_days or 0
                    sat[provider] = np.where(late, np.maximum(sat[provider], least - wait), sat[provider])
        return is_pushed

    def _known(self, selection: Selection, steps: Mapping[str, StepDates]) -> Bools:
        known = np.ones(len(self.people), dtype=bool)
        for level_id, taken in selection.taken.items():
            sat = steps[level_id].sat
            known &= self.opening(level_id, taken).known_on(sat)
            for condition, provider in taken.met_by_taking():
                known &= condition.is_known(provider, steps[provider].held)
        return known
