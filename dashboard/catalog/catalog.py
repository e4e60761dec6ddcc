"""A catalog: the tables as values, and look-ups by id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from typing import TypeVar

from dashboard.catalog.rows import (
    ROOT_CLOCK,
    Alias,
    Audience,
    AudienceField,
    Benchmark,
    CheckItem,
    Claim,
    Clock,
    ClockRow,
    Contradiction,
    Duty,
    Education,
    Exam,
    Field,
    Industry,
    Level,
    Prerequisite,
    Question,
    Reach,
    Renewal,
    Row,
    Scheme,
    Source,
    Statement,
    Subject,
    Validity,
)

FIRST_RULE_TABLES = ("levels", "prerequisites", "exams")
"""The rule tables that every kept version has."""
RULE_TABLES = ("levels", "clocks", "education", "questions", "prerequisites", "exams", "validity")
FIRST_CLOCKS: Mapping[Clock, Clock | None] = {"work": None, "aigc": "work"}
"""The clocks before there was a table of them, each with the one it lies within."""


OfLevel = TypeVar("OfLevel", Validity, Renewal)


@dataclass(frozen=True, eq=False)
class Catalog:
    """The tables. Rows keep the order of their files; look-ups are by id."""

    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    contradictions: tuple[Contradiction, ...]
    fields: tuple[Field, ...]
    schemes: tuple[Scheme, ...]
    levels: tuple[Level, ...]
    aliases: tuple[Alias, ...]
    clocks: tuple[ClockRow, ...]
    education: tuple[Education, ...]
    questions: tuple[Question, ...]
    prerequisites: tuple[Prerequisite, ...]
    exams: tuple[Exam, ...]
    validity: tuple[Validity, ...]
    renewals: tuple[Renewal, ...]
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
    def _schemes(self) -> dict[str, Scheme]:
        return {scheme.scheme_id: scheme for scheme in self.schemes}

    @cached_property
    def _aliases(self) -> dict[str, str]:
        return {row.alias: row.level_id for row in self.aliases}

    @cached_property
    def _validity(self) -> dict[str, tuple[Validity, ...]]:
        return _by_level(sorted(self.validity, key=lambda row: row.from_day or date.min))

    @cached_property
    def _renewals(self) -> dict[str, tuple[Renewal, ...]]:
        return _by_level(self.renewals)

    @cached_property
    def _source_of_statement(self) -> dict[str, str]:
        return {row.statement_id: row.source_id for row in self.statements}

    def source_of(self, cited: str) -> str:
        """The id of the source that is cited, by itself or by one of its sentences."""
        return self._source_of_statement.get(cited, cited)

    def level(self, level_id: str) -> Level:
        return self._levels[level_id]

    def scheme_of(self, level_id: str) -> Scheme:
        return self._schemes[self._levels[level_id].scheme_id]

    @cached_property
    def _schemes_with_readings(self) -> frozenset[str]:
        return frozenset(self.level(row.level_id).scheme_id for row in self.prerequisites if row.reading)

    def has_readings(self, level_id: str) -> bool:
        """Whether the rules of a level's scheme are worded in two ways."""
        return self.level(level_id).scheme_id in self._schemes_with_readings

    def level_of_alias(self, text: str) -> str | None:
        """The id of the level that is also, or was once, called exactly `text`."""
        return self._aliases.get(text)

    def validity_of(self, level_id: str) -> tuple[Validity, ...]:
        """How long a level's certificate is valid, by the day it is obtained, the earliest days first."""
        return self._validity.get(level_id, ())

    def renewals_of(self, level_id: str) -> tuple[Renewal, ...]:
        """What keeps a level's certificate, in the order of the table."""
        return self._renewals.get(level_id, ())

    @cached_property
    def clock_ids(self) -> tuple[Clock, ...]:
        """The clocks in the order of the table; the root alone where the table is empty."""
        return tuple(row.clock_id for row in self.clocks) or (ROOT_CLOCK,)

    @cached_property
    def clocks_around(self) -> dict[Clock, Clock | None]:
        """The clock that each clock lies directly within; `None` for the root."""
        return {ROOT_CLOCK: None} | {row.clock_id: row.within for row in self.clocks}

    @cached_property
    def _clocks_within(self) -> dict[Clock, tuple[Clock, ...]]:
        inside: dict[Clock, list[Clock]] = {clock_id: [] for clock_id in self.clock_ids}
        for clock_id in self.clock_ids:
            outer: Clock | None = clock_id
            while outer is not None:
                inside[outer].append(clock_id)
                outer = self.clocks_around[outer]
        return {clock_id: tuple(clocks) for clock_id, clocks in inside.items()}

    @cached_property
    def _clocks(self) -> dict[Clock, ClockRow]:
        root = ClockRow.model_validate(cells_by_id(ClockRow, ROOT_CLOCK))
        return {ROOT_CLOCK: root} | {row.clock_id: row for row in self.clocks}

    @cached_property
    def _education(self) -> dict[str, Education]:
        return {row.education_id: row for row in self.education}

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {row.question_id: row for row in self.questions}

    def clock(self, clock_id: Clock) -> ClockRow:
        """The row of a clock; of the root, where the table is empty, one that has its id for a name."""
        return self._clocks[clock_id]

    def education_of(self, education_id: str) -> Education:
        return self._education[education_id]

    def question(self, question_id: str) -> Question:
        return self._questions[question_id]

    def clocks_within(self, clock_id: Clock) -> tuple[Clock, ...]:
        """A clock and all that lie within it, at any depth, in the order of the table."""
        return self._clocks_within[clock_id]

    @cached_property
    def asks_education(self) -> bool:
        return any(row.fact == "education" for row in self.prerequisites)

    @cached_property
    def _education_at_least(self) -> dict[str, frozenset[str]]:
        return {
            asked.education_id: frozenset(
                row.education_id for row in self.education if row is asked or row.rank > asked.rank
            )
            for asked in self.education
        }

    def education_at_least(self, education_id: str) -> frozenset[str]:
        """The education that is enough where `education_id` is asked for: it or any of a higher rank."""
        return self._education_at_least[education_id]

    def exam(self, level_id: str) -> Exam:
        """The exam of a level; every cell is empty where the table has no row."""
        return self._exams.get(level_id) or empty_exam(level_id)

    @cached_property
    def default_target(self) -> str:
        """The highest level of the first scheme that has levels."""
        return self.highest_level(self.schemes_with_levels[0].scheme_id)

    @cached_property
    def schemes_with_levels(self) -> tuple[Scheme, ...]:
        with_levels = {level.scheme_id for level in self.levels}
        return tuple(scheme for scheme in self.schemes if scheme.scheme_id in with_levels)

    def highest_level(self, scheme_id: str) -> str:
        """The level of the highest rank of a scheme that has levels; of equal ranks the smaller id."""
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
        """Eight hex digits that change when a rule does: a hash of the rule tables' rows, in no order.

        What came later counts only where it is used: rules that use none of it keep their version. The
        questions count by their ids, in the rows that ask them.
        """
        lines = [line for table in (*FIRST_RULE_TABLES, "validity") for line in self._ruled(table)]
        if self.clocks_around != FIRST_CLOCKS:
            lines += ["clocks", *self._ruled("clocks")]
        if self.asks_education:
            lines += self._ruled("education")
        return sha256("\n".join(sorted(lines)).encode()).hexdigest()[:8]

    def _ruled(self, table: str) -> list[str]:
        """The rows of a table without what is no rule, each as text."""
        return [f"{table}:{row.model_dump_json(exclude=_said_not_ruled(row))}" for row in self._rows(table)]

    @cached_property
    def edition(self) -> str:
        """A hash of every row of every table in its order: for caches of what shows them."""
        lines = (row.model_dump_json() for table in fields(self) for row in self._rows(table.name))
        return sha256("\n".join(lines).encode()).hexdigest()

    def _rows(self, table: str) -> tuple[Row, ...]:
        rows: tuple[Row, ...] = getattr(self, table)
        return rows


def _by_level(rows: Iterable[OfLevel]) -> dict[str, tuple[OfLevel, ...]]:
    found: dict[str, list[OfLevel]] = {}
    for row in rows:
        found.setdefault(row.level_id, []).append(row)
    return {level_id: tuple(of_level) for level_id, of_level in found.items()}


def _said_not_ruled(row: Row) -> set[str]:
    """The fields that are no rule: texts, cites, and what came later and is empty."""
    columns = type(row).columns()
    said = {name for name in columns.values() if name == "cites" or name.endswith(("_zh", "_en"))}
    return said | {
        columns[column] for column, empty in row.later.items() if getattr(row, columns[column]) == empty
    }


@cache
def empty_exam(level_id: str) -> Exam:
    return Exam.model_validate(cells_by_id(Exam, level_id))


def cells_by_id(row_type: type[Row], row_id: str) -> dict[str, str]:
    """The cells of a row of which nothing but its id is known, which is its name too if it has one."""
    columns = dict.fromkeys(row_type.columns(), "")
    names = dict.fromkeys(columns.keys() & {"name_zh", "name_en"}, row_id)
    return {**columns, **names, row_type.key[0]: row_id}
