"""Levels side by side, what differs first, and the sentences that all of it rests on."""

from collections.abc import Sequence

import streamlit as st

from dashboard.catalog.catalog import Catalog
from dashboard.state import session, worked_out
from dashboard.state.choices import COMPARED, Choices
from dashboard.state.session import WIDGET, Visit
from dashboard.text.conditions import level_label
from dashboard.text.overview import in_order
from dashboard.text.side_by_side import Aspect, side_by_side
from dashboard.text.words import plain
from dashboard.widgets.blocks import show_sentences, show_unclear

REFUSED = "compare.refused"
MOST_COMPARED = COMPARED.most or 0


def compared(catalog: Catalog, choices: Choices) -> tuple[str, ...]:
    """The levels to compare, in the catalog's order: those chosen, else those of the target's scheme.

    A scheme of one level is compared with the first of another; a lone level with nothing.
    """
    level_ids = catalog.level_ids
    if choices.compare:
        return tuple(level_id for level_id in level_ids if level_id in choices.compare)
    scheme_id = catalog.level(choices.target).scheme_id
    own = [level_id for level_id in level_ids if catalog.level(level_id).scheme_id == scheme_id]
    others = [level_id for level_id in level_ids if level_id not in own]
    found = own[:MOST_COMPARED] if len(own) > 1 else [*own, *others[:1]]
    return tuple(level_id for level_id in level_ids if level_id in found)


def one_of_each_scheme(catalog: Catalog) -> tuple[str, ...]:
    """The first level of each scheme that has one, as many as can be compared."""
    first: dict[str, str] = {}
    for level_id in catalog.level_ids:
        first.setdefault(catalog.level(level_id).scheme_id, level_id)
    return tuple(first.values())[:MOST_COMPARED]


def show_compare(visit: Visit) -> None:
    if len(visit.tables.level_ids) == 1:
        return
    visit = visit.facing([visit.choices.target, *visit.choices.compare])
    words, catalog = visit.words, visit.catalog
    st.subheader(words("compare.title"), anchor=False)
    level_ids = compared(catalog, visit.choices)
    ask_levels(visit, level_ids)
    if len(level_ids) == 1:
        st.markdown(words("compare.one_more"))
        return
    standings = worked_out.standings(visit)
    aspects = side_by_side(words, catalog, visit.choices, [standings[level_id] for level_id in level_ids])
    show_differences(visit, level_ids, [aspect for aspect in aspects if aspect.differs])
    show_same(visit, [aspect for aspect in aspects if not aspect.differs])
    show_evidence(visit, {cited for aspect in aspects for cites in aspect.cites for cited in cites})


def ask_levels(visit: Visit, level_ids: Sequence[str]) -> None:
    """Which levels: of the ladders in view, and of any other."""
    words, tables, in_view = visit.words, visit.tables, visit.catalog.level_ids
    st.pills(
        words("compare.choose"),
        in_view,
        selection_mode="multi",
        format_func=lambda level_id: level_label(words, visit.catalog, level_id),
        key=session.show_choice(f"{WIDGET}compare", list(level_ids)),
        on_change=take_levels,
    )
    if others := [level_id for level_id in tables.level_ids if level_id not in in_view]:
        st.selectbox(
            words("compare.others"),
            others,
            index=None,
            format_func=lambda level_id: level_label(words, tables, level_id),
            key=session.show_choice(f"{WIDGET}compare.others", None),
            placeholder=words("compare.others.placeholder"),
            on_change=take_levels,
        )
    if st.session_state.pop(REFUSED, False):
        st.warning(words.count("compare.refused", MOST_COMPARED), icon=":material/block:")
    each = one_of_each_scheme(tables)
    if len(each) > 1 and tuple(level_ids) != each:
        st.button(
            words("compare.schemes"),
            key="compare.schemes",
            icon=":material/compare_arrows:",
            on_click=session.press,
            args=(tables,),
            kwargs={"compare": each},
        )


def take_levels() -> None:
    """Takes the levels to compare; one too many is refused, and those that were chosen stay."""
    state = st.session_state
    other, chosen = state.get(f"{WIDGET}compare.others"), session.chosen_now()
    # What nobody chose makes room for what somebody does.
    shown = {*state[f"{WIDGET}compare"]} if chosen.compare or not other else {chosen.target}
    picked = {*shown, other} - {None}
    tables = session.visit().tables
    session.keep()
    if len(picked) > MOST_COMPARED:
        st.session_state[REFUSED] = True
        return
    session.choose(tables, compare=tuple(level_id for level_id in tables.level_ids if level_id in picked))


def show_differences(visit: Visit, level_ids: Sequence[str], aspects: Sequence[Aspect]) -> None:
    """A row an aspect; each cell names its level, since on a phone the cells stand one below another."""
    words = visit.words
    names = [plain(level_label(words, visit.catalog, level_id)) for level_id in level_ids]
    for aspect in aspects:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{plain(aspect.name)}**")
            for place, column in enumerate(st.columns(len(level_ids), gap="small")):
                column.markdown(f":gray[{names[place]}]  \n{plain(aspect.cell(words, place))}")
    if not aspects:
        st.markdown(words("compare.no_difference"))


def show_same(visit: Visit, aspects: Sequence[Aspect]) -> None:
    if not aspects:
        return
    words = visit.words
    lines = [
        words("compare.same.line", aspect=plain(aspect.name), said=plain(aspect.of_all(words)))
        for aspect in aspects
    ]
    st.markdown("\n".join([f"**{words('compare.same')}**", "", *lines]))


def show_evidence(visit: Visit, cites: set[str]) -> None:
    """The sentences behind what is compared, and what the source leaves open about it."""
    words, catalog = visit.words, visit.catalog
    sentences = st.expander(words("level.sentences"), key="compare.sentences", on_change=session.keep)
    if sentences.open:
        with sentences:
            show_sentences(visit, in_order(cites))
    unclear = [row for row in catalog.contradictions if cites.intersection(row.cites)]
    if not unclear:
        return
    details = st.expander(
        words.count("level.unclear", len(unclear)), key="compare.unclear", on_change=session.keep
    )
    if details.open:
        with details:
            show_unclear(visit, unclear)
