"""The questions about a person, in the sidebar of every page."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import streamlit as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS
from dashboard.state.choices import HOURS, LANGUAGES
from dashboard.state.declarations import FIRST_DAY, LAST_DAY
from dashboard.state.of_people import in_order
from dashboard.state.session import WIDGET, Visit, choose, chosen_now, show_choice
from dashboard.text.conditions import level_label
from dashboard.text.readings import reading_name
from dashboard.text.words import Words, heading, language_name
from dashboard.widgets.education import ask_education
from dashboard.widgets.experience import ask_clocks
from dashboard.widgets.occupation import ask_occupation
from dashboard.widgets.questions import ask_questions


def _take(catalog: Catalog, field: str, key: str) -> None:
    choose(catalog, **{field: st.session_state[key]})


def ask_language(visit: Visit) -> None:
    key = show_choice(f"{WIDGET}language", visit.words.language)
    st.segmented_control(
        visit.words("ask.language"),
        LANGUAGES,
        format_func=language_name,
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=_take,
        args=(visit.tables, "language", key),
    )


def _ask_one(visit: Visit, field: str, options: Sequence[str], name: Callable[[str], str]) -> None:
    """A choice of one of `options` or of none."""
    key = show_choice(f"{WIDGET}{field}", getattr(visit.choices, field))
    st.selectbox(
        visit.words(f"ask.{field}"),
        options,
        index=None,
        format_func=name,
        key=key,
        placeholder=visit.words(f"ask.{field}.placeholder"),
        on_change=_take,
        args=(visit.tables, field, key),
    )


def ask_person(visit: Visit) -> None:
    """The questions about a person that bear on their target, and what the plan is for."""
    words, tables = visit.words, visit.tables
    asked = visit.choices.asked(tables)
    _ask_scheme(visit)
    _ask_target(visit, words("ask.target"))
    _ask_one(
        visit, "industry", [row.industry_id for row in tables.industries], _names(words, tables.industries)
    )
    _ask_one(
        visit, "audience", [row.audience_id for row in tables.audiences], _names(words, tables.audiences)
    )
    ask_clocks(visit, asked.clocks)
    ask_occupation(visit, asked.kinds_of_work)
    if asked.education:
        ask_education(visit)
    ask_questions(visit, asked.questions)
    _ask_holds(visit)
    _ask_hours(visit)
    _ask_reading(visit)


def ask_team(visit: Visit) -> None:
    """The questions about a team: all that is asked of a person stands in its roster."""
    _ask_scheme(visit)
    _ask_target(visit, visit.words("ask.target.team"))
    _ask_reading(visit)


def _ask_scheme(visit: Visit) -> None:
    """Another ladder, where the tables have one: its highest level is the target, until another is chosen."""
    words, tables = visit.words, visit.tables
    if len(visit.catalog.schemes_with_levels) == len(tables.schemes_with_levels):
        return
    schemes = {scheme.scheme_id: words.name(scheme) for scheme in tables.schemes_with_levels}
    key = show_choice(f"{WIDGET}scheme", tables.level(visit.choices.target).scheme_id)
    st.selectbox(
        words("ask.scheme"),
        schemes,
        format_func=schemes.__getitem__,
        key=key,
        on_change=_take_scheme,
        args=(tables, key),
    )


def _take_scheme(catalog: Catalog, key: str) -> None:
    choose(catalog, target=catalog.highest_level(st.session_state[key]))


def _ask_target(visit: Visit, label: str) -> None:
    tables, catalog = visit.tables, visit.catalog
    key = show_choice(f"{WIDGET}target", visit.choices.target)
    st.selectbox(
        label,
        catalog.level_ids,
        format_func=lambda level_id: level_label(visit.words, catalog, level_id),
        key=key,
        on_change=_take,
        args=(tables, "target", key),
    )


def _ask_reading(visit: Visit) -> None:
    """Which of two wordings, where a ladder in view has two."""
    words, tables = visit.words, visit.tables
    worded_twice = visit.worded_twice
    if worded_twice is None:
        return
    key = show_choice(f"{WIDGET}reading", visit.choices.reading)
    st.radio(
        words("ask.reading"),
        READINGS,
        format_func=lambda each: heading(reading_name(words, tables, worded_twice, each)),
        key=key,
        help=words("ask.reading.help"),
        on_change=_take,
        args=(tables, "reading", key),
    )


def _names(words: Words, rows: Sequence[Any]) -> Callable[[str], str]:
    by_id = {getattr(row, row.key[0]): words.name(row) for row in rows}
    return by_id.__getitem__


def _take_holds(catalog: Catalog) -> None:
    """Takes the levels and their dates as they now are; of several dates of one level the latest is asked."""
    state = st.session_state
    picked = {*state[f"{WIDGET}holds"], state.get(f"{WIDGET}holds.others")} - {None}
    held = []
    for level_id in picked:
        *earlier, _ = [day for each, day in chosen_now().holds if each == level_id] or [None]
        day = state.get(f"{WIDGET}holds.{level_id}")
        held += [(level_id, each) for each in dict.fromkeys([*earlier, day] if day else [None])]
    choose(catalog, holds=in_order(held))


def _ask_holds(visit: Visit) -> None:
    """The certificates of the ladders in view and those held of others, each with its date."""
    words, tables, in_view = visit.words, visit.tables, visit.catalog.level_ids
    held = dict(visit.choices.holds)
    labels = {each: level_label(words, tables, each) for each in tables.level_ids}
    short = {each: level_label(words, visit.catalog, each) for each in in_view}
    others = [level_id for level_id in tables.level_ids if level_id not in in_view]
    st.pills(
        words("ask.holds"),
        [*in_view, *(level_id for level_id in others if level_id in held)],
        selection_mode="multi",
        format_func=lambda level_id: short.get(level_id) or labels[level_id],
        key=show_choice(f"{WIDGET}holds", [level_id for level_id in tables.level_ids if level_id in held]),
        on_change=_take_holds,
        args=(tables,),
    )
    if others:
        st.selectbox(
            words("ask.holds.others"),
            [level_id for level_id in others if level_id not in held],
            index=None,
            format_func=labels.__getitem__,
            key=show_choice(f"{WIDGET}holds.others", None),
            placeholder=words("ask.holds.others.placeholder"),
            on_change=_take_holds,
            args=(tables,),
        )
    for level_id in tables.level_ids:
        if level_id in held:
            st.date_input(
                words("ask.holds.date", level=labels[level_id]),
                value=None,
                min_value=FIRST_DAY,
                max_value=LAST_DAY,
                key=show_choice(f"{WIDGET}holds.{level_id}", held[level_id]),
                format="YYYY-MM-DD",
                help=words("ask.holds.date.help"),
                on_change=_take_holds,
                args=(tables,),
            )


def _take_hours(catalog: Catalog, key: str) -> None:
    hours = st.session_state[key]
    if hours is not None:
        choose(catalog, hours_per_week=Decimal(f"{hours:.1f}"))


def _ask_hours(visit: Visit) -> None:
    key = show_choice(f"{WIDGET}hours_per_week", float(visit.choices.hours_per_week))
    st.number_input(
        visit.words("ask.hours_per_week"),
        min_value=float(HOURS.least),
        max_value=float(HOURS.most),
        step=0.5,
        format="%.1f",
        key=key,
        on_change=_take_hours,
        args=(visit.tables, key),
    )
