"""Whether it pays, in words and as a chart: each says what the core says, in both languages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.planner.chances import Chances
from dashboard.planner.plan import Plan, every_plan
from dashboard.state.choices import Choices
from dashboard.state.link import defaults
from dashboard.state.of_levels import FEES
from dashboard.text.money import money
from dashboard.text.words import Words
from dashboard.text.worth import (
    change_title,
    change_words,
    cost_words,
    course_prices,
    payback_title,
    span_basis,
    span_words,
    study_words,
    worth_answer,
    worth_missing,
)
from dashboard.worth.benefits import Benefit, Benefits
from dashboard.worth.costs import Costs, costs_of
from dashboard.worth.payback import Payback, payback

TODAY = date(2026, 11, 24)
HELD_ON = date(2027, 4, 26)
"""40 hours at 6 a week take to 10 January; the exam is on 27 March, the result 30 days later."""
PAID = dict(zip(FEES, ("2980", "0", "300"), strict=True))
CERTAIN = Benefits(Benefit(Decimal(500), 100))
ZH, EN = Words("zh"), Words("en")


def chosen(catalog: Catalog, fees: dict[Any, str] = PAID, **more: Any) -> Choices:
    """Someone who takes the first level, and was told these fees."""
    choices = replace(defaults(catalog, TODAY), target="aigc-junior", **more)
    for field, amount in fees.items():
        choices = choices.with_fee(catalog, "aigc-junior", field, Decimal(amount))
    return choices


def plan_of(catalog: Catalog, choices: Choices) -> Plan:
    reading = choices.reading
    return next(iter(every_plan(choices.assumed(catalog), choices.person, TODAY, choices.target, reading)))


def costs_in(catalog: Catalog, choices: Choices) -> tuple[Plan, Costs]:
    plan = plan_of(catalog, choices)
    return plan, costs_of(plan, dict(choices.resits), choices.hour_value)


def paid(catalog: Catalog) -> tuple[Plan, Costs]:
    """2,980 + 0 + 300, no resit and an hour worth nothing: 3,280."""
    return costs_in(catalog, chosen(catalog, resits=(("aigc-junior", 0),), hour_value=Decimal(0)))


def weighed(catalog: Catalog, benefits: Benefits) -> tuple[Plan, Costs, Payback]:
    plan, costs = paid(catalog)
    found = payback(TODAY, plan.held_on, costs, benefits, Chances((plan.held_on,), (1.0,)))
    assert found is not None
    return plan, costs, found


def answers(catalog: Catalog, benefits: Benefits) -> tuple[str, ...]:
    plan, costs, found = weighed(catalog, benefits)
    return tuple(worth_answer(words, catalog, plan, costs, benefits, found) for words in (ZH, EN))


ANSWERS: dict[str, tuple[Benefits, str, str]] = {
    "nothing is expected": (
        Benefits(),
        "按你的数字：要花 3,280 元；你指望它带来什么，还没填",
        "By your figures it costs ¥3,280; what you expect of it is not filled in",
    ),
    "how sure is not said": (
        Benefits(Benefit(Decimal(500))),
        "如果都兑现：花 3,280 元，2027-11-26 回本；有多大把握还没填",
        "If all of it comes: ¥3,280, back by 2027-11-26; how sure you are is not filled in",
    ),
    "never, and how sure is not said": (
        Benefits(one_off=Benefit(Decimal(500))),
        "就算都兑现：花 3,280 元，拿到后10年内也回不了本",
        "Even if all of it comes: ¥3,280, not back within 10 years of holding it",
    ),
    "back": (
        CERTAIN,
        "按你的数字：花 3,280 元，2027-11-26 回本（每项按你的把握）",
        "By your figures: ¥3,280, back by 2027-11-26 (each benefit as sure as you said)",
    ),
    "never": (
        Benefits(Benefit(Decimal(0))),
        "按你的数字：花 3,280 元，拿到后10年内回不了本（每项按你的把握）",
        "By your figures: ¥3,280, not back within 10 years of holding it (each benefit as sure as you said)",
    ),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer_is_one_sentence_from_the_visitors_figures(name: str, frozen: Catalog) -> None:
    benefits, zh, en = ANSWERS[name]
    assert answers(frozen, benefits) == (zh, en)
    assert paid(frozen)[0].held_on == HELD_ON


def test_a_date_that_is_only_a_lower_bound_is_said_so_in_the_answer_and_the_chart(
    frozen: Catalog, words: Words
) -> None:
    choices = chosen(frozen, resits=(("aigc-junior", 0),), hour_value=Decimal(0))
    plan, costs = costs_in(frozen, choices.with_assumption(frozen, "aigc-junior", "results_days", None))
    day = {"zh": "不早于 2027-10-27", "en": "no earlier than 2027-10-27"}[words.language]
    for benefits in (CERTAIN, Benefits(Benefit(Decimal(500)))):
        found = payback(TODAY, plan.held_on, costs, benefits, None)
        assert found is not None
        assert day in worth_answer(words, frozen, plan, costs, benefits, found)
        assert day in payback_title(words, plan, replace(found, back_on=found.back_if_all))


def test_costs_of_nothing_have_nothing_to_get_back(frozen: Catalog, words: Words) -> None:
    free = dict.fromkeys(FEES, "0")
    choices = chosen(frozen, free, resits=(("aigc-junior", 2),), hour_value=Decimal(0))
    plan, costs = costs_in(frozen, choices)
    found = payback(TODAY, plan.held_on, costs, Benefits(), None)
    assert costs.total == 0
    assert worth_answer(words, frozen, plan, costs, Benefits(), found) == words("worth.answer.free")


def test_what_is_missing_is_listed_once_in_the_order_of_the_page_and_counted(frozen: Catalog) -> None:
    choices = replace(
        chosen(frozen, {"fee_materials": "5"}), target="aigc-intermediate", resits=(("aigc-junior", 0),)
    ).with_assumption(frozen, "aigc-intermediate", "study_hours", None)
    plan, costs = costs_in(frozen, choices)
    benefits = Benefits(Benefit(Decimal(1)), 3, Benefit(Decimal(0)), Benefit(Decimal(1)))
    said = [
        "Junior: training fee",
        "Junior: exam fee",
        "Intermediate: training fee",
        "Intermediate: materials fee",
        "Intermediate: exam fee",
        "Intermediate: number of resits",
        "Intermediate: hours of study (on the planner’s page)",
        "what an hour of study is worth to you",
    ]
    sure = ["Raise a month: how sure", "Subsidy: how sure"]
    assert worth_missing(EN, frozen, costs, benefits) == [*said, *sure]
    assert worth_missing(EN, frozen, costs, Benefits()) == [
        *said,
        "what you expect: a raise, a one-off or a subsidy, at least one of them",
    ]
    for words, text in ((ZH, "值不值还算不出：有 10 个数你还没填"), (EN, "10 figures of yours are missing")):
        assert text in worth_answer(words, frozen, plan, costs, benefits, None)
    assert cost_words(EN, costs, "CNY") == "not known, at least ¥5"
    assert cost_words(ZH, costs.of_level("aigc-intermediate"), "CNY") == "未知"


def test_fees_in_two_currencies_are_said_to_have_no_sum(frozen: Catalog, words: Words) -> None:
    _, costs = paid(frozen)
    mixed = Costs((*costs.parts, replace(costs.parts[0], currency="EUR")))
    plan = paid(frozen)[0]
    assert worth_answer(words, frozen, plan, mixed, CERTAIN, None) == words("worth.answer.mixed")
    assert cost_words(words, mixed, "CNY") == words("worth.mixed")


AMOUNTS = [
    ("2980", "CNY", "2,980 元", "¥2,980"),
    ("0", "CNY", "0 元", "¥0"),
    ("12.5", "CNY", "12.50 元", "¥12.50"),
    ("1234567.894", "CNY", "1,234,567.89 元", "¥1,234,567.89"),
    ("-880", "CNY", "−880 元", "−¥880"),
    ("-0.001", "CNY", "0 元", "¥0"),
    ("-0.995", "USD", "−1 USD", "−1 USD"),
    ("2980", "USD", "2,980 USD", "2,980 USD"),
    ("2980", "", "2,980", "2,980"),
]


@pytest.mark.parametrize(("amount", "currency", "zh", "en"), AMOUNTS)
def test_an_amount_has_the_sign_of_its_currency_or_its_code(
    amount: str, currency: str, zh: str, en: str
) -> None:
    assert (money(ZH, Decimal(amount), currency), money(EN, Decimal(amount), currency)) == (zh, en)


STUDY = [
    (
        "40",
        "50",
        "学习：40 小时（假定） × 每小时 50 元 = 2,000 元。",
        "Study: 40 hours (assumed) × ¥50 an hour = ¥2,000.",
    ),
    (
        "10",
        "12.5",
        "学习：10 小时（你改过） × 每小时 12.50 元 = 125 元。",
        "Study: 10 hours (changed by you) × ¥12.50 an hour = ¥125.",
    ),
    (
        "40",
        None,
        "学习：40 小时（假定）；一小时值多少还没填。",
        "Study: 40 hours (assumed); what an hour is worth is not filled in.",
    ),
    (
        None,
        "50",
        "学习：小时未说明 × 每小时 50 元 = 未知。",
        "Study: hours not stated × ¥50 an hour = not known.",
    ),
    (
        None,
        "0",
        "学习：小时未说明 × 每小时 0 元 = 0 元。",
        "Study: hours not stated × ¥0 an hour = ¥0.",
    ),
]


@pytest.mark.parametrize(("hours", "value", "zh", "en"), STUDY)
def test_what_study_costs_is_said_as_a_product_with_whose_hours_they_are(
    hours: str | None, value: str | None, zh: str, en: str, frozen: Catalog
) -> None:
    given = None if hours is None else Decimal(hours)
    choices = chosen(frozen, hour_value=None if value is None else Decimal(value))
    choices = choices.with_assumption(frozen, "aigc-junior", "study_hours", given)
    plan, costs = costs_in(frozen, choices)
    said = tuple(study_words(words, choices, plan, costs, "aigc-junior") for words in (ZH, EN))
    assert said == (zh, en)


def test_reported_prices_are_a_graded_range_and_an_honest_nothing_without_reports(
    frozen: Catalog, words: Words
) -> None:
    rows = [row for row in frozen.benchmarks if row.topic == "course-price"]
    said = course_prices(words, rows)
    assert {row.unit for row in rows} == {"cny"}
    for text in ("598–9,580", "B", "C"):
        assert text in said
    assert course_prices(words, []) == ""
    unknown = [row.model_copy(update={"low": None, "high": None}) for row in rows]
    assert course_prices(words, unknown) == ""


# The raise it takes, and what would change the answer

CHANGES: dict[str, tuple[Benefits, str, list[str]]] = {
    "back": (
        CERTAIN,
        "Back within 3 years of holding it, ¥14,720 over on 2030-04-26. What would change that",
        [
            "It may cost up to ¥14,720 more; beyond that it is not back.",
            "With a raise below ¥91.12 a month it is not back.",
            "With the raise less than 19% sure it is not back.",
        ],
    ),
    "back without the raise": (
        Benefits(Benefit(Decimal(500), 100), 0, Benefit(Decimal(4000), 100)),
        "Back within 3 years of holding it, ¥18,720 over on 2030-04-26. What would change that",
        [
            "It may cost up to ¥18,720 more; beyond that it is not back.",
            "Even with no raise it is back.",
        ],
    ),
    "back, of a raise in fractions": (
        Benefits(Benefit(Decimal("333.37"), 33)),
        "Back within 3 years of holding it, ¥680.43 over on 2030-04-26. What would change that",
        [
            "It may cost up to ¥680.43 more; beyond that it is not back.",
            "With a raise below ¥276.10 a month it is not back.",
            "With the raise less than 28% sure it is not back.",
        ],
    ),
    "just back": (
        Benefits(subsidy=Benefit(Decimal(3280), 100)),
        "Back within 3 years of holding it, ¥0 over on 2030-04-26. What would change that",
        ["It may cost up to ¥0 more; beyond that it is not back."],
    ),
    "back by a sum alone": (
        Benefits(subsidy=Benefit(Decimal(3281), 100)),
        "Back within 3 years of holding it, ¥1 over on 2030-04-26. What would change that",
        ["It may cost up to ¥1 more; beyond that it is not back."],
    ),
    "not sure enough": (
        Benefits(Benefit(Decimal(500), 10)),
        "Not back within 3 years of holding it, ¥1,480 short on 2030-04-26. What would change that",
        [
            "Were it ¥1,480 cheaper, it would be back.",
            "With a raise of ¥911.12 a month it would be back.",
            "Were the raise 19% sure, it would be back.",
        ],
    ),
    "not enough, however sure": (
        Benefits(Benefit(Decimal("33.33"), 33)),
        "Not back within 3 years of holding it, ¥2,884.04 short on 2030-04-26. What would change that",
        [
            "Were it ¥2,884.04 cheaper, it would be back.",
            "With a raise of ¥276.10 a month it would be back.",
            "Even a raise that is 100% sure would not do.",
        ],
    ),
    "too late": (
        Benefits(Benefit(Decimal(500), 100), 40),
        "Not back within 3 years of holding it, ¥3,280 short on 2030-04-26. What would change that",
        [
            "Were it ¥3,280 cheaper, it would be back.",
            "No raise would do: it comes too late, or is not sure at all.",
            "Even a raise that is 100% sure would not do.",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_what_would_change_the_answer_is_told_one_thing_at_a_time(name: str, frozen: Catalog) -> None:
    benefits, title, lines = CHANGES[name]
    _, costs, found = weighed(frozen, benefits)
    *_, longest = found.spans
    assert change_title(EN, longest, costs.currency) == title
    assert change_words(EN, benefits, longest, costs.currency) == lines
    assert len(change_words(ZH, benefits, longest, costs.currency)) == len(lines)


def test_the_least_raise_is_told_for_each_span_with_what_it_takes_for_granted(frozen: Catalog) -> None:
    _, _, found = weighed(frozen, Benefits())
    assert [span_words(ZH, span, "CNY") for span in found.spans] == [
        "拿到后1年内回本：每月至少加薪 273.34 元。",
        "拿到后2年内回本：每月至少加薪 136.67 元。",
        "拿到后3年内回本：每月至少加薪 91.12 元。",
    ]
    assert span_basis(EN, Benefits()).startswith(
        "The raise is counted as 100% (not filled in) sure, from the day it is held (not filled in);"
    )
    assert span_basis(EN, Benefits(Benefit(None, 0))).startswith("The raise is counted as 0% sure,")
    assert span_basis(ZH, Benefits(Benefit(None, 30), 18)).startswith(
        "加薪按 30%的把握、从拿到后 1年6个月起算；"
    )
    _, _, found = weighed(frozen, Benefits(Benefit(None, 0), one_off=Benefit(Decimal(9), 100)))
    assert {span_words(EN, span, "CNY").partition(": ")[2] for span in found.spans} == {
        "no raise would do; it comes too late, or is not sure at all."
    }
    _, _, found = weighed(frozen, Benefits(one_off=Benefit(Decimal(3280), 100)))
    assert {span_words(EN, span, "CNY").partition(": ")[2] for span in found.spans} == {
        "with no raise at all."
    }
