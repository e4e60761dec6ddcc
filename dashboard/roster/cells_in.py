"""What one cell of a roster may hold: everything that `person_cells` reads, and how people write it.

Years as `1.5`, `1年6个月`, `一年半`, `18 months`; shares as `0.4`, `40%`; days as `2026-05-01`, `2026/5/1`,
`2026年5月`; levels by id or by name. Each function gives the number that `People` holds.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Final
from unicodedata import normalize

from pydantic_core import PydanticCustomError

from dashboard.catalog import Catalog, Level
from dashboard.catalog.cells import fault
from dashboard.planner import day_number, whole_months
from dashboard.planner.person_cells import parse_bounded, parse_hours_per_week, parse_share, parse_years
from dashboard.roster.headers import plain_name

EXCEL_ERRORS: Final = frozenset(
    f"#{error}"
    for error in (
        *("DIV/0!", "N/A", "NAME?", "NULL!", "NUM!", "REF!", "VALUE!", "SPILL!", "CALC!", "GETTING_DATA"),
        *("FIELD!", "BLOCKED!", "UNKNOWN!", "CONNECT!", "BUSY!", "EXTERNAL!", "PYTHON!"),
    )
)
"""What a workbook shows where a formula failed."""

FAR: Final = 100
"""Years from today beyond which no start and no certificate is meant."""
_MAX_YEARS: Final = 80
_YEARS_AND_MONTHS: Final = re.compile(
    r"(?:(?P<years>-?[0-9]+(?:\.[0-9]+)?) ?(?:年|years?|yrs?|y)(?: ?and|零)?)?"
    r" ?(?:(?P<months>-?[0-9]{1,9}) ?(?:个?月|months?|mths?|m))?",
    re.IGNORECASE,
)
_HALVES: Final = {"半": "6个月", "半年": "6个月", "half a year": "6个月", "a year and a half": "18个月"}
_AND_A_HALF: Final = re.compile(r"(?<![0-9.])([0-9]+ ?年) ?半")
_ONES: Final = ("", *"一二三四五六七八九")
_TENS: Final = ("", *(f"{ten}十" for ten in ("", *_ONES[2:])))
_CHINESE: Final = {
    "两": "2",
    **{
        f"{ten}{one}": f"{10 * tens + ones}"
        for tens, ten in enumerate(_TENS)
        for ones, one in enumerate(_ONES)
    },
}
"""The numbers below a hundred as Chinese writes them: `十二` is 12."""
_CHINESE_NUMBER: Final = re.compile(r"(?<![0-9.])[一二两三四五六七八九十]++(?![0-9.]|月)")
"""A number in front of `年` or `个月`: 三月 is March."""
_DAY: Final = re.compile(
    r"([0-9]{4})(?:"
    r"-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|\.([0-9]{1,2})\.([0-9]{1,2})"
    r"| ?年 ?([0-9]{1,2}) ?月(?: ?([0-9]{1,2}) ?[日号])?"
    r")(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
)
_BETWEEN_HOLDS: Final = re.compile(r"[|;；、，,\n]")
_HOLDS_NOTHING: Final = frozenset({"无", "没有", "暂无", "未持有", "none", "n/a", "no", "-", "—", "——", "/"})
"""What people write where there is no certificate; a Chinese keyboard gives the dash twice."""
_BRACKETS: Final = re.compile(r"[()\[\]【】《》]")
_KIND_OF_PAPER: Final = re.compile(
    r"(?:职业|专业|技术|技能|资格|等级|认证|证书|vocational|professional|technical|certificate|certification)+$"
)
"""How a scheme's name may end: in what kind of paper it gives, which people leave out."""


def _usual(cell: str) -> str:
    """The cell in half width, one space at most between its words."""
    return cell if cell.isascii() else re.sub(r"\s+", " ", normalize("NFKC", cell)).strip()


def _with_digits(cell: str) -> str:
    """Years in words as years in digits: `一年半` as `1年6个月`. 三五年 names no one number, and stays."""
    cell = _CHINESE_NUMBER.sub(lambda found: _CHINESE.get(found[0], found[0]), cell)
    return _HALVES.get(cell.casefold()) or _AND_A_HALF.sub(r"\g<1>6个月", cell)


def months_had(cell: str) -> int:
    """Months of experience: years as a decimal, or years and months in words; 80 years at most."""
    cell = _usual(cell)
    written = _with_digits(cell)
    found = _YEARS_AND_MONTHS.fullmatch(written)
    try:
        if not found or not cell:
            return whole_months(parse_years(written))
        months = whole_months(parse_years(found["years"] or "0"))
        more = int(found["months"] or 0)
        if more < 0 or months + more > _MAX_YEARS * 12:
            raise fault("out_of_range", most=str(_MAX_YEARS), decimals="4")
        return months + more
    except PydanticCustomError as error:
        if _is_day(cell):
            raise fault("date_for_years") from None
        if error.type == "not_a_number":
            raise fault("not_years") from None
        raise


def percent(cell: str) -> int:
    """Hundredths of full time: `0.4` or `40%`."""
    cell = _usual(cell)
    try:
        if cell.endswith("%"):
            return int(parse_bounded(cell[:-1].rstrip(), 100, 0))
        return parse_share(cell)
    except PydanticCustomError as error:
        if error.type == "not_a_number":
            raise fault("not_a_share") from None
        if cell.endswith("%"):
            raise fault(error.type, most="100%", decimals="0") from None
        raise


def tenths_per_week(cell: str) -> int:
    return int(parse_hours_per_week(_usual(cell)) * 10)


@lru_cache(maxsize=2**15)
def day(cell: str) -> int:
    """A day number. A month without a day is its first; a time of day is left out."""
    found = _DAY.fullmatch(_usual(cell))
    if not found:
        raise fault("not_a_date")
    year, month, of_month, *_ = (int(part) for part in (*found.groups(), "1") if part)
    try:
        return day_number(date(year, month, of_month))
    except ValueError:
        raise fault("not_a_date") from None


def _is_day(cell: str) -> bool:
    try:
        day(cell)
    except PydanticCustomError:
        return False
    return True


def _without_brackets(name: str) -> str:
    return _BRACKETS.sub("", plain_name(name))


def _longer_names(catalog: Catalog, level: Level) -> Iterator[str]:
    """The names of a level with that of its scheme before or after: `AIGC应用工程师初级`."""
    scheme = catalog.scheme_of(level.level_id)
    of_scheme = {_without_brackets(name) for name in (scheme.name_zh, scheme.name_en)}
    of_scheme |= {_KIND_OF_PAPER.sub("", name) for name in of_scheme}
    of_level = {_without_brackets(name) for name in (level.name_zh, level.name_en)}
    for long, short in product(of_scheme - {""}, of_level - {""}):
        yield from (long + short, short + long)


def _listed(levels: Sequence[Level], name: Callable[[Level], str], named: str, joint: str) -> str:
    """Levels to choose from, by the names that people know; one without a name by its id alone."""
    return joint.join(
        named.format(name=name(level), id=level.level_id) if name(level) else level.level_id
        for level in levels
    )


@dataclass(frozen=True)
class DayNear:
    """Reads a day as `day` does; one that is more than `FAR` years from today has a slip in its year."""

    today: int

    def __call__(self, cell: str) -> int:
        found = day(cell)
        if abs(found - self.today) > FAR * 366:
            raise fault("date_far", years=str(FAR))
        return found


class Levels:
    """The levels of a catalog as a roster may name them: by id, or by a name in either language.

    A name may have that of the level's scheme beside it; such a name counts where it is no level's own.
    """

    def __init__(self, catalog: Catalog, read_day: Callable[[str], int] = day) -> None:
        self.ids = catalog.level_ids
        self._day = read_day
        self._place_of = {level_id: place for place, level_id in enumerate(self.ids)}
        levels = [catalog.level(level_id) for level_id in self.ids]
        self._listed = {
            "levels": ", ".join(self.ids),
            "levels_zh": _listed(levels, lambda each: each.name_zh or each.name_en, "{name}（{id}）", "、"),
            "levels_en": _listed(levels, lambda each: each.name_en or each.name_zh, "{name} ({id})", ", "),
        }
        self._named: dict[str, set[str]] = {}
        self._named_with_scheme: dict[str, set[str]] = {}
        for level in catalog.levels:
            for name in (level.name_zh, level.name_en):
                if name:
                    self._named.setdefault(plain_name(name), set()).add(level.level_id)
            for name in _longer_names(catalog, level):
                self._named_with_scheme.setdefault(name, set()).add(level.level_id)

    def place(self, cell: str) -> int:
        """The place in `ids` of the level that the cell names."""
        if cell in self._place_of:
            return self._place_of[cell]
        named = self._so_named(cell)
        if len(named) > 1:
            raise fault("ambiguous_level", part=cell, levels=", ".join(sorted(named)))
        if not named:
            raise fault("unknown_level", part=cell, **self._listed)
        (level_id,) = named
        return self._place_of[level_id]

    def holds(self, cell: str) -> tuple[tuple[int, int | None], ...]:
        """`aigc-junior@2026-05-01|中级`: levels by their place in `ids`, each with its day if it has one.

        `无` is none at all, unless it names a level.
        """
        if self._is_level(cell):
            return ((self.place(cell), None),)  # one name, though it may have a comma
        if _usual(cell).strip().casefold() in _HOLDS_NOTHING:
            return ()
        return tuple(self._hold(part.strip()) for part in _BETWEEN_HOLDS.split(cell))

    def _is_level(self, cell: str) -> bool:
        return cell in self._place_of or bool(self._so_named(cell))

    def _so_named(self, cell: str) -> set[str]:
        """The ids of all levels of this name; of two kinds of names, a level's own comes first."""
        named = self._named.get(plain_name(cell))
        return named or self._named_with_scheme.get(_without_brackets(cell), set())

    def _hold(self, part: str) -> tuple[int, int | None]:
        level, at, held_on = (piece.strip() for piece in part.replace("＠", "@").partition("@"))
        place = self.place(level)
        if not at:
            return place, None
        try:
            return place, self._day(held_on)
        except PydanticCustomError as error:
            raise fault(error.type, **{**(error.context or {}), "part": part}) from None
