"""Display blocks: a chart, a table, and the sentences behind a fact."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, Literal, TypeVar

# Loaded before any page is drawn: Streamlit looks into a pandas that another visitor's run has half loaded.
import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.mutable_tab_container import TabContainer

from dashboard.catalog.rows import Contradiction
from dashboard.charts.drawing import Drawing
from dashboard.state import session, worked_out
from dashboard.state.session import Visit, keep
from dashboard.text.paths import against_best
from dashboard.text.words import plain

T = TypeVar("T")
MANY_ROWS: Final = 30
LONG_TABLE: Final = 480
"""Pixels of a table of many rows, which is then scrolled: what comes after it stays near."""


def show_drawing(
    visit: Visit, drawing: Drawing, key: str, on_click: Callable[[str], None] | None = None
) -> None:
    """A chart under its message, named for who can't see it, with its numbers one click away.

    `on_click` gets the `customdata` of what was clicked.
    """
    st.subheader(plain(drawing.title), anchor=False)
    # A chart keeps its selection, and a click on what is selected takes it back: after each click the
    # chart is a new one, so that every click counts.
    chart = f"{key}.{st.session_state.get(f'{key}.clicks', 0)}"
    st.plotly_chart(
        drawing.figure,
        key=chart,
        config={"displayModeBar": False},
        alt=drawing.sentence,
        on_select=partial(_take_click, key, chart, on_click) if on_click else "ignore",
        selection_mode="points",
    )
    details = st.expander(visit.words("chart.numbers"), key=f"{key}.numbers", on_change=keep)
    if details.open:
        height: int | Literal["content"] = LONG_TABLE if len(drawing.rows) > MANY_ROWS else "content"
        with details, st.container(height=height, border=False):
            show_table(drawing.columns, drawing.rows)


def _take_click(key: str, chart: str, on_click: Callable[[str], None]) -> None:
    keep()
    for point in st.session_state[chart].selection.points:
        clicked = point.get("customdata")
        clicked = clicked[0] if isinstance(clicked, list) else clicked
        if clicked:
            st.session_state[f"{key}.clicks"] = st.session_state.get(f"{key}.clicks", 0) + 1
            on_click(clicked)
            return


def show_chosen_path(visit: Visit) -> None:
    """That the plan is by a path of the visitor's choice, what it costs, and the way back to the fastest."""
    words, plan = visit.words, worked_out.plan(visit)
    if plan is None:
        return
    against = against_best(words, worked_out.plans(visit)[0], plan)
    text, button = st.columns([3, 1], vertical_alignment="center")
    text.info(plain(words("path.chosen", against=against)), icon=":material/alt_route:")
    button.button(
        words("path.fastest"),
        key="path.fastest",
        on_click=session.press,
        args=(visit.tables,),
        kwargs={"path": None},
        width="stretch",
    )


def show_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A small table, its texts wrapped."""
    st.table(
        pd.DataFrame([[_cell(cell) for cell in row] for row in rows], columns=list(columns)), hide_index=True
    )


def _cell(text: str) -> str:
    return plain(text).replace("|", "\\|")


def show_sentences(visit: Visit, cites: Sequence[str]) -> None:
    """The sentences and sources behind a fact, in full, with grade and date."""
    words, tables = visit.words, visit.tables
    statements = {row.statement_id: row for row in tables.statements}
    sources = {row.source_id: row for row in tables.sources}
    for cited in cites:
        statement = statements.get(cited)
        source = sources[statement.source_id if statement else cited]
        text = words.of(statement, "text") if statement else source.title
        where = words(
            "cites.where",
            source=source.publisher or source.title,
            grade=words.stated(source.grade),
            date=source.published_on or words.not_stated,
        )
        st.markdown(f"**{plain(cited)}** {plain(text)}")
        st.caption(plain(where))


def show_about(visit: Visit) -> None:
    """Which schemes the rest is about, where the tables have others beside them."""
    words, catalog = visit.words, visit.catalog
    if catalog.level_ids != visit.tables.level_ids:
        schemes = words.all_of(words.name(scheme) for scheme in catalog.schemes_with_levels)
        st.caption(plain(words("about.schemes", schemes=schemes)))


def grid(
    things: Sequence[T], in_a_row: int, align: Literal["top", "bottom"] = "top"
) -> Iterator[tuple[DeltaGenerator, T]]:
    """Each of `things` with a column for it, so many side by side; on a phone one below another."""
    for start in range(0, len(things), in_a_row):
        columns = st.columns(in_a_row, vertical_alignment=align)
        yield from zip(columns, things[start : start + in_a_row], strict=False)


def show_unclear(visit: Visit, rows: Iterable[Contradiction]) -> None:
    """What the source contradicts or leaves open, each with what follows from it here."""
    words = visit.words
    for row in rows:
        st.markdown(f"**{plain(row.contradiction_id)}** {plain(words.of(row, 'text'))}")
        effect = words.stated(words.of(row, "effect"))
        st.caption(plain(words("contradictions.effect", effect=effect)))


def tabs(key: str, titles: Sequence[str]) -> Sequence[TabContainer]:
    """Tabs of which only the open one is worked out; it stays open in another language and on coming back."""
    state = st.session_state
    # A tab is known by its title, which another language has not, and another page forgets.
    if state.get(key) in titles:
        state[f"{key}.opened"] = titles.index(state[key])
    session.show_choice(key, titles[state.get(f"{key}.opened", 0)])
    return st.tabs(titles, key=key, on_change=keep)
