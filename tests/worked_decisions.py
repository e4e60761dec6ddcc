"""The rows of `worked_decisions.csv`, worked by hand on the drawing ladder: who asks what, and the answer."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.plan import Plan, every_plan
from dashboard.planner.sensitivity import Question
from dashboard.rules.people import Person
from tests.ladders_catalog import ladders_catalog
from tests.slow.tables import Cells
from tests.test_worked_examples import person_in, reading, today


@dataclass(frozen=True)
class Decision:
    """One row: a person, a target, and an answer as text."""

    case: str
    person: Person
    today: date
    target: str
    reading: Reading
    asks: str
    answer: tuple[str, ...]

    def plans(self, catalog: Catalog) -> tuple[Plan, ...]:
        return every_plan(catalog, self.person, self.today, self.target, self.reading)

    def question(self, catalog: Catalog) -> Question:
        return Question(catalog, self.person, self.today, self.target, self.reading)


def _decision(row: Cells) -> Decision:
    return Decision(
        case=row["case"],
        person=person_in(row, ladders_catalog()),
        today=today(row),
        target=row["target"],
        reading=reading(row),
        asks=row["asks"],
        answer=tuple(part for part in row["answer"].split("; ") if part),
    )


with (Path(__file__).parent / "worked_decisions.csv").open(encoding="utf-8", newline="") as file:
    ROWS: tuple[Cells, ...] = tuple(csv.DictReader(file))
DECISIONS = tuple(_decision(row) for row in ROWS)


def decisions(asks: str) -> pytest.MarkDecorator:
    """Runs a test once for each row that asks this, as its argument `decision`."""
    found = [decision for decision in DECISIONS if decision.asks == asks]
    return pytest.mark.parametrize("decision", found, ids=[decision.case for decision in found])


def said(plan: Plan) -> str:
    """The levels of a plan, each with the name of its route."""
    return " > ".join(f"{step.level_id} by {step.route.name}" for step in plan.steps)
