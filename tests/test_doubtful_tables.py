"""What loads and looks like a slip is warned of at its line, and nothing else is."""

from pathlib import Path

import pytest

from dashboard.catalog.doubtful import warnings
from dashboard.catalog.loading import TABLES, catalog_of, read_tables
from dashboard.text.checked import warning_line
from dashboard.text.words import Words
from tests.broken_tables import Edit, cell, insert, line, read_table, rule

WRITE_ROWS = "Add its rows there; if its source is silent, one row with none_stated says so."
COUNT_YEARS = "This column counts years: 36 months are 3."
NAME_CURRENCY = "there is a fee, and its currency is not named. Write the currency, such as CNY or USD."
HARDER = (
    "The strict reading is the one that asks for more: correct the years or the clock, or swap the readings."
)
NO_CITE = "cites: nothing is cited for this row. Name the sentences or sources that say it, such as S4|S11."
SAY_MONTHS = "Write in validity.csv for how many months it is valid, or remove this row."
BOUND = "Let this row begin on the day until which the one before applies, unless the source leaves the gap."


def easier(number: int, years: str, clock: str) -> str:
    return (
        f"prerequisites.csv:{number}: warning: value: the strict reading opens this route with {years} years "
        f"on the clock {clock}; the lenient one opens none with so few. {HARDER}"
    )


WARNED: dict[str, tuple[tuple[Edit, ...], tuple[str, ...]]] = {
    "nothing is wrong": ((), ()),
    "an assumption cites nothing": ((cell("exams", 2, "study_hours", "50"),), ()),
    "silence cites nothing": ((cell("prerequisites", 2, "cites", ""),), ()),
    "what is stated of an exam cites nothing": (
        (cell("exams", 6, "cites", ""),),
        (f"exams.csv:6: warning: {NO_CITE}",),
    ),
    "a level has no row": (
        (line("prerequisites", 9, ""),),
        (
            "levels.csv:5: warning: level_id: no row of prerequisites.csv says what sketcher requires, so it "
            f"is shown as not stated. {WRITE_ROWS}",
        ),
    ),
    "a level has what is recommended alone": (
        (line("prerequisites", 25, ""),),
        (
            "levels.csv:10: warning: level_id: no row of prerequisites.csv says what net-basic requires, so "
            f"it is shown as not stated. {WRITE_ROWS}",
        ),
    ),
    "a level is last sat before it is first": (
        (cell("levels", 11, "first_sitting_on", "2027-07-01"),),
        (
            "levels.csv:11: warning: last_sitting_on: the last sitting (2027-06-30) is before the first "
            "(2027-07-01), so there is none at all. Correct one of the two days; leave empty what is not "
            "stated.",
        ),
    ),
    "a level is sat on one day": ((cell("levels", 11, "first_sitting_on", "2027-06-30"),), ()),
    "the strict reading asks for fewer years": (
        (cell("prerequisites", 6, "value", "2.5"),),
        (easier(6, "2.5", "draw"),),
    ),
    "the strict reading asks for more years": ((cell("prerequisites", 6, "value", "8"),), ()),
    "the strict reading counts the wider clock": (
        (cell("prerequisites", 3, "scope", "work"), cell("prerequisites", 4, "scope", "draw")),
        (easier(3, "1", "work"),),
    ),
    "the strict reading counts another clock": ((cell("prerequisites", 3, "scope", "audit"),), ()),
    "the strict reading asks for fewer years beside the same degree": (
        (cell("prerequisites", 13, "value", "2"),),
        (easier(13, "2", "audit"),),
    ),
    "the strict reading asks for fewer years and a degree more": (
        (
            cell("prerequisites", 6, "value", "2"),
            insert(
                "prerequisites",
                7,
                rule(
                    "draw-advanced", "education", "bachelor", route="experience", reading="strict", cites="S6"
                ),
            ),
        ),
        (easier(6, "2", "draw"),),
    ),
    "the lenient reading asks for a degree instead of years": (
        (cell("prerequisites", 7, "fact", "education"), cell("prerequisites", 7, "scope", "school")),
        (),
    ),
    "a level has rows of one reading alone": (
        (cell("prerequisites", 25, "reading", "strict"),),
        (
            "prerequisites.csv:25: warning: reading: net-basic has no row of the lenient reading, so under "
            "that one it asks for nothing. Leave reading empty where both ask for the same, or add rows of "
            "the lenient reading.",
        ),
    ),
    "months stand for years": (
        (cell("prerequisites", 6, "value", "36"), cell("prerequisites", 16, "within", "30")),
        (
            f"prerequisites.csv:6: warning: value: 36 years are asked for. {COUNT_YEARS}",
            f"prerequisites.csv:16: warning: within: 30 years are asked for. {COUNT_YEARS}",
        ),
    ),
    "years are many and possible": ((cell("prerequisites", 6, "value", "29.9"),), ()),
    "a fee has no currency": (
        (cell("exams", 6, "currency", ""), cell("renewals", 2, "currency", "")),
        (
            f"exams.csv:6: warning: currency: {NAME_CURRENCY}",
            f"renewals.csv:2: warning: currency: {NAME_CURRENCY}",
        ),
    ),
    "a fee of zero has no currency": ((cell("renewals", 5, "currency", ""),), ()),
    "on some days nothing is stated of validity": (
        (cell("validity", 3, "from", "2027-03-01"),),
        (
            "validity.csv:3: warning: from: from 2027-01-01 until 2027-03-01 no row says how long "
            f"audit-junior is valid. {BOUND}",
        ),
    ),
    "on some days nothing is stated of validity, the later row first": (
        (
            line("validity", 2, "audit-junior,24,2027-03-01,,S17"),
            line("validity", 3, "audit-junior,36,,2027-01-01,S17"),
        ),
        (
            "validity.csv:2: warning: from: from 2027-01-01 until 2027-03-01 no row says how long "
            f"audit-junior is valid. {BOUND}",
        ),
    ),
    "what is renewed has no validity": (
        (line("validity", 4, ""),),
        (
            "renewals.csv:5: warning: level_id: no row of validity.csv says that audit-tools expires, so "
            f"this renewal is never shown. {SAY_MONTHS}",
        ),
    ),
    "what is renewed never expires": (
        (cell("validity", 4, "months", "none"),),
        (
            "renewals.csv:5: warning: level_id: no row of validity.csv says that audit-tools expires, so "
            f"this renewal is never shown. {SAY_MONTHS}",
        ),
    ),
    "nothing uses a field, a clock or a question": (
        (
            insert("fields", 2, "cooking,烹饪,Cooking"),
            insert("clocks", 4, "paint,draw,油画工作,painting,,,S5"),
            insert("clocks", 6, "cook,work,烹饪工作,cooking,,,S5"),
            insert("questions", 2, "hungry,饿吗？,Hungry?,,,S12"),
        ),
        (
            "fields.csv:2: warning: field_id: no scheme belongs to cooking. Name it in the column fields of "
            "schemes.csv, or remove this row.",
            "clocks.csv:6: warning: clock_id: no row of prerequisites.csv counts cook. Count it there with "
            "the fact experience, or remove this row.",
            "questions.csv:2: warning: question_id: no row of prerequisites.csv asks hungry. Ask it there "
            "with the fact answer, or remove this row.",
        ),
    ),
}


def warned(folder: Path, language: str = "en") -> list[str]:
    tables = read_tables(folder)
    words = Words("zh" if language == "zh" else "en")
    return [warning_line(words, Path(), each) for each in warnings(tables, catalog_of(tables))]


@pytest.mark.parametrize("name", WARNED)
def test_what_looks_like_a_slip_is_warned_of_and_nothing_else(name: str, ladders_data: Path) -> None:
    edits, told = WARNED[name]
    for edit in edits:
        edit(ladders_data)
    assert warned(ladders_data) == list(told)


CITING = tuple(table for table, row_type in TABLES.items() if "cites" in row_type.columns())


@pytest.mark.parametrize("table", CITING)
def test_a_row_of_any_table_that_cites_nothing_is_warned_of(table: str, ladders_data: Path) -> None:
    last = len(read_table(ladders_data, table))
    if table == "exams":
        cell(table, last, "study_hours", "10")(ladders_data)
    cell(table, last, "cites", "")(ladders_data)
    assert warned(ladders_data) == [f"{table}.csv:{last}: warning: {NO_CITE}"]


def test_a_warning_is_told_in_chinese_too(ladders_data: Path) -> None:
    cell("prerequisites", 6, "value", "36")(ladders_data)
    assert warned(ladders_data, "zh") == [
        "prerequisites.csv:6: 提醒: value: 这里要求 36 年。这一列写的是年数：36 个月写 3。"
    ]
