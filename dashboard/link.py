"""What a visitor chose, and the address that says it: total both ways.

The address holds ids, ISO dates and numbers, never labels, names or free text. Any address gives
valid choices: what is not understood falls back to the default and is returned as left out.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal, get_args

from pydantic_core import PydanticCustomError

from dashboard.catalog import READINGS, TABLES, Catalog, Exam, Reading
from dashboard.catalog.cells import (
    MAX_DAYS,
    MAX_HOURS,
    Sittings,
    parse_date,
    parse_decimal,
    parse_sittings,
    parse_whole,
    sittings_text,
)
from dashboard.planner import DEFAULT_HOURS_PER_WEEK, Person
from dashboard.planner.person_cells import Holds, parse_holds, parse_hours_per_week

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

MAX_MONTHS: Final = 80 * 12
FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)
"""Days that a visitor can choose; with 15 years of sittings they stay within the calendar."""

NOT_STATED: Final = "none"
"""The address's word for an assumption that the visitor emptied."""
ASSUMPTIONS: Final = ("study_hours", "sittings", "results_days")
AssumptionValue = Decimal | Sittings | int | None

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, order=True)
class Assumption:
    """One cell of the `exams` table as the visitor has it instead."""

    level_id: str
    field: str
    text: str

    @property
    def value(self) -> AssumptionValue:
        return parse_assumption(self.field, self.text)


@dataclass(frozen=True)
class Choices:
    """Everything a visitor chose. Percents are of full time; dates left open mean `as_of`."""

    as_of: date
    language: Language | None = None
    industry: str | None = None
    audience: str | None = None
    work_months: int = 0
    aigc_months: int = 0
    work_percent: int = 100
    aigc_percent: int = 0
    starts_on: date | None = None
    aigc_starts_on: date | None = None
    holds: Holds = ()
    hours_per_week: Decimal = DEFAULT_HOURS_PER_WEEK
    target: str = ""
    reading: Reading = "strict"
    level: str | None = None
    table: str | None = None
    assumptions: tuple[Assumption, ...] = ()

    @property
    def person(self) -> Person:
        return Person(
            work_months=self.work_months,
            aigc_months=self.aigc_months,
            work_percent=self.work_percent,
            aigc_percent=self.aigc_percent,
            starts_on=self.starts_on,
            aigc_starts_on=self.aigc_starts_on,
            holds=self.holds,
            hours_per_week=self.hours_per_week,
        )

    def assumed(self, catalog: Catalog) -> Catalog:
        """The catalog with the visitor's assumptions in place of its own."""
        changed: dict[str, Exam] = {}
        for assumption in self.assumptions:
            exam = changed.get(assumption.level_id) or catalog.exam(assumption.level_id)
            changed[assumption.level_id] = exam.model_copy(
                update={assumption.field: assumption.value, "basis": "assumed"}
            )
        return catalog.with_exams(changed)

    def with_assumption(
        self, catalog: Catalog, level_id: str, field: str, value: AssumptionValue
    ) -> "Choices":
        """These choices with one assumption set; setting it to the table's own value removes it."""
        others = tuple(kept for kept in self.assumptions if (kept.level_id, kept.field) != (level_id, field))
        if value == getattr(catalog.exam(level_id), field):
            return replace(self, assumptions=others)
        added = Assumption(level_id, field, assumption_text(value))
        return replace(self, assumptions=tuple(sorted((*others, added))))


@dataclass(frozen=True)
class LeftOut:
    """A part of an address that was not understood."""

    parameter: str
    value: str


class _MisunderstoodError(ValueError):
    """The text is none of the values that a parameter can have."""


def parse_assumption(field: str, text: str) -> AssumptionValue:
    """The value of an assumption's text in the address. Raises `PydanticCustomError`."""
    if text == NOT_STATED:
        return None
    if field == "study_hours":
        return parse_decimal(text, MAX_HOURS)
    if field == "results_days":
        return parse_whole(text, MAX_DAYS)
    return parse_sittings(text)


def assumption_text(value: AssumptionValue) -> str:
    if value is None:
        return NOT_STATED
    if isinstance(value, Decimal):
        return _plain(value)
    if isinstance(value, int):
        return str(value)
    return sittings_text(value)


@dataclass(frozen=True)
class _Parameter:
    """How one field of `Choices` is read from and written to the address."""

    field: str
    read: Callable[[str, Catalog], Any]
    write: Callable[[Any], str]
    optional: bool = False


def _one_of(options: Callable[[Catalog], Sequence[str]]) -> Callable[[str, Catalog], str]:
    def read(text: str, catalog: Catalog) -> str:
        if text not in options(catalog):
            raise _MisunderstoodError
        return text

    return read


def _whole(most: int) -> Callable[[str, Catalog], int]:
    return lambda text, _: parse_whole(text, most)


def _day(text: str, _: Catalog) -> date:
    day = parse_date(text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise _MisunderstoodError
    return day


def _percent(text: str, _: Catalog) -> int:
    return parse_whole(text, 100)


def _holds(text: str, catalog: Catalog) -> Holds:
    holds = parse_holds(text, catalog.level_ids)
    if len({level_id for level_id, _ in holds}) < len(holds):
        raise _MisunderstoodError
    if any(day and not FIRST_DAY <= day <= LAST_DAY for _, day in holds):
        raise _MisunderstoodError
    return holds


def holds_text(holds: Holds) -> str:
    return "|".join(f"{level_id}@{day.isoformat()}" if day else level_id for level_id, day in holds)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _iso(day: date) -> str:
    return day.isoformat()


PARAMETERS: Final[dict[str, _Parameter]] = {
    "as_of": _Parameter("as_of", _day, _iso),
    "lang": _Parameter("language", _one_of(lambda _: LANGUAGES), str, optional=True),
    "industry": _Parameter(
        "industry",
        _one_of(lambda catalog: [row.industry_id for row in catalog.industries]),
        str,
        optional=True,
    ),
    "audience": _Parameter(
        "audience",
        _one_of(lambda catalog: [row.audience_id for row in catalog.audiences]),
        str,
        optional=True,
    ),
    "work_months": _Parameter("work_months", _whole(MAX_MONTHS), str),
    "aigc_months": _Parameter("aigc_months", _whole(MAX_MONTHS), str),
    "work_percent": _Parameter("work_percent", _percent, str),
    "aigc_percent": _Parameter("aigc_percent", _percent, str),
    "starts_on": _Parameter("starts_on", _day, _iso, optional=True),
    "aigc_starts_on": _Parameter("aigc_starts_on", _day, _iso, optional=True),
    "holds": _Parameter("holds", _holds, holds_text, optional=True),
    "hours_per_week": _Parameter("hours_per_week", lambda text, _: parse_hours_per_week(text), _plain),
    "target": _Parameter("target", _one_of(lambda catalog: catalog.level_ids), str),
    "reading": _Parameter("reading", _one_of(lambda _: READINGS), str),
    "level": _Parameter("level", _one_of(lambda catalog: catalog.level_ids), str, optional=True),
    "table": _Parameter("table", _one_of(lambda _: tuple(TABLES)), str, optional=True),
}
_ASSUMPTION = re.compile(rf"(?P<level_id>.+)\.(?P<field>{'|'.join(ASSUMPTIONS)})")


def defaults(catalog: Catalog, today: date) -> Choices:
    """What a first visit has chosen: nothing, as of today."""
    return Choices(as_of=today, target=catalog.default_target)


def from_query(query: Query, catalog: Catalog, today: date) -> tuple[Choices, tuple[LeftOut, ...]]:
    """The choices that an address says, and what of it was left out.

    Of a repeated parameter the last counts.
    """
    choices = defaults(catalog, today)
    left_out: list[LeftOut] = []
    for name, values in query.items():
        if not values:
            continue
        text = values[-1]
        left_out.extend(LeftOut(name, value) for value in values[:-1])
        try:
            choices = _read_one(choices, catalog, name, text)
        except (PydanticCustomError, _MisunderstoodError):
            left_out.append(LeftOut(name, text))
    start = choices.starts_on or choices.as_of
    if choices.aigc_starts_on and choices.aigc_starts_on < start:
        left_out.append(LeftOut("aigc_starts_on", choices.aigc_starts_on.isoformat()))
        choices = replace(choices, aigc_starts_on=None)
    return choices, tuple(left_out)


def _read_one(choices: Choices, catalog: Catalog, name: str, text: str) -> Choices:
    if parameter := PARAMETERS.get(name):
        return replace(choices, **{parameter.field: parameter.read(text, catalog)})
    if (found := _ASSUMPTION.fullmatch(name)) and found["level_id"] in catalog.level_ids:
        value = parse_assumption(found["field"], text)
        return choices.with_assumption(catalog, found["level_id"], found["field"], value)
    raise _MisunderstoodError


def to_query(choices: Choices) -> dict[str, str]:
    """The address of `choices`. Every answer is written out, so that a link outlives a change of default."""
    query: dict[str, str] = {}
    for name, parameter in PARAMETERS.items():
        value = getattr(choices, parameter.field)
        if value or not parameter.optional:
            query[name] = parameter.write(value)
    for assumption in choices.assumptions:
        query[f"{assumption.level_id}.{assumption.field}"] = assumption.text
    return query
