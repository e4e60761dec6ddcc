"""Parquet: every value as the text that a roster would have, and files that are no roster."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.roster.files_out import rows_for, writer_for
from dashboard.roster.plans_out import plan_roster
from dashboard.roster.roster_read import Roster
from dashboard.roster.table import CHUNK_ROWS
from dashboard.roster.typed_texts import taken
from dashboard.team import main
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
def test_a_parquet_file_that_is_no_roster_says_why(frozen: Catalog, name: str) -> None:
    data, code, column = PARQUET_FILES[name]
    fault = one_fault("roster.parquet", data, frozen)
    assert (fault.code, fault.column) == (code, column)


def test_values_of_parquet_are_the_texts_that_a_roster_would_have(frozen: Catalog) -> None:
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
        frozen,
    )
    assert found.faults == ()
    people = found.roster.people
    assert found.roster.names == ["Ana", "Ben", "Eve"]
    assert (people.months["work"].tolist(), people.months["aigc"].tolist()) == ([18, 0, 3], [12, 24, 0])
    assert people.percent["work"].tolist() == [40, 100, 10]
    until = (date(2027, 5, 1) - TODAY).days
    assert (people.starts_on["work"] - people.today).tolist() == [until, until, 0]
    assert found.roster.carried == {
        "local": ["2027-05-01", "2027-05-01 08:30:00", ""],
        "away": ["2027-05-01 08:00:00", "2027-05-01 16:30:00", ""],
        "day": ["2026-05-01", "", ""],
        "flag": ["true", "false", ""],
        "none": ["", "", ""],
        "large": ["a", "", ""],
    }


KINDS = {
    "count": pa.array([1, None, 2**62, -5]),
    "byte": pa.array([0, 255, None, 1], pa.uint8()),
    "float_id": pa.array([100000000000000017.0, 0.1 + 0.2, None, 1e300]),
    "half": pa.array([0.5, None, 1, 2], pa.float32()),
    "amount": pa.array([Decimal("1.50"), None, Decimal("0.00"), Decimal(-3)], pa.decimal128(20, 2)),
    "day": pa.array([date(2026, 5, 1), None, date(1850, 1, 1), date(2026, 1, 1)]),
    "old_day": pa.array([date(2026, 5, 1), None, None, None], pa.date64()),
    "moment": pa.array([1, None, 1_700_000_000_123_456_789, 2], pa.timestamp("ns")),
    "second": pa.array([1, None, 3, 4], pa.timestamp("s")),
    "away": pa.array([1, None, 1_700_000_000_123_456, 2], pa.timestamp("us", "Asia/Shanghai")),
    "offset": pa.array([1, None, 1_700_000_000_123, 2], pa.timestamp("ms", "+08:00")),
    "flag": pa.array([True, None, False, True]),
    "team": pa.array(["蓝", "红", None, "蓝"]).dictionary_encode(),
    "grade": pa.DictionaryArray.from_arrays(pa.array([0, 1, None, 0], pa.int8()), ["x", "y"], ordered=True),
    "note": pa.array(["=1+1", " x ", None, ""]),
    "long": pa.array(["说明" * 2_000] * 4),
    "large": pa.array(["a", None, "", "c"], pa.large_string()),
    "view": pa.array(["a", None, "", "c"], pa.string_view()),
    "none": pa.nulls(4),
}
"""Columns of every type that is read, some of their values missing."""


def assert_carried(plans: pa.Table, wanted: dict[str, list[Any]]) -> None:
    """The columns have these values, and the types of `KINDS`, as Parquet gives them back."""
    file = io.BytesIO()
    pq.write_table(pa.table(KINDS), file)
    kinds = pq.read_schema(file)
    for name, values in wanted.items():
        assert plans.schema.field(name).type == kinds.field(name).type, name
        assert plans[name].to_pylist() == values, name


@pytest.mark.parametrize(
    ("years", "left", "options"),
    [([1.0, 2.0, 3.0, 4.0], [0, 1, 2, 3], ()), ([1.0, 99.0, 3.0, 99.0], [0, 2], ("--skip-bad",))],
)
def test_carried_columns_keep_their_types_and_values(
    years: list[float], left: list[int], options: tuple[str, ...], tmp_path: Path
) -> None:
    roster, out = tmp_path / "roster.parquet", tmp_path / "plans.parquet"
    pq.write_table(pa.table({"person": [1, 2, 3, 4], "work_years": years, **KINDS}), roster)
    assert main([str(roster), "--as-of", "2026-11-28", "--out", str(out), *options]) == 0
    plans = pq.read_table(out)
    assert_carried(plans, {name: [values[place].as_py() for place in left] for name, values in KINDS.items()})
    assert plans["person"].to_pylist() == [str(place + 1) for place in left]
    assert (plans.schema.field("exams").type, plans.schema.field("fee").type) == (pa.int64(), pa.float64())


def test_a_roster_of_nobody_keeps_the_types_too(tmp_path: Path) -> None:
    roster, out = tmp_path / "roster.parquet", tmp_path / "plans.parquet"
    pq.write_table(pa.table({"person": ["Ana"] * 4, **KINDS}).slice(0, 0), roster)
    assert main([str(roster), "--out", str(out)]) == 0
    assert_carried(pq.read_table(out), {name: [] for name in KINDS})


def test_types_are_kept_over_many_parts_and_for_a_group_of_them(frozen: Catalog) -> None:
    rows = CHUNK_ROWS + 2
    ids = pa.array([*range(rows - 1), None], pa.int64())
    teams = pa.array(["蓝"] * CHUNK_ROWS + ["红", None]).dictionary_encode()
    data = parquet_of(person=[f"P{row}" for row in range(rows)], count=ids, team=teams)
    roster = read("roster.parquet", data, frozen).roster
    places = np.array([0, CHUNK_ROWS, rows - 1])
    of_group = Roster(
        names=taken(roster.names, places),
        people=roster.people.take(places),
        targets=taken(roster.targets, places),
        rows=roster.rows[places],
        carried={name: taken(cells, places) for name, cells in roster.carried.items()},
        total_rows=rows,
    )
    assert of_group.carried == {"count": ["0", str(CHUNK_ROWS), ""], "team": ["蓝", "红", ""]}
    file = io.BytesIO()
    columns = plan_roster(frozen, of_group, "strict")
    writer = writer_for(".parquet", file, list(columns), TODAY)
    writer.add(rows_for(".parquet")(columns))
    writer.close()
    assert_carried(pq.read_table(file), {"count": [0, CHUNK_ROWS, None], "team": ["蓝", "红", None]})
