"""`answer`: what only the person can vouch for; on 31 January 2026."""

import pytest

from dashboard.rules.answer import Answered
from tests.rule_days import condition, days_of, people_told
from tests.text_table import rows_of

CASES = """
why                     | answers            | days
no answer               |                    | ? from 2026-01-31
yes, from today         | conduct            | from 2026-01-31
yes, for years          | conduct@2020-05-01 | from 2020-05-01
yes, from a day to come | conduct@2026-05-01 | from 2026-05-01
no                      | !conduct           | never
an answer to another    | references         | ? from 2026-01-31
"""


@pytest.mark.parametrize("row", rows_of(CASES), ids=lambda row: row["why"])
def test_an_answer_counts_on_these_days(row: dict[str, str]) -> None:
    assert days_of(condition("answer", "conduct"), row) == row["days"]


def test_who_was_silent_is_told_from_who_said_no_in_one_call() -> None:
    asked = condition("answer", "conduct")
    today = asked.today(
        people_told({}, {"answers": "!conduct"}, {"answers": "conduct"}, {"answers": "!references"})
    )
    assert today.known.tolist() == [False, False, True, False]
    assert today.counted.tolist() == [True, False, True, True]


def test_an_answer_asks_for_no_months_and_no_level() -> None:
    asked = condition("answer", "references")
    assert isinstance(asked, Answered)
    assert (asked.levels, asked.asks_months, asked.states_nothing) == ((), False, False)
    assert asked.months_missing(people_told({})).tolist() == [0]
