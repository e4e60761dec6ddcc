"""The tables, read from a folder: a whole catalog, or every fault of every table at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.csv_file import Record, read_csv, width_fault
from dashboard.catalog.faults import Fault, fault_at
from dashboard.catalog.references import reference_faults
from dashboard.catalog.rows import (
    Alias,
    Audience,
    AudienceField,
    Benchmark,
    CheckItem,
    Claim,
    ClockRow,
    Contradiction,
    Duty,
    Education,
    Exam,
    Field,
    Industry,
    Level,
    Prerequisite,
    Question,
    Reach,
    Renewal,
    Row,
    Scheme,
    Source,
    Statement,
    Subject,
    Validity,
)

TABLES: dict[str, type[Row]] = {
    "sources": Source,
    "statements": Statement,
    "contradictions": Contradiction,
    "fields": Field,
    "schemes": Scheme,
    "levels": Level,
    "aliases": Alias,
    "clocks": ClockRow,
    "education": Education,
    "questions": Question,
    "prerequisites": Prerequisite,
    "exams": Exam,
    "validity": Validity,
    "renewals": Renewal,
    "subjects": Subject,
    "duties": Duty,
    "industries": Industry,
    "reach": Reach,
    "audiences": Audience,
    "audience_fields": AudienceField,
    "claims": Claim,
    "benchmarks": Benchmark,
    "checklist": CheckItem,
}


class CatalogError(Exception):
    """The tables are faulty; `faults` says where and how, all of them, in the order of the tables."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults in the tables")
        self.faults = tuple(faults)


@dataclass(frozen=True)
class TableRead:
    """One table as far as it could be read.

    `lines` are the good rows with the numbers of their lines; `ids` are the ids that its first
    column names, bad rows included, so that a fault in one row is not told again by every row
    that points to it; `None` where the file could not be read as a table.
    """

    lines: tuple[tuple[int, Row], ...]
    ids: frozenset[str] | None
    faults: tuple[Fault, ...]

    @property
    def has_every_level(self) -> bool:
        """Whether no faulty line can be hiding a level: what is not among the lines is not there."""
        return not any(
            fault.column in ("", "level_id") and fault.code != "duplicate_key" for fault in self.faults
        )


def load(folder: Path) -> Catalog:
    """The catalog in `folder`. Raises `CatalogError` with every fault; nothing half-loads."""
    return catalog_of(read_tables(folder))


def read_tables(folder: Path) -> dict[str, TableRead]:
    """Every table of `folder`, each as far as it could be read by itself."""
    return {table: read_table(folder / f"{table}.csv", row_type) for table, row_type in TABLES.items()}


def catalog_of(tables: Mapping[str, TableRead]) -> Catalog:
    """The catalog of tables that were read. Raises `CatalogError` with every fault, also of several rows."""
    faults = {fault for table in tables.values() for fault in table.faults}
    faults |= set(
        reference_faults(
            lines={name: table.lines for name, table in tables.items()},
            ids={name: table.ids for name, table in tables.items()},
            all_rules=tables["prerequisites"].has_every_level,
        )
    )
    if faults:
        order = {f"{table}.csv": index for index, table in enumerate(TABLES)}
        raise CatalogError(sorted(faults, key=lambda fault: (order[fault.file], fault)))
    return Catalog(
        **{name: tuple(row for _, row in table.lines) for name, table in tables.items()}  # type: ignore[arg-type]
    )


def read_table(path: Path, row_type: type[Row], *, kept: bool = False) -> TableRead:
    """The rows of one table that are right, and the faults of those that are not.

    In a `kept` table the columns that came later may be missing: their cells are empty. A name could be
    left out once: it is the row's id.
    """
    records, faults = read_csv(path)
    if faults:
        return TableRead((), None, tuple(faults))
    header, *body = records
    columns = row_type.columns()
    absent = [column for column in row_type.later if kept and column not in header.cells]
    wanted = [column for column in columns if column not in absent]
    if faults := _header_faults(path.name, header, wanted):
        return TableRead((), None, tuple(faults))
    cell_types = {
        column: TypeAdapter(row_type.model_fields[name].rebuild_annotation())
        for column, name in columns.items()
    }
    lines: list[tuple[int, Row]] = []
    first_line_of: dict[tuple[object, ...], int] = {}
    id_at = header.cells.index(row_type.key[0])
    for record in body:
        if wrong_width := width_fault(path.name, record, header):
            faults.append(wrong_width)
            continue
        cells = dict.fromkeys(absent, "") | dict(zip(header.cells, record.cells, strict=True))
        if kept:
            row_id = cells[row_type.key[0]]
            cells |= {name: row_id for name in ("name_zh", "name_en") if cells.get(name) == ""}
        values: dict[str, Any] = {}
        for column, text in cells.items():
            try:
                values[column] = cell_types[column].validate_python(text)
            except ValidationError as error:
                problem = error.errors(include_url=False, include_input=False)[0]
                faults.append(
                    _cell_fault(path.name, record.line, column, problem["type"], text, problem.get("ctx"))
                )
        for column, wrong in tuple(row_type.misfits(values)):
            del values[column]
            faults.append(
                _cell_fault(path.name, record.line, column, wrong.type, cells[column], wrong.context)
            )
        if all(column in values for column in row_type.key):
            key = tuple(values[column] for column in row_type.key)
            first = first_line_of.setdefault(key, record.line)
            if first != record.line:
                value = record.cells[id_at]
                faults.append(
                    fault_at(
                        path.name, record.line, row_type.key[0], "duplicate_key", value, first=str(first)
                    )
                )
                continue
        lines.append((record.line, row_type.model_construct(**values)))
    ids = frozenset(record.cells[id_at] for record in body if id_at < len(record.cells))
    return TableRead(tuple(lines), ids, tuple(faults))


def _cell_fault(
    file: str, line: int, column: str, code: str, cell: str, context: Mapping[str, Any] | None
) -> Fault:
    return fault_at(
        file, line, column, code, cell, **{name: str(value) for name, value in (context or {}).items()}
    )


def _header_faults(file: str, header: Record, columns: Sequence[str]) -> list[Fault]:
    wanted = ", ".join(columns)
    faults = [
        fault_at(file, header.line, column, "column_missing", columns=wanted)
        for column in columns
        if column not in header.cells
    ]
    seen: set[str] = set()
    for column in header.cells:
        if column in seen:
            faults.append(fault_at(file, header.line, column, "column_twice", columns=wanted))
        elif column not in columns:
            faults.append(fault_at(file, header.line, column, "column_unknown", value=column, columns=wanted))
        seen.add(column)
    return faults
