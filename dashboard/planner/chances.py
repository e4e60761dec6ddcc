"""The chance of holding a path's target by a day, if exams can be failed: worked out, not sampled.

Study is as in the plan: one thing after another from today, without pause, and a resit needs no
more of it. A level is first sat as in the plan; its route builds on what is held or awaited, and on
the steps before it. A failed exam is sat again on the first sitting that is after the failed one and
not before its result, as often as needed, until there is no sitting any more. Every attempt is
independent of every other.

A route may need several certificates, and a certificate may serve several routes, so that the days
on which levels are held depend on each other. What is carried along is every combination of the
days of those levels that a later step still asks for, with its chance.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Exam
from dashboard.planner.dates import Scheduler
from dashboard.planner.paths import Opened, Path
from dashboard.planner.sittings import Calendar, calendar_of
from dashboard.rules.certificate import HasLevels
from dashboard.rules.months import NEVER, Days, calendar_date, day_number
from dashboard.rules.people import Obtained, People, Person, people_of
from dashboard.rules.routes import Route

MOST_STATES: Final = 1_000_000
"""More combinations of days than this are not worked out: they take long, and much memory."""
TOLERANCE: Final = 1e-12
"""Chances are sums of rounded numbers: so much less than a chance still reaches it."""

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Chances:
    """The days on which the target may come to be held, and the chance of holding it by each.

    `days` ascend. `cumulative` has a chance from 0 to 1 for each, and never decreases; the last is
    below 1 where sittings may run out.
    """

    days: tuple[date, ...]
    cumulative: tuple[float, ...]

    @property
    def ever(self) -> float:
        return self.cumulative[-1] if self.cumulative else 0.0

    def by(self, day: date) -> float:
        """The chance of holding the target on `day`, or before."""
        count = bisect_right(self.days, day)
        return self.cumulative[count - 1] if count else 0.0

    def reached_with(self, chance: float) -> date | None:
        """The first of `days` by which the target is held with at least this chance; `None`: never."""
        place = bisect_left(self.cumulative, chance - TOLERANCE)
        return self.days[place] if place < len(self.days) else None


class NoChances(StrEnum):
    """Why chances can't be worked out exactly."""

    TOO_MANY = "too_many"
    """There are too many combinations of days."""
    MAY_CLOSE = "may_close"
    """A way in may close before it is used."""


@dataclass(frozen=True)
class _States:
    """Combinations of the days from which levels of the path are held, each with its chance.

    Arrays of one length; `NEVER` where sittings ran out. No two rows are alike.
    """

    held: dict[str, Days]
    chance: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.chance)


def chances(
    catalog: Catalog, person: Person, today: date, path: Path, pass_percent: Mapping[str, int]
) -> Chances | NoChances:
    """When the target of `path` is held, if each exam is passed with its chance.

    `pass_percent` has whole percents, 0 to 100, by level id; a level that it lacks is always passed.
    An award is not sat: it has no chance of its own.
    """
    people = people_of([person], today, catalog.clock_ids)
    scheduler = Scheduler(catalog, people)
    states = _States({}, np.ones(1))
    hours = Decimal(0)
    for place, (level_id, route) in enumerate(path.steps):
        exam = catalog.exam(level_id)
        hours += exam.study_hours or 0
        opens = _opens(people, route, states)
        if opens is None:
            return NoChances.MAY_CLOSE
        calendar = calendar_of(catalog, level_id, people.today)
        ready = np.maximum(people.today + scheduler.study_days(hours), opens)
        kept = _certificates_asked_for(path.steps[place + 1 :])
        is_award = catalog.level(level_id).kind == "award"
        percent = 100 if is_award else pass_percent.get(level_id, 100)
        after = _sit(states, exam, calendar, percent, ready, kept)
        if after is None:
            return NoChances.TOO_MANY
        states = after
    return _of_target(states.held[path.levels[-1]], states.chance)


def _of_target(held: Days, chance: NDArray[np.float64]) -> Chances:
    """The chances by day; `held` ascends."""
    # Rounding can carry a sum of chances above 1 by its last digit.
    cumulative = np.minimum(np.cumsum(chance), 1.0)
    dated = zip(map(calendar_date, held), cumulative.tolist(), strict=True)
    reached = [(day, by_then) for day, by_then in dated if day is not None]
    return Chances(tuple(day for day, _ in reached), tuple(by_then for _, by_then in reached))


def _opens(people: People, route: Route, states: _States) -> Days | None:
    """The day the route opens for the one person of `people`, in each state; `None`: it may close."""
    if route.until is not None:
        return None
    first = people.today if route.first is None else max(people.today, day_number(route.first))
    opens = np.full(len(states), first, dtype=np.int64)
    for condition in route.conditions:
        windows = list(condition.given(people))
        if isinstance(condition, HasLevels):
            windows += [
                condition.window(level_id, Obtained(states.held[level_id]))
                for level_id in condition.levels
                if level_id in states.held
            ]
        if any(window.closes is not None for window in windows):
            return None
        opens = np.maximum(opens, reduce(np.minimum, (window.opens for window in windows), np.full(1, NEVER)))
    return opens


def _certificates_asked_for(steps: Opened) -> frozenset[str]:
    return frozenset(
        level_id for _, route in steps for condition in route.conditions for level_id in condition.levels
    )


def _sit(
    states: _States, exam: Exam, calendar: Calendar, percent: int, ready: Days, kept: Collection[str]
) -> _States | None:
    """The states once the exam is passed, or out of sittings; of earlier levels only `kept` remain.

    `ready` has a day a state. `None`: too many combinations.
    """
    days = calendar.days if percent else np.empty(0, dtype=np.int64)  # what is never passed counts for none
    wait = max(exam.results_days or 0, 1)
    again = np.searchsorted(days, days + wait) if percent < 100 else np.full(len(days), len(days))
    first = np.searchsorted(days, ready)
    used = _used(first, again)
    earlier = {level_id: held for level_id, held in states.held.items() if level_id in kept}
    examples, group = _alike(list(earlier.values()), len(states))
    if len(used) * len(examples) > MOST_STATES:
        return None
    cells = np.searchsorted(used, first) * len(examples) + group
    arrived = np.bincount(cells, weights=states.chance, minlength=len(used) * len(examples))
    chance = arrived.astype(np.float64).reshape(len(used), len(examples))
    # A resit comes after the sitting failed: when a sitting's turn comes, all who sit it have arrived.
    for place, then in enumerate(np.searchsorted(used, again[used[:-1]])):
        chance[then] += chance[place] * ((100 - percent) / 100)
    chance[:-1] *= percent / 100
    sitting, example = np.nonzero(chance)
    held_on = np.append(days + (exam.results_days or 0), NEVER)[used]
    held = {level_id: days_held[examples][example] for level_id, days_held in earlier.items()}
    return _States({**held, exam.level_id: held_on[sitting]}, chance[sitting, example])


def _used(first: Rows, again: Rows) -> Rows:
    """The places of the sittings that someone sits, first or again, and after them that of "no more"."""
    used = np.zeros(len(again) + 1, dtype=np.bool_)
    used[first] = True
    used[-1] = True
    for place, then in enumerate(again):
        if used[place]:
            used[then] = True
    return np.flatnonzero(used)


def _alike(columns: list[Days], rows: int) -> tuple[Rows, Rows]:
    """A row of each distinct combination of the columns' values, and the combination of every row."""
    code = np.zeros(rows, dtype=np.int64)
    for column in columns:
        values, value = np.unique(column, return_inverse=True)
        # Renumbered at every step, so that the code stays small however many columns there are.
        code = np.unique(code * len(values) + value, return_inverse=True)[1].astype(np.int64)
    _, examples, group = np.unique(code, return_index=True, return_inverse=True)
    return examples, group
