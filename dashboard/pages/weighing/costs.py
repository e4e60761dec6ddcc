"""What the plan costs, level by level, as the visitor types it; the total is known once every part is."""

from collections.abc import Sequence

import streamlit as st

from dashboard.catalog.rows import Benchmark
from dashboard.pages.weighing.fields import (
    ask_money,
    money_input,
    money_label,
    show_whose,
    typed_money,
    whole_input,
)
from dashboard.pages.weighing.weighed import Weighed
from dashboard.state import session
from dashboard.state.of_levels import FEES, RESITS, FeeField
from dashboard.state.session import WIDGET, Visit
from dashboard.text.conditions import level_label
from dashboard.text.evidence import (
    figure_words,
    grade_words,
    period_words,
    publishers,
)
from dashboard.text.words import plain
from dashboard.text.worth import cost_words, course_prices, study_words
from dashboard.widgets.blocks import show_table
from dashboard.worth.costs import KINDS

PRICES = "course-price"


def take_fee(visit: Visit, level_id: str, field: FeeField, key: str) -> None:
    changed = session.chosen_now().with_fee(visit.tables, level_id, field, typed_money(key))
    session.choose(visit.tables, fees=changed.fees)


def take_resits(visit: Visit, level_id: str, key: str) -> None:
    changed = session.chosen_now().with_resits(level_id, st.session_state[key])
    session.choose(visit.tables, resits=changed.resits)


def show_costs(visit: Visit, weighed: Weighed) -> None:
    words = visit.words
    st.subheader(words("worth.costs.title"), anchor=False)
    # What the fee is made up of, a text says that is quoted sentence by sentence, or nothing does.
    parts = words("worth.costs.parts") if visit.catalog.statements else ""
    st.markdown(words.sentences([parts, words("worth.costs.text")]))
    show_prices(visit)
    st.caption(words("worth.resits.text"))
    for level_id in weighed.plan.path.levels:
        with st.container(border=True):
            show_level(visit, weighed, level_id)
    with st.container(border=True):
        ask_hour_value(visit, weighed)
    show_total(visit, weighed)


def show_prices(visit: Visit) -> None:
    """What courses are reported to cost: to compare with, and never a default."""
    words, catalog = visit.words, visit.catalog
    rows = reported_prices(visit)
    st.caption(plain(course_prices(words, rows)) or words("worth.prices.none"))
    if not rows:
        return
    each = st.expander(words("worth.prices.each"), key="worth.prices", on_change=session.keep)
    if each.open:
        with each:
            show_table(
                [
                    words(f"prices.column.{column}")
                    for column in ("what", "price", "publisher", "period", "grade")
                ],
                [
                    (
                        words.stated(words.of(row, "label")),
                        figure_words(words, row),
                        publishers(words, catalog, row.cites),
                        period_words(words, row.period),
                        grade_words(words, [row.grade]),
                    )
                    for row in rows
                ],
            )


def reported_prices(visit: Visit) -> list[Benchmark]:
    return [row for row in visit.catalog.benchmarks if (row.topic, row.unit) == (PRICES, "cny")]


def show_level(visit: Visit, weighed: Weighed, level_id: str) -> None:
    """The fees and resits of one level, what its study is worth, and their sum."""
    words, choices = visit.words, visit.choices
    costs, currency = weighed.costs.of_level(level_id), weighed.costs.currency
    st.markdown(f"**{plain(level_label(words, visit.catalog, level_id))}**")
    *fees, resits = st.columns(len(FEES) + 1)
    for column, field in zip(fees, FEES, strict=True):
        with column:
            ask_fee(visit, level_id, field, costs.currency)
    with resits:
        number = dict(choices.resits).get(level_id)
        key = f"{WIDGET}resits.{level_id}"
        whole_input(words, key, words("worth.resits"), number, RESITS.most, take_resits, (visit, level_id))
        show_whose(words, typed=number is not None)
    st.markdown(plain(study_words(words, choices, weighed.plan, weighed.costs, level_id)))
    st.markdown(plain(words("worth.subtotal", amount=cost_words(words, costs, currency))))


def show_fees(visit: Visit, level_ids: Sequence[str]) -> None:
    """The fees of some levels, as the visitor types them: of one level, whoever sits it."""
    words, tables = visit.words, visit.tables
    st.subheader(words("fees.title"), anchor=False)
    st.caption(words("fees.text"))
    for level_id in level_ids:
        with st.container(border=True):
            st.markdown(f"**{plain(level_label(words, tables, level_id))}**")
            for column, field in zip(st.columns(len(FEES)), FEES, strict=True):
                with column:
                    ask_fee(visit, level_id, field, visit.catalog.exam(level_id).currency)


def ask_fee(visit: Visit, level_id: str, field: FeeField, currency: str) -> None:
    words = visit.words
    own = getattr(visit.tables.exam(level_id), field)
    amount = getattr(visit.catalog.exam(level_id), field)
    label = money_label(words, words(f"level.{field}"), currency)
    note = course_prices(words, reported_prices(visit)) if field == "fee_training" else ""
    key = f"{WIDGET}{level_id}.{field}"
    money_input(words, key, label, amount, take_fee, (visit, level_id, field), plain(note))
    typed = (level_id, field) in {(fee.level_id, fee.field) for fee in visit.choices.fees}
    if typed and own is not None:
        st.caption(words("assume.changed", value=words.number(own)))
    elif own is not None:
        st.caption(words(f"assume.basis.{visit.tables.exam(level_id).basis or 'none'}"))
    else:
        show_whose(words, typed=typed)


def ask_hour_value(visit: Visit, weighed: Weighed) -> None:
    words = visit.words
    column, text = st.columns([1, 2], vertical_alignment="center")
    with column:
        ask_money(visit, "hour_value", money_label(words, words("worth.hour_value"), weighed.costs.currency))
    text.caption(words.sentences([words("worth.hour_value.text"), words("worth.hours.text")]))


def show_total(visit: Visit, weighed: Weighed) -> None:
    """The total, and every part of it, level by level, once any is known."""
    words, catalog, costs = visit.words, visit.catalog, weighed.costs
    levels = weighed.plan.path.levels
    st.metric(words("worth.total"), cost_words(words, costs, costs.currency), border=True)
    if all(part.amount is None for part in costs.parts):
        return
    rows = [(words(f"worth.cost.{kind}"), costs.of_kind(kind)) for kind in KINDS]
    rows.append((words("worth.column.total"), costs))
    show_table(
        [
            words("worth.column.part"),
            *(level_label(words, catalog, level_id) for level_id in levels),
            *([words("worth.column.total")] if len(levels) > 1 else []),
        ],
        [
            (
                name,
                *(cost_words(words, part.of_level(level_id), costs.currency) for level_id in levels),
                *([cost_words(words, part, costs.currency)] if len(levels) > 1 else []),
            )
            for name, part in rows
        ],
    )
    st.caption(words("worth.due"))
