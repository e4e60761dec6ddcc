"""Who is short of what: the conditions that people lack today, counted."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.board.missing import missing
from dashboard.charts.team_missing import draw_team_missing
from dashboard.pages.teaming.people import SHOWN, labels_of
from dashboard.pages.teaming.settings import ask_one_of
from dashboard.roster.armour import harmless
from dashboard.state import team_session
from dashboard.state.session import Visit
from dashboard.state.team_session import Team
from dashboard.text.team_missing import (
    Lack,
    lack_sentence,
    lack_words,
    ranked_lacks,
)
from dashboard.widgets.blocks import show_drawing


def show_lacks(visit: Visit, team: Team) -> None:
    words, catalog, reading = visit.words, visit.catalog, visit.choices.reading
    lacks = team_session.remembered_here(
        "lacks", team.key, lambda: ranked_lacks(missing(catalog, team.people, reading))
    )
    if not lacks:
        st.markdown(words("team.lacks.nothing"))
        return
    drawing = team_session.team_drawing(
        "lacks.drawing",
        (*team.key, words.language),
        lambda: draw_team_missing(words, catalog, lacks, len(team)),
    )
    show_drawing(visit, drawing, "team.lacks")
    st.caption(words("team.lacks.note"))
    show_who(visit, team, lacks)


def show_who(visit: Visit, team: Team, lacks: Sequence[Lack]) -> None:
    """The people who lack one of the conditions, and by how much."""
    words, catalog = visit.words, visit.catalog
    # Known by what it is: its place is another's in another group.
    by_condition = {(each.level_id, each.route.name, each.lacked.condition): each for each in lacks}
    chosen = ask_one_of(
        "lacks",
        words("team.lacks.who"),
        list(by_condition),
        lambda which: words.count(
            "team.lacks.who.option",
            by_condition[which].lacked.people,
            what=lack_words(words, catalog, by_condition[which]),
        ),
        placeholder=words("team.lacks.who.none"),
    )
    if chosen is None:
        return
    lack = by_condition[chosen]
    rows = lack.lacked.rows
    shown = rows[:SHOWN]
    names = labels_of(visit, team)
    columns = {"person": words("team.column.person")}
    found: dict[str, list[str]] = {"person": [names[row] for row in shown.tolist()]}
    condition = lack.lacked.condition
    if condition.asks_months:
        columns["short_by"] = words("team.column.short_by")
        missing = condition.months_missing(team.people.take(shown)).tolist()
        found["short_by"] = [words.months(each) for each in missing]
    for number, (name, cells) in enumerate(team.table.read.roster.carried.items()):
        columns[f"column.{number}"] = name
        found[f"column.{number}"] = [harmless(cells[row]) for row in team.rows[shown].tolist()]
    st.dataframe(
        pd.DataFrame(found),
        column_config=columns,
        hide_index=True,
        alt=lack_sentence(words, catalog, lack),
    )
    if len(rows) > len(shown):
        st.caption(words("team.rows.more", shown=words.number(len(shown)), number=words.number(len(rows))))
