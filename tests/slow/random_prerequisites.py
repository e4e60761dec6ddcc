"""Random rows of `prerequisites`: every fact, and certificates that run out most of all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from tests.slow.draws import chance, day, pick
from tests.slow.files import row_of
from tests.slow.tables import CERTIFICATE_FACTS, READINGS, Cells

DEGREES = ("degree", "school", "course")
QUESTIONS = ("vouched", "endorsed")
ROUTE_NAMES = ("x", "Y", "")
READINGS_OF_ROUTES = (
    *((("",),) * 9),
    *((("strict", "lenient"),) * 4),
    *((("", "strict"),) * 2),
    *((("", "lenient"),) * 2),
    ("strict",),
    ("lenient",),
)
LONGER = ("1", "1.5", "2", "3")
FACTS = (*("experience",) * 6, *("certificate",) * 2, *("valid_certificate",) * 3, "education", "answer")


@dataclass(frozen=True)
class About:
    """The level that rows are made for, and what they may name."""

    level_id: str
    below: Sequence[str]  # levels that it may ask for without a circle
    others: Sequence[str]
    clocks: Sequence[str]
    as_of: date
    is_closing: bool  # certificates are asked for together with years that take longer than they are valid


def prerequisites(draw: st.DrawFn, about: About) -> list[Cells]:
    """The rows of one level.

    To be reached under each reading, it has one route for both, or for each, that asks only for levels below.
    """
    if chance(draw, 5 if about.below else 20):
        return []
    rows: list[Cells] = []
    readings = pick(draw, READINGS_OF_ROUTES)
    for place, reading in enumerate(readings):
        is_way_in = place == 0 or readings[0] == "strict"
        names = about.below if is_way_in else about.others
        rows += _route(draw, about, reading, ROUTE_NAMES[place], names)
    if chance(draw, 12):
        # It may be the only way in under a reading that has none yet.
        names = about.others if len(readings) == 2 or readings == ("",) else about.below
        rows += _route(draw, about, pick(draw, ("", *READINGS)), ROUTE_NAMES[2], names)
    if not any(row["fact"].startswith("none") for row in rows) and chance(draw, 15):
        rows.append(_any_condition(draw, about, pick(draw, READINGS), ROUTE_NAMES[0], about.below))
    if chance(draw, 10):
        recommended = _any_condition(draw, about, "", ROUTE_NAMES[0], about.others)
        rows.append({**recommended, "force": "recommended"})
    return rows


def independent_prerequisites(draw: st.DrawFn, about: About) -> list[Cells]:
    """The rows of one level that doesn't build on any other: at most one condition."""
    facts = ("", "", "experience", "education", "answer")
    fact = pick(draw, facts)
    return [condition(draw, about, fact, "", ROUTE_NAMES[0], ())] if fact else []


def wide_prerequisites(draw: st.DrawFn, about: About) -> list[Cells]:
    """The rows of one level that asks for every level below it, and perhaps for years as well."""
    facts = ("valid_certificate", "valid_certificate", "certificate")
    rows = [condition(draw, about, pick(draw, facts), "", ROUTE_NAMES[0], [name]) for name in about.below]
    if chance(draw, 50):
        rows.append(condition(draw, about, "experience", "", ROUTE_NAMES[0], ()))
    return rows


def _route(draw: st.DrawFn, about: About, reading: str, name: str, names: Sequence[str]) -> list[Cells]:
    """Nothing asked; or up to three conditions, of which the first is often about a certificate."""
    if chance(draw, 6 if names else 35):
        fact = pick(draw, ("none_stated", "none_required"))
        row = row_of("prerequisites", level_id=about.level_id, reading=reading, route=name, fact=fact)
        return [_with_days(draw, row, about.as_of)]
    rows = [_any_condition(draw, about, reading, name, names) for _ in range(pick(draw, (1, 2, 2, 3)))]
    if names and chance(draw, 90 if about.is_closing else 60):
        fact = pick(draw, (*CERTIFICATE_FACTS, "valid_certificate"))
        rows[0] = condition(draw, about, fact, reading, name, names)
    if len(rows) > 1 and about.is_closing:
        rows[1] = {**condition(draw, about, "experience", reading, name, names), "within": ""}
    return rows


def _any_condition(draw: st.DrawFn, about: About, reading: str, name: str, names: Sequence[str]) -> Cells:
    facts = FACTS if names else [fact for fact in FACTS if fact not in CERTIFICATE_FACTS]
    return condition(draw, about, pick(draw, facts), reading, name, names)


def condition(
    draw: st.DrawFn, about: About, fact: str, reading: str, name: str, names: Sequence[str]
) -> Cells:
    cells = {"level_id": about.level_id, "reading": reading, "route": name, "fact": fact}
    cells["force"] = pick(draw, ("", "", "required"))
    match fact:
        case "experience":
            cells["scope"] = pick(draw, (about.clocks[0], *about.clocks))
            cells["value"] = pick(draw, LONGER if about.is_closing else ("1", "0.25", "0.5", "1.5", "2", "3"))
            cells["within"] = _within(draw, cells["value"], 20)
        case "certificate" | "valid_certificate":
            first = pick(draw, names)
            second = pick(draw, names) if chance(draw, 25) else first
            cells["scope"] = "|".join(dict.fromkeys((first, second)))
            cells["value"] = pick(draw, ("", "", "", "", "", "0", "0.25", "0.5", "1"))
            cells["within"] = _within(draw, cells["value"] or "0", 50 if fact == "certificate" else 15)
        case "education":
            cells["scope"] = pick(draw, DEGREES)
            cells["value"] = pick(draw, ("", "", "1", "2"))
        case "answer":
            cells["scope"] = pick(draw, QUESTIONS)
    return _with_days(draw, row_of("prerequisites", **cells), about.as_of)


def _within(draw: st.DrawFn, value: str, percent: int) -> str:
    """Nothing, or a number of years that isn't below `value` and is whole months."""
    if not chance(draw, percent):
        return ""
    years = Fraction(value) + Fraction(pick(draw, ("0.5", "0", "0.25", "1", "2")))
    return f"{float(years or Fraction(1, 2)):g}"


def _with_days(draw: st.DrawFn, row: Cells, as_of: date) -> Cells:
    """Now and then a row that begins or ends on a day."""
    if not chance(draw, 8):
        return row
    first = day(draw, as_of, -500, 700)
    last = first + timedelta(pick(draw, (365, 30, 180, 700)))
    which = pick(draw, ("until", "from", "both"))
    from_ = "" if which == "until" else first.isoformat()
    return {**row, "from": from_, "until": "" if which == "from" else last.isoformat()}
