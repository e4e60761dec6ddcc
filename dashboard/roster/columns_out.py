"""What the columns of the plans hold, and what writes them into a file, part by part."""

from collections.abc import Sequence
from typing import Any, Final, Protocol

OUTPUT_ONLY: Final = (
    "verdict",
    "open_now",
    "path",
    "first_exam_on",
    "target_exam_on",
    "target_held_on",
    "expires_on",
    "exams",
    "study_hours",
    "fee",
    "lower_bound",
)
"""The columns of the output besides those of the roster."""
DAYS: Final = ("first_exam_on", "target_exam_on", "target_held_on", "expires_on")
WHOLE_NUMBERS: Final = ("exams",)
NUMBERS: Final = ("study_hours", "fee")
"""Columns of the output that are no texts, where the format knows the difference."""
OWN: Final = frozenset({"target", *OUTPUT_ONLY})
"""Columns that hold ids, days and numbers, and never what somebody typed."""


class OutputError(Exception):
    """The plans do not fit into a file of this format."""


Columns = dict[str, Sequence[str]]
"""The columns of a file by name, in their order, all of one length."""


class Writer(Protocol):
    """Writes a file part by part, under the names that it was opened with."""

    def add(self, rows: Any) -> None:
        """Adds rows, as the format's own function has made them of columns: see `rows_for`."""

    def close(self) -> None:
        """Completes the file, and leaves it open."""
