"""What the source claims, and what is known of each claim; what the certificate is, and is not."""

from typing import Any, Final

import streamlit as st

from dashboard.catalog.rows import Claim
from dashboard.charts.statements import draw_statements
from dashboard.pages.weighing.standing import show_standing
from dashboard.state import caches, session
from dashboard.state.session import Visit
from dashboard.text.evidence import (
    cell_heading,
    cell_word,
    claims_summary,
    grade_words,
    lead,
)
from dashboard.text.words import plain
from dashboard.widgets.blocks import grid, show_about, show_drawing, show_sentences

PICKED: Final = "claims.sentence"
"""Where the session keeps which sentence is shown in full."""

# A shape and a colour for each answer to "can it be checked?"; nothing here is ever green.
CHECKABLE_LOOKS: Final[dict[str, tuple[str, Any]]] = {
    "yes": (":material/search:", "blue"),
    "partly": (":material/manage_search:", "violet"),
    "weak": (":material/search_off:", "gray"),
}
OTHER_LOOK: Final = (":material/help:", "gray")
IN_A_ROW: Final = 2


def show_claims(visit: Visit) -> None:
    show_about(visit)
    show_source(visit)
    show_each_claim(visit)
    show_standing(visit)


def pick(statement_id: str | None) -> None:
    """Shows a sentence in full."""
    st.session_state[PICKED] = statement_id


def take_picked(key: str) -> None:
    session.keep()
    pick(st.session_state[key])


def show_source(visit: Visit) -> None:
    """How much of the source is fact, description or promotion, and any of its sentences in full."""
    words, statements = visit.words, visit.catalog.statements
    if not statements:
        st.markdown(words("sources.none"))
        return
    ids = [row.statement_id for row in statements]
    picked = st.session_state.get(PICKED)
    picked = picked if picked in ids else None
    drawing = caches.drawing(
        "statements",
        (*visit.rules, words.language, picked),
        lambda: draw_statements(words, statements, picked),
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_drawing(visit, drawing, "claims.statements", pick)
    with right:
        kinds = {row.statement_id: cell_word(words, "kind", row.kind) for row in statements}
        key = session.show_choice(f"{PICKED}.widget", picked)
        st.selectbox(
            words("claims.sentence"),
            ids,
            index=None,
            format_func=lambda each: words("statements.point", sentence=each, kind=kinds[each]),
            key=key,
            placeholder=words("claims.sentence.placeholder"),
            on_change=take_picked,
            args=(key,),
        )
        if picked:
            with st.container(border=True):
                st.markdown(f"**{plain(kinds[picked])}**")
                show_sentences(visit, [picked])
        else:
            st.caption(words("claims.sentence.hint"))


def show_each_claim(visit: Visit) -> None:
    words, claims = visit.words, visit.catalog.claims
    if not claims:
        return
    st.subheader(plain(claims_summary(words, claims)), anchor=False)
    st.caption(words("claims.read"))
    for column, claim in grid(claims, IN_A_ROW):
        with column.container(border=True, height="stretch"):
            show_claim(visit, claim)


def show_claim(visit: Visit, claim: Claim) -> None:
    """What is said, whether it can be checked, and what is known; the sentences one click away."""
    words = visit.words
    sentences = {row.statement_id for row in visit.tables.statements}
    said_in = words("cites.joint").join(cited for cited in claim.cites if cited in sentences)
    title = words("claim.title", theme=cell_heading(words, "theme", claim.theme), sentences=said_in)
    st.markdown(f"**{plain(title)}**")
    icon, colour = CHECKABLE_LOOKS.get(claim.checkable, OTHER_LOOK)
    with st.container(horizontal=True):
        can = cell_word(words, "checkable", claim.checkable)
        st.badge(plain(words("claim.checkable", can=can)), icon=icon, color=colour)
        if claim.grade:
            found = words("claim.found", grade=grade_words(words, [claim.grade]))
            st.badge(plain(found), icon=":material/description:", color="blue")
        else:
            st.badge(words("claim.none_found"), icon=":material/block:", color="orange")
    st.markdown(plain(words.of(claim, "text")))
    first, rest = lead(words.stated(words.of(claim, "evidence")))
    st.markdown(f"**{plain(first)}** {plain(rest.strip())}")
    details = st.expander(words("claims.sources"), key=f"claim.{claim.claim_id}", on_change=session.keep)
    if details.open:
        with details:
            show_sentences(visit, claim.cites)
