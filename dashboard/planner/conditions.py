"""When a condition opens, and with it a route and a level: for all people at once."""

from collections.abc import Mapping
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.catalog import (
    Certificate,
    Condition,
    Experience,
    Route,
)
from dashboard.planner.months import NEVER, Days, Months, add_months, months_between
from dashboard.planner.people import People

Held = Mapping[str, Days]


def months_had(people: People, condition: Experience) -> Months:
    """The months that the condition's clock shows today. AIGC work is work."""
    if condition.clock == "aigc":
        return people.aigc_months
    return np.maximum(people.work_months, people.aigc_months)


def months_missing(people: People, condition: Experience) -> Months:
    return np.maximum(condition.months - months_had(people, condition), 0)


def condition_opens(people: People, condition: Condition, held: Held) -> Days:
    """The day on which the condition is met, never before today; `held` says from when each level is."""
    if isinstance(condition, Experience):
        return _experience_opens(people, condition)
    if isinstance(condition, Certificate):
        return _certificate_opens(people, condition, held)
    return np.full(len(people), people.today, dtype=np.int64)


def route_opens(people: People, route: Route, held: Held) -> Days:
    """The day on which all the route's conditions are met."""
    opens = [condition_opens(people, condition, held) for condition in route.conditions]
    return reduce(np.maximum, opens) if opens else np.full(len(people), people.today, dtype=np.int64)


def route_is_open(people: People, route: Route) -> NDArray[np.bool_]:
    """Whether all the route's conditions are met today."""
    is_open = np.ones(len(people), dtype=bool)
    for condition in route.conditions:
        if isinstance(condition, Experience):
            # What is missing takes a month at the least: nothing opens today that is not had today.
            is_open &= months_missing(people, condition) == 0
        elif isinstance(condition, Certificate):
            is_open &= _certificate_opens(people, condition, people.held) <= people.today
    return is_open


def _experience_opens(people: People, condition: Experience) -> Days:
    missing, ran = months_missing(people, condition), people.ran
    if condition.clock == "aigc":
        opens = _reached(
            people.aigc_starts_on, ran.aigc_months, missing * 100 - ran.aigc_over, people.aigc_percent
        )
    else:
        before = months_between(people.starts_on, people.aigc_starts_on)
        to_come = np.where(people.aigc_starts_on < people.today, 0, before - ran.months)
        left = np.maximum(missing * 100 - ran.both_over - to_come * people.work_percent, 0)
        most = np.maximum(people.work_percent, people.aigc_percent)
        opens = np.minimum(
            _reached(people.starts_on, ran.months, missing * 100 - ran.work_over, people.work_percent),
            _reached(people.aigc_starts_on, ran.aigc_months, left, most),
        )
    return np.where(missing == 0, people.today, opens)


def _reached(start: Days, gone: Months | int, month_percents: Months, percent: Months) -> Days:
    """`start` plus the calendar months `gone`, and those that so many hundredths of months take."""
    runs = percent > 0
    calendar_months = gone + -(-month_percents // np.where(runs, percent, 1))
    return np.where(runs, add_months(start, calendar_months), NEVER)


def _certificate_opens(people: People, condition: Certificate, held: Held) -> Days:
    earliest = np.full(len(people), NEVER)
    for level_id in condition.levels:
        if level_id in held:
            earliest = np.minimum(earliest, held[level_id])
    if not condition.months:
        return np.maximum(earliest, people.today)
    ever = earliest < NEVER
    opens = np.where(ever, add_months(np.where(ever, earliest, people.today), condition.months), NEVER)
    return np.maximum(opens, people.today)
