"""What a file leaves to whoever gave it, asked; and what was left out of it or set aside, told."""

from typing import Final

import streamlit as st

from dashboard.pages.teaming.settings import shortened, take_setting
from dashboard.state import session, team_session
from dashboard.state.session import Visit
from dashboard.state.team_session import ReadTable
from dashboard.text.conditions import level_label
from dashboard.text.words import plain

DAY_FIRST: Final = "day_first"
EACH_ONCE: Final = "each_once"
"""Settings of a roster: how it is read."""
SHOWN: Final = 10
"""Rows or certificates that are told."""


def ambiguous_day(table: ReadTable) -> str:
    """The first day of a roster whose month could be either of two; "" for none."""
    found = (fault.value for fault in table.read.faults if fault.code == "day_or_month_first")
    return next(found, "")


def ask_about_file(visit: Visit, table: ReadTable) -> None:
    """The questions there are, and what is not in the counts."""
    ask_day_first(visit, table)
    ask_each_once(visit, table)
    if said := [
        each for each in (left_out(visit, table), set_aside(visit, table), meant(visit, table)) if each
    ]:
        st.caption("  \n".join(map(plain, said)))


def ask_day_first(visit: Visit, table: ReadTable) -> None:
    """Whether the day or the month stands first, asked where no day of the column tells."""
    words = visit.words
    example = ambiguous_day(table) or team_session.roster_setting("ambiguous_day", "")
    if example:
        team_session.set_roster_setting("ambiguous_day", example)
        answers = words("team.day_first.yes"), words("team.day_first.no")
        _ask(DAY_FIRST, words("team.day_first", day=shortened(example)), answers, default=None)


def ask_each_once(visit: Visit, table: ReadTable) -> None:
    """Whether rows that are alike in every cell are one person."""
    words, pairs = visit.words, table.read.repeats.tolist()
    if pairs:
        rows = words.all_of(
            words("team.repeat", row=words.number(row), first=words.number(first))
            for row, first in pairs[:SHOWN]
        )
        key = "team.repeats.some" if len(pairs) > SHOWN else "team.repeats"
        answers = words("team.each_once.yes"), words("team.each_once.no")
        _ask(EACH_ONCE, words.count(key, len(pairs), rows=rows), answers, default=True)


def _ask(setting: str, question: str, answers: tuple[str, str], *, default: bool | None) -> None:
    """A question to be answered with yes or no, in words of its own; without a default, none is taken."""
    yes, no = map(plain, answers)
    key = session.show_choice(f"team.{setting}", team_session.roster_setting(setting, default))
    st.radio(
        plain(question),
        [True, False],
        index=None,
        format_func=lambda answer: yes if answer else no,
        key=key,
        horizontal=True,
        on_change=take_setting,
        args=(setting, key),
    )


def left_out(visit: Visit, table: ReadTable) -> str:
    """The rows that are nobody, by number and text; "" for none."""
    words, faults = visit.words, table.read.left_out
    told = words.all_of(
        words("team.nobody.row", row=words.number(fault.line), text=shortened(fault.value))
        for fault in faults[:SHOWN]
    )
    return words.count("team.nobody", len(faults), rows=told) if faults else ""


def meant(visit: Visit, table: ReadTable) -> str:
    """The names that several ladders have, and as whose each was read; "" for none."""
    words, tables = visit.words, visit.tables
    told = words.all_of(
        words("team.meant.one", name=shortened(name), level=level_label(words, tables, level_id))
        for name, level_id in table.read.meant[:SHOWN]
    )
    return words("team.meant", names=told) if told else ""


def set_aside(visit: Visit, table: ReadTable) -> str:
    """The certificates that no table knows, each with how many have it; "" for none."""
    words, aside = visit.words, table.read.set_aside
    told = words.all_of(
        words("team.set_aside.one", name=shortened(each.name), number=words.number(len(each.rows)))
        for each in aside[:SHOWN]
    )
    return words.count("team.set_aside", len(aside), names=told) if aside else ""
