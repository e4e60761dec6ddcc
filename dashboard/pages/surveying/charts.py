"""The overview's two charts: how many years open which level, and whom the source names."""

import streamlit as st

from dashboard.charts.lanes import draw_lanes
from dashboard.charts.reach import draw_reach
from dashboard.pages.surveying.selection import select
from dashboard.state import caches, worked_out
from dashboard.state.session import Visit
from dashboard.widgets.blocks import show_drawing


def show_charts(visit: Visit) -> None:
    """Side by side, so that a click on one is seen in the other; without industries, the first alone."""
    if not visit.catalog.reach:
        show_years(visit)
        return
    years, named = st.columns([3, 2], gap="large")
    with years:
        show_years(visit)
    with named:
        show_named(visit)


def show_years(visit: Visit) -> None:
    words, catalog, choices = visit.words, visit.catalog, visit.choices
    standings, plan = worked_out.standings(visit), worked_out.plan(visit)
    lanes = caches.drawing(
        "lanes",
        (*worked_out.plan_key(visit), words.language, choices.industry, choices.level),
        lambda: draw_lanes(words, catalog, standings, plan, choices),
    )
    show_drawing(visit, lanes, "overview.lanes", select)


def show_named(visit: Visit) -> None:
    words, catalog, choices = visit.words, visit.catalog, visit.choices
    reach = caches.drawing(
        "reach",
        (*visit.rules, words.language, choices.industry, choices.audience, choices.level),
        lambda: draw_reach(words, catalog, choices),
    )
    show_drawing(visit, reach, "overview.reach", select)
