"""A Parquet file as a table, batch by batch, every value as the text that a roster would have."""

from collections.abc import Iterator, Sequence
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
from dashboard.roster.typed_texts import TypedTexts

_WHOLE_FROM, _WHOLE_TO = 2**53, 10**21
"""Between these, every float is a whole number."""
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
_BUFFER = 2**16
_SHORT, _LONG = 8, 1024
"""Bytes for a row between which a column holds texts of usual length that rows hardly repeat."""


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
    return Table(name, header, 0, _parts(name, open_file, schema))


def _value_type(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind


@dataclass(frozen=True)
class ParquetPart:
    """Some rows of a Parquet file as they are stored, those before them counted; `schema` is the file's."""

    name: str
    rows_before: int
    batch: pa.RecordBatch = field(repr=False)
    schema: pa.Schema = field(repr=False)

    def chunk(self) -> Chunk:
        """The rows, every value as a text, and as it came."""
        first = self.rows_before + 1
        try:
            columns = tuple(
                TypedTexts(_texts(values), _takeable(values), kind)
                for values, kind in zip(self.batch.columns, self.schema.types, strict=True)
            )
        except _BROKEN:
            raise _broken(self.name, self.rows_before) from None
        return Chunk(np.arange(first, first + len(self.batch), dtype=np.int64), columns)

    def look(self, columns: Sequence[int]) -> Iterator[str]:
        """As `Part.look`; of a column that is no text, there is nothing to see."""
        for each in map(self.batch.column, columns):
            texts = each.dictionary if pa.types.is_dictionary(each.type) else each
            if pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type):
                yield "\n".join(filter(None, texts.to_pylist()))


def _parts(name: str, open_file: Open, schema: pa.Schema) -> Iterator[ParquetPart]:
    """At least one part, for the types are needed where there are no rows too."""
    rows_before = 0
    try:
        with open_file() as file:
            repeated = _repeated_texts(pq.read_metadata(file), schema)
            # Not the whole of a row group at once: there may be but one.
            options = {"pre_buffer": False, "buffer_size": _BUFFER, "read_dictionary": repeated}
            with pq.ParquetFile(file, **options) as parquet:
                for batch in parquet.iter_batches(batch_size=CHUNK_ROWS):
                    if len(batch):
                        yield ParquetPart(name, rows_before, batch, schema)
                        rows_before += len(batch)
        if not rows_before:
            yield ParquetPart(name, 0, pa.RecordBatch.from_pylist([], schema), schema)
    except _BROKEN:
        raise _broken(name, rows_before) from None


def _repeated_texts(stored: pq.FileMetaData, schema: pa.Schema) -> list[str]:
    """The columns of texts that are read as dictionaries: what rows repeat is held once, however long.

    Where they repeat little, a dictionary would hold all of a row group: there the file takes about as
    many bytes for a row as its text is long.
    """
    groups = [stored.row_group(place) for place in range(stored.num_row_groups)]
    found = []
    for place, column in enumerate(schema):
        if pa.types.is_string(column.type):
            of_column = [group.column(place) for group in groups]
            size = sum(each.total_uncompressed_size for each in of_column)
            values = sum(each.num_values for each in of_column)
            if not _SHORT * values <= size < _LONG * values:
                found.append(column.name)
    return found


def _broken(name: str, rows_before: int) -> RosterError:
    return RosterError(fault_at(name, 0, "", "parquet_broken", str(rows_before)))


def _float_text(value: float) -> str:
    """As `number_text`; of ids that no float holds exactly, all digits that it has: two stay two."""
    return str(int(value)) if _WHOLE_FROM < abs(value) < _WHOLE_TO else number_text(value)


def _takeable(column: pa.Array) -> pa.Array:
    """The values in a type of which some can be taken; of views pyarrow can't."""
    return column.cast(pa.string()) if pa.types.is_string_view(column.type) else column


def _texts(column: pa.Array) -> list[str]:
    """The column's values as texts; what is missing is empty."""
    if pa.types.is_dictionary(column.type):
        texts = [*_texts(column.dictionary), ""]
        return [texts[place] for place in column.indices.fill_null(len(texts) - 1).to_pylist()]
    kind = column.type
    if pa.types.is_float64(kind):
        return ["" if value is None or isnan(value) else _float_text(value) for value in column.to_pylist()]
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
