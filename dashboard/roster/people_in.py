"""The rows of a table as people: arrays of all that can be planned, and every fault by row and column.

A column's distinct texts are read once each, however many rows repeat them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic_core import PydanticCustomError

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import fault
from dashboard.catalog.faults import Fault, fault_at
from dashboard.roster.answers_in import Answers, Said
from dashboard.roster.armour import all_unarmoured
from dashboard.roster.cells_in import EXCEL_ERRORS, months_had, percent, tenths_per_week
from dashboard.roster.columns import (
    HOLDS_ON,
    PERSON_NAMES,
    STARTS_ON,
    RosterColumns,
    clock_column,
    columns_of,
)
from dashboard.roster.columns_in import Faults, Read, read_column, read_together, trimmed, without_column
from dashboard.roster.columns_out import OUTPUT_ONLY
from dashboard.roster.day_order import OrderedPart, ordered_parts
from dashboard.roster.days_in import DayNear, DayOrder
from dashboard.roster.education_in import EducationNames
from dashboard.roster.headers import Mapping, column_named, header_faults, is_header_again
from dashboard.roster.heading_parts import plain_name
from dashboard.roster.holds_in import Hold, Holds, dated, listed_days
from dashboard.roster.invisible import visible
from dashboard.roster.levels_in import Levels
from dashboard.roster.nobody import without_nobody
from dashboard.roster.obtained_in import answered, few_dates, obtained
from dashboard.roster.own_ladder import OwnLadders
from dashboard.roster.repeats import RowKey, row_keys
from dashboard.roster.roster_read import AS_IT_IS, BadRows, HowToRead, ReadRoster, Roster, SetAside
from dashboard.roster.table import Chunk, Part, RosterError, Table
from dashboard.roster.templates import TEMPLATE_PEOPLE
from dashboard.roster.typed_texts import taken
from dashboard.roster.units import unit_of
from dashboard.rules.months import Months, day_number
from dashboard.rules.people import DEFAULT_HOURS_PER_WEEK, WORK, People

_WITH_DAYS: Final = (STARTS_ON, "holds", HOLDS_ON, "education", "answers")
"""How the names of columns end that have days."""
_NO_NAMES: Final = frozenset({"", *EXCEL_ERRORS, *TEMPLATE_PEOPLE})
_HEADER_PERSON: Final = frozenset(map(plain_name, ("person", *PERSON_NAMES)))
_NO_HOLDS: Final[tuple[Hold, ...]] = ()
_NO_DAYS: Final[tuple[int, ...]] = ()
_NO_ANSWERS: Final[Said] = ()
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
    columns, taken = columns_of(catalog), ("target", *OUTPUT_ONLY)
    if faults := header_faults(table.name, table.header_row, table.header, mapping, taken, columns):
        if "person" not in mapping and (below := _names_below(table.name, first.chunk(), columns)):
            faults = [below]
        raise RosterError(*faults)
    target = target or catalog.default_target
    reader = PartReader(table.name, table.header, mapping, catalog, today, target, how)
    days = {column: place for place, column in enumerate(mapping) if column and column.endswith(_WITH_DAYS)}
    return reader, ordered_parts(chain([first], table.parts), table.again, days)


def _names_below(file: str, chunk: Chunk, columns: RosterColumns) -> Fault | None:
    """The fault of a header that stands below a title or a line of groups."""
    for place, row in enumerate(chunk.rows[:3].tolist()):
        cells = [column[place] for column in chunk.columns]
        if any(
            column_named(name, columns) == "person" for cell in cells for name in re.split("[,;\t]", cell)
        ):
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
        self._columns, self._clocks = columns_of(catalog), catalog.clock_ids
        self._order = {column: place for place, column in enumerate((*self._columns.names, HOLDS_ON))}
        self._today = day_number(today)
        self._catalog = catalog
        self._target = Levels(catalog).place(target)
        self._ladders = OwnLadders(catalog, catalog.level_ids[self._target])
        self._levels = self._ladders.default
        self._education = EducationNames(catalog)

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
        faults = Faults(self._file, chunk, self._order)
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
        return ReadRoster(roster, faults.in_order(), bad_rows, left_out, set_aside, self._ladders.meant, keys)

    def _people(
        self, chunk: Chunk, faults: Faults, orders: dict[str, DayOrder]
    ) -> tuple[People, NDArray[np.int64], Read[tuple[Hold, ...]]]:
        alone = np.full(len(chunk.rows), len(self._place_of) > 1)

        def read(
            column: str,
            parse: Callable[[str], T],
            empty: T,
            again: Callable[[Read[T]], Read[T]] | None = None,
        ) -> Read[T]:
            place = self._place_of.get(column)
            if place is None:
                return without_column(len(chunk.rows), empty)
            found = read_column(self._header[place], chunk.columns[place], parse, empty)
            if again:
                found = again(found)
            faults.add_all(column, found)
            alone[:] &= found.is_empty()
            return found

        def numbers(column: str, parse: Callable[[str], int], empty: int) -> Months:
            place = self._place_of.get(column)
            unit = unit_of(self._header[place], column) if place is not None else None
            return _numbers(read(column, unit.reading(parse) if unit else parse, empty))

        def day_of(column: str) -> DayNear:
            order = orders.get(column, DayOrder())
            if order.day_first is None and self._how.day_first is not None:
                order = DayOrder(self._how.day_first)
            return DayNear(self._today, order)

        start = read(STARTS_ON, day_of(STARTS_ON), self._today)
        starts_on = {WORK: np.maximum(_numbers(start), self._today)}
        for clock_id in self._clocks:
            if clock_id != WORK:
                column = clock_column(clock_id, "starts_on")
                own = read(column, day_of(column), self._today)
                self._refuse_too_early(column, own, start, faults)
                starts_on[clock_id] = np.maximum(_numbers(own), starts_on[WORK])
        targets = numbers("target", self._levels.place, self._target)
        holds = self._holds(read, day_of, faults, targets)
        names = Holds(self._education, day_of("education"))
        education = read("education", lambda cell: few_dates(names(cell)), _NO_HOLDS)
        answers, has_answered = answered(
            read("answers", Answers(self._catalog, day_of("answers")), _NO_ANSWERS), self._today
        )
        people = People(
            today=self._today,
            months={each: numbers(clock_column(each, "years"), months_had, 0) for each in self._clocks},
            percent={
                each: numbers(clock_column(each, "share"), percent, 100 if each == WORK else 0)
                for each in self._clocks
            },
            starts_on=starts_on,
            held=obtained(holds, self._levels.ids, self._today),
            education=obtained(education, self._education.ids, self._today),
            answers=answers,
            answered=has_answered,
            tenths_per_week=numbers("hours_per_week", tenths_per_week, int(DEFAULT_HOURS_PER_WEEK * 10)),
        )
        self._refuse_the_alone(chunk, alone, faults)
        return people, targets, holds

    def _holds(
        self,
        read: Callable[..., Read[Any]],
        day_of: Callable[[str], DayNear],
        faults: Faults,
        targets: NDArray[np.int64],
    ) -> Read[tuple[Hold, ...]]:
        """The certificates that people hold, with the days that stand in a column beside them."""
        is_alone = HOLDS_ON not in self._place_of

        def parse_with(levels: Levels) -> Callable[[str], tuple[Hold, ...]]:
            names = Holds(levels, day_of("holds"), self._how.set_aside_unknown)
            return (lambda cell: few_dates(names(cell))) if is_alone else names

        holds: Read[tuple[Hold, ...]] = read(
            "holds",
            parse_with(self._levels),
            _NO_HOLDS,
            partial(self._ladders.read_again, targets=targets, parse_with=parse_with),
        )
        if is_alone:
            return holds
        days: Read[tuple[int, ...]] = read(
            HOLDS_ON, partial(listed_days, read_day=day_of(HOLDS_ON)), _NO_DAYS
        )
        holds = read_together(days, holds, lambda days, holds: few_dates(dated(holds, days)), _NO_HOLDS)
        faults.add_all(HOLDS_ON, holds)
        return holds

    def _refuse_too_early(self, column: str, own: Read[int], start: Read[int], faults: Faults) -> None:
        """Refuses a clock's start before that of work, where both are understood."""
        work = _numbers(start)
        too_early = (_numbers(own) < work) & ~own.is_empty() & ~own.is_bad() & ~start.is_bad()
        for place in np.flatnonzero(too_early).tolist():
            begin = str(np.datetime64(int(work[place]), "D"))
            faults.add(place, column, own.name, own.texts[place], fault("before_start", start=begin))

    def _names(self, chunk: Chunk, faults: Faults) -> Sequence[str]:
        at = self._place_of["person"]
        names = chunk.columns[at]
        for place, name in enumerate(names):
            if name in _NO_NAMES:
                faults.add(place, "person", self._header[at], name, _no_name(name))
            elif name.casefold() in _HEADER_PERSON and is_header_again(
                (chunk.columns[other][place] for other in self._place_of.values()), self._columns
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


def _numbers(read: Read[int]) -> Months:
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
