"""The chance of holding a target by a day, against lives that are played and lives that are counted.

Both are written here from the rules alone, on plain dates and with what the slow planner is made of.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS, Reading
from dashboard.planner.chances import TOLERANCE, Chances, NoChances, chances
from dashboard.planner.paths import Path
from dashboard.planner.plan import Plan, every_plan
from dashboard.rules.people import Person
from tests.ladders_catalog import ladders_text
from tests.persons import person_of
from tests.planned import catalog_of
from tests.planned import plans_of as planned_paths
from tests.slow.conditions import certificate_spans, own_spans
from tests.slow.months import add_days
from tests.slow.paths import routes_of
from tests.slow.person import Obtained, read_person
from tests.slow.sittings import sittings_of
from tests.slow.spans import Span, next_day
from tests.slow.strategies import Case
from tests.slow.tables import Cells, Condition, Rules, read_rules
from tests.strategies import (
    Situation,
    Someone,
    Tables,
    days_around,
    exam_row,
    level_row,
    rule,
    situations,
)

TODAY = date(2026, 1, 31)  # the last Saturday of its month
LIVES = 3000
Percents = Mapping[str, int]
Held = Mapping[str, tuple[Obtained, ...]]
moderate = settings(max_examples=60, deadline=None)
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
    """One path that somebody may take, as the slow planner sees it."""

    case: Case
    path: Path
    percents: Percents

    def found(self) -> Chances | NoChances:
        catalog = catalog_of(self.case.tables)
        person = person_of(self.case.row, catalog.clock_ids)
        return chances(catalog, person, self.case.as_of, self.path, self.percents)

    def chances(self) -> Chances:
        found = self.found()
        assert isinstance(found, Chances)
        return found

    @cached_property
    def rules(self) -> Rules:
        return read_rules(self.case.tables)

    @cached_property
    def sittings(self) -> Mapping[str, Sequence[date]]:
        levels = self.rules.levels
        return {level_id: sittings_of(levels[level_id], self.case.as_of) for level_id in self.path.levels}

    @cached_property
    def held(self) -> Held:
        """What they hold and await today."""
        return read_person(self.case.row, self.rules, self.case.as_of, self.case.target).holds

    def tries(self, place: int, held: Held) -> Iterator[tuple[date, date]]:
        """The sittings of a step, each with its result's day, for someone who fails every time."""
        person = read_person(self.case.row, self.rules, self.case.as_of, self.case.target)
        names = self.path.names[: place + 1]
        exams = [self.rules.levels[level_id].exam for level_id, _ in names]
        hours = sum((Fraction(exam.get("study_hours") or "0") for exam in exams), Fraction(0))
        level_id, route = names[-1]
        level = self.rules.levels[level_id]
        ready: date | None = add_days(person.today, math.ceil(7 * hours / person.hours_per_week))
        for condition in routes_of(level, self.case.reading)[route]:
            spans = (
                self.by_certificates(condition, held)
                if condition.is_about_a_certificate
                else own_spans(condition, person, self.rules)
            )
            ready = None if ready is None else next_day(spans, ready)
        sittings = self.sittings[level_id]
        for sat in sittings[bisect_left(sittings, ready or date.max) :]:
            if ready is not None and sat >= ready:
                result = sat + timedelta(days=int(level.exam.get("results_days") or "0"))
                yield sat, result
                ready = max(result, sat + timedelta(days=1))

    def by_certificates(self, condition: Condition, held: Held) -> tuple[Span, ...]:
        """The days on which any of some certificates that are had meets a condition."""
        return tuple(
            span
            for level_id in condition.scope
            for one in held.get(level_id, ())
            for span in certificate_spans(condition, self.rules.levels[level_id], one)
        )


def with_one(held: Held, level_id: str, result: date) -> Held:
    return {**held, level_id: (*held.get(level_id, ()), Obtained(result))}


def target_held_on(course: Course, held: Held) -> date | None:
    dates = held.get(course.path.levels[-1], ())
    return dates[-1].on if dates else None


def play(course: Course, random: Random) -> date | None:
    """The day on which the target is held in one life; `None`: never."""
    held = course.held
    for place, level_id in enumerate(course.path.levels):
        for _, result in course.tries(place, held):
            if random.randrange(100) < course.percents.get(level_id, 100):
                held = with_one(held, level_id, result)
                break
    return target_held_on(course, held)


def every_life(course: Course, held: Held, place: int = 0) -> Iterator[tuple[date | None, Fraction]]:
    """Every way that things can go, attempt by attempt: the target's day and the chance of that life."""
    if place == len(course.path.levels):
        yield target_held_on(course, held), Fraction(1)
        return
    level_id = course.path.levels[place]
    passes, left = Fraction(course.percents.get(level_id, 100), 100), Fraction(1)
    ends = [(with_one(held, level_id, result), passes) for _, result in course.tries(place, held)]
    for then, chance_then in [*ends, (held, Fraction(1))]:
        if left * chance_then > 0:
            for day, chance in every_life(course, then, place + 1):
                yield day, left * chance_then * chance
        left *= 1 - chance_then


def plans_of(case: Case) -> tuple[Plan, ...]:
    reading = next(each for each in READINGS if each == case.reading)
    return planned_paths(case.tables, case.row, case.as_of, reading, case.target)


def chances_of_plans(case: Case, some: Percents) -> list[Chances]:
    """The chances of every plan that can be worked out."""
    found = [Course(case, plan.path, some).found() for plan in plans_of(case)]
    return [each for each in found if isinstance(each, Chances)]


@moderate
@given(situations())
def test_who_passes_everything_holds_the_target_on_the_day_of_the_plan(situation: Situation) -> None:
    for plan in plans_of(situation.case()):
        for some in ({}, dict.fromkeys(plan.path.levels, 100)):
            assert Course(situation.case(), plan.path, some).chances() == Chances((plan.held_on,), (1.0,))


@settings(max_examples=200, deadline=None)
@given(st.data(), situations_of_few_sittings())
def test_the_chances_are_those_of_all_lives_counted(data: st.DataObject, situation: Situation) -> None:
    some = data.draw(percents_of(situation))
    for plan in plans_of(situation.case()):
        course = Course(situation.case(), plan.path, some)
        on_day: dict[date, Fraction] = {}
        for day, chance in every_life(course, course.held):
            on_day[day or date.max] = on_day.get(day or date.max, Fraction(0)) + chance
        never = on_day.pop(date.max, Fraction(0))
        found = course.chances()
        assert found.days == tuple(sorted(on_day))
        assert found.ever == pytest.approx(float(1 - never), abs=TOLERANCE)
        counted = Fraction(0)
        for day in found.days:
            assert found.by(day - timedelta(days=1)) == pytest.approx(float(counted), abs=TOLERANCE)
            counted += on_day[day]
            assert found.by(day) == pytest.approx(float(counted), abs=TOLERANCE)


def climb_to(target: str) -> Case:
    """Somebody new who wants a level of the drawing ladder."""
    return Case(ladders_text(), {}, TODAY, "strict", target)


def played(rules: list[Cells], exams: list[Cells], someone: Someone | None = None) -> Case:
    return made_of(rules, exams, someone).case()


def made_of(rules: list[Cells], exams: list[Cells], someone: Someone | None = None) -> Situation:
    """Someone who wants level t; a, b and c are open unless a rule says otherwise."""
    tables = Tables(tuple(level_row(level_id) for level_id in "tabc"), tuple(rules), tuple(exams))
    return Situation(tables, TODAY, (someone or Someone(),), ("t",), "strict")


def needs(level_id: str, *certificates: str, years: str = "") -> list[Cells]:
    return [rule(level_id, "certificate", scope, years, route="x") for scope in certificates]


PLAYED = {
    "the drawing ladder: three levels in a row": (
        climb_to("draw-advanced"),
        {"draw-junior": 80, "draw-intermediate": 50, "draw-advanced": 30},
    ),
    "three certificates are needed": (
        played(
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
        played(
            [*needs("b", "a"), *needs("t", "a", years="1"), *needs("t", "b")],
            [exam_row("a", "", "quarterly", "30"), exam_row("b", "", "monthly", "30"), exam_row("t")],
        ),
        {"a": 40, "b": 30, "t": 50},
    ),
    "of two certificates on the path the first held counts": (
        played(
            [*needs("t", "a", "b"), *needs("t", "a|b", years="1")],
            [exam_row("a", "100", "quarterly"), exam_row("b", "100", "quarterly", "95"), exam_row("t")],
        ),
        {"a": 30, "b": 45, "t": 90},
    ),
    "a result that comes after the next sitting, and sittings that run out": (
        played(
            needs("t", "a"),
            [exam_row("a", "", "monthly", "40"), exam_row("t", "", "2026-05-30|2026-08-29|2027-02-27", "60")],
        ),
        {"a": 35, "t": 50},
    ),
    "a certificate awaited stands in for the one failed": (
        played(
            needs("t", "a|b"),
            [exam_row("b", "20", "2026-04-30|2026-09-30"), exam_row("t", "", "quarterly")],
            Someone(holds=(("a", date(2026, 12, 15)),)),
        ),
        {"b": 40, "t": 60},
    ),
}


@pytest.mark.parametrize(("case", "some"), PLAYED.values(), ids=PLAYED)
def test_the_chances_are_those_of_many_lives_played_by_lot(case: Case, some: Percents) -> None:
    paths = [plan.path for plan in plans_of(case)]
    course = Course(case, next(path for path in paths if set(path.levels) == set(some)), some)
    random = Random(2026)  # noqa: S311 -- the same lives in every run
    found = course.chances()
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
    for plan in plans_of(situation.case()):
        poor, rich = (Course(situation.case(), plan.path, each).found() for each in (some, better))
        if isinstance(poor, Chances) and isinstance(rich, Chances):
            for day in {*poor.days, *rich.days}:
                assert rich.by(day) >= poor.by(day) - TOLERANCE


@moderate
@given(st.data(), situations(), st.floats(0, 1, exclude_min=True))
def test_chances_grow_within_0_and_1_and_each_is_reached_on_the_first_day_that_has_it(
    data: st.DataObject, situation: Situation, wanted: float
) -> None:
    for found in chances_of_plans(situation.case(), data.draw(percents_of(situation))):
        assert list(found.days) == sorted(set(found.days))
        assert all(before <= after for before, after in pairwise((0, *found.cumulative, 1)))
        assert (found.by(situation.today - timedelta(days=1)), found.by(date.max)) == (0, found.ever)
        for chance in (wanted, data.draw(st.sampled_from(found.cumulative or (wanted,)))):
            enough = (day for day in found.days if found.by(day) >= chance - TOLERANCE)
            assert found.reached_with(chance) == next(enough, None)


@moderate
@given(situations())
def test_a_target_that_is_never_passed_is_never_held(situation: Situation) -> None:
    for found in chances_of_plans(situation.case(), {situation.target: 0}):
        assert found == Chances((), ())
        assert (found.ever, found.by(date.max), found.reached_with(0.01)) == (0, 0, None)


@pytest.mark.parametrize("reading", READINGS)
def test_three_levels_in_a_row_are_always_worked_out_even_with_a_sitting_every_day(
    ladders: Catalog, reading: Reading
) -> None:
    levels = [row.level_id for row in ladders.levels if row.scheme_id == "drawing"]
    every_day = {
        level_id: ladders.exam(level_id).model_copy(update={"sittings": "any", "results_days": None})
        for level_id in levels
    }
    catalog, some = ladders.with_exams(every_day), dict.fromkeys(levels, 1)
    for target in levels:
        for plan in every_plan(catalog, Person(), TODAY, target, reading):
            assert isinstance(chances(catalog, Person(), TODAY, plan.path, some), Chances)


@pytest.mark.parametrize("some", [{"a": 1}, {"b": 1}, {"a": 1, "b": 0}, {"a": 0, "b": 1}])
def test_two_certificates_that_may_come_on_any_day_are_too_many_unless_one_is_certain(some: Percents) -> None:
    case = played(needs("t", "a", "b"), [])
    (plan,) = plans_of(case)
    assert isinstance(Course(case, plan.path, some).found(), Chances)
    assert Course(case, plan.path, {"a": 1, "b": 1}).found() is NoChances.TOO_MANY


def test_an_exam_can_be_sat_again_until_15_years_from_today() -> None:
    case = played([], [])
    (plan,) = plans_of(case)
    found = Course(case, plan.path, {"t": 1}).chances()
    assert (min(found.days), max(found.days), len(found.days)) == (TODAY, date(2041, 1, 31), 5480)


def test_an_award_is_not_sat_and_cannot_be_failed() -> None:
    """A is passed with a chance of 1 in 2, on a sitting in March or June; T is applied for."""
    tables = Tables(
        (level_row("a"), {**level_row("t", 2), "kind": "award"}),
        tuple(needs("t", "a")),
        (exam_row("a", "", "2026-03-28|2026-06-27", "30"), exam_row("t", "", "quarterly", "10")),
    )
    case = Situation(tables, TODAY, (Someone(),), ("t",), "strict").case()
    (plan,) = plans_of(case)
    found = Course(case, plan.path, {"a": 50, "t": 1}).chances()
    assert found.days == (date(2026, 5, 7), date(2026, 8, 6))
    assert found.cumulative == pytest.approx((0.5, 0.75), abs=TOLERANCE)


@pytest.mark.parametrize("target", ["audit-advanced", "net-professional-2027", "net-expert"])
def test_nothing_is_said_of_a_path_whose_way_in_may_close(target: str) -> None:
    row = {"audit_years": "2", "work_years": "5", "education": "bachelor@2020-07-01", "answers": "conduct"}
    case = Case(ladders_text(), row, TODAY, "strict", target)
    plan, *_ = plans_of(case)
    assert Course(case, plan.path, {}).found() is NoChances.MAY_CLOSE


# 40 hours take until 2026-03-19, 100 until 2026-05-28. Sittings are on 28 March, 27 June, 26 September,
# 26 December and 27 March; the result comes 30 days later, before the next.
QUARTERS = ("2026-04-27", "2026-07-27", "2026-10-26", "2027-01-25", "2027-04-26")
WORKED = [
    ("draw-junior", {"draw-junior": 50}, (0.5, 0.75, 0.875, 0.9375, 0.96875)),
    ("draw-junior", {"draw-junior": 80}, (0.8, 0.96, 0.992, 0.9984, 0.99968)),
    ("draw-intermediate", {"draw-junior": 50, "draw-intermediate": 50}, (0, 0.25, 0.5, 0.6875, 0.8125)),
    ("draw-intermediate", {"draw-intermediate": 20}, (0, 0.2, 0.36, 0.488, 0.5904)),
    ("draw-intermediate", {"draw-junior": 20}, (0, 0.2, 0.36, 0.488, 0.5904)),
]


@pytest.mark.parametrize(("target", "some", "by_quarter"), WORKED)
def test_chances_worked_by_hand_on_the_drawing_ladder(
    target: str, some: Percents, by_quarter: tuple[float, ...]
) -> None:
    (plan,) = plans_of(climb_to(target))
    found = Course(climb_to(target), plan.path, some).chances()
    earlier = 0.0
    for text, chance in zip(QUARTERS, by_quarter, strict=True):
        day = date.fromisoformat(text)
        assert found.by(day - timedelta(days=1)) == pytest.approx(earlier, abs=TOLERANCE)
        assert found.by(day) == pytest.approx(chance, abs=TOLERANCE)
        assert found.reached_with(chance) == day or chance == 0
        earlier = chance
    assert found.ever <= 1
