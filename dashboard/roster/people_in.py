"""The rows of a table as people: arrays of all that can be planned, and every fault by row and column.

A column's distinct texts are read once each, however many rows repeat them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic_core import PydanticCustomError

from dashboard.catalog import Catalog, Fault
from dashboard.catalog.cells import fault
from dashboard.catalog.faults import fault_at
from dashboard.planner import DEFAULT_HOURS_PER_WEEK, NEVER, People, day_number
from dashboard.planner.months import Days, Months
from dashboard.roster.cells_in import EXCEL_ERRORS, DayNear, Levels, months_had, percent, tenths_per_week
from dashboard.roster.headers import NAMES, Mapping, column_named, header_faults, is_header_again, plain_name
from dashboard.roster.table import Chunk, Part, RosterError, Table
from dashboard.roster.templates import TEMPLATE_PEOPLE

OUTPUT_ONLY: Final = (
    "verdict",
    "open_now",
    "path",
    "first_exam_on",
    "target_exam_on",
    "target_held_on",
    "exams",
    "study_hours",
    "fee",
    "lower_bound",
)
_ORDER: Final = {column: place for place, column in enumerate(NAMES)}
_NO_NAMES: Final = frozenset({"", *EXCEL_ERRORS, *TEMPLATE_PEOPLE})
_HEADER_PERSON: Final = frozenset(map(plain_name, ("person", *NAMES["person"])))
T = TypeVar("T")


@dataclass(frozen=True)
class Roster:
    """The n people of a file that can be planned, in its order.

    `rows` are their rows in the file; `carried` has the cells of every other column by its name;
    `total_rows` counts the rows that were read, those that can't be planned too.
    """

    names: Sequence[str]
    people: People
    targets: Sequence[str]
    rows: NDArray[np.int64]
    carried: dict[str, Sequence[str]]
    total_rows: int


@dataclass(frozen=True)
class BadRows:
    """The rows that can't be planned, with all their cells under the file's own header."""

    header: tuple[str, ...]
    rows: NDArray[np.int64]
    columns: tuple[Sequence[str], ...]


@dataclass(frozen=True)
class ReadRoster:
    """What was read of a file, or of a part of it. Who has a fault is in `bad`, and not in `roster`."""

    roster: Roster
    faults: tuple[Fault, ...]
    bad: BadRows


def read_parts(
    table: Table, mapping: Mapping, catalog: Catalog, today: date, target: str | None
) -> Iterator[ReadRoster]:
    """The roster part by part; at least one, which may be empty. Arguments and errors: `part_reader`."""
    reader, parts = part_reader(table, mapping, catalog, today, target)
    return map(reader.read, parts)


def part_reader(
    table: Table, mapping: Mapping, catalog: Catalog, today: date, target: str | None
) -> tuple["PartReader", Iterator[Part]]:
    """What reads each part of a table, and its parts: at least one, which may be empty.

    `mapping` says which column of the roster each column of the table is; `target` is that of those
    whose row names none. Raises `RosterError` for a header that does not do and for a broken file.
    """
    empty = Chunk(np.array([], dtype=np.int64), tuple([] for _ in table.header))
    first = next(table.parts, empty)
    if faults := header_faults(table.name, table.header_row, table.header, mapping, ("target", *OUTPUT_ONLY)):
        if "person" not in mapping and (below := _names_below(table.name, first.chunk())):
            faults = [below]
        raise RosterError(*faults)
    reader = PartReader(table.name, table.header, mapping, catalog, today, target or catalog.default_target)
    return reader, chain([first], table.parts)


def _names_below(file: str, chunk: Chunk) -> Fault | None:
    """The fault of a header that stands below a title or a line of groups."""
    for place, row in enumerate(chunk.rows[:3].tolist()):
        cells = [column[place] for column in chunk.columns]
        if any(column_named(name) == "person" for cell in cells for name in re.split("[,;\t]", cell)):
            return fault_at(file, row, "", "header_below")
    return None


@dataclass(frozen=True)
class _Read(Generic[T]):
    """A column: its distinct values, which of them each row has, and what is wrong with which."""

    name: str
    texts: Sequence[str]
    values: list[T]
    value_of: NDArray[np.int64]
    errors: dict[int, PydanticCustomError]

    def is_bad(self) -> NDArray[np.bool_]:
        bad = np.zeros(len(self.values), dtype=bool)
        bad[list(self.errors)] = True
        found: NDArray[np.bool_] = bad[self.value_of]
        return found


def _read(name: str, texts: Sequence[str], parse: Callable[[str], T], empty: T) -> _Read[T]:
    place_of = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    value_of = np.fromiter(map(place_of.__getitem__, texts), dtype=np.int64, count=len(texts))
    values, errors = [empty] * len(place_of), {}
    for text, place in place_of.items():
        if text:
            try:
                values[place] = parse(text)
            except PydanticCustomError as error:
                # Its frame holds this column, and would be held by it.
                errors[place] = error.with_traceback(None)
    return _Read(name, texts, values, value_of, errors)


class PartReader:
    """Reads any part of one table; a value that can be sent elsewhere."""

    def __init__(
        self,
        file: str,
        header: tuple[str, ...],
        mapping: Mapping,
        catalog: Catalog,
        today: date,
        target: str,
    ) -> None:
        self._file, self._header = file, header
        self._place_of = {column: place for place, column in enumerate(mapping) if column}
        self._carried = {name: place for place, name in enumerate(header) if mapping[place] is None}
        self._today = day_number(today)
        self._day = DayNear(self._today)
        self._levels = Levels(catalog, self._day)
        self._target = self._levels.place(target)

    def read(self, part: Part) -> ReadRoster:
        """The people of a part. Raises `RosterError` where it turns out to be broken."""
        chunk = part.chunk()
        faults = _Faults(self._file, chunk)
        names = self._names(chunk, faults)
        people, targets = self._people(chunk, faults)
        faults.add_cells({place: column for column, place in self._place_of.items()}, chunk)
        good, bad = np.flatnonzero(~faults.is_bad), np.flatnonzero(faults.is_bad)
        if len(bad):
            people, targets = people.take(good), targets[good]
        roster = Roster(
            names=_taken(names, good),
            people=people,
            targets=np.array(self._levels.ids, dtype=object)[targets].tolist(),
            rows=chunk.rows[good],
            carried={name: _taken(chunk.columns[place], good) for name, place in self._carried.items()},
            total_rows=len(chunk.rows),
        )
        columns = tuple(_taken(column, bad) for column in chunk.columns)
        return ReadRoster(roster, faults.in_order(), BadRows(self._header, chunk.rows[bad], columns))

    def _people(self, chunk: Chunk, faults: "_Faults") -> tuple[People, NDArray[np.int64]]:
        def read(column: str, parse: Callable[[str], T], empty: T) -> _Read[T]:
            place = self._place_of.get(column)
            texts = chunk.columns[place] if place is not None else [""] * len(chunk.rows)
            found = _read(self._header[place] if place is not None else "", texts, parse, empty)
            faults.add_all(column, found)
            return found

        def numbers(column: str, parse: Callable[[str], int], empty: int) -> Months:
            found = read(column, parse, empty)
            return np.array(found.values, dtype=np.int64)[found.value_of]

        starts_on = read("starts_on", self._day, self._today)
        aigc_starts_on = read("aigc_starts_on", self._day, self._today)
        start, aigc_start = _days(starts_on), _days(aigc_starts_on)
        too_early = (aigc_start < start) & _is_filled(aigc_starts_on) & ~starts_on.is_bad()
        for place in np.flatnonzero(too_early & ~aigc_starts_on.is_bad()).tolist():
            begin = str(np.datetime64(int(start[place]), "D"))
            text = aigc_starts_on.texts[place]
            faults.add(place, "aigc_starts_on", aigc_starts_on.name, text, fault("before_start", start=begin))
        start = np.maximum(start, self._today)
        people = People(
            today=self._today,
            work_months=numbers("work_years", months_had, 0),
            aigc_months=numbers("aigc_years", months_had, 0),
            work_percent=numbers("work_share", percent, 100),
            aigc_percent=numbers("aigc_share", percent, 0),
            starts_on=start,
            aigc_starts_on=np.maximum(aigc_start, start),
            held=self._held(read("holds", self._levels.holds, ())),
            tenths_per_week=numbers("hours_per_week", tenths_per_week, int(DEFAULT_HOURS_PER_WEEK * 10)),
        )
        return people, numbers("target", self._levels.place, self._target)

    def _held(self, holds: _Read[tuple[tuple[int, int | None], ...]]) -> dict[str, Days]:
        held_on = np.full((len(self._levels.ids), len(holds.values)), NEVER)
        for place, levels in enumerate(holds.values):
            for level, held in levels:
                found = self._today if held is None else held
                held_on[level, place] = min(held_on[level, place], found)
        return {
            level_id: days[holds.value_of] for level_id, days in zip(self._levels.ids, held_on, strict=True)
        }

    def _names(self, chunk: Chunk, faults: "_Faults") -> Sequence[str]:
        at = self._place_of["person"]
        names = chunk.columns[at]
        for place, name in enumerate(names):
            if name in _NO_NAMES:
                faults.add(place, "person", self._header[at], name, _no_name(name))
            elif name.casefold() in _HEADER_PERSON and is_header_again(
                chunk.columns[other][place] for other in self._place_of.values()
            ):
                faults.refuse(place, fault_at(self._file, int(chunk.rows[place]), "", "second_header", name))
        return names


def _no_name(name: str) -> PydanticCustomError:
    if not name:
        return fault("empty")
    return fault("cell_error") if name in EXCEL_ERRORS else fault("example_row")


def _days(read: _Read[int]) -> Days:
    return np.array(read.values, dtype=np.int64)[read.value_of]


def _is_filled(read: _Read[int]) -> NDArray[np.bool_]:
    return np.fromiter(map(bool, read.texts), dtype=bool, count=len(read.texts))


def _taken(texts: Sequence[str], places: NDArray[np.int64]) -> Sequence[str]:
    return texts if len(places) == len(texts) else [texts[place] for place in places.tolist()]


class _Faults:
    """The faults of a chunk, and which of its rows are bad."""

    def __init__(self, file: str, chunk: Chunk) -> None:
        self._file, self._rows = file, chunk.rows
        self._found: list[tuple[int, int, Fault]] = []
        self.is_bad = np.zeros(len(chunk.rows), dtype=bool)
        self._refused = self.is_bad.copy()
        places = np.searchsorted(chunk.rows, [each.line for each in chunk.faults])
        for place, each in zip(places.tolist(), chunk.faults, strict=True):
            self.refuse(place, each)

    def refuse(self, place: int, found: Fault) -> None:
        """A row that can't be read as it stands: what is wrong with its cells does not matter."""
        self._found.append((place, -1, found))
        self.is_bad[place] = self._refused[place] = True

    def add(self, place: int, column: str, name: str, text: str, error: PydanticCustomError) -> None:
        """What is wrong with the cell of a column, which the file calls `name`."""
        if not self._refused[place]:
            detail = {name: str(value) for name, value in (error.context or {}).items()}
            value = detail.pop("part", text)
            found = fault_at(self._file, int(self._rows[place]), name, error.type, value, **detail)
            self._found.append((place, _ORDER[column], found))
            self.is_bad[place] = True

    def add_all(self, column: str, read: _Read[T]) -> None:
        if read.errors:
            for place in np.flatnonzero(read.is_bad()).tolist():
                error = read.errors[int(read.value_of[place])]
                self.add(place, column, read.name, read.texts[place], error)

    def add_cells(self, column_at: dict[int, str], chunk: Chunk) -> None:
        """What is wrong with cells of the columns that are read, though their texts may be fine."""
        told = {(place, order) for place, order, _ in self._found}
        for at, found in chunk.cell_faults:
            place, order = int(np.searchsorted(self._rows, found.line)), _ORDER.get(column_at.get(at, ""), -1)
            if order >= 0 and (place, order) not in told and not self._refused[place]:
                self._found.append((place, order, found))
                self.is_bad[place] = True

    def in_order(self) -> tuple[Fault, ...]:
        """By row, and in a row by the roster's order of columns."""
        return tuple(found for _, _, found in sorted(self._found, key=lambda each: each[:2]))
