"""What keeps a certificate, and at what cost, against asking every day by itself."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.planner.upkeep import Had, Keeping, NoExpiry, Renewed, Upkeep, ways_to_keep
from dashboard.planner.upkeep_costs import upkeep_costs
from tests.ladders_catalog import ladders_catalog
from tests.slow.months import add_months
from tests.slow.tables import Cells
from tests.slow.upkeep import NEVER, NOT_STATED, slow_cost, slow_ways
from tests.upkeep_tables import LEVEL, lasting, renewal, tables

DAY = date(2026, 1, 1)
SMALL = st.sampled_from(["", "0", "1", "2"])


@st.composite
def stated(draw: st.DrawFn) -> tuple[list[Cells], list[Cells]]:
    """Up to four rows of renewals on up to three routes, and up to two terms that change on a day."""
    rows = [
        renewal(
            route=draw(st.sampled_from(["a", "b", "c"])),
            how=draw(st.sampled_from(["resit", "credits", "fee", "pass_other"])),
            scope="",
            value=str(number),  # so that no two rows are the same
            opens_months=draw(SMALL),
            opens_days=draw(st.sampled_from(["", "0", "10", "45"])),
            grace_days=draw(st.sampled_from(["", "0", "5", "100"])),
            counts_from=draw(st.sampled_from(["", "passed", "expiry"])),
            fee=draw(st.sampled_from(["", "0", "10.5", "3"])),
            currency=draw(st.sampled_from(["CNY", "CNY", "USD"])),
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    change = (DAY + timedelta(draw(st.integers(0, 300)))).isoformat()
    months = st.sampled_from(["1", "2", "5", "none"])
    terms = [lasting(draw(st.sampled_from(["1", "3", "6"])), until=change)]
    terms += [lasting(draw(months), from_=change)] if draw(st.booleans()) else []
    return rows, terms


def told(renewed: Renewed | None) -> str:
    if renewed is None:
        return ""
    said = {NoExpiry.NEVER: NEVER, NoExpiry.NOT_STATED: NOT_STATED}
    return said[renewed.expires] if isinstance(renewed.expires, NoExpiry) else renewed.expires.isoformat()


def as_text(amounts: Mapping[str, Fraction]) -> dict[str, str]:
    return {currency: str(amount) for currency, amount in amounts.items()}


@settings(max_examples=300, deadline=None)
@given(stated(), st.integers(0, 200), st.integers(-100, 300), st.integers(0, 500))
def test_the_ways_and_their_cost_are_those_of_asking_every_day(
    rows: tuple[list[Cells], list[Cells]], start: int, ahead: int, horizon: int
) -> None:
    renewals, validity = rows
    catalog = tables(ladders_catalog(), renewals, validity)
    obtained = DAY + timedelta(start)
    expires = add_months(obtained, 4)
    today, until = obtained + timedelta(max(ahead, 0)), expires + timedelta(horizon)
    ways = ways_to_keep(catalog, LEVEL, obtained, expires, today)
    slow = slow_ways(renewals, validity, obtained, expires, today)
    left = [way for way in ways if way.first and way.last]
    assert [
        (
            way.route.name,
            way.first.day if way.first else None,
            way.last.day if way.last else None,
            told(way.first),
            told(way.last),
            "" if way.route.fee is None else f"{Fraction(way.route.fee)} {way.route.currency}",
        )
        for way in left
    ] == [(way.route, way.first, way.last, way.if_first, way.if_last, way.fee) for way in slow]
    upkeep = Upkeep(LEVEL, Had.HELD, obtained, expires, ways)
    costs = upkeep_costs(catalog, Keeping(today, (upkeep,)), until)
    expected = None if upkeep.is_lost else slow_cost(renewals, validity, obtained, expires, today, until)
    assert (costs.not_stated == (LEVEL,)) == (expected is None and not upkeep.is_lost)
    found = {currency: Fraction(amount) for currency, amount in costs.amounts}
    assert as_text(found) == as_text(expected or {})
