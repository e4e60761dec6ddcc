"""The tables as files: every column that the design names, and a folder of CSVs to load."""

import csv
from pathlib import Path

from tests.slow.tables import Cells, Tables

COLUMNS = {
    "sources": "source_id title publisher published_on url grade checked_on",
    "statements": "statement_id source_id text_zh text_en kind",
    "contradictions": "contradiction_id scheme_id role text_zh text_en effect_zh effect_en cites",
    "fields": "field_id name_zh name_en",
    "schemes": (
        "scheme_id name_zh name_en issuer_zh issuer_en standing_zh standing_en fields strict_zh "
        "strict_en lenient_zh lenient_en url cites"
    ),
    "levels": (
        "level_id scheme_id rank name_zh name_en suits_zh suits_en kind first_sitting_on last_sitting_on "
        "successor cites"
    ),
    "aliases": "alias level_id",
    "clocks": "clock_id within name_zh name_en hint_zh hint_en cites",
    "education": "education_id rank name_zh name_en",
    "questions": "question_id text_zh text_en hint_zh hint_en cites",
    "prerequisites": "level_id reading route fact scope value within force from until cites",
    "exams": (
        "level_id study_hours sittings results_days resit_days fee_training fee_materials fee_exam "
        "currency basis cites"
    ),
    "validity": "level_id months from until cites",
    "renewals": (
        "level_id route how scope value opens_months opens_days grace_days counts_from fee currency cites"
    ),
    "subjects": "subject_id level_id name_zh name_en cites",
    "duties": "duty_id level_id name_zh name_en cites",
    "industries": "industry_id name_zh name_en cites",
    "reach": "level_id industry_id how cites",
    "audiences": "audience_id name_zh name_en wants_zh wants_en cites",
    "audience_fields": "audience_id field_zh field_en cites",
    "claims": "claim_id theme text_zh text_en checkable evidence_zh evidence_en grade cites",
    "benchmarks": (
        "benchmark_id topic label_zh label_en low high unit population_zh population_en period grade cites"
    ),
    "checklist": "item_id rank text_zh text_en why_zh why_en cites",
}


def row_of(table: str, **cells: str) -> Cells:
    """A row with every column of its table. Names that aren't given are the id; a trailing `_` is dropped.

    So `from_` is the column `from`, which Python keeps for itself.
    """
    columns = COLUMNS[table].split()
    given = {name.removesuffix("_"): cell for name, cell in cells.items()}
    if unknown := given.keys() - set(columns):
        raise ValueError(f"{table} has no columns {sorted(unknown)}")
    names = [column for column in columns if column.startswith(("name_", "text_", "strict_", "lenient_"))]
    return {**dict.fromkeys(columns, ""), **dict.fromkeys(names, given.get(columns[0], "")), **given}


def write_tables(tables: Tables, folder: Path) -> Path:
    """Every table as a CSV file in `folder`, those without rows with their header alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, columns in COLUMNS.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns.split(), restval="")
            writer.writeheader()
            writer.writerows(tables.get(table, ()))
    return folder
