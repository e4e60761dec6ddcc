"""A workbook as a table: its first visible sheet, every cell as the text that its maker sees."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from python_calamine import CalamineError, CalamineSheet, load_workbook

from dashboard.catalog.faults import fault_at
from dashboard.roster.number_formats import shown, shown_text
from dashboard.roster.table import CHUNK_ROWS, Chunk, Open, RosterError, Table, check_columns, number_text
from dashboard.roster.xlsx_check import Sheet, check_workbook


def read_xlsx(name: str, open_file: Open) -> Table:
    """The table in the first visible sheet. Raises `RosterError` for a file that is no such workbook.

    Blank rows are left out, and so are blank columns without a name; hidden ones are read like others.
    A workbook is unpacked whole: its form allows no reading chunk by chunk.
    """
    with open_file() as file:
        sheet = check_workbook(name, file)
        try:
            with load_workbook(sheet.file) as book:
                cells = book.get_sheet_by_name(sheet.name)
        except (CalamineError, OSError, ValueError):
            raise RosterError(fault_at(name, 0, "", "workbook_broken")) from None
    grid = _Grid(cells, sheet)
    rows = grid.rows()
    header = next(rows, None)
    if header is None:
        raise RosterError(fault_at(name, 0, "", "file_empty"))
    merges = _Merges(cells)
    for _, over in merges.over(np.array([header.number])):
        raise RosterError(fault_at(name, header.number, "", "merged_header", over))
    columns, hidden_rows = grid.seen_below(header)
    names = tuple(header.texts[column] for column in columns)
    check_columns(name, header.number, len(names))
    return Table(
        name,
        names,
        header.number,
        _chunks(name, names, columns, rows, merges),
        sheet=sheet.name,
        other_sheets=sheet.others,
        hidden_rows=hidden_rows,
        hidden_columns=tuple(
            header.texts[each] for each in columns if each + grid.left in sheet.contents.hidden_columns
        ),
    )


class _Row(NamedTuple):
    """A row that is not blank: its number in the sheet, its texts, and what is wrong with which of these.

    `faults` are columns, kinds of faults, and formats, where these are not understood.
    """

    number: int
    texts: list[str]
    faults: Sequence[tuple[int, str, str]]


class _Grid:
    """A sheet from its first column that holds something, which is `left`, to its last."""

    def __init__(self, cells: CalamineSheet, sheet: Sheet) -> None:
        self._cells, self._contents = cells, sheet.contents
        self._errors: dict[int, list[tuple[int, str]]] = {}
        for (row, column), text in sheet.contents.errors.items():
            self._errors.setdefault(row, []).append((column, text))
        columns = {column for _, column in sheet.contents.errors}
        if cells.start and cells.end:
            columns |= {cells.start[1], cells.end[1]}
        self.left, right = min(columns, default=0), max(columns, default=-1)
        # Where a formula was never worked out, the cell is none of those that have values.
        self._before = [""] * ((cells.start[1] if cells.start else self.left) - self.left)
        self._after = [""] * (right - self.left + 1 - len(self._before) - cells.width)

    def rows(self) -> Iterator[_Row]:
        """Each row that is not blank."""
        height = self._cells.end[0] + 1 if self._cells.end else 0
        below = [(row, [""] * self._cells.width) for row in sorted(self._errors) if row >= height]
        valued: Iterator[tuple[int, Sequence[object]]] = enumerate(self._cells.iter_rows())
        for row, values in chain(valued, below):
            texts = [cell_text(value) for value in values]
            faults: list[tuple[int, str, str]] = []
            if self._before or self._after:
                texts = [*self._before, *texts, *self._after]
            for column, code in self._contents.formats.get(row, ()):
                place = column - self.left
                value = values[place - len(self._before)]
                if type(value) is float:
                    text = shown(value, code)
                    if text is None:
                        kind = "number_format"
                        faults.append((place, kind, code))
                    else:
                        texts[place] = text
                elif type(value) is str:
                    texts[place] = shown_text(texts[place], code)
            for column, text in self._errors.get(row, ()):
                texts[column - self.left] = text
                kind = "formula_not_worked_out" if text.startswith("=") else "cell_error"
                faults.append((column - self.left, kind, ""))
            if any(texts):
                yield _Row(row + 1, texts, faults)

    def seen_below(self, header: _Row) -> tuple[list[int], tuple[int, ...]]:
        """The columns that have a name or a cell that is not blank, and the numbers of the hidden rows."""
        blank = {place for place, text in enumerate(header.texts) if not text}
        hidden_rows = []
        if blank or self._contents.hidden_rows:
            for row in islice(self.rows(), 1, None):
                blank -= {place for place in blank if row.texts[place]}
                if row.number - 1 in self._contents.hidden_rows:
                    hidden_rows.append(row.number)
        return [place for place in range(len(header.texts)) if place not in blank], tuple(hidden_rows)


def cell_text(value: object) -> str:
    """What a cell without a number format says: ISO days, and numbers without needless zeros."""
    match value:
        case str():
            return value.strip()
        case float():
            return number_text(value)
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
        case date():
            return value.isoformat()
    return str(value)


def _chunks(
    name: str, header: Sequence[str], places: Sequence[int], rows: Iterator[_Row], merges: "_Merges"
) -> Iterator[Chunk]:
    """The columns at `places` of the rows, which the header names."""
    column_at = {place: column for column, place in enumerate(places)}
    while some := list(islice(rows, CHUNK_ROWS)):
        numbers = np.array([row.number for row in some], dtype=np.int64)
        columns = list(zip(*(row.texts for row in some), strict=True))
        faults = tuple(fault_at(name, row, "", "merged_cells", over) for row, over in merges.over(numbers))
        cell_faults = [
            (
                column_at[place],
                fault_at(name, row.number, header[column_at[place]], kind, row.texts[place], format=code),
            )
            for row in some
            for place, kind, code in row.faults
        ]
        yield Chunk(numbers, tuple(list(columns[place]) for place in places), faults, tuple(cell_faults))


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


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
