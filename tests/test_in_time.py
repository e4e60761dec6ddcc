"""Until when a level can be sat as things stand, and what is open now or within a year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.planner.in_time import is_within, last_day
from dashboard.planner.plan import Standing, standing
from dashboard.planner.verdicts import Verdict
from dashboard.rules.people import Answer, Clock, Person
from tests.ladders_catalog import ladders_catalog

TODAY = date(2026, 11, 28)
BASIC = (("net-basic", date(2026, 1, 1)),)
WORKED = (("work", Clock(60, 100)),)
AUDITOR: dict[str, Any] = {
    "holds": (
        ("audit-junior", date(2024, 6, 1)),
        ("audit-tools", date(2026, 6, 15)),
    ),
    "clocks": (("audit", Clock(36, 100)),),
}
NEARLY: dict[str, Any] = {
    "education": (("associate", date(2020, 6, 30)),),
    "clocks": (("audit", Clock(30, 100)),),
}


def of(catalog: Catalog, level_id: str, today: date = TODAY, **said: Any) -> Standing:
    return standing(catalog, Person(**said), today, level_id, "strict")


@pytest.mark.parametrize(
    ("level_id", "said", "last"),
    [
        # A rule's last day, 2027-12-31, comes after the last sitting of that edition.
        ("net-professional-2024", {"holds": BASIC}, date(2027, 6, 30)),
        # From 2028 on a year of work is asked for too: whoever has none is shut out, others are not.
        ("net-professional-2027", {"holds": BASIC, "clocks": (("work", Clock(0, 0)),)}, date(2027, 12, 31)),
        ("net-professional-2027", {"holds": BASIC, "clocks": WORKED}, None),
        ("net-professional-2027", {"holds": BASIC}, None),
        # The junior certificate of 2024-06-01 is valid for 36 months, the tools' of 2026-06-15 for 12.
        ("audit-advanced", {**AUDITOR, "hours_per_week": Decimal(20)}, date(2027, 5, 31)),
        # With 6 hours a week the 120 hours take until April: the next sitting, 2027-06-26, is too late.
        ("audit-advanced", AUDITOR, None),
        # Ways that close, beside one that does not.
        ("audit-tools", {"holds": BASIC}, None),
        # What is not open closes by its last sitting alone, what can't be reached or is held not at all.
        ("net-professional-2024", {}, date(2027, 6, 30)),
        ("net-professional-2024", {"holds": (("net-professional-2024", TODAY),)}, None),
        ("draw-junior", {}, None),
    ],
)
def test_the_last_day_is_that_of_the_last_way_in(
    level_id: str, said: dict[str, Any], last: date | None, ladders: Catalog
) -> None:
    assert last_day(ladders, of(ladders, level_id, **said)) == last


def test_after_the_last_sitting_there_is_no_last_day(ladders: Catalog) -> None:
    gone = of(ladders, "net-professional-2024", date(2027, 7, 1), holds=BASIC)
    assert gone.verdict is Verdict.NEVER
    assert last_day(ladders, gone) is None


@pytest.mark.parametrize(
    ("level_id", "said", "now", "year"),
    [
        ("net-basic", {}, True, True),
        # Its condition is not stated.
        ("draw-junior", {}, False, False),
        # By the certificate before it, 2027-06-26.
        ("draw-intermediate", {}, False, True),
        # Nobody asked about conduct.
        ("audit-junior", {"education": (("bachelor", date(2020, 6, 30)),)}, False, False),
        (
            "audit-junior",
            {
                "education": (("bachelor", date(2020, 6, 30)),),
                "answers": (("conduct", Answer(yes=True, day=None)),),
            },
            True,
            True,
        ),
        # Six months of audit work are missing; whether conduct is accepted nobody said, or was said.
        ("audit-junior", NEARLY, False, False),
        ("audit-junior", {**NEARLY, "answers": (("conduct", Answer(yes=True, day=None)),)}, False, True),
        ("net-basic", {"holds": BASIC}, False, False),
        # Two years of audit work are missing, and never come.
        ("audit-advanced", {}, False, False),
    ],
)
def test_only_what_is_known_counts_as_open_or_within_a_year(
    level_id: str, said: dict[str, Any], now: bool, year: bool, ladders: Catalog
) -> None:
    found = of(ladders, level_id, **said)
    assert (is_within(found, "now"), is_within(found, "year")) == (now, year)


def test_a_year_ends_after_365_days(ladders: Catalog) -> None:
    later = of(ladders, "draw-intermediate")
    assert later.plan is not None
    steps = later.plan.steps
    for days, counts in ((365, True), (366, False)):
        day = date.fromordinal(TODAY.toordinal() + days)
        plan = replace(later.plan, steps=(*steps[:-1], replace(steps[-1], sat_on=day)))
        assert is_within(replace(later, plan=plan), "year") is counts


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(ladders_catalog().level_ids),
    st.lists(
        st.tuples(st.sampled_from(ladders_catalog().level_ids), st.dates(date(2023, 1, 1), TODAY)), max_size=3
    ),
    st.integers(0, 60),
)
def test_on_the_last_day_it_is_open_and_on_the_next_it_is_not(
    level_id: str, holds: list[tuple[str, date]], months: int
) -> None:
    catalog = ladders_catalog()
    clocks = (("work", Clock(months, 0)), ("audit", Clock(min(months, 30), 0)))
    person = Person(holds=tuple(sorted(set(holds))), clocks=clocks)
    found = standing(catalog, person, TODAY, level_id, "strict")
    last = last_day(catalog, found)
    if found.verdict is Verdict.OPEN and last:
        then = standing(catalog, person, last, level_id, "strict")
        after = standing(catalog, person, date.fromordinal(last.toordinal() + 1), level_id, "strict")
        if last != catalog.level(level_id).last_sitting_on:  # there need be no sitting on that very day
            assert then.verdict is Verdict.OPEN
        assert after.verdict is not Verdict.OPEN
