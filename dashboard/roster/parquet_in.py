"""A Parquet file as a table, batch by batch, every value as the text that a roster would have."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from math import isnan

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.catalog.faults import fault_at
from dashboard.roster.table import (
    CHUNK_ROWS,
    Chunk,
    Open,
    RosterError,
    Table,
    check_columns,
    number_text,
    plain_number,
)

_BROKEN = (pa.ArrowException, OSError, ValueError, LookupError)
_IS_READ = (
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_string_view,
    pa.types.is_integer,
    pa.types.is_floating,
    pa.types.is_decimal,
    pa.types.is_boolean,
    pa.types.is_date,
    pa.types.is_timestamp,
    pa.types.is_null,
)


def read_parquet(name: str, open_file: Open) -> Table:
    """The table in a Parquet file; its rows are counted from 1, and the names stand in none.

    Raises `RosterError` for a file that is not Parquet, or has a column that is neither text, number,
    nor day.
    """
    try:
        with open_file() as file:
            schema = pq.read_schema(file)
    except _BROKEN:
        raise RosterError(fault_at(name, 0, "", "not_parquet")) from None
    check_columns(name, 0, len(schema.names))
    for column in schema:
        if not any(is_read(_value_type(column.type)) for is_read in _IS_READ):
            raise RosterError(fault_at(name, 0, column.name, "column_not_text", str(column.type)))
    header = tuple(each.strip() for each in schema.names)
    if not header:
        raise RosterError(fault_at(name, 0, "", "file_empty"))
    # As dictionaries, however many rows repeat a long text, it is held once.
    texts = [column.name for column in schema if pa.types.is_string(column.type)]
    return Table(name, header, 0, _parts(name, open_file, texts))


def _value_type(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind


@dataclass(frozen=True)
class ParquetPart:
    """Some rows of a Parquet file as they are stored, those before them counted."""

    name: str
    rows_before: int
    batch: pa.RecordBatch = field(repr=False)

    def chunk(self) -> Chunk:
        """The rows, every value as a text."""
        first = self.rows_before + 1
        try:
            columns = tuple(map(_texts, self.batch.columns))
        except _BROKEN:
            raise _broken(self.name, self.rows_before) from None
        return Chunk(np.arange(first, first + len(self.batch), dtype=np.int64), columns)


def _parts(name: str, open_file: Open, texts: list[str]) -> Iterator[ParquetPart]:
    rows_before = 0
    try:
        with open_file() as file, pq.ParquetFile(file, read_dictionary=texts) as parquet:
            for batch in parquet.iter_batches(batch_size=CHUNK_ROWS):
                if len(batch):
                    yield ParquetPart(name, rows_before, batch)
                    rows_before += len(batch)
    except _BROKEN:
        raise _broken(name, rows_before) from None


def _broken(name: str, rows_before: int) -> RosterError:
    return RosterError(fault_at(name, 0, "", "parquet_broken", str(rows_before)))


def _texts(column: pa.Array) -> list[str]:
    """The column's values as texts; what is missing is empty."""
    if pa.types.is_dictionary(column.type):
        texts = [*_texts(column.dictionary), ""]
        return [texts[place] for place in column.indices.fill_null(len(texts) - 1).to_pylist()]
    kind = column.type
    if pa.types.is_float64(kind):
        return ["" if value is None or isnan(value) else number_text(value) for value in column.to_pylist()]
    if pa.types.is_timestamp(kind):
        column = (pc.local_timestamp(column) if kind.tz else column).cast(pa.timestamp("s"), safe=False)
    if pa.types.is_date(kind):
        column = column.cast(pa.date32())
    texts = [(text or "").strip() for text in column.cast(pa.string()).to_pylist()]
    if pa.types.is_timestamp(kind):
        return [text.removesuffix(" 00:00:00") for text in texts]
    if pa.types.is_floating(kind):
        return ["" if text == "nan" else plain_number(text) for text in texts]
    if pa.types.is_decimal(kind):
        return [f"{Decimal(text).normalize():f}" if text else "" for text in texts]
    return texts
