"""Random cases for a planner: tables, a roster row, the day, the reading and the default target, all text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.slow.draws import pick
from tests.slow.person import default_target
from tests.slow.random_people import roster_rows
from tests.slow.random_tables import tables
from tests.slow.tables import READINGS, Cells, Tables, read_rules

FIRST_DAY = date(2026, 1, 1)


@dataclass(frozen=True)
class Case:
    """What the command is given for one person."""

    tables: Tables
    row: Cells
    as_of: date
    reading: str
    target: str | None


@st.composite
def cases(draw: st.DrawFn, max_levels: int = 4, sittings: Sequence[str] = (), is_wide: bool = False) -> Case:
    """The target is mostly a high rank; it stands in the row, beside it, or is the default.

    `max_levels` up to 4 is planned slowly in well under a second; `is_wide` with 7 (six certificates that
    don't build on one another, for one level) in a few.
    """
    as_of = FIRST_DAY + timedelta(draw(st.integers(0, 1095)))
    rules = draw(tables(as_of, max_levels, sittings, is_wide))
    by_rank = sorted(rules["levels"], key=lambda cells: -int(cells["rank"]))
    level_ids = [cells["level_id"] for cells in by_rank]
    wanted = pick(draw, (*level_ids[:1] * 4, *level_ids[:2], *level_ids))
    told = pick(draw, ("in the row", "in the row", "beside it", "in both", "nowhere"))
    target = default_target(read_rules(rules)) if told == "nowhere" else wanted
    row = dict(draw(roster_rows(rules, as_of, target)))
    if told in ("in the row", "in both"):
        row["target"] = target
    beside = {"beside it": target, "in both": pick(draw, level_ids)}.get(told)
    return Case(rules, row, as_of, pick(draw, READINGS), beside)
