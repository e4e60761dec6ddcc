"""Plans as columns and as files, the rows that can't be planned as a file, and files to begin with."""

import csv
import io
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.faults import Fault
from dashboard.planner.plan import standing
from dashboard.planner.totals import is_lower_bound
from dashboard.planner.verdicts import Verdict
from dashboard.roster.armour import harmless
from dashboard.roster.bad_rows import bad_rows_file
from dashboard.roster.columns_out import Columns, OutputError
from dashboard.roster.files_in import FORMATS, read_table
from dashboard.roster.files_out import rows_for, writer_for
from dashboard.roster.plans_out import plan_roster
from dashboard.roster.roster_read import Roster
from dashboard.roster.xlsx_out import MAX_CELL, MAX_SHEET_ROWS
from dashboard.rules.people import people_of
from dashboard.text.faults import fault_sentence
from dashboard.text.words import Words
from tests.roster_files import TODAY, read
from tests.roster_strategies import unhurried
from tests.strategies import Situation, situations


def roster_of(situation: Situation, catalog: Catalog) -> Roster:
    people = [each.person() for each in situation.people]
    return Roster(
        names=[str(place) for place in range(len(people))],
        people=people_of(people, situation.today, catalog.clock_ids),
        targets=situation.targets,
        rows=np.arange(len(people)),
        carried={},
        total_rows=len(people),
    )


@given(situations(most_people=5))
@unhurried
def test_the_plans_of_a_roster_are_those_of_each_person_alone(situation: Situation) -> None:
    catalog = situation.tables.catalog()
    columns = plan_roster(catalog, roster_of(situation, catalog), situation.reading)
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    assert len(rows) == len(situation.people)
    for row, someone, target in zip(rows, situation.people, situation.targets, strict=True):
        person = someone.person()
        alone = standing(catalog, person, situation.today, target, situation.reading)
        plan = alone.plan
        steps = plan.steps if plan else ()
        assert row["verdict"] == alone.verdict
        assert row["path"] == ">".join(step.level_id for step in steps)
        assert row["first_exam_on"] == min((step.sat_on.isoformat() for step in steps), default="")
        assert row["target_exam_on"] == (plan.exam_on.isoformat() if plan else "")
        assert row["target_held_on"] == (alone.held_on.isoformat() if alone.held_on else "")
        assert row["lower_bound"] == (
            "yes" if any(is_lower_bound(catalog, step.level_id) for step in steps) else "no"
        )
        assert row["open_now"] == "|".join(
            level_id
            for level_id in sorted(catalog.level_ids)
            if standing(catalog, person, situation.today, level_id, situation.reading).verdict
            in (Verdict.OPEN, Verdict.UNSTATED)
        )


OUTPUT: Final = ("person", "target", "verdict", "first_exam_on", "exams", "study_hours", "fee", "0012")
ROWS: Final[tuple[tuple[str, ...], ...]] = (
    ("张三", "aigc-junior", "open", "2027-01-30", "1", "40", "", "007"),
    ("=1+1", "aigc-junior", "held", "", "0", "0", "0.5", "1.50"),
    ("😀", "aigc-advanced", "never", "1850-01-01", "", "", "", "line\nline"),
)


def written(suffix: str, names: Sequence[str], *parts: Sequence[Sequence[str]]) -> bytes:
    """A file of some parts, each of them rows."""
    file = io.BytesIO()
    with closing(writer_for(suffix, file, names, TODAY)) as writer:
        for rows in parts:
            columns: Columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
            writer.add(rows_for(suffix)(columns))
    return file.getvalue()


def cells_of(file: bytes) -> list[list[str]]:
    """The cells of a CSV file, the names of its columns first."""
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def test_csv_has_every_cell_as_text_and_a_formula_made_harmless() -> None:
    found = cells_of(written(".csv", OUTPUT, ROWS[:1], ROWS[1:]))
    assert found == [list(OUTPUT), *(["'=1+1", *row[1:]] if row[0] == "=1+1" else list(row) for row in ROWS)]


def test_parquet_has_days_as_days_numbers_as_numbers_and_texts_as_they_came() -> None:
    table = pq.read_table(io.BytesIO(written(".parquet", OUTPUT, ROWS[:1], ROWS[1:])))
    numbers = {"exams": pa.int64(), "study_hours": pa.float64(), "fee": pa.float64()}
    kinds = {"first_exam_on": pa.date32(), **numbers}
    assert table.schema.types == [kinds.get(name, pa.string()) for name in OUTPUT]
    assert [tuple(row.values()) for row in table.to_pylist()] == [
        ("张三", "aigc-junior", "open", date(2027, 1, 30), 1, 40.0, None, "007"),
        ("=1+1", "aigc-junior", "held", None, 0, 0.0, 0.5, "1.50"),
        ("😀", "aigc-advanced", "never", date(1850, 1, 1), None, None, None, "line\nline"),
    ]


def test_a_workbook_has_days_as_days_numbers_as_numbers_and_no_formula() -> None:
    file = written(".xlsx", OUTPUT, ROWS[:1], ROWS[1:])
    assert load_workbook(io.BytesIO(file)).get_sheet_by_index(0).to_python() == [
        list(OUTPUT),
        ["张三", "aigc-junior", "open", date(2027, 1, 30), 1.0, 40.0, "", "007"],
        ["=1+1", "aigc-junior", "held", "", 0.0, 0.0, 0.5, "1.50"],
        ["😀", "aigc-advanced", "never", "1850-01-01", "", "", "", "line\nline"],
    ]
    assert written(".xlsx", OUTPUT, ROWS) == file  # nothing of the clock is in it


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_of_nobody_has_its_header(suffix: str) -> None:
    file = written(suffix, ["person", "exams"], [])
    assert read_table(f"plans{suffix}", file).header == ("person", "exams")


def test_what_a_workbook_does_not_hold_is_refused() -> None:
    fits, too_long = "x" * MAX_CELL, "x" * (MAX_CELL + 1)
    for cell in (fits, "😀" * (MAX_CELL // 2)):
        assert written(".xlsx", ["note"], [[cell]])
    for cell in (too_long, "😀" * (MAX_CELL // 2 + 1)):
        with pytest.raises(OutputError, match="row 2"):
            written(".xlsx", ["note"], [[cell]])
        assert written(".csv", ["note"], [[cell]])
    with closing(writer_for(".xlsx", io.BytesIO(), ["note"], TODAY)) as writer:
        writer.add({"note": [""] * (MAX_SHEET_ROWS - 1)})
        with pytest.raises(OutputError, match="1,048,576"):
            writer.add({"note": [""]})


HARMLESS: Final = {
    "=1+1": "'=1+1",
    "=HYPERLINK(0)": "'=HYPERLINK(0)",
    "+86 138": "'+86 138",
    "-x": "'-x",
    "-": "'-",
    "@SUM(A1)": "'@SUM(A1)",
    "\t=1": "'\t=1",
    "\r=1": "'\r=1",
    "＝1+1": "'＝1+1",
    "+86": "+86",
    "-1.5": "-1.5",
    "-5%": "-5%",
    "+1e5": "+1e5",
    "-1+1": "'-1+1",
    "a=1": "a=1",
    "'=1": "'=1",
    "": "",
    "1": "1",
    "a\n=1": "a\n=1",
}


@pytest.mark.parametrize(("cell", "wanted"), HARMLESS.items())
def test_a_cell_that_would_run_as_a_formula_is_made_harmless(cell: str, wanted: str) -> None:
    assert harmless(cell) == wanted
    assert cells_of(written(".csv", [cell, "b"], [[cell, "x"]])) == [[wanted, "b"], [wanted, "x"]]


@given(st.lists(st.text("=+-@１１\t\r\n'\"a1.,％＝", max_size=4), min_size=1, max_size=6))
@unhurried
def test_no_cell_of_csv_is_a_formula_and_every_one_can_be_had_back(cells: list[str]) -> None:
    file = written(".csv", ["note", "b"], [[cell, "x"] for cell in cells])
    _, *rows = cells_of(file)
    for cell, (found, _) in zip(cells, rows, strict=True):
        assert found in (cell, f"'{cell}")
        assert found == cell or cell.startswith(tuple("=+-@\t\r＝"))
        if found.startswith(tuple("=+-@\t\r＝")):
            assert float(found.removesuffix("%")) is not None


def told(fault: Fault) -> str:
    return fault_sentence(Words("en"), fault)


def test_bad_rows_can_be_put_right_and_sent_in_again(frozen: Catalog) -> None:
    data = '姓名,工作年限,备注\n张三,two,"=1+1, x"\n李四,1,\n,-1,y\n王五,1,2,3\n'.encode()
    found = read("roster.csv", data, frozen)
    file = bad_rows_file(found, "行", "哪里不对", told)
    assert file.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""))
    assert header == ["行", "哪里不对", "姓名", "工作年限", "备注"]
    sentences = {row: [told(fault) for fault in found.faults if fault.line == row] for row in (2, 4, 5)}
    assert [len(each) for each in sentences.values()] == [1, 2, 1]
    assert rows == [
        ["2", " ".join(sentences[2]), "张三", "two", "'=1+1, x"],
        ["4", " ".join(sentences[4]), "", "-1", "y"],
        ["5", " ".join(sentences[5]), "王五", "1", "2,3"],
    ]
    again = read("roster.csv", file.replace(b"two", b"2").replace(b",,-1", b",A,1"), frozen)
    assert (again.faults, again.roster.names) == ((), ["张三", "A", "王五"])
    still = read("roster.csv", file, frozen)
    assert bad_rows_file(still, "行", "哪里不对", told).count("哪里不对".encode()) == 1
