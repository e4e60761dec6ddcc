"""Faults and warnings of the tables as lines that an editor can jump to, and what they add up to."""

from pathlib import Path

from dashboard.catalog.faults import Fault
from dashboard.text.faults import fault_problem, fault_right
from dashboard.text.words import Words


def fault_line(words: Words, folder: Path, fault: Fault) -> str:
    """`data/exams.csv:3: sittings: ` and the sentences; no line where the fault is of the whole file."""
    return ": ".join([_place(folder, fault), *_what(words, fault)])


def warning_line(words: Words, folder: Path, warning: Fault) -> str:
    """As `fault_line`, said to be a warning."""
    return ": ".join([_place(folder, warning), words("check.warning"), *_what(words, warning)])


def summary(words: Words, levels: int, warnings: int) -> str:
    """That the tables are whole, how many levels they have, and how many warnings there were."""
    found = words.count("check.warnings", warnings) if warnings else words("check.no_warnings")
    return words.sentences([words.count("check.whole", levels), found])


def _place(folder: Path, fault: Fault) -> str:
    path = str(folder / fault.file)
    return f"{path}:{fault.line}" if fault.line else path


def _what(words: Words, fault: Fault) -> list[str]:
    said = words.sentences([fault_problem(words, fault), fault_right(words, fault)])
    return [fault.column, said] if fault.column else [said]
