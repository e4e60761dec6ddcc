"""What each level on the way to a target buys: the best plan with it against the best without."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dashboard.planner.plan import Plan


class Worth(StrEnum):
    """What taking a level does for the target."""

    NEEDED = "needed"
    SOONER = "sooner"
    NOTHING = "nothing"


@dataclass(frozen=True)
class BreakEven:
    """The best plan that takes a level, the best that doesn't (`None`: there is none), and the difference."""

    level_id: str
    taking: Plan
    skipping: Plan | None

    @property
    def worth(self) -> Worth:
        if self.skipping is None:
            return Worth.NEEDED
        return Worth.SOONER if self.taking.held_on < self.skipping.held_on else Worth.NOTHING

    @property
    def not_needed_from(self) -> date | None:
        """The day from which the plan without the level is open: what one would wait for.

        The steps that both plans share don't count, unless the plan without has no other.
        """
        if self.skipping is None:
            return None
        taken = set(self.taking.path.steps)
        own = [step for step in self.skipping.steps if (step.level_id, step.route) not in taken]
        return max(step.opens_on for step in own or self.skipping.steps)

    @property
    def more_exams(self) -> int:
        """How many exams more the plan with the level has."""
        return self.taking.exams - self.skipping.exams if self.skipping else 0

    @property
    def more_hours(self) -> Decimal | None:
        return _difference(self.taking.study_hours, self.skipping.study_hours) if self.skipping else None

    @property
    def more_fee(self) -> Decimal | None:
        """In the target's currency, which both plans share: a fee in two currencies is not known."""
        return _difference(self.taking.fee, self.skipping.fee) if self.skipping else None


def _difference(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


def break_evens(plans: Sequence[Plan]) -> tuple[BreakEven, ...]:
    """For each level before the target on any of `plans` (the best first), what it buys."""
    levels = dict.fromkeys(level_id for plan in plans for level_id in plan.path.levels[:-1])
    found = []
    for level_id in levels:
        taking = next(plan for plan in plans if level_id in plan.path.levels)
        skipping = next((plan for plan in plans if level_id not in plan.path.levels), None)
        found.append(BreakEven(level_id, taking, skipping))
    return tuple(found)
