"""The dates of one path, for all people at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from dashboard.catalog.catalog import Catalog, Route
from dashboard.planner.conditions import route_opens
from dashboard.planner.months import NEVER, Days
from dashboard.planner.paths import Path
from dashboard.planner.people import People
from dashboard.planner.sittings import next_sitting


@dataclass(frozen=True)
class StepDates:
    """The days on which a step's study ends, its route opens, it is sat, and it is held."""

    studied: Days
    opens: Days
    sat: Days
    held: Days


@dataclass(frozen=True)
class _Taken:
    """What the steps up to one leave behind: hours of study, and from when each level is held."""

    step: tuple[str, Route]
    hours: Decimal
    held: dict[str, Days]
    dates: StepDates


def schedule(catalog: Catalog, path: Path, people: People) -> tuple[StepDates, ...]:
    """The days of each step of `path`, in its order; `NEVER` where a step can't be taken."""
    ((_, steps),) = schedules(catalog, [path], people)
    return steps


def schedules(
    catalog: Catalog, paths: Sequence[Path], people: People
) -> Iterator[tuple[int, tuple[StepDates, ...]]]:
    """The days of each path's steps, with the path's place in `paths`; in no particular order.

    Paths that begin alike share the work on what they share.
    """
    taken: list[_Taken] = []
    for place in sorted(range(len(paths)), key=lambda each: (paths[each].levels, paths[each].routes)):
        steps = paths[place].steps
        shared = 0
        while shared < len(taken) and taken[shared].step == steps[shared]:
            shared += 1
        del taken[shared:]
        for step in steps[shared:]:
            taken.append(_take(catalog, people, step, taken[-1] if taken else None))
        yield place, tuple(each.dates for each in taken)


def _take(catalog: Catalog, people: People, step: tuple[str, Route], before: _Taken | None) -> _Taken:
    level_id, route = step
    exam = catalog.exam(level_id)
    held = before.held if before else people.held
    hours = (before.hours if before else Decimal(0)) + (exam.study_hours or Decimal(0))
    studied = people.today + study_days(hours, people)
    opens = route_opens(people, route, held)
    sat = next_sitting(exam.sittings, np.maximum(studied, opens), people.today)
    held_on = np.minimum(sat + (exam.results_days or 0), NEVER)
    dates = StepDates(studied, opens, sat, held_on)
    return _Taken(step, hours, {**held, level_id: held_on}, dates)


def study_days(hours: Decimal, people: People) -> Days:
    """ceil(7 × hours / hours a week), in whole numbers so that no rounding moves a day."""
    numerator, denominator = (hours * 70).as_integer_ratio()
    return -(-numerator // (people.tenths_per_week * denominator))
