"""The lines of a text file, and the records that CSV makes of them."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import TextIOWrapper
from itertools import chain, islice
from typing import Final

from dashboard.catalog.faults import fault_at
from dashboard.roster.table import Open, RosterError

MAX_RECORD: Final = 10_000_000
"""Letters of one record: a quote that is never closed would take in the rest of the file."""


@dataclass(frozen=True)
class CsvText:
    """A file of text: `name` is what faults call it."""

    name: str
    open_file: Open
    encoding: str

    @contextmanager
    def lines(self, first: int = 1) -> Iterator[Iterator[str]]:
        """The lines from line `first` on, each with its end, none longer than a record may be."""
        try:
            with TextIOWrapper(self.open_file(), encoding=self.encoding, newline="") as text:
                lines = iter(partial(text.readline, MAX_RECORD), "")
                # A BOM stands once or, where two programs each wrote one, twice.
                begin = filter(None, [next(lines, "").lstrip("\ufeff")])
                yield islice(chain(begin, lines), first - 1, None)
        except OSError as error:
            raise RosterError(
                fault_at(self.name, 0, "", "file_unreadable", value=error.strerror or "")
            ) from None


class Records:
    """Record after record of some lines, the first of them on line `first`.

    `line` is where the next record begins, `taken` how many lines have been taken for records so far.
    """

    def __init__(self, name: str, lines: Iterable[str], first: int, delimiter: str) -> None:
        self._name, self._first = name, first
        self._lines = _Counted(lines)
        self._reader = csv.reader(self._lines, delimiter=delimiter, strict=True)

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
                line, self._lines.letters = self.line, 0
        except csv.Error as error:
            raise RosterError(fault_at(self._name, line, "", "broken_quotes", value=str(error))) from None

    def filled(self) -> Iterator[tuple[int, list[str]]]:
        """The records that are not blank, each with the number of its first line."""
        row = self.line
        for cells in self:
            if any(map(str.strip, cells)):
                yield row, cells
            row = self.line


class _Counted:
    """Lines, and the `letters` of those that were taken; too many for one record are an error.

    It knows nothing of the reader that takes them: the command runs without a search for cycles, and two
    that know each other would stay in memory for good.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.letters = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.letters += len(line)
        if self.letters >= MAX_RECORD:
            raise csv.Error(f"more than {MAX_RECORD:,} letters")
        return line
