"""Numbers of people as ranked bars of two parts: plain, then hatched."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import plotly.graph_objects as go

from dashboard.charts.drawing import lane_layout, lane_text, safe
from dashboard.text.words import Words

_EMPTY_TRACES: Final = 2
"""The theme colours traces in their order: its first two colours are the visitor's own, and grey."""


@dataclass(frozen=True)
class RankedBar:
    """A lane: its text, the people of each part of its bar, and what is said when it is pointed at."""

    text: str
    plain: int
    hatched: int
    hover: str

    @property
    def people(self) -> int:
        return self.plain + self.hatched


def ranked_bars(words: Words, bars: Sequence[RankedBar], people: int) -> go.Figure:
    """A lane a bar in the order given, its number at the end; the axis goes to all `people`."""
    return go.Figure(
        data=[
            *(go.Scatter(x=[], y=[]) for _ in range(_EMPTY_TRACES)),
            _part(bars, [0] * len(bars), [bar.plain for bar in bars], ""),
            _part(bars, [bar.plain for bar in bars], [bar.hatched for bar in bars], "/"),
        ],
        layout=lane_layout(
            max(len(bars), 1),
            xaxis={
                "range": [0, max(people, 1)],
                "nticks": 6,
                "tickformat": ",d",
                "fixedrange": True,
                "zeroline": False,
            },
            annotations=[
                annotation
                for lane, bar in enumerate(bars)
                for annotation in (
                    lane_text(lane, safe(bar.text)),
                    lane_text(lane, f"<b>{words.number(bar.people)}</b>", at_end=True),
                )
            ],
        ),
    )


def _part(bars: Sequence[RankedBar], base: list[int], lengths: list[int], pattern: str) -> go.Bar:
    return go.Bar(
        orientation="h",
        base=base,
        x=lengths,
        y=list(range(len(bars))),
        width=0.3,
        marker={
            "pattern": {"shape": pattern, "fillmode": "replace", "size": 6, "solidity": 0.35},
            "line": {"width": 1},
        },
        hovertext=[safe(bar.hover) for bar in bars],
        hoverinfo="text",
    )
