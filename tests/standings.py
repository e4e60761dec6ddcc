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
from dashboard.rules.people import WORK, Clock, Dated, Person

TODAY = date(2026, 11, 23)


def worker(
    work: int = 0, aigc: int = 0, work_percent: int = 100, aigc_percent: int = 0, holds: Dated = ()
) -> Person:
    """Somebody with so many months of work and of AIGC work, who goes on at these percents of full time."""
    clocks = ("aigc", Clock(aigc, aigc_percent)), (WORK, Clock(work, work_percent))
    said = tuple((clock_id, clock) for clock_id, clock in clocks if clock != Person().clock(clock_id))
    return Person(clocks=said, holds=holds)


BEGINNER = worker()
AT_WORK = worker(work=30, aigc=9, aigc_percent=50)


def standings(catalog: Catalog, person: Person, reading: Reading = "strict") -> dict[str, Standing]:
    return {level_id: standing(catalog, person, TODAY, level_id, reading) for level_id in catalog.level_ids}


def best_plan(catalog: Catalog, person: Person, target: str, reading: Reading = "strict") -> Plan:
    return next(iter(every_plan(catalog, person, TODAY, target, reading)))
