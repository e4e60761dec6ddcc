"""The app: page config, language, the person's inputs, navigation."""

from collections.abc import Sequence

import streamlit as st

from dashboard.catalog.faults import Fault
from dashboard.state import caches, session
from dashboard.text.faults import fault_place, fault_problem, fault_right
from dashboard.text.words import Words
from dashboard.widgets.blocks import show_table
from dashboard.widgets.inputs import ask_language, ask_person, ask_team
from dashboard.widgets.notes import show_notes


def show_faults(words: Words, faults: Sequence[Fault]) -> None:
    """The page that stands in for the app when the tables are faulty."""
    st.title(words("faults.title"), anchor=False)
    st.write(words.count("faults.text", len(faults)))
    show_table(
        [words("faults.place"), words("faults.problem"), words("faults.right")],
        [
            (
                fault_place(words, fault),
                fault_problem(words, fault),
                fault_right(words, fault),
            )
            for fault in faults
        ],
    )


st.set_page_config(page_title=session.words()("app.title"), page_icon="🪜", layout="wide")

tables = caches.tables()
if isinstance(tables, tuple):
    show_faults(session.words(), tables)
    st.stop()

visit = session.begin(tables)

page = st.navigation(
    [
        st.Page(
            f"dashboard/pages/{name}.py",
            title=visit.words(f"page.{name}"),
            icon=icon,
            url_path=name,
            default=name == "overview",
        )
        for name, icon in (
            ("overview", ":material/dashboard:"),
            ("explore", ":material/map:"),
            ("planner", ":material/route:"),
            ("team", ":material/groups:"),
            ("worth", ":material/balance:"),
            ("sources", ":material/fact_check:"),
        )
    ],
    position="top",
)
with st.sidebar:
    ask_language(visit)
    if page.url_path == "team":
        ask_team(visit)
    else:
        st.header(visit.words("ask.title"), anchor=False)
        ask_person(visit)
show_notes(visit)
page.run()
st.caption(visit.words("footer"))
session.drawn()
