"""Inputs and display blocks that more than one page uses."""

from dashboard.widgets.blocks import (
    grid,
    show_chosen_path,
    show_drawing,
    show_sentences,
    show_table,
    show_unclear,
    tabs,
)
from dashboard.widgets.inputs import OCCUPATIONS, ask_language, ask_person, ask_team, occupation_of
from dashboard.widgets.notes import show_notes

__all__ = [
    "OCCUPATIONS",
    "ask_language",
    "ask_person",
    "ask_team",
    "grid",
    "occupation_of",
    "show_chosen_path",
    "show_drawing",
    "show_notes",
    "show_sentences",
    "show_table",
    "show_unclear",
    "tabs",
]
