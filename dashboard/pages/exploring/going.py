"""From a level of the map to its plan: it becomes the target, and the planner opens."""

from typing import Final

import streamlit as st

from dashboard.state import session

PLANNER: Final = "dashboard/pages/planner.py"
_GOING: Final = "explore.going"


def aim_for(level_id: str) -> None:
    """Makes a level the target; `leave_for_the_plan` then opens the planner.

    What is clicked comes from the browser: what is no level is not taken.
    """
    tables = session.visit().tables
    if level_id in tables.level_ids:
        session.press(tables, target=level_id)
        st.session_state[_GOING] = True


def leave_for_the_plan() -> None:
    """Opens the planner where a level was picked; a click's callback can't, the run after it does."""
    if st.session_state.pop(_GOING, False):
        st.switch_page(PLANNER)
