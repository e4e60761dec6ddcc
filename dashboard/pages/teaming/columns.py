"""How the columns of a file are read: each with a few of its values and a choice of what it is."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from dashboard.pages.teaming.settings import label_of, shortened
from dashboard.roster.columns import HOLDS_ON, columns_of
from dashboard.roster.columns_read import ReadColumn, columns_read
from dashboard.roster.guesses import guess_mapping
from dashboard.roster.headers import Mapping
from dashboard.state import session, team_session
from dashboard.state.session import Visit
from dashboard.state.team_session import ReadTable
from dashboard.text.columns import conversion, field_name
from dashboard.text.words import plain

LONGEST_VALUE: Final = 24
"""Letters of a value that are shown."""
SHOWN: Final = 3
"""Values of a column not understood that are shown."""


def show_columns(visit: Visit, table: ReadTable) -> None:
    """A line for each column: its name, some of its values, what it is read as; the doubtful ones first."""
    columns = columns_of(visit.tables)
    read, guessed = columns_read(table.header, table.mapping, columns), guess_mapping(table.header, columns)
    not_understood = bad_values(table)
    for place, column in sorted(enumerate(read), key=lambda each: (_order(each[1]), each[0])):
        with st.container(border=True, key=f"team.line.{place}"):
            name, values, choice = st.columns([3, 4, 2], vertical_alignment="center")
            unnamed = visit.words("team.columns.unnamed", number=place + 1)
            name.markdown(f"**{label_of(column.heading or unnamed)}** {doubt(visit, column, guessed[place])}")
            bad = not_understood.get(column.heading, ()) if column.is_read else ()
            values.markdown(sample(visit, column, table.samples[place], bad))
            with choice:
                ask_column(visit, place, table.mapping)


def _order(column: ReadColumn) -> int:
    """What is not read though it may be meant, what is read by a guess, what is kept, what is sure."""
    if column.is_doubtful:
        return int(column.is_read)
    return 2 + (column.how == "named")


def fields(visit: Visit, mapping: Mapping) -> tuple[str, ...]:
    """What a column of a file can be: all that the tables ask for, and what the file has besides."""
    columns = columns_of(visit.tables)
    return (*(each for each in columns.names if each in columns.asked or each in mapping), HOLDS_ON)


def ask_column(visit: Visit, place: int, mapping: Mapping) -> None:
    words = visit.words
    key = session.show_choice(f"team.column.{place}", mapping[place])
    st.selectbox(
        words("team.columns.as"),
        fields(visit, mapping),
        index=None,
        format_func=lambda field: field_name(words, visit.tables, field),
        key=key,
        placeholder=words("team.columns.none"),
        label_visibility="collapsed",
        on_change=take_column,
        args=(place, key, mapping),
    )


def take_column(place: int, key: str, mapping: Mapping) -> None:
    """Reads a column as a field of the roster, or as none; no field is read from two columns."""
    session.keep()
    field = st.session_state[key]
    changed = [None if field is not None and column == field else column for column in mapping]
    changed[place] = field
    team_session.set_roster_setting("mapping", tuple(changed))


def doubt(visit: Visit, column: ReadColumn, guess: str | None) -> str:
    """That a column is read by our guess, or what it may be, as a badge; "" where there is no doubt."""
    words = visit.words
    if column.how == "guessed" and column.column == guess:
        return _badge("orange", "help", words("team.columns.guessed"))
    if column.how == "begun":
        return _badge("orange", "help", words("team.columns.begun"))
    if column.column and not column.is_read:
        field = field_name(words, visit.tables, column.column)
        return _badge("orange", "help", words("team.columns.near", field=field))
    return ""


def bad_values(table: ReadTable) -> dict[str, tuple[str, ...]]:
    """By heading, the different values of a column that were not understood, as they first come."""
    found: dict[str, dict[str, None]] = {}
    for fault in table.read.faults:
        found.setdefault(fault.column, {})[fault.value] = None
    return {heading: tuple(values) for heading, values in found.items()}


def sample(visit: Visit, column: ReadColumn, values: Sequence[str], bad: Sequence[str]) -> str:
    """Some values of a column, how they are converted, and those that were not understood, as badges."""
    words = visit.words
    badges = [f":gray-badge[{plain(shortened(each, LONGEST_VALUE))}]" for each in values if each not in bad]
    if column.is_read and column.unit:
        badges.append(_badge("blue", "straighten", conversion(words, column.unit)))
    badges += [
        _badge("red", "close", shortened(each, LONGEST_VALUE) or words("team.empty_cell"))
        for each in bad[:SHOWN]
    ]
    if len(bad) > SHOWN:
        badges.append(_badge("red", "close", words("team.columns.more", number=len(bad) - SHOWN)))
    return " ".join(badges)


def _badge(colour: str, icon: str, said: str) -> str:
    return f":{colour}-badge[:material/{icon}: {plain(said)}]"
