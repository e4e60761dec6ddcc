"""What changed between two catalogs' rules, as values."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import Sittings
from dashboard.catalog.rows import READINGS, Clock, Exam, Reading
from dashboard.rules.facts import Condition
from dashboard.rules.routes import Route, recommended, routes

LevelField = Literal["kind", "first_sitting_on", "last_sitting_on", "successor"]
LEVEL_FIELDS: Final[tuple[LevelField, ...]] = ("kind", "first_sitting_on", "last_sitting_on", "successor")
ExamValue = Decimal | int | Sittings | str | None
"""One cell of `exams`: hours or money (`Decimal`), days (`int`), a sitting rule, or a text."""
EXAM_FIELDS: Final = tuple(name for name in Exam.model_fields if name not in ("level_id", "cites"))


@dataclass(frozen=True)
class ValidFor:
    """How many months a certificate is valid that is obtained from `from_day` to the day before `until`."""

    months: int | Literal["none"]
    from_day: date | None
    until: date | None


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
class LevelFieldChanged:
    """A level's kind, its first or last sitting, or its successor."""

    level_id: str
    field: LevelField
    before: str | date | None
    after: str | date | None


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
class RecommendedChanged:
    """What is recommended that went and that came, each as a route without a name, as in `RoutesChanged`."""

    level_id: str
    reading: Reading | None
    went: tuple[Route, ...]
    came: tuple[Route, ...]


@dataclass(frozen=True)
class ExamChanged:
    """`field` is one of `EXAM_FIELDS`."""

    level_id: str
    field: str
    before: ExamValue
    after: ExamValue


@dataclass(frozen=True)
class ValidityChanged:
    """All that is stated of a certificate's validity before and after, the earliest days first."""

    level_id: str
    before: tuple[ValidFor, ...]
    after: tuple[ValidFor, ...]


@dataclass(frozen=True)
class ClockAdded:
    clock_id: Clock
    within: Clock | None


@dataclass(frozen=True)
class ClockRemoved:
    clock_id: Clock


@dataclass(frozen=True)
class ClockMoved:
    """A clock lies directly within another one than before."""

    clock_id: Clock
    before: Clock | None
    after: Clock | None


@dataclass(frozen=True)
class EducationAdded:
    education_id: str


@dataclass(frozen=True)
class EducationRemoved:
    education_id: str


@dataclass(frozen=True)
class EducationRanked:
    """Education has another rank than before, where both rules ask for some."""

    education_id: str
    before: int
    after: int


@dataclass(frozen=True)
class Rewritten:
    """The versions differ, and no rule does: a number, a list or a row is written in another way."""


LevelChange = (
    LevelAdded
    | LevelRemoved
    | SchemeChanged
    | RankChanged
    | LevelFieldChanged
    | RoutesChanged
    | RecommendedChanged
    | ExamChanged
    | ValidityChanged
)
ClockChange = ClockAdded | ClockRemoved | ClockMoved
EducationChange = EducationAdded | EducationRemoved | EducationRanked
RuleChange = LevelChange | ClockChange | EducationChange | Rewritten


def rule_changes(before: Catalog, after: Catalog) -> tuple[RuleChange, ...]:
    """What changed in the rules, level by level; nothing exactly if the two versions are the same.

    The levels stand in the order of `after`, then those that were removed in the order of `before`,
    then clocks and education. Of an added or removed level nothing more is said: all that it has came
    or went with it.
    """
    found: list[RuleChange] = []
    for level_id in after.level_ids:
        if level_id in before.level_ids:
            found += _level_changes(before, after, level_id)
        else:
            found.append(LevelAdded(level_id))
    found += (LevelRemoved(level_id) for level_id in before.level_ids if level_id not in after.level_ids)
    found += _clock_changes(before, after)
    if before.asks_education and after.asks_education:
        found += _education_changes(before, after)
    if not found and before.version != after.version:
        found.append(Rewritten())
    return tuple(found)


def _level_changes(before: Catalog, after: Catalog, level_id: str) -> Iterator[LevelChange]:
    old, new = before.level(level_id), after.level(level_id)
    if old.scheme_id != new.scheme_id:
        yield SchemeChanged(level_id, old.scheme_id, new.scheme_id)
    if old.rank != new.rank:
        yield RankChanged(level_id, old.rank, new.rank)
    for name in LEVEL_FIELDS:
        if getattr(old, name) != getattr(new, name):
            yield LevelFieldChanged(level_id, name, getattr(old, name), getattr(new, name))
    for reading, went, came in _by_reading(before, after, level_id, routes):
        yield RoutesChanged(level_id, reading, went, came)
    for reading, gone, new_ones in _by_reading(before, after, level_id, recommended):
        yield RecommendedChanged(level_id, reading, gone, new_ones)
    for cell in EXAM_FIELDS:
        was, now = getattr(before.exam(level_id), cell), getattr(after.exam(level_id), cell)
        if was != now:
            yield ExamChanged(level_id, cell, was, now)
    valid, valid_now = _validity(before, level_id), _validity(after, level_id)
    if valid != valid_now:
        yield ValidityChanged(level_id, valid, valid_now)


def _by_reading(
    before: Catalog,
    after: Catalog,
    level_id: str,
    routes_of: Callable[[Catalog, str, Reading], tuple[Route, ...]],
) -> Iterator[tuple[Reading | None, tuple[Route, ...], tuple[Route, ...]]]:
    """What went and what came, once where both readings have the same, else reading by reading."""
    by_reading = {}
    for reading in READINGS:
        was, now = routes_of(before, level_id, reading), routes_of(after, level_id, reading)
        went = tuple(route for route in was if route not in now)
        came = tuple(route for route in now if route not in was)
        by_reading[reading] = went, came
    alike = by_reading["strict"] == by_reading["lenient"]
    for reading, (went, came) in by_reading.items():
        if (went or came) and not (alike and reading == "lenient"):
            yield None if alike else reading, went, came


def _asked(route: Route) -> tuple[frozenset[Condition], date | None, date | None]:
    """What a route really asks for, each condition once, and the days on which it can be used."""
    asked = frozenset(condition for condition in route.conditions if not condition.states_nothing)
    return asked, route.first, route.until


def _validity(catalog: Catalog, level_id: str) -> tuple[ValidFor, ...]:
    return tuple(ValidFor(row.months, row.from_day, row.until) for row in catalog.validity_of(level_id))


def _clock_changes(before: Catalog, after: Catalog) -> Iterator[ClockChange]:
    old, new = before.clocks_around, after.clocks_around
    for clock_id, within in new.items():
        if clock_id not in old:
            yield ClockAdded(clock_id, within)
        elif old[clock_id] != within:
            yield ClockMoved(clock_id, old[clock_id], within)
    yield from (ClockRemoved(clock_id) for clock_id in old if clock_id not in new)


def _education_changes(before: Catalog, after: Catalog) -> Iterator[EducationChange]:
    old = {row.education_id: row.rank for row in before.education}
    new = {row.education_id: row.rank for row in after.education}
    for education_id, rank in new.items():
        if education_id not in old:
            yield EducationAdded(education_id)
        elif old[education_id] != rank:
            yield EducationRanked(education_id, old[education_id], rank)
    yield from (EducationRemoved(education_id) for education_id in old if education_id not in new)
