"""One person's plan, explained: what opens each step, what closes it, and what set the date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

import numpy as np

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS, Exam, Reading
from dashboard.planner.best import best_paths
from dashboard.planner.dates import Dated, Scheduler, StepDates
from dashboard.planner.groups import by_state, has_level
from dashboard.planner.orders import dated_orders
from dashboard.planner.paths import Path, Selection, Taken, levels_towards, selections, selections_of
from dashboard.planner.totals import fee, is_lower_bound, study_hours
from dashboard.planner.verdicts import VERDICTS, Verdict, verdicts_on
from dashboard.rules.certificate import HasLevels
from dashboard.rules.facts import Condition
from dashboard.rules.months import NEVER, calendar_date
from dashboard.rules.people import Obtained, People, Person, people_of
from dashboard.rules.routes import Route, routes
from dashboard.rules.validity import expires_on
from dashboard.rules.windows import Windows, closes_after, known_on, next_day


class SetBy(StrEnum):
    """What decided the day of a sitting."""

    TODAY = "today"
    STUDY = "study"
    ELIGIBILITY = "eligibility"
    CALENDAR = "calendar"


@dataclass(frozen=True)
class ConditionMet:
    """A condition, and the first day from today on which it is met (`None`: not within the calendar).

    From the day `closes_on` it no longer holds, `None`: it stays met. `is_known` is false where it counts as
    met although that is not known. `months_had` and `months_missing` are today's, for experience; `by_level`
    is the level whose certificate meets it first.
    """

    condition: Condition
    met_on: date | None
    open_today: bool
    is_known: bool = True
    closes_on: date | None = None
    months_had: int = 0
    months_missing: int = 0
    by_level: str | None = None

    @property
    def is_open_if_known(self) -> bool:
        """Whether it is not known to hold today, and counts as met all the same."""
        return not self.open_today and not self.is_known


@dataclass(frozen=True)
class Step:
    """One level of a path with its dates.

    The certificate is valid until the day before `expires_on`; `None`: for ever, or it is not stated. Study
    runs from `study_from` to `studied_on` for `hours` (`None`: not stated, counted as 0). The sitting is the
    first on or after `studied_on` on which the route holds, and from which the certificate still counts where
    a later step needs it; the route holds from `opens_on`.
    """

    level_id: str
    route: Route
    conditions: tuple[ConditionMet, ...]
    exam: Exam
    study_from: date
    studied_on: date
    opens_on: date
    sat_on: date
    held_on: date
    set_by: SetBy
    is_award: bool = False
    is_unstated: bool = False
    expires_on: date | None = None

    @property
    def unknown(self) -> tuple[ConditionMet, ...]:
        """The conditions that count as met although that is not known."""
        return tuple(each for each in self.conditions if not each.is_known)

    @property
    def closes_on(self) -> date | None:
        """The day from which this way in no longer holds, as far as it is known."""
        days = [each.closes_on for each in self.conditions if each.closes_on] + [self.route.until]
        return min((day for day in days if day), default=None)

    @property
    def ready_on(self) -> date:
        return max(self.studied_on, self.opens_on)

    @property
    def hours(self) -> Decimal | None:
        return self.exam.study_hours

    @property
    def is_lower_bound(self) -> bool:
        """Whether a study time, sitting rule or result time is not stated, or a condition not known."""
        return self.is_unstated or bool(self.unknown)


@dataclass(frozen=True)
class Plan:
    """A path with dates for one person."""

    today: date
    reading: Reading
    path: Path
    steps: tuple[Step, ...]

    @property
    def target(self) -> str:
        return self.path.levels[-1]

    @property
    def exam_on(self) -> date:
        return self.steps[-1].sat_on

    @property
    def held_on(self) -> date:
        return self.steps[-1].held_on

    @property
    def study_hours(self) -> Decimal | None:
        """Hours over the path; `None` if any level's are not stated."""
        return study_hours(step.exam for step in self.steps)

    @property
    def fee(self) -> Decimal | None:
        """Fees over the path, in `currency`; `None` if any part is not stated or the currencies differ."""
        return fee(step.exam for step in self.steps)

    @property
    def currency(self) -> str:
        return self.steps[0].exam.currency

    @property
    def is_lower_bound(self) -> bool:
        return any(step.is_lower_bound for step in self.steps)

    @property
    def exams(self) -> int:
        """How many exams it takes; what is applied for is none."""
        return sum(not step.is_award for step in self.steps)

    @property
    def expires_on(self) -> date | None:
        """The day from which the target's certificate is no longer valid, where that is stated."""
        return self.steps[-1].expires_on

    @property
    def latest_start(self) -> date:
        """The last day on which study can begin without moving any sitting: study has no pause."""
        return self.today + min(step.sat_on - step.studied_on for step in self.steps)


@dataclass(frozen=True)
class Standing:
    """Where a person stands with one level.

    `held_on` is the day it is held, awaited, or reached by `plan`; `dated` says whether the date of a
    level held was given (if not, it counts from today); `exam_on` is the day shown with `later`.
    `today` has, for each reading, the routes and what each still lacks.
    """

    level_id: str
    verdict: Verdict
    dated: bool
    held_on: date | None
    plan: Plan | None
    today: tuple[tuple[Reading, tuple[tuple[Route, tuple[ConditionMet, ...]], ...]], ...]

    @property
    def exam_on(self) -> date | None:
        return self.plan.exam_on if self.plan else None


def standing(catalog: Catalog, person: Person, today: date, level_id: str, reading: Reading) -> Standing:
    """The verdict on a level and the best plan for it, for a team of one."""
    people = people_of([person], today, catalog.clock_ids)
    best = best_paths(catalog, people, [level_id], reading)
    verdict = VERDICTS[verdicts_on(catalog, people, level_id, best.target_held_on)[0]]
    path = best.paths[best.path_of[0]] if best.path_of[0] >= 0 else None
    return Standing(
        level_id=level_id,
        verdict=verdict,
        dated=any(held == level_id and day is not None for held, day in person.holds),
        held_on=calendar_date(best.target_held_on[0]),
        plan=plan_of(catalog, people, today, reading, path) if path else None,
        today=tuple(
            (
                each,
                tuple(
                    (route, tuple(_today(people, condition) for condition in route.conditions))
                    for route in routes(catalog, level_id, each)
                ),
            )
            for each in READINGS
        ),
    )


def every_plan(
    catalog: Catalog, person: Person, today: date, target: str, reading: Reading
) -> tuple[Plan, ...]:
    """A plan for every way to reach the target, the best first; none for a target held or awaited.

    Of paths that differ in order alone, the best is planned. A path is left out if it has levels to
    spare, without which the target is held no later: routes that ask for the same certificate twice,
    once among others, have such paths.
    """
    people = people_of([person], today, catalog.clock_ids)
    if has_level(catalog, people, target)[0]:
        return ()
    asked = [
        route for each in levels_towards(catalog, target, reading) for route in routes(catalog, each, reading)
    ]
    ((_, had),) = by_state(catalog, people, asked)
    scheduler = Scheduler(catalog, people)
    found: dict[frozenset[tuple[str, Route]], _Found] = {}
    for selection in selections(catalog, target, reading, had):
        cost = selection.exams(catalog), selection.hours(catalog)
        for order, dated, _ in dated_orders(scheduler, selection):
            if dated.steps[target].held[0] < NEVER:
                each = _Found(selection, cost, order, dated)
                taken = frozenset(selection.path(order).steps)
                found[taken] = min(each, found.get(taken, each), key=lambda one: one.rank)
    needed = [
        each
        for taken, each in found.items()
        if not any(fewer < taken and found[fewer].held_on <= each.held_on for fewer in found)
    ]
    return tuple(
        _plan(catalog, people, today, reading, each) for each in sorted(needed, key=lambda each: each.rank)
    )


@dataclass(frozen=True)
class _Found:
    """A selection in an order, dated for one person."""

    selection: Selection
    cost: tuple[int, Decimal]
    order: tuple[str, ...]
    dated: Dated

    @property
    def held_on(self) -> int:
        return int(self.dated.steps[self.selection.target].held[0])

    @property
    def rank(self) -> tuple[object, ...]:
        path = self.selection.path(self.order)
        first = min(int(step.sat[0]) for step in self.dated.steps.values())
        return self.held_on, self.cost, not self.dated.known[0], path.levels, path.routes, first


def plan_of(catalog: Catalog, people: People, today: date, reading: Reading, path: Path) -> Plan:
    """The plan of the one person of `people` by a path that they can take."""
    ((_, had),) = by_state(catalog, people, (route for _, route in path.steps))
    scheduler = Scheduler(catalog, people)
    found = [
        _Found(each, (0, Decimal(0)), path.levels, scheduler.in_order(each, path.levels))
        for each in selections_of(path, had)
    ]
    return _plan(catalog, people, today, reading, min(found, key=lambda each: each.rank))


def _plan(catalog: Catalog, people: People, today: date, reading: Reading, found: _Found) -> Plan:
    steps: list[Step] = []
    study_from = today
    for level_id in found.order:
        taken, dates = found.selection.taken[level_id], found.dated.steps
        steps.append(_step(catalog, people, level_id, taken, dates, study_from))
        study_from = steps[-1].studied_on
    return Plan(today, reading, found.selection.path(found.order), tuple(steps))


def _step(
    catalog: Catalog,
    people: People,
    level_id: str,
    taken: Taken,
    dates: Mapping[str, StepDates],
    study_from: date,
) -> Step:
    own = dates[level_id]
    studied, opens, sat = int(own.studied[0]), int(own.opens[0]), int(own.sat[0])
    held_on = _certain(int(own.held[0]))
    return Step(
        level_id=level_id,
        route=taken.route,
        conditions=tuple(
            _met(people, condition, provider, dates, sat)
            for condition, provider in zip(taken.route.conditions, taken.providers, strict=True)
        ),
        exam=catalog.exam(level_id),
        study_from=study_from,
        studied_on=_certain(studied),
        opens_on=_certain(opens),
        sat_on=_certain(sat),
        held_on=held_on,
        set_by=_set_by(people.today, studied, opens, sat),
        is_award=catalog.level(level_id).kind == "award",
        is_unstated=is_lower_bound(catalog, level_id),
        expires_on=expires_on(catalog, level_id, held_on),
    )


def _set_by(today: int, studied: int, opens: int, sat: int) -> SetBy:
    if sat > max(studied, opens):
        return SetBy.CALENDAR
    if sat == today:
        return SetBy.TODAY
    return SetBy.ELIGIBILITY if opens > studied else SetBy.STUDY


def _today(people: People, condition: Condition) -> ConditionMet:
    """A condition by what someone has and does today."""
    return _condition(people, condition, condition.given(people), people.today, _given_by(people, condition))


def _met(
    people: People, condition: Condition, provider: str | None, dates: Mapping[str, StepDates], sat: int
) -> ConditionMet:
    """A condition as it is met on the day of a sitting."""
    if provider is None or not isinstance(condition, HasLevels):
        return _condition(people, condition, condition.given(people), sat, _given_by(people, condition))
    windows = (condition.window(provider, Obtained(dates[provider].held)),)
    return _condition(people, condition, windows, sat, provider)


def _condition(
    people: People, condition: Condition, windows: Windows, on: int, by_level: str | None
) -> ConditionMet:
    today, day = people.all_days(people.today), people.all_days(on)
    met_on = next_day(windows, today)
    counts_on = next_day(windows, day)
    holds = counts_on[0] < NEVER
    return ConditionMet(
        condition=condition,
        met_on=calendar_date(met_on[0]),
        open_today=bool(known_on(windows, today, 1)[0]),
        is_known=bool(known_on(windows, counts_on, 1)[0]) if holds else True,
        closes_on=calendar_date(closes_after(windows, counts_on)[0]) if holds else None,
        months_had=int(condition.months_had(people)[0]),
        months_missing=int(condition.months_missing(people)[0]),
        by_level=by_level if met_on[0] < NEVER else None,
    )


def _given_by(people: People, condition: Condition) -> str | None:
    """The level held or awaited that meets a condition first."""
    if not isinstance(condition, HasLevels):
        return None
    opens = [
        (int(window.opens[0]), level_id)
        for level_id in condition.levels
        for obtained in people.held.get(level_id, ())
        for window in (condition.window(level_id, obtained),)
    ]
    return min(opens)[1] if opens else None


def _certain(day: int) -> date:
    """The date of a day that a path reaches: within 15 years of today and a result's wait."""
    found = calendar_date(np.int64(day))
    if found is None:
        raise OverflowError(f"day {day} lies beyond the calendar")
    return found
