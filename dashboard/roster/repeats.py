"""Rows of a roster that are the same in every cell, found by a number a row however large the file is."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

RowKey = Callable[[tuple[str, ...]], int]
"""A number of 64 bits for the cells of a row. `hash` is the quickest; each process has its own."""


def key_anywhere(cells: tuple[str, ...]) -> int:
    """A `RowKey` that is the same in every process."""
    text = "\0".join(cells).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "little", signed=True)


def row_keys(columns: Iterable[Sequence[str]], rows: int, key: RowKey) -> NDArray[np.int64]:
    """A key for each of the rows of some columns."""
    return np.fromiter(map(key, zip(*columns, strict=True)), dtype=np.int64, count=rows)


def repeats_of(keys: NDArray[np.int64], rows: NDArray[np.integer[Any]]) -> NDArray[np.int64]:
    """Pairs, an array of shape (k, 2): each row that repeats an earlier one, and the first that it repeats.

    `rows` are the rows' numbers in the file, rising, `keys` their keys.
    """
    in_order = np.sort(keys)
    repeated = np.unique(in_order[1:][in_order[1:] == in_order[:-1]])
    del in_order
    if not len(repeated):
        return np.empty((0, 2), dtype=np.int64)
    group = np.minimum(np.searchsorted(repeated, keys), len(repeated) - 1)
    places = np.flatnonzero(repeated[group] == keys)
    group = group[places]
    first = np.zeros(len(repeated), dtype=np.int64)
    first[group[::-1]] = places[::-1]
    pairs = np.column_stack([rows[places], rows[first[group]]]).astype(np.int64)
    found: NDArray[np.int64] = pairs[pairs[:, 0] != pairs[:, 1]]
    return found


class SeenRows:
    """The keys and numbers of rows as they come, part by part: 12 bytes a row."""

    def __init__(self) -> None:
        self._keys, self._rows = array("q"), array("I")

    def add(self, keys: NDArray[np.int64], rows: NDArray[np.int64]) -> None:
        self._keys.frombytes(keys.tobytes())
        self._rows.frombytes(rows.astype(np.uint32).tobytes())

    def repeats(self) -> NDArray[np.int64]:
        """As `repeats_of`."""
        keys, rows = np.frombuffer(self._keys, np.int64), np.frombuffer(self._rows, np.uint32)
        return repeats_of(keys, rows)
