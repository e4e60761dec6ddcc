"""The app: page config, language, the person's inputs, navigation."""

from collections.abc import Sequence

import streamlit as st

from dashboard import session, widgets
from dashboard.catalog import Fault
from dashboard.text import Words, fault_place, fault_problem, fault_right


def show_faults(words: Words, faults: Sequence[Fault]) -> None:
    """The page that stands in for the app when the tables are faulty."""
    st.title(words("faults.title"), anchor=False)
    st.write(words.count("faults.text", len(faults)))
    widgets.show_table(
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

tables = session.tables()
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
            ("planner", ":material/route:"),
            ("team", ":material/groups:"),
            ("worth", ":material/balance:"),
            ("sources", ":material/fact_check:"),
        )
    ],
    position="top",
)
with st.sidebar:
    widgets.ask_language(visit)
    if page.url_path == "team":
        widgets.ask_team(visit)
    else:
        st.header(visit.words("ask.title"), anchor=False)
        widgets.ask_person(visit)
widgets.show_notes(visit)
page.run()
st.caption(visit.words("footer"))
session.drawn()
