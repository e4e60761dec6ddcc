"""A roster is the same people in whatever file it comes; every fault is told where it is."""

import random
from collections.abc import Sequence
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.roster.columns import columns_of
from dashboard.roster.files_in import read_roster, read_table
from dashboard.roster.headers import named_mapping
from dashboard.roster.plans_out import plan_roster
from dashboard.roster.roster_read import ReadRoster
from dashboard.roster.table import RosterError
from dashboard.rules.months import day_number
from dashboard.rules.people import people_of
from tests.conftest import FROZEN
from tests.roster_files import (
    TODAY,
    assert_same_people,
    codes,
    csv_file,
    faults_of,
    parquet_file,
    read,
    text_of,
    workbook,
    xlsx_file,
)
from tests.roster_strategies import CHINESE, Entry, entries, faults_put, rosters, unhurried

ENCODINGS: Final = ("utf-8", "utf-8-sig", "gb18030")
DELIMITERS: Final = (",", ";", "\t")
FORMATS: Final = ("roster.csv", "roster.xlsx", "roster.parquet")
AIGC: Final = load(FROZEN)


def header_of(people: Sequence[Entry], *, chinese: bool) -> list[str]:
    return [CHINESE.get(column, column) if chinese else column for column in next(iter(people)).cells]


def file_of(
    name: str,
    people: Sequence[Entry],
    *,
    chinese: bool = False,
    encoding: str = "utf-8",
    delimiter: str = ",",
) -> bytes:
    header, rows = header_of(people, chinese=chinese), [each.cells for each in people]
    if name.endswith(".xlsx"):
        return xlsx_file(header, rows)
    if name.endswith(".parquet"):
        return parquet_file(header, rows)
    return csv_file(header, rows, encoding, delimiter)


def assert_read(found: ReadRoster, people: Sequence[Entry], catalog: Catalog) -> None:
    assert found.faults == ()
    wanted = people_of([each.someone.person() for each in people], TODAY, catalog.clock_ids)
    assert_same_people(found.roster.people, wanted)
    assert found.roster.names == [each.cells["person"] for each in people]
    assert list(found.roster.targets) == [each.target or catalog.default_target for each in people]
    carried = {name: list(cells) for name, cells in found.roster.carried.items()}
    assert carried == {"note": [each.cells["note"] for each in people]}
    assert found.roster.total_rows == len(people)


@given(rosters(), st.sampled_from(ENCODINGS), st.sampled_from(DELIMITERS))
@unhurried
def test_a_csv_file_is_its_people_in_any_encoding_and_delimiter(
    people: Sequence[Entry], encoding: str, delimiter: str
) -> None:
    # In English, a file of GB18030 may happen to be UTF-8 too; these names of columns are not.
    file = file_of(
        "roster.csv", people, chinese=encoding == "gb18030", encoding=encoding, delimiter=delimiter
    )
    assert_read(read("roster.csv", file, AIGC), people, AIGC)


@given(rosters(), st.booleans(), st.sampled_from(FORMATS))
@settings(unhurried, max_examples=60)
def test_a_file_of_any_format_is_its_people(people: Sequence[Entry], chinese: bool, name: str) -> None:
    assert_read(read(name, file_of(name, people, chinese=chinese), AIGC), people, AIGC)


@given(rosters(least=2), st.randoms(use_true_random=False))
@settings(unhurried, max_examples=40)
def test_the_order_of_rows_changes_nobodys_plan(people: Sequence[Entry], shuffle: random.Random) -> None:
    order = list(range(len(people)))
    shuffle.shuffle(order)
    shuffled = [people[place] for place in order]
    found = [
        plan_roster(AIGC, read("roster.csv", file_of("roster.csv", each), AIGC).roster, "strict")
        for each in (people, shuffled)
    ]
    before, after = (list(zip(*columns.values(), strict=True)) for columns in found)
    assert after == [before[place] for place in order]


@given(st.data(), st.sampled_from(FORMATS))
@settings(unhurried, max_examples=80)
def test_each_fault_is_told_at_the_row_and_column_where_it_was_put(data: st.DataObject, name: str) -> None:
    people = data.draw(rosters(least=2))
    put = data.draw(faults_put(len(people)))
    for (person, column), (cell, _) in put.items():
        people[person].cells[column] = cell
    first_row = 1 if name.endswith(".parquet") else 2
    lines = csv_lines(people) if name.endswith(".csv") else range(first_row, first_row + len(people))
    found = read(name, file_of(name, people, chinese=True), AIGC)
    told = {(fault.line, fault.column): (fault.value, fault.code) for fault in found.faults}
    assert told == {(lines[person], CHINESE[column]): bad for (person, column), bad in put.items()}
    assert len(found.faults) == len(put)
    bad = {person for person, _ in put}
    good = [each for place, each in enumerate(people) if place not in bad]
    assert found.roster.names == [text_of(each.cells["person"]) for each in good]
    assert_same_people(
        found.roster.people, people_of([each.someone.person() for each in good], TODAY, AIGC.clock_ids)
    )
    assert found.roster.rows.tolist() == [
        row for place, row in enumerate(lines) if place not in bad and place < len(people)
    ]
    assert found.bad.rows.tolist() == [lines[person] for person in sorted(bad)]
    rows = [dict(zip(found.bad.header, row, strict=True)) for row in zip(*found.bad.columns, strict=True)]
    for row, person in zip(rows, sorted(bad), strict=True):
        texts = {name: cell for name, cell in people[person].cells.items() if isinstance(cell, str)}
        assert {name: row[CHINESE.get(name, name)] for name in texts} == texts


def csv_lines(people: Sequence[Entry]) -> list[int]:
    """The line on which each person begins: a name may go over several."""
    lines, line = [], 2
    for each in people:
        lines.append(line)
        line += 1 + sum(text_of(cell).count("\n") for cell in each.cells.values())
    return lines


@given(entries())
@unhurried
def test_a_repeated_person_is_two_people(someone: Entry) -> None:
    assert_read(
        read("roster.csv", file_of("roster.csv", [someone, someone]), AIGC),
        [someone, someone],
        AIGC,
    )


def test_columns_that_are_missing_have_the_defaults_of_the_design(frozen: Catalog) -> None:
    found = read("roster.csv", b"person\nAna\n", frozen).roster
    today = day_number(TODAY)
    people = found.people
    assert people.tenths_per_week.tolist() == [60]
    assert (people.held, people.education, people.answers, people.answered) == ({}, {}, {}, {})
    assert {clock_id: months.tolist() for clock_id, months in people.months.items()} == {
        "work": [0],
        "aigc": [0],
    }
    assert {clock_id: percent.tolist() for clock_id, percent in people.percent.items()} == {
        "work": [100],
        "aigc": [0],
    }
    assert {clock_id: days.tolist() for clock_id, days in people.starts_on.items()} == {
        "work": [today],
        "aigc": [today],
    }
    assert (list(found.targets), found.carried) == (["aigc-advanced"], {})


@pytest.mark.parametrize("target", ["aigc-junior", None])
def test_the_target_of_a_row_comes_before_the_one_given(frozen: Catalog, target: str | None) -> None:
    data = "person,target,team\nAna,,x\nBen,提示,x\nEve,中级,\n".encode()
    found = read("roster.csv", data, frozen, target).roster
    assert list(found.targets) == [target or "aigc-advanced", "aigc-intermediate"]


def test_more_rows_than_one_chunk_are_one_roster(frozen: Catalog) -> None:
    """Of rows of several chunks, each keeps its number, its fault and its place."""
    lines = ["person,work_years,team", *(f"P{row},{row % 80},{row % 3}" for row in range(2, 120_002))]
    for row, cells in ((60_000, ",1,x"), (110_000, "P,two,y"), (110_001, "P,1"), (110_002, "P,1,2,3")):
        lines[row - 1] = cells
    data = "\n".join(lines).encode()
    table = read_table("roster.csv", data)
    found = read_roster(
        table, named_mapping(table.header, columns_of(frozen)), frozen, TODAY, most_rows=200_000
    )
    told = [(fault.line, fault.column, fault.code) for fault in found.faults]
    assert told == [
        (60_000, "person", "empty"),
        (110_000, "work_years", "not_years"),
        (110_002, "", "row_too_long"),
    ]
    assert found.bad.rows.tolist() == [60_000, 110_000, 110_002]
    last = [column[-1] for column in found.bad.columns]
    assert last == ["P", "1", "2,3"]
    roster = found.roster
    assert (len(roster.names), roster.total_rows) == (119_997, 120_000)
    rows = roster.rows.tolist()
    short = rows.index(110_001)  # without its last cell
    assert (roster.names[short], roster.carried["team"][short]) == ("P", "")
    whole = [row for row in rows if row != 110_001]
    assert [f"P{row}" for row in whole] == [*roster.names[:short], *roster.names[short + 1 :]]
    years = np.where(roster.rows == 110_001, 1, roster.rows % 80)
    np.testing.assert_array_equal(roster.people.months["work"], years * 12)
    teams = list(roster.carried["team"])
    assert [*teams[:short], *teams[short + 1 :]] == [str(row % 3) for row in whole]


def test_a_roster_of_too_many_rows_is_refused(frozen: Catalog) -> None:
    table = read_table("roster.csv", b"person\nAna\nBen\nEve\n")
    found = read_roster(table, named_mapping(table.header, columns_of(frozen)), frozen, TODAY, most_rows=2)
    assert codes(found.faults) == ["rows_too_many"]
    assert (len(found.roster.people), found.roster.names) == (0, [])


def test_a_mark_of_byte_order_is_no_part_of_a_name(frozen: Catalog) -> None:
    for encoding in ("utf-8", "gb18030"):
        assert read("roster.csv", "\ufeff姓名\n张三\n".encode(encoding), frozen).roster.names == ["张三"]


def test_a_delimiter_is_the_one_that_gives_the_known_names(frozen: Catalog) -> None:
    for text, header in {
        "姓名;备注,附\n张三;a\n": ("姓名", "备注,附"),
        '"a,b";person\n1;Ana\n': ("a,b", "person"),
        "person\n": ("person",),
        "x;y;z\n": ("x", "y", "z"),
        "x,y;z\n": ("x", "y;z"),
    }.items():
        assert read_table("roster.csv", text.encode()).header == header


def test_a_workbook_is_read_from_its_first_visible_sheet(frozen: Catalog) -> None:
    def fill(book: object) -> None:
        hidden, first, other = (book.add_worksheet(name) for name in ("秘密", "名单", "旧"))  # type: ignore[attr-defined]
        first.activate()
        hidden.hide()
        hidden.write_row(0, 0, ["person"])
        first.write_row(2, 1, ["姓名", "工作年限", "编号"])
        first.write_row(4, 1, ["张三", 1.5, 12])
        other.write_row(0, 0, ["person"])

    data = workbook(fill)
    table = read_table("roster.xlsx", data)
    assert (table.sheet, table.other_sheets, table.header_row) == ("名单", ("秘密", "旧"), 3)
    found = read("roster.xlsx", data, frozen).roster
    assert (list(found.names), found.rows.tolist(), found.people.months["work"].tolist()) == (
        ["张三"],
        [5],
        [18],
    )
    assert list(found.carried["编号"]) == ["12"]


def test_the_names_of_columns_may_not_stand_below_others(frozen: Catalog) -> None:
    for data in ("2026年名单\n姓名,工作年限\n张三,1\n", "基本信息,,经历\n姓名,部门,工作年限\n张三,a,1\n"):
        (fault,) = faults_of("roster.csv", data.encode(), frozen)
        assert (fault.line, fault.code) == (2, "header_below")


def test_a_broken_header_is_told_by_an_exception_or_by_faults_alone(frozen: Catalog) -> None:
    with pytest.raises(RosterError) as refused:
        read_table("roster.csv", b"")
    assert codes(refused.value.faults) == ["file_empty"]
