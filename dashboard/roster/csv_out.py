"""Columns of text into a CSV file, what a spreadsheet would run as a formula made harmless."""

import csv
from codecs import BOM_UTF8
from collections.abc import Sequence
from io import StringIO
from typing import BinaryIO

from dashboard.roster.armour import all_harmless, harmless
from dashboard.roster.columns_out import OWN, Columns


class CsvWriter:
    """UTF-8 with LF line ends, the names in the first line, after a BOM unless one is not wanted."""

    def __init__(self, file: BinaryIO, names: Sequence[str], bom: bool = True) -> None:
        self._file = file
        if bom:
            # Without it, a spreadsheet opens the file in the encoding of its country.
            self.add(BOM_UTF8)
        self.add(_head(names))

    def add(self, rows: bytes) -> None:
        self._file.write(rows)

    def close(self) -> None:
        """All is written already."""


def csv_rows(columns: Columns) -> bytes:
    """The lines of some rows, without the names."""
    return _lines([cells if name in OWN else all_harmless(cells) for name, cells in columns.items()])


def typed_csv(names: Sequence[str], columns: Sequence[Sequence[str]]) -> bytes:
    """A whole file of cells as somebody typed them, whatever their columns are called, after a BOM."""
    return BOM_UTF8 + _head(names) + _lines(list(map(all_harmless, columns)))


def _head(names: Sequence[str]) -> bytes:
    return _lines([[harmless(name)] for name in names])


def _lines(columns: Sequence[Sequence[str]]) -> bytes:
    text = StringIO(newline="")
    rows = zip(*columns, strict=True)
    if any("\r" in "".join(column) for column in columns):
        # With lines that end in CRLF, csv puts a cell with a lone carriage return in quotes; with LF not.
        csv.writer(_LineFeeds(text), lineterminator="\r\n").writerows(rows)
    else:
        csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


class _LineFeeds:
    """A text to which csv writes one line at a time."""

    def __init__(self, to: StringIO) -> None:
        self._to = to

    def write(self, line: str) -> None:
        self._to.write(line.removesuffix("\r\n") + "\n")
