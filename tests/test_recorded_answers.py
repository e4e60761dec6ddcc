"""With tables that have none of the later columns, every date is what it was.

`recorded_answers.csv` has random tables of three kinds (levels, prerequisites, exams), people, and for each
of them the answers of version 0.1's planner, before rules could close: what its team command wrote for
them. They were recorded once, and no code here knows how they come about.

Each line of the file says first what it is. `columns` lines name the cells of the others; a `catalog` is
followed by its day, its rows and its people, each `person` by their answers: `strict` and `lenient`, or
`both` where the two readings have the same.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.catalog.rows import READINGS, Reading
from dashboard.roster.columns import columns_of
from dashboard.roster.files_in import read_roster, read_table
from dashboard.roster.headers import named_mapping
from dashboard.roster.plans_out import plan_roster
from dashboard.roster.roster_read import Roster
from tests.table_columns import Cells, write_table, write_tables

RECORDED: Final = Path(__file__).parent / "recorded_answers.csv"
TOGETHER: Final = 50
"""Catalogs of one test."""
STARTS: Final = range(0, 300, TOGETHER)
TABLE_OF: Final = {"level": "levels", "rule": "prerequisites", "exam": "exams"}
CLOCKS: Final = (
    {"clock_id": "work", "name_zh": "工作", "name_en": "Work"},
    {"clock_id": "aigc", "within": "work", "name_zh": "AIGC工作", "name_en": "AIGC work"},
)


@dataclass
class Case:
    """A catalog's rows by table, the people who plan with it on `today`, and their answers by reading."""

    number: str
    today: date
    tables: dict[str, list[Cells]] = field(default_factory=lambda: {table: [] for table in TABLE_OF.values()})
    people: list[Cells] = field(default_factory=list)
    answers: dict[Reading, list[Cells]] = field(default_factory=lambda: {reading: [] for reading in READINGS})


@cache
def cases() -> tuple[Case, ...]:
    columns: dict[str, list[str]] = {}
    found: list[Case] = []
    with RECORDED.open(encoding="utf-8", newline="") as file:
        for kind, *cells in csv.reader(file):
            if kind == "columns":
                columns[cells[0]] = cells[1:]
            elif kind == "catalog":
                number, today = cells
                found.append(Case(number, date.fromisoformat(today)))
            else:
                add(found[-1], kind, dict(zip(columns[kind], cells, strict=True)))
    return tuple(found)


def add(case: Case, kind: str, row: Cells) -> None:
    if kind in TABLE_OF:
        case.tables[TABLE_OF[kind]].append(row)
    elif kind == "person":
        case.people.append(row)
    else:
        for reading in READINGS:
            if kind in (reading, "both"):
                case.answers[reading].append(row)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables without rows, but for the clocks; a case writes its own over them."""
    folder = tmp_path_factory.mktemp("tables")
    write_tables(folder, clocks=CLOCKS)
    return folder


def catalog_of(case: Case, folder: Path) -> Catalog:
    levels = case.tables["levels"]
    schemes = sorted({row["scheme_id"] for row in levels})
    write_table(folder, "schemes", ({"scheme_id": name, **named(name)} for name in schemes))
    write_table(folder, "levels", ({**row, **named(row["level_id"])} for row in levels))
    for table in ("prerequisites", "exams"):
        write_table(folder, table, case.tables[table])
    return load(folder)


def named(name: str) -> Cells:
    return {"name_zh": name, "name_en": name}


def roster_of(case: Case, catalog: Catalog) -> Roster:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(case.people[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(case.people)
    table = read_table("roster.csv", file.getvalue().encode())
    read = read_roster(table, named_mapping(table.header, columns_of(catalog)), catalog, case.today)
    assert not read.faults
    return read.roster


def differences(case: Case, folder: Path) -> Iterator[str]:
    """A line for each cell that is not as it was recorded."""
    catalog = catalog_of(case, folder)
    roster = roster_of(case, catalog)
    for reading, answers in case.answers.items():
        found = plan_roster(catalog, roster, reading)
        assert len(found["person"]) == len(answers)
        for place, answer in enumerate(answers):
            for column, recorded in answer.items():
                if found[column][place] != recorded:
                    where = f"catalog {case.number}, {roster.names[place]}, {reading}, {column}"
                    yield f"{where}: recorded {recorded!r}, found {found[column][place]!r}"


def test_every_recorded_catalog_is_planned() -> None:
    assert len(cases()) == STARTS.stop
    assert all(len(case.people) == len(case.answers[reading]) for case in cases() for reading in READINGS)


@pytest.mark.parametrize("start", STARTS)
def test_the_plans_are_as_they_were_recorded(start: int, folder: Path) -> None:
    some: Sequence[Case] = cases()[start : start + TOGETHER]
    assert [line for case in some for line in differences(case, folder)] == []
