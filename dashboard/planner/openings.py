"""On which days a level can be sat: its sittings, and the days on which its route holds."""

from collections.abc import Sequence

import numpy as np

from dashboard.planner.sittings import Calendar
from dashboard.rules.months import NEVER, Days, day_number
from dashboard.rules.people import Bools
from dashboard.rules.routes import Route
from dashboard.rules.windows import Windows, known_on, next_day


class Opening:
    """The days on which n people can sit a level by a route, nothing that is taken first counted.

    `conditions` has the windows of each condition of the route that is not met by what is taken first.
    """

    def __init__(
        self, n: int, today: int, route: Route, calendar: Calendar, conditions: Sequence[Windows]
    ) -> None:
        self._n, self._calendar, self._conditions = n, calendar, conditions
        first = today if route.first is None else max(today, day_number(route.first))
        self._until = NEVER if route.until is None else np.int64(day_number(route.until))
        self._opens = np.full(n, first, dtype=np.int64)
        self._closing: list[Windows] = []
        for windows in conditions:
            if all(window.closes is None for window in windows):
                # Of windows that never close, the one that opens first is all that counts.
                opens = [window.opens for window in windows] or [np.full(n, NEVER)]
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
        known = np.ones(self._n, dtype=bool)
        for windows in self._conditions:
            if any(window.known is not True for window in windows):
                known &= known_on(windows, day, self._n)
        return known

    def may_be_known(self) -> Bools:
        """Who is known to meet each of these conditions on some day."""
        may_be = np.ones(self._n, dtype=bool)
        for windows in self._conditions:
            known = np.zeros(self._n, dtype=bool)
            for window in windows:
                known |= (window.opens < NEVER) & window.known
            may_be &= known
        return may_be
