"""What is selected, by a chart or a widget: it shows as a chip, is in the link, and one click undoes it."""

import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.catalog import Catalog
from dashboard.state.choices import LANGUAGES, Language
from dashboard.state.link import to_query
from dashboard.state.of_clocks import MONTHS
from dashboard.text.overview import chips
from dashboard.text.words import Words
from tests.broken_tables import cell
from tests.in_turn import in_turn
from tests.test_pages import AS_OF, as_read, assert_valid, choices_of, opened, shown

pytestmark = pytest.mark.usefixtures("fresh_caches")
ALL = {
    "industry": "finance",
    "audience": "creators-designers",
    "level": "aigc-advanced",
    "work_months": "24",
    "aigc_months": "14",
}
"""Something selected of every kind."""


def clickable() -> None:
    """A page where what a chart would say when it is clicked is typed instead."""
    import streamlit as st

    from dashboard.pages.surveying.selection import select, show_selection
    from dashboard.state import caches, session
    from dashboard.widgets.notes import show_notes

    tables = caches.tables()
    assert not isinstance(tables, tuple)
    visit = session.begin(tables)
    show_notes(visit)
    st.text_input("click", key="click", on_change=lambda: select(st.session_state["click"]))
    show_selection(visit)
    session.drawn()


def clickable_page(query: Mapping[str, str], language: Language = "en") -> AppTest:
    app = AppTest.from_function(clickable, default_timeout=60)
    app.context = {"locale": {"zh": "zh-CN", "en": "en-GB"}[language], "timezone": "UTC"}
    app.query_params = {**AS_OF, **query}
    return app.run()


def click(app: AppTest, says: str) -> AppTest:
    """A click on a mark that says this. A text that is typed twice is no change: in between it is emptied."""
    app.text_input(key="click").set_value("").run()
    return app.text_input(key="click").set_value(says).run()


def selected(app: AppTest) -> dict[str, str]:
    """What the link says of what can be selected."""
    found = {name: app.query_params.get(name, "") for name in ALL}
    return {name: text for name, text in found.items() if text not in ("", "0")}


def shown_chips(app: AppTest) -> dict[str, str]:
    keys = {button.key: as_read(button.label) for button in app.button if button.key}
    return {key.removeprefix("chip."): label for key, label in keys.items() if key.startswith("chip.")}


def has_button(app: AppTest, key: str) -> bool:
    return key in [button.key for button in app.button]


def undo(app: AppTest) -> AppTest:
    return app.button(key="selection.undo").click().run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_thing_that_is_selected_shows_one_chip_that_takes_it_out_of_the_link(
    language: Language, frozen: Catalog
) -> None:
    words = Words(language)
    app = opened(language, **AS_OF, **ALL)
    wanted = {chip.field: chip.label for chip in chips(words, frozen, choices_of(app, frozen))}
    assert set(wanted) == set(ALL)
    assert shown_chips(app) == wanted
    left = dict(ALL)
    for name in ALL:
        app.button(key=f"chip.{name}").click().run()
        assert_valid(app, "overview", frozen, language)
        del left[name]
        assert selected(app) == left
        assert shown_chips(app) == {name: wanted[name] for name in left}
    assert words("selection.nothing") in shown(app)


@pytest.mark.parametrize("name", ALL)
def test_a_chip_says_what_it_stands_for_and_removes_that_alone(name: str, frozen: Catalog) -> None:
    app = opened("en", **AS_OF, **ALL, aigc_percent="40", knows="junior-mathematics")
    before = dict(app.query_params)
    (chip,) = (each for each in app.button if each.key == f"chip.{name}")
    assert as_read(chip.help) == Words("en")("chip.remove", what=shown_chips(app)[name])
    chip.click().run()
    changed = {each for each in before | app.query_params if before.get(each) != app.query_params.get(each)}
    assert changed == {name}
    assert_valid(app, "overview", frozen)


def test_all_is_cleared_at_once_and_one_undo_brings_all_of_it_back(frozen: Catalog) -> None:
    app = opened("en", **AS_OF, **ALL)
    before = dict(app.query_params)
    app.button(key="selection.clear").click().run()
    assert selected(app) == {}
    assert shown_chips(app) == {}
    assert_valid(app, "overview", frozen)
    assert_valid(undo(app), "overview", frozen)
    assert app.query_params == before
    assert not has_button(app, "selection.undo")


def test_a_single_chip_needs_no_button_that_clears_all() -> None:
    assert not has_button(opened("en", **AS_OF, industry="retail"), "selection.clear")
    assert has_button(opened("en", **AS_OF, industry="retail", level="aigc-junior"), "selection.clear")


def test_every_way_to_select_can_be_undone_the_last_first(frozen: Catalog) -> None:
    app = opened("en", **AS_OF)
    states = [dict(app.query_params)]
    for kind, key, value in (
        ("selectbox", "ask.industry", "retail"),
        ("selectbox", "ask.audience", "creators-designers"),
        ("button_group", "ask.level", "aigc-junior"),
        ("number_input", "ask.work_months.years", 3),
        ("number_input", "ask.aigc_months.months", 7),
        ("button", "chip.industry", None),
        ("button", "selection.clear", None),
    ):
        widget = getattr(app, kind)(key=key)
        (widget.click() if value is None else widget.set_value(value)).run()
        states.append(dict(app.query_params))
    assert all(before != after for before, after in pairwise(states))
    assert states.pop() == app.query_params
    for state in reversed(states):
        assert has_button(app, "selection.undo")
        assert_valid(undo(app), "overview", frozen)
        assert app.query_params == state
    assert not has_button(app, "selection.undo")


def test_an_undo_leaves_every_answer_that_was_given_since(frozen: Catalog) -> None:
    app = opened("en", **AS_OF, industry="retail")
    app.button(key="chip.industry").click().run()
    app.number_input(key="ask.hours_per_week").set_value(9.5).run()
    app.radio(key="ask.reading").set_value("lenient").run()
    app.checkbox(key="ask.knows.junior-mathematics").check().run()
    after = dict(app.query_params)
    assert_valid(undo(app), "overview", frozen)
    assert app.query_params == {**after, "industry": "retail"}
    assert app.selectbox(key="ask.industry").value == "retail"


def test_an_answer_that_selects_nothing_can_not_be_undone() -> None:
    app = opened("en", **AS_OF)
    app.number_input(key="ask.hours_per_week").set_value(9.5).run()
    app.selectbox(key="ask.target").set_value("aigc-junior").run()
    app.checkbox(key="ask.knows.junior-mathematics").check().run()
    assert not has_button(app, "selection.undo")


def test_a_link_that_is_opened_leaves_nothing_to_undo(frozen: Catalog) -> None:
    app = opened("en", **AS_OF)
    app.selectbox(key="ask.industry").set_value("retail").run()
    assert has_button(app, "selection.undo")
    app.query_params = {**AS_OF, "audience": "creators-designers"}
    assert_valid(app.run(), "overview", frozen)
    assert set(shown_chips(app)) == {"audience"}
    assert not has_button(app, "selection.undo")


def test_a_table_that_loses_what_was_selected_leaves_nothing_to_undo(
    data: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.state.caches.DATA", data)
    app = opened("en", **AS_OF, industry="retail")
    app.button(key="chip.industry").click().run()
    cell("industries", 5, "industry_id", "shops")(data)
    cell("reach", 5, "industry_id", "shops")(data)
    assert not app.run().exception
    assert not has_button(app, "selection.undo")


SAYS: Mapping[str, str] = {
    "industry:finance": "finance",
    "audience:creators-designers": "creators-designers",
    "level:prompt-engineer": "prompt-engineer",
    "work_months:24": "24",
    "aigc_months:12": "12",
    f"work_months:{MONTHS.most}": str(MONTHS.most),
}


@in_turn("says", SAYS)
def test_a_click_selects_shows_a_chip_and_a_second_click_takes_it_away(
    says: str, language: Language, frozen: Catalog
) -> None:
    name, words = says.partition(":")[0], Words(language)
    app = clickable_page({}, language)
    before = dict(app.query_params)
    click(app, says)
    assert selected(app) == {name: SAYS[says]}
    (label,) = shown_chips(app).values()
    (chip,) = chips(words, frozen, choices_of(app, frozen))
    assert label == chip.label
    assert [as_read(toast.value) for toast in app.toast] == [words("select.on", what=label)]
    click(app, says)
    assert app.query_params == before
    assert [as_read(toast.value) for toast in app.toast] == [words("select.taken_away", what=label)]
    undo(app)
    assert selected(app) == {name: SAYS[says]}


def test_a_click_takes_the_place_of_what_was_selected_of_its_kind() -> None:
    app = clickable_page(ALL)
    for says, name, value in (
        ("industry:retail", "industry", "retail"),
        ("level:aigc-junior", "level", "aigc-junior"),
        ("work_months:36", "work_months", "36"),
    ):
        click(app, says)
        assert selected(app)[name] == value
        assert len(selected(app)) == len(ALL)
    click(app, "aigc_months:0")
    assert selected(app).keys() == ALL.keys() - {"aigc_months"}


HOSTILE = (
    *("", ":", "industry", "industry:", "industry:nobody", "level:nobody", "audience:\0", "INDUSTRY:finance"),
    *("level:aigc-junior ", "level:<script>alert(1)</script>", "level:../../etc/passwd", "level:**a**"),
    *("work_months:", "work_months:-1", "work_months:1e3", "work_months:1.5", "work_months:two"),
    *("work_months:２４", f"work_months:{MONTHS.most + 1}", "work_months:" + "9" * 5_000),
    *("target:aigc-junior", "holds:aigc-advanced", "reading:lenient", "lang:en", "as_of:2020-01-01"),
    *("__class__:x", "person:x", "hours_per_week:1", "knows:junior-mathematics", "compare:aigc-junior"),
)


@pytest.mark.parametrize("query", [{}, ALL], ids=["nothing selected", "all selected"])
def test_what_no_chart_says_is_not_taken_and_breaks_nothing(query: dict[str, str], frozen: Catalog) -> None:
    app = clickable_page(query)
    before = dict(app.query_params)
    if query:
        before.pop("industry")  # "industry:" says as much as no industry does
    for says in HOSTILE:
        click(app, says)
        assert [error.message for error in app.exception] == [], says
        app_says = {name: text for name, text in app.query_params.items() if name in before}
        assert app_says == before, says
        assert not choices_of(app, frozen).variants


def test_what_a_click_said_and_was_not_taken_is_told() -> None:
    app = click(clickable_page({}), "level:**nobody**")
    (warning,) = app.warning
    words = Words("en")
    assert as_read(warning.value) == words.count("left_out.entry", 1, parts="level = **nobody**")
    assert not app.toast


def test_whatever_the_shown_charts_say_can_be_selected(frozen: Catalog) -> None:
    app = opened("en", **AS_OF, work_months="30", aigc_months="14")
    charts = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    says = {each for chart in charts for trace in chart["data"] for each in trace.get("customdata", ())}
    kinds = {each.partition(":")[0] for each in says}
    assert kinds == set(ALL)
    page = clickable_page({"work_months": "30", "aigc_months": "14"})
    for each in sorted(says):
        before = selected(page)
        click(page, each)
        assert not page.exception
        assert not page.warning, each
        assert (selected(page) != before) == (not each.endswith(":0") or each.partition(":")[0] in before)
        if selected(page) != before:
            undo(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_that_is_clicked_moves_the_headline(language: Language, frozen: Catalog) -> None:
    app = click(clickable_page({}, language), "aigc_months:36")
    choices = choices_of(app, frozen)
    page = opened(language, **to_query(choices, frozen))
    assert_valid(page, "overview", frozen, language)
    assert page.title[0].value != opened(language, **AS_OF).title[0].value


def test_a_level_that_is_looked_at_can_be_made_the_target(frozen: Catalog) -> None:
    app = opened("en", **AS_OF, level="aigc-junior")
    app.button(key="selection.aim").click().run()
    assert_valid(app, "overview", frozen)
    assert (app.query_params["target"], app.query_params["level"]) == ("aigc-junior", "aigc-junior")
    assert not has_button(app, "selection.aim")
