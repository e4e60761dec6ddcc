"""Every kind of mistake in a table is refused: all faults at once, each at its place, and none besides."""

import shutil
from pathlib import Path

import pytest

from dashboard.catalog.faults import Fault
from dashboard.catalog.loading import TABLES, CatalogError, load
from tests.broken_rules import FILLED, REFERENCES, SEVERAL_ROWS, WRONG_RULES
from tests.broken_tables import (
    DUPLICATES,
    FILES,
    HEADERS_AND_WIDTHS,
    POINT_TO_LEVELS,
    REACHABILITY,
    Breakage,
    Edit,
    Told,
    body,
    case,
    cell,
    insert,
    line,
    line_of,
    only_header,
    raw,
    read_table,
    remove,
    rule,
)
from tests.conftest import FROZEN

WRONG_CELLS: tuple[tuple[str, int, str, str, str] | tuple[str, int, str, str, str, str], ...] = (
    # table, line, column, its new text, the fault's code; the value that is told, if not that text
    ("statements", 2, "source_id", "no-such", "unknown_id"),
    ("levels", 2, "scheme_id", "no-such", "unknown_id"),
    ("prerequisites", 2, "level_id", "no-such", "unknown_id"),
    ("prerequisites", 5, "scope", "no-such", "unknown_id"),
    ("prerequisites", 5, "scope", "aigc-junior|no-such", "unknown_id", "no-such"),
    ("prerequisites", 5, "scope", "work", "unknown_id"),
    ("exams", 2, "level_id", "no-such", "unknown_id"),
    ("exams", 2, "level_id", "AIGC-Junior", "unknown_id"),
    ("subjects", 2, "level_id", "no-such", "unknown_id"),
    ("duties", 2, "level_id", "no-such", "unknown_id"),
    ("reach", 2, "level_id", "no-such", "unknown_id"),
    ("reach", 2, "industry_id", "no-such", "unknown_id"),
    ("audience_fields", 2, "audience_id", "no-such", "unknown_id"),
    *(
        (table, 2, "cites", "S4|S99", "unknown_id", "S99")
        for table, row_type in TABLES.items()
        if "cites" in row_type.columns() and len(read_table(FROZEN, table)) > 1
    ),
    ("claims", 3, "cites", "no-such|S7", "unknown_id", "no-such"),
    ("claims", 3, "cites", "S7,S15", "not_an_id"),
    ("claims", 3, "cites", "S7||S15", "empty"),
    ("prerequisites", 2, "fact", "experiance", "unknown_word"),
    ("prerequisites", 2, "fact", "", "unknown_word"),
    ("prerequisites", 3, "reading", "Strict", "unknown_word"),
    ("prerequisites", 3, "reading", "both", "unknown_word"),
    ("statements", 3, "kind", "advertisement", "unknown_word"),
    ("reach", 2, "how", "some", "unknown_word"),
    ("exams", 2, "basis", "guessed", "unknown_word"),
    ("sources", 2, "grade", "E", "unknown_word"),
    ("claims", 2, "grade", "a", "unknown_word"),
    ("benchmarks", 2, "grade", "C+", "unknown_word"),
    ("prerequisites", 3, "scope", "study", "unknown_id"),
    ("prerequisites", 3, "scope", "aigc|work", "not_one_id"),
    ("prerequisites", 3, "scope", "", "id_missing"),
    ("prerequisites", 3, "value", "", "years_missing"),
    ("prerequisites", 2, "scope", "work", "must_be_empty"),
    ("prerequisites", 2, "value", "0", "must_be_empty"),
    ("prerequisites", 5, "scope", "", "certificate_missing"),
    ("reach", 6, "industry_id", "other", "must_be_empty"),
    ("reach", 2, "industry_id", "", "empty"),
    ("levels", 5, "rank", "", "empty"),
    ("statements", 2, "source_id", "", "empty"),
    ("checklist", 2, "item_id", "", "empty"),
    ("prerequisites", 3, "value", "-1", "negative"),
    ("prerequisites", 5, "value", "-0.5", "negative"),
    ("levels", 2, "rank", "-1", "negative"),
    ("checklist", 2, "rank", "-1", "negative"),
    ("exams", 2, "study_hours", "-40", "negative"),
    ("exams", 2, "results_days", "-1", "negative"),
    ("exams", 2, "fee_training", "-.5", "negative"),
    ("exams", 2, "fee_materials", "-100", "negative"),
    ("exams", 2, "fee_exam", "-0.01", "negative"),
    ("benchmarks", 2, "low", "-1", "negative"),
    *(
        ("exams", 2, "study_hours", text, "not_a_number")
        for text in (
            "40h",
            "４０",
            "٤٠",
            "1e3",
            "nan",
            "inf",
            "1,000",
            "1_000",
            "+40",
            "0x28",
            "4 0",
            "40.",
            "−40",
        )
    ),
    ("prerequisites", 3, "value", "一", "not_a_number"),
    ("prerequisites", 3, "value", "1年", "not_a_number"),
    ("levels", 2, "rank", "first", "not_a_number"),
    ("exams", 2, "results_days", "30 days", "not_a_number"),
    ("exams", 2, "results_days", "30.5", "not_whole"),
    ("levels", 2, "rank", "1.5", "not_whole"),
    ("prerequisites", 3, "value", "80.5", "too_large"),
    ("exams", 2, "study_hours", "100000.1", "too_large"),
    ("exams", 2, "results_days", "3651", "too_large"),
    ("exams", 2, "fee_exam", "1000000000001", "too_large"),
    ("levels", 2, "rank", "9" * 400, "too_large"),
    ("prerequisites", 3, "value", "1.00001", "too_many_decimals"),
    ("benchmarks", 2, "low", "1000001", "low_above_high"),
    *(
        ("exams", 2, "sittings", text, "not_sittings")
        for text in ("2027-02-30", "2027/03/20", "20270320", "2027-W12-6", "2027-3-20", "2027-03-20T09:00")
    ),
    ("exams", 2, "sittings", "weekly", "not_sittings"),
    ("exams", 2, "sittings", "Any", "not_sittings"),
    ("exams", 2, "sittings", "2027-03-20|monthly", "not_sittings"),
    ("exams", 2, "sittings", "2027-03-20|", "not_sittings"),
    ("exams", 2, "sittings", "2027-03-20,2027-09-18", "not_sittings"),
    *(
        ("sources", 2, column, text, "not_a_date")
        for column in ("published_on", "checked_on")
        for text in (
            "2027-02-30",
            "2027/03/20",
            "20270320",
            "2027-13",
            "2027年",
            "yesterday",
            "２０２７-０３-２０",
        )
    ),
    ("sources", 2, "checked_on", "2027-03", "not_a_date"),
    *(
        ("claims", 2, "claim_id", text, "not_an_id")
        for text in ("V 1", "V|1", "V>1", "V@1", "V,1", "V/1", "V\n1", "一", "-V1", "Ｖ1", "\ufeffV1")
    ),
    ("duties", 2, "level_id", "aigc junior", "not_an_id"),
    *(
        ("sources", 2, "url", text, "not_a_url")
        for text in ("blog.csdn.net", "javascript:alert(1)", "ftp://csdn.net", "//csdn.net", "data:,x", "-")
    ),
)


def wrong_cell(table: str, at: int, column: str, text: str, code: str, value: str | None = None) -> Breakage:
    told = Told(f"{table}.csv", at, column, code, text if value is None else value)
    return case(f"{table}.{column} is {text[:20]!r}", cell(table, at, column, text), told)


SEVERAL = (
    case(
        "several tables are wrong, told in the order of the tables, then of the lines",
        cell("checklist", 2, "rank", "x"),
        cell("exams", 5, "study_hours", "x"),
        cell("exams", 3, "study_hours", "x"),
        cell("levels", 5, "rank", "x"),
        cell("audiences", 2, "cites", "S99"),
        cell("sources", 2, "grade", "x"),
        remove("duties"),
        Told("sources.csv", 2, "grade", "unknown_word", "x"),
        Told("levels.csv", 5, "rank", "not_a_number", "x"),
        Told("exams.csv", 3, "study_hours", "not_a_number", "x"),
        Told("exams.csv", 5, "study_hours", "not_a_number", "x"),
        Told("duties.csv", 0, "", "file_missing"),
        Told("audiences.csv", 2, "cites", "unknown_id", "S99"),
        Told("checklist.csv", 2, "rank", "not_a_number", "x"),
    ),
    case(
        "several cells of one row are wrong",
        line("exams", 2, "no such,40h,weekly,30.5,x,-1,-2,-3,CNY,guessed,S 1"),
        Told("exams.csv", 2, "basis", "unknown_word", "guessed"),
        Told("exams.csv", 2, "cites", "not_an_id", "S 1"),
        Told("exams.csv", 2, "fee_exam", "negative", "-3"),
        Told("exams.csv", 2, "fee_materials", "negative", "-2"),
        Told("exams.csv", 2, "fee_training", "negative", "-1"),
        Told("exams.csv", 2, "level_id", "not_an_id", "no such"),
        Told("exams.csv", 2, "resit_days", "not_a_number", "x"),
        Told("exams.csv", 2, "results_days", "not_whole", "30.5"),
        Told("exams.csv", 2, "sittings", "not_sittings", "weekly"),
        Told("exams.csv", 2, "study_hours", "not_a_number", "40h"),
    ),
    case(
        "one row has two ids that lead nowhere, and cites two more",
        line("reach", 2, "no-level,no-industry,named,S98|S99"),
        Told("reach.csv", 2, "cites", "unknown_id", "S98"),
        Told("reach.csv", 2, "cites", "unknown_id", "S99"),
        Told("reach.csv", 2, "industry_id", "unknown_id", "no-industry"),
        Told("reach.csv", 2, "level_id", "unknown_id", "no-level"),
    ),
    case(
        "a row without a stated condition has both a scope and a value",
        line("prerequisites", 2, rule("aigc-junior", "none_stated", "work", "1", within="2")),
        Told("prerequisites.csv", 2, "scope", "must_be_empty", "work"),
        Told("prerequisites.csv", 2, "value", "must_be_empty", "1"),
        Told("prerequisites.csv", 2, "within", "must_be_empty", "2"),
    ),
    case(
        "experience has neither a clock nor years",
        line("prerequisites", 3, rule("aigc-intermediate", "experience")),
        Told("prerequisites.csv", 3, "scope", "id_missing"),
        Told("prerequisites.csv", 3, "value", "years_missing"),
    ),
    case(
        "a row has a word that is wrong and a scope that does not fit its fact",
        line("prerequisites", 2, rule("aigc-junior", "none_stated", "work", reading="both")),
        Told("prerequisites.csv", 2, "reading", "unknown_word", "both"),
        Told("prerequisites.csv", 2, "scope", "must_be_empty", "work"),
    ),
    case(
        "a row has a number that is wrong and an id that leads nowhere",
        line("exams", 2, line_of("exams", level_id="no-such", study_hours="40h", cites="S99")),
        Told("exams.csv", 2, "cites", "unknown_id", "S99"),
        Told("exams.csv", 2, "level_id", "unknown_id", "no-such"),
        Told("exams.csv", 2, "study_hours", "not_a_number", "40h"),
    ),
    case(
        "the second of two equal ids is in a row that is wrong besides",
        insert(
            "levels",
            3,
            line_of(
                "levels",
                level_id="aigc-junior",
                scheme_id="aigc-application-engineer",
                rank="-1",
                name_zh="初",
                name_en="Junior",
            ),
        ),
        Told("levels.csv", 3, "level_id", "duplicate_key", "aigc-junior"),
        Told("levels.csv", 3, "rank", "negative", "-1"),
    ),
    case(
        "a level that is not reached stands beside a row that is wrong about another level",
        body(
            "prerequisites",
            rule("aigc-junior", "certificate", "aigc-junior"),
            rule("prompt-engineer", "none_stated", value="x"),
        ),
        Told("levels.csv", 2, "level_id", "unreachable", "aigc-junior"),
        Told("prerequisites.csv", 3, "value", "not_a_number", "x"),
    ),
)

NO_FOLLOW_UP = (
    wrong_cell("levels", 2, "rank", "first", "not_a_number"),
    wrong_cell("sources", 2, "grade", "Z", "unknown_word"),
    wrong_cell("statements", 5, "kind", "Z", "unknown_word"),
    wrong_cell("industries", 2, "cites", "S 1", "not_an_id"),
    case(
        "the level that others need has too few cells",
        line("levels", 2, "aigc-junior,aigc-application-engineer,1"),
        Told("levels.csv", 2, "", "cells_too_few"),
    ),
    case(
        "statements cannot be read, and everything cites them",
        raw("statements", lambda old: old.replace(b"S7", b"\0")),
        Told("statements.csv", 8, "", "nul_byte"),
    ),
    case("levels are missing", remove("levels"), Told("levels.csv", 0, "", "file_missing")),
    case(
        "blank lines and a cell of two lines stand before the fault",
        insert("industries", 2, '\n  \n,,,\nnew,"新\n旧",New,S10'),
        line("industries", 11, "other,其他,Other,S99"),
        Told("industries.csv", 11, "cites", "unknown_id", "S99"),
    ),
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the frozen tables, free to be broken."""
    return shutil.copytree(FROZEN, tmp_path / "data")


def faults_after(folder: Path, *edits: Edit) -> tuple[Fault, ...]:
    for edit in edits:
        edit(folder)
    with pytest.raises(CatalogError) as caught:
        load(folder)
    return caught.value.faults


def told(fault: Fault) -> Told:
    return Told(fault.file, fault.line, fault.column, fault.code, fault.value)


@pytest.mark.parametrize(
    "breakage",
    [
        *FILES,
        *HEADERS_AND_WIDTHS,
        *DUPLICATES,
        *REACHABILITY,
        *(wrong_cell(*wrong) for wrong in WRONG_CELLS),
        *SEVERAL,
        *NO_FOLLOW_UP,
        *WRONG_RULES,
        *REFERENCES,
        *SEVERAL_ROWS,
        *FILLED,
    ],
    ids=lambda breakage: breakage.name,
)
def test_broken_tables_are_refused_with_exactly_these_faults(breakage: Breakage, data: Path) -> None:
    assert [told(fault) for fault in faults_after(data, *breakage.edits)] == list(breakage.faults)


@pytest.mark.parametrize(
    ("edit", "detail"),
    [
        (cell("prerequisites", 2, "reading", "both"), {"allowed": "(empty), strict, lenient"}),
        (cell("levels", 2, "kind", "title"), {"allowed": "(empty), exam, award"}),
        (cell("prerequisites", 3, "scope", "study"), {"table": "clocks.csv"}),
        (cell("prerequisites", 3, "scope", ""), {"table": "clocks.csv"}),
        (cell("prerequisites", 3, "within", "0.5"), {"years": "1"}),
        (body("validity", "aigc-junior,0,,,"), {"most": "1200"}),
        (body("validity", "aigc-junior,1,2027-02-01,2027-02-01,"), {"start": "2027-02-01"}),
        (
            body("validity", "aigc-junior,1,,2027-02-01,", "aigc-junior,none,2027-01-31,,"),
            {"first": "2"},
        ),
        (cell("clocks", 3, "within", ""), {"clock": "aigc", "root": "work"}),
        (insert("clocks", 4, "loop,loop,圈,Loop,,,"), {"clocks": "loop"}),
        (cell("prerequisites", 3, "value", "81"), {"most": "80"}),
        (cell("exams", 2, "study_hours", "1.23456"), {"decimals": "4"}),
        (cell("levels", 2, "scheme_id", "no-such"), {"table": "schemes.csv"}),
        (cell("prerequisites", 5, "scope", "no-such"), {"table": "levels.csv"}),
        (cell("claims", 2, "cites", "S99"), {"table": "statements.csv, sources.csv"}),
        (insert("industries", 4, "finance,金融,Finance,S10"), {"first": "3"}),
        (line("industries", 3, "finance,金融,Finance"), {"found": "3", "wanted": "4"}),
        (line("reach", 1, "level_id,industry_id,how"), {"columns": "level_id, industry_id, how, cites"}),
        (body("prerequisites", rule("aigc-junior", "certificate", "aigc-junior")), {"rules": "2"}),
    ],
)
def test_a_fault_says_what_would_be_right(edit: Edit, detail: dict[str, str], data: Path) -> None:
    assert [dict(fault.detail) for fault in faults_after(data, edit)] == [detail]


def test_levels_without_rows_are_told_first_and_then_every_row_that_points_to_one(data: Path) -> None:
    faults = faults_after(data, only_header("levels"))
    assert told(faults[0]) == Told("levels.csv", 0, "", "no_levels")
    assert {fault.code for fault in faults[1:]} == {"unknown_id"}
    assert {fault.file.removesuffix(".csv") for fault in faults[1:]} == set(POINT_TO_LEVELS)


def test_an_empty_folder_lacks_each_of_the_files(tmp_path: Path) -> None:
    assert [told(fault) for fault in faults_after(tmp_path)] == [
        Told(f"{table}.csv", 0, "", "file_missing") for table in TABLES
    ]
