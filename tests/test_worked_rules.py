"""The rows of `worked_rules.csv`, worked by hand on small ladders: what closes, and what still counts."""

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dashboard.catalog.rows import READINGS, Reading
from tests.planned import planned
from tests.slow.answers import answer
from tests.slow.tables import Cells, Tables
from tests.worked_ladders import LADDERS, tables_of

PLANNERS: dict[str, Callable[[Tables, Cells, date, Reading, str | None], dict[str, str]]] = {
    "slow": answer,
    "planner": planned,
}
EXPLAINED = ("case", "ladder", "says", "as_of", "reading")
RESULTS = (
    "verdict",
    "open_now",
    "path",
    "first_exam_on",
    "target_exam_on",
    "target_held_on",
    "expires_on",
    "exams",
    "study_hours",
    "fee",
    "lower_bound",
)


def read_examples() -> list[Cells]:
    with (Path(__file__).parent / "worked_rules.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


EXAMPLES = read_examples()


def roster_row(example: Cells) -> Cells:
    """The person's cells; an empty one is left out, as its default."""
    return {column: cell for column, cell in example.items() if cell and column not in (*EXPLAINED, *RESULTS)}


def test_every_example_has_a_name_of_its_own_a_ladder_and_a_sentence() -> None:
    names = Counter(example["case"] for example in EXAMPLES)
    assert [name for name, times in names.items() if times > 1] == []
    assert {example["ladder"] for example in EXAMPLES} == set(LADDERS)
    assert all(example["says"].endswith(".") for example in EXAMPLES)


@pytest.mark.parametrize("planner", PLANNERS)
@pytest.mark.parametrize("example", EXAMPLES, ids=[example["case"] for example in EXAMPLES])
def test_a_planner_finds_what_the_example_says(example: Cells, planner: str) -> None:
    as_of = date.fromisoformat(example["as_of"])
    reading = next(each for each in READINGS if each == example["reading"])
    found = PLANNERS[planner](tables_of(example["ladder"]), roster_row(example), as_of, reading, None)
    assert found["target"] == example["target"]
    assert {column: found[column] for column in RESULTS} == {column: example[column] for column in RESULTS}
