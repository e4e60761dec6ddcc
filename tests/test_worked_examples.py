"""The rows of `worked_examples.csv`, worked by hand on the drawing ladder: both planners must find them."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS, Reading
from dashboard.planner.plan import standing
from dashboard.rules.people import Person
from tests.ladders_catalog import ladders_text
from tests.persons import person_of
from tests.slow.answers import answer
from tests.slow.every_path import every_path
from tests.slow.tables import Cells

TOLD = ("case", "says", "today", "target", "reading", "verdict", "path", "target_exam_on", "target_held_on")


def read_examples() -> list[Cells]:
    with (Path(__file__).parent / "worked_examples.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


EXAMPLES = read_examples()
each_example = pytest.mark.parametrize("example", EXAMPLES, ids=[example["case"] for example in EXAMPLES])


class Found(NamedTuple):
    """The last columns of an example."""

    verdict: str
    path: str
    target_exam_on: str
    target_held_on: str


def test_every_example_has_a_name_of_its_own_and_a_sentence() -> None:
    names = Counter(example["case"] for example in EXAMPLES)
    assert [name for name, times in names.items() if times > 1] == []
    assert all(example["says"].endswith(".") for example in EXAMPLES)


@each_example
def test_the_planner_finds_what_the_example_says(example: Cells, ladders: Catalog) -> None:
    person = person_in(example, ladders)
    found = standing(ladders, person, today(example), example["target"], reading(example))
    steps = found.plan.steps if found.plan else ()
    path = " > ".join(f"{step.level_id} by {step.route.name}" for step in steps)
    assert Found(found.verdict, path, iso(found.exam_on), iso(found.held_on)) == expected(example)


@each_example
def test_the_slow_planner_finds_what_the_example_says(example: Cells) -> None:
    asked = ladders_text(), roster_row(example), today(example), example["reading"], example["target"]
    found = answer(*asked)
    names = min(every_path(*asked), key=lambda path: path.rank(), default=None)
    steps = zip(names.level_ids, names.route_names, strict=True) if names else ()
    path = " > ".join(f"{level_id} by {route}" for level_id, route in steps)
    held = Found(found["verdict"], path, found["target_exam_on"], found["target_held_on"])
    assert held == expected(example)


def expected(example: Cells) -> Found:
    return Found(*(example[column] for column in Found._fields))


def roster_row(example: Cells) -> Cells:
    return {column: cell for column, cell in example.items() if column not in TOLD}


def person_in(example: Cells, catalog: Catalog) -> Person:
    return person_of(roster_row(example), catalog.clock_ids)


def today(example: Cells) -> date:
    return date.fromisoformat(example["today"])


def reading(example: Cells) -> Reading:
    return next(each for each in READINGS if each == example["reading"])


def iso(found: date | None) -> str:
    return found.isoformat() if found else ""
