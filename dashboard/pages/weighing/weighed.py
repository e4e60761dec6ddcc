"""What the visitor's own figures come to: the costs of their plan, what they expect, and when it pays."""

from dataclasses import dataclass

from dashboard.planner.chances import Chances, NoChances
from dashboard.planner.plan import Plan
from dashboard.state import caches, worked_out
from dashboard.state.session import Visit
from dashboard.text.worth import worth_missing
from dashboard.worth.benefits import Benefits, benefits_of
from dashboard.worth.costs import Costs, costs_of
from dashboard.worth.payback import Payback, payback


@dataclass(frozen=True)
class Weighed:
    """The costs of a plan against what is expected of it; `found` is `None` until the total is known.

    `missing` says what the visitor has yet to fill in. `chances` may not be known.
    """

    plan: Plan
    costs: Costs
    benefits: Benefits
    chances: Chances | NoChances
    found: Payback | None
    missing: list[str]


def weigh(visit: Visit, plan: Plan) -> Weighed:
    choices = visit.choices
    costs = costs_of(plan, dict(choices.resits), choices.hour_value)
    benefits = benefits_of(choices)
    passed = worked_out.plan_chances(visit, plan)
    found = caches.remembered(
        "payback",
        weighed_key(visit),
        lambda: payback(
            choices.as_of,
            plan.held_on,
            costs,
            benefits,
            None if isinstance(passed, NoChances) else passed,
        ),
    )
    missing = worth_missing(visit.words, visit.catalog, costs, benefits)
    return Weighed(plan, costs, benefits, passed, found, missing)


def weighed_key(visit: Visit) -> tuple[object, ...]:
    """What it depends on, as a key for caches."""
    choices = visit.choices
    figures = (choices.pass_percents, choices.resits, choices.hour_value, benefits_of(choices))
    return (*worked_out.plan_key(visit), *figures)
