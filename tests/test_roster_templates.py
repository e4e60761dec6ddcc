"""Files to begin with: they ask for what the tables ask, and say how a roster is filled in."""

from datetime import date
from typing import Final

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.roster.columns import columns_of
from dashboard.roster.example import example_roster
from dashboard.roster.files_in import read_roster, read_table
from dashboard.roster.guesses import guess_mapping
from dashboard.roster.headers import named_mapping
from dashboard.roster.plans_out import plan_roster
from dashboard.roster.templates import template
from dashboard.rules.months import day_number
from dashboard.state.choices import LANGUAGES, Language
from tests.roster_files import TODAY, codes, dates_of, read

SHIPPED_COLUMNS: Final = (
    *("person", "work_years", "aigc_years", "work_share", "aigc_share", "starts_on", "aigc_starts_on"),
    *("holds", "hours_per_week", "target"),
)
SHIPPED_NAMES: Final = (
    *("姓名", "工作年限", "AIGC年限", "工作占比", "AIGC占比", "开始日期", "AIGC开始日期"),
    *("已持证书", "每周学习小时", "目标等级"),
)
LADDERS_COLUMNS: Final = (
    *("person", "work_years", "draw_years", "audit_years", "cloud_years"),
    *("work_share", "draw_share", "audit_share", "cloud_share"),
    *("starts_on", "draw_starts_on", "audit_starts_on", "cloud_starts_on"),
    *("holds", "education", "answers", "hours_per_week", "target"),
)
LADDERS_NAMES: Final = (
    *("姓名", "工作年限", "绘图年限", "审核年限", "云审核年限"),
    *("工作占比", "绘图占比", "审核占比", "云审核占比"),
    *("开始日期", "绘图开始日期", "审核开始日期", "云审核开始日期"),
    *("已持证书", "学历", "确认的条件", "每周学习小时", "目标等级"),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("tables", "wanted", "names"),
    [("frozen", SHIPPED_COLUMNS, SHIPPED_NAMES), ("ladders", LADDERS_COLUMNS, LADDERS_NAMES)],
)
def test_a_template_has_every_column_that_is_asked_for_and_its_example_is_nobody(
    request: pytest.FixtureRequest,
    tables: str,
    wanted: tuple[str, ...],
    names: tuple[str, ...],
    language: Language,
) -> None:
    catalog: Catalog = request.getfixturevalue(tables)
    data = template(language, catalog)
    assert data.startswith(b"\xef\xbb\xbf")
    table, columns = read_table("template.csv", data), columns_of(catalog)
    assert table.header == (wanted if language == "en" else names)
    assert named_mapping(table.header, columns) == guess_mapping(table.header, columns) == wanted
    found = read("template.csv", data, catalog)
    assert (codes(found.faults), found.roster.names) == (["example_row"], [])
    (shown,) = list(zip(*found.bad.columns, strict=True))
    assert all(shown)
    again = read("template.csv", data.replace(shown[0].encode(), b"Ana"), catalog)
    assert (again.faults, again.roster.names) == ((), ["Ana"])


HELD: Final = (day_number(date(2026, 5, 1)), False)


def shown(catalog: Catalog, language: Language) -> dict[str, str]:
    """The cells of the row that shows how, by column."""
    names, row = template(language, catalog).decode("utf-8-sig").splitlines()
    return dict(zip(names.split(","), row.split(","), strict=True))


def test_the_row_that_shows_how_names_levels_as_the_language_does(frozen: Catalog) -> None:
    zh, en = shown(frozen, "zh"), shown(frozen, "en")
    assert (zh["已持证书"], zh["目标等级"]) == ("初级@2026-05-01", "中级")
    assert (en["holds"], en["target"]) == ("aigc-junior@2026-05-01", "aigc-intermediate")


def test_the_row_that_shows_how_names_the_scheme_where_two_have_such_a_level(ladders: Catalog) -> None:
    """Two of the ladders have a level 初级, one alone has 中级."""
    zh, en = shown(ladders, "zh"), shown(ladders, "en")
    assert (zh["已持证书"], zh["目标等级"]) == ("绘图师认证 初级@2026-05-01", "中级")
    assert (zh["学历"], zh["确认的条件"]) == ("大专@2025-06-30", "conduct@2026-05-01|!references")
    assert (en["education"], en["answers"]) == ("associate@2025-06-30", "conduct@2026-05-01|!references")
    data = template("zh", ladders).replace("示例（请删去这一行）".encode(), b"Ana")
    roster = read("template.csv", data, ladders).roster
    assert roster.targets == ["draw-intermediate"]
    assert dates_of(roster.people, "held", "draw-junior") == [{HELD}]


@pytest.mark.parametrize("as_of", [TODAY, date(2027, 3, 1), date(2040, 1, 1)])
def test_the_example_is_sixty_people_who_say_that_they_are_made_up(frozen: Catalog, as_of: date) -> None:
    data = example_roster(frozen)
    table = read_table("example.csv", data)
    assert tuple(name for name in table.header if name.isascii()) == SHIPPED_COLUMNS
    found = read_roster(table, named_mapping(table.header, columns_of(frozen)), frozen, as_of)
    roster = found.roster
    assert found.faults == ()
    assert len(set(roster.names)) == len(roster.names) == roster.total_rows == 60
    assert all("示例" in name and "Example" in name for name in roster.names)
    assert list(roster.carried) == ["部门 Department", "行业 Industry"]
    industries = {f"{row.name_zh} {row.name_en}" for row in frozen.industries if row.industry_id != "other"}
    assert set(roster.carried["行业 Industry"]) == {*industries, "其他 Other"}
    if as_of == TODAY:
        plans = plan_roster(frozen, roster, "strict")
        assert set(plans["verdict"]) == {"held", "unstated", "open", "check", "later"}
        assert len(set(plans["path"])) > 5
        assert set(roster.targets) == set(frozen.level_ids)


def test_the_example_has_what_other_tables_ask_for_and_nothing_else(ladders: Catalog) -> None:
    table = read_table("example.csv", example_roster(ladders))
    assert tuple(name for name in table.header if name.isascii()) == LADDERS_COLUMNS
    found = read_roster(table, named_mapping(table.header, columns_of(ladders)), ladders, TODAY)
    assert (found.faults, len(found.roster.names)) == ((), 60)
    people = found.roster.people
    assert people.education.keys() == {"school", "associate", "bachelor", "master"}
    assert people.answered.keys() == {"conduct", "references"}
    assert len({tuple(months.tolist()) for months in people.months.values()}) == 4
