"""The columns of every table, as the design lists them, and tables written with some cells filled."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "sources": ("source_id", "title", "publisher", "published_on", "url", "grade", "checked_on"),
    "statements": ("statement_id", "source_id", "text_zh", "text_en", "kind"),
    "contradictions": (
        *("contradiction_id", "scheme_id", "role"),
        *("text_zh", "text_en", "effect_zh", "effect_en", "cites"),
    ),
    "fields": ("field_id", "name_zh", "name_en"),
    "schemes": (
        *("scheme_id", "name_zh", "name_en", "issuer_zh", "issuer_en", "standing_zh", "standing_en"),
        *("fields", "strict_zh", "strict_en", "lenient_zh", "lenient_en", "url", "cites"),
    ),
    "levels": (
        *("level_id", "scheme_id", "rank", "name_zh", "name_en", "suits_zh", "suits_en"),
        *("kind", "first_sitting_on", "last_sitting_on", "successor", "cites"),
    ),
    "aliases": ("alias", "level_id"),
    "clocks": ("clock_id", "within", "name_zh", "name_en", "hint_zh", "hint_en", "cites"),
    "education": ("education_id", "rank", "name_zh", "name_en"),
    "questions": ("question_id", "text_zh", "text_en", "hint_zh", "hint_en", "cites"),
    "prerequisites": (
        *("level_id", "reading", "route", "fact", "scope", "value", "within"),
        *("force", "from", "until", "cites"),
    ),
    "exams": (
        *("level_id", "study_hours", "sittings", "results_days", "resit_days"),
        *("fee_training", "fee_materials", "fee_exam", "currency", "basis", "cites"),
    ),
    "validity": ("level_id", "months", "from", "until", "cites"),
    "renewals": (
        *("level_id", "route", "how", "scope", "value", "opens_months", "opens_days", "grace_days"),
        *("counts_from", "fee", "currency", "cites"),
    ),
    "subjects": ("subject_id", "level_id", "name_zh", "name_en", "cites"),
    "duties": ("duty_id", "level_id", "name_zh", "name_en", "cites"),
    "industries": ("industry_id", "name_zh", "name_en", "cites"),
    "reach": ("level_id", "industry_id", "how", "cites"),
    "audiences": ("audience_id", "name_zh", "name_en", "wants_zh", "wants_en", "cites"),
    "audience_fields": ("audience_id", "field_zh", "field_en", "cites"),
    "claims": (
        *("claim_id", "theme", "text_zh", "text_en", "checkable"),
        *("evidence_zh", "evidence_en", "grade", "cites"),
    ),
    "benchmarks": (
        *("benchmark_id", "topic", "label_zh", "label_en", "low", "high", "unit"),
        *("population_zh", "population_en", "period", "grade", "cites"),
    ),
    "checklist": ("item_id", "rank", "text_zh", "text_en", "why_zh", "why_en", "cites"),
}
"""Every table of a data folder with its columns, both in the design's order."""

Cells = Mapping[str, str]


def write_table(folder: Path, table: str, rows: Iterable[Cells] = ()) -> None:
    """Writes one table anew; the columns that a row doesn't name are empty."""
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS[table], restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def loaded(folder: Path, **rows: Iterable[Cells]) -> Catalog:
    """The catalog of some tables; names that a row doesn't give are its id, and a scheme may have no row."""
    named = {table: [_named(table, row) for row in some] for table, some in rows.items()}
    schemes = {row["scheme_id"]: {"scheme_id": row["scheme_id"]} for row in named.get("levels", ())}
    schemes |= {row["scheme_id"]: dict(row) for row in named.get("schemes", ())}
    write_tables(folder, **{**named, "schemes": [_named("schemes", row) for row in schemes.values()]})
    return load(folder)


def _named(table: str, row: Cells) -> Cells:
    first, *_ = COLUMNS[table]
    return {**{name: row[first] for name in COLUMNS[table] if name.startswith("name_")}, **row}


def write_tables(folder: Path, **rows: Iterable[Cells]) -> None:
    """Writes every table; those that are not named have their header alone."""
    for table, some in {**dict.fromkeys(COLUMNS, ()), **rows}.items():
        write_table(folder, table, some)
