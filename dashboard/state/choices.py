"""What a visitor chose: everything that a page depends on beside the tables."""

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Final, Literal, get_args
from urllib.parse import quote, unquote

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import (
    MAX_DAYS,
    MAX_HOURS,
    Sittings,
    fault,
    parse_decimal,
    parse_sittings,
    parse_whole,
    sittings_text,
)
from dashboard.catalog.rows import Exam, Reading
from dashboard.planner.compare import SortedBy
from dashboard.planner.elapsed import on_another_day
from dashboard.planner.paths import PathNames
from dashboard.planner.person_cells import Holds
from dashboard.rules.people import DEFAULT_HOURS_PER_WEEK, Clock, Person, Since

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

MAX_MONTHS: Final = 80 * 12
MAX_VARIANTS: Final = 3
MAX_REMINDER_DAYS: Final = 365
DEFAULT_REMINDER_DAYS: Final = 45
"""Days before a sitting at which the calendar reminds of the sign-up: an assumption."""
FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)
"""Days that a visitor can choose; with 15 years of sittings they stay within the calendar."""

MAX_MONEY: Final = Decimal(100_000_000)
CENTS: Final = 2
"""Decimals that an amount of money may have."""
MAX_RAISE_AFTER: Final = 10 * 12
MAX_RESITS: Final = 20
MAX_COMPARED: Final = 3

MAX_GOAL: Final = 1_000_000
"""People that a team's goal may ask for."""
DEFAULT_MORE_HOURS: Final = Decimal(2)
"""Hours a week that a team could study more: an assumption."""
DEFAULT_POST_PERCENT: Final = 100
"""The share of full time that a post with AIGC work has: an assumption."""

OfLevels = tuple[tuple[str, int], ...]
"""A whole number for some of the levels, in the order of their ids."""
Goals = OfLevels
"""How many people are to hold a level, by level."""

NOT_STATED: Final = "none"
"""The word for an assumption that the visitor emptied."""
ASSUMPTIONS: Final = ("study_hours", "sittings", "results_days")
AssumptionValue = Decimal | Sittings | int | None
FeeField = Literal["fee_training", "fee_materials", "fee_exam"]
FEES: Final[tuple[FeeField, ...]] = get_args(FeeField)
CURRENCY: Final = "CNY"
"""What a visitor's amounts are in where the tables name no currency."""

_PATH_STEP = re.compile(r"(?P<level_id>[^:>]+):(?P<route>[A-Za-z0-9_.~%-]*)")


@dataclass(frozen=True, order=True)
class Assumption:
    """One cell of the `exams` table as the visitor has it instead."""

    level_id: str
    field: str
    text: str

    @property
    def value(self) -> AssumptionValue:
        return parse_assumption(self.field, self.text)


@dataclass(frozen=True, order=True)
class Fee:
    """A fee of a level as the visitor was told it, in place of the table's."""

    level_id: str
    field: FeeField
    amount: Decimal


@dataclass(frozen=True)
class Variant:
    """What a visitor tries beside what they chose: these fields of `Choices`, all else as chosen."""

    work_percent: int = 100
    aigc_percent: int = 0
    starts_on: date | None = None
    aigc_starts_on: date | None = None
    holds: Holds = ()
    hours_per_week: Decimal = DEFAULT_HOURS_PER_WEEK
    reading: Reading = "strict"
    assumptions: tuple[Assumption, ...] = ()


VARIED: Final = tuple(field.name for field in fields(Variant))


@dataclass(frozen=True)
class Choices:
    """Everything a visitor chose. Percents are of full time; dates left open mean `as_of`.

    The months are those of `as_of`, with what has run `since` the day that they were told for.
    `path` is `None` for the best path. `pass_percents` has the levels whose chance of passing is not
    100 %. `rules` is the version of the rule tables that the choices were made under, "" if not known.
    Money is in the currency of the tables, `None` where the visitor said nothing: 0 is an answer.
    `raise_after` is in months from the day the certificate is held; how sure they are is in percent.
    `checked`, `knows` and `compare` are ids: of what they checked before paying, of the subjects that
    they have, and of the levels that they compare. A team's are `goals`, by `goals_deadline`, and what
    it could do: `more_hours` a week, posts of `post_percent` AIGC work.
    """

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
    since: Since | None = None
    holds: Holds = ()
    hours_per_week: Decimal = DEFAULT_HOURS_PER_WEEK
    target: str = ""
    reading: Reading = "strict"
    path: PathNames | None = None
    sort: SortedBy = "earliest"
    deadline: date | None = None
    reminder_days: int = DEFAULT_REMINDER_DAYS
    level: str | None = None
    table: str | None = None
    rules: str = ""
    assumptions: tuple[Assumption, ...] = ()
    pass_percents: OfLevels = ()
    variants: tuple[Variant, ...] = ()
    fees: tuple[Fee, ...] = ()
    resits: OfLevels = ()
    hour_value: Decimal | None = None
    raise_a_month: Decimal | None = None
    raise_after: int | None = None
    raise_sure: int | None = None
    one_off: Decimal | None = None
    one_off_sure: int | None = None
    subsidy: Decimal | None = None
    subsidy_sure: int | None = None
    checked: tuple[str, ...] = ()
    knows: tuple[str, ...] = ()
    compare: tuple[str, ...] = ()
    goals: Goals = ()
    goals_deadline: date | None = None
    more_hours: Decimal = DEFAULT_MORE_HOURS
    post_percent: int = DEFAULT_POST_PERCENT

    @property
    def horizon(self) -> date:
        """The day that a team's counts look ahead to: that of its goals, else the end of next year."""
        return self.goals_deadline or min(date(self.as_of.year + 1, 12, 31), LAST_DAY)

    @property
    def person(self) -> Person:
        return Person(
            clocks=(
                ("aigc", Clock(self.aigc_months, self.aigc_percent, self.aigc_starts_on)),
                ("work", Clock(self.work_months, self.work_percent, self.starts_on)),
            ),
            holds=self.holds,
            hours_per_week=self.hours_per_week,
            since=self.since,
        )

    @property
    def runs_from(self) -> date:
        """The day from which the clock of work runs: no AIGC work starts before it."""
        return self.starts_on or (self.since.day if self.since else self.as_of)

    def on_day(self, catalog: Catalog, day: date) -> "Choices":
        """These choices as of another day: the experience that has run until then is had."""
        person = on_another_day(catalog, self.person, self.as_of, day)
        work, aigc = (
            min(max(each, 0), MAX_MONTHS)
            for each in (person.clock("work").months, person.clock("aigc").months)
        )
        return replace(self, as_of=day, since=person.since, work_months=work, aigc_months=aigc)

    def assumed(self, catalog: Catalog) -> Catalog:
        """The catalog with the visitor's assumptions, and the fees they were told, in place of its own."""
        changed: dict[str, Exam] = {}
        for assumption in self.assumptions:
            exam = changed.get(assumption.level_id) or catalog.exam(assumption.level_id)
            changed[assumption.level_id] = exam.model_copy(
                update={assumption.field: assumption.value, "basis": "assumed"}
            )
        for fee in self.fees:
            exam = changed.get(fee.level_id) or catalog.exam(fee.level_id)
            changed[fee.level_id] = exam.model_copy(
                update={fee.field: fee.amount, "currency": exam.currency or CURRENCY}
            )
        return catalog.with_exams(changed)

    @property
    def of_exams(self) -> tuple[object, ...]:
        """What `assumed` changes, as a key for caches."""
        return self.assumptions, self.fees

    def with_assumption(
        self, catalog: Catalog, level_id: str, field: str, value: AssumptionValue
    ) -> "Choices":
        """These choices with one assumption set; setting it to the table's own value removes it."""
        others = tuple(kept for kept in self.assumptions if (kept.level_id, kept.field) != (level_id, field))
        if value == getattr(catalog.exam(level_id), field):
            return replace(self, assumptions=others)
        added = Assumption(level_id, field, assumption_text(value))
        return replace(self, assumptions=tuple(sorted((*others, added))))

    def with_pass_percent(self, level_id: str, percent: int) -> "Choices":
        """These choices with one exam's chance of passing set; 100 % is what nobody need say."""
        said = None if percent == 100 else percent
        return replace(self, pass_percents=_with_level(self.pass_percents, level_id, said))

    def with_fee(self, catalog: Catalog, level_id: str, field: FeeField, amount: Decimal | None) -> "Choices":
        """These choices with one fee set; `None`, or the table's own, leaves it to the table."""
        others = tuple(kept for kept in self.fees if (kept.level_id, kept.field) != (level_id, field))
        if amount is None or amount == getattr(catalog.exam(level_id), field):
            return replace(self, fees=others)
        return replace(self, fees=tuple(sorted((*others, Fee(level_id, field, amount)))))

    def with_resits(self, level_id: str, number: int | None) -> "Choices":
        """These choices with the resits of one exam that money is set aside for; `None`: not said."""
        return replace(self, resits=_with_level(self.resits, level_id, number))

    def with_goal(self, level_id: str, people: int | None) -> "Choices":
        """These choices with the people that a level is to have; `None` or 0: no goal."""
        return replace(self, goals=_with_level(self.goals, level_id, people or None))

    @property
    def as_variant(self) -> Variant:
        return Variant(**{field: getattr(self, field) for field in VARIED})

    def varied(self, variant: Variant) -> "Choices":
        """These choices with the fields of `variant` in place of their own."""
        return replace(self, **{field: getattr(variant, field) for field in VARIED})


def _with_level(numbers: OfLevels, level_id: str, number: int | None) -> OfLevels:
    """`numbers` with that of one level set; `None` takes it out."""
    others = {level: kept for level, kept in numbers if level != level_id}
    if number is not None:
        others[level_id] = number
    return tuple(sorted(others.items()))


def parse_assumption(field: str, text: str) -> AssumptionValue:
    """The value of an assumption's text. Raises `PydanticCustomError`."""
    if text == NOT_STATED:
        return None
    if field == "study_hours":
        return parse_decimal(text, MAX_HOURS)
    if field == "results_days":
        return parse_whole(text, MAX_DAYS)
    return parse_sittings(text)


def parse_money(text: str) -> Decimal:
    """An amount from 0 to `MAX_MONEY`. Raises `PydanticCustomError`."""
    amount = parse_decimal(text, MAX_MONEY)
    if len(text.partition(".")[2]) > CENTS:
        raise fault("too_many_decimals", decimals=str(CENTS))
    return amount


def assumption_text(value: AssumptionValue) -> str:
    if value is None:
        return NOT_STATED
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, int):
        return str(value)
    return sittings_text(value)


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
