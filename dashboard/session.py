"""The visitor's session: their choices, kept in step with the address bar, and the caches.

The choices are the truth. Widgets show them and change them through `choose`; the address bar is
written from them on every run, and read when it is not what was written: a link, or the back button.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from dashboard.catalog import Catalog, CatalogError, Fault, load
from dashboard.charts import Drawing
from dashboard.link import LANGUAGES, Choices, LeftOut, from_query, to_query
from dashboard.planner import Plan, Standing, every_plan, standing
from dashboard.text import Words, language_of

DATA: Final = Path(__file__).parent.parent / "data"
WIDGET: Final = "ask."
"""Every widget that shows a choice has a key that starts with this."""

ECHO_SECONDS: Final = 2.0
"""How long after a change of address a widget may still send what it showed before."""

_BEFORE_LINK: Final = "before_link"
_CHOICES: Final = "choices"
_LEFT_OUT: Final = "left_out"
_LEFT_OUT_OF: Final = "left_out_of"
_REDRAW: Final = "redraw"
_TABLES: Final = "tables"
_VISIT: Final = "visit"
_WRITTEN: Final = "written"
_EDITED: Final = "edited"

T = TypeVar("T")


@dataclass(frozen=True)
class Visit:
    """What every page needs: the words, the tables as shipped and as assumed, the choices, and today."""

    words: Words
    tables: Catalog
    catalog: Catalog
    choices: Choices
    today: date
    left_out: tuple[LeftOut, ...]
    left_out_of: str

    @property
    def rules(self) -> tuple[object, ...]:
        """What `catalog` depends on, as a key for caches."""
        return self.tables.edition, self.choices.assumptions


def words() -> Words:
    """The visitor's words before their choices are known: by the address, else by their browser."""
    asked = st.query_params.get("lang")
    return Words(next((each for each in LANGUAGES if each == asked), language_of(st.context.locale)))


def tables() -> Catalog | tuple[Fault, ...]:
    """The tables, read again when a file changes; or all their faults."""
    files = sorted(DATA.glob("*.csv"))
    return _tables(
        str(DATA), tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    )


@st.cache_resource(max_entries=4, show_spinner=False)
def _tables(folder: str, files: tuple[tuple[str, int, int], ...]) -> Catalog | tuple[Fault, ...]:
    try:
        return load(Path(folder))
    except CatalogError as error:
        return error.faults


def visitors_today() -> date:
    """Today where the visitor is, by their browser's time zone; by UTC where that is not known."""
    try:
        zone = ZoneInfo(st.context.timezone or "")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return datetime.now(UTC).date()
    return datetime.now(zone).date()


def begin(catalog: Catalog) -> Visit:
    """The visit as this run finds it; the address bar says the same from here on."""
    today = visitors_today()
    state = st.session_state
    found = {name: st.query_params.get_all(name) for name in st.query_params}
    edited = state.pop(_EDITED, False)
    came_by_link = bool(found) and not edited and found != state.get(_WRITTEN)
    if came_by_link and _CHOICES in state:
        state[_BEFORE_LINK] = monotonic(), state[_CHOICES]
    if _CHOICES not in state or came_by_link:
        state[_CHOICES], state[_LEFT_OUT] = from_query(found, catalog, today)
        state[_LEFT_OUT_OF] = "link"
        state[_REDRAW] = True
    elif state[_TABLES] is not catalog:
        # A table changed under an open page: what was chosen may not be there any more.
        state[_CHOICES], state[_LEFT_OUT] = from_query(_query_of(state[_CHOICES]), catalog, today)
        state[_LEFT_OUT_OF] = "tables"
        state[_REDRAW] = True
    state[_TABLES] = catalog
    choices: Choices = state[_CHOICES]
    state[_WRITTEN] = _query_of(choices)
    if found != state[_WRITTEN]:
        st.query_params.from_dict(to_query(choices))
    state[_VISIT] = Visit(
        words=Words(choices.language or language_of(st.context.locale)),
        tables=catalog,
        catalog=choices.assumed(catalog),
        choices=choices,
        today=today,
        left_out=state[_LEFT_OUT],
        left_out_of=state[_LEFT_OUT_OF],
    )
    return visit()


def visit() -> Visit:
    """The visit of this run; in a callback, of the run before."""
    found: Visit = st.session_state[_VISIT]
    return found


def choose(catalog: Catalog, **changes: Any) -> None:
    """Takes what a visitor entered, for use in a widget's callback.

    What a widget's own limits let through is checked here again: what no link could say is not taken,
    and the page says so. A start of the AIGC work before that of all work falls away.
    """
    state = st.session_state
    if _is_echo(changes):
        return
    current: Choices = state[_CHOICES]
    changed = replace(current, **changes)
    understood, left_out = from_query(_query_of(changed), catalog, changed.as_of)
    state[_EDITED] = True
    state[_LEFT_OUT], state[_LEFT_OUT_OF] = left_out, "entry"
    if all(part.parameter == "aigc_starts_on" for part in left_out):
        state[_CHOICES] = understood
    if "language" in changes:
        state[_REDRAW] = True


def _is_echo(changes: Mapping[str, Any]) -> bool:
    """Whether a widget only repeats what it showed before the address changed.

    A second step back, taken before the page has drawn the first, still sends the old widgets: to
    Streamlit they look edited.
    """
    at, before = st.session_state.get(_BEFORE_LINK, (None, None))
    if at is None or monotonic() - at > ECHO_SECONDS:
        return False
    return all(getattr(before, field) == value for field, value in changes.items())


def keep() -> None:
    """The callback of a widget that changes no choice: its run must not be taken for a link."""
    st.session_state[_EDITED] = True


def choose_assumption(catalog: Catalog, level_id: str, field: str, value: Any) -> None:
    """As `choose`, for one assumption of one level."""
    current: Choices = st.session_state[_CHOICES]
    changed = current.with_assumption(catalog, level_id, field, value)
    choose(catalog, assumptions=changed.assumptions)


def _query_of(choices: Choices) -> dict[str, list[str]]:
    return {name: [value] for name, value in to_query(choices).items()}


def drawn() -> None:
    """Says that every widget of the page shows the choices; the last word of a run."""
    st.session_state[_REDRAW] = False


def show_choice(key: str, value: object) -> str:
    """Makes the widget `key` show `value`; returns the key for the widget.

    After a link or a change of language it is set even if it looks the same: the widget may be another.
    """
    state = st.session_state
    if state.get(_REDRAW) or key not in state or state[key] != value:
        state[key] = value
    return key


def standings(visit: Visit) -> dict[str, Standing]:
    """Where the visitor stands with each level, in the catalog's order of levels."""
    choices = visit.choices
    key = (*visit.rules, choices.person, choices.as_of, choices.reading)

    def find() -> dict[str, Standing]:
        return {
            level_id: standing(visit.catalog, choices.person, choices.as_of, level_id, choices.reading)
            for level_id in visit.catalog.level_ids
        }

    return remembered("standings", key, find)


def plans(visit: Visit) -> tuple[Plan, ...]:
    """A plan for every path to the target, the best first."""
    choices = visit.choices
    key = (*visit.rules, choices.person, choices.as_of, choices.target, choices.reading)
    return remembered(
        "plans",
        key,
        lambda: every_plan(visit.catalog, choices.person, choices.as_of, choices.target, choices.reading),
    )


def drawing(what: str, key: tuple[object, ...], draw: Callable[[], Drawing]) -> Drawing:
    """As `remembered`, for a chart in the app's theme."""
    # Figures take the default template when they are made, and Streamlit sets its own as the default
    # only when this module is first loaded: without it, the first visitor's charts have no theme.
    import streamlit.elements.plotly_chart  # noqa: F401

    ink = st.get_option(f"theme.{st.context.theme.type or 'light'}.textColor")
    return remembered(what, (ink, *key), lambda: draw().in_ink(ink))


def remembered(what: str, key: tuple[object, ...], make: Callable[[], T]) -> T:
    """`make()`, or what it made before for the same `what` and `key`. What comes back is never changed."""
    made: T = _remembered(what, key, make)
    return made


@st.cache_resource(max_entries=2_000, show_spinner=False)
def _remembered(what: str, key: tuple[object, ...], _make: Callable[[], Any]) -> Any:
    return _make()
