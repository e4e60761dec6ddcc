"""What only the visitor can vouch for: a yes or no for each question that bears on their target."""

from collections.abc import Sequence

import streamlit as st

from dashboard.catalog.catalog import Catalog
from dashboard.rules.people import Answer
from dashboard.state.declarations import FIRST_DAY, LAST_DAY
from dashboard.state.session import WIDGET, Visit, choose, chosen_now, show_choice
from dashboard.text.words import plain

NOT_ANSWERED, YES, NO = "not_answered", "yes", "no"
ANSWERS = (YES, NO, NOT_ANSWERED)


def ask_questions(visit: Visit, question_ids: Sequence[str]) -> None:
    """Each question with its answer, none at first; and from when it is yes, which may be to come."""
    words, tables, answers = visit.words, visit.tables, dict(visit.choices.answers)
    for question_id in question_ids:
        row, answer = tables.question(question_id), answers.get(question_id)
        st.segmented_control(
            plain(words.of(row, "text")),
            ANSWERS,
            format_func=lambda each: words(f"ask.answer.{each}"),
            key=show_choice(_key(question_id), _said(answer)),
            required=True,
            help=plain(words.of(row, "hint")) or None,
            on_change=_take,
            args=(tables, question_id),
        )
        if answer and answer.yes:
            st.date_input(
                words("ask.answer.date"),
                value=None,
                min_value=FIRST_DAY,
                max_value=LAST_DAY,
                key=show_choice(_date_key(question_id), answer.day),
                format="YYYY-MM-DD",
                on_change=_take,
                args=(tables, question_id),
            )


def _said(answer: Answer | None) -> str:
    if answer is None:
        return NOT_ANSWERED
    return YES if answer.yes else NO


def _key(question_id: str) -> str:
    return f"{WIDGET}answer.{question_id}"


def _date_key(question_id: str) -> str:
    # A question's id may end like this one: what comes before it tells them apart.
    return f"{WIDGET}answer_date.{question_id}"


def _take(catalog: Catalog, question_id: str) -> None:
    said = st.session_state[_key(question_id)]
    answers = {each: answer for each, answer in chosen_now().answers if each != question_id}
    if said != NOT_ANSWERED:
        is_yes = said == YES
        answers[question_id] = Answer(
            is_yes, st.session_state.get(_date_key(question_id)) if is_yes else None
        )
    choose(catalog, answers=tuple(sorted(answers.items())))
