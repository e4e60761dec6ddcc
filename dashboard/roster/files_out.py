"""A file to write plans into, by its format."""

from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

from dashboard.roster.columns_out import Writer
from dashboard.roster.csv_out import CsvWriter


def writer_for(suffix: str, file: BinaryIO, names: Sequence[str], made_on: date) -> Writer:
    """A writer of columns with these names into `file`; `suffix` is one of `FORMATS`."""
    # What a format takes to be written is imported when a file has it: most are CSV.
    if suffix == ".xlsx":
        from dashboard.roster.xlsx_out import XlsxWriter

        return XlsxWriter(file, names, made_on)
    if suffix == ".parquet":
        from dashboard.roster.parquet_out import ParquetWriter

        return ParquetWriter(file, names)
    return CsvWriter(file, names)
