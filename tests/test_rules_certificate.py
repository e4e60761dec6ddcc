"""`certificate` and `valid_certificate`: on which days one that is had, or taken, counts.

By the auditing rules a junior certificate is valid for 36 months if obtained before 2027, for 24 from then
on, one for the tools for 12; the basic network certificate does not expire; of drawing nothing is stated.
"""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.rules.certificate import HasLevels
from dashboard.rules.months import NEVER, calendar_date, day_number
from dashboard.rules.people import Obtained
from tests.rule_days import condition, days_of, days_text, people_told
from tests.text_table import rows_of

OBTAINED = """
why                             | asks        | value | within | holds       | days
from the day it is obtained     | draw-junior |       |        | @2025-05-10 | from 2025-05-10
half a year after it            | draw-junior | 0.5   |        | @2025-05-10 | from 2025-11-10
a result that is awaited        | draw-junior |       |        | @2026-05-31 | from 2026-05-31
three months after it           | draw-junior | 0.25  |        | @2026-05-31 | from 2026-08-31
a month is over at its last day | draw-junior | 0.25  |        | @2025-11-30 | from 2026-02-28
without a date, today           | draw-junior |       |        | undated     | from 2026-01-31
another one                     | draw-junior |       |        | sketcher    | never
none                            | draw-junior |       |        |             | never
one year, that day included     | draw-junior |       | 1      | @2025-05-10 | 2025-05-10 to 2026-05-10
to the last of February         | draw-junior |       | 1      | @2024-02-29 | 2024-02-29 to 2025-02-28
a year later and within a year  | draw-junior | 1     | 1      | @2025-05-10 | 2026-05-10 to 2026-05-10
without a date, from today      | draw-junior |       | 1      | undated     | 2026-01-31 to 2027-01-31
an expired one counts           | audit-tools |       |        | @2020-05-10 | from 2020-05-10
"""
VALID = """
why                              | asks          | value | within | holds       | days
for 12 months                    | audit-tools   |       |        | @2025-05-10 | 2025-05-10 to 2026-05-09
by the row of the day, the last  | audit-junior  |       |        | @2026-12-31 | 2026-12-31 to 2029-12-30
by the row of the day, the first | audit-junior  |       |        | @2027-01-01 | 2027-01-01 to 2028-12-31
it does not expire               | net-basic     |       |        | @2025-05-10 | from 2025-05-10
nothing is stated                | draw-advanced |       |        | @2025-05-10 | ? from 2025-05-10
without a date                   | audit-tools   |       |        | undated     | ? from 2026-01-31
without a date, for ever         | net-basic     |       |        | undated     | ? from 2026-01-31
half a year after it             | audit-tools   | 0.5   |        | @2025-05-10 | 2025-11-10 to 2026-05-09
when it counts it is over        | audit-tools   | 1     |        | @2025-05-10 | never
looked back on for half a year   | audit-tools   |       | 0.5    | @2025-05-10 | 2025-05-10 to 2025-11-10
looked back on for two           | audit-tools   |       | 2      | @2025-05-10 | 2025-05-10 to 2026-05-09
nothing is stated, for a year    | draw-advanced |       | 1      | @2025-05-10 | ? 2025-05-10 to 2026-05-10
"""
TWICE = """
why                       | holds                   | days
renewed before it ran out | @2025-01-10+@2025-12-01 | 2025-01-10 to 2026-01-09, 2025-12-01 to 2026-11-30
renewed after it ran out  | @2024-01-10+@2025-12-01 | 2024-01-10 to 2025-01-09, 2025-12-01 to 2026-11-30
one is to come            | @2025-06-01+@2026-07-01 | 2025-06-01 to 2026-05-31, 2026-07-01 to 2027-06-30
once without a date       | @2025-06-01+undated     | 2025-06-01 to 2026-05-31, ? from 2026-01-31
"""
TAKEN_AGAIN = """
why                                                | asks         | value | within | needed on  | earliest
it still counts for ever                           | draw-junior  |       |        | 2030-05-10 | 2026-01-31
a year before the day, that day included           | draw-junior  |       | 1      | 2030-05-10 | 2029-05-10
no day of February reaches 29 February but the 1st | draw-junior  |       | 1      | 2028-02-29 | 2027-03-01
valid to the day before: a day later               | audit-tools  |       |        | 2030-05-10 | 2029-05-11
before 2027 it lasts 36 months                     | audit-junior |       |        | 2029-06-01 | 2026-06-02
nothing of 2026 lasts so long: 24 months           | audit-junior |       |        | 2030-06-01 | 2028-06-02
of two limits the nearer                           | audit-tools  |       | 0.5    | 2030-05-10 | 2029-11-10
it does not expire                                 | net-basic    |       |        | 2030-05-10 | 2026-01-31
"""
FORMS = {"certificate": OBTAINED, "valid_certificate": VALID}
CASES = [(fact, row) for fact, text in FORMS.items() for row in rows_of(text)]


@pytest.mark.parametrize(
    ("fact", "row"), CASES, ids=lambda case: case if isinstance(case, str) else case["why"]
)
def test_a_certificate_counts_on_these_days(fact: str, row: dict[str, str]) -> None:
    told = {"holds": dates_of(row["asks"], row["holds"])}
    assert days_of(condition(fact, row["asks"], row["value"], row["within"]), told) == row["days"]


@pytest.mark.parametrize("row", rows_of(TWICE), ids=lambda row: row["why"])
def test_every_date_of_a_level_counts(row: dict[str, str]) -> None:
    told = {"holds": dates_of("audit-tools", row["holds"])}
    assert days_of(condition("valid_certificate", "audit-tools"), told) == row["days"]


def test_any_one_of_several_levels_will_do() -> None:
    asked = condition("certificate", "draw-junior/sketcher/draw-advanced")
    assert days_of(asked, {"holds": "sketcher@2025-05-10"}) == "from 2025-05-10"
    both = "sketcher@2025-05-10+draw-junior@2024-05-10"
    assert days_of(asked, {"holds": both}) == "from 2024-05-10, from 2025-05-10"
    assert days_of(asked, {"holds": "draw-intermediate@2025-05-10"}) == "never"


@pytest.mark.parametrize("row", rows_of(TAKEN_AGAIN), ids=lambda row: row["why"])
def test_the_earliest_day_on_which_to_obtain_it_so_that_it_counts_when_it_is_needed(
    row: dict[str, str],
) -> None:
    fact = "certificate" if row["asks"] == "draw-junior" else "valid_certificate"
    asked = has_levels(fact, row["asks"], row["value"], row["within"])
    needed, today = (
        np.array([day_number(date.fromisoformat(text))]) for text in (row["needed on"], "2026-01-31")
    )
    earliest = asked.earliest_obtained(row["asks"], needed, today)
    assert calendar_date(earliest[0]) == date.fromisoformat(row["earliest"])


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["audit-junior", "audit-tools", "net-basic", "draw-advanced"]),
    st.sampled_from(["", "0.5", "1", "3"]),
    st.dates(date(2025, 6, 1), date(2029, 12, 31)),
    st.integers(0, 1500),
)
def test_the_earliest_day_is_the_first_of_all_that_count(
    level_id: str, within: str, obtained: date, days: int
) -> None:
    """From `obtained` on, one day after another, until one counts on the day it is needed."""
    asked = has_levels("valid_certificate", level_id, "", within)
    first = day_number(obtained)
    needed = np.array([first + days])
    every = np.arange(first, first + days + 1)
    counts = asked.window(level_id, Obtained(every)).holds_on(first + days)
    assert asked.earliest_obtained(level_id, needed, np.array([first]))[0] == every[counts][0]


def test_whether_it_is_known_how_long_a_certificate_counts_depends_on_its_validity() -> None:
    day = np.array([day_number(date(2027, 5, 10))])
    known = {
        level_id: bool(np.all(has_levels("valid_certificate", level_id).is_known(level_id, day)))
        for level_id in ("audit-junior", "net-basic", "draw-advanced")
    }
    assert known == {"audit-junior": True, "net-basic": True, "draw-advanced": False}
    assert np.all(has_levels("certificate", "draw-advanced").is_known("draw-advanced", day))


@pytest.mark.parametrize(
    ("fact", "level_id", "within", "closes"),
    [
        ("certificate", "audit-tools", "", False),
        ("certificate", "audit-tools", "5", True),
        ("valid_certificate", "audit-tools", "", True),
        ("valid_certificate", "net-basic", "", False),
        ("valid_certificate", "draw-advanced", "", False),
        ("valid_certificate", "draw-advanced", "5", True),
    ],
)
def test_a_certificate_counts_for_a_time_alone_where_it_expires_or_is_looked_back_on(
    fact: str, level_id: str, within: str, closes: bool
) -> None:
    assert has_levels(fact, level_id, "", within).closes_for(level_id) == closes


def test_today_is_known_where_it_is_valid_and_counted_where_nobody_knows() -> None:
    holds = ("audit-tools@2025-05-10", "audit-tools@2024-05-10", "audit-tools", "audit-tools@2026-05-10", "")
    people = people_told(*({"holds": each} for each in holds))
    today = condition("valid_certificate", "audit-tools").today(people)
    assert today.known.tolist() == [True, False, False, False, False]
    assert today.counted.tolist() == [True, False, True, False, False]


def test_people_hold_different_dates_in_one_call() -> None:
    people = people_told({"holds": "draw-junior@2025-05-10"}, {}, {"holds": "draw-junior@2026-05-10"})
    windows = condition("certificate", "draw-junior", "", "1").given(people)
    assert [days_text(windows, person) for person in range(3)] == [
        "2025-05-10 to 2026-05-10",
        "never",
        "2026-05-10 to 2027-05-10",
    ]
    assert int(windows[0].opens[1]) == NEVER
    assert timedelta(days=int(windows[0].opens[0])) + date(1970, 1, 1) == date(2025, 5, 10)


def dates_of(level_id: str, text: str) -> str:
    """What is held of a level: `@` stands for it, and so does `undated`; other levels stand as they are."""
    parts = (f"{level_id}{part}" if part.startswith("@") else part for part in text.split("+"))
    return "+".join(level_id if part == "undated" else part for part in parts)


def has_levels(fact: str, level_id: str, value: str = "", within: str = "") -> HasLevels:
    found = condition(fact, level_id, value, within)
    assert isinstance(found, HasLevels)
    return found
