"""The shipped ladders, each level as a target, against the slow planner, which reads the same files."""

import csv
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dashboard.catalog.rows import READINGS
from tests.conftest import SHIPPED
from tests.planned import planned
from tests.slow.answers import answer
from tests.slow.draws import chance, pick
from tests.slow.files import COLUMNS
from tests.slow.random_people import roster_rows
from tests.slow.tables import Cells


def read(table: str) -> list[Cells]:
    with (SHIPPED / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TABLES: Final[Mapping[str, list[Cells]]] = {table: read(table) for table in COLUMNS}
SCHEMES: Final = tuple(dict.fromkeys(row["scheme_id"] for row in TABLES["levels"]))
YEARS: Final = ("0", "0.5", "1", "1.75", "2", "3", "3.92", "5", "8", "12")
FIRST_DAY: Final = date(2026, 6, 1)


def ladder(scheme_id: str) -> dict[str, list[Cells]]:
    """The tables with the levels of one scheme, and those that it builds on."""
    levels = {row["level_id"] for row in TABLES["levels"] if row["scheme_id"] == scheme_id}
    asks = [row for row in TABLES["prerequisites"] if row["fact"] in ("certificate", "valid_certificate")]
    while (
        further := {each for row in asks if row["level_id"] in levels for each in row["scope"].split("|")}
        - levels
    ):
        levels |= further
    return {
        table: [row for row in rows if row.get("level_id", "") in {"", *levels}]
        for table, rows in TABLES.items()
    }


@st.composite
def people(draw: st.DrawFn, tables: Mapping[str, list[Cells]]) -> Cells:
    """Somebody on the way up, the level they aim for, the day on which they ask, and by which reading."""
    as_of = FIRST_DAY + timedelta(draw(st.integers(0, 900)))
    target = pick(draw, [row["level_id"] for row in tables["levels"]])
    row = dict(draw(roster_rows(tables, as_of, target)))
    for clock in (cells["clock_id"] for cells in tables["clocks"]):
        if chance(draw, 40):
            row[f"{clock}_years"] = pick(draw, YEARS)
    return {**row, "target": target, "as_of": as_of.isoformat(), "reading": pick(draw, READINGS)}


def assert_agrees(tables: Mapping[str, list[Cells]], row: Cells) -> None:
    told = {column: cell for column, cell in row.items() if column not in ("as_of", "reading")}
    as_of, reading = date.fromisoformat(row["as_of"]), row["reading"]
    slow = answer(tables, told, as_of, reading, None)
    event(f"{row['target']}: {slow['verdict']}")
    assert planned(tables, told, as_of, next(each for each in READINGS if each == reading), None) == slow


@pytest.mark.parametrize("scheme_id", SCHEMES)
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_ladder_is_planned_as_the_slow_planner_plans_it(scheme_id: str, data: st.DataObject) -> None:
    tables = ladder(scheme_id)
    assert_agrees(tables, data.draw(people(tables)))


@settings(max_examples=15, deadline=None)
@given(people(TABLES))
def test_and_all_of_them_beside_one_another(row: Cells) -> None:
    assert_agrees(TABLES, row)
