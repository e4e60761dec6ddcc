"""The rows of `worked_examples.csv`, worked by hand on the shipped tables: both planners must find them."""

import csv
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.catalog.rows import READINGS, Reading
from dashboard.planner.plan import standing
from tests import slow_planner
from tests.strategies import Cells, Someone, Tables, read_tables

HERE = Path(__file__).parent
DATA = HERE.parent / "data"


def read_examples() -> list[Cells]:
    with (HERE / "worked_examples.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


EXAMPLES = read_examples()
each_example = pytest.mark.parametrize("example", EXAMPLES, ids=[example["case"] for example in EXAMPLES])


class Found(NamedTuple):
    """The last columns of an example."""

    verdict: str
    path: str
    target_exam_on: str
    target_held_on: str


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(DATA)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read_tables(DATA)


def test_every_example_has_a_name_of_its_own_and_a_sentence() -> None:
    names = Counter(example["case"] for example in EXAMPLES)
    assert [name for name, times in names.items() if times > 1] == []
    assert all(example["says"].endswith(".") for example in EXAMPLES)


@each_example
def test_the_planner_finds_what_the_example_says(example: Cells, catalog: Catalog) -> None:
    found = standing(catalog, someone(example).person(), today(example), example["target"], reading(example))
    steps = found.plan.steps if found.plan else ()
    path = " > ".join(f"{step.level_id} by {step.route.name}" for step in steps)
    assert Found(found.verdict, path, iso(found.exam_on), iso(found.held_on)) == expected(example)


@each_example
def test_the_slow_planner_finds_what_the_example_says(example: Cells, tables: Tables) -> None:
    person = someone(example).slow_person(today(example), example["target"])
    found = slow_planner.answer(tables.slow_levels(), person, reading(example))
    path = " > ".join(f"{level_id} by {route}" for level_id, route in found.path or ())
    held = Found(found.verdict, path, iso(found.target_exam_on), iso(found.target_held_on))
    assert held == expected(example)


def expected(example: Cells) -> Found:
    return Found(*(example[column] for column in Found._fields))


def today(example: Cells) -> date:
    return date.fromisoformat(example["today"])


def reading(example: Cells) -> Reading:
    return next(each for each in READINGS if each == example["reading"])


def someone(example: Cells) -> Someone:
    return Someone(
        work_years=Decimal(example["work_years"]),
        aigc_years=Decimal(example["aigc_years"]),
        work_share=Decimal(example["work_share"]),
        aigc_share=Decimal(example["aigc_share"]),
        starts_on=day(example["starts_on"]),
        aigc_starts_on=day(example["aigc_starts_on"]),
        holds=tuple(held(part) for part in example["holds"].split("|") if part),
        hours_per_week=Decimal(example["hours_per_week"]),
    )


def held(part: str) -> tuple[str, date | None]:
    level_id, _, since = part.partition("@")
    return level_id, day(since)


def day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def iso(found: date | None) -> str:
    return found.isoformat() if found else ""
