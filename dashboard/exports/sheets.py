"""Rows of texts, numbers and dates as the sheets of a workbook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from itertools import chain
from typing import Final
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.phrases import Value
from dashboard.text.words import Words

AS_TEXT: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDEST: Final = 60
"""Letters of a column, a wide one counted twice; longer texts are wrapped."""
NARROWEST: Final = 9
JUDGED_ROWS: Final = 1_000
"""Rows of a sheet that say how wide its columns are."""
A4: Final = 9
DATE: Final = "yyyy-mm-dd"
FIRST_OF_SHEETS: Final = date(1900, 3, 1)
"""The first day on which a workbook's calendar and ours agree for good."""
MOST_LETTERS: Final = 16_000
"""Of one cell: a spreadsheet holds 32,767 units, and a letter may take two."""


@dataclass(frozen=True)
class NoEarlier:
    """A date that is only a lower bound: still a date, shown with the words for it."""

    day: date


Cell = Value | NoEarlier
Row = Sequence[Cell]
Totals = Sequence[tuple[str, Cell]]


class Sheets:
    """A workbook of sheets, each of rows under one frozen row of column names: no formula, no link."""

    def __init__(self, words: Words, title: str, comments: str, made_on: date) -> None:
        self._file = BytesIO()
        self._book = book = Workbook(self._file, {"in_memory": True, **AS_TEXT})
        book.set_properties(
            {
                "title": title,
                "comments": comments,
                "created": datetime.combine(made_on, time()),  # else the clock is asked
            }
        )
        cell = {"text_wrap": True, "valign": "top", "align": "left"}
        before, _, after = words("race.lower_bound", date=DATE).partition(DATE)
        bound = f'"{before}"{DATE}"{after}"'.removesuffix('""')
        self._cell = book.add_format(cell)
        self._date = book.add_format({**cell, "num_format": DATE})
        self._bound = book.add_format({**cell, "num_format": bound})
        self._bold = book.add_format({**cell, "bold": True})
        self._head = book.add_format({**cell, "bold": True, "bottom": 1, "bg_color": "#E8EEF0"})
        self._note = book.add_format({"valign": "top"})

    def add(self, name: str, rows: Iterable[Row], notes: Sequence[str] = (), totals: Totals = ()) -> None:
        """A sheet. The first row names the columns; `notes` and `totals` stand above it."""
        sheet = self._book.add_worksheet(name)
        for line, note in enumerate(notes):
            sheet.write_string(line, 0, cut(note), self._note)
        above: list[Row] = []
        if totals:
            above = [[name for name, _ in totals], [value for _, value in totals], []]
        head = len(notes) + len(above)
        widths: dict[int, int] = {}
        for line, row in enumerate(chain(above, rows), start=len(notes)):
            text = self._head if line == head else self._bold if line == len(notes) else self._cell
            for column, value in enumerate(row):
                self._write(sheet, line, column, value, text)
                if line <= JUDGED_ROWS:
                    widths[column] = max(widths.get(column, NARROWEST), _width(value))
        sheet.freeze_panes(head + 1, 0)
        for column, width in widths.items():
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(head)

    def file(self) -> bytes:
        """The workbook as an .xlsx file; no sheet can be added after it."""
        self._book.close()
        return self._file.getvalue()

    def _write(self, sheet: Worksheet, line: int, column: int, value: Cell, text: Format) -> None:
        if isinstance(value, str):
            sheet.write_string(line, column, cut(value), text)
        elif isinstance(value, NoEarlier):
            sheet.write_datetime(line, column, datetime.combine(value.day, time()), self._bound)
        elif isinstance(value, date):
            if value < FIRST_OF_SHEETS:
                sheet.write_string(line, column, value.isoformat(), text)
            else:
                sheet.write_datetime(line, column, datetime.combine(value, time()), self._date)
        else:
            sheet.write_number(line, column, value, self._cell)


def day_cell(day: date, is_bound: bool) -> Cell:
    """A date; `is_bound`: only a lower bound."""
    return NoEarlier(day) if is_bound else day


def dates_cell(words: Words, is_bound: bool) -> str:
    """What the dates of a row are."""
    return words("workbook.dates.bound" if is_bound else "workbook.dates.exact")


def stated_cell(words: Words, value: Value | None) -> Cell:
    """A value, or that it is not stated."""
    return words.not_stated if value is None else value


def cut(text: str) -> str:
    """`text` as far as a cell holds it."""
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…"


def _width(value: Cell) -> int:
    """The columns that a value needs, within limits."""
    if isinstance(value, NoEarlier):
        return 24
    lines = cut(str(value)).splitlines()
    letters = max((sum(1 + (east_asian_width(each) in "WF") for each in line) for line in lines), default=0)
    return min(max(letters + 2, NARROWEST), WIDEST)
