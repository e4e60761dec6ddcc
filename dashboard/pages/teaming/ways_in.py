"""A roster in: uploaded, pasted, or the example; and the way out, which forgets it."""

from functools import partial
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.catalog.catalog import Catalog
from dashboard.roster.example import example_roster
from dashboard.roster.files_in import FORMATS
from dashboard.roster.roster_read import ReadRoster
from dashboard.roster.table import MAX_BYTES, MAX_ROWS
from dashboard.roster.templates import template
from dashboard.state import session, team_session
from dashboard.state.session import Visit
from dashboard.text.words import plain

UPLOAD: Final = "team.upload"
PASTED: Final = "team.pasted"
EXAMPLE_NAME: Final = "example.csv"


def show_ways_in(visit: Visit) -> None:
    """The ways to give a roster, a template for one, and where its names stay."""
    words = visit.words
    st.info(words("team.privacy"), icon=":material/lock:")
    upload, example = st.columns([3, 2], gap="large")
    with upload:
        st.file_uploader(
            words("team.upload"),
            type=[ending.removeprefix(".") for ending in FORMATS],
            max_upload_size=most_megabytes(),
            key=UPLOAD,
            help=words("team.upload.help", rows=words.number(MAX_ROWS)),
            on_change=take_upload,
        )
        st.text_area(
            words("team.paste"),
            height=140,
            key=PASTED,
            placeholder=words("team.paste.placeholder"),
            on_change=session.keep,
        )
        st.button(
            words("team.paste.read"),
            key="team.paste",
            icon=":material/content_paste:",
            on_click=paste,
            args=(words("team.pasted.name"),),
        )
    with example:
        st.markdown(words("team.example.text"))
        st.button(
            words("team.example"),
            key="team.example",
            icon=":material/groups:",
            on_click=load_example,
            args=(visit.tables,),
        )
        st.markdown(words("team.template.text"))
        st.download_button(
            words("team.template"),
            data=partial(template, words.language, visit.tables),
            file_name=f"roster-{words.language}.csv",
            mime="text/csv",
            key="team.template",
            icon=":material/download:",
            on_click="ignore",
        )
        st.caption(words("team.defaults"))


def most_megabytes() -> int:
    """What a roster's file may have: a server that takes less refuses it before this page is asked."""
    return min(MAX_BYTES // 2**20, int(st.get_option("server.maxUploadSize")))


def take_upload() -> None:
    session.keep()
    uploaded = st.session_state[UPLOAD]
    if uploaded is not None:
        team_session.open_roster(uploaded.name, uploaded.getvalue())


def paste(name: str) -> None:
    """Takes what was pasted as a CSV file of this name, which faults call it by."""
    session.keep()
    text = st.session_state[PASTED]
    if text.strip():
        team_session.open_roster(f"{name}.csv", text.encode(errors="replace"))


def load_example(tables: Catalog) -> None:
    session.keep()
    team_session.open_roster(EXAMPLE_NAME, example_roster(tables))


def remove() -> None:
    session.keep()
    team_session.close_roster()


def show_roster(visit: Visit, read: ReadRoster) -> None:
    """Which roster is open, how many of it are planned, and the way to remove it."""
    words, file = visit.words, team_session.roster_file()
    if file is None:
        return
    text, button = st.columns([4, 1], vertical_alignment="center")
    bad = len(read.bad.rows)
    counted = words.count("team.planned", len(read.roster.names))
    left_out = words.count("team.left_out", bad) if bad else words("team.left_out.none")
    made_up = words("team.example.made_up") if file.name == EXAMPLE_NAME else ""
    said = words("team.roster", file=file.name, counted=counted, left_out=left_out)
    text.caption(plain(words.sentences([said, made_up, words("team.privacy.short")])))
    show_remove(visit, button)


def show_remove(visit: Visit, place: DeltaGenerator | None = None) -> None:
    (place or st).button(
        visit.words("team.remove"),
        key="team.remove",
        icon=":material/delete:",
        on_click=remove,
        width="stretch",
    )
