"""A visitor's roster: in their session alone, and nothing of it in the address, a log or a shared cache."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import chain, compress, islice
from typing import Any, Final, TypeVar

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard.board.standings import Board, board_of
from dashboard.catalog.faults import Fault
from dashboard.charts.drawing import Drawing
from dashboard.planner.verdicts import VERDICTS, Verdict
from dashboard.roster.columns import columns_of
from dashboard.roster.files_in import read_roster, read_table
from dashboard.roster.guesses import guess_mapping
from dashboard.roster.headers import Mapping
from dashboard.roster.roster_read import HowToRead, ReadRoster
from dashboard.roster.table import Chunk, RosterError
from dashboard.rules.people import People
from dashboard.state.caches import in_theme, ink
from dashboard.state.session import Visit

T = TypeVar("T")
_ROSTER: Final = "roster"

SAMPLES: Final = 3
"""Values of a column that are shown for it."""
STANDINGS: Final = VERDICTS
"""Where somebody stands with a level: as a card says it of one person."""


@dataclass(frozen=True)
class RosterFile:
    """What a visitor gave: the file's name, which says its format, and its bytes."""

    name: str
    data: bytes = field(repr=False)
    digest: str = field(repr=False)


@dataclass
class _Kept:
    """All that a session has of its roster; gone when it is removed."""

    file: RosterFile
    settings: dict[str, Any] = field(default_factory=dict)
    worked_out: dict[str, tuple[object, Any]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class ReadTable:
    """A roster as it was read: its columns, what each was taken for, and its people and faults.

    `key` says what it depends on; `samples` has a few of each column's values. The fields between are those
    of the `Table`.
    """

    key: tuple[object, ...]
    header: tuple[str, ...]
    mapping: Mapping
    read: ReadRoster
    sheet: str
    other_sheets: tuple[str, ...]
    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[str, ...]
    encoding: str
    samples: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, eq=False)
class Team:
    """n people of a roster, all of them or those of one group, and where each stands.

    `rows` are their places in the lists of `table.read.roster`; `targets` and the arrays of `people`
    and `board` have one place a person. `key` says what all of it depends on.
    """

    key: tuple[object, ...]
    table: ReadTable
    rows: NDArray[np.int64]
    people: People
    targets: Sequence[str]
    board: Board

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def names(self) -> list[str]:
        return self.texts(self.table.read.roster.names)

    def roster_rows(self, places: NDArray[np.int64]) -> list[int]:
        """The roster's rows of the people at `places`, an index array."""
        found: list[int] = self.table.read.roster.rows[self.rows[places]].tolist()
        return found

    def texts(self, column: Sequence[str]) -> list[str]:
        """The cells of these people in a column of the roster."""
        return [column[row] for row in self.rows.tolist()]

    def standing(self, level_id: str) -> dict[Verdict, int]:
        """How many stand how with a level; a verdict that nobody has is left out."""
        codes = self.board.levels[level_id].verdict_codes
        counts = np.bincount(codes, minlength=len(STANDINGS)).tolist()
        return {verdict: count for verdict, count in zip(STANDINGS, counts, strict=True) if count}


def open_roster(name: str, data: bytes) -> None:
    """Takes a roster in place of the one before, and of all that was set for that."""
    st.session_state[_ROSTER] = _Kept(RosterFile(name, data, sha256(data).hexdigest()))


def close_roster() -> None:
    """Forgets the roster and everything that was worked out from it."""
    st.session_state.pop(_ROSTER, None)


def roster_file() -> RosterFile | None:
    """The visitor's roster, if they gave one."""
    kept = st.session_state.get(_ROSTER)
    return kept.file if kept else None


def roster_setting(name: str, default: Any = None) -> Any:
    """What was set for this roster, be it a filter or what a column is: it is forgotten with it."""
    return _kept().settings.get(name, default)


def set_roster_setting(name: str, value: Any) -> None:
    if roster_file():
        _kept().settings[name] = value


def remembered_here(what: str, key: tuple[object, ...], make: Callable[[], T]) -> T:
    """`make()`, or what it made before for the same `key`: in this session only, and one for each `what`."""
    found = _kept().worked_out
    if what not in found or found[what][0] != key:
        found[what] = key, make()
    made: T = found[what][1]
    return made


def team_drawing(what: str, key: tuple[object, ...], draw: Callable[[], Drawing]) -> Drawing:
    """As `remembered_here`, for a chart in the app's theme."""
    return remembered_here(what, (ink(), *key), lambda: in_theme(draw))


def read_roster_of(visit: Visit, begin: Callable[[], None]) -> ReadTable | tuple[Fault, ...]:
    """The visitor's roster, read; or all that is wrong with the file as a whole.

    `begin` is called before the work, if there is any to do.
    """
    file, choices, tables = _kept().file, visit.choices, visit.tables
    chosen = roster_setting("mapping")
    how = HowToRead(
        day_first=roster_setting("day_first"),
        set_aside_unknown=True,
        each_once=roster_setting("each_once", default=True),
    )
    key = (file.digest, file.name, chosen, how, tables.edition, choices.as_of, choices.target)

    def find() -> ReadTable | tuple[Fault, ...]:
        begin()
        try:
            table = read_table(file.name, file.data)
        except RosterError as error:
            return error.faults
        mapping = chosen or guess_mapping(table.header, columns_of(tables))
        try:
            first = next(table.parts, None)
            shown = first.chunk() if first else None
        except RosterError as error:
            return error.faults
        table = replace(table, parts=chain([first] if first else [], table.parts))
        read = read_roster(table, mapping, tables, choices.as_of, choices.target, how=how)
        samples = _samples(shown, read) if shown else tuple(() for _ in table.header)
        return ReadTable(
            key=key,
            header=table.header,
            mapping=mapping,
            read=read,
            sheet=table.sheet,
            other_sheets=table.other_sheets,
            hidden_rows=table.hidden_rows,
            hidden_columns=table.hidden_columns,
            encoding=table.encoding,
            samples=samples,
        )

    return remembered_here("table", key, find)


def _samples(chunk: Chunk, read: ReadRoster) -> tuple[tuple[str, ...], ...]:
    """The first few different values of each column, those of rows that are nobody aside."""
    is_somebody = ~np.isin(chunk.rows, [fault.line for fault in read.left_out])
    values = (dict.fromkeys(filter(None, compress(column, is_somebody))) for column in chunk.columns)
    return tuple(tuple(islice(each, SAMPLES)) for each in values)


def whole_team(visit: Visit, table: ReadTable, begin: Callable[[], None]) -> Team:
    """All people of a roster that can be planned, with their standings; `begin` as in `read_roster_of`."""
    key = (*table.key, visit.rules, visit.choices.reading)

    def find() -> Team:
        begin()
        roster = table.read.roster
        board = board_of(visit.catalog, roster.people, visit.choices.reading)
        rows = np.arange(len(roster.names), dtype=np.int64)
        return Team(key, table, rows, roster.people, roster.targets, board)

    return remembered_here("team", key, find)


def part_of_team(team: Team, rows: NDArray[np.int64], which: tuple[str, str]) -> Team:
    """The people at `rows` of a team; `which` says who they are, for keys."""
    return Team(
        key=(*team.key, which),
        table=team.table,
        rows=team.rows[rows],
        people=team.people.take(rows),
        targets=[team.targets[row] for row in rows.tolist()],
        board=team.board.take(rows),
    )


def _kept() -> _Kept:
    kept: _Kept = st.session_state[_ROSTER]
    return kept
