"""Parquet: every value as the text that a roster would have, and files that are no roster."""

from datetime import date

import pyarrow as pa
import pytest

from dashboard.catalog import Catalog
from tests.roster_files import TODAY, WIDE, moment, one_fault, parquet_of, read

PARQUET_FILES: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "not_parquet", ""),
    "a CSV file": (b"person\nAna\n", "not_parquet", ""),
    "cut off": (parquet_of(person=["Ana"])[:-9], "not_parquet", ""),
    "lists": (parquet_of(person=["Ana"], holds=[["a", "b"]]), "column_not_text", "holds"),
    "bytes": (parquet_of(person=[b"\xff"]), "column_not_text", "person"),
    "a thousand columns": (parquet_of(**{name: ["x"] for name in WIDE}), "columns_too_many", ""),
    "no column": (parquet_of(), "file_empty", ""),
    "no person": (parquet_of(name=["Ana"]), "person_missing", ""),
}


@pytest.mark.parametrize("name", PARQUET_FILES)
def test_a_parquet_file_that_is_no_roster_says_why(shipped: Catalog, name: str) -> None:
    data, code, column = PARQUET_FILES[name]
    fault = one_fault("roster.parquet", data, shipped)
    assert (fault.code, fault.column) == (code, column)


def test_values_of_parquet_are_the_texts_that_a_roster_would_have(shipped: Catalog) -> None:
    moments = [moment(2027, 5, 1), moment(2027, 5, 1, 8, 30), None]
    found = read(
        "roster.parquet",
        parquet_of(
            person=pa.array(["Ana", "Ben", " Eve "]).dictionary_encode(),
            work_years=[1.5, float("nan"), 0.1 + 0.2],
            aigc_years=pa.array([1, 2, None], pa.uint8()),
            work_share=pa.array([0.4, 1, 0.1], pa.float32()),
            starts_on=pa.array(moments, pa.timestamp("ns")),
            local=pa.array(moments, pa.timestamp("us")),
            away=pa.array(moments, pa.timestamp("ms", tz="Asia/Shanghai")),
            day=pa.array([date(2026, 5, 1), None, None], pa.date64()),
            flag=[True, False, None],
            none=pa.nulls(3),
            large=pa.array(["a", "", None], pa.large_string()),
        ),
        shipped,
    )
    assert found.faults == ()
    people = found.roster.people
    assert found.roster.names == ["Ana", "Ben", "Eve"]
    assert (people.work_months.tolist(), people.aigc_months.tolist()) == ([18, 0, 3], [12, 24, 0])
    assert people.work_percent.tolist() == [40, 100, 10]
    until = (date(2027, 5, 1) - TODAY).days
    assert (people.starts_on - people.today).tolist() == [until, until, 0]
    assert found.roster.carried == {
        "local": ["2027-05-01", "2027-05-01 08:30:00", ""],
        "away": ["2027-05-01 08:00:00", "2027-05-01 16:30:00", ""],
        "day": ["2026-05-01", "", ""],
        "flag": ["true", "false", ""],
        "none": ["", "", ""],
        "large": ["a", "", ""],
    }
