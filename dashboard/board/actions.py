"""What one action does for a team's targets: everyone is planned with it and without it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from dashboard.board.fees import exams_among, fees
from dashboard.board.groups import Rows, rows_by
from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.best import best_paths
from dashboard.planner.groups import has_level
from dashboard.planner.path_dates import path_dates
from dashboard.planner.paths import Path
from dashboard.planner.sensitivity import TENTHS_A_WEEK
from dashboard.rules.months import NEVER, Days, calendar_date
from dashboard.rules.people import WORK, People


@dataclass(frozen=True)
class SitLevel:
    """Sit a level on the way to the target: every path counts, against those that do without the level."""

    level_id: str


@dataclass(frozen=True)
class MoreHours:
    """Study so many tenths of an hour a week more, at most all the hours of a week."""

    tenths: int


@dataclass(frozen=True)
class Post:
    """Run a clock at `percent` of full time, from today, or from the day on which work starts."""

    clock: str
    percent: int


Action = SitLevel | MoreHours | Post


@dataclass(frozen=True)
class Effect:
    """What an action does for those whose target is neither held nor awaited.

    `concerned` is how many could take the action: who neither holds nor awaits the level to sit, nor
    has it as target; who has hours left in the week; whose clock runs at less. `sooner` of them hold
    their target earlier with it, by `days` in total and `median_days` each; `unlocked` hold it with
    the action alone. `rows` are both, ascending, and `first_held_on` is the earliest day on which one
    of them holds the target; `first_sat_on` the earliest on which one sits the level of a `SitLevel`.
    `more_exams` and `fee` are what their paths with the action have more than those without, in total
    (who has no path without it: all that the path with it has). Only exams have a fee: `None` if it
    is not stated or in two currencies; `currency` is empty where there is nothing to pay.
    """

    action: Action
    concerned: int
    sooner: int
    unlocked: int
    days: int
    median_days: float | None
    first_held_on: date | None
    first_sat_on: date | None
    more_exams: int
    fee: Decimal | None
    currency: str
    rows: Rows = field(compare=False, repr=False)

    @property
    def helped(self) -> int:
        return self.sooner + self.unlocked

    @property
    def fee_each(self) -> Decimal | None:
        """The fee for each of those helped, on average; `None` too where nobody is."""
        return None if self.fee is None or not self.helped else self.fee / self.helped


@dataclass(frozen=True, eq=False)
class _Plans:
    """The best path of each person, and the day on which it holds the target."""

    paths: tuple[Path, ...]
    path_of: NDArray[np.int64]
    held_on: Days

    def take(self, rows: Rows) -> "_Plans":
        return replace(self, path_of=self.path_of[rows], held_on=self.held_on[rows])

    def takes(self, level_id: str) -> NDArray[np.bool_]:
        """Whose path takes a level; the last place is that of those without a path."""
        return np.array([*(level_id in path.levels for path in self.paths), False])[self.path_of]

    def taken(self, rows: Rows) -> Counter[str]:
        """How many take each level, of the people at `rows`."""
        found = Counter[str]()
        for place, of_path in rows_by(self.path_of[rows]):
            if place >= 0:
                found.update(dict.fromkeys(self.paths[place].levels, len(of_path)))
        return found


@dataclass(frozen=True, eq=False)
class _Team:
    catalog: Catalog
    people: People
    targets: NDArray[np.str_]
    reading: Reading

    def plans(self, avoiding: frozenset[str] = frozenset()) -> _Plans:
        best = best_paths(self.catalog, self.people, self.targets.tolist(), self.reading, avoiding)
        return _Plans(best.paths, best.path_of, best.target_held_on)

    def take(self, rows: Rows) -> "_Team":
        return replace(self, people=self.people.take(rows), targets=self.targets[rows])


def candidates(
    catalog: Catalog, tenths: Iterable[int], posts: Iterable[tuple[str, int]]
) -> tuple[Action, ...]:
    """Every level to sit, then so many tenths of an hour more, then posts by clock and percent: rising."""
    return (
        *(SitLevel(level_id) for level_id in catalog.level_ids),
        *(MoreHours(each) for each in sorted(set(tenths))),
        *(Post(clock, percent) for clock, percent in sorted(set(posts))),
    )


def effects(
    catalog: Catalog, people: People, targets: Sequence[str], reading: Reading, actions: Iterable[Action]
) -> tuple[Effect, ...]:
    """What each action does if everyone takes it who can; `targets` has one level id a person."""
    everyone = _Team(catalog, people, np.array(targets, dtype=str), reading)
    now = everyone.plans()
    waits = np.flatnonzero((now.path_of >= 0) | (now.held_on >= NEVER))
    team, now = everyone.take(waits), now.take(waits)
    found = []
    for action in actions:
        match action:
            case SitLevel(level_id):
                effect = _sitting(team, now, level_id)
            case MoreHours(tenths):
                most = np.minimum(team.people.tenths_per_week + tenths, TENTHS_A_WEEK)
                changed = replace(team.people, tenths_per_week=most)
                able = team.people.tenths_per_week < TENTHS_A_WEEK
                effect = _changing(team, now, action, changed, able)
            case Post(clock, percent):
                changed = replace(
                    team.people,
                    percent={**team.people.percent, clock: np.full(len(team.people), percent)},
                    starts_on={**team.people.starts_on, clock: team.people.starts_on[WORK]},
                )
                able = team.people.percent[clock] < percent
                effect = _changing(team, now, action, changed, able)
        found.append(replace(effect, rows=waits[effect.rows]))
    return tuple(found)


def ranked(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    """The most people helped first, then the most days gained, then the fewest more exams, then as given."""
    return tuple(sorted(effects, key=lambda effect: (-effect.helped, -effect.days, effect.more_exams)))


def ranked_by_fee(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    """The least fee for each person helped first, then as `ranked`.

    What helps nobody, and whose fee is not stated, is left out. Amounts in two currencies can't be
    compared: there is then no ranking, and the result is empty.
    """
    priced = [(effect.fee_each, effect) for effect in ranked(effects)]
    known = [(fee, effect) for fee, effect in priced if fee is not None]
    if len({effect.currency for _, effect in known if effect.currency}) > 1:
        return ()
    return tuple(effect for _, effect in sorted(known, key=lambda each: each[0]))


def _sitting(team: _Team, now: _Plans, level_id: str) -> Effect:
    action = SitLevel(level_id)
    able = ~has_level(team.catalog, team.people, level_id) & (team.targets != level_id)
    # The best path of all others does without the level already: they gain nothing by it.
    rows = np.flatnonzero(able & now.takes(level_id))
    takers, by_it = team.take(rows), now.take(rows)
    effect = _effect(takers, action, int(able.sum()), takers.plans(frozenset({level_id})), by_it)
    sat_on = _first_sat_on(takers.take(effect.rows), by_it.take(effect.rows), level_id)
    return replace(effect, rows=rows[effect.rows], first_sat_on=sat_on)


def _first_sat_on(team: _Team, plans: _Plans, level_id: str) -> date | None:
    first = NEVER
    for place, rows in rows_by(plans.path_of):
        path = plans.paths[place]
        steps = path_dates(team.catalog, path, team.people.take(rows))
        first = min(first, steps[path.levels.index(level_id)].sat.min())
    return calendar_date(first)


def _changing(team: _Team, now: _Plans, action: Action, changed: People, able: NDArray[np.bool_]) -> Effect:
    """The effect of an action that makes people what `changed` is."""
    rows = np.flatnonzero(able)
    group = replace(team, people=changed).take(rows)
    effect = _effect(group, action, len(rows), now.take(rows), group.plans())
    return replace(effect, rows=rows[effect.rows])


def _effect(team: _Team, action: Action, concerned: int, without: _Plans, by_it: _Plans) -> Effect:
    """The people of `team` without an action and with it."""
    helped = by_it.held_on < without.held_on
    unlocked = helped & (without.held_on >= NEVER)
    gained = (without.held_on - by_it.held_on)[helped & ~unlocked]
    rows = np.flatnonzero(helped)
    taken = by_it.taken(rows)
    taken.subtract(without.taken(rows))
    total, currency = fees(team.catalog, taken)
    return Effect(
        action=action,
        concerned=concerned,
        sooner=len(gained),
        unlocked=int(unlocked.sum()),
        days=int(gained.sum()),
        median_days=float(np.median(gained)) if len(gained) else None,
        first_held_on=calendar_date(by_it.held_on[rows].min(initial=NEVER)),
        first_sat_on=None,
        more_exams=exams_among(team.catalog, taken),
        fee=total,
        currency=currency,
        rows=rows,
    )
