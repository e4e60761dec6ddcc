"""The faults that one row alone does not show, such as ids that lead nowhere or levels out of reach."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import assert_never

from dashboard.catalog.faults import Fault, fault_at
from dashboard.catalog.reachable import MOST_CHOICES, has_too_many_choices, reachable_levels
from dashboard.catalog.rows import (
    READINGS,
    Alias,
    ClockRow,
    Fact,
    Prerequisite,
    Renewal,
    Row,
    Validity,
)

Lines = Mapping[str, Sequence[tuple[int, Row]]]
Ids = Mapping[str, frozenset[str] | None]

POINTS_TO = {
    ("statements", "source_id"): "sources",
    ("contradictions", "scheme_id"): "schemes",
    ("schemes", "fields"): "fields",
    ("levels", "scheme_id"): "schemes",
    ("levels", "successor"): "levels",
    ("aliases", "level_id"): "levels",
    ("clocks", "within"): "clocks",
    ("prerequisites", "level_id"): "levels",
    ("exams", "level_id"): "levels",
    ("validity", "level_id"): "levels",
    ("renewals", "level_id"): "levels",
    ("subjects", "level_id"): "levels",
    ("duties", "level_id"): "levels",
    ("reach", "level_id"): "levels",
    ("reach", "industry_id"): "industries",
    ("audience_fields", "audience_id"): "audiences",
}


def reference_faults(lines: Lines, ids: Ids, *, all_rules: bool) -> list[Fault]:
    """Every fault that several rows make together.

    `ids` are those that each table names (`None`: the table could not be read, so nothing is said
    of what points there); `all_rules`: each line of prerequisites says at least whose rule it is.
    """
    faults = [*_dangling_columns(lines, ids), *_dangling_cites(lines, ids), *_dangling_scopes(lines, ids)]
    faults += _clock_circles(lines)
    faults += _overlaps(lines)
    faults += _aliases_of_levels(lines, ids)
    if ids["levels"] is not None and not ids["levels"]:
        faults.append(fault_at("levels.csv", 0, "", "no_levels"))
    if ids["levels"] is not None and all_rules:
        faults += _unreachable(lines, ids["levels"])
    return faults


def _dangling_columns(lines: Lines, ids: Ids) -> Iterator[Fault]:
    for (table, column), target in POINTS_TO.items():
        for line, row in lines[table]:
            value = getattr(row, column, None)  # `None` too where the cell is wrong
            if value is not None:
                named = value if isinstance(value, tuple) else (value,)
                yield from _unknown(table, line, column, named, target, ids)


def _unknown(
    table: str, line: int, column: str, named: Sequence[str], target: str, ids: Ids
) -> Iterator[Fault]:
    known = ids[target]
    for each in named:
        if known is not None and each not in known:
            yield fault_at(f"{table}.csv", line, column, "unknown_id", each, table=f"{target}.csv")


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


def _dangling_scopes(lines: Lines, ids: Ids) -> Iterator[Fault]:
    for line, rule in _prerequisites(lines):
        target = _table_of_scope(rule.fact) if "fact" in rule.model_fields_set else None
        if target is not None:
            yield from _unknown("prerequisites", line, "scope", getattr(rule, "scope", ()), target, ids)
    for line, row in lines["renewals"]:
        if isinstance(row, Renewal) and getattr(row, "how", None) == "pass_other":
            yield from _unknown("renewals", line, "scope", getattr(row, "scope", ()), "levels", ids)


def _table_of_scope(fact: Fact) -> str | None:
    """The table whose ids stand in the scope of a fact; `None` where the scope is empty."""
    match fact:
        case "none_stated" | "none_required":
            return None
        case "experience":
            return "clocks"
        case "certificate" | "valid_certificate":
            return "levels"
        case "education":
            return "education"
        case "answer":
            return "questions"
        case _:
            assert_never(fact)


def _clock_circles(lines: Lines) -> Iterator[Fault]:
    around = {
        row.clock_id: row.within
        for _, row in lines["clocks"]
        if isinstance(row, ClockRow) and row.model_fields_set >= {"clock_id", "within"}
    }
    for line, row in lines["clocks"]:
        start = getattr(row, "clock_id", "")
        circle: list[str] = []
        outer: str | None = start
        while outer in around and outer not in circle:
            circle.append(outer)
            outer = around[outer]
        if circle and outer == start:
            names = ", ".join(circle)
            yield fault_at("clocks.csv", line, "within", "clock_circle", around[start] or "", clocks=names)


def _overlaps(lines: Lines) -> Iterator[Fault]:
    """The rows of validity that share a day with an earlier line of their level."""
    before: dict[str, list[tuple[int, Validity]]] = {}
    for line, row in lines["validity"]:
        if isinstance(row, Validity) and row.model_fields_set >= {"level_id", "from_day", "until"}:
            earlier = before.setdefault(row.level_id, [])
            first = next((at for at, other in earlier if _share_a_day(row, other)), None)
            if first is not None:
                level_id = row.level_id
                yield fault_at("validity.csv", line, "from", "validity_overlaps", level_id, first=str(first))
            earlier.append((line, row))


def _share_a_day(one: Validity, other: Validity) -> bool:
    starts = max(one.from_day or date.min, other.from_day or date.min)
    return starts < min(one.until or date.max, other.until or date.max)


def _aliases_of_levels(lines: Lines, ids: Ids) -> Iterator[Fault]:
    levels = ids["levels"] or ()
    for line, row in lines["aliases"]:
        if isinstance(row, Alias) and getattr(row, "alias", None) in levels:
            yield fault_at("aliases.csv", line, "alias", "alias_is_level", row.alias)


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
        elif level_id is not None and any(
            has_too_many_choices(level_id, whole, reading, ids) for reading in READINGS
        ):
            yield fault_at(
                "levels.csv", line, "level_id", "too_many_choices", level_id, most=str(MOST_CHOICES)
            )


def _prerequisites(lines: Lines) -> list[tuple[int, Prerequisite]]:
    return [(line, row) for line, row in lines["prerequisites"] if isinstance(row, Prerequisite)]
