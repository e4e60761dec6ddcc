"""When a plan pays: against examples worked by hand, and against payment by payment."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.planner.chances import Chances
from dashboard.state.link import defaults
from dashboard.worth.benefits import (
    BENEFITS,
    Benefit,
    BenefitName,
    Benefits,
    benefits_of,
)
from dashboard.worth.costs import CostPart, Costs
from dashboard.worth.payback import Payback, payback
from tests.slow.tables import Cells
from tests.slow_worth import Money, add_months

TODAY = date(2026, 11, 24)
NEVER = date.max
CENT = Decimal("0.01")
with (Path(__file__).parent / "worth_examples.csv").open(encoding="utf-8", newline="") as file:
    EXAMPLES: tuple[Cells, ...] = tuple(csv.DictReader(file))
each_example = pytest.mark.parametrize("example", EXAMPLES, ids=[example["case"] for example in EXAMPLES])
moderate = settings(max_examples=60, deadline=None)
Question = tuple[date, date, Costs, Benefits, Chances]
"""What `payback` is asked."""


# Examples worked by hand


def number_of(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


def whole_of(cell: str) -> int | None:
    return int(cell) if cell else None


def benefits_in(example: Cells) -> Benefits:
    return Benefits(
        Benefit(number_of(example["raise_a_month"]), whole_of(example["raise_sure"])),
        whole_of(example["raise_after"]),
        Benefit(number_of(example["one_off"]), whole_of(example["one_off_sure"])),
        Benefit(number_of(example["subsidy"]), whole_of(example["subsidy_sure"])),
    )


def costs_in(example: Cells) -> Costs:
    parts = (each.split("@") for each in example["costs"].split("|"))
    return spent((date.fromisoformat(day), Decimal(amount)) for amount, day in parts)


def spent(dated: Iterable[tuple[date, Decimal]]) -> Costs:
    return Costs(tuple(CostPart("a", "training", amount, day, "CNY") for day, amount in dated))


def chances_in(example: Cells) -> Chances:
    told = example["chances"] or f"{example['held_on']} 1"
    days = [each.split() for each in told.split("|")] if told != "none" else []
    return Chances(
        tuple(date.fromisoformat(day) for day, _ in days), tuple(float(chance) for _, chance in days)
    )


def found_in(example: Cells) -> Payback:
    today, held_on = (date.fromisoformat(example[column]) for column in ("today", "held_on"))
    found = payback(today, held_on, costs_in(example), benefits_in(example), chances_in(example))
    assert found is not None
    return found


def told(value: object, nothing: str) -> str:
    return nothing if value is None else str(value)


@each_example
def test_a_payback_is_what_the_example_says(example: Cells) -> None:
    found = found_in(example)
    unsure = bool(benefits_in(example).unsure)
    assert told(found.back_on, "unknown" if unsure else "never") == example["back_on"]
    assert told(found.back_if_all, "never") == example["back_if_all"]
    for span in found.spans:
        asked = example[f"raise_{span.years}"]
        assert span.raise_a_month == (None if asked == "none" else Decimal(asked)), span.years
    *_, last = found.spans
    assert (last.years, last.by) == (3, add_months(found.held_on, 36))
    assert last.balance == (None if unsure else Decimal(example["balance_3"]))
    assert told(last.raise_sure, "none") == example["sure_3"]


def test_the_examples_have_names_of_their_own_and_a_sentence() -> None:
    assert len({example["case"] for example in EXAMPLES}) == len(EXAMPLES)
    assert all(example["says"].endswith(".") for example in EXAMPLES)


# Anything

cents = st.integers(0, 500_000).map(lambda number: Decimal(number) / 100)
sures = st.sampled_from([0, 1, 50, 99, 100]) | st.integers(0, 100)
benefit = st.builds(Benefit, st.none() | cents, sures)
any_benefits = st.builds(Benefits, benefit, st.none() | st.integers(0, 120), benefit, benefit)


@st.composite
def chances_from(draw: st.DrawFn, held_on: date) -> Chances:
    """Some days from `held_on` on, on and between whole months, with chances in thousandths that grow."""
    later = st.integers(0, 40).map(lambda months: add_months(held_on, months))
    days = sorted(draw(st.sets(later | st.dates(held_on, held_on + timedelta(days=1_500)), max_size=5)))
    weights = [draw(st.integers(0, 1_000)) for _ in range(len(days) + 1)]
    whole = sum(weights) or 1
    return Chances(tuple(days), tuple(round(sum_ / whole, 3) for sum_ in accumulate(weights[:-1])))


@st.composite
def moneys(draw: st.DrawFn) -> Question:
    held_on = TODAY + timedelta(days=draw(st.integers(0, 1_500)))
    held_on = draw(st.sampled_from([held_on, date(2027, 1, 31), date(2028, 2, 29), TODAY]))
    due = st.tuples(st.dates(TODAY, held_on), cents)
    costs = spent(draw(st.lists(due, min_size=1, max_size=4)))
    certain = Chances((held_on,), (1.0,))
    chances = draw(st.just(certain) | chances_from(held_on))
    return TODAY, held_on, costs, draw(any_benefits), chances


def slow(money: Question) -> Money:
    today, held_on, costs, benefits, chances = money

    def share(each: Benefit) -> Fraction:
        return Fraction(each.sure or 0, 100)

    return Money(
        today=today,
        held_on=held_on,
        costs=[(part.due_on, Fraction(part.amount or 0)) for part in costs.parts],
        raise_a_month=Fraction(benefits.raise_a_month.amount or 0),
        raise_after=benefits.raise_after or 0,
        raise_share=share(benefits.raise_a_month),
        sums=[(Fraction(each.amount or 0), share(each)) for each in (benefits.one_off, benefits.subsidy)],
        held={
            day: Fraction(round(chance * 1_000), 1_000)
            for day, chance in zip(chances.days, chances.cumulative, strict=True)
        },
    )


def if_all(money: Money) -> Money:
    sums = [(amount, Fraction(1)) for amount, _ in money.sums]
    return replace(money, raise_share=Fraction(1), sums=sums, held={money.held_on: Fraction(1)})


@moderate
@given(moneys())
def test_every_balance_and_day_is_what_payment_by_payment_comes_to(
    money: Question,
) -> None:
    found, slowly = payback(*money), slow(money)
    assert found is not None
    assert found.expected is not None
    nothing = replace(slowly, raise_a_month=Fraction(0), sums=[])
    for line, one in (
        (found.expected, slowly),
        (found.all_comes, if_all(slowly)),
        (found.nothing_comes, nothing),
    ):
        assert dict(zip(found.months, map(Fraction, line), strict=True)) == one.balances()
    assert (found.back_on, found.back_if_all) == (slowly.back_on(), if_all(slowly).back_on())
    for span in found.spans:
        assert span.by == add_months(slowly.held_on, 12 * span.years)
        assert span.balance == slowly.balances()[span.by]


@moderate
@given(moneys())
def test_the_least_raise_and_the_least_chance_do_and_less_does_not(
    money: Question,
) -> None:
    found, slowly = payback(*money), slow(money)
    assert found is not None
    for span in found.spans:

        def pays(
            raised: Fraction = slowly.raise_a_month, share: Fraction = slowly.raise_share, by: date = span.by
        ) -> bool:
            return replace(slowly, raise_a_month=raised, raise_share=share).balances()[by] >= 0

        least, sure = span.raise_a_month, span.raise_sure
        if least is None:
            assert not pays(raised=Fraction(10**12))
        else:
            assert pays(raised=Fraction(least))
            assert not least or not pays(raised=Fraction(least - CENT))
        assert pays(share=Fraction(100 if sure is None else sure, 100)) == (sure is not None)
        assert not sure or not pays(share=Fraction(sure - 1, 100))


@moderate
@given(moneys(), st.sampled_from(BENEFITS), cents, sures)
def test_more_of_a_benefit_or_more_surely_is_never_later_and_more_cost_never_sooner(
    money: Question, name: BenefitName, more: Decimal, surer: int
) -> None:
    today, held_on, costs, benefits, chances = money
    before = payback(*money)
    own: Benefit = getattr(benefits, name)
    raised = Benefit((own.amount or Decimal(0)) + more, max(own.sure or 0, surer))
    richer = payback(today, held_on, costs, replace(benefits, **{name: raised}), chances)  # type: ignore[arg-type]
    dearer_costs = Costs((*costs.parts, replace(costs.parts[-1], amount=more, due_on=held_on)))
    dearer = payback(today, held_on, dearer_costs, benefits, chances)
    assert before is not None
    assert richer is not None
    assert dearer is not None
    for earlier, later in pairwise((richer, before, dearer)):
        assert (earlier.back_on or NEVER) <= (later.back_on or NEVER)
        assert (earlier.back_if_all or NEVER) <= (later.back_if_all or NEVER)
        for poor, rich in zip(later.spans, earlier.spans, strict=True):
            assert (poor.balance or Decimal(0)) <= (rich.balance or Decimal(0))


@moderate
@given(moneys())
def test_too_many_chances_count_as_held_on_the_plans_day(
    money: Question,
) -> None:
    today, held_on, costs, benefits, _ = money
    on_the_day = payback(today, held_on, costs, benefits, Chances((held_on,), (1.0,)))
    assert payback(today, held_on, costs, benefits, None) == on_the_day


def test_nothing_pays_back_until_every_cost_is_known() -> None:
    costs = Costs((CostPart("a", "exam", None, TODAY, ""),))
    benefits = Benefits(Benefit(Decimal(100), 100))
    assert payback(TODAY, TODAY, costs, benefits, None) is None
    free = Costs((CostPart("a", "exam", Decimal(0), TODAY, ""),))
    assert payback(TODAY, TODAY, free, benefits, None) is not None


@pytest.mark.parametrize("name", BENEFITS)
def test_a_benefit_of_0_is_named_and_asks_for_no_chance_and_an_empty_one_is_not(name: str) -> None:
    assert not Benefits().named
    assert Benefits(**{name: Benefit(Decimal(0))}).named  # type: ignore[arg-type]
    assert Benefits(**{name: Benefit(Decimal(0))}).unsure == ()  # type: ignore[arg-type]
    assert Benefits(**{name: Benefit(CENT)}).unsure == (name,)  # type: ignore[arg-type]
    assert Benefits(**{name: Benefit(CENT, 0)}).unsure == ()  # type: ignore[arg-type]
    assert not Benefits(**{name: Benefit(None, 50)}).named  # type: ignore[arg-type]


def test_the_visitors_benefits_are_what_they_typed(frozen: Catalog) -> None:
    choices = replace(
        defaults(frozen, TODAY), raise_a_month=Decimal(1), raise_after=2, raise_sure=3, one_off=Decimal(4),
        one_off_sure=5, subsidy=Decimal(6), subsidy_sure=7,
    )  # fmt: skip
    assert benefits_of(choices) == Benefits(
        Benefit(Decimal(1), 3), 2, Benefit(Decimal(4), 5), Benefit(Decimal(6), 7)
    )
    assert benefits_of(defaults(frozen, TODAY)) == Benefits()
