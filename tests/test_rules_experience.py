"""`experience`: from which day a clock shows so many months, on 31 January 2026.

Drawing and audit are work, cloud audit is audit. A clock that is not told runs at 0, work at full time.
"""

import pytest

from dashboard.rules.experience import Experience
from tests.rule_days import condition, days_of, people_told
from tests.text_table import rows_of

HAD = """
why                                        | asks  | value | work | draw   | audit | cloud | days
what is had today                          | draw  | 1     |      | 1      |       |       | from 2026-01-31
nothing is asked                           | draw  | 0     |      |        |       |       | from 2026-01-31
11.95 months and 0.05 are 12               | draw  | 1     |      | 0.9959 |       |       | from 2026-01-31
11.9496 months and 0.05 are 11             | draw  | 1     |      | 0.9958 |       |       | never
1.04 years ask for 12.48 months: 12        | draw  | 1.04  |      | 1      |       |       | from 2026-01-31
1.05 years ask for 12.6 months: 13         | draw  | 1.05  |      | 1      |       |       | never
drawing is work                            | work  | 1     |      | 1      |       |       | from 2026-01-31
work is not drawing                        | draw  | 1     | 9    |        |       |       | never
cloud audit is audit                       | audit | 1     |      |        |       | 1     | from 2026-01-31
cloud audit is work                        | work  | 1     |      |        |       | 1     | from 2026-01-31
drawing is not audit                       | audit | 1     |      | 9      |       |       | never
the most of them counts, and not their sum | audit | 1     |      |        | 0.5   | 0.75  | never
"""
RUNNING = """
why                               | asks | value | had   | share | starts     | days
twelve months from today          | draw | 1     | 0     | 1     |            | from 2027-01-31
a month, to the last of February  | draw | 1     | 11/12 | 1     |            | from 2026-02-28
at half time                      | draw | 1     | 0     | 0.5   |            | from 2028-01-31
2 months at 0.67 take 2.99: three | draw | 1     | 10/12 | 0.67  |            | from 2026-04-30
1 month at 0.01 takes a hundred   | draw | 1     | 11/12 | 0.01  |            | from 2034-05-31
from the day on which it starts   | draw | 1     | 0     | 1     | 2026-06-15 | from 2027-06-15
no clock runs before today        | draw | 1     | 0     | 1     | 2020-06-15 | from 2027-01-31
what is had needs no start        | draw | 1     | 1     | 1     | 2030-01-01 | from 2026-01-31
"""
TOGETHER = """
why                                                    | work | draw | starts     | days
a year of work at full time                            | 1    | 0    |            | from 2027-01-31
drawing runs at more than work                         | 0.25 | 1    |            | from 2027-01-31
drawing runs where work does not                       | 0    | 1    |            | from 2027-01-31
6 months at 0.25, then 10.5 at 0.75: 14 months         | 0.25 | 0.75 | 2026-07-31 | from 2027-09-30
drawing at less than work changes nothing              | 0.5  | 0.25 | 2026-07-31 | from 2028-01-31
drawing starts once the year is there                  | 1    | 1    | 2027-03-15 | from 2027-01-31
drawing alone, from the day on which it starts         | 0    | 1    | 2026-07-15 | from 2027-07-15
a clock that starts at 0 is a day to count on from too | 0.3  | 0    | 2026-06-30 | from 2029-05-30
"""
WITHIN = """
why                                         | audit | share | cloud | its share | days
none is had, at full time it takes 6 months | 0     | 1     |       |           | from 2026-07-31
at 0.25 it takes 24, just within two years  | 0     | 0.25  |       |           | from 2028-01-31
at 0.24 it takes 25: never                  | 0     | 0.24  |       |           | never
it does not run                             | 0     | 0     |       |           | never
some is had: when, nobody said              | 0.25  | 1     |       |           | ? from 2026-04-30
all is had: when, nobody said               | 0.5   | 0     |       |           | ? from 2026-01-31
some is had, and the rest never comes       | 0.25  | 0     |       |           | never
had on a clock within it: when, nobody said | 0     | 0     | 0.5   |           | ? from 2026-01-31
the clock's own share decides               | 0     | 0     |       | 1         | never
"""


@pytest.mark.parametrize("row", rows_of(HAD), ids=lambda row: row["why"])
def test_what_is_had_counts_on_every_clock_around_it(row: dict[str, str]) -> None:
    told = {f"{clock}_years": row[clock] for clock in ("work", "draw", "audit", "cloud")}
    asked = condition("experience", row["asks"], row["value"])
    assert days_of(asked, {**told, "work_share": "0"}) == row["days"]


@pytest.mark.parametrize("row", rows_of(RUNNING), ids=lambda row: row["why"])
def test_missing_months_take_whole_calendar_months_at_the_share_of_full_time(row: dict[str, str]) -> None:
    months, _, of_twelve = row["had"].partition("/")
    years = f"{int(months) / int(of_twelve or 1):.4f}"
    told = {"draw_years": years, "draw_share": row["share"], "draw_starts_on": row["starts"]}
    asked = condition("experience", row["asks"], row["value"])
    assert days_of(asked, told) == row["days"]


@pytest.mark.parametrize("row", rows_of(TOGETHER), ids=lambda row: row["why"])
def test_a_year_of_work_runs_with_all_the_clocks_within_it(row: dict[str, str]) -> None:
    told = {"work_share": row["work"], "draw_share": row["draw"], "draw_starts_on": row["starts"]}
    assert days_of(condition("experience", "work", "1"), told) == row["days"]


def test_what_each_rate_has_run_adds_up() -> None:
    """Six months at 0.25 are 1.5, six at 0.5 are 3; the other 7.5 take eight months from 31 January 2027."""
    told = {
        "work_share": "0.25",
        "draw_share": "0.5",
        "audit_share": "1",
        "draw_starts_on": "2026-07-31",
        "audit_starts_on": "2027-01-31",
    }
    assert days_of(condition("experience", "work", "1"), told) == "from 2027-09-30"


@pytest.mark.parametrize("row", rows_of(WITHIN), ids=lambda row: row["why"])
def test_half_a_year_of_audit_within_two_is_known_only_if_none_of_it_is_had(row: dict[str, str]) -> None:
    told = {"audit_years": row["audit"], "audit_share": row["share"]}
    within_it = {"cloud_years": row["cloud"], "cloud_share": row["its share"]}
    assert days_of(condition("experience", "audit", "0.5", "2"), told | within_it) == row["days"]


def test_work_starts_with_the_roster_and_other_clocks_no_sooner() -> None:
    told = {"starts_on": "2026-05-31", "draw_share": "1", "draw_starts_on": "2026-03-01"}
    assert days_of(condition("experience", "draw", "1"), told) == "from 2027-05-31"
    assert days_of(condition("experience", "work", "0.25"), told) == "from 2026-08-31"


def test_months_had_and_missing_are_those_of_today() -> None:
    people = people_told({"work_years": "0.5", "draw_years": "0.75"}, {"work_years": "2"})
    asked = condition("experience", "work", "1")
    assert isinstance(asked, Experience)
    assert asked.months_had(people).tolist() == [9, 24]
    assert asked.months_missing(people).tolist() == [3, 0]
    assert asked.asks_months
    assert not asked.states_nothing


def test_today_is_what_is_had_and_with_the_unknown_what_may_lie_within() -> None:
    people = people_told({"audit_years": "1", "audit_share": "1"}, {"audit_share": "1"})
    ever, within = condition("experience", "audit", "1"), condition("experience", "audit", "1", "2")
    assert [each.tolist() for each in (ever.today(people).known, ever.today(people).counted)] == [
        [True, False],
        [True, False],
    ]
    assert [each.tolist() for each in (within.today(people).known, within.today(people).counted)] == [
        [False, False],
        [True, False],
    ]
