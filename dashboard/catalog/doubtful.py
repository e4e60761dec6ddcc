"""What loads and yet looks wrong in the tables, as values: warnings, each at its line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeVar

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.doubtful_readings import easier_readings
from dashboard.catalog.faults import Fault, fault_at
from dashboard.catalog.loading import TABLES, TableRead
from dashboard.catalog.rows import (
    ROOT_CLOCK,
    ClockRow,
    Exam,
    Field,
    Level,
    Prerequisite,
    Question,
    Renewal,
    Row,
    Scheme,
    Validity,
)

MANY_YEARS: Final = Decimal(30)
"""Nobody asks for as many years; who types months does."""
R = TypeVar("R", bound=Row)
Tables = Mapping[str, TableRead]


def warnings(tables: Tables, catalog: Catalog) -> tuple[Fault, ...]:
    """What looks wrong in tables that make up `catalog`, in the order of the tables and their lines."""
    prerequisites = _lines(tables, "prerequisites", Prerequisite)
    found = [
        *_without_cite(tables),
        *_levels_without_rows(tables, prerequisites),
        *_sat_on_no_day(tables),
        *easier_readings(prerequisites, catalog),
        *_many_years(prerequisites),
        *_fees_without_currency(tables),
        *_gaps_in_validity(tables),
        *_renewed_but_lasting(tables, catalog),
        *_unused(tables, catalog),
    ]
    order = {f"{table}.csv": index for index, table in enumerate(TABLES)}
    return tuple(sorted(found, key=lambda each: (order[each.file], each)))


def _lines(tables: Tables, table: str, row_type: type[R]) -> list[tuple[int, R]]:
    return [(line, row) for line, row in tables[table].lines if isinstance(row, row_type)]


def _without_cite(tables: Tables) -> Iterator[Fault]:
    """The rows that say something of the world and cite nothing for it."""
    for table, read in tables.items():
        for line, row in read.lines:
            if getattr(row, "cites", None) == () and not _is_ours(row):
                yield fault_at(f"{table}.csv", line, "cites", "no_cite")


def _is_ours(row: Row) -> bool:
    """Whether nobody can be cited for a row: we assume it, or it says that nothing is stated."""
    match row:
        case Prerequisite():
            return row.fact == "none_stated"
        case Exam():
            stated = row.model_dump(exclude={"level_id", "basis", "cites"})
            return row.basis == "assumed" or not any(each not in (None, "") for each in stated.values())
        case _:
            return False


def _levels_without_rows(
    tables: Tables, prerequisites: Sequence[tuple[int, Prerequisite]]
) -> Iterator[Fault]:
    """The levels of which no row says what they require."""
    ruled = {row.level_id for _, row in prerequisites if row.force == "required"}
    for line, level in _lines(tables, "levels", Level):
        if level.level_id not in ruled:
            yield fault_at("levels.csv", line, "level_id", "level_without_rows", level.level_id)


def _sat_on_no_day(tables: Tables) -> Iterator[Fault]:
    for line, level in _lines(tables, "levels", Level):
        first, last = level.first_sitting_on, level.last_sitting_on
        if first and last and last < first:
            value = last.isoformat()
            yield fault_at(
                "levels.csv", line, "last_sitting_on", "last_before_first", value, first=first.isoformat()
            )


def _many_years(prerequisites: Sequence[tuple[int, Prerequisite]]) -> Iterator[Fault]:
    for line, row in prerequisites:
        for column, years in (("value", row.value), ("within", row.within)):
            if years is not None and years >= MANY_YEARS:
                yield fault_at("prerequisites.csv", line, column, "many_years", f"{years:f}")


def _fees_without_currency(tables: Tables) -> Iterator[Fault]:
    fees = [
        *(
            ("exams", line, row.currency, (row.fee_training, row.fee_materials, row.fee_exam))
            for line, row in _lines(tables, "exams", Exam)
        ),
        *(("renewals", line, row.currency, (row.fee,)) for line, row in _lines(tables, "renewals", Renewal)),
    ]
    for table, line, currency, amounts in fees:
        # A fee of zero is zero in every currency.
        if not currency and any(amounts):
            yield fault_at(f"{table}.csv", line, "currency", "fee_without_currency")


def _gaps_in_validity(tables: Tables) -> Iterator[Fault]:
    """The rows before whose first day no row of their level applies, though an earlier one did."""
    ended: dict[str, Validity] = {}
    dated = _lines(tables, "validity", Validity)
    for line, row in sorted(dated, key=lambda each: str(each[1].from_day or "")):
        before = ended.get(row.level_id)
        if before and before.until and row.from_day and before.until < row.from_day:
            yield fault_at(
                "validity.csv", line, "from", "validity_gap", row.level_id,
                end=before.until.isoformat(), start=row.from_day.isoformat(),
            )  # fmt: skip
        ended[row.level_id] = row


def _renewed_but_lasting(tables: Tables, catalog: Catalog) -> Iterator[Fault]:
    """The renewals of certificates of which no row says that they expire."""
    for line, row in _lines(tables, "renewals", Renewal):
        if all(each.months == "none" for each in catalog.validity_of(row.level_id)):
            yield fault_at("renewals.csv", line, "level_id", "renewed_but_lasting", row.level_id)


def _unused(tables: Tables, catalog: Catalog) -> Iterator[Fault]:
    """The questions, clocks and fields of work that a visitor is asked for and that change no answer."""
    asked = {each for row in catalog.prerequisites for each in row.scope}
    for line, question in _lines(tables, "questions", Question):
        if question.question_id not in asked:
            yield fault_at("questions.csv", line, "question_id", "question_unused", question.question_id)
    counted = _within(catalog, asked)
    for line, clock in _lines(tables, "clocks", ClockRow):
        if clock.clock_id != ROOT_CLOCK and clock.clock_id not in counted:
            yield fault_at("clocks.csv", line, "clock_id", "clock_unused", clock.clock_id)
    named = {each for _, scheme in _lines(tables, "schemes", Scheme) for each in scheme.fields}
    for line, field in _lines(tables, "fields", Field):
        if field.field_id not in named:
            yield fault_at("fields.csv", line, "field_id", "field_unused", field.field_id)


def _within(catalog: Catalog, asked: Iterable[str]) -> set[str]:
    """The clocks that count for one that is asked for, other than only for the root."""
    clocks = [each for each in catalog.clock_ids if each in asked and each != ROOT_CLOCK]
    return {inner for clock in clocks for inner in catalog.clocks_within(clock)}
