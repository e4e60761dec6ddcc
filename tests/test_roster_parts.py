"""A CSV file in parts: wherever it is cut, the same rows, numbers and faults as read in one piece."""

import csv
import io
import pickle
from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.catalog.faults import Fault
from dashboard.roster.csv_in import CsvPart, read_csv
from dashboard.roster.table import RosterError, Table

HEADER = "person,note\n"
Row = tuple[int, tuple[str, ...]]
Read = tuple[list[Row], list[Fault], tuple[Fault, ...]]


def table_of(text: str, part_lines: int) -> Table:
    data = (HEADER + text).encode()
    return read_csv("roster.csv", lambda: io.BytesIO(data), part_lines)


def read_of(text: str, part_lines: int) -> Read:
    """Rows with their numbers, the faults of rows, and what breaks the file; each part sent elsewhere."""
    rows: list[Row] = []
    faults: list[Fault] = []
    try:
        for part in table_of(text, part_lines).parts:
            chunk = pickle.loads(pickle.dumps(part)).chunk()  # noqa: S301 - our own
            assert len(chunk.columns) == 2
            rows += zip(chunk.rows.tolist(), zip(*chunk.columns, strict=True), strict=True)
            faults += chunk.faults
    except RosterError as error:
        return rows, faults, error.faults
    return rows, faults, ()


def slowly(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record that is not blank with the number of its first line, by the standard library alone.

    Two cells at least; what is more than two ends in a cell that is not empty.
    """
    reader = csv.reader(io.StringIO(HEADER + text, newline=""), strict=True)
    line = 1
    for cells in reader:
        if line > 1 and any(cell.strip() for cell in cells):
            stripped = [cell.strip() for cell in cells] + [""]
            while len(stripped) > 2 and not stripped[-1]:
                stripped.pop()
            yield line, stripped
        line = reader.line_num + 1


TEXTS = st.lists(
    st.sampled_from(["a", "b ", ",", ",", "\n", "\n", "\r\n", "\r", '"', '""', '"x\ny"', "名", " "]),
    max_size=40,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.integers(1, 4))
@example('a,"x\n\n\ny"\nb,c\n', 1)
@example('a,"x\nb,c\n', 1)
@example("\n\n\n,\na,b\n", 2)
@example('a,b\r"c",d\r\n', 1)
def test_wherever_a_file_is_cut_it_is_read_alike(text: str, part_lines: int) -> None:
    rows, faults, broken = read_of(text, part_lines)
    whole_rows, whole_faults, whole_broken = read_of(text, 10_000)
    assert broken == whole_broken
    if broken:
        # Of a broken file nothing is used; what was read before it broke depends on the cuts.
        return
    assert (rows, faults) == (whole_rows, whole_faults)
    wanted = list(slowly(text))
    assert [line for line, _ in rows] == [line for line, _ in wanted]
    assert [fault.line for fault in faults] == [line for line, cells in wanted if len(cells) != 2]
    assert [list(cells) for line, cells in rows if line not in {fault.line for fault in faults}] == [
        cells for _, cells in wanted if len(cells) == 2
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["a,b\n", "c,\n", "\n", '"d",e\n']), max_size=12), st.integers(1, 4))
def test_parts_have_as_many_lines_as_asked_for_where_no_record_goes_on(
    lines: list[str], part_lines: int
) -> None:
    found = list(table_of("".join(lines), part_lines).parts)
    parts = [part.text.splitlines(keepends=True) for part in found if isinstance(part, CsvPart)]
    assert len(parts) == len(found)
    assert [line for part in parts for line in part] == lines
    assert all(len(part) == part_lines for part in parts[:-1])
