"""A team's goals: so many people at a level by a day. Who serves which, with the fewest exams."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from dashboard.board.assignment import NO_GOAL, assigned
from dashboard.board.days import certain_date
from dashboard.board.fees import exams_among, fees
from dashboard.board.fewest_exams import FewestExams, fewest_exams
from dashboard.board.groups import Rows, rows_by
from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.dates import StepDates
from dashboard.planner.path_dates import path_dates
from dashboard.planner.paths import Path
from dashboard.rules.months import NEVER, Days, day_number
from dashboard.rules.people import Bools, People


@dataclass(frozen=True, eq=False)
class Serving:
    """The people at `rows`, ascending, who serve one goal by one path.

    `path` is `None` where they hold or await the level already. `steps` has the days of each of the
    path's steps, `held_on` the day of the level, and `leans` whether it counts something unknown as met,
    for each of `rows`.
    """

    level_id: str
    path: Path | None
    rows: Rows
    steps: tuple[StepDates, ...]
    held_on: Days
    leans: Bools


@dataclass(frozen=True, eq=False)
class Sitting:
    """The people at `rows`, ascending, who sit one level on one day."""

    day: date
    level_id: str
    rows: Rows


@dataclass(frozen=True)
class Nearest:
    """Someone who misses a goal's day, and by how many days on their quickest path."""

    row: int
    held_on: date
    days_late: int


@dataclass(frozen=True)
class GoalMet:
    """How far one goal is met. `nearest` are the first of those who miss the day and serve no goal."""

    level_id: str
    needed: int
    filled: int
    nearest: tuple[Nearest, ...]

    @property
    def short(self) -> int:
        return self.needed - self.filled


@dataclass(frozen=True, eq=False)
class GoalPlan:
    """Who serves which goal by the day `by`, and what it takes; the goals in the order they are filled in.

    `exams` is the least number with which as many places are filled, `done_on` the earliest day by
    which so few exams fill them (today at the earliest; `None`: no place is filled). `fee` is that of
    all exams together, in `currency`: `None` if any part of it is not stated, or the currencies differ.
    """

    by: date
    goals: tuple[GoalMet, ...]
    servings: tuple[Serving, ...]
    sittings: tuple[Sitting, ...]
    exams: int
    done_on: date | None
    fee: Decimal | None
    currency: str

    @property
    def short(self) -> int:
        return sum(goal.short for goal in self.goals)

    @property
    def feasible(self) -> bool:
        return self.short == 0


def goal_plan(
    catalog: Catalog, people: People, needed: Mapping[str, int], by: date, reading: Reading, nearest: int = 10
) -> GoalPlan:
    """How the goals `needed` (people by level id) are best met by the day `by`; nobody serves two.

    First as many places as possible are filled. Where it must be chosen which goal is short, the one of
    the higher rank is filled first (of equal ranks, the first in the catalog): that never costs a place.
    Then come the fewest exams in total, then the earliest last day. Of people with the same numbers of
    exams, those who hold the level first are taken, then those of the first rows. `nearest` is how many
    of those who miss the day are named for each goal.
    """
    by_day = day_number(by)
    ways = {
        level_id: fewest_exams(catalog, people, level_id, reading, by_day)
        for level_id in _by_rank(catalog, needed)
    }
    goal_of, done_on = _assigned(ways.values(), [needed[level_id] for level_id in ways], people)
    servings = tuple(
        serving
        for goal, (level_id, way) in enumerate(ways.items())
        for serving in _servings(catalog, people, level_id, way, np.flatnonzero(goal_of == goal))
    )
    taken = Counter[str]()
    for serving in servings:
        taken.update(dict.fromkeys(serving.path.levels if serving.path else (), len(serving.rows)))
    total, currency = fees(catalog, taken)
    return GoalPlan(
        by=by,
        goals=tuple(
            GoalMet(
                level_id=level_id,
                needed=needed[level_id],
                filled=int((goal_of == goal).sum()),
                nearest=_nearest(way, goal_of == NO_GOAL, by_day, nearest),
            )
            for goal, (level_id, way) in enumerate(ways.items())
        ),
        servings=servings,
        sittings=_sittings(catalog, servings),
        exams=exams_among(catalog, taken),
        done_on=done_on,
        fee=total,
        currency=currency,
    )


def _by_rank(catalog: Catalog, level_ids: Iterable[str]) -> list[str]:
    """The higher ranks first, equal ones as in the catalog."""
    places = {level_id: place for place, level_id in enumerate(catalog.level_ids)}
    return sorted(level_ids, key=lambda level_id: (-catalog.level(level_id).rank, places[level_id]))


def _assigned(ways: Iterable[FewestExams], needed: Sequence[int], people: People) -> tuple[Rows, date | None]:
    """The place of the goal that each person serves, and the last day on which one of them holds it."""
    shape = (len(people), len(needed))
    exams, days = np.empty(shape, dtype=np.int64), np.empty(shape, dtype=np.int64)
    for goal, way in enumerate(ways):
        exams[:, goal] = way.exams
        # What has been held for long and what is held today is equally done today.
        days[:, goal] = np.maximum(way.held_on, people.today)
    goal_of, done_on = assigned(exams, days, np.array(needed, dtype=np.int64))
    return goal_of, None if done_on is None else certain_date(done_on)


def _servings(
    catalog: Catalog, people: People, level_id: str, way: FewestExams, rows: Rows
) -> Iterator[Serving]:
    """The people who serve a goal, by path: first those who need none, then the paths in no special order."""
    for place, of_path in rows_by(way.path_of[rows]):
        path = way.paths[place] if place >= 0 else None
        chosen = rows[of_path]
        steps = path_dates(catalog, path, people.take(chosen)) if path else ()
        yield Serving(level_id, path, chosen, steps, way.held_on[chosen], way.leans[chosen])


def _sittings(catalog: Catalog, servings: Iterable[Serving]) -> tuple[Sitting, ...]:
    """Who sits what, when: by day, then in the order of the catalog."""
    places = {level_id: place for place, level_id in enumerate(catalog.level_ids)}
    found: dict[tuple[int, int], list[Rows]] = {}
    for serving in servings:
        levels = serving.path.levels if serving.path else ()
        for level_id, step in zip(levels, serving.steps, strict=True):
            for day, rows in rows_by(step.sat):
                found.setdefault((int(day), places[level_id]), []).append(serving.rows[rows])
    return tuple(
        Sitting(certain_date(day), catalog.level_ids[place], np.sort(np.concatenate(rows)))
        for (day, place), rows in sorted(found.items(), key=lambda item: item[0])
    )


def _nearest(way: FewestExams, free: NDArray[np.bool_], by_day: int, most: int) -> tuple[Nearest, ...]:
    """The first `most` of those who are free and hold the level after the day, then the first rows."""
    late = np.flatnonzero(free & (way.soonest > by_day) & (way.soonest < NEVER))
    first = late[np.argsort(way.soonest[late], kind="stable")[:most]]
    return tuple(
        Nearest(row, certain_date(day), day - by_day)
        for row, day in zip(first.tolist(), way.soonest[first].tolist(), strict=True)
    )
