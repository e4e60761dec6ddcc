"""Whether a plan pays, day by day and payment by payment, in fractions: written from the rules alone."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True)
class Money:
    """What is spent by day, and what is hoped for. Shares are from 0 to 1; `held` has chances by day.

    `sums` come on the day held, each with its share. Nothing is spent or held before `today`, and all is
    spent by `held_on`.
    """

    today: date
    held_on: date
    costs: list[tuple[date, Fraction]]
    raise_a_month: Fraction
    raise_after: int
    raise_share: Fraction
    sums: list[tuple[Fraction, Fraction]]
    held: Mapping[date, Fraction]

    def chance(self, day: date) -> Fraction:
        return max((chance for from_day, chance in self.held.items() if from_day <= day), default=Fraction(0))

    def balances(self) -> dict[date, Fraction]:
        """Today, and every day after it that is whole months from the day held, until ten years after it."""
        found, earned = {self.today: self.left(self.today, Fraction(0))}, Fraction(0)
        for months in range(-120, 121):
            since = months - 1 - self.raise_after
            if since >= 0:
                had = self.chance(add_months(self.held_on, since))
                earned += self.raise_a_month * self.raise_share * had
            if (day := add_months(self.held_on, months)) > self.today:
                found[day] = self.left(day, earned)
        return found

    def left(self, day: date, earned: Fraction) -> Fraction:
        spent = sum((cost for due_on, cost in self.costs if due_on <= day), Fraction(0))
        once = sum((amount * share for amount, share in self.sums), Fraction(0))
        return earned + once * self.chance(day) - spent

    def back_on(self) -> date | None:
        """The first day from which it is never below zero again, everything being paid for."""
        last = max((due_on for due_on, cost in self.costs if cost), default=self.today)
        found = None
        for day, balance in reversed(self.balances().items()):
            if balance < 0 or day < last:
                break
            found = day
        return found


def add_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    length = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, length))
