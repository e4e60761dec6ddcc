"""Every path to a target side by side, under both readings: which are beaten, and in what order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal, get_args

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS, Reading
from dashboard.planner.plan import Plan, every_plan
from dashboard.rules.people import Person


@dataclass(frozen=True)
class ComparedPath:
    """A path's plan, the readings under which it works, and a plan that beats it in every known way.

    Only paths of the reading that was asked for are compared: which reading holds is not known.
    """

    plan: Plan
    readings: tuple[Reading, ...]
    beaten_by: Plan | None


def compared_paths(
    catalog: Catalog, person: Person, today: date, target: str, reading: Reading
) -> tuple[ComparedPath, ...]:
    """The paths to `target`: those under `reading`, the best first, then those of the other reading only."""
    of_reading = {
        each: every_plan(catalog, person, today, target, each)
        for each in sorted(READINGS, key=lambda each: each != reading)
    }
    readings: dict[frozenset[object], tuple[Reading, ...]] = {}
    plans: list[Plan] = []
    for each, found in of_reading.items():
        for plan in found:
            steps = frozenset(plan.path.steps)
            if steps not in readings:
                plans.append(plan)
            readings[steps] = tuple(r for r in READINGS if r in (*readings.get(steps, ()), each))
    return tuple(
        ComparedPath(plan, own, _beaten_by(plan, of_reading[reading]) if reading in own else None)
        for plan in plans
        for own in (readings[frozenset(plan.path.steps)],)
    )


def _beaten_by(plan: Plan, others: Sequence[Plan]) -> Plan | None:
    return next((other for other in others if _beats(other, plan)), None)


def _beats(one: Plan, other: Plan) -> bool:
    """Whether `one` is as good in every way and better in one, nothing unknown taken for granted.

    What is not stated can still be compared where all that `one` takes the other takes too: it costs
    both the same. It may move their dates apart, though, unless it is the target's, which both take last.
    """
    within = set(one.path.levels) <= set(other.path.levels)
    if any(step.is_lower_bound for step in (one.steps[:-1] if within else one.steps)):
        return False
    if not within and None in (one.fee, other.fee, other.study_hours):
        return False
    ways = [
        (Decimal(one.held_on.toordinal()), Decimal(other.held_on.toordinal())),
        (Decimal(one.exams), Decimal(other.exams)),
    ]
    if one.study_hours is not None and other.study_hours is not None:
        ways.append((one.study_hours, other.study_hours))
    if one.fee is not None and other.fee is not None:
        # In one currency: both plans end at the target, and a fee in two is not known.
        ways.append((one.fee, other.fee))
    return all(a <= b for a, b in ways) and any(a < b for a, b in ways)


SortedBy = Literal["earliest", "exams", "study", "cost"]
SORTS: Final[tuple[SortedBy, ...]] = get_args(SortedBy)


def sorted_paths(rows: Sequence[ComparedPath], by: SortedBy) -> tuple[ComparedPath, ...]:
    """The rows with the best of one kind first; what is not known comes last, equals stay as they are."""

    def key(row: ComparedPath) -> tuple[bool, Decimal | int]:
        plan = row.plan
        value = {
            "earliest": plan.held_on.toordinal(),
            "exams": plan.exams,
            "study": plan.study_hours,
            "cost": plan.fee,
        }[by]
        return value is None, value or 0

    return tuple(sorted(rows, key=key))
