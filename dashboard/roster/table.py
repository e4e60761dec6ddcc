"""A file as a table of texts, whatever its format: a header, then rows in chunks, column by column."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.faults import Fault, fault_at

MAX_BYTES: Final = 200 * 2**20
"""Of an upload. A file on disk has no limit: CSV and Parquet are read chunk by chunk."""
MAX_COLUMNS: Final = 200
MAX_ROWS: Final = 100_000
"""Of a roster on the page; the command has no limit."""
CHUNK_ROWS: Final = 50_000
"""Rows of a part, where the format allows it to be read part by part."""

_LONGEST_PLAIN: Final = 1e21
"""Larger numbers keep their exponent."""
_LARGEST_EXACT: Final = 2**53
"""Of two whole numbers above this, a float may be the same."""

Open = Callable[[], BinaryIO]
"""Opens the file's bytes from their beginning, as often as it is called."""


class RosterError(Exception):
    """The file as a whole is no roster; `faults` says why."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(f"{len(faults)} faults in the file")
        self.faults = faults


@dataclass(frozen=True)
class Chunk:
    """Some rows of a file: their numbers in the file, and one list of stripped texts a column.

    `faults` are those of rows that can't be read as they stand, such as one with too many cells;
    `cell_faults` those of cells, each with its column's index, which matter where the column is read.
    """

    rows: NDArray[np.int64]
    columns: tuple[Sequence[str], ...] = field(repr=False)
    faults: tuple[Fault, ...] = ()
    cell_faults: tuple[tuple[int, Fault], ...] = ()

    def chunk(self) -> "Chunk":
        """Itself: what was read whole is a part that is read."""
        return self

    def look(self, columns: Sequence[int]) -> Iterator[str]:
        """As `Part.look`."""
        return ("\n".join(self.columns[column]) for column in columns)


class Part(Protocol):
    """Some rows of a file as they came: a value that is made, and sent elsewhere, with little work."""

    def chunk(self) -> Chunk:
        """The rows, read. Raises `RosterError` where the part turns out to be broken."""

    def look(self, columns: Sequence[int]) -> Iterator[str]:
        """Texts, each as long as may be, with all that the columns of these places hold, or with more."""


@dataclass(frozen=True)
class Table:
    """The header of a file, and its rows part by part, which can be gone through once.

    `header_row` is 0 where the names stand in no row of the file. `encoding` is that of a text, of which
    `first_rows` has a few; `sheet` the one that is read of a workbook, `other_sheets` are those that are
    not; `hidden_rows` and `hidden_columns` are the numbers of its rows, and the names of its columns, that
    are read though they are hidden. Going through `parts` raises `RosterError` where the file turns out to
    be broken; `again` gives them anew, from the beginning.
    """

    name: str
    header: tuple[str, ...]
    header_row: int
    parts: Iterator[Part]
    encoding: str = ""
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    again: Callable[[], Iterator[Part]] = field(default=lambda: iter(()), repr=False)
    first_rows: tuple[tuple[str, ...], ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()

    @property
    def chunks(self) -> Iterator[Chunk]:
        """The parts, read."""
        return (part.chunk() for part in self.parts)


def opener(data: bytes | Path) -> Open:
    if isinstance(data, bytes):
        return lambda: BytesIO(data)
    return lambda: data.open("rb")


def check_columns(name: str, row: int, found: int) -> None:
    """Raises `RosterError` for a header that is too wide."""
    if found > MAX_COLUMNS:
        raise RosterError(fault_at(name, row, "", "columns_too_many", str(found), most=str(MAX_COLUMNS)))


def row_runs(numbers: Iterable[int]) -> Iterator[str]:
    """Rising numbers, three or more in a row as their ends: 2, 4-7."""
    for _, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        (_, first), *rest = run
        if len(rest) < 2:
            yield from (str(number) for number in (first, *(number for _, number in rest)))
        else:
            yield f"{first}-{rest[-1][1]}"


def number_text(number: float) -> str:
    """A number as a roster has it, without needless zeros. Whole numbers are exact as far as a float is.

    Of others a spreadsheet shows 15 digits; those after them are traces of its arithmetic.
    """
    if abs(number) <= _LARGEST_EXACT and number == int(number):
        return str(int(number))
    text = f"{number:.15g}"
    return plain_number(text) if abs(number) < _LONGEST_PLAIN else text


def plain_number(text: str) -> str:
    """The text of a number without an exponent."""
    return f"{Decimal(text):f}" if "e" in text else text
