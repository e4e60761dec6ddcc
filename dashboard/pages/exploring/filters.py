"""The filters of the map, each with how many levels it would leave, and the way back to all levels."""

import streamlit as st

from dashboard.pages.exploring.found import Found
from dashboard.planner.in_time import WITHIN
from dashboard.state import session
from dashboard.state.session import WIDGET, Visit
from dashboard.text.words import plain


def ask_filters(visit: Visit, found: Found) -> None:
    """Fields of work and time, side by side; on a phone one below another."""
    words, choices, catalog = visit.words, visit.choices, found.catalog
    names = {
        row.field_id: words(
            "explore.counted",
            what=words.name(row),
            number=words.number(found.number([row.field_id], choices.within)),
        )
        for row in catalog.fields
    }
    times = {
        within: words(
            "explore.counted",
            what=words(f"explore.within.{within}"),
            number=words.number(found.number(choices.fields_of_work, within)),
        )
        for within in WITHIN
    }
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        if names:
            st.pills(
                words("explore.fields"),
                list(names),
                selection_mode="multi",
                format_func=lambda field_id: plain(names[field_id]),
                key=session.show_choice(f"{WIDGET}fields", list(choices.fields_of_work)),
                on_change=_take_fields,
                width="content",
            )
        st.pills(
            words("explore.within"),
            list(times),
            format_func=lambda within: times[within],
            key=session.show_choice(f"{WIDGET}within", choices.within),
            on_change=_take_within,
            width="content",
        )


def show_left_out(visit: Visit, found: Found) -> None:
    """How many levels the filters leave out, and one press that takes them away."""
    if not (visit.choices.fields_of_work or visit.choices.within):
        return
    words = visit.words
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(words.count("explore.left_out", found.left_out), width="content")
        st.button(
            words("explore.clear"),
            key="explore.clear",
            icon=":material/filter_alt_off:",
            type="tertiary",
            on_click=session.press,
            args=(visit.tables,),
            kwargs={"fields_of_work": (), "within": None},
        )


def _take_fields() -> None:
    tables, picked = session.visit().tables, st.session_state[f"{WIDGET}fields"]
    in_order = tuple(row.field_id for row in tables.fields if row.field_id in picked)
    session.choose(tables, fields_of_work=in_order)


def _take_within() -> None:
    session.choose(session.visit().tables, within=st.session_state[f"{WIDGET}within"])
