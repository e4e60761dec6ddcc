"""The team board without a browser: `python -m dashboard.team ROSTER`."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from pydantic_core import PydanticCustomError

from dashboard.catalog import READINGS, Catalog, CatalogError, Fault, load
from dashboard.catalog.cells import parse_date
from dashboard.choices import FIRST_DAY, LAST_DAY
from dashboard.roster import Roster, output_columns, plan_roster, read_roster, write_csv
from dashboard.text import Words, fault_sentence

DATA = Path(__file__).parent.parent / "data"
FAULTY = 2
"""The exit status of a faulty roster, faulty tables or a faulty command; as argparse has it."""


class _CommandError(Exception):
    """Ends the command with a message and `FAULTY`."""


def _as_of(text: str) -> date:
    try:
        day = parse_date(text)
    except PydanticCustomError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-11-23") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise argparse.ArgumentTypeError(f"{text!r} is not between {FIRST_DAY} and {LAST_DAY}")
    return day


def _csv(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".csv":
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a .csv file; only .csv can be read and written yet"
        )
    return path


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.team",
        description="Plan everyone in a roster: which level, when, by which path.",
    )
    parser.add_argument("roster", metavar="ROSTER", type=_csv, help="a .csv file with a column `person`")
    parser.add_argument("--data", metavar="DIR", type=Path, default=DATA, help="the folder of the tables")
    parser.add_argument("--target", metavar="LEVEL", help="the level of those whose row names none")
    parser.add_argument("--as-of", metavar="DATE", type=_as_of, help="the day to plan from (default: today)")
    parser.add_argument(
        "--reading", choices=READINGS, default="strict", help="which wording counts (default: strict)"
    )
    parser.add_argument("--out", metavar="FILE", type=_csv, help="a .csv file (default: standard output)")
    parser.add_argument(
        "--skip-bad", action="store_true", help="plan the rows without faults, and say which are not"
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    words = Words("en")
    try:
        catalog = _catalog(options.data, words)
        if options.target is not None and options.target not in catalog.level_ids:
            levels = ", ".join(catalog.level_ids)
            raise _CommandError(f"--target: there is no level {options.target!r}; there are {levels}")
        today = options.as_of or datetime.now().astimezone().date()
        roster = _roster(options.roster, catalog, today, options.target, options.skip_bad, words)
        rows = plan_roster(catalog, roster, today, options.reading)
        if options.out is None:
            sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
            write_csv(output_columns(roster), rows, sys.stdout)
            sys.stdout.flush()
        else:
            _write(options.out, roster, rows)
    except _CommandError as stop:
        print(stop, file=sys.stderr)
        return FAULTY
    except BrokenPipeError:
        # Whoever read the plans wanted no more of them; nothing is left to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _catalog(folder: Path, words: Words) -> Catalog:
    try:
        return load(folder)
    except CatalogError as error:
        raise _CommandError(_listed(error.faults, words)) from None


def _roster(
    path: Path, catalog: Catalog, today: date, target: str | None, skip_bad: bool, words: Words
) -> Roster:
    """The roster; with `skip_bad`, without its faulty rows, which standard error names."""
    if not path.is_file():
        raise _CommandError(f"{path}: there is no such file")
    roster, faults = read_roster(path, catalog, today, target)
    if not faults:
        return roster
    bad_rows = sorted({fault.line for fault in faults})
    if not skip_bad or not roster.rows:
        raise _CommandError(_listed(faults, words))
    numbers = ", ".join(map(str, bad_rows))
    print(_listed(faults, words), file=sys.stderr)
    print(f"{len(bad_rows)} of {roster.rows} rows left out: {numbers}", file=sys.stderr)
    return roster


def _write(path: Path, roster: Roster, rows: Iterator[tuple[str, ...]]) -> None:
    """Writes the plans whole or not at all."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            write_csv(output_columns(roster), rows, file)
        unfinished.replace(path)
    except OSError as error:
        raise _CommandError(f"--out: {path} could not be written: {error.strerror}") from None
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _listed(faults: Sequence[Fault], words: Words) -> str:
    return "\n".join(fault_sentence(words, fault) for fault in faults)


if __name__ == "__main__":
    raise SystemExit(main())
