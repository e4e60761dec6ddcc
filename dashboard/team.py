"""The team board without a browser: `python -m dashboard.team ROSTER`."""

import argparse
import gc
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from dashboard.arguments import day_to_plan_from
from dashboard.catalog.catalog import Catalog
from dashboard.catalog.data_folder import DATA
from dashboard.catalog.faults import Fault
from dashboard.catalog.loading import CatalogError, load
from dashboard.catalog.rows import READINGS
from dashboard.roster.columns import NAMES_TOLD, RosterColumns, columns_of
from dashboard.roster.columns_out import OutputError, Writer
from dashboard.roster.columns_read import columns_read
from dashboard.roster.dask_engine import SCHEME, EngineError, is_installed, plan_on_dask
from dashboard.roster.files_in import FORMATS, read_table
from dashboard.roster.files_out import rows_for, writer_for
from dashboard.roster.headers import Mapping, named_mapping
from dashboard.roster.people_in import part_reader
from dashboard.roster.plan_parts import Engine, PartPlanner, PlannedPart
from dashboard.roster.roster_read import HowToRead
from dashboard.roster.table import RosterError, Table, row_runs
from dashboard.team_rows import RowsReport
from dashboard.text.columns import column_sentence
from dashboard.text.faults import fault_sentence
from dashboard.text.words import Words

FAULTY = 2
"""The exit status of a faulty roster, faulty tables or a faulty command; as argparse has it."""
STOPPED = 130
"""The exit status after Ctrl-C; as shells have it."""
CSV = ".csv"
NUMPY, DASK = "numpy", "dask"
_FORMATS = f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}"
_EPILOG = f"""\
columns of ROSTER, in English or in Chinese; all but the first may be missing:
{"".join(f"  {name:<18}{', '.join(others)}" + chr(10) for name, others in NAMES_TOLD.items())}
  CLOCK is the id of a kind of experience; in Chinese its name stands there. 学历 and 确认的条件 are read
  where the tables ask for them.
  Every other column is carried through, from Parquet to Parquet in its own type. CSV is UTF-8 or GB18030,
  its cells parted by a comma, a semicolon, a tab, or what a first line such as sep=; says; an apostrophe
  or ="..." that keeps a cell from being taken for a number or a formula is no part of it, and cells that
  a row lacks at its end are empty. Of a workbook, the first sheet that can be seen is read,
  numbers as their cells show them, rows that are hidden or filtered out too.
  Years are 1.5, 18个月, 一年半 or 1 year 6 months; shares 0.4 or 40%; days 2026-05-01, 2026/5/1 or 2026年5月;
  levels an id or a name, and in holds several of them with their days:
  aigc-junior@2026-05-01|prompt-engineer, or 无 or none; education likewise, 本科@2025-06-30; answers
  are the questions' ids: q or q@2026-05-01 is yes, !q is no.
  A unit beside a name counts: work_years (months), 每周学习小时（分钟）, AIGC占比（%）.
  Whether 05/11/2025 is in November or in May, the other days of its column say; else it is refused.
  Totals, notes and rows that look empty are told and left out; rows that are alike are told and planned.

exit status:
  0    the plans are written; with --skip-bad, those of the rows without faults
  2    a faulty roster, faulty tables or a faulty command: nothing is written, and standard error says
       what is wrong, one fault a line with file, row, column, value and what would be right
  130  stopped by Ctrl-C: nothing is written

engines, which give the same plans:
  numpy             this process
  dask              workers of dask.distributed, one for each core of this machine
  dask://HOST:PORT  the workers of that scheduler; each has this project, at this version, and what
                    requirements.txt asks for
  Both of dask need the package `distributed`. The roster is read, and the plans are written, here.

Plans go to standard output or to --out, everything else to standard error. While it works, it counts the
rows on a terminal, and nowhere else. CSV and Parquet are read and written part by part, in memory that
does not grow with the rows; but of a Parquet column, texts that repeat or are long are held for a row
group, and a workbook is unpacked whole. CSV is written as UTF-8 with a byte order mark, by which a
spreadsheet knows it, unless --no-bom is given; in it, a cell that a spreadsheet would run as a formula has
an apostrophe before it.
"""


class _CommandError(Exception):
    """Ends the command with a message and `FAULTY`; without a message, all has been said."""


def _engine(text: str) -> Engine:
    if text == NUMPY:
        return map
    if text != DASK and not re.fullmatch(rf"{SCHEME}\S+:[0-9]{{1,5}}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is neither {NUMPY}, {DASK} nor {SCHEME}HOST:PORT")
    if not is_installed():
        raise argparse.ArgumentTypeError(f"{text!r} needs the package distributed, which is not installed")
    return partial(plan_on_dask, "" if text == DASK else text)


def _file(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in FORMATS:
        raise argparse.ArgumentTypeError(f"{text!r} is no {_FORMATS} file")
    return path


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.team",
        description="Plan everyone in a roster: which level, when, by which path.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "roster", metavar="ROSTER", type=_file, help=f"a {_FORMATS} file with a column `person`"
    )
    parser.add_argument("--data", metavar="DIR", type=Path, default=DATA, help="the folder of the tables")
    parser.add_argument("--target", metavar="LEVEL", help="the level of those whose row names none")
    parser.add_argument(
        "--as-of", metavar="DATE", type=day_to_plan_from, help="the day to plan from (default: today)"
    )
    parser.add_argument(
        "--reading", choices=READINGS, default="strict", help="which wording counts (default: strict)"
    )
    parser.add_argument(
        "--out", metavar="FILE", type=_file, help=f"a {_FORMATS} file (default: CSV to standard output)"
    )
    parser.add_argument(
        "--no-bom", dest="bom", action="store_false", help="write CSV without a byte order mark (BOM)"
    )
    parser.add_argument(
        "--skip-bad", action="store_true", help="plan the rows without faults, and say which are not"
    )
    parser.add_argument(
        "--set-aside-unknown",
        action="store_true",
        help="plan those who hold certificates that are no level of the tables without them, and list these",
    )
    parser.add_argument(
        "--engine", type=_engine, default=NUMPY, help="numpy, dask or dask://HOST:PORT (default: numpy)"
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    words = Words("en")
    try:
        catalog = _catalog(options.data, words)
        if options.target is not None and not _is_level(options.target, catalog):
            levels = ", ".join(catalog.level_ids)
            raise _CommandError(f"--target: there is no level {options.target!r}; there are {levels}")
        _plan(options, catalog, words)
    except _CommandError as stop:
        if stop.args:
            print(stop, file=sys.stderr)
        return FAULTY
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        # Whoever read the plans wanted no more of them; nothing is left to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _is_level(text: str, catalog: Catalog) -> bool:
    return text in catalog.level_ids or catalog.level_of_alias(text) is not None


def _catalog(folder: Path, words: Words) -> Catalog:
    try:
        return load(folder)
    except CatalogError as error:
        raise _CommandError(_listed(error.faults, words)) from None


def _plan(options: argparse.Namespace, catalog: Catalog, words: Words) -> None:
    """Reads, plans and writes part by part; what is written comes into sight when all of it is done."""
    if not options.roster.is_file():
        raise _CommandError(f"{options.roster}: there is no such file")
    if options.out and options.out.exists() and options.out.samefile(options.roster):
        raise _CommandError(f"--out: {options.out} is the roster itself, and it would be lost")
    today = options.as_of or datetime.now().astimezone().date()
    how = HowToRead(set_aside_unknown=options.set_aside_unknown)
    progress = _Progress()
    with _said(words, progress), _output(options.out) as file:
        suffix = options.out.suffix.lower() if options.out else CSV
        table = read_table(options.roster.name, options.roster)
        columns = columns_of(catalog)
        mapping = named_mapping(table.header, columns)
        _say_what_is_read(table, mapping, columns, words)
        reader, parts = part_reader(table, mapping, catalog, today, options.target, how)
        planner = PartPlanner(reader, catalog, options.reading, rows_for(suffix), options.skip_bad)
        report = RowsReport(table, mapping, words)
        with closing(_Plans(file, suffix, today, options.bom)) as plans:
            for part in options.engine(planner, parts):
                for line in report.add(part):
                    progress.clear()
                    print(line, file=sys.stderr)
                if options.skip_bad or not report.bad_rows:
                    plans.add(part)
                progress.add(part.total_rows)
        progress.clear()
        if report.bad_rows and not options.skip_bad:
            raise _CommandError
    for line in report.at_the_end(progress.rows):
        print(line, file=sys.stderr)


@contextmanager
def _said(words: Words, progress: "_Progress") -> Iterator[None]:
    """Turns what is wrong with the roster as a whole, or with the output's form, into the command's end."""
    try:
        yield
    except RosterError as error:
        progress.clear()
        raise _CommandError(_listed(error.faults, words)) from None
    except OutputError as error:
        progress.clear()
        raise _CommandError(f"--out: {error}") from None
    except EngineError as error:
        progress.clear()
        raise _CommandError(f"--engine: {error}") from None


def _say_what_is_read(table: Table, mapping: Mapping, columns: RosterColumns, words: Words) -> None:
    read = columns_read(table.header, mapping, columns)
    carried = [each.heading for each in read if each.how == "carried" and each.heading]
    said = [column_sentence(words, columns, each) for each in read]
    if carried:
        said.append(words("columns.carried", headings=", ".join(carried)))
    for sentence in filter(None, said):
        print(f"{table.name}: {sentence}", file=sys.stderr)
    if table.encoding == "gb18030":
        first = "、".join(_first_names(table, mapping))
        so_read = f"; the first names: {first}" if first else ""
        print(f"{table.name}: not UTF-8, so it is read as GB18030{so_read}", file=sys.stderr)
    if table.other_sheets:
        others = ", ".join(table.other_sheets)
        print(f"{table.name}: of its sheets, {table.sheet} is read; not read: {others}", file=sys.stderr)
    if table.hidden_rows:
        count, rows = len(table.hidden_rows), ", ".join(row_runs(table.hidden_rows))
        print(f"{table.name}: rows hidden or filtered out, and counted: {count} ({rows})", file=sys.stderr)
    if table.hidden_columns:
        names = ", ".join(table.hidden_columns)
        print(f"{table.name}: columns hidden, and read like the others: {names}", file=sys.stderr)


def _first_names(table: Table, mapping: Mapping) -> list[str]:
    """The first three people of a text, for a look at whether its encoding was found out rightly."""
    if "person" not in mapping:
        return []
    place = mapping.index("person")
    return [name for cells in table.first_rows for name in cells[place : place + 1] if name][:3]


class _Plans:
    """The file of plans; its columns are those of the first part."""

    def __init__(self, file: BinaryIO, suffix: str, today: date, bom: bool) -> None:
        self._file, self._suffix, self._today, self._bom = file, suffix, today, bom
        self._writer: Writer | None = None

    def add(self, part: PlannedPart) -> None:
        if self._writer is None:
            self._writer = writer_for(self._suffix, self._file, part.names, self._today, self._bom)
        self._writer.add(part.rows)

    def close(self) -> None:
        if self._writer:
            self._writer.close()


@contextmanager
def _output(path: Path | None) -> Iterator[BinaryIO]:
    """A file that takes its place, or goes to standard output, only if nothing was raised."""
    if path is None:
        with tempfile.TemporaryFile() as spooled:
            yield spooled
            spooled.seek(0)
            sys.stdout.flush()
            shutil.copyfileobj(spooled, sys.stdout.buffer)
            sys.stdout.flush()
        return
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open("w+b") as file:
            yield file
        unfinished.replace(path)
    except OSError as error:
        raise _CommandError(f"--out: {path} could not be written: {error.strerror}") from None
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


class _Progress:
    """How many rows are done, and how fast, on a terminal; silent anywhere else."""

    def __init__(self) -> None:
        self.rows = 0
        self._started = time.monotonic()
        self._is_seen = sys.stderr.isatty()

    def add(self, rows: int) -> None:
        self.rows += rows
        if self._is_seen:
            rate = self.rows / max(time.monotonic() - self._started, 0.001)
            print(f"\r\x1b[K{self.rows:,} rows, {rate:,.0f} a second", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self._is_seen:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _listed(faults: Sequence[Fault], words: Words) -> str:
    return "\n".join(fault_sentence(words, fault) for fault in faults)


if __name__ == "__main__":
    # Nothing in chunk after chunk of plain lists refers to itself; to look for it takes a fifth of the time.
    gc.disable()
    raise SystemExit(main())
