"""How long a certificate is valid, by the day on which it is obtained."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.rules.months import NEVER, calendar_date, day_number
from dashboard.rules.validity import Term, Validity, expires_on, validity_of
from tests.text_table import rows_of

EXPIRES = """
why                                    | level_id      | obtained   | expires
for 36 months, by the older row        | audit-junior  | 2024-05-10 | 2027-05-10
the last day of the older row          | audit-junior  | 2026-12-31 | 2029-12-31
the first day of the newer row         | audit-junior  | 2027-01-01 | 2029-01-01
a leap day and twelve months           | audit-tools   | 2028-02-29 | 2029-02-28
the last of February, a leap year next | audit-tools   | 2027-02-28 | 2028-02-28
it does not expire                     | net-basic     | 2024-05-10 |
nothing is stated                      | draw-advanced | 2024-05-10 |
"""
WINTER, SUMMER = date(2026, 1, 1), date(2026, 7, 1)
ENDLESS = int(NEVER)


@pytest.mark.parametrize("row", rows_of(EXPIRES), ids=lambda row: row["why"])
def test_a_certificate_expires_by_the_row_of_the_day_on_which_it_is_obtained(
    row: dict[str, str], ladders: Catalog
) -> None:
    expires = expires_on(ladders, row["level_id"], date.fromisoformat(row["obtained"]))
    assert (expires.isoformat() if expires else "") == row["expires"]


def test_never_is_told_from_not_known() -> None:
    """Obtained by 2025: stated not to expire; in the first half of 2026: nothing stated; then 6 months."""
    validity = Validity((Term(-ENDLESS, day_number(WINTER), None), Term(day_number(SUMMER), ENDLESS, 6)))
    obtained = days("2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01")
    expires = validity.expires(obtained)
    assert expires[0] == NEVER
    assert [calendar_date(day) for day in expires[1:3]] == [date(2026, 1, 1), date(2026, 6, 30)]
    assert calendar_date(expires[3]) == date(2027, 1, 1)
    assert validity.states_months(obtained).tolist() == [False, False, False, True]


def test_where_the_date_is_not_known_the_expiry_is_not_either() -> None:
    validity = Validity((Term(-ENDLESS, ENDLESS, 12),))
    obtained = days("2025-05-10", "2025-05-10")
    expires = validity.expires(obtained, np.array([True, False]))
    assert [calendar_date(day) for day in expires] == [date(2026, 5, 10), date(2025, 5, 10)]


@st.composite
def validities(draw: st.DrawFn) -> Validity:
    """Up to three terms, with days between some of them."""
    first = day_number(date(2026, 1, 1))
    ends = sorted(draw(st.lists(st.integers(0, 400), min_size=0, max_size=6, unique=True)))
    months = st.none() | st.integers(1, 12)
    terms = [
        Term(first + start, first + end, draw(months))
        for start, end in zip(ends[::2], ends[1::2], strict=False)
    ]
    is_endless = draw(st.booleans())
    if terms and is_endless:
        terms[-1] = Term(terms[-1].first, ENDLESS, terms[-1].months)
    return Validity(tuple(terms))


@settings(max_examples=200, deadline=None)
@given(validities(), st.integers(0, 300), st.integers(0, 500))
def test_the_earliest_day_is_the_first_on_which_it_is_valid_then_or_unknown(
    validity: Validity, start: int, wait: int
) -> None:
    """Looked for among all days from `obtained` to the day: one obtained on the day is valid on it."""
    obtained = day_number(date(2026, 1, 1)) + start
    day = obtained + wait
    every = np.arange(obtained, day + 1)
    expires = validity.expires(every)
    counts = (expires > day) | (expires == every)
    found = validity.earliest_valid_on(np.array([day]), np.array([obtained]))[0]
    assert found == every[counts][0]


def test_the_terms_of_a_level_are_those_of_the_table(ladders: Catalog) -> None:
    change = day_number(date(2027, 1, 1))
    assert validity_of(ladders, "audit-junior").terms == (
        Term(-ENDLESS, change, 36),
        Term(change, ENDLESS, 24),
    )
    assert validity_of(ladders, "net-basic").terms == (Term(-ENDLESS, ENDLESS, None),)
    assert validity_of(ladders, "sketcher").terms == ()


def days(*texts: str) -> np.ndarray:
    return np.array([day_number(date.fromisoformat(text)) for text in texts], dtype=np.int64)
