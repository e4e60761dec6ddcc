"""Target mode: so many people at each level by a day. Can it be done, by whom, with how few exams."""

from typing import Final

import pandas as pd
import streamlit as st

from dashboard.board.goals import GoalMet, GoalPlan, goal_plan
from dashboard.pages.teaming.people import held_days, labels_of
from dashboard.rules.months import NEVER, calendar_date
from dashboard.state import session, team_session
from dashboard.state.declarations import LAST_DAY
from dashboard.state.of_levels import PEOPLE
from dashboard.state.session import WIDGET, Visit
from dashboard.state.team_session import Team
from dashboard.text.conditions import level_label
from dashboard.text.team_goals import goals_answer, goals_cost
from dashboard.text.words import plain
from dashboard.widgets.blocks import grid

SHOWN: Final = 5_000
"""Exams that are listed on the page."""
IN_A_ROW: Final = 7
"""Goals side by side, the day among them."""
SITTINGS: Final = 12
"""Sittings that are told in a line each."""


def show_goals(visit: Visit, team: Team) -> None:
    words, choices = visit.words, visit.choices
    st.markdown(words("team.goals.text"))
    ask_goals(visit)
    if not choices.goals:
        st.caption(words("team.goals.none"))
        return
    plan = plan_of_goals(visit, team)
    answer = goals_answer(words, visit.catalog, plan, len(team))
    cost = goals_cost(words, visit.catalog, plan)
    where = words("team.goals.fees") if plan.exams and plan.fee is None else ""
    said = plain(words.sentences([answer, cost, where]))
    if plan.feasible:
        st.info(said, icon=":material/flag:")
    else:
        st.warning(said, icon=":material/report:")
    show_sittings(visit, plan)
    show_who_sits(visit, team, plan)
    for goal in plan.goals:
        if goal.short:
            show_nearest(visit, team, goal)
    st.caption(words("team.goals.note"))


def plan_of_goals(visit: Visit, team: Team) -> GoalPlan:
    choices = visit.choices
    by = choices.horizon
    return team_session.remembered_here(
        "goals",
        (*team.key, choices.goals, by),
        lambda: goal_plan(visit.catalog, team.people, dict(choices.goals), by, choices.reading),
    )


def ask_goals(visit: Visit) -> None:
    """A number of people for each level in view, and the day."""
    level_ids = visit.catalog.level_ids
    in_a_row = min(len(level_ids) + 1, IN_A_ROW)
    for column, level_id in grid([*level_ids, None], in_a_row, align="bottom"):
        with column:
            if level_id is None:
                ask_deadline(visit)
            else:
                ask_goal(visit, level_id)


def ask_goal(visit: Visit, level_id: str) -> None:
    words = visit.words
    key = session.show_choice(f"{WIDGET}goals.{level_id}", dict(visit.choices.goals).get(level_id))
    st.number_input(
        words("ask.goals", level=level_label(words, visit.catalog, level_id)),
        min_value=0,
        max_value=PEOPLE.most,
        value=None,
        step=1,
        key=key,
        placeholder=words("team.goals.no_goal"),
        on_change=take_goal,
        args=(visit, level_id, key),
    )


def ask_deadline(visit: Visit) -> None:
    key = session.show_choice(f"{WIDGET}goals_deadline", visit.choices.horizon)
    st.date_input(
        visit.words("ask.goals_deadline"),
        min_value=visit.choices.as_of,
        max_value=LAST_DAY,
        key=key,
        format="YYYY-MM-DD",
        on_change=take_deadline,
        args=(visit, key),
    )


def take_goal(visit: Visit, level_id: str, key: str) -> None:
    changed = session.chosen_now().with_goal(level_id, st.session_state[key])
    session.choose(visit.tables, goals=changed.goals)


def take_deadline(visit: Visit, key: str) -> None:
    session.choose(visit.tables, goals_deadline=st.session_state[key])


def show_sittings(visit: Visit, plan: GoalPlan) -> None:
    """How many sit what on which day."""
    words = visit.words
    if not plan.sittings:
        return
    st.subheader(words.count("team.goals.sittings", plan.exams), anchor=False)
    lines = [
        words.count(
            "team.goals.sitting",
            len(sitting.rows),
            date=words.date(sitting.day),
            level=level_label(words, visit.catalog, sitting.level_id),
        )
        for sitting in plan.sittings[:SITTINGS]
    ]
    if len(plan.sittings) > SITTINGS:
        lines.append(words.count("team.goals.sittings.more", len(plan.sittings) - SITTINGS))
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def show_who_sits(visit: Visit, team: Team, plan: GoalPlan) -> None:
    """Who sits what on which sitting: an exam a row, by day, then as in the roster; last, who need not."""
    words = visit.words
    columns = {
        "person": words("team.column.person"),
        "goal": words("team.column.goal"),
        "exam": words("team.column.exam"),
        "sat_on": words("team.column.sat_on"),
        "held_on": words("team.column.held_on"),
    }
    rows = exams_of(visit, team, plan)
    if not rows:
        return
    st.dataframe(
        pd.DataFrame(rows[:SHOWN], columns=list(columns)),
        column_config=columns,
        hide_index=True,
        alt=words.count("team.goals.sittings", plan.exams),
    )
    if len(rows) > SHOWN:
        st.caption(words("team.rows.more", shown=words.number(SHOWN), number=words.number(len(rows))))


def exams_of(visit: Visit, team: Team, plan: GoalPlan) -> list[tuple[str, str, str, str, str]]:
    """For each exam: who sits it, for which goal, the level, the day it is sat and the day it is held."""
    words, catalog = visit.words, visit.catalog
    found = []
    for serving in plan.servings:
        goal = level_label(words, catalog, serving.level_id)
        if serving.path is None:
            already, days = (
                words("team.goals.already"),
                held_days(words, team, serving.held_on, is_planned=False),
            )
            found += [
                (NEVER, row, (goal, already, "", day))
                for row, day in zip(serving.rows.tolist(), days, strict=True)
            ]
        for level_id, step in zip(serving.path.levels if serving.path else (), serving.steps, strict=True):
            exam = level_label(words, catalog, level_id)
            for row, sat, held in zip(
                serving.rows.tolist(), step.sat.tolist(), step.held.tolist(), strict=True
            ):
                found.append((sat, row, (goal, exam, day_text(sat), day_text(held))))
    names = labels_of(visit, team)
    return [(names[row], *said) for _, row, said in sorted(found, key=lambda each: each[:2])]


def day_text(day: int) -> str:
    found = calendar_date(day)
    return found.isoformat() if found else ""


def show_nearest(visit: Visit, team: Team, goal: GoalMet) -> None:
    """Those who miss the day by the least, and serve no goal."""
    words, names = visit.words, labels_of(visit, team)
    if not goal.nearest:
        return
    level = level_label(words, visit.catalog, goal.level_id)
    columns = {
        "person": words("team.column.person"),
        "held_on": words("team.column.held_on"),
        "days_late": words("team.column.days_late"),
    }
    st.subheader(plain(words("team.goals.nearest", level=level)), anchor=False)
    st.dataframe(
        pd.DataFrame(
            [(names[near.row], words.date(near.held_on), near.days_late) for near in goal.nearest],
            columns=list(columns),
        ),
        column_config=columns,
        hide_index=True,
        alt=words("team.goals.nearest", level=level),
    )
