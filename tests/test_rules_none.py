"""`none_stated` and `none_required`: both hold on every day, and only one says that nothing is stated."""

import pytest

from tests.rule_days import condition, days_of, people_told


@pytest.mark.parametrize(("fact", "states_nothing"), [("none_stated", True), ("none_required", False)])
def test_nothing_stated_and_nothing_required_hold_on_every_day(fact: str, states_nothing: bool) -> None:
    asked = condition(fact, "")
    assert days_of(asked, {}) == "always"
    assert asked.states_nothing == states_nothing
    assert asked.today(people_told({}, {})).known.tolist() == [True, True]


def test_conditions_that_ask_for_the_same_are_equal() -> None:
    assert condition("none_required", "") == condition("none_required", "")
    assert condition("none_required", "") != condition("none_stated", "")
    assert condition("certificate", "draw-junior/sketcher") == condition(
        "certificate", "sketcher/draw-junior"
    )
    assert condition("certificate", "draw-junior") != condition("valid_certificate", "draw-junior")
    assert condition("experience", "draw", "1") == condition("experience", "draw", "1.00")
    assert condition("experience", "draw", "1") != condition("experience", "draw", "1", "2")
