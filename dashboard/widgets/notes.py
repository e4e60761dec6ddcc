"""What a page says above all else: what its link left unsaid, when it was made, and under which rules."""

import streamlit as st

from dashboard.planner.elapsed import elapsed
from dashboard.state import session, worked_out
from dashboard.state.session import Visit, press
from dashboard.state.worked_out import MovedRules
from dashboard.text.changes import change_sentence
from dashboard.text.conditions import level_label
from dashboard.text.elapsed import elapsed_sentence
from dashboard.text.what_if import plan_date
from dashboard.text.words import plain

OF_THEIR_OWN = ("path", "deadline")
"""Parameters whose being left out has a sentence of its own."""


def show_notes(visit: Visit) -> None:
    show_address_notes(visit)
    if moved := worked_out.moved_rules(visit):
        show_moved_rules(visit, moved)


def show_address_notes(visit: Visit) -> None:
    """What the address left unsaid or said wrongly, and the day it was made for."""
    words, choices = visit.words, visit.choices
    for part in visit.left_out:
        if part.parameter in OF_THEIR_OWN:
            said = words(f"left_out.{part.parameter}", value=part.value[:40])
            st.warning(plain(said), icon=":material/link_off:")
    others = [part for part in visit.left_out if part.parameter not in OF_THEIR_OWN]
    if others:
        parts = "; ".join(f"{plain(part.parameter[:40])} = {plain(part.value[:40])}" for part in others[:5])
        st.warning(
            words.count(f"left_out.{visit.left_out_of}", len(others), parts=parts),
            icon=":material/link_off:",
        )
    if choices.as_of != visit.today:
        text, button = st.columns([3, 1], vertical_alignment="center")
        text.info(words("link.as_of", date=words.date(choices.as_of)), icon=":material/event:")
        button.button(
            words("link.from_today"),
            key="from_today",
            on_click=session.from_today,
            args=(visit.tables, visit.today),
            width="stretch",
        )
    if run := elapsed(visit.catalog, choices.person, choices.as_of):
        st.info(elapsed_sentence(words, visit.catalog, run), icon=":material/history:")


def show_moved_rules(visit: Visit, moved: MovedRules) -> None:
    """What changed in the rules since the link was made, and how each date moved."""
    words, tables = visit.words, visit.tables
    with st.container(border=True):
        title = words("moved.title", before=visit.choices.rules, now=tables.version)
        st.markdown(f"**{plain(title)}**")
        if moved.before is None:
            st.markdown(words("moved.not_kept"))
        else:
            lines = [change_sentence(words, moved.before, tables, change) for change in moved.changes]
            lines += _moved_dates(visit, moved)
            st.markdown("\n".join(f"- {plain(line)}" for line in lines))
        st.button(
            words("moved.accept"),
            key="moved.accept",
            on_click=press,
            args=(tables,),
            kwargs={"rules": tables.version},
        )


def _moved_dates(visit: Visit, moved: MovedRules) -> list[str]:
    """A line for each date that moved, and one for all that did not."""
    words, lines, same = visit.words, [], []
    for level_id, was, now in moved.plans:
        level, before, after = (
            level_label(words, visit.tables, level_id),
            plan_date(words, was),
            plan_date(words, now),
        )
        if before == after:
            same.append(words("moved.level", level=level, date=after))
        else:
            lines.append(words("moved.date", level=level, before=before, now=after))
    for level_id, was in moved.gone:
        level = level_label(words, moved.before or visit.tables, level_id)
        lines.append(words("moved.gone", level=level, before=plan_date(words, was)))
    if moved.held_and_gone:
        levels = [level_label(words, moved.before or visit.tables, each) for each in moved.held_and_gone]
        lines.append(words("moved.held_and_gone", levels=words.all_of(levels)))
    if same:
        lines.append(words("moved.date.same", levels=words("list.joint").join(same)))
    return lines
