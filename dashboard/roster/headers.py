"""What the columns of a roster are called, in English and in Chinese, and what a file's own names mean."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Final
from unicodedata import normalize

from dashboard.catalog import Fault
from dashboard.catalog.faults import fault_at

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
ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "person": (
        *("name", "full name", "employee", "employee name", "staff", "employee id", "id", "no"),
        *("名字", "员工", "员工姓名", "人员", "人员姓名", "员工编号", "人员编号", "学号"),
    ),
    "work_years": (
        *("years", "years of work", "work experience", "years of experience", "experience"),
        *("工龄", "年限", "从业年限", "工作经验", "工作年数"),
    ),
    "aigc_years": (
        *("years of aigc", "aigc experience", "aigc work years"),
        *("AIGC经验", "AIGC工作年限", "AIGC工龄", "AIGC年数"),
    ),
    "work_share": ("working time", "share of full time", "work percent", "工作时间占比", "工作比例"),
    "aigc_share": ("aigc percent", "share of aigc", "AIGC时间占比", "AIGC比例"),
    "starts_on": ("start", "start date", "starts", "入职日期", "工作开始日期", "起始日期"),
    "aigc_starts_on": ("aigc start", "aigc start date", "AIGC起始日期"),
    "holds": (
        *("certificates", "certificate", "certificates held", "held"),
        *("证书", "持证", "持有证书", "已有证书", "已持有证书"),
    ),
    "hours_per_week": (
        *("hours", "study hours", "weekly hours", "study hours per week", "hours a week"),
        *("学习小时", "每周小时", "每周学时", "每周学习时间"),
    ),
    "target": ("target level", "goal", "level", "目标", "目标证书", "报考等级"),
}
"""Names that a guess takes for a column, and that nothing is read by unless the guess is accepted."""

HOLDS_ON: Final = "holds_on"
"""What a column with the days of the certificates in `holds` is mapped to; no name is read as it."""

Mapping = tuple[str | None, ...]
"""For each column of a file, the roster's column that it is; `None`: it is carried through."""

_LIKE: Final = 0.75
"""The share of letters in which two names agree that are taken for one, mistyped."""
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_BETWEEN_WORDS = re.compile(r"[\s_\-./:*]+")


def plain_name(name: str) -> str:
    """A name without what makes no difference: case, spaces, full width."""
    return _BETWEEN_WORDS.sub("", normalize("NFKC", name).casefold())


def _by_name(names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {plain_name(each): column for column, others in names.items() for each in (column, *others)}


_CHINESE: Final = {plain_name(each): column for column, names in NAMES.items() for each in names}
_EXACT: Final = _by_name(NAMES)
_CLOSE: Final = _by_name(ALIASES)


def column_named(name: str) -> str | None:
    """The roster's column of this name: English to the letter, Chinese whatever its spaces and width."""
    return name if name in NAMES else _CHINESE.get(plain_name(name))


def known_names(cells: Iterable[str]) -> int:
    """How many of the cells are names of a column, however written."""
    return sum(plain_name(cell) in _EXACT for cell in cells)


def named_mapping(header: Sequence[str]) -> Mapping:
    """What the columns are by their names alone.

    Of several columns that could be `person`, the one that is named so first in `NAMES` is: a file may
    have both 姓名 and 编号.
    """
    columns = [column_named(name) for name in header]
    persons = {plain_name(name) for name, column in zip(header, columns, strict=True) if column == "person"}
    first = next((name for name in map(plain_name, ("person", *NAMES["person"])) if name in persons), "")
    return tuple(
        None if column == "person" and plain_name(name) != first else column
        for name, column in zip(header, columns, strict=True)
    )


def guess_mapping(header: Sequence[str]) -> Mapping:
    """What the columns probably are: by name, else by name whatever its case and spaces, else by alias.

    No column of the roster is given twice.
    """
    guessed = list(named_mapping(header))
    for names, reduced in ((_EXACT, plain_name), (_CLOSE, plain_name), (_CLOSE, _without_brackets)):
        for place, name in enumerate(header):
            column = names.get(reduced(name))
            if guessed[place] is None and column not in guessed:
                guessed[place] = column
    return tuple(None if column in guessed[:place] else column for place, column in enumerate(guessed))


def near_misses(header: Sequence[str], mapping: Mapping) -> list[tuple[str, str]]:
    """Columns that nothing is read from, though their names are much like those of columns not given.

    Each with the column of the roster that may be meant; also where a second column has that name.
    """
    missing = [column for column in NAMES if column not in mapping]
    found = []
    for name, column in zip(header, mapping, strict=True):
        if column is not None or not name:
            continue
        meant = _meant(name)
        if meant in missing or (meant not in (None, "person") and column_named(name) == meant):
            found.append((name, str(meant)))
    return found


def _meant(name: str) -> str | None:
    """The column whose name, or a name like it, this one most resembles."""
    for names in (_EXACT, _CLOSE):
        if column := names.get(plain_name(name), names.get(_without_brackets(name))):
            return column
    like = get_close_matches(plain_name(name), _EXACT, n=1, cutoff=_LIKE)
    return _EXACT[like[0]] if like else None


def _without_brackets(name: str) -> str:
    return plain_name(_IN_BRACKETS.sub("", normalize("NFKC", name)))


def is_header_again(cells: Iterable[str]) -> bool:
    """Whether all that stands in a row is names of columns."""
    return all(plain_name(cell) in _EXACT for cell in cells if cell)


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
