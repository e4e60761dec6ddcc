"""The app: page config, language, the person's inputs, navigation."""

import streamlit as st

from dashboard import session, widgets

st.set_page_config(page_title=session.words()("app.title"), page_icon="🪜", layout="wide")

tables = session.tables()
if isinstance(tables, tuple):
    widgets.show_faults(session.words(), tables)
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
            ("sources", ":material/fact_check:"),
        )
    ],
    position="top",
)
with st.sidebar:
    widgets.ask_language(visit)
    st.header(visit.words("ask.title"), anchor=False)
    widgets.ask_person(visit)
widgets.show_address_notes(visit)
page.run()
st.caption(visit.words("footer"))
