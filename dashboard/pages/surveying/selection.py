"""What is selected: chips that take it away again, what the source says of it, and clicks on charts."""

import streamlit as st

from dashboard.planner.ways import ways_in
from dashboard.state import session, worked_out
from dashboard.state.choices import Choices
from dashboard.state.session import WIDGET, Visit
from dashboard.text.conditions import level_label
from dashboard.text.overview import (
    Chip,
    audiences_and_levels,
    chips,
    selection_sentences,
)
from dashboard.text.words import plain

ALL_LEVELS = ""
"""The pill for no level in particular."""


def select(text: str) -> None:
    """Takes what was clicked in a chart, `kind:value` as a link says it; a second click takes it away again.

    A click comes from the browser: what no chart says is not taken.
    """
    visit, before = session.visit(), session.chosen_now()
    kind, _, value = text.partition(":")
    if kind not in session.selectable(visit.tables):
        return
    nothing = 0 if kind.endswith("_months") else None
    is_selected = value == str(before.value(kind))
    session.press(visit.tables, **{kind: nothing if is_selected else value})
    tell(visit, kind, before, session.chosen_now())


def tell(visit: Visit, kind: str, before: Choices, after: Choices) -> None:
    """Says what a click did: the chips may be out of sight."""
    words = visit.words
    was, now = (
        next((chip.label for chip in chips(words, visit.tables, choices) if chip.field == kind), "")
        for choices in (before, after)
    )
    if was != now:
        said = words("select.on", what=now) if now else words("select.taken_away", what=was)
        st.toast(plain(said), icon=":material/filter_alt:")


def show_selection(visit: Visit) -> None:
    """The level to look at, a chip for each thing selected, and what the source says of them together."""
    words, catalog = visit.words, visit.catalog
    ask_level(visit)
    selected = chips(words, catalog, visit.choices)
    show_chips(visit, selected)
    if not selected:
        st.caption(words("selection.nothing"))
        return
    ways = ways_in(catalog, worked_out.standings(visit))
    said = selection_sentences(words, catalog, visit.choices, ways)
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in said))
    if visit.choices.audience:
        st.caption(plain(audiences_and_levels(words, catalog)))


def ask_level(visit: Visit) -> None:
    words, tables = visit.words, visit.tables
    key = session.show_choice(f"{WIDGET}level", visit.choices.level or ALL_LEVELS)
    st.pills(
        words("level.choose"),
        [ALL_LEVELS, *visit.catalog.level_ids],
        format_func=lambda each: level_label(words, tables, each) if each else words("level.all"),
        key=key,
        required=True,
        on_change=take_level,
        args=(key,),
    )


def take_level(key: str) -> None:
    session.choose(session.visit().tables, level=st.session_state[key] or None)


def show_chips(visit: Visit, selected: tuple[Chip, ...]) -> None:
    """What is selected, each removable; the way back; and all of it at once."""
    words, tables = visit.words, visit.tables
    if not selected and not session.can_undo():
        return
    with st.container(horizontal=True):
        for chip in selected:
            st.button(
                plain(chip.label),
                key=f"chip.{chip.field}",
                icon=":material/close:",
                icon_position="right",
                help=plain(words("chip.remove", what=chip.label)),
                on_click=session.press,
                args=(tables,),
                kwargs={chip.field: chip.without},
            )
        if visit.choices.level not in (None, visit.choices.target):
            level = level_label(words, tables, visit.choices.level)
            st.button(
                plain(words("selection.aim", level=level)),
                key="selection.aim",
                icon=":material/flag:",
                type="tertiary",
                on_click=session.press,
                args=(tables,),
                kwargs={"target": visit.choices.level},
            )
        if session.can_undo():
            st.button(
                words("selection.undo"),
                key="selection.undo",
                icon=":material/undo:",
                type="tertiary",
                on_click=session.undo,
            )
        if len(selected) > 1:
            st.button(
                words("selection.clear"),
                key="selection.clear",
                icon=":material/filter_alt_off:",
                type="tertiary",
                on_click=session.press,
                args=(tables,),
                kwargs={chip.field: chip.without for chip in selected},
            )
