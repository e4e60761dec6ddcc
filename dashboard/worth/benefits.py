"""What a visitor expects of a certificate: their own figures, and how sure they are of each."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, get_args

from dashboard.state.choices import Choices

BenefitName = Literal["raise_a_month", "one_off", "subsidy"]
BENEFITS: Final[tuple[BenefitName, ...]] = get_args(BenefitName)


@dataclass(frozen=True)
class Benefit:
    """An amount and how sure they are of it, in whole percent; `None` where they said nothing."""

    amount: Decimal | None = None
    sure: int | None = None

    @property
    def hoped(self) -> Decimal:
        """What it brings if it comes; nothing where none was named."""
        return self.amount or Decimal(0)

    @property
    def weight(self) -> Decimal:
        """How much of it is counted on, 0 to 1; all of it where they did not say how sure they are."""
        return Decimal(100 if self.sure is None else self.sure) / 100

    @property
    def expected(self) -> Decimal:
        return self.hoped * self.weight


@dataclass(frozen=True)
class Benefits:
    """A raise a month, from `raise_after` months after the certificate is held; two sums on that day.

    A `raise_after` that was not said counts as 0: from the day it is held.
    """

    raise_a_month: Benefit = Benefit()
    raise_after: int | None = None
    one_off: Benefit = Benefit()
    subsidy: Benefit = Benefit()

    @property
    def named(self) -> bool:
        """Whether any of them was named, be it as nothing."""
        return any(self._of(name).amount is not None for name in BENEFITS)

    @property
    def unsure(self) -> tuple[BenefitName, ...]:
        """Those that were named as something, without a word on how sure it is."""
        return tuple(name for name in BENEFITS if self._of(name).hoped and self._of(name).sure is None)

    def _of(self, name: BenefitName) -> Benefit:
        benefit: Benefit = getattr(self, name)
        return benefit


def benefits_of(choices: Choices) -> Benefits:
    """What the visitor typed, as it was typed."""
    return Benefits(
        raise_a_month=Benefit(choices.raise_a_month, choices.raise_sure),
        raise_after=choices.raise_after,
        one_off=Benefit(choices.one_off, choices.one_off_sure),
        subsidy=Benefit(choices.subsidy, choices.subsidy_sure),
    )
