"""A slow planner, written from the rules alone, that the real planner is tested against.

One person, plain values, no arrays: walk through every day, simulate every path, take the smallest.
"""

from __future__ import annotations

import calendar
import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

HORIZON_MONTHS = 180
NOTHING = Fraction(0)


@dataclass(frozen=True)
class Condition:
    """One row of `prerequisites`."""

    fact: str  # "none_stated", "experience" or "certificate"
    scope: tuple[str, ...]  # ("aigc",) or ("work",) for experience, level ids for certificate
    years: Fraction  # 0 when empty


@dataclass(frozen=True)
class Level:
    """One certificate, with its exam."""

    level_id: str
    routes: dict[str, dict[str, tuple[Condition, ...]]]  # reading -> route name -> conditions; no rows = open
    study_hours: Fraction | None
    sittings: str | tuple[date, ...] | None  # "any", "monthly", "quarterly", dates, or None = not stated
    results_days: int | None


@dataclass(frozen=True)
class Person:
    """One person, as of `today`."""

    today: date
    work_years: Fraction
    aigc_years: Fraction
    work_share: Fraction
    aigc_share: Fraction
    starts_on: date
    aigc_starts_on: date
    holds: dict[str, date]
    hours_per_week: Fraction
    target: str


@dataclass(frozen=True)
class Answer:
    """What the planner has to say."""

    verdict: str  # of the target
    verdicts: dict[str, str]  # of every level
    later_on: dict[str, date | None]  # of every level whose verdict is "later"
    path: tuple[tuple[str, str], ...] | None  # (level id, route name); () if held or awaited
    sat_on: tuple[date, ...]
    held_on: tuple[date, ...]
    target_exam_on: date | None
    target_held_on: date | None
    first_exam_on: date | None


@dataclass(frozen=True)
class Path:
    """Levels in the order of study, with their dates; the last one is what the path leads to."""

    levels: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    sat_on: tuple[date, ...] = ()
    held_on: tuple[date, ...] = ()
    hours: Fraction = NOTHING

    def order(self) -> tuple[date, int, Fraction, tuple[str, ...], tuple[str, ...]]:
        """The smallest is the best."""
        return self.held_on[-1], len(self.levels), self.hours, self.levels, self.routes


# --- Calendar. None is "never", and so is any day after the year 9999.


def add_months(day: date, months: int) -> date | None:
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return None
    last = calendar.monthrange(year, month0 + 1)[1]
    return date(year, month0 + 1, min(day.day, last))


def add_days(day: date, days: int) -> date | None:
    return day + timedelta(days) if days <= (date.max - day).days else None


def whole_months(start: date, end: date) -> int:
    months = 0
    while (later := add_months(start, months + 1)) is not None and later <= end:
        months += 1
    return months


def earliest(days: Sequence[date | None]) -> date | None:
    """The first of alternatives; never if all are never."""
    return min((day for day in days if day is not None), default=None)


def latest(days: Sequence[date | None]) -> date | None:
    """When all have come; never if one is never."""
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def is_sitting(day: date, rule: str | tuple[date, ...]) -> bool:
    last_saturday = day.weekday() == 5 and day.day + 7 > calendar.monthrange(day.year, day.month)[1]
    if rule == "any":
        return True
    if rule == "monthly":
        return last_saturday
    if rule == "quarterly":
        return last_saturday and day.month in (3, 6, 9, 12)
    if isinstance(rule, str):
        raise ValueError(f"unknown sittings: {rule}")
    return day in rule


@cache
def all_sittings(rule: str | tuple[date, ...], today: date) -> list[date]:
    end = add_months(today, HORIZON_MONTHS) or date.max
    days = (today + timedelta(n) for n in range((end - today).days + 1))
    return [day for day in days if is_sitting(day, rule)]


def first_sitting(rule: str | tuple[date, ...] | None, today: date, ready: date) -> date | None:
    days = all_sittings("any" if rule is None else rule, today)
    place = bisect_left(days, ready)
    return days[place] if place < len(days) else None


# --- When does a condition, a route, a level open?


def months_missing(years_needed: Fraction, years_had: Fraction) -> int:
    needed = math.floor(years_needed * 12 + Fraction(1, 2))
    had = math.floor(years_had * 12 + Fraction(5, 100))
    return max(0, needed - had)


def after_work(start: date, months: Fraction, share: Fraction) -> date | None:
    """The day on which so many months of full time are done, at this share of full time."""
    if months <= 0:
        return start
    return add_months(start, math.ceil(months / share)) if share > 0 else None


def experience_opens(person: Person, clock: str, years: Fraction) -> date | None:
    starts_on = max(person.today, person.starts_on)
    aigc_starts_on = max(starts_on, person.aigc_starts_on)
    if clock == "aigc":
        missing = months_missing(years, person.aigc_years)
        if missing == 0:
            return person.today
        return after_work(aigc_starts_on, Fraction(missing), person.aigc_share)
    if clock != "work":
        raise ValueError(f"unknown clock: {clock}")
    missing = months_missing(years, max(person.work_years, person.aigc_years))
    if missing == 0:
        return person.today
    by_work = after_work(starts_on, Fraction(missing), person.work_share)
    still_missing = missing - whole_months(starts_on, aigc_starts_on) * person.work_share
    by_both = after_work(aigc_starts_on, still_missing, max(person.work_share, person.aigc_share))
    return earliest([by_work, by_both])


def condition_opens(person: Person, condition: Condition, held: dict[str, date]) -> date | None:
    if condition.fact == "none_stated":
        return person.today
    if condition.fact == "experience":
        return experience_opens(person, condition.scope[0], condition.years)
    if condition.fact != "certificate":
        raise ValueError(f"unknown fact: {condition.fact}")
    months = months_missing(condition.years, NOTHING)
    opens = earliest([add_months(held[level_id], months) for level_id in condition.scope if level_id in held])
    return None if opens is None else max(person.today, opens)


def routes_of(level: Level, reading: str) -> dict[str, tuple[Condition, ...]]:
    return level.routes.get(reading) or {"": ()}


def route_opens(person: Person, conditions: Sequence[Condition], held: dict[str, date]) -> date | None:
    return latest([person.today, *(condition_opens(person, condition, held) for condition in conditions)])


def open_routes(person: Person, level: Level, reading: str) -> list[tuple[Condition, ...]]:
    """The routes of a reading that are open by what is true today."""
    routes = routes_of(level, reading).values()
    return [route for route in routes if route_opens(person, route, person.holds) == person.today]


def verdict_of(person: Person, level: Level, *, is_reached: bool) -> str:
    """`is_reached`: the chosen reading has a path to the level."""
    held_on = person.holds.get(level.level_id)
    if held_on is not None:
        return "held" if held_on <= person.today else "awaited"
    if first_sitting(level.sittings, person.today, person.today) is None:
        return "never"
    if strict := open_routes(person, level, "strict"):
        asked = {condition.fact for route in strict for condition in route} - {"none_stated"}
        only_the_other_reading_asks = not level.routes.get("strict") and level.routes.get("lenient")
        return "open" if asked or only_the_other_reading_asks else "unstated"
    if open_routes(person, level, "lenient"):
        return "check"
    return "later" if is_reached else "never"


# --- Paths


def take(person: Person, path: Path, level: Level, route: str, reading: str) -> Path | None:
    """The path with one more level after it; None if that level can then never be sat."""
    held = {**person.holds, **dict(zip(path.levels, path.held_on, strict=True))}
    opens = route_opens(person, routes_of(level, reading)[route], held)
    hours = path.hours + (level.study_hours or 0)
    studied = add_days(person.today, math.ceil(7 * hours / person.hours_per_week))
    ready = latest([opens, studied])
    sat = None if ready is None else first_sitting(level.sittings, person.today, ready)
    held_on = None if sat is None else add_days(sat, level.results_days or 0)
    if sat is None or held_on is None:
        return None
    ids, names = (*path.levels, level.level_id), (*path.routes, route)
    return Path(ids, names, (*path.sat_on, sat), (*path.held_on, held_on), hours)


def all_paths(levels: Sequence[Level], person: Person, reading: str, begun: Path) -> list[Path]:
    """Every order of levels that are not held, by every choice of routes, that can be sat."""
    paths: list[Path] = []
    for level in levels:
        if level.level_id in person.holds or level.level_id in begun.levels:
            continue
        for route in routes_of(level, reading):
            path = take(person, begun, level, route, reading)
            if path is not None:
                paths += [path, *all_paths(levels, person, reading, path)]
    return paths


def answer(levels: Sequence[Level], person: Person, reading: str) -> Answer:
    best: dict[str, Path] = {}
    for path in sorted(all_paths(levels, person, reading, Path()), key=Path.order):
        best.setdefault(path.levels[-1], path)

    verdicts: dict[str, str] = {}
    later_on: dict[str, date | None] = {}
    for level in levels:
        level_id = level.level_id
        verdicts[level_id] = verdict_of(person, level, is_reached=level_id in best)
        if verdicts[level_id] == "later":
            later_on[level_id] = best[level_id].sat_on[-1]

    verdict = verdicts[person.target]
    if person.target in person.holds:
        return Answer(verdict, verdicts, later_on, (), (), (), None, person.holds[person.target], None)
    if person.target not in best:
        return Answer(verdict, verdicts, later_on, None, (), (), None, None, None)
    plan = best[person.target]
    steps = tuple(zip(plan.levels, plan.routes, strict=True))
    sat, held = plan.sat_on, plan.held_on
    return Answer(verdict, verdicts, later_on, steps, sat, held, sat[-1], held[-1], min(sat))
