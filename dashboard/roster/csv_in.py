"""A CSV file as a table: the encoding and the delimiter are found out, and rows are read as they come."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import chain, compress, islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.faults import Fault, fault_at
from dashboard.roster.armour import all_unarmoured
from dashboard.roster.csv_head import Head, head_of
from dashboard.roster.csv_records import MAX_RECORD, CsvText, Records
from dashboard.roster.encodings import encoding_of
from dashboard.roster.table import CHUNK_ROWS, Chunk, Open, RosterError, Table, check_columns

_QUOTE: Final = '"'
_FEW_LINES: Final = 100
_MOST_LETTERS: Final = 64 * 2**20
"""Of a part: lines can be long."""


def read_csv(name: str, open_file: Open, part_lines: int = CHUNK_ROWS) -> Table:
    """The table in a file of UTF-8 (with or without BOM) or GB18030, its cells parted by `,`, `;` or tab.

    A first line such as `sep=;` says the delimiter. Blank lines are left out, and so are columns at the
    end that have neither name nor cell. A part has `part_lines` lines, more where the last record goes
    on, fewer where they are long. Raises `RosterError` for a file that is not such a table.
    """
    text = CsvText(name, open_file, encoding_of(name, open_file))
    head = head_of(text)
    if not head.names:
        raise RosterError(fault_at(name, 0, "", "file_empty"))
    check_columns(name, head.row, len(head.names))
    parts = _parts(text, head, part_lines)
    return Table(name, head.names, head.row, parts, text.encoding, first_rows=head.first_rows)


@dataclass(frozen=True)
class CsvPart:
    """Whole records of a CSV file: a text that begins on line `line`.

    `width` columns have names, and `header_width` cells stand in the header.
    """

    name: str
    line: int
    text: str = field(repr=False)
    width: int
    header_width: int
    delimiter: str

    def chunk(self) -> Chunk:
        """The records that are not blank; cells that a record lacks at its end are empty."""
        lines, records = self._records()
        faults: list[Fault] = []
        if set(map(len, records)) - {self.width}:
            kept = [
                (line, self._trimmed(cells))
                for line, cells in zip(lines.tolist(), records, strict=True)
                if any(map(str.strip, cells))
            ]
            lines = np.array([line for line, _ in kept], dtype=np.int64)
            faults = [self._surplus(line, cells) for line, cells in kept if len(cells) > self.width]
            records = [self._fitted(cells) for _, cells in kept]
        columns = [all_unarmoured(list(map(str.strip, column))) for column in zip(*records, strict=True)]
        columns = columns or [[] for _ in range(self.width)]
        if "" in next(iter(columns)):
            filled = list(map(any, zip(*columns, strict=True)))
            lines, columns = lines[filled], [list(compress(column, filled)) for column in columns]
        return Chunk(lines, tuple(columns), tuple(faults))

    def look(self, _: Sequence[int]) -> Iterator[str]:
        """As `Part.look`."""
        yield self.text

    def _records(self) -> tuple[NDArray[np.int64], list[list[str]]]:
        """Each record with the number of its first line; blank lines are records without cells."""
        text = StringIO(self.text, newline="")
        if _QUOTE not in self.text:
            # Each line is a record, and none can be broken.
            records = list(csv.reader(text, delimiter=self.delimiter))
            return np.arange(self.line, self.line + len(records), dtype=np.int64), records
        lines, records = [], []
        reader = Records(self.name, text, self.line, self.delimiter)
        line = self.line
        for cells in reader:
            lines.append(line)
            records.append(cells)
            line = reader.line
        return np.array(lines, dtype=np.int64), records

    def _trimmed(self, cells: list[str]) -> list[str]:
        """The cells without empty ones beyond the columns that have names."""
        width = len(cells)
        while width > self.width and not cells[width - 1].strip():
            width -= 1
        return cells[:width]

    def _surplus(self, row: int, cells: list[str]) -> Fault:
        """The fault of a row with a cell that no name stands above."""
        if len(cells) <= self.header_width:
            place = next(place for place, cell in enumerate(cells) if place >= self.width and cell.strip())
            return fault_at(self.name, row, "", "cell_unnamed", cells[place].strip(), place=str(place + 1))
        found, wanted = str(len(cells)), str(self.header_width)
        shown = "tab" if self.delimiter == "\t" else self.delimiter
        return fault_at(self.name, row, "", "row_too_long", found=found, wanted=wanted, delimiter=shown)

    def _fitted(self, cells: list[str]) -> list[str]:
        """The cells at the width of the names; a surplus is in the last, for whoever looks for the fault."""
        if len(cells) < self.width:
            return cells + [""] * (self.width - len(cells))
        return [*cells[: self.width - 1], self.delimiter.join(cells[self.width - 1 :])]


def _parts(file: CsvText, head: Head, part_lines: int) -> Iterator[CsvPart]:
    """What comes after the header, in texts of about so many lines, none of which cuts a record."""
    line = head.next_line
    with file.lines(line) as lines:
        while some := _some(lines, part_lines):
            text = "".join(some)
            if _QUOTE in text or max(map(len, some)) >= MAX_RECORD:
                some = _to_the_end_of_a_record(file.name, some, lines, line, head.delimiter)
                text = "".join(some)
            yield CsvPart(file.name, line, text, len(head.names), head.width, head.delimiter)
            line += len(some)


def _some(lines: Iterator[str], most: int) -> list[str]:
    """The next `most` lines, or fewer long ones."""
    some: list[str] = []
    letters = 0
    while len(some) < most and letters < _MOST_LETTERS:
        more = list(islice(lines, min(_FEW_LINES, most - len(some))))
        if not more:
            break
        some += more
        letters += sum(map(len, more))
    return some


def _to_the_end_of_a_record(
    name: str, some: list[str], lines: Iterator[str], first: int, delimiter: str
) -> list[str]:
    """`some` lines, and those that the last record of them takes in besides."""
    more: list[str] = []

    def following() -> Iterator[str]:
        for line in lines:
            more.append(line)
            yield line

    records = Records(name, chain(some, following()), first, delimiter)
    for _ in records:
        if records.taken >= len(some):
            break
    return some + more
