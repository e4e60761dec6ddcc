"""What is wrong with a roster: by row and column, with the value and what would be right."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.catalog.faults import Fault
from dashboard.roster.armour import harmless
from dashboard.roster.bad_rows import bad_rows_file
from dashboard.roster.roster_read import ReadRoster
from dashboard.state import session
from dashboard.state.session import Visit
from dashboard.text.faults import fault_problem, fault_right, fault_sentence
from dashboard.text.words import plain

SHOWN: Final = 200
"""Faults that are listed on the page; the file of bad rows has all."""
SENTENCES: Final = 5
"""Faults of a file as a whole that are told."""


def show_file_faults(visit: Visit, faults: Sequence[Fault]) -> None:
    """Why a file as a whole is no roster."""
    for fault in faults[:SENTENCES]:
        st.error(plain(fault_sentence(visit.words, fault)), icon=":material/error:")


def show_bad_rows(visit: Visit, read: ReadRoster, *, told: bool = False) -> None:
    """How many rows are left out, what is wrong with them, and the same as a file to put right.

    `told`: what is wrong is shown unasked, for there is nothing else to see.
    """
    words = visit.words
    bad = len(read.bad.rows)
    if not bad:
        return
    details = st.expander(
        words.count("team.bad", bad),
        expanded=told,
        key="team.bad",
        icon=":material/rule:",
        on_change=session.keep,
    )
    if details.open or told:
        with details:
            show_list(visit, read)


def show_list(visit: Visit, read: ReadRoster) -> None:
    words = visit.words
    shown = read.faults[:SHOWN]
    names = {
        "row": words("team.column.row"),
        "column": words("team.column.column"),
        "value": words("team.column.value"),
        "problem": words("team.column.problem"),
        "right": words("team.column.right"),
    }
    st.dataframe(
        pd.DataFrame(
            [
                (
                    fault.line,
                    fault.column,
                    harmless(fault.value),
                    fault_problem(words, fault),
                    fault_right(words, fault),
                )
                for fault in shown
            ],
            columns=list(names),
        ),
        column_config=names,
        hide_index=True,
        alt=words.count("team.bad.list", len(read.faults)),
    )
    if len(read.faults) > len(shown):
        st.caption(words("team.bad.more", shown=words.number(len(shown))))
    st.download_button(
        words("team.bad.download"),
        data=partial(bad_rows_file, read, names["row"], names["problem"], partial(fault_in_row, visit)),
        file_name="bad-rows.csv",
        mime="text/csv",
        key="team.bad.download",
        icon=":material/download:",
        on_click="ignore",
    )


def fault_in_row(visit: Visit, fault: Fault) -> str:
    """What is wrong with a row, and what would be right: the file has the row beside it."""
    problem, right = fault_problem(visit.words, fault), fault_right(visit.words, fault)
    said = visit.words.sentences([problem, right])
    return visit.words("team.bad.cell", column=fault.column, said=said) if fault.column else said
