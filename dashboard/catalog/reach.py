"""Whom the source names for which level."""

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reach

NAMED, MANY, SILENT = "named", "many", "silent"


def industry_reach(catalog: Catalog, level_id: str, industry_id: str) -> str:
    """`named`: the source names the industry for the level; `many`: it says "many" and names none of it."""
    if any(row.level_id == level_id for row in naming(catalog, industry_id)):
        return NAMED
    return MANY if says_many(catalog, level_id) else SILENT


def naming(catalog: Catalog, industry_id: str) -> tuple[Reach, ...]:
    """The rows that name an industry, a level each, in the catalog's order of levels."""
    rows = [row for row in catalog.reach if row.industry_id == industry_id]
    return tuple(sorted(rows, key=lambda row: catalog.level_ids.index(row.level_id)))


def says_many(catalog: Catalog, level_id: str) -> Reach | None:
    """The row that says "many industries" of a level, and names none."""
    return next((row for row in catalog.reach if row.level_id == level_id and row.how == MANY), None)
