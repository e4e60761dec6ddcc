"""The dates of one path for many people: whichever certificates meet its routes best for each of them."""

import numpy as np

from dashboard.catalog.catalog import Catalog
from dashboard.planner.dates import Dated, Scheduler, StepDates
from dashboard.planner.groups import by_state
from dashboard.planner.paths import Path, Selection, selections_of
from dashboard.rules.months import NEVER
from dashboard.rules.people import People


def path_dates(catalog: Catalog, path: Path, people: People) -> tuple[StepDates, ...]:
    """The days of each step of `path`, in its order; `NEVER` where a step can't be taken."""
    n = len(people)
    steps = tuple(StepDates(*(np.full(n, NEVER) for _ in range(4))) for _ in path.steps)
    for rows, had in by_state(catalog, people, (route for _, route in path.steps)):
        found = best_of_path(Scheduler(catalog, people.take(rows)), path, tuple(selections_of(path, had)))
        for step, level_id in zip(steps, path.levels, strict=True):
            if found is not None:
                for name, days in vars(step).items():
                    days[rows] = getattr(found.steps[level_id], name)
    return steps


def best_of_path(scheduler: Scheduler, path: Path, found: tuple[Selection, ...]) -> Dated | None:
    """The dates of a path by the selection that is best for each person; `None`: there is none."""
    best: Dated | None = None
    for selection in found:
        dated = scheduler.in_order(selection, path.levels)
        best = dated if best is None else _better(best, dated, path)
    return best


def _better(one: Dated, other: Dated, path: Path) -> Dated:
    """Each person's dates that hold the target first, then lean on nothing unknown, then begin first."""
    held, other_held = (each.steps[path.levels[-1]].held for each in (one, other))
    first, other_first = (
        np.minimum.reduce([step.sat for step in each.steps.values()]) for each in (one, other)
    )
    is_better = (other_held < held) | (
        (other_held == held)
        & ((other.known & ~one.known) | ((other.known == one.known) & (other_first < first)))
    )
    return Dated(
        {
            level_id: StepDates(
                *(
                    np.where(is_better, getattr(other.steps[level_id], name), days)
                    for name, days in vars(step).items()
                )
            )
            for level_id, step in one.steps.items()
        },
        np.where(is_better, other.known, one.known),
    )
