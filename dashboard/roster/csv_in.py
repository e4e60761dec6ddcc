"""A CSV file as a table: the encoding and the delimiter are found out, and rows are read as they come."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from io import StringIO, TextIOWrapper
from itertools import chain, compress, islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog import Fault
from dashboard.catalog.faults import fault_at
from dashboard.roster.encodings import encoding_of
from dashboard.roster.headers import known_names
from dashboard.roster.table import CHUNK_ROWS, Chunk, Open, RosterError, Table, check_columns

DELIMITERS: Final = (",", ";", "\t")
MAX_RECORD: Final = 10_000_000
"""Letters of one record: a quote that is never closed would take in the rest of the file."""

_QUOTE: Final = '"'
_FEW_LINES: Final = 100
_MOST_LETTERS: Final = 64 * 2**20
"""Of a part: lines can be long."""


def read_csv(name: str, open_file: Open, part_lines: int = CHUNK_ROWS) -> Table:
    """The table in a file of UTF-8 (with or without BOM) or GB18030, its cells parted by `,`, `;` or tab.

    Blank lines are left out. A part has `part_lines` lines, more where the last record goes on, fewer
    where they are long. Raises `RosterError` for a file that is not such a table.
    """
    encoding = encoding_of(name, open_file)
    delimiter = _delimiter(name, open_file, encoding)
    row, cells = _first_record(name, open_file, encoding, delimiter)
    if not cells:
        raise RosterError(fault_at(name, 0, "", "file_empty"))
    header = tuple(cell.strip().lstrip("\ufeff") for cell in cells)
    check_columns(name, row, len(header))
    return Table(name, header, row, _parts(name, open_file, encoding, delimiter, part_lines), encoding)


@dataclass(frozen=True)
class CsvPart:
    """Whole records of a CSV file: a text that begins on line `line`, `width` cells wanted in each."""

    name: str
    line: int
    text: str = field(repr=False)
    width: int
    delimiter: str

    def chunk(self) -> Chunk:
        """The records that are not blank."""
        lines, records = self._records()
        faults: list[Fault] = []
        if set(map(len, records)) - {self.width}:
            kept = [
                (line, cells)
                for line, cells in zip(lines.tolist(), records, strict=True)
                if any(map(str.strip, cells))
            ]
            lines = np.array([line for line, _ in kept], dtype=np.int64)
            faults = [
                _width_fault(self.name, line, len(cells), self.width, self.delimiter)
                for line, cells in kept
                if len(cells) != self.width
            ]
            records = [_fitted(cells, self.width, self.delimiter) for _, cells in kept]
        columns = [list(map(str.strip, column)) for column in zip(*records, strict=True)]
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
        reader = _Records(self.name, text, self.line, self.delimiter)
        line = self.line
        for cells in reader:
            lines.append(line)
            records.append(cells)
            line = reader.line
        return np.array(lines, dtype=np.int64), records


def _delimiter(name: str, open_file: Open, encoding: str) -> str:
    """The delimiter under which the first line has the most known names, then the most cells."""
    best, best_score = DELIMITERS[0], (-1, -1)
    for delimiter in DELIMITERS:
        try:
            _, cells = _first_record(name, open_file, encoding, delimiter)
        except RosterError:
            continue
        if not cells:
            return delimiter
        score = (known_names(cells), len(cells))
        if score > best_score:
            best, best_score = delimiter, score
    return best


@contextmanager
def _lines(name: str, open_file: Open, encoding: str) -> Iterator[Iterator[str]]:
    """The lines of a file, each with its end, none longer than a record may be."""
    try:
        with TextIOWrapper(open_file(), encoding=encoding, newline="") as text:
            yield iter(partial(text.readline, MAX_RECORD), "")
    except OSError as error:
        raise RosterError(fault_at(name, 0, "", "file_unreadable", value=error.strerror or "")) from None


class _Records:
    """Record after record of some lines, the first of them on line `first`.

    `line` is where the next record begins, `taken` how many lines have been taken for records so far.
    """

    def __init__(self, name: str, lines: Iterable[str], first: int, delimiter: str) -> None:
        self._name, self._first = name, first
        self._letters = 0
        self._reader = csv.reader(self._counted(lines), delimiter=delimiter, strict=True)

    @property
    def taken(self) -> int:
        return self._reader.line_num

    @property
    def line(self) -> int:
        return self._first + self.taken

    def __iter__(self) -> Iterator[list[str]]:
        line = self.line
        try:
            for cells in self._reader:
                yield cells
                line, self._letters = self.line, 0
        except csv.Error as error:
            raise RosterError(fault_at(self._name, line, "", "broken_quotes", value=str(error))) from None

    def first(self) -> tuple[int, list[str]]:
        """The next record that is not blank, with the number of its first line; no cells: there is none."""
        row = self.line
        for cells in self:
            if any(map(str.strip, cells)):
                return row, cells
            row = self.line
        return 0, []

    def _counted(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            self._letters += len(line)
            if self._letters >= MAX_RECORD:
                raise csv.Error(f"more than {MAX_RECORD:,} letters")
            yield line


def _first_record(name: str, open_file: Open, encoding: str, delimiter: str) -> tuple[int, list[str]]:
    with _lines(name, open_file, encoding) as lines:
        return _Records(name, lines, 1, delimiter).first()


def _parts(name: str, open_file: Open, encoding: str, delimiter: str, part_lines: int) -> Iterator[CsvPart]:
    """What comes after the header, in texts of about so many lines, none of which cuts a record."""
    with _lines(name, open_file, encoding) as lines:
        records = _Records(name, lines, 1, delimiter)
        _, header = records.first()
        line = records.line
        while some := _some(lines, part_lines):
            text = "".join(some)
            if _QUOTE in text or max(map(len, some)) >= MAX_RECORD:
                some = _to_the_end_of_a_record(name, some, lines, line, delimiter)
                text = "".join(some)
            yield CsvPart(name, line, text, len(header), delimiter)
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

    records = _Records(name, chain(some, following()), first, delimiter)
    for _ in records:
        if records.taken >= len(some):
            break
    return some + more


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
