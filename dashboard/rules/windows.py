"""The days on which something holds for people: windows that open, and may close again."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.rules.months import NEVER, Days
from dashboard.rules.people import Bools


@dataclass(frozen=True)
class Window:
    """Days on which something holds, once for each of n people.

    From the day `opens` (`NEVER`: not at all) to the day before `closes` (`None`: it never closes for
    anybody). `known` says whether it is known to hold then; if not, it counts as held all the same.
    """

    opens: Days
    closes: Days | None = None
    known: bool | Bools = True

    def next_day(self, day: Days) -> Days:
        """The first day on or after each of `day` on which it holds."""
        then = np.maximum(self.opens, day)
        return then if self.closes is None else np.where(then < self.closes, then, NEVER)

    def holds_on(self, day: Days | int) -> Bools:
        holds: Bools = self.opens <= day
        return holds if self.closes is None else holds & (day < self.closes)


Windows = tuple[Window, ...]
"""The windows of one condition: it holds on a day that lies in any of them."""


def always(n: int) -> Windows:
    return (Window(np.full(n, -NEVER)),)


def next_day(windows: Sequence[Window], day: Days) -> Days:
    """The first day on or after each of `day` that lies in any of the windows."""
    first = np.full(len(day), NEVER)
    for window in windows:
        first = np.minimum(first, window.next_day(day))
    return first


def hold_on(windows: Sequence[Window], day: Days | int, n: int) -> Bools:
    """Who has the day in any of the windows; one that is not known counts."""
    holds = np.zeros(n, dtype=bool)
    for window in windows:
        holds |= window.holds_on(day)
    return holds


def known_on(windows: Sequence[Window], day: Days | int, n: int) -> Bools:
    """Who has the day in a window that is known."""
    known = np.zeros(n, dtype=bool)
    for window in windows:
        known |= window.holds_on(day) & window.known
    return known


def closes_after(windows: Sequence[Window], day: Days) -> Days:
    """The first day after each of `day`, on which they hold, that lies in no window; or `NEVER`."""
    end = day
    for _ in windows:
        further = end
        for window in windows:
            closes = np.full(len(day), NEVER) if window.closes is None else window.closes
            further = np.where(window.holds_on(end), np.maximum(further, closes), further)
        end = further
    return end
