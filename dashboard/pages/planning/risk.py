"""How sure the date is: a chance of passing for each exam, resits, and a deadline."""

import streamlit as st

from dashboard.charts.chances import draw_chances
from dashboard.planner.chances import NoChances
from dashboard.planner.plan import Plan
from dashboard.state import caches, session, worked_out
from dashboard.state.declarations import LAST_DAY
from dashboard.state.of_levels import CHANCE
from dashboard.state.session import WIDGET, Visit
from dashboard.text.conditions import level_label
from dashboard.text.words import plain
from dashboard.widgets.blocks import show_drawing


def take_pass_percent(visit: Visit, level_id: str, key: str) -> None:
    percent = st.session_state[key]
    if percent is not None:
        changed = session.chosen_now().with_pass_percent(level_id, percent)
        session.choose(visit.tables, pass_percents=changed.pass_percents)


def take_deadline(visit: Visit, key: str) -> None:
    session.choose(visit.tables, deadline=st.session_state[key])


def show_risk(visit: Visit, plan: Plan) -> None:
    words, choices = visit.words, visit.choices
    st.caption(words("chances.text"))
    ask_chances(visit, plan)
    found = worked_out.plan_chances(visit, plan)
    if isinstance(found, NoChances):
        st.warning(words(f"chances.{found}"))
        return
    drawing = caches.drawing(
        "chances",
        (*worked_out.plan_key(visit), choices.pass_percents, choices.deadline, words.language),
        lambda: draw_chances(words, choices.as_of, found, choices.deadline),
    )
    show_drawing(visit, drawing, "planner.chances")
    st.markdown(plain(drawing.sentence))


def ask_chances(visit: Visit, plan: Plan) -> None:
    words, choices = visit.words, visit.choices
    percents = dict(choices.pass_percents)
    sat = [step.level_id for step in plan.steps if not step.is_award]
    columns = st.columns(len(sat) + 1)
    for column, level_id in zip(columns, sat, strict=False):
        key = session.show_choice(f"{WIDGET}pass.{level_id}", percents.get(level_id, 100))
        column.number_input(
            words("chances.pass", level=plain(level_label(words, visit.catalog, level_id))),
            min_value=CHANCE.least,
            max_value=CHANCE.most,
            step=5,
            key=key,
            on_change=take_pass_percent,
            args=(visit, level_id, key),
        )
    key = session.show_choice(f"{WIDGET}deadline", choices.deadline)
    columns[-1].date_input(
        words("chances.deadline"),
        value=None,
        min_value=choices.as_of,
        max_value=LAST_DAY,
        format="YYYY-MM-DD",
        key=key,
        help=words("chances.deadline.help"),
        on_change=take_deadline,
        args=(visit, key),
    )
