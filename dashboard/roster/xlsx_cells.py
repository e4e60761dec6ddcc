"""A sheet's XML, gone through once: each cell that holds something, and what of the sheet is hidden."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Protocol

from dashboard.roster.xlsx_parts import Parts, local_name, xml_parser

_MOST_ROWS: Final = 2**20
_MOST_COLUMNS: Final = 2**14
_YES: Final = frozenset({"1", "true", "on"})
_MAY_BE_EMPTY: Final = frozenset({"", "n", "s", "b", "e"})
"""The types of cells that hold nothing where their value is empty; one of a text holds that."""


class TakeCell(Protocol):
    def __call__(
        self,
        row: int,
        column: int,
        kind: str,
        style: str,
        value: str | None,
        formula: str | None,
        byte: int,
        /,
    ) -> None:
        """One cell, its row and column counted from 0; `kind` and `style` as its XML has them.

        `value` is what its element says, `None` for a formula that was never worked out, and empty for
        a text that stands in the cell itself; `byte` is where in the part the value of an error stands.
        """


@dataclass
class Hidden:
    """The rows and columns, counted from 0, that are hidden or filtered out."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


def read_cells(parts: Parts, path: str, take: TakeCell) -> Hidden:
    """Calls `take` for each cell that holds something, be it of a row or column that is hidden.

    A cell or a row that does not say where it is follows the one before it. Raises one of `BROKEN`.
    """
    hidden = Hidden()
    row, row_number, next_column = -1, "", 0
    cell_row, cell_column, kind, style, byte = 0, 0, "", "0", 0
    formula: str | None = None
    inside = ""  # the element of the cell that was begun last
    text: list[str] = []

    def begin(tag: str, at: dict[str, str]) -> None:
        nonlocal row, row_number, next_column, cell_row, cell_column, kind, style, formula, byte, inside
        name = local_name(tag)
        if name in ("v", "f", "is"):
            if inside == "f":
                formula = "".join(text).strip()
            if inside:
                inside = name
                text.clear()
                if kind == "e":
                    byte = parser.CurrentByteIndex
            return
        if inside:
            end_cell()
        if name == "c":
            cell_row, cell_column = row, next_column
            if ref := at.get("r"):
                letters = ref.rstrip("0123456789")
                cell_column = _column(letters)
                if (number := ref[len(letters) :]) != row_number:
                    cell_row = _row(number)
            next_column = cell_column + 1
            kind, style, formula, inside = at.get("t", ""), at.get("s", "0"), None, "c"
        elif name == "row":
            row_number = at.get("r", "")
            row = _row(row_number) if row_number else row + 1
            next_column = 0
            if at.get("hidden") in _YES or _is_zero(at.get("ht")):
                hidden.rows.add(row)
        elif name == "col" and (at.get("hidden") in _YES or _is_zero(at.get("width"))):
            hidden.columns.update(range(int(at["min"]) - 1, min(int(at["max"]), _MOST_COLUMNS)))

    def add_text(more: str) -> None:
        if inside:
            text.append(more)

    def end_cell() -> None:
        nonlocal inside
        content = "".join(text).strip()
        if inside == "is":
            take(cell_row, cell_column, kind, style, "", formula, byte)
        elif inside == "v" and (content or kind not in _MAY_BE_EMPTY):
            take(cell_row, cell_column, kind, style, content, formula, byte)
        elif inside == "f" and kind != "str":
            take(cell_row, cell_column, kind, style, None, content, byte)
        elif inside == "v" and formula is not None:
            take(cell_row, cell_column, kind, style, None, formula, byte)
        inside = ""
        text.clear()

    parser = xml_parser(begin, add_text)
    parts.parse(path, parser)
    if inside:
        end_cell()
    return hidden


@lru_cache(maxsize=_MOST_COLUMNS)
def _column(letters: str) -> int:
    """`A` is 0, `Z` 25, `AA` 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(letter) + 1
    if not 0 < number <= _MOST_COLUMNS:
        raise ValueError("no column of a sheet")
    return number - 1


def _row(number: str) -> int:
    row = int(number) - 1
    if not 0 <= row < _MOST_ROWS:
        raise ValueError("no row of a sheet")
    return row


def _is_zero(size: str | None) -> bool:
    return size is not None and float(size) == 0
