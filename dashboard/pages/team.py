"""团队 Team: how many can sit each level by month, who is short of what, and the step that helps most."""

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.pages.planning.assumptions import show_assumptions
from dashboard.pages.teaming.actions import show_actions
from dashboard.pages.teaming.answer import show_answer, show_by_month, show_title
from dashboard.pages.teaming.columns import show_columns
from dashboard.pages.teaming.confirm import is_to_confirm, show_confirm
from dashboard.pages.teaming.doubts import show_defaults, show_doubts, show_source
from dashboard.pages.teaming.faults import show_bad_rows, show_file_faults
from dashboard.pages.teaming.goals import show_goals
from dashboard.pages.teaming.group import ask_group, group_column, group_of
from dashboard.pages.teaming.groups import show_groups
from dashboard.pages.teaming.if_everyone import show_if_everyone
from dashboard.pages.teaming.lacks import show_lacks
from dashboard.pages.teaming.lapses import show_lapses
from dashboard.pages.teaming.one_person import leave_or_come_back, show_way_back
from dashboard.pages.teaming.people import show_people
from dashboard.pages.teaming.questions import ask_about_file
from dashboard.pages.teaming.take_away import show_take_away
from dashboard.pages.teaming.ways_in import show_remove, show_roster, show_ways_in
from dashboard.pages.weighing.costs import show_fees
from dashboard.state import session, team_session
from dashboard.state.session import Visit
from dashboard.state.team_session import ReadTable, Team
from dashboard.widgets.blocks import tabs

LARGE: Final = 1_000_000
"""Bytes of a roster whose reading and planning may take more than a second."""


def show_empty(visit: Visit) -> None:
    st.title(visit.words("team.title.empty"), anchor=False)
    show_ways_in(visit)


def show_page(visit: Visit) -> None:
    """The roster that the session has: read, or what is wrong with it."""
    place = st.empty()
    read = team_session.read_roster_of(visit, partial(tell, place, 0.1, visit.words("team.reading")))
    if not isinstance(read, ReadTable):
        place.empty()
        show_refused(visit)
        show_file_faults(visit, read)
        show_ways_in(visit)
        return
    if is_to_confirm(visit, read):
        place.empty()
        show_confirm(visit, read)
        return
    if not read.read.roster.names:
        place.empty()
        show_nobody(visit, read)
        return
    visit = visit.facing({visit.choices.target, *read.read.roster.targets, *dict(visit.choices.goals)})
    everyone = team_session.whole_team(visit, read, partial(tell, place, 0.6, visit.words("team.planning")))
    place.empty()
    show_team(visit, read, everyone)


def tell(place: DeltaGenerator, share: float, text: str) -> None:
    """How far the work has come, where it may take more than a second."""
    file = team_session.roster_file()
    if file and len(file.data) > LARGE:
        place.progress(share, text=text)


def show_refused(visit: Visit) -> None:
    st.title(visit.words("team.title.refused"), anchor=False)
    show_remove(visit)


def show_nobody(visit: Visit, table: ReadTable) -> None:
    """A roster of which nobody can be planned: it has no rows, or every row is at fault."""
    st.title(visit.words("team.title.refused"), anchor=False)
    show_remove(visit)
    if table.read.roster.total_rows:
        show_bad_rows(visit, table.read, told=True)
    elif table.read.faults:
        show_file_faults(visit, table.read.faults)
    else:
        st.error(visit.words("team.no_rows"), icon=":material/error:")
    show_columns(visit, table)
    show_ways_in(visit)


def show_team(visit: Visit, table: ReadTable, everyone: Team) -> None:
    title = st.container()
    show_way_back(visit)
    show_roster(visit, table.read)
    show_bad_rows(visit, table.read)
    show_source(visit, table)
    ask_about_file(visit, table)
    group, team = ask_group(visit, table), everyone
    column = group_column(visit, table)
    if column is not None and group is not None:
        team = group_of(everyone, column, group)
    with title:
        show_title(visit, team, group)
    show_answer(visit, team)
    show_doubts(visit, everyone)
    show_defaults(visit, table.mapping)
    show_parts(visit, team, everyone, group)
    columns = st.expander(visit.words("team.columns"), key="team.columns", on_change=session.keep)
    if columns.open:
        with columns:
            show_columns(visit, table)
    details = st.expander(visit.words("team.assumptions"), key="team.assumptions", on_change=session.keep)
    if details.open:
        with details:
            show_assumptions(visit, visit.catalog.level_ids)
            show_fees(visit, visit.catalog.level_ids)


def show_parts(visit: Visit, team: Team, everyone: Team, group: str | None) -> None:
    """The rest, each part worked out only while it is open."""
    parts: dict[str, Callable[[], None]] = {
        "by_month": partial(show_by_month, visit, team),
        "people": partial(show_people, visit, team),
        "lacks": partial(show_lacks, visit, team),
        "lapses": partial(show_lapses, visit, team),
        "actions": partial(show_actions, visit, team),
        "goals": partial(show_goals, visit, team),
        "groups": partial(show_groups, visit, everyone),
        "everyone": partial(show_if_everyone, visit, team),
        "take_away": partial(show_take_away, visit, team, group),
    }
    titles = [visit.words(f"team.tab.{name}") for name in parts]
    for tab, show in zip(tabs("team.more", titles), parts.values(), strict=True):
        if tab.open:
            with tab:
                show()


visit = session.visit()
if team_session.roster_file():
    leave_or_come_back(visit)
    show_page(visit)
else:
    show_empty(visit)
