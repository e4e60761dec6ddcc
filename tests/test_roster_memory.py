"""Memory does not grow with the rows: the command runs without a search for cycles, and leaves none."""

import gc
from pathlib import Path
from typing import Final

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.roster.columns import columns_of
from dashboard.roster.csv_in import read_csv
from dashboard.roster.files_in import read_table
from dashboard.roster.files_out import rows_for
from dashboard.roster.headers import named_mapping
from dashboard.roster.people_in import part_reader
from dashboard.roster.plan_parts import PartPlanner
from dashboard.roster.table import Table, opener
from tests.benchmark_memory import LIMITS, write_form
from tests.roster_files import TODAY

LINES: Final = 40
"""Of a part, so that few rows make many parts."""


def left_by(table: Table, catalog: Catalog, suffix: str) -> int:
    """The objects in cycles that are left when a table's parts were read, planned and made into rows."""
    gc.collect()
    gc.disable()
    try:
        reader, parts = part_reader(
            table, named_mapping(table.header, columns_of(catalog)), catalog, TODAY, None
        )
        planner = PartPlanner(reader, catalog, "strict", rows_for(suffix), skip_bad=True)
        for part in parts:
            planner(part)
        del parts, part
        return gc.collect()
    finally:
        gc.enable()


@pytest.fixture(autouse=True, scope="module")
def planned_before(frozen: Catalog, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is made once, at the first plan, is no garbage of the parts."""
    path = tmp_path_factory.mktemp("before") / "roster.csv"
    write_form("CSV", path, LINES)
    left_by(read_table(path.name, path), frozen, ".csv")


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
@pytest.mark.parametrize("form", [form for form in LIMITS if form.startswith("CSV")])
@pytest.mark.parametrize("bad", [False, True])
def test_parts_of_csv_leave_no_cycles(
    form: str, suffix: str, bad: bool, tmp_path: Path, frozen: Catalog
) -> None:
    left = []
    last = ('"Eve","说明","two"\n' if "quotes" in form else "Eve;说明;two\n") if bad else ""
    for parts in (2, 12):
        path = tmp_path / "roster.csv"
        write_form(form, path, LINES * parts)
        path.write_text(path.read_text(encoding="utf-8") + last, encoding="utf-8")
        left.append(left_by(read_csv(path.name, opener(path), LINES), frozen, suffix))
    assert left[0] == left[1]


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_parts_of_parquet_leave_no_cycles(suffix: str, tmp_path: Path, frozen: Catalog) -> None:
    left = []
    for rows in (50, 250):
        path = tmp_path / "roster.parquet"
        write_form("Parquet in row groups", path, rows)
        left.append(left_by(read_table(path.name, path), frozen, suffix))
    assert left[0] == left[1]
