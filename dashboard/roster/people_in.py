"""A roster as people: every row that can be planned, and every fault by row and column."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final, TypeVar

from pydantic_core import PydanticCustomError

from dashboard.catalog import Catalog, Fault
from dashboard.catalog.cells import parse_date
from dashboard.catalog.csv_file import Record, read_csv, width_fault
from dashboard.catalog.faults import fault_at
from dashboard.planner import DEFAULT_HOURS_PER_WEEK, Person, whole_months
from dashboard.planner.person_cells import (
    Holds,
    parse_holds,
    parse_hours_per_week,
    parse_level,
    parse_name,
    parse_share,
    parse_years,
)

COLUMNS: Final = (
    "person",
    "work_years",
    "aigc_years",
    "work_share",
    "aigc_share",
    "starts_on",
    "aigc_starts_on",
    "holds",
    "hours_per_week",
    "target",
)
OUTPUT_ONLY: Final = (
    "verdict",
    "open_now",
    "path",
    "first_exam_on",
    "target_exam_on",
    "target_held_on",
    "exams",
    "study_hours",
    "fee",
    "lower_bound",
)
T = TypeVar("T")


@dataclass(frozen=True)
class Member:
    """One row of a roster: the person, their target, and the cells that are carried through."""

    row: int
    name: str
    person: Person
    target: str
    carried: tuple[str, ...]


@dataclass(frozen=True)
class Roster:
    """The people of a file, in its order, and the names of its carried columns."""

    members: tuple[Member, ...]
    carried: tuple[str, ...]
    rows: int


def read_roster(path: Path, catalog: Catalog, today: date, target: str | None) -> tuple[Roster, list[Fault]]:
    """The roster in a CSV file. Rows with a fault are left out of `members`; no row is lost unsaid."""
    records, faults = read_csv(path)
    if faults:
        return Roster((), (), 0), faults
    header, *body = records
    if faults := _header_faults(path.name, header):
        return Roster((), (), 0), faults
    carried = tuple(column for column in header.cells if column not in COLUMNS)
    members: list[Member] = []
    for record in body:
        if wrong_width := width_fault(path.name, record, header):
            faults.append(wrong_width)
            continue
        row = _Row(path.name, record.line, dict(zip(header.cells, record.cells, strict=True)))
        member = row.member(catalog, today, target or catalog.default_target, carried)
        faults.extend(row.faults)
        if member is not None:
            members.append(member)
    return Roster(tuple(members), carried, len(body)), faults


def _header_faults(file: str, header: Record) -> list[Fault]:
    wanted = ", ".join(COLUMNS)
    faults = []
    if "person" not in header.cells:
        faults.append(fault_at(file, header.line, "person", "column_missing", columns=wanted))
    seen: set[str] = set()
    for column in header.cells:
        if column in seen:
            faults.append(fault_at(file, header.line, column, "column_twice", columns=wanted))
        elif not column:
            faults.append(fault_at(file, header.line, column, "column_unnamed", columns=wanted))
        elif column in OUTPUT_ONLY:
            faults.append(fault_at(file, header.line, column, "column_of_output", value=column))
        seen.add(column)
    return faults


class _Row:
    """One row's cells, read one by one; what is wrong is collected."""

    def __init__(self, file: str, line: int, cells: dict[str, str]) -> None:
        self.file, self.line, self.cells = file, line, cells
        self.faults: list[Fault] = []

    def member(self, catalog: Catalog, today: date, target: str, carried: tuple[str, ...]) -> Member | None:
        name = self._cell("person", parse_name, "")
        work = self._cell("work_years", parse_years, Decimal(0))
        aigc = self._cell("aigc_years", parse_years, Decimal(0))
        work_share = self._cell("work_share", parse_share, 100)
        aigc_share = self._cell("aigc_share", parse_share, 0)
        starts_on = self._cell("starts_on", parse_date, None)
        aigc_starts_on = self._cell("aigc_starts_on", parse_date, None)
        nothing: Holds = ()
        holds = self._cell("holds", lambda cell: parse_holds(cell, catalog.level_ids), nothing)
        hours = self._cell("hours_per_week", parse_hours_per_week, DEFAULT_HOURS_PER_WEEK)
        target = self._cell("target", lambda cell: parse_level(cell, catalog.level_ids), target)
        if aigc_starts_on and not self._has_fault("starts_on") and aigc_starts_on < (starts_on or today):
            start = (starts_on or today).isoformat()
            self._add("aigc_starts_on", "before_start", aigc_starts_on.isoformat(), start=start)
        if self.faults:
            return None
        person = Person(
            work_months=whole_months(work),
            aigc_months=whole_months(aigc),
            work_percent=work_share,
            aigc_percent=aigc_share,
            starts_on=starts_on,
            aigc_starts_on=aigc_starts_on,
            holds=holds,
            hours_per_week=hours,
        )
        return Member(self.line, name, person, target, tuple(self.cells[column] for column in carried))

    def _cell(self, column: str, parse: Callable[[str], T], default: T) -> T:
        cell = self.cells.get(column, "")
        if not cell and column != "person":
            return default
        try:
            return parse(cell)
        except PydanticCustomError as error:
            detail = {name: str(value) for name, value in (error.context or {}).items()}
            self._add(column, error.type, detail.pop("part", cell), **detail)
            return default

    def _add(self, column: str, code: str, value: str, **detail: str) -> None:
        self.faults.append(fault_at(self.file, self.line, column, code, value, **detail))

    def _has_fault(self, column: str) -> bool:
        return any(fault.column == column for fault in self.faults)
