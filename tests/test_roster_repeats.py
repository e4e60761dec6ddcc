"""Rows that are the same in every cell are found, however far apart they stand, and counted once if asked."""

import os
import subprocess
import sys

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.roster.columns import columns_of
from dashboard.roster.files_in import read_roster, read_table
from dashboard.roster.headers import named_mapping
from dashboard.roster.repeats import SeenRows, key_anywhere, repeats_of, row_keys
from dashboard.roster.roster_read import HowToRead
from dashboard.roster.table import CHUNK_ROWS
from tests.conftest import ROOT
from tests.roster_files import TODAY, read
from tests.roster_strategies import unhurried

rows_of_cells = st.lists(st.tuples(*[st.sampled_from(["", "a", "ab", "b", "名"])] * 2), max_size=12)


@given(rows_of_cells, st.integers(0, 12))
@unhurried
def test_a_row_repeats_the_first_one_with_the_same_cells(cells: list[tuple[str, str]], cut: int) -> None:
    wanted = [
        [place + 2, cells.index(row) + 2] for place, row in enumerate(cells) if cells.index(row) < place
    ]
    numbers = np.arange(2, len(cells) + 2, dtype=np.int64)
    columns = [[row[column] for row in cells] for column in range(2)]
    for key in (hash, key_anywhere):
        keys = row_keys(columns, len(cells), key)
        assert repeats_of(keys, numbers).tolist() == wanted
        seen = SeenRows()
        for part in (slice(cut), slice(cut, None)):
            seen.add(keys[part], numbers[part])
        assert seen.repeats().tolist() == wanted


def test_a_key_for_any_process_is_the_same_in_each() -> None:
    ask = "from dashboard.roster.repeats import key_anywhere; print(key_anywhere(('Ana', '1')))"
    keys = {
        subprocess.run(
            [sys.executable, "-c", ask],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(keys) == 1


def test_rows_of_several_parts_repeat_one_another(frozen: Catalog) -> None:
    lines = [f"P{row},{row % 80},x" for row in range(CHUNK_ROWS + 10)]
    lines[-1] = lines[3]
    lines[5] = "P5,two,x"
    lines[-2] = "P5,two,x"
    table = read_table("roster.csv", ("person,work_years,team\n" + "\n".join(lines)).encode())
    found = read_roster(table, named_mapping(table.header, columns_of(frozen)), frozen, TODAY)
    assert found.repeats.tolist() == [[CHUNK_ROWS + 11, 5]]
    assert len(found.roster.names) == CHUNK_ROWS + 8


def test_a_cell_that_differs_makes_another_row_and_what_is_not_seen_does_not(frozen: Catalog) -> None:
    data = "person,work_years,team\nAna,1,x\nAna,1,y\nAna,1,x\nAna,1.0,x\nAna\u200b,1,x\n"
    assert read("roster.csv", data.encode(), frozen).repeats.tolist() == [[4, 2], [6, 2]]


def test_each_row_counts_once_if_asked_and_which_repeat_is_still_said(frozen: Catalog) -> None:
    data = b"person,work_years,team\nAna,1,x\nBen,2,y\nAna,1,x\nAna,1,x\nBen,,\n"
    table = read_table("roster.csv", data)
    twice = read("roster.csv", data, frozen)
    how = HowToRead(each_once=True)
    once = read_roster(table, named_mapping(table.header, columns_of(frozen)), frozen, TODAY, how=how)
    assert list(twice.roster.names) == ["Ana", "Ben", "Ana", "Ana"]
    assert (list(once.roster.names), once.roster.rows.tolist()) == (["Ana", "Ben"], [2, 3])
    assert once.roster.people.months["work"].tolist() == [12, 24]
    assert (list(once.roster.targets), once.roster.carried) == (["aigc-advanced"] * 2, {"team": ["x", "y"]})
    assert once.repeats.tolist() == twice.repeats.tolist() == [[4, 2], [5, 2]]
    assert once.faults == twice.faults
