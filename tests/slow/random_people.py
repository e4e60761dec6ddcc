"""Random people, as the cells of roster rows."""

from datetime import date

from hypothesis import strategies as st

from tests.slow.draws import chance, day, pick
from tests.slow.tables import Cells, Tables

YEARS = ("0", "0", "0", "0.5", "1", "1.08", "2.25", "0.996", "4")
SHARES = ("1", "1", "1", "1", "0.5", "0.5", "0.33", "0.8", "0")
HELD = (*("",) * 12, *("past",) * 5, "undated", "awaited", "past past", "past awaited")
HELD_OF_THE_TARGET = (*("",) * 24, *HELD, "past", "past past", "awaited", "awaited")


@st.composite
def roster_rows(draw: st.DrawFn, tables: Tables, as_of: date, target: str) -> Cells:
    """What somebody has, is doing, waits for and answers; cells that would be the default may be missing."""
    row: dict[str, str] = {}
    starts_on = as_of
    if chance(draw, 20):
        starts_on = day(draw, as_of, 0, 400)
        row["starts_on"] = starts_on.isoformat()
    for clock in (cells["clock_id"] for cells in tables["clocks"]):
        if chance(draw, 60):
            row[f"{clock}_years"] = pick(draw, YEARS)
        if chance(draw, 85):
            row[f"{clock}_share"] = pick(draw, SHARES)
        if clock != "work" and chance(draw, 30):
            row[f"{clock}_starts_on"] = day(draw, starts_on, 0, 500).isoformat()
    parts = {
        "holds": [_held(draw, cells["level_id"], as_of, target) for cells in tables["levels"]],
        "education": [_educated(draw, cells["education_id"], as_of) for cells in tables["education"]],
        "answers": [_answered(draw, cells["question_id"], as_of) for cells in tables["questions"]],
    }
    row |= {column: "|".join(part for part in found if part) for column, found in parts.items()}
    if chance(draw, 80):
        row["hours_per_week"] = pick(draw, ("6", "2.5", "10", "10", "20", "40"))
    return {column: cell for column, cell in row.items() if cell}


def _held(draw: st.DrawFn, level_id: str, as_of: date, target: str) -> str:
    """Nothing; or obtained once or twice, on a day or on none, some of it still to come."""
    parts = []
    for kind in pick(draw, HELD_OF_THE_TARGET if level_id == target else HELD).split():
        match kind:
            case "undated":
                parts.append(level_id)
            case "past":
                parts.append(f"{level_id}@{day(draw, as_of, -1100, 0).isoformat()}")
            case "awaited":
                parts.append(f"{level_id}@{day(draw, as_of, 1, 400).isoformat()}")
    return "|".join(dict.fromkeys(parts))


def _educated(draw: st.DrawFn, education_id: str, as_of: date) -> str:
    match pick(draw, ("", "", "", "undated", "dated", "dated")):
        case "undated":
            return education_id
        case "dated":
            return f"{education_id}@{day(draw, as_of, -900, 600).isoformat()}"
    return ""


def _answered(draw: st.DrawFn, question_id: str, as_of: date) -> str:
    match pick(draw, ("", "", "yes", "yes", "yes", "no", "dated")):
        case "yes":
            return question_id
        case "no":
            return f"!{question_id}"
        case "dated":
            return f"{question_id}@{day(draw, as_of, -200, 600).isoformat()}"
    return ""
