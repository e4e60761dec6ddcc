"""Files that are no roster, or hide something: each ends in one clear fault, or in listed rows."""

import io
import zipfile
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.roster.csv_records import MAX_RECORD
from dashboard.roster.files_in import read_table
from dashboard.roster.plans_out import plan_roster
from dashboard.roster.table import MAX_BYTES, MAX_COLUMNS, RosterError
from dashboard.text.faults import fault_sentence
from dashboard.text.words import Words
from tests.conftest import FROZEN
from tests.roster_files import (
    SHEET,
    WIDE,
    codes,
    csv_file,
    edited,
    faults_of,
    one_fault,
    parquet_file,
    parquet_of,
    read,
    sheet_of,
    xlsx_file,
)
from tests.roster_strategies import unhurried

AIGC: Final = load(FROZEN)
SMALL: Final = sheet_of(["person", "work_years"], ["Ana", 1])
MANY: Final = b"person\n" + b"Ana\n" * 300_000


def in_gb(text: str) -> bytes:
    return text.encode("gb18030")


CSV_FILES: dict[str, tuple[bytes, int, str, str]] = {
    "empty": (b"", 0, "file_empty", ""),
    "blank lines alone": (b"\n  \n,,\n", 0, "file_empty", ""),
    "a BOM alone": (b"\xef\xbb\xbf", 0, "file_empty", ""),
    "NULs alone": (b"\0" * 1000, 1, "nul_byte", ""),
    "a NUL": (b"person\nAna\nB\0b\n", 3, "nul_byte", ""),
    "UTF-16": ("person\nAna\n".encode("utf-16"), 1, "utf16", ""),
    "UTF-16, the other way": (b"\xfe\xff" + "person\n张三\n".encode("utf-16-be"), 1, "utf16", ""),
    "UTF-16 without a mark": ("person\nAna\n".encode("utf-16-le"), 1, "nul_byte", ""),
    "Western letters": ("person,x\nFrançois,1\nHélène,2\n".encode("cp1252"), 2, "not_chinese", "Fran鏾is"),
    "a Western word alone": ("person\nAna\nÖmer\n".encode("cp1252"), 3, "not_chinese", "謒er"),
    "neither encoding": (b"person\nAna\nB\xff\xfe\n", 3, "not_utf8_nor_gb18030", "ff fe"),
    "neither, far down": (MANY + b"\xff\xff\n", 300_002, "not_utf8_nor_gb18030", "ff ff"),
    "a NUL, far down": (MANY + b"\0\n", 300_002, "nul_byte", ""),
    "UTF-8 by its BOM, and then not": (b"\xef\xbb\xbfperson\n" + in_gb("张三"), 2, "not_utf8", "d5 c5"),
    "two encodings": ("姓名\n张三\n".encode() + in_gb("李四\n王五\n"), 3, "mixed_encodings", "1"),
    "two encodings, the other way": (in_gb("姓名\n李四\n") + "张三丰\n".encode(), 1, "mixed_encodings", "3"),
    "UTF-8 with bytes of neither": ("姓名\n张三\n".encode() + b"\xff\n", 3, "mixed_encodings", "1"),
    "a quote that is never closed": (
        b'person\nAna\n"Ben\nEve\n',
        3,
        "broken_quotes",
        "unexpected end of data",
    ),
    "a quote that takes too much": (
        *(b'person\n"' + b"a" * MAX_RECORD, 2, "broken_quotes", f"more than {MAX_RECORD:,} letters"),
    ),
    "a workbook by another name": (SMALL, 0, "misnamed", ".xlsx"),
    "an old workbook by another name": (bytes.fromhex("d0cf11e0a1b11ae1") * 9, 0, "misnamed", ".xls"),
    "Parquet by another name": (parquet_file(["person"], []), 0, "misnamed", ".parquet"),
    "a thousand columns": (csv_file(list(WIDE), [WIDE]), 1, "columns_too_many", "1000"),
    "no person": (b"name\nAna\n", 1, "person_missing", ""),
}


@pytest.mark.parametrize("name", CSV_FILES)
def test_a_csv_file_that_is_no_roster_says_why(frozen: Catalog, name: str) -> None:
    data, line, code, value = CSV_FILES[name]
    fault = one_fault("roster.csv", data, frozen)
    assert (fault.line, fault.code, fault.value) == (line, code, value)


@pytest.mark.parametrize(
    "text",
    [
        "姓名\n张三\n",
        "person\n朱镕基\n",
        "person,x\nAnn 镕,B张\n李喆,c\n",
        "person\n張三豐 Zhang\n",
        "person\nx镕f\n张三\n",
    ],
)
def test_chinese_of_any_kind_is_read_as_such(text: str, frozen: Catalog) -> None:
    """镕 has a Latin letter for its second byte, as é in a Western word has."""
    _, *rows = text.splitlines()
    found = read("roster.csv", in_gb(text), frozen)
    assert found.faults == ()
    assert found.roster.names == [row.split(",")[0] for row in rows]


def test_an_upload_that_is_too_large_is_not_looked_into(frozen: Catalog) -> None:
    for name in ("roster.csv", "roster.xlsx", "roster.parquet"):
        fault = one_fault(name, bytes(MAX_BYTES + 1), frozen)
        assert (fault.code, fault.value) == ("file_too_large", "201")


def test_a_header_alone_is_a_roster_of_nobody(frozen: Catalog) -> None:
    for name, data in {
        "roster.csv": "姓名,工作年限\n".encode(),
        "roster.xlsx": sheet_of(["person", "work_years"]),
        "roster.parquet": parquet_file(["person"], []),
    }.items():
        found = read(name, data, frozen)
        assert (found.faults, found.roster.names, found.roster.total_rows) == ((), [], 0)
        assert plan_roster(frozen, found.roster, "strict")["target_held_on"] == []


def test_a_second_header_row_is_listed_and_is_nobody(frozen: Catalog) -> None:
    data = "姓名,工作年限,部门\nperson,work_years,team\n张三,1,a\n姓名,工作年限,\nPerson,1,\n".encode()
    found = read("roster.csv", data, frozen)
    assert [(fault.line, fault.code) for fault in found.faults] == [
        (2, "second_header"),
        (4, "second_header"),
    ]
    assert found.roster.names == ["张三", "Person"]


def test_names_of_all_kinds_are_names(frozen: Catalog) -> None:
    names = ["😀👩‍👩‍👧", "=HYPERLINK(0)", "O'Neil", "-", "+1", "@x", "١٢", "null", "NaN", "张三", "张三", "0"]
    for name, data in {
        "roster.csv": csv_file(["person"], [{"person": each} for each in names]),
        "roster.xlsx": sheet_of(["person"], *([each] for each in names if not each.startswith("="))),
        "roster.parquet": parquet_file(["person"], [{"person": each} for each in names]),
    }.items():
        found = read(name, data, frozen)
        assert found.faults == ()
        wanted = [each for each in names if not each.startswith("=") or not name.endswith(".xlsx")]
        assert found.roster.names == wanted


def test_a_format_that_is_not_read_is_told_with_those_that_are(frozen: Catalog) -> None:
    assert codes(faults_of("roster.txt", b"person\n", frozen)) == ["format_unknown"]


@pytest.mark.parametrize("columns", [MAX_COLUMNS, MAX_COLUMNS + 1])
def test_two_hundred_columns_are_read_and_no_more(frozen: Catalog, columns: int) -> None:
    cells = {"person": "Ana", **{f"c{place}": "x" for place in range(columns - 1)}}
    for name, data in {
        "roster.csv": csv_file(list(cells), [cells]),
        "roster.xlsx": xlsx_file(list(cells), [cells]),
        "roster.parquet": parquet_file(list(cells), [cells]),
    }.items():
        assert codes(faults_of(name, data, frozen)) == ["columns_too_many"] * (columns > MAX_COLUMNS)


WHOLE: Final = {
    "roster.csv": "姓名,工作年限,已持证书\n张三,1年6个月,初级@2026-05-01\n李四,18个月,\n".encode(),
    "roster.xlsx": SMALL,
    "roster.parquet": parquet_of(
        person=["Ana", "Ben"], work_years=[1.5, 2.0], starts_on=[None, "2027-01-01"]
    ),
}
PARTS: Final = (
    SHEET,
    "xl/workbook.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/_rels/workbook.xml.rels",
)


@st.composite
def broken(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file with some of its bytes changed, left out, doubled, or others put in."""
    data = whole
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 20)))
        put = draw(
            st.binary(max_size=4) | st.sampled_from([data[start:end] * 2, b"-1", b"99999999", b"<", b'"'])
        )
        data = data[:start] + put + data[end:]
    return data


def assert_ends_well(name: str, data: bytes) -> None:
    """Whatever is in the file, it is read, or it says why not."""
    try:
        table = read_table(name, data)
        for chunk in table.chunks:
            assert all(len(column) == len(chunk.rows) for column in chunk.columns)
        found = read(name, data, AIGC)
        plan_roster(AIGC, found.roster, "strict")
        faults = found.faults
    except RosterError as error:
        faults = error.faults
        assert faults
    for fault in faults:
        assert fault_sentence(Words("en"), fault)


@given(st.data(), st.sampled_from(tuple(WHOLE)))
@settings(unhurried, max_examples=200)
def test_a_broken_file_gives_faults_and_nothing_else(data: st.DataObject, name: str) -> None:
    assert_ends_well(name, data.draw(broken(WHOLE[name])))


@given(st.data(), st.sampled_from(PARTS))
@settings(unhurried, max_examples=100)
def test_a_workbook_of_broken_parts_gives_faults_and_nothing_else(data: st.DataObject, part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(SMALL)) as file:
        changed = data.draw(broken(file.read(part)))
    assert_ends_well("roster.xlsx", edited(SMALL, part, lambda _: changed))


@given(st.binary(max_size=200), st.sampled_from(tuple(WHOLE)))
@unhurried
def test_bytes_of_no_meaning_give_faults_and_nothing_else(data: bytes, name: str) -> None:
    assert_ends_well(name, data)
