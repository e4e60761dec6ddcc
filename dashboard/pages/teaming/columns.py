"""How the columns of a file are read: what was guessed, and a choice for each."""

from typing import Final

import streamlit as st

from dashboard import session, widgets
from dashboard.pages.teaming.settings import shortened
from dashboard.roster import NAMES, Mapping, named_mapping, near_misses
from dashboard.roster.table import row_runs
from dashboard.session import ReadTable, Visit
from dashboard.text import plain

IN_A_ROW: Final = 3
MOST_RUNS: Final = 20
"""Of hidden rows, before the rest is left to dots."""


def column_name(visit: Visit, field: str) -> str:
    """What a column of a roster is called in the visitor's language."""
    chinese, *_ = NAMES[field]
    return chinese if visit.words.language == "zh" else field


def take_column(field: str, key: str, mapping: Mapping) -> None:
    """Reads a field of the roster from another column, or from none."""
    session.keep()
    place = st.session_state[key]
    changed = [None if column == field else column for column in mapping]
    if place is not None:
        changed[place] = field
    session.set_roster_setting("mapping", tuple(changed))


def show_columns(visit: Visit, header: tuple[str, ...], mapping: Mapping, *, needed: bool) -> None:
    """A choice for each field of a roster; `needed`: nobody can be read before one is made."""
    words = visit.words
    details = st.expander(words("team.columns"), expanded=needed, key="team.columns", on_change=session.keep)
    if not (details.open or needed):
        return
    with details:
        st.caption(words("team.columns.text"))
        for place, field in widgets.grid(list(NAMES), IN_A_ROW):
            with place:
                ask_column(visit, field, header, mapping)
        st.caption(words("team.defaults"))


def ask_column(visit: Visit, field: str, header: tuple[str, ...], mapping: Mapping) -> None:
    words = visit.words
    key = session.show_choice(f"team.column.{field}", mapping.index(field) if field in mapping else None)
    st.selectbox(
        column_name(visit, field),
        range(len(header)),
        index=None,
        format_func=lambda place: header[place] or words("team.columns.unnamed", number=place + 1),
        key=key,
        placeholder=words("team.columns.none"),
        on_change=take_column,
        args=(field, key, mapping),
    )


def show_guesses(visit: Visit, table: ReadTable) -> None:
    """What columns were taken for, or may be meant for; which encoding and sheet was read, what it hides."""
    words = visit.words
    is_chosen = session.roster_setting("mapping") is not None
    guessed = [
        words("team.columns.guess", name=shortened(name), field=column_name(visit, field))
        for name, field, named in zip(table.header, table.mapping, named_mapping(table.header), strict=True)
        if field and field != named
    ]
    if guessed and not is_chosen:
        st.info(plain(words("team.columns.guessed", columns=words.all_of(guessed))), icon=":material/help:")
    missed = [
        words("team.columns.near", name=shortened(name), field=column_name(visit, field))
        for name, field in near_misses(table.header, table.mapping)
    ]
    if missed:
        said = words("team.columns.missed", columns=words("list.semicolon").join(missed))
        st.warning(plain(said), icon=":material/help:")
    if table.encoding == "gb18030":
        name = next((each for each in table.read.roster.names if not each.isascii()), "")
        said = words("team.encoding", name=shortened(name)) if name else words("team.encoding.plain")
        st.caption(plain(said))
    if table.other_sheets:
        others = words.all_of(table.other_sheets)
        st.caption(plain(words("team.sheets", sheet=table.sheet, others=others)))
    if table.hidden_rows:
        runs = list(row_runs(table.hidden_rows))
        rows = words("list.comma").join([*runs[:MOST_RUNS], *["…"] * (len(runs) > MOST_RUNS)])
        st.caption(words.count("team.hidden_rows", len(table.hidden_rows), rows=rows))
    if table.hidden_columns:
        st.caption(plain(words("team.hidden_columns", columns=words.all_of(table.hidden_columns))))
