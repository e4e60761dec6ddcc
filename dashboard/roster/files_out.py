"""A file to write plans into, by its format."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, BinaryIO

from dashboard.roster.columns_out import Columns, Writer
from dashboard.roster.csv_out import CsvWriter, csv_rows

# What a format takes to be written is imported when a file has it: most are CSV.


def rows_for(suffix: str) -> Callable[[Columns], Any]:
    """What makes rows of columns as the format's writer adds them; `suffix` is one of `FORMATS`.

    It needs no file, and is a value that can be sent elsewhere: so is what it makes.
    """
    if suffix == ".xlsx":
        from dashboard.roster.xlsx_out import xlsx_rows

        return xlsx_rows
    if suffix == ".parquet":
        from dashboard.roster.parquet_out import parquet_rows

        return parquet_rows
    return csv_rows


def writer_for(suffix: str, file: BinaryIO, names: Sequence[str], made_on: date, bom: bool = True) -> Writer:
    """A writer of columns with these names into `file`; `suffix` is one of `FORMATS`, `bom` is for CSV."""
    if suffix == ".xlsx":
        from dashboard.roster.xlsx_out import XlsxWriter

        return XlsxWriter(file, names, made_on)
    if suffix == ".parquet":
        from dashboard.roster.parquet_out import ParquetWriter

        return ParquetWriter(file)
    return CsvWriter(file, names, bom)
