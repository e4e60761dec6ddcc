"""How each column of a file is understood: what is read from it, in which unit, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.roster.columns import HOLDS_ON, RosterColumns
from dashboard.roster.guesses import is_day_begun, likely, near_misses
from dashboard.roster.headers import Mapping, column_named
from dashboard.roster.heading_parts import heading_parts
from dashboard.roster.units import Unit, unit_of

How = Literal["named", "guessed", "carried", "likely", "like", "noted", "begun", "holds_on"]
"""Read by its own name or by a guess; carried through, since it is like no column of the roster; or not
read, though a guess takes it for a column, its letters are like those of one, or all of it but a note that
is not understood; or since it has the days on which work began, or those of the certificates."""


@dataclass(frozen=True)
class ReadColumn:
    """One column of a file.

    `column` is the column of the roster that it is read as or, where `is_read` is false, may be meant for.
    `unit` is that of its cells, where it is not the column's own.
    """

    heading: str
    how: How
    column: str | None
    unit: Unit | None

    @property
    def is_read(self) -> bool:
        return self.how in ("named", "guessed")

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody who knows the file should look at how it is understood."""
        return self.how not in ("named", "carried") or self.unit is not None


def columns_read(header: Sequence[str], mapping: Mapping, columns: RosterColumns) -> tuple[ReadColumn, ...]:
    """How each column of a header is understood under a mapping, be it by name, by a guess or by hand."""
    near = dict(near_misses(header, mapping, columns))
    return tuple(
        _read(heading, column, columns) if column else _unread(heading, near.get(heading), mapping, columns)
        for heading, column in zip(header, mapping, strict=True)
    )


def needs_confirmation(header: Sequence[str], mapping: Mapping, columns: RosterColumns) -> bool:
    """Whether a person should say that the columns are understood rightly, before anybody is counted."""
    return "person" not in mapping or any(each.is_doubtful for each in columns_read(header, mapping, columns))


def _read(heading: str, column: str, columns: RosterColumns) -> ReadColumn:
    how: How = "named" if column_named(heading, columns) == column else "guessed"
    return ReadColumn(heading, how, column, unit_of(heading, column))


def _unread(heading: str, near: str | None, mapping: Mapping, columns: RosterColumns) -> ReadColumn:
    guessed = likely(heading, columns)[0]
    if near:
        return ReadColumn(heading, _nearness(heading, near in mapping, columns), near, unit_of(heading, near))
    if is_day_begun(heading, columns):
        return ReadColumn(heading, "begun", None, None)
    if guessed == HOLDS_ON and "holds" in mapping and HOLDS_ON not in mapping:
        return ReadColumn(heading, "holds_on", HOLDS_ON, None)
    return ReadColumn(heading, "carried", None, None)


def _nearness(heading: str, is_given: bool, columns: RosterColumns) -> How:
    if likely(heading, columns)[0]:
        return "like" if is_given else "likely"
    return "noted" if likely(heading_parts(heading).name, columns)[0] else "like"
