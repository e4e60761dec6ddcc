"""The rows of a table as people: arrays of all that can be planned, and every fault by row and column.

A column's distinct texts are read once each, however many rows repeat them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic_core import PydanticCustomError

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import fault
from dashboard.catalog.faults import Fault, fault_at
from dashboard.roster.armour import all_unarmoured
from dashboard.roster.cells_in import EXCEL_ERRORS, months_had, percent, tenths_per_week
from dashboard.roster.columns_in import Faults, Read, read_column, read_together, trimmed
from dashboard.roster.day_order import OrderedPart, ordered_parts
from dashboard.roster.days_in import DayNear, DayOrder
from dashboard.roster.headers import (
    HOLDS_ON,
    NAMES,
    Mapping,
    column_named,
    header_faults,
    is_header_again,
)
from dashboard.roster.heading_parts import plain_name
from dashboard.roster.holds_in import Hold, Holds, dated, listed_days
from dashboard.roster.invisible import visible
from dashboard.roster.levels_in import Levels
from dashboard.roster.nobody import without_nobody
from dashboard.roster.repeats import RowKey, row_keys
from dashboard.roster.roster_read import AS_IT_IS, BadRows, HowToRead, ReadRoster, Roster, SetAside
from dashboard.roster.table import Chunk, Part, RosterError, Table
from dashboard.roster.templates import TEMPLATE_PEOPLE
from dashboard.roster.typed_texts import taken
from dashboard.roster.units import unit_of
from dashboard.rules.months import NEVER, Days, Months, day_number
from dashboard.rules.people import DEFAULT_HOURS_PER_WEEK, Obtained, People

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
_ORDER: Final = {column: place for place, column in enumerate((*NAMES, HOLDS_ON))}
_DAYS: Final = ("starts_on", "aigc_starts_on", "holds", HOLDS_ON)
"""The columns that have days."""
_NO_NAMES: Final = frozenset({"", *EXCEL_ERRORS, *TEMPLATE_PEOPLE})
_HEADER_PERSON: Final = frozenset(map(plain_name, ("person", *NAMES["person"])))
_NO_HOLDS: Final[tuple[Hold, ...]] = ()
_NO_DAYS: Final[tuple[int, ...]] = ()
T = TypeVar("T")


def read_parts(
    table: Table,
    mapping: Mapping,
    catalog: Catalog,
    today: date,
    target: str | None,
    how: HowToRead = AS_IT_IS,
) -> Iterator[ReadRoster]:
    """The roster part by part; at least one, which may be empty. Arguments and errors: `part_reader`."""
    reader, parts = part_reader(table, mapping, catalog, today, target, how)
    return map(reader.read, parts)


def part_reader(
    table: Table,
    mapping: Mapping,
    catalog: Catalog,
    today: date,
    target: str | None,
    how: HowToRead = AS_IT_IS,
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
    target = target or catalog.default_target
    reader = PartReader(table.name, table.header, mapping, catalog, today, target, how)
    days = {column: place for place, column in enumerate(mapping) if column in _DAYS}
    return reader, ordered_parts(chain([first], table.parts), table.again, days)


def _names_below(file: str, chunk: Chunk) -> Fault | None:
    """The fault of a header that stands below a title or a line of groups."""
    for place, row in enumerate(chunk.rows[:3].tolist()):
        cells = [column[place] for column in chunk.columns]
        if any(column_named(name) == "person" for cell in cells for name in re.split("[,;\t]", cell)):
            return fault_at(file, row, "", "header_below")
    return None


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
        how: HowToRead,
    ) -> None:
        self._file, self._header, self._how = file, header, how
        self._place_of = {column: place for place, column in enumerate(mapping) if column}
        self._carried = {name: place for place, name in enumerate(header) if mapping[place] is None}
        self._today = day_number(today)
        self._levels = Levels(catalog)
        self._target = self._levels.place(target)

    def read(self, part: Part, key: RowKey = hash) -> ReadRoster:
        """The people of a part. Raises `RosterError` where it turns out to be broken.

        The keys of parts that are read in several processes need a `key` that is the same in all of them.
        """
        chunk, person = part.chunk(), self._place_of["person"]
        read = set(self._place_of.values())
        columns = [
            all_unarmoured(column) if place in read else column for place, column in enumerate(chunk.columns)
        ]
        columns[person] = trimmed(columns[person])
        chunk, left_out = without_nobody(self._file, replace(chunk, columns=tuple(columns)), person)
        faults = Faults(self._file, chunk, _ORDER)
        names = self._names(chunk, faults)
        orders = part.orders if isinstance(part, OrderedPart) else {}
        people, targets, holds = self._people(chunk, faults, orders)
        faults.add_cells({place: column for column, place in self._place_of.items()}, chunk)
        good, bad = np.flatnonzero(~faults.is_bad), np.flatnonzero(faults.is_bad)
        keys = row_keys(chunk.columns, len(chunk.rows), key)
        if len(bad):
            people, targets, keys = people.take(good), targets[good], keys[good]
        roster = Roster(
            names=taken(names, good),
            people=people,
            targets=np.array(self._levels.ids, dtype=object)[targets].tolist(),
            rows=chunk.rows[good],
            carried={name: taken(chunk.columns[place], good) for name, place in self._carried.items()},
            total_rows=len(chunk.rows),
        )
        bad_rows = BadRows(self._header, chunk.rows[bad], tuple(taken(each, bad) for each in chunk.columns))
        set_aside = _set_aside(holds, good, chunk.rows)
        return ReadRoster(roster, faults.in_order(), bad_rows, left_out, set_aside, keys)

    def _people(
        self, chunk: Chunk, faults: Faults, orders: dict[str, DayOrder]
    ) -> tuple[People, NDArray[np.int64], Read[tuple[Hold, ...]]]:
        alone = np.full(len(chunk.rows), len(self._place_of) > 1)

        def read(column: str, parse: Callable[[str], T], empty: T) -> Read[T]:
            place = self._place_of.get(column)
            texts = chunk.columns[place] if place is not None else [""] * len(chunk.rows)
            found = read_column(self._header[place] if place is not None else "", texts, parse, empty)
            faults.add_all(column, found)
            alone[:] &= found.is_empty()
            return found

        def numbers(column: str, parse: Callable[[str], int], empty: int) -> Months:
            place = self._place_of.get(column)
            unit = unit_of(self._header[place], column) if place is not None else None
            found = read(column, unit.reading(parse) if unit else parse, empty)
            return np.array(found.values, dtype=np.int64)[found.value_of]

        def day_of(column: str) -> DayNear:
            order = orders.get(column, DayOrder())
            if order.day_first is None and self._how.day_first is not None:
                order = DayOrder(self._how.day_first)
            return DayNear(self._today, order)

        starts_on = read("starts_on", day_of("starts_on"), self._today)
        aigc_starts_on = read("aigc_starts_on", day_of("aigc_starts_on"), self._today)
        start, aigc_start = _days(starts_on), _days(aigc_starts_on)
        too_early = (aigc_start < start) & ~aigc_starts_on.is_empty() & ~starts_on.is_bad()
        for place in np.flatnonzero(too_early & ~aigc_starts_on.is_bad()).tolist():
            begin = str(np.datetime64(int(start[place]), "D"))
            text = aigc_starts_on.texts[place]
            faults.add(place, "aigc_starts_on", aigc_starts_on.name, text, fault("before_start", start=begin))
        start = np.maximum(start, self._today)
        holds = read("holds", Holds(self._levels, day_of("holds"), self._how.set_aside_unknown), _NO_HOLDS)
        if HOLDS_ON in self._place_of:
            days = read(HOLDS_ON, partial(listed_days, read_day=day_of(HOLDS_ON)), _NO_DAYS)
            holds = read_together(days, holds, lambda days, holds: dated(holds, days), _NO_HOLDS)
            faults.add_all(HOLDS_ON, holds)
        people = People(
            today=self._today,
            months={
                "work": numbers("work_years", months_had, 0),
                "aigc": numbers("aigc_years", months_had, 0),
            },
            percent={"work": numbers("work_share", percent, 100), "aigc": numbers("aigc_share", percent, 0)},
            starts_on={"work": start, "aigc": np.maximum(aigc_start, start)},
            held=self._held(holds),
            education={},
            answers={},
            answered={},
            tenths_per_week=numbers("hours_per_week", tenths_per_week, int(DEFAULT_HOURS_PER_WEEK * 10)),
        )
        targets = numbers("target", self._levels.place, self._target)
        self._refuse_the_alone(chunk, alone, faults)
        return people, targets, holds

    def _held(self, holds: Read[tuple[Hold, ...]]) -> dict[str, tuple[Obtained, ...]]:
        held_on = np.full((len(self._levels.ids), len(holds.values)), NEVER)
        for place, levels in enumerate(holds.values):
            for level, held in levels:
                if isinstance(level, int):
                    found = self._today if held is None else held
                    held_on[level, place] = min(held_on[level, place], found)
        return {
            level_id: (Obtained(days[holds.value_of]),)
            for level_id, days in zip(self._levels.ids, held_on, strict=True)
        }

    def _names(self, chunk: Chunk, faults: Faults) -> Sequence[str]:
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

    def _refuse_the_alone(self, chunk: Chunk, alone: NDArray[np.bool_], faults: Faults) -> None:
        """Refuses those of the rows `alone` among what is read that have nothing else but a name either."""
        for place in np.flatnonzero(alone & ~faults.is_bad).tolist():
            if not any(visible(chunk.columns[other][place]) for other in self._carried.values()):
                row, name = int(chunk.rows[place]), chunk.columns[self._place_of["person"]][place]
                faults.refuse(place, fault_at(self._file, row, "", "only_a_name", name))


def _no_name(name: str) -> PydanticCustomError:
    if not name:
        return fault("empty")
    return fault("cell_error") if name in EXCEL_ERRORS else fault("example_row")


def _days(read: Read[int]) -> Days:
    return np.array(read.values, dtype=np.int64)[read.value_of]


def _set_aside(
    holds: Read[tuple[Hold, ...]], good: NDArray[np.int64], rows: NDArray[np.int64]
) -> tuple[SetAside, ...]:
    """The certificates that are no level, each name once however it is written, in the order of the rows."""
    unknown = [[level for level, _ in levels if isinstance(level, str)] for levels in holds.values]
    have_some = np.fromiter(map(bool, unknown), dtype=bool, count=len(unknown))
    named: dict[str, tuple[str, list[int]]] = {}
    for place in good[have_some[holds.value_of[good]]].tolist():
        for plain, name in {plain_name(name): name for name in unknown[holds.value_of[place]]}.items():
            named.setdefault(plain, (name, []))[1].append(place)
    return tuple(SetAside(name, rows[places]) for name, places in named.values())
