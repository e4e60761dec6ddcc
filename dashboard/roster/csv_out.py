"""Columns of text into a CSV file, what a spreadsheet would run as a formula made harmless."""

import csv
import re
from collections.abc import Sequence
from io import TextIOWrapper
from typing import IO, BinaryIO, Final

from dashboard.roster.columns_out import OWN

_FORMULA: Final = re.compile(r"^[=+\-@\t\r＝＋－＠]", re.MULTILINE)
_PLAIN_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?%?")


def harmless(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


class CsvWriter:
    """UTF-8 with LF line ends."""

    def __init__(self, file: BinaryIO, names: Sequence[str]) -> None:
        self._text = TextIOWrapper(file, encoding="utf-8", newline="")
        self._typed = [name not in OWN for name in names]
        self._write([[harmless(name)] for name in names])

    def write(self, columns: Sequence[Sequence[str]]) -> None:
        self._write(
            [
                _all_harmless(column) if typed else column
                for typed, column in zip(self._typed, columns, strict=True)
            ]
        )

    def close(self) -> None:
        self._text.flush()
        self._text.detach()

    def _write(self, columns: Sequence[Sequence[str]]) -> None:
        rows = zip(*columns, strict=True)
        if any("\r" in "".join(column) for column in columns):
            # With lines that end in CRLF, csv puts a cell with a lone carriage return in quotes; with LF not.
            csv.writer(_LineFeeds(self._text), lineterminator="\r\n").writerows(rows)
        else:
            csv.writer(self._text, lineterminator="\n").writerows(rows)


def _all_harmless(column: Sequence[str]) -> Sequence[str]:
    # Most columns have nothing to mend, and one look at all of it says so.
    return list(map(harmless, column)) if _FORMULA.search("\n".join(column)) else column


class _LineFeeds:
    """A file to which csv writes one line at a time."""

    def __init__(self, to: IO[str]) -> None:
        self._to = to

    def write(self, line: str) -> None:
        self._to.write(line.removesuffix("\r\n") + "\n")
