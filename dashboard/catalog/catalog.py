"""A catalog: the tables as values, and the routes that its prerequisites make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from hashlib import sha256

from dashboard.catalog.cells import years_in_months
from dashboard.catalog.rows import (
    READINGS,
    Audience,
    AudienceField,
    Benchmark,
    CheckItem,
    Claim,
    Clock,
    Contradiction,
    Duty,
    Exam,
    Industry,
    Level,
    Prerequisite,
    Reach,
    Reading,
    Row,
    Scheme,
    Source,
    Statement,
    Subject,
)

RULE_TABLES = ("levels", "prerequisites", "exams")


@dataclass(frozen=True)
class Experience:
    """The clock shows at least `months`."""

    clock: Clock
    months: int
    cites: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Certificate:
    """One of `levels` has been held for `months`."""

    levels: tuple[str, ...]
    months: int
    cites: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class NoneStated:
    """The source states no condition: it always holds, and is never called "no condition"."""

    cites: tuple[str, ...] = field(default=(), compare=False)


Condition = Experience | Certificate | NoneStated


@dataclass(frozen=True)
class Route:
    """One alternative way into a level: all its conditions must hold. No condition: open."""

    name: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, eq=False)
class Catalog:
    """The tables. Rows keep the order of their files; look-ups are by id."""

    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    contradictions: tuple[Contradiction, ...]
    schemes: tuple[Scheme, ...]
    levels: tuple[Level, ...]
    prerequisites: tuple[Prerequisite, ...]
    exams: tuple[Exam, ...]
    subjects: tuple[Subject, ...]
    duties: tuple[Duty, ...]
    industries: tuple[Industry, ...]
    reach: tuple[Reach, ...]
    audiences: tuple[Audience, ...]
    audience_fields: tuple[AudienceField, ...]
    claims: tuple[Claim, ...]
    benchmarks: tuple[Benchmark, ...]
    checklist: tuple[CheckItem, ...]

    @cached_property
    def level_ids(self) -> tuple[str, ...]:
        """Levels by scheme (in the order of `schemes`), then rank, then id."""
        scheme_order = {scheme.scheme_id: index for index, scheme in enumerate(self.schemes)}
        ordered = sorted(
            self.levels, key=lambda level: (scheme_order[level.scheme_id], level.rank, level.level_id)
        )
        return tuple(level.level_id for level in ordered)

    @cached_property
    def _levels(self) -> dict[str, Level]:
        return {level.level_id: level for level in self.levels}

    @cached_property
    def _exams(self) -> dict[str, Exam]:
        return {exam.level_id: exam for exam in self.exams}

    @cached_property
    def _routes(self) -> dict[tuple[str, Reading], tuple[Route, ...]]:
        return {
            (level.level_id, reading): routes_of(self.prerequisites, level.level_id, reading)
            for level in self.levels
            for reading in READINGS
        }

    def level(self, level_id: str) -> Level:
        return self._levels[level_id]

    def scheme_of(self, level_id: str) -> Scheme:
        scheme_id = self._levels[level_id].scheme_id
        return next(scheme for scheme in self.schemes if scheme.scheme_id == scheme_id)

    def exam(self, level_id: str) -> Exam:
        """The exam of a level; every cell is empty where the table has no row."""
        return self._exams.get(level_id) or empty_exam(level_id)

    def routes(self, level_id: str, reading: Reading) -> tuple[Route, ...]:
        """The ways into a level under a reading, by name; one without conditions if no row states any."""
        return self._routes[level_id, reading]

    def ways(self, level_id: str) -> tuple[tuple[Route, Reading | None], ...]:
        """Every way into a level, with the reading it belongs to; `None`: both ask for the same.

        A way of both readings cites the sentences of both.
        """
        strict, lenient = (self.routes(level_id, reading) for reading in READINGS)
        found: list[tuple[Route, Reading | None]] = []
        for route in strict:
            twins = [other for other in lenient if other.conditions == route.conditions]
            found.append((_citing(route, twins), None) if twins else (route, "strict"))
        asked = [route.conditions for route in strict]
        found += [(route, "lenient") for route in lenient if route.conditions not in asked]
        return tuple(found)

    def states_no_condition(self, level_id: str) -> bool:
        """Whether the source states no condition at all for a level: 未说明条件, never "none"."""
        return all(row.fact == "none_stated" for row in self.prerequisites if row.level_id == level_id)

    @cached_property
    def default_target(self) -> str:
        """The highest rank of the scheme that has the most levels; of two, the smaller scheme_id."""
        counts = {
            scheme.scheme_id: sum(level.scheme_id == scheme.scheme_id for level in self.levels)
            for scheme in self.schemes
        }
        scheme_id = min(counts, key=lambda candidate: (-counts[candidate], candidate))
        levels = [level for level in self.levels if level.scheme_id == scheme_id]
        return min(levels, key=lambda level: (-level.rank, level.level_id)).level_id

    def with_exams(self, changed: Mapping[str, Exam]) -> "Catalog":
        """This catalog with some levels' exams replaced, as when a visitor edits an assumption."""
        if not changed:
            return self
        kept = tuple(exam for exam in self.exams if exam.level_id not in changed)
        return replace(self, exams=kept + tuple(changed.values()))

    @cached_property
    def version(self) -> str:
        """Eight hex digits that change when a rule does: a hash of the rule tables' rows, in no order."""
        lines = sorted(
            f"{table}:{row.model_dump_json(exclude=_said_not_ruled(row))}"
            for table in RULE_TABLES
            for row in self._rows(table)
        )
        return sha256("\n".join(lines).encode()).hexdigest()[:8]

    @cached_property
    def edition(self) -> str:
        """A hash of every row of every table in its order: for caches of what shows them."""
        lines = (row.model_dump_json() for table in fields(self) for row in self._rows(table.name))
        return sha256("\n".join(lines).encode()).hexdigest()

    def _rows(self, table: str) -> tuple[Row, ...]:
        rows: tuple[Row, ...] = getattr(self, table)
        return rows


def _said_not_ruled(row: Row) -> set[str]:
    return {
        column for column in type(row).model_fields if column == "cites" or column.endswith(("_zh", "_en"))
    }


def empty_exam(level_id: str) -> Exam:
    columns = dict.fromkeys(Exam.model_fields, "")
    return Exam.model_validate({**columns, "level_id": level_id})


def _citing(route: Route, twins: Sequence[Route]) -> Route:
    """`route`, with the cites of routes that ask for the same."""
    together = zip(route.conditions, *(twin.conditions for twin in twins), strict=True)
    conditions = tuple(
        replace(alike[0], cites=tuple(sorted({cited for each in alike for cited in each.cites})))
        for alike in together
    )
    return Route(route.name, conditions)


def _place(condition: Condition) -> tuple[str, str, tuple[str, ...], int]:
    """Sorts the conditions of a route, whatever the order of their rows."""
    match condition:
        case Experience(clock, months):
            return "experience", clock, (), months
        case Certificate(levels, months):
            return "certificate", "", levels, months
        case NoneStated():
            return "none_stated", "", (), 0


def condition_of(row: Prerequisite) -> Condition:
    months = years_in_months(row.value) if row.value is not None else 0
    match row.fact:
        case "experience":
            clock: Clock = "aigc" if row.scope == ("aigc",) else "work"
            return Experience(clock, months, row.cites)
        case "certificate":
            return Certificate(tuple(sorted(set(row.scope))), months, row.cites)
        case "none_stated":
            return NoneStated(row.cites)


def routes_of(rows: Iterable[Prerequisite], level_id: str, reading: Reading) -> tuple[Route, ...]:
    conditions: dict[str, list[Condition]] = {}
    for row in rows:
        if row.level_id == level_id and row.reading in ("", reading):
            conditions.setdefault(row.route, []).append(condition_of(row))
    if not conditions:
        return (Route("", ()),)
    return tuple(Route(name, tuple(sorted(conditions[name], key=_place))) for name in sorted(conditions))


def reachable_levels(
    level_ids: Iterable[str],
    rows: Sequence[Prerequisite],
    reading: Reading,
    already: frozenset[str] = frozenset(),
) -> frozenset[str]:
    """The levels that some order of exams reaches if every experience condition is met."""
    routes = {level_id: routes_of(rows, level_id, reading) for level_id in level_ids}
    reached = set(already)
    while True:
        further = {
            level_id
            for level_id, ways in routes.items()
            if level_id not in reached and any(_passable(way, reached) for way in ways)
        }
        if not further:
            return frozenset(reached)
        reached |= further


def _passable(route: Route, reached: set[str]) -> bool:
    return all(
        any(level in reached for level in condition.levels)
        for condition in route.conditions
        if isinstance(condition, Certificate)
    )
