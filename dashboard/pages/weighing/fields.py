"""Inputs for a visitor's own figures: empty until typed, and 0 is an answer."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import streamlit as st

from dashboard.state import session
from dashboard.state.of_levels import MONEY
from dashboard.state.session import WIDGET, Visit
from dashboard.text.money import currency_words
from dashboard.text.words import Words


def ask_money(visit: Visit, field: str, label: str) -> None:
    """Asks for an amount that is a field of the choices."""
    amount = getattr(visit.choices, field)
    money_input(visit.words, f"{WIDGET}{field}", label, amount, take_money, (visit, field))
    show_whose(visit.words, typed=amount is not None)


def take_money(visit: Visit, field: str, key: str) -> None:
    session.choose(visit.tables, **{field: typed_money(key)})


def ask_whole(visit: Visit, field: str, label: str, most: int, empty: str = "") -> None:
    """Asks for a whole number that is a field of the choices; `empty` says what it means if it is left so."""
    words, number = visit.words, getattr(visit.choices, field)
    whole_input(words, f"{WIDGET}{field}", label, number, most, take_whole, (visit, field))
    show_whose(words, typed=number is not None, empty=empty)


def take_whole(visit: Visit, field: str, key: str) -> None:
    session.choose(visit.tables, **{field: st.session_state[key]})


def money_input(
    words: Words,
    key: str,
    label: str,
    amount: Decimal | None,
    take: Callable[..., None],
    args: tuple[Any, ...],
    note: str = "",
) -> None:
    """An amount to the cent; `take` gets `args` and the key of the input. `note` is its tooltip."""
    session.show_choice(key, None if amount is None else float(amount))
    st.number_input(
        label,
        min_value=0.0,
        max_value=float(MONEY.most),
        value=None,
        step=100.0,
        format="%.2f",
        key=key,
        placeholder=words("worth.not_typed"),
        help=note or None,
        on_change=take,
        args=(*args, key),
    )


def whole_input(
    words: Words,
    key: str,
    label: str,
    number: int | None,
    most: int,
    take: Callable[..., None],
    args: tuple[Any, ...],
) -> None:
    """A whole number from 0 to `most`; `take` gets `args` and the key of the input."""
    session.show_choice(key, number)
    st.number_input(
        label,
        min_value=0,
        max_value=most,
        value=None,
        step=1,
        key=key,
        placeholder=words("worth.not_typed"),
        on_change=take,
        args=(*args, key),
    )


def typed_money(key: str) -> Decimal | None:
    """What an input of money holds; `None`: it is empty."""
    entered = st.session_state[key]
    return None if entered is None else Decimal(f"{entered:.2f}")


def money_label(words: Words, what: str, currency: str) -> str:
    """What an input of money asks for, with its currency where there is one."""
    unit = currency_words(words, currency)
    return words("worth.money_label", what=what, currency=unit) if unit else what


def show_whose(words: Words, *, typed: bool, empty: str = "") -> None:
    """That a figure is the visitor's own; where there is none, what that means, if it means anything."""
    if said := words("worth.typed") if typed else empty:
        st.caption(said)
