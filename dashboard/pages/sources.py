"""依据 Sources: every table, each fact with its sentence; what the source contradicts or leaves open."""

import io
import re
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.catalog.loading import TABLES
from dashboard.catalog.rows import Source
from dashboard.rules.routes import states_no_condition
from dashboard.state import caches, session
from dashboard.state.of_levels import ASSUMPTIONS, FEES
from dashboard.state.session import WIDGET, Visit
from dashboard.text.conditions import level_label
from dashboard.text.contradictions import contradictions_of
from dashboard.text.evidence import sources_of
from dashboard.text.words import Words, plain
from dashboard.widgets.blocks import show_about, show_sentences, show_table

WEB = re.compile(r"https?://[^\s<>\"]+")
OF_LEVELS = ("levels", "prerequisites", "exams", "validity", "renewals")
# Pixels of a row, which wraps its text, and of a column whose texts have more letters than this.
ROW_HEIGHT, LONG_TEXT, MOST_LETTERS = 96, 320, 36


def show_source(visit: Visit) -> None:
    """Where the rules come from, and how far that goes."""
    words, tables = visit.words, visit.catalog
    st.title(words("sources.title"), anchor=False)
    if tables.statements:
        show_statements(visit)
    else:
        show_sources(visit)
    st.caption(words("sources.grades"))
    st.caption(words("sources.version", version=visit.tables.version))


def show_sources(visit: Visit) -> None:
    """The sources that the rules in view rest on, where none is quoted sentence by sentence."""
    words, catalog = visit.words, visit.catalog
    show_about(visit)
    cited = {
        each
        for rows in (catalog.schemes_with_levels, *(getattr(catalog, table) for table in OF_LEVELS))
        for row in rows
        for each in row.cites
    }
    found = sources_of(catalog, sorted(cited))
    if not found:
        st.markdown(words("sources.none"))
        return
    st.markdown("\n".join(f"- {source_words(words, source)}" for source in found))


def show_statements(visit: Visit) -> None:
    """How much of the text that the rules come from states facts."""
    words, tables = visit.words, visit.catalog
    kinds = [row.kind for row in tables.statements]
    quoted = {row.source_id for row in tables.statements}
    st.markdown(
        words(
            "sources.text",
            sources=words.all_of(
                source_words(words, row) for row in tables.sources if row.source_id in quoted
            ),
            sentences=len(kinds),
            facts=kinds.count("fact"),
            descriptions=kinds.count("description"),
            promotion=kinds.count("promotion"),
        )
    )


def source_words(words: Words, source: Source) -> str:
    title = plain(source.title)
    return words(
        "sources.source",
        title=f"[{title}](<{source.url}>)" if WEB.fullmatch(source.url) else title,
        publisher=words.stated(plain(source.publisher)),
        date=source.published_on or words.not_stated,
        grade=words.stated(source.grade),
    )


def show_not_stated(visit: Visit) -> None:
    """What the tables hold no value for, level by level."""
    words, catalog = visit.words, visit.catalog
    st.subheader(words("unknown.title"), anchor=False)
    rows = []
    for level_id in catalog.level_ids:
        exam = catalog.exam(level_id)
        missing = [words("unknown.prerequisites")] if states_no_condition(catalog, level_id) else []
        is_award = catalog.level(level_id).kind == "award"
        missing += [
            words(f"unknown.{field}")
            for field in (*ASSUMPTIONS, *FEES)
            if (getattr(exam, field) is None or exam.basis == "assumed")
            and not (is_award and field == "sittings")
        ]
        missing += [
            words(f"unknown.{field}")
            for field, found in (
                ("validity_of_level", catalog.validity_of(level_id)),
                ("suits", words.of(catalog.level(level_id), "suits")),
                ("subjects", [row for row in catalog.subjects if row.level_id == level_id]),
                ("industries", [row for row in catalog.reach if row.level_id == level_id]),
            )
            if not found
        ]
        rows.append((level_label(words, catalog, level_id), words("list.joint").join(missing)))
    show_table([words("unknown.column.level"), words("unknown.column.missing")], rows)
    for row in contradictions_of(catalog, "not_stated_at_all"):
        st.caption(plain(f"{row.contradiction_id} {words.of(row, 'text')}"))


def show_contradictions(visit: Visit) -> None:
    words, catalog = visit.words, visit.catalog
    st.subheader(words.count("contradictions.title", len(catalog.contradictions)), anchor=False)
    for row in catalog.contradictions:
        label = f"**{plain(row.contradiction_id)}** {plain(words.of(row, 'text'))}"
        details = st.expander(label, key=f"contradiction.{row.contradiction_id}", on_change=session.keep)
        if details.open:
            with details:
                effect = words("contradictions.effect", effect=words.stated(words.of(row, "effect")))
                st.markdown(plain(effect))
                show_sentences(visit, row.cites)


@st.cache_data(max_entries=64, show_spinner=False)
def table_frame(name: str, edition: str, language: str, _visit: Visit) -> pd.DataFrame:
    """A table as it is shown: this language's texts, and each cite with its sentence, grade and date.

    `edition` and `language` say when the frame is another; the rest is in `_visit`.
    """
    words, tables = _visit.words, _visit.tables
    foreign = "_en" if words.language == "zh" else "_zh"
    rows = getattr(tables, name)
    columns = {
        words(f"column.{column.removesuffix('_zh').removesuffix('_en')}"): [
            cell_words(words, column, getattr(row, field)) for row in rows
        ]
        for column, field in TABLES[name].columns().items()
        if not column.endswith(foreign)
    }
    texts = {row.statement_id: words.of(row, "text") for row in tables.statements}
    texts |= {row.source_id: row.title for row in tables.sources}
    grades = grades_and_dates(_visit)
    if "cites" in TABLES[name].columns():
        columns[words("tables.sentences")] = [
            "\n".join(f"{cited} {texts[cited]}" for cited in row.cites) for row in rows
        ]
        columns[words("tables.grades")] = [
            "; ".join(sorted({grades[cited] for cited in row.cites})) for row in rows
        ]
    elif name == "statements":
        columns[words("tables.grades")] = [grades[row.source_id] for row in rows]
    return pd.DataFrame(columns, dtype=str).replace("", words.not_stated)


def grades_and_dates(visit: Visit) -> dict[str, str]:
    """The grade and date of every source, and of every sentence through its source."""
    words = visit.words
    said = {
        row.source_id: f"{words.stated(row.grade)} · {words.stated(row.published_on or '')}"
        for row in visit.tables.sources
    }
    return said | {row.statement_id: said[row.source_id] for row in visit.tables.statements}


def cell_words(words: Words, column: str, value: Any) -> str:
    """A cell as text: the language's word where the cell holds one of a few, else as it stands."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " | ".join(str(part) for part in value)
    if isinstance(value, Decimal):
        return words.number(value)
    key = f"cell.{column}.{value}"
    return words(key) if words.has(key) else str(value)


def take_table(key: str) -> None:
    session.choose(session.visit().tables, table=st.session_state[key])


def default_table(visit: Visit) -> str:
    """The sentences of the text that the ladder in view is told by, or else the entry conditions."""
    return "statements" if visit.catalog.statements or not visit.tables.statements else "prerequisites"


def show_tables(visit: Visit) -> None:
    """One table at a time, searched in every column, and its file to take away."""
    words = visit.words
    st.subheader(words("tables.title"), anchor=False)
    left, right = st.columns(2)
    key = session.show_choice(f"{WIDGET}table", visit.choices.table or default_table(visit))
    name = left.selectbox(
        words("tables.choose"),
        list(TABLES),
        format_func=lambda each: words(f"table.{each}"),
        key=key,
        on_change=take_table,
        args=(key,),
    )
    wanted = right.text_input(
        words("tables.search"),
        key="tables.search",
        placeholder=words("tables.search.placeholder"),
        on_change=session.keep,
    )
    frame = table_frame(name, visit.tables.edition, words.language, visit)
    if wanted.strip():
        hits = frame.apply(lambda column: column.str.contains(wanted.strip(), case=False, regex=False)).any(
            axis=1
        )
        frame = frame[hits]
    st.caption(words.count("tables.rows", len(frame)))
    st.dataframe(
        frame,
        hide_index=True,
        row_height=ROW_HEIGHT,
        column_config={
            str(column): st.column_config.TextColumn(width=LONG_TEXT)
            for column in frame
            if frame[column].str.len().max() > MOST_LETTERS
        },
        key="tables.frame",
        alt=words(f"table.{name}"),
    )
    st.download_button(
        words("tables.download", file=f"{name}.csv"),
        data=io.BytesIO(caches.table_file(name)),
        file_name=f"{name}.csv",
        mime="text/csv",
        icon=":material/download:",
        key="tables.download",
        on_click="ignore",
    )


visit = session.visit()
show_source(visit)
show_not_stated(visit)
show_contradictions(visit)
show_tables(visit)
