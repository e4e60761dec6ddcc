"""What it comes to: what is still missing, or the day that costs are back and what would change that."""

import streamlit as st

from dashboard.charts.payback import draw_payback
from dashboard.pages.weighing.weighed import Weighed, weighed_key
from dashboard.planner.chances import NoChances
from dashboard.state import caches
from dashboard.state.session import Visit
from dashboard.text.words import plain
from dashboard.text.worth import (
    change_title,
    change_words,
    span_basis,
    span_words,
)
from dashboard.widgets.blocks import show_drawing
from dashboard.worth.payback import Payback


def show_result(visit: Visit, weighed: Weighed) -> None:
    """What is missing; else the months, the raise that it takes, and what would change the answer."""
    words, found, missing = visit.words, weighed.found, weighed.missing
    if missing and weighed.costs.total != 0:
        st.subheader(words.count("worth.missing", len(missing)), anchor=False)
        show_lines(missing)
    if found is None or weighed.costs.total == 0:
        return
    if not missing:
        show_months(visit, weighed, found)
    show_spans(visit, weighed, found)
    if not missing:
        show_changes(visit, weighed, found)


def show_months(visit: Visit, weighed: Weighed, found: Payback) -> None:
    expected, currency = found.expected, weighed.costs.currency
    if expected is None:
        return
    drawing = caches.drawing(
        "payback",
        (*weighed_key(visit), visit.words.language),
        lambda: draw_payback(visit.words, weighed.plan, found, expected, currency),
    )
    show_drawing(visit, drawing, "worth.payback")
    st.markdown(plain(drawing.sentence))


def show_spans(visit: Visit, weighed: Weighed, found: Payback) -> None:
    """The least raise for each number of years, and what it takes for granted."""
    words = visit.words
    st.subheader(words("worth.within.title"), anchor=False)
    show_lines([span_words(words, span, weighed.costs.currency) for span in found.spans])
    st.caption(plain(words.sentences([span_basis(words, weighed.benefits), chances_note(visit, weighed)])))


def chances_note(visit: Visit, weighed: Weighed) -> str:
    """How the chance of failing an exam is counted."""
    words = visit.words
    if isinstance(weighed.chances, NoChances):
        return words(f"worth.chances.{weighed.chances}", date=words.date(weighed.plan.held_on))
    failable = {level_id for level_id, _ in visit.choices.pass_percents}
    on_path = failable.intersection(weighed.plan.path.levels)
    return words("worth.chances" if on_path else "worth.chances.certain")


def show_changes(visit: Visit, weighed: Weighed, found: Payback) -> None:
    """For the longest span, what would change whether the costs are back."""
    words, currency = visit.words, weighed.costs.currency
    *_, longest = found.spans
    st.subheader(plain(change_title(words, longest, currency)), anchor=False)
    show_lines(change_words(words, weighed.benefits, longest, currency))


def show_lines(lines: list[str]) -> None:
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))
