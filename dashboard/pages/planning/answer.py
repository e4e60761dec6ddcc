"""The planner's answer: the date, the path, what to do first, and why each date is what it is."""

import streamlit as st

from dashboard.pages.planning.assumptions import show_assumptions
from dashboard.planner.advice import advice
from dashboard.planner.plan import Plan
from dashboard.state import worked_out
from dashboard.state.session import Visit
from dashboard.text.answers import (
    advice_sentence,
    first_action,
    missing_today,
    of_plan,
    step_sentences,
    without_plan,
)
from dashboard.text.conditions import level_name
from dashboard.text.paths import certificates_alone, path_levels, plan_fee
from dashboard.text.words import plain
from dashboard.widgets.blocks import show_chosen_path


def show_answer(visit: Visit, plan: Plan) -> None:
    words, catalog = visit.words, visit.catalog
    name = level_name(words, catalog, plan.target)
    chosen = worked_out.path_is_chosen(visit)
    key = of_plan("planner.title.chosen" if chosen else "planner.title", plan)
    title = words(key, level=name, date=words.date(plan.held_on))
    st.title(plain(title), anchor=False)
    st.markdown(plain(words("planner.path", path=path_levels(words, catalog, plan))))
    if worked_out.path_is_lost(visit):
        st.warning(words("path.lost"), icon=":material/alt_route:")
    if chosen:
        show_chosen_path(visit)
    elif advised := advice_sentence(words, catalog, advice(worked_out.plans(visit))):
        st.markdown(plain(advised))
    hours = plan.study_hours
    basis = "assumed" if any(step.exam.basis == "assumed" for step in plan.steps) else "stated"
    figures = (
        (words(of_plan("planner.exam_on", plan)), words.date(plan.exam_on)),
        (words("planner.exams"), words.number(len(plan.steps))),
        (words(f"planner.study_hours.{basis}"), words.not_stated if hours is None else words.number(hours)),
        plan_fee(words, visit.choices.fees, plan),
    )
    for column, (label, value) in zip(st.columns(len(figures)), figures, strict=True):
        column.metric(label, value, border=True)
    st.info(
        plain(first_action(words, catalog, plan, words.number(visit.choices.hours_per_week))),
        icon=":material/flag:",
    )
    if warning := certificates_alone(words, catalog, plan, visit.choices.person):
        st.warning(plain(warning), icon=":material/report:")


def show_steps(visit: Visit, plan: Plan) -> None:
    """Why each date is what it is."""
    words, catalog = visit.words, visit.catalog
    st.subheader(words("planner.why"), anchor=False)
    hours = words.number(visit.choices.hours_per_week)
    for number, step in enumerate(plan.steps, start=1):
        name = level_name(words, catalog, step.level_id)
        title = words("planner.step", number=number, level=name, date=words.date(step.sat_on))
        st.markdown(f"**{plain(title)}**")
        sentences = step_sentences(words, catalog, step, hours)
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def show_without_plan(visit: Visit) -> None:
    """A target that is held, awaited, or that nothing leads to."""
    words, catalog = visit.words, visit.catalog
    standing = worked_out.standings(visit)[visit.choices.target]
    st.title(plain(without_plan(words, catalog, standing)), anchor=False)
    if standing.held_on is not None:
        st.markdown(words("planner.nothing_to_do"))
        return
    st.markdown(words("planner.never.why"))
    st.markdown("\n".join(f"- {plain(line)}" for line in missing_today(words, catalog, standing)))
    show_assumptions(visit, [standing.level_id])
