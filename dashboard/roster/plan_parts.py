"""The plans of one part of a roster, from its rows as they came to rows as they are written.

What is needed for that is a value, and so is what comes of it: parts can be planned here, one after
another, or anywhere else.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.faults import Fault
from dashboard.catalog.rows import Reading
from dashboard.roster.columns_out import Columns
from dashboard.roster.people_in import PartReader
from dashboard.roster.plans_out import plan_roster
from dashboard.roster.repeats import RowKey
from dashboard.roster.table import Part


@dataclass(frozen=True)
class PlannedPart:
    """What came of a part of `total_rows` rows: the faults and numbers of those that can't be planned.

    `rows` are the plans of all others, in columns of these `names`, as a `Writer` adds them; `None`
    where there are faults and rows with faults are not to be skipped. `row_numbers` are those of all others
    in the file, `keys` what those that are alike are found by; `left_out` are the rows that are nobody, and
    `set_aside` has how many rows have which certificate that is no level; `meant` as in `ReadRoster`.
    """

    total_rows: int
    faults: tuple[Fault, ...]
    bad_rows: tuple[int, ...]
    left_out: tuple[Fault, ...]
    set_aside: tuple[tuple[str, int], ...]
    meant: tuple[tuple[str, str], ...]
    row_numbers: NDArray[np.int64] = field(repr=False)
    keys: NDArray[np.int64] = field(repr=False)
    names: tuple[str, ...]
    rows: Any = field(repr=False)


@dataclass(frozen=True, eq=False)
class PartPlanner:
    """Plans any part of one roster; `rows_of` makes the rows of a file of them, `row_key` their keys."""

    reader: PartReader
    catalog: Catalog
    reading: Reading
    rows_of: Callable[[Columns], Any]
    skip_bad: bool
    row_key: RowKey = hash

    def __call__(self, part: Part) -> PlannedPart:
        """Raises `RosterError` where the part turns out to be broken."""
        read = self.reader.read(part, self.row_key)
        names: tuple[str, ...] = ()
        rows = None
        if self.skip_bad or not read.faults:
            columns = plan_roster(self.catalog, read.roster, self.reading)
            names, rows = tuple(columns), self.rows_of(columns)
        return PlannedPart(
            total_rows=read.roster.total_rows,
            faults=read.faults,
            bad_rows=tuple(read.bad.rows.tolist()),
            left_out=read.left_out,
            set_aside=tuple((each.name, len(each.rows)) for each in read.set_aside),
            meant=read.meant,
            row_numbers=read.roster.rows,
            keys=read.keys,
            names=names,
            rows=rows,
        )


Engine = Callable[[PartPlanner, Iterator[Part]], Iterator[PlannedPart]]
"""Plans every part, and gives what came of them in their order; at no time holds more than a few."""
