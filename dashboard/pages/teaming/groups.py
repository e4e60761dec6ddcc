"""The groups of a team side by side: the same figures for each."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.board.actions import effects
from dashboard.board.by_month import by_month, own_targets
from dashboard.board.goals import goal_plan
from dashboard.pages.teaming.answer import actions_of
from dashboard.pages.teaming.group import group_column, parts_of
from dashboard.roster.armour import harmless
from dashboard.rules.routes import states_no_condition
from dashboard.state import team_session
from dashboard.state.session import Visit
from dashboard.state.team_session import Team
from dashboard.text.conditions import level_label
from dashboard.text.team_actions import best_short
from dashboard.text.words import plain


def show_groups(visit: Visit, everyone: Team) -> None:
    """A row a group; the whole roster, whichever group is looked at alone."""
    words, choices = visit.words, visit.choices
    column = group_column(visit, everyone.table)
    if column is None:
        st.caption(words("team.group.none"))
        return
    key = (*everyone.key, column, words.language, choices.more_hours, choices.post_percent, choices.goals)
    with st.spinner(words("team.working")):
        rows = team_session.remembered_here(
            "groups",
            (*key, choices.goals_deadline),
            lambda: [row_of(visit, label, part) for label, part in parts_of(everyone, column)],
        )
    st.subheader(plain(words("team.groups.title", column=column)), anchor=False)
    st.dataframe(
        pd.DataFrame(rows),
        column_config=headings(visit, column),
        hide_index=True,
        height="content",
        alt=words("team.groups.title", column=column),
    )
    st.caption(words("team.groups.note"))


def headings(visit: Visit, column: str) -> dict[str, str]:
    words, catalog = visit.words, visit.catalog
    found = {
        "group": column,
        "people": words("team.column.people"),
        "ahead": words("team.groups.ahead", date=words.date(visit.choices.horizon)),
        "action": words("team.column.best_action"),
        "goals": words("team.column.goals"),
    }
    for level_id in catalog.level_ids:
        level = level_label(words, catalog, level_id)
        unstated = states_no_condition(catalog, level_id)
        found[f"held.{level_id}"] = words("team.groups.held", level=level)
        key = "team.groups.unstated" if unstated else "team.groups.can_sit"
        found[f"open.{level_id}"] = words(key, level=level)
    return found


def row_of(visit: Visit, label: str, part: Team) -> dict[str, Any]:
    words, catalog, choices = visit.words, visit.catalog, visit.choices
    months = by_month(part.board, choices.horizon)
    own = own_targets(part.board, part.targets, choices.horizon)
    done = effects(catalog, part.people, part.targets, choices.reading, actions_of(visit))
    found: dict[str, Any] = {
        "group": harmless(label) or words("team.empty_cell"),
        "people": len(part),
        "ahead": own.held(own.by),
    }
    if choices.goals:
        plan = goal_plan(catalog, part.people, dict(choices.goals), choices.horizon, choices.reading)
        short = words.count("team.goals.cell.short", plan.short)
        found["goals"] = words("team.goals.cell.feasible") if plan.feasible else short
    for level_id, level in months.levels.items():
        found[f"held.{level_id}"] = int(level.held[0])
        found[f"open.{level_id}"] = int(level.can_sit[0])
    # The longest comes last: what stands after it is out of sight.
    return {**found, "action": best_short(words, catalog, done)}
