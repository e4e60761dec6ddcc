"""How a roster's columns were understood, shown before anybody is counted, and confirmed by one press."""

import streamlit as st

from dashboard.pages.teaming.columns import show_columns
from dashboard.pages.teaming.doubts import show_source
from dashboard.pages.teaming.faults import show_file_faults
from dashboard.pages.teaming.questions import ambiguous_day, ask_about_file
from dashboard.pages.teaming.ways_in import show_remove
from dashboard.roster.columns import columns_of
from dashboard.roster.columns_read import columns_read, needs_confirmation
from dashboard.roster.guesses import guess_mapping
from dashboard.state import session, team_session
from dashboard.state.session import Visit
from dashboard.state.team_session import ReadTable

CONFIRMED = "confirmed"
"""The setting of a roster whose columns the visitor has seen."""


def is_to_confirm(visit: Visit, table: ReadTable) -> bool:
    """Whether the file must be looked at first: not where its columns are named as a roster's are.

    A day that could be in either of two months must be settled, whatever the columns are called.
    """
    if ambiguous_day(table):
        return True
    if team_session.roster_setting(CONFIRMED, default=False):
        return False
    header, columns = table.header, columns_of(visit.tables)
    return team_session.remembered_here(
        "is_to_confirm",
        (header, visit.tables.edition),
        lambda: needs_confirmation(header, guess_mapping(header, columns), columns),
    )


def confirm() -> None:
    session.keep()
    team_session.set_roster_setting(CONFIRMED, value=True)


def show_confirm(visit: Visit, table: ReadTable) -> None:
    words = visit.words
    read = columns_read(table.header, table.mapping, columns_of(visit.tables))
    doubtful = sum(column.is_doubtful for column in read)
    has_person = "person" in table.mapping
    title = words.count("team.confirm.title", doubtful) if has_person else words("team.confirm.person")
    st.title(title, anchor=False)
    rows, columns = table.read.roster.total_rows, words.number(len(table.header))
    st.caption(words.count("team.confirm.text", rows, columns=columns))
    press, remove = st.columns([3, 1])
    press.button(
        words("team.confirm"),
        key="team.confirm",
        type="primary",
        icon=":material/check:",
        disabled=not has_person or bool(ambiguous_day(table)),
        on_click=confirm,
    )
    show_remove(visit, remove)
    if not has_person:
        show_file_faults(visit, table.read.faults)
    show_source(visit, table)
    ask_about_file(visit, table)
    show_columns(visit, table)
    st.caption(words("team.confirm.legend"))
    st.caption(words("team.defaults"))
