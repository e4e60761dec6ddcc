"""What a visitor sets for their roster: in the session, not in the address, which may name nobody."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import streamlit as st

from dashboard.state import session, team_session
from dashboard.text.words import plain

LONGEST_LABEL: Final = 60
"""Letters of a column's or a person's name that are shown on one line."""


def shortened(text: str, most: int = LONGEST_LABEL) -> str:
    """A text of a file, such as the name of a column or a person, cut where it is too long for a line."""
    return text if len(text) <= most else f"{text[:most]}…"


def label_of(column: str) -> str:
    """The name that a file has for a column, as a label."""
    return plain(shortened(column))


def take_setting(name: str, key: str) -> None:
    session.keep()
    team_session.set_roster_setting(name, st.session_state[key])


def ask_one_of(
    name: str,
    label: str,
    options: Sequence[Any],
    said: Callable[[Any], str],
    *,
    placeholder: str | None = None,
    default: Any = None,
) -> Any:
    """A choice of one of `options`; of none too, where there is a `placeholder` for that."""
    kept = team_session.roster_setting(name, default)
    key = session.show_choice(f"team.{name}", kept if kept in options else default)
    return st.selectbox(
        label,
        options,
        index=None if placeholder else 0,
        format_func=said,
        key=key,
        placeholder=placeholder,
        on_change=take_setting,
        args=(name, key),
    )
