"""What keeps a certificate that expires: the ways that the table states, on which days, and until when."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Renewal
from dashboard.rules.months import NEVER, Days, add_months
from dashboard.rules.validity import Validity

NOT_STATED: Final = -NEVER
"""In place of a new expiry: of certificates renewed on that day no validity is stated."""


@dataclass(frozen=True)
class KeepingRoute:
    """One way to keep a certificate: all that its `rows` ask, on a day on which every one of them allows it.

    The days below are of n certificates: obtained, expiring, renewed on these days.
    """

    rows: tuple[Renewal, ...]

    @property
    def name(self) -> str:
        return self.rows[0].route

    def opens(self, obtained: Days, expires: Days) -> Days:
        """The first day on which each certificate can be renewed."""
        opens = obtained
        for row in self.rows:
            if row.opens_months is not None:
                opens = np.maximum(opens, add_months(expires, -row.opens_months))
            if row.opens_days is not None:
                opens = np.maximum(opens, expires - row.opens_days)
        return opens

    def last(self, expires: Days) -> Days:
        """The last day on which each can be renewed; no days of grace are 0, also where none are stated."""
        return expires + min(row.grace_days or 0 for row in self.rows) - 1

    @property
    def counts_from(self) -> str | None:
        """What the new term counts from, `passed` or `expiry`; `None`: it is not stated, or in two ways."""
        stated = {row.counts_from for row in self.rows if row.counts_from}
        return stated.pop() if len(stated) == 1 else None

    def renewed(self, validity: Validity, day: Days, expires: Days) -> Days:
        """The new expiry of what is renewed on `day`, by the validity in force on it.

        `NEVER` where it no longer expires, `NOT_STATED` where no validity is stated. Where it is not stated
        what the term counts from, it is the earlier of the two days.
        """
        found = np.full(len(day), NOT_STATED)
        start = {"passed": day, "expiry": expires}.get(self.counts_from or "", np.minimum(day, expires))
        for term in validity.terms:
            applies = (term.first <= day) & (day < term.end)
            if term.months is None:
                found = np.where(applies, NEVER, found)
            elif term.months and applies.any():
                found = np.where(applies, add_months(np.where(applies, start, 0), term.months), found)
        return found

    @property
    def fee(self) -> Decimal | None:
        """The fees of all rows, in `currency`; `None` if any is not stated, or the currencies differ."""
        fees = [row.fee for row in self.rows if row.fee is not None]
        is_one_currency = len({row.currency for row in self.rows}) == 1
        return sum(fees, Decimal(0)) if len(fees) == len(self.rows) and is_one_currency else None

    @property
    def stated_fee(self) -> Decimal | None:
        """The fees that are stated, where not all are; `None` where none is, or the currencies differ."""
        stated = [(row.currency, row.fee) for row in self.rows if row.fee]
        is_one_currency = len({currency for currency, _ in stated}) == 1
        return sum((fee for _, fee in stated), Decimal(0)) if is_one_currency and self.fee is None else None

    @property
    def currency(self) -> str:
        return next((row.currency for row in self.rows if row.currency), "")

    @property
    def asks_other_level(self) -> bool:
        """Whether another certificate has to be obtained, which costs what is not in these fees."""
        return any(row.how == "pass_other" for row in self.rows)


def keeping_routes(catalog: Catalog, level_id: str) -> tuple[KeepingRoute, ...]:
    """The ways to keep a level's certificate, by name; none where none are stated."""
    rows: dict[str, list[Renewal]] = {}
    for row in catalog.renewals_of(level_id):
        rows.setdefault(row.route, []).append(row)
    return tuple(KeepingRoute(tuple(of_route)) for _, of_route in sorted(rows.items()))
