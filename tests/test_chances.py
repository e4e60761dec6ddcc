"""The chance of holding a target by a day, against lives that are played and lives that are counted.

Both are written here from the rules alone, on plain dates and the slow planner's calendar.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path as Folder
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS, Reading
from dashboard.planner.chances import TOLERANCE, Chances, chances
from dashboard.planner.paths import Path
from dashboard.planner.plan import Plan, every_plan
from dashboard.rules.people import Person
from tests import slow_planner
from tests.slow.tables import Cells
from tests.strategies import (
    Situation,
    Someone,
    Tables,
    days_around,
    exam_row,
    level_row,
    read_tables,
    rule,
    situations,
)

DATA = Folder(__file__).parents[1] / "data"
TODAY = date(2026, 1, 31)  # the last Saturday of its month
LIVES = 3000
Percents = Mapping[str, int]
Held = dict[str, date]
moderate = settings(max_examples=100, deadline=None)
percents = st.sampled_from([0, 1, 50, 99, 100]) | st.integers(0, 100)


def percents_of(situation: Situation) -> st.SearchStrategy[dict[str, int]]:
    return st.fixed_dictionaries(dict.fromkeys(situation.tables.level_ids, percents))


@st.composite
def situations_of_few_sittings(draw: st.DrawFn) -> Situation:
    """Levels that build on each other, with at most four sittings each: every life can be counted.

    Sittings and results fall on the same few days: one is often just in time for the other.
    """

    def some_of(*cells: str, least: int = 0) -> list[str]:
        return draw(st.lists(st.sampled_from(cells), min_size=least, max_size=3, unique=True))

    def one_of(*cells: str) -> str:
        return draw(st.sampled_from(cells))

    rules = [
        *needs("b", *some_of("a"), years=one_of("", "0.5")),
        *needs("c", *some_of("a", "b", "a|b"), years=one_of("", "0.5")),
        *needs("t", *some_of("a", "b", "c", "a|b", "b|c", "a|c", least=1), years=one_of("", "0.5")),
    ]
    exams = []
    for level_id, soonest, latest in [("a", 0, 8), ("b", 0, 12), ("c", 4, 16), ("t", 12, 24)]:
        places = draw(st.lists(st.integers(soonest, latest), min_size=1, max_size=4, unique=True))
        days = [TODAY + timedelta(days=50 * place) for place in sorted(places)]
        sittings, results = "|".join(map(str, days)), one_of("", "0", "1", "50", "100", "150")
        exams.append(exam_row(level_id, one_of("", "60", "150"), sittings, results))
    awaited = draw(st.lists(st.tuples(st.sampled_from("abc"), days_around(TODAY, 0, 1200)), max_size=1))
    return made_of(rules, exams, Someone(holds=tuple(awaited)))


@dataclass(frozen=True)
class Course:
    """One path in a situation, as the slow planner sees it."""

    situation: Situation
    path: Path
    percents: Percents

    def chances(self) -> Chances | None:
        situation = self.situation
        catalog, person = situation.tables.catalog(), situation.someone.person()
        found = chances(catalog, person, situation.today, self.path, self.percents)
        return found if isinstance(found, Chances) else None

    def tries(self, place: int, held: Held) -> Iterator[tuple[date, date]]:
        """The sittings of a step, each with its result's day, for someone who fails every time."""
        person, steps = self.person, self.path.names[: place + 1]
        levels = {level.level_id: level for level in self.situation.tables.slow_levels()}
        hours = sum(levels[level_id].study_hours or Fraction(0) for level_id, _ in steps)
        studied = slow_planner.add_days(person.today, math.ceil(7 * hours / person.hours_per_week))
        level_id, route = steps[-1]
        level = levels[level_id]
        conditions = slow_planner.routes_of(level, self.situation.reading)[route]
        ready = slow_planner.latest([studied, slow_planner.route_opens(person, conditions, held)])
        while ready and (sat := slow_planner.first_sitting(level.sittings, person.today, ready)):
            result = sat + timedelta(days=level.results_days or 0)
            yield sat, result
            ready = max(result, sat + timedelta(days=1))

    @property
    def person(self) -> slow_planner.Person:
        return self.situation.someone.slow_person(self.situation.today, self.situation.target)


def play(course: Course, random: Random) -> date | None:
    """The day on which the target is held in one life; `None`: never."""
    held = dict(course.person.holds)
    for place, level_id in enumerate(course.path.levels):
        for _, result in course.tries(place, held):
            if random.randrange(100) < course.percents.get(level_id, 100):
                held[level_id] = result
                break
    return held.get(course.path.levels[-1])


def every_life(course: Course, held: Held, place: int = 0) -> Iterator[tuple[date | None, Fraction]]:
    """Every way that things can go, attempt by attempt: the target's day and the chance of that life."""
    if place == len(course.path.levels):
        yield held.get(course.path.levels[-1]), Fraction(1)
        return
    level_id = course.path.levels[place]
    passes, left = Fraction(course.percents.get(level_id, 100), 100), Fraction(1)
    ends = [({**held, level_id: result}, passes) for _, result in course.tries(place, held)]
    for then, chance_then in [*ends, (held, Fraction(1))]:
        if left * chance_then > 0:
            for day, chance in every_life(course, then, place + 1):
                yield day, left * chance_then * chance
        left *= 1 - chance_then


def plans_of(situation: Situation) -> tuple[Plan, ...]:
    catalog, person = situation.tables.catalog(), situation.someone.person()
    return every_plan(catalog, person, situation.today, situation.target, situation.reading)


def chances_of_plans(situation: Situation, some: Percents) -> list[Chances]:
    """The chances of every plan that can be worked out."""
    courses = [Course(situation, plan.path, some) for plan in plans_of(situation)]
    return [found for course in courses if (found := course.chances()) is not None]


@moderate
@given(situations())
def test_who_passes_everything_holds_the_target_on_the_day_of_the_plan(situation: Situation) -> None:
    for plan in plans_of(situation):
        for some in ({}, dict.fromkeys(plan.path.levels, 100)):
            assert Course(situation, plan.path, some).chances() == Chances((plan.held_on,), (1.0,))


@settings(max_examples=300, deadline=None)
@given(st.data(), situations_of_few_sittings())
def test_the_chances_are_those_of_all_lives_counted(data: st.DataObject, situation: Situation) -> None:
    some = data.draw(percents_of(situation))
    for plan in plans_of(situation):
        course = Course(situation, plan.path, some)
        on_day: dict[date, Fraction] = {}
        for day, chance in every_life(course, course.person.holds):
            on_day[day or date.max] = on_day.get(day or date.max, Fraction(0)) + chance
        never = on_day.pop(date.max, Fraction(0))
        found = course.chances()
        assert found is not None
        assert found.days == tuple(sorted(on_day))
        assert found.ever == pytest.approx(float(1 - never), abs=TOLERANCE)
        counted = Fraction(0)
        for day in found.days:
            assert found.by(day - timedelta(days=1)) == pytest.approx(float(counted), abs=TOLERANCE)
            counted += on_day[day]
            assert found.by(day) == pytest.approx(float(counted), abs=TOLERANCE)


def shipped_to(target: str) -> Situation:
    return Situation(read_tables(DATA), TODAY, (Someone(),), (target,), "strict")


def made_of(rules: list[Cells], exams: list[Cells], someone: Someone | None = None) -> Situation:
    """Someone who wants level t; a, b and c are open unless a rule says otherwise."""
    tables = Tables(tuple(level_row(level_id) for level_id in "tabc"), tuple(rules), tuple(exams))
    return Situation(tables, TODAY, (someone or Someone(),), ("t",), "strict")


def needs(level_id: str, *certificates: str, years: str = "") -> list[Cells]:
    return [rule(level_id, "certificate", scope, years, route="x") for scope in certificates]


PLAYED = {
    "the shipped tables: three levels in a row": (
        shipped_to("aigc-advanced"),
        {"aigc-junior": 80, "aigc-intermediate": 50, "aigc-advanced": 30},
    ),
    "three certificates are needed": (
        made_of(
            needs("t", "a", "b", "c"),
            [
                exam_row("a", "40", "quarterly", "91"),
                exam_row("b", "", "monthly", "200"),
                exam_row("c", "", "quarterly"),
            ],
        ),
        {"a": 60, "b": 50, "c": 30, "t": 70},
    ),
    "one certificate serves two later levels": (
        made_of(
            [*needs("b", "a"), *needs("t", "a", years="1"), *needs("t", "b")],
            [exam_row("a", "", "quarterly", "30"), exam_row("b", "", "monthly", "30"), exam_row("t")],
        ),
        {"a": 40, "b": 30, "t": 50},
    ),
    "of two certificates on the path the first held counts": (
        made_of(
            [*needs("t", "a", "b"), *needs("t", "a|b", years="1")],
            [exam_row("a", "100", "quarterly"), exam_row("b", "100", "quarterly", "95"), exam_row("t")],
        ),
        {"a": 30, "b": 45, "t": 90},
    ),
    "a result that comes after the next sitting, and sittings that run out": (
        made_of(
            needs("t", "a"),
            [exam_row("a", "", "monthly", "40"), exam_row("t", "", "2026-05-30|2026-08-29|2027-02-27", "60")],
        ),
        {"a": 35, "t": 50},
    ),
    "a certificate awaited stands in for the one failed": (
        made_of(
            needs("t", "a|b"),
            [exam_row("b", "20", "2026-04-30|2026-09-30"), exam_row("t", "", "quarterly")],
            Someone(holds=(("a", date(2026, 12, 15)),)),
        ),
        {"b": 40, "t": 60},
    ),
}


@pytest.mark.parametrize(("situation", "some"), PLAYED.values(), ids=PLAYED)
def test_the_chances_are_those_of_many_lives_played_by_lot(situation: Situation, some: Percents) -> None:
    paths = [plan.path for plan in plans_of(situation)]
    course = Course(situation, next(path for path in paths if set(path.levels) == set(some)), some)
    random = Random(2026)  # noqa: S311 -- the same lives in every run
    found = course.chances()
    assert found is not None
    days = Counter(play(course, random) for _ in range(LIVES))
    assert days.keys() - {None} <= set(found.days)
    so_far = 0
    for day, chance in zip(found.days, found.cumulative, strict=True):
        so_far += days[day]
        spread = math.sqrt(chance * (1 - chance) / LIVES)
        assert abs(so_far / LIVES - chance) <= 5 * spread + 5 / LIVES
    assert len(found.days) > 2


@moderate
@given(st.data(), situations())
def test_passing_more_likely_makes_no_day_less_likely(data: st.DataObject, situation: Situation) -> None:
    some, more = data.draw(percents_of(situation)), data.draw(percents_of(situation))
    better = {level_id: max(percent, more[level_id]) for level_id, percent in some.items()}
    for plan in plans_of(situation):
        poor, rich = (Course(situation, plan.path, each).chances() for each in (some, better))
        if poor is not None and rich is not None:
            for day in {*poor.days, *rich.days}:
                assert rich.by(day) >= poor.by(day) - TOLERANCE


@moderate
@given(st.data(), situations(), st.floats(0, 1, exclude_min=True))
def test_chances_grow_within_0_and_1_and_each_is_reached_on_the_first_day_that_has_it(
    data: st.DataObject, situation: Situation, wanted: float
) -> None:
    for found in chances_of_plans(situation, data.draw(percents_of(situation))):
        assert list(found.days) == sorted(set(found.days))
        assert all(before <= after for before, after in pairwise((0, *found.cumulative, 1)))
        assert (found.by(situation.today - timedelta(days=1)), found.by(date.max)) == (0, found.ever)
        for chance in (wanted, data.draw(st.sampled_from(found.cumulative or (wanted,)))):
            enough = (day for day in found.days if found.by(day) >= chance - TOLERANCE)
            assert found.reached_with(chance) == next(enough, None)


@moderate
@given(situations())
def test_a_target_that_is_never_passed_is_never_held(situation: Situation) -> None:
    for found in chances_of_plans(situation, {situation.target: 0}):
        assert found == Chances((), ())
        assert (found.ever, found.by(date.max), found.reached_with(0.01)) == (0, 0, None)


@pytest.mark.parametrize("reading", READINGS)
def test_the_shipped_tables_are_always_worked_out_even_with_a_sitting_every_day(
    shipped: Catalog, reading: Reading
) -> None:
    every_day = {
        level_id: shipped.exam(level_id).model_copy(update={"sittings": "any", "results_days": None})
        for level_id in shipped.level_ids
    }
    catalog, some = shipped.with_exams(every_day), dict.fromkeys(shipped.level_ids, 1)
    for target in shipped.level_ids:
        for plan in every_plan(catalog, Person(), TODAY, target, reading):
            assert chances(catalog, Person(), TODAY, plan.path, some) is not None


@pytest.mark.parametrize("some", [{"a": 1}, {"b": 1}, {"a": 1, "b": 0}, {"a": 0, "b": 1}])
def test_two_certificates_that_may_come_on_any_day_are_too_many_unless_one_is_certain(some: Percents) -> None:
    situation = made_of(needs("t", "a", "b"), [])
    (plan,) = plans_of(situation)
    assert Course(situation, plan.path, some).chances() is not None
    assert Course(situation, plan.path, {"a": 1, "b": 1}).chances() is None


def test_an_exam_can_be_sat_again_until_15_years_from_today() -> None:
    (plan,) = plans_of(made_of([], []))
    found = Course(made_of([], []), plan.path, {"t": 1}).chances()
    assert found is not None
    assert (min(found.days), max(found.days), len(found.days)) == (TODAY, date(2041, 1, 31), 5480)


# 40 hours take until 2026-03-19, 100 until 2026-05-28. Sittings are on 28 March, 27 June, 26 September,
# 26 December and 27 March; the result comes 30 days later, before the next.
QUARTERS = ("2026-04-27", "2026-07-27", "2026-10-26", "2027-01-25", "2027-04-26")
WORKED = [
    ("aigc-junior", {"aigc-junior": 50}, (0.5, 0.75, 0.875, 0.9375, 0.96875)),
    ("aigc-junior", {"aigc-junior": 80}, (0.8, 0.96, 0.992, 0.9984, 0.99968)),
    ("aigc-intermediate", {"aigc-junior": 50, "aigc-intermediate": 50}, (0, 0.25, 0.5, 0.6875, 0.8125)),
    ("aigc-intermediate", {"aigc-intermediate": 20}, (0, 0.2, 0.36, 0.488, 0.5904)),
    ("aigc-intermediate", {"aigc-junior": 20}, (0, 0.2, 0.36, 0.488, 0.5904)),
]


@pytest.mark.parametrize(("target", "some", "by_quarter"), WORKED)
def test_chances_worked_by_hand_on_the_shipped_tables(
    target: str, some: Percents, by_quarter: tuple[float, ...]
) -> None:
    (plan,) = plans_of(shipped_to(target))
    found = Course(shipped_to(target), plan.path, some).chances()
    assert found is not None
    earlier = 0.0
    for text, chance in zip(QUARTERS, by_quarter, strict=True):
        day = date.fromisoformat(text)
        assert found.by(day - timedelta(days=1)) == pytest.approx(earlier, abs=TOLERANCE)
        assert found.by(day) == pytest.approx(chance, abs=TOLERANCE)
        assert found.reached_with(chance) == day or chance == 0
        earlier = chance
    assert found.ever <= 1
