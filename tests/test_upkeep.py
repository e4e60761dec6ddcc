"""What keeps a certificate: when it can be renewed, what that costs, and what it then lasts to."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.planner.plan import standing
from dashboard.planner.upkeep import Had, NoExpiry, Renewed, keeping, ways_to_keep
from tests.slow.months import add_months
from tests.text_table import rows_of
from tests.upkeep_tables import LEVEL, holding, lasting, renewal, tables

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
