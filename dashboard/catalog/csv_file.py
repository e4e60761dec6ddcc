"""A table's CSV file as records that know their line, or the fault that kept it from being read.

UTF-8 with or without BOM, LF or CRLF, one header line.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from dashboard.catalog.faults import Fault, fault_at

# A long cell is no fault of the file's form: the limit is lifted to what the file itself can hold.
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True)
class Record:
    """One line of a file: its number in the file, counted from 1, and its cells, stripped."""

    line: int
    cells: tuple[str, ...]


def read_csv(path: Path) -> tuple[list[Record], list[Fault]]:
    """The records of `path`, header first, empty lines left out; or one fault and no record."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return [], [fault_at(path.name, 0, "", "file_missing")]
    except OSError as error:
        return [], [fault_at(path.name, 0, "", "file_unreadable", value=error.strerror or "")]
    return parse_csv(raw, path.name)


def parse_csv(raw: bytes, name: str) -> tuple[list[Record], list[Fault]]:
    """As `read_csv`, from bytes; faults carry `name` as their file."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return [], [fault_at(name, line, "", "not_utf8", value=raw[error.start : error.start + 2].hex(" "))]
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return [], [fault_at(name, line, "", "nul_byte")]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[Record] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append(Record(line, tuple(cell.strip() for cell in cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        return [], [fault_at(name, line, "", "broken_quotes", value=str(error))]
    if not records:
        return [], [fault_at(name, 0, "", "file_empty")]
    return records, []


def width_fault(file: str, record: Record, header: Record) -> Fault | None:
    """The fault of a record that has not as many cells as the header."""
    if len(record.cells) == len(header.cells):
        return None
    code = "cells_too_many" if len(record.cells) > len(header.cells) else "cells_too_few"
    found, wanted = str(len(record.cells)), str(len(header.cells))
    return fault_at(file, record.line, "", code, found=found, wanted=wanted)
