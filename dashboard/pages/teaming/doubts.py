"""What a roster leaves open, or says in a way that should be looked at again."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import streamlit as st

from dashboard.pages.teaming.settings import shortened
from dashboard.roster.headers import Mapping
from dashboard.roster.table import row_runs
from dashboard.rules.asked import asked_about
from dashboard.state import team_session
from dashboard.state.session import Visit
from dashboard.state.team_session import ReadTable, Team
from dashboard.text.conditions import clock_label, clock_name
from dashboard.text.team import shared_names
from dashboard.text.words import plain

SHOWN: Final = 10
"""Rows that are told by their number."""
NAMES_SHOWN: Final = 3
"""Names by which one sees whether the encoding was found out rightly."""
DEFAULTS: Final = ("work_years", "work_share", "hours_per_week")
CLOCK_DEFAULTS: Final = ("years", "share")
"""Columns of all work, and of each other clock, without which everyone is taken to be alike."""


def show_defaults(visit: Visit, mapping: Mapping) -> None:
    """What everyone is taken to be for want of a column."""
    words, tables = visit.words, visit.tables
    said = [
        words("team.default", column=words(f"team.field.{column}"), value=words(f"team.default.{column}"))
        for column in DEFAULTS
        if column not in mapping
    ]
    said += [
        words(f"team.default.clock.{part}", clock=clock_label(words, tables, clock_id))
        for clock_id in asked_about(tables, visit.choices.target).kinds_of_work
        for part in CLOCK_DEFAULTS
        if f"{clock_id}_{part}" not in mapping
    ]
    if said:
        st.caption(plain(words("team.default.all", columns=words("list.semicolon").join(said))))


def show_source(visit: Visit, table: ReadTable) -> None:
    """Which encoding and which sheet was read, and what that hides."""
    words = visit.words
    if table.encoding == "gb18030":
        names = [shortened(name) for name in table.read.roster.names if not name.isascii()][:NAMES_SHOWN]
        said = words("team.encoding", names=words.all_of(names)) if names else words("team.encoding.plain")
        st.caption(plain(said))
    if table.other_sheets:
        others = words.all_of(table.other_sheets)
        st.caption(plain(words("team.sheets", sheet=table.sheet, others=others)))
    if table.hidden_rows:
        runs = list(row_runs(table.hidden_rows))
        rows = words("list.comma").join([*runs[:SHOWN], *["…"] * (len(runs) > SHOWN)])
        st.caption(words.count("team.hidden_rows", len(table.hidden_rows), rows=rows))
    if table.hidden_columns:
        st.caption(plain(words("team.hidden_columns", columns=words.all_of(table.hidden_columns))))


def show_doubts(visit: Visit, team: Team) -> None:
    """What may be meant, and may be a slip: told once, and counted as it stands."""

    def find() -> list[str]:
        return [each for each in (namesakes(visit, team), *more_within(visit, team)) if each]

    if said := team_session.remembered_here("doubts", (*team.key, visit.words.language), find):
        st.info("\n\n".join(map(plain, said)), icon=":material/help:")


def namesakes(visit: Visit, team: Team) -> str:
    """Names that stand in more than one row, each row a person; "" for none."""
    words = visit.words
    several = shared_names(team.names)
    if not several:
        return ""
    told = words.all_of([shortened(name) for name in several[:SHOWN]])
    key = "team.namesakes.some" if len(several) > SHOWN else "team.namesakes"
    return words.count(key, len(several), names=told)


def more_within(visit: Visit, team: Team) -> Iterator[str]:
    """Who has done one kind of work for longer than the work that it is a kind of, where both are told."""
    words, tables, months = visit.words, visit.tables, team.people.months
    for inner, outer in tables.clocks_around.items():
        if outer is None or f"{outer}_years" not in team.table.mapping:
            continue
        longer = np.flatnonzero(months[inner] > months[outer])
        if len(longer):
            key = "team.more_within.some" if len(longer) > SHOWN else "team.more_within"
            yield words.count(
                key,
                len(longer),
                rows=words.all_of(map(words.number, team.roster_rows(longer[:SHOWN]))),
                inner=clock_name(words, tables, inner),
                outer=clock_name(words, tables, outer),
            )
