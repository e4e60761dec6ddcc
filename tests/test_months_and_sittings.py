"""Whole months and sittings, by example: each line can be checked with a calendar."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import parse_sittings, years_in_months
from dashboard.planner.sittings import Calendar, calendar_of, horizon, sitting_days
from dashboard.rules.months import (
    NEVER,
    add_months,
    add_months_to,
    calendar_date,
    day_number,
    earliest_reaching,
    full_months,
    months_between,
    nearest_months,
    whole_months,
)

DATES = "2027-09-18|2027-03-20"
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("years", "months"),
    [
        ("0", 0),
        ("0.0791", 0),  # 0.9492 months, and 0.05: 0.9992
        ("0.0792", 1),  # 0.9504 months, and 0.05: 1.0004
        ("0.08", 1),
        ("0.5", 6),
        ("0.9", 10),
        ("0.92", 11),
        ("0.99", 11),  # 11.88 months, and 0.05: 11.93
        ("0.9958", 11),  # 11.9496 months, and 0.05: 11.9996
        ("0.9959", 12),  # 11.9508 months, and 0.05: 12.0008
        ("1", 12),
        ("1.08", 13),
        ("1.0833", 13),
        ("1.25", 15),
        ("2.9167", 35),
        ("3", 36),
        ("80", 960),
    ],
)
def test_whole_months_are_had_in_so_many_years(years: str, months: int) -> None:
    assert whole_months(Decimal(years)) == months


@pytest.mark.parametrize(
    ("years", "months"),
    [("0", 0), ("0.04", 0), ("0.0416", 0), ("0.0417", 1), ("0.375", 5), ("0.5", 6), ("1", 12), ("1.04", 12)],
)
def test_years_that_a_condition_asks_for_are_rounded_to_months_a_half_up(years: str, months: int) -> None:
    assert years_in_months(Decimal(years)) == months


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        ("2026-01-31", 0, "2026-01-31"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-01-31", 2, "2026-03-31"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2026-01-30", 1, "2026-02-28"),
        ("2026-01-28", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2028-01-29", 13, "2029-02-28"),
        ("2028-02-29", 1, "2028-03-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2028-02-29", 180, "2043-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2096-02-29", 48, "2100-02-28"),
        ("1969-12-31", 2, "1970-02-28"),
    ],
)
def test_months_are_added_to_a_day(day: str, months: int, moved: str) -> None:
    assert add_months_to(date.fromisoformat(day), months) == date.fromisoformat(moved)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2026-01-31", "2026-01-31", 0),
        ("2026-01-31", "2026-02-27", 0),
        ("2026-01-31", "2026-02-28", 1),
        ("2026-01-31", "2026-03-30", 1),
        ("2026-01-31", "2026-03-31", 2),
        ("2026-02-28", "2026-03-28", 1),
        ("2026-02-28", "2026-03-27", 0),
        ("2028-02-29", "2029-02-27", 11),
        ("2028-02-29", "2029-02-28", 12),
        ("2025-12-15", "2027-01-14", 12),
        ("2025-12-15", "2027-01-15", 13),
        ("1969-12-31", "1970-02-28", 2),
    ],
)
def test_whole_months_lie_between_two_days(start: str, end: str, months: int) -> None:
    assert full_months(date.fromisoformat(start), date.fromisoformat(end)) == months


@pytest.mark.parametrize(
    ("day", "months", "earliest"),
    [
        ("2026-03-28", 1, "2026-02-28"),
        ("2026-03-29", 1, "2026-03-01"),  # the last of February reaches the 28th alone
        ("2026-02-28", 1, "2026-01-28"),  # and so do the 29th, 30th and 31st of January, all later
        ("2028-02-29", 12, "2027-03-01"),
        ("2028-02-28", 12, "2027-02-28"),
        ("2027-02-28", 12, "2026-02-28"),
        ("2029-02-28", 12, "2028-02-28"),
        ("2026-01-31", 0, "2026-01-31"),
        ("2026-12-31", 1, "2026-12-01"),
    ],
)
def test_the_earliest_day_that_reaches_a_day_by_so_many_months(day: str, months: int, earliest: str) -> None:
    assert earliest_reaching(days(day), months).tolist() == days(earliest).tolist()


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2026-01-01", "2026-01-15", 0),  # 14 days of 31
        ("2026-01-01", "2026-01-17", 1),  # 16 of 31
        ("2026-02-01", "2026-02-15", 1),  # half of 28
        ("2026-01-31", "2026-02-28", 1),
        ("2026-01-01", "2027-01-10", 12),
    ],
)
def test_the_whole_months_that_a_day_is_nearest_to(start: str, end: str, months: int) -> None:
    assert nearest_months(date.fromisoformat(start), date.fromisoformat(end)) == months


def test_no_month_lies_between_a_day_and_one_before_it() -> None:
    assert full_months(date(2026, 3, 31), date(2026, 1, 31)) == 0


def test_many_days_at_once_are_moved_as_each_alone() -> None:
    start = days("2026-01-31", "2028-02-29", "2026-12-15")
    assert (
        add_months(start, np.array([1, 12, 0])).tolist()
        == days("2026-02-28", "2029-02-28", "2026-12-15").tolist()
    )
    assert add_months(start, 1).tolist() == days("2026-02-28", "2028-03-29", "2027-01-15").tolist()
    end = days("2026-02-28", "2028-03-28", "2027-12-15")
    assert months_between(start, end).tolist() == [1, 0, 12]


def test_a_month_beyond_the_calendar_is_refused() -> None:
    assert add_months_to(date(9999, 11, 30), 1) == date(9999, 12, 30)
    with pytest.raises(OverflowError, match="beyond the calendar"):
        add_months_to(date(9999, 12, 1), 1)


def test_never_has_no_date() -> None:
    assert calendar_date(NEVER) is None
    assert calendar_date(day_number(date.max)) == date.max


@pytest.mark.parametrize(
    ("rule", "ready", "sat"),
    [
        ("any", "2026-01-31", "2026-01-31"),
        ("any", "2041-01-31", "2041-01-31"),  # 15 years on: the last day
        ("any", "2041-02-01", None),
        ("", "2026-05-04", "2026-05-04"),  # not stated counts as every day
        ("", "2041-02-01", None),
        ("monthly", "2026-01-31", "2026-01-31"),  # today is the last Saturday of January
        ("monthly", "2026-02-01", "2026-02-28"),
        ("monthly", "2026-02-28", "2026-02-28"),
        ("monthly", "2026-03-01", "2026-03-28"),
        ("monthly", "2026-03-29", "2026-04-25"),
        ("monthly", "2026-05-31", "2026-06-27"),
        ("monthly", "2040-12-30", "2041-01-26"),
        ("monthly", "2041-01-26", "2041-01-26"),
        ("monthly", "2041-01-27", None),
        ("quarterly", "2026-01-31", "2026-03-28"),
        ("quarterly", "2026-03-28", "2026-03-28"),
        ("quarterly", "2026-03-29", "2026-06-27"),
        ("quarterly", "2026-06-28", "2026-09-26"),
        ("quarterly", "2026-09-27", "2026-12-26"),
        ("quarterly", "2026-12-27", "2027-03-27"),
        ("quarterly", "2028-07-01", "2028-09-30"),  # a Saturday that is the month's last day
        ("quarterly", "2040-12-29", "2040-12-29"),
        ("quarterly", "2040-12-30", None),
        (DATES, "2026-01-31", "2027-03-20"),
        (DATES, "2027-03-20", "2027-03-20"),
        (DATES, "2027-03-21", "2027-09-18"),
        (DATES, "2027-09-18", "2027-09-18"),
        (DATES, "2027-09-19", None),
        ("2026-01-30|2041-01-31", "2026-01-31", "2041-01-31"),
        ("2026-01-30|2041-02-01", "2026-01-31", None),  # yesterday, and a day too late
        ("2026-01-31", "2026-01-31", "2026-01-31"),
    ],
)
def test_the_first_sitting_on_or_after_a_day(rule: str, ready: str, sat: str | None) -> None:
    assert first_sitting(rule, today="2026-01-31", ready=ready) == sat


@pytest.mark.parametrize(
    ("today", "ready", "sat"),
    [
        ("2028-02-29", "2043-02-28", "2043-02-28"),  # 15 years on, there is no 29 February
        ("2028-02-29", "2043-03-01", None),
        ("2026-08-31", "2041-08-31", "2041-08-31"),
        ("2026-08-31", "2041-09-01", None),
    ],
)
def test_sittings_run_to_the_same_day_15_years_on(today: str, ready: str, sat: str | None) -> None:
    assert first_sitting("any", today, ready) == sat
    assert first_sitting(ready, today, ready) == sat


def test_the_sitting_of_this_month_may_be_over() -> None:
    assert first_sitting("monthly", today="2026-03-29", ready="2026-03-29") == "2026-04-25"
    assert first_sitting("quarterly", today="2026-03-29", ready="2026-03-29") == "2026-06-27"


def test_many_people_find_their_sittings_at_once() -> None:
    ready = days("2026-02-01", "2027-03-27", "2040-12-30")
    found = calendar("quarterly", "2026-01-31").next_sitting(ready)
    assert found.tolist() == [*days("2026-03-28", "2027-03-27").tolist(), NEVER]


@pytest.mark.parametrize(
    ("level_id", "today", "ready", "sat"),
    [
        # Monthly, the last on 30 June 2027: the last Saturday of that June is the 26th.
        ("net-professional-2024", "2026-11-24", "2027-06-26", "2027-06-26"),
        ("net-professional-2024", "2026-11-24", "2027-06-27", None),
        ("net-professional-2024", "2027-06-27", "2027-06-27", None),
        # Monthly, the first on 1 May 2027.
        ("net-professional-2027", "2026-11-24", "2026-11-24", "2027-05-29"),
        ("net-professional-2027", "2027-06-01", "2027-06-01", "2027-06-26"),
        # On dates, none of them before today.
        ("net-basic", "2027-03-21", "2027-03-21", "2027-09-18"),
        # Applied for on any day; nothing stated counts as any day.
        ("audit-fellow", "2026-11-24", "2026-11-25", "2026-11-25"),
        ("net-expert", "2026-11-24", "2026-11-25", "2026-11-25"),
    ],
)
def test_a_level_is_sat_from_its_first_to_its_last_sitting(
    level_id: str, today: str, ready: str, sat: str | None, ladders: Catalog
) -> None:
    found = calendar_of(ladders, level_id, day_number(date.fromisoformat(today)))
    assert iso(found.next_sitting(days(ready))[0]) == sat
    if sat is None and ready == today:
        assert not found.has_sittings
        assert found.days.tolist() == []


def test_an_award_is_applied_for_on_any_day_whatever_its_sittings_are_said_to_be(ladders: Catalog) -> None:
    quarterly = ladders.exam("audit-fellow").model_copy(update={"sittings": "quarterly"})
    found = calendar_of(ladders.with_exams({"audit-fellow": quarterly}), "audit-fellow", day_number(TODAY))
    assert iso(found.next_sitting(np.array([found.first]))[0]) == TODAY.isoformat()


@pytest.mark.parametrize(
    ("rule", "sittings"),
    [
        ("quarterly", ["2026-03-28", "2026-06-27", "2026-09-26", "2026-12-26"]),
        ("2027-03-20|2026-03-28|2026-12-31", ["2026-03-28", "2026-12-31"]),
        ("2027-03-20", []),
    ],
)
def test_the_sittings_of_a_year(rule: str, sittings: list[str]) -> None:
    first, last = days("2026-03-28", "2026-12-31").tolist()
    assert sitting_days(parse_sittings(rule), first, last).tolist() == days(*sittings).tolist()


def days(*texts: str) -> np.ndarray:
    return np.array([day_number(date.fromisoformat(text)) for text in texts], dtype=np.int64)


def calendar(rule: str, today: str) -> Calendar:
    first = day_number(date.fromisoformat(today))
    return Calendar(parse_sittings(rule) if rule else None, first, horizon(first))


def first_sitting(rule: str, today: str, ready: str) -> str | None:
    return iso(calendar(rule, today).next_sitting(days(ready))[0])


def iso(found: int) -> str | None:
    day = calendar_date(found)
    return None if day is None else day.isoformat()


@settings(max_examples=300)
@given(st.dates(), st.integers(-2_000, 2_000))
def test_months_are_added_as_the_calendar_has_them_near_and_far(day: date, months: int) -> None:
    first = day.year * 12 + day.month - 1 + months
    moved = None
    if 12 <= first < 10_000 * 12:
        last = monthrange(first // 12, first % 12 + 1)[1]
        moved = date(first // 12, first % 12 + 1, min(day.day, last))
    found = add_months(np.array([day_number(day), day_number(TODAY), NEVER]), np.array([months, 1, 0]))
    assert moved is None or calendar_date(found[0]) == moved
    assert calendar_date(found[1]) == date(2026, 12, 24)
    assert found[2] == NEVER
