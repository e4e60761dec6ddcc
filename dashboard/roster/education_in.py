"""Education as the cells of a roster name it: by id, or by a name in either language."""

import re
from collections.abc import Iterator
from typing import Final

from pydantic_core import PydanticCustomError

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import fault
from dashboard.roster.heading_parts import plain_name
from dashboard.roster.names_in import NOT_STATED, choices

_BRACKETS: Final = re.compile(r"[()\[\]【】]")
_APOSTROPHES: Final = re.compile(r"['’‘`´]")
_BEFORE: Final = re.compile(r"^(?:全日制|普通|统招|大学)+(?=.)")
_AFTER: Final = re.compile(r"(?<=.)(?:学历|学位|研究生|毕业|生|degree)+$")
"""What people say beside the name of what they have: 大学本科, 硕士研究生, `Bachelor degree`."""


class EducationNames:
    """The education of a catalog as a roster may name it; `bachelor`, `Bachelor's` and 本科学历 are one."""

    nothing: Final = NOT_STATED

    def __init__(self, catalog: Catalog) -> None:
        self.ids = tuple(row.education_id for row in catalog.education)
        self.place_of = {education_id: place for place, education_id in enumerate(self.ids)}
        self._known = choices(
            "education", catalog.education, lambda row: row.name_zh, lambda row: row.name_en
        )
        self._named: dict[str, set[int]] = {}
        for place, row in enumerate(catalog.education):
            for name in {
                each for text in (row.education_id, row.name_zh, row.name_en) for each in _names(text)
            }:
                self._named.setdefault(_as_said(name), set()).add(place)

    def place_if_known(self, cell: str) -> int | None:
        """The place in `ids` of what the cell names; `None` where that is none, a fault where several."""
        if cell in self.place_of:
            return self.place_of[cell]
        named = self._named.get(_as_said(cell), set())
        if len(named) > 1:
            raise fault("ambiguous_education", part=cell, **self._known)
        return next(iter(named), None)

    def ends_a_name(self, name: str) -> bool:
        """Whether the text ends in a name of one."""
        return _as_said(name).endswith(tuple(self._named))

    def unknown(self, part: str) -> PydanticCustomError:
        """The fault of a name that nothing has."""
        return fault("unknown_education" if self.ids else "no_education", part=part, **self._known)


def _names(name: str) -> Iterator[str]:
    """A name, and its parts where one stands in brackets: 中专（中职） is called 中专, and 中职."""
    yield name
    yield from filter(None, _BRACKETS.split(plain_name(name)))


def _as_said(name: str) -> str:
    """A name without what makes no difference: `Master’s degree` and `masters` are one."""
    said = _APOSTROPHES.sub("", plain_name(name))
    said = _AFTER.sub("", _BEFORE.sub("", said))
    return said.removesuffix("s") or said
