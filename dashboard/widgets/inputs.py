"""The questions about a person, in the sidebar of every page."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import streamlit as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS
from dashboard.state.choices import FIRST_DAY, LANGUAGES, LAST_DAY, MAX_MONTHS, Choices
from dashboard.state.session import (
    WIDGET,
    Visit,
    choose,
    show_choice,
)
from dashboard.text.conditions import level_name
from dashboard.text.words import Words, language_name

OCCUPATIONS = ("aigc", "part", "other", "none")
DEFAULT_PART = 40
"""Percent of full time that "part of my job" starts at."""


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
    """The questions about a person, and what the plan is for."""
    words, tables = visit.words, visit.tables
    _ask_one(
        visit, "industry", [row.industry_id for row in tables.industries], _names(words, tables.industries)
    )
    _ask_one(
        visit, "audience", [row.audience_id for row in tables.audiences], _names(words, tables.audiences)
    )
    _ask_duration(visit, "work_months")
    _ask_duration(visit, "aigc_months")
    st.caption(words("ask.aigc_months.hint"))
    _ask_occupation(visit)
    _ask_holds(visit)
    _ask_hours(visit)
    _ask_target(visit, words("ask.target"))
    _ask_reading(visit)


def ask_team(visit: Visit) -> None:
    """The questions about a team: all that is asked of a person stands in its roster."""
    _ask_target(visit, visit.words("ask.target.team"))
    _ask_reading(visit)


def _ask_target(visit: Visit, label: str) -> None:
    words, tables = visit.words, visit.tables
    key = show_choice(f"{WIDGET}target", visit.choices.target)
    st.selectbox(
        label,
        tables.level_ids,
        format_func=lambda level_id: level_name(words, tables, level_id),
        key=key,
        on_change=_take,
        args=(tables, "target", key),
    )


def _ask_reading(visit: Visit) -> None:
    words, tables = visit.words, visit.tables
    key = show_choice(f"{WIDGET}reading", visit.choices.reading)
    st.radio(
        words("ask.reading"),
        READINGS,
        format_func=lambda reading: words(f"reading.{reading}"),
        key=key,
        help=words("ask.reading.help"),
        on_change=_take,
        args=(tables, "reading", key),
    )


def _names(words: Words, rows: Sequence[Any]) -> Callable[[str], str]:
    by_id = {getattr(row, row.key[0]): words.name(row) for row in rows}
    return by_id.__getitem__


def _take_duration(catalog: Catalog, field: str) -> None:
    years, months = (st.session_state[f"{WIDGET}{field}.{unit}"] or 0 for unit in ("years", "months"))
    choose(catalog, **{field: min(years * 12 + months, MAX_MONTHS)})


def _ask_duration(visit: Visit, field: str) -> None:
    """Years and months, side by side."""
    words = visit.words
    years, months = divmod(getattr(visit.choices, field), 12)
    for column, unit, value, most in zip(
        st.columns(2), ("years", "months"), (years, months), (MAX_MONTHS // 12, 11), strict=True
    ):
        key = show_choice(f"{WIDGET}{field}.{unit}", value)
        column.number_input(
            words(f"ask.{field}.{unit}"),
            min_value=0,
            max_value=most,
            step=1,
            key=key,
            on_change=_take_duration,
            args=(visit.tables, field),
        )


def occupation_of(choices: Choices) -> str:
    """What the visitor does from now on, in the words of the question."""
    if choices.aigc_percent == 0:
        return "other" if choices.work_percent else "none"
    return "aigc" if choices.aigc_percent == 100 else "part"


def _take_occupation(catalog: Catalog, key: str) -> None:
    work, aigc = {"aigc": (100, 100), "part": (100, DEFAULT_PART), "other": (100, 0), "none": (0, 0)}[
        st.session_state[key]
    ]
    choose(catalog, work_percent=work, aigc_percent=aigc)


def _ask_occupation(visit: Visit) -> None:
    words, choices, tables = visit.words, visit.choices, visit.tables
    occupation = occupation_of(choices)
    key = show_choice(f"{WIDGET}occupation", occupation)
    st.selectbox(
        words("ask.occupation"),
        OCCUPATIONS,
        format_func=lambda each: words(f"occupation.{each}"),
        key=key,
        on_change=_take_occupation,
        args=(tables, key),
    )
    if occupation == "part":
        _ask_percent(visit, "aigc_percent", 1, 99)
    if occupation == "none":
        return
    if occupation == "other" or choices.work_percent < 100:
        _ask_percent(visit, "work_percent", 1 if occupation == "other" else 0, 100)
    _ask_date(visit, "starts_on", FIRST_DAY)
    if occupation in ("aigc", "part"):
        _ask_date(visit, "aigc_starts_on", choices.runs_from)


def _ask_percent(visit: Visit, field: str, least: int, most: int) -> None:
    key = show_choice(f"{WIDGET}{field}", getattr(visit.choices, field))
    st.slider(
        visit.words(f"ask.{field}"),
        min_value=least,
        max_value=most,
        format="%d%%",
        key=key,
        on_change=_take,
        args=(visit.tables, field, key),
    )


def _ask_date(visit: Visit, field: str, earliest: date) -> None:
    key = show_choice(f"{WIDGET}{field}", getattr(visit.choices, field))
    st.date_input(
        visit.words(f"ask.{field}"),
        value=None,
        min_value=earliest,
        max_value=LAST_DAY,
        key=key,
        format="YYYY-MM-DD",
        help=visit.words(f"ask.{field}.help"),
        on_change=_take,
        args=(visit.tables, field, key),
    )


def _take_holds(catalog: Catalog) -> None:
    level_ids = st.session_state[f"{WIDGET}holds"]
    holds = tuple(
        (level_id, st.session_state.get(f"{WIDGET}holds.{level_id}")) for level_id in sorted(level_ids)
    )
    choose(catalog, holds=holds)


def _ask_holds(visit: Visit) -> None:
    words, tables = visit.words, visit.tables
    held = dict(visit.choices.holds)
    key = show_choice(f"{WIDGET}holds", [level_id for level_id in tables.level_ids if level_id in held])
    st.pills(
        words("ask.holds"),
        tables.level_ids,
        selection_mode="multi",
        format_func=lambda level_id: level_name(words, tables, level_id),
        key=key,
        on_change=_take_holds,
        args=(tables,),
    )
    for level_id in tables.level_ids:
        if level_id in held:
            st.date_input(
                words("ask.holds.date", level=level_name(words, tables, level_id)),
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
        min_value=0.1,
        max_value=168.0,
        step=0.5,
        format="%.1f",
        key=key,
        on_change=_take_hours,
        args=(visit.tables, key),
    )
