"""Hypothesis strategies: small random tables without rules that close, people and days.

Tables are plain rows of text, as a CSV file has them, and so is a person, as a row of a roster: the slow
planner reads both as they are. `tests/slow/strategies.py` draws tables with every kind of rule.
"""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.reachable import reachable_levels
from dashboard.catalog.rows import READINGS, Exam, Level, Prerequisite, Reading, Row
from dashboard.rules.people import Person
from tests.persons import person_of
from tests.planned import catalog_of
from tests.slow import tables as slow
from tests.slow.months import add_months
from tests.slow.sittings import HORIZON_MONTHS
from tests.slow.strategies import Case
from tests.slow.tables import Cells

LEVEL_IDS = ("b", "a", "C", "a10", "a-2")
"""Neither the alphabet's order nor the order of the exams; upper case sorts before lower."""
ROUTE_NAMES = ("x", "Y", "")
CLOCK_IDS = ("work", "aigc")


@dataclass(frozen=True)
class Tables:
    """The rules of a catalog: the rows of `levels`, `prerequisites` and `exams`."""

    levels: tuple[Cells, ...]
    prerequisites: tuple[Cells, ...]
    exams: tuple[Cells, ...]

    @property
    def level_ids(self) -> tuple[str, ...]:
        return tuple(row["level_id"] for row in self.levels)

    def text(self) -> slow.Tables:
        """Every table with rows: these, the clocks of work and of AIGC work, a scheme for the levels."""
        schemes = sorted({row["scheme_id"] for row in self.levels})
        return {
            "schemes": [{"scheme_id": scheme_id} for scheme_id in schemes],
            "levels": self.levels,
            "clocks": [{"clock_id": "work", "within": ""}, {"clock_id": "aigc", "within": "work"}],
            "prerequisites": self.prerequisites,
            "exams": self.exams,
        }

    def catalog(self) -> Catalog:
        return catalog_of(self.text())


@dataclass(frozen=True)
class Someone:
    """A person as a roster tells it: years and shares as decimals, dates left out where not given."""

    work_years: Decimal = Decimal(0)
    aigc_years: Decimal = Decimal(0)
    work_share: Decimal = Decimal(1)
    aigc_share: Decimal = Decimal(0)
    starts_on: date | None = None
    aigc_starts_on: date | None = None
    holds: tuple[tuple[str, date | None], ...] = ()
    hours_per_week: Decimal = Decimal(6)

    def row(self) -> Cells:
        """The cells of their row in a roster."""
        holds = (f"{level_id}@{day}" if day else level_id for level_id, day in self.holds)
        return {
            "work_years": f"{self.work_years:f}",
            "aigc_years": f"{self.aigc_years:f}",
            "work_share": f"{self.work_share:f}",
            "aigc_share": f"{self.aigc_share:f}",
            "starts_on": str(self.starts_on or ""),
            "aigc_starts_on": str(self.aigc_starts_on or ""),
            "holds": "|".join(holds),
            "hours_per_week": f"{self.hours_per_week:f}",
        }

    def person(self) -> Person:
        return person_of(self.row(), CLOCK_IDS)

    def also_holding(self, level_id: str) -> "Someone":
        return replace(self, holds=(*self.holds, (level_id, None)))


@dataclass(frozen=True)
class Situation:
    """Tables, a day, some people each with a target, and a reading."""

    tables: Tables
    today: date
    people: tuple[Someone, ...]
    targets: tuple[str, ...]
    reading: Reading

    def case(self) -> Case:
        """What the slow planner is asked about the first of them."""
        return Case(self.tables.text(), self.someone.row(), self.today, self.reading, self.target)

    @property
    def someone(self) -> Someone:
        return next(iter(self.people))

    @property
    def target(self) -> str:
        return next(iter(self.targets))


def _row(row_type: type[Row], **cells: str) -> dict[str, str]:
    """A row of text with the cells given, its id for a name, and the others empty."""
    row_id = cells[row_type.key[0]]
    names = {"name_zh": row_id, "name_en": row_id} if "name_zh" in row_type.columns() else {}
    return {**dict.fromkeys(row_type.columns(), ""), **names, **cells}


def level_row(level_id: str, rank: int = 1) -> Cells:
    return _row(Level, level_id=level_id, scheme_id="scheme", rank=str(rank))


def rule(
    level_id: str, fact: str, scope: str = "", value: str = "", route: str = "", reading: str = ""
) -> Cells:
    cells = {"level_id": level_id, "fact": fact, "scope": scope, "value": value}
    return _row(Prerequisite, **cells, route=route, reading=reading)


def exam_row(level_id: str, study_hours: str = "", sittings: str = "", results_days: str = "") -> Cells:
    cells = {"level_id": level_id, "study_hours": study_hours, "sittings": sittings}
    return _row(Exam, **cells, results_days=results_days)


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


DAYS_WITH_A_CATCH = (
    date(2024, 2, 29),
    date(2026, 1, 31),
    date(2026, 3, 28),
    date(2026, 8, 31),
    date(2027, 2, 28),
    date(2028, 2, 29),
    date(2028, 12, 30),
)
todays = st.sampled_from(DAYS_WITH_A_CATCH) | st.dates(date(2023, 1, 1), date(2033, 12, 31))


def days_around(today: date, before: int, after: int) -> st.SearchStrategy[date]:
    """Days from `before` days ago to `after` days from now, and ends of months among them."""
    days = st.integers(-before, after).map(lambda offset: today + timedelta(days=offset))
    return st.just(today) | days | days.map(month_end)


def decimals(*often: str, most: int, places: int, least: int = 0) -> st.SearchStrategy[Decimal]:
    """Some numbers often, and any other up to `most` with so many decimals; `least` in the last of them."""
    anything = st.integers(least, most * 10**places).map(lambda number: Decimal(number).scaleb(-places))
    return st.sampled_from([Decimal(number) for number in often]) | anything


needed_years = decimals("0.04", "0.375", "1", "1.08", "2", "3", most=4, places=3)
had_years = decimals("0", "0", "0", "0.0791", "0.0792", "0.92", "1.08", "2.996", most=3, places=4)
shares = decimals("0", "0.01", "0.33", "0.5", "0.67", "1", most=1, places=2)
weekly_hours = decimals("0.1", "1.5", "6", "40", "168", most=168, places=1, least=1)
study_hours = decimals("0", "20", "40", "66.6667", "1500", most=200, places=1).map(str) | st.just("")
result_days = st.sampled_from(["", "0", "1", "30", "365", "400"]) | st.integers(0, 400).map(str)


@st.composite
def sittings(draw: st.DrawFn, today: date) -> str:
    word = draw(st.sampled_from(["", "any", "monthly", "quarterly", "dates"]))
    if word != "dates":
        return word
    last = add_months(today, HORIZON_MONTHS)
    near_the_end = st.sampled_from([last, last - timedelta(days=1), last + timedelta(days=1)])
    days = draw(st.lists(days_around(today, 90, 2500) | near_the_end, min_size=1, max_size=6))
    return "|".join(day.isoformat() for day in days)


@st.composite
def rules_of(draw: st.DrawFn, level_id: str, before: tuple[str, ...], others: tuple[str, ...]) -> list[Cells]:
    """Up to four conditions, in up to three routes; certificates mostly of the levels `before`."""
    rows = []
    facts = ["certificate"] * 6 + ["experience"] * 4 + ["none_stated"]
    for _ in range(draw(st.integers(1 if before else 0, 4))):
        fact = draw(st.sampled_from(facts))
        where = {
            "route": draw(st.sampled_from(ROUTE_NAMES)),
            "reading": draw(st.sampled_from(["", "strict", "lenient"])),
        }
        if fact == "none_stated":
            rows.append(rule(level_id, fact, **where))
            continue
        if fact == "experience":
            scope, value = draw(st.sampled_from(["work", "aigc"])), str(draw(needed_years))
        else:
            some = before if before and draw(st.integers(0, 3)) > 0 else others
            scope = "|".join(draw(st.lists(st.sampled_from(some), min_size=1, max_size=3, unique=True)))
            value = draw(st.just("") | st.sampled_from(["0.04", "0.375", "0.5"]) | needed_years.map(str))
        rows.append(rule(level_id, fact, scope, value, **where))
    return list({tuple(sorted(row.items())): row for row in rows}.values())


@st.composite
def tables(draw: st.DrawFn, today: date) -> Tables:
    """One to five levels that can all be reached, some by routes beside which others run in circles."""
    how_many = draw(st.sampled_from([1, 2, 3, 3, 4, 4, 5, 5]))
    ids = tuple(draw(st.permutations(LEVEL_IDS)))[:how_many]
    prerequisites: list[Cells] = []
    exams: list[Cells] = []
    for place, level_id in enumerate(ids):
        prerequisites += draw(rules_of(level_id, ids[:place], ids))
        if draw(st.integers(0, 5)):
            exams.append(exam_row(level_id, draw(study_hours), draw(sittings(today)), draw(result_days)))
    levels = tuple(level_row(level_id, draw(st.integers(0, 3))) for level_id in ids)
    return Tables(levels, tuple(_reachable(ids, prerequisites)), tuple(exams))


def _reachable(ids: tuple[str, ...], rows: list[Cells]) -> list[Cells]:
    """The rows without those of levels that nobody could reach: such tables are refused."""
    parsed = [Prerequisite.model_validate(row) for row in rows]
    reached = frozenset.intersection(*(reachable_levels(ids, parsed, reading) for reading in READINGS))
    return (
        rows if reached == set(ids) else _reachable(ids, [row for row in rows if row["level_id"] in reached])
    )


@st.composite
def someones(draw: st.DrawFn, ids: tuple[str, ...], today: date) -> Someone:
    awaited = days_around(today, 0, 2000)
    day_held = st.none() | days_around(today, 1500, 0) | awaited | awaited
    holds = st.lists(st.tuples(st.sampled_from(ids), day_held), max_size=2)
    return Someone(
        work_years=draw(had_years),
        aigc_years=draw(had_years),
        work_share=draw(shares),
        aigc_share=draw(shares),
        starts_on=draw(st.none() | days_around(today, 400, 800)),
        aigc_starts_on=draw(st.none() | days_around(today, 400, 1200)),
        holds=tuple(draw(holds)) if draw(st.booleans()) else (),
        hours_per_week=draw(weekly_hours),
    )


@st.composite
def situations(draw: st.DrawFn, most_people: int = 1) -> Situation:
    today = draw(todays)
    rules = draw(tables(today))
    people = draw(st.lists(someones(rules.level_ids, today), min_size=1, max_size=most_people))
    *_, last = rules.level_ids
    targets = tuple(draw(st.just(last) | st.sampled_from(rules.level_ids)) for _ in people)
    return Situation(rules, today, tuple(people), targets, draw(st.sampled_from(READINGS)))


amounts = st.sampled_from(["0", "100", "250.5", "1000"])


@st.composite
def priced_situations(draw: st.DrawFn) -> Situation:
    """A situation with a fee on every exam; in half of them all else is stated too, in one currency."""
    situation = draw(situations())
    exams = {row["level_id"]: row for row in situation.tables.exams}
    stated = {"study_hours": "20", "sittings": "monthly", "results_days": "30"} if draw(st.booleans()) else {}
    priced = []
    for level_id in situation.tables.level_ids:
        row = dict(exams.get(level_id, exam_row(level_id)))
        row |= {column: row[column] or cell for column, cell in stated.items()}
        row |= {part: draw(amounts) for part in ("fee_training", "fee_materials", "fee_exam")}
        if not stated:
            row["fee_exam"] = draw(st.just("") | amounts)
        row["currency"] = "CNY" if stated else draw(st.sampled_from(["CNY", "CNY", "CNY", "EUR"]))
        priced.append(row)
    return replace(situation, tables=replace(situation.tables, exams=tuple(priced)))
