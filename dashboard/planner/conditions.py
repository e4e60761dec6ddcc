"""When a condition opens, and with it a route and a level: for all people at once."""

from collections.abc import Mapping

import numpy as np

from dashboard.catalog import Catalog, Certificate, Condition, Experience, Reading, Route
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
    opens = np.full(len(people), people.today, dtype=np.int64)
    for condition in route.conditions:
        opens = np.maximum(opens, condition_opens(people, condition, held))
    return opens


def level_opens(people: People, catalog: Catalog, level_id: str, reading: Reading) -> Days:
    """The day on which the level opens through what is held or awaited now, no exam taken."""
    opens = np.full(len(people), NEVER)
    for route in catalog.routes(level_id, reading):
        opens = np.minimum(opens, route_opens(people, route, people.held))
    return opens


def _experience_opens(people: People, condition: Experience) -> Days:
    missing = months_missing(people, condition)
    if condition.clock == "aigc":
        opens = _reached(people.aigc_starts_on, missing * 100, people.aigc_percent)
    else:
        before = months_between(people.starts_on, people.aigc_starts_on)
        left = np.maximum(missing * 100 - before * people.work_percent, 0)
        opens = np.minimum(
            _reached(people.starts_on, missing * 100, people.work_percent),
            _reached(people.aigc_starts_on, left, np.maximum(people.work_percent, people.aigc_percent)),
        )
    return np.where(missing == 0, people.today, opens)


def _reached(start: Days, month_percents: Months, percent: Months) -> Days:
    """`start` plus the calendar months that so many hundredths of months take at `percent`."""
    runs = percent > 0
    calendar_months = -(-month_percents // np.where(runs, percent, 1))
    return np.where(runs, add_months(start, calendar_months), NEVER)


def _certificate_opens(people: People, condition: Certificate, held: Held) -> Days:
    earliest = np.full(len(people), NEVER)
    for level_id in condition.levels:
        if level_id in held:
            earliest = np.minimum(earliest, held[level_id])
    ever = earliest < NEVER
    since = np.where(ever, earliest, people.today)
    met = add_months(since, condition.months) if condition.months else since
    opens = np.where(ever, met, NEVER)
    return np.maximum(opens, people.today)
