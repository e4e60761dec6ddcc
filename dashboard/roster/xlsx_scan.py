"""A sheet's XML, gone through once: what its cells hold beside their values, and what of it is hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from dashboard.roster.xlsx_parts import Parts, local_name, xml_parser

Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""

_MOST_ROWS: Final = 2**20
_MOST_COLUMNS: Final = 2**14
_YES: Final = frozenset({"1", "true", "on"})
_OF_A_CELL: Final = frozenset({"v", "f", "is"})
_SIMPLE: Final = frozenset({"", "n", "s", "b"})
"""The types of cells that hold the text of one element, and nothing where that is empty."""
_KNOWN_ERRORS: Final = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
"""Those for which python-calamine does not give up a whole sheet."""


@dataclass
class Contents:
    """What a sheet's cells hold beside their values; rows and columns are counted from 0.

    From `top` and `left` to `bottom` and `right` there are cells that hold something. `errors` has those
    whose formula failed (`#N/A`) or was never worked out (`=B2*2`), `formats` by row the columns of others
    with a number format, and it. `shared_bytes` are those of shared texts, as often as cells hold them;
    `unknown_errors` the bytes of the part where errors stand that python-calamine does not know.
    """

    top: int = _MOST_ROWS
    left: int = _MOST_COLUMNS
    bottom: int = -1
    right: int = -1
    errors: dict[Place, str] = field(default_factory=dict)
    formats: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    shared_bytes: int = 0
    unknown_errors: list[int] = field(default_factory=list)

    def with_known_errors(self, sheet: bytes) -> bytes:
        """The sheet's part with `#N/A` for the errors that python-calamine does not know."""
        pieces, done = [], 0
        for element in self.unknown_errors:
            start = sheet.index(b">", element) + 1
            pieces += [sheet[done:start], b"#N/A"]
            done = sheet.index(b"<", start)
        return b"".join([*pieces, sheet[done:]])


def scan_sheet(parts: Parts, path: str, formats: Mapping[str, str], lengths: Sequence[int]) -> Contents:
    """Goes through a sheet, given the formats of styles by their names, and the bytes of shared texts.

    A cell or a row that does not say where it is follows the one before it. Raises one of `BROKEN`.
    """
    found = Contents()
    columns: dict[tuple[int, str], tuple[int, str]] = {}
    row, row_number, next_column = -1, "", 0
    cell_row, cell_column, kind, style, byte = 0, 0, "", "0", 0
    inside = ""  # the cell, or where that matters the element of it that was begun last
    is_simple = False
    formula: str | None = None
    text: list[str] = []

    def begin(tag: str, at: dict[str, str]) -> None:
        nonlocal row, row_number, next_column, cell_row, cell_column, kind, style, byte
        nonlocal inside, is_simple, formula
        name = local_name(tag)
        if name == "v" and is_simple:
            return
        if inside and name in _OF_A_CELL:
            if inside == "f":
                formula = "".join(text).strip()
            if kind == "e":
                byte = parser.CurrentByteIndex
            inside, is_simple = name, False
            text.clear()
            return
        if inside:
            end_cell()
        text.clear()
        if name == "c":
            cell_row, cell_column = row, next_column
            if ref := at.get("r"):
                letters = ref.rstrip("0123456789")
                cell_column = _column(letters)
                if (number := ref[len(letters) :]) != row_number:
                    cell_row = _row(number)
            next_column = cell_column + 1
            kind, style, formula, inside = at.get("t", ""), at.get("s", "0"), None, name
            is_simple = kind in _SIMPLE
        elif name == "row":
            row_number = at.get("r", "")
            row = _row(row_number) if row_number else row + 1
            next_column = 0
            if at.get("hidden") in _YES or _is_zero(at.get("ht")):
                found.hidden_rows.add(row)
        elif name == "col" and (at.get("hidden") in _YES or _is_zero(at.get("width"))):
            found.hidden_columns.update(range(int(at["min"]) - 1, min(int(at["max"]), _MOST_COLUMNS)))

    def end_cell() -> None:
        nonlocal inside, is_simple, formula
        value = "".join(text).strip()
        if inside == "f":
            formula, value = value, ""
        holds = value or inside == "is" or (inside == "v" and kind not in _SIMPLE and kind != "e")
        inside, is_simple = "", False
        if not holds and (formula is None or kind == "str"):
            return
        if not (found.top <= cell_row <= found.bottom and found.left <= cell_column <= found.right):
            found.top, found.bottom = min(found.top, cell_row), max(found.bottom, cell_row)
            found.left, found.right = min(found.left, cell_column), max(found.right, cell_column)
        if kind == "e" or not holds:
            found.errors[cell_row, cell_column] = value or f"={formula}"
            if value and value not in _KNOWN_ERRORS:
                found.unknown_errors.append(byte)
        elif style in formats:
            same = cell_column, formats[style]
            found.formats.setdefault(cell_row, []).append(columns.setdefault(same, same))
        if kind == "s" and value:
            found.shared_bytes += lengths[int(value)]

    parser = xml_parser(begin, text.append)
    parts.parse(path, parser)
    if inside:
        end_cell()
    return found


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
