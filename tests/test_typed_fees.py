"""Fees that the visitor typed: every page and file that adds them up says whose they are."""

import json
from decimal import Decimal

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.exports.plan_file import plan_file, read_plan_file
from dashboard.exports.report import report
from dashboard.exports.takeaway import Takeaway
from dashboard.exports.workbook import workbook
from dashboard.state.of_levels import FEES, Fee
from dashboard.text.conditions import level_name
from dashboard.text.money import money
from dashboard.text.paths import plan_fee
from dashboard.text.words import Words
from tests.test_exports import AIGC, sheets, table, takeaway
from tests.test_planning_page import planner
from tests.test_report import Page

LEVELS = ("aigc-junior", "aigc-intermediate", "aigc-advanced")
ALL = tuple(Fee(level_id, field, Decimal("100.5")) for level_id in LEVELS for field in FEES)
SOME = tuple(fee for fee in ALL if fee.field != "fee_exam")


def whose_in(taken: Takeaway) -> dict[tuple[str, str], tuple[object, str]]:
    """The value of every fee in the workbook, and whose it is."""
    words = taken.words
    rows = table(sheets(workbook(taken))[words("workbook.assumptions")], words("workbook.column.field"))
    level, field, value, whose = (
        words(f"workbook.column.{column}") for column in ("level", "field", "value", "whose")
    )
    return {(row[level], row[field]): (row[value], row[whose]) for row in rows}


def test_a_report_and_a_workbook_say_of_each_typed_fee_that_the_visitor_changed_it(words: Words) -> None:
    whose = whose_in(takeaway(words, fees=SOME))
    for level_id in LEVELS:
        level = level_name(words, AIGC, level_id)
        for field in FEES:
            said = whose[level, words(f"column.{field}")]
            typed = (100.5, words("export.whose.changed"))
            assert said == ((words.not_stated, words("assume.basis.none")) if field == "fee_exam" else typed)
        assert whose[level, words("column.results_days")] == (30, words("assume.basis.assumed"))
    in_report = words("report.whose", value="100.5", whose=words("export.whose.changed"))
    assert Page(report(takeaway(words, fees=SOME))).text.count(in_report) == len(SOME)


def test_a_sum_of_typed_fees_is_called_so_and_not_an_assumption(words: Words) -> None:
    taken = takeaway(words, fees=ALL)
    assert taken.plan.fee == Decimal("904.5")
    mark = words("export.mark.typed")
    assert money(words, Decimal("904.5"), "CNY") + mark in Page(report(taken)).text
    label = words("planner.fee") + mark
    totals, *_ = table(sheets(workbook(taken))[words("workbook.plan")], label)
    assert totals[label] == 904.5
    untyped = takeaway(words, fees=SOME)
    assert mark not in Page(report(untyped)).text
    assert mark not in str(sheets(workbook(untyped))[words("workbook.plan")])


def test_a_plan_file_carries_typed_fees_and_gives_them_back(words: Words) -> None:
    file = plan_file(takeaway(words, fees=ALL))
    said = json.loads(file)
    assert (said["plan"]["fee"], said["plan"]["currency"]) == ("904.5", "CNY")
    typed = {f"{fee.level_id}.{fee.field}": "100.5" for fee in ALL}
    assert typed.items() <= said["choices"].items()
    assert {name: [text] for name, text in typed.items()}.items() <= read_plan_file(file).items()


@pytest.mark.usefixtures("fresh_caches")
@pytest.mark.parametrize(
    ("fees", "label", "value"),
    [
        ((), "planner.fee", ""),
        (SOME, "planner.fee.typed", "planner.fee.incomplete"),
        (ALL, "planner.fee.typed", "904.5"),
    ],
)
def test_the_planner_says_of_the_fee_that_it_was_typed(
    fees: tuple[Fee, ...], label: str, value: str, words: Words, frozen: Catalog
) -> None:
    app = planner({f"{fee.level_id}.{fee.field}": str(fee.amount) for fee in fees}, words.language)
    expected = words.not_stated
    if value:
        expected = money(words, Decimal(value), "CNY") if value[0].isdigit() else words(value)
    metrics = {metric.label: metric.value for metric in app.metric}
    assert metrics[words(label)] == expected
    assert ({words("planner.fee"), words("planner.fee.typed")} & metrics.keys()) == {words(label)}


def test_a_fee_of_a_level_that_is_not_on_the_path_changes_nothing(words: Words) -> None:
    taken = takeaway(words, fees=(Fee("prompt-engineer", "fee_exam", Decimal(5)),))
    assert plan_fee(words, taken.choices.fees, taken.plan) == (words("planner.fee"), words.not_stated)
    assert words("export.mark.typed") not in Page(report(taken)).text
    level = level_name(words, AIGC, "prompt-engineer")
    assert whose_in(taken)[level, words("column.fee_exam")] == (5, words("export.whose.changed"))
