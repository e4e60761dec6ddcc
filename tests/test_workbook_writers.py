"""Workbooks as other programs write them: formats, cells without a place, errors, formulas, hidden rows."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.roster.files_in import read_table
from dashboard.roster.table import Table
from dashboard.team import main
from dashboard.text.words import Words, plain
from tests.roster_files import (
    SHEET,
    TODAY,
    case,
    edited,
    faults_of,
    one_fault,
    read,
    sheet_of,
    told,
    workbook,
)
from tests.team_page import healthy, team

MAIN: Final = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STARTS: Final = date(2027, 3, 1)
NEW_ERRORS: Final = [
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#UNKNOWN!",
    "#CONNECT!",
    "#BUSY!",
    "#PYTHON!",
]


def sheet_with(rows: str) -> bytes:
    """A workbook whose sheet has these rows, as XML."""
    xml = f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"
    return edited(sheet_of(["person"]), SHEET, lambda _: xml.encode())


def text(cell: str) -> str:
    return f'<c t="inlineStr"><is><t>{cell}</t></is></c>'


def row_of(*cells: str) -> str:
    return f"<row>{''.join(cells)}</row>"


def cells_of(table: Table) -> list[tuple[str, ...]]:
    return [row for chunk in table.chunks for row in zip(*chunk.columns, strict=True)]


def test_cells_without_a_place_are_refused_as_those_with_one(frozen: Catalog) -> None:
    with_places, without = (case(f"04_{name}_cell_refs.xlsx", frozen).faults for name in ("with", "no"))
    assert told(without) == [
        (2, "工作年限", "not_years", "#N/A"),
        (3, "工作年限", "not_years", "=12-3"),
    ]
    assert told(with_places) == told(without)


def test_rows_and_cells_without_a_place_follow_those_before_them() -> None:
    data = sheet_with(
        f'<row r="3">{text("person")}{text("team")}<c t="inlineStr"/>{text("work_years")}</row>'
        f"<row>{text('Ana')}<c/><c/><c><v>1</v></c></row>"
        f'<row r="9">{text("Ben")}<c r="D9"><v>2</v></c></row>'
        f"{row_of(text('Eve'), text('x'))}"
    )
    table = read_table("roster.xlsx", data)
    assert (table.header, table.header_row) == (("person", "team", "work_years"), 3)
    (chunk,) = table.chunks
    assert chunk.rows.tolist() == [4, 9, 10]
    assert chunk.columns == (["Ana", "Ben", "Eve"], ["", "", "x"], ["1", "2", ""])


def test_prefixes_quotes_and_the_order_of_attributes_do_not_matter(frozen: Catalog) -> None:
    xml = """<?xml version='1.0'?>
        <x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><x:sheetData>
        <x:row r = '1'><x:c t='inlineStr' r='A1'><x:is><x:t>person</x:t></x:is></x:c>
            <x:c t='str' r = "B1"><x:v>work_years</x:v></x:c></x:row>
        <x:row hidden='true' r='2'><x:c r='A2' t='str'><x:f>"A"</x:f><x:v>Ana</x:v></x:c>
            <x:c t = 'e' r = 'B2'><x:f>1/0</x:f> <x:v> #SPILL! </x:v> </x:c></x:row>
        <x:row r='3'><x:c r='A3' t='inlineStr'>
            <x:is><x:r><x:t>B</x:t></x:r><x:r><x:t>en</x:t></x:r></x:is></x:c>
            <x:c r='B3' ><x:f si='0' t='shared'/><x:v/></x:c></x:row>
        <x:row r='4'><x:c r='A4' t='b'><x:v>1</x:v></x:c><x:c r='B4'><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>
        </x:sheetData></x:worksheet>"""
    data = edited(sheet_of(["person"]), SHEET, lambda _: xml.encode())
    assert told(faults_of("roster.xlsx", data, frozen)) == [
        (2, "work_years", "not_years", "#SPILL!"),
        (3, "work_years", "not_years", "="),
    ]
    table = read_table("roster.xlsx", data)
    assert table.hidden_rows == (2,)
    assert cells_of(table) == [("Ana", "#SPILL!"), ("Ben", "="), ("TRUE", "2")]


@pytest.mark.parametrize("error", [*NEW_ERRORS, "#N/A", "#GETTING_DATA", "#WHATEVER!"])
def test_an_error_of_any_kind_is_told_by_row_and_column(error: str, frozen: Catalog) -> None:
    failed = f'<c t="e"><f>A1</f><v>{error}</v></c>'
    data = sheet_with(
        row_of(text("person"), text("work_years"), text("note"))
        + row_of(text("Ana"), failed, text(error))
        + row_of(failed, "<c><v>2</v></c>", "<c/>")
        + row_of(text("Eve"), "<c><v>3</v></c>", failed)
    )
    found = read("roster.xlsx", data, frozen)
    assert told(found.faults) == [(2, "work_years", "not_years", error), (3, "person", "cell_error", error)]
    assert (found.roster.names, found.roster.carried["note"]) == (["Eve"], [error])


def test_formulas_that_were_never_worked_out_are_told_and_empty_ones_are_empty(frozen: Catalog) -> None:
    data = sheet_with(
        row_of(text("person"), text("work_years"), text("note"))
        + row_of(text("Ana"), '<c t="str"><f>""</f><v></v></c>', text("x"))
        + row_of(text("Ben"), '<c t="str"><f>""</f></c>', text("x"))
        + row_of("<c><f>X1&amp;X2</f></c>", '<c><f t="shared" si="1"/></c>')
        + row_of('<c t="str"><f>""</f><v/></c>', '<c t="str"><f>""</f><v/></c>')
    )
    found = read("roster.xlsx", data, frozen)
    assert told(found.faults) == [
        (4, "person", "formula_not_worked_out", "=X1&X2"),
        (4, "work_years", "not_years", "="),
    ]
    assert (found.roster.names, found.roster.people.months["work"].tolist()) == (["Ana", "Ben"], [0, 0])


def test_a_roster_of_formulas_that_were_never_worked_out_is_not_one_of_nobody(frozen: Catalog) -> None:
    data = sheet_with(
        '<row r="2"><c r="B2" t="inlineStr"><is><t>person</t></is></c></row>'
        '<row r="5"><c r="B5"><f>X5</f></c></row><row r="6"><c r="B6"><f>X6</f></c></row>'
    )
    faults = faults_of("roster.xlsx", data, frozen)
    assert [(fault.line, fault.value) for fault in faults] == [(5, "=X5"), (6, "=X6")]


def test_a_row_that_is_shaded_to_the_last_column_is_no_bomb(frozen: Catalog) -> None:
    shaded = '<c s="1"/>' * 16_383
    people = [row_of(text(f"P{place}")) for place in range(4000)]
    data = sheet_with(row_of(text("person"), shaded) + "".join(people) + '<row><c s="1"/></row>' * 2000)
    found = read("roster.xlsx", data, frozen)
    assert (found.faults, len(found.roster.names), found.roster.carried) == ((), 4000, {})


HOLD_SOMETHING: Final = [
    "><v>1</v>",
    ' t="inlineStr"><is><t></t></is>',
    ' t="str"><v></v>',
    ' t="e"><v>#SPILL!</v>',
    "><f>1+1</f>",
]
HOLD_NOTHING: Final = ['s="0">', "><v></v>", ' t="inlineStr">', ' t="str"><f>1+1</f>', ' t="s"><v/>']


@pytest.mark.parametrize("cell", [*HOLD_SOMETHING, *HOLD_NOTHING])
def test_two_cells_far_apart_are_refused_where_both_hold_something(cell: str, frozen: Catalog) -> None:
    row = f'<row r="1048576"><c r="XFD1048576" {cell}</c></row>'
    faults = faults_of("roster.xlsx", sheet_with(row_of(text("person")) + row), frozen)
    assert [fault.code for fault in faults] == ["workbook_too_large"] * (cell in HOLD_SOMETHING)


def test_one_long_note_among_many_short_texts_is_no_bomb(frozen: Catalog) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["person", "note"])
        sheet.write_row(1, 0, ["Ana", "长" * 30_000])

    same = '<row><c t="s"><v>0</v></c></row>' * 60_000
    data = edited(
        workbook(fill), SHEET, lambda xml: xml.replace(b"</sheetData>", same.encode() + b"</sheetData>")
    )
    table = read_table("roster.xlsx", data)
    assert sum(len(chunk.rows) for chunk in table.chunks) == 60_001


def test_a_blank_column_without_a_name_is_none_and_one_with_a_cell_is_refused(frozen: Catalog) -> None:
    rows: list[list[Any]] = [["person", "", "work_years", " "], ["Ana", "", 1, " "], ["Ben", " ", 2, ""]]
    table = read_table("roster.xlsx", sheet_of(*rows))
    assert (table.header, cells_of(table)) == (("person", "work_years"), [("Ana", "1"), ("Ben", "2")])
    rows[2][1] = "x"
    fault = one_fault("roster.xlsx", sheet_of(*rows), frozen)
    assert (fault.code, dict(fault.detail)["place"]) == ("column_unnamed", "2")


def hidden() -> bytes:
    """Six people, of whom the rows 3-5 and 7 are hidden, as is a column; row 9 is hidden and blank."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["person", "work_years", "note"])
        for row in range(1, 7):
            sheet.write_row(row, 0, [f"P{row}", row, "x"])
        sheet.write_string(8, 0, " ")
        for row in (2, 3, 4, 6, 8):
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})

    return workbook(fill)


def test_hidden_rows_and_columns_are_read_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = read_table("roster.xlsx", hidden())
    assert (table.hidden_rows, table.hidden_columns) == ((3, 4, 5, 7), ("note",))
    roster = tmp_path / "roster.xlsx"
    roster.write_bytes(hidden())
    assert main([str(roster), "--as-of", str(TODAY)]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 7
    assert said.err.splitlines() == [
        "roster.xlsx: not read, carried through: note",
        "roster.xlsx: rows hidden or filtered out, and counted: 4 (3-5, 7)",
        "roster.xlsx: columns hidden, and read like the others: note",
    ]


def test_the_page_says_which_rows_and_columns_are_hidden() -> None:
    words = Words("en")
    app = team()
    app.file_uploader(key="team.upload").upload("roster.xlsx", hidden(), "application/octet-stream")
    captions = [each.value for each in healthy(app.run()).caption]
    assert words.count("team.hidden_rows", 4, rows="3-5, 7") in captions
    assert plain(words("team.hidden_columns", columns="note")) in captions


@pytest.mark.parametrize(
    ("name", "starts"),
    [("r1_cjk_builtin_dates.xlsx", [STARTS] * 19), ("r4_strict_ooxml.xlsx", [STARTS])],
)
def test_days_of_chinese_and_strict_workbooks_are_days(
    name: str, starts: list[date], frozen: Catalog
) -> None:
    found = case(name, frozen)
    people = found.roster.people
    assert found.faults == ()
    assert [
        TODAY + timedelta(days=each) for each in (people.starts_on["work"] - people.today).tolist()
    ] == starts


def test_days_of_a_workbook_that_counts_from_1904_are_four_years_later(frozen: Catalog) -> None:
    found = case("r2_mac1904.xlsx", frozen)
    (starts,) = (found.roster.people.starts_on["work"] - found.roster.people.today).tolist()
    assert TODAY + timedelta(days=starts) == date(1904, 1, 1) + timedelta(days=44_985)


def test_phonetic_signs_are_no_part_of_a_name(frozen: Catalog) -> None:
    found = case("r3_phonetic_x000d.xlsx", frozen)
    assert (found.roster.names, found.roster.carried["备注"]) == (["山田太郎"], ["a\r\nb"])
