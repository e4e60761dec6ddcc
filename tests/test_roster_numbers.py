"""Numbers of a workbook, which are what their cells show; and long ones, which are exact."""

from typing import Any

import pytest

from dashboard.catalog.catalog import Catalog
from tests.roster_files import (
    SHEET,
    case,
    edited,
    faults_of,
    one_fault,
    parquet_of,
    read,
    sheet_of,
    told,
    workbook,
)


def formatted(*columns: tuple[str, str, Any]) -> bytes:
    """A workbook with one person: by column its name, number format and value."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        for place, (name, code, value) in enumerate(columns):
            sheet.write_string(0, place, name)
            sheet.write(1, place, value, book.add_format({"num_format": code}))

    return workbook(fill)


def test_months_are_months_where_the_number_format_says_so(frozen: Catalog) -> None:
    found = case("02_number_format_months.xlsx", frozen)
    assert found.faults == ()
    people = found.roster.people
    assert (people.months["work"].tolist(), people.months["aigc"].tolist()) == ([18, 30, 6], [6, 8, 0])


def test_a_computed_number_of_years_is_what_its_cell_shows(frozen: Catalog) -> None:
    found = case("15_computed_seniority.xlsx", frozen)
    assert found.faults == ()
    assert found.roster.people.months["work"].tolist() == [80, 30]  # 6.7 and 2.5 years


def test_numbers_with_a_format_are_read_or_refused_as_they_are_shown(frozen: Catalog) -> None:
    shown = (
        *(("person", "00000", 17), ("work_years", '0.0"年"', 1.5), ("aigc_years", '0"个月"', 6)),
        *(("work_share", "0.00%", 0.4), ("hours_per_week", "0.00", 6), ("team", "0000-00", 202705)),
    )
    found = read("roster.xlsx", formatted(*shown), frozen)
    assert found.faults == ()
    people = found.roster.people
    assert (found.roster.names, found.roster.carried) == (["00017"], {"team": ["2027-05"]})
    assert (people.months["work"].tolist(), people.months["aigc"].tolist()) == ([18], [6])
    assert (people.percent["work"].tolist(), people.tenths_per_week.tolist()) == ([40], [60])
    refused = (
        *(("person", "0", 1), ("work_years", '0"天"', 5), ("aigc_years", "0%", 0.4)),
        *(("hours_per_week", '0"分钟"', 30), ("starts_on", "0", 46447)),
    )
    assert told(faults_of("roster.xlsx", formatted(*refused), frozen)) == [
        (2, "work_years", "not_years", "5天"),
        (2, "aigc_years", "not_years", "40%"),
        (2, "starts_on", "not_a_date", "46447"),
        (2, "hours_per_week", "not_a_number", "30分钟"),
    ]


@pytest.mark.parametrize("column", ["person", "work_years", "work_share", "hours_per_week"])
def test_a_number_of_a_format_that_tells_nothing_is_refused_only_where_it_is_read(
    column: str, frozen: Catalog
) -> None:
    others = [("person", "0", 7)] if column != "person" else []
    data = formatted(*others, (column, "[DBNum1]0", 1), ("note", "[DBNum1]0", 5), ("hidden", ";;;", 6))
    fault = one_fault("roster.xlsx", data, frozen)
    assert (fault.line, fault.column, fault.code, fault.value) == (2, column, "number_format", "1")
    assert dict(fault.detail)["format"] == "[DBNum1]0"
    read_alone = read("roster.xlsx", formatted(("person", "0", 7), ("note", "[DBNum1]0", 5)), frozen)
    assert (read_alone.faults, read_alone.roster.carried) == ((), {"note": ["5"]})


def test_long_numbers_are_different_people(frozen: Catalog) -> None:
    ids = [2026112800000017, 2026112800000018, 2**53]
    found = read(
        "roster.xlsx", sheet_of(["person", "work_years"], *([each, 0.1 + 0.2] for each in ids)), frozen
    )
    assert found.roster.names == [str(each) for each in ids]
    assert found.roster.people.months["work"].tolist() == [3, 3, 3]
    floats = parquet_of(person=[110101199003070017.0, 110101199003070080.0])
    assert read("roster.parquet", floats, frozen).roster.names == [
        "110101199003070016",
        "110101199003070080",
    ]
    parquet = case("06_float_ids.parquet", frozen)
    assert parquet.roster.carried["学号"] == ["2026112800000017", "2026112800000018", ""]


def test_the_format_of_a_cell_is_none_of_those_for_conditions_or_named_styles(frozen: Catalog) -> None:
    """All three are numbered alike, and stand in one part."""
    styles = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        <numFmts><numFmt numFmtId="176" formatCode="0&quot;个月&quot;"/></numFmts>
        <cellStyleXfs><xf numFmtId="9"/><xf numFmtId="10"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs>
        <dxfs><dxf><numFmt numFmtId="176" formatCode="0&quot;年&quot;"/></dxf></dxfs></styleSheet>"""
    data = formatted(("person", "@", "Ana"), ("work_years", "0.0", 18))
    data = edited(data, "xl/styles.xml", lambda _: styles.encode())
    data = edited(data, SHEET, lambda xml: xml.replace(b's="2"', b's="1"'))
    found = read("roster.xlsx", data, frozen)
    assert (found.faults, found.roster.people.months["work"].tolist()) == ((), [18])
