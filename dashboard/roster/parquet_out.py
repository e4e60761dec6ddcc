"""Columns of text into a Parquet file: days as days, numbers as numbers, and values as they came."""

from collections.abc import Sequence
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.roster.columns_out import DAYS, NUMBERS, WHOLE_NUMBERS, Columns
from dashboard.roster.table import CHUNK_ROWS
from dashboard.roster.typed_texts import TypedTexts

_KINDS = {
    **dict.fromkeys(DAYS, pa.date32()),
    **dict.fromkeys(WHOLE_NUMBERS, pa.int64()),
    **dict.fromkeys(NUMBERS, pa.float64()),
}


class ParquetWriter:
    """Row groups of `CHUNK_ROWS` rows, however the rows come; the types are those of the first."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._waiting: Any = None
        self._writer: Any = None

    def add(self, rows: pa.Table) -> None:
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._file, rows.schema)
            self._waiting = rows.slice(0, 0)
        self._waiting = pa.concat_tables([self._waiting, rows])
        while len(self._waiting) >= CHUNK_ROWS:
            self._writer.write_table(self._waiting.slice(0, CHUNK_ROWS))
            self._waiting = self._waiting.slice(CHUNK_ROWS)

    def close(self) -> None:
        if self._writer is not None:
            if len(self._waiting):
                self._writer.write_table(self._waiting)
            self._writer.close()


def parquet_rows(columns: Columns) -> pa.Table:
    """Some rows, each column of its own type: what was carried from Parquet has the type that it had."""
    return pa.table({name: _array(name, cells) for name, cells in columns.items()})


def _array(name: str, cells: Sequence[str]) -> pa.Array:
    """Of the output's own days and numbers, one that is empty is missing; a text can be empty."""
    if name in _KINDS:
        return pa.array([text or None for text in cells], pa.string()).cast(_KINDS[name])
    return cells.values() if isinstance(cells, TypedTexts) else pa.array(cells, pa.string())
