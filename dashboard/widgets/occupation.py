"""What the visitor does from now on: which kind of work, at which share of full time, from when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st

from dashboard.catalog.catalog import Catalog
from dashboard.rules.people import WORK
from dashboard.state.choices import Choices
from dashboard.state.declarations import FIRST_DAY, LAST_DAY
from dashboard.state.of_clocks import PERCENT, clock_parameter
from dashboard.state.session import WIDGET, Visit, choose, chosen_now, show_choice
from dashboard.text.conditions import clock_label
from dashboard.text.experience import share_label, start_label
from dashboard.text.words import Words, plain

DEFAULT_PART = 40
"""Percent of full time that "part of my job" starts at."""

Kind = Literal["full", "part", "several", "other", "only", "none"]


@dataclass(frozen=True)
class Occupation:
    """One answer to the question: a kind of work full time or in part, several kinds, another, or none.

    `only` is work where no kind of it is asked about.
    """

    kind: Kind
    clock_id: str = ""


def occupations(clock_ids: Sequence[str]) -> tuple[Occupation, ...]:
    """The answers where some kinds of work are asked about."""
    if not clock_ids:
        return Occupation("only"), Occupation("none")
    kinds: tuple[Kind, Kind] = ("full", "part")
    ours = [Occupation(kind, clock_id) for clock_id in clock_ids for kind in kinds]
    several = [Occupation("several")] if len(clock_ids) > 1 else []
    return (*ours, *several, Occupation("other"), Occupation("none"))


def occupation_of(choices: Choices, clock_ids: Sequence[str]) -> Occupation:
    """What the visitor does from now on, in the words of the question."""
    running = [clock_id for clock_id in clock_ids if choices.clock(clock_id).percent]
    if len(running) > 1:
        return Occupation("several")
    for clock_id in running:
        is_full = choices.clock(clock_id).percent == PERCENT.most
        return Occupation("full" if is_full else "part", clock_id)
    if not choices.clock(WORK).percent:
        return Occupation("none")
    return Occupation("other" if clock_ids else "only")


def occupation_name(words: Words, catalog: Catalog, occupation: Occupation) -> str:
    if not occupation.clock_id:
        return words(f"occupation.{occupation.kind}")
    return words(f"occupation.{occupation.kind}", clock=clock_label(words, catalog, occupation.clock_id))


def shares_of(choices: Choices, occupation: Occupation, clock_ids: Sequence[str]) -> dict[str, int]:
    """The share of each kind of work, and of work, by parameter, that an answer stands for."""
    shares = dict.fromkeys(clock_ids, 0)
    match occupation.kind:
        case "full":
            shares[occupation.clock_id] = PERCENT.most
        case "part":
            shares[occupation.clock_id] = DEFAULT_PART
        case "several":
            shares = {each: choices.clock(each).percent or DEFAULT_PART for each in clock_ids}
        case "other" | "only" | "none":
            pass
    shares[WORK] = 0 if occupation.kind == "none" else PERCENT.most
    return {clock_parameter(clock_id, "percent"): percent for clock_id, percent in shares.items()}


def ask_occupation(visit: Visit, clock_ids: Sequence[str]) -> None:
    """Which of some kinds of work, or none of them; then the shares and the days that this leaves open."""
    words, choices, tables = visit.words, visit.choices, visit.tables
    occupation = occupation_of(choices, clock_ids)
    key = show_choice(f"{WIDGET}occupation", occupation)
    st.selectbox(
        words("ask.occupation"),
        occupations(clock_ids),
        format_func=lambda each: occupation_name(words, tables, each),
        key=key,
        on_change=_take_occupation,
        args=(tables, key, clock_ids),
    )
    running = [clock_id for clock_id in clock_ids if choices.clock(clock_id).percent]
    if occupation.kind != "full":
        for clock_id in running:
            _ask_percent(visit, clock_id, 1, 99 if occupation.kind == "part" else PERCENT.most)
    if occupation.kind == "none":
        return
    if not running or choices.clock(WORK).percent < PERCENT.most:
        _ask_percent(visit, WORK, 0 if running else 1, PERCENT.most)
    _ask_start(visit, WORK, FIRST_DAY)
    for clock_id in running:
        _ask_start(visit, clock_id, choices.runs_from)


def _take_occupation(catalog: Catalog, key: str, clock_ids: Sequence[str]) -> None:
    choose(catalog, **shares_of(chosen_now(), st.session_state[key], clock_ids))


def _ask_percent(visit: Visit, clock_id: str, least: int, most: int) -> None:
    name = clock_parameter(clock_id, "percent")
    st.slider(
        plain(share_label(visit.words, visit.tables, clock_id)),
        min_value=least,
        max_value=most,
        format="%d%%",
        key=show_choice(f"{WIDGET}{name}", visit.choices.value(name)),
        on_change=_take,
        args=(visit.tables, name),
    )


def _ask_start(visit: Visit, clock_id: str, earliest: date) -> None:
    words, name = visit.words, clock_parameter(clock_id, "starts_on")
    st.date_input(
        plain(start_label(words, visit.tables, clock_id)),
        value=None,
        min_value=earliest,
        max_value=LAST_DAY,
        key=show_choice(f"{WIDGET}{name}", visit.choices.value(name)),
        format="YYYY-MM-DD",
        help=words("ask.starts_on.help" if clock_id == WORK else "ask.clock.starts_on.help"),
        on_change=_take,
        args=(visit.tables, name),
    )


def _take(catalog: Catalog, name: str) -> None:
    choose(catalog, **{name: st.session_state[f"{WIDGET}{name}"]})
