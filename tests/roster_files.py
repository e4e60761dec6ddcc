"""Rosters as files: the same cells as CSV in any encoding and delimiter, as a workbook, or as Parquet."""

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from xlsxwriter import Workbook

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.faults import Fault
from dashboard.roster.columns import columns_of
from dashboard.roster.files_in import read_roster, read_table
from dashboard.roster.guesses import guess_mapping
from dashboard.roster.headers import named_mapping
from dashboard.roster.roster_read import ReadRoster
from dashboard.roster.table import RosterError
from dashboard.rules.months import NEVER
from dashboard.rules.people import Obtained, People
from dashboard.state.choices import LANGUAGES
from dashboard.text.faults import fault_sentence
from dashboard.text.words import Words

TODAY: Final = date(2026, 11, 24)
CASES: Final = Path(__file__).parent / "cases" / "roster"
SHEET: Final = "xl/worksheets/sheet1.xml"
WIDE: Final = {f"c{place}": "x" for place in range(1_000)}
Cell = str | Decimal | date | None
Rows = Sequence[Mapping[str, Cell]]
"""Rows of a roster by column; each has all the columns, in the same order."""


def text_of(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def csv_file(header: Sequence[str], rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(map(text_of, row.values()) for row in rows)
    return file.getvalue().encode(encoding)


def xlsx_file(header: Sequence[str], rows: Rows) -> bytes:
    """A workbook with numbers as numbers and days as days."""

    def fill(book: Any) -> None:
        sheet, day = book.add_worksheet("名单"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, header)
        for at, row in enumerate(rows, start=1):
            for column, cell in enumerate(row.values()):
                if isinstance(cell, Decimal):
                    sheet.write_number(at, column, float(cell))
                elif isinstance(cell, date):
                    sheet.write_datetime(at, column, datetime.combine(cell, time()), day)
                elif cell:
                    sheet.write_string(at, column, cell)

    return workbook(fill)


def workbook(fill: Callable[[Any], None]) -> bytes:
    """The workbook that `fill` makes."""
    file = io.BytesIO()
    book = Workbook(file)
    fill(book)
    book.close()
    return file.getvalue()


def sheet_of(*rows: Sequence[Any]) -> bytes:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)

    return workbook(fill)


def parquet_file(header: Sequence[str], rows: Rows) -> bytes:
    """Parquet with a column of numbers or days where all its cells are, and of texts elsewhere."""
    arrays = [_array([list(row.values())[place] for row in rows]) for place in range(len(header))]
    file = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, names=list(header)), file)
    return file.getvalue()


def parquet_of(**columns: Any) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file)
    return file.getvalue()


MAKE: Final[dict[str, Callable[..., bytes]]] = {
    ".csv": csv_file,
    ".xlsx": xlsx_file,
    ".parquet": parquet_file,
}
"""What makes a roster's file of a header and rows, by its ending."""


def _array(cells: list[Cell]) -> Any:
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds in ({Decimal}, {date}):
        return pa.array(cells)
    return pa.array([None if cell is None else str(cell) for cell in cells], pa.string())


def edited(file: bytes, part: str, edit: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts edited."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, edit(old.read(name)) if name == part else old.read(name))
    return made.getvalue()


def read(name: str, data: bytes, catalog: Catalog, target: str | None = None) -> ReadRoster:
    """What is read of a file by its own names; as the page does, but for the mapping by hand."""
    table = read_table(name, data)
    return read_roster(table, named_mapping(table.header, columns_of(catalog)), catalog, TODAY, target)


def read_one(catalog: Catalog, cells: Mapping[str, str]) -> ReadRoster:
    """What is read of a roster of one person, its columns guessed; what they have besides is carried."""
    row = {"person": "Ana", **cells, "team": "x"}
    table = read_table("roster.csv", csv_file(list(row), [row]))
    return read_roster(table, guess_mapping(table.header, columns_of(catalog)), catalog, TODAY)


def case(name: str, catalog: Catalog) -> ReadRoster:
    """What is read of a file that another program wrote."""
    return read(name, (CASES / name).read_bytes(), catalog)


def told(faults: Sequence[Fault]) -> list[tuple[int, str, str, str]]:
    return [(fault.line, fault.column, fault.code, fault.value) for fault in faults]


def faults_of(name: str, data: bytes, catalog: Catalog) -> tuple[Fault, ...]:
    """Every fault of a file, those of the file as a whole too."""
    try:
        return read(name, data, catalog).faults
    except RosterError as error:
        return error.faults


def codes(faults: Sequence[Fault]) -> list[str]:
    return [fault.code for fault in faults]


Dates = set[tuple[int, bool]]
"""Days on which somebody obtained one thing, each with whether it stands for a day that is not known."""


def dates_of(people: People, what: str, wanted: str) -> list[Dates]:
    """For each person, the dates of one thing among what they hold, or their education."""
    of_it: tuple[Obtained, ...] = getattr(people, what).get(wanted, ())
    return [
        {
            (int(each.days[row]), each.undated is not None and bool(each.undated[row]))
            for each in of_it
            if each.days[row] < NEVER
        }
        for row in range(len(people))
    ]


def assert_same_people(found: People, wanted: People) -> None:
    assert found.today == wanted.today
    np.testing.assert_array_equal(found.tenths_per_week, wanted.tenths_per_week)
    for what in ("months", "percent", "starts_on", "answers", "answered"):
        arrays, theirs = getattr(found, what), getattr(wanted, what)
        assert arrays.keys() == theirs.keys(), what
        for key, array in theirs.items():
            np.testing.assert_array_equal(arrays[key], array, f"{what} {key}")
    for what in ("held", "education"):
        for key in {*getattr(found, what), *getattr(wanted, what)}:
            assert dates_of(found, what, key) == dates_of(wanted, what, key), f"{what} {key}"


def one_fault(name: str, data: bytes, catalog: Catalog) -> Fault:
    """The only fault of a file, in words of both languages too."""
    (fault,) = faults_of(name, data, catalog)
    for language in LANGUAGES:
        sentence = fault_sentence(Words(language), fault)
        assert sentence.startswith(name)
        assert "\n" not in sentence
    return fault


def moment(*parts: int) -> datetime:
    """A time as a file has it, of no time zone."""
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001
