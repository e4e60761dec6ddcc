"""A CSV file as a table: the encoding and the delimiter are found out, and rows are read as they come."""

import csv
import re
from codecs import getincrementaldecoder
from collections.abc import Generator, Iterator
from contextlib import closing
from io import TextIOWrapper
from itertools import islice
from typing import Final

import numpy as np

from dashboard.catalog import Fault
from dashboard.catalog.faults import fault_at
from dashboard.roster.headers import known_names
from dashboard.roster.table import CHUNK_ROWS, Chunk, Open, RosterError, Table, check_columns

DELIMITERS: Final = (",", ";", "\t")
MAX_RECORD: Final = 10_000_000
"""Letters of one record: a quote that is never closed would take in the rest of the file."""

_BLOCK: Final = 2**20
_BOM: Final = b"\xef\xbb\xbf"
_UTF8_LETTERS: Final = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){2,}")
"""Two Chinese letters as UTF-8 has them; rare in a line of GB18030."""


def read_csv(name: str, open_file: Open) -> Table:
    """The table in a file of UTF-8 (with or without BOM) or GB18030, its cells parted by `,`, `;` or tab.

    Blank lines are left out. Raises `RosterError` for a file that is not such a table.
    """
    encoding = _encoding(name, open_file)
    delimiter = _delimiter(name, open_file, encoding)
    records = _records(name, open_file, encoding, delimiter)
    row, cells = next(records, (0, []))
    if not cells:
        raise RosterError(fault_at(name, 0, "", "file_empty"))
    header = tuple(cell.strip().lstrip("\ufeff") for cell in cells)
    check_columns(name, row, len(header))
    return Table(name, header, row, _chunks(name, records, len(header), delimiter), encoding)


def _encoding(name: str, open_file: Open) -> str:
    """`utf-8-sig` or `gb18030`, the whole file checked."""
    with open_file() as file:
        has_bom = file.read(len(_BOM)) == _BOM
    not_utf8 = _first_undecodable(name, open_file, "utf-8")
    if not not_utf8:
        return "utf-8-sig"
    line, found = not_utf8
    if has_bom:
        raise RosterError(fault_at(name, line, "", "not_utf8", found))
    if other := _first_line_of_utf8(open_file):
        raise RosterError(fault_at(name, line, "", "mixed_encodings", str(other)))
    if _first_undecodable(name, open_file, "gb18030"):
        raise RosterError(fault_at(name, line, "", "not_utf8_nor_gb18030", found))
    return "gb18030"


def _first_undecodable(name: str, open_file: Open, encoding: str) -> tuple[int, str] | None:
    """The line and the bytes where the file is not in the encoding. A NUL is in none."""
    decoder = getincrementaldecoder(encoding)()
    lines = 0
    with open_file() as file:
        while True:
            block = file.read(_BLOCK)
            if (nul := block.find(b"\0")) >= 0:
                line = lines + block.count(b"\n", 0, nul) + 1
                raise RosterError(fault_at(name, line, "", "nul_byte"))
            try:
                decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                found = error.object[error.start : error.start + 2].hex(" ")
                return lines + error.object.count(b"\n", 0, error.start) + 1, found
            if not block:
                return None
            lines += block.count(b"\n")


def _first_line_of_utf8(open_file: Open) -> int | None:
    """The first line that is plainly UTF-8, in a file that as a whole is not.

    Bytes of UTF-8 can be read as GB18030 too, and give letters that nobody wrote.
    """
    with open_file() as file:
        for number, line in enumerate(file, start=1):
            if _UTF8_LETTERS.search(line) and _is_common(line, "utf-8") and not _is_common(line, "gb18030"):
                return number
    return None


def _is_common(line: bytes, encoding: str) -> bool:
    """Whether the line, read in this encoding, has common letters only: those of GB 2312."""
    try:
        line.decode(encoding).encode("gb2312")
    except UnicodeError:
        return False
    return True


def _delimiter(name: str, open_file: Open, encoding: str) -> str:
    """The delimiter under which the first line has the most known names, then the most cells."""
    best, best_score = DELIMITERS[0], (-1, -1)
    for delimiter in DELIMITERS:
        try:
            with closing(_records(name, open_file, encoding, delimiter)) as records:
                _, cells = next(records, (0, []))
        except RosterError:
            continue
        if not cells:
            return delimiter
        score = (known_names(cells), len(cells))
        if score > best_score:
            best, best_score = delimiter, score
    return best


class _Lines:
    """The lines of a text; a record that takes too many of its letters ends the reading."""

    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(MAX_RECORD):
            self.taken += len(line)
            if self.taken >= MAX_RECORD:
                raise csv.Error(f"more than {MAX_RECORD:,} letters")
            yield line


def _records(name: str, open_file: Open, encoding: str, delimiter: str) -> Generator[tuple[int, list[str]]]:
    """Each record that is not blank, with the number of its first line."""
    line = 1
    try:
        with TextIOWrapper(open_file(), encoding=encoding, newline="") as text:
            lines = _Lines(text)
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            for cells in reader:
                if any(map(str.strip, cells)):
                    yield line, cells
                line, lines.taken = reader.line_num + 1, 0
    except csv.Error as error:
        raise RosterError(fault_at(name, line, "", "broken_quotes", value=str(error))) from None
    except OSError as error:
        raise RosterError(fault_at(name, line, "", "file_unreadable", value=error.strerror or "")) from None


def _chunks(
    name: str, records: Iterator[tuple[int, list[str]]], width: int, delimiter: str
) -> Iterator[Chunk]:
    while some := list(islice(records, CHUNK_ROWS)):
        rows, cells_of = zip(*some, strict=True)
        faults: list[Fault] = []
        if set(map(len, cells_of)) != {width}:
            faults = [
                _width_fault(name, row, len(cells), width, delimiter)
                for row, cells in some
                if len(cells) != width
            ]
            cells_of = tuple(_fitted(cells, width, delimiter) for cells in cells_of)
        columns = tuple(list(map(str.strip, column)) for column in zip(*cells_of, strict=True))
        yield Chunk(np.array(rows, dtype=np.int64), columns, tuple(faults))


def _width_fault(name: str, row: int, found: int, wanted: int, delimiter: str) -> Fault:
    code = "row_too_long" if found > wanted else "row_too_short"
    shown = "tab" if delimiter == "\t" else delimiter
    return fault_at(name, row, "", code, found=str(found), wanted=str(wanted), delimiter=shown)


def _fitted(cells: list[str], width: int, delimiter: str) -> list[str]:
    """The cells at the header's width; what is too much is in the last, for whoever looks for the fault."""
    if len(cells) == width:
        return cells
    missing = [""] * (width - len(cells))
    return [*cells[: width - 1], delimiter.join(cells[width - 1 :]), *missing][:width]
