"""The slow planner is checked in itself: its pushing by trying all dates, its answers by what must never change them."""

from collections import Counter
from datetime import date
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.slow.answers import answer
from tests.slow.dates import least_dates, steps_of
from tests.slow.draws import pick
from tests.slow.exhaustive import least_of_all
from tests.slow.paths import every_choice, every_order
from tests.slow.person import read_person
from tests.slow.random_people import SHARES
from tests.slow.sittings import sittings_of
from tests.slow.strategies import Case, cases
from tests.slow.tables import Cells, read_rules

VERDICTS = ("held", "awaited", "open", "unstated", "check", "later", "never")


def answered(case: Case, row: Cells | None = None) -> dict[str, str]:
    return answer(case.tables, case.row if row is None else row, case.as_of, case.reading, case.target)


@given(cases(max_levels=3, sittings=("dates",)))
@settings(max_examples=150, deadline=None)
def test_pushed_dates_are_the_least_of_all_that_fit(case: Case) -> None:
    exams = {**case.tables, "levels": [{**row, "kind": "exam"} for row in case.tables["levels"]]}
    rules = read_rules(exams)
    person = read_person(case.row, rules, case.as_of, case.target)
    sittings = {level_id: sittings_of(level, case.as_of) for level_id, level in rules.levels.items()}
    for target in rules.levels:
        for choices in every_choice(target, rules, person, case.reading):
            for order in every_order(choices):
                steps = steps_of(order, choices, sittings, person, rules)
                assert least_dates(steps) == least_of_all(steps)


@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_rows_changes_nothing(case: Case, order: Random) -> None:
    shuffled = {
        name: rows if name == "schemes" else order.sample(rows, len(rows))
        for name, rows in case.tables.items()
    }
    assert answer(shuffled, case.row, case.as_of, case.reading, case.target) == answered(case)


class More(NamedTuple):
    """The same person with more of something."""

    case: Case
    row: Cells


@st.composite
def people_with_more(draw: st.DrawFn) -> More:
    case = draw(cases())
    row = dict(case.row)
    clock = pick(draw, [cells["clock_id"] for cells in case.tables["clocks"]])
    match pick(draw, ("years", "share", "hours", "education", "answer", "certificate")):
        case "years":
            row[f"{clock}_years"] = str(float(row.get(f"{clock}_years", "0")) + pick(draw, (0.25, 1, 3)))
        case "share":
            before = row.get(f"{clock}_share", "1" if clock == "work" else "0")
            row[f"{clock}_share"] = max(before, pick(draw, SHARES), key=float)
        case "hours":
            row["hours_per_week"] = "40"
        case "education" if "education" in row:
            stated = {part.partition("@")[0] for part in row["education"].split("|")}
            others = [
                one["education_id"] for one in case.tables["education"] if one["education_id"] not in stated
            ]
            row["education"] = "|".join([row["education"], *others[:1]])
        case "answer":
            silent = [
                one["question_id"]
                for one in case.tables["questions"]
                if one["question_id"] not in row.get("answers", "")
            ]
            row["answers"] = "|".join([*filter(None, [row.get("answers", "")]), *silent])
        case "certificate":
            level_id = pick(draw, [cells["level_id"] for cells in case.tables["levels"]])
            row["holds"] = "|".join(
                [*filter(None, [row.get("holds", "")]), f"{level_id}@{case.as_of.isoformat()}"]
            )
    return More(case, {name: cell for name, cell in row.items() if cell})


@given(people_with_more())
@settings(max_examples=300, deadline=None)
def test_more_of_anything_never_makes_a_date_later(more: More) -> None:
    before = answered(more.case)["target_held_on"]
    after = answered(more.case, more.row)["target_held_on"]
    if before:
        assert after
        assert date.fromisoformat(after) <= date.fromisoformat(before)


def test_random_cases_reach_every_verdict_and_every_way_to_close() -> None:
    seen: Counter[str] = Counter()

    @given(cases())
    @settings(max_examples=300, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
    def look(case: Case) -> None:
        found = answered(case)
        seen[found["verdict"]] += 1

    look()
    assert {verdict for verdict in VERDICTS if seen[verdict] < 6} == set()
