"""Keeps the rule tables as they stand, for links made under them: `python -m dashboard.keep_rules`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard.catalog.data_folder import DATA
from dashboard.catalog.loading import CatalogError
from dashboard.catalog.past import PAST, keep
from dashboard.text.faults import fault_sentence
from dashboard.text.words import Words

FAULTY = 2
"""The exit status of faulty tables or a faulty command; as argparse has it."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.keep_rules",
        description="Keep the rule tables as they stand, so that links made under them can say what changed.",
    )
    parser.add_argument("--data", metavar="DIR", type=Path, default=DATA, help="the folder of the tables")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    folder: Path = _parser().parse_args(arguments).data
    words = Words("en")
    try:
        version = keep(folder)
    except CatalogError as error:
        faults = [fault_sentence(words, fault) for fault in error.faults]
        sys.stderr.write("\n".join([*faults, words("keep.refused"), ""]))
        return FAULTY
    except OSError as error:
        where = folder / PAST
        sys.stderr.write(words("keep.not_written", place=where, problem=error.strerror or error) + "\n")
        return FAULTY
    sys.stdout.write(words("keep.kept", version=version, place=folder / PAST / version) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
