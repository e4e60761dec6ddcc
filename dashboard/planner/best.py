"""The best path of every person: the one engine that plans one person and a whole team."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.dates import Dated, Scheduler
from dashboard.planner.groups import Wanted, by_target, groups, had_on
from dashboard.planner.orders import dated_orders, orders
from dashboard.planner.paths import Path, PathNames, Selection, selections
from dashboard.rules.months import NEVER, Days
from dashboard.rules.people import Bools, People

Cost = tuple[int, Decimal]
"""Exams (awards are none) and hours of study, those not stated as 0."""


@dataclass(frozen=True)
class BestPaths:
    """For each of n people: which of `paths` is best (-1: none), and its days (`NEVER`: none).

    `leans` says whose path counts something unknown as met. A target that is held or awaited needs no path;
    `target_held_on` is then its day.
    """

    paths: tuple[Path, ...]
    path_of: NDArray[np.int64]
    first_exam_on: Days
    target_exam_on: Days
    target_held_on: Days
    leans: Bools


def best_paths(
    catalog: Catalog,
    people: People,
    targets: Sequence[str],
    reading: Reading,
    avoiding: frozenset[str] = frozenset(),
    only: PathNames | None = None,
) -> BestPaths:
    """The best path of each person to their target: held first, then fewest exams, and so on.

    `targets` has one level id a person. A path that takes a level of `avoiding` does not count, nor, where
    `only` names a path, one that has other steps; their order is free.
    """
    return best_paths_to(catalog, people, by_target(targets), reading, avoiding, only)


def best_paths_to(
    catalog: Catalog,
    people: People,
    wanted: Wanted,
    reading: Reading,
    avoiding: frozenset[str] = frozenset(),
    only: PathNames | None = None,
) -> BestPaths:
    """As `best_paths`, of people by their target; who wants nothing has no path.

    Each path is dated at once for all those who have the same paths before them.
    """
    n = len(people)
    path_of = np.full(n, -1)
    first_exam_on, target_exam_on, target_held_on = (np.full(n, NEVER) for _ in range(3))
    leans = np.zeros(n, dtype=bool)
    numbers: dict[Path, int] = {}
    for group in groups(catalog, people, wanted, reading):
        rows = group.rows
        if group.had is None:
            target_held_on[rows] = had_on(catalog, people.take(rows), group.target)
            continue
        found = [
            selection
            for selection in selections(catalog, group.target, reading, group.had)
            if avoiding.isdisjoint(selection.taken) and (only is None or {*only} == {*selection.names})
        ]
        best = _Best(catalog, people if len(rows) == n else people.take(rows))
        best.look_at(found)
        first_exam_on[rows], target_exam_on[rows] = best.first_exam_on, best.target_exam_on
        target_held_on[rows], leans[rows] = best.target_held_on, best.leans & (best.path_of >= 0)
        number_of = np.full(len(best.paths) + 1, -1)  # the last place is that of those without a path
        for index in np.flatnonzero(np.bincount(best.path_of + 1)[1:]).tolist():
            number_of[index] = numbers.setdefault(best.paths[index], len(numbers))
        path_of[rows] = number_of[best.path_of]
    return BestPaths(tuple(numbers), path_of, first_exam_on, target_exam_on, target_held_on, leans)


class _Best:
    """The best path of some people so far."""

    def __init__(self, catalog: Catalog, people: People) -> None:
        n = len(people)
        self._catalog, self._people = catalog, people
        self._scheduler = Scheduler(catalog, people)
        self.paths: list[Path] = []
        self._costs: list[Cost] = []
        self._numbers: dict[Path, int] = {}
        self.path_of = np.full(n, -1)
        self.first_exam_on, self.target_exam_on, self.target_held_on = (np.full(n, NEVER) for _ in range(3))
        self.leans = np.ones(n, dtype=bool)

    def look_at(self, found: Sequence[Selection]) -> None:
        """Compares every order of the selections with the best so far, those that cost least first."""
        costs = [(each.exams(self._catalog), each.hours(self._catalog)) for each in found]
        for place in sorted(range(len(found)), key=lambda each: costs[each]):
            if self._could_be_better(found[place], costs[place]):
                for order, dated, whose in dated_orders(self._scheduler, found[place]):
                    self._compare(found[place], costs[place], order, dated, whose)

    def _could_be_better(self, selection: Selection, cost: Cost) -> bool:
        """Whether it could come before anybody's best so far, if nothing but the study kept it back."""
        soonest = self._scheduler.soonest(selection)
        if (soonest < self.target_held_on).any():
            return True
        alike = (soonest == self.target_held_on) & (soonest < NEVER)
        if not alike.any():
            return False
        path = selection.path(next(orders(selection)))
        for each in np.unique(self.path_of[alike]).tolist():
            other, other_cost = self.paths[each], self._costs[each]
            by_name = (path.levels, path.routes) <= (other.levels, other.routes)
            leans = self.leans[alike & (self.path_of == each)].any()
            if cost < other_cost or (cost == other_cost and (by_name or leans)):
                return True
        return False

    def _compare(
        self, selection: Selection, cost: Cost, order: Sequence[str], dated: Dated, whose: Bools | None
    ) -> None:
        path = selection.path(order)
        number = self._numbers.setdefault(path, len(self.paths))
        if number == len(self.paths):
            self.paths.append(path)
            self._costs.append(cost)
        last = dated.steps[selection.target]
        first_on = np.minimum.reduce([step.sat for step in dated.steps.values()])
        better = last.held < self.target_held_on
        alike = (last.held == self.target_held_on) & (last.held < NEVER)
        if whose is not None:
            better, alike = better & whose, alike & whose
        if alike.any():
            better[alike] = self._is_preferred(number, ~dated.known[alike], first_on[alike], alike)
        np.copyto(self.path_of, number, where=better)
        np.copyto(self.first_exam_on, first_on, where=better)
        np.copyto(self.target_exam_on, last.sat, where=better)
        np.copyto(self.target_held_on, last.held, where=better)
        np.copyto(self.leans, ~dated.known, where=better)

    def _is_preferred(self, number: int, leans: Bools, first_on: Days, rows: Bools) -> Bools:
        """Whether a path comes before the best of the people at `rows` so far, who hold the target alike."""
        other, others_lean = self.path_of[rows], self.leans[rows]
        path, cost = self.paths[number], self._costs[number]
        preferred = np.zeros(len(other), dtype=bool)
        for each in np.unique(other).tolist():
            of_each = other == each
            if cost != self._costs[each]:
                preferred[of_each] = cost < self._costs[each]
                continue
            names = (path.levels, path.routes), (self.paths[each].levels, self.paths[each].routes)
            by_name = names[0] < names[1]
            if number == each:
                by_dates = first_on < self.first_exam_on[rows]
                preferred |= of_each & np.where(leans == others_lean, by_dates, others_lean)
            else:
                preferred |= of_each & np.where(leans == others_lean, by_name, others_lean)
        return preferred
