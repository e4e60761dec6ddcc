"""The table of the map: a row a level, by ladder; a tick at a row leads to the level's plan."""

from collections.abc import Iterable
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.catalog.reach import industry_reach
from dashboard.pages.exploring.filters import show_left_out
from dashboard.pages.exploring.found import Found
from dashboard.pages.exploring.going import aim_for, leave_for_the_plan
from dashboard.roster.armour import harmless
from dashboard.state import session
from dashboard.state.caches import remembered
from dashboard.state.session import Visit
from dashboard.text.explore import (
    grades_words,
    lacks_words,
    level_and_scheme,
    price_words,
    signed_verdict,
    valid_words,
    when_words,
)
from dashboard.text.overview import industry_name
from dashboard.text.words import plain

_PICKS: Final = "explore.picks"


def show_levels(visit: Visit, found: Found) -> None:
    words, choices = visit.words, visit.choices
    st.subheader(words("explore.levels"), anchor=False)
    show_left_out(visit, found)
    if not found.level_ids:
        st.markdown(words("explore.none"))
        return
    key = (
        *(visit.tables.edition, *choices.of_exams, choices.person, choices.as_of, choices.reading),
        *(words.language, choices.industry, found.level_ids),
    )
    table = remembered("explore.levels", key, lambda: frame(visit, found))
    st.caption(words("explore.hint"))
    # A table keeps its selection: after each pick it is a new one, so that every pick counts.
    number = st.session_state.get(_PICKS, 0)
    picked = st.dataframe(
        table,
        column_config=headings(visit, table.columns),
        hide_index=True,
        key=f"explore.levels.{number}",
        on_select=session.keep,
        selection_mode="single-row",  # with cells, an arrow key would already lead away
        height="content",
        alt=words("explore.alt"),
    )
    rows = picked.selection.rows
    if rows and rows[0] < len(found.level_ids):
        st.session_state[_PICKS] = number + 1
        aim_for(found.level_ids[rows[0]])
        leave_for_the_plan()


def frame(visit: Visit, found: Found) -> pd.DataFrame:
    """A row a level that passes the filters, in the order of the ladders."""
    words, catalog, choices = visit.words, found.catalog, visit.choices
    rows = []
    for level_id in found.level_ids:
        standing = found.standings[level_id]
        row = {
            "level": level_and_scheme(words, catalog, level_id),
            "verdict": signed_verdict(words, standing.verdict),
            "when": when_words(words, catalog, standing),
            "valid": valid_words(words, catalog, level_id, choices.as_of),
            "fee": price_words(words, catalog, level_id),
            "grade": grades_words(words, catalog, level_id),
        }
        if choices.industry:
            reach = industry_reach(catalog, level_id, choices.industry)
            row["industry"] = words(f"explore.industry.{reach}")
        row["missing"] = lacks_words(words, catalog, standing, choices.reading)
        rows.append({column: harmless(text) for column, text in row.items()})
    return pd.DataFrame(rows)


def headings(visit: Visit, columns: Iterable[str]) -> dict[str, Any]:
    """What each column is called; the one of an industry by the industry's name."""
    words, choices = visit.words, visit.choices
    names = [
        words(f"explore.column.{column}")
        for column in ("level", "verdict", "when", "valid", "fee", "grade", "missing")
    ]
    if choices.industry:
        names.insert(-1, plain(industry_name(words, visit.tables, choices.industry)))
    return {
        column: st.column_config.TextColumn(name, width="medium" if column == "level" else None)
        for column, name in zip(columns, names, strict=True)
    }
