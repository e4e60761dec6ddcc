"""How the date moves with one number: each value's date is that of a person who has that value."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.planner.paths import PathNames
from dashboard.planner.plan import every_plan
from dashboard.planner.sensitivity import (
    Question,
    Sensitivity,
    by_hours,
    by_share,
)
from dashboard.rules.people import Clock, Person
from tests.ladders_catalog import ladders_catalog
from tests.slow.answers import answer
from tests.slow.every_path import every_path
from tests.strategies import Situation, situations
from tests.worked_decisions import Decision, decisions

CATALOG = ladders_catalog()
TODAY = date(2026, 1, 31)
TENTHS = [Decimal(tenth) / 10 for tenth in range(1, 1_681)]
PERCENTS = list(range(101))
Number = TypeVar("Number", Decimal, int)
few = settings(max_examples=40, deadline=None)


@decisions("hours")
def test_the_date_moves_with_hours_as_worked_by_hand(decision: Decision, ladders: Catalog) -> None:
    assert told(by_hours(decision.question(ladders))) == decision.answer


@decisions("share")
def test_the_date_moves_with_the_share_as_worked_by_hand(decision: Decision, ladders: Catalog) -> None:
    assert told(by_share(decision.question(ladders), "draw")) == decision.answer


def told(found: Sensitivity[Decimal] | Sensitivity[int]) -> tuple[str, ...]:
    now = f"now {found.now} held {found.held_now or 'never'}"
    sooner = (f"sooner {found.sooner[0]} held {found.sooner[1]}",) if found.sooner else ()
    return (now, *sooner, f"enough {found.enough}")


@few
@given(situations(), st.data())
def test_each_number_of_hours_has_the_date_of_a_person_who_studies_so_much(
    situation: Situation, data: st.DataObject
) -> None:
    found = by_hours(question(situation))
    assert found.now == situation.someone.hours_per_week
    for value in some_of(found, data):
        someone = replace(situation.someone, hours_per_week=value)
        assert date_at(found, value) == slow_date(replace(situation, people=(someone,)))


@few
@given(situations(), st.data())
def test_each_share_has_the_date_of_a_person_who_works_so_much_with_aigc(
    situation: Situation, data: st.DataObject
) -> None:
    found = by_share(question(situation), "aigc")
    assert found.now == situation.someone.aigc_share * 100
    for value in some_of(found, data):
        someone = replace(situation.someone, aigc_share=Decimal(value) / 100)
        assert date_at(found, value) == slow_date(replace(situation, people=(someone,)))


@few
@given(situations(), st.data())
def test_by_a_chosen_path_each_date_is_that_of_the_path_in_its_best_order(
    situation: Situation, data: st.DataObject
) -> None:
    asked = question(situation)
    plans = every_plan(asked.catalog, asked.person, asked.today, asked.target, asked.reading)
    for plan in plans[-1:]:
        by_path = replace(asked, path=tuple(data.draw(st.permutations(plan.path.names))))
        found, shares = by_hours(by_path), by_share(by_path, "aigc")
        assert found.held_now == shares.held_now == plan.held_on
        for value in some_of(found, data):
            someone = replace(situation.someone, hours_per_week=value)
            assert date_at(found, value) == slow_date(replace(situation, people=(someone,)), plan.path.names)
        for percent in some_of(shares, data):
            someone = replace(situation.someone, aigc_share=Decimal(percent) / 100)
            expected = slow_date(replace(situation, people=(someone,)), plan.path.names)
            assert date_at(shares, percent) == expected


@few
@given(situations())
def test_values_rise_now_is_one_of_them_and_more_is_never_later(situation: Situation) -> None:
    asked = question(situation)
    assert_orderly(by_hours(asked))
    assert_orderly(by_share(asked, "aigc"))
    assert set(by_share(asked, "aigc").values) == set(PERCENTS)


def assert_orderly(found: Sensitivity[Number]) -> None:
    assert list(found.values) == sorted(set(found.values))
    assert {found.now, found.enough} <= set(found.values)
    assert found.sooner is None or found.sooner in zip(found.values, found.held_on, strict=True)
    assert all((one or date.max) >= (other or date.max) for one, other in pairwise(found.held_on))


@few
@given(situations())
def test_sooner_and_enough_are_the_smallest_changes_that_do_it(situation: Situation) -> None:
    asked = question(situation)
    hours, share = by_hours(asked), by_share(asked, "aigc")
    event(f"hours sooner {bool(hours.sooner)}, less is enough {hours.enough < hours.now}")
    event(f"share sooner {bool(share.sooner)}, less is enough {share.enough < share.now}")

    def at_hours(value: Decimal) -> date:
        someone = replace(situation.someone, hours_per_week=value)
        return slow_date(replace(situation, people=(someone,))) or date.max

    def at_share(value: int) -> date:
        someone = replace(situation.someone, aigc_share=Decimal(value) / 100)
        return slow_date(replace(situation, people=(someone,))) or date.max

    assert_smallest(hours, TENTHS, at_hours)
    assert_smallest(share, PERCENTS, at_share)


def assert_smallest(
    found: Sensitivity[Number], numbers: Sequence[Number], held_on: Callable[[Number], date]
) -> None:
    """More is never later, so that the number just below shows that there is no smaller one."""
    before = {number: below for below, number in pairwise(numbers)}
    now = held_on(found.now)
    if found.sooner:
        value, day = found.sooner
        assert value > found.now
        assert held_on(value) == day < now <= held_on(before[value])
    else:
        assert held_on(max(numbers)) == now
    assert found.enough <= found.now
    assert held_on(found.enough) == now
    assert found.enough not in before or held_on(before[found.enough]) > now


@pytest.mark.parametrize(
    ("person", "target"),
    [
        pytest.param(Person(hours_per_week=Decimal(4)), "draw-junior", id="junior at 4 hours a week"),
        pytest.param(Person(hours_per_week=Decimal("0.3")), "draw-intermediate", id="hardly any time"),
        pytest.param(
            Person((("draw", Clock(36)),), hours_per_week=Decimal("9.9")), "draw-advanced", id="a day late"
        ),
    ],
)
def test_a_scan_of_every_tenth_of_an_hour_finds_nothing_smaller(person: Person, target: str) -> None:
    found = by_hours(Question(CATALOG, person, TODAY, target, "strict"))
    dates = {}
    for value in (tenth for tenth in TENTHS if tenth <= 20):
        richer = replace(person, hours_per_week=value)
        plans = every_plan(CATALOG, richer, TODAY, target, "strict")
        dates[value] = next((plan.held_on for plan in plans), date.max)
    now = dates[found.now]
    assert found.sooner == next(
        (value, day) for value, day in dates.items() if value > found.now and day < now
    )
    assert found.enough == next(value for value, day in dates.items() if day <= now)
    assert [date_at(found, value) or date.max for value in found.values] == [
        dates[value] for value in found.values
    ]


@pytest.mark.parametrize("day", [None, date(2025, 5, 1), date(2027, 5, 1)])
def test_a_target_that_is_held_or_awaited_has_its_own_date_whatever_the_number(day: date | None) -> None:
    person = Person(holds=(("draw-advanced", day),))
    asked = Question(CATALOG, person, TODAY, "draw-advanced", "strict")
    for found in (by_hours(asked), by_share(asked, "draw")):
        assert {*found.held_on} == {day or TODAY}
        assert found.sooner is None


def test_a_path_that_is_none_is_never_held() -> None:
    path = (("draw-advanced", "gone"),)
    asked = Question(CATALOG, Person(), TODAY, "draw-advanced", "strict", path)
    for found in (by_hours(asked), by_share(asked, "draw")):
        assert {*found.held_on} == {None}
        assert found.sooner is None


def test_hours_are_shown_by_halves_to_twice_those_of_now_and_no_further_than_a_week() -> None:
    for now, most in (("6", "20"), ("12.3", "24.5"), ("100", "168"), ("168", "168")):
        person = Person(hours_per_week=Decimal(now))
        found = by_hours(Question(CATALOG, person, TODAY, "draw-junior", "strict"))
        halves = {Decimal(half) / 2 for half in range(1, int(Decimal(most) * 2) + 1)}
        told_of = {found.now, found.enough, *(found.sooner or ())} - {found.sooner and found.sooner[1]}
        assert set(found.values) == halves | told_of


def question(situation: Situation) -> Question:
    catalog, person = situation.tables.catalog(), situation.someone.person()
    return Question(catalog, person, situation.today, situation.target, situation.reading)


def date_at(found: Sensitivity[Number], value: Number) -> date | None:
    return dict(zip(found.values, found.held_on, strict=True))[value]


def some_of(found: Sensitivity[Number], data: st.DataObject) -> list[Number]:
    return data.draw(st.lists(st.sampled_from([found.now, *found.values]), min_size=1, max_size=3))


def slow_date(situation: Situation, path: PathNames | None = None) -> date | None:
    """The day the target is held by the slow planner: by any path, or by these steps in any order."""
    asked = situation.tables.text(), situation.someone.row(), situation.today, situation.reading
    if path is None:
        held_on = answer(*asked, situation.target)["target_held_on"]
        return date.fromisoformat(held_on) if held_on else None
    found = every_path(*asked, situation.target)
    days = (
        each.held_on for each in found if {*zip(each.level_ids, each.route_names, strict=True)} == {*path}
    )
    return min(days, default=None)
