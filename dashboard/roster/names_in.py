"""What the parts of a cell may name, how they are parted, and what is written where there is none."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol, TypeVar

from pydantic_core import PydanticCustomError

from dashboard.catalog.rows import Row
from dashboard.roster.usual import usual

T = TypeVar("T", bound=Row)
BETWEEN: Final = re.compile(r";#(?:[0-9]+(?:;#|$))?|^[0-9]+;#|[|;；、，,┋\n]|(?<=\w)#(?=\w)")
"""SharePoint parts by `;#`, and puts numbers between; one Chinese form service parts by `┋`."""
LINE_ENDS: Final = re.compile(r"[\r\n]+")
BLANKS: Final = frozenset(("-", "—", "——", "/", "\\", "n/a", "n.a.", "na", "nil", "null"))
"""What people write to leave a cell blank; a Chinese keyboard gives the dash twice."""
NOT_STATED: Final = BLANKS | {"未说明", "不详", "not stated"}


class Names(Protocol):
    """Things by the names that a roster may have for them."""

    @property
    def nothing(self) -> frozenset[str]:
        """What people write where they have none, in the usual form and small letters."""

    @property
    def place_of(self) -> Mapping[str, int]:
        """The place of each by its id."""

    def place_if_known(self, cell: str) -> int | None:
        """The place of what a text names; `None` where that is nothing, and a fault where it is several."""

    def unknown(self, part: str) -> PydanticCustomError:
        """The fault of a name that nothing has."""

    def ends_a_name(self, name: str) -> bool:
        """Whether the text ends in a name of one."""


def is_one_of(cell: str, words: frozenset[str]) -> bool:
    """Whether a cell says nothing but one of some words, in the usual form and small letters."""
    return usual(cell).casefold() in words


def listed(rows: Sequence[T], name: Callable[[T], str], named: str, joint: str) -> str:
    """Rows to choose from, by the names that people know; one without a name by its id alone."""
    return joint.join(
        named.format(name=name(row), id=getattr(row, row.key[0])) if name(row) else getattr(row, row.key[0])
        for row in rows
    )


def choices(what: str, rows: Sequence[T], zh: Callable[[T], str], en: Callable[[T], str]) -> dict[str, str]:
    """Rows to choose from as details of a fault called `what`: by id, and by names in either language."""
    return {
        what: ", ".join(getattr(row, row.key[0]) for row in rows),
        f"{what}_zh": listed(rows, lambda row: zh(row) or en(row), "{name}（{id}）", "、"),
        f"{what}_en": listed(rows, lambda row: en(row) or zh(row), "{name} ({id})", ", "),
    }
