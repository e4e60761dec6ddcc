"""What one cell of a roster may hold, however people write it."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from dashboard.planner.person_cells import parse_hours_per_week, parse_share, parse_years
from dashboard.roster.cells_in import months_had, percent, tenths_per_week
from dashboard.roster.days_in import day
from dashboard.rules.months import day_number, whole_months
from tests.roster_strategies import unhurried

YEARS = {
    "1.5": 18,
    "0": 0,
    ".5": 6,
    "80": 960,
    "1.08": 13,
    "1年6个月": 18,
    "1 年 6 个月": 18,
    "1年": 12,
    "1.5年": 18,
    "18个月": 18,
    "18月": 18,
    "0个月": 0,
    "1 year 6 months": 18,
    "1 year and 6 months": 18,
    "2 Years": 24,
    "18 months": 18,
    "1yr 1mth": 13,
    "1y6m": 18,
    "１.５": 18,
    "１年６个月": 18,
    "79年12个月": 960,
    "半年": 6,
    "半": 6,
    "一年": 12,
    "两年": 24,
    "二年": 24,
    "三年半": 42,
    "1年半": 18,
    "１ 年半": 18,
    "十年": 120,
    "十二年": 144,
    "二十年": 240,
    "七十九年半": 954,
    "三个月": 3,
    "六个月": 6,
    "十八个月": 18,
    "一年六个月": 18,
    "一年零三个月": 15,
    "三": 36,
    "6年7个月15天": 79,
    "6年零7个月": 79,
    "6年7个月零15天": 79,
    "6年又7个月": 79,
    "6年15天": 72,
    "6 years, 7 months, 15 days": 79,
    "1 yr 6 mos": 18,
    "18mo": 18,
    "18 mos.": 18,
    "0.5y": 6,
    ".5年": 6,
    "３": 36,
    "1\u200b.5": 18,
    "\u200e18\u00a0个月\ufeff": 18,
    "6.741666666666666": 80,
    "1.07916666666666666666666666666666666667": 13,
    "1.07916666666666666666666666666666666666": 12,
    "79.99999999": 960,
    "half a year": 6,
    "A year and a half": 18,
}
HOURS = {
    **dict.fromkeys(("6", "6.0", "6.00", "6小时", "6 个小时", "6h", "6 hours", "6 hrs", "６小时"), 60),
    **dict.fromkeys(
        ("6小时/周", "每周6小时", "每星期 6 小时", "6 小时每周", "一周6小时", "6/周", "6/week"), 60
    ),
    **dict.fromkeys(("6.5 hours a week", "6.5h per week", "6.5hrs/wk", "6.5 h weekly"), 65),
}
SHARES = {
    "全职": 100,
    "full time": 100,
    "Full-Time": 100,
    "半职": 50,
    "half time": 50,
    "0.400": 40,
    "40.0%": 40,
    "0.4": 40,
    "1": 100,
    "0": 0,
    "40%": 40,
    "40 %": 40,
    "４０％": 40,
    "100%": 100,
    "0%": 0,
}
DAYS = {
    "2026-05-01": date(2026, 5, 1),
    "2026-5-1": date(2026, 5, 1),
    "2026/5/1": date(2026, 5, 1),
    "2026.5.1": date(2026, 5, 1),
    "2026年5月1日": date(2026, 5, 1),
    "2026 年 5 月 1 日": date(2026, 5, 1),
    "2026年05月01号": date(2026, 5, 1),
    "2026年5月": date(2026, 5, 1),
    "２０２６／５／１": date(2026, 5, 1),
    "2026-05-01 08:30:00": date(2026, 5, 1),
    "2026-05-01T08:30": date(2026, 5, 1),
    "1900-01-01": date(1900, 1, 1),
    "2024-02-29": date(2024, 2, 29),
}


def code_of(read: Callable[[str], object], cell: str) -> str:
    with pytest.raises(PydanticCustomError) as refused:
        read(cell)
    return refused.value.type


@pytest.mark.parametrize(("cell", "months"), YEARS.items())
def test_years_are_read_however_they_are_written(cell: str, months: int) -> None:
    assert months_had(cell) == months


@pytest.mark.parametrize(("cell", "hundredths"), SHARES.items())
def test_shares_are_read_as_a_part_or_as_percent(cell: str, hundredths: int) -> None:
    assert percent(cell) == hundredths


@pytest.mark.parametrize(("cell", "tenths"), HOURS.items())
def test_hours_are_read_with_their_unit(cell: str, tenths: int) -> None:
    assert tenths_per_week(cell) == tenths


@pytest.mark.parametrize(("cell", "found"), DAYS.items())
def test_days_are_read_however_they_are_written(cell: str, found: date) -> None:
    assert day(cell) == day_number(found)


@pytest.mark.parametrize(
    ("read", "cell", "code"),
    [
        *(
            (months_had, cell, "out_of_range")
            for cell in ("-1", "400", "81年", "-1年", "80年1个月", "961个月")
        ),
        *((months_had, cell, "out_of_range") for cell in ("-6个月", "9" * 5000, "999999999个月")),
        *((months_had, cell, "not_years") for cell in ("two", "1,5", "年", "年半", "6 months 1 year", "1e1")),
        *((months_had, cell, "not_years") for cell in ("1.5个月", "2026-05", "#N/A", "9" * 5000 + "个月")),
        *(
            (months_had, cell, "not_years")
            for cell in (
                "三五年",
                "一二年",
                "十几年",
                "三年多",
                "1二个月",
                "一2年",
                "2十年",
                "三.五年",
                "三月",
            )
        ),
        *(
            (months_had, cell, "not_years")
            for cell in ("1.5年半", "1年半年", "半个月", "一年半载", "无", "零")
        ),
        *(
            (months_had, cell, "out_of_range")
            for cell in ("八十一年", "八十年半", "2026年", "2026", "2026年13月")
        ),
        *((months_had, cell, "date_for_years") for cell in DAYS),
        *((percent, cell, "out_of_range") for cell in ("1.1", "40", "101%", "-1%", "-0.1")),
        *((percent, cell, "too_many_decimals") for cell in ("0.123", "12.5%")),
        *(
            (months_had, cell, "not_years")
            for cell in ("5+", "5年以上", "约3年", "3-5年", "不到1年", "15天", "45天", "近两年")
        ),
        *((months_had, cell, "date_for_years") for cell in ("20270301", "05/11/2025", "1 March 2027")),
        *((percent, cell, "not_a_share") for cell in ("%", "half", "4 0%", "40%%", "四成", "兼职", "0,4")),
        *((day, cell, "not_a_date") for cell in ("2026-02-30", "soon", "2026", "2026-13-01")),
        *(
            (day, cell, "not_a_date")
            for cell in ("46143", "2026-5/1", "0000-01-01", "2026年13月", "26-05-01")
        ),
        *((tenths_per_week, cell, "out_of_range_above_zero") for cell in ("0", "168.5", "-1")),
        (tenths_per_week, "1.25", "too_many_decimals"),
        *(
            (tenths_per_week, cell, "not_a_number")
            for cell in ("6-8", "约6", "周六", "周6", "每天1小时", "1h/day")
        ),
    ],
)
def test_what_is_none_of_these_is_refused(read: Callable[[str], object], cell: str, code: str) -> None:
    assert code_of(read, cell) == code


@given(st.integers(0, 45).flatmap(lambda places: st.decimals(0, 80, places=places)).map(abs))
@unhurried
def test_what_the_planner_reads_as_a_number_a_roster_reads_alike(years: Decimal) -> None:
    assert months_had(f"{years:f}") == whole_months(parse_years(f"{years:f}"))


def in_chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = " 一二三四五六七八九"
    if not tens:
        return digits[ones]
    return ("十" if tens == 1 else f"{digits[tens]}十") + digits[ones].strip()


@given(st.integers(1, 79), st.integers(1, 99))
@unhurried
def test_years_and_months_in_chinese_numbers_are_those_in_digits(years: int, months: int) -> None:
    year, month = in_chinese(years), in_chinese(months)
    assert months_had(f"{year}年") == months_had(year) == months_had(f"{years}年") == 12 * years
    assert months_had(f"{year}年半") == months_had(f"{years}年半") == 12 * years + 6
    assert months_had(f"{month}个月") == months
    assert months_had(f"{year}年{in_chinese(months % 11 + 1)}个月") == 12 * years + months % 11 + 1


@given(st.integers(0, 100))
@unhurried
def test_a_percentage_is_its_share(hundredths: int) -> None:
    share = f"{Decimal(hundredths) / 100:f}"
    assert percent(f"{hundredths}%") == percent(share) == parse_share(share) == hundredths


@given(st.integers(1, 1680))
@unhurried
def test_hours_are_counted_in_tenths(tenths: int) -> None:
    cell = f"{Decimal(tenths) / 10:f}"
    assert tenths_per_week(cell) == int(parse_hours_per_week(cell) * 10) == tenths


@given(st.dates())
@unhurried
def test_every_way_to_write_a_day_is_the_same_day(found: date) -> None:
    year, month, of_month = f"{found.year:04}", found.month, found.day
    ways = [found.isoformat(), f"{year}/{month}/{of_month}", f"{year}年{month}月{of_month}日"]
    assert {day(way) for way in ways} == {day_number(found)}
    assert day(f"{year}年{month}月") == day_number(found - timedelta(days=of_month - 1))
