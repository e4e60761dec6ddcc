"""What a visitor has of single levels instead of the tables, or says of them, and how an address says it."""

import re
from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal, get_args

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import (
    MAX_DAYS,
    MAX_HOURS,
    Sittings,
    parse_decimal,
    parse_sittings,
    parse_whole,
    sittings_text,
)
from dashboard.state.declarations import Declaration, Ids, ListOf, Money, Whole, parse_level

NOT_STATED: Final = "none"
"""The word for an assumption that the visitor emptied."""
AssumptionField = Literal["study_hours", "sittings", "results_days"]
ASSUMPTIONS: Final[tuple[AssumptionField, ...]] = get_args(AssumptionField)
AssumptionValue = Decimal | Sittings | int | None
FeeField = Literal["fee_training", "fee_materials", "fee_exam"]
FEES: Final[tuple[FeeField, ...]] = get_args(FeeField)
MONEY: Final = Money()
RESITS: Final = Whole(most=20, name="resits")
CHANCE: Final = Whole(most=100, name="pass_percent")
PEOPLE: Final = Whole(least=1, most=1_000_000)
"""How many people a team's goal may ask for."""

Numbers = tuple[tuple[str, int], ...]
"""A whole number for some of the levels, in the order of their ids."""

OF_LEVEL: Final = re.compile(
    rf"(?P<level>.+)\.(?P<field>{'|'.join((*ASSUMPTIONS, *FEES, RESITS.name, CHANCE.name))})", re.DOTALL
)
"""A parameter that says something of one level."""


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


class OfLevels(Declaration):
    """What is said of single levels: one parameter for each level and each of `fields`."""

    @property
    @abstractmethod
    def fields(self) -> tuple[str, ...]:
        """What can be said of a level."""

    def names(self, field: str, catalog: Catalog) -> Iterable[str]:
        del field
        return (f"{level_id}.{each}" for level_id in catalog.level_ids for each in self.fields)

    def read(self, catalog: Catalog, now: Any, name: str, text: str) -> tuple[Any, Ids]:
        level_id, _, field = name.rpartition(".")
        return self.with_one(catalog, now, level_id, field, text), ()

    @abstractmethod
    def with_one(self, catalog: Catalog, now: Any, level_id: str, field: str, text: str) -> Any:
        """The value `now` with what is said of one level. Raises `PydanticCustomError`."""


class Assumptions(OfLevels):
    """Cells of the exams that the visitor has otherwise; one that equals the table's is none."""

    @property
    def fields(self) -> tuple[str, ...]:
        return ASSUMPTIONS

    def with_one(self, catalog: Catalog, now: Any, level_id: str, field: str, text: str) -> Any:
        return with_assumption(catalog, now, level_id, field, parse_assumption(field, text))

    def write(self, catalog: Catalog, field: str, value: tuple[Assumption, ...]) -> dict[str, str]:
        del catalog, field
        return {f"{each.level_id}.{each.field}": each.text for each in value}


class Fees(OfLevels):
    """Fees that the visitor was told."""

    @property
    def fields(self) -> tuple[str, ...]:
        return FEES

    def with_one(self, catalog: Catalog, now: Any, level_id: str, field: str, text: str) -> Any:
        (of_fee,) = (each for each in FEES if each == field)
        return with_fee(catalog, now, level_id, of_fee, MONEY.parse(text))

    def write(self, catalog: Catalog, field: str, value: tuple[Fee, ...]) -> dict[str, str]:
        del catalog, field
        return {f"{each.level_id}.{each.field}": MONEY.text(each.amount) for each in value}


@dataclass(frozen=True)
class NumberOfLevel(OfLevels):
    """A whole number of each level; `unsaid` is what need not be said."""

    number: Whole
    unsaid: int | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.number.name,)

    def with_one(self, catalog: Catalog, now: Numbers, level_id: str, field: str, text: str) -> Numbers:
        del field
        number = self.number.parse(text, catalog)
        return with_level(now, level_id, None if number == self.unsaid else number)

    def write(self, catalog: Catalog, field: str, value: Numbers) -> dict[str, str]:
        del catalog, field
        return {f"{level_id}.{self.number.name}": str(number) for level_id, number in value}


@dataclass(frozen=True)
class Goals(ListOf):
    """How many people are to hold a level: `aigc-advanced:2`."""

    def parse(self, text: str, catalog: Catalog) -> tuple[str, int]:
        level, _, number = text.rpartition(":")
        return parse_level(level, catalog), PEOPLE.parse(number, catalog)

    def part_text(self, part: tuple[str, int]) -> str:
        level_id, people = part
        return f"{level_id}:{people}"


def with_assumption(
    catalog: Catalog, now: tuple[Assumption, ...], level_id: str, field: str, value: AssumptionValue
) -> tuple[Assumption, ...]:
    """Assumptions with one set; setting it to the table's own value removes it."""
    others = tuple(kept for kept in now if (kept.level_id, kept.field) != (level_id, field))
    if value == getattr(catalog.exam(level_id), field):
        return others
    return tuple(sorted((*others, Assumption(level_id, field, assumption_text(value)))))


def with_fee(
    catalog: Catalog, now: tuple[Fee, ...], level_id: str, field: FeeField, amount: Decimal | None
) -> tuple[Fee, ...]:
    """Fees with one set; `None`, or the table's own, leaves it to the table."""
    others = tuple(kept for kept in now if (kept.level_id, kept.field) != (level_id, field))
    if amount is None or amount == getattr(catalog.exam(level_id), field):
        return others
    return tuple(sorted((*others, Fee(level_id, field, amount))))


def with_level(numbers: Numbers, level_id: str, number: int | None) -> Numbers:
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


def assumption_text(value: AssumptionValue) -> str:
    if value is None:
        return NOT_STATED
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, int):
        return str(value)
    return sittings_text(value)
