"""The market, soberly: every figure with its publisher, period, population and grade, and its own axis."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from dashboard.catalog.rows import Benchmark, Scheme
from dashboard.charts.benchmarks import draw_benchmarks, figure_groups
from dashboard.state import caches, session
from dashboard.state.session import Visit
from dashboard.text.evidence import (
    SPREADS,
    by_figure,
    cell_heading,
    figure_is_there,
    figure_words,
    figures_naming,
    period_and_grade,
    publishers,
    topic_title,
)
from dashboard.text.words import plain
from dashboard.widgets.blocks import grid, show_about, show_drawing, show_sentences

IN_SIGHT: Final = ("talent-gap", "talent-gap-forecast")
"""Topics that are shown without being asked for: of several gaps, all or none."""
PICKED: Final = "market.topic"
"""Where the session keeps which further topic is shown."""
CARDS: Final = 3
CHARTS: Final = 2

Topics = dict[str, tuple[Benchmark, ...]]


def show_market(visit: Visit) -> None:
    words, tables = visit.words, visit.catalog
    show_about(visit)
    if not tables.benchmarks:
        st.markdown(words("market.none"))
        return
    st.subheader(words("market.title"), anchor=False)
    st.markdown(words("market.text"))
    st.caption(words("market.read"))
    topics = topics_of(tables.benchmarks)
    beside = {row.topic: scheme for scheme in tables.schemes for row in figures_naming(tables, scheme)}
    own = tables.scheme_of(visit.choices.target)
    first = [topic for topic, scheme in beside.items() if scheme == own]
    shown = [*first, *(each for each in (*IN_SIGHT, *beside) if each in topics and each not in first)]
    for topic in shown:
        show_topic(visit, topics[topic], beside.get(topic))
    show_further_topics(visit, {topic: rows for topic, rows in topics.items() if topic not in shown})


def topics_of(rows: Sequence[Benchmark]) -> Topics:
    """The figures by topic, both in the table's order."""
    topics: dict[str, list[Benchmark]] = {}
    for row in rows:
        topics.setdefault(row.topic, []).append(row)
    return {topic: tuple(found) for topic, found in topics.items()}


def take_topic(key: str) -> None:
    session.keep()
    st.session_state[PICKED] = st.session_state[key]


def show_further_topics(visit: Visit, topics: Topics) -> None:
    """One more topic at a time."""
    words = visit.words
    if not topics:
        return
    st.subheader(words("market.further"), anchor=False)
    picked = st.session_state.get(PICKED)
    picked = picked if picked in topics else next(iter(topics))
    key = session.show_choice(f"{PICKED}.widget", picked)
    st.pills(
        words("market.choose"),
        list(topics),
        format_func=lambda topic: words.count(
            "market.topic", len(topics[topic]), topic=cell_heading(words, "topic", topic)
        ),
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=take_topic,
        args=(key,),
    )
    show_topic(visit, topics[picked], None)


def show_topic(visit: Visit, rows: Sequence[Benchmark], scheme: Scheme | None) -> None:
    """A topic's figures: bars where they may share an axis, else a card each."""
    words, topic = visit.words, rows[0].topic
    title = topic_title(words, rows)
    if scheme:
        figures = [figure_words(words, row) for row in rows if figure_is_there(row)]
        title = words(
            "market.beside",
            topic=title,
            figures=words("list.joint").join(figures) or words("figure.none"),
            scheme=words.name(scheme),
        )
    st.subheader(plain(title), anchor=False)
    groups = [(row,) for row in by_figure(rows)] if topic in SPREADS else figure_groups(rows)
    charts = [group for group in groups if len(group) > 1]
    for column, group in grid(charts, CHARTS):
        with column.container(border=True, height="stretch"):
            show_bars(visit, group)
    cards = [row for group in groups if len(group) == 1 for row in group]
    for column, row in grid(cards, CARDS):
        with column.container(border=True, height="stretch"):
            show_card(visit, row)
    label = words("claims.sources")
    details = st.expander(label, key=f"market.sources.{topic}", on_change=session.keep)
    if details.open:
        with details:
            show_sentences(visit, list(dict.fromkeys(cited for row in rows for cited in row.cites)))


def show_card(visit: Visit, row: Benchmark) -> None:
    words = visit.words
    st.markdown(f"**{plain(figure_words(words, row))}**")
    said = (
        words.stated(words.of(row, "label")),
        publishers(words, visit.tables, row.cites),
        period_and_grade(words, row),
        words.stated(words.of(row, "population")),
    )
    st.markdown("\n\n".join(plain(line) for line in said))


def show_bars(visit: Visit, group: tuple[Benchmark, ...]) -> None:
    words, tables = visit.words, visit.tables
    key = f"market.{group[0].benchmark_id}"
    drawing = caches.drawing(
        key, (tables.edition, words.language), lambda: draw_benchmarks(words, tables, group)
    )
    show_drawing(visit, drawing, key)
    populations = {words.stated(words.of(row, "population")) for row in group}
    if len(populations) == 1:
        st.markdown(plain(populations.pop()))
        return
    lines = (
        words(
            "figure.population",
            label=words.stated(words.of(row, "label")),
            population=words.stated(words.of(row, "population")),
        )
        for row in group
    )
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))
