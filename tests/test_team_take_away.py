"""The part of the team's page that offers its files: of those who are looked at, each with its reason."""

from codecs import BOM_UTF8
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.catalog import Catalog
from dashboard.exports.file_name import in_file_name
from dashboard.exports.people_file import people_file
from dashboard.exports.team_calendar import team_calendar
from dashboard.exports.team_pages import MOST_PAGES, team_pages
from dashboard.exports.team_workbook import team_workbook
from dashboard.state.choices import Language
from dashboard.text.words import Words
from tests.team_files import HEADER, HOSTILE, TODAY, events, many, team_files_of, uids
from tests.team_page import healthy
from tests.test_exports import sheets

pytestmark = pytest.mark.usefixtures("fresh_caches")


def offering() -> None:
    """A page with nothing but what a team takes away; what the files are made from and given as is kept."""
    from unittest.mock import patch

    import numpy as np
    import streamlit as st

    from dashboard.pages.teaming.take_away import show_take_away, team_takeaway
    from dashboard.state import caches, session, team_session
    from dashboard.state.team_session import ReadTable

    tables = caches.tables()
    assert not isinstance(tables, tuple)
    visit = session.begin(tables)
    if not team_session.roster_file() or st.session_state.pop("another", False):
        team_session.open_roster("staff.csv", st.session_state["data"])
    read = team_session.read_roster_of(visit, lambda: None)
    assert isinstance(read, ReadTable)
    team = team_session.whole_team(visit, read, lambda: None)
    group = st.session_state.get("group")
    if group is not None:
        rows = np.flatnonzero(np.array(read.read.roster.carried["department"], dtype=str) == group)
        team = team_session.part_of_team(team, rows, ("department", group))
    with patch.object(st, "download_button", wraps=st.download_button) as buttons:
        show_take_away(visit, team, group)
    st.session_state["given"] = {call.kwargs["key"]: call.kwargs for call in buttons.call_args_list}
    st.session_state["made"] = team_takeaway(visit, team, st.session_state["teamfile.name"])
    session.drawn()


def offered(data: bytes, language: Language = "en", **query: str) -> AppTest:
    app = AppTest.from_function(offering, default_timeout=60)
    app.context = {"locale": {"zh": "zh-CN", "en": "en-GB"}[language], "timezone": "UTC"}
    app.query_params = {"as_of": str(TODAY), **query}
    app.session_state["data"] = data
    return healthy(app.run())


def files_of(app: AppTest) -> list[str]:
    return [getattr(button, "label", "") for button in app.get("download_button")]


@pytest.mark.parametrize("query", [{}, {"reading": "lenient", "goals": "aigc-intermediate:9"}])
def test_the_page_offers_five_files_of_the_team_that_it_shows(
    query: dict[str, str], words: Words, frozen: Catalog
) -> None:
    app = offered(HOSTILE, words.language, **query)
    assert files_of(app) == [
        words("teamfile.workbook"),
        words("teamfile.pages"),
        words("teamfile.calendar"),
        words("teamfile.csv"),
        words("teamfile.parquet"),
    ]
    assert words("teamfile.privacy") in [box.value for box in app.info]
    made = app.session_state["made"]
    core = team_files_of(words, frozen, reading=made.reading)
    assert made.reading == query.get("reading", "strict")
    expected = replace(core, name="staff", made_on=made.made_on, goals=made.goals)
    assert sheets(team_workbook(made)) == sheets(team_workbook(expected))
    assert team_pages(made) == team_pages(expected)
    assert team_calendar(made) == team_calendar(expected)
    assert people_file(made, ".csv") == people_file(core, ".csv")
    assert bool(made.goals) == ("goals" in query)


def test_a_group_is_taken_away_alone_and_its_calendar_has_a_name_of_its_own() -> None:
    data = f"{HEADER}Ann,sales,0,0,0,,6,\nBo,design,1,0,0,,6,\nCy,sales,0,0,0,,6,\n".encode()
    app = offered(data)
    whole = app.session_state["made"]
    app.text_input(key="teamfile.name").set_value("All of us").run()
    named = app.session_state["made"]
    app.session_state["group"] = "sales"
    group = healthy(app.run()).session_state["made"]
    assert (whole.name, named.name, group.name) == ("staff", "All of us", "staff sales")
    assert (len(whole), list(group.roster.names)) == (3, ["Ann", "Cy"])
    lines = people_file(group, ".csv").removeprefix(BOM_UTF8).splitlines()
    assert [line.split(b",")[:2] for line in lines] == [
        [b"person", b"department"],
        [b"Ann", b"sales"],
        [b"Cy", b"sales"],
    ]
    assert not uids(team_calendar(whole)) & (uids(team_calendar(named)) | uids(team_calendar(group)))
    del app.session_state["group"]
    assert healthy(app.run()).session_state["made"].name == "All of us"
    assert "All of us" not in str(dict(app.query_params))


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("市场部", "市场部"),
        ("  市场部 / 2026_B-组: 新人  ", "市场部-2026_B-组-新人"),
        ("../../etc/passwd", "etc-passwd"),
        ("a--b . c-", "a-b-c"),
        ("\u202egnp.exe", "gnp-exe"),
        ("Équipe हिन्दी ٣", "Équipe-हिन्दी-٣"),
        ("🪜❤\ufe0f 1\ufe0f\u20e3", "1"),
        ('?*<>|"\0\n', ""),
        ("❤\ufe0f---", ""),
        ("", ""),
        ("x" * 60, "x" * 40),
        ("x" * 39 + " y", "x" * 39),
    ],
)
def test_a_name_in_a_file_name_has_only_letters_digits_and_two_marks(name: str, left: str) -> None:
    assert in_file_name(name) == left


def test_the_files_are_called_by_the_team_and_the_day(words: Words) -> None:
    app = offered(f"{HEADER}Ann,R&D/设计,0,0,0,,6,\n".encode(), words.language, goals="aigc-junior:1")

    def called() -> list[str]:
        return [file["file_name"] for file in app.session_state["given"].values()]

    def by(name: str) -> list[str]:
        return [f"{name}-{TODAY}.{ending}" for ending in ("xlsx", "html", "ics", "csv", "parquet")]

    assert called() == by("staff")
    app.session_state["group"] = "R&D/设计"
    healthy(app.run())
    assert called() == by("staff-R-D-设计")
    healthy(app.text_input(key="teamfile.name").set_value("市场部 一组").run())
    assert called() == by("市场部-一组")
    healthy(app.radio(key="teamfile.calendar_of").set_value("goals").run())
    assert given(app, "calendar.ics")["file_name"] == f"市场部-一组-goals-{TODAY}.ics"
    healthy(app.text_input(key="teamfile.name").set_value("🪜").run())
    old = ("team.xlsx", "pages.html", "calendar-goals.ics", "team.csv", "team.parquet")
    assert called() == [file.replace(".", f"-{TODAY}.") for file in old]


TOLD_OF_PROGRAMS: dict[Language, tuple[str, ...]] = {
    "zh": ("给程序用", "英文列名和编号", "与命令行写的逐字节相同", "要看，请下载表格"),
    "en": ("For programs", "English column names and ids", "the same bytes as the command’s", "the workbook"),
}


def test_the_plain_files_are_said_to_be_for_programs_and_the_workbook_for_reading(words: Words) -> None:
    app = offered(many(1), words.language)
    for file in ("csv", "parquet"):
        (said,) = (each.value for each in app.markdown if each.value == words(f"teamfile.{file}.text"))
        assert [told for told in TOLD_OF_PROGRAMS[words.language] if told not in said] == []
    columns, row = given(app, "team.csv")["data"]().decode().splitlines()
    assert (columns.removeprefix("\ufeff") + row).isascii()
    assert "aigc-" in row


def given(app: AppTest, file: str) -> dict[str, Any]:
    """What a download button was told: `data` makes the file, as a press of the button does."""
    told: dict[str, Any] = app.session_state["given"][f"teamfile.{file}"]
    return told


def said_in(file: bytes) -> list[tuple[str, ...]]:
    """What a calendar says, whenever it was made."""
    fields = ("UID", "SUMMARY", "DESCRIPTION", "STATUS")
    return [(str(each["DTSTART"].dt), *(str(each[field]) for field in fields)) for each in events(file)]


def test_where_goals_are_set_the_tab_says_so_and_asks_which_plan_the_calendar_has(words: Words) -> None:
    said = words("teamfile.two_plans.text")
    alone = offered(many(3), words.language)
    assert said not in [box.value for box in alone.info]
    assert len(alone.radio) == 0
    app = offered(many(3), words.language, goals="aigc-junior:2")
    assert said in [box.value for box in app.info]
    choice = app.radio(key="teamfile.calendar_of")
    assert (choice.value, choice.options) == (
        "own",
        [words("teamfile.calendar_of.own"), words("teamfile.calendar_of.goals")],
    )
    made = app.session_state["made"]
    assert said_in(given(app, "calendar.ics")["data"]()) == said_in(team_calendar(made))
    healthy(choice.set_value("goals").run())
    file = given(app, "calendar.ics")["data"]()
    assert said_in(file) == said_in(team_calendar(made, for_goals=True))
    assert not uids(file) & uids(team_calendar(made))


def test_the_plan_of_the_calendar_is_kept_for_the_roster_and_for_no_other() -> None:
    app = offered(many(3), goals="aigc-junior:2")
    app.radio(key="teamfile.calendar_of").set_value("goals").run()
    app.session_state["group"] = ""
    assert healthy(app.run()).radio(key="teamfile.calendar_of").value == "goals"
    assert "calendar_of" not in str(dict(app.query_params))
    app.session_state["another"] = True
    assert healthy(app.run()).radio(key="teamfile.calendar_of").value == "own"


def test_a_choice_of_the_goals_rests_while_there_are_none() -> None:
    app = offered(many(3), goals="aigc-junior:2")
    app.radio(key="teamfile.calendar_of").set_value("goals").run()
    app.query_params = {"as_of": str(TODAY)}
    made = healthy(app.run()).session_state["made"]
    assert made.goals is None
    assert said_in(given(app, "calendar.ics")["data"]()) == said_in(team_calendar(made))


def test_goals_that_ask_for_no_exam_have_no_calendar_and_the_page_says_why(words: Words) -> None:
    held = f"{HEADER}A,,0,0,0,aigc-junior,6,\n".encode()
    app = offered(held, words.language, goals="aigc-junior:1")
    assert words("teamfile.calendar") in files_of(app)
    healthy(app.radio(key="teamfile.calendar_of").set_value("goals").run())
    assert words("teamfile.calendar.none_for_goals") in [caption.value for caption in app.caption]
    assert words("teamfile.calendar") not in files_of(app)
    healthy(app.radio(key="teamfile.calendar_of").set_value("own").run())
    assert words("teamfile.calendar") in files_of(app)


def test_a_file_that_cannot_be_made_is_not_offered_and_the_page_says_why(words: Words) -> None:
    app = offered(many(MOST_PAGES + 1), words.language)
    refusal = words.count("teamfile.pages.refused", MOST_PAGES + 1, most=words.number(MOST_PAGES))
    assert refusal in [caption.value for caption in app.caption]
    assert words("teamfile.pages") not in files_of(app)
    assert len(files_of(app)) == 4
    app = offered(f"{HEADER}A,,0,0,0,aigc-junior,6,aigc-junior\n".encode(), words.language)
    assert words("teamfile.calendar.none") in [caption.value for caption in app.caption]
    assert words("teamfile.calendar") not in files_of(app)
