"""Whether days such as 05/11/2025 have the day or the month first: the other days of their column decide.

Most files have no such days, and their parts are handed on as they come. Where the first is met, the file
is gone through once more, and what its columns say goes with each part.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from dashboard.roster.days_in import DayOrder, only_readings
from dashboard.roster.table import Chunk, Part, RosterError

_MAYBE: Final = (re.compile(r"/\d{1,2}/\d{4}"), re.compile(r"-\d{1,2}-\d{4}"), re.compile("／"))
"""Each begins with one letter, which is looked for much faster than one of several."""


@dataclass(frozen=True)
class OrderedPart:
    """A part of a table, with what its columns say of their days, by the roster's name of each."""

    part: Part
    orders: dict[str, DayOrder]

    def chunk(self) -> Chunk:
        return self.part.chunk()

    def look(self, columns: Sequence[int]) -> Iterator[str]:
        return self.part.look(columns)


def ordered_parts(
    parts: Iterator[Part], again: Callable[[], Iterator[Part]], columns: Mapping[str, int]
) -> Iterator[Part]:
    """The parts, each from the first with such a day on as an `OrderedPart`.

    `columns` has the place of each column with days; `again` goes through all parts from the beginning.
    """
    places = list(columns.values())
    orders: dict[str, DayOrder] | None = None
    for part in parts:
        if orders is None and places and _may_have_them(part, places):
            orders = _orders(again(), columns)
        yield OrderedPart(part, orders) if orders else part


def _may_have_them(part: Part, places: Sequence[int]) -> bool:
    return any(maybe.search(text) for text in part.look(places) for maybe in _MAYBE)


def _orders(parts: Iterator[Part], columns: Mapping[str, int]) -> dict[str, DayOrder]:
    examples: dict[str, dict[bool, str]] = {column: {} for column in columns}
    with suppress(RosterError):  # whoever goes through the parts meets it too, and tells it
        for part in parts:
            if _may_have_them(part, list(columns.values())):
                chunk = part.chunk()
                for column, place in columns.items():
                    for day_first, text in only_readings(dict.fromkeys(chunk.columns[place])):
                        examples[column].setdefault(day_first, text)
    return {column: _order(found) for column, found in examples.items()}


def _order(examples: Mapping[bool, str]) -> DayOrder:
    if len(examples) == 2:
        return DayOrder(contradiction=(examples[True], examples[False]))
    return DayOrder(next(iter(examples), None))
