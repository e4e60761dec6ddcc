"""What a team could do, ranked: whom each action helps."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.board.actions import Effect, ranked
from dashboard.catalog.catalog import Catalog
from dashboard.charts.drawing import Drawing, table
from dashboard.charts.ranked_bars import RankedBar, ranked_bars
from dashboard.text.team_actions import (
    action_words,
    actions_message,
    each_fee_words,
    effect_sentence,
    more_exams_words,
    total_fee_words,
)
from dashboard.text.words import Words


def draw_team_actions(
    words: Words, catalog: Catalog, today: date, effects: Sequence[Effect], people: int
) -> Drawing:
    """Bars of those whom an action helps; the plain part would not hold the target without it."""
    in_order = ranked(effects)
    bars = [
        RankedBar(
            text=action_words(words, catalog, effect.action),
            plain=effect.unlocked,
            hatched=effect.sooner,
            hover=effect_sentence(words, catalog, today, effect),
        )
        for effect in in_order
    ]
    return Drawing(
        figure=ranked_bars(words, bars, people),
        title=actions_message(words, catalog, effects),
        sentence=words.sentences(bar.hover for bar in bars),
        **_numbers(words, catalog, in_order),
    )


def _numbers(words: Words, catalog: Catalog, effects: Sequence[Effect]) -> dict[str, Any]:
    return table(
        [
            words(f"team.column.{column}")
            for column in ("action", "concerned", "helped", "unlocked", "days", "exams", "fee", "fee_each")
        ],
        [
            (
                action_words(words, catalog, effect.action),
                words.number(effect.concerned),
                words.number(effect.helped),
                words.number(effect.unlocked),
                words.number(effect.days),
                more_exams_words(words, effect),
                total_fee_words(words, effect) if effect.helped else "",
                each_fee_words(words, effect) if effect.helped else "",
            )
            for effect in effects
        ],
    )
