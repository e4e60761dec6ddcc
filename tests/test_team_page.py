"""团队 Team: a roster in, and what the page says of it; every figure by the core alone."""

import re
from typing import Final

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.board.missing import missing
from dashboard.catalog.catalog import Catalog
from dashboard.charts.team_actions import draw_team_actions
from dashboard.charts.team_by_month import draw_team_by_month
from dashboard.charts.team_missing import draw_team_missing
from dashboard.pages.teaming.people import SHOWN
from dashboard.roster.example import example_roster
from dashboard.roster.table import MAX_ROWS
from dashboard.state.choices import LANGUAGES, Language
from dashboard.text.faults import fault_problem, fault_right
from dashboard.text.team import standing_words
from dashboard.text.team_actions import best_action_sentence
from dashboard.text.team_missing import ranked_lacks
from dashboard.text.team_targets import band_words, target_bands, targets_sentence, team_title
from dashboard.text.words import Words
from tests.conftest import ROOT
from tests.in_turn import in_turn
from tests.team_page import FAULTY, HEADER, SMALL, Core, core, frame, healthy, load_example, paste, team
from tests.test_pages import as_read, on, shown, titles
from tests.test_planning_page import alt_of, link_of

pytestmark = pytest.mark.usefixtures("fresh_caches")
languages = pytest.mark.parametrize("language", LANGUAGES)

QUERIES: Final[dict[str, dict[str, str]]] = {
    "first": {},
    "short wording": {"reading": "lenient", "target": "aigc-intermediate"},
    "nothing stated": {"target": "prompt-engineer"},
    "no sittings stated": {"aigc-intermediate.sittings": "none", "more_hours": "5", "post_percent": "40"},
}
queries = in_turn("query", QUERIES.values(), ids=QUERIES)


def own_title(words: Words, found: Core) -> str:
    return team_title(words, found.catalog, found.own)


def said(app: object, kind: str) -> list[str]:
    return [as_read(each.value) for each in getattr(app, kind)]


# Ways in


@languages
def test_without_a_roster_the_page_says_what_it_answers_and_how_to_give_one(language: Language) -> None:
    app, words = team(language=language), Words(language)
    assert titles(app) == [words("team.title.empty")]
    assert words("team.privacy") in said(app, "info")
    uploader = app.file_uploader(key="team.upload")
    assert uploader.allowed_type == [".csv", ".xlsx", ".parquet"]
    assert 0 < uploader.proto.max_upload_size_mb <= st.get_option("server.maxUploadSize")
    assert app.button(key="team.example").label == words("team.example")
    assert words("team.template") in [getattr(button, "label", "") for button in app.get("download_button")]


def test_the_sidebar_asks_about_a_team_only_what_no_roster_says() -> None:
    asked = {"ask.language", "ask.target", "ask.reading"}
    app = team({"work_months": "14", "target": "aigc-intermediate"})
    assert {str(each.key) for each in app.sidebar if getattr(each, "key", None)} == asked
    app.selectbox(key="ask.target").set_value("aigc-advanced").run()
    assert app.query_params["target"] == "aigc-advanced"
    assert app.query_params["work_months"] == "14"
    assert on(app, "planner").number_input(key="ask.work_months.years").value == 1


@queries
def test_the_example_loads_with_one_click_and_says_what_the_core_says(
    query: dict[str, str], language: Language, frozen: Catalog
) -> None:
    app, words = load_example(team(query, language)), Words(language)
    found = core(app, frozen, example_roster(frozen))
    assert len(found.read.roster.names) == 60
    assert titles(app) == [own_title(words, found)]
    assert badges(app) == [
        band_words(words, found.own, band, number)
        for level_id in found.own.levels
        for band, number in target_bands(found.own, level_id).items()
        if number
    ]
    assert alt_of(app, "team.by_month") == targets_sentence(words, found.catalog, found.own)
    best = best_action_sentence(words, found.catalog, found.choices.as_of, found.effects)
    assert best in said(app, "info")
    assert any(words("team.example.made_up") in caption for caption in said(app, "caption"))
    assert ("at most" in str(titles(app)) or "最多" in str(titles(app))) == (
        "aigc-intermediate.sittings" in query
    )


@languages
def test_if_everyone_went_for_a_level_is_a_view_of_its_own(language: Language, frozen: Catalog) -> None:
    words = Words(language)
    app = load_example(team({}, language, "everyone"))
    found = core(app, frozen, example_roster(frozen))
    told = badges(app)
    for counts in found.standings().values():
        for word, number in counts.items():
            assert standing_words(words, word, number) in told
    drawn = draw_team_by_month(words, found.catalog, found.board, found.months, found.choices.target)
    assert alt_of(app, "team.everyone") == drawn.sentence
    assert {"zh": "如果人人都考高级", "en": "If everyone went for Advanced"}[language] in drawn.title


def badges(app: AppTest) -> list[str]:
    """The texts of the badges on the page, in their order."""
    marked = [text.value for text in app.markdown if "-badge[" in text.value]
    return [re.sub(r"^:\w+-badge\[(?::material/\w+: )?(.*)\]$", r"\1", each) for each in marked]


def test_an_uploaded_and_a_pasted_roster_say_the_same_whatever_parts_the_cells() -> None:
    pasted = paste(team(), SMALL)
    for name, data in (("r.csv", SMALL.encode("gb18030")), ("r.csv", SMALL.replace(",", "\t").encode())):
        app = team()
        app.file_uploader(key="team.upload").upload(name, data, "text/csv")
        assert titles(healthy(app.run())) == titles(pasted)
    assert "6 people" in str(titles(pasted))


@languages
def test_the_tabs_say_who_lacks_what_and_which_step_helps_most(language: Language, frozen: Catalog) -> None:
    words = Words(language)
    app = paste(team(language=language, tab="lacks"), SMALL)
    found = core(app, frozen, SMALL.encode())
    lacks = ranked_lacks(missing(found.catalog, found.read.roster.people, "strict"))
    drawn = draw_team_missing(words, found.catalog, lacks, 6)
    assert alt_of(app, "team.lacks") == drawn.sentence
    app.session_state["team.more"] = words("team.tab.actions")
    actions = draw_team_actions(words, found.catalog, found.choices.as_of, found.effects, 6)
    assert alt_of(healthy(app.run()), "team.actions") == actions.sentence


def test_hours_and_a_post_can_be_edited_and_are_in_the_link(frozen: Catalog) -> None:
    app = load_example(team(tab="actions"))
    before = alt_of(app, "team.actions")
    app.number_input(key="ask.more_hours").set_value(9.5).run()
    app.number_input(key="ask.post_percent").set_value(30).run()
    assert (app.query_params["more_hours"], app.query_params["post_percent"]) == ("9.5", "30")
    after = alt_of(healthy(app), "team.actions")
    assert "9.5 hours" in after
    assert "30%" in after
    assert after != before
    found = core(app, frozen, example_roster(frozen))
    drawn = draw_team_actions(Words("en"), found.catalog, found.choices.as_of, found.effects, 60)
    assert after == drawn.sentence


def test_fees_that_were_typed_rank_the_steps_by_fee() -> None:
    fees = {
        f"{level}.{field}": "100"
        for level in ("aigc-junior", "aigc-intermediate", "aigc-advanced")
        for field in ("fee_training", "fee_materials", "fee_exam")
    }
    unknown = Words("en")("team.action.by_fee.unknown")
    assert unknown in said(load_example(team(tab="actions")), "markdown")
    app = load_example(team(fees, tab="actions"))
    assert unknown not in said(app, "markdown")
    assert any(text.startswith("By fee for each one helped") for text in said(app, "markdown"))


# Faults


@languages
def test_bad_rows_are_told_by_row_and_column_and_never_counted(language: Language, frozen: Catalog) -> None:
    words = Words(language)
    app = paste(team(language=language), FAULTY)
    assert titles(app) == [own_title(words, core(app, frozen, FAULTY.encode()))]
    assert words.count("team.bad", 2) in [each.label for each in app.expander]
    assert any(words.count("team.planned", 1) in caption for caption in said(app, "caption"))
    app.session_state["team.bad"] = True
    listed = frame(healthy(app.run()), "problem")
    read = core(app, frozen, FAULTY.encode()).read
    assert [tuple(row) for row in listed.to_numpy()] == [
        (each.line, each.column, each.value, fault_problem(words, each), fault_right(words, each))
        for each in read.faults
    ]
    assert {(row.row, row.column, row.value) for row in listed.itertuples()} == {
        (3, "work_years", "two"),
        (4, "hours_per_week", "-3"),
    }
    assert words("team.bad.download") in [
        getattr(button, "label", "") for button in app.get("download_button")
    ]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        (HEADER, "nobody"),
        (f"{HEADER}\nAnn,sales,x,0,0,,10,\n", "1 row has a fault"),
        (f'{HEADER}\n"Ann,sales,1,0,0,,10,\n', "quote"),
        (f"{HEADER},department\nAnn,sales,1,0,0,,10,,b\n", "department"),
    ],
)
def test_a_roster_that_can_not_be_read_ends_in_a_sentence_and_the_page_goes_on(text: str, tells: str) -> None:
    app = paste(team(), text)
    assert titles(app) == [Words("en")("team.title.refused")]
    assert tells in str([*said(app, "error"), *(each.label for each in app.expander)])
    healthy(app.button(key="team.remove").click().run())
    assert "60 people" in str(titles(load_example(app)))


def test_a_file_that_is_none_is_refused_and_another_can_be_given_at_once() -> None:
    app = team()
    app.file_uploader(key="team.upload").upload("r.xlsx", b"no workbook", "application/x")
    healthy(app.run())
    assert "r.xlsx" in str(said(app, "error"))
    assert "60 people" in str(titles(load_example(app)))


# Whose it is


def test_nothing_of_a_roster_is_in_the_link_and_no_other_visitor_sees_it() -> None:
    app = paste(
        team(tab="people"), SMALL.replace("Ann", "Zhang-San-Very-Private").replace("sales", "Secret-Branch")
    )
    assert "Zhang-San-Very-Private" in list(frame(app, "person")["person"])
    app.session_state["team.filters"] = True
    app.run().selectbox(key="team.filter.0").set_value("Secret-Branch").run()
    app.selectbox(key="team.group.0").set_value("Secret-Branch").run()
    assert "Secret-Branch" in str(titles(healthy(app)))
    assert not any(part in str(link_of(app)) for part in ("Private", "Secret"))
    other = team()
    assert titles(other) == [Words("en")("team.title.empty")]
    assert not any(part in text for text in shown(load_example(other)) for part in ("Private", "Secret"))


def test_a_roster_stays_on_other_pages_and_in_another_language_and_goes_when_removed() -> None:
    app = paste(team(tab="people"), SMALL)
    app.session_state["team.filters"] = True
    app.run().selectbox(key="team.filter.0").set_value("design").run()
    app = healthy(on(on(app, "overview"), "team"))
    assert set(frame(app, "person")["person"]) == {"Cy", "Di"}
    app.button_group(key="ask.language").set_value("zh").run()
    assert set(frame(healthy(app), "person")["person"]) == {"Cy", "Di"}
    app.button(key="team.remove").click().run()
    assert titles(app) == [Words("zh")("team.title.empty")]
    assert app.text_area(key="team.pasted").value == ""
    assert "roster" not in app.session_state


def test_no_part_of_the_page_uses_a_cache_that_visitors_share() -> None:
    pages, session = ROOT / "dashboard" / "pages", ROOT / "dashboard" / "state"
    files = [pages / "team.py", session / "team_session.py", *(pages / "teaming").glob("*.py")]
    assert len(files) > 10
    shared = re.compile(r"caches\.(remembered|drawing)\(|cache_(data|resource)")
    assert [file.name for file in files if shared.search(file.read_text())] == []


def test_names_and_columns_with_markup_are_shown_letter_by_letter() -> None:
    odd = "<b>**x** :red[y] $z$ `q`"
    rows = f"{odd},{odd},a\nBo,other,b\nCy,other,b\n"
    app = paste(team(tab="people"), f"person,{odd},department\n{rows}")
    assert odd in list(frame(app, "person")["person"])
    app.session_state["team.filters"] = True
    assert as_read(healthy(app.run()).selectbox(key="team.filter.0").label) == odd
    assert app.selectbox(key="team.filter.0").label != odd
    app.selectbox(key="team.group_column").set_value(odd).run()
    app.selectbox(key="team.group.0").set_value(odd).run()
    (title,) = healthy(app).title
    assert as_read(title.value).startswith(f"{odd}: Of 1 person")
    assert "**x**" not in title.value


def test_of_many_people_the_first_are_listed_and_the_page_says_so() -> None:
    names = "\n".join(f"P{number}" for number in range(SHOWN + 1))
    app = paste(team(tab="people"), f"person\n{names}\n")
    assert len(frame(app, "person")) == SHOWN
    assert any("first 5,000 of 5,001" in caption for caption in said(app, "caption"))


def test_a_roster_of_too_many_people_is_refused_with_a_sentence() -> None:
    app = paste(team(), "person\n" + "P\n" * (MAX_ROWS + 1))
    assert titles(app) == [Words("en")("team.title.refused")]
    assert "100000" in str(said(app, "error"))
