"""What to check before paying: a list to tick, with what each item protects against."""

import streamlit as st

from dashboard.catalog.rows import CheckItem
from dashboard.state import session
from dashboard.state.session import WIDGET, Visit
from dashboard.text.evidence import checked_words
from dashboard.text.words import plain
from dashboard.widgets.blocks import show_about, show_sentences


def show_before_paying(visit: Visit) -> None:
    words = visit.words
    show_about(visit)
    items = sorted(visit.catalog.checklist, key=lambda row: row.rank)
    if not items:
        st.markdown(words("checks.no_items"))
        return
    done = [row.item_id in visit.choices.checked for row in items]
    st.subheader(plain(checked_words(words, done)), anchor=False)
    if not all(done):
        number = done.index(False)
        next_one = words("checks.next", number=words.number(number + 1), item=words.of(items[number], "text"))
        st.info(plain(next_one), icon=":material/flag:")
    st.caption(words("checks.in_link"))
    for number, item in enumerate(items, start=1):
        with st.container(border=True):
            show_item(visit, number, item)


def take_checked() -> None:
    """Takes all ticks as they stand, in the table's order."""
    visit, state = session.visit(), st.session_state
    ticked = tuple(
        row.item_id for row in visit.tables.checklist if state.get(f"{WIDGET}checked.{row.item_id}")
    )
    session.choose(visit.tables, checked=ticked)


def show_item(visit: Visit, number: int, item: CheckItem) -> None:
    words = visit.words
    label = words("checks.item", number=words.number(number), item=words.of(item, "text"))
    key = f"{WIDGET}checked.{item.item_id}"
    session.show_choice(key, item.item_id in visit.choices.checked)
    st.checkbox(f"**{plain(label)}**", key=key, on_change=take_checked)
    why = words("checks.why", why=words.stated(words.of(item, "why")))
    st.markdown(plain(why))
    details = st.expander(words("claims.sources"), key=f"check.{item.item_id}", on_change=session.keep)
    if details.open:
        with details:
            show_sentences(visit, item.cites)
