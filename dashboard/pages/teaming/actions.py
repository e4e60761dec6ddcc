"""Which step helps most: what a team could do, ranked by whom it helps, and by fee where that is known."""

from decimal import Decimal

import streamlit as st

from dashboard.charts.team_actions import draw_team_actions
from dashboard.pages.teaming.answer import effects_of, post_clock
from dashboard.state import session, team_session
from dashboard.state.choices import HOURS, POST_PERCENT
from dashboard.state.session import WIDGET, Visit
from dashboard.state.team_session import Team
from dashboard.text.conditions import clock_name
from dashboard.text.team_actions import cheapest_sentence
from dashboard.text.words import heading, plain
from dashboard.widgets.blocks import show_drawing


def show_actions(visit: Visit, team: Team) -> None:
    words, catalog, today = visit.words, visit.catalog, visit.choices.as_of
    ask_steps(visit)
    found = effects_of(visit, team)
    drawing = team_session.team_drawing(
        "actions.drawing",
        (*team.key, words.language, visit.choices.more_hours, visit.choices.post_percent),
        lambda: draw_team_actions(words, catalog, today, found, len(team)),
    )
    show_drawing(visit, drawing, "team.actions")
    st.caption(words("team.actions.note"))
    if said := cheapest_sentence(words, catalog, found):
        st.markdown(plain(said))


def ask_steps(visit: Visit) -> None:
    """How many hours more, and what share a post has: assumptions, each editable here."""
    words, choices = visit.words, visit.choices
    hours, post, _ = st.columns([1, 1, 2])
    with hours:
        key = session.show_choice(f"{WIDGET}more_hours", float(choices.more_hours))
        st.number_input(
            words("ask.more_hours"),
            min_value=float(HOURS.least),
            max_value=float(HOURS.most),
            step=0.5,
            format="%.1f",
            key=key,
            on_change=take_hours,
            args=(visit, key),
        )
        st.caption(words("assume.basis.assumed"))
    clock_id = post_clock(visit)
    if clock_id is None:
        return
    clock = words.apart(clock_name(words, visit.tables, clock_id))
    with post:
        key = session.show_choice(f"{WIDGET}post_percent", choices.post_percent)
        st.number_input(
            plain(heading(words("ask.post_percent", clock=clock))),
            min_value=POST_PERCENT.least,
            max_value=POST_PERCENT.most,
            step=10,
            key=key,
            on_change=take_percent,
            args=(visit, key),
        )
        st.caption(words("assume.basis.assumed"))


def take_hours(visit: Visit, key: str) -> None:
    hours = st.session_state[key]
    if hours is not None:
        session.choose(visit.tables, more_hours=Decimal(f"{hours:.1f}"))


def take_percent(visit: Visit, key: str) -> None:
    percent = st.session_state[key]
    if percent is not None:
        session.choose(visit.tables, post_percent=percent)
