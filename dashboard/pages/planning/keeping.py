"""Keeping what one holds or plans: what lapses first, how each is renewed, and what that costs."""

import streamlit as st

from dashboard.planner.plan import Plan
from dashboard.planner.upkeep import keeping
from dashboard.planner.upkeep_costs import COSTED_MONTHS, upkeep_costs
from dashboard.rules.months import add_months_to
from dashboard.state.session import Visit
from dashboard.text.upkeep import cost_sentences, first_sentences, keeping_columns, keeping_rows
from dashboard.text.words import plain
from dashboard.widgets.blocks import show_table


def show_keeping(visit: Visit, plan: Plan | None) -> None:
    """Of every ladder: what is held may be of another than the target's."""
    words, tables, choices = visit.words, visit.tables, visit.choices
    found = keeping(tables, choices.person, choices.as_of, plan)
    st.subheader(words("upkeep.title"), anchor=False)
    st.markdown(plain(words.sentences(first_sentences(words, tables, found))))
    if not found.upkeeps:
        return
    show_table(keeping_columns(words), keeping_rows(words, tables, found))
    costs = upkeep_costs(tables, found, add_months_to(choices.as_of, COSTED_MONTHS))
    if said := cost_sentences(words, tables, costs):
        st.caption(plain(words.sentences(said)))
