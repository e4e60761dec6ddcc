"""A fault in a table, as a value: where it is, and a code that `dashboard.text` words."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong in one file.

    `line` counts the file's lines from 1 (0: the file as a whole), `column` is the header's word
    (empty: the whole line). `detail` holds what the sentence of `code` needs, as sorted pairs.
    """

    file: str
    line: int
    column: str
    code: str
    value: str = ""
    detail: tuple[tuple[str, str], ...] = ()


def fault_at(file: str, line: int, column: str, code: str, value: str = "", **detail: str) -> Fault:
    return Fault(file, line, column, code, value, tuple(sorted(detail.items())))
