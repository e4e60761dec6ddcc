"""Which columns of a roster those of a file are by their own names, and what is wrong with a header."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from dashboard.catalog.faults import Fault, fault_at
from dashboard.roster.columns import HOLDS_ON, PERSON_NAMES, STARTS_ON, RosterColumns
from dashboard.roster.heading_parts import heading_parts, plain_name
from dashboard.roster.invisible import visible
from dashboard.roster.units import is_one_unit, is_unit_note, unit_of, without_unit

Mapping = tuple[str | None, ...]
"""For each column of a file, the roster's column that it is; `None`: it is carried through."""

_PERSONS: Final = ("person", *map(plain_name, PERSON_NAMES))
_DAYS: Final = (STARTS_ON, HOLDS_ON)
_CHOICES: Final = frozenset({"holds", "education", "answers", "target"})
_DAY_NOTE: Final = re.compile(
    r"(?:格式[:为]?|format:?)?(?:年[-/.]?月(?:[-/.]?日)?|yyyy([-/.])mm(?:\1dd)?|iso(?:8601)?)"
    r"|(?:例?如|eg)[:.]?[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?"
)
"""Only forms that begin with the year: of the others, the order of day and month is in doubt."""
_CHOICE_NOTE: Final = re.compile(r"如有|ifany|可?多个.*|可填多个|名称|names?|等级|级别|levels?")


def column_named(heading: str, columns: RosterColumns) -> str | None:
    """The roster's column of this name: English to the letter, Chinese whatever its spaces and width.

    A note beside it is left out where it says no more than the column does, or gives a unit.
    """
    return _name_and_column(heading, columns)[1]


def _name_and_column(heading: str, columns: RosterColumns) -> tuple[str, str | None]:
    """The part of a heading that is a column's own name, if the rest fits that column; and the column."""
    if column := _named(heading, columns):
        return heading, column
    parts = heading_parts(heading)
    for each in (parts, *without_unit(parts)):
        column = _named(each.name, columns)
        if column and fit(each.notes, column, lambda note: _named(note, columns)):
            return each.name, column
    return "", None


def _named(name: str, columns: RosterColumns) -> str | None:
    name = visible(name)
    return name if name in columns.names else columns.by_chinese_name.get(plain_name(name))


def fit(notes: Sequence[str], column: str, named: Callable[[str], str | None]) -> bool:
    """Whether all that the notes say of a column is understood: its unit, the form of its days or levels.

    A note may also be another name of the column, which `named` tells.
    """
    return is_one_unit(notes, column) and all(
        _fits(note, column) or (named(note) == column and not unit_of(note, column)) for note in notes
    )


def _fits(note: str, column: str) -> bool:
    said = re.sub(r"\s+", "", note)
    return (
        is_unit_note(note, column)
        or (column.endswith(_DAYS) and _DAY_NOTE.fullmatch(said) is not None)
        or (column in _CHOICES and _CHOICE_NOTE.fullmatch(said) is not None)
    )


def named_mapping(header: Sequence[str], columns: RosterColumns) -> Mapping:
    """What the columns are by their names alone.

    Of several columns that could be `person`, the one of the first name in `PERSON_NAMES` is: a file may
    have both 姓名 and 编号.
    """
    found = [_name_and_column(heading, columns) for heading in header]
    persons = [plain_name(name) if column == "person" else "" for name, column in found]
    first = next((name for name in _PERSONS if name in persons), "")
    return tuple(
        None if column == "person" and name != first else column
        for (_, column), name in zip(found, persons, strict=True)
    )


def is_header_again(cells: Iterable[str], columns: RosterColumns) -> bool:
    """Whether all that stands in a row is names of columns."""
    return all(
        plain_name(cell) in columns.by_plain_name or column_named(cell, columns) is not None
        for cell in cells
        if cell
    )


def _told(detail: str, columns: RosterColumns, some: Iterable[str]) -> dict[str, str]:
    """Columns by both their names, as a detail of a fault: English first, but Chinese first in Chinese."""
    usual = [(column, columns.usual_name(column)) for column in some]
    return {
        detail: ", ".join(f"{column} ({chinese})" for column, chinese in usual),
        f"{detail}_zh": "、".join(f"{chinese}（{column}）" for column, chinese in usual),
    }


def header_faults(
    file: str, row: int, header: Sequence[str], mapping: Mapping, taken: Iterable[str], columns: RosterColumns
) -> list[Fault]:
    """What is wrong with a header: no person, a name twice, a carried column of a name that is `taken`."""
    person, *others = columns.asked
    wanted = _told("columns", columns, columns.asked)
    faults = []
    if person not in mapping:
        detail = {**_told("person", columns, [person]), **_told("columns", columns, others)}
        faults.append(fault_at(file, row, "", "person_missing", **detail))
    taken = {*taken, person}
    seen: set[str] = set()
    source_of: dict[str, str] = {}
    for place, (name, column) in enumerate(zip(header, mapping, strict=True), start=1):
        if name and name in seen:
            faults.append(fault_at(file, row, name, "column_twice", **wanted))
        elif column is None and not name:
            faults.append(fault_at(file, row, name, "column_unnamed", place=str(place)))
        elif column is None and name in taken:
            faults.append(fault_at(file, row, name, "column_of_output", value=name))
        elif column is not None and column in source_of:
            faults.append(fault_at(file, row, name, "field_twice", name, first=source_of[column]))
        if column is not None:
            source_of.setdefault(column, name)
        seen.add(name)
    return faults
