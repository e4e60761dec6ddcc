"""The overview's two charts: how many years open which level, and whom the source names."""

import streamlit as st

from dashboard import session, widgets
from dashboard.charts import draw_lanes, draw_reach
from dashboard.pages.surveying.selection import select
from dashboard.session import Visit


def show_charts(visit: Visit) -> None:
    """Side by side, so that a click on one is seen in the other."""
    words, catalog, choices = visit.words, visit.catalog, visit.choices
    years, named = st.columns([3, 2], gap="large")
    with years:
        standings, plan = session.standings(visit), session.plan(visit)
        lanes = session.drawing(
            "lanes",
            (*session.plan_key(visit), words.language, choices.industry, choices.level),
            lambda: draw_lanes(words, catalog, standings, plan, choices),
        )
        widgets.show_drawing(visit, lanes, "overview.lanes", select)
    with named:
        reach = session.drawing(
            "reach",
            (*visit.rules, words.language, choices.industry, choices.audience, choices.level),
            lambda: draw_reach(words, catalog, choices),
        )
        widgets.show_drawing(visit, reach, "overview.reach", select)
