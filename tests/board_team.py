"""A small team on the drawing ladder, worked out by hand, and random teams as the board takes them."""

from collections.abc import Iterable
from datetime import date

from dashboard.catalog.catalog import Catalog
from dashboard.rules.people import People, Person, people_of
from tests.persons import person_of
from tests.strategies import Situation
from tests.text_table import rows_of

TODAY = date(2026, 11, 24)
"""Exams are on 26 December, 27 March, 26 June, 25 September and 25 December 2027; results take 30 days."""

HORIZON = date(2027, 12, 31)
"""The end of next year, which a team's counts look ahead to."""

TEAM = """
name | draw_years | work_years | draw_share | hours | holds                        | target       | team
Ann  | 0          | 0          | 0          | 10    |                              | advanced     | sales
Bo   | 0          | 2          | 0.5        | 10    | draw-junior                  | advanced     | sales
Cy   | 1          | 0          | 0          | 10    |                              | advanced     | design
Di   | 0          | 4          | 0          | 10    |                              | advanced     | design
Ed   | 2.5        | 0          | 1          | 2     |                              | advanced     |
Fay  | 0          | 0          | 0          | 10    | draw-intermediate@2026-05-01 | intermediate | sales
Gus  | 0          | 0          | 0          | 10    | draw-junior@2026-12-10       | junior       | design
"""


ROWS = rows_of(TEAM)
NAMES = tuple(row["name"] for row in ROWS)
TARGETS = tuple(f"draw-{row['target']}" for row in ROWS)
DEPARTMENTS = tuple(row["team"] for row in ROWS)


def persons() -> list[Person]:
    return [person_of({**row, "hours_per_week": row["hours"]}, ("work", "draw")) for row in ROWS]


def small_team(catalog: Catalog) -> People:
    return people_of(persons(), TODAY, catalog.clock_ids)


def named(rows: Iterable[int]) -> list[str]:
    """The names of the people at some rows."""
    return [NAMES[row] for row in rows]


def team_of(situation: Situation, catalog: Catalog) -> People:
    return people_of([someone.person() for someone in situation.people], situation.today, catalog.clock_ids)
