"""Every path side by side, and what each level on the way buys."""

from typing import Any

import streamlit as st

from dashboard.catalog.rows import READINGS
from dashboard.charts.race import draw_race, race_lanes
from dashboard.planner.break_even import break_evens
from dashboard.planner.compare import SORTS, ComparedPath, sorted_paths
from dashboard.planner.plan import Plan
from dashboard.state import caches, session, worked_out
from dashboard.state.declarations import parse_path, path_text
from dashboard.state.session import WIDGET, Visit
from dashboard.text.paths import break_even_sentence, path_names
from dashboard.text.readings import reading_name
from dashboard.text.words import plain
from dashboard.widgets.blocks import show_drawing


def path_key(visit: Visit, row: ComparedPath) -> str:
    """What a click on a path says: the reading under which it is taken, and the path."""
    reading = visit.choices.reading
    taken = reading if reading in row.readings else row.readings[0]
    return f"{taken}|{path_text(row.plan.path.names)}"


def path_of(visit: Visit, key: str) -> dict[str, Any]:
    """The choices that make a path the plan; the fastest is what is planned without a choice."""
    clicked, _, text = key.partition("|")
    reading = next((each for each in READINGS if each == clicked), visit.choices.reading)
    names = parse_path(text)
    plans = worked_out.plans(visit)
    if reading != visit.choices.reading:
        name = reading_name(visit.words, visit.catalog, visit.choices.target, reading)
        said = visit.words("path.reading", reading=name)
        st.toast(plain(said), icon=":material/rule:")
    elif plans and plans[0].path.names == names:
        names = None
    return {"path": names, "reading": reading}


def click_path(key: str) -> None:
    visit = session.visit()
    session.press(visit.tables, **path_of(visit, key))


def take_path(key: str) -> None:
    visit = session.visit()
    session.choose(visit.tables, **path_of(visit, st.session_state[key]))


def take_sort(visit: Visit, key: str) -> None:
    session.choose(visit.tables, sort=st.session_state[key])


def show_paths(visit: Visit, plan: Plan) -> None:
    """The race, with a way to choose a path and the order of the lanes, those of the other reading last."""
    words, catalog, choices = visit.words, visit.catalog, visit.choices
    found = sorted_paths(worked_out.paths(visit), choices.sort)
    rows = sorted(found, key=lambda row: choices.reading not in row.readings)
    if len(rows) == 1:
        st.markdown(words("paths.only_one"))
        return
    best = worked_out.plans(visit)[0]
    keys = [path_key(visit, row) for row in rows]
    drawing = caches.drawing(
        "race",
        (*worked_out.plan_key(visit), words.language, choices.sort),
        lambda: draw_race(words, catalog, race_lanes(words, catalog, rows, keys, best, plan), best),
    )
    show_drawing(visit, drawing, "planner.race", click_path)
    st.caption(words("race.legend"))
    names = dict(zip(keys, path_names(words, catalog, rows), strict=True))
    of_plan = next(key for key, row in zip(keys, rows, strict=True) if row.plan == plan)
    left, right = st.columns(2)
    key = session.show_choice(f"{WIDGET}path", of_plan)
    left.selectbox(
        words("race.choose"), keys, format_func=names.__getitem__, key=key, on_change=take_path, args=(key,)
    )
    key = session.show_choice(f"{WIDGET}sort", choices.sort)
    right.selectbox(
        words("race.sort"),
        SORTS,
        format_func=lambda each: words(f"sort.{each}"),
        key=key,
        on_change=take_sort,
        args=(visit, key),
    )
    if choices.sort == "cost" and all(row.plan.fee is None for row in rows):
        right.caption(words("sort.cost_unknown"))


def show_break_evens(visit: Visit) -> None:
    words, catalog = visit.words, visit.catalog
    found = break_evens(worked_out.plans(visit))
    if not found:
        return
    st.subheader(words("break_even.title"), anchor=False)
    st.markdown("\n".join(f"- {plain(break_even_sentence(words, catalog, each))}" for each in found))
