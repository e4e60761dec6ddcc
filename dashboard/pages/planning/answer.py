"""The planner's answer: the date, the path, what to do first, and why each date is what it is."""

import streamlit as st

from dashboard.pages.planning.assumptions import show_assumptions
from dashboard.pages.surveying.answer import show_expired
from dashboard.planner.advice import advice
from dashboard.planner.in_time import YEAR
from dashboard.planner.plan import Plan
from dashboard.state import worked_out
from dashboard.state.session import Visit
from dashboard.text.answers import advice_sentence, first_action, of_exam, of_plan
from dashboard.text.cards import kept_until, missing_today, without_plan
from dashboard.text.conditions import level_label
from dashboard.text.paths import certificates_alone, path_levels, plan_fee
from dashboard.text.steps import step_sentences, unknown_sentences
from dashboard.text.words import plain
from dashboard.widgets.blocks import grid, show_chosen_path

FIGURES = 4  # in a row: a date has no room in a fifth of a page


def show_answer(visit: Visit, plan: Plan) -> None:
    words, catalog = visit.words, visit.catalog
    name = level_label(words, catalog, plan.target)
    chosen = worked_out.path_is_chosen(visit)
    key = of_plan("planner.title.chosen" if chosen else "planner.title", plan)
    title = words(key, level=name, date=words.date(plan.held_on))
    st.title(plain(title), anchor=False)
    show_expired(visit, worked_out.standings(visit)[plan.target])
    st.markdown(plain(words("planner.path", path=path_levels(words, catalog, plan))))
    if worked_out.path_is_lost(visit):
        st.warning(words("path.lost"), icon=":material/alt_route:")
    if chosen:
        show_chosen_path(visit)
    elif advised := advice_sentence(words, catalog, advice(worked_out.plans(visit))):
        st.markdown(plain(advised))
    hours = plan.study_hours
    basis = "assumed" if any(step.exam.basis == "assumed" for step in plan.steps) else "stated"
    figures = [
        (words(of_exam("planner.exam_on", plan)), words.date(plan.exam_on)),
        (words("planner.exams"), words.number(plan.exams)),
        (words(f"planner.study_hours.{basis}"), words.not_stated if hours is None else words.number(hours)),
        plan_fee(words, visit.choices.fees, plan),
    ]
    if plan.expires_on:
        figures.append((words("planner.expires_on"), words.date(plan.expires_on)))
    for column, (label, value) in grid(figures, FIGURES):
        column.metric(label, value, border=True)
    st.info(
        plain(first_action(words, catalog, plan, words.number(visit.choices.hours_per_week))),
        icon=":material/flag:",
    )
    last = plan.steps[-1]  # what closes within a year is said above all else
    if last.closes_on and last.closes_on - visit.choices.as_of <= YEAR:
        key = "planner.apply_before" if last.is_award else "planner.sit_before"
        said = words(key, date=words.date(last.closes_on))
        st.warning(plain(said), icon=":material/door_front:")
    if unknown := unknown_sentences(words, catalog, plan):
        st.warning("\n".join(f"- {plain(sentence)}" for sentence in unknown), icon=":material/help:")
    if warning := certificates_alone(words, catalog, plan, visit.choices.person):
        st.warning(plain(warning), icon=":material/report:")


def show_steps(visit: Visit, plan: Plan) -> None:
    """Why each date is what it is."""
    words, catalog = visit.words, visit.catalog
    st.subheader(words("planner.why"), anchor=False)
    hours = words.number(visit.choices.hours_per_week)
    for number, step in enumerate(plan.steps, start=1):
        name = level_label(words, catalog, step.level_id, plan.target)
        key = "planner.step.award" if step.is_award else "planner.step"
        title = words(key, number=number, level=name, date=words.date(step.sat_on))
        st.markdown(f"**{plain(title)}**")
        sentences = step_sentences(words, catalog, step, hours)
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def show_without_plan(visit: Visit) -> None:
    """A target that is held, awaited, or that nothing leads to."""
    words, catalog = visit.words, visit.catalog
    standing = worked_out.standings(visit)[visit.choices.target]
    st.title(plain(without_plan(words, catalog, standing)), anchor=False)
    if standing.held_on is not None:
        until = kept_until(words, catalog, standing)
        st.markdown(plain(words.sentences([until, words("planner.nothing_to_do")])))
        return
    show_expired(visit, standing)
    st.markdown(words("planner.never.why"))
    st.markdown("\n".join(f"- {plain(line)}" for line in missing_today(words, catalog, standing)))
    show_assumptions(visit, [standing.level_id])
