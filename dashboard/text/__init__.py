"""Words: one language's texts, dates and numbers, and the core's values put into them."""

from dashboard.text.answers import (
    Card,
    advice_sentence,
    against_best,
    card,
    first_action,
    headline,
    missing_today,
    of_plan,
    sittings_words,
    step_sentences,
    verdict_word,
)
from dashboard.text.conditions import level_name, level_names, route_words
from dashboard.text.faults import fault_place, fault_problem, fault_right, fault_sentence
from dashboard.text.questions import (
    AUDIENCES,
    CERTIFICATES_ALONE,
    NOT_STATED_AT_ALL,
    WHOSE_CERTIFICATE,
    question,
)
from dashboard.text.words import Words, language_name, language_of, plain

__all__ = [
    "AUDIENCES",
    "CERTIFICATES_ALONE",
    "NOT_STATED_AT_ALL",
    "WHOSE_CERTIFICATE",
    "Card",
    "Words",
    "advice_sentence",
    "against_best",
    "card",
    "fault_place",
    "fault_problem",
    "fault_right",
    "fault_sentence",
    "first_action",
    "headline",
    "language_name",
    "language_of",
    "level_name",
    "level_names",
    "missing_today",
    "of_plan",
    "plain",
    "question",
    "route_words",
    "sittings_words",
    "step_sentences",
    "verdict_word",
]
