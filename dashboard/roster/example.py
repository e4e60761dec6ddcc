"""A roster of people made up: the columns that the tables ask for, whatever the tables are."""

import csv
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from dashboard.catalog.catalog import Catalog
from dashboard.roster.columns import ASPECTS, clock_column, columns_of
from dashboard.roster.csv_out import typed_csv

_PEOPLE: Final = Path(__file__).parent / "example.csv"
_OF_A_CLOCK: Final = {
    "years": ("0", "0.5", "2", "0", "1", "3.5", "0"),
    "share": ("0", "0.3", "0.5", "0", "1"),
    "starts_on": ("",),
}
"""What people are given for a clock that the file has no columns for; their lengths have no factor in common
with one another, so that people differ."""


def example_roster(catalog: Catalog) -> bytes:
    """A CSV file of 60 people, who are made up, as their names say.

    It has the columns that the tables ask for. What people hold and want is left out where the tables lack
    it. It begins with a BOM, so that a spreadsheet opens it as UTF-8.
    """
    with _PEOPLE.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    columns = dict(zip(header, map(list, zip(*rows, strict=True)), strict=True))
    asked = columns_of(catalog).asked
    of_their_own = [column for column in header if " " in column]
    for column in ("holds", "target"):
        columns[column] = [_known(cell, catalog.level_ids) for cell in columns[column]]
    for column, cells in _made_up(catalog):
        columns.setdefault(column, [next(cells) for _ in rows])
    names = ["person", *of_their_own, *asked[1:]]
    return typed_csv(names, [columns[name] for name in names])


def _known(cell: str, level_ids: Sequence[str]) -> str:
    return "|".join(part for part in cell.split("|") if part.partition("@")[0] in level_ids)


def _made_up(catalog: Catalog) -> Iterator[tuple[str, Iterator[str]]]:
    """Cells without end for each column that may have to be made up."""
    for number, clock_id in enumerate(catalog.clock_ids):
        for aspect in ASPECTS:
            yield clock_column(clock_id, aspect), islice(cycle(_OF_A_CLOCK[aspect]), number, None)
    education = [row.education_id for row in catalog.education]
    yield "education", cycle(("", *education, *(f"{each}@2024-06-30" for each in education)))
    questions = [row.question_id for row in catalog.questions]
    yield "answers", cycle(("|".join(questions), "", *questions, *(f"!{each}" for each in questions)))
