"""`python -m dashboard.team` with files of every format and size: same plans, same promises."""

import csv
import io
import os
import pty
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dashboard.roster.columns import NAMES_TOLD
from dashboard.roster.files_in import FORMATS, read_table
from dashboard.roster.table import CHUNK_ROWS
from dashboard.team import main
from tests.conftest import ROOT
from tests.roster_files import MAKE, Cell, csv_file, workbook
from tests.roster_strategies import CHINESE

Run = Callable[..., tuple[int, str, str]]
HEADER = ("person", "work_years", "aigc_years", "aigc_share", "holds", "hours_per_week", "target", "team")
PEOPLE: tuple[dict[str, Cell], ...] = tuple(
    dict(zip(HEADER, cells, strict=True))
    for cells in (
        ("Ana", Decimal(2), Decimal("1.5"), Decimal(1), "", Decimal(10), "", "蓝"),
        ("张三", Decimal(0), None, None, "aigc-junior@2026-05-01", None, "aigc-intermediate", "红"),
        ("Ana", None, None, None, "prompt-engineer", None, "prompt-engineer", ""),
        ("Dan", Decimal(5), None, None, "aigc-advanced@2026-12-24", Decimal("0.5"), "", "说明, x"),
    )
)
BAD: tuple[dict[str, Cell], ...] = (
    PEOPLE[0] | {"work_years": "-1"},
    PEOPLE[1],
    PEOPLE[2] | {"holds": "超级"},
)


@pytest.fixture
def run(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs the command on a file of these bytes, in this process: status, standard output, standard error."""

    def command(name: str, data: bytes, *options: str) -> tuple[int, str, str]:
        path = tmp_path / name
        path.write_bytes(data)
        status = main([str(path), "--as-of", "2026-11-24", *options])
        said = capsysbinary.readouterr()
        return status, said.out.decode("utf-8-sig"), said.err.decode()

    return command


def rows_of(path: Path) -> list[tuple[str, ...]]:
    """The cells of a file of plans, as texts."""
    table = read_table(path.name, path)
    return [table.header, *(row for chunk in table.chunks for row in zip(*chunk.columns, strict=True))]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("chinese", [False, True])
def test_a_roster_of_any_format_gives_the_same_plans_in_any_format(
    run: Run, tmp_path: Path, suffix: str, chinese: bool
) -> None:
    status, wanted, said = run("roster.csv", csv_file(HEADER, PEOPLE))
    assert (status, said) == (0, "roster.csv: not read, carried through: team\n")
    header = [CHINESE.get(name, name) for name in HEADER] if chinese else HEADER
    file = MAKE[suffix](header, PEOPLE)
    carried = f"roster{suffix}: not read, carried through: team\n"
    assert run(f"roster{suffix}", file) == (0, wanted, carried)
    for out_suffix in FORMATS:
        out = tmp_path / f"plans{out_suffix}"
        assert run(f"roster{suffix}", file, "--out", str(out)) == (0, "", carried)
        assert rows_of(out) == [tuple(row) for row in csv.reader(io.StringIO(wanted, newline=""))]
        assert not out.with_name(f".{out.name}.unfinished").exists()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_any_encoding_and_delimiter_gives_the_same_plans(run: Run, encoding: str, delimiter: str) -> None:
    _, wanted, _ = run("roster.csv", csv_file(HEADER, PEOPLE))
    status, out, said = run("roster.csv", csv_file(HEADER, PEOPLE, encoding, delimiter))
    assert (status, out) == (0, wanted)
    read_as = "roster.csv: not UTF-8, so it is read as GB18030; the first names: Ana、张三、Ana\n"
    assert (read_as in said) == (encoding == "gb18030")


@pytest.mark.parametrize("suffix", FORMATS)
def test_faults_of_any_format_are_told_by_row_and_column_and_nothing_is_written(
    run: Run, tmp_path: Path, suffix: str
) -> None:
    file = MAKE[suffix](HEADER, BAD)
    first = 1 if suffix == ".parquet" else 2
    for out_suffix in FORMATS:
        out = tmp_path / f"plans{out_suffix}"
        status, printed, said = run(f"roster{suffix}", file, "--out", str(out))
        assert (status, printed) == (2, "")
        carried, *faults = said.splitlines()
        assert carried == f"roster{suffix}: not read, carried through: team"
        for line, parts in zip(
            faults, ((first, "work_years", "-1"), (first + 2, "holds", "超级")), strict=True
        ):
            assert line.startswith(f"roster{suffix}, line {parts[0]}, column {parts[1]}: ")
            assert str(parts[2]) in line
    assert [path.name for path in tmp_path.iterdir()] == [f"roster{suffix}"]
    status, printed, said = run(f"roster{suffix}", file, "--skip-bad")
    assert (status, len(printed.splitlines())) == (0, 2)
    assert said.splitlines()[-1] == f"2 of 3 rows left out: {first}, {first + 2}"


def test_files_that_are_no_rosters_end_the_command_with_one_sentence(run: Run, tmp_path: Path) -> None:
    files = {
        "locked.xlsx": bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
        "broken.xlsx": b"PK\3\4",
        "broken.parquet": b"PAR1",
        "empty.csv": b"",
        "nuls.csv": bytes(100),
        "wide.csv": b",".join(f"c{place}".encode() for place in range(1_000)),
    }
    for name, data in files.items():
        for options in ((), ("--skip-bad",), ("--out", str(tmp_path / "plans.xlsx"))):
            status, printed, said = run(name, data, *options)
            assert (status, printed) == (2, "")
            (line,) = said.splitlines()
            assert line.startswith(name)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(files)


def test_which_sheet_is_read_is_said_where_there_are_more(run: Run) -> None:
    def fill(book: Any) -> None:
        for name in ("名单", "去年"):
            book.add_worksheet(name).write_column(0, 0, ["person", name])

    status, printed, said = run("roster.xlsx", workbook(fill))
    assert (status, said) == (0, "roster.xlsx: of its sheets, 名单 is read; not read: 去年\n")
    assert [line.partition(",")[0] for line in printed.splitlines()] == ["person", "名单"]


def test_what_a_workbook_does_not_hold_ends_the_command_and_leaves_nothing(run: Run, tmp_path: Path) -> None:
    file = csv_file(["person", "note"], [{"person": "Ana", "note": "x" * 40_000}])
    status, printed, said = run("roster.csv", file, "--out", str(tmp_path / "plans.xlsx"))
    assert (status, printed) == (2, "")
    assert said.splitlines()[-1].startswith("--out: row 2: ")
    assert [path.name for path in tmp_path.iterdir()] == ["roster.csv"]


def test_a_cell_that_would_run_as_a_formula_is_written_as_text(run: Run, tmp_path: Path) -> None:
    file = csv_file(["person", "=x"], [{"person": "=HYPERLINK(0)", "note": "@SUM(A1)"}])
    _, printed, _ = run("roster.csv", file)
    header, row = csv.reader(io.StringIO(printed))
    assert [*header[:2], *row[:2]] == ["person", "'=x", "'=HYPERLINK(0)", "'@SUM(A1)"]
    out = tmp_path / "plans.parquet"
    run("roster.csv", file, "--out", str(out))
    parquet_header, parquet_row = rows_of(out)
    assert [*parquet_header[:2], *parquet_row[:2]] == ["person", "=x", "=HYPERLINK(0)", "@SUM(A1)"]


def test_the_roster_itself_is_never_written_over(run: Run, tmp_path: Path) -> None:
    roster, link = tmp_path / "roster.csv", tmp_path / "link.csv"
    link.symlink_to(roster)
    for out in (roster, link):
        status, _, said = run("roster.csv", b"person\nAna\n", "--out", str(out))
        assert (status, "the roster itself" in said) == (2, True)
        assert roster.read_bytes() == b"person\nAna\n"


def test_a_column_that_is_not_read_though_one_is_named_much_like_it_is_told(run: Run) -> None:
    status, out, said = run("roster.csv", b"person,work_yeers\nAna,3\n")
    assert (status, out.splitlines()[1].split(",")[:2]) == (0, ["Ana", "3"])
    assert said == "roster.csv: the column 'work_yeers' is not read; is work_years meant?\n"


def test_many_rows_left_out_are_told_from_first_to_last(run: Run) -> None:
    bad = b"person,work_years\n" + b"Ana,two\n" * 4 + b"Ben,1\nEve,two\n" + b"Ana,two\n"
    _, _, said = run("roster.csv", bad, "--skip-bad")
    assert said.splitlines()[-1] == "6 of 7 rows left out: 2-5, 7, 8"


def test_the_help_says_all_that_a_script_relies_on(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out
    for word in (*NAMES_TOLD, *(name for names in NAMES_TOLD.values() for name in names), *FORMATS):
        assert word in said
    for word in ("--skip-bad", "  0  ", "  2  ", "  130  ", "GB18030", "apostrophe", "sep=;", "--no-bom"):
        assert word in said


def big_roster(path: Path, rows: int, last: str = "") -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.write("person,work_years\n")
        file.writelines(f"Person {row},{row % 80}\n" for row in range(rows))
        file.write(last)
    return path


def peak_of(roster: Path, out: Path) -> int:
    """The most bytes that Python held while the command ran."""
    tracemalloc.start()
    try:
        assert main([str(roster), "--as-of", "2026-11-24", "--out", str(out)]) == 0
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_roster(tmp_path: Path) -> None:
    """Three times as many people take the same memory, for they are read as they come."""
    small, large = (big_roster(tmp_path / f"{rows}.csv", rows) for rows in (100_000, 300_000))
    peaks = [peak_of(roster, tmp_path / "plans.csv") for roster in (small, large)]
    assert peaks[1] < peaks[0] * 1.1
    assert len(rows_of(tmp_path / "plans.csv")) == 300_001


BAD_CELL, BROKEN = ("Eve,two\n", "column work_years: "), ('Eve,"two', "the quotes do not match")


@pytest.mark.parametrize(
    ("suffix", "last", "says"), [*((suffix, *BAD_CELL) for suffix in ("", *FORMATS)), ("", *BROKEN)]
)
def test_a_fault_after_many_rows_leaves_nothing_written(
    run: Run, tmp_path: Path, suffix: str, last: str, says: str
) -> None:
    options = ("--out", str(tmp_path / f"plans{suffix}")) if suffix else ()
    roster = big_roster(tmp_path / "roster.csv", CHUNK_ROWS, last)
    status, printed, said = run(roster.name, roster.read_bytes(), *options)
    assert (status, printed, len(said.splitlines())) == (2, "", 1)
    assert said.startswith(f"roster.csv, line {CHUNK_ROWS + 2}")
    assert says in said
    assert [path.name for path in tmp_path.iterdir()] == ["roster.csv"]


class OnATerminal:
    """The command in a shell whose standard error is a terminal."""

    def __init__(self, *arguments: str) -> None:
        self._screen, terminal = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dashboard.team", *arguments],
            cwd=ROOT,
            stderr=terminal,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(terminal)

    def __enter__(self) -> "OnATerminal":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._screen)

    def press_control_c(self) -> None:
        """A terminal tells every process of the command."""
        os.killpg(self.process.pid, signal.SIGINT)

    def shown(self) -> Iterator[str]:
        """What comes up on the screen, until the command ends."""
        while True:
            try:
                text = os.read(self._screen, 1024)
            except OSError:  # the terminal's other end is closed
                return
            if not text:
                return
            yield text.decode(errors="replace")


def test_rows_are_counted_on_a_terminal(tmp_path: Path) -> None:
    """Piped, nothing is: the tests above find standard error empty."""
    roster = big_roster(tmp_path / "roster.csv", CHUNK_ROWS + 1)
    with OnATerminal(str(roster)) as command:
        screen = "".join(command.shown())
        assert command.process.wait() == 0
    assert f"\r\x1b[K{CHUNK_ROWS:,} rows, " in screen
    assert f"\r\x1b[K{CHUNK_ROWS + 1:,} rows, " in screen
    assert screen.endswith("\r\x1b[K")


@pytest.mark.parametrize("engine", ["numpy", "dask"])
def test_control_c_leaves_nothing_behind(tmp_path: Path, engine: str) -> None:
    # So long that it still works when the signal comes, however busy the machine is.
    roster, out = big_roster(tmp_path / "roster.csv", CHUNK_ROWS * 60), tmp_path / "plans.csv"
    with OnATerminal(str(roster), "--out", str(out), "--engine", engine) as command:
        shown = command.shown()
        next(text for text in shown if "rows" in text)
        command.press_control_c()
        rest = "".join(shown)
        assert command.process.wait() == 130
    assert "Traceback" not in rest
    assert [path.name for path in tmp_path.iterdir()] == ["roster.csv"]
