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
from dashboard.text.conditions import condition_words, level_name, level_names, route_words
from dashboard.text.faults import fault_place, fault_problem, fault_right, fault_sentence
from dashboard.text.words import Words, language_name, language_of, plain

__all__ = [
    "Card",
    "Words",
    "advice_sentence",
    "against_best",
    "card",
    "condition_words",
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
    "route_words",
    "sittings_words",
    "step_sentences",
    "verdict_word",
]
