"""Whose certificates lapse when, as the team's page and the team's workbook say it."""

from datetime import date
from typing import Any, Final

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.catalog import Catalog
from dashboard.exports.team_lapses import lapses_notes, lapses_of, lapses_sheet
from dashboard.exports.team_takeaway import TeamTakeaway
from dashboard.exports.team_workbook import team_workbook
from dashboard.state.choices import LANGUAGES, Language
from dashboard.text.words import Words
from tests.team_files import team_files_of
from tests.team_page import frame, healthy, paste, team
from tests.test_exports import sheets, table
from tests.test_pages import as_read

languages = pytest.mark.parametrize("language", LANGUAGES)

ROSTER: Final = """person,department,holds
Ann,sales,audit-tools@2026-03-05
Bo,sales,audit-tools@2026-03-20|draw-junior
Cy,design,audit-junior@2024-03-01
Hu,design,audit-tools
Fay,sales,audit-junior@2023-10-01
"""
"""Bo's of drawing has no validity, Hu's no date; Fay's lapsed on 2026-10-01, and has 90 days of grace."""

SAID: Final[dict[Language, tuple[str, str]]] = {
    "zh": (
        "今后一年（到 2027-11-23）有 3 张证书到期",
        "已经到期的有 1 张，其中 1 张还能续。日期没有填，不知道哪天到期：审核工具（1 人）。"
        "有效期未说明：初级（绘图师认证）（1 人）。",
    ),
    "en": (
        "3 certificates lapse within a year, by 2027-11-23",
        "1 has lapsed already; 1 can still be renewed. No date given, so it is not known when these lapse: "
        "Audit tools (1 person). How long it is valid is not stated: Junior (Drawing certification) "
        "(1 person).",
    ),
}
MONTHS: Final[dict[Language, list[list[str]]]] = {
    "zh": [
        ["已到期", "初级（审核员注册）", "1"],
        ["2027-03", "初级（审核员注册）", "1"],
        ["2027-03", "审核工具", "2"],
    ],
    "en": [
        ["lapsed already", "Junior (Auditor registration)", "1"],
        ["2027-03", "Junior (Auditor registration)", "1"],
        ["2027-03", "Audit tools", "2"],
    ],
}


def lapsing(language: Language) -> AppTest:
    return paste(team({"target": "audit-junior"}, language=language, tab="lapses"), ROSTER)


@languages
@pytest.mark.usefixtures("app_on_ladders")
def test_the_page_counts_what_lapses_by_month_and_names_who(language: Language) -> None:
    app = lapsing(language)
    title, sentence = SAID[language]
    assert title in [as_read(each.value) for each in app.subheader]
    assert sentence in [as_read(each.value) for each in app.markdown]
    (found,) = (each.value for each in app.table if len(each.value.columns) == 3)
    assert [[as_read(str(cell)) for cell in row] for row in found.to_numpy().tolist()] == MONTHS[language]
    healthy(app.selectbox(key="team.lapses").select_index(2).run())
    assert frame(app, "renew_by").drop(columns=["how", "fee"]).to_numpy().tolist() == [
        ["Ann", "2026-03-05", "2027-03-05", "2027-01-04", "2027-03-04", "sales"],
        ["Bo", "2026-03-20", "2027-03-20", "2027-01-19", "2027-03-19", "sales"],
    ]
    healthy(app.selectbox(key="team.lapses").select_index(0).run())
    # Two ways to renew it: with credits and a fee in the days of grace too, by the exam no more.
    rows = frame(app, "renew_by")[["person", "lapses_on", "renew_by"]].to_numpy().tolist()
    assert rows == [["Fay", "2026-10-01", "2026-12-29"], ["Fay", "2026-10-01", "2026-09-30"]]


@pytest.mark.usefixtures("app_on_ladders")
def test_a_team_of_which_nothing_lapses_is_told_so() -> None:
    app = paste(team({"target": "audit-junior"}, tab="lapses"), "person,holds\nAnn,net-basic@2026-03-05\n")
    assert "0 certificates lapse within a year, by 2027-11-23" in [
        as_read(each.value) for each in app.subheader
    ]
    assert not list(app.table)


@pytest.fixture
def takeaway(words: Words, ladders: Catalog) -> TeamTakeaway:
    return team_files_of(words, ladders, ROSTER.encode(), goals={})


def rows_of_sheet(takeaway: TeamTakeaway) -> list[dict[str, Any]]:
    words = takeaway.words
    rows = sheets(team_workbook(takeaway))[words("teamfile.lapses")]
    return table(rows, words("keeping.column.certificate"))


def test_the_workbook_has_a_row_a_person_certificate_and_way(takeaway: TeamTakeaway) -> None:
    words = takeaway.words
    none = words.not_stated
    columns = ["obtained", "lapses_on", "renew_from", "renew_by", "fee", "currency"]
    found = [
        (
            row[words("teamfile.column.person")],
            *(row[words(f"keeping.column.{column}")] for column in columns),
        )
        for row in rows_of_sheet(takeaway)
    ]
    day = date
    assert found == [
        ("Fay", day(2023, 10, 1), day(2026, 10, 1), day(2026, 4, 1), day(2026, 12, 29), none, none),
        ("Fay", day(2023, 10, 1), day(2026, 10, 1), day(2026, 4, 1), day(2026, 9, 30), 380, "CNY"),
        ("Cy", day(2024, 3, 1), day(2027, 3, 1), day(2026, 9, 1), day(2027, 5, 29), none, none),
        ("Cy", day(2024, 3, 1), day(2027, 3, 1), day(2026, 9, 1), day(2027, 2, 28), 380, "CNY"),
        ("Ann", day(2026, 3, 5), day(2027, 3, 5), day(2027, 1, 4), day(2027, 3, 4), 0, "CNY"),
        ("Bo", day(2026, 3, 20), day(2027, 3, 20), day(2027, 1, 19), day(2027, 3, 19), 0, "CNY"),
        ("Bo", "", *5 * [none]),
        ("Hu", *6 * [none]),
    ]
    assert [row[words("teamfile.column.roster_row")] for row in rows_of_sheet(takeaway)] == [
        *(6, 6, 4, 4, 2, 3),
        *(3, 5),
    ]


def test_the_sheet_says_above_what_lapses(takeaway: TeamTakeaway) -> None:
    language = takeaway.words.language
    rows = sheets(team_workbook(takeaway))[takeaway.words("teamfile.lapses")]
    above = [str(row[0]) for row in rows[:6]]
    assert any(line.startswith({"zh": "今后一年", "en": "3 certificates lapse"}[language]) for line in above)


def test_rows_that_find_no_room_are_told(takeaway: TeamTakeaway) -> None:
    """There are 8, as above."""
    words, found = takeaway.words, lapses_of(takeaway)
    heads, *rows = lapses_sheet(takeaway, found, most=3)
    assert len(rows) == 3
    assert words("keeping.column.certificate") in heads
    said = words("team.rows.more", shown=words.number(3), number=words.number(8))
    assert said in lapses_notes(takeaway, found, most=3)
    assert said not in lapses_notes(takeaway, found)
    assert len(list(lapses_sheet(takeaway, found))) == 1 + 8
