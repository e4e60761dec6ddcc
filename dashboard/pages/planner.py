"""规划 Planner: the date of the target, the path as a time line, why, and what is assumed."""

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st
from pydantic_core import PydanticCustomError

from dashboard import session, widgets
from dashboard.catalog.cells import (
    MAX_DAYS,
    MAX_HOURS,
    SITTING_RULES,
    Sittings,
    parse_sittings,
    sittings_text,
)
from dashboard.charts import draw_timeline
from dashboard.link import NOT_STATED
from dashboard.planner import Plan, advice, climbs_by_certificates_alone, fee, study_hours
from dashboard.session import WIDGET, Visit
from dashboard.text import (
    CERTIFICATES_ALONE,
    advice_sentence,
    against_best,
    first_action,
    level_name,
    missing_today,
    of_plan,
    plain,
    question,
    route_words,
    sittings_words,
    step_sentences,
)


def show_answer(visit: Visit, plan: Plan) -> None:
    words, catalog = visit.words, visit.catalog
    name = level_name(words, catalog, plan.target)
    title = words(of_plan("planner.title", plan), level=name, date=words.date(plan.held_on))
    st.title(plain(title), anchor=False)
    path = words("then").join(level_name(words, catalog, level_id) for level_id in plan.path.levels)
    st.markdown(plain(words("planner.path", path=path)))
    if advised := advice_sentence(words, catalog, advice(session.plans(visit))):
        st.markdown(plain(advised))
    exams = [step.exam for step in plan.steps]
    hours, total_fee = study_hours(exams), fee(exams)
    basis = "assumed" if any(exam.basis == "assumed" for exam in exams) else "stated"
    figures = (
        (of_plan("planner.exam_on", plan), words.date(plan.exam_on)),
        ("planner.exams", words.number(len(plan.steps))),
        (f"planner.study_hours.{basis}", words.not_stated if hours is None else words.number(hours)),
        ("planner.fee", words.not_stated if total_fee is None else words.number(total_fee)),
    )
    for column, (key, value) in zip(st.columns(len(figures)), figures, strict=True):
        column.metric(words(key), value, border=True)
    st.info(
        plain(first_action(words, catalog, plan, words.number(visit.choices.hours_per_week))),
        icon=":material/flag:",
    )
    if climbs_by_certificates_alone(plan):
        cites = {cited for condition in plan.steps[-1].route.conditions for cited in condition.cites}
        row = question(catalog, CERTIFICATES_ALONE, cites)
        told = f"{row.contradiction_id} {words.of(row, 'text')}" if row else ""
        warning = words.sentences([words("planner.certificates_alone"), plain(told)])
        st.warning(warning, icon=":material/report:")


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


def show_other_paths(visit: Visit) -> None:
    words, catalog, plans = visit.words, visit.catalog, session.plans(visit)
    st.subheader(words("paths.title"), anchor=False)
    if len(plans) < 2:
        st.markdown(words("paths.only_one"))
        return
    rows = []
    for plan in plans:
        path = words("then").join(
            words(
                "paths.step",
                level=level_name(words, catalog, step.level_id),
                route=route_words(words, catalog, step.route),
            )
            for step in plan.steps
        )
        rows.append((path, words.date(plan.held_on), against_best(words, plans[0], plan)))
    widgets.show_table([words(f"paths.column.{column}") for column in ("path", "held", "against")], rows)


def take_assumption(level_id: str, field: str, key: str) -> None:
    """Takes an edited assumption; what can't be read is said under the input and changes nothing."""
    entered = st.session_state[key]
    value: object = entered
    if field == "study_hours":
        value = None if entered is None else Decimal(f"{entered:.1f}")
    elif field == "sittings":
        try:
            value = None if entered in (None, NOT_STATED) else parse_sittings(entered.strip())
        except PydanticCustomError:
            st.session_state["sittings_not_read"] = (level_id, entered)
            return
    session.choose_assumption(session.visit().tables, level_id, field, value)


def show_assumptions(visit: Visit, level_ids: Sequence[str]) -> None:
    """Study hours, sittings and days to a result of the levels, and of all that were changed."""
    words, tables, catalog = visit.words, visit.tables, visit.catalog
    st.subheader(words("assume.title"), anchor=False)
    st.caption(words("assume.text"))
    changed = {(each.level_id, each.field) for each in visit.choices.assumptions}
    shown = {*level_ids, *(level_id for level_id, _ in changed)}
    for level_id in (each for each in tables.level_ids if each in shown):
        own, exam = tables.exam(level_id), catalog.exam(level_id)
        with st.container(border=True):
            st.markdown(f"**{plain(level_name(words, tables, level_id))}**")
            columns = st.columns([1, 2, 1])
            with columns[0]:
                key = f"{WIDGET}exam.{level_id}.study_hours"
                session.show_choice(key, None if exam.study_hours is None else float(exam.study_hours))
                st.number_input(
                    words("assume.study_hours"),
                    min_value=0.0,
                    max_value=float(MAX_HOURS),
                    step=5.0,
                    format="%g",
                    value=None,
                    key=key,
                    placeholder=words.not_stated,
                    on_change=take_assumption,
                    args=(level_id, "study_hours", key),
                )
                show_origin(visit, (level_id, "study_hours") in changed, own.basis, own.study_hours)
            with columns[1]:
                show_sittings_input(visit, level_id, exam.sittings)
                show_origin(
                    visit, (level_id, "sittings") in changed, own.basis, sittings_words(words, own.sittings)
                )
            with columns[2]:
                key = session.show_choice(f"{WIDGET}exam.{level_id}.results_days", exam.results_days)
                st.number_input(
                    words("assume.results_days"),
                    min_value=0,
                    max_value=MAX_DAYS,
                    step=5,
                    value=None,
                    key=key,
                    placeholder=words.not_stated,
                    on_change=take_assumption,
                    args=(level_id, "results_days", key),
                )
                show_origin(visit, (level_id, "results_days") in changed, own.basis, own.results_days)
    if changed:
        st.button(
            words("assume.reset"),
            key="assume.reset",
            icon=":material/undo:",
            on_click=session.choose,
            args=(tables,),
            kwargs={"assumptions": ()},
        )


def show_sittings_input(visit: Visit, level_id: str, sittings: Sittings | None) -> None:
    words = visit.words
    current = NOT_STATED if sittings is None else sittings_text(sittings)
    options = [*SITTING_RULES, NOT_STATED]
    if current not in options:
        options.append(current)
    key = session.show_choice(f"{WIDGET}exam.{level_id}.sittings", current)
    st.selectbox(
        words("assume.sittings"),
        options,
        format_func=lambda each: sittings_label(visit, each),
        key=key,
        accept_new_options=True,
        help=words("assume.sittings.help"),
        on_change=take_assumption,
        args=(level_id, "sittings", key),
    )
    where, entered = st.session_state.get("sittings_not_read", (None, ""))
    if where == level_id:
        st.error(words("assume.sittings.not_read", value=str(entered)[:60]), icon=":material/error:")
        del st.session_state["sittings_not_read"]


def sittings_label(visit: Visit, option: str) -> str:
    if option == NOT_STATED:
        return visit.words.not_stated
    try:
        return sittings_words(visit.words, parse_sittings(option))
    except PydanticCustomError:
        return option


def show_origin(visit: Visit, changed: bool, basis: str, shipped: object) -> None:
    """Whose number it is: changed by the visitor, assumed by the tables, or stated."""
    words = visit.words
    if changed:
        value = words.not_stated if shipped is None else str(shipped)
        st.caption(words("assume.changed", value=value))
    else:
        st.caption(words(f"assume.basis.{basis or 'none'}"))


def show_without_plan(visit: Visit) -> None:
    """A target that is held, awaited, or that nothing leads to."""
    words, catalog = visit.words, visit.catalog
    standing = session.standings(visit)[visit.choices.target]
    name = level_name(words, catalog, standing.level_id)
    if standing.held_on is not None:
        key = "planner.awaited" if standing.awaited else "planner.held"
        if not standing.dated:
            key = "planner.held.undated"
        st.title(plain(words(key, level=name, date=words.date(standing.held_on))), anchor=False)
        st.markdown(words("planner.nothing_to_do"))
        return
    st.title(plain(words("planner.never", level=name)), anchor=False)
    st.markdown(words("planner.never.why"))
    st.markdown("\n".join(f"- {plain(line)}" for line in missing_today(words, catalog, standing)))
    show_assumptions(visit, [standing.level_id])


visit = session.visit()
if plans := session.plans(visit):
    show_answer(visit, plans[0])
    drawing = session.drawing(
        "timeline",
        (
            *visit.rules,
            visit.words.language,
            visit.choices.person,
            visit.choices.as_of,
            visit.choices.target,
            visit.choices.reading,
        ),
        lambda: draw_timeline(visit.words, visit.catalog, plans[0]),
    )
    widgets.show_drawing(visit, drawing, "planner.timeline")
    show_steps(visit, plans[0])
    show_other_paths(visit)
    show_assumptions(visit, plans[0].path.levels)
else:
    show_without_plan(visit)
