"""Claims, market and checklist on the page 值不值: each row of the tables is told, with what limits it."""

from pathlib import Path
from typing import Final

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.charts.benchmarks import figure_groups
from dashboard.charts.statements import draw_statements
from dashboard.pages.weighing.claims import PICKED as SENTENCE
from dashboard.state.choices import LANGUAGES, Language
from dashboard.text.evidence import (
    SPREADS,
    cell_heading,
    cell_word,
    checked_words,
    claims_summary,
    figure_line,
    figure_number,
    figure_words,
    figures_naming,
    grade_words,
    lead,
    period_words,
    publishers,
    topic_title,
)
from dashboard.text.words import Words
from tests.broken_tables import cell, only_header
from tests.in_turn import in_turn
from tests.test_pages import AS_OF, as_read, choices_of, on, opened, shown
from tests.test_planning_page import alt_of, link_of

pytestmark = pytest.mark.usefixtures("fresh_caches")
languages = pytest.mark.parametrize("language", LANGUAGES)
TARGETS: Final = ("aigc-advanced", "prompt-engineer")


def tab(name: str, language: Language = "en", **query: str) -> AppTest:
    """The page with one of its tabs open, at an address."""
    app = on(opened(language, **AS_OF, **query), "worth")
    app.session_state["worth.more"] = Words(language)(f"worth.tab.{name}")
    return without_fault(app.run())


def without_fault(app: AppTest) -> AppTest:
    assert [error.message for error in app.exception] == []
    return app


def subheaders(app: AppTest) -> list[str]:
    return [as_read(header.value) for header in app.subheader]


def all_text(app: AppTest) -> str:
    return "\n".join(shown(app))


def further_topics(app: AppTest, words: Words, catalog: Catalog) -> list[str]:
    """The topics that are shown one at a time."""
    named = {cell_heading(words, "topic", row.topic): row.topic for row in catalog.benchmarks}
    options = app.button_group(key="market.topic.widget").options
    return [named[str(option).rpartition(" ")[0]] for option in options]


def pick_topic(app: AppTest, topic: str) -> AppTest:
    return without_fault(app.button_group(key="market.topic.widget").set_value(topic).run())


@pytest.fixture
def edited(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of tables that the app now reads, free to be edited."""
    monkeypatch.setattr("dashboard.state.caches.DATA", data)
    return data


# Claims


@languages
def test_every_claim_is_told_with_what_is_known_of_it_and_whether_it_can_be_checked(
    language: Language, frozen: Catalog
) -> None:
    app, words = tab("claims", language), Words(language)
    assert claims_summary(words, frozen.claims) in subheaders(app)
    told = [as_read(text.value) for text in app.markdown]
    texts = [words.of(claim, "text") for claim in frozen.claims]
    assert [text for text in told if text in texts] == texts
    for claim in frozen.claims:
        first, rest = lead(words.of(claim, "evidence"))
        assert f"**{first}** {rest.strip()}".strip() in told
        start = told.index(words.of(claim, "text"))
        heading, can, found = told[start - 3 : start]
        assert cell_heading(words, "theme", claim.theme) in heading
        assert [cited in heading for cited in claim.cites if cited.startswith("S")].count(False) == 0
        assert words("claim.checkable", can=cell_word(words, "checkable", claim.checkable)) in can
        grade = words("claim.found", grade=grade_words(words, [claim.grade]))
        assert (grade if claim.grade else words("claim.none_found")) in found


@languages
def test_the_sentences_of_a_claim_are_one_click_away(language: Language, frozen: Catalog) -> None:
    app, words = tab("claims", language), Words(language)
    claim = frozen.claims[0]
    sentence = next(row for row in frozen.statements if row.statement_id in claim.cites)
    assert words.of(sentence, "text") not in all_text(app)
    app.session_state[f"claim.{claim.claim_id}"] = True
    assert words.of(sentence, "text") in all_text(without_fault(app.run()))


@languages
def test_any_sentence_can_be_read_in_full_without_a_mouse(language: Language, frozen: Catalog) -> None:
    app, words = tab("claims", language), Words(language)
    pick = app.selectbox(key=f"{SENTENCE}.widget")
    assert len(pick.options) == len(frozen.statements) == 37
    for row in (frozen.statements[0], frozen.statements[26], frozen.statements[-1]):
        app.selectbox(key=f"{SENTENCE}.widget").set_value(row.statement_id).run()
        assert f"**{row.statement_id}** {words.of(row, 'text')}" in [
            as_read(text.value) for text in without_fault(app).markdown
        ]
        assert alt_of(app, "claims.statements") == draw_statements(words, frozen.statements, None).sentence
    app.selectbox(key=f"{SENTENCE}.widget").set_value(None).run()
    assert words("claims.sentence.hint") in all_text(without_fault(app))


def test_the_sentence_that_was_picked_stays_in_the_other_language_and_on_coming_back(
    frozen: Catalog,
) -> None:
    app = tab("claims")
    app.selectbox(key=f"{SENTENCE}.widget").set_value("S16").run()
    app.button_group(key="ask.language").set_value("zh").run()
    assert without_fault(app).selectbox(key=f"{SENTENCE}.widget").value == "S16"
    on(on(app, "sources"), "worth")
    assert without_fault(app).selectbox(key=f"{SENTENCE}.widget").value == "S16"
    text = next(row.text_zh for row in frozen.statements if row.statement_id == "S16")
    assert text in all_text(app)


@in_turn("target", TARGETS)
def test_the_targets_standing_comes_first_and_every_other_scheme_is_kept_apart(
    target: str, language: Language, frozen: Catalog
) -> None:
    app, words = tab("claims", language, target=target), Words(language)
    own = frozen.scheme_of(target)
    assert words("standing.title", scheme=words.name(own)) in subheaders(app)
    assert words.count("standing.others", len(frozen.schemes) - 1) in subheaders(app)
    told = [as_read(text.value) for text in app.markdown]
    standings = {words.of(scheme, "standing"): scheme for scheme in frozen.schemes}
    in_order = [standings[text] for text in told if text in standings]
    assert in_order == [own, *(scheme for scheme in frozen.schemes if scheme != own)]
    for scheme in frozen.schemes:
        assert words.stated(words.of(scheme, "issuer")) in told[told.index(words.of(scheme, "standing")) - 1]
    numbers = [row.contradiction_id for row in frozen.contradictions if {*row.cites} & {*own.cites}]
    assert {"C15", "C16"} <= {*numbers}
    assert ("C17" in numbers) == (target == "prompt-engineer")
    for row in frozen.contradictions:
        line = f"**{row.contradiction_id}** {words.of(row, 'text')}"
        assert (line in told) == (row.contradiction_id in numbers)


@languages
def test_the_falling_demand_stands_beside_the_certificate_that_it_bears_on(
    language: Language, frozen: Catalog
) -> None:
    words = Words(language)
    rows = figures_naming(frozen, frozen.scheme_of("prompt-engineer"))
    assert rows
    lines = "\n".join(f"- {figure_line(words, frozen, row)}" for row in rows)
    for target in TARGETS:
        told = [as_read(text.value) for text in tab("claims", language, target=target).markdown]
        (found,) = (place for place, text in enumerate(told) if lines in text)
        beside = words.of(frozen.scheme_of("prompt-engineer"), "standing")
        assert told[found - 1] == beside


# Market


@languages
def test_every_figure_shows_publisher_period_population_and_grade(
    language: Language, frozen: Catalog
) -> None:
    app, words = tab("market", language), Words(language)
    asked_for = further_topics(app, words, frozen)
    always = {row.topic for row in frozen.benchmarks} - {*asked_for}
    assert always == {"talent-gap", "talent-gap-forecast", "prompt-demand"}
    for topic in asked_for:
        told = [as_read(text.value) for text in pick_topic(app, topic).markdown] + subheaders(app)
        told += [spec for spec in shown(app) if spec.startswith("{")]
        everything = "\n".join(told)
        rows = [row for row in frozen.benchmarks if row.topic in {topic, *always}]
        for row in rows:
            assert words.of(row, "population") in everything
            assert publishers(words, frozen, row.cites) in everything
            assert period_words(words, row.period) in everything
            assert grade_words(words, [row.grade]) in everything
            assert words.of(row, "label")[:20] in everything
            assert (figure_number(words, row) or figure_words(words, row)) in everything


@languages
def test_only_figures_of_one_publisher_and_measure_share_a_chart(language: Language, frozen: Catalog) -> None:
    app = tab("market", language)
    for topic in further_topics(app, Words(language), frozen):
        pick_topic(app, topic)
        groups = figure_groups(row for row in frozen.benchmarks if row.topic == topic)
        charts = [group for group in groups if len(group) > 1 and topic not in SPREADS]
        keys = [str(chart.key).removesuffix(".0") for chart in app.get("plotly_chart")]
        assert [key for key in keys if key.startswith("market.")] == [
            f"market.{group[0].benchmark_id}" for group in charts
        ]


@in_turn("target", TARGETS)
def test_the_spread_of_the_gap_is_a_title_and_the_targets_own_figures_come_first(
    target: str, language: Language, frozen: Catalog
) -> None:
    app, words = tab("market", language, target=target), Words(language)
    rows = [row for row in frozen.benchmarks if row.topic == "talent-gap"]
    found = subheaders(app)
    spread = found.index(topic_title(words, rows))
    demand = cell_heading(words, "topic", "prompt-demand")
    (beside,) = (place for place, title in enumerate(found) if title.startswith(demand))
    assert words.name(frozen.scheme_of("prompt-engineer")) in found[beside]
    assert min(spread, beside) == found.index(words("market.title")) + 1
    assert (beside < spread) == (target == "prompt-engineer")


def test_the_topic_that_was_picked_stays_in_the_other_language_and_on_coming_back() -> None:
    app = tab("market")
    pick_topic(app, "pay")
    app.button_group(key="ask.language").set_value("zh").run()
    on(on(app, "sources"), "worth")
    assert without_fault(app).button_group(key="market.topic.widget").value == "pay"
    assert "market" not in "".join(link_of(app))


# Before paying


@languages
def test_every_check_says_why_and_starts_unticked(language: Language, frozen: Catalog) -> None:
    app, words = tab("before_paying", language), Words(language)
    told = all_text(app)
    items = sorted(frozen.checklist, key=lambda row: row.rank)
    assert [as_read(box.label) for box in app.checkbox] == [
        f"**{number}. {words.of(item, 'text')}**" for number, item in enumerate(items, start=1)
    ]
    assert [box.value for box in app.checkbox] == [False] * len(items)
    for item in items:
        assert words("checks.why", why=words.of(item, "why")) in told
    assert checked_words(words, [False] * len(items)) in subheaders(app)
    assert "checked" not in app.query_params


@languages
def test_a_tick_is_counted_in_the_link_and_the_next_step_is_the_first_unticked(
    language: Language, frozen: Catalog
) -> None:
    app, words = tab("before_paying", language), Words(language)
    items = sorted(frozen.checklist, key=lambda row: row.rank)
    ticked: list[str] = []
    for item in (items[3], items[0], *items[1:3], *items[4:]):
        ticked.append(item.item_id)
        app.checkbox(key=f"ask.checked.{item.item_id}").check().run()
        checked = choices_of(without_fault(app), frozen).checked
        assert checked == tuple(row.item_id for row in frozen.checklist if row.item_id in ticked)
        assert app.query_params["checked"] == "|".join(checked)
        done = [row.item_id in ticked for row in items]
        assert checked_words(words, done) in subheaders(app)
        left = [row for row in items if row.item_id not in ticked]
        told = [as_read(info.value) for info in app.info]
        steps = [
            words("checks.next", number=number, item=words.of(row, "text"))
            for number, row in enumerate(items, start=1)
        ]
        assert [step for step in steps if step in told] == [steps[items.index(row)] for row in left[:1]]
    app.checkbox(key=f"ask.checked.{items[5].item_id}").uncheck().run()
    assert items[5].item_id not in choices_of(without_fault(app), frozen).checked


def test_the_ticks_of_a_link_are_shown_and_those_it_makes_up_are_told(frozen: Catalog) -> None:
    some = "payee|official-page"
    app = tab("before_paying", checked=some)
    ticked = {box.key for box in app.checkbox if box.value}
    assert ticked == {"ask.checked.payee", "ask.checked.official-page"}
    assert choices_of(app, frozen).checked == ("payee", "official-page")
    partly = tab("before_paying", checked="payee|made-up")
    assert [box.key for box in partly.checkbox if box.value] == ["ask.checked.payee"]
    assert "checked = made-up" in str([warning.value for warning in partly.warning])


# Tables that say less, or other things


@in_turn("name", ["claims", "market", "before_paying"])
def test_a_page_without_rows_says_so(name: str, language: Language, edited: Path) -> None:
    only_header("benchmarks", "claims", "checklist")(edited)
    app, words = tab(name, language), Words(language)
    said = {"market": "market.none", "before_paying": "checks.no_items", "claims": "claims.sentence.hint"}
    assert words(said[name]) in all_text(app)


def test_a_new_figure_a_topic_and_a_unit_without_words_are_shown_as_they_stand(edited: Path) -> None:
    for column, text in (("topic", "fruit"), ("unit", "bananas"), ("label_en", "Fruit in store")):
        cell("benchmarks", 2, column, text)(edited)
    app = tab("market")
    assert "Fruit 1" in app.button_group(key="market.topic.widget").options
    pick_topic(app, "fruit")
    assert "**1,000,000 bananas**" in [as_read(text.value) for text in app.markdown]


def test_the_spread_follows_an_edited_table(edited: Path) -> None:
    before = subheaders(tab("market"))
    rows = load(edited).benchmarks
    line = next(n for n, row in enumerate(rows, start=2) if row.benchmark_id == "gap-cics-2020")
    cell("benchmarks", line, "low", "100000")(edited)
    (new,) = (title for title in subheaders(tab("market")) if title not in before)
    assert "100,000" in new
    assert "50" in new
