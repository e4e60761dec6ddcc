"""A small team on the shipped tables, worked out by hand, and random teams as the board takes them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from dashboard.catalog.catalog import Catalog
from dashboard.rules.people import People, Person, people_of
from tests.strategies import Situation, Someone

TODAY = date(2026, 11, 24)
"""Exams are on 26 December, 27 March, 26 June, 25 September and 25 December 2027; results take 30 days."""

HORIZON = date(2027, 12, 31)
"""The end of next year, which a team's counts look ahead to."""

TEAM = """
name | aigc_years | work_years | aigc_share | hours | holds                        | target       | department
Ann  | 0          | 0          | 0          | 10    |                              | advanced     | sales
Bo   | 0          | 2          | 0.5        | 10    | aigc-junior                  | advanced     | sales
Cy   | 1          | 0          | 0          | 10    |                              | advanced     | design
Di   | 0          | 4          | 0          | 10    |                              | advanced     | design
Ed   | 2.5        | 0          | 1          | 2     |                              | advanced     |
Fay  | 0          | 0          | 0          | 10    | aigc-intermediate@2026-05-01 | intermediate | sales
Gus  | 0          | 0          | 0          | 10    | aigc-junior@2026-12-10       | junior       | design
"""


def _rows() -> list[dict[str, str]]:
    header, *lines = [[cell.strip() for cell in line.split("|")] for line in TEAM.strip().splitlines()]
    return [dict(zip(header, line, strict=True)) for line in lines]


NAMES = tuple(row["name"] for row in _rows())
TARGETS = tuple(f"aigc-{row['target']}" for row in _rows())
DEPARTMENTS = tuple(row["department"] for row in _rows())


def _someone(row: dict[str, str]) -> Someone:
    level_id, _, since = row["holds"].partition("@")
    return Someone(
        work_years=Decimal(row["work_years"]),
        aigc_years=Decimal(row["aigc_years"]),
        aigc_share=Decimal(row["aigc_share"]),
        holds=((level_id, date.fromisoformat(since) if since else None),) if level_id else (),
        hours_per_week=Decimal(row["hours"]),
    )


def persons() -> list[Person]:
    return [_someone(row).person() for row in _rows()]


def small_team(catalog: Catalog) -> People:
    return people_of(persons(), TODAY, catalog.clock_ids)


def named(rows: Iterable[int]) -> list[str]:
    """The names of the people at some rows."""
    return [NAMES[row] for row in rows]


def team_of(situation: Situation, catalog: Catalog) -> People:
    return people_of([someone.person() for someone in situation.people], situation.today, catalog.clock_ids)
