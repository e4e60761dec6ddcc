"""The planner's page, part by part: it says what the core says for the choices in its address."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Column

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS
from dashboard.charts.timeline import draw_timeline
from dashboard.planner.break_even import break_evens
from dashboard.planner.compare import SORTS, compared_paths, sorted_paths
from dashboard.planner.plan import Plan, every_plan
from dashboard.state.choices import LANGUAGES, Choices, Language
from dashboard.state.declarations import path_text
from dashboard.text.answers import of_plan
from dashboard.text.conditions import level_name
from dashboard.text.paths import break_even_sentence, path_names
from dashboard.text.words import Words
from tests.in_turn import in_turn
from tests.test_pages import AS_OF, as_read, assert_valid, choices_of, on, opened, shown, title_of, titles

pytestmark = pytest.mark.usefixtures("fresh_caches")
languages = pytest.mark.parametrize("language", LANGUAGES)

VISITS: Final[dict[str, dict[str, str]]] = {
    "first": {},
    "partly AIGC": {"work_months": "14", "aigc_months": "5", "aigc_percent": "40"},
    "short wording": {"work_months": "60", "reading": "lenient", "target": "aigc-intermediate"},
    "not stated": {"aigc_months": "14", "aigc_percent": "100", "aigc-intermediate.sittings": "none"},
}
visits = in_turn("start", VISITS.values(), ids=VISITS)
CLIMBING: Final = "aigc-junior:not-stated>aigc-intermediate:certificate>aigc-advanced:certificate"
WAITING: Final = {**VISITS["partly AIGC"], "path": "aigc-advanced:experience"}
TABS: Final = ("what_if.title", "chances.title", "take_away.title")


def planner(query: Mapping[str, str], language: Language = "en", tab: str = "what_if.title") -> AppTest:
    """The planner's page at an address, one of its tabs open."""
    app = on(opened(language, **{**AS_OF, **query}), "planner")
    app.session_state["planner.more"] = Words(language)(tab)
    return app.run()


def plans_of(catalog: Catalog, choices: Choices) -> tuple[Plan, ...]:
    assumed = choices.assumed(catalog)
    return every_plan(assumed, choices.person, choices.as_of, choices.target, choices.reading)


def every_path(catalog: Catalog, choices: Choices) -> dict[str, Plan]:
    """Each path under either reading by the option that chooses it, those of the visitor's reading first."""
    found: dict[str, Plan] = {}
    for reading in sorted(READINGS, key=lambda each: each != choices.reading):
        for plan in plans_of(catalog, replace(choices, reading=reading)):
            if {*plan.path.steps} not in [{*other.path.steps} for other in found.values()]:
                found[f"{reading}|{path_text(plan.path.names)}"] = plan
    return found


def link_of(app: AppTest) -> dict[str, str]:
    return {str(name): str(value) for name, value in app.query_params.items()}


def alt_of(app: AppTest, chart: str) -> str:
    (found,) = (each for each in app.get("plotly_chart") if str(each.key).startswith(f"{chart}."))
    return str(found.proto.alt)


def box(app: AppTest, heading: str) -> Column:
    """The column that stands under a heading of its own."""
    (found,) = (
        column
        for column in app.columns
        if f"**{heading}**" in [as_read(text.value) for text in column.markdown] and column.metric
    )
    return found


def texts(app: AppTest | Block) -> list[str]:
    return [as_read(text.value) for text in app.markdown]


def warnings(app: AppTest) -> list[str]:
    return [as_read(warning.value) for warning in app.warning]


# Paths


def assert_says(app: AppTest, catalog: Catalog, plan: Plan, language: Language) -> None:
    """The title, the time line, and the headline and card of Overview have the dates of `plan`."""
    words, choices = Words(language), choices_of(app, catalog)
    assumed = choices.assumed(catalog)
    chosen = ".chosen" if plan != plans_of(catalog, choices)[0] else ""
    level = level_name(words, assumed, plan.target)
    assert titles(app) == [words(of_plan(f"planner.title{chosen}", plan), level=level, date=plan.held_on)]
    assert alt_of(app, "planner.timeline") == draw_timeline(words, assumed, plan).sentence
    said = {metric.label: metric.value for metric in app.metric}
    assert said[words(of_plan("planner.exam_on", plan))] == plan.exam_on.isoformat()
    assert said[words("planner.exams")] == str(len(plan.steps))
    on(app, "overview")
    assert plan.exam_on.isoformat() in str(titles(app))
    assert titles(app) == [title_of("overview", words, catalog, choices)]
    (card,) = box(app, level).metric
    label = words(of_plan(f"card.exam_on{chosen}", plan))
    assert (card.label, card.value) == (label, plan.exam_on.isoformat())
    on(app, "planner")


@visits
def test_every_path_can_be_chosen_and_everything_says_its_dates(
    start: dict[str, str], language: Language, frozen: Catalog
) -> None:
    app = planner(start, language)
    paths = every_path(frozen, choices_of(app, frozen))
    assert len(paths) > 1
    for key, plan in paths.items():
        app.selectbox(key="ask.path").set_value(key).run()
        assert app.selectbox(key="ask.path").value == key
        assert choices_of(app, frozen).reading == plan.reading
        assert_says(app, frozen, plan, language)
        link = link_of(app)
        assert_says(on(opened(language, **link), "planner"), frozen, plan, language)
    assert not app.exception


@pytest.mark.parametrize("page", ["planner", "overview"])
def test_one_click_leads_back_to_the_fastest_path(page: str, frozen: Catalog) -> None:
    app = planner(WAITING)
    best = plans_of(frozen, choices_of(app, frozen))[0]
    (info,) = (as_read(info.value) for info in on(app, page).info if "not the fastest" in info.value)
    assert "years" in info
    app.button(key="path.fastest").click().run()
    assert "path" not in app.query_params
    assert_says(on(app, "planner"), frozen, best, "en")
    for each in ("planner", "overview"):
        assert "path.fastest" not in [button.key for button in on(app, each).button]


def test_to_choose_the_fastest_path_is_to_choose_none(frozen: Catalog) -> None:
    app = planner(WAITING)
    best = plans_of(frozen, choices_of(app, frozen))[0]
    app.selectbox(key="ask.path").set_value(f"strict|{path_text(best.path.names)}").run()
    assert "path" not in app.query_params
    assert_says(app, frozen, best, "en")


@in_turn("tab", TABS)
def test_a_path_that_a_change_takes_away_is_told_and_all_else_stands(
    tab: str, language: Language, frozen: Catalog
) -> None:
    app = planner({"path": CLIMBING}, language, tab)
    lost = Words(language)("path.lost")
    assert lost not in warnings(app)
    app.pills(key="ask.holds").set_value(["aigc-junior"]).run()
    assert lost in warnings(app)
    assert_says(app, frozen, plans_of(frozen, choices_of(app, frozen))[0], language)
    assert_valid(app, "planner", frozen, language)
    app.pills(key="ask.holds").set_value([]).run()
    assert lost not in warnings(app)
    assert app.query_params["path"] == CLIMBING


def test_another_target_has_other_paths() -> None:
    app = planner(WAITING)
    app.selectbox(key="ask.target").set_value("aigc-intermediate").run()
    assert "path" not in app.query_params
    assert Words("en")("path.lost") not in warnings(app)


@visits
def test_the_paths_stand_in_the_order_that_was_asked_for(
    start: dict[str, str], language: Language, frozen: Catalog
) -> None:
    app, words = planner(start, language), Words(language)
    choices = choices_of(app, frozen)
    rows = compared_paths(
        choices.assumed(frozen), choices.person, choices.as_of, choices.target, choices.reading
    )
    for by in (*SORTS[1:], *SORTS):
        app.selectbox(key="ask.sort").set_value(by).run()
        assert app.query_params["sort"] == by
        in_order = sorted(sorted_paths(rows, by), key=lambda row: choices.reading not in row.readings)
        names = path_names(words, frozen, in_order)
        assert app.selectbox(key="ask.path").options == names
        alt = alt_of(app, "planner.race")
        begins = [re.search(f"(?:^|[。.] ?){re.escape(name)}[：:]", alt) for name in names]
        places = [found.start() for found in begins if found]
        assert (len(places), places) == (len(names), sorted(places))
        assert alt.count(words("race.beaten")) == sum(row.beaten_by is not None for row in rows)
        assert alt.count(words("race.certificates_alone")) == sum(
            {*row.plan.path.routes} == {"not-stated", "certificate"} for row in rows
        )
        assert (words("sort.cost_unknown") in shown(app)) == (by == "cost")


@visits
def test_each_level_on_the_way_says_what_it_buys(
    start: dict[str, str], language: Language, frozen: Catalog
) -> None:
    words = Words(language)
    for reading in READINGS:
        app = planner(start | {"reading": reading}, language)
        choices = choices_of(app, frozen)
        found = break_evens(plans_of(frozen, choices))
        assert found
        sentences = [break_even_sentence(words, choices.assumed(frozen), each) for each in found]
        assert "\n".join(f"- {sentence}" for sentence in sentences) in texts(app)


def test_back_to_the_fastest_counts_even_right_after_back_and_forward(frozen: Catalog) -> None:
    app = planner(WAITING)
    with_path = link_of(app)
    without = {name: value for name, value in with_path.items() if name != "path"}
    for address in (without, with_path):
        app.query_params = dict(address)
        app.run()
    app.button(key="path.fastest").click().run()
    assert choices_of(app, frozen).path is None


@pytest.mark.parametrize("tab", TABS)
def test_the_open_tab_stays_open_in_the_other_language_and_on_coming_back(tab: str) -> None:
    app = planner({}, "en", tab)
    app.button_group(key="ask.language").set_value("zh").run()
    assert app.session_state["planner.more"] == Words("zh")(tab)
    on(on(app, "sources"), "planner")
    assert app.session_state["planner.more"] == Words("zh")(tab)
