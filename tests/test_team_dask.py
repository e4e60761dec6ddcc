"""`python -m dashboard.team --engine dask`: on other processes, the same plans to the byte."""

import logging
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from distributed import LocalCluster

from dashboard.catalog.catalog import Catalog
from dashboard.roster.dask_engine import EngineError, plan_on_dask
from dashboard.roster.files_in import FORMATS, read_table
from dashboard.roster.files_out import rows_for
from dashboard.roster.people_in import part_reader
from dashboard.roster.plan_parts import PartPlanner
from dashboard.roster.table import CHUNK_ROWS
from dashboard.team import main
from tests.conftest import ROOT
from tests.roster_files import MAKE, Cell

HEADER = ("person", "work_years", "aigc_years", "aigc_share", "holds", "target", "note")
PEOPLE: tuple[dict[str, Cell], ...] = tuple(
    {
        "person": f"示例 {row}",
        "work_years": Decimal(row % 7),
        "aigc_years": Decimal("0.5"),
        "aigc_share": Decimal(1),
        "holds": "aigc-junior@2026-05-01" if row % 3 else "",
        "target": "aigc-intermediate" if row % 2 else "",
        "note": "=1+1" if row % 5 else 'two\nlines, "quoted"',
    }
    for row in range(40)
)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler with two workers, each a process of its own."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL
    ) as cluster:
        yield cluster.scheduler_address.replace("tcp://", "dask://")


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command on a roster, in this process: status, standard output, standard error."""

    def command(name: str, data: bytes, engine: str, *options: str) -> tuple[int, str, str]:
        roster = tmp_path / name
        roster.write_bytes(data)
        status = main([str(roster), "--as-of", "2026-11-25", "--engine", engine, *options])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


def many_people(rows: int, last: str = "") -> bytes:
    """A CSV file of several parts; a cell that goes on for lines stands where the first part ends."""
    lines = [f"Person {row},{row % 80},\n" for row in range(rows)]
    lines[CHUNK_ROWS - 2] = 'Person,1,"one\n\ntwo\nthree"\n'
    return ("person,work_years,note\n" + "".join(lines) + last).encode()


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("out_suffix", FORMATS)
def test_workers_give_the_same_bytes_in_every_format(
    run: Run, tmp_path: Path, address: str, suffix: str, out_suffix: str
) -> None:
    data = MAKE[suffix](HEADER, PEOPLE)
    files: list[bytes] = []
    for engine in ("numpy", address):
        out = tmp_path / f"plans-{len(files)}{out_suffix}"
        assert run(f"roster{suffix}", data, engine, "--out", str(out))[:2] == (0, "")
        files.append(out.read_bytes())
    assert files[0] == files[1]


def test_workers_started_for_the_time_being_give_the_same_plans_row_for_row(run: Run) -> None:
    data = many_people(CHUNK_ROWS * 5 + 1)
    here = run("roster.csv", data, "numpy")
    assert here[1].count("Person") == CHUNK_ROWS * 5 + 1
    assert run("roster.csv", data, "dask") == here


@pytest.mark.parametrize("options", [(), ("--skip-bad",)])
@pytest.mark.parametrize(
    "last", ["Eve,two,\n,1,\n", 'Eve,"two', "Eve,1,2,3\n"], ids=["cells", "broken", "width"]
)
def test_faults_are_told_in_the_same_words_and_order(
    run: Run, address: str, last: str, options: tuple[str, ...]
) -> None:
    data = many_people(CHUNK_ROWS * 2, last)
    here = run("roster.csv", data, "numpy", *options)
    assert here[2]
    assert run("roster.csv", data, address, *options) == here


def test_rows_that_are_alike_nobody_or_hold_what_is_no_level_are_told_in_the_same_words(
    run: Run, address: str
) -> None:
    """The days of a column far below say how those of another part are read."""
    lines = [f"P{row},{row % 80},,PMP@05/11/2025\n" for row in range(CHUNK_ROWS * 2)]
    lines[CHUNK_ROWS - 1], lines[CHUNK_ROWS] = "合计,3,,\n", "Ana,1,05/11/2027,初级@05/11/2025\n"
    last = "Ana,1,05/11/2027,初级@05/11/2025\nBen,1,25/12/2027,PMP;初级(25/11/2025)\n"
    data = ("person,work_years,starts_on,holds\n" + "".join(lines) + last).encode()
    here = run("roster.csv", data, "numpy", "--set-aside-unknown")
    with_pmp, total, alike = CHUNK_ROWS * 2 - 1, CHUNK_ROWS + 1, (CHUNK_ROWS + 2, CHUNK_ROWS * 2 + 2)
    assert here[0] == 0
    assert here[2].splitlines() == [
        f"roster.csv, line {total}: “合计” is a total, and nobody. The row is left out.",
        f"roster.csv: certificates that are no level of the tables, set aside: PMP ({with_pmp} rows)",
        f"roster.csv: the same in every cell, and each of them planned: rows {alike[0]}, {alike[1]}",
    ]
    assert run("roster.csv", data, address, "--set-aside-unknown") == here


def test_a_header_alone_gives_a_header_alone(run: Run, address: str) -> None:
    assert run("roster.csv", b"person\n", address) == run("roster.csv", b"person\n", "numpy")


def asked(address: str, planner: PartPlanner) -> None:
    """Asks the workers at an address that is given little time to answer."""
    list(plan_on_dask(address, planner, iter([]), answer_within=1))


@pytest.fixture
def planner(frozen: Catalog) -> PartPlanner:
    table = read_table("roster.csv", b"person\nAna\n")
    reader, _ = part_reader(table, ("person",), frozen, date(2026, 11, 25), None)
    return PartPlanner(reader, frozen, "strict", rows_for(".csv"), skip_bad=False)


def test_a_scheduler_that_is_not_there_is_told(planner: PartPlanner) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = f"dask://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(EngineError, match=f"no dask scheduler answers at {nobody}"):
            asked(nobody, planner)


@pytest.fixture
def empty_cluster() -> Iterator[str]:
    """A scheduler without workers."""
    with LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL) as cluster:
        yield cluster.scheduler_address


def test_a_scheduler_without_workers_is_told(planner: PartPlanner, empty_cluster: str) -> None:
    with pytest.raises(EngineError, match="has no worker"):
        asked(empty_cluster.replace("tcp://", "dask://"), planner)


@contextmanager
def worker_in(folder: Path, scheduler: str) -> Iterator[None]:
    """A worker that is started in a folder, and has the code that stands there, or none."""
    command = [sys.executable, "-m", "distributed.cli.dask_worker", scheduler, "--no-nanny", "--no-dashboard"]
    worker = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        worker.kill()
        worker.wait()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (None, "can't run this project"),
        ("", None),
        ("\n# another version\n", "runs another version of this project"),
    ],
    ids=["none", "same", "other"],
)
def test_a_worker_that_does_not_run_this_code_is_not_used(
    run: Run, tmp_path: Path, empty_cluster: str, code: str | None, told: str | None
) -> None:
    """The last of the copies differs in a comment alone: so does the hash that is compared."""
    folder = tmp_path / "there"
    folder.mkdir()
    if code is not None:
        shutil.copytree(ROOT / "dashboard", folder / "dashboard")
        with (folder / "dashboard" / "rules" / "months.py").open("a", encoding="utf-8") as file:
            file.write(code)
    with worker_in(folder, empty_cluster):
        engine = empty_cluster.replace("tcp://", "dask://")
        status, printed, said = run("roster.csv", b"person\nAna\n", engine)
    if told:
        assert (status, printed) == (2, "")
        assert said.startswith("--engine: the dask worker tcp://127.0.0.1:")
        assert told in said
        assert len(said.splitlines()) == 1
    else:
        assert (status, said) == (0, "")
        assert "Ana" in printed


@pytest.mark.parametrize(
    "engine", ["spark", "dask://", "dask://nowhere", "dask:8786", "tcp://127.0.0.1:8786", "dask://a b:1"]
)
def test_an_engine_that_is_none_is_refused(engine: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["roster.csv", "--engine", engine])
    assert stopped.value.code == 2
    assert "dask://HOST:PORT" in capsys.readouterr().err


def test_in_a_shell_nothing_but_the_plans_is_printed(tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("person,work_years\nAna,1\n", encoding="utf-8")
    printed = [
        subprocess.run(
            [sys.executable, "-m", "dashboard.team", str(roster), "--engine", engine],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        for engine in ("numpy", "dask")
    ]
    here, there = printed
    assert (there.returncode, there.stdout, there.stderr) == (0, here.stdout, b"")
