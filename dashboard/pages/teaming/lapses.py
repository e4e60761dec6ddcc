"""Whose certificates lapse within a year, month by month, and when and how each is renewed."""

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.board.lapses import Lapses, MonthOfLapses, lapses
from dashboard.pages.teaming.people import SHOWN, labels_of
from dashboard.pages.teaming.settings import ask_one_of
from dashboard.roster.armour import harmless
from dashboard.state import team_session
from dashboard.state.session import Visit
from dashboard.state.team_session import Team
from dashboard.text.renewals import renewal_words, route_fee_words
from dashboard.text.team_lapses import (
    lapses_sentences,
    lapses_title,
    month_columns,
    month_option,
    month_rows,
)
from dashboard.text.words import plain
from dashboard.widgets.blocks import show_table


def show_lapses(visit: Visit, team: Team) -> None:
    words, tables = visit.words, visit.tables
    found = team_session.remembered_here("lapses", team.key, lambda: lapses(tables, team.people))
    st.subheader(plain(lapses_title(words, found)), anchor=False)
    if said := lapses_sentences(words, tables, found):
        st.markdown(plain(words.sentences(said)))
    st.caption(words("team.lapses.note"))
    if rows := month_rows(words, tables, found):
        show_table(month_columns(words), rows)
        show_who(visit, team, found)


def show_who(visit: Visit, team: Team, found: Lapses) -> None:
    """The people whose certificates of one level lapse in one month."""
    words, tables = visit.words, visit.tables
    # Known by what it is: its place is another's in another group.
    months = {(each.level.level_id, each.month): each for each in (*found.by_today(), *found.by_month())}
    chosen = ask_one_of(
        "lapses",
        words("team.lapses.who"),
        list(months),
        lambda which: month_option(words, tables, months[which]),
        placeholder=words("team.lapses.who.none"),
    )
    if chosen is None:
        return
    each = months[chosen]
    rows = people_rows(visit, team, each)
    columns = {
        "person": words("team.column.person"),
        **{
            column: words(f"keeping.column.{column}")
            for column in ("obtained", "lapses_on", "renew_from", "renew_by", "how", "fee")
        },
    }
    for place, name in enumerate(team.table.read.roster.carried):
        columns[f"column.{place}"] = name
    st.dataframe(
        pd.DataFrame(rows, columns=list(columns)),
        column_config=columns,
        hide_index=True,
        alt=month_option(words, tables, each),
    )
    if len(each.places) > SHOWN:
        shown, number = words.number(SHOWN), words.number(len(each.places))
        st.caption(words("team.rows.more", shown=shown, number=number))


def people_rows(visit: Visit, team: Team, month: MonthOfLapses) -> list[tuple[str, ...]]:
    """A row a person and way to renew: name, days, how, fee, and the roster's own columns."""
    words, level = visit.words, month.level
    places = month.places[np.argsort(level.expires[month.places], kind="stable")][:SHOWN]
    rows, names, carried = level.rows[places], labels_of(visit, team), team.table.read.roster.carried
    who = [names[row] for row in rows.tolist()]
    own = [[harmless(cells[row]) for row in team.rows[rows].tolist()] for cells in carried.values()]
    obtained, expires = days_text(level.obtained[places]), days_text(level.expires[places])
    ways: list[list[list[str]]] = [
        [
            days_text(way.opens[places]),
            days_text(way.last[places]),
            [renewal_words(words, visit.tables, way.route)] * len(places),
            [route_fee_words(words, way.route)] * len(places),
        ]
        for way in level.ways
    ] or [4 * [[words.not_stated] * len(places)]]
    found = [list(zip(who, obtained, expires, *way, *own, strict=True)) for way in ways]
    return [row for of_person in zip(*found, strict=True) for row in of_person]


def days_text(days: np.ndarray) -> list[str]:
    """ISO days, which sort as they are."""
    found: list[str] = days.astype("datetime64[D]").astype(str).tolist()
    return found
