"""What keeping a certificate costs until a day, by the fees that are stated."""

from datetime import date

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.planner.upkeep import keeping
from dashboard.planner.upkeep_costs import upkeep_costs
from tests.text_table import rows_of
from tests.upkeep_tables import LEVEL, holding, lasting, renewal, tables

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
