"""What-if and risk on the planner's page: every date, chance and sentence is the core's, and in the link."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.catalog import Catalog
from dashboard.planner.chances import Chances, chances
from dashboard.planner.sensitivity import Question, by_hours, by_share
from dashboard.state.choices import Choices, Language
from dashboard.text.answers import of_plan
from dashboard.text.chances import chances_message, chances_sentence
from dashboard.text.conditions import clock_label, level_name
from dashboard.text.what_if import (
    against_now,
    hours_sentence,
    plan_date,
    share_sentence,
    variant_words,
)
from dashboard.text.words import Words
from tests.in_turn import in_turn
from tests.test_pages import as_read, assert_valid, choices_of, on, opened, shown, titles
from tests.test_planning_page import (
    VISITS,
    WAITING,
    alt_of,
    box,
    link_of,
    planner,
    plans_of,
    texts,
    visits,
    warnings,
)

pytestmark = pytest.mark.usefixtures("fresh_caches")

Vary = Callable[[Catalog, Choices], Choices]
PARTLY: Final = VISITS["partly AIGC"]


def monthly(catalog: Catalog, choices: Choices) -> Choices:
    """Every month for the levels on a path to the target, which is 高级: its scheme's."""
    for level_id in ("aigc-junior", "aigc-intermediate", "aigc-advanced"):
        choices = choices.with_assumption(catalog, level_id, "sittings", "monthly")
    return choices


KINDS: Final[dict[str, tuple[str, Any, Vary]]] = {
    "hours_per_week": ("number_input", 12.5, lambda _, now: replace(now, hours_per_week=Decimal("12.5"))),
    "aigc_percent": ("slider", 80, lambda _, now: now.with_values({"aigc_percent": 80})),
    "starts_on": (
        "date_input",
        date(2028, 3, 1),
        lambda _, now: now.with_values({"starts_on": date(2028, 3, 1)}),
    ),
    "sittings": ("selectbox", "monthly", monthly),
    "reading": ("selectbox", "lenient", lambda _, now: replace(now, reading="lenient")),
    "holds": ("selectbox", "aigc-junior", lambda _, now: replace(now, holds=(("aigc-junior", None),))),
}
"""What can be varied: the widget that asks for it, an answer, and the choices with that answer."""


def add(app: AppTest, kind: str) -> None:
    widget, value, _ = KINDS[kind]
    app.selectbox(key="what_if.kind").set_value(kind).run()
    getattr(app, widget)(key=f"what_if.to.{kind}").set_value(value).run()
    app.button(key="what_if.add").click().run()


def assert_compared(app: AppTest, catalog: Catalog, language: Language = "en") -> None:
    """Today's choices and each variant have the date of the best plan by the core, and what differs."""
    words, choices = Words(language), choices_of(app, catalog)
    now = plans_of(catalog, choices)[0]
    cards = {words("what_if.now"): choices}
    for number, variant in enumerate(choices.variants, start=1):
        cards[words("what_if.variant", number=number)] = choices.varied(variant)
    for heading, varied in cards.items():
        plan, card = plans_of(catalog, varied)[0], box(app, heading)
        (metric,) = card.metric
        assert metric.label == level_name(words, catalog, choices.target)
        assert metric.value == words(of_plan("variant.held_on", plan), date=plan.held_on)
        if varied is not choices:
            differs = variant_words(words, catalog, choices, varied.as_variant)
            assert texts(card) == [f"**{heading}**", differs, against_now(words, now, plan)]


@in_turn("kind", KINDS)
def test_a_variant_of_each_kind_has_its_date_and_can_be_taken_and_taken_back(
    kind: str, language: Language, frozen: Catalog
) -> None:
    app = planner(PARTLY, language)
    before, alone = choices_of(app, frozen), dict(app.query_params)
    wanted = KINDS[kind][2](frozen, before)
    add(app, kind)
    assert choices_of(app, frozen) == replace(before, variants=(wanted.as_variant,))
    assert_compared(app, frozen, language)
    beside = link_of(app)
    assert_compared(planner(beside, language), frozen, language)

    app.button(key="what_if.use.0").click().run()
    assert choices_of(app, frozen) == replace(wanted, variants=(before.as_variant,))
    assert_compared(app, frozen, language)
    assert_valid(app, "planner", frozen, language)
    app.button(key="what_if.use.0").click().run()
    assert app.query_params == beside
    app.button(key="what_if.remove.0").click().run()
    assert app.query_params == alone


def test_three_variants_at_most_and_each_can_be_removed_or_taken(frozen: Catalog) -> None:
    app, words = planner(PARTLY), Words("en")
    before = choices_of(app, frozen)
    kinds = ("holds", "sittings", "hours_per_week")
    for kind in kinds:
        assert words("what_if.full") not in shown(app)
        add(app, kind)
    junior, every_month, hours = (KINDS[kind][2](frozen, before).as_variant for kind in kinds)
    assert choices_of(app, frozen).variants == (junior, every_month, hours)
    assert_compared(app, frozen)
    assert words("what_if.full") in shown(app)
    assert not {"what_if.add", "what_if.save"} & {button.key for button in app.button}
    app.button(key="what_if.use.1").click().run()
    after = choices_of(app, frozen)
    assert after == replace(before.varied(every_month), variants=(junior, before.as_variant, hours))
    assert_compared(app, frozen)
    app.button(key="what_if.remove.1").click().run()
    assert choices_of(app, frozen) == replace(after, variants=(junior, hours))
    app.button(key="what_if.save").click().run()
    assert choices_of(app, frozen).variants == (junior, hours, every_month)
    assert_compared(app, frozen)


def test_where_there_is_no_certificate_left_to_add_nothing_is_added(frozen: Catalog) -> None:
    app = planner({"holds": "aigc-junior|aigc-intermediate|prompt-engineer"})
    before = dict(app.query_params)
    app.selectbox(key="what_if.kind").set_value("holds").run()
    assert app.selectbox(key="what_if.to.holds").options == []
    assert app.button(key="what_if.add").disabled
    assert app.query_params == before
    assert_valid(app, "planner", frozen)


def test_a_variant_that_no_path_leads_in_says_so(frozen: Catalog) -> None:
    never = {f"{level_id}.sittings": "2020-01-01" for level_id in frozen.level_ids}
    app = planner({"variants": "1", **{f"v1~{name}": text for name, text in never.items()}})
    (choices, words) = choices_of(app, frozen), Words("en")
    assert plans_of(frozen, choices.varied(choices.variants[0])) == ()
    card = box(app, words("what_if.variant", number=1))
    assert [metric.value for metric in card.metric] == [plan_date(words, None)]
    assert words("variant.not_comparable") in texts(card)


@pytest.mark.parametrize(
    ("day", "key"),
    [("", "verdict.held"), ("@2026-11-23", "verdict.held"), ("@2027-01-25", "verdict.awaited")],
)
def test_a_variant_that_holds_the_target_says_that_and_not_that_no_path_leads_there(
    day: str, key: str, frozen: Catalog
) -> None:
    app = planner({"target": "aigc-intermediate", "variants": "1", "v1~holds": f"aigc-intermediate{day}"})
    words = Words("en")
    card = box(app, words("what_if.variant", number=1))
    assert [metric.value for metric in card.metric] == [words(key)]
    app.button(key="what_if.use.0").click().run()
    assert_valid(app, "planner", frozen)


# How the date moves with one number


@visits
def test_what_more_hours_and_more_aigc_work_would_bring_is_what_they_bring(
    start: dict[str, str], language: Language, frozen: Catalog
) -> None:
    words, app = Words(language), planner(start, language)
    choices = choices_of(app, frozen)
    question = Question(
        choices.assumed(frozen), choices.person, choices.as_of, choices.target, choices.reading
    )
    hours, share = by_hours(question), by_share(question, "aigc")
    for chart, sentence in (
        ("planner.hours", hours_sentence(words, hours)),
        ("planner.share.aigc", share_sentence(words, clock_label(words, frozen, "aigc"), share)),
    ):
        assert alt_of(app, chart) == sentence
        assert sentence in texts(app)
    if hours.sooner:
        more, day = hours.sooner
        app.number_input(key="ask.hours_per_week").set_value(float(more)).run()
        assert day.isoformat() in str(titles(app))
        assert plans_of(frozen, choices_of(app, frozen))[0].held_on == day


def test_by_a_chosen_path_it_is_that_paths_date_that_moves(frozen: Catalog) -> None:
    app = planner(WAITING)
    choices, words = choices_of(app, frozen), Words("en")
    question = Question(frozen, choices.person, choices.as_of, choices.target, choices.reading, choices.path)
    assert by_share(question, "aigc") != by_share(replace(question, path=None), "aigc")
    said = share_sentence(words, clock_label(words, frozen, "aigc"), by_share(question, "aigc"))
    assert alt_of(app, "planner.share.aigc") == said
    assert alt_of(app, "planner.hours") == hours_sentence(words, by_hours(question))


# Risk


@visits
def test_when_every_exam_is_passed_the_date_is_the_plans(
    start: dict[str, str], language: Language, frozen: Catalog
) -> None:
    app, words = planner(start, language, "chances.title"), Words(language)
    day = plans_of(frozen, choices_of(app, frozen))[0].held_on
    assert words("chances.message.certain", date=day) in [as_read(each.value) for each in app.subheader]
    reached = [words("chances.reached", chance=words.percent(each), date=day) for each in (50, 90)]
    assert words.sentences(reached) in texts(app)


@in_turn("query", [{}, WAITING], ids=["fastest path", "chosen path"])
def test_a_changed_chance_and_a_deadline_are_in_the_link_and_in_the_sentence(
    query: dict[str, str], language: Language, frozen: Catalog
) -> None:
    app, words = planner(query, language, "chances.title"), Words(language)
    choices = choices_of(app, frozen)
    plan = next(plan for plan in plans_of(frozen, choices) if choices.path in (None, plan.path.names))
    percents = dict.fromkeys(plan.path.levels, 60) | {plan.target: 35}
    deadline = date(plan.held_on.year + 1, plan.held_on.month, 1)
    for level_id, percent in percents.items():
        app.number_input(key=f"ask.pass.{level_id}").set_value(percent).run()
        assert app.query_params[f"{level_id}.pass_percent"] == str(percent)
    app.date_input(key="ask.deadline").set_value(deadline).run()
    assert app.query_params["deadline"] == deadline.isoformat()
    found = chances(frozen, choices.person, choices.as_of, plan.path, percents)
    assert isinstance(found, Chances)
    assert 0 < found.by(deadline) < 1
    sentence = chances_sentence(words, found, deadline)
    link = link_of(app)
    for each in (app, planner(link, language, "chances.title")):
        assert sentence in texts(each)
        assert alt_of(each, "planner.chances") == sentence
        assert chances_message(words, found, deadline) in [as_read(text.value) for text in each.subheader]
        assert_valid(each, "planner", frozen, language)
    for level_id in percents:
        app.number_input(key=f"ask.pass.{level_id}").set_value(100).run()
    app.date_input(key="ask.deadline").set_value(None).run()
    assert choices_of(app, frozen) == choices


def test_an_exam_that_is_never_passed_is_never_held(frozen: Catalog) -> None:
    app, words = planner({"aigc-advanced.pass_percent": "0"}, tab="chances.title"), Words("en")
    said = words("chances.message.unlikely", chance=words.percent(0))
    assert said in [as_read(each.value) for each in app.subheader]
    assert_valid(app, "planner", frozen)


@in_turn("page", ["overview", "planner", "sources"])
def test_a_deadline_that_has_passed_is_told_once_and_changes_nothing(
    page: str, language: Language, frozen: Catalog
) -> None:
    words, start = Words(language), {"as_of": "2026-11-23", "work_months": "14"}
    without = on(opened(language, **start), page)
    app = on(opened(language, **start, deadline="2026-11-22"), page)
    told = words("left_out.deadline", value="2026-11-22")
    assert sorted(warnings(app)) == sorted([told, *warnings(without)])
    assert app.query_params == without.query_params
    assert titles(app) == titles(without)
    app.number_input(key="ask.hours_per_week").set_value(7.0).run()
    assert told not in warnings(app)


def test_a_deadline_that_today_passes_by_falls_away_with_a_sentence(frozen: Catalog) -> None:
    app, words = planner({"as_of": "2020-01-01", "deadline": "2021-01-01"}), Words("en")
    assert app.query_params["deadline"] == "2021-01-01"
    app.button(key="from_today").click().run()
    assert "deadline" not in app.query_params
    assert words("left_out.deadline", value="2021-01-01") in warnings(app)
    assert_valid(app, "planner", frozen)
