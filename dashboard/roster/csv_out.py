"""Columns of text into a CSV file, what a spreadsheet would run as a formula made harmless."""

import csv
import re
from collections.abc import Sequence
from io import StringIO
from typing import BinaryIO, Final

from dashboard.roster.columns_out import OWN, Columns

_FORMULA: Final = re.compile(r"^[=+\-@\t\r＝＋－＠]", re.MULTILINE)
_PLAIN_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?%?")


def harmless(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


class CsvWriter:
    """UTF-8 with LF line ends, the names in the first line."""

    def __init__(self, file: BinaryIO, names: Sequence[str]) -> None:
        self._file = file
        self.add(_head(names))

    def add(self, rows: bytes) -> None:
        self._file.write(rows)

    def close(self) -> None:
        """All is written already."""


def csv_rows(columns: Columns) -> bytes:
    """The lines of some rows, without the names."""
    return _lines([cells if name in OWN else _all_harmless(cells) for name, cells in columns.items()])


def typed_csv(names: Sequence[str], columns: Sequence[Sequence[str]]) -> bytes:
    """A whole file of cells as somebody typed them, whatever their columns are called."""
    return _head(names) + _lines(list(map(_all_harmless, columns)))


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


def _all_harmless(column: Sequence[str]) -> Sequence[str]:
    # Most columns have nothing to mend, and one look at all of it says so.
    return list(map(harmless, column)) if _FORMULA.search("\n".join(column)) else column


class _LineFeeds:
    """A text to which csv writes one line at a time."""

    def __init__(self, to: StringIO) -> None:
        self._to = to

    def write(self, line: str) -> None:
        self._to.write(line.removesuffix("\r\n") + "\n")
