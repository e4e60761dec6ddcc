"""值不值 Worth it?: what a visitor types, and nothing else, makes the answer; empty is not 0."""

from decimal import Decimal
from typing import Final

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.catalog import Catalog
from dashboard.planner.chances import Chances, chances
from dashboard.planner.plan import Plan
from dashboard.state.choices import LANGUAGES, Choices, Language
from dashboard.state.of_levels import FEES
from dashboard.text.money import money
from dashboard.text.words import Words
from dashboard.text.worth import (
    change_words,
    cost_words,
    course_prices,
    payback_sentence,
    payback_title,
    span_words,
    worth_answer,
    worth_missing,
)
from dashboard.worth.benefits import Benefits, benefits_of
from dashboard.worth.costs import Costs, costs_of
from dashboard.worth.payback import Payback, payback
from tests.test_exports import days_in
from tests.test_pages import AS_OF, as_read, choices_of, on, opened, shown, titles
from tests.test_planning_page import CLIMBING, alt_of, link_of, plans_of

pytestmark = pytest.mark.usefixtures("fresh_caches")
languages = pytest.mark.parametrize("language", LANGUAGES)

JUNIOR: Final = {**AS_OF, "target": "aigc-junior"}
MONEY: Final = {
    "aigc-junior.fee_training": "2980",
    "aigc-junior.fee_materials": "0",
    "aigc-junior.fee_exam": "300.5",
    "hour_value": "50",
    "raise_a_month": "500",
    "one_off": "100",
}
WHOLE: Final = {"resits.aigc-junior": 1, "raise_sure": 60, "raise_after": 2, "one_off_sure": 0}
"""2,980 + 0 + 300.50 + 300.50 + 40 hours at 50 = 5,581; 300 a month are expected, from the third on."""
LINKED: Final = {
    **JUNIOR,
    **{name: text for name, text in MONEY.items() if name != "raise_a_month"},
    "raise": "500",
    "aigc-junior.resits": "1",
    "raise_sure": "60",
    "raise_after": "2",
    "one_off_sure": "0",
}


def worth(query: dict[str, str], language: Language = "en") -> AppTest:
    app = on(opened(language, **query), "worth")
    assert [error.message for error in app.exception] == []
    return app


def type_in(app: AppTest, key: str, value: float | None) -> None:
    app.number_input(key=f"ask.{key}").set_value(value).run()
    assert [error.message for error in app.exception] == []


def core(catalog: Catalog, choices: Choices) -> tuple[Plan, Costs, Benefits, Payback | None]:
    """What the choices come to, by the core alone."""
    assumed = choices.assumed(catalog)
    plans = plans_of(catalog, choices)
    plan = next((each for each in plans if {*each.path.names} == {*(choices.path or ())}), plans[0])
    costs, benefits = costs_of(plan, dict(choices.resits), choices.hour_value), benefits_of(choices)
    passed = chances(assumed, choices.person, choices.as_of, plan.path, dict(choices.pass_percents))
    return (
        plan,
        costs,
        benefits,
        payback(
            choices.as_of, plan.held_on, costs, benefits, passed if isinstance(passed, Chances) else None
        ),
    )


def lines(app: AppTest) -> list[str]:
    return [line for text in app.markdown for line in as_read(text.value).removeprefix("- ").split("\n- ")]


def assert_says(app: AppTest, catalog: Catalog, language: Language) -> None:
    """The page says what the core says for the choices in the address, and only that."""
    words, choices = Words(language), choices_of(app, catalog)
    plan, costs, benefits, found = core(catalog, choices)
    assert titles(app) == [worth_answer(words, catalog, plan, costs, benefits, found)]
    metrics = {metric.label: metric.value for metric in app.metric}
    assert metrics == {words("worth.total"): cost_words(words, costs, costs.currency)}
    missing, said = worth_missing(words, catalog, costs, benefits), lines(app)
    assert set(missing) <= set(said)
    headings = [as_read(heading.value) for heading in app.subheader]
    assert (words.count("worth.missing", len(missing)) in headings) == bool(missing)
    for span in found.spans if found else ():
        assert span_words(words, span, costs.currency) in said
    assert (words("worth.within.title") in headings) == (found is not None)
    complete = found is not None and not missing
    assert bool(app.get("plotly_chart")) == complete
    if found and found.expected and complete:
        place = max(
            found.months.index(found.held_on) + 36, found.months.index(found.back_on or found.held_on) + 12
        )
        assert alt_of(app, "worth.payback") == payback_sentence(
            words, found, found.expected, place, costs.currency
        )
        assert payback_title(words, plan, found) in headings
        *_, longest = found.spans
        assert set(change_words(words, benefits, longest, costs.currency)) <= set(said)
    assert words("worth.no_pay_data") in [as_read(caption.value) for caption in app.caption]


@languages
def test_a_first_visit_knows_nothing_and_says_what_to_fill_in(language: Language, frozen: Catalog) -> None:
    app, words = worth(AS_OF, language), Words(language)
    assert_says(app, frozen, language)
    assert words.count("worth.answer.unknown", 14) in titles(app)
    assert [metric.value for metric in app.metric] == [words("worth.unknown")]
    assert words("worth.first") in [as_read(info.value) for info in app.info]
    own = [field for field in app.number_input if field.placeholder == words("worth.not_typed")]
    assert len(own) == 3 * 4 + 1 + 7
    assert {field.value for field in own} == {None}
    prices = [row for row in frozen.benchmarks if row.topic == "course-price"]
    assert course_prices(words, prices) in [as_read(caption.value) for caption in app.caption]


def test_what_is_typed_makes_the_answer_and_what_is_emptied_unmakes_it(frozen: Catalog) -> None:
    app, words = worth(JUNIOR), Words("en")
    for key, text in MONEY.items():
        app.number_input(key=f"ask.{key}").set_value(float(text))
    for key, number in WHOLE.items():
        app.number_input(key=f"ask.{key}").set_value(number)
    app.run()
    assert_says(app, frozen, "en")
    assert [metric.value for metric in app.metric] == ["¥5,581"]
    (answer,) = titles(app)
    assert answer.startswith("By your figures: ¥5,581, back by 20")
    assert words("worth.first") not in shown(app)
    assert {LINKED[name] for name in LINKED} <= {*link_of(app).values()}
    assert link_of(app) == link_of(worth(LINKED))

    type_in(app, "resits.aigc-junior", 0)
    assert_says(app, frozen, "en")
    type_in(app, "resits.aigc-junior", 1)
    assert titles(app) == [answer]
    type_in(app, "aigc-junior.fee_materials", None)
    assert_says(app, frozen, "en")
    assert [metric.value for metric in app.metric] == ["not known, at least ¥5,581"]
    assert titles(app) == [words.count("worth.answer.unknown", 1)]
    type_in(app, "aigc-junior.fee_materials", 0)
    assert titles(app) == [answer]
    type_in(app, "raise_sure", None)
    assert_says(app, frozen, "en")
    (unsure,) = titles(app)
    assert unsure.startswith("If all of it comes")
    type_in(app, "raise_sure", 0)
    (never,) = titles(app)
    assert "not back within 10 years" in never
    type_in(app, "hour_value", None)
    assert titles(app) == [words.count("worth.answer.unknown", 1)]


@languages
def test_a_link_gives_the_same_answer_in_either_language(language: Language, frozen: Catalog) -> None:
    app = worth(LINKED, language)
    assert_says(app, frozen, language)
    assert [metric.value for metric in app.metric] == [money(Words(language), Decimal(5581), "CNY")]
    assert link_of(app).items() >= LINKED.items()
    other: Language = "en" if language == "zh" else "zh"
    app.button_group(key="ask.language").set_value(other).run()
    assert_says(app, frozen, other)
    values = {str(field.key): field.value for field in app.number_input}
    assert values["ask.aigc-junior.fee_exam"] == 300.5
    assert values["ask.raise_sure"] == 60


STATES: Final[dict[str, dict[str, str]]] = {
    "what it costs, and nothing expected": {
        name: text for name, text in LINKED.items() if not name.startswith(("raise", "one_off"))
    },
    "exams that may be failed": {**LINKED, "aigc-junior.pass_percent": "50"},
    "a path of their choice, half typed": {**AS_OF, "path": CLIMBING, "raise": "9", "hour_value": "0"},
    "no number of hours": {**LINKED, "aigc-junior.study_hours": "none"},
    "no time to a result": {**LINKED, "aigc-junior.results_days": "none"},
}


@pytest.mark.parametrize("name", STATES)
def test_every_state_says_what_the_core_says(name: str, frozen: Catalog) -> None:
    assert_says(worth(STATES[name], "zh"), frozen, "zh")


def test_what_may_be_failed_is_counted_and_said(frozen: Catalog) -> None:
    words, notes = Words("zh"), ("worth.chances.certain", "worth.chances")
    certain, risky = (worth(query, "zh") for query in (LINKED, STATES["exams that may be failed"]))
    days = [day for app in (certain, risky) for title in titles(app) for day in days_in(title)]
    assert days == sorted({*days})
    assert len(days) == 2
    for app, note in ((certain, notes[0]), (risky, notes[1])):
        said = " ".join(as_read(caption.value) for caption in app.caption)
        assert [words(each) in said for each in notes] == [each == note for each in notes]


def test_a_free_certificate_has_nothing_to_get_back() -> None:
    free = {f"aigc-junior.{field}": "0" for field in FEES}
    app = worth({**JUNIOR, **free, "aigc-junior.resits": "0", "hour_value": "0"})
    assert titles(app) == [Words("en")("worth.answer.free")]
    assert [metric.value for metric in app.metric] == ["¥0"]
    assert not {Words("en")(key) for key in ("worth.first", "worth.within.title")} & {*shown(app)}
    assert not app.get("plotly_chart")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ({"holds": "aigc-junior@2026-05-01"}, "Junior: held since 2026-05-01"),
        ({"holds": "aigc-junior"}, "Junior: held, date not given"),
        ({"holds": "aigc-junior@2027-05-01"}, "Junior: result due on 2027-05-01"),
        ({"aigc-junior.sittings": "2020-01-01"}, "Junior cannot be reached as things stand"),
    ],
)
def test_without_a_plan_there_is_nothing_to_work_out(query: dict[str, str], title: str) -> None:
    app = worth({**LINKED, **query})
    assert titles(app) == [title]
    assert Words("en")("worth.no_plan") in lines(app)
    assert not app.metric
    assert not app.get("plotly_chart")


def test_the_planner_adds_up_the_same_fees_and_sorts_by_them(frozen: Catalog) -> None:
    """All three levels cost 750, advanced alone, which takes years, 150."""
    levels = ("aigc-junior", "aigc-intermediate", "aigc-advanced")
    query = {f"{level_id}.{field}": "100" for level_id in levels[:2] for field in FEES}
    query |= {f"aigc-advanced.{field}": "50" for field in FEES}
    query |= {f"{level_id}.resits": "0" for level_id in levels} | {"hour_value": "0"}
    app = worth({**AS_OF, **query, "aigc_percent": "100", "sort": "cost"})
    words, plan = Words("en"), core(frozen, choices_of(app, frozen))[0]
    assert [metric.value for metric in app.metric] == ["¥750"]
    assert plan.fee == Decimal(750)
    on(app, "planner")
    assert {metric.label: metric.value for metric in app.metric}[words("planner.fee.typed")] == "¥750"
    cheapest, *_ = app.selectbox(key="ask.path").options
    alone = next(row for row in plans_of(frozen, choices_of(app, frozen)) if len(row.steps) == 1)
    assert alone.fee == Decimal(150)
    assert "Junior" not in cheapest
    assert "Intermediate" not in cheapest


def test_reported_prices_are_listed_with_who_reported_them_when_and_how_good_that_is(
    frozen: Catalog,
) -> None:
    app = worth(JUNIOR)
    assert Words("en")("worth.prices.each") in [each.label for each in app.expander]
    assert not app.table
    app.session_state["worth.prices"] = True
    app.run()
    (table,) = app.table
    rows = [row for row in frozen.benchmarks if row.topic == "course-price"]
    assert len(table.value) == len(rows)
    assert "9,580" in str(table.value.to_numpy())
