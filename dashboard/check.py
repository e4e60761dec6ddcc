"""The tables, checked and compared without a browser: `python -m dashboard.check`."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from dashboard.arguments import day_to_plan_from
from dashboard.catalog.catalog import Catalog
from dashboard.catalog.data_folder import DATA
from dashboard.catalog.doubtful import warnings
from dashboard.catalog.faults import Fault
from dashboard.catalog.loading import CatalogError, catalog_of, load, read_tables
from dashboard.catalog.past import home_of_kept, past_catalog
from dashboard.exports.check_json import Placed, check_json
from dashboard.roster.comparison import Comparison, compared
from dashboard.state.choices import LANGUAGES
from dashboard.text.checked import fault_line, summary, warning_line
from dashboard.text.comparison import comparison_lines
from dashboard.text.words import Words

WHOLE, FAULTY, NOT_RUN, MOVED = 0, 1, 2, 3
"""The exit statuses; a command that could not run has that of argparse."""
STOPPED: Final = 130
"""The exit status after Ctrl-C; as shells have it."""
_EPILOG = """\
DIR is read as the app reads it. All faults are told at once, one a line: file and line as editors understand
them, column, problem, and what would be right. Tables without faults may have warnings: what loads, and
looks like a slip.

With --against, it is then told which rules differ from those of OTHER_DIR, which may be a folder of kept
rules such as data/past/1a2b3c4d, and which dates and verdicts they move: for the made-up people of the
example roster, and for some of them holding one more certificate, with each level as the target, under both
readings. Where the same is to be told of many, the first six are named; with --json everyone is. A level
that is in one of the folders only is told, and not compared.

exit status:
  0    the tables are whole; warnings, and what differs from OTHER_DIR, change nothing in this
  1    there are faults in the tables of DIR or OTHER_DIR
  2    the command could not run: there is no such folder, or the arguments make no sense
  3    with --fail-on-change, and no faults: a date or a verdict moved
  130  stopped by Ctrl-C

With --json, one object goes to standard output, also where there are faults:
  faults, warnings  each a list of objects: file, line, column (null where it is of the whole), problem, right
  changes           null without --against or with faults, else an object: as_of; rules, one sentence each;
                    added, removed and renamed (new ids by old) levels; people and levels, how many were
                    planned; moved, a list of objects: person, holding, target, reading, before and after
                    (verdict, sat_on, held_on, expires_on), days by which held_on moved
"""


@dataclass(frozen=True)
class _Found:
    """What is to be said of the tables; `catalog` is `None` where they are faulty."""

    catalog: Catalog | None
    faults: tuple[Placed, ...] = ()
    warnings: tuple[Placed, ...] = ()
    comparison: Comparison | None = None

    def status(self, fail_on_change: bool) -> int:
        if self.faults:
            return FAULTY
        return MOVED if fail_on_change and self.comparison and self.comparison.moved else WHOLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.check",
        description="Check the tables, and say what a change in them does.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "data", metavar="DIR", type=Path, nargs="?", default=DATA,
        help="the folder of the tables (default: that of the app)",
    )  # fmt: skip
    parser.add_argument(
        "--against", metavar="OTHER_DIR", type=Path, help="the folder of the tables before the change"
    )
    parser.add_argument(
        "--as-of", metavar="DATE", type=day_to_plan_from, help="the day to plan from (default: today)"
    )
    parser.add_argument(
        "--fail-on-change", action="store_true", help="exit with 3 where a date or a verdict moved"
    )
    parser.add_argument(
        "--language", choices=LANGUAGES, default="en", help="what it is told in (default: en)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object, for scripts")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.against is None and (options.as_of or options.fail_on_change):
        parser.error("--as-of and --fail-on-change need --against")
    words = Words(options.language)
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal that lacks a letter of a name shows its number.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        found = _find(options)
        if options.json:
            text = check_json(words, found.faults, found.warnings, found.comparison)
        else:
            text = "\n".join(_lines(words, found))
        _say(text)
    except FileNotFoundError as error:
        sys.stderr.write(words("check.no_folder", folder=error) + "\n")
        return NOT_RUN
    except KeyboardInterrupt:
        return STOPPED
    return found.status(options.fail_on_change)


def _find(options: argparse.Namespace) -> _Found:
    """What is wrong in the tables, and what another folder's were where both are whole."""
    folder, other = options.data, options.against
    for each in filter(None, (folder, other)):
        if not each.is_dir():
            raise FileNotFoundError(each)
    tables = read_tables(folder)
    try:
        catalog = catalog_of(tables)
    except CatalogError as error:
        faults = _placed(folder, error.faults)
        # Kept rules are read beside the tables of today, which are not to be had.
        if other and home_of_kept(other) is None:
            faults += _faults_of(other)
        return _Found(None, faults)
    doubtful = _placed(folder, warnings(tables, catalog))
    if other is None:
        return _Found(catalog, warnings=doubtful)
    home = home_of_kept(other)
    try:
        before = past_catalog(home, other.resolve().name, catalog) if home else load(other)
        if before is None:
            raise FileNotFoundError(other)
    except CatalogError as error:
        return _Found(None, _placed(home or other, error.faults), doubtful)
    as_of = options.as_of or datetime.now().astimezone().date()
    return _Found(catalog, (), doubtful, compared(before, catalog, as_of))


def _faults_of(folder: Path) -> tuple[Placed, ...]:
    try:
        load(folder)
    except CatalogError as error:
        return _placed(folder, error.faults)
    return ()


def _placed(folder: Path, faults: Sequence[Fault]) -> tuple[Placed, ...]:
    """Faults with their folder, from here where it lies below."""
    here = Path.cwd()
    near = folder.relative_to(here) if folder.is_relative_to(here) else folder
    return tuple((near, fault) for fault in faults)


def _lines(words: Words, found: _Found) -> Iterator[str]:
    for folder, fault in found.faults:
        yield fault_line(words, folder, fault)
    for folder, warning in found.warnings:
        yield warning_line(words, folder, warning)
    if found.catalog is None:
        yield words.count("check.faults", len(found.faults))
    else:
        yield summary(words, len(found.catalog.levels), len(found.warnings))
    if found.comparison:
        yield from comparison_lines(words, found.comparison)


def _say(text: str) -> None:
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read it wanted no more; nothing is left to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    raise SystemExit(main())
