"""The parts of a team: the people of each department, or of whatever else they share."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
Value = TypeVar("Value", bound=np.generic)


def groups(labels: Sequence[str]) -> list[tuple[str, Rows]]:
    """Each label with its rows, ascending: labels compared as text, an empty one last.

    `labels` has one a person. What is counted for a team is counted for a part of it with
    `people.take(rows)`, or `board.take(rows)`.
    """
    parts = [(str(label), rows) for label, rows in rows_by(np.array(labels, dtype=str))]
    return sorted(parts, key=lambda part: not part[0])


def rows_by(values: NDArray[Value]) -> list[tuple[Value, Rows]]:
    """Each value, ascending, with the rows that have it, ascending."""
    found, value_of, counts = np.unique(values, return_inverse=True, return_counts=True)
    rows_of = np.split(np.argsort(value_of, kind="stable"), np.cumsum(counts)[:-1])
    return list(zip(found, rows_of, strict=False))
