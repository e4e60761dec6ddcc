"""How the columns of a file are understood, what is said of each, and whether somebody should look at it."""

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.roster.columns import columns_of
from dashboard.roster.columns_read import columns_read, needs_confirmation
from dashboard.roster.example import example_roster
from dashboard.roster.files_in import read_table
from dashboard.roster.guesses import guess_mapping
from dashboard.roster.headers import named_mapping
from dashboard.roster.templates import template
from dashboard.state.choices import LANGUAGES
from dashboard.text.columns import column_sentence
from dashboard.text.words import Words

BY_NAME = [
    ("姓名,工作年限,部门", "named named carried"),
    ("姓名,工作年限（年）,编号", "named named carried"),
    ("姓名,工作年限（月）", "named named"),
    ("姓名,工龄（月）,Work Years", "named likely likely"),
    ("姓名,工做年限,证书1", "named like like"),
    ("姓名,工龄（元）,AIGC年限（截至2026）", "named noted noted"),
    ("姓名,入职日期,4、您的入职时间（年月日）,Hire Date,毕业时间", "named begun begun begun carried"),
    ("姓名,已持证书,发证日期", "named named holds_on"),
    ("姓名,发证日期", "named carried"),
    ("姓名,工作年限,司龄", "named named carried"),
]


@pytest.mark.parametrize(("header", "how"), BY_NAME)
def test_a_column_is_read_by_its_name_or_it_is_known_why_not(frozen: Catalog, header: str, how: str) -> None:
    names, columns = header.split(","), columns_of(frozen)
    read = columns_read(names, named_mapping(names, columns), columns)
    assert [each.how for each in read] == how.split()


NONE_NEEDED = [
    "姓名,工作年限,部门",
    "姓名,工号,工作年限（年）,每周学习小时（小时）,备注",
    "person,work_years,team,work_share",
    "姓名",
    "编号,AIGC占比,电话,",
]
NEEDED = [
    "姓名,工龄",
    "姓名,工作年限（月）",
    "姓名,工作年限,AIGC占比（%）",
    "姓名,工做年限",
    "姓名,工龄（元）",
    "姓名,入职日期",
    "姓名,已持证书,发证日期",
    "员工姓名,工作年限",
    "工号,员工姓名",
    "姓名,工作年限,工作年限",
    "部门,备注",
    "员工姓名,所属部门,工龄（年）,AI相关工作年限,现有证书,发证日期,每周可学小时,想考等级",
]


@pytest.mark.parametrize(
    ("header", "is_needed"), [*((each, False) for each in NONE_NEEDED), *((each, True) for each in NEEDED)]
)
def test_names_of_the_roster_need_no_confirmation_and_all_else_that_is_like_them_does(
    frozen: Catalog, header: str, is_needed: bool
) -> None:
    names, columns = header.split(","), columns_of(frozen)
    assert needs_confirmation(names, guess_mapping(names, columns), columns) == is_needed


def test_our_own_files_need_no_confirmation(frozen: Catalog, ladders: Catalog) -> None:
    for catalog in (frozen, ladders):
        columns = columns_of(catalog)
        templates = (template(language, catalog) for language in LANGUAGES)
        for data in (example_roster(catalog), *templates):
            header = read_table("roster.csv", data).header
            assert not needs_confirmation(header, guess_mapping(header, columns), columns)


SENTENCES = {
    "工作年限（月）": (
        "工作年限（月）: 按月换算成年：18 就是 1.5",
        "工作年限（月）: months, read as years: 18 is 1.5",
    ),
    "AIGC占比（%）": (
        "AIGC占比（%）: 按百分比换算成小数：40 就是 0.4",
        "AIGC占比（%）: per cent, read as decimals: 40 is 0.4",
    ),
    "每周学习小时（分钟）": (
        "每周学习小时（分钟）: 按每周分钟换算成每周小时：120 就是 2",
        "每周学习小时（分钟）: minutes a week, read as hours a week: 120 is 2",
    ),
    "已持证书": ("", ""),
    "部门": ("", ""),
    "工龄（月）": (
        "“工龄（月）”列没有读；是不是工作年限？叫工作年限（月）就会读",
        "the column '工龄（月）' is not read; is work_years meant? Named work_years (months), it is read",
    ),
    "工龄": (
        "“工龄”列没有读；是不是工作年限？叫工作年限就会读",
        "the column '工龄' is not read; is work_years meant? Named work_years, it is read",
    ),
    "工龄（元）": (
        "“工龄（元）”列没有读：括号里的话看不懂；是不是工作年限？",
        "the column '工龄（元）' is not read: what its brackets say is not understood; is work_years meant?",
    ),
    "work_yeers": (
        "“work_yeers”列没有读；是不是工作年限？",
        "the column 'work_yeers' is not read; is work_years meant?",
    ),
    "入职日期": (
        "“入职日期”列没有读：到今天为止工作了多久，用工作年限写",
        "the column '入职日期' is not read: what somebody has worked until today is given in years, "
        "as work_years",
    ),
    "发证日期": (
        "“发证日期”列没有读：证书的日期写在已持证书里，比如 初级@2026-05-01",
        "the column '发证日期' is not read: a certificate's day stands behind it in holds, "
        "as in aigc-junior@2026-05-01",
    ),
}


@pytest.mark.parametrize("heading", SENTENCES)
def test_what_there_is_to_say_of_a_column_is_said_in_either_language(frozen: Catalog, heading: str) -> None:
    header = ["姓名", heading, *(["已持证书"] if heading == "发证日期" else [])]
    columns = columns_of(frozen)
    _, read, *_ = columns_read(header, named_mapping(header, columns), columns)
    said = tuple(column_sentence(Words(language), columns, read) for language in LANGUAGES)
    assert said == SENTENCES[heading]


def test_a_guess_under_a_unit_says_so_too(frozen: Catalog) -> None:
    header, columns = ["姓名", "工龄（月）"], columns_of(frozen)
    _, read = columns_read(header, guess_mapping(header, columns), columns)
    assert column_sentence(Words("en"), columns, read) == "工龄（月）: months, read as years: 18 is 1.5"
