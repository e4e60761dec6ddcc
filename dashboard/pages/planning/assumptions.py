"""The assumptions that dates rest on, each editable where it is shown."""

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st
from pydantic_core import PydanticCustomError

from dashboard.catalog.cells import (
    MAX_DAYS,
    MAX_HOURS,
    SITTING_RULES,
    Sittings,
    parse_sittings,
    sittings_text,
)
from dashboard.state import session
from dashboard.state.of_levels import NOT_STATED
from dashboard.state.session import WIDGET, Visit
from dashboard.text.conditions import level_label
from dashboard.text.steps import sittings_words
from dashboard.text.words import plain


def take_assumption(level_id: str, field: str, key: str) -> None:
    """Takes an edited assumption; what can't be read is said under the input and changes nothing."""
    entered = st.session_state[key]
    value: object = entered
    if field == "study_hours":
        value = None if entered is None else Decimal(f"{entered:.1f}")
    elif field == "sittings":
        try:
            value = None if entered in (None, NOT_STATED) else parse_sittings(entered.strip())
        except PydanticCustomError:
            st.session_state["sittings_not_read"] = (level_id, entered)
            return
    session.choose_assumption(session.visit().tables, level_id, field, value)


def show_assumptions(visit: Visit, level_ids: Sequence[str]) -> None:
    """Study hours, sittings and days to a result of the levels, and of all that were changed."""
    words, tables, catalog = visit.words, visit.tables, visit.catalog
    st.subheader(words("assume.title"), anchor=False)
    st.caption(words("assume.text"))
    changed = {(each.level_id, each.field) for each in visit.choices.assumptions}
    shown = {*level_ids, *(level_id for level_id, _ in changed)}
    for level_id in (each for each in tables.level_ids if each in shown):
        own, exam = tables.exam(level_id), catalog.exam(level_id)
        with st.container(border=True):
            st.markdown(f"**{plain(level_label(words, tables, level_id))}**")
            columns = st.columns([1, 2, 1])
            with columns[0]:
                key = f"{WIDGET}exam.{level_id}.study_hours"
                session.show_choice(key, None if exam.study_hours is None else float(exam.study_hours))
                st.number_input(
                    words("assume.study_hours"),
                    min_value=0.0,
                    max_value=float(MAX_HOURS),
                    step=5.0,
                    format="%g",
                    value=None,
                    key=key,
                    placeholder=words.not_stated,
                    on_change=take_assumption,
                    args=(level_id, "study_hours", key),
                )
                show_origin(visit, (level_id, "study_hours") in changed, own.basis, own.study_hours)
            # What is applied for has no sittings.
            if tables.level(level_id).kind == "exam":
                with columns[1]:
                    show_sittings_input(visit, level_id, exam.sittings)
                    shipped = None if own.sittings is None else sittings_words(words, own.sittings)
                    show_origin(visit, (level_id, "sittings") in changed, own.basis, shipped)
            with columns[2]:
                key = session.show_choice(f"{WIDGET}exam.{level_id}.results_days", exam.results_days)
                st.number_input(
                    words("assume.results_days"),
                    min_value=0,
                    max_value=MAX_DAYS,
                    step=5,
                    value=None,
                    key=key,
                    placeholder=words.not_stated,
                    on_change=take_assumption,
                    args=(level_id, "results_days", key),
                )
                show_origin(visit, (level_id, "results_days") in changed, own.basis, own.results_days)
    if changed:
        st.button(
            words("assume.reset"),
            key="assume.reset",
            icon=":material/undo:",
            on_click=session.press,
            args=(tables,),
            kwargs={"assumptions": ()},
        )


def show_sittings_input(visit: Visit, level_id: str, sittings: Sittings | None) -> None:
    words = visit.words
    current = NOT_STATED if sittings is None else sittings_text(sittings)
    options = [*SITTING_RULES, NOT_STATED]
    if current not in options:
        options.append(current)
    key = session.show_choice(f"{WIDGET}exam.{level_id}.sittings", current)
    st.selectbox(
        words("assume.sittings"),
        options,
        format_func=lambda each: sittings_label(visit, each),
        key=key,
        accept_new_options=True,
        help=words("assume.sittings.help"),
        on_change=take_assumption,
        args=(level_id, "sittings", key),
    )
    where, entered = st.session_state.get("sittings_not_read", (None, ""))
    if where == level_id:
        st.error(words("assume.sittings.not_read", value=str(entered)[:60]), icon=":material/error:")
        del st.session_state["sittings_not_read"]


def sittings_label(visit: Visit, option: str) -> str:
    if option == NOT_STATED:
        return visit.words.not_stated
    try:
        return sittings_words(visit.words, parse_sittings(option))
    except PydanticCustomError:
        return option


def show_origin(visit: Visit, changed: bool, basis: str, shipped: object) -> None:
    """Whose number it is: changed by the visitor, assumed by the tables, or stated."""
    words = visit.words
    if changed:
        value = words.not_stated if shipped is None else str(shipped)
        st.caption(words("assume.changed", value=value))
    else:
        st.caption(words(f"assume.basis.{'none' if shipped is None else basis or 'none'}"))
