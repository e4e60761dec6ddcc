"""What changed between two catalogs' rules, as values."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import Sittings
from dashboard.catalog.rows import READINGS, Exam, Reading
from dashboard.rules.facts import Condition
from dashboard.rules.none_stated import NoneStated
from dashboard.rules.routes import Route, routes

ExamValue = Decimal | int | Sittings | str | None
"""One cell of `exams`: hours or money (`Decimal`), days (`int`), a sitting rule, or a text."""
EXAM_FIELDS: Final = tuple(field for field in Exam.model_fields if field not in ("level_id", "cites"))


@dataclass(frozen=True)
class LevelAdded:
    level_id: str


@dataclass(frozen=True)
class LevelRemoved:
    level_id: str


@dataclass(frozen=True)
class SchemeChanged:
    level_id: str
    before: str
    after: str


@dataclass(frozen=True)
class RankChanged:
    level_id: str
    before: int
    after: int


@dataclass(frozen=True)
class RoutesChanged:
    """The routes into a level that went and that came, by name; `reading` is `None`: under both alike."""

    level_id: str
    reading: Reading | None
    went: tuple[Route, ...]
    came: tuple[Route, ...]

    @property
    def asks_the_same(self) -> bool:
        """Whether only names or rows changed: every route that went has one that asks for the same."""
        return {_asked(route) for route in self.went} == {_asked(route) for route in self.came}


@dataclass(frozen=True)
class ExamChanged:
    """`field` is one of `EXAM_FIELDS`."""

    level_id: str
    field: str
    before: ExamValue
    after: ExamValue


@dataclass(frozen=True)
class Rewritten:
    """The versions differ, and no rule does: a number, a list or a row is written in another way."""


LevelChange = LevelAdded | LevelRemoved | SchemeChanged | RankChanged | RoutesChanged | ExamChanged
RuleChange = LevelChange | Rewritten


def rule_changes(before: Catalog, after: Catalog) -> tuple[RuleChange, ...]:
    """What changed in the rules, level by level; nothing exactly if the two versions are the same.

    The levels stand in the order of `after`, then those that were removed in the order of `before`.
    Of an added or removed level nothing more is said: all that it has came or went with it.
    """
    found: list[RuleChange] = []
    for level_id in after.level_ids:
        if level_id in before.level_ids:
            found += _level_changes(before, after, level_id)
        else:
            found.append(LevelAdded(level_id))
    found += (LevelRemoved(level_id) for level_id in before.level_ids if level_id not in after.level_ids)
    if not found and before.version != after.version:
        found.append(Rewritten())
    return tuple(found)


def _level_changes(before: Catalog, after: Catalog, level_id: str) -> Iterator[LevelChange]:
    old, new = before.level(level_id), after.level(level_id)
    if old.scheme_id != new.scheme_id:
        yield SchemeChanged(level_id, old.scheme_id, new.scheme_id)
    if old.rank != new.rank:
        yield RankChanged(level_id, old.rank, new.rank)
    yield from _routes_changes(before, after, level_id)
    for field in EXAM_FIELDS:
        was, now = getattr(before.exam(level_id), field), getattr(after.exam(level_id), field)
        if was != now:
            yield ExamChanged(level_id, field, was, now)


def _routes_changes(before: Catalog, after: Catalog, level_id: str) -> Iterator[RoutesChanged]:
    by_reading = {}
    for reading in READINGS:
        was, now = routes(before, level_id, reading), routes(after, level_id, reading)
        went = tuple(route for route in was if route not in now)
        came = tuple(route for route in now if route not in was)
        by_reading[reading] = went, came
    alike = by_reading["strict"] == by_reading["lenient"]
    for reading, (went, came) in by_reading.items():
        if (went or came) and not (alike and reading == "lenient"):
            yield RoutesChanged(level_id, None if alike else reading, went, came)


def _asked(route: Route) -> frozenset[Condition]:
    """What a route really asks for, each condition once."""
    return frozenset(condition for condition in route.conditions if not isinstance(condition, NoneStated))
