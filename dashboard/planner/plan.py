"""One person's plan, explained: what opens each step, what was missing, and what set the date."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

import numpy as np

from dashboard.catalog.catalog import (
    Catalog,
    Certificate,
    Condition,
    Experience,
    Route,
)
from dashboard.catalog.rows import READINGS, Exam, Reading
from dashboard.planner.best import best_paths
from dashboard.planner.conditions import condition_opens, months_had, months_missing
from dashboard.planner.months import NEVER, calendar_date
from dashboard.planner.paths import Path, paths_to
from dashboard.planner.people import People, Person, people_of
from dashboard.planner.schedule import StepDates, schedule, schedules
from dashboard.planner.totals import fee, is_lower_bound, study_hours
from dashboard.planner.verdicts import VERDICTS, Verdict, verdicts_on


class SetBy(StrEnum):
    """What decided the day of a sitting."""

    TODAY = "today"
    STUDY = "study"
    ELIGIBILITY = "eligibility"
    CALENDAR = "calendar"


@dataclass(frozen=True)
class ConditionMet:
    """A condition, and the day it is met (`None`: not within the calendar).

    `months_had` and `months_missing` are today's, for experience; `by_level` is the level whose
    certificate meets it first.
    """

    condition: Condition
    met_on: date | None
    open_today: bool
    months_had: int = 0
    months_missing: int = 0
    by_level: str | None = None


@dataclass(frozen=True)
class Step:
    """One level of a path with its dates.

    Study runs from `study_from` to `studied_on` for `hours` (`None`: not stated, counted as 0).
    The sitting is the first on or after both `studied_on` and `opens_on`.
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

    @property
    def ready_on(self) -> date:
        return max(self.studied_on, self.opens_on)

    @property
    def hours(self) -> Decimal | None:
        return self.exam.study_hours

    @property
    def is_lower_bound(self) -> bool:
        """Whether a study time, sitting rule or result time is not stated: no earlier than."""
        return is_lower_bound(self.exam)


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
    people = people_of([person], today, catalog.level_ids)
    best = best_paths(catalog, people, [level_id], reading)
    verdict = VERDICTS[verdicts_on(catalog, people, level_id, best.target_held_on)[0]]
    path = best.paths[best.path_of[0]] if best.path_of[0] >= 0 else None
    return Standing(
        level_id=level_id,
        verdict=verdict,
        dated=any(held == level_id and day is not None for held, day in person.holds),
        held_on=calendar_date(best.target_held_on[0]),
        plan=_plan(catalog, people, today, reading, path) if path else None,
        today=tuple(
            (
                each,
                tuple(
                    (route, _conditions(people, route, people.held))
                    for route in catalog.routes(level_id, each)
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
    people = people_of([person], today, catalog.level_ids)
    held = frozenset(level_id for level_id, days in people.held.items() if days[0] <= people.today)
    awaited = frozenset(level_id for level_id, days in people.held.items() if days[0] < NEVER) - held
    if target in held | awaited:
        return ()
    found: dict[frozenset[tuple[str, Route]], tuple[int, int, Path]] = {}
    paths = paths_to(catalog, target, reading, held, awaited)
    for place, steps in schedules(catalog, paths, people):
        if all(step.held[0] < NEVER for step in steps):
            path = paths[place]
            dated = (int(steps[-1].held[0]), place, path)
            taken = frozenset(path.steps)
            found[taken] = min(dated, found.get(taken, dated), key=lambda each: each[:2])
    needed = [
        (held_on, place, path)
        for taken, (held_on, place, path) in found.items()
        if not any(fewer < taken and found[fewer][0] <= held_on for fewer in found)
    ]
    return tuple(
        _plan(catalog, people, today, reading, path)
        for _, _, path in sorted(needed, key=lambda each: each[:2])
    )


def _plan(catalog: Catalog, people: People, today: date, reading: Reading, path: Path) -> Plan:
    dates = schedule(catalog, path, people)
    held = dict(people.held)
    steps: list[Step] = []
    study_from = today
    for (level_id, route), step in zip(path.steps, dates, strict=True):
        steps.append(_step(catalog, people, held, level_id, route, step, study_from))
        held[level_id] = step.held
        study_from = steps[-1].studied_on
    return Plan(today, reading, path, tuple(steps))


def _step(
    catalog: Catalog,
    people: People,
    held: dict[str, np.ndarray],
    level_id: str,
    route: Route,
    dates: StepDates,
    study_from: date,
) -> Step:
    studied, opens, sat = int(dates.studied[0]), int(dates.opens[0]), int(dates.sat[0])
    return Step(
        level_id=level_id,
        route=route,
        conditions=_conditions(people, route, held),
        exam=catalog.exam(level_id),
        study_from=study_from,
        studied_on=_certain(studied),
        opens_on=_certain(opens),
        sat_on=_certain(sat),
        held_on=_certain(int(dates.held[0])),
        set_by=_set_by(people.today, studied, opens, sat),
    )


def _set_by(today: int, studied: int, opens: int, sat: int) -> SetBy:
    if sat > max(studied, opens):
        return SetBy.CALENDAR
    if sat == today:
        return SetBy.TODAY
    return SetBy.ELIGIBILITY if opens > studied else SetBy.STUDY


def _conditions(people: People, route: Route, held: dict[str, np.ndarray]) -> tuple[ConditionMet, ...]:
    return tuple(_condition(people, condition, held) for condition in route.conditions)


def _condition(people: People, condition: Condition, held: dict[str, np.ndarray]) -> ConditionMet:
    opens = condition_opens(people, condition, held)[0]
    met_on, open_today = calendar_date(opens), bool(opens <= people.today)
    if isinstance(condition, Experience):
        had, missing = months_had(people, condition), months_missing(people, condition)
        return ConditionMet(condition, met_on, open_today, int(had[0]), int(missing[0]))
    if isinstance(condition, Certificate):
        days = [(int(held[level_id][0]), level_id) for level_id in condition.levels if level_id in held]
        first, by_level = min(days, default=(int(NEVER), ""))
        return ConditionMet(condition, met_on, open_today, by_level=by_level if first < NEVER else None)
    return ConditionMet(condition, met_on, open_today)


def _certain(day: int) -> date:
    """The date of a day that a path reaches: within 15 years of today and a result's wait."""
    found = calendar_date(np.int64(day))
    if found is None:
        raise OverflowError(f"day {day} lies beyond the calendar")
    return found
