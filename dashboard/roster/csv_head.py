"""Where the table of a CSV file begins: its delimiter, its header, and the first rows to judge by."""

import re
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final

from dashboard.roster.armour import unarmoured
from dashboard.roster.columns import known_names
from dashboard.roster.csv_records import CsvText, Records
from dashboard.roster.table import RosterError

DELIMITERS: Final = (",", ";", "\t")
FIRST_ROWS: Final = 20
"""Rows by which delimiters are compared."""
_SEP_LINE: Final = re.compile(r'("?)sep=([^\w\s"\']|\t)\1\2*[ \r\n]*', re.IGNORECASE)
"""A spreadsheet's own first line, which says the delimiter; saved again, it has the delimiter at its end."""


@dataclass(frozen=True)
class Head:
    """The names of a CSV file's columns, which stand on line `row`; `next_line` is the one below them.

    `width` counts the cells of the header, those at its end without a name too. `first_rows` are some
    rows below it.
    """

    delimiter: str
    row: int = 0
    next_line: int = 0
    names: tuple[str, ...] = ()
    width: int = 0
    first_rows: tuple[tuple[str, ...], ...] = ()

    def likeliness(self) -> tuple[int, int, int]:
        """Higher for the file's delimiter than for others, which stand in cells.

        First by known names, then by rows as wide as the header, then by columns.
        """
        fitting = sum(len(cells) == self.width for cells in self.first_rows) if self.width > 1 else 0
        return known_names(self.names), fitting, len(self.names)


def head_of(text: CsvText) -> Head:
    """The head of a file, without names where it is empty; `RosterError` where its quotes are broken."""
    with text.lines() as lines:
        said = _SEP_LINE.fullmatch(next(lines, ""))
    if said:
        return _head(text, said[2], 2)
    heads = []
    for delimiter in DELIMITERS:
        try:
            head = _head(text, delimiter, 1)
        except RosterError as error:
            broken = error
            continue
        if not head.names:
            return head
        heads.append(head)
    if not heads:
        raise broken
    return max(heads, key=Head.likeliness)


def _head(text: CsvText, delimiter: str, first_line: int) -> Head:
    with text.lines(first_line) as lines:
        records = Records(text.name, lines, first_line, delimiter)
        filled = records.filled()
        row, cells = next(filled, (0, []))
        next_line, rows = records.line, []
        with suppress(RosterError):  # what is broken below the header is told when it is read
            rows = [_texts(cells) for _, cells in islice(filled, FIRST_ROWS)]
    header = _texts(cells)
    # A column without a name that holds something is kept, to be told once and not in every row.
    used = max(map(_used, (header, *(each[: len(header)] for each in rows))))
    return Head(delimiter, row, next_line, header[:used], len(header), tuple(rows))


def _used(cells: tuple[str, ...]) -> int:
    """The cells up to the last that holds something."""
    return max((place for place, cell in enumerate(cells, start=1) if cell), default=0)


def _texts(cells: list[str]) -> tuple[str, ...]:
    return tuple(unarmoured(cell.strip()) for cell in cells)
