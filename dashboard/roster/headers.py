"""What the columns of a roster are called, in English and in Chinese, and what a file's own names mean."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from dashboard.catalog.faults import Fault, fault_at
from dashboard.roster.heading_parts import heading_parts, plain_name
from dashboard.roster.invisible import visible
from dashboard.roster.units import is_one_unit, is_unit_note, unit_of, without_unit

NAMES: Final[dict[str, tuple[str, ...]]] = {
    "person": ("姓名", "编号", "工号"),
    "work_years": ("工作年限",),
    "aigc_years": ("AIGC年限",),
    "work_share": ("工作占比",),
    "aigc_share": ("AIGC占比",),
    "starts_on": ("开始日期",),
    "aigc_starts_on": ("AIGC开始日期",),
    "holds": ("已持证书",),
    "hours_per_week": ("每周学习小时",),
    "target": ("目标等级",),
}
"""The columns of a roster by their own name, each with its Chinese names, the first the usual one."""
HOLDS_ON: Final = "holds_on"
"""What a column with the days of the certificates in `holds` is mapped to; no name is read as it."""

Mapping = tuple[str | None, ...]
"""For each column of a file, the roster's column that it is; `None`: it is carried through."""

_BY_CHINESE_NAME: Final = {plain_name(each): column for column, names in NAMES.items() for each in names}
BY_PLAIN_NAME: Final = {**_BY_CHINESE_NAME, **{plain_name(column): column for column in NAMES}}
_PERSONS: Final = ("person", *map(plain_name, NAMES["person"]))
_DAYS: Final = frozenset({"starts_on", "aigc_starts_on", HOLDS_ON})
_CHOICES: Final = frozenset({"holds", "target"})
_DAY_NOTE: Final = re.compile(
    r"(?:格式[:为]?|format:?)?(?:年[-/.]?月(?:[-/.]?日)?|yyyy([-/.])mm(?:\1dd)?|iso(?:8601)?)"
    r"|(?:例?如|eg)[:.]?[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?"
)
"""Only forms that begin with the year: of the others, the order of day and month is in doubt."""
_CHOICE_NOTE: Final = re.compile(r"如有|ifany|可?多个.*|可填多个|名称|names?|等级|级别|levels?")


def column_named(heading: str) -> str | None:
    """The roster's column of this name: English to the letter, Chinese whatever its spaces and width.

    A note beside it is left out where it says no more than the column does, or gives a unit.
    """
    name = _exact_name(heading)
    return _named(name) if name else None


def _exact_name(heading: str) -> str | None:
    """The part of a heading that is a column's own name, if the rest fits that column."""
    if _named(heading):
        return heading
    parts = heading_parts(heading)
    for each in (parts, *without_unit(parts)):
        column = _named(each.name)
        if column and fit(each.notes, column, _named):
            return each.name
    return None


def _named(name: str) -> str | None:
    name = visible(name)
    return name if name in NAMES else _BY_CHINESE_NAME.get(plain_name(name))


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
        or (column in _DAYS and _DAY_NOTE.fullmatch(said) is not None)
        or (column in _CHOICES and _CHOICE_NOTE.fullmatch(said) is not None)
    )


def known_names(cells: Iterable[str]) -> int:
    """How many of the cells are names of a column, however written."""
    return sum(map(_is_known, cells))


def _is_known(cell: str) -> bool:
    return plain_name(cell) in BY_PLAIN_NAME or column_named(cell) is not None


def named_mapping(header: Sequence[str]) -> Mapping:
    """What the columns are by their names alone.

    Of several columns that could be `person`, the one that is named so first in `NAMES` is: a file may
    have both 姓名 and 编号.
    """
    columns = [column_named(heading) for heading in header]
    names = [
        plain_name(_exact_name(heading) or "") if column == "person" else ""
        for heading, column in zip(header, columns, strict=True)
    ]
    first = next((name for name in _PERSONS if name in names), "")
    return tuple(
        None if column == "person" and name != first else column
        for column, name in zip(columns, names, strict=True)
    )


def is_header_again(cells: Iterable[str]) -> bool:
    """Whether all that stands in a row is names of columns."""
    return all(_is_known(cell) for cell in cells if cell)


def _told(detail: str, columns: Iterable[str]) -> dict[str, str]:
    """Columns by both their names, as a detail of a fault: English first, but Chinese first in Chinese."""
    usual = [(column, next(iter(NAMES[column]))) for column in columns]
    return {
        detail: ", ".join(f"{column} ({chinese})" for column, chinese in usual),
        f"{detail}_zh": "、".join(f"{chinese}（{column}）" for column, chinese in usual),
    }


def header_faults(
    file: str, row: int, header: Sequence[str], mapping: Mapping, taken: Iterable[str]
) -> list[Fault]:
    """What is wrong with a header: no person, a name twice, a carried column of a name that is `taken`."""
    person, *others = NAMES
    wanted = _told("columns", NAMES)
    faults = []
    if person not in mapping:
        detail = {**_told("person", [person]), **_told("columns", others)}
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
