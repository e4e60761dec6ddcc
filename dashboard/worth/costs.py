"""What a plan costs: the fees of each level, resits, and the hours of study."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import prod
from typing import Final, Literal, get_args

from dashboard.planner.plan import Plan, Step
from dashboard.state.choices import CURRENCY

CostKind = Literal["training", "materials", "exam", "resits", "study"]
KINDS: Final[tuple[CostKind, ...]] = get_args(CostKind)
Asked = Literal["training", "materials", "exam", "resits", "hours", "hour_value"]
"""What an amount is made of: three fees, how many resits, hours of study, and what an hour is worth."""
_FEES: Final = ("training", "materials", "exam")


@dataclass(frozen=True)
class CostPart:
    """One part of the cost of a level, and the day on which it falls due.

    `amount` is `None` as long as it `lacks` something that was not said. `currency` is that of the
    level's fees, "" where the tables name none.
    """

    level_id: str
    kind: CostKind
    amount: Decimal | None
    due_on: date
    currency: str
    lacks: tuple[Asked, ...] = ()


@dataclass(frozen=True)
class Costs:
    """The parts of what a plan costs, level by level, in the order of study."""

    parts: tuple[CostPart, ...]

    @property
    def total(self) -> Decimal | None:
        """All parts together; `None` until every one of them is known, and in two currencies."""
        return None if self.missing else self.known

    @property
    def known(self) -> Decimal | None:
        """The parts that are known, together: the cost is at least this. `None` in two currencies."""
        if self.mixed:
            return None
        return sum((part.amount for part in self.parts if part.amount is not None), Decimal(0))

    @property
    def missing(self) -> tuple[CostPart, ...]:
        return tuple(part for part in self.parts if part.amount is None)

    @property
    def lacking(self) -> tuple[tuple[str, Asked], ...]:
        """What was not said, each with its level, and last what an hour is worth, which has none ("")."""
        found = [
            ("", asked) if asked == "hour_value" else (part.level_id, asked)
            for part in self.parts
            for asked in part.lacks
        ]
        return tuple(dict.fromkeys(sorted(found, key=lambda each: each[1] == "hour_value")))

    @property
    def mixed(self) -> bool:
        """Whether the fees that are known come in more than one currency: they have no sum."""
        return len(self._currencies) > 1

    @property
    def currency(self) -> str:
        """The currency of the fees that are known; before any is, the one that fees are typed in."""
        of_tables = (part.currency for part in self.parts if part.currency)
        return next(iter(self._currencies), next(of_tables, CURRENCY))

    @property
    def _currencies(self) -> dict[str, None]:
        known = (part for part in self.parts if part.kind in _FEES and part.amount is not None)
        return dict.fromkeys(part.currency for part in known)

    def of_level(self, level_id: str) -> "Costs":
        return replace(self, parts=tuple(part for part in self.parts if part.level_id == level_id))

    def of_kind(self, kind: CostKind) -> "Costs":
        return replace(self, parts=tuple(part for part in self.parts if part.kind == kind))


def costs_of(plan: Plan, resits: Mapping[str, int], hour_value: Decimal | None) -> Costs:
    """The costs of `plan`. `resits` has their number by level id, `hour_value` is money an hour of study.

    A resit costs the exam fee once more. What was not said is not known; 0 times that is 0 all the same,
    but how many resits there may be has to be said even where the exam is free.
    """
    return Costs(
        tuple(part for step in plan.steps for part in _parts(step, resits.get(step.level_id), hour_value))
    )


def _parts(step: Step, resits: int | None, hour_value: Decimal | None) -> tuple[CostPart, ...]:
    exam, number = step.exam, None if resits is None else Decimal(resits)
    return (
        _part(step, "training", step.study_from, {"training": exam.fee_training}),
        _part(step, "materials", step.study_from, {"materials": exam.fee_materials}),
        _part(step, "exam", step.sat_on, {"exam": exam.fee_exam}),
        _part(step, "resits", step.held_on, {"resits": number, "exam": exam.fee_exam}),
        _part(step, "study", step.studied_on, {"hours": step.hours, "hour_value": hour_value}),
    )


def _part(step: Step, kind: CostKind, due_on: date, factors: Mapping[Asked, Decimal | None]) -> CostPart:
    """The product of what was said."""
    said = [factor for factor in factors.values() if factor is not None]
    lacks = tuple(asked for asked, factor in factors.items() if factor is None)
    if 0 in said and "resits" not in lacks:
        lacks = ()
    amount = None if lacks else prod(said, start=Decimal(1))
    return CostPart(step.level_id, kind, amount, due_on, step.exam.currency, lacks)
