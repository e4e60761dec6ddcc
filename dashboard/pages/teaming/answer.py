"""The team's answer: one sentence, where people stand with each level, and the step that helps most."""

import streamlit as st

from dashboard import session, widgets
from dashboard.board import ByMonth, Effect, by_month, candidates, effects
from dashboard.charts import draw_team_by_month
from dashboard.pages.surveying.answer import verdict_look
from dashboard.planner import Verdict
from dashboard.session import STANDINGS, Team, Visit
from dashboard.text import (
    best_action_sentence,
    is_bounded,
    lenient_sums,
    level_name,
    plain,
    standing_words,
    team_by_certificates,
    team_title,
)

BOXES = 4  # in a row, on a wide screen


def months_of(team: Team) -> ByMonth:
    return session.remembered_here("by_month", team.key, lambda: by_month(team.board))


def effects_of(visit: Visit, team: Team) -> tuple[Effect, ...]:
    """What each step that a team could take does for it."""
    choices = visit.choices
    actions = candidates(visit.catalog, [int(choices.more_hours * 10)], [choices.post_percent])
    return session.remembered_here(
        "effects",
        (*team.key, actions),
        lambda: effects(visit.catalog, team.people, team.targets, choices.reading, actions),
    )


def show_title(visit: Visit, team: Team, group: str | None) -> None:
    words, catalog, choices = visit.words, visit.catalog, visit.choices
    standings = {level_id: team.standing(level_id) for level_id in team.board.level_ids}
    title = team_title(words, catalog, team.board, standings, months_of(team), choices.target)
    if group is not None:
        title = words("team.title.group", group=group or words("team.empty_cell"), title=title)
    st.title(plain(title), anchor=False)
    st.caption(
        plain(
            words(
                "team.inputs",
                date=words.date(choices.as_of),
                reading=words(f"reading.{choices.reading}.short"),
                target=level_name(words, catalog, choices.target),
            )
        )
    )


def show_answer(visit: Visit, team: Team) -> None:
    """Where people stand with each level, what speaks against the title, and the step that helps most."""
    words, catalog, target = visit.words, visit.catalog, visit.choices.target
    show_standings(visit, team)
    standings = {level_id: team.standing(level_id) for level_id in team.board.level_ids}
    if said := lenient_sums(words, catalog, team.board, standings):
        st.caption(plain(said))
    if said := team_by_certificates(words, catalog, team.board, target):
        st.warning(plain(said), icon=":material/report:")
    show_best_action(visit, team)


def show_standings(visit: Visit, team: Team) -> None:
    words, catalog, level_ids = visit.words, visit.catalog, team.board.level_ids
    for column, level_id in widgets.grid(level_ids, BOXES):
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{plain(level_name(words, catalog, level_id))}**")
            counts = team.standing(level_id)
            for standing in STANDINGS:
                if standing in counts:
                    icon, colour = verdict_look(standing)
                    st.badge(standing_words(words, standing, counts[standing]), icon=icon, color=colour)


def show_best_action(visit: Visit, team: Team) -> None:
    found = effects_of(visit, team)
    said = best_action_sentence(visit.words, visit.catalog, visit.choices.as_of, found)
    st.info(plain(said), icon=":material/flag:")


def show_by_month(visit: Visit, team: Team) -> None:
    words, catalog, target = visit.words, visit.catalog, visit.choices.target
    found = months_of(team)
    drawing = session.team_drawing(
        "by_month.drawing",
        (*team.key, words.language),
        lambda: draw_team_by_month(words, catalog, team.board, found, target),
    )
    widgets.show_drawing(visit, drawing, "team.by_month")
    notes = [words("team.by_month.note")]
    if awaited := sum(team.standing(level_id).get(Verdict.AWAITED, 0) for level_id in team.board.level_ids):
        notes.append(words.count("team.by_month.awaited", awaited))
    unstated = [each for each in team.board.level_ids if catalog.states_no_condition(each)]
    if unstated:
        levels = words.all_of(level_name(words, catalog, level_id) for level_id in unstated)
        notes.append(words("team.by_month.unstated", levels=levels))
    if any(is_bounded(catalog, team.board, level_id) for level_id in team.board.level_ids):
        notes.append(words("team.by_month.at_most"))
    st.caption(plain(words.sentences(notes)))
