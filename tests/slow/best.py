"""The best path to a target."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.slow.dates import Sittings, Step, least_dates, state_of, steps_of
from tests.slow.months import add_days
from tests.slow.paths import Choices, every_choice, every_order
from tests.slow.person import Person
from tests.slow.spans import State
from tests.slow.tables import Rules


@dataclass(frozen=True)
class Path:
    """Levels in the order of study, with their dates; the last is the target."""

    steps: tuple[Step, ...]
    route_names: tuple[str, ...]
    sat: tuple[date, ...]
    leans_on_unknown: bool

    @property
    def level_ids(self) -> tuple[str, ...]:
        return tuple(step.level.level_id for step in self.steps)

    @property
    def held_on(self) -> date:
        """The day on which the target is obtained."""
        return self.steps[-1].obtained(self.sat[-1])

    @property
    def exams(self) -> int:
        """Awards are applied for, not sat."""
        return sum(not step.level.is_award for step in self.steps)

    @property
    def hours(self) -> Fraction:
        """Those that are not stated are none."""
        return sum(
            (Fraction(step.level.exam.get("study_hours", "") or "0") for step in self.steps), Fraction(0)
        )

    def rank(self) -> tuple[object, ...]:
        """The smallest is the best.

        Target first, then fewest exams, fewest hours, nothing unknown, ids, route names; then, where the
        same levels by the same routes are provided for in several ways, the earliest days in their order.
        """
        return (
            self.held_on,
            self.exams,
            self.hours,
            self.leans_on_unknown,
            self.level_ids,
            self.route_names,
            self.sat,
        )


def best_path(target: str, sittings: Sittings, person: Person, rules: Rules, reading: str) -> Path | None:
    """The best of every choice in every order; None if none has dates."""
    best: Path | None = None
    for choices in every_choice(target, rules, person, reading):
        if best is not None and _cannot_be_held_by(choices, target, sittings, person, rules, best.held_on):
            continue
        for order in every_order(choices):
            path = _path(order, choices, sittings, person, rules)
            if path is not None and (best is None or path.rank() < best.rank()):
                best = path
    return best


def _path(
    order: Sequence[str], choices: Choices, sittings: Sittings, person: Person, rules: Rules
) -> Path | None:
    steps = steps_of(order, choices, sittings, person, rules)
    sat = least_dates(steps)
    if sat is None:
        return None
    names = tuple(choices[level_id].route_name for level_id in order)
    return Path(steps, names, tuple(sat), state_of(steps, sat) is State.UNKNOWN)


def _cannot_be_held_by(
    choices: Choices, target: str, sittings: Sittings, person: Person, rules: Rules, day: date
) -> bool:
    """Studying for all of it already takes too long, in any order."""
    exams = [rules.levels[level_id].exam for level_id in choices]
    hours = sum((Fraction(exam.get("study_hours", "") or "0") for exam in exams), Fraction(0))
    studied = add_days(person.today, math.ceil(7 * hours / person.hours_per_week))
    results_days = int(rules.levels[target].exam.get("results_days", "") or "0")
    usable = [sitting for sitting in sittings[target][-1:] if sitting >= studied]
    return not usable or add_days(studied, results_days) > day
