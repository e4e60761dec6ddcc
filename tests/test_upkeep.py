"""What keeps a certificate: its window, what it then lasts to, and what keeping costs."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Renewal, Validity
from dashboard.planner.plan import standing
from dashboard.planner.upkeep import Had, Keeping, NoExpiry, Renewed, Upkeep, keeping, ways_to_keep
from dashboard.planner.upkeep_costs import upkeep_costs
from dashboard.rules.people import Person
from tests.ladders_catalog import ladders_catalog
from tests.slow.files import row_of
from tests.slow.months import add_months
from tests.slow.tables import Cells
from tests.slow.upkeep import NEVER, NOT_STATED, slow_cost, slow_ways
from tests.text_table import rows_of

LEVEL = "audit-tools"

WORKED = """
who                       | obtained   | lasts | how        | months | days | grace | from   | today      | opens      | last       | renewed on | then expires
Microsoft                 | 2026-01-15 | 12    | assessment | 6      |      |       | expiry | 2026-07-20 | 2026-07-15 | 2027-01-14 | 2026-07-20 | 2028-01-15
Microsoft, on the last    | 2026-01-15 | 12    | assessment | 6      |      |       | expiry | 2027-01-14 | 2026-07-15 | 2027-01-14 | 2027-01-14 | 2028-01-15
Google, base not stated   | 2024-08-31 | 36    | resit      |        | 60   | 30    |        | 2027-01-01 | 2027-07-02 | 2027-09-29 | 2027-07-02 | 2030-07-02
Google, in the grace days | 2024-08-31 | 36    | resit      |        | 60   | 30    |        | 2027-09-10 | 2027-07-02 | 2027-09-29 | 2027-09-10 | 2030-08-31
Kubernetes, any time      | 2024-04-01 | 24    | resit      |        |      |       | passed | 2026-03-01 | 2024-04-01 | 2026-03-31 | 2026-03-01 | 2028-03-01
CISP                      | 2024-07-29 | 36    | credits    |        | 30   |       |        | 2026-11-28 | 2027-06-29 | 2027-07-28 | 2027-06-29 | 2030-06-29
Huawei before 2023        | 2020-06-30 | 24    | resit      |        |      | 365   | expiry | 2023-02-01 | 2020-06-30 | 2023-06-29 | 2023-02-01 | 2024-06-30
both bounds: the later    | 2026-01-31 | 12    | resit      | 1      | 20   |       | passed | 2026-02-01 | 2027-01-11 | 2027-01-30 | 2027-01-11 | 2028-01-11
a leap day                | 2028-02-29 | 12    | resit      | 3      |      | 0     | expiry | 2028-03-01 | 2028-11-28 | 2029-02-27 | 2028-11-28 | 2030-02-28
opens before it is had    | 2026-05-01 | 12    | resit      | 30     |      |       | passed | 2026-05-01 | 2026-05-01 | 2027-04-30 | 2026-05-01 | 2027-05-01
the last day is over      | 2024-05-01 | 12    | resit      |        |      | 90    | passed | 2025-07-30 | 2024-05-01 | 2025-07-29 |            |
the last day is today     | 2024-05-01 | 12    | resit      |        |      | 90    | passed | 2025-07-29 | 2024-05-01 | 2025-07-29 | 2025-07-29 | 2026-07-29
"""  # noqa: E501


def tables(catalog: Catalog, renewals: list[Cells], validity: list[Cells]) -> Catalog:
    """The ladders, with these rows alone in two tables."""
    return replace(
        catalog,
        renewals=tuple(Renewal.model_validate(row) for row in renewals),
        validity=tuple(Validity.model_validate(row) for row in validity),
    )


def renewal(**cells: str) -> Cells:
    return row_of("renewals", **{"level_id": LEVEL, "route": "way", "how": "resit", **cells})


def lasting(months: str, **days: str) -> Cells:
    return row_of("validity", level_id=LEVEL, months=months, **days)


def holding(*held: str) -> Person:
    """Who holds levels, each as a roster has it: `level@day`, the day optional."""
    parts = (each.partition("@") for each in held)
    return Person(holds=tuple((level, date.fromisoformat(day) if day else None) for level, _, day in parts))


@pytest.mark.parametrize("row", rows_of(WORKED), ids=lambda row: row["who"])
def test_a_certificate_can_be_renewed_on_the_days_that_its_issuer_states(
    row: dict[str, str], ladders: Catalog
) -> None:
    stated = renewal(
        how=row["how"],
        opens_months=row["months"],
        opens_days=row["days"],
        grace_days=row["grace"],
        counts_from=row["from"],
    )
    catalog = tables(ladders, [stated], [lasting(row["lasts"])])
    today = date.fromisoformat(row["today"])
    (upkeep,) = keeping(catalog, holding(f"{LEVEL}@{row['obtained']}"), today, None).upkeeps
    (way,) = upkeep.ways
    assert (way.opens_on.isoformat(), way.last_on.isoformat()) == (row["opens"], row["last"])
    if not row["renewed on"]:
        assert way.first is way.last is None
        assert upkeep.is_lost
    else:
        assert way.first == Renewed(
            date.fromisoformat(row["renewed on"]), date.fromisoformat(row["then expires"])
        )
    assert way.route.counts_from == (row["from"] or None)


@pytest.mark.parametrize(
    ("rows", "fee"),
    [
        ([{"fee": "380", "currency": "CNY"}], (Decimal(380), "CNY")),
        ([{"fee": "0", "currency": "CNY"}], (Decimal(0), "CNY")),
        ([{"currency": "CNY"}], (None, "CNY")),
        (
            [{"fee": "1.5", "currency": "USD"}, {"fee": "2", "currency": "USD", "how": "fee"}],
            (Decimal("3.5"), "USD"),
        ),
        ([{"fee": "1", "currency": "USD"}, {"currency": "USD", "how": "fee"}], (None, "USD")),
        ([{"fee": "1", "currency": "USD"}, {"fee": "1", "currency": "CNY", "how": "fee"}], (None, "USD")),
    ],
    ids=["stated", "stated to be 0", "not stated", "two rows", "one not stated", "two currencies"],
)
def test_the_fee_of_a_way_is_the_sum_of_its_rows_or_not_stated(
    rows: list[dict[str, str]], fee: tuple[Decimal | None, str], ladders: Catalog
) -> None:
    catalog = tables(ladders, [renewal(**row) for row in rows], [lasting("12")])
    (way,) = ways_to_keep(catalog, LEVEL, date(2026, 1, 1), date(2027, 1, 1), date(2026, 1, 1))
    assert way.route.fee == fee[0]
    if fee[0] is not None:
        assert way.route.currency == fee[1]


def test_rows_of_one_way_must_all_allow_the_day(ladders: Catalog) -> None:
    """One opens 30 days before, with 60 days of grace; the other 3 months before, with none."""
    rows = [
        renewal(how="credits", opens_days="30", grace_days="60"),
        renewal(how="fee", opens_months="3"),
    ]
    catalog = tables(ladders, rows, [lasting("12")])
    (way,) = ways_to_keep(catalog, LEVEL, date(2026, 1, 1), date(2027, 1, 1), date(2026, 1, 1))
    assert (way.opens_on, way.last_on) == (date(2026, 12, 2), date(2026, 12, 31))


def test_the_new_term_is_that_of_the_day_on_which_it_is_renewed(ladders: Catalog) -> None:
    """12 months until 2026-12-31, and nothing stated from 2027 on; then it does not expire."""
    for later, expires in (
        ([], NoExpiry.NOT_STATED),
        ([lasting("none", from_="2027-01-01")], NoExpiry.NEVER),
        ([lasting("3", from_="2027-01-01")], date(2027, 6, 30)),
    ):
        terms = [lasting("12", until="2027-01-01"), *later]
        catalog = tables(ladders, [renewal(counts_from="passed")], terms)
        (way,) = ways_to_keep(catalog, LEVEL, date(2026, 4, 1), date(2027, 4, 1), date(2026, 11, 28))
        assert way.first == Renewed(date(2026, 11, 28), date(2027, 11, 28))
        assert way.last is not None
        assert way.last.day == date(2027, 3, 31)
        assert way.last.expires == expires


KEPT = """
why                                     | holds                                              | upkeeps                            | undated     | not stated
one that lapses                         | audit-tools@2026-05-01                             | audit-tools 2027-05-01 held        |             |
by the latest of several dates          | audit-tools@2025-05-01,audit-tools@2026-05-01      | audit-tools 2027-05-01 held        |             |
a result awaited is the latest          | audit-tools@2025-05-01,audit-tools@2026-12-24      | audit-tools 2027-12-24 awaited     |             |
expired, and still listed               | audit-tools@2020-05-01                             | audit-tools 2021-05-01 held        |             |
the first to lapse stands first         | audit-junior@2025-01-01,audit-tools@2026-05-01     | audit-tools 2027-05-01 held, audit-junior 2028-01-01 held | |
without a date                          | audit-tools@                                       |                                    | audit-tools |
with a date and without                 | audit-tools@2025-05-01,audit-tools@                |                                    | audit-tools |
without a date, and none expires        | net-basic@                                         |                                    |             |
it is stated not to expire              | net-basic@2026-05-01                               |                                    |             |
nothing is stated                       | draw-junior@2026-05-01,net-expert@                 |                                    |             | draw-junior,net-expert
"""  # noqa: E501


@pytest.mark.parametrize("row", rows_of(KEPT), ids=lambda row: row["why"])
def test_what_lapses_is_listed_and_what_is_not_known_is_named(row: dict[str, str], ladders: Catalog) -> None:
    found = keeping(ladders, holding(*row["holds"].split(",")), date(2026, 11, 24), None)
    told = ", ".join(f"{each.level_id} {each.expires_on} {each.had}" for each in found.upkeeps)
    assert told == row["upkeeps"]
    assert ",".join(found.undated) == row["undated"]
    assert ",".join(found.not_stated) == row["not stated"]


def test_what_a_plan_obtains_has_to_be_kept_too(ladders: Catalog) -> None:
    """The steps of the plan that lapse, from the days on which they are held."""
    today = date(2026, 11, 24)
    person = holding("audit-tools@2020-05-01")
    plan = standing(ladders, person, today, "net-professional-2027", "strict").plan
    assert plan is not None
    found = keeping(ladders, person, today, plan)
    planned = {each.level_id: each for each in found.upkeeps if each.had is Had.PLANNED}
    assert set(planned) == {"net-professional-2027"}
    upkeep = planned["net-professional-2027"]
    assert upkeep.obtained == plan.held_on
    assert upkeep.expires_on == plan.expires_on == add_months(plan.held_on, 36)
    (way,) = upkeep.ways
    assert way.opens_on == add_months(upkeep.expires_on, -12)
    assert way.route.asks_other_level
    assert [each.had for each in found.upkeeps if each.level_id == "audit-tools"] == [Had.HELD]


def test_a_certificate_without_ways_is_not_lost(ladders: Catalog) -> None:
    catalog = tables(ladders, [], [lasting("12")])
    (upkeep,) = keeping(catalog, holding(f"{LEVEL}@2020-05-01"), date(2026, 11, 24), None).upkeeps
    assert upkeep.ways == ()
    assert not upkeep.is_lost


COSTS = """
why                             | fees                               | obtained   | until      | amounts  | renewals | not stated | lost
three renewals, each in time    | resit 380 CNY                      | 2026-01-01 | 2029-06-01 | 1140 CNY | 3        |            |
not yet expired by the day      | resit 380 CNY                      | 2026-01-01 | 2026-12-31 |          | 0        |            |
expired on the day itself       | resit 380 CNY                      | 2026-01-01 | 2027-01-01 | 380 CNY  | 1        |            |
a fee of 0 is a fee             | resit 0 CNY                        | 2026-01-01 | 2027-06-01 | 0 CNY    | 1        |            |
the cheapest that is stated     | resit 380 CNY, fee 20 CNY, credits | 2026-01-01 | 2027-06-01 | 20 CNY   | 1        |            |
no fee is stated                | resit                              | 2026-01-01 | 2027-06-01 |          | 0        | yes        |
two currencies are not compared | resit 20 USD, fee 30 CNY           | 2026-01-01 | 2027-06-01 |          | 0        | yes        |
0 is less than any fee          | resit 20 USD, fee 0 CNY            | 2026-01-01 | 2027-06-01 | 0 CNY    | 1        |            |
another level is not a fee      | pass_other 50 USD                  | 2026-01-01 | 2027-06-01 |          | 0        | yes        |
the last day is over            | resit 380 CNY                      | 2020-01-01 | 2027-06-01 |          | 0        |            | yes
"""  # noqa: E501


@pytest.mark.parametrize("row", rows_of(COSTS), ids=lambda row: row["why"])
def test_what_keeping_costs_until_a_day(row: dict[str, str], ladders: Catalog) -> None:
    """Valid for 12 months each time, from the day on which it would have expired."""
    rows = []
    for each in row["fees"].split(", "):
        how, fee, currency = (*each.split(" "), "", "")[:3]
        scope = "net-expert" if how == "pass_other" else ""
        rows.append(
            renewal(route=how, how=how, scope=scope, fee=fee, currency=currency, counts_from="expiry")
        )
    catalog = tables(ladders, rows, [lasting("12")])
    found = keeping(catalog, holding(f"{LEVEL}@{row['obtained']}"), date(2026, 11, 24), None)
    costs = upkeep_costs(catalog, found, date.fromisoformat(row["until"]))
    assert ", ".join(f"{amount} {currency}" for currency, amount in costs.amounts) == row["amounts"]
    assert costs.renewals == int(row["renewals"])
    assert costs.not_stated == ((LEVEL,) if row["not stated"] else ())
    assert costs.lost == ((LEVEL,) if row["lost"] else ())


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
