"""Rows of a roster that are nobody: totals, notes and what is not seen are left out, titles refused."""

from typing import Any

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.faults import Fault
from dashboard.roster.nobody import kind_of
from dashboard.roster.roster_read import ReadRoster
from dashboard.state.choices import LANGUAGES
from dashboard.text.faults import fault_sentence
from dashboard.text.words import Words
from tests.conftest import ROOT
from tests.roster_files import parquet_of, read, workbook

TOTALS = (
    *("Σ", "小结", "最高", "标准差", "占比", "小计（研发部）", "小计-研发部", "合计：R&D"),
    *("Subtotal R&D", "Subtotal: R&D", "Total for R&D", "Total: 5", "No. of staff", "Staff count"),
    *("Maximum", "Std. dev."),
    *(
        "小计",
        "合计",
        "总计",
        "共计",
        "汇总",
        "总和",
        "平均",
        "平均值",
        "平均数",
        "中位数",
        "人数",
        "总人数",
        "最大值",
    ),
    *(
        "合 计",
        "合　　计",
        "合计：",
        "合计（3人）",
        "合计：3人",
        "合计3人",
        "总人数：35",
        "共3人",
        "以上共 3 人",
    ),
    *("研发部小计", "研发部 合计", "市场小计", "2026年合计", "平均年限", "合\u200b计"),
    *(
        "Total",
        "TOTAL",
        "Totals",
        "Ｔｏｔａｌ",
        "Grand Total",
        "Subtotal",
        "Sub-total",
        "Sub total",
        "Sum",
        "Average",
    ),
    *(
        "Avg.",
        "Mean",
        "Median",
        "Count",
        "Headcount",
        "Total:",
        "Total: 3",
        "Total (3 people)",
        "Marketing Total",
    ),
)
NOTES = (
    *(
        "注：年限截至2026年10月",
        "注:x",
        "注1：x",
        "注（1）：x",
        "注①：x",
        "*注：x",
        "备注：x",
        "说明：x",
        "附注：x",
    ),
    *(
        "填表说明：x",
        "数据来源：人事",
        "制表人：丙",
        "制表人: 丙",
        "填表人：丁",
        "审核：戊",
        "复核人：",
        "批准：",
        "备注",
    ),
    *(
        "制表日期：2026-10-01",
        "打印时间：2026-10-01 08:00",
        "打印时间 2026-10-01",
        "导出时间：x",
        "部门负责人：",
    ),
    *("本表由人事部填写", "数据截至2026年10月", "以下空白", "——以下空白——", "※ 年限", "第1页 共3页", "审核"),
    *(
        "Note: x",
        "NOTE: x",
        "Notes:",
        "N.B.: x",
        "Remarks: x",
        "Comment: x",
        "Source: HR",
        "Date: 2026-10-01",
    ),
    *(
        "Prepared by: Ann",
        "Prepared by Ann",
        "Printed on 2026-10-01",
        "As of 2026-10-01",
        "Page 1 of 3",
        "Note",
    ),
)
PEOPLE = (
    *(
        "注",
        "王小计",
        "钟共",
        "张总",
        "李统",
        "计划",
        "均",
        "总",
        "单位",
        "李注",
        "王核",
        "截平",
        "日向",
        "叶表",
    ),
    *(
        "Total Recall",
        "Max",
        "Min",
        "Anna Sum",
        "Wang Mean",
        "Count Dracula",
        "Summer",
        "Sumit",
        "Meaning",
        "Page",
    ),
    *("Date", "Mark", "Ana: x", "Noah Noteman", "Totalis", "Byron On", "张三（组长）", "研发部", "A-1"),
)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("row_total", text) for text in TOTALS),
        *(("row_note", text) for text in NOTES),
        *((None, text) for text in PEOPLE),
    ],
)
def test_a_text_is_nobodys_name_by_whole_words_alone(frozen: Catalog, kind: str | None, text: str) -> None:
    """As a word, and as the name in a row with data beside it."""
    assert kind_of(text) == kind
    found = read("roster.csv", f'person,work_years\nAna,1\n"{text}",2\n'.encode(), frozen)
    assert found.faults == ()
    if kind is None:
        assert (list(found.roster.names), found.left_out) == (["Ana", text], ())
    else:
        assert list(found.roster.names) == ["Ana"]
        assert [(told.line, told.column, told.code, told.value) for told in found.left_out] == [
            (3, "", kind, text)
        ]


def told(found: ReadRoster) -> list[tuple[int, str, str]]:
    return [(each.line, each.code, each.value) for each in found.left_out]


def faults(found: ReadRoster) -> list[tuple[int, str, str]]:
    return [(each.line, each.code, each.value) for each in found.faults]


def test_of_a_row_without_a_name_any_cell_says_that_it_is_a_total_and_the_first_that_it_is_a_note(
    frozen: Catalog,
) -> None:
    data = (
        "部门,姓名,工作年限,备注\n研发,甲,1,备注：借调\n研发,,13,合计\n合计,,13,\n注：x,,,\n,,3,备注：x\n"
        ",,,审核：丁\n研发,,2,\n"
    )
    found = read("roster.csv", data.encode(), frozen)
    assert list(found.roster.names) == ["甲"]
    assert told(found) == [
        (3, "row_total", "合计"),
        (4, "row_total", "合计"),
        (5, "row_note", "注：x"),
        (7, "row_note", "审核：丁"),
    ]
    assert faults(found) == [(6, "empty", ""), (8, "empty", "")]
    assert found.roster.total_rows == 3


@pytest.mark.parametrize(
    "blank", ["\u200b", "\u200e\u202a\u202c", "\ufeff", "\u2060", "\u00ad", "\u3000", "\u3164"]
)
def test_a_row_of_invisible_characters_is_nobody_and_a_name_of_them_is_empty(
    frozen: Catalog, blank: str
) -> None:
    data = (
        f'person,work_years,team\nAna,1,\n"{blank}x{blank}",2,\n"{blank}","{blank}","{blank}"\n"{blank}",3,\n'
    )
    found = read("roster.csv", data.encode(), frozen)
    assert list(found.roster.names) == ["Ana", "x"]
    assert faults(found) == [(5, "empty", "")]
    assert told(found) in ([(4, "row_blank", "")], [])  # a row of spaces is a blank line of the file


def test_what_is_not_seen_is_no_part_of_a_number_a_day_a_share_or_a_level(frozen: Catalog) -> None:
    plain = "person,work_years,work_share,starts_on,holds,hours_per_week,target\n{},{},{},{},{},{},{}\n"
    cells = ("张三", "18个月", "40%", "2027年3月1日", "初级@2026-05-01", "6", "中级")
    wanted = read("roster.csv", plain.format(*cells).encode(), frozen)
    assert wanted.faults == ()
    for mark in ("\u200b", "\u200e", "\u202a", "\u202e", "\u2060", "\u00ad", "\ufeff"):
        marked = [f"{mark}{cell[0]}{mark}{cell[1:]}{mark}" for cell in cells[1:]]
        found = read("roster.csv", plain.format(f"{mark}张三{mark}", *marked).encode(), frozen)
        assert (found.faults, list(found.roster.names)) == ((), ["张三"])
        assert repr(found.roster.people) == repr(wanted.roster.people)
        assert list(found.roster.targets) == list(wanted.roster.targets)


def test_a_carried_cell_keeps_what_is_not_seen(frozen: Catalog) -> None:
    found = read("roster.csv", "person,note\nAna,a\u200bb\u200e\n".encode(), frozen)
    assert found.roster.carried == {"note": ["a\u200bb\u200e"]}


def test_a_row_with_a_name_alone_is_refused_where_more_is_read(frozen: Catalog) -> None:
    data = "person,work_years,team\n研发部,,\nAna,1,\nBen,,Blue\nEve,,\u200b\n"
    found = read("roster.csv", data.encode(), frozen)
    assert faults(found) == [(2, "only_a_name", "研发部"), (5, "only_a_name", "Eve")]
    assert list(found.roster.names) == ["Ana", "Ben"]
    alone = read("roster.csv", "person,team\n研发部,\nAna,x\n".encode(), frozen)
    assert (alone.faults, list(alone.roster.names)) == ((), ["研发部", "Ana"])


def test_a_header_that_comes_again_is_refused_as_such(frozen: Catalog) -> None:
    assert faults(read("roster.csv", "姓名,工作年限\n甲,1\n姓名,工作年限\n姓名,\n".encode(), frozen)) == [
        (3, "second_header", "姓名"),
        (4, "second_header", "姓名"),
    ]


def test_the_merged_and_the_short_row_of_a_total_or_a_note_is_left_out_too(frozen: Catalog) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["姓名", "工作年限", "部门"])
        sheet.merge_range(1, 0, 1, 2, "研发部")
        sheet.write_row(2, 0, ["甲", 5, "研发"])
        sheet.merge_range(3, 0, 3, 1, "合计")
        sheet.merge_range(4, 0, 4, 2, "注：x")

    found = read("roster.xlsx", workbook(fill), frozen)
    assert told(found) == [(4, "row_total", "合计"), (5, "row_note", "注：x")]
    assert [(line, code) for line, code, _ in faults(found)] == [(2, "merged_cells")]
    found = read("roster.csv", "姓名,工作年限\n甲,1\n注：x,y,z\n".encode(), frozen)
    assert (told(found), found.faults) == ([(3, "row_note", "注：x")], ())


def test_a_workbook_with_titles_totals_and_notes_has_two_people(frozen: Catalog) -> None:
    name = "05_totals_and_notes.xlsx"
    found = read(name, (ROOT / "tests" / "cases" / "roster" / name).read_bytes(), frozen)
    assert list(found.roster.names) == ["甲", "乙"]
    assert faults(found) == [(2, "only_a_name", "研发部")]
    assert told(found) == [
        (5, "row_total", "小计"),
        (6, "row_total", "合计"),
        (7, "row_note", "注：年限截至2026年10月"),
        (8, "row_note", "制表人：丙"),
    ]


def test_an_empty_row_of_parquet_is_nobody(frozen: Catalog) -> None:
    found = read("roster.parquet", parquet_of(person=["Ana", None, ""], team=["x", None, ""]), frozen)
    assert (list(found.roster.names), told(found)) == (["Ana"], [(2, "row_blank", ""), (3, "row_blank", "")])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["row_total", "row_note", "row_blank", "only_a_name"])
def test_what_is_left_out_is_told_by_its_row_and_text(language: str, code: str) -> None:
    said = fault_sentence(Words(language), Fault("roster.csv", 7, "", code, "合计"))  # type: ignore[arg-type]
    assert "7" in said
    assert ("合计" in said) == (code != "row_blank")


def test_a_total_that_says_so_in_another_column_is_nobody(frozen: Catalog) -> None:
    """What stands for a name is then the number of people."""
    lines = ["部门,姓名,工作年限", "研发,甲,3", "合计,2,7", "研发小计,1人,3", "合计工程,17,2", "合计,乙,1"]
    found = read("roster.csv", "\n".join(lines).encode(), frozen)
    assert [(each.line, each.value) for each in found.left_out] == [(3, "合计"), (4, "研发小计")]
    assert list(found.roster.names) == ["甲", "17", "乙"]
