"""The dates of the levels of a selection, in one order of study, for all people at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.catalog import Catalog
from dashboard.planner.openings import Opening
from dashboard.planner.paths import Selection, Taken
from dashboard.planner.pushing import Pushing
from dashboard.planner.sittings import Calendar, calendar_of
from dashboard.rules.months import NEVER, Days
from dashboard.rules.people import Bools, People


@dataclass(frozen=True)
class StepDates:
    """The days on which a step's study ends, its route holds first after that, it is sat, and it is held.

    `opens` is the first day on which the route could be used at all. `NEVER` where it can't be taken.
    """

    studied: Days
    opens: Days
    sat: Days
    held: Days


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
        self._calendars: dict[str, Calendar] = {}
        self._openings: dict[tuple[str, Taken], Opening] = {}

    def opening(self, level_id: str, taken: Taken) -> Opening:
        """The days on which people can sit a level by what they have, kept for the next who asks."""
        key = level_id, taken
        if key not in self._openings:
            given = [condition.given(self.people) for condition in taken.met_otherwise()]
            self._openings[key] = Opening(
                len(self.people), self.people.today, taken.route, self._calendar(level_id), given
            )
        return self._openings[key]

    def _calendar(self, level_id: str) -> Calendar:
        """When a level can be sat, worked out for the levels that are asked about alone."""
        if level_id not in self._calendars:
            self._calendars[level_id] = calendar_of(self.catalog, level_id, self.people.today)
        return self._calendars[level_id]

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
        pushing = self._pushing(selection)
        sat, held = pushing.settle(studied)
        steps = {
            level_id: StepDates(
                studied[level_id], pushing.opens(level_id, held), sat[level_id], held[level_id]
            )
            for level_id in order
        }
        return Dated(steps, self._known(selection, steps))

    def soonest(self, selection: Selection) -> Days:
        """The day the target is held if nothing but all the study, and its own route, keeps it back."""
        studied = self.people.today + self.study_days(selection.hours(self.catalog))
        target = selection.target
        sat = self.opening(target, selection.taken[target]).next_sitting(studied)
        return np.minimum(sat + (self.catalog.exam(target).results_days or 0), NEVER)

    def held_after(self, selection: Selection, studied: Mapping[str, Days]) -> Days:
        """The day on which the target is held, if the study of each level ends on these days."""
        _, held = self._pushing(selection).settle(studied)
        return held[selection.target]

    def _pushing(self, selection: Selection) -> Pushing:
        return Pushing(
            selection,
            self.people.today,
            {level_id: self._calendar(level_id) for level_id in selection.taken},
            {level_id: self.opening(level_id, taken) for level_id, taken in selection.taken.items()},
            {level_id: self.catalog.exam(level_id).results_days or 0 for level_id in selection.taken},
        )

    def of(self, rows: NDArray[np.int64]) -> "Scheduler":
        """A scheduler of the people at `rows` alone, an index array."""
        return self if len(rows) == len(self.people) else Scheduler(self.catalog, self.people.take(rows))

    def may_be_known(self, selection: Selection) -> Bools:
        """For whom there may be dates that lean on nothing unknown: each condition is known on some day."""
        may_be = np.ones(len(self.people), dtype=bool)
        for level_id, taken in selection.taken.items():
            may_be &= self.opening(level_id, taken).may_be_known()
            may_be &= all(condition.may_be_known(provider) for condition, provider in taken.met_by_taking())
        return may_be

    def _known(self, selection: Selection, steps: Mapping[str, StepDates]) -> Bools:
        known = np.ones(len(self.people), dtype=bool)
        for level_id, taken in selection.taken.items():
            known &= self.opening(level_id, taken).known_on(steps[level_id].sat)
            for condition, provider in taken.met_by_taking():
                known &= condition.is_known(provider, steps[provider].held)
        return known
