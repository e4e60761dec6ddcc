"""How long a certificate is valid, by the day on which it is obtained."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.catalog.catalog import Catalog
from dashboard.rules.months import NEVER, Days, add_months, calendar_date, day_number, earliest_reaching
from dashboard.rules.people import Bools


@dataclass(frozen=True)
class Term:
    """Obtained from the day `first` to the day before `end`, a certificate is valid for `months`.

    `None`: it is stated not to expire.
    """

    first: int
    end: int
    months: int | None


@dataclass(frozen=True)
class Validity:
    """The terms of one level, in order. On a day in none of them nothing is stated."""

    terms: tuple[Term, ...] = ()

    @property
    def is_for_a_time(self) -> bool:
        """Whether certificates obtained on some days are stated to expire."""
        return any(term.months is not None for term in self.terms)

    def expires(self, obtained: Days, stated: Bools | None = None) -> Days:
        """The first day on which a certificate obtained on each day is no longer known to be valid.

        `NEVER` if it does not expire; the day itself where its validity is not known, as where `stated` is
        false.
        """
        expires = obtained
        for term in self.terms:
            applies = (term.first <= obtained) & (obtained < term.end)
            if stated is not None:
                applies = applies & stated
            if term.months is None:
                expires = np.where(applies, NEVER, expires)
            elif applies.any():
                end = add_months(np.where(applies, obtained, 0), term.months)
                expires = np.where(applies, end, expires)
        return expires

    def states_months(self, obtained: Days) -> Bools:
        """Whether certificates obtained on these days are stated to expire."""
        states = np.zeros(len(obtained), dtype=bool)
        for term in self.terms:
            if term.months is not None:
                states |= (term.first <= obtained) & (obtained < term.end)
        return states

    def earliest_valid_on(self, day: Days, obtained: Days) -> Days:
        """The first day not before `obtained` on which to obtain it, to have it valid on `day` or unknown."""
        first = np.full(len(day), NEVER)
        end_before = -int(NEVER)
        for term in self.terms:
            if end_before < term.first:
                gap = np.maximum(obtained, end_before)
                first = np.minimum(first, np.where(gap < term.first, gap, NEVER))
            then = np.maximum(obtained, term.first)
            if term.months is not None:
                then = np.maximum(then, earliest_reaching(day + 1, term.months))
            first = np.minimum(first, np.where(then < term.end, then, NEVER))
            end_before = term.end
        return np.minimum(first, np.maximum(obtained, end_before))


def validity_of(catalog: Catalog, level_id: str) -> Validity:
    """The terms that the table states for a level."""
    return Validity(
        tuple(
            Term(
                -int(NEVER) if row.from_day is None else day_number(row.from_day),
                int(NEVER) if row.until is None else day_number(row.until),
                None if row.months == "none" else row.months,
            )
            for row in catalog.validity_of(level_id)
        )
    )


def expires_on(catalog: Catalog, level_id: str, obtained: date) -> date | None:
    """The first day on which a certificate obtained on a day is no longer valid, where that is stated."""
    day = np.array([day_number(obtained)])
    expires = validity_of(catalog, level_id).expires(day)
    return calendar_date(expires[0]) if expires[0] > day[0] else None
