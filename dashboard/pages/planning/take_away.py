"""Taking a plan away, and opening one that was: files, the link, and its QR code."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Final

import streamlit as st

from dashboard.exports.calendar_file import calendar_file, levels_to_delete
from dashboard.exports.calendar_history import CalendarHistory
from dashboard.exports.plan_file import (
    PlanFileError,
    plan_file,
    read_plan_file,
    refused_sentence,
    schema,
)
from dashboard.exports.qr import qr_png
from dashboard.exports.report import report
from dashboard.exports.takeaway import Takeaway
from dashboard.exports.workbook import workbook
from dashboard.pages.teaming.one_person import whose_plan
from dashboard.planner.plan import Plan
from dashboard.state import caches, exported, session, worked_out
from dashboard.state.choices import REMINDER_DAYS
from dashboard.state.session import WIDGET, Visit
from dashboard.text.conditions import level_label
from dashboard.text.words import plain

UPLOAD: Final = "take_away.upload"
REFUSED: Final = "take_away.refused"
FILES: Final[tuple[tuple[str, str, str, str, Callable[[Takeaway], bytes]], ...]] = (
    ("calendar", "ics", "text/calendar", ":material/calendar_month:", calendar_file),
    (
        "workbook",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ":material/table_view:",
        workbook,
    ),
    ("report", "html", "text/html", ":material/print:", report),
    ("plan_file", "json", "application/json", ":material/data_object:", plan_file),
)


def takeaway_of(visit: Visit, plan: Plan) -> Takeaway:
    return Takeaway(
        words=visit.words,
        catalog=visit.catalog,
        version=visit.tables.version,
        choices=visit.choices,
        plan=plan,
        paths=worked_out.paths(visit),
        made_on=visit.today,
        link=session.address(visit),
        tables=visit.tables,
    )


def show_take_away(visit: Visit, plan: Plan) -> None:
    words, takeaway, whose = visit.words, takeaway_of(visit, plan), whose_plan()
    history = exported.calendar_history(f"person|{whose}")
    st.caption(words("take_away.text", version=takeaway.version, date=words.date(takeaway.made_on)))
    for column, (name, ending, mime, icon, make) in zip(st.columns(len(FILES)), FILES, strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(words(f"take_away.{name}.text"))
            if name == "calendar":
                ask_reminder(visit)
                make = partial(calendar_now, whose=whose, history=history)
            st.download_button(
                words(f"take_away.{name}"),
                data=partial(make, takeaway),
                file_name=f"{plan.target}-{plan.held_on}.{ending}",
                mime=mime,
                key=f"take_away.{name}",
                icon=icon,
                on_click="ignore",
                width="stretch",
            )
            if name == "calendar" and (levels := levels_to_delete(visit.tables, plan, whose, history)):
                names = words.all_of(level_label(words, visit.tables, level_id) for level_id in levels)
                st.caption(plain(words("take_away.calendar.delete", levels=names)))
    show_link(visit, takeaway)
    show_opening(visit)


def calendar_now(takeaway: Takeaway, *, whose: str, history: CalendarHistory) -> bytes:
    """The calendar at the moment at which its button is pressed."""
    return calendar_file(takeaway, whose, history, datetime.now(UTC))


def take_reminder(visit: Visit, key: str) -> None:
    days = st.session_state[key]
    if days is not None:
        session.choose(visit.tables, reminder_days=days)


def ask_reminder(visit: Visit) -> None:
    key = session.show_choice(f"{WIDGET}reminder_days", visit.choices.reminder_days)
    st.number_input(
        visit.words("take_away.reminder_days"),
        min_value=REMINDER_DAYS.least,
        max_value=REMINDER_DAYS.most,
        step=5,
        key=key,
        on_change=take_reminder,
        args=(visit, key),
    )


def show_link(visit: Visit, takeaway: Takeaway) -> None:
    words = visit.words
    st.markdown(f"**{words('take_away.link')}**")
    if takeaway.link is None:
        st.caption(words("take_away.link.unknown"))
        return
    text, code = st.columns([3, 1])
    with text:
        st.code(takeaway.link, language=None, wrap_lines=True)
        st.caption(words("take_away.link.text"))
    drawn = caches.remembered("qr", (takeaway.link,), lambda: qr_png(takeaway.link or ""))
    if drawn is None:
        code.caption(words("take_away.qr.too_long"))
    else:
        # As a PNG and not resized: Streamlit would blur it, and a camera must read it.
        said = words("take_away.qr")
        code.image(drawn, caption=said, alt=said, output_format="PNG")


def show_opening(visit: Visit) -> None:
    """Opening a plan file; one that is refused changes nothing and is told why."""
    words = visit.words
    st.file_uploader(
        words("take_away.open"),
        type="json",
        max_upload_size=1,
        key=UPLOAD,
        help=words("take_away.open.help"),
        on_change=open_file,
        args=(visit,),
    )
    if refused := st.session_state.pop(REFUSED, None):
        st.error(plain(refused_sentence(words, refused)), icon=":material/error:")
    st.download_button(
        words("take_away.schema"),
        data=schema,
        file_name="plan.schema.json",
        mime="application/schema+json",
        key="take_away.schema",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def open_file(visit: Visit) -> None:
    session.keep()
    uploaded = st.session_state[UPLOAD]
    if uploaded is None:
        return
    try:
        query = read_plan_file(uploaded.getvalue())
    except PlanFileError as error:
        st.session_state[REFUSED] = error
        return
    session.open_query(visit.tables, query)
