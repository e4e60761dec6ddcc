"""Columns of text into a Parquet file: days as days, numbers as numbers."""

from collections.abc import Sequence
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.roster.columns_out import DAYS, NUMBERS, WHOLE_NUMBERS, Columns
from dashboard.roster.table import CHUNK_ROWS

_KINDS = {
    **dict.fromkeys(DAYS, pa.date32()),
    **dict.fromkeys(WHOLE_NUMBERS, pa.int64()),
    **dict.fromkeys(NUMBERS, pa.float64()),
}


class ParquetWriter:
    """Row groups of `CHUNK_ROWS` rows, however the rows come."""

    def __init__(self, file: BinaryIO, names: Sequence[str]) -> None:
        self._waiting = _schema(names).empty_table()
        self._writer = pq.ParquetWriter(file, self._waiting.schema)

    def add(self, rows: pa.Table) -> None:
        self._waiting = pa.concat_tables([self._waiting, rows])
        while len(self._waiting) >= CHUNK_ROWS:
            self._writer.write_table(self._waiting.slice(0, CHUNK_ROWS))
            self._waiting = self._waiting.slice(CHUNK_ROWS)

    def close(self) -> None:
        if len(self._waiting):
            self._writer.write_table(self._waiting)
        self._writer.close()


def parquet_rows(columns: Columns) -> pa.Table:
    """Some rows, each column of its own type."""
    schema = _schema(list(columns))
    arrays = [_array(cells, kind) for cells, kind in zip(columns.values(), schema.types, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _schema(names: Sequence[str]) -> pa.Schema:
    return pa.schema([(name, _KINDS.get(name, pa.string())) for name in names])


def _array(column: Sequence[str], kind: pa.DataType) -> pa.Array:
    """Of the output's own days and numbers, one that is empty is missing; a text can be empty."""
    if kind == pa.string():
        return pa.array(column, kind)
    return pa.array([text or None for text in column], pa.string()).cast(kind)
