"""What is read of a file of people, as values: who can be planned, who can't, and what was left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.faults import Fault
from dashboard.roster.heading_parts import plain_name
from dashboard.rules.people import People


@dataclass(frozen=True)
class Roster:
    """The n people of a file that can be planned, in its order.

    `rows` are their rows in the file; `carried` has the cells of every other column by its name;
    `total_rows` counts the rows that were read, those that can't be planned too, but none that is nobody.
    """

    names: Sequence[str]
    people: People
    targets: Sequence[str]
    rows: NDArray[np.int64]
    carried: dict[str, Sequence[str]]
    total_rows: int


@dataclass(frozen=True)
class BadRows:
    """The rows that can't be planned, with all their cells under the file's own header."""

    header: tuple[str, ...]
    rows: NDArray[np.int64]
    columns: tuple[Sequence[str], ...]


@dataclass(frozen=True)
class HowToRead:
    """What a file leaves to whoever gave it.

    `day_first` says how days such as 05/11/2025 are read in a column whose other days don't say it; `None`
    refuses them. With `set_aside_unknown`, a certificate that is no level is no fault. With `each_once`, a
    row that repeats another in every cell is left out.
    """

    day_first: bool | None = None
    set_aside_unknown: bool = False
    each_once: bool = False


AS_IT_IS: Final = HowToRead()
"""Nothing was said."""


@dataclass(frozen=True)
class SetAside:
    """A certificate that is no level, as it was first written, and the rows of the planned who have it."""

    name: str
    rows: NDArray[np.int64]


def joined_names(parts: Iterable[tuple[SetAside, ...]]) -> tuple[SetAside, ...]:
    """What parts set aside as one: each certificate once, in the order in which they first come."""
    found: dict[str, tuple[str, list[NDArray[np.int64]]]] = {}
    for each in chain.from_iterable(parts):
        found.setdefault(plain_name(each.name), (each.name, []))[1].append(each.rows)
    return tuple(SetAside(name, np.concatenate(rows)) for name, rows in found.values())


@dataclass(frozen=True)
class ReadRoster:
    """What was read of a file, or of a part of it. Who has a fault is in `bad`, and not in `roster`.

    `left_out` are the rows that are nobody, such as totals and notes, in the order of the file; they are no
    faults. `repeats`, of shape (k, 2), has the number of each row of `roster` that repeats an earlier one in
    every cell, and of the first that it repeats; `keys` has what they are found by. `meant` has the names
    that levels of several ladders have, and which of them was taken, that of the target's ladder.
    """

    roster: Roster
    faults: tuple[Fault, ...]
    bad: BadRows
    left_out: tuple[Fault, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    meant: tuple[tuple[str, str], ...] = ()
    keys: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, dtype=np.int64), repr=False)
    repeats: NDArray[np.int64] = field(default_factory=lambda: np.empty((0, 2), dtype=np.int64))
