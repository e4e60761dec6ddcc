"""The groups of a team: which column makes them, and which of them is looked at alone."""

import re
from typing import Final

import numpy as np
import streamlit as st

from dashboard.board.groups import groups
from dashboard.pages.teaming.settings import ask_one_of
from dashboard.state import team_session
from dashboard.state.session import Visit
from dashboard.state.team_session import ReadTable, Team

MOST_VALUES: Final = 50
"""Different values of a column that people can be grouped or filtered by."""
USUAL: Final = (
    *("department", "dept", "部门", "院系", "学院", "系", "科室", "团队", "team", "group"),
    *("专业", "班级", "年级", "class"),
)
"""Names of the column that people are grouped by unless another is chosen, the first of them first."""
_BETWEEN_WORDS: Final = re.compile(r"[\s()（）/_-]+")


def columns_of_groups(table: ReadTable) -> dict[str, list[str]]:
    """The roster's own columns by which people can be told apart into a few groups, and their values."""
    carried = table.read.roster.carried

    def find() -> dict[str, list[str]]:
        found = {
            name: sorted({*cells}, key=lambda value: (not value, value)) for name, cells in carried.items()
        }
        # Where nobody shares a value, it tells people apart, as a number does, and makes no groups.
        most = min(MOST_VALUES, len(table.read.roster.names) - 1)
        return {name: values for name, values in found.items() if 1 < len(values) <= most}

    return team_session.remembered_here("columns", table.key, find)


def group_column(visit: Visit, table: ReadTable) -> str | None:
    """The column that makes the groups: as chosen, else a department's, else the one with the fewest."""
    columns = columns_of_groups(table)
    usual = [(USUAL.index(word), name) for name in columns for word in words_of(name) if word in USUAL]
    fewest = min(columns, key=lambda name: len(columns[name]), default=None)
    default = min(usual)[1] if usual else fewest
    chosen = team_session.roster_setting("group_column", default)
    return chosen if chosen in columns else default


def words_of(name: str) -> list[str]:
    """The words of a column's name."""
    return _BETWEEN_WORDS.split(name.casefold())


def ask_group(visit: Visit, table: ReadTable) -> str | None:
    """Asks for the column of the groups, and for one of them; returns that, `None` for all people."""
    words, columns = visit.words, columns_of_groups(table)
    column = group_column(visit, table)
    if column is None:
        return None
    left, right, _ = st.columns([1, 1, 2])
    with left:
        ask_one_of("group_column", words("team.group.by"), list(columns), str, default=column)
    with right:
        group: str | None = ask_one_of(
            f"group.{list(columns).index(column)}",
            words("team.group.one"),
            columns[column],
            lambda value: value or words("team.empty_cell"),
            placeholder=words("team.group.all"),
        )
    return group


def group_of(team: Team, column: str, group: str) -> Team:
    """The people of one group of a whole team."""
    cells = np.array(team.table.read.roster.carried[column], dtype=str)
    rows = np.flatnonzero(cells == group)
    return team_session.remembered_here(
        "group", (*team.key, column, group), lambda: team_session.part_of_team(team, rows, (column, group))
    )


def parts_of(team: Team, column: str) -> list[tuple[str, Team]]:
    """Every group of a whole team."""
    return [
        (label, team_session.part_of_team(team, rows, (column, label)))
        for label, rows in groups(team.table.read.roster.carried[column])
    ]
