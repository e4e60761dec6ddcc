"""How one of a visitor's choices is written in an address and read from it, and which values it can have."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final
from urllib.parse import quote, unquote

from pydantic_core import PydanticCustomError

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import fault, parse_date, parse_decimal, parse_whole
from dashboard.catalog.rows import READINGS
from dashboard.planner.paths import PathNames
from dashboard.planner.person_cells import parse_bounded
from dashboard.planner.sensitivity import TENTHS_A_WEEK
from dashboard.rules.routes import routes

Ids = tuple[str, ...]

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)
"""Days that a visitor can choose; with 15 years of sittings they stay within the calendar."""
CENTS: Final = 2
"""Decimals that an amount of money may have."""
NOTHING: Final = (None, "", ())
"""What a choice is where nothing was chosen: it is not written, a zero is."""

_VERSION = re.compile("[0-9a-f]{8}")
_PATH_STEP = re.compile(r"(?P<level_id>[^:>]+):(?P<route>[A-Za-z0-9_.~%-]*)")


class MisunderstoodError(ValueError):
    """The text is none of the values that a parameter can have."""


class Declaration(ABC):
    """Stands beside a field of the choices, and says by which parameters of an address it is said."""

    @abstractmethod
    def names(self, field: str, catalog: Catalog) -> Iterable[str]:
        """The parameters that say the field, or each a part of it."""

    def varied_names(self, field: str, catalog: Catalog) -> Iterable[str]:
        """Those that a variant beside the choices can say otherwise."""
        return self.names(field, catalog)

    @abstractmethod
    def read(self, catalog: Catalog, now: Any, name: str, text: str) -> tuple[Any, Ids]:
        """The value `now` with what the parameter `name` says, and the parts of a list that say nothing.

        Raises `MisunderstoodError` or `PydanticCustomError` where all of `text` says nothing.
        """

    def emptied(self, now: Any, default: Any, name: str) -> Any:
        """The value `now` without what the parameter `name` says.

        `default` is what it is where nothing was chosen. Raises `MisunderstoodError` where the parameter
        always says something.
        """
        raise MisunderstoodError

    @abstractmethod
    def write(self, catalog: Catalog, field: str, value: Any) -> dict[str, str]:
        """The parameters that say `value`, each with its text."""


@dataclass(frozen=True)
class Single(Declaration):
    """A choice that one parameter says; it is called like the field where no `name` is given."""

    name: str = field(default="", kw_only=True)

    def names(self, field: str, catalog: Catalog) -> Iterable[str]:
        del catalog
        return (self.name or field,)

    def read(self, catalog: Catalog, now: Any, name: str, text: str) -> tuple[Any, Ids]:
        del now, name
        return self.parse(text, catalog), ()

    def emptied(self, now: Any, default: Any, name: str) -> Any:
        if default not in NOTHING:
            return super().emptied(now, default, name)
        return default

    def write(self, catalog: Catalog, field: str, value: Any) -> dict[str, str]:
        del catalog
        return {} if value in NOTHING else {self.name or field: self.text(value)}

    @abstractmethod
    def parse(self, text: str, catalog: Catalog) -> Any:
        """The value of `text`. Raises `MisunderstoodError` or `PydanticCustomError`."""

    def text(self, value: Any) -> str:
        return str(value)


Options = Callable[[Catalog], Sequence[str]]


def words(options: Sequence[str]) -> Options:
    """Options that are the same whatever the tables say."""
    return lambda _: options


@dataclass(frozen=True)
class OneOf(Single):
    """One of some words or ids."""

    options: Options

    def parse(self, text: str, catalog: Catalog) -> str:
        if text not in self.options(catalog):
            raise MisunderstoodError
        return text


@dataclass(frozen=True)
class LevelId(Single):
    """A level, by its id or by another name of it."""

    def parse(self, text: str, catalog: Catalog) -> str:
        return parse_level(text, catalog)


@dataclass(frozen=True)
class Whole(Single):
    """A whole number from `least` to `most`."""

    most: int
    least: int = 0

    def parse(self, text: str, catalog: Catalog) -> int:
        del catalog
        number = parse_whole(text, self.most)
        if number < self.least:
            raise MisunderstoodError
        return number


@dataclass(frozen=True)
class HoursPerWeek(Single):
    """Hours a week, above 0, with at most one decimal."""

    least: Decimal = Decimal("0.1")
    most: Decimal = Decimal(TENTHS_A_WEEK) / 10

    def parse(self, text: str, catalog: Catalog) -> Decimal:
        del catalog
        return parse_bounded(text, int(self.most), 1, zero_allowed=False)

    def text(self, value: Decimal) -> str:
        return f"{value.normalize():f}"


@dataclass(frozen=True)
class Money(Single):
    """An amount of money from 0, to the cent."""

    most: Decimal = Decimal(100_000_000)

    def parse(self, text: str, catalog: Catalog | None = None) -> Decimal:
        del catalog
        amount = parse_decimal(text, self.most)
        if len(text.partition(".")[2]) > CENTS:
            raise fault("too_many_decimals", decimals=str(CENTS))
        return amount

    def text(self, value: Decimal) -> str:
        return f"{value.normalize():f}"


@dataclass(frozen=True)
class Day(Single):
    """An ISO date from `FIRST_DAY` to `LAST_DAY`."""

    def parse(self, text: str, catalog: Catalog) -> date:
        del catalog
        return parse_day(text)

    def text(self, value: date) -> str:
        return value.isoformat()


@dataclass(frozen=True)
class Version(Single):
    """A version of the rules."""

    def parse(self, text: str, catalog: Catalog) -> str:
        del catalog
        if not _VERSION.fullmatch(text):
            raise MisunderstoodError
        return text


@dataclass(frozen=True)
class PathOfLevels(Single):
    """A path of levels, each once, with routes that the tables have."""

    def parse(self, text: str, catalog: Catalog) -> PathNames:
        said = parse_path(text)
        if said is None:
            raise MisunderstoodError
        names = tuple((parse_level(level, catalog), route) for level, route in said)
        if len(dict(names)) < len(names):
            raise MisunderstoodError
        for level_id, route in names:
            if not any(
                route == way.name for reading in READINGS for way in routes(catalog, level_id, reading)
            ):
                raise MisunderstoodError
        return names

    def text(self, value: PathNames) -> str:
        return path_text(value)


@dataclass(frozen=True)
class ListOf(Single):
    """A list `a|b`, read part by part: what is not known, or is told in two ways, is left out alone.

    Of more than `most` ids the first count. A list with an empty part is cut off or mistyped, and says
    nothing.
    """

    most: int | None = None

    def read(self, catalog: Catalog, now: Any, name: str, text: str) -> tuple[Any, Ids]:
        del now, name
        parts = text.split("|")
        found = [self._understood(part, catalog) for part in parts]
        said: dict[str, dict[Any, None]] = {}
        for key, value in filter(None, found):
            said.setdefault(key, {})[value] = None
        agreeing = [key for key, values in said.items() if self.agree({*values})]
        known = dict.fromkeys(agreeing[: self.most])
        if not known or "" in parts:
            raise MisunderstoodError
        left_out = (part for part, each in zip(parts, found, strict=True) if not each or each[0] not in known)
        return self.value_of([(key, value) for key in known for value in said[key]]), tuple(left_out)

    def agree(self, values: set[Any]) -> bool:
        """Whether all that is said of one id can be true."""
        return len(values) == 1

    def _understood(self, part: str, catalog: Catalog) -> tuple[str, Any] | None:
        try:
            return self.parse(part, catalog)
        except (PydanticCustomError, MisunderstoodError):
            return None

    @abstractmethod
    def parse(self, text: str, catalog: Catalog) -> tuple[str, Any]:
        """What one part says: an id, and what is said of it."""

    @abstractmethod
    def part_text(self, part: Any) -> str:
        """The text of one part."""

    def value_of(self, said: Sequence[tuple[str, Any]]) -> tuple[Any, ...]:
        """The choice that ids, and what is said of each, come to."""
        return tuple(sorted(said))

    def text(self, value: Iterable[Any]) -> str:
        return "|".join(map(self.part_text, value))


@dataclass(frozen=True)
class SomeOf(ListOf):
    """Some of the ids of `options`, in the order in which they were chosen."""

    options: Options = field(kw_only=True)

    def parse(self, text: str, catalog: Catalog) -> tuple[str, None]:
        if text not in self.options(catalog):
            raise MisunderstoodError
        return text, None

    def part_text(self, part: str) -> str:
        return part

    def value_of(self, said: Sequence[tuple[str, Any]]) -> Ids:
        return tuple(key for key, _ in said)


@dataclass(frozen=True)
class SomeLevels(ListOf):
    """Some levels, in the order in which they were chosen."""

    def parse(self, text: str, catalog: Catalog) -> tuple[str, None]:
        return parse_level(text, catalog), None

    def part_text(self, part: str) -> str:
        return part

    def value_of(self, said: Sequence[tuple[str, Any]]) -> Ids:
        return tuple(key for key, _ in said)


def parse_level(text: str, catalog: Catalog) -> str:
    """The id of the level that is or was called `text`. Raises `MisunderstoodError`."""
    level_id = text if text in catalog.level_ids else catalog.level_of_alias(text)
    if level_id is None:
        raise MisunderstoodError
    return level_id


def parse_day(text: str) -> date:
    """An ISO date that a visitor can choose. Raises `MisunderstoodError` or `PydanticCustomError`."""
    day = parse_date(text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise MisunderstoodError
    return day


def path_text(names: PathNames) -> str:
    """`aigc-junior:not-stated>aigc-intermediate:certificate`, the names of routes percent-encoded."""
    return ">".join(f"{level_id}:{quote(route, safe='')}" for level_id, route in names)


def parse_path(text: str) -> PathNames | None:
    """What `path_text` wrote; `None` for any other text."""
    names = []
    for part in text.split(">"):
        if not (found := _PATH_STEP.fullmatch(part)):
            return None
        names.append((found["level_id"], unquote(found["route"])))
    path = tuple(names)
    return path if path_text(path) == text else None
