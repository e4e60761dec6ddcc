"""One person's plan, explained: what opens each step, what closes it, and what set the date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

import numpy as np

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS, Exam, Reading
from dashboard.planner.best import best_paths
from dashboard.planner.dates import Dated, Scheduler, StepDates
from dashboard.planner.groups import by_state, has_level
from dashboard.planner.groups import expires_on as held_expires_on
from dashboard.planner.orders import dated_orders
from dashboard.planner.paths import Path, Selection, levels_towards, selections, selections_of
from dashboard.planner.totals import fee, is_lower_bound, study_hours
from dashboard.planner.verdicts import VERDICTS, Verdict, verdicts_on
from dashboard.rules.certificate import HasLevels
from dashboard.rules.facts import Condition
from dashboard.rules.months import NEVER, Days, calendar_date
from dashboard.rules.people import Obtained, People, Person, people_of
from dashboard.rules.routes import Route, recommended, routes
from dashboard.rules.validity import expires_on
from dashboard.rules.windows import Windows, closes_after, known_on, next_day


class SetBy(StrEnum):
    """What decided the day of a sitting."""

    TODAY = "today"
    STUDY = "study"
    ELIGIBILITY = "eligibility"
    CALENDAR = "calendar"
    VALIDITY = "validity"
    """Sat earlier, the certificate would no longer count where a later step needs it."""


@dataclass(frozen=True)
class ConditionMet:
    """A condition, and the first day from today on which it is met (`None`: not within the calendar).

    From the day `closes_on` it no longer holds, `None`: it stays met; on `closed_on` it last ceased to hold,
    where it held before today and does not today. `is_known` is false where it counts as met although that
    is not known; `is_undated` says whether that is because no date was given. `months_had` and
    `months_missing` are today's, for experience; `by_level` is the level whose certificate meets it first.
    """

    condition: Condition
    met_on: date | None
    open_today: bool
    is_known: bool = True
    is_undated: bool = False
    closes_on: date | None = None
    closed_on: date | None = None
    months_had: int = 0
    months_missing: int = 0
    by_level: str | None = None


@dataclass(frozen=True)
class Step:
    """One level of a path with its dates.

    Study runs from `study_from` to `studied_on` for `hours` (`None`: not stated, counted as 0). The route
    holds from `opens_on`, and with the study done from `ready_on`; the first sitting from then on is on
    `could_sit_on`. It is sat later where the certificate would no longer count when the step to `kept_for`
    needs it. The certificate is valid until the day before `expires_on`; `None`: for ever, or it is not
    stated. `recommended` says how far the person has what is recommended and never blocks.
    """

    level_id: str
    route: Route
    conditions: tuple[ConditionMet, ...]
    recommended: tuple[ConditionMet, ...]
    exam: Exam
    study_from: date
    studied_on: date
    opens_on: date
    ready_on: date
    could_sit_on: date
    sat_on: date
    held_on: date
    set_by: SetBy
    is_award: bool = False
    is_unstated: bool = False
    expires_on: date | None = None
    kept_for: str | None = None

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
class OpenIf:
    """A way in under a reading that is open today if the `unknown` conditions hold; none: it is open."""

    reading: Reading
    unknown: tuple[ConditionMet, ...]


@dataclass(frozen=True)
class Standing:
    """Where a person stands with one level on the day `as_of`.

    `held_on` is the day it is held, awaited, or reached by `plan`; `dated` says whether the date of a
    level held was given (if not, it counts from today); `exam_on` is the day shown with `later`.
    `expires_on` is the first day on which what is held or awaited, or was held before it expired, is no
    longer valid; `None`: nothing is, it does not expire, or that is not stated. `open_if` is what a `check`
    rests on. `today` has, for each reading, the routes and what each still lacks.
    """

    level_id: str
    as_of: date
    verdict: Verdict
    dated: bool
    held_on: date | None
    expires_on: date | None
    plan: Plan | None
    open_if: OpenIf | None
    today: tuple[tuple[Reading, tuple[tuple[Route, tuple[ConditionMet, ...]], ...]], ...]
    recommended: tuple[ConditionMet, ...]

    @property
    def exam_on(self) -> date | None:
        return self.plan.exam_on if self.plan else None

    @property
    def expired_on(self) -> date | None:
        """The day on which the certificate that was held expired."""
        is_had = self.verdict in (Verdict.HELD, Verdict.AWAITED)
        return None if is_had else self.expires_on


def standing(catalog: Catalog, person: Person, today: date, level_id: str, reading: Reading) -> Standing:
    """The verdict on a level and the best plan for it, for a team of one."""
    people = people_of([person], today, catalog.clock_ids)
    best = best_paths(catalog, people, [level_id], reading)
    verdict = VERDICTS[verdicts_on(catalog, people, level_id, best.target_held_on)[0]]
    path = best.paths[best.path_of[0]] if best.path_of[0] >= 0 else None
    held_on = calendar_date(best.target_held_on[0])
    lacking = tuple(
        (
            each,
            tuple(
                (route, tuple(_today(people, condition) for condition in route.conditions))
                for route in routes(catalog, level_id, each)
            ),
        )
        for each in READINGS
    )
    is_awaited = verdict is Verdict.AWAITED and held_on is not None
    return Standing(
        level_id=level_id,
        as_of=today,
        verdict=verdict,
        dated=any(held == level_id and day is not None for held, day in person.holds),
        held_on=held_on,
        expires_on=expires_on(catalog, level_id, held_on)
        if is_awaited and held_on
        else calendar_date(held_expires_on(catalog, people, level_id)[0]),
        plan=plan_of(catalog, people, today, reading, path) if path else None,
        open_if=_open_if(people, lacking) if verdict is Verdict.CHECK else None,
        today=lacking,
        recommended=_recommended(catalog, people, level_id, reading),
    )


def _open_if(
    people: People,
    lacking: Sequence[tuple[Reading, Sequence[tuple[Route, tuple[ConditionMet, ...]]]]],
) -> OpenIf | None:
    """The way in that is open today with the fewest unknown conditions, one of the strict reading first."""
    today = calendar_date(people.today)
    for reading, ways in lacking:
        found = [
            tuple(met for met in conditions if not met.open_today)
            for route, conditions in ways
            if route.applies_on(people.today) and all(met.met_on == today for met in conditions)
        ]
        if found:
            return OpenIf(reading, min(found, key=len))
    return None


def _recommended(
    catalog: Catalog, people: People, level_id: str, reading: Reading
) -> tuple[ConditionMet, ...]:
    return tuple(
        _today(people, condition)
        for route in recommended(catalog, level_id, reading)
        if route.applies_on(people.today)
        for condition in route.conditions
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
        _plan(scheduler, today, reading, each) for each in sorted(needed, key=lambda each: each.rank)
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
    return _plan(scheduler, today, reading, min(found, key=lambda each: each.rank))


def _plan(scheduler: Scheduler, today: date, reading: Reading, found: _Found) -> Plan:
    steps: list[Step] = []
    study_from = today
    for level_id in found.order:
        steps.append(_step(scheduler, found, reading, level_id, study_from))
        study_from = steps[-1].studied_on
    return Plan(today, reading, found.selection.path(found.order), tuple(steps))


def _step(scheduler: Scheduler, found: _Found, reading: Reading, level_id: str, study_from: date) -> Step:
    catalog, people = scheduler.catalog, scheduler.people
    taken, dates = found.selection.taken[level_id], found.dated.steps
    own, opening = dates[level_id], scheduler.opening(level_id, taken)
    first = own.studied
    for condition, provider in taken.met_by_taking():
        first = np.maximum(first, condition.window(provider, Obtained(dates[provider].held)).opens)
    ready, could_sit = opening.next_open(first), opening.next_sitting(first)
    held_on = _certain(own.held)
    return Step(
        level_id=level_id,
        route=taken.route,
        conditions=tuple(
            _met(people, condition, provider, dates, own.sat)
            for condition, provider in zip(taken.route.conditions, taken.providers, strict=True)
        ),
        recommended=_recommended(catalog, people, level_id, reading),
        exam=catalog.exam(level_id),
        study_from=study_from,
        studied_on=_certain(own.studied),
        opens_on=_certain(own.opens),
        ready_on=_certain(ready),
        could_sit_on=_certain(could_sit),
        sat_on=_certain(own.sat),
        held_on=held_on,
        set_by=_set_by(people.today, own.studied, ready, could_sit, own.sat),
        is_award=catalog.level(level_id).kind == "award",
        is_unstated=is_lower_bound(catalog, level_id),
        expires_on=expires_on(catalog, level_id, held_on),
        kept_for=_kept_for(found, level_id) if own.sat[0] > could_sit[0] else None,
    )


def _set_by(today: int, studied: Days, ready: Days, could_sit: Days, sat: Days) -> SetBy:
    """What decided the one day in each of these."""
    if sat[0] > could_sit[0]:
        return SetBy.VALIDITY
    if sat[0] > ready[0]:
        return SetBy.CALENDAR
    if sat[0] == today:
        return SetBy.TODAY
    return SetBy.ELIGIBILITY if ready[0] > studied[0] else SetBy.STUDY


def _kept_for(found: _Found, level_id: str) -> str | None:
    """The last level that builds on one whose certificate counts for a time only."""
    later = [
        (int(found.dated.steps[each].sat[0]), each)
        for each, taken in found.selection.taken.items()
        for condition, provider in taken.met_by_taking()
        if provider == level_id and condition.closes_for(provider)
    ]
    return max(later)[1] if later else None


def _today(people: People, condition: Condition) -> ConditionMet:
    """A condition by what someone has and does today."""
    day = people.all_days(people.today)
    return _condition(people, condition, condition.given(people), day, _given_by(people, condition, day))


def _met(
    people: People, condition: Condition, provider: str | None, dates: Mapping[str, StepDates], sat: Days
) -> ConditionMet:
    """A condition as it is met on the day of a sitting."""
    if provider is None or not isinstance(condition, HasLevels):
        return _condition(people, condition, condition.given(people), sat, _given_by(people, condition, sat))
    windows = (condition.window(provider, Obtained(dates[provider].held)),)
    # Taken on the path, it is not had yet, though it may be obtained today.
    met = _condition(people, condition, windows, sat, provider)
    return replace(met, is_undated=False, open_today=False)


def _condition(
    people: People, condition: Condition, windows: Windows, on: Days, by_level: str | None
) -> ConditionMet:
    today = people.all_days(people.today)
    met_on, counts_on = next_day(windows, today), next_day(windows, on)
    holds = counts_on[0] < NEVER
    is_known = bool(known_on(windows, counts_on, 1)[0]) if holds else True
    return ConditionMet(
        condition=condition,
        met_on=calendar_date(met_on[0]),
        open_today=bool(known_on(windows, today, 1)[0]),
        is_known=is_known,
        is_undated=not is_known and bool(condition.undated(people)[0]),
        closes_on=calendar_date(closes_after(windows, counts_on)[0]) if holds else None,
        closed_on=_closed_on(windows, people.today) if met_on[0] > people.today else None,
        months_had=int(condition.months_had(people)[0]),
        months_missing=int(condition.months_missing(people)[0]),
        by_level=by_level,
    )


def _closed_on(windows: Windows, today: int) -> date | None:
    """The last day up to today on which any of the windows closed that had been open."""
    closed = [
        int(window.closes[0])
        for window in windows
        if window.closes is not None and window.opens[0] < window.closes[0] <= today
    ]
    return calendar_date(max(closed)) if closed else None


def _given_by(people: People, condition: Condition, on: Days) -> str | None:
    """The level held or awaited that meets a condition first from a day on."""
    if not isinstance(condition, HasLevels):
        return None
    days = [
        (int(condition.window(level_id, obtained).next_day(on)[0]), level_id)
        for level_id in condition.levels
        for obtained in people.held.get(level_id, ())
    ]
    day, level_id = min(days, default=(NEVER, None))
    return level_id if day < NEVER else None


def _certain(day: Days) -> date:
    """The one date in `day`, which a path reaches: within 15 years of today and a result's wait."""
    found = calendar_date(day[0])
    if found is None:
        raise OverflowError(f"day {day[0]} lies beyond the calendar")
    return found
