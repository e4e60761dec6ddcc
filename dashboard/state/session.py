"""The visitor's choices, kept in step with the address bar.

The choices are the truth. Widgets show them and change them through `choose`; the address bar is
written from them on every run, and read when it is not what was written: a link, or the back button.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from time import monotonic
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from dashboard.catalog.catalog import Catalog
from dashboard.state.caches import ladders, past_rules
from dashboard.state.choices import LANGUAGES, Choices
from dashboard.state.link import (
    LeftOut,
    OnlyBefore,
    Query,
    beside,
    from_query,
    only_before,
    to_query,
    whole_link,
)
from dashboard.state.of_clocks import clock_parameter
from dashboard.text.words import Words, language_of

WIDGET: Final = "ask."
"""Every widget that shows a choice has a key that starts with this."""

MOST_UNDONE: Final = 50
ECHO_SECONDS: Final = 2.0
"""How long after a change of address a widget may still send what it showed before."""

_FALLS_AWAY: Final = ("_starts_on", "deadline")
_BEFORE_LINK: Final = "before_link"
_CHOICES: Final = "choices"
_LEFT_OUT: Final = "left_out"
_LEFT_OUT_OF: Final = "left_out_of"
_ONLY_BEFORE: Final = "only_before"
_REDRAW: Final = "redraw"
_TABLES: Final = "tables"
_VISIT: Final = "visit"
_UNDO: Final = "undo"
_WRITTEN: Final = "written"
_EDITED: Final = "edited"


@dataclass(frozen=True)
class Visit:
    """What every page needs: the words, the tables, the choices, and today.

    `tables` are as shipped; `catalog` has the ladders in view alone, as the visitor assumes them. `link` is
    what the address says: the choices, and what of them only the rules of before understand.
    """

    words: Words
    tables: Catalog
    catalog: Catalog
    choices: Choices
    today: date
    link: Mapping[str, str]
    left_out: tuple[LeftOut, ...]
    left_out_of: str

    @property
    def rules(self) -> tuple[object, ...]:
        """What `catalog` depends on, as a key for caches."""
        return self.tables.edition, self.catalog.level_ids, *self.choices.of_exams

    @property
    def worded_twice(self) -> str | None:
        """A level in view that is worded in two ways, the target if it is one; `None`: there is none."""
        in_view = (self.choices.target, *self.catalog.level_ids)
        return next(filter(self.tables.has_readings, in_view), None)

    def facing(self, targets: Iterable[str]) -> "Visit":
        """This visit with the ladders of some levels in view."""
        return replace(self, catalog=self.choices.assumed(ladders(self.tables, targets)))


def words() -> Words:
    """The visitor's words before their choices are known: by the address, else by their browser."""
    asked = st.query_params.get("lang")
    return Words(next((each for each in LANGUAGES if each == asked), language_of(st.context.locale)))


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
        _take(catalog, found, today, "link")
    elif state[_TABLES] is not catalog:
        # A table changed under an open page: what was chosen may not be there any more.
        _take(catalog, _listed(_link_of(state[_CHOICES], catalog)), today, "tables")
    state[_TABLES] = catalog
    choices: Choices = state[_CHOICES]
    if choices.rules == catalog.version:
        state[_ONLY_BEFORE] = ()
    in_view = ladders(catalog, [choices.target])
    if choices.level not in (None, *in_view.level_ids):
        choices = state[_CHOICES] = replace(choices, level=None)
    link = _link_of(choices, catalog)
    state[_WRITTEN] = _listed(link)
    if found != state[_WRITTEN]:
        st.query_params.from_dict(link)
    state[_VISIT] = Visit(
        words=Words(choices.language or language_of(st.context.locale)),
        tables=catalog,
        catalog=choices.assumed(in_view),
        choices=choices,
        today=today,
        link=link,
        left_out=state[_LEFT_OUT],
        left_out_of=state[_LEFT_OUT_OF],
    )
    return visit()


def _take(catalog: Catalog, query: Query, today: date, of: str) -> None:
    """Takes the choices that an address says, or a file, or what was chosen before the tables changed."""
    state, link = st.session_state, whole_link(query)
    choices, state[_LEFT_OUT] = from_query(link, catalog, today)
    before = past_rules(catalog, choices.rules)
    state[_CHOICES] = choices
    state[_ONLY_BEFORE] = only_before(link, before, catalog, today) if before else ()
    state[_LEFT_OUT_OF] = of
    state[_REDRAW] = True
    state[_UNDO] = []


def _link_of(choices: Choices, catalog: Catalog) -> dict[str, str]:
    parts: tuple[OnlyBefore, ...] = st.session_state[_ONLY_BEFORE]
    return beside(to_query(choices, catalog), parts)


def visit() -> Visit:
    """The visit of this run; in a callback, of the run before."""
    found: Visit = st.session_state[_VISIT]
    return found


def chosen_now() -> Choices:
    """What is chosen; in a callback, with what the callbacks before it in the same run have changed."""
    current: Choices = st.session_state[_CHOICES]
    return current


def choose(catalog: Catalog, **changes: Any) -> None:
    """Takes what a visitor entered, fields or parts of clocks, for use in a widget's callback.

    What a widget's own limits let through is checked here again: what no link could say is not taken,
    and the page says so. What an accepted change contradicts falls away: a start of one kind of work before
    that of all work, a deadline that has passed. Another target has other paths, and may be of
    another ladder than the level that was looked at.
    """
    if not _is_echo(changes):
        press(catalog, **changes)


def press(catalog: Catalog, **changes: Any) -> None:
    """As `choose`, for a button or a click on a chart: it shows no choice, and never repeats an old one."""
    current = chosen_now()
    if changes.get("target", current.target) != current.target:
        changes["path"] = None
        in_view = ladders(catalog, [changes["target"]]).level_ids
        if current.level not in (None, *in_view):
            changes.setdefault("level", None)
        if current.target not in in_view:
            # What is offered is called otherwise: each widget is another one.
            st.session_state[_REDRAW] = True
    changed = current.with_values(changes)
    if "since" not in changes and _told(current) != _told(changed):
        # Told anew, it is told as of the page's day.
        changed = replace(changed, since=None)
    _enter(catalog, changed)
    if "language" in changes:
        st.session_state[_REDRAW] = True


def _told(choices: Choices) -> set[tuple[object, ...]]:
    """What is said of the experience that has been had, and from when it runs."""
    told = {(clock_id, clock.months, clock.starts_on) for clock_id, clock in choices.clocks}
    return {each for each in told if each[1:] != (0, None)}


def from_today(catalog: Catalog, today: date) -> None:
    """As `press`, for the plan from today: the experience that has run since `as_of` is had."""
    _enter(catalog, chosen_now().on_day(catalog, today))
    st.session_state[_UNDO] = []


def _enter(catalog: Catalog, changed: Choices) -> None:
    state, current = st.session_state, chosen_now()
    understood, left_out = from_query(_listed(to_query(changed, catalog)), catalog, changed.as_of)
    state[_EDITED] = True
    state[_LEFT_OUT], state[_LEFT_OUT_OF] = left_out, "entry"
    if all(part.parameter.endswith(_FALLS_AWAY) for part in left_out):
        _remember(catalog, current, understood)
        state[_CHOICES] = understood


def selectable(catalog: Catalog) -> tuple[str, ...]:
    """What can be selected in a chart of the overview, and undone: named as in an address."""
    months = (clock_parameter(clock_id, "months") for clock_id in catalog.clock_ids)
    return ("industry", "audience", "level", *months)


def _remember(catalog: Catalog, before: Choices, after: Choices) -> None:
    """What was selected before it changed, for `undo`."""
    was = {name: before.value(name) for name in selectable(catalog)}
    if any(after.value(name) != value for name, value in was.items()):
        state = st.session_state
        state[_UNDO] = [*state.get(_UNDO, ()), was][-MOST_UNDONE:]


def can_undo() -> bool:
    """Whether a selection was made or removed since the page was opened."""
    return bool(st.session_state.get(_UNDO))


def undo() -> None:
    """Takes the last change of a selection back; all else stays as it was chosen since."""
    state = st.session_state
    if state.get(_UNDO):
        *state[_UNDO], was = state[_UNDO]
        state[_CHOICES] = state[_CHOICES].with_values(was)
        state[_EDITED] = True


def _is_echo(changes: Mapping[str, Any]) -> bool:
    """Whether a widget only repeats what it showed before the address changed.

    A second step back, taken before the page has drawn the first, still sends the old widgets: to
    Streamlit they look edited.
    """
    at, before = st.session_state.get(_BEFORE_LINK, (None, None))
    if at is None or monotonic() - at > ECHO_SECONDS:
        return False
    return all(before.value(name) == value for name, value in changes.items())


def keep() -> None:
    """The callback of a widget that changes no choice: its run must not be taken for a link."""
    st.session_state[_EDITED] = True


def choose_assumption(catalog: Catalog, level_id: str, field: str, value: Any) -> None:
    """As `choose`, for one assumption of one level."""
    current: Choices = st.session_state[_CHOICES]
    changed = current.with_assumption(catalog, level_id, field, value)
    choose(catalog, assumptions=changed.assumptions)


def open_query(catalog: Catalog, query: Query) -> None:
    """Takes the choices of a plan file, as if they were a link's."""
    _take(catalog, query, visit().today, "file")
    st.session_state[_EDITED] = True


def address(visit: Visit) -> str | None:
    """The whole address of the page with all that was chosen; `None` where the server does not know it."""
    at = st.context.url
    if not at:
        return None
    return f"{at.partition('?')[0]}?{urlencode(visit.link)}"


def _listed(query: Mapping[str, str]) -> Query:
    return {name: [value] for name, value in query.items()}


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
