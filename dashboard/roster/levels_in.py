"""The levels that a cell of a roster may name: by id, by a name, with the name of their scheme beside it."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Final

from pydantic_core import PydanticCustomError

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import fault
from dashboard.catalog.rows import Level
from dashboard.roster.heading_parts import plain_name

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


class Levels:
    """The levels of a catalog as a roster may name them: by id, or by a name in either language.

    A name may have that of the level's scheme beside it, or end in what kind of paper it is; such a name
    counts where it is no level's own.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.ids = catalog.level_ids
        self.place_of = {level_id: place for place, level_id in enumerate(self.ids)}
        levels = [catalog.level(level_id) for level_id in self.ids]
        self._listed = {
            "levels": ", ".join(self.ids),
            "levels_zh": _listed(levels, lambda each: each.name_zh or each.name_en, "{name}（{id}）", "、"),
            "levels_en": _listed(levels, lambda each: each.name_en or each.name_zh, "{name} ({id})", ", "),
        }
        self._named: dict[str, set[str]] = {}
        self._named_with_scheme: dict[str, set[str]] = {}
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
        named = self._so_named(cell)
        if len(named) > 1:
            raise fault("ambiguous_level", part=cell, levels=", ".join(sorted(named)))
        return self.place_of[next(iter(named))] if named else None

    def ends_a_name(self, name: str) -> bool:
        """Whether the text ends in a level's own name."""
        return plain_name(name).endswith(tuple(self._named))

    def unknown(self, part: str) -> PydanticCustomError:
        """The fault of a name that no level has."""
        return fault("unknown_level", part=part, **self._listed)

    def _so_named(self, cell: str) -> set[str]:
        """The ids of all levels of this name; of several kinds of names, a level's own comes first."""
        name = plain_name(cell).translate(_SIMPLER)
        if found := self._named.get(name) or self._named_with_scheme.get(_BRACKETS.sub("", name)):
            return found
        paper = next(filter(name.endswith, _PAPER), "")
        return self._so_named(name.removesuffix(paper)) if paper else set()
