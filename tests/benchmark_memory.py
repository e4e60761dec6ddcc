"""How much memory the team command takes, by the roster's form and size: its part of `benchmark_team`."""

import csv
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.catalog.catalog import Catalog
from tests.conftest import ROOT

MOST_ROWS: Final = 600_000
PART: Final = 50_000
COLUMNS: Final = ("person", "department", "work_years", "aigc_years", "holds", "note")
LIMITS: Final = {
    "CSV": 1.25,
    "CSV in quotes": 1.25,
    "Parquet in row groups": 1.25,
    "Parquet in one row group": 1.6,
}
"""By what a roster four times as long may take more memory."""
_RUN: Final = """\
import gc, sys
from dashboard.team import main
gc.disable()
status = main(sys.argv[1:])
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
sys.exit(status)
"""
"""The command as it runs by itself, and then the most memory that its process had, in KiB."""


def rows_made_up(rows: int) -> Iterator[tuple[str, ...]]:
    for row in range(rows):
        holds = "aigc-junior@2026-05-01|prompt-engineer" if row % 3 else ""
        team = ("市场", "研发", "人事", "客服")[row % 4]
        yield (
            f"示例 {row}",
            team,
            f"{row % 500 / 12:.4f}",
            f"{row % 36 / 12:.4f}",
            holds,
            f"说明, {row * 7919}",
        )


def write_form(form: str, path: Path, rows: int) -> None:
    """A roster in one of the forms of `LIMITS`."""
    if form.startswith("CSV"):
        with path.open("w", newline="", encoding="utf-8") as file:
            if "quotes" in form:
                writer = csv.writer(file, quoting=csv.QUOTE_ALL)
            else:
                writer = csv.writer(file, delimiter=";")
            writer.writerow(COLUMNS)
            writer.writerows(rows_made_up(rows))
        return
    columns = [list(cells) for cells in zip(*rows_made_up(rows), strict=True)]
    arrays = [pa.array(column) for column in columns]
    arrays[2], arrays[3] = (array.cast(pa.float64()) for array in arrays[2:4])
    table = pa.Table.from_arrays(arrays, names=list(COLUMNS))
    pq.write_table(table, path, row_group_size=rows if "one" in form else PART)


def peak_of(roster: Path, out: Path) -> float:
    """The most memory of the command, in MiB."""
    options = [str(roster), "--as-of", "2026-11-25", "--out", str(out)]
    ran = subprocess.run(
        [sys.executable, "-c", _RUN, *options], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return int(ran.stdout) / 1024


def peaks_of(form: str, suffix: str, *sizes: int) -> list[float]:
    """The most memory of the command, in MiB, with a roster of each size into a file of this ending."""
    with tempfile.TemporaryDirectory() as folder:
        roster = Path(folder) / f"roster{'.csv' if form.startswith('CSV') else '.parquet'}"
        peaks = []
        for rows in sizes:
            write_form(form, roster, rows)
            peaks.append(peak_of(roster, Path(folder) / f"plans{suffix}"))
        return peaks


def memory(_: Catalog, rows: int, say: Callable[[str], None]) -> None:
    """The most memory with so many rows, as a ratio to that with a quarter of them."""
    rows = min(rows, MOST_ROWS)
    for form, limit in LIMITS.items():
        for suffix in (".csv", ".parquet"):
            few, many = peaks_of(form, suffix, rows // 4, rows)
            say(
                f"memory, {form} to {suffix}: {few:.0f} MiB for {rows // 4:,} rows, {many:.0f} for "
                f"{rows:,}: {many / few:.2f} x (at most {limit})"
            )
