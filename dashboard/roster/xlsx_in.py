"""A workbook as a table: its first visible sheet, every cell as the text that a roster would have."""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from python_calamine import CalamineError, CalamineSheet, load_workbook

from dashboard.catalog.faults import fault_at
from dashboard.roster.table import CHUNK_ROWS, Chunk, Open, RosterError, Table, check_columns, number_text
from dashboard.roster.xlsx_check import Sheet, check_workbook


def read_xlsx(name: str, open_file: Open) -> Table:
    """The table in the first visible sheet. Raises `RosterError` for a file that is no such workbook.

    Blank rows are left out. A workbook is unpacked whole: its form allows no reading chunk by chunk.
    """
    with open_file() as file:
        sheet = check_workbook(name, file)
        file.seek(0)
        try:
            with load_workbook(file) as book:
                cells = book.get_sheet_by_name(sheet.name)
        except (CalamineError, OSError, ValueError):
            raise RosterError(fault_at(name, 0, "", "workbook_broken")) from None
    rows = _rows(cells, sheet)
    row, header_cells = next(rows, (0, []))
    if not row:
        raise RosterError(fault_at(name, 0, "", "file_empty"))
    check_columns(name, row, len(header_cells))
    merges = _Merges(cells)
    for _, over in merges.over(np.array([row])):
        raise RosterError(fault_at(name, row, "", "merged_header", over))
    chunks = _chunks(name, rows, merges)
    return Table(name, tuple(header_cells), row, chunks, sheet=sheet.name, other_sheets=sheet.others)


def _rows(cells: CalamineSheet, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with its number in the sheet."""
    left = _first_column(cells)
    hidden: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in sheet.hidden_texts.items():
        hidden.setdefault(row, []).append((column - left, text))
    for row, values in enumerate(cells.iter_rows()):
        texts = [value.strip() if type(value) is str else cell_text(value) for value in values]
        for column, text in hidden.get(row, ()):
            if 0 <= column < len(texts):
                texts[column] = text
        if any(texts):
            yield row + 1, texts


def cell_text(value: object) -> str:
    """What a cell of a workbook says, as a roster has it: ISO days, and numbers without needless zeros."""
    match value:
        case str():
            return value.strip()
        case bool():
            return "TRUE" if value else "FALSE"
        case int():
            return str(value)
        case float():
            return number_text(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
        case date():
            return value.isoformat()
    return str(value)


def _chunks(name: str, rows: Iterator[tuple[int, list[str]]], merges: "_Merges") -> Iterator[Chunk]:
    while some := list(islice(rows, CHUNK_ROWS)):
        numbers = np.array([number for number, _ in some], dtype=np.int64)
        columns = tuple(map(list, zip(*(texts for _, texts in some), strict=True)))
        faults = tuple(fault_at(name, row, "", "merged_cells", over) for row, over in merges.over(numbers))
        yield Chunk(numbers, columns, faults)


class _Merges:
    """Which rows have cells that a merge leaves empty: all of its cells but the first."""

    def __init__(self, cells: CalamineSheet) -> None:
        self._ranges = sorted(cells.merged_cell_ranges or ())
        corners = np.array(self._ranges, dtype=np.int64).reshape(-1, 4)
        top, left, bottom, right = corners.T
        self._from = top + (left == right)
        order = np.argsort(self._from, kind="stable")
        self._from, bottom = self._from[order], bottom[order]
        # Of the merges that begin at or above a row, the one that reaches furthest down is over it, or none.
        self._to = np.maximum.accumulate(bottom)
        self._which = order[np.maximum.accumulate(np.where(bottom == self._to, np.arange(len(order)), 0))]

    def over(self, rows: NDArray[np.int64]) -> Iterator[tuple[int, str]]:
        """Each of the rows that has such cells, with the merge as a spreadsheet names it: `A1:F1`."""
        if not self._ranges:
            return
        before = np.searchsorted(self._from, rows - 1, side="right") - 1
        is_under = (before >= 0) & (self._to[before] >= rows - 1)
        for row, which in zip(rows[is_under].tolist(), self._which[before[is_under]].tolist(), strict=True):
            yield row, ":".join(f"{_letters(column + 1)}{at + 1}" for at, column in self._ranges[which])


def _first_column(cells: CalamineSheet) -> int:
    return cells.start[1] if cells.start else 0


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
