"""Columns of text into a Parquet file, each part a row group: days as days, numbers as numbers."""

from collections.abc import Sequence
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.roster.columns_out import DAYS, NUMBERS, WHOLE_NUMBERS

_KINDS = {
    **dict.fromkeys(DAYS, pa.date32()),
    **dict.fromkeys(WHOLE_NUMBERS, pa.int64()),
    **dict.fromkeys(NUMBERS, pa.float64()),
}


class ParquetWriter:
    def __init__(self, file: BinaryIO, names: Sequence[str]) -> None:
        self._schema = pa.schema([(name, _KINDS.get(name, pa.string())) for name in names])
        self._writer = pq.ParquetWriter(file, self._schema)

    def write(self, columns: Sequence[Sequence[str]]) -> None:
        arrays = [_array(column, kind) for column, kind in zip(columns, self._schema.types, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))

    def close(self) -> None:
        self._writer.close()


def _array(column: Sequence[str], kind: pa.DataType) -> pa.Array:
    """Of the output's own days and numbers, one that is empty is missing; a text can be empty."""
    if kind == pa.string():
        return pa.array(column, kind)
    return pa.array([text or None for text in column], pa.string()).cast(kind)
