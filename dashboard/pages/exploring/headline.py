"""How many levels are open, what is most urgent, and how many levels have which verdict."""

import streamlit as st

from dashboard.pages.exploring.found import Found
from dashboard.state.session import Visit
from dashboard.text.explore import explore_title, most_urgent, sitting_sign, verdicts_counted
from dashboard.text.words import plain


def show_headline(visit: Visit, found: Found) -> None:
    words = visit.words
    st.title(plain(explore_title(words, found.standings)), anchor=False)
    if urgent := most_urgent(words, found.catalog, found.standings):
        st.markdown(plain(urgent))
    standings = found.standings.values()
    signs = [*verdicts_counted(words, standings), sitting_sign(words, standings)]
    st.markdown("\u2003".join(plain(sign) for sign in signs if sign))
