"""What a program put before a cell so that a spreadsheet leaves it alone is no part of the cell."""

import csv
import io
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.roster.armour import harmless
from dashboard.roster.files_in import read_table
from dashboard.roster.files_out import rows_for, writer_for
from tests.roster_files import TODAY, dates_of, read, workbook
from tests.roster_strategies import unhurried

ARMOURED = {
    '="00123"': "00123",
    '="张三"': "张三",
    '="say ""hi"""': 'say "hi"',
    '=""': "",
    "'00123": "00123",
    "'007": "007",
    "'2026-05-01": "2026-05-01",
    "'110101199003070012": "110101199003070012",
    "'张三": "张三",
    "'A-0017": "A-0017",
    "'a0017": "a0017",
    "'=1+1": "=1+1",
    "'+86 138": "+86 138",
    "'-5": "-5",
    "'@x": "@x",
    "'='a'": "='a'",
    "'＝1": "＝1",
    '\'="00123"': '="00123"',
    "`00123": "00123",
    "`A17": "A17",
    "`张三": "张三",
    "’00123": "00123",
    "‘00123": "00123",
    "＇00123": "00123",
}
NOT_ARMOURED = (
    *("'t Hooft", "'s-Gravenhage", "O'Neil", "D'Angelo", "'quoted'", "'张三'", "''x", "‘优秀’员工"),
    *('=SUM("1")', '="a"&"b"', "=1+1", "a`b", "`code`", "-5", "00123"),
)
"""A name may begin with an apostrophe, and what is more than a text is a formula."""


def one_cell(cell: str) -> bytes:
    """A roster of one person with this note, armoured or not, as a program writes it."""
    file = io.StringIO()
    csv.writer(file).writerows([["person", "note"], ["Ana", cell]])
    return file.getvalue().encode()


@pytest.mark.parametrize(
    ("cell", "wanted"), [*ARMOURED.items(), *((cell, cell) for cell in NOT_ARMOURED)], ids=repr
)
def test_a_cell_is_read_without_its_armour(cell: str, wanted: str, frozen: Catalog) -> None:
    found = read("roster.csv", one_cell(cell), frozen).roster
    assert (found.names, found.carried) == (["Ana"], {"note": [wanted]})


def test_armour_is_taken_off_in_every_column_and_off_their_names(frozen: Catalog) -> None:
    data = """\
="姓名",'工作年限,="已持证书",AIGC年限
="00123",="2",'初级@2026-05-01,`1.5
'张三,'3,'aigc-junior,
"""
    found = read("roster.csv", data.encode(), frozen)
    assert found.faults == ()
    people = found.roster.people
    assert found.roster.names == ["00123", "张三"]
    assert (people.months["work"].tolist(), people.months["aigc"].tolist()) == ([24, 36], [18, 0])
    assert list(map(bool, dates_of(people, "held", "aigc-junior"))) == [True, True]


@given(st.lists(st.text("=+-@＝＋'`\"１1a张,; ", max_size=5), min_size=1, max_size=6))
@example(["=a'", "-'", '="1"'])
@unhurried
def test_what_was_made_harmless_is_read_back_as_it_was(cells: list[str]) -> None:
    cells = [cell.strip() for cell in cells]
    file = io.BytesIO()
    writer_for(".csv", file, ["person", "note"], TODAY).add(
        rows_for(".csv")({"person": ["Ana"] * len(cells), "note": cells})
    )
    (chunk,) = read_table("plans.csv", file.getvalue()).chunks
    for cell, found in zip(cells, chunk.columns[1], strict=True):
        if harmless(cell) != cell:
            assert found == cell


def test_armour_in_a_workbook_is_taken_off_what_is_read_and_left_on_what_is_carried(frozen: Catalog) -> None:
    rows = [["person", "work_years", "holds", "note"], ["'00123", "'3", "`初级", "'x1"]]
    rows += [['="00125"', "2", "", ""], ["'t Hooft", "1", "", ""]]

    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write_string(place, column, text)

    found = read("roster.xlsx", workbook(fill), frozen)
    assert found.faults == ()
    assert found.roster.names == ["00123", "00125", "'t Hooft"]
    assert found.roster.people.months["work"].tolist() == [36, 24, 12]
    assert found.roster.carried["note"] == ["'x1", "", ""]
