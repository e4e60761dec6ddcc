"""The faults that one table alone does not show: ids that lead nowhere, levels that nobody can reach."""

from collections.abc import Iterator, Mapping, Sequence

from dashboard.catalog.catalog import reachable_levels
from dashboard.catalog.faults import Fault, fault_at
from dashboard.catalog.rows import READINGS, Prerequisite, Row

Lines = Mapping[str, Sequence[tuple[int, Row]]]
Ids = Mapping[str, frozenset[str] | None]

POINTS_TO = {
    ("statements", "source_id"): "sources",
    ("levels", "scheme_id"): "schemes",
    ("prerequisites", "level_id"): "levels",
    ("exams", "level_id"): "levels",
    ("subjects", "level_id"): "levels",
    ("duties", "level_id"): "levels",
    ("reach", "level_id"): "levels",
    ("reach", "industry_id"): "industries",
    ("audience_fields", "audience_id"): "audiences",
}


def reference_faults(lines: Lines, ids: Ids, *, all_rules: bool) -> list[Fault]:
    """Every dangling id and every unreachable level.

    `ids` are those that each table names (`None`: the table could not be read, so nothing is said
    of what points there); `all_rules`: each line of prerequisites says at least whose rule it is.
    """
    faults = [*_dangling_columns(lines, ids), *_dangling_cites(lines, ids)]
    faults += _dangling_certificates(lines, ids)
    if ids["levels"] is not None and not ids["levels"]:
        faults.append(fault_at("levels.csv", 0, "", "no_levels"))
    if ids["levels"] is not None and all_rules:
        faults += _unreachable(lines, ids["levels"])
    return faults


def _dangling_columns(lines: Lines, ids: Ids) -> Iterator[Fault]:
    for (table, column), target in POINTS_TO.items():
        known = ids[target]
        if known is None:
            continue
        for line, row in lines[table]:
            value = getattr(row, column, None)  # `None` too where the cell is wrong
            if value is not None and value not in known:
                yield fault_at(f"{table}.csv", line, column, "unknown_id", value, table=f"{target}.csv")


def _dangling_cites(lines: Lines, ids: Ids) -> Iterator[Fault]:
    sources, statements = ids["sources"], ids["statements"]
    if sources is None or statements is None:
        return
    for table, rows in lines.items():
        for line, row in rows:
            for cited in getattr(row, "cites", ()):
                if cited not in sources and cited not in statements:
                    where = "statements.csv, sources.csv"
                    yield fault_at(f"{table}.csv", line, "cites", "unknown_id", cited, table=where)


def _dangling_certificates(lines: Lines, ids: Ids) -> Iterator[Fault]:
    known = ids["levels"]
    if known is None:
        return
    for line, row in _prerequisites(lines):
        if getattr(row, "fact", None) == "certificate":
            for level_id in getattr(row, "scope", ()):
                if level_id not in known:
                    file = "prerequisites.csv"
                    yield fault_at(file, line, "scope", "unknown_id", level_id, table="levels.csv")


def _unreachable(lines: Lines, ids: frozenset[str]) -> Iterator[Fault]:
    rules = _prerequisites(lines)
    whole = [row for _, row in rules if row.model_fields_set >= set(Prerequisite.model_fields)]
    # What is not known counts as reached, as it has a fault of its own: certificates that no table
    # names, and levels of which a rule could not be read.
    unknown = {level_id for rule in whole for level_id in rule.scope} - ids
    unknown |= {getattr(row, "level_id", "") for _, row in rules if row not in whole}
    reached = frozenset.intersection(
        *(reachable_levels(ids, whole, reading, frozenset(unknown)) for reading in READINGS)
    )
    for line, row in lines["levels"]:
        level_id = getattr(row, "level_id", None)
        if level_id is not None and level_id not in reached:
            first = min(number for number, rule in rules if getattr(rule, "level_id", None) == level_id)
            yield fault_at("levels.csv", line, "level_id", "unreachable", level_id, rules=str(first))


def _prerequisites(lines: Lines) -> list[tuple[int, Prerequisite]]:
    return [(line, row) for line, row in lines["prerequisites"] if isinstance(row, Prerequisite)]
