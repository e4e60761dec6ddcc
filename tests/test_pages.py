"""Every page in both languages, run without a browser: what a visitor sees, and what their choices change."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import CatalogError, load
from dashboard.planner.plan import Plan, every_plan, standing
from dashboard.planner.verdicts import Verdict
from dashboard.state.choices import LANGUAGES, Choices, Language
from dashboard.state.link import from_query
from dashboard.text.answers import headline, of_plan
from dashboard.text.conditions import level_name
from dashboard.text.faults import fault_place, fault_problem, fault_right
from dashboard.text.words import Words
from dashboard.widgets.occupation import Occupation
from tests.broken_tables import FILES, HEADERS_AND_WIDTHS, REACHABILITY, Breakage, cell
from tests.choice_strategies import hostile_query
from tests.conftest import FROZEN, ROOT
from tests.in_turn import in_turn
from tests.test_words import CHINESE, IDS

pytestmark = pytest.mark.usefixtures("fresh_caches")
PAGES = ("overview", "explore", "planner", "sources")
AS_OF = {"as_of": "2026-11-23"}
LABELLED = ("title", "header", "subheader", "expander", "tab", "metric", "button", "download_button")


def opened(language: Language, **query: str) -> AppTest:
    """The app as a browser of this language opens it at an address."""
    app = AppTest.from_file(ROOT / "streamlit_app.py", default_timeout=60)
    app.context = {"locale": {"zh": "zh-CN", "en": "en-GB"}[language], "timezone": "UTC"}
    app.query_params = dict(query)
    return app.run()


def on(app: AppTest, page: str) -> AppTest:
    return app.switch_page(f"dashboard/pages/{page}.py").run()


def choices_of(app: AppTest, catalog: Catalog) -> Choices:
    """What the address says after a run: nothing of it may be left out."""
    query = {name: [value] for name, value in app.query_params.items()}
    choices, left_out = from_query(query, catalog, date(1999, 1, 1))
    assert left_out == ()
    return choices


def chosen_plan(catalog: Catalog, choices: Choices) -> Plan | None:
    """The plan by the path that was chosen, where it is one of theirs and not the best; by the core alone."""
    of_visitor = choices.person, choices.as_of, choices.target, choices.reading
    plans = every_plan(choices.assumed(catalog), *of_visitor)
    return next((plan for plan in plans[1:] if {*plan.path.names} == {*(choices.path or ())}), None)


def title_of(page: str, words: Words, catalog: Catalog, choices: Choices) -> str:
    """What the page's title must say, by the core alone."""
    if page == "sources":
        return words("sources.title")
    assumed = choices.assumed(catalog)
    if page == "explore":
        who = choices.person, choices.as_of
        verdicts = [standing(assumed, *who, each, choices.reading).verdict for each in assumed.level_ids]
        return words.count("explore.title", verdicts.count(Verdict.OPEN), total=len(verdicts))
    found = {
        level: standing(assumed, choices.person, choices.as_of, level, choices.reading)
        for level in assumed.level_ids
        if assumed.scheme_of(level) == assumed.scheme_of(choices.target)
    }
    target, chosen = found[choices.target], chosen_plan(catalog, choices)
    if page == "overview":
        shown = replace(target, plan=chosen or target.plan)
        return headline(words, assumed, list(found.values()), shown, chosen=chosen is not None)
    name = level_name(words, assumed, target.level_id)
    if plan := chosen or target.plan:
        key = of_plan("planner.title.chosen" if chosen else "planner.title", plan)
        return words(key, level=name, date=plan.held_on)
    held = "planner.held" if target.dated else "planner.held.undated"
    if target.verdict is Verdict.AWAITED:
        held = "planner.awaited"
    return words(held if target.held_on else "planner.never", level=name, date=target.held_on)


def as_read(text: str) -> str:
    """Markdown's text as a reader sees it: without the backslashes that keep marks from meaning anything."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def titles(app: AppTest) -> list[str]:
    return [as_read(title.value) for title in app.title]


def assert_valid(app: AppTest, page: str, catalog: Catalog, language: Language | None = None) -> None:
    """No exception, and the title that the choices in the address ask for."""
    assert [error.message for error in app.exception] == []
    choices = choices_of(app, catalog)
    words = Words(choices.language or language or "en")
    assert titles(app) == [title_of(page, words, catalog, choices)]


def shown(app: AppTest) -> list[str]:
    """Every text that a visitor can read, charts included."""
    found: list[str] = []
    for element in (*app.main, *app.sidebar):
        for attribute in ("value", "label", "placeholder", "help", "delta"):
            text = getattr(element, attribute, None)
            found += [text] if isinstance(text, str) else []
        found += [str(option) for option in getattr(element, "options", ())]
        if element.type in ("table", "arrow_data_frame"):
            frame = element.value
            found += [str(text) for row in [frame.columns, *frame.to_numpy()] for text in row]
        if element.type == "plotly_chart":
            spec = json.loads(element.proto.spec)
            found += [element.proto.alt, json.dumps(spec, ensure_ascii=False)]
    return list(map(as_read, found))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_in_the_links_language_and_else_in_the_browsers(page: str, frozen: Catalog) -> None:
    for language, other in (LANGUAGES, LANGUAGES[::-1]):
        assert_valid(on(opened(language), page), page, frozen, language)
        app = on(opened(other, lang=language), page)
        assert_valid(app, page, frozen)
        assert app.button_group(key="ask.language").value == language


@pytest.mark.parametrize("page", PAGES)
def test_an_english_page_has_chinese_only_where_the_tables_have_it(page: str, frozen: Catalog) -> None:
    """Names, titles and what is quoted from the source stay as they are."""
    tables = (getattr(frozen, file.stem) for file in FROZEN.glob("*.csv"))
    cells = [str(row.model_dump()) for rows in tables for row in rows]
    chinese = {run for cell in cells for run in re.findall(CHINESE.pattern + "+", cell)} | {"中文"}
    for text in shown(on(opened("en"), page)):
        assert set(re.findall(CHINESE.pattern + "+", text)) <= chinese


@pytest.mark.parametrize("page", PAGES)
def test_a_chinese_page_has_chinese_titles_and_labels(page: str) -> None:
    app = on(opened("zh"), page)
    for element in (*app.main, *app.sidebar):
        if element.type in LABELLED:
            assert CHINESE.search(getattr(element, "label", "") or element.value)
    for element in app.sidebar:
        assert CHINESE.search(str(getattr(element, "label", "") or "中"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_a_message_id_or_an_unfilled_name(page: str, language: Language) -> None:
    ids = re.compile(r"(?<![\w.-])(" + "|".join(re.escape(key) for key in IDS if "." in key) + r")(?![\w-])")
    for text in shown(on(opened(language), page)):
        assert ids.findall(re.sub(r"\b(statements|\w+)\.csv", "", text)) == []
        assert not re.search(r"\{[a-z_]+\}", text)


def as_sent(text: str) -> str:
    """A browser sends no half of a pair: what UTF-8 can't say is replaced."""
    return text.encode(errors="replace").decode()


def test_a_hundred_and_fifty_hostile_addresses_give_valid_pages(frozen: Catalog) -> None:
    rng = np.random.default_rng(20261123)
    for page in PAGES:
        app = on(opened("en"), page)
        for _ in range(50):
            query = {as_sent(name): [*map(as_sent, values)] for name, values in hostile_query(rng).items()}
            app.query_params = dict(query)
            assert_valid(app.run(), page, frozen)
            choices = choices_of(app, frozen)
            assert from_query(query, frozen, choices.as_of)[0] == choices


def test_what_is_left_out_of_a_link_is_told_once_and_letter_by_letter() -> None:
    app = opened("en", target="**senior**", nobody=":red[x]", **AS_OF)
    (warning,) = app.warning
    parts = "target = **senior**; nobody = :red[x]"
    assert as_read(warning.value) == Words("en").count("left_out.link", 2, parts=parts)
    assert not re.search(r"(?<!\\)[*:\[]", warning.value.partition("target")[2])
    assert from_query({}, load(FROZEN), date(2026, 11, 23))[0] == choices_of(app, load(FROZEN))
    app.selectbox(key="ask.target").set_value("aigc-junior").run()
    assert not app.warning


DESIGNERS, PART, HELD = "creators-designers", {"aigc_percent": "40"}, {"holds": "aigc-junior"}
ASKED: tuple[tuple[str, str, Any, dict[str, str], dict[str, str]], ...] = (
    ("selectbox", "industry", "retail", {"industry": "retail"}, {}),
    ("selectbox", "audience", DESIGNERS, {"audience": DESIGNERS}, {}),
    ("number_input", "work_months.years", 2, {"work_months": "24"}, {}),
    ("number_input", "work_months.months", 7, {"work_months": "7"}, {}),
    ("number_input", "aigc_months.years", 80, {"aigc_months": "960"}, {}),
    ("number_input", "aigc_months.months", 11, {"aigc_months": "11"}, {}),
    (
        "selectbox",
        "occupation",
        Occupation("full", "aigc"),
        {"work_percent": "100", "aigc_percent": "100"},
        {},
    ),
    ("selectbox", "occupation", Occupation("none"), {"work_percent": "0", "aigc_percent": "0"}, PART),
    ("slider", "aigc_percent", 60, {"aigc_percent": "60"}, PART),
    ("slider", "work_percent", 50, {"work_percent": "50"}, {}),
    ("date_input", "starts_on", date(2027, 2, 1), {"starts_on": "2027-02-01"}, {}),
    ("date_input", "aigc_starts_on", date(2027, 3, 1), {"aigc_starts_on": "2027-03-01"}, PART),
    ("pills", "holds", ["aigc-junior"], HELD, {}),
    ("date_input", "holds.aigc-junior", date(2026, 5, 1), {"holds": "aigc-junior@2026-05-01"}, HELD),
    ("number_input", "hours_per_week", 7.5, {"hours_per_week": "7.5"}, {}),
    ("selectbox", "target", "prompt-engineer", {"target": "prompt-engineer"}, {}),
    ("radio", "reading", "lenient", {"reading": "lenient"}, {}),
    ("button_group", "language", "zh", {"lang": "zh"}, {}),
)
"""The kind and name of each input, an answer, what the address then says, and what it said before."""


@pytest.mark.parametrize(("kind", "name", "value", "query", "start"), ASKED)
def test_an_answer_in_the_sidebar_changes_the_choices_and_outlives_a_change_of_page(
    kind: str, name: str, value: Any, query: dict[str, str], start: dict[str, str], frozen: Catalog
) -> None:
    app = opened("en", **AS_OF, **start)
    before = dict(app.query_params)
    getattr(app, kind)(key=f"ask.{name}").set_value(value).run()
    after = before | query
    for page in (*PAGES, "overview"):
        assert_valid(on(app, page), page, frozen)
        assert app.query_params == after
        assert getattr(app, kind)(key=f"ask.{name}").value == value


def test_an_assumption_that_is_changed_moves_the_plan_and_can_be_set_back(frozen: Catalog) -> None:
    app = on(opened("en", **AS_OF), "planner")
    for kind, field, value, text in (
        ("number_input", "study_hours", 41.5, "41.5"),
        ("selectbox", "sittings", "monthly", "monthly"),
        ("number_input", "results_days", None, "none"),
    ):
        getattr(app, kind)(key=f"ask.exam.aigc-junior.{field}").set_value(value).run()
        assert_valid(app, "planner", frozen)
        assert app.query_params[f"aigc-junior.{field}"] == text
    app.button(key="assume.reset").click().run()
    assert_valid(app, "planner", frozen)
    assert not [name for name in app.query_params if "." in name]


def test_sittings_that_can_not_be_read_change_nothing_and_are_told(frozen: Catalog) -> None:
    app = on(opened("en", **AS_OF), "planner")
    typed = app.selectbox(key="ask.exam.aigc-junior.sittings")
    typed.options.append("next week")  # a new option, which AppTest does not know of
    typed.set_value("next week").run()
    assert_valid(app, "planner", frozen)
    assert "aigc-junior.sittings" not in app.query_params
    (error,) = app.error
    assert error.value == Words("en")("assume.sittings.not_read", value="next week")
    app.selectbox(key="ask.exam.aigc-junior.sittings").set_value("any").run()
    assert app.query_params["aigc-junior.sittings"] == "any"
    assert not app.error


def test_a_level_and_a_table_that_are_looked_at_are_in_the_link(frozen: Catalog) -> None:
    app = opened("en")
    app.pills(key="ask.level").set_value("aigc-junior").run()
    on(app, "sources").selectbox(key="ask.table").set_value("claims").run()
    assert_valid(app, "sources", frozen)
    assert (app.query_params["level"], app.query_params["table"]) == ("aigc-junior", "claims")
    assert [len(frame.value) for frame in app.dataframe] == [len(frozen.claims)]


def test_an_industry_that_the_source_does_not_name_changes_nothing_and_says_so(frozen: Catalog) -> None:
    words = Words("en")
    without, other = opened("en", **AS_OF), opened("en", industry="other", **AS_OF)
    for app in (without, other):
        assert_valid(app, "overview", frozen)
    assert [metric.value for metric in other.metric] == [metric.value for metric in without.metric]
    (row,) = (row for row in frozen.industries if row.industry_id == "other")
    said = words("industry.nothing", industry=words.name(row))
    assert said in str(shown(other))
    assert said not in str(shown(without))


def test_a_link_from_the_past_says_so_and_one_click_brings_it_to_today(frozen: Catalog) -> None:
    app = opened("en", as_of="2020-01-01", industry="retail")
    notice = Words("en")("link.as_of", date="2020-01-01")
    assert notice in [info.value for info in app.info]
    days = {datetime.now(UTC).date().isoformat()}
    app.button(key="from_today").click().run()
    days.add(datetime.now(UTC).date().isoformat())
    assert app.query_params["as_of"] in days
    assert app.query_params["industry"] == "retail"
    assert notice not in [info.value for info in app.info]
    assert_valid(app, "overview", frozen)


@in_turn(
    "why_not",
    [
        ({"holds": "aigc-advanced@2026-05-01"}, "planner.held"),
        ({"holds": "aigc-advanced"}, "planner.held.undated"),
        ({"holds": "aigc-advanced@2027-05-01"}, "planner.awaited"),
        ({"aigc-advanced.sittings": "2020-01-01"}, "planner.never"),
        ({"target": "aigc-junior", "aigc-junior.sittings": "2020-01-01"}, "planner.never"),
    ],
)
def test_a_target_without_a_plan_says_why(
    why_not: tuple[dict[str, str], str], language: Language, frozen: Catalog
) -> None:
    query, key = why_not
    app = on(opened(language, **AS_OF, **query), "planner")
    assert_valid(app, "planner", frozen, language)
    words, why = Words(language), "planner.never.why" if key == "planner.never" else "planner.nothing_to_do"
    level = level_name(words, frozen, query.get("target", "aigc-advanced"))
    assert words(key, level=level, date="|").partition("|")[0] in str(titles(app))
    assert words(why) in shown(app)


BREAKAGES = [*FILES, *HEADERS_AND_WIDTHS, *REACHABILITY]


@pytest.fixture
def edited(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of tables that the app now reads, free to be edited."""
    monkeypatch.setattr("dashboard.state.caches.DATA", data)
    return data


@in_turn("breakage", BREAKAGES, ids=[each.name for each in BREAKAGES])
def test_a_broken_table_shows_every_fault_and_no_traceback(
    breakage: Breakage, language: Language, edited: Path
) -> None:
    for edit in breakage.edits:
        edit(edited)
    with pytest.raises(CatalogError) as raised:
        load(edited)
    app, words = opened(language), Words(language)
    assert not app.exception
    assert titles(app) == [words("faults.title")]
    (table,) = app.table
    assert [tuple(map(as_read, row)) for row in table.value.to_numpy()] == [
        tuple(part(words, fault) for part in (fault_place, fault_problem, fault_right))
        for fault in raised.value.faults
    ]
    assert not [text for text in shown(app) if "Traceback" in text]


def test_an_edited_table_changes_an_open_page_on_its_next_run(edited: Path) -> None:
    app = opened("en", **AS_OF)
    for name, hours in (("Third", "80"), ("Fourth", "400")):  # the name alone, then a rule as well
        cell("levels", 4, "name_en", name)(edited)
        cell("exams", 4, "study_hours", hours)(edited)
        for page in ("planner", "overview"):
            assert_valid(on(app, page), page, load(edited))
            charts = {str(chart.key): chart.proto.spec + chart.proto.alt for chart in app.get("plotly_chart")}
            for key, text in charts.items():
                assert (name in text) == (not key.startswith(("planner.hours", "planner.share")))
                assert "Advanced" not in text


def test_a_table_that_breaks_under_an_open_page_and_is_mended_loses_no_choice(edited: Path) -> None:
    app = opened("en", **AS_OF, industry="retail")
    frozen, before = load(edited), dict(app.query_params)
    cell("levels", 2, "rank", "first")(edited)
    assert [title.value for title in app.run().title] == [Words("en")("faults.title")]
    cell("levels", 2, "rank", "1")(edited)
    assert_valid(app.run(), "overview", frozen)
    assert app.query_params == before
