"""What the columns of a roster are called: by name, by a guess, by hand, and what is wrong with a header."""

from collections.abc import Sequence
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.roster.columns import columns_of
from dashboard.roster.files_in import read_roster, read_table
from dashboard.roster.guesses import guess_mapping, near_misses
from dashboard.roster.headers import named_mapping
from dashboard.state.choices import LANGUAGES, Language
from dashboard.text.faults import fault_right, fault_sentence
from dashboard.text.words import Words
from tests.conftest import FROZEN
from tests.roster_files import (
    TODAY,
    faults_of,
)
from tests.roster_strategies import CHINESE, unhurried

AIGC: Final = load(FROZEN)
HEADERS = {
    "person,work_years,team": ("person", "work_years", None),
    "姓名,工作年限,部门": ("person", "work_years", None),
    "编号,工号,姓名": (None, None, "person"),
    "工号,编号": (None, "person"),
    "姓名,person": (None, "person"),
    "姓 名,aigc年限,ＡＩＧＣ开始日期": ("person", "aigc_years", "aigc_starts_on"),
    "Name,Work Years": (None, None),
    "person,Target": ("person", None),
    "姓名（必填）,工作年限（年）,每周学习小时（小时）": ("person", "work_years", "hours_per_week"),
    "姓名,工作年限（月）,work_share (%),工作占比_百分比": (
        "person",
        "work_years",
        "work_share",
        "work_share",
    ),
    "person,hours_per_week (minutes),开始日期（年月日）": ("person", "hours_per_week", "starts_on"),
    "姓名(person),AIGC年限【月】": ("person", "aigc_years"),
    "姓名,工作年限（元）,AIGC年限（截至2026）": ("person", None, None),
    "姓名,工龄（年）,work_months,Work_Years (months)": ("person", None, None, None),
    "\u200b姓\u00a0名,工作\u2060年限\u200e,\u202awork_share\u202c,目标\ufeff等级,每周学\u00ad习小时\u3000": (
        *("person", "work_years", "work_share", "target", "hours_per_week"),
    ),
}


@pytest.mark.parametrize(("header", "mapping"), HEADERS.items())
def test_columns_are_known_by_their_own_names(
    frozen: Catalog, header: str, mapping: tuple[str | None, ...]
) -> None:
    assert named_mapping(header.split(","), columns_of(frozen)) == mapping


@pytest.mark.parametrize(
    ("header", "missed"),
    [
        ("person,work_yeers", [("work_yeers", "work_years")]),
        ("person,Work Years,AIGC_year", [("Work Years", "work_years"), ("AIGC_year", "aigc_years")]),
        ("姓名,工龄,部门", [("工龄", "work_years")]),
        ("姓名,工做年限", [("工做年限", "work_years")]),
        ("person,work_years,工作年限", [("工作年限", "work_years")]),
        ("person,work_years,work_yeers,years", []),
        (
            "姓名,工龄（元）,年限（截至2026）",
            [("工龄（元）", "work_years"), ("年限（截至2026）", "work_years")],
        ),
        (
            "姓名,AI相关工作年限,想考等级,证书2",
            [("AI相关工作年限", "aigc_years"), ("想考等级", "target"), ("证书2", "holds")],
        ),
        ("姓名,已持证书,发证日期,入职日期", []),
        ("姓名,编号,department,note", []),
        ("Name,team", [("Name", "person")]),
    ],
)
def test_a_column_that_is_not_read_though_it_is_named_much_like_one_is_told(
    frozen: Catalog, header: str, missed: list[tuple[str, str]]
) -> None:
    names, columns = header.split(","), columns_of(frozen)
    mapping = named_mapping(names, columns)
    if mapping.count("work_years") == 2:
        mapping = guess_mapping(names, columns)
    assert near_misses(names, mapping, columns) == missed


@given(st.permutations(tuple(CHINESE)), st.booleans())
@unhurried
def test_names_of_the_design_are_never_a_matter_of_guessing(names: Sequence[str], chinese: bool) -> None:
    header, columns = [CHINESE[name] if chinese else name for name in names], columns_of(AIGC)
    assert named_mapping(header, columns) == guess_mapping(header, columns) == tuple(names)


def test_a_mapping_by_hand_reads_a_file_of_any_names(frozen: Catalog) -> None:
    data = "谁;多久;person;\n张三;1年6个月;x;y\n".encode()
    table = read_table("roster.csv", data)
    assert table.header == ("谁", "多久", "person", "")
    by_hand = ("person", "work_years", "target", "holds")
    found = read_roster(table, by_hand, frozen, TODAY)
    told = [(fault.line, fault.column, fault.value) for fault in found.faults]
    assert told == [(2, "", "y"), (2, "person", "x")]
    table = read_table("roster.csv", data.replace(b"x;y", b";"))
    assert table.header == ("谁", "多久", "person")
    found = read_roster(table, by_hand[:3], frozen, TODAY)
    assert (found.roster.names, found.roster.people.months["work"].tolist()) == (["张三"], [18])


@pytest.mark.parametrize(
    ("header", "mapping", "code", "column"),
    [
        ("a,b", (None, None), "person_missing", ""),
        ("a,verdict", ("person", None), "column_of_output", "verdict"),
        ("a,person", ("person", None), "column_of_output", "person"),
        ("a,target", ("person", None), "column_of_output", "target"),
        ("a,,b", ("person", None, None), "column_unnamed", ""),
        ("a,a", ("person", None), "column_twice", "a"),
        ("a,b", ("person", "person"), "field_twice", "b"),
        ("姓名,工作年限,work_years", ("person", "work_years", "work_years"), "field_twice", "work_years"),
    ],
)
def test_a_header_that_does_not_do_is_refused(
    frozen: Catalog, header: str, mapping: tuple[str | None, ...], code: str, column: str
) -> None:
    table = read_table("roster.csv", f"{header}\n{header}\n".encode())
    found = read_roster(table, mapping, frozen, TODAY)
    assert [(fault.line, fault.column, fault.code) for fault in found.faults] == [(1, column, code)]
    assert len(found.roster.people) == 0


SENTENCES = {
    "zh": (
        "roster.csv，第 1 行：缺少姓名（person）列。 只有这一列必须有；其他列可有可无："
        "工作年限（work_years）、AIGC年限（aigc_years）、工作占比（work_share）、AIGC占比（aigc_share）、"
        "开始日期（starts_on）、AIGC开始日期（aigc_starts_on）、已持证书（holds）、"
        "每周学习小时（hours_per_week）、目标等级（target）。"
    ),
    "en": (
        "roster.csv, line 1: the column person (姓名) is missing. Only this column is required. There "
        "may also be: work_years (工作年限), aigc_years (AIGC年限), work_share (工作占比), "
        "aigc_share (AIGC占比), starts_on (开始日期), aigc_starts_on (AIGC开始日期), holds (已持证书), "
        "hours_per_week (每周学习小时), target (目标等级)."
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_roster_without_people_is_told_which_column_it_must_have(
    frozen: Catalog, language: Language
) -> None:
    (fault,) = faults_of("roster.csv", "名单,工作年限\n张三,1\n".encode(), frozen)
    assert fault_sentence(Words(language), fault) == SENTENCES[language]
    (twice,) = faults_of("roster.csv", "姓名,工作年限,工作年限\n张三,1,1\n".encode(), frozen)
    assert ("姓名（person）、" in fault_right(Words(language), twice)) == (language == "zh")
