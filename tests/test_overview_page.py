"""The overview's page: what is ticked, what is compared, and no combination that breaks it."""

import json
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.catalog import Catalog
from dashboard.pages.surveying.compare import compared, one_of_each_scheme
from dashboard.state.choices import COMPARED, LANGUAGES, Language
from dashboard.text.conditions import level_name
from dashboard.text.contradictions import contradictions_of
from dashboard.text.overview import chips
from dashboard.text.words import Words
from tests.in_turn import in_turn
from tests.test_pages import AS_OF, as_read, assert_valid, choices_of, on, opened, shown

pytestmark = pytest.mark.usefixtures("fresh_caches")

COMBINATIONS: tuple[dict[str, str], ...] = (
    {},
    {"industry": "finance"},
    {"industry": "other", "level": "prompt-engineer"},
    {"audience": "creators-designers", "aigc_months": "14", "industry": "retail"},
    {"level": "aigc-junior", "work_months": "250"},
    {"level": "aigc-advanced", "audience": "professionals-students", "target": "prompt-engineer"},
    {"level": "prompt-engineer", "holds": "prompt-engineer", "reading": "lenient"},
)


@in_turn("query", COMBINATIONS, ids=["+".join(query) or "nothing" for query in COMBINATIONS])
def test_a_combination_has_its_chips_whole_charts_and_a_sentence(
    query: dict[str, str], language: Language, frozen: Catalog
) -> None:
    app, words = opened(language, **AS_OF, **query), Words(language)
    assert_valid(app, "overview", frozen, language)
    selected = chips(words, frozen, choices_of(app, frozen))
    labels = [as_read(button.label) for button in app.button if str(button.key).startswith("chip.")]
    assert labels == [chip.label for chip in selected]
    assert (words("selection.nothing") in shown(app)) == (not selected)
    charts = app.get("plotly_chart")
    assert len(charts) == 2
    for chart in charts:
        assert any(len(trace.get("x", ())) for trace in json.loads(chart.proto.spec)["data"])
        assert chart.proto.alt


def subjects(app: AppTest) -> dict[str, bool]:
    """The boxes that can be ticked, by the ids of their subjects."""
    return {
        str(box.key).removeprefix("ask.knows."): box.value
        for box in app.checkbox
        if str(box.key).startswith("ask.knows.")
    }


def test_ticks_are_in_the_link_in_the_tables_order_and_outlive_page_and_language(frozen: Catalog) -> None:
    app = opened("en", **AS_OF)
    order = [row.subject_id for row in frozen.subjects]
    assert list(subjects(app)) == order
    ticked = ["advanced-technical-competence", "junior-mathematics", "intermediate-programming-languages"]
    for subject_id in ticked:
        app.checkbox(key=f"ask.knows.{subject_id}").check().run()
    expected = "|".join(sorted(ticked, key=order.index))
    assert app.query_params["knows"] == expected
    app.button_group(key="ask.language").set_value("zh").run()
    for page in ("planner", "overview"):
        on(app, page)
    assert app.query_params["knows"] == expected
    assert {subject_id for subject_id, is_ticked in subjects(app).items() if is_ticked} == {*ticked}
    app.checkbox(key="ask.knows.junior-mathematics").uncheck().run()
    assert "junior-mathematics" not in app.query_params["knows"]
    assert_valid(app, "overview", frozen, "zh")


def test_ticks_move_no_verdict_and_no_date(frozen: Catalog) -> None:
    every = "|".join(row.subject_id for row in frozen.subjects)
    without, ticked = opened("en", **AS_OF), opened("en", knows=every, **AS_OF)
    assert [title.value for title in ticked.title] == [title.value for title in without.title]
    assert [metric.value for metric in ticked.metric] == [metric.value for metric in without.metric]


@pytest.mark.parametrize("level_id", ["aigc-junior", "prompt-engineer"])
def test_of_a_level_that_is_selected_alone_the_subjects_are_asked(level_id: str, frozen: Catalog) -> None:
    app = opened("en", level=level_id, **AS_OF)
    own = [row.subject_id for row in frozen.subjects if row.level_id == level_id]
    assert list(subjects(app)) == own
    assert (Words("en")("fit.subjects.not_stated") in shown(app)) == (not own)


def aspects(app: AppTest, words: Words) -> list[str]:
    """The names of the rows that are compared."""
    keys = ("verdict", "when", "duties", "suits", "scheme", "issuer", "standing")
    names = {f"**{words(f'compare.{key}')}**" for key in keys}
    return [text.value for text in app.markdown if text.value in names]


def test_by_default_the_levels_of_the_targets_scheme_are_compared(frozen: Catalog) -> None:
    app = opened("en", **AS_OF)
    assert app.pills(key="ask.compare").value == ["aigc-junior", "aigc-intermediate", "aigc-advanced"]
    assert "compare" not in app.query_params
    app.selectbox(key="ask.target").set_value("prompt-engineer").run()
    assert app.pills(key="ask.compare").value == ["aigc-junior", "prompt-engineer"]
    assert_valid(app, "overview", frozen)


def test_a_fourth_level_is_refused_with_a_sentence_and_the_three_stay(frozen: Catalog) -> None:
    app, words = opened("en", **AS_OF), Words("en")
    three = app.pills(key="ask.compare").value
    refused = words.count("compare.refused", COMPARED.most or 0)
    app.pills(key="ask.compare").set_value(list(frozen.level_ids)).run()
    assert [warning.value for warning in app.warning] == [refused]
    assert app.pills(key="ask.compare").value == three
    assert "compare" not in app.query_params
    app.pills(key="ask.compare").set_value(["prompt-engineer", "aigc-advanced"]).run()
    assert app.query_params["compare"] == "aigc-advanced|prompt-engineer"
    assert not app.warning
    assert_valid(app, "overview", frozen)


def test_one_level_alone_asks_for_another_and_none_is_the_default_again(frozen: Catalog) -> None:
    app, words = opened("en", compare="aigc-junior", **AS_OF), Words("en")
    assert words("compare.one_more") in shown(app)
    assert aspects(app, words) == []
    app.pills(key="ask.compare").set_value([]).run()
    assert "compare" not in app.query_params
    three = ["aigc-junior", "aigc-intermediate", "aigc-advanced"]
    assert app.pills(key="ask.compare").value == three
    assert words("compare.one_more") not in shown(app)


def test_the_two_certificates_are_compared_by_one_click(frozen: Catalog) -> None:
    app, words = opened("en", **AS_OF), Words("en")
    same_scheme = {words(f"compare.{key}") for key in ("scheme", "issuer", "standing")}
    assert same_scheme.isdisjoint(text.strip("*") for text in aspects(app, words))
    app.button(key="compare.schemes").click().run()
    assert app.query_params["compare"] == "aigc-junior|prompt-engineer"
    assert same_scheme <= {text.strip("*") for text in aspects(app, words)}
    assert "compare.schemes" not in [button.key for button in app.button]
    assert_valid(app, "overview", frozen)


def test_the_sentences_behind_a_comparison_and_its_open_questions_are_one_click_away(
    frozen: Catalog,
) -> None:
    app, words = opened("en", **AS_OF), Words("en")
    sentence = next(row for row in frozen.statements if row.statement_id == "S12")
    unclear = next(row for row in frozen.contradictions if row.contradiction_id == "C2")
    for key, text in (
        ("compare.sentences", words.of(sentence, "text")),
        ("compare.unclear", words.of(unclear, "effect")),
    ):
        assert text not in str(shown(app))
        app.session_state[key] = True
        assert text in str(shown(app.run()))
    assert_valid(app, "overview", frozen)


def test_every_pair_and_three_of_levels_can_be_compared(frozen: Catalog) -> None:
    level_ids = frozen.level_ids
    app = opened("en", **AS_OF)
    for picked in (*pairwise(level_ids), level_ids[1:], level_ids[:3:2]):
        app.pills(key="ask.compare").set_value(list(picked)).run()
        assert_valid(app, "overview", frozen)
        assert compared(frozen, choices_of(app, frozen)) == tuple(picked)
        names = [level_name(Words("en"), frozen, each) for each in picked]
        assert all(any(f":gray[{name}]" in text.value for text in app.markdown) for name in names)


def test_the_first_level_of_each_scheme_stands_for_its_certificate(frozen: Catalog) -> None:
    assert one_of_each_scheme(frozen) == ("aigc-junior", "prompt-engineer")


def test_two_ticks_that_arrive_in_one_run_both_count(frozen: Catalog) -> None:
    app = opened("en", **AS_OF)
    app.checkbox(key="ask.knows.junior-mathematics").check()
    app.checkbox(key="ask.knows.advanced-technical-competence").check().run()
    assert app.query_params["knows"] == "junior-mathematics|advanced-technical-competence"
    assert_valid(app, "overview", frozen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_path_by_certificates_alone_is_never_shown_without_what_speaks_against_it(
    language: Language, frozen: Catalog
) -> None:
    words = Words(language)
    (row,) = contradictions_of(frozen, "certificates_alone")
    queries: tuple[tuple[dict[str, str], bool], ...] = (
        ({}, True),
        ({"aigc_months": "36"}, False),
        ({"aigc_months": "14"}, False),
    )
    for query, by_certificates in queries:
        seen = shown(opened(language, **AS_OF, **query))
        warned = [text for text in seen if words("planner.certificates_alone") in text]
        assert bool(warned) == by_certificates
        assert all(words.of(row, "text") in text for text in warned)
