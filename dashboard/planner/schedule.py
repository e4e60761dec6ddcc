"""The dates of one path, for all people at once."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from dashboard.catalog import Catalog
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


def schedule(catalog: Catalog, path: Path, people: People) -> tuple[StepDates, ...]:
    """The days of each step of `path`, in its order; `NEVER` where a step can't be taken."""
    held = dict(people.held)
    hours = Decimal(0)
    steps = []
    for level_id, route in path.steps:
        exam = catalog.exam(level_id)
        hours += exam.study_hours or Decimal(0)
        studied = people.today + study_days(hours, people)
        opens = route_opens(people, route, held)
        sat = next_sitting(exam.sittings, np.maximum(studied, opens), people.today)
        held_on = np.where(sat < NEVER, sat + (exam.results_days or 0), NEVER)
        held[level_id] = held_on
        steps.append(StepDates(studied, opens, sat, held_on))
    return tuple(steps)


def study_days(hours: Decimal, people: People) -> Days:
    """ceil(7 × hours / hours a week), in whole numbers so that no rounding moves a day."""
    numerator, denominator = (hours * 70).as_integer_ratio()
    return -(-numerator // (people.tenths_per_week * denominator))
