"""How many levels are open, what is most urgent, and how many levels have which verdict."""

import streamlit as st

from dashboard.pages.exploring.found import Found
from dashboard.state.session import Visit
from dashboard.text.explore import explore_title, most_urgent, verdicts_counted
from dashboard.text.words import plain


def show_headline(visit: Visit, found: Found) -> None:
    words = visit.words
    st.title(plain(explore_title(words, found.standings)), anchor=False)
    if urgent := most_urgent(words, found.catalog, found.standings):
        st.markdown(plain(urgent))
    counted = verdicts_counted(words, found.standings.values())
    st.markdown(plain("\u2003".join(counted)))
