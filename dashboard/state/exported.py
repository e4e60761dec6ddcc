"""The calendar files that were made in this session: what a later one has to cancel."""

from typing import Final

import streamlit as st

from dashboard.exports.calendar_history import CalendarHistory

_CALENDARS: Final = "calendars"


def calendar_history(plan: str) -> CalendarHistory:
    """The files made so far of one plan: a visitor's, one person's, or one of a team's. It outlives a run."""
    histories: dict[str, CalendarHistory] = st.session_state.setdefault(_CALENDARS, {})
    return histories.setdefault(plan, CalendarHistory())
