"""The rows of a roster that can't be planned, as a file to put right and send in again."""

from collections.abc import Callable, Sequence

from dashboard.catalog.faults import Fault
from dashboard.roster.csv_out import typed_csv
from dashboard.roster.roster_read import ReadRoster


def bad_rows_file(
    read: ReadRoster, row_name: str, fault_name: str, sentence: Callable[[Fault], str]
) -> bytes:
    """A CSV file: each bad row's number in the roster, what is wrong with it, and its cells as they came.

    The first two columns take the names given; columns of those names that the roster has, from an
    earlier such file, are left out. It begins with a BOM, so that a spreadsheet opens it as UTF-8.
    """
    sentences: dict[int, list[str]] = {}
    for fault in read.faults:
        sentences.setdefault(fault.line, []).append(sentence(fault))
    rows = read.bad.rows.tolist()
    names = [row_name, fault_name]
    columns: list[Sequence[str]] = [list(map(str, rows)), [" ".join(sentences[row]) for row in rows]]
    for name, column in zip(read.bad.header, read.bad.columns, strict=True):
        if name not in (row_name, fault_name):
            names.append(name)
            columns.append(column)
    return typed_csv(names, columns)
