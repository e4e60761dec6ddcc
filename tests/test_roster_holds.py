"""Certificates as forms and people put them down: several in a cell, each with its day, some unknown."""

from collections.abc import Sequence
from datetime import date

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.roster.files_in import read_roster, read_table
from dashboard.roster.headers import Mapping
from dashboard.roster.holds_in import Holds
from dashboard.roster.levels_in import Levels
from dashboard.roster.roster_read import HowToRead, ReadRoster
from dashboard.rules.months import day_number
from tests.conftest import ROOT
from tests.roster_files import TODAY, Dates, codes, dates_of
from tests.test_roster_cells import code_of

BOTH = (
    *(
        "初级;中级",
        "初级;中级;",
        ";初级;中级",
        "初级；中级；",
        "初级;#中级",
        "1;#初级;#2;#中级",
        "初级;#1;#中级;#2",
    ),
    *(
        "初级、中级",
        "初级,中级,",
        "初级|中级|",
        "初级┋中级",
        "初级\n中级",
        "初级\r\n中级\r\n",
        "初级 / 中级",
        "初级/中级",
    ),
    *(
        "初级和中级",
        "初级 与 中级",
        "初级及中级",
        "初级 & 中级",
        "初级+中级",
        "Junior and Intermediate",
        "初级 中级",
    ),
    *('["初级","中级"]', "• 初级\n• 中级", "初级证书、中级证", "初级;\u00a0中级\u200b"),
)
DATED = (
    *(
        "初级@2026/5/1",
        "初级＠2026-05-01",
        "初级(2026-05-01)",
        "初级（2026年5月1日）",
        "初级 2026-05-01",
        "初级：2026-05-01",
    ),
    *(
        "初级2026-05-01",
        "2026-05-01 初级",
        "初级, 2026-05-01",
        "初级 - 2026.5.1",
        "初级（2026年5月1日取得）",
        "初级@20260501",
    ),
    *(
        "Junior (passed on May 1, 2026)",
        "Junior, 1 May 2026",
        "AIGC应用工程师（初级）2026-05-01;",
        "初级证书 发证日期：2026/5/1 0:00",
    ),
)
HELD = (
    "初级（已取得）",
    "初级已过",
    "初级√",
    "初級",
    "AIGC-JUNIOR",
    "Aigc_Junior",
    "高\ufe0f级".replace("高", "初"),
)


def read_holds(catalog: Catalog, cell: str, *, set_aside: bool = False) -> list[tuple[str, date | None]]:
    levels = Levels(catalog)
    found = Holds(levels, set_aside_unknown=set_aside)(cell)
    epoch = date(1970, 1, 1).toordinal()
    return [
        (levels.ids[level] if isinstance(level, int) else level, date.fromordinal(on + epoch) if on else None)
        for level, on in found
    ]


@pytest.mark.parametrize("cell", BOTH)
def test_two_certificates_are_two_whatever_parts_them(frozen: Catalog, cell: str) -> None:
    assert read_holds(frozen, cell) == [("aigc-junior", None), ("aigc-intermediate", None)]


@pytest.mark.parametrize("cell", HELD)
def test_a_certificate_that_is_said_to_be_held_is_that_certificate(frozen: Catalog, cell: str) -> None:
    assert read_holds(frozen, cell) == [("aigc-junior", None)]


@pytest.mark.parametrize("cell", DATED)
def test_a_certificate_has_the_day_beside_it(frozen: Catalog, cell: str) -> None:
    assert read_holds(frozen, cell) == [("aigc-junior", date(2026, 5, 1))]


def test_each_certificate_has_its_own_day(frozen: Catalog) -> None:
    wanted = [("aigc-junior", date(2026, 5, 1)), ("aigc-intermediate", date(2026, 6, 1))]
    for cell in (
        "初级(2026-05-01)、中级(2026年6月1日)",
        "初级 2026-05-01 中级 2026-06-01",
        "2026-05-01初级；2026-06-01中级",
        "Junior May 1, 2026; Intermediate June 1, 2026",
    ):
        assert read_holds(frozen, cell) == wanted
    assert read_holds(frozen, "初级 2026-05-01、中级") == [wanted[0], ("aigc-intermediate", None)]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(
            (cell, "days_unpaired")
            for cell in ("初级和中级 2026-05-01", "初级 2026-05-01至2029-05-01", "2026-05-01")
        ),
        *(
            (cell, "not_a_date")
            for cell in ("初级 2025", "初级（2025年）", "初级@明年", "初级 2026-02-30", "初级@")
        ),
        ("初级@05/11/2025", "day_or_month_first"),
        *(
            (cell, "unknown_level")
            for cell in ("PMP", "初级;PMP", "软考初级、中级", "初级 PMP", "AWS 初级和中级")
        ),
    ],
)
def test_what_names_no_certificate_or_no_one_day_is_refused(frozen: Catalog, cell: str, code: str) -> None:
    assert code_of(Holds(Levels(frozen)), cell) == code


SET_ASIDE = {
    "PMP": ["PMP"],
    "初级;PMP": ["aigc-junior", "PMP"],
    "PMP(2024-01-01)、初级": ["PMP", "aigc-junior"],
    "PMP@soon;初级": ["PMP", "aigc-junior"],
    "PMP / 初级": ["PMP", "aigc-junior"],
    "初级;无": ["aigc-junior"],
    "软考初级、中级": ["软考初级、中级"],
    "AWS 初级和中级": ["AWS 初级和中级"],
    "初级;软考中级;高级": ["aigc-junior", "软考中级、高级"],
}


@pytest.mark.parametrize(("cell", "wanted"), SET_ASIDE.items())
def test_an_unknown_certificate_can_be_set_aside(frozen: Catalog, cell: str, wanted: Sequence[str]) -> None:
    """After another scheme's level that is called like ours, a level may be that scheme's too."""
    assert [name for name, _ in read_holds(frozen, cell, set_aside=True)] == wanted


def read(catalog: Catalog, text: str, mapping: Mapping, *, set_aside: bool = False) -> ReadRoster:
    table = read_table("roster.csv", text.encode())
    return read_roster(table, mapping, catalog, TODAY, how=HowToRead(set_aside_unknown=set_aside))


def test_each_set_aside_name_is_told_once_with_the_rows_of_those_planned(frozen: Catalog) -> None:
    text = (
        "person,holds,work_years\na,PMP;初级,1\nb,pmp、CISP,1\nc,PMP,two\nd,P M P,1\ne,中级,1\nf,PMP;PMP,1\n"
    )
    mapping = ("person", "holds", "work_years")
    unknown = "unknown_level"
    assert codes(read(frozen, text, mapping).faults) == [unknown, unknown, "not_years", *[unknown] * 3]
    found = read(frozen, text, mapping, set_aside=True)
    assert codes(found.faults) == ["not_years"]
    assert [(each.name, each.rows.tolist()) for each in found.set_aside] == [
        ("PMP", [2, 3, 5, 7]),
        ("CISP", [3]),
    ]
    people = found.roster.people
    assert dates_of(people, "held", "aigc-junior") == [{(people.today, True)}, *[set()] * 4]


HELD_ON = {
    ("初级", "2026-05-01"): ["2026-05-01", None],
    ("初级@2025-01-01", "2026-05-01"): ["2025-01-01", None],
    ("初级", ""): ["undated", None],
    ("初级", "无"): ["undated", None],
    ("初级;中级", "2026-05-01;2026-06-01"): ["2026-05-01", "2026-06-01"],
    ("中级、初级", "2026年5月1日、2026/6/1"): ["2026-06-01", "2026-05-01"],
    ("初级@2025-01-01;中级", "2026-06-01"): ["2025-01-01", "2026-06-01"],
    ("初级;PMP;中级", "2026-05-01;2024-01-01;2026-06-01"): ["2026-05-01", "2026-06-01"],
    ("", ""): [None, None],
}


@pytest.mark.parametrize(("cells", "wanted"), HELD_ON.items())
def test_the_column_beside_has_the_days_in_the_same_order(
    frozen: Catalog, cells: tuple[str, str], wanted: Sequence[str | None]
) -> None:
    text = f'name,cert,on,note\nx,"{cells[0]}","{cells[1]}",n\n'
    found = read(frozen, text, ("person", "holds", "holds_on", None), set_aside=True)
    assert found.faults == ()
    dates: dict[str | None, Dates] = {None: set(), "undated": {(day_number(TODAY), True)}}
    people = found.roster.people
    assert [dates_of(people, "held", level)[0] for level in ("aigc-junior", "aigc-intermediate")] == [
        dates[each] if each in dates else {(day_number(date.fromisoformat(str(each))), False)}
        for each in wanted
    ]


@pytest.mark.parametrize(
    ("holds", "on", "code"),
    [
        ("初级;中级", "2026-05-01", "days_unpaired"),
        ("初级", "2026-05-01;2026-06-01", "days_unpaired"),
        ("", "2026-05-01", "day_without_certificate"),
        ("无", "2026-05-01", "day_without_certificate"),
        ("初级", "明年", "not_a_date"),
        ("初级", "05/11/2025", "day_or_month_first"),
        ("初级", "1900-01-01", "date_far"),
    ],
)
def test_days_that_do_not_fit_the_certificates_are_refused_in_their_column(
    frozen: Catalog, holds: str, on: str, code: str
) -> None:
    found = read(frozen, f'name,cert,on,note\nx,{holds},"{on}",n\n', ("person", "holds", "holds_on", None))
    assert [(each.line, each.column, each.code, each.value) for each in found.faults] == [(2, "on", code, on)]


def test_the_days_of_the_column_beside_decide_their_own_order(frozen: Catalog) -> None:
    text = "name,cert,on\nx,初级,05/11/2025\ny,初级,25/11/2025\n"
    found = read(frozen, text, ("person", "holds", "holds_on"))
    assert found.faults == ()
    dates = dates_of(found.roster.people, "held", "aigc-junior")
    assert dates[0] == {(day_number(date(2025, 11, 5)), False)}


def test_a_file_with_semicolons_between_the_certificates_of_a_cell_is_read(frozen: Catalog) -> None:
    name = "12_forms_semicolon.csv"
    table = read_table(name, (ROOT / "tests" / "cases" / "roster" / name).read_bytes())
    found = read_roster(table, ("person", "work_years", "holds"), frozen, TODAY)
    assert found.faults == ()
    people = found.roster.people
    levels = ("aigc-junior", "aigc-intermediate")
    assert [list(map(bool, dates_of(people, "held", level))) for level in levels] == [
        [True, True],
        [True, False],
    ]
