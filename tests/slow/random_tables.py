"""Random small rules, as the text of tables: every kind of rule, those that close most of all."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.slow.draws import chance, day, pick
from tests.slow.files import row_of
from tests.slow.random_prerequisites import (
    DEGREES,
    QUESTIONS,
    About,
    independent_prerequisites,
    prerequisites,
    wide_prerequisites,
)
from tests.slow.tables import Cells, Tables

LEVEL_IDS = ("b", "a", "C", "a10", "a-2", "z", "B")
"""Neither the alphabet's order nor the order of the exams; upper case sorts before lower."""
CLOCKS = ("work", "aigc", "audit", "care")


@st.composite
def tables(
    draw: st.DrawFn, as_of: date, max_levels: int, sittings: Sequence[str] = (), is_wide: bool = False
) -> Tables:
    """Rules that load: ids resolve, no circle of clocks, and every level can be reached.

    Ranks rise with what a level asks for. `sittings`: what the cell of that name may hold; any of its forms,
    or nothing, if not given. `is_wide`: the highest asks for all others, which ask for none.
    """
    is_closing = chance(draw, 60)
    order = random.Random(draw(st.integers(0, 999)))  # noqa: S311 - the order of rows is no secret
    schemes = ("s2", "s1")[: pick(draw, (1, 2))]
    number = pick(draw, (max_levels, max_levels, max(2, max_levels - 1), 2))
    level_ids = order.sample(LEVEL_IDS, number)
    clocks = CLOCKS[: pick(draw, (1, 2, 3, 4))]
    degrees = order.sample(DEGREES, len(DEGREES))
    rows: list[Cells] = []
    for place, level_id in enumerate(level_ids):
        others = [name for name in level_ids if name != level_id]
        about = About(level_id, level_ids[:place], others, clocks, as_of, is_closing)
        if not is_wide:
            rows += prerequisites(draw, about)
        elif level_id == level_ids[-1]:
            rows += wide_prerequisites(draw, about)
        else:
            rows += independent_prerequisites(draw, about)
    result: dict[str, list[Cells]] = {
        "schemes": [row_of("schemes", scheme_id=name) for name in schemes],
        "levels": [_level(draw, name, rank, schemes, as_of) for rank, name in enumerate(level_ids, 1)],
        "clocks": [_clock(draw, clocks, place) for place in range(len(clocks))],
        "education": [
            row_of("education", education_id=name, rank=str(rank)) for rank, name in enumerate(degrees, 1)
        ],
        "questions": [row_of("questions", question_id=name) for name in QUESTIONS],
        "prerequisites": _without_duplicates(rows),
        "exams": [row for name in level_ids for row in _exam(draw, name, as_of, sittings)],
        "validity": [row for name in level_ids for row in _validity(draw, name, as_of, is_closing)],
    }
    for found in result.values():
        order.shuffle(found)
    return result


def _without_duplicates(rows: Sequence[Cells]) -> list[Cells]:
    """Rows that differ only in how a default is written are one row."""
    as_read = [{**row, "force": row["force"] or "required", "value": row["value"] or "0"} for row in rows]
    return list({tuple(read.items()): row for read, row in zip(as_read, rows, strict=True)}.values())


def _level(draw: st.DrawFn, level_id: str, rank: int, schemes: Sequence[str], as_of: date) -> Cells:
    first = day(draw, as_of, -400, 500).isoformat() if chance(draw, 8) else ""
    last = day(draw, as_of, -100, 1500).isoformat() if chance(draw, 9) else ""
    return row_of(
        "levels",
        level_id=level_id,
        scheme_id=pick(draw, schemes),
        rank=str(rank),
        kind=pick(draw, ("", "", "", "exam", "award")),
        first_sitting_on=min(first, last) if last else first,
        last_sitting_on=last,
    )


def _clock(draw: st.DrawFn, clocks: Sequence[str], place: int) -> Cells:
    within = pick(draw, clocks[:place]) if place else ""
    return row_of("clocks", clock_id=clocks[place], within=within)


def _validity(draw: st.DrawFn, level_id: str, as_of: date, is_closing: bool) -> list[Cells]:
    """No row, one, or one before and one after a day, with or without some days between them."""
    months = ("12", "6") if is_closing else ("12", "6", "12", "18", "24", "36", "none")
    first = dict(row_of("validity", level_id=level_id, months=pick(draw, months)))
    shape = pick(draw, ("always", "always", "always", "always", "", "", "two", "two", "from", "until"))
    if shape in ("always", ""):
        return [first] if shape else []
    change = day(draw, as_of, -500, 700)
    gap = timedelta(pick(draw, (0, 0, 0, 60)))
    first["until"] = change.isoformat()
    second = row_of(
        "validity", level_id=level_id, months=pick(draw, months), from_=(change + gap).isoformat()
    )
    if shape == "two":
        return [first, second]
    return [first] if shape == "until" else [second]


def _exam(draw: st.DrawFn, level_id: str, as_of: date, sittings: Sequence[str]) -> list[Cells]:
    """A row with some cells left empty, or none at all."""
    if not sittings and chance(draw, 8):
        return []
    rule = pick(draw, sittings or ("any", "monthly", "quarterly", "quarterly", "dates", "dates", ""))
    if rule == "dates":
        dates = {day(draw, as_of, -100, 1500) for _ in range(pick(draw, (3, 1, 2, 5, 7)))}
        rule = "|".join(one.isoformat() for one in sorted(dates))
    return [
        row_of(
            "exams",
            level_id=level_id,
            study_hours=pick(draw, ("0", "10", "20", "40", "40", "60", "12.5", "")),
            sittings=rule,
            results_days=pick(draw, ("0", "7", "30", "30", "60", "")),
            fee_training=pick(draw, ("0", "800", "800", "")),
            fee_materials="0",
            fee_exam=pick(draw, ("0", "100", "250.5", "1200", "1200", "300", "")),
            currency=pick(draw, ("CNY", "CNY", "CNY", "USD")),
            basis="stated",
        )
    ]
