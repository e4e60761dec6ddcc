"""The levels that a cell of a roster may name: by id, by a name, with the name of their scheme beside it."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from pydantic_core import PydanticCustomError

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import fault
from dashboard.catalog.rows import Level
from dashboard.roster.heading_parts import plain_name
from dashboard.roster.names_in import BLANKS, choices

_BRACKETS: Final = re.compile(r"[()\[\]【】《》]")
_KIND_OF_PAPER: Final = re.compile(
    r"(?:职业|专业|技术|技能|资格|等级|认证|证书|vocational|professional|technical|certificate|certification)+$"
)
"""How a scheme's name may end: in what kind of paper it gives, which people leave out."""
_SIMPLER: Final = str.maketrans("級", "级")
_PAPER: Final = (
    "资格证书",
    "等级证书",
    "资格证",
    "等级证",
    "证书",
    "证",
    "certificate",
    "certification",
    "cert",
)
"""What people say after the name of a level that they hold; the longer first."""


NO_CERTIFICATE: Final = BLANKS | {
    *("无", "没有", "暂无", "未持有", "无证", "无证书", "没有证书", "尚无", "未取得", "暂未取得", "尚未取得"),
    *("未获得", "未考取", "否", "none", "none yet", "not yet", "no"),
}
"""What people write where there is no certificate."""


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


class Levels:
    """The levels of a catalog as a roster may name them: by id, or by a name in either language.

    An alias of the table comes first, then a level's own name. A name may have that of the level's scheme
    beside it, or end in what kind of paper it is; such a name counts where it is no level's own. Where two
    ladders have the name, that of `target` is meant, and `meant` has it; without a target it is refused.
    """

    nothing: Final = NO_CERTIFICATE

    def __init__(self, catalog: Catalog, target: str | None = None) -> None:
        self.meant: dict[str, str] = {}
        self._own_scheme = catalog.level(target).scheme_id if target else None
        self.ids = catalog.level_ids
        self.place_of = {level_id: place for place, level_id in enumerate(self.ids)}
        self._catalog = catalog
        self._known = choices(
            "levels",
            [catalog.level(level_id) for level_id in self.ids],
            lambda level: level.name_zh,
            lambda level: level.name_en,
        )
        self._aliases: dict[str, set[str]] = {}
        self._named: dict[str, set[str]] = {}
        self._named_with_scheme: dict[str, set[str]] = {}
        for row in catalog.aliases:
            self._aliases.setdefault(plain_name(row.alias), set()).add(row.level_id)
        for level in catalog.levels:
            # An id of several words is understood however they are joined; one word may mean something else.
            joined = level.level_id if plain_name(level.level_id) != level.level_id else ""
            for name in (joined, level.name_zh, level.name_en):
                if name:
                    self._named.setdefault(plain_name(name), set()).add(level.level_id)
            for name in _longer_names(catalog, level):
                self._named_with_scheme.setdefault(name, set()).add(level.level_id)

    def place(self, cell: str) -> int:
        """The place in `ids` of the level that the cell names."""
        place = self.place_if_known(cell)
        if place is None:
            raise self.unknown(cell)
        return place

    def place_if_known(self, cell: str) -> int | None:
        """`place`; `None` where no level has that name, and a fault where several have."""
        if cell in self.place_of:
            return self.place_of[cell]
        if alias := self._catalog.level_of_alias(cell):
            return self.place_of[alias]
        named = self._so_named(cell)
        if len(named) > 1:
            own = [each for each in named if self._catalog.level(each).scheme_id == self._own_scheme]
            if len(own) == 1:
                self.meant[cell] = own[0]
                return self.place_of[own[0]]
            raise self._ambiguous(cell, sorted(named))
        return self.place_of[next(iter(named))] if named else None

    def ends_a_name(self, name: str) -> bool:
        """Whether the text ends in a level's own name."""
        return plain_name(name).endswith(tuple(self._named))

    def unknown(self, part: str) -> PydanticCustomError:
        """The fault of a name that no level has."""
        return fault("unknown_level", part=part, **self._known)

    def _ambiguous(self, part: str, level_ids: Sequence[str]) -> PydanticCustomError:
        """The fault of a name that several levels have: what tells them apart is their scheme, or the id."""

        def with_scheme(level: Level, language: str) -> str:
            names = (getattr(row, f"name_{language}") for row in (catalog.scheme_of(level.level_id), level))
            return " ".join(filter(None, names))

        catalog = self._catalog
        levels = choices(
            "levels",
            [catalog.level(level_id) for level_id in level_ids],
            lambda level: with_scheme(level, "zh"),
            lambda level: with_scheme(level, "en"),
        )
        return fault("ambiguous_level", part=part, **levels)

    def _so_named(self, cell: str) -> set[str]:
        """The ids of all levels of this name; of its kinds, the one that says most comes first."""
        name = plain_name(cell).translate(_SIMPLER)
        for names, said in (
            (self._aliases, name),
            (self._named, name),
            (self._named_with_scheme, _BRACKETS.sub("", name)),
        ):
            if found := names.get(said):
                return found
        paper = next(filter(name.endswith, _PAPER), "")
        return self._so_named(name.removesuffix(paper)) if paper else set()
