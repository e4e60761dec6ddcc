"""Tables under which levels have other ids: to compare tables before and after a level was renamed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.references import POINTS_TO
from dashboard.catalog.rows import Level, Prerequisite, Renewal, Row

_POINT_TO_LEVELS = {place for place, target in POINTS_TO.items() if target == "levels"}


def renamed_levels(before: Catalog, after: Catalog) -> dict[str, str]:
    """The ids of levels that `after` knows as other names of levels of its own, each with the id it has now.

    Two levels that became one are no renaming, nor is a level that became another that was there before.
    """
    found = {
        level_id: now
        for level_id in before.level_ids
        if level_id not in after.level_ids
        and (now := after.level_of_alias(level_id)) is not None
        and now not in before.level_ids
    }
    became = Counter(found.values())
    return {level_id: now for level_id, now in found.items() if became[now] == 1}


def with_levels_renamed(catalog: Catalog, names: Mapping[str, str]) -> Catalog:
    """`catalog` with other ids in place of some levels', wherever they stand; `names` has new ids by old."""
    if not names:
        return catalog
    tables: dict[str, Any] = {
        table.name: tuple(_row(table.name, row, names) for row in getattr(catalog, table.name))
        for table in fields(catalog)
    }
    now = set(names.values())
    tables["aliases"] = tuple(row for row in tables["aliases"] if row.alias not in now)
    return replace(catalog, **tables)


def _row(table: str, row: Row, names: Mapping[str, str]) -> Row:
    update: dict[str, Any] = {}
    if isinstance(row, Level):
        update["level_id"] = names.get(row.level_id, row.level_id)
    for column in row.columns().values():
        if (table, column) in _POINT_TO_LEVELS:
            value = getattr(row, column)
            update[column] = names.get(value, value)
    match row:
        case Prerequisite(fact="certificate" | "valid_certificate") | Renewal(how="pass_other"):
            update["scope"] = tuple(names.get(each, each) for each in row.scope)
    return row.model_copy(update=update)
