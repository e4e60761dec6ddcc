"""Whether a plan pays, and when: money by the month, and what would change the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal, localcontext
from itertools import accumulate
from typing import Final

from dashboard.planner.chances import Chances
from dashboard.rules.months import add_months_to, full_months
from dashboard.worth.benefits import Benefits
from dashboard.worth.costs import Costs

YEARS_SHOWN: Final = 10
WITHIN_YEARS: Final = (1, 2, 3)
_CENT: Final = Decimal("0.01")
_CHANCE: Final = Decimal("1e-12")
"""Chances are sums of rounded numbers: what is finer than this is no chance, but rounding."""
_DIGITS: Final = 60
"""Enough for every product of an amount, a percent and a sum of chances: nothing is rounded on the way."""


@dataclass(frozen=True)
class Span:
    """What must hold for the costs to be back on the day `by`, so many years after the certificate.

    `balance` is what is expected on that day, `None` until it is said how sure every benefit is. Each
    of the others is the least that does, all else as the visitor has it, a benefit of which they did
    not say how sure it is in full: a raise a month (`None`: no raise does), and how sure the raise that
    they named must be, in whole percent (`None`: not even 100 does).
    """

    years: int
    by: date
    balance: Decimal | None
    raise_a_month: Decimal | None
    raise_sure: int | None


@dataclass(frozen=True)
class Payback:
    """Money on each of `months`, costs below zero: if nothing comes, as expected, and if all comes.

    `months` are today, and the days that are whole months from `held_on`, before and after it. If all
    comes, every exam is passed at once and every benefit comes in full; what is expected weighs each
    by how sure it is, and by the chance that the certificate is held (`None` until that is said).
    `back_on` is the first of `months` from which the expected balance stays at or above zero, all costs
    being due, `back_if_all` the same if all comes; `None`: not within the years shown.
    """

    held_on: date
    months: tuple[date, ...]
    nothing_comes: tuple[Decimal, ...]
    expected: tuple[Decimal, ...] | None
    all_comes: tuple[Decimal, ...]
    back_on: date | None
    back_if_all: date | None
    spans: tuple[Span, ...]


def payback(
    today: date, held_on: date, costs: Costs, benefits: Benefits, chances: Chances | None
) -> Payback | None:
    """The months from `today` to some years after `held_on`; `None` until the total of the costs is known.

    `chances` are those of holding the certificate by a day, `None` where they can't be worked out: it is
    then taken to be held on `held_on`.
    """
    if costs.total is None:
        return None
    with localcontext() as context:
        context.prec = _DIGITS
        return _Reckoning(today, held_on, costs, benefits, costs.total).payback(chances)


@dataclass(frozen=True)
class _Reckoning:
    """Everything that balances are made of, with the total of the costs."""

    today: date
    held_on: date
    costs: Costs
    benefits: Benefits
    total: Decimal

    def payback(self, chances: Chances | None) -> Payback:
        months, benefits = self.months(), self.benefits
        spent = [self.due(day) for day in months]
        certain = [Decimal(day >= self.held_on) for day in months]
        held = certain if chances is None else [_chance(chances, day) for day in months]
        sums = benefits.one_off.hoped + benefits.subsidy.hoped
        all_comes = self.balances(spent, certain, benefits.raise_a_month.hoped, sums)
        expected = None
        if not benefits.unsure:
            sums = benefits.one_off.expected + benefits.subsidy.expected
            expected = self.balances(spent, held, benefits.raise_a_month.expected, sums)
        return Payback(
            held_on=self.held_on,
            months=months,
            nothing_comes=tuple(-cost for cost in spent),
            expected=expected,
            all_comes=all_comes,
            back_on=None if expected is None else self.back_on(months, expected),
            back_if_all=self.back_on(months, all_comes),
            spans=tuple(self.span(years, months, held, expected) for years in WITHIN_YEARS),
        )

    def months(self) -> tuple[date, ...]:
        # Whole months back from the last day of a short month, one can land before today: it is left out.
        before = [
            add_months_to(self.held_on, -each) for each in range(full_months(self.today, self.held_on), 0, -1)
        ]
        after = [add_months_to(self.held_on, each) for each in range(12 * YEARS_SHOWN + 1)]
        return tuple(dict.fromkeys([self.today, *(day for day in before if day > self.today), *after]))

    def due(self, day: date) -> Decimal:
        return sum((part.amount or Decimal(0) for part in self.costs.parts if part.due_on <= day), Decimal(0))

    def balances(
        self, spent: Sequence[Decimal], held: Sequence[Decimal], a_month: Decimal, sums: Decimal
    ) -> tuple[Decimal, ...]:
        """The balance of each month, by what is spent by then and the chance that the certificate is held."""
        paid = self.paid(held)
        return tuple(
            a_month * count + sums * chance - cost
            for count, chance, cost in zip(paid, held, spent, strict=True)
        )

    def paid(self, held: Sequence[Decimal]) -> list[Decimal]:
        """How many months of the raise are paid by each month's day.

        A month is paid at its end, if the certificate had been held for long enough when it began.
        """
        after = self.benefits.raise_after or 0
        held_months = held[-1 - 12 * YEARS_SHOWN :]
        before = len(held) - len(held_months)
        paid = [Decimal(0), *accumulate(held_months)]
        return ([Decimal(0)] * (before + after) + paid)[: len(held)]

    def back_on(self, months: Sequence[date], balances: Sequence[Decimal]) -> date | None:
        # Once all costs are due, a balance never falls.
        last_due = max((part.due_on for part in self.costs.parts if part.amount), default=self.today)
        dated = zip(months, balances, strict=True)
        return next((day for day, balance in dated if day >= last_due and balance >= 0), None)

    def span(
        self, years: int, months: Sequence[date], held: Sequence[Decimal], expected: Sequence[Decimal] | None
    ) -> Span:
        benefits = self.benefits
        place = months.index(self.held_on) + 12 * years
        paid = self.paid(held)[place]
        sums = benefits.one_off.expected + benefits.subsidy.expected
        short = max(self.total - sums * held[place], Decimal(0))
        sure = _least(short, benefits.raise_a_month.hoped * paid / 100, Decimal(1))
        return Span(
            years=years,
            by=months[place],
            balance=None if expected is None else expected[place],
            raise_a_month=_least(short, benefits.raise_a_month.weight * paid, _CENT),
            raise_sure=None if sure is None or sure > 100 else int(sure),
        )


def _least(short: Decimal, each_brings: Decimal, unit: Decimal) -> Decimal | None:
    """The least multiple of `unit` that makes up for what is short; `None`: none does."""
    if not short:
        return Decimal(0)
    return (short / each_brings).quantize(unit, rounding=ROUND_CEILING) if each_brings else None


def _chance(chances: Chances, day: date) -> Decimal:
    return Decimal(chances.by(day)).quantize(_CHANCE)
