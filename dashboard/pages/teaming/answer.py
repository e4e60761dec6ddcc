"""The team's answer, everyone counted once by their own target; and the step that helps most."""

from typing import Any, Final

import streamlit as st

from dashboard.board.actions import Action, Effect, candidates, effects
from dashboard.board.by_month import OwnTargets, own_targets
from dashboard.charts.team_targets import draw_team_targets
from dashboard.pages.surveying.answer import verdict_look
from dashboard.planner.verdicts import Verdict
from dashboard.rules.asked import asked_about
from dashboard.state import team_session
from dashboard.state.session import Visit
from dashboard.state.team_session import Team
from dashboard.text.conditions import level_label
from dashboard.text.readings import reading_name
from dashboard.text.team_actions import best_action_sentence
from dashboard.text.team_targets import (
    band_words,
    is_bounded,
    target_bands,
    team_by_certificates,
    team_title,
)
from dashboard.text.words import plain
from dashboard.widgets.blocks import grid, show_drawing

BOXES: Final = 4
"""Side by side, on a wide screen."""
BAND_LOOKS: Final[dict[str, tuple[str, Any]]] = {
    "held": verdict_look(Verdict.HELD),
    "by": (":material/event_available:", "green"),
    "later": verdict_look(Verdict.LATER),
    "never": verdict_look(Verdict.NEVER),
}


def own_targets_of(visit: Visit, team: Team) -> OwnTargets:
    by = visit.choices.horizon
    return team_session.remembered_here(
        "own_targets", (*team.key, by), lambda: own_targets(team.board, team.targets, by)
    )


def effects_of(visit: Visit, team: Team) -> tuple[Effect, ...]:
    """What each step that a team could take does for it."""
    choices, actions = visit.choices, actions_of(visit)
    return team_session.remembered_here(
        "effects",
        (*team.key, actions),
        lambda: effects(visit.catalog, team.people, team.targets, choices.reading, actions),
    )


def actions_of(visit: Visit) -> tuple[Action, ...]:
    """The steps that a team could take: each level to sit, more hours a week, a post of one kind of work."""
    choices, clock_id = visit.choices, post_clock(visit)
    posts = [(clock_id, choices.post_percent)] if clock_id else []
    return candidates(visit.catalog, [int(choices.more_hours * 10)], posts)


def post_clock(visit: Visit) -> str | None:
    """The kind of work that the team's target asks for first; `None`: it asks for none beyond work."""
    return next(iter(asked_about(visit.tables, visit.choices.target).kinds_of_work), None)


def show_title(visit: Visit, team: Team, group: str | None) -> None:
    words, catalog, choices = visit.words, visit.catalog, visit.choices
    title = team_title(words, catalog, own_targets_of(visit, team))
    if group is not None:
        title = words("team.title.group", group=group or words("team.empty_cell"), title=title)
    st.title(plain(title), anchor=False)
    st.caption(
        plain(
            words(
                "team.inputs",
                date=words.date(choices.as_of),
                reading=reading_name(words, catalog, choices.target, choices.reading),
                target=level_label(words, catalog, choices.target),
            )
        )
    )


def show_answer(visit: Visit, team: Team) -> None:
    """When people hold their own targets, what speaks against it, and the step that helps most."""
    words, catalog, own = visit.words, visit.catalog, own_targets_of(visit, team)
    show_targets(visit, own)
    if said := team_by_certificates(words, catalog, own):
        st.warning(plain(said), icon=":material/report:")
    said = best_action_sentence(words, catalog, visit.choices.as_of, effects_of(visit, team))
    st.info(plain(said), icon=":material/flag:")


def show_targets(visit: Visit, own: OwnTargets) -> None:
    """A card for each level that somebody wants; its numbers add up to those who want it."""
    words, catalog = visit.words, visit.catalog
    for column, (level_id, level) in grid(list(own.levels.items()), BOXES):
        with column.container(border=True, height="stretch"):
            name = level_label(words, catalog, level_id)
            st.markdown(f"**{plain(words.count('team.own.card', level.people, level=name))}**")
            for band, number in target_bands(own, level_id).items():
                if number:
                    icon, colour = BAND_LOOKS[band]
                    st.badge(band_words(words, own, band, number), icon=icon, color=colour)


def show_by_month(visit: Visit, team: Team) -> None:
    words, catalog, own = visit.words, visit.catalog, own_targets_of(visit, team)
    drawing = team_session.team_drawing(
        "own_targets.drawing",
        (*team.key, own.days[own.by], words.language),
        lambda: draw_team_targets(words, catalog, own),
    )
    show_drawing(visit, drawing, "team.by_month")
    if is_bounded(catalog, own):
        st.caption(words("team.by_month.at_most"))
