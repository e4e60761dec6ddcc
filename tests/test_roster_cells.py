"""What one cell of a roster may hold, however people write it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from dashboard.catalog import Catalog
from dashboard.catalog.faults import fault_at
from dashboard.choices import LANGUAGES
from dashboard.planner import day_number, whole_months
from dashboard.planner.person_cells import parse_hours_per_week, parse_share, parse_years
from dashboard.roster.cells_in import Levels, day, months_had, percent, tenths_per_week
from dashboard.text import Words, fault_right
from tests.roster_strategies import unhurried
from tests.strategies import Tables, level_row

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
    "half a year": 6,
    "A year and a half": 18,
}
SHARES = {"0.4": 40, "1": 100, "0": 0, "40%": 40, "40 %": 40, "４０％": 40, "100%": 100, "0%": 0}
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
        *((months_had, cell, "too_many_decimals") for cell in ("1.23456", "1.23456年")),
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
        *((percent, cell, "not_a_share") for cell in ("%", "half", "4 0%", "40%%")),
        *((day, cell, "not_a_date") for cell in ("2026-02-30", "soon", "5/1/2026", "2026", "2026-13-01")),
        *(
            (day, cell, "not_a_date")
            for cell in ("46143", "2026-5/1", "0000-01-01", "2026年13月", "26-05-01")
        ),
        *((tenths_per_week, cell, "out_of_range_above_zero") for cell in ("0", "168.5", "-1")),
        (tenths_per_week, "1.25", "too_many_decimals"),
        (tenths_per_week, "6 hours", "not_a_number"),
    ],
)
def test_what_is_none_of_these_is_refused(read: Callable[[str], object], cell: str, code: str) -> None:
    assert code_of(read, cell) == code


@given(st.decimals(0, 80, places=4).map(abs))
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


HOLDS = {
    "aigc-junior": [("aigc-junior", None)],
    "初级": [("aigc-junior", None)],
    "Junior": [("aigc-junior", None)],
    " junior ": [("aigc-junior", None)],
    "AIGC 提示工程师": [("prompt-engineer", None)],
    "ＡＩＧＣ提示工程师": [("prompt-engineer", None)],
    "AIGC prompt engineer": [("prompt-engineer", None)],
    "中级@2026-05-01": [("aigc-intermediate", date(2026, 5, 1))],
    "中级＠2026年5月": [("aigc-intermediate", date(2026, 5, 1))],
    "aigc-junior@2026-05-01|aigc-junior": [("aigc-junior", date(2026, 5, 1)), ("aigc-junior", None)],
    **{f"初级{mark}中级": [("aigc-junior", None), ("aigc-intermediate", None)] for mark in "|;；、，,\n"},
    "初级@2026/5/1、Advanced": [("aigc-junior", date(2026, 5, 1)), ("aigc-advanced", None)],
}


@pytest.mark.parametrize(("cell", "wanted"), HOLDS.items())
def test_certificates_are_named_by_id_or_by_a_name_of_either_language(
    shipped: Catalog, cell: str, wanted: list[tuple[str, date | None]]
) -> None:
    levels = Levels(shipped)
    place_of = {level_id: place for place, level_id in enumerate(levels.ids)}
    expected = [(place_of[level_id], held and day_number(held)) for level_id, held in wanted]
    assert list(levels.holds(cell)) == expected


LONGER = {
    "aigc-junior": (
        *("AIGC应用工程师（初级）", "AIGC应用工程师(初级)", "AIGC应用工程师初级", "初级AIGC应用工程师"),
        *("AIGC Application Engineer (Junior)", "AIGC application engineer (Junior)"),
        *("Junior AIGC application engineer", "ＡＩＧＣ应用工程师【初级】", "《AIGC应用工程师》 初级"),
        *("AIGC应用工程师职业技术认证（初级）", "AIGC应用工程师 - 初级", "AIGC应用工程师 Junior"),
    ),
    "aigc-advanced": (
        *("AIGC应用工程师（高级）", "高级AIGC应用工程师", "AIGC Application Engineer - Advanced"),
        "AIGC Application Engineer vocational-technical certification (Advanced)",
    ),
}


@pytest.mark.parametrize(
    ("cell", "level_id"), [(cell, level_id) for level_id, cells in LONGER.items() for cell in cells]
)
def test_a_level_may_have_the_name_of_its_scheme_beside_its_own(
    shipped: Catalog, cell: str, level_id: str
) -> None:
    levels = Levels(shipped)
    place, day_held = levels.ids.index(level_id), day_number(date(2026, 5, 1))
    assert levels.place(cell) == place
    assert levels.holds(f"{cell}@2026-05-01、中级、{cell}") == (
        *((place, day_held), (levels.ids.index("aigc-intermediate"), None), (place, None)),
    )


@pytest.mark.parametrize(
    "cell",
    [
        *("AIGC应用工程师", "AIGC初级", "AI大模型应用工程师（初级）", "生成式人工智能应用工程师（高级）"),
        *(
            "AIGC提示工程师（初级）",
            "人工智能训练师（高级）",
            "AIGC应用工程师（初级）（中级）",
            "职业技术认证初级",
        ),
    ],
)
def test_a_level_of_another_scheme_or_of_part_of_a_name_is_unknown(shipped: Catalog, cell: str) -> None:
    assert code_of(Levels(shipped).place, cell) == "unknown_level"


def renamed(catalog: Catalog, **names: str) -> Catalog:
    """A catalog whose schemes have other Chinese names, by their ids; `_` stands for `-`."""
    name_of = {scheme_id.replace("_", "-"): name for scheme_id, name in names.items()}
    schemes = tuple(
        scheme.model_copy(update={"name_zh": name_of.get(scheme.scheme_id, scheme.name_zh)})
        for scheme in catalog.schemes
    )
    return replace(catalog, schemes=schemes)


def test_longer_names_are_those_of_the_tables(shipped: Catalog) -> None:
    levels = Levels(renamed(shipped, aigc_application_engineer="数据分析师，甲类（职业技能等级证书）"))
    wanted = levels.ids.index("aigc-junior")
    assert levels.place("数据分析师，甲类初级") == wanted
    assert levels.holds("数据分析师，甲类（初级）") == ((wanted, None),)
    assert code_of(levels.place, "AIGC应用工程师（初级）") == "unknown_level"


def test_a_longer_name_of_two_levels_is_refused_and_one_that_is_a_levels_own_is_its() -> None:
    names = {"a": "初级", "b": "初级", "c": "乙初级"}
    rows = tuple(
        {**level_row(level_id), "scheme_id": f"of-{level_id}", "name_zh": name}
        for level_id, name in names.items()
    )
    catalog = Tables(rows, (), ()).catalog()
    levels = Levels(renamed(catalog, of_a="甲认证", of_b="甲证书"))
    with pytest.raises(PydanticCustomError) as refused:
        levels.holds("甲（初级）")
    assert (refused.value.type, (refused.value.context or {})["levels"]) == ("ambiguous_level", "a, b")
    assert levels.ids[levels.place("甲证书（初级）")] == "b"
    assert levels.ids[Levels(renamed(catalog, of_a="乙认证")).place("乙初级")] == "c"


NOTHING = (
    *("无", "没有", "暂无", "未持有", "none", "n/a", "no", "-", "—", "——", "/"),
    *("None", "NONE", "N/A", "No", "ｎｏｎｅ", "Ｎ／Ａ", "－", "／", " 无 ", " none ", "\u3000没有\u3000"),
)


@pytest.mark.parametrize("cell", NOTHING)
def test_what_people_write_for_no_certificate_is_none_and_no_target(shipped: Catalog, cell: str) -> None:
    levels = Levels(shipped)
    assert levels.holds(cell) == ()
    assert code_of(levels.place, cell) == "unknown_level"
    assert code_of(levels.holds, f"初级|{cell}") == code_of(levels.holds, f"{cell}、初级") == "unknown_level"
    assert code_of(levels.holds, f"{cell}@2026-05-01") == "unknown_level"


@pytest.mark.parametrize(
    ("cell", "wanted"), [("none", "none"), ("无", "a"), ("no", "no"), ("没有", None), ("None", None)]
)
def test_a_level_that_is_called_none_is_held(cell: str, wanted: str | None) -> None:
    rows = ({**level_row("none"), "name_zh": "初级"}, {**level_row("a"), "name_zh": "无"}, level_row("no"))
    levels = Levels(Tables(rows, (), ()).catalog())
    assert levels.holds(cell) == (((levels.ids.index(wanted), None),) if wanted else ())


@pytest.mark.parametrize(
    ("cell", "code", "part"),
    [
        ("aigc-senior", "unknown_level", "aigc-senior"),
        ("初级|超级", "unknown_level", "超级"),
        ("初级|", "unknown_level", ""),
        ("初级@soon", "not_a_date", "初级@soon"),
        ("初级@", "not_a_date", "初级@"),
    ],
)
def test_a_certificate_that_is_none_is_told_by_its_part(
    shipped: Catalog, cell: str, code: str, part: str
) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Levels(shipped).holds(cell)
    assert (refused.value.type, (refused.value.context or {})["part"]) == (code, part)


def advice(levels: Levels, cell: str) -> dict[str, str]:
    """What would be right instead of an unknown level, by language."""
    with pytest.raises(PydanticCustomError) as refused:
        levels.place(cell)
    detail = {name: str(value) for name, value in (refused.value.context or {}).items()}
    assert detail["levels"] == ", ".join(levels.ids)
    found = fault_at("roster.csv", 2, "target", refused.value.type, cell, **detail)
    return {language: fault_right(Words(language), found) for language in LANGUAGES}


def test_an_unknown_level_is_told_with_the_names_that_people_know_and_the_ids(shipped: Catalog) -> None:
    assert advice(Levels(shipped), "超级") == {
        "zh": (
            "应为其一：初级（aigc-junior）、中级（aigc-intermediate）、高级（aigc-advanced）、"
            "AIGC提示工程师（prompt-engineer）。"
        ),
        "en": (
            "It is one of: Junior (aigc-junior), Intermediate (aigc-intermediate), Advanced (aigc-advanced), "
            "AIGC prompt engineer (prompt-engineer)."
        ),
    }


def test_a_level_without_a_name_in_a_language_is_told_by_the_other_one_or_by_its_id() -> None:
    rows = ({**level_row("a"), "name_zh": "甲"}, {**level_row("b"), "name_en": "B {x}"}, level_row("c"))
    assert advice(Levels(Tables(rows, (), ()).catalog()), "d") == {
        "zh": "应为其一：甲（a）、B {x}（b）、c。",
        "en": "It is one of: 甲 (a), B {x} (b), c.",
    }


def test_a_name_of_two_levels_is_refused_with_both_ids_and_an_id_is_not() -> None:
    names = {"a": "Junior, basic", "b": "Senior", "C": "senior"}
    rows = tuple({**level_row(level_id), "name_en": name} for level_id, name in names.items())
    levels = Levels(Tables(rows, (), ()).catalog())
    with pytest.raises(PydanticCustomError) as refused:
        levels.holds("SENIOR")
    assert refused.value.type == "ambiguous_level"
    assert (refused.value.context or {})["levels"] == "C, b"
    ((place, held_on),) = levels.holds("b")
    assert (place, held_on) == (levels.ids.index("b"), None)
    assert levels.holds("Junior, basic") == ((levels.ids.index("a"), None),)
