"""Columns of text into a workbook of one sheet."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import BinaryIO, Final

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException

from dashboard.roster.columns_out import DAYS, NUMBERS, WHOLE_NUMBERS, Columns, OutputError

MAX_SHEET_ROWS: Final = 1_048_576
"""Of a worksheet, the header among them."""
MAX_CELL: Final = 32_767
"""UTF-16 units in a cell of a workbook."""
_FIRST_OF_SHEETS: Final = date(1900, 3, 1)
"""The first day on which a workbook's calendar and ours agree for good."""


def xlsx_rows(columns: Columns) -> Columns:
    """Some rows: a workbook is written cell by cell, and nothing of it can be made beforehand."""
    return columns


class XlsxWriter:
    """One sheet: days as days, numbers as numbers, and every other cell as text, whatever it looks like."""

    def __init__(self, file: BinaryIO, names: Sequence[str], made_on: date) -> None:
        # Row by row to a temporary file, so that memory does not grow with the roster.
        self._book = Workbook(file, {"constant_memory": True})
        self._book.set_properties({"created": datetime.combine(made_on, time())})  # else the clock is asked
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._sheet = self._book.add_worksheet()
        self._sheet.freeze_panes(1, 0)
        self._kinds = [self._kind(name) for name in names]
        self._row = 0
        for column, name in enumerate(names):
            self._text(column, name)

    def add(self, rows: Columns) -> None:
        for cells in zip(*rows.values(), strict=True):
            self._row += 1
            if self._row == MAX_SHEET_ROWS:
                raise OutputError(f"a workbook holds {MAX_SHEET_ROWS:,} rows; write .csv or .parquet")
            for column, (put, text) in enumerate(zip(self._kinds, cells, strict=True)):
                if text:
                    put(column, text)

    def close(self) -> None:
        try:
            self._book.close()
        except XlsxWriterException as error:
            raise OutputError(str(error)) from None

    def _kind(self, name: str) -> Callable[[int, str], object]:
        if name in DAYS:
            return self._date
        return self._number if name in (*WHOLE_NUMBERS, *NUMBERS) else self._text

    def _text(self, column: int, text: str) -> object:
        if len(text) > MAX_CELL // 2 and len(text.encode("utf-16-le")) > MAX_CELL * 2:
            raise OutputError(
                f"row {self._row + 1}: a cell of a workbook holds {MAX_CELL:,} letters, and one here has "
                f"{len(text):,}; write .csv or .parquet"
            )
        return self._sheet.write_string(self._row, column, text)

    def _number(self, column: int, text: str) -> object:
        return self._sheet.write_number(self._row, column, float(text))

    def _date(self, column: int, text: str) -> object:
        day = date.fromisoformat(text)
        if day < _FIRST_OF_SHEETS:
            return self._text(column, text)
        return self._sheet.write_datetime(self._row, column, day, self._day)
