"""A unit that a heading names: which it is, what a cell under it is read as, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from dashboard.catalog.catalog import Catalog
from dashboard.roster.cells_in import months_had, percent, tenths_per_week
from dashboard.roster.columns import columns_of
from dashboard.roster.files_in import read_roster, read_table
from dashboard.roster.guesses import guess_mapping
from dashboard.roster.headers import named_mapping
from dashboard.roster.units import UNITS, unit_of
from dashboard.state.choices import LANGUAGES
from dashboard.text.faults import fault_sentence
from dashboard.text.words import Words
from tests.roster_files import TODAY, assert_same_people
from tests.roster_strategies import unhurried

PARSE = {
    "work_years": months_had,
    "aigc_years": months_had,
    "work_share": percent,
    "aigc_share": percent,
    "hours_per_week": tenths_per_week,
}
NAMED = {
    "work_years": {
        "": (
            "工龄 工作年限 工龄（年） 工作年限（单位：年） work_years 年限（截至2026） "
            "工作年月 工龄（年、月） Experience_(yrs) 工作年限（必填）"
        ),
        "months": (
            "工龄（月） 工龄[月] 工龄【个月】 工龄/月 工龄_月 工龄月 工作月数 （月）工龄 "
            "工龄（月 工龄（单位：月，必填） 工龄（以月计） work_months work_years_months "
            "work_years(months) Experience_in_months Months_of_experience tenure(mths)"
        ),
        "weeks": "工龄（周） 工龄（星期） experience(weeks) exp(wks)",
        "days": "工龄（天） 工作天数 experience(days)",
    },
    "aigc_years": {
        "": "AI相关工作年限 AI_years",
        "months": "AIGC工龄（月） AI_months AIGC年限/月",
    },
    "work_share": {
        "": "工作占比 work_share FTE 占比（0-1）",
        "percent": "工作占比（%） 占比（％） FTE% work_percent 占比（百分比）",
    },
    "aigc_share": {
        "": "AIGC占比",
        "percent": "AIGC占比% AIGC占比（0-100）",
    },
    "hours_per_week": {
        "": (
            "每周学习小时 hours_per_week 每周学习时间（小时） 每周学习（h） Study_hrs/wk "
            "学习时间（小时/周） 学习小时（每周）"
        ),
        "minutes_per_week": (
            "每周学习时间（分钟） 每周学习分钟 每周学习小时（分钟） Study_minutes_per_week "
            "Weekly_study_time(min)"
        ),
        "hours_per_day": (
            "每天学习小时 学习时间（小时/天） 日均学习时间 Study_hours_per_day 学习小时/天 "
            "daily_hours 时间（每日小时）"
        ),
        "minutes_per_day": (
            "每天学习时间（分钟） 学习时间（分钟/天） 学习时间（每天，分钟） Daily_study_minutes"
        ),
        "hours_per_workday": "每个工作日学习小时 学习时间（小时/工作日）",
        "hours_per_month": "每月学习小时 Study_hours_per_month",
    },
    "holds": {
        "": "已持证书（月）",
    },
    "target": {
        "": "目标等级（分钟）",
    },
}


@pytest.mark.parametrize(("column", "code"), [(column, code) for column in NAMED for code in NAMED[column]])
def test_a_heading_names_a_unit_in_many_ways(column: str, code: str) -> None:
    for heading in NAMED[column][code].split():
        for written in (heading, heading.replace("_", " "), heading.upper(), f"\u200b{heading}\u3000"):
            unit = unit_of(written, column)
            assert (written, unit.code if unit else "") == (written, code)


CELLS = [
    ("工龄（月）", "work_years", "18", 18),
    ("工龄（月）", "work_years", "0", 0),
    ("工龄（月）", "work_years", "18.5", 18),
    ("工龄（月）", "work_years", "960", 960),
    ("工龄（月）", "work_years", "１８", 18),
    ("工龄（月）", "work_years", "\u200b18\u00a0", 18),
    ("工龄（月）", "work_years", "18个月", 18),
    ("工龄（月）", "work_years", "18月", 18),
    ("工龄（月）", "work_years", "1年6个月", 18),
    ("工龄（月）", "work_years", "一年半", 18),
    ("工龄（月）", "work_years", "2 years", 24),
    ("工龄（年）", "work_years", "8个月", 8),
    ("工龄（年）", "work_years", "1.5", 18),
    ("AIGC工龄（天）", "aigc_years", "28", 0),
    ("AIGC工龄（天）", "aigc_years", "31", 1),
    ("AIGC工龄（天）", "aigc_years", "365", 12),
    ("AIGC工龄（天）", "aigc_years", "731天", 24),
    ("AIGC工龄（天）", "aigc_years", "29220", 960),
    ("AIGC工龄（周）", "aigc_years", "52", 12),
    ("AIGC工龄（周）", "aigc_years", "90天", 3),
    ("工作占比（%）", "work_share", "40", 40),
    ("工作占比（%）", "work_share", "40%", 40),
    ("工作占比（%）", "work_share", "33.5", 34),
    ("工作占比（%）", "work_share", "0", 0),
    ("工作占比（%）", "work_share", "100", 100),
    ("每周学习时间（分钟）", "hours_per_week", "120", 20),
    ("每周学习时间（分钟）", "hours_per_week", "100", 17),
    ("每周学习时间（分钟）", "hours_per_week", "100分钟", 17),
    ("每周学习时间（分钟）", "hours_per_week", "2小时", 20),
    ("每天学习小时", "hours_per_week", "1.5", 105),
    ("学习时间（分钟/天）", "hours_per_week", "20", 23),
    ("学习时间（分钟/天）", "hours_per_week", "1小时", 70),
    ("学习时间（小时/工作日）", "hours_per_week", "1", 50),
    ("每月学习小时", "hours_per_week", "20", 46),
]


@pytest.mark.parametrize(("heading", "column", "cell", "steps"), CELLS)
def test_a_number_is_of_its_headings_unit_and_a_cell_that_names_one_keeps_it(
    heading: str, column: str, cell: str, steps: int
) -> None:
    parse, unit = PARSE[column], unit_of(heading, column)
    assert (unit.reading(parse) if unit else parse)(cell) == steps


FAULTS = [
    ("工龄（月）", "work_years", "1000", "out_of_range_in_unit", ("months", "0", "960")),
    ("工龄（月）", "work_years", "-1", "out_of_range_in_unit", ("months", "0", "960")),
    ("工龄（月）", "work_years", "9" * 5000, "out_of_range_in_unit", ("months", "0", "960")),
    ("工龄（月）", "work_years", "1000个月", "out_of_range_in_unit", ("months", "0", "960")),
    ("工龄（月）", "work_years", "三", "not_in_unit", ("months",)),
    ("工龄（月）", "work_years", "半", "not_in_unit", ("months",)),
    ("工龄（月）", "work_years", "very long", "not_years", ()),
    ("工龄（月）", "work_years", "2020-05-01", "date_for_years", ()),
    ("工龄（天）", "work_years", "29221", "out_of_range_in_unit", ("days", "0", "29220")),
    ("工作占比（%）", "work_share", "0.4", "share_under_percent", ()),
    ("工作占比（%）", "work_share", "101", "out_of_range_in_unit", ("percent", "0", "100")),
    (
        "每周学习时间（分钟）",
        "hours_per_week",
        "0",
        "out_of_range_in_unit",
        ("minutes_per_week", "3", "10080"),
    ),
    (
        "每周学习时间（分钟）",
        "hours_per_week",
        "2",
        "out_of_range_in_unit",
        ("minutes_per_week", "3", "10080"),
    ),
    ("每天学习小时", "hours_per_week", "25", "out_of_range_in_unit", ("hours_per_day", "0.01", "24")),
    ("每周学习时间（分钟）", "hours_per_week", "often", "not_a_number", ()),
]


@pytest.mark.parametrize(("heading", "column", "cell", "code", "details"), FAULTS)
def test_what_does_not_do_in_the_unit_is_refused_with_the_units_own_bounds(
    heading: str, column: str, cell: str, code: str, details: tuple[str, ...]
) -> None:
    unit = unit_of(heading, column)
    assert unit is not None
    with pytest.raises(PydanticCustomError) as refused:
        unit.reading(PARSE[column])(cell)
    assert (refused.value.type, tuple((refused.value.context or {}).values())) == (code, details)


def test_the_bounds_are_told_in_words(frozen: Catalog) -> None:
    data = "姓名,工作年限（月）,工作占比（%）\n甲,1000,40\n乙,8,0.4\n".encode()
    table = read_table("名单.csv", data)
    faults = read_roster(table, named_mapping(table.header, columns_of(frozen)), frozen, TODAY).faults
    assert [fault_sentence(Words("en"), fault) for fault in faults] == [
        "名单.csv, line 2, column 工作年限（月）: 1000 is out of range; the column is in months. "
        "Write 0 to 960, in months.",
        "名单.csv, line 3, column 工作占比（%）: the column is in per cent, and 0.4 is not. "
        "For 40 % write 40; to write 0.4, take the % out of the column's name.",
    ]
    assert "按月写 0 到 960 的数" in fault_sentence(Words("zh"), faults[0])


BY_UNITS = """\
姓名,工龄（月）,AIGC工龄（月）,每周学习时间（分钟）
甲,18,6,120
乙,30,8,90
丙,6,0,60
"""
BY_YEARS = """\
姓名,工作年限,AIGC年限,每周学习小时
甲,1.5,0.5,2
乙,2.5,8个月,1.5
丙,0.5,0,1
"""


def test_the_same_people_in_other_units_are_the_same(frozen: Catalog) -> None:
    tables = [read_table("名单.csv", text.encode()) for text in (BY_UNITS, BY_YEARS)]
    found = [
        read_roster(table, guess_mapping(table.header, columns_of(frozen)), frozen, TODAY) for table in tables
    ]
    assert [read.faults for read in found] == [(), ()]
    assert_same_people(*(read.roster.people for read in found))
    assert found[0].roster.people.months["work"].tolist() == [18, 30, 6]


def test_a_column_mapped_by_hand_is_in_the_unit_of_its_heading_too(frozen: Catalog) -> None:
    table = read_table("名单.csv", "谁,干了多久（月）\n甲,30\n".encode())
    found = read_roster(table, ("person", "work_years"), frozen, TODAY)
    assert (found.faults, found.roster.people.months["work"].tolist()) == ((), [30])


@pytest.mark.parametrize("code", UNITS)
def test_a_units_name_in_either_language_is_understood_beside_a_columns_name(
    frozen: Catalog, code: str
) -> None:
    kind = UNITS[code].kind
    column = {"years": "work_years", "shares": "aigc_share", "hours_per_week": "hours_per_week"}[kind]
    for language in LANGUAGES:
        heading = Words(language)("columns.in_unit", column=column, unit=Words(language)(f"unit.{code}"))
        named = unit_of(heading, column)
        assert (named_mapping([heading], columns_of(frozen)), named.code if named else kind) == (
            (column,),
            code,
        )


@given(st.integers(0, 960), st.sampled_from(["{}", "{}个月", "{} months", "{}月"]))
@unhurried
def test_months_are_months_however_written(months: int, written: str) -> None:
    unit = unit_of("工龄（月）", "work_years")
    assert unit is not None
    assert unit.reading(months_had)(written.format(months)) == months


@given(st.integers(3, 10_080))
@unhurried
def test_minutes_are_hours_to_the_nearest_tenth(minutes: int) -> None:
    unit = unit_of("每周学习时间（分钟）", "hours_per_week")
    assert unit is not None
    assert abs(unit.reading(tenths_per_week)(str(minutes)) * 6 - minutes) <= 3
