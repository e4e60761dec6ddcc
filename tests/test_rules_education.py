"""`education`: a degree or more, for some years; on 31 January 2026.

By rank: school, associate degree, bachelor, master.
"""

import pytest

from tests.rule_days import condition, days_of, people_told
from tests.text_table import rows_of

CASES = """
why                      | years | education                             | days
none was stated at all   |       |                                       | ? from 2026-01-31
that very degree         |       | bachelor@2024-07-01                   | from 2024-07-01
a higher one             |       | master@2024-07-01                     | from 2024-07-01
the first of two         |       | bachelor@2020-07-01+master@2024-07-01 | from 2020-07-01
lower ones               |       | associate@2020-07-01+school           | never
undated, had by today    |       | bachelor                              | from 2026-01-31
to come                  |       | bachelor@2027-06-30                   | from 2027-06-30
a year ago               | 1     | bachelor@2024-07-01                   | from 2025-07-01
a year after one to come | 1     | bachelor@2027-02-28                   | from 2028-02-28
a year ago, undated      | 1     | bachelor                              | ? from 2026-01-31
undated, and one dated   | 1     | bachelor+master@2025-07-01            | from 2026-07-01, ? from 2026-01-31
a lower one, undated     | 1     | associate                             | never
none stated, years asked | 1     |                                       | ? from 2026-01-31
"""


@pytest.mark.parametrize("row", rows_of(CASES), ids=lambda row: row["why"])
def test_a_bachelors_degree_counts_on_these_days(row: dict[str, str]) -> None:
    assert days_of(condition("education", "bachelor", row["years"]), row) == row["days"]


def test_who_stated_none_is_told_from_who_stated_a_lower_one_in_one_call() -> None:
    told = ("", "school@2010-07-01", "master@2010-07-01", "bachelor@2026-09-01")
    today = condition("education", "bachelor").today(people_told(*({"education": each} for each in told)))
    assert today.known.tolist() == [False, False, True, False]
    assert today.counted.tolist() == [True, False, True, False]
