"""A view of its own: where people would stand with each level if everyone went for it."""

import streamlit as st

from dashboard.board.by_month import ByMonth, by_month
from dashboard.catalog.rows import READINGS
from dashboard.charts.team_by_month import draw_team_by_month
from dashboard.pages.surveying.answer import verdict_look
from dashboard.pages.teaming.answer import BOXES
from dashboard.planner.verdicts import Verdict
from dashboard.rules.routes import states_no_condition
from dashboard.state import team_session
from dashboard.state.session import Visit
from dashboard.state.team_session import STANDINGS, Team
from dashboard.text.conditions import level_label
from dashboard.text.readings import reading_name
from dashboard.text.team import is_bounded, lenient_sums, standing_words
from dashboard.text.words import plain
from dashboard.widgets.blocks import grid, show_drawing


def months_of(visit: Visit, team: Team) -> ByMonth:
    by = visit.choices.horizon
    return team_session.remembered_here("by_month", (*team.key, by), lambda: by_month(team.board, by))


def show_if_everyone(visit: Visit, team: Team) -> None:
    words, catalog, target = visit.words, visit.catalog, visit.choices.target
    st.caption(words("team.everyone.text"))
    show_standings(visit, team)
    standings = {level_id: team.standing(level_id) for level_id in team.board.level_ids}
    if said := lenient_sums(words, catalog, team.board, target):
        st.caption(plain(said))
    found = months_of(visit, team)
    drawing = team_session.team_drawing(
        "by_month.drawing",
        (*team.key, found.days[found.by], words.language),
        lambda: draw_team_by_month(words, catalog, team.board, found, target),
    )
    show_drawing(visit, drawing, "team.everyone")
    strict, lenient = (reading_name(words, catalog, target, reading) for reading in READINGS)
    notes = [words("team.by_month.note", strict=strict, lenient=lenient)]
    if awaited := sum(standing.get(Verdict.AWAITED, 0) for standing in standings.values()):
        notes.append(words.count("team.by_month.awaited", awaited))
    unstated = [each for each in team.board.level_ids if states_no_condition(catalog, each)]
    if unstated:
        levels = words.all_of(level_label(words, catalog, level_id) for level_id in unstated)
        notes.append(words("team.by_month.unstated", levels=levels))
    if any(is_bounded(catalog, team.board, level_id) for level_id in team.board.level_ids):
        notes.append(words("team.by_month.at_most"))
    st.caption(plain(words.sentences(notes)))


def show_standings(visit: Visit, team: Team) -> None:
    """Today, by level: everyone is in every card."""
    words, catalog = visit.words, visit.catalog
    for column, level_id in grid(team.board.level_ids, BOXES):
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{plain(level_label(words, catalog, level_id))}**")
            counts = team.standing(level_id)
            for standing in STANDINGS:
                if standing in counts:
                    icon, colour = verdict_look(standing)
                    st.badge(standing_words(words, standing, counts[standing]), icon=icon, color=colour)
