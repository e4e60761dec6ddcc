"""A column of a roster, its distinct texts read once each; and every fault of some rows by row and column."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic_core import PydanticCustomError

from dashboard.catalog.faults import Fault, fault_at
from dashboard.roster.invisible import visible
from dashboard.roster.table import Chunk

T = TypeVar("T")
S = TypeVar("S")
_BLANK_LETTERS: Final = "\u115f\u1160\u2800\u3164\uffa0"
"""Empty to the eye, though Python calls them printable."""


@dataclass(frozen=True)
class Read(Generic[T]):
    """A column: its distinct values, which of them each row has, and which are empty or wrong.

    A text of what is not seen is empty.
    """

    name: str
    texts: Sequence[str]
    values: list[T]
    value_of: NDArray[np.int64]
    empty: NDArray[np.bool_]
    errors: Mapping[int, PydanticCustomError]

    def is_bad(self) -> NDArray[np.bool_]:
        bad = np.zeros(len(self.values), dtype=bool)
        bad[list(self.errors)] = True
        found: NDArray[np.bool_] = bad[self.value_of]
        return found

    def is_empty(self) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = self.empty[self.value_of]
        return found


def read_column(name: str, texts: Sequence[str], parse: Callable[[str], T], empty: T) -> Read[T]:
    """The column called `name`; `parse` is given what is seen of each text, if anything is."""
    place_of = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    value_of = np.fromiter(map(place_of.__getitem__, texts), dtype=np.int64, count=len(texts))
    values, errors, is_empty = [empty] * len(place_of), {}, np.zeros(len(place_of), dtype=bool)
    for text, place in place_of.items():
        if seen := text if text.isascii() else visible(text):
            try:
                values[place] = parse(seen)
            except PydanticCustomError as error:
                # Its frame holds this column, and would be held by it.
                errors[place] = error.with_traceback(None)
        else:
            is_empty[place] = True
    return Read(name, texts, values, value_of, is_empty, errors)


def without_column(rows: int, empty: T) -> Read[T]:
    """A column that a file does not have: every row's cell is empty."""
    value_of = np.zeros(rows, dtype=np.int64)
    return Read("", [""] * rows, [empty], value_of, np.ones(1, dtype=bool), {})


def read_together(read: Read[T], beside: Read[S], parse: Callable[[T, S], S], empty: S) -> Read[S]:
    """A column as `parse` understands it with the one beside it, where neither has a fault of its own."""
    pairs, value_of = np.unique(
        np.column_stack([read.value_of, beside.value_of]), axis=0, return_inverse=True
    )
    values, errors = [empty] * len(pairs), {}
    for place, (one, other) in enumerate(pairs.tolist()):
        if one not in read.errors and other not in beside.errors:
            try:
                values[place] = parse(read.values[one], beside.values[other])
            except PydanticCustomError as error:
                errors[place] = error.with_traceback(None)
    return Read(read.name, read.texts, values, value_of.reshape(-1), np.zeros(len(pairs), dtype=bool), errors)


def trimmed(names: Sequence[str]) -> Sequence[str]:
    """Names without what is not seen before and after each: within it, it is as it was typed."""
    return (
        names if _is_seen("".join(names)) else [name if _is_seen(name) else _trimmed(name) for name in names]
    )


def _trimmed(name: str) -> str:
    seen = [place for place, letter in enumerate(name) if visible(letter)]
    return name[seen[0] : seen[-1] + 1] if seen else ""


def _is_seen(text: str) -> bool:
    return text.isascii() or (text.isprintable() and not any(blank in text for blank in _BLANK_LETTERS))


class Faults:
    """The faults of a chunk, and which of its rows are bad; `order` has the place of each column in a row."""

    def __init__(self, file: str, chunk: Chunk, order: Mapping[str, int]) -> None:
        self._file, self._rows, self._order = file, chunk.rows, order
        self._found: list[tuple[int, int, Fault]] = []
        self.is_bad = np.zeros(len(chunk.rows), dtype=bool)
        self.is_refused = self.is_bad.copy()
        places = np.searchsorted(chunk.rows, [each.line for each in chunk.faults])
        for place, each in zip(places.tolist(), chunk.faults, strict=True):
            self.refuse(place, each)

    def refuse(self, place: int, found: Fault) -> None:
        """A row that can't be read as it stands: what is wrong with its cells does not matter."""
        self._found.append((place, -1, found))
        self.is_bad[place] = self.is_refused[place] = True

    def add(self, place: int, column: str, name: str, text: str, error: PydanticCustomError) -> None:
        """What is wrong with the cell of a column, which the file calls `name`."""
        if not self.is_refused[place]:
            detail = {name: str(value) for name, value in (error.context or {}).items()}
            value = detail.pop("part", visible(text))
            found = fault_at(self._file, int(self._rows[place]), name, error.type, value, **detail)
            self._found.append((place, self._order[column], found))
            self.is_bad[place] = True

    def add_all(self, column: str, read: Read[T]) -> None:
        if read.errors:
            for place in np.flatnonzero(read.is_bad()).tolist():
                error = read.errors[int(read.value_of[place])]
                self.add(place, column, read.name, read.texts[place], error)

    def add_cells(self, column_at: dict[int, str], chunk: Chunk) -> None:
        """What is wrong with cells of the columns that are read, though their texts may be fine."""
        told = {(place, order) for place, order, _ in self._found}
        for at, found in chunk.cell_faults:
            place = int(np.searchsorted(self._rows, found.line))
            order = self._order.get(column_at.get(at, ""), -1)
            if order >= 0 and (place, order) not in told and not self.is_refused[place]:
                self._found.append((place, order, found))
                self.is_bad[place] = True

    def in_order(self) -> tuple[Fault, ...]:
        """By row, and in a row by the roster's order of columns."""
        return tuple(found for _, _, found in sorted(self._found, key=lambda each: each[:2]))
