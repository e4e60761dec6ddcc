"""Workbooks: what of them is read, what they hide, and those that are no roster."""

import io
import struct
import zipfile
from collections.abc import Callable
from datetime import date, time
from typing import Any, Final

import pytest

from dashboard.catalog.catalog import Catalog
from tests.roster_files import SHEET, TODAY, WIDE, edited, moment, one_fault, read, sheet_of, workbook

SMALL: Final = sheet_of(["person", "work_years"], ["Ana", 1])
OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
FAR_APART: Final = sheet_of(["person"])
LONG_TEXT: Final = sheet_of(["person"], ["x" * 32_000])
SHARING: Final = b'<row><c t="s"><v>1</v></c></row>' * 150_000


def bomb() -> bytes:
    return edited(SMALL, SHEET, lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + b" " * 2**25))


def lying(sheet: bytes) -> bytes:
    """A workbook that unpacks to more than it states: its directory says 100 bytes for every part."""
    packed = bytearray(sheet)
    entry = packed.find(b"PK\1\2")
    while entry >= 0:
        struct.pack_into("<I", packed, entry + 24, 100)
        entry = packed.find(b"PK\1\2", entry + 4)
    return bytes(packed)


XLSX_FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "workbook_broken"),
    "not a ZIP file": (lambda: b"person\nAna\n", "workbook_broken"),
    "a ZIP file of something else": (lambda: zip_of({"a.txt": b"x"}), "workbook_broken"),
    "cut off": (lambda: SMALL[: len(SMALL) // 2], "workbook_broken"),
    "without its sheet": (lambda: zip_without(SHEET), "workbook_broken"),
    "broken XML": (lambda: edited(SMALL, SHEET, lambda xml: xml[: len(xml) // 2]), "workbook_broken"),
    "XML with a document type": (
        lambda: edited(SMALL, "xl/workbook.xml", lambda xml: b"<!DOCTYPE x>" + xml),
        "workbook_broken",
    ),
    "a sheet with a document type": (
        lambda: edited(SMALL, SHEET, lambda xml: xml.replace(b"<worksheet", b"<!DOCTYPE x><worksheet", 1)),
        "workbook_broken",
    ),
    "UTF-16": (
        lambda: edited(SMALL, SHEET, lambda xml: xml.decode().encode("utf-16")),
        "workbook_broken",
    ),
    "locked": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "workbook_locked"),
    "an old workbook": (lambda: OLE + "Workbook".encode("utf-16-le"), "workbook_old"),
    "a ZIP bomb": (bomb, "workbook_too_large"),
    "a ZIP bomb that states another size": (lambda: lying(bomb()), "workbook_too_large"),
    "two cells far apart": (
        lambda: edited(
            FAR_APART,
            SHEET,
            lambda xml: xml.replace(
                b"</row>", b'</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
            ),
        ),
        "workbook_too_large",
    ),
    "one long text in many cells": (
        lambda: edited(LONG_TEXT, SHEET, lambda xml: xml.replace(b"</sheetData>", SHARING + b"</sheetData>")),
        "workbook_too_large",
    ),
    "hidden sheets alone": (
        lambda: edited(
            SMALL, "xl/workbook.xml", lambda xml: xml.replace(b"<sheet ", b'<sheet state="veryHidden" ')
        ),
        "workbook_no_sheet",
    ),
    "an empty sheet": (lambda: sheet_of(), "file_empty"),
    "a thousand columns": (lambda: sheet_of(list(WIDE), list(WIDE.values())), "columns_too_many"),
    "a column without a name": (
        lambda: sheet_of(["person", "", "team"], ["Ana", "x", "y"]),
        "column_unnamed",
    ),
}


def zip_of(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


def zip_without(part: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(SMALL)) as file:
        return zip_of({name: file.read(name) for name in file.namelist() if name != part})


@pytest.mark.parametrize("name", XLSX_FILES)
def test_a_workbook_that_is_no_roster_says_why(frozen: Catalog, name: str) -> None:
    make, code = XLSX_FILES[name]
    assert one_fault("roster.xlsx", make(), frozen).code == code


def test_merged_cells_are_refused_in_the_header_and_listed_below_it(frozen: Catalog) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["person", "team", "work_years"])
        for row in range(1, 7):
            sheet.write_row(row, 0, [f"P{row}", "x", row])
        sheet.merge_range(1, 1, 3, 1, "Blue")  # all but the first of the three lose their team
        sheet.merge_range(5, 0, 5, 1, "Both")  # a row that loses its second cell

    found = read("roster.xlsx", workbook(fill), frozen)
    told = [(fault.line, fault.code, fault.value) for fault in found.faults]
    assert told == [(line, "merged_cells", "B2:B4") for line in (3, 4)] + [(6, "merged_cells", "A6:B6")]
    assert found.roster.names == ["P1", "P4", "P6"]
    header = edited(
        sheet_of(["person", "team"], ["Ana", "x"]),
        SHEET,
        lambda xml: xml.replace(
            b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
        ),
    )
    fault = one_fault("roster.xlsx", header, frozen)
    assert (fault.line, fault.code, fault.value) == (1, "merged_header", "A1:B1")


def test_a_formula_that_failed_or_was_never_worked_out_is_no_empty_cell(frozen: Catalog) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["person", "work_years", "note"])
        for row in range(1, 7):
            sheet.write_string(row, 0, f"P{row}")
        sheet.write_formula(1, 1, "=VLOOKUP(A2,X:Y,2)", None, "#N/A")
        sheet.write_formula(2, 0, "=NA()", None, "#REF!")
        sheet.write_formula(3, 1, "=1+1", None, "never")
        sheet.write_number(4, 1, 1)
        sheet.write_formula(4, 2, '=IF(A5="","",A5)', None, "blank")
        sheet.write_formula(5, 1, "=1+1", None, 2)
        sheet.write_formula(6, 2, "=NA()", None, "#N/A")

    def forget(xml: bytes) -> bytes:
        return xml.replace(b' t="str"><f>1+1</f><v>never</v>', b"><f>1+1</f><v/>").replace(b"blank", b"")

    data = edited(workbook(fill), SHEET, forget)
    found = read("roster.xlsx", data, frozen)
    assert [(fault.line, fault.column, fault.code, fault.value) for fault in found.faults] == [
        (2, "work_years", "not_years", "#N/A"),
        (3, "person", "cell_error", "#REF!"),
        (4, "work_years", "not_years", "=1+1"),
    ]
    assert (found.roster.names, found.roster.people.months["work"].tolist()) == (
        ["P4", "P5", "P6"],
        [12, 24, 0],
    )
    assert found.roster.carried["note"] == ["", "", "#N/A"]


def test_days_of_a_workbook_are_days_and_nowhere_numbers(frozen: Catalog) -> None:
    days = [moment(*day) for day in ((2027, 5, 1), (2027, 5, 1, 8, 30), (1950, 3, 1), (1950, 3, 5, 12))]

    def fill(book: Any) -> None:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_row(0, 0, ["person", "starts_on", "work_years", "note"])
        for row, each in enumerate(days, start=1):
            sheet.write_string(row, 0, f"P{row}")
            sheet.write_datetime(row, 1, each, day)
        sheet.write_datetime(4, 2, days[3], day)
        sheet.write_row(5, 0, ["P5", 46143, 1.5])
        sheet.write_row(6, 0, ["P6", "", 0.1 + 0.2])
        sheet.write_boolean(7, 2, True)  # noqa: FBT003 - the cell's value
        sheet.write_string(7, 0, "P7")
        sheet.write_datetime(8, 1, time(8, 30), day)
        sheet.write_string(8, 0, "P8")

    found = read("roster.xlsx", workbook(fill), frozen)
    assert [(fault.line, fault.column, fault.code, fault.value) for fault in found.faults] == [
        (5, "work_years", "date_for_years", "1950-03-05 12:00:00"),
        (6, "starts_on", "not_a_date", "46143"),
        (8, "work_years", "not_years", "TRUE"),
        (9, "starts_on", "not_a_date", "08:30:00"),
    ]
    starts = (found.roster.people.starts_on["work"] - found.roster.people.today).tolist()
    until = (date(2027, 5, 1) - TODAY).days
    assert (starts, found.roster.people.months["work"].tolist()) == ([until, until, 0, 0], [0, 0, 0, 3])
