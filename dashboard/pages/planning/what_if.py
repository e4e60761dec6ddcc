"""What-if: up to three variants beside today's choices, and what a little more would move."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import streamlit as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import SITTING_RULES
from dashboard.catalog.rows import READINGS
from dashboard.charts.drawing import Drawing
from dashboard.charts.sensitivity import draw_hours, draw_share
from dashboard.planner.sensitivity import Question, by_hours, by_share
from dashboard.planner.verdicts import Verdict
from dashboard.rules.asked import asked_about
from dashboard.state import caches, session, worked_out
from dashboard.state.choices import HOURS, VARIANTS, VARIED, Choices, Variant
from dashboard.state.declarations import LAST_DAY
from dashboard.state.of_clocks import PERCENT, clock_parameter
from dashboard.state.of_people import in_order
from dashboard.state.session import Visit
from dashboard.text.conditions import clock_label, level_label
from dashboard.text.experience import share_label
from dashboard.text.paths import path_levels
from dashboard.text.readings import reading_name
from dashboard.text.steps import sittings_words
from dashboard.text.what_if import against_now, plan_date, variant_words
from dashboard.text.words import Words, heading, plain
from dashboard.widgets.blocks import grid, show_drawing

KINDS = ("hours_per_week", "starts_on", "sittings", "reading", "holds")
"""What can be changed besides the share of each kind of work."""
KIND, TO = "what_if.kind", "what_if.to"


def show_what_if(visit: Visit) -> None:
    show_variants(visit)
    if len(visit.choices.variants) < VARIANTS.most:
        ask_variant(visit)
    else:
        st.caption(visit.words("what_if.full"))
    show_sensitivity(visit)


def show_variants(visit: Visit) -> None:
    """Today's choices and each variant: what differs, the date, and the difference."""
    words, choices, tables = visit.words, visit.choices, visit.tables
    now = worked_out.plan(visit)
    target = level_label(words, tables, choices.target)
    if not choices.variants:
        st.markdown(words("what_if.nothing"))
    columns = st.columns(len(choices.variants) + 1)
    with columns[0].container(border=True, height="stretch"):
        st.markdown(f"**{words('what_if.now')}**")
        st.metric(plain(target), plan_date(words, now))
    for number, variant in enumerate(choices.variants):
        varied = choices.varied(variant)
        plan = worked_out.plan_of(tables, varied)
        with columns[number + 1].container(border=True, height="stretch"):
            st.markdown(f"**{words('what_if.variant', number=number + 1)}**")
            st.markdown(plain(variant_words(words, tables, choices, variant)))
            st.metric(plain(target), held_words(words, tables, varied) or plan_date(words, plan))
            st.markdown(plain(against_now(words, now, plan)))
            if plan:
                st.caption(plain(words("planner.path", path=path_levels(words, tables, plan))))
            with st.container(horizontal=True):
                st.button(
                    words("what_if.use"),
                    key=f"what_if.use.{number}",
                    on_click=use_variant,
                    args=(visit, number),
                )
                st.button(
                    words("what_if.remove"),
                    key=f"what_if.remove.{number}",
                    on_click=remove_variant,
                    args=(visit, number),
                )


def held_words(words: Words, tables: Catalog, choices: Choices) -> str:
    """That the target is held or awaited, which leaves nothing to plan; "" if it is neither."""
    verdict = worked_out.verdict_of(tables, choices)
    return words(f"verdict.{verdict}") if verdict in (Verdict.HELD, Verdict.AWAITED) else ""


def use_variant(visit: Visit, number: int) -> None:
    """A variant becomes what is chosen, and what was chosen takes its place: nothing is lost."""
    choices = visit.choices
    variants = list(choices.variants)
    taken, variants[number] = variants[number], choices.as_variant
    varied = choices.varied(taken)
    fields = {field: getattr(varied, field) for field in VARIED}
    session.press(visit.tables, **fields, variants=tuple(variants))


def remove_variant(visit: Visit, number: int) -> None:
    kept = tuple(each for place, each in enumerate(visit.choices.variants) if place != number)
    session.press(visit.tables, variants=kept)


def add_variant(visit: Visit, variant: Variant) -> None:
    session.press(visit.tables, variants=(*visit.choices.variants, variant))


def ask_variant(visit: Visit) -> None:
    """One thing to change, its new value, and a button that adds it; or today's choices as they are."""
    words = visit.words
    what, to, add = st.columns([1, 1, 2], vertical_alignment="bottom")
    shares = share_kinds(visit)
    first, *others = [each for each in KINDS if each != "reading" or visit.worded_twice]
    kind = what.selectbox(
        words("what_if.change"),
        [first, *shares, *others],
        format_func=lambda each: shares.get(each) or words(f"what_if.kind.{each}"),
        key=KIND,
        on_change=session.keep,
    )
    with to:
        if kind in shares:
            ask_share(visit, kind)
        else:
            _ASKS[kind](visit)
    with add.container(horizontal=True):
        # Not "primary": Streamlit writes white on that colour, which can't be read in the dark theme.
        st.button(
            words("what_if.add"),
            key="what_if.add",
            icon=":material/add:",
            disabled=kind == "holds" and not holdable(visit),
            on_click=take_variant,
            args=(visit, kind),
        )
        st.button(
            words("what_if.save"),
            key="what_if.save",
            icon=":material/bookmark_add:",
            on_click=add_variant,
            args=(visit, visit.choices.as_variant),
        )


def share_kinds(visit: Visit) -> dict[str, str]:
    """The share of each kind of work that bears on the target, as an address calls it, with its label."""
    words, tables = visit.words, visit.tables
    return {
        clock_parameter(clock_id, "percent"): share_label(words, tables, clock_id)
        for clock_id in visit.choices.asked(tables).kinds_of_work
    }


def take_variant(visit: Visit, kind: str) -> None:
    """Adds the variant that was asked for; an emptied input adds nothing."""
    entered = st.session_state.get(f"{TO}.{kind}")
    session.keep()
    if entered is not None:
        add_variant(visit, changed(visit, kind, entered).as_variant)


def changed(visit: Visit, kind: str, entered: Any) -> Choices:
    """The visitor's choices with one kind of thing changed."""
    choices, tables = visit.choices, visit.tables
    if kind == "hours_per_week":
        return replace(choices, hours_per_week=Decimal(f"{entered:.1f}"))
    if kind == "holds":
        return replace(choices, holds=in_order((*choices.holds, (entered, None))))
    if kind == "sittings":
        for level_id in {level_id for row in worked_out.paths(visit) for level_id in row.plan.path.levels}:
            choices = choices.with_assumption(tables, level_id, "sittings", entered)
        return choices
    return choices.with_values({kind: entered})


def ask_hours(visit: Visit) -> None:
    st.number_input(
        visit.words("what_if.to"),
        min_value=float(HOURS.least),
        max_value=float(HOURS.most),
        value=float(min(visit.choices.hours_per_week + 4, HOURS.most)),
        step=0.5,
        format="%.1f",
        key=f"{TO}.hours_per_week",
        on_change=session.keep,
    )


def ask_share(visit: Visit, kind: str) -> None:
    st.slider(
        visit.words("what_if.to"),
        min_value=PERCENT.least,
        max_value=PERCENT.most,
        value=PERCENT.most if visit.choices.value(kind) < PERCENT.most else PERCENT.most // 2,
        format="%d%%",
        key=f"{TO}.{kind}",
        on_change=session.keep,
    )


def ask_start(visit: Visit) -> None:
    as_of = visit.choices.as_of
    st.date_input(
        visit.words("what_if.to"),
        value=min(as_of + timedelta(days=90), LAST_DAY),
        min_value=as_of,
        max_value=LAST_DAY,
        format="YYYY-MM-DD",
        key=f"{TO}.starts_on",
        on_change=session.keep,
    )


def ask_sittings(visit: Visit) -> None:
    st.selectbox(
        visit.words("what_if.to"),
        SITTING_RULES,
        format_func=lambda rule: sittings_words(visit.words, rule),
        index=SITTING_RULES.index("monthly"),
        key=f"{TO}.sittings",
        on_change=session.keep,
    )


def ask_reading(visit: Visit) -> None:
    words, tables, worded_twice = visit.words, visit.tables, visit.worded_twice or visit.choices.target
    st.selectbox(
        words("what_if.to"),
        READINGS,
        format_func=lambda reading: heading(reading_name(words, tables, worded_twice, reading)),
        index=[reading != visit.choices.reading for reading in READINGS].index(True),
        key=f"{TO}.reading",
        on_change=session.keep,
    )


def holdable(visit: Visit) -> list[str]:
    """The levels that the visitor neither holds nor aims for."""
    had = {visit.choices.target, *dict(visit.choices.holds)}
    return [level_id for level_id in visit.catalog.level_ids if level_id not in had]


def ask_holds(visit: Visit) -> None:
    st.selectbox(
        visit.words("what_if.to"),
        holdable(visit),
        format_func=lambda level_id: level_label(visit.words, visit.tables, level_id),
        key=f"{TO}.holds",
        placeholder=visit.words.not_stated,
        on_change=session.keep,
    )


_ASKS: dict[str, Callable[[Visit], None]] = {
    "hours_per_week": ask_hours,
    "starts_on": ask_start,
    "sittings": ask_sittings,
    "reading": ask_reading,
    "holds": ask_holds,
}


def show_sensitivity(visit: Visit) -> None:
    """How the date moves with study hours and with the share of each clock, by the path of the plan."""
    words, choices = visit.words, visit.choices
    path = None if worked_out.path_is_lost(visit) else choices.path
    asked = Question(visit.catalog, choices.person, choices.as_of, choices.target, choices.reading, path)
    key = (*worked_out.plan_key(visit), words.language)
    drawings = {"planner.hours": caches.drawing("hours", key, lambda: draw_hours(words, by_hours(asked)))}
    for clock_id in moving_clocks(visit):
        clock = clock_label(words, visit.tables, clock_id)

        def draw(clock_id: str = clock_id, clock: str = clock) -> Drawing:
            return draw_share(words, clock, by_share(asked, clock_id))

        drawings[f"planner.share.{clock_id}"] = caches.drawing("share", (*key, clock_id), draw)
    for column, (name, drawing) in grid(list(drawings.items()), 2):
        with column:
            show_drawing(visit, drawing, name)
            st.markdown(plain(drawing.sentence))


def moving_clocks(visit: Visit) -> tuple[str, ...]:
    """The clocks of the target's ladder whose share can move its date: work where no kind of it counts."""
    asked = asked_about(visit.tables, visit.choices.target)
    return asked.kinds_of_work or asked.clocks
