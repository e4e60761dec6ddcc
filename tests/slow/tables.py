"""The rules, read from the text of the tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.slow.months import add_months, months_asked

Cells = Mapping[str, str]
Tables = Mapping[str, Sequence[Cells]]

READINGS = ("strict", "lenient")
CERTIFICATE_FACTS = ("certificate", "valid_certificate")


@dataclass(frozen=True)
class Condition:
    """A required row of `prerequisites`."""

    fact: str
    scope: tuple[str, ...]
    months: int  # of `value`; 0 if empty
    within: Fraction | None  # years
    applies_from: date
    applies_until: date  # the first day on which it no longer applies

    @property
    def is_about_a_certificate(self) -> bool:
        return self.fact in CERTIFICATE_FACTS


Route = tuple[Condition, ...]


@dataclass(frozen=True)
class Term:
    """A row of `validity`: how long a certificate is valid that is obtained in these days."""

    obtained_from: date
    obtained_until: date
    months: int | None  # None: stated not to expire


@dataclass(frozen=True)
class Level:
    level_id: str
    scheme_id: str
    rank: int
    is_award: bool
    first_sitting_on: date
    last_sitting_on: date
    routes: Mapping[str, Mapping[str, Route]]  # by reading and name; none for a reading without rows
    terms: tuple[Term, ...]
    exam: Cells  # empty cells where nothing is stated

    @property
    def has_rows(self) -> bool:
        return any(self.routes.values())

    def term_on(self, obtained: date) -> Term | None:
        """The validity row in force on the day on which the certificate is obtained."""
        for term in self.terms:
            if term.obtained_from <= obtained < term.obtained_until:
                return term
        return None

    def expires_on(self, obtained: date) -> date | None:
        """The first day on which it is no longer valid; None where that isn't stated, or never comes."""
        term = self.term_on(obtained)
        return None if term is None or term.months is None else add_months(obtained, term.months)


@dataclass(frozen=True)
class Rules:
    schemes: tuple[str, ...]  # in the table's order
    levels: Mapping[str, Level]
    clocks: Mapping[str, str]  # each with the one that it lies within; the root with ""
    ranks: Mapping[str, int]  # of education

    def clocks_inside(self, clock: str) -> set[str]:
        """The clock itself and every clock that lies within it, however deep."""
        inside = {clock}
        while more := {name for name, outer in self.clocks.items() if outer in inside} - inside:
            inside |= more
        return inside

    def names_with_within(self) -> set[str]:
        """The levels that some required certificate row names which looks back only some years."""
        every = (level.routes for level in self.levels.values())
        conditions = [
            row for by_name in every for routes in by_name.values() for r in routes.values() for row in r
        ]
        looking_back = [row for row in conditions if row.is_about_a_certificate and row.within is not None]
        return {level_id for row in looking_back for level_id in row.scope}


def read_rules(tables: Tables) -> Rules:
    clocks = {"work": "", **{row["clock_id"]: row.get("within", "") for row in tables.get("clocks", ())}}
    return Rules(
        schemes=tuple(row["scheme_id"] for row in tables["schemes"]),
        levels={row["level_id"]: _level(row, tables) for row in tables["levels"]},
        clocks=clocks,
        ranks={row["education_id"]: int(row["rank"]) for row in tables.get("education", ())},
    )


def _level(row: Cells, tables: Tables) -> Level:
    level_id = row["level_id"]
    own = {
        name: [r for r in tables.get(name, ()) if r["level_id"] == level_id] for name in tables if name in OWN
    }
    return Level(
        level_id=level_id,
        scheme_id=row["scheme_id"],
        rank=int(row["rank"]),
        is_award=row.get("kind", "") == "award",
        first_sitting_on=_day(row.get("first_sitting_on", ""), date.min),
        last_sitting_on=_day(row.get("last_sitting_on", ""), date.max),
        routes={reading: _routes(own.get("prerequisites", []), reading) for reading in READINGS},
        terms=tuple(_term(validity) for validity in own.get("validity", [])),
        exam=next(iter(own.get("exams", [])), {}),
    )


OWN = ("prerequisites", "validity", "exams")


def _routes(rows: Sequence[Cells], reading: str) -> dict[str, Route]:
    """Rows without a reading belong to the route of that name under both; recommended ones to none."""
    routes: dict[str, Route] = {}
    for row in rows:
        if row.get("reading", "") in ("", reading) and row.get("force", "") != "recommended":
            name = row.get("route", "")
            routes[name] = (*routes.get(name, ()), _condition(row))
    return routes


def _condition(row: Cells) -> Condition:
    within = row.get("within", "")
    return Condition(
        fact=row["fact"],
        scope=tuple(name.strip() for name in row.get("scope", "").split("|") if name.strip()),
        months=months_asked(Fraction(row.get("value", "") or "0")),
        within=Fraction(within) if within else None,
        applies_from=_day(row.get("from", ""), date.min),
        applies_until=_day(row.get("until", ""), date.max),
    )


def _term(row: Cells) -> Term:
    months = None if row["months"] == "none" else int(row["months"])
    return Term(_day(row.get("from", ""), date.min), _day(row.get("until", ""), date.max), months)


def _day(text: str, default: date) -> date:
    return date.fromisoformat(text) if text else default
