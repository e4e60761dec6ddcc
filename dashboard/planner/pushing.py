"""The least dates of a selection's levels, found by pushing.

Every constraint only pushes a day later: what is sat on a day is on a sitting, after its study, on a day on
which its route holds; and where a certificate taken earlier would no longer count on that day, it is sat
later. So the least dates are unique, and found when nothing moves any more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from dashboard.planner.openings import Opening
from dashboard.planner.paths import Selection
from dashboard.planner.sittings import Calendar
from dashboard.rules.months import NEVER, Days
from dashboard.rules.people import Obtained

MOST_ROUNDS: Final = 8
"""After so many rounds of pushing the days that can't do are looked for all at once."""


@dataclass(frozen=True, eq=False)
class Pushing:
    """A selection whose levels are sat by `openings`, each with the days that a result takes (`waits`)."""

    selection: Selection
    today: int
    calendars: Mapping[str, Calendar]
    openings: Mapping[str, Opening]
    waits: Mapping[str, int]

    def settle(self, studied: Mapping[str, Days]) -> tuple[dict[str, Days], dict[str, Days]]:
        """The least days on which each level is sat and held, if its study ends on these days."""
        sat = dict(studied)
        held = self._sit(sat)
        rounds = 0
        while self._push(sat, held):
            rounds += 1
            if rounds == MOST_ROUNDS:
                # A gap that no dates satisfy would be walked day by day, to the last sitting.
                for level_id, possible in self._possible_days().items():
                    index = np.clip(sat[level_id] - self.today, 0, len(possible) - 1)
                    sat[level_id] = np.maximum(sat[level_id], possible[index])
            held = self._sit(sat)
        return sat, held

    def opens(self, level_id: str, held: Mapping[str, Days]) -> Days:
        """The first day on which the route into a level holds, by what is held of the others."""
        return self.openings[level_id].next_open(self._first(level_id, held))

    def _first(self, level_id: str, held: Mapping[str, Days]) -> Days:
        first = np.full(1, self.today, dtype=np.int64)  # one day for all, until a condition tells them apart
        for condition, provider in self.selection.taken[level_id].met_by_taking():
            first = np.maximum(first, condition.window(provider, Obtained(held[provider])).opens)
        return first

    def _sit(self, sat: dict[str, Days]) -> dict[str, Days]:
        """Moves every level to a sitting on which its route holds; the days on which they are then held."""
        held: dict[str, Days] = {}
        for level_id in self.selection.levels:
            first = np.maximum(self._first(level_id, held), sat[level_id])
            sat[level_id] = self.openings[level_id].next_sitting(first)
            held[level_id] = np.minimum(sat[level_id] + self.waits[level_id], NEVER)
        return held

    def _push(self, sat: dict[str, Days], held: Mapping[str, Days]) -> bool:
        """Pushes levels whose certificate no longer counts when it is needed; whether any was."""
        is_pushed = False
        ends = held[self.selection.target] < NEVER
        for level_id, taken in self.selection.taken.items():
            for condition, provider in taken.met_by_taking():
                if not condition.closes_for(provider):
                    continue
                needed_on = np.where(ends, sat[level_id], self.today)
                obtained = np.where(ends, held[provider], self.today)
                least = condition.earliest_obtained(provider, needed_on, obtained)
                late = ends & (least > obtained)
                if late.any():
                    is_pushed = True
                    sat[provider] = np.where(
                        late, np.maximum(sat[provider], least - self.waits[provider]), sat[provider]
                    )
        return is_pushed

    def _possible_days(self) -> dict[str, Days]:
        """By level the first day from each day on, on which to sit it so that it counts when it is needed.

        All days are tried at once, as if each were a person who has all else and has studied everything. A
        day that is pushed from is pushed from for everybody.
        """
        last = max(calendar.last for calendar in self.calendars.values())
        days = np.arange(self.today, last + 2, dtype=np.int64)
        openings = {
            level_id: Opening(len(days), self.today, taken.route, self.calendars[level_id], ())
            for level_id, taken in self.selection.taken.items()
        }
        everyday = Pushing(self.selection, self.today, self.calendars, openings, self.waits)
        possible = {}
        for provider in {
            provider
            for taken in self.selection.taken.values()
            for condition, provider in taken.met_by_taking()
            if condition.closes_for(provider)
        }:
            sat = {level_id: np.full(len(days), self.today) for level_id in self.selection.taken}
            sat[provider] = days
            for _ in self.selection.taken:
                if not everyday._push(sat, everyday._sit(sat)):
                    break
            is_possible = sat[provider] == days
            of_day = np.where(is_possible, days, NEVER)
            possible[provider] = np.minimum.accumulate(of_day[::-1])[::-1]
        return possible
