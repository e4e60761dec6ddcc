"""What a plan costs: what was typed and nothing else, and not known until all of it is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.planner.plan import Plan, every_plan
from dashboard.state.link import defaults
from dashboard.state.of_levels import FEES, FeeField
from dashboard.worth.costs import (
    KINDS,
    CostKind,
    Costs,
    costs_of,
)

TODAY = date(2026, 11, 24)


def plan_to(catalog: Catalog, target: str) -> Plan:
    """The plan of someone without any experience, who does as the source's short path says."""
    choices = replace(defaults(catalog, TODAY), target=target)
    return next(iter(every_plan(catalog, choices.person, TODAY, target, choices.reading)))


def priced(catalog: Catalog, fees: dict[tuple[str, FeeField], str], target: str = "aigc-junior") -> Plan:
    choices = replace(defaults(catalog, TODAY), target=target)
    for (level_id, field), amount in fees.items():
        choices = choices.with_fee(catalog, level_id, field, Decimal(amount))
    return plan_to(choices.assumed(catalog), target)


JUNIOR: dict[tuple[str, FeeField], str] = {
    ("aigc-junior", "fee_training"): "2980",
    ("aigc-junior", "fee_materials"): "0",
    ("aigc-junior", "fee_exam"): "300.5",
}
"""With one resit, and 40 hours at 50 each: 2980 + 0 + 300.5 + 300.5 + 2000 = 5581."""


def amounts(costs: Costs) -> dict[CostKind, Decimal | None]:
    return {part.kind: part.amount for part in costs.parts}


def test_the_costs_of_a_level_are_what_was_typed_each_due_on_its_day(frozen: Catalog) -> None:
    plan = priced(frozen, JUNIOR)
    (step,) = plan.steps
    costs = costs_of(plan, {"aigc-junior": 1}, Decimal(50))
    assert [(part.kind, part.amount, part.due_on) for part in costs.parts] == [
        ("training", Decimal(2980), step.study_from),
        ("materials", Decimal(0), step.study_from),
        ("exam", Decimal("300.5"), step.sat_on),
        ("resits", Decimal("300.5"), step.held_on),
        ("study", Decimal(2000), step.studied_on),
    ]
    assert (costs.total, costs.known, costs.missing) == (Decimal(5581), Decimal(5581), ())
    assert (costs.currency, costs.mixed) == ("CNY", False)
    assert max(part.due_on for part in costs.parts) <= plan.held_on


@pytest.mark.parametrize("field", FEES)
def test_a_fee_that_is_not_typed_is_not_known_and_0_is(field: FeeField, frozen: Catalog) -> None:
    key = ("aigc-junior", field)
    rest = {each: amount for each, amount in JUNIOR.items() if each != key}
    costs = costs_of(priced(frozen, rest), {"aigc-junior": 0}, Decimal(50))
    (missing,) = costs.missing
    assert (missing.kind, costs.total) == (field.removeprefix("fee_"), None)
    known = sum(map(Decimal, rest.values()), Decimal(2000))
    assert costs.known == known
    assert costs_of(priced(frozen, {**rest, key: "0"}), {"aigc-junior": 0}, Decimal(50)).total == known


UNSAID: list[tuple[dict[str, int], str | None, str | None, dict[CostKind, str | None]]] = [
    ({}, "50", "40", {"resits": None, "study": "2000"}),
    ({"aigc-junior": 0}, None, "40", {"resits": "0", "study": None}),
    ({"aigc-junior": 3}, "50", None, {"resits": "901.5", "study": None}),
    ({"aigc-junior": 3}, "0", None, {"resits": "901.5", "study": "0"}),
    ({"aigc-junior": 3}, None, "0", {"resits": "901.5", "study": "0"}),
    ({"aigc-advanced": 3}, "12.5", "0.5", {"resits": None, "study": "6.25"}),
]


@pytest.mark.parametrize(("resits", "value", "hours", "expected"), UNSAID)
def test_what_is_not_said_is_not_known_unless_it_is_multiplied_by_0(
    resits: dict[str, int],
    value: str | None,
    hours: str | None,
    expected: dict[CostKind, str | None],
    frozen: Catalog,
) -> None:
    exam = frozen.exam("aigc-junior").model_copy(
        update={"study_hours": None if hours is None else Decimal(hours)}
    )
    plan = priced(frozen.with_exams({"aigc-junior": exam}), JUNIOR)
    found = amounts(costs_of(plan, resits, None if value is None else Decimal(value)))
    assert {kind: found[kind] for kind in expected} == {
        kind: None if amount is None else Decimal(amount) for kind, amount in expected.items()
    }


@pytest.mark.parametrize(
    ("number", "fee", "amount"), [(0, None, "0"), (1, None, None), (None, "0", None), (2, "0", "0")]
)
def test_resits_are_known_once_both_their_number_and_the_exam_fee_are(
    number: int | None, fee: str | None, amount: str | None, frozen: Catalog
) -> None:
    fees = {} if fee is None else {("aigc-junior", "fee_exam"): fee}
    resits = {} if number is None else {"aigc-junior": number}
    found = amounts(costs_of(priced(frozen, fees), resits, None))["resits"]  # type: ignore[arg-type]
    assert found == (None if amount is None else Decimal(amount))


def test_every_level_of_a_path_and_every_kind_has_a_total_of_its_own(frozen: Catalog) -> None:
    levels = ("aigc-junior", "aigc-intermediate", "aigc-advanced")
    fees = {(level, field): "100" for level in levels for field in FEES if level != "aigc-advanced"}
    plan = priced(frozen, fees, "aigc-advanced")
    costs = costs_of(plan, dict.fromkeys(levels, 0), Decimal(1))
    assert plan.path.levels == levels
    assert [(part.level_id, part.kind) for part in costs.parts] == [
        (level, kind) for level in levels for kind in KINDS
    ]
    assert [costs.of_level(level).total for level in levels] == [Decimal(340), Decimal(360), None]
    assert [costs.of_kind(kind).total for kind in KINDS] == [None, None, None, Decimal(0), Decimal(180)]
    assert (costs.total, costs.known, costs.of_level("aigc-advanced").known) == (
        None,
        Decimal(780),
        Decimal(80),
    )


def test_fees_of_two_currencies_have_no_total_and_say_so(frozen: Catalog) -> None:
    fees = {(level, field): "100" for level in ("aigc-junior", "aigc-intermediate") for field in FEES}
    junior = frozen.exam("aigc-junior").model_copy(update={"currency": "EUR"})
    plan = priced(frozen.with_exams({"aigc-junior": junior}), fees, "aigc-intermediate")
    costs = costs_of(plan, dict.fromkeys(plan.path.levels, 0), Decimal(0))
    assert (costs.mixed, costs.total, costs.known, costs.missing, plan.fee) == (True, None, None, (), None)
    assert (costs.of_level("aigc-junior").total, costs.of_level("aigc-junior").currency) == (
        Decimal(300),
        "EUR",
    )
    assert costs.of_level("aigc-intermediate").currency == "CNY"


def test_before_any_fee_is_known_amounts_are_in_the_currency_that_fees_are_typed_in(frozen: Catalog) -> None:
    assert costs_of(plan_to(frozen, "aigc-junior"), {}, None).currency == "CNY"
    exam = frozen.exam("aigc-junior").model_copy(update={"currency": "USD"})
    costs = costs_of(plan_to(frozen.with_exams({"aigc-junior": exam}), "aigc-junior"), {}, None)
    assert (costs.currency, costs.mixed, costs.known) == ("USD", False, Decimal(0))


amount_of = st.none() | st.integers(0, 10**7).map(lambda cents: Decimal(cents) / 100)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_fees_of_a_plan_and_of_its_costs_are_the_same_total(frozen: Catalog, data: st.DataObject) -> None:
    choices = replace(defaults(frozen, TODAY), target="aigc-intermediate")
    for level_id in ("aigc-junior", "aigc-intermediate"):
        for field in FEES:
            choices = choices.with_fee(frozen, level_id, field, data.draw(amount_of))
    plan = plan_to(choices.assumed(frozen), "aigc-intermediate")
    costs = costs_of(plan, dict.fromkeys(plan.path.levels, 0), Decimal(0))
    assert costs.total == plan.fee
    assert costs.known == sum((fee.amount for fee in choices.fees), Decimal(0))
    assert len(costs.missing) == 6 - len(choices.fees)
