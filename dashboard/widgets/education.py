"""The question about education, where the target's rules ask for it."""

from datetime import date

import streamlit as st

from dashboard.catalog.catalog import Catalog
from dashboard.rules.people import Dated
from dashboard.state.declarations import FIRST_DAY, LAST_DAY
from dashboard.state.session import WIDGET, Visit, choose, chosen_now, show_choice
from dashboard.text.words import plain

NOT_SAID = ""
"""The answer of someone who says nothing of their education."""


def ask_education(visit: Visit) -> None:
    """One education, or nothing said of it, and its date; several that a link says are each shown."""
    words, tables = visit.words, visit.tables
    by_rank = sorted(tables.education, key=lambda row: (row.rank, row.education_id))
    names = {NOT_SAID: words("ask.education.not_said")}
    names |= {row.education_id: words.name(row) for row in by_rank}
    shown: Dated = visit.choices.education or ((NOT_SAID, None),)
    for number, (education_id, day) in enumerate(shown):
        st.selectbox(
            words("ask.education"),
            list(names),
            format_func=names.__getitem__,
            key=show_choice(_key(number), education_id),
            on_change=_take,
            args=(tables, number),
        )
        if education_id:
            st.date_input(
                words("ask.education.date", education=plain(names[education_id])),
                value=None,
                min_value=FIRST_DAY,
                max_value=LAST_DAY,
                key=show_choice(_date_key(number), day),
                format="YYYY-MM-DD",
                help=words("ask.education.date.help"),
                on_change=_take,
                args=(tables, number),
            )


def _key(number: int) -> str:
    return f"{WIDGET}education.{number}" if number else f"{WIDGET}education"


def _date_key(number: int) -> str:
    return f"{_key(number)}.date"


def _take(catalog: Catalog, number: int) -> None:
    """Takes one of those shown as it now is; another of the same kind gives way to it."""
    said = list(chosen_now().education) or [(NOT_SAID, None)]
    education_id = st.session_state[_key(number)]
    day: date | None = st.session_state.get(_date_key(number)) if education_id == said[number][0] else None
    kept = {each: on for place, (each, on) in enumerate(said) if place != number and each}
    if education_id:
        kept[education_id] = day
    choose(catalog, education=tuple(sorted(kept.items())))
