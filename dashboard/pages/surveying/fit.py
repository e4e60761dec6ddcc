"""Whether a level fits: what the visitor has of it, what they would do, and whether it names them."""

import streamlit as st

from dashboard.pages.surveying.answer import CARDS, show_verdict
from dashboard.state import session, worked_out
from dashboard.state.session import WIDGET, Visit
from dashboard.text.conditions import level_label
from dashboard.text.overview import every_holder_sentence, fit
from dashboard.text.words import plain
from dashboard.widgets.blocks import grid


def show_fit(visit: Visit) -> None:
    """A column a level, or the one that is selected."""
    words, choices, catalog = visit.words, visit.choices, visit.catalog
    st.subheader(words("fit.title"), anchor=False)
    if not (catalog.subjects or catalog.duties or catalog.reach):
        st.markdown(words("fit.nothing"))
        return
    st.caption(words("fit.not_scored"))
    level_ids = [choices.level] if choices.level else visit.catalog.level_ids
    for column, level_id in grid(level_ids, min(len(level_ids), CARDS)):
        with column.container(border=True, height="stretch"):
            show_level(visit, level_id)
    if every_holder := every_holder_sentence(words, visit.catalog):
        st.markdown(plain(every_holder))


def show_level(visit: Visit, level_id: str) -> None:
    words, catalog, choices = visit.words, visit.catalog, visit.choices
    standing = worked_out.standings(visit)[level_id]
    st.markdown(f"**{plain(level_label(words, catalog, level_id))}**")
    show_verdict(visit, standing)
    found = fit(words, catalog, level_id, choices)
    st.markdown(f"**{words('fit.subjects')}**")
    for subject_id, label in found.subjects:
        key = session.show_choice(f"{WIDGET}knows.{subject_id}", subject_id in choices.knows)
        st.checkbox(plain(label), key=key, on_change=take_subject, args=(subject_id, key))
    st.markdown(plain(found.ticked))
    for told in found.open_questions:
        st.caption(plain(told))
    st.markdown("\n\n".join(plain(each) for each in (found.duties, found.industries, found.suits)))


def take_subject(subject_id: str, key: str) -> None:
    """Adds or removes a subject, in the order of the table."""
    visit = session.visit()
    # Two quick ticks arrive in one run: the second must not forget the first.
    knows = {*session.chosen_now().knows} - {subject_id}
    if st.session_state[key]:
        knows.add(subject_id)
    ordered = tuple(row.subject_id for row in visit.tables.subjects if row.subject_id in knows)
    session.choose(visit.tables, knows=ordered)
