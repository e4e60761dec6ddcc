"""The rule tables as they were, kept under `past/<version>/`: what an old link was made under."""

import re
from dataclasses import replace
from pathlib import Path

from dashboard.catalog.catalog import (
    FIRST_CLOCKS,
    FIRST_RULE_TABLES,
    RULE_TABLES,
    Catalog,
    cells_by_id,
)
from dashboard.catalog.faults import Fault, fault_at
from dashboard.catalog.loading import TABLES, CatalogError, TableRead, load, read_table
from dashboard.catalog.references import reference_faults
from dashboard.catalog.rows import ClockRow, Level, Scheme

PAST = "past"
_VERSION = re.compile(r"[0-9a-f]{8}")


def past_catalog(folder: Path, version: str, catalog: Catalog) -> Catalog | None:
    """`catalog` under the rules of `version`; `None` if `folder` does not keep that version.

    Everything but the rule tables is today's. What past rules cite need not be there any more, and a
    scheme that is gone is known by its id alone. A table that is newer than the version is empty, and
    its clocks are those that there were before they had a table. `version` may be any text: only a
    version's own form ever becomes a path. Raises `CatalogError` with every fault of the kept tables.
    """
    if version == catalog.version:
        return catalog
    if version not in kept_versions(folder):
        return None
    place = f"{PAST}/{version}"
    tables = {table: _kept(folder / PAST / version, table, catalog) for table in RULE_TABLES}
    if faults := _faults(tables):
        order = {f"{table}.csv": index for index, table in enumerate(RULE_TABLES)}
        ordered = sorted(faults, key=lambda fault: (order[fault.file], fault))
        raise CatalogError([_placed(fault, place) for fault in ordered])
    rows = {table: tuple(row for _, row in read.lines) for table, read in tables.items()}
    schemes = catalog.schemes + _gone_schemes(tables["levels"], catalog)
    level_ids = tables["levels"].ids or frozenset()
    aliases = tuple(
        row for row in catalog.aliases if row.level_id in level_ids and row.alias not in level_ids
    )
    past = replace(catalog, schemes=schemes, aliases=aliases, **rows)  # type: ignore[arg-type]
    if past.version != version:
        raise CatalogError([fault_at(place, 0, "", "wrong_version", past.version)])
    return past


def kept_versions(folder: Path) -> tuple[str, ...]:
    """The versions whose rule tables `folder` keeps, sorted as text: a version says nothing of its age."""
    past = folder / PAST
    if not past.is_dir():
        return ()
    return tuple(
        sorted(path.name for path in past.iterdir() if _VERSION.fullmatch(path.name) and path.is_dir())
    )


def home_of_kept(folder: Path) -> Path | None:
    """The folder of tables in whose `past/` a folder keeps a version; `None` for any other folder."""
    whole = folder.resolve()
    home = whole.parent.parent
    return home if whole.parent.name == PAST and whole.name in kept_versions(home) else None


def keep(folder: Path) -> str:
    """Keeps the rule tables of `folder` as they stand, byte for byte; returns their version.

    What was kept of that version before is replaced: it may have other names of levels, but no other
    rule. Raises `CatalogError` if any table of `folder` is faulty, and `OSError` if it cannot be written.
    """
    version = load(folder).version
    place = folder / PAST / version
    place.mkdir(parents=True, exist_ok=True)
    for table in RULE_TABLES:
        unfinished = place / f"{table}.csv.unfinished"
        unfinished.write_bytes((folder / f"{table}.csv").read_bytes())
        unfinished.replace(place / f"{table}.csv")
    return version


def _kept(place: Path, table: str, catalog: Catalog) -> TableRead:
    path = place / f"{table}.csv"
    if table in FIRST_RULE_TABLES or path.exists():
        return read_table(path, TABLES[table], kept=True)
    if table == "clocks":
        clocks = tuple((0, _first_clock(clock_id, catalog)) for clock_id in FIRST_CLOCKS)
        return TableRead(clocks, frozenset(FIRST_CLOCKS), ())
    return TableRead((), frozenset(), ())


def _first_clock(clock_id: str, catalog: Catalog) -> ClockRow:
    """A clock where it lay before there was a table, by the name that it has today, or else by its id."""
    known = {row.clock_id: row for row in catalog.clocks}.get(clock_id)
    row = known or ClockRow.model_validate(cells_by_id(ClockRow, clock_id))
    return row.model_copy(update={"within": FIRST_CLOCKS[clock_id]})


def _faults(tables: dict[str, TableRead]) -> set[Fault]:
    """Every fault of the kept tables alone: what they point to outside themselves may be gone."""
    nothing = TableRead((), None, ())
    every = {table: tables.get(table, nothing) for table in TABLES}
    dangling = reference_faults(
        lines={name: table.lines for name, table in every.items()},
        ids={name: table.ids for name, table in every.items()},
        all_rules=tables["prerequisites"].has_every_level,
    )
    return {*dangling, *(fault for table in tables.values() for fault in table.faults)}


def _placed(fault: Fault, place: str) -> Fault:
    """A fault with the paths of the kept files in place of the names of today's."""
    detail = tuple((name, f"{place}/{value}" if name == "table" else value) for name, value in fault.detail)
    return replace(fault, file=f"{place}/{fault.file}", detail=detail)


def _gone_schemes(levels: TableRead, catalog: Catalog) -> tuple[Scheme, ...]:
    """The schemes of past levels that are no more: their ids, and nothing else is stated of them."""
    named = {row.scheme_id for _, row in levels.lines if isinstance(row, Level)}
    gone = sorted(named - {scheme.scheme_id for scheme in catalog.schemes})
    return tuple(Scheme.model_validate(cells_by_id(Scheme, scheme_id)) for scheme_id in gone)
