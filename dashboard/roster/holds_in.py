"""The certificates and degrees that somebody holds, each with its day, however a form puts them down."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from pydantic_core import PydanticCustomError

from dashboard.catalog.cells import fault
from dashboard.roster.days_in import DAY_IN_TEXT, day
from dashboard.roster.levels_in import NO_CERTIFICATE
from dashboard.roster.names_in import BETWEEN, LINE_ENDS, Names, is_one_of
from dashboard.roster.usual import usual

Hold = tuple[int | str, int | None]
"""What is held by its place among the names, or what is not known by its name; and its day, if it has one."""

_WITHIN: Final = re.compile(r"\s*(?:[/&+]|和|与|及|\band\b)\s*", re.IGNORECASE)
"""What may part two certificates where it is no part of a name."""
_HAD: Final = re.compile(r"\s*\(?(?:已(?:经)?(?:取得|获得|拿到|持有|通过|考过|过)|(?:已|考)过|√|✓|✔)\)?\s*$")
"""What people say behind a certificate that they have: `初级（已取得）`."""
_WRAPPED: Final = " '\"“”‘’「」[]【】《》•·*"
_BEFORE_DAY: Final = re.compile(
    r"(?:[\s@:(\[]|(?<=\S)\s+[-–—]|于|(?:取得|获得|发证|颁发)(?:日期|时间)?"
    r"|(?<=\W)(?:obtained|issued|passed|since|on|in))*$",
    re.IGNORECASE,
)
_AFTER_DAY: Final = re.compile(r"^(?:[\s)\]]|取得|获得|发证|颁发|考取|通过)*")
_YEAR_ALONE: Final = re.compile(r"(.+?)[\s@:(]*(?:19|20)[0-9]{2} ?年?\)?")
_UNTIL: Final = re.compile(r"[\s至到~–—-]*")


def listed_days(cell: str, read_day: Callable[[str], int]) -> tuple[int, ...]:
    """The days of a cell that holds nothing else, in its order: `2026-05-01; 2026-11-20`."""
    if is_one_of(cell, NO_CERTIFICATE):
        return ()
    pieces = _with_days(cell)
    if len(pieces) == 1 or any(BETWEEN.sub("", text).strip() for text in pieces[::2]):
        return (read_day(cell),)
    return tuple(map(read_day, pieces[1::2]))


def dated(holds: tuple[Hold, ...], days: tuple[int, ...]) -> tuple[Hold, ...]:
    """Certificates with the days beside them: one for each, for each level, or for each that has none."""
    if not days:
        return holds
    if not holds:
        raise fault("day_without_certificate")
    for places in (
        range(len(holds)),
        [at for at, (level, _) in enumerate(holds) if isinstance(level, int)],
        [at for at, (_, own) in enumerate(holds) if own is None],
    ):
        if len(places) == len(days):
            of = dict(zip(places, days, strict=True))
            return tuple((level, of.get(at) if own is None else own) for at, (level, own) in enumerate(holds))
    raise _unpaired(len(holds), len(days))


@dataclass(frozen=True)
class Holds:
    """Reads `aigc-junior@2026-05-01|中级` and its like; degrees are held too: `本科@2027-06-30`.

    `无` is none at all, unless it names a level. What is not known is a fault, or is handed on by its name.
    """

    names: Names
    read_day: Callable[[str], int] = day
    set_aside_unknown: bool = False
    _read: dict[str, tuple[Hold, ...]] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, cell: str) -> tuple[Hold, ...]:
        if found := self._by_id(cell):
            return found
        place = self.names.place_if_known(cell)
        if place is not None:
            return ((place, None),)  # one name, though it may have a comma
        if is_one_of(cell, self.names.nothing):
            return ()
        return self._by_parts(cell) or self._written(cell)

    def _by_id(self, cell: str) -> tuple[Hold, ...]:
        """The holds of a cell in the roster's own form, quickly; empty where it is in another."""
        found: list[Hold] = []
        for part in cell.split("|"):
            level_id, at, held_on = part.partition("@")
            place = self.names.place_of.get(level_id)
            if place is None:
                return ()
            try:
                found.append((place, self.read_day(held_on) if at else None))
            except PydanticCustomError:
                return ()
        return tuple(found)

    def _by_parts(self, cell: str) -> tuple[Hold, ...]:
        """The holds of a cell whose parts mean the same each by itself, each read once; empty of another."""
        found: list[Hold] = []
        for part in BETWEEN.split(cell):
            if part not in self._read:
                try:
                    self._read[part] = self._written(part)
                except PydanticCustomError:
                    return ()
            found += self._read[part]
        return tuple(found) if all(isinstance(level, int) for level, _ in found) else ()

    def _written(self, cell: str) -> tuple[Hold, ...]:
        found: list[Hold] = []
        parts = list(_parts(cell))
        for place, part in enumerate(parts):
            whole, days = "".join(part).strip(), part[1::2]
            names = [_name_beside(text, is_last=at == len(days)) for at, text in enumerate(part[::2])]
            if len(days) > 1 and any(map(_UNTIL.fullmatch, names[1:-1])):
                raise _unpaired(1, len(days), whole)
            if days and not names[0]:
                names.pop(0)  # 2026-05-01 初级
            if len(days) == 1 and names == [""] and found and found[-1][1] is None:
                found[-1] = (found[-1][0], self._day(days[0], whole))  # 初级, 2026-05-01
                continue
            for name, held_on in zip_longest(names, days, fillvalue=""):
                found += self._holds_named(name, held_on, whole)
            if found and self._is_of_others(last := found[-1][0]):
                # 软考初级、中级: what follows may be a level of the same others.
                rest = ("".join(each).strip() for each in parts[place + 1 :])
                found[-1] = ("、".join(filter(None, (str(last), *rest))), found[-1][1])
                break
        return tuple(found)

    def _holds_named(self, name: str, held_on: str, part: str) -> list[Hold]:
        if not name:
            if held_on:
                raise _unpaired(0, 1, part)
            return []
        name, at, _ = (piece.strip() for piece in name.partition("@"))
        year = _YEAR_ALONE.fullmatch(name)
        if year and self._is_known(year[1]):
            raise fault("not_a_date", part=part)
        levels = self._levels(name)
        if not any(isinstance(level, int) for level in levels):
            return [(level, None) for level in levels]
        if at:
            raise fault("not_a_date", part=part)
        if held_on and len(levels) > 1:
            raise _unpaired(len(levels), 1, part)
        return [(level, self._day(held_on, part) if held_on else None) for level in levels]

    def _levels(self, name: str) -> list[int | str]:
        """The certificates of a text that names one, or several without a mark that surely parts them."""
        for each in (name, name.strip(_WRAPPED), _HAD.sub("", name)):
            place = self.names.place_if_known(each)
            if place is not None:
                return [place]
        pieces = [piece for piece in _WITHIN.split(name) if piece]
        if len(pieces) > 1 and any(map(self._is_known, pieces)) and not any(map(self._is_of_others, pieces)):
            return [level for piece in pieces for level in self._levels(piece)]
        words = name.split()
        if len(words) > 1 and all(map(self._is_known, words)):
            return [level for word in words for level in self._levels(word)]
        if not self.set_aside_unknown:
            raise self.names.unknown(name)
        return [] if is_one_of(name, self.names.nothing) else [name]

    def _is_known(self, name: str) -> bool:
        return self.names.place_if_known(name) is not None

    def _is_of_others(self, level: int | str) -> bool:
        """Whether an unknown certificate is called like a level of ours with more before it: 软考初级."""
        return isinstance(level, str) and not self._is_known(level) and self.names.ends_a_name(level)

    def _day(self, text: str, part: str) -> int:
        try:
            return self.read_day(text)
        except PydanticCustomError as error:
            raise fault(error.type, **{**(error.context or {}), "part": part}) from None


def _name_beside(text: str, *, is_last: bool) -> str:
    """A name without what joins it to the day after it, and to the one before."""
    name = _AFTER_DAY.sub("", text)
    return (name if is_last else _BEFORE_DAY.sub("", name)).strip()


def _unpaired(certificates: int, days: int, part: str = "") -> PydanticCustomError:
    detail = {"part": part} if part else {}
    return fault("days_unpaired", certificates=str(certificates), days=str(days), **detail)


def _with_days(cell: str) -> list[str]:
    """Texts and days in turn: it begins and ends with a text."""
    text = usual(LINE_ENDS.sub(";", cell))
    pieces, end = [], 0
    for found in DAY_IN_TEXT.finditer(text):
        pieces += [text[end : found.start()], found[0]]
        end = found.end()
    return [*pieces, text[end:]]


def _parts(cell: str) -> Iterator[list[str]]:
    """What stands between two marks: texts and days in turn, as `_with_days` gives them."""
    part: list[str] = []
    for at, piece in enumerate(_with_days(cell)):
        if at % 2:
            part.append(piece)
            continue
        first, *more = BETWEEN.split(piece)
        part.append(first)
        for each in more:
            yield part
            part = [each]
    yield part
