"""Questions about the experience so far: years and months of each kind that bears on the target."""

from collections.abc import Sequence

import streamlit as st

from dashboard.catalog.catalog import Catalog
from dashboard.rules.people import WORK
from dashboard.state.of_clocks import MONTHS, clock_parameter
from dashboard.state.session import WIDGET, Visit, choose, show_choice
from dashboard.text.conditions import clock_label, clock_name
from dashboard.text.words import Words, heading, plain

UNITS = ("years", "months")


def ask_clocks(visit: Visit, clock_ids: Sequence[str]) -> None:
    """Years and months of each clock, side by side, and what counts on it."""
    words, tables = visit.words, visit.tables
    for clock_id in clock_ids:
        years, months = divmod(visit.choices.clock(clock_id).months, 12)
        name = clock_parameter(clock_id, "months")
        for column, unit, value, most in zip(
            st.columns(2), UNITS, (years, months), (MONTHS.most // 12, 11), strict=True
        ):
            column.number_input(
                duration_label(words, tables, clock_id, unit),
                min_value=0,
                max_value=most,
                step=1,
                key=show_choice(f"{WIDGET}{name}.{unit}", value),
                on_change=_take,
                args=(tables, name),
            )
        if clock_id != WORK and (hint := words.of(tables.clock(clock_id), "hint")):
            clock = clock_label(words, tables, clock_id)
            st.caption(plain(words("ask.clock.hint", clock=clock, hint=hint)))


def duration_label(words: Words, catalog: Catalog, clock_id: str, unit: str) -> str:
    """ "其中 AIGC 应用工作：年", as the label of an input; the unit is one of `UNITS`."""
    if clock_id == WORK:
        return words(f"ask.work_months.{unit}")
    clock = words.apart(plain(clock_name(words, catalog, clock_id)))
    return heading(words(f"ask.clock.{unit}", clock=clock))


def _take(catalog: Catalog, name: str) -> None:
    years, months = (st.session_state[f"{WIDGET}{name}.{unit}"] or 0 for unit in UNITS)
    choose(catalog, **{name: min(years * 12 + months, MONTHS.most)})
