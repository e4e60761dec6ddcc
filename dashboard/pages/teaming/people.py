"""Everyone and every level: verdicts and dates, filtered by the roster's own columns."""

from typing import Any, Final

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from dashboard.pages.teaming.group import columns_of_groups
from dashboard.pages.teaming.one_person import show_person
from dashboard.pages.teaming.settings import ask_one_of, label_of, take_setting
from dashboard.planner.verdicts import VERDICTS, Verdict
from dashboard.roster.armour import harmless
from dashboard.rules.months import NEVER
from dashboard.state import session, team_session
from dashboard.state.session import Visit
from dashboard.state.team_session import Team
from dashboard.text.conditions import level_label
from dashboard.text.team import person_labels
from dashboard.text.words import Words

SHOWN: Final = 5_000
"""Rows that are sent to the page at once."""
MOST_FILTERS: Final = 3
"""The roster's own columns that can be filtered by at once."""


def show_people(visit: Visit, team: Team) -> None:
    words = visit.words
    chosen = filters_of(team)
    show_filters(visit, team)
    places = rows_left(team, chosen)
    shown = places[:SHOWN]
    st.caption(words.count("team.rows", len(places), all=words.number(len(team))))
    if len(places) > len(shown):
        left_out = words("team.rows.more", shown=words.number(len(shown)), number=words.number(len(places)))
        st.caption(left_out)
    table = team_session.remembered_here(
        "people", (*team.key, words.language, tuple(chosen.items())), lambda: frame(visit, team, shown)
    )
    picked = st.dataframe(
        table,
        column_config=headings(visit, team),
        hide_index=True,
        key=f"team.people.{shown_again((*team.key, tuple(chosen.items())))}",
        on_select=session.keep,
        selection_mode=["single-row", "single-cell"],
        alt=words("team.people.alt"),
    )
    picked_rows = [*picked.selection.rows, *(row for row, _ in picked.selection.cells)]
    rows = [row for row in picked_rows if row < len(shown)]
    if rows:
        show_person(visit, team, int(shown[rows[0]]))
    else:
        st.caption(words("team.people.hint"))


def shown_again(key: tuple[object, ...]) -> int:
    """A number that changes with what the table shows: a row that was picked is another's in a new one."""
    before, number = team_session.roster_setting("people.shown", (None, 0))
    if before != key:
        number += 1
        team_session.set_roster_setting("people.shown", (key, number))
    return int(number)


def filters_of(team: Team) -> dict[str, str]:
    """What is filtered by: for each column, or level, the one value that is left."""
    columns = columns_of_groups(team.table)
    found: dict[str, str] = {}
    for number, name in enumerate(columns):
        value = team_session.roster_setting(f"filter.{number}")
        if name in filter_columns(list(columns)) and value in columns[name]:
            found[f"column.{name}"] = value
    for level_id in team.board.level_ids:
        standing = team_session.roster_setting(f"filter.{level_id}")
        if standing in team.standing(level_id):
            found[f"level.{level_id}"] = standing
    return found


def show_filters(visit: Visit, team: Team) -> None:
    """A choice for each of the roster's own columns, and for each level."""
    details = st.expander(visit.words("team.filter"), key="team.filters", on_change=session.keep)
    if details.open:
        with details:
            ask_filters(visit, team)


def ask_filters(visit: Visit, team: Team) -> None:
    words, columns = visit.words, columns_of_groups(team.table)
    names = ask_columns(visit, list(columns))
    for place, name in zip(st.columns(max(len(names), 1)), names, strict=False):
        with place:
            ask_one_of(
                f"filter.{list(columns).index(name)}",
                label_of(name),
                columns[name],
                lambda value: value or words("team.empty_cell"),
                placeholder=words("team.filter.all"),
            )
    level_ids = team.board.level_ids
    for place, level_id in zip(st.columns(len(level_ids)), level_ids, strict=True):
        with place:
            ask_one_of(
                f"filter.{level_id}",
                level_label(words, visit.catalog, level_id),
                list(map(str, team.standing(level_id))),
                lambda each: words(f"verdict.{each}"),
                placeholder=words("team.filter.all"),
            )


def filter_columns(columns: list[str]) -> list[str]:
    """The columns that can be filtered by: all, or three of many."""
    if len(columns) <= MOST_FILTERS:
        return columns
    kept = team_session.roster_setting("filter.columns", columns[:MOST_FILTERS])
    return [name for name in kept if name in columns]


def ask_columns(visit: Visit, columns: list[str]) -> list[str]:
    """Which columns can be filtered by, asked where there are too many for all."""
    chosen = filter_columns(columns)
    if len(columns) <= MOST_FILTERS:
        return chosen
    key = session.show_choice("team.filter.columns", chosen)
    return st.multiselect(
        visit.words("team.filter.columns"),
        columns,
        max_selections=MOST_FILTERS,
        key=key,
        placeholder=visit.words("team.filter.columns.placeholder"),
        on_change=take_setting,
        args=("filter.columns", key),
    )


def rows_left(team: Team, chosen: dict[str, str]) -> NDArray[np.int64]:
    """The places in the team of those who pass every filter."""
    left = np.ones(len(team), dtype=bool)
    for name, value in chosen.items():
        kind, _, which = name.partition(".")
        if kind == "level":
            left &= team.board.levels[which].has(Verdict(value))
        else:
            left &= np.array(team.table.read.roster.carried[which], dtype=str)[team.rows] == value
    return np.flatnonzero(left)


def labels_of(visit: Visit, team: Team) -> list[str]:
    """What tells each of the people from all others of the roster: the name, and the row where it repeats.

    As all that a table shows, it is harmless to a spreadsheet: a table can be downloaded as it stands.
    """
    roster, language = team.table.read.roster, visit.words.language
    labels = team_session.remembered_here(
        "labels",
        (*team.table.key, language),
        lambda: list(map(harmless, person_labels(visit.words, roster.names, roster.rows.tolist()))),
    )
    return team.texts(labels)


def frame(visit: Visit, team: Team, places: NDArray[np.int64]) -> pd.DataFrame:
    """A row a person: the name, the roster's own columns, and for each level the verdict and the day held.

    Its columns have names of our own: two of a roster's could be called alike.
    """
    words, roster = visit.words, team.table.read.roster
    rows = team.rows[places].tolist()
    found: dict[str, Any] = {"person": [harmless(roster.names[row]) for row in rows]}
    said = np.array([words(f"verdict.{verdict}") for verdict in VERDICTS], dtype=object)
    for level_id, level in team.board.levels.items():
        found[f"level.{level_id}"] = said[level.verdict_codes[places]]
        found[f"held.{level_id}"] = held_days(
            words, team, level.held_on[places], is_planned=level.path_of[places] >= 0
        )
    for number, cells in enumerate(roster.carried.values()):
        found[f"column.{number}"] = [harmless(cells[row]) for row in rows]
    return pd.DataFrame(found)


def held_days(
    words: Words, team: Team, days: NDArray[np.int64], is_planned: NDArray[np.bool_] | bool
) -> list[str]:
    """ISO days, which sort as they are, and "" for no day. What is held since today has no date."""
    is_undated = (days == team.board.today) & ~np.asarray(is_planned)
    known = np.where(days < NEVER, days, 0).astype("datetime64[D]").astype(str).astype(object)
    texts: list[str] = np.where(days < NEVER, np.where(is_undated, words.not_stated, known), "").tolist()
    return texts


def headings(visit: Visit, team: Team) -> dict[str, str]:
    words = visit.words
    found = {"person": words("team.column.person")}
    for number, name in enumerate(team.table.read.roster.carried):
        found[f"column.{number}"] = name
    for level_id in team.board.level_ids:
        level = level_label(words, visit.catalog, level_id)
        found[f"level.{level_id}"] = level
        found[f"held.{level_id}"] = words("team.people.held_on", level=level)
    return found
