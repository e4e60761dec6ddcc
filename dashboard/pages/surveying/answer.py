"""The overview's answer: one sentence, what it was worked out from, and a card a level."""

from typing import Any, assert_never

import streamlit as st

from dashboard.catalog.reach import industry_reach
from dashboard.planner.advice import advice
from dashboard.planner.plan import Standing
from dashboard.planner.verdicts import Verdict
from dashboard.state import worked_out
from dashboard.state.of_clocks import PERCENT
from dashboard.state.session import Visit
from dashboard.text.answers import advice_sentence, headline
from dashboard.text.cards import card, expired_words, verdict_word
from dashboard.text.conditions import level_label
from dashboard.text.experience import had_words, share_words, start_words
from dashboard.text.overview import industry_name
from dashboard.text.paths import certificates_alone
from dashboard.text.people import answer_words, education_words
from dashboard.text.readings import reading_name
from dashboard.text.words import plain
from dashboard.widgets.blocks import grid, show_chosen_path
from dashboard.widgets.occupation import occupation_name, occupation_of

CARDS = 4  # in a row, on a wide screen


def show_headline(visit: Visit) -> None:
    words, catalog, choices = visit.words, visit.catalog, visit.choices
    scheme = catalog.scheme_of(choices.target)
    standings = worked_out.standings(visit)
    of_scheme = [
        standings[level_id]
        for level_id in catalog.level_ids
        if catalog.level(level_id).scheme_id == scheme.scheme_id
    ]
    issuer = words.stated(words.of(scheme, "issuer"))
    st.caption(plain(words("overview.scheme", scheme=words.name(scheme), issuer=issuer)))
    chosen = worked_out.path_is_chosen(visit)
    answer = headline(words, catalog, of_scheme, standings[choices.target], chosen=chosen)
    st.title(plain(answer), anchor=False)
    if chosen:
        show_chosen_path(visit)
    elif advised := advice_sentence(words, catalog, advice(worked_out.plans(visit))):
        st.markdown(plain(advised))
    plan = worked_out.plan(visit)
    if plan and (warned := certificates_alone(words, catalog, plan, choices.person)):
        st.markdown(f":material/report: {plain(warned)}")
    st.caption(plain(inputs_summary(visit)))


def inputs_summary(visit: Visit) -> str:
    """What the answer was worked out from, so that a closed sidebar hides nothing."""
    words, choices = visit.words, visit.choices
    return words(
        "overview.inputs",
        had=had_words(words, visit.tables, choices),
        occupation=occupation_words(visit),
        said=said_words(visit),
        held=held_words(visit),
        hours=words.number(choices.hours_per_week),
        reading=reading_name(words, visit.catalog, choices.target, choices.reading),
    )


def occupation_words(visit: Visit) -> str:
    """What the visitor does from now on: at which share, since when."""
    words, tables, choices = visit.words, visit.tables, visit.choices
    asked = choices.asked(tables)
    said = [occupation_name(words, tables, occupation_of(choices, asked.kinds_of_work))]
    clocks = [(clock_id, choices.clock(clock_id)) for clock_id in asked.clocks]
    said += [
        share_words(words, tables, clock_id, clock.percent)
        for clock_id, clock in clocks
        if 0 < clock.percent < PERCENT.most
    ]
    said += [
        start_words(words, tables, clock_id, clock.starts_on) for clock_id, clock in clocks if clock.starts_on
    ]
    return words("list.comma").join(said)


def said_words(visit: Visit) -> str:
    """What the visitor said of their education, and what they vouch for; "" for nothing."""
    words, tables, choices = visit.words, visit.tables, visit.choices
    said = [education_words(words, tables, choices.education)] if choices.education else []
    said += [answer_words(words, tables, question_id, answer) for question_id, answer in choices.answers]
    return "".join(words("overview.said", what=each) for each in said)


def held_words(visit: Visit) -> str:
    words, choices = visit.words, visit.choices
    held = [level_label(words, visit.tables, level_id) for level_id, _ in choices.holds]
    return words("overview.held", levels=words.all_of(held)) if held else ""


def show_cards(visit: Visit) -> None:
    words, catalog = visit.words, visit.catalog
    standings = worked_out.standings(visit)
    for column, level_id in grid(catalog.level_ids, CARDS):
        standing = standings[level_id]
        chosen = level_id == visit.choices.target and worked_out.path_is_chosen(visit)
        said = card(words, catalog, standing, chosen=chosen)
        with column.container(border=True, height="stretch"):
            alone = words("card.selected") if level_id == visit.choices.level else ""
            st.markdown(f"**{plain(level_label(words, catalog, level_id))}**{plain(alone)}")
            show_verdict(visit, standing)
            st.metric(said.date_label, said.date)
            for line in (said.route, *said.missing, *said.notes, industry_line(visit, level_id)):
                if line:
                    st.markdown(plain(line))


def show_verdict(visit: Visit, standing: Standing) -> None:
    """A level's verdict, and that a certificate of it has expired: a word and a shape each."""
    icon, colour = verdict_look(standing.verdict)
    st.badge(verdict_word(visit.words, standing), icon=icon, color=colour)
    show_expired(visit, standing)


def show_expired(visit: Visit, standing: Standing) -> None:
    """That the certificate that was held has expired, where one has."""
    if expired := expired_words(visit.words, standing):
        st.badge(expired, icon=":material/event_busy:", color="red")


def verdict_look(verdict: Verdict) -> tuple[str, Any]:
    """A verdict's shape and colour: the word is always beside them."""
    match verdict:
        case Verdict.HELD:
            return ":material/workspace_premium:", "blue"
        case Verdict.AWAITED:
            return ":material/hourglass_top:", "violet"
        case Verdict.OPEN:
            return ":material/check_circle:", "green"
        case Verdict.UNSTATED:
            return ":material/help:", "gray"
        case Verdict.CHECK:
            return ":material/rule:", "orange"
        case Verdict.LATER:
            return ":material/schedule:", "violet"
        case Verdict.NEVER:
            return ":material/block:", "red"
        case _:
            assert_never(verdict)


def industry_line(visit: Visit, level_id: str) -> str:
    """What the source says of the visitor's industry for a level."""
    words, catalog, industry = visit.words, visit.catalog, visit.choices.industry
    if industry is None:
        return ""
    name = industry_name(words, catalog, industry)
    return words(f"card.industry.{industry_reach(catalog, level_id, industry)}", industry=name)
