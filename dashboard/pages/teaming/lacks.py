"""Who is short of what: the conditions that people lack today, counted."""

import streamlit as st

from dashboard import session, widgets
from dashboard.board import missing
from dashboard.charts import draw_team_missing
from dashboard.session import Team, Visit
from dashboard.text import ranked_lacks


def show_lacks(visit: Visit, team: Team) -> None:
    words, catalog, reading = visit.words, visit.catalog, visit.choices.reading
    lacks = session.remembered_here(
        "lacks", team.key, lambda: ranked_lacks(missing(catalog, team.people, reading))
    )
    if not lacks:
        st.markdown(words("team.lacks.nothing"))
        return
    drawing = session.team_drawing(
        "lacks.drawing",
        (*team.key, words.language),
        lambda: draw_team_missing(words, catalog, lacks, len(team)),
    )
    widgets.show_drawing(visit, drawing, "team.lacks")
    st.caption(words("team.lacks.note"))
