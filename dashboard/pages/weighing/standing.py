"""What kind of certificate the target is and is not, and what is easily taken for it."""

from typing import Final

import streamlit as st

from dashboard.catalog.rows import Scheme
from dashboard.state import session
from dashboard.state.session import Visit
from dashboard.text.evidence import (
    figure_line,
    figures_naming,
    grade_words,
    source_grades,
)
from dashboard.text.words import plain
from dashboard.widgets.blocks import grid, show_sentences, show_unclear

IN_A_ROW: Final = 2


def show_standing(visit: Visit) -> None:
    """The target's scheme first, then every other, those with a like name included."""
    words, tables = visit.words, visit.tables
    own = tables.scheme_of(visit.choices.target)
    st.subheader(plain(words("standing.title", scheme=words.name(own))), anchor=False)
    with st.container(border=True):
        show_scheme(visit, own)
        show_unclear(visit, (row for row in tables.contradictions if {*row.cites} & {*own.cites}))
        show_scheme_sentences(visit, own)
    others = alike(visit, own)
    if others:
        show_others(visit, others)


def alike(visit: Visit, own: Scheme) -> list[Scheme]:
    """What may be taken for the target's scheme: those told with it, and those without levels."""
    tables, in_view = visit.tables, visit.catalog.schemes_with_levels
    if tables.schemes_with_levels[0] not in in_view:
        return []
    other_ladders = [scheme for scheme in tables.schemes_with_levels if scheme not in in_view]
    return [scheme for scheme in tables.schemes if scheme != own and scheme not in other_ladders]


def show_others(visit: Visit, others: list[Scheme]) -> None:
    words = visit.words
    st.subheader(words.count("standing.others", len(others)), anchor=False)
    with_levels = {level.scheme_id for level in visit.tables.levels}
    for column, scheme in grid(others, IN_A_ROW):
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{plain(words.name(scheme))}**")
            if scheme.scheme_id in with_levels:
                st.badge(words("standing.planned_here"), icon=":material/route:", color="gray")
            show_scheme(visit, scheme)
            show_scheme_sentences(visit, scheme)


def show_scheme(visit: Visit, scheme: Scheme) -> None:
    """Who issues it, how far that can be trusted, what it is and is not, and the posts it is named for."""
    words, tables = visit.words, visit.tables
    issuer = words("standing.issuer", issuer=words.stated(words.of(scheme, "issuer")))
    grades = grade_words(words, source_grades(tables, scheme.cites))
    st.markdown(plain(words("list.dot").join((issuer, grades))))
    st.markdown(plain(words.stated(words.of(scheme, "standing"))))
    if figures := figures_naming(tables, scheme):
        lines = "\n".join(f"- {plain(figure_line(words, tables, row))}" for row in figures)
        st.markdown(f"**{plain(words('standing.figures'))}**\n{lines}")


def show_scheme_sentences(visit: Visit, scheme: Scheme) -> None:
    label = visit.words("claims.sources")
    details = st.expander(label, key=f"scheme.{scheme.scheme_id}", on_change=session.keep)
    if details.open:
        with details:
            show_sentences(visit, scheme.cites)
