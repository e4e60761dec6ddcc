"""Taking a team away: a workbook, a page for each person, the sittings as a calendar, and plain files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import PurePath
from typing import Final

import streamlit as st

from dashboard.board.goals import goal_plan
from dashboard.exports.calendar_history import CalendarHistory
from dashboard.exports.file_name import in_file_name
from dashboard.exports.people_file import people_file
from dashboard.exports.team_calendar import team_calendar
from dashboard.exports.team_pages import team_pages, team_pages_refusal
from dashboard.exports.team_takeaway import TeamTakeaway, anyone_sits
from dashboard.exports.team_workbook import team_workbook, team_workbook_refusal
from dashboard.pages.planning.take_away import ask_reminder
from dashboard.pages.teaming.goals import plan_of_goals
from dashboard.pages.teaming.settings import take_setting
from dashboard.roster.roster_read import Roster
from dashboard.roster.typed_texts import taken
from dashboard.state import exported, session, team_session
from dashboard.state.session import Visit
from dashboard.state.team_session import Team

LONGEST_NAME: Final = 60
"""Letters of a team's name."""
CALENDAR: Final = "calendar.ics"
OWN, GOALS = CALENDARS = "own", "goals"
"""What the calendar can be of: the ways to everyone's own target, or those to the team's goals."""


@dataclass(frozen=True)
class _File:
    """A file to download: what it says, and how it is made; `refusal` says why it can't be.

    It is called by the team's name, and by its own `name` where that leaves nothing; `mark` tells it from
    another of the same kind.
    """

    name: str
    label: str
    text: str
    mime: str
    icon: str
    make: Callable[[TeamTakeaway], bytes]
    refusal: str = ""
    mark: str = ""


def show_take_away(visit: Visit, team: Team, group: str | None) -> None:
    """The files of the people who are looked at: of the whole team, or of one `group`."""
    words = visit.words
    version, made_on = visit.tables.version, words.date(visit.today)
    st.caption(words.count("teamfile.text", len(team), version=version, date=made_on))
    st.info(words("teamfile.privacy"), icon=":material/lock:")
    if visit.choices.goals:
        st.info(words("teamfile.two_plans.text"), icon=":material/call_split:")
    name = ask_name(visit, group)
    # Made when a button is pressed, of what was shown, and without the session: it may be over by then.
    make = partial(team_takeaway, visit, team, name)
    for files in (_for_people(visit, team, name), _for_programs(visit)):
        for column, file in zip(st.columns(3), files, strict=False):
            with column.container(border=True, height="stretch"):
                st.markdown(file.text)
                if file.name == CALENDAR:
                    ask_reminder(visit)
                    ask_calendar(visit)
                _show_file(file, file_name(file, name, visit.choices.as_of), make)


def team_takeaway(visit: Visit, team: Team, name: str) -> TeamTakeaway:
    """What the files are made from; it asks for nothing of the session."""
    roster, choices = team.table.read.roster, visit.choices
    goals, by = dict(choices.goals), choices.horizon
    return TeamTakeaway(
        words=visit.words,
        catalog=visit.catalog,
        version=visit.tables.version,
        choices=choices,
        name=name,
        roster=Roster(
            names=team.names,
            people=team.people,
            targets=team.targets,
            rows=roster.rows[team.rows],
            carried={column: taken(cells, team.rows) for column, cells in roster.carried.items()},
            total_rows=roster.total_rows,
        ),
        board=team.board,
        faults=team.table.read.faults,
        left_out=len(team.table.read.bad.rows),
        goals=goal_plan(visit.catalog, team.people, goals, by, choices.reading) if goals else None,
        made_on=visit.today,
        tables=visit.tables,
    )


def calendar_now(team: TeamTakeaway, *, for_goals: bool, history: CalendarHistory) -> bytes:
    """The calendar at the moment at which its button is pressed."""
    return team_calendar(team, for_goals=for_goals, history=history, now=datetime.now(UTC))


def ask_name(visit: Visit, group: str | None) -> str:
    """What the team is called: as the visitor says, else as the roster's file and the group are."""
    words, file = visit.words, team_session.roster_file()
    usual = PurePath(file.name).stem if file else ""
    if group is not None:
        usual = f"{usual} {group or words('teamfile.name.empty')}"
    setting = f"name.{group}"
    key = session.show_choice("teamfile.name", team_session.roster_setting(setting) or usual[:LONGEST_NAME])
    name: str = st.text_input(
        words("teamfile.name"),
        max_chars=LONGEST_NAME,
        key=key,
        help=words("teamfile.name.help"),
        width=400,
        on_change=take_name,
        args=(setting, key),
    )
    return name


def take_name(setting: str, key: str) -> None:
    session.keep()
    team_session.set_roster_setting(setting, st.session_state[key].strip())


def ask_calendar(visit: Visit) -> None:
    """Which plan the calendar has, where there are two."""
    if not visit.choices.goals:
        return
    words, setting = visit.words, "calendar_of"
    key = session.show_choice("teamfile.calendar_of", team_session.roster_setting(setting, OWN))
    st.radio(
        words("teamfile.calendar_of"),
        CALENDARS,
        format_func=lambda plan: words(f"teamfile.calendar_of.{plan}"),
        key=key,
        on_change=take_setting,
        args=(setting, key),
    )


def is_for_goals(visit: Visit) -> bool:
    """Whether the calendar is of the team's goals: a choice that rests while there are none."""
    return bool(visit.choices.goals) and team_session.roster_setting("calendar_of", OWN) == GOALS


def nothing_to_sit(visit: Visit, team: Team) -> str:
    """Why there is no calendar of the plan that was chosen; "" where there is one."""
    if is_for_goals(visit):
        some = bool(plan_of_goals(visit, team).sittings)
        return "" if some else visit.words("teamfile.calendar.none_for_goals")
    return "" if anyone_sits(team.board, team.targets) else visit.words("teamfile.calendar.none")


def _for_people(visit: Visit, team: Team, name: str) -> tuple[_File, ...]:
    words = visit.words
    return (
        _File(
            name="team.xlsx",
            label=words("teamfile.workbook"),
            text=words("teamfile.workbook.text"),
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            icon=":material/table_view:",
            make=team_workbook,
            refusal=team_workbook_refusal(words, len(team)),
        ),
        _File(
            name="pages.html",
            label=words("teamfile.pages"),
            text=words("teamfile.pages.text"),
            mime="text/html",
            icon=":material/print:",
            make=team_pages,
            refusal=team_pages_refusal(words, len(team)),
        ),
        _File(
            name=CALENDAR,
            label=words("teamfile.calendar"),
            text=words("teamfile.calendar.text"),
            mime="text/calendar",
            icon=":material/calendar_month:",
            make=partial(
                calendar_now,
                for_goals=is_for_goals(visit),
                history=exported.calendar_history(f"team|{name}|{is_for_goals(visit)}"),
            ),
            refusal=nothing_to_sit(visit, team),
            mark=GOALS if is_for_goals(visit) else "",
        ),
    )


def _for_programs(visit: Visit) -> tuple[_File, ...]:
    words = visit.words
    return (
        _File(
            name="team.csv",
            label=words("teamfile.csv"),
            text=words("teamfile.csv.text"),
            mime="text/csv",
            icon=":material/csv:",
            make=partial(people_file, suffix=".csv"),
        ),
        _File(
            name="team.parquet",
            label=words("teamfile.parquet"),
            text=words("teamfile.parquet.text"),
            mime="application/vnd.apache.parquet",
            icon=":material/data_table:",
            make=partial(people_file, suffix=".parquet"),
        ),
    )


def file_name(file: _File, name: str, as_of: date) -> str:
    """Whose file it is, and of which day."""
    stem, _, ending = file.name.partition(".")
    parts = (in_file_name(name) or stem, file.mark, as_of.isoformat())
    return f"{'-'.join(filter(None, parts))}.{ending}"


def _show_file(file: _File, called: str, make: Callable[[], TeamTakeaway]) -> None:
    if file.refusal:
        st.caption(file.refusal)
        return
    st.download_button(
        file.label,
        data=lambda: file.make(make()),
        file_name=called,
        mime=file.mime,
        key=f"teamfile.{file.name}",
        icon=file.icon,
        on_click="ignore",
        width="stretch",
    )
