"""With how few exams someone holds a level by a day, where paths are equal in one way and not in another."""

from datetime import date

import pytest

from dashboard.board.fewest_exams import NO_WAY, fewest_exams
from dashboard.rules.months import calendar_date, day_number
from dashboard.rules.people import Person, people_of
from tests.strategies import CLOCK_IDS, Tables, exam_row, level_row, rule

TODAY = date(2026, 1, 31)
LEVELS = tuple(level_row(level_id) for level_id in ("t", "a", "b"))


@pytest.mark.parametrize(
    ("results", "by", "levels", "exams", "held_on"),
    [
        pytest.param(("90", "10"), date(2026, 12, 31), ("b", "t"), 2, date(2026, 2, 10), id="b is sooner"),
        pytest.param(("10", "90"), date(2026, 12, 31), ("a", "t"), 2, date(2026, 2, 10), id="a is sooner"),
        pytest.param(("10", "10"), date(2026, 12, 31), ("a", "t"), 2, date(2026, 2, 10), id="a is preferred"),
        pytest.param(("90", "90"), date(2027, 1, 31), ("t",), 1, date(2027, 1, 31), id="a year is one exam"),
        pytest.param(("90", "90"), date(2026, 5, 1), ("a", "t"), 2, date(2026, 5, 1), id="on the very day"),
        pytest.param(("90", "90"), date(2026, 4, 30), (), NO_WAY, None, id="a day too late"),
    ],
)
def test_the_fewest_exams_come_before_the_day_and_the_day_before_what_is_preferred(
    results: tuple[str, str], by: date, levels: tuple[str, ...], exams: int, held_on: date | None
) -> None:
    """Level t opens by a year of work or by either of two certificates, whose results take so many days."""
    of_a, of_b = results
    tables = Tables(
        LEVELS,
        (rule("t", "certificate", "a|b", route="x"), rule("t", "experience", "work", "1", route="y")),
        (exam_row("a", results_days=of_a), exam_row("b", results_days=of_b)),
    )
    people = people_of([Person()], TODAY, CLOCK_IDS)
    found = fewest_exams(tables.catalog(), people, "t", "strict", day_number(by))
    path = found.path_of.item()
    assert (found.paths[path].levels if path >= 0 else ()) == levels
    assert (found.exams.item(), calendar_date(found.held_on.item())) == (exams, held_on)
