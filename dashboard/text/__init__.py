"""Words: one language's texts, dates and numbers, and the core's values put into them."""

from dashboard.text.answers import (
    Card,
    advice_sentence,
    card,
    first_action,
    headline,
    missing_today,
    of_plan,
    sittings_words,
    step_sentences,
    verdict_word,
)
from dashboard.text.chances import chance_words, chances_message, chances_sentence
from dashboard.text.changes import change_sentence
from dashboard.text.conditions import level_name, level_names, route_words
from dashboard.text.faults import fault_place, fault_problem, fault_right, fault_sentence
from dashboard.text.paths import (
    against_best,
    break_even_sentence,
    duration,
    fee_words,
    path_levels,
    path_names,
    path_routes,
)
from dashboard.text.questions import (
    AUDIENCES,
    CERTIFICATES_ALONE,
    NOT_STATED_AT_ALL,
    WHOSE_CERTIFICATE,
    question,
)
from dashboard.text.what_if import (
    against_now,
    hours_message,
    hours_sentence,
    plan_date,
    share_message,
    share_sentence,
    variant_words,
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
    "against_now",
    "break_even_sentence",
    "card",
    "chance_words",
    "chances_message",
    "chances_sentence",
    "change_sentence",
    "duration",
    "fault_place",
    "fault_problem",
    "fault_right",
    "fault_sentence",
    "fee_words",
    "first_action",
    "headline",
    "hours_message",
    "hours_sentence",
    "language_name",
    "language_of",
    "level_name",
    "level_names",
    "missing_today",
    "of_plan",
    "path_levels",
    "path_names",
    "path_routes",
    "plain",
    "plan_date",
    "question",
    "route_words",
    "share_message",
    "share_sentence",
    "sittings_words",
    "step_sentences",
    "variant_words",
    "verdict_word",
]
