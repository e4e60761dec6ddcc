"""The slow planner in itself: its pushing against a search through all dates, and what changes no answer."""

from collections import Counter
from datetime import date
from fractions import Fraction
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.slow.answers import answer
from tests.slow.best import Path, best_path
from tests.slow.dates import Step, least_dates
from tests.slow.draws import pick
from tests.slow.exhaustive import least_of_all
from tests.slow.person import read_person
from tests.slow.random_people import SHARES
from tests.slow.random_steps import short_paths
from tests.slow.sittings import sittings_of
from tests.slow.strategies import Case, cases
from tests.slow.tables import Cells, read_rules

VERDICTS = ("held", "awaited", "open", "unstated", "check", "later", "never")


def answered(case: Case, row: Cells | None = None) -> dict[str, str]:
    return answer(case.tables, case.row if row is None else row, case.as_of, case.reading, case.target)


@given(short_paths())
@settings(max_examples=400, deadline=None)
def test_pushed_dates_are_the_least_of_all_that_fit(path: tuple[Step, ...]) -> None:
    assert least_dates(path) == least_of_all(path)


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


MORE = ("years", "share", "hours", "education", "answer", "certificate")


@st.composite
def people_with_more(draw: st.DrawFn, of_what: str) -> More:
    case = draw(cases())
    row = dict(case.row)
    clock = pick(draw, [cells["clock_id"] for cells in case.tables["clocks"]])
    match of_what:
        case "years":
            years = Fraction(row.get(f"{clock}_years", "0"))
            row[f"{clock}_years"] = f"{float(years + Fraction(pick(draw, ('0.25', '1', '3')))):g}"
        case "share":
            share = row.get(f"{clock}_share", "1" if clock == "work" else "0")
            row[f"{clock}_share"] = max(share, pick(draw, SHARES), key=float)
        case "hours":
            row["hours_per_week"] = "40"
        case "education":
            stated = row.get("education", "")
            have = {part.partition("@")[0] for part in stated.split("|")}
            new = [one["education_id"] for one in case.tables["education"] if one["education_id"] not in have]
            row["education"] = "|".join([stated, *new[:1]]) if stated else ""
        case "answer":
            stated = row.get("answers", "")
            silent = [
                one["question_id"] for one in case.tables["questions"] if one["question_id"] not in stated
            ]
            row["answers"] = "|".join([*filter(None, [stated]), *silent])
        case "certificate":
            on_the_way = answered(case)["path"].split(">")[:-1]
            level_id = pick(draw, on_the_way or [cells["level_id"] for cells in case.tables["levels"]])
            held = f"{level_id}@{case.as_of.isoformat()}"
            row["holds"] = "|".join(filter(None, [row.get("holds", ""), held]))
    return More(case, {name: cell for name, cell in row.items() if cell})


@pytest.mark.parametrize("of_what", MORE)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_more_of_anything_never_makes_a_date_later(of_what: str, data: st.DataObject) -> None:
    more = data.draw(people_with_more(of_what))
    before, after = answered(more.case), answered(more.case, more.row)
    is_planned = before["path"] or before["verdict"] == "awaited"  # a target that is held has its own date
    if is_planned:
        assert after["target_held_on"]
        assert date.fromisoformat(after["target_held_on"]) <= date.fromisoformat(before["target_held_on"])


def test_random_cases_reach_every_verdict_and_every_way_to_close() -> None:
    """Were they to miss one, tests over them would pass for nothing."""
    seen: Counter[str] = Counter()

    @given(cases())
    @settings(max_examples=400, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
    def look(case: Case) -> None:
        found = answered(case)
        seen[found["verdict"]] += 1
        if found["path"]:
            path = best_of(case)
            seen["an exam is put off"] += is_put_off(path)
            held = {part.partition("@")[0] for part in case.row.get("holds", "").split("|")}
            seen["a certificate is taken again"] += not held.isdisjoint(path.level_ids[:-1])
            seen["something is unknown"] += path.leans_on_unknown

    look()
    expected = (*VERDICTS, "an exam is put off", "a certificate is taken again", "something is unknown")
    assert [name for name in expected if not seen[name]] == []


def best_of(case: Case) -> Path:
    rules = read_rules(case.tables)
    person = read_person(case.row, rules, case.as_of, case.target)
    sittings = {level_id: sittings_of(level, case.as_of) for level_id, level in rules.levels.items()}
    path = best_path(person.target, sittings, person, rules, case.reading)
    assert path is not None
    return path


def is_put_off(path: Path) -> bool:
    """A level could be sat earlier, were it not needed by one that comes after it."""
    first_alone = [least_dates(path.steps[: place + 1]) for place in range(len(path.steps))]
    return any(
        dates is not None and dates[-1] < sat for dates, sat in zip(first_alone, path.sat, strict=True)
    )
