"""A file of people, whatever its format: as a table, or read whole."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.faults import Fault, fault_at
from dashboard.roster.csv_in import read_csv
from dashboard.roster.headers import Mapping
from dashboard.roster.invisible import visible
from dashboard.roster.people_in import read_parts
from dashboard.roster.repeats import repeats_of
from dashboard.roster.roster_read import AS_IT_IS, BadRows, HowToRead, ReadRoster, Roster, joined_names
from dashboard.roster.table import MAX_BYTES, MAX_ROWS, Open, RosterError, Table, opener
from dashboard.roster.typed_texts import joined, taken
from dashboard.rules.people import joined_people, people_of

FORMATS: Final = (".csv", ".xlsx", ".parquet")


def read_table(name: str, data: bytes | Path) -> Table:
    """The table in an upload (its bytes, at most `MAX_BYTES`) or in a file on disk.

    The ending of `name` says the format, and faults call the file by it. Raises `RosterError` for
    a file that is no table; so does going through the table's chunks.
    """
    if isinstance(data, bytes) and len(data) > MAX_BYTES:
        raise RosterError(
            fault_at(name, 0, "", "file_too_large", f"{-(-len(data) // 2**20)}", most=f"{MAX_BYTES // 2**20}")
        )
    suffix = Path(name).suffix.lower()
    if suffix not in FORMATS:
        raise RosterError(fault_at(name, 0, "", "format_unknown", ", ".join(FORMATS)))
    read, open_file = _reader_of(suffix), opener(data)
    try:
        table = read(name, open_file)
    except FileNotFoundError:
        raise RosterError(fault_at(name, 0, "", "file_missing")) from None
    except OSError as error:
        raise RosterError(fault_at(name, 0, "", "file_unreadable", value=error.strerror or "")) from None
    return replace(table, header=tuple(map(visible, table.header)), again=lambda: read(name, open_file).parts)


def _reader_of(suffix: str) -> Callable[[str, Open], Table]:
    # What a format takes to be read is imported when a file has it: most rosters are CSV.
    if suffix == ".xlsx":
        from dashboard.roster.xlsx_in import read_xlsx

        return read_xlsx
    if suffix == ".parquet":
        from dashboard.roster.parquet_in import read_parquet

        return read_parquet
    return read_csv


def read_roster(
    table: Table,
    mapping: Mapping,
    catalog: Catalog,
    today: date,
    target: str | None = None,
    most_rows: int = MAX_ROWS,
    how: HowToRead = AS_IT_IS,
) -> ReadRoster:
    """All the people of a table. A file that is broken, or has too many rows, gives faults and nobody."""
    parts: list[ReadRoster] = []
    rows = 0
    try:
        for part in read_parts(table, mapping, catalog, today, target, how):
            rows += part.roster.total_rows
            if rows > most_rows:
                raise RosterError(fault_at(table.name, 0, "", "rows_too_many", most=str(most_rows)))
            parts.append(part)
    except RosterError as error:
        return _nobody(table, catalog, today, error.faults)
    read = _joined(parts)
    read = replace(read, repeats=repeats_of(read.keys, read.roster.rows))
    return _each_once(read) if how.each_once else read


def _nobody(table: Table, catalog: Catalog, today: date, faults: tuple[Fault, ...]) -> ReadRoster:
    no_rows = np.array([], dtype=np.int64)
    people = people_of([], today, catalog.clock_ids)
    bad = BadRows(table.header, no_rows, tuple([] for _ in table.header))
    return ReadRoster(Roster([], people, [], no_rows, {}, 0), faults, bad)


def _joined(parts: Sequence[ReadRoster]) -> ReadRoster:
    """All parts as one, in their order; there is at least one."""
    if len(parts) == 1:
        return next(iter(parts))
    rosters, bad = [part.roster for part in parts], [part.bad for part in parts]
    first, first_bad = next(iter(rosters)), next(iter(bad))
    people = joined_people([each.people for each in rosters])
    roster = Roster(
        names=joined([each.names for each in rosters]),
        people=people,
        targets=joined([each.targets for each in rosters]),
        rows=np.concatenate([each.rows for each in rosters]),
        carried={name: joined([each.carried[name] for each in rosters]) for name in first.carried},
        total_rows=sum(each.total_rows for each in rosters),
    )
    columns = tuple(map(joined, zip(*(each.columns for each in bad), strict=True)))
    return ReadRoster(
        roster,
        tuple(chain.from_iterable(part.faults for part in parts)),
        BadRows(first_bad.header, np.concatenate([each.rows for each in bad]), columns),
        tuple(chain.from_iterable(part.left_out for part in parts)),
        joined_names(part.set_aside for part in parts),
        tuple(sorted({each for part in parts for each in part.meant})),
        np.concatenate([part.keys for part in parts]),
    )


def _each_once(read: ReadRoster) -> ReadRoster:
    """Without the rows that repeat another; which they were is still said."""
    roster, repeated = read.roster, np.isin(read.roster.rows, read.repeats[:, 0])
    kept = np.flatnonzero(~repeated)
    once = Roster(
        names=taken(roster.names, kept),
        people=roster.people.take(kept),
        targets=taken(roster.targets, kept),
        rows=roster.rows[kept],
        carried={name: taken(cells, kept) for name, cells in roster.carried.items()},
        total_rows=roster.total_rows,
    )
    return replace(read, roster=once, keys=read.keys[kept])
