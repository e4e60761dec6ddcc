"""Somebody new and somebody at work, on one day, and where they stand."""

from datetime import date

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.plan import (
    Plan,
    Standing,
    every_plan,
    standing,
)
from dashboard.rules.people import Person

TODAY = date(2026, 11, 23)
BEGINNER = Person()
AT_WORK = Person(work_months=30, aigc_months=9, work_percent=100, aigc_percent=50)


def standings(catalog: Catalog, person: Person, reading: Reading = "strict") -> dict[str, Standing]:
    return {level_id: standing(catalog, person, TODAY, level_id, reading) for level_id in catalog.level_ids}


def best_plan(catalog: Catalog, person: Person, target: str, reading: Reading = "strict") -> Plan:
    return next(iter(every_plan(catalog, person, TODAY, target, reading)))
