"""What is worked out once and shown often: the tables, answers, and charts in the app's theme."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.data_folder import DATA
from dashboard.catalog.faults import Fault
from dashboard.catalog.in_view import in_view, told_together
from dashboard.catalog.loading import CatalogError, load
from dashboard.catalog.past import kept_versions, past_catalog
from dashboard.charts.drawing import Drawing

T = TypeVar("T")


def tables() -> Catalog | tuple[Fault, ...]:
    """The tables, read again when a file changes; or all their faults."""
    files = sorted(DATA.glob("*.csv"))
    return _tables(
        str(DATA), tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    )


def table_file(name: str) -> bytes:
    """A table as it stands in its file."""
    return (DATA / f"{name}.csv").read_bytes()


@st.cache_resource(max_entries=4, show_spinner=False)
def _tables(folder: str, files: tuple[tuple[str, int, int], ...]) -> Catalog | tuple[Fault, ...]:
    try:
        return load(Path(folder))
    except CatalogError as error:
        return error.faults


def ladders(tables: Catalog, targets: Iterable[str]) -> Catalog:
    """The tables as somebody sees them who aims for `targets`: their ladders, and those told beside them."""
    schemes = frozenset(tables.level(level_id).scheme_id for level_id in targets)
    return remembered(
        "ladders",
        (tables.edition, schemes),
        lambda: in_view(tables, frozenset().union(*(told_together(tables, each) for each in schemes))),
    )


def past_rules(tables: Catalog, version: str) -> Catalog | None:
    """The tables under the rules of `version`; `None` if those are not kept."""
    return remembered("past", (tables.edition, version, *kept_versions(DATA)), lambda: _past(tables, version))


def _past(tables: Catalog, version: str) -> Catalog | None:
    try:
        return past_catalog(DATA, version, tables)
    except CatalogError:
        # Told to who keeps the tables by the tests; to a visitor they are as good as not kept.
        return None


def drawing(what: str, key: tuple[object, ...], draw: Callable[[], Drawing]) -> Drawing:
    """As `remembered`, for a chart in the app's theme."""
    return remembered(what, (ink(), *key), lambda: in_theme(draw))


def ink() -> str:
    """The colour of texts in the visitor's theme."""
    colour: str = st.get_option(f"theme.{st.context.theme.type or 'light'}.textColor")
    return colour


def in_theme(draw: Callable[[], Drawing]) -> Drawing:
    """A chart in the app's theme, drawn anew."""
    # Figures take the default template when they are made, and Streamlit sets its own as the default
    # only when this module is first loaded: without it, the first visitor's charts have no theme.
    import streamlit.elements.plotly_chart  # noqa: F401

    return draw().in_ink(ink())


def remembered(what: str, key: tuple[object, ...], make: Callable[[], T]) -> T:
    """`make()`, or what it made before for the same `what` and `key`. What comes back is never changed."""
    made: T = _remembered(what, key, make)
    return made


@st.cache_resource(max_entries=2_000, show_spinner=False)
def _remembered(what: str, key: tuple[object, ...], _make: Callable[[], Any]) -> Any:
    return _make()
