"""What an action does for a team: by hand on the small team, and against each person planned twice, alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from statistics import median
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dashboard.board.actions import (
    Action,
    Effect,
    MoreHours,
    Post,
    SitLevel,
    candidates,
    effects,
    ranked,
    ranked_by_fee,
)
from dashboard.catalog.catalog import Catalog
from dashboard.planner.plan import Plan, every_plan, standing
from dashboard.rules.people import Clock, Person, people_of
from tests.board_team import TARGETS, TODAY, named, small_team, team_of
from tests.slow.tables import Cells
from tests.strategies import Situation, exam_row, situations

JUNIOR, INTERMEDIATE = SitLevel("draw-junior"), SitLevel("draw-intermediate")
TWO_HOURS, FULL_POST = MoreHours(20), Post("draw", 100)
FEES = {"draw-junior": "100", "draw-intermediate": "200", "draw-advanced": "300"}


def test_the_candidates_are_each_level_then_more_hours_then_posts(ladders: Catalog) -> None:
    found = candidates(ladders, tenths=[40, 20, 20], posts=[("draw", 100), ("audit", 20), ("draw", 50)])
    levels = tuple(SitLevel(level_id) for level_id in ladders.level_ids)
    assert found == (
        *levels,
        MoreHours(20),
        MoreHours(40),
        Post("audit", 20),
        Post("draw", 50),
        Post("draw", 100),
    )


def test_without_junior_two_of_the_small_team_never_reach_advanced(ladders: Catalog) -> None:
    """Ann and Di do no drawing work: junior, intermediate, advanced is their only way."""
    effect = effect_of(ladders, JUNIOR)
    assert named(effect.rows) == ["Ann", "Di"]
    assert told(effect) == Told(concerned=4, unlocked=2, more_exams=6)  # not Bo, Fay and Gus
    assert (effect.first_sat_on, effect.first_held_on) == (date(2026, 12, 26), date(2027, 7, 26))


def test_without_intermediate_bo_waits_for_72_months_and_three_never_reach_advanced(ladders: Catalog) -> None:
    """Bo does drawing work at half time: three years of it are over on 24 November 2032, held in January.

    With it he holds advanced on 26 July 2027, 2,009 days before, by one exam more. Ann and Di sit three,
    Cy two, and have no way without it. Ed is quicker without.
    """
    effect = effect_of(ladders, INTERMEDIATE)
    assert named(effect.rows) == ["Ann", "Bo", "Cy", "Di"]
    assert told(effect) == Told(concerned=5, sooner=1, unlocked=3, days=2009, median_days=2009, more_exams=9)
    assert (effect.first_sat_on, effect.first_held_on) == (date(2027, 3, 27), date(2027, 7, 26))


def test_two_hours_more_help_the_one_whose_study_is_slow(ladders: Catalog) -> None:
    """80 hours at 4 a week end on 13 April, Ed's three years on 24 May: June will do, not September."""
    effect = effect_of(ladders, TWO_HOURS)
    assert named(effect.rows) == ["Ed"]
    assert told(effect) == Told(concerned=5, sooner=1, days=91, median_days=91)
    assert (effect.first_sat_on, effect.first_held_on) == (None, date(2027, 7, 26))
    assert (effect.fee, effect.fee_each, effect.currency) == (Decimal(0), Decimal(0), "")


def test_a_full_post_helps_nobody_whose_certificates_are_quicker(ladders: Catalog) -> None:
    """Even two years of drawing work take Cy longer than two exams; Ed has a full post already."""
    effect = effect_of(ladders, FULL_POST)
    assert told(effect) == Told(concerned=4)
    assert (effect.median_days, effect.first_held_on, effect.fee_each) == (None, None, None)


def test_the_small_team_is_helped_most_by_intermediate_and_its_fees_are_not_stated(ladders: Catalog) -> None:
    found = effects(
        ladders, small_team(ladders), TARGETS, "strict", [FULL_POST, TWO_HOURS, JUNIOR, INTERMEDIATE]
    )
    assert [effect.action for effect in ranked(found)] == [INTERMEDIATE, JUNIOR, TWO_HOURS, FULL_POST]
    assert [effect.action for effect in ranked_by_fee(found)] == [TWO_HOURS]
    assert {effect.fee for effect in found if effect.action in (JUNIOR, INTERMEDIATE)} == {None}


def test_for_a_fee_the_small_team_is_helped_most_by_what_costs_none(ladders: Catalog) -> None:
    """Junior: two people at 600. Intermediate: 600 for Ann and Di, 500 for Cy, 200 more for Bo."""
    priced = with_fees(ladders, FEES)
    found = effects(
        priced, small_team(priced), TARGETS, "strict", [FULL_POST, TWO_HOURS, JUNIOR, INTERMEDIATE]
    )
    assert [
        (effect.action, effect.fee, effect.fee_each, effect.currency) for effect in ranked_by_fee(found)
    ] == [
        (TWO_HOURS, Decimal(0), Decimal(0), ""),
        (INTERMEDIATE, Decimal(1900), Decimal(475), "CNY"),
        (JUNIOR, Decimal(1200), Decimal(600), "CNY"),
    ]


def test_a_fee_in_two_currencies_is_not_known(ladders: Catalog) -> None:
    priced = with_fees(ladders, FEES, junior_currency="EUR")
    assert effect_of(priced, JUNIOR).fee is None


def test_fees_in_two_currencies_are_not_ranked(ladders: Catalog) -> None:
    effect = effect_of(with_fees(ladders, FEES), JUNIOR)
    assert ranked_by_fee([effect, replace(effect, currency="EUR")]) == ()


@pytest.mark.parametrize(
    ("changed", "first"),
    [
        ({"sooner": 3, "days": 1}, "other"),
        ({"unlocked": 1, "days": 1}, "other"),
        ({"days": 11}, "other"),
        ({"more_exams": 4}, "other"),
        ({"fee": Decimal(0)}, "one"),
        ({"days": 9, "more_exams": 0}, "one"),
        ({"sooner": 1, "days": 99, "more_exams": 0}, "one"),
    ],
)
def test_people_come_before_days_and_days_before_exams(changed: dict[str, object], first: str) -> None:
    one = Effect(
        action=MoreHours(10),
        concerned=9,
        sooner=2,
        unlocked=0,
        days=10,
        median_days=5,
        first_held_on=None,
        first_sat_on=None,
        more_exams=5,
        fee=None,
        currency="",
        rows=np.arange(2),
    )
    other = replace(one, action=Post("draw", 50), **changed)  # type: ignore[arg-type]
    assert ranked([one, other]) == ((other, one) if first == "other" else (one, other))


def test_nobody_studies_more_than_all_hours_of_a_week(ladders: Catalog) -> None:
    """1,680 hours at 168 a week take 70 days, to 2 February: the exam of March, however many hours more."""
    long = ladders.exam("draw-junior").model_copy(update={"study_hours": Decimal(1680)})
    catalog = ladders.with_exams({"draw-junior": long})
    persons = [Person(hours_per_week=Decimal(each)) for each in ("168", "167.9", "6")]
    people = people_of(persons, TODAY, catalog.clock_ids)
    (effect,) = effects(catalog, people, ["draw-junior"] * 3, "strict", [MoreHours(3000)])
    assert (effect.concerned, effect.rows.tolist()) == (2, [2])
    assert effect.first_held_on == date(2027, 4, 26)


def test_a_post_starts_with_the_work_and_not_with_the_clock_that_was_to_start_later(ladders: Catalog) -> None:
    """A month is missing; from May at half time it is over in July, from today at full time in December."""
    waits = Person((("draw", Clock(11, 50, date(2027, 5, 1))),), hours_per_week=Decimal(40))
    people = people_of([waits], TODAY, ladders.clock_ids)
    (effect,) = effects(ladders, people, ["draw-intermediate"], "strict", [Post("draw", 100)])
    assert (effect.sooner, effect.first_held_on) == (1, date(2027, 1, 25))


def test_a_team_of_nobody_is_helped_by_nothing(ladders: Catalog) -> None:
    nobody = people_of([], TODAY, ladders.clock_ids)
    for effect in effects(ladders, nobody, [], "strict", candidates(ladders, [10], [("draw", 50)])):
        assert told(effect) == Told(concerned=0)


@settings(max_examples=60, deadline=None)
@given(situations(most_people=5), st.integers(1, 400), st.integers(1, 100))
def test_an_action_does_what_planning_each_person_twice_says(
    situation: Situation, tenths: int, percent: int
) -> None:
    situation = replace(situation, tables=replace(situation.tables, exams=priced_rows(situation)))
    catalog = situation.tables.catalog()
    actions = candidates(catalog, [tenths], [("aigc", percent)])
    people = team_of(situation, catalog)
    found = effects(catalog, people, situation.targets, situation.reading, actions)
    for action, effect in zip(actions, found, strict=True):
        slow = slow_effect(catalog, situation, action)
        event(f"{type(action).__name__}: {min(effect.sooner, 2)} sooner, {min(effect.unlocked, 2)} unlocked")
        assert effect.action == action
        assert (told(effect), effect.rows.tolist(), effect.first_held_on, effect.first_sat_on) == slow.numbers
        assert effect.fee == slow.fee


@settings(max_examples=40, deadline=None)
@given(situations(most_people=5), st.randoms(use_true_random=False))
def test_the_order_of_people_changes_no_effect(situation: Situation, random: Random) -> None:
    catalog = situation.tables.catalog()
    actions = candidates(catalog, [30], [("aigc", 60)])
    team = list(zip(situation.people, situation.targets, strict=True))
    random.shuffle(team)
    shuffled = replace(
        situation,
        people=tuple(someone for someone, _ in team),
        targets=tuple(target for _, target in team),
    )
    one, other = (
        effects(catalog, team_of(each, catalog), each.targets, each.reading, actions)
        for each in (situation, shuffled)
    )
    assert one == other


class Told(NamedTuple):
    """The numbers of an effect."""

    concerned: int
    sooner: int = 0
    unlocked: int = 0
    days: int = 0
    median_days: float | None = None
    more_exams: int = 0


def told(effect: Effect) -> Told:
    assert effect.helped == effect.sooner + effect.unlocked == len(effect.rows)
    return Told(
        effect.concerned, effect.sooner, effect.unlocked, effect.days, effect.median_days, effect.more_exams
    )


class Slow(NamedTuple):
    numbers: tuple[Told, list[int], date | None, date | None]
    fee: Decimal


def slow_effect(catalog: Catalog, situation: Situation, action: Action) -> Slow:
    """What an action does, one person at a time, from the plans of the planner page."""
    concerned, gained, rows, pairs = 0, list[int](), list[int](), list[tuple[Plan | None, Plan]]()
    for row, (someone, target) in enumerate(zip(situation.people, situation.targets, strict=True)):
        person = someone.person()
        now = standing(catalog, person, situation.today, target, situation.reading)
        if now.held_on and not now.plan:
            continue
        if isinstance(action, SitLevel):
            if action.level_id == target or action.level_id in {held for held, _ in person.holds}:
                continue
            plans = every_plan(catalog, person, situation.today, target, situation.reading)
            without = next((plan for plan in plans if action.level_id not in plan.path.levels), None)
            by_it = now.plan
        else:
            changed = with_action(person, action)
            if changed is None:
                continue
            without = now.plan
            by_it = standing(catalog, changed, situation.today, target, situation.reading).plan
        concerned += 1
        if by_it and (without is None or by_it.held_on < without.held_on):
            rows.append(row)
            pairs.append((without, by_it))
            gained += [(without.held_on - by_it.held_on).days] if without else []
    numbers = Told(
        concerned=concerned,
        sooner=len(gained),
        unlocked=len(rows) - len(gained),
        days=sum(gained),
        median_days=median(gained) if gained else None,
        more_exams=sum(len(by_it.steps) - (len(without.steps) if without else 0) for without, by_it in pairs),
    )
    sat_on = [
        step.sat_on
        for _, by_it in pairs
        for step in by_it.steps
        if isinstance(action, SitLevel) and step.level_id == action.level_id
    ]
    held_on = [by_it.held_on for _, by_it in pairs]
    paid = sum((paid_for(by_it) - paid_for(without) for without, by_it in pairs), Decimal(0))
    return Slow((numbers, rows, min(held_on, default=None), min(sat_on, default=None)), paid)


def paid_for(plan: Plan | None) -> Decimal:
    """The fees of a plan whose exams all have one; no plan costs nothing."""
    return plan.fee if plan and plan.fee is not None else Decimal(0)


def with_action(person: Person, action: MoreHours | Post) -> Person | None:
    """The person who takes the action; `None` if it is not for them."""
    if isinstance(action, MoreHours):
        more = person.hours_per_week + Decimal(action.tenths) / 10
        return (
            replace(person, hours_per_week=min(more, Decimal(168))) if person.hours_per_week < 168 else None
        )
    clock = person.clock(action.clock)
    if clock.percent >= action.percent:
        return None
    return person.with_clock(action.clock, Clock(clock.months, action.percent))


def effect_of(catalog: Catalog, action: Action) -> Effect:
    (effect,) = effects(catalog, small_team(catalog), TARGETS, "strict", [action])
    return effect


def with_fees(catalog: Catalog, fees: dict[str, str], junior_currency: str = "CNY") -> Catalog:
    changed = {}
    for level_id, amount in fees.items():
        currency = junior_currency if level_id == "draw-junior" else "CNY"
        fee = {"fee_training": Decimal(0), "fee_materials": Decimal(0), "fee_exam": Decimal(amount)}
        changed[level_id] = catalog.exam(level_id).model_copy(update={**fee, "currency": currency})
    return catalog.with_exams(changed)


def priced_rows(situation: Situation) -> tuple[Cells, ...]:
    """The exams with a fee for each level, all different, in one currency."""
    rows = {row["level_id"]: row for row in situation.tables.exams}
    priced = []
    for place, level_id in enumerate(sorted(situation.tables.level_ids)):
        fee = {"fee_training": "0", "fee_materials": "0.5", "fee_exam": str(10**place), "currency": "CNY"}
        priced.append({**rows.get(level_id, exam_row(level_id)), **fee})
    return tuple(priced)
