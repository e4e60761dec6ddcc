"""What the paths to a target say when they are laid side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.planner.paths import Path
from dashboard.planner.plan import Plan


@dataclass(frozen=True)
class Advice:
    """The best plan, the best that takes the target alone, and the best that climbs to it.

    `direct` and `stepped` are `None` where there is no such path; one of them is `best`.
    """

    best: Plan
    direct: Plan | None
    stepped: Plan | None


def advice(plans: Sequence[Plan]) -> Advice | None:
    """The advice in `plans`, which come best first; `None` where no path reaches the target."""
    if not plans:
        return None
    return Advice(
        best=plans[0],
        direct=next((plan for plan in plans if len(plan.steps) == 1), None),
        stepped=next((plan for plan in plans if len(plan.steps) > 1), None),
    )


def certificate_cites(path: Path) -> frozenset[str]:
    """What the route into the target rests on."""
    _, route = path.steps[-1]
    return frozenset(cited for condition in route.conditions for cited in condition.cites)


def climbs_by_certificates_alone(path: Path) -> bool:
    """Whether the target is reached by certificates only, with nothing else asked on the way.

    The source of a ladder may both allow this and say that the level needs rich experience.
    """
    conditions = [condition for _, route in path.steps for condition in route.conditions]
    _, last = path.steps[-1]
    return any(condition.levels for condition in last.conditions) and all(
        condition.levels or condition.asks_nothing for condition in conditions
    )
