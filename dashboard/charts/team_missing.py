"""Who is short of what: one lane a condition, what most people lack first."""

from collections.abc import Sequence
from typing import Any, Final

from dashboard.catalog.catalog import Catalog
from dashboard.charts.drawing import Drawing, table
from dashboard.charts.ranked_bars import RankedBar, ranked_bars
from dashboard.text.team_missing import (
    Lack,
    lack_sentence,
    lack_words,
    lacks_message,
)
from dashboard.text.words import Words

MOST_LANES: Final = 12
"""Lanes of the chart; its table has all conditions."""


def draw_team_missing(words: Words, catalog: Catalog, lacks: tuple[Lack, ...], people: int) -> Drawing:
    """Bars of those who lack a condition; the plain part of them lacks nothing else on its route."""
    shown = lacks[:MOST_LANES]
    bars = [
        RankedBar(
            text=lack_words(words, catalog, lack),
            plain=lack.lacked.only_this,
            hatched=lack.lacked.people - lack.lacked.only_this,
            hover=lack_sentence(words, catalog, lack),
        )
        for lack in shown
    ]
    return Drawing(
        figure=ranked_bars(words, bars, people),
        title=lacks_message(words, catalog, lacks),
        sentence=words.sentences(bar.hover for bar in bars) or words("team.lacks.nothing"),
        **_numbers(words, catalog, lacks),
    )


def _numbers(words: Words, catalog: Catalog, lacks: Sequence[Lack]) -> dict[str, Any]:
    return table(
        [words(f"team.column.{column}") for column in ("lacks", "people", "only_this", "short_by")],
        [
            (
                lack_words(words, catalog, lack),
                words.number(lack.lacked.people),
                words.number(lack.lacked.only_this),
                _short_by(words, lack),
            )
            for lack in lacks
        ],
    )


def _short_by(words: Words, lack: Lack) -> str:
    """How many months people are short of, from the fewest to the most; "" for a certificate."""
    months = [each for each, _ in lack.lacked.months]
    if not months:
        return ""
    least, most = min(months), max(months)
    if least == most:
        return words.months(least)
    return words("team.range", least=words.months(least), most=words.months(most))
