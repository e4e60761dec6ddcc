"""Text files as spreadsheets write them: their first line, what they leave out, what they add at the end."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.roster.columns import columns_of
from dashboard.roster.files_in import read_table
from dashboard.roster.headers import named_mapping
from dashboard.roster.roster_read import ReadRoster
from dashboard.roster.table import MAX_COLUMNS
from dashboard.text.faults import fault_sentence
from dashboard.text.words import Words
from tests.roster_files import TODAY, dates_of, faults_of, one_fault, read

CASES = Path(__file__).parent / "cases" / "roster"


def years(found: ReadRoster) -> dict[str, tuple[int, int]]:
    """The months of work and of AIGC work by person, of a file without faults."""
    assert found.faults == ()
    people = found.roster.people
    months = zip(people.months["work"].tolist(), people.months["aigc"].tolist(), strict=True)
    return dict(zip(found.roster.names, months, strict=True))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^"])
@pytest.mark.parametrize("said", ["sep={}", "SEP={}", '"sep={}"', "sep={}{}{}", "sep={} "])
@pytest.mark.parametrize(("encoding", "end"), [("utf-8", "\r\n"), ("utf-8-sig", "\n"), ("gb18030", "\r")])
def test_a_first_line_that_says_the_delimiter_is_no_header(
    delimiter: str, said: str, encoding: str, end: str, frozen: Catalog
) -> None:
    lines = [said.format(*[delimiter] * 3), f"姓名{delimiter}工作年限", f"甲{delimiter}5", f"乙{delimiter}x"]
    data = end.join((*lines, "")).encode(encoding)
    table = read_table("roster.csv", data)
    assert (table.header, table.header_row) == (("姓名", "工作年限"), 2)
    found = read("roster.csv", data, frozen)
    assert [(each.line, each.column, each.value) for each in found.faults] == [(4, "工作年限", "x")]
    assert (found.roster.names, found.roster.rows.tolist()) == (["甲"], [3])


def test_a_line_that_says_the_delimiter_and_nothing_else_is_an_empty_file(frozen: Catalog) -> None:
    assert one_fault("roster.csv", b"sep=;\r\n", frozen).code == "file_empty"


def test_cells_that_a_row_lacks_at_its_end_are_empty(frozen: Catalog) -> None:
    data = "姓名,工作年限,AIGC年限,已持证书\r\n甲,5,1,初级\r\n乙,3,2\r\n丙,1\r\n".encode()
    found = read("roster.csv", data, frozen)
    assert years(found) == {"甲": (60, 12), "乙": (36, 24), "丙": (12, 0)}
    people = found.roster.people
    assert list(map(bool, dates_of(people, "held", "aigc-junior"))) == [True, False, False]


@pytest.mark.parametrize("end", [",,", ",,,,,,", ", ,\t", ',"",'])
def test_columns_at_the_end_without_name_and_cell_are_none(end: str, frozen: Catalog) -> None:
    data = f"姓名,工作年限,AIGC年限{end}\r\n甲,5,1{end}\r\n乙,3,2\r\n丙,1,0,,\r\n{',' * 9}\r\n".encode()
    found = read("roster.csv", data, frozen)
    assert years(found) == {"甲": (60, 12), "乙": (36, 24), "丙": (12, 0)}
    assert (found.roster.carried, found.bad.header) == ({}, ("姓名", "工作年限", "AIGC年限"))


def test_as_many_columns_without_names_as_a_sheet_has_are_no_fault(frozen: Catalog) -> None:
    blank = "," * 16_000
    assert years(read("roster.csv", f"person{blank}\nAna{blank}\n".encode(), frozen)) == {"Ana": (0, 0)}
    named = ",".join(f"c{place}" for place in range(MAX_COLUMNS + 1))
    assert one_fault("roster.csv", f"{named}{blank}\n".encode(), frozen).code == "columns_too_many"


@pytest.mark.parametrize(("cells", "place"), [("Ana,1,x", 3), ("Ana,1,,x", 4), ("Ana,1,x,y", 3)])
def test_a_cell_in_a_column_without_a_name_is_told(cells: str, place: int, frozen: Catalog) -> None:
    """Once, for the column, where it is among the first rows; by its row where it comes far down."""
    header = "person,work_years,,\n"
    faults = faults_of("roster.csv", f"{header}{cells}\n".encode(), frozen)
    assert {(each.line, each.code) for each in faults} == {(1, "column_unnamed")}
    many = "Ben,2,,\n" * 50
    fault = one_fault("roster.csv", f"{header}{many}{cells}\n".encode(), frozen)
    assert (fault.line, fault.code, fault.value) == (52, "cell_unnamed", "x")
    assert str(place) in fault_sentence(Words("en"), fault)


def test_a_row_with_more_cells_than_the_header_is_refused(frozen: Catalog) -> None:
    fault = one_fault("roster.csv", b"person,work_years,\nAna,1,,\nBen,2,,x\n", frozen)
    assert (fault.line, fault.code) == (3, "row_too_long")


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("姓名,工作年限,已持证书\n甲,5,初级;中级;\n乙,2,初级;\n", ("姓名", "工作年限", "已持证书")),
        ("Name,Skills\nAnn,a;b;c\nBen,d;e\n", ("Name", "Skills")),
        ("Name;Years (a,b,c)\nAnn;5\nBen;6\n", ("Name", "Years (a,b,c)")),
        ("Name,Certificates (a;b;c;d)\nAnn,x;y\n", ("Name", "Certificates (a;b;c;d)")),
        ('Name,Note\nAnn,"a\tb\tc"\nBen,"d\te"\n', ("Name", "Note")),
        ("Name;Note\nAnn;1,5\nBen;2,5\n", ("Name", "Note")),
        ("姓名\n张三;李四\n", ("姓名",)),
        ("姓名\r张三\r李四\r", ("姓名",)),
        ("姓名,工作年限\r甲,5\r乙,2\r", ("姓名", "工作年限")),
    ],
)
def test_the_delimiter_is_that_of_the_rows_and_not_one_within_cells(
    text: str, header: tuple[str, ...], frozen: Catalog
) -> None:
    table = read_table("roster.csv", text.encode())
    assert table.header == header
    assert all(not chunk.faults for chunk in table.chunks)


def test_a_file_that_ends_its_lines_in_carriage_returns_is_its_people(frozen: Catalog) -> None:
    data = "姓名,工作年限\r甲,5\r乙,2\r"
    assert years(read("roster.csv", data.encode(), frozen)) == {"甲": (60, 0), "乙": (24, 0)}
    broken = data.encode() + b"\xff\r"
    assert one_fault("roster.csv", broken, frozen).line == 4


def test_the_first_rows_are_kept_as_they_were_read(frozen: Catalog) -> None:
    table = read_table("roster.csv", "姓名,工号\n王伟,='1'\n李勇,=\"002\"\n".encode("gb18030"))
    assert table.first_rows[1] == ("李勇", "002")
    assert named_mapping(table.header, columns_of(frozen))[0] == "person"


@pytest.mark.parametrize("name", ["r5_fixed_offset.parquet", "r6_int96.parquet"])
def test_moments_of_parquet_are_days_where_they_were_written(name: str, frozen: Catalog) -> None:
    """Midnight of 1 March at +08:00, and in the old form of 96 bits."""
    found = read(name, (CASES / name).read_bytes(), frozen)
    assert found.faults == ()
    until = (date(2027, 3, 1) - TODAY).days
    assert (found.roster.people.starts_on["work"] - found.roster.people.today).tolist() == [until]
