"""What every chart is: a figure, the message that is its title, a sentence, and its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

LANE_HEIGHT = 46
"""Pixels of a lane: a line of text with its bar below."""
MUTED = 0.3
"""The opacity of what a selection leaves aside."""
READABLE = 0.6
"""The opacity of a text that a selection leaves aside: it must still be read."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """A chart. `sentence` says what the figure shows to who can't see it; `rows` are its numbers."""

    figure: go.Figure
    title: str
    sentence: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def in_ink(self, colour: str) -> "Drawing":
        """This chart with its texts in `colour`: the theme's own grey for charts is too pale to read."""
        ink = {"color": colour}
        axis = {"tickfont": ink, "title": {"font": ink}}
        self.figure.update_layout(font=ink, xaxis=axis, yaxis=axis, legend={"font": ink})
        self.figure.update_traces(textfont=ink, selector={"mode": "markers+text"})
        self.figure.update_traces(insidetextfont=ink, selector={"type": "bar", "textposition": "inside"})
        self.figure.update_shapes(line=ink)
        return self


def lane_layout(lanes: int, **more: Any) -> dict[str, Any]:
    """The layout of a chart of lanes: lane 0 on top, each with its text above its bar."""
    return {
        "height": lanes * LANE_HEIGHT + 56,
        "margin": {"l": 10, "r": 10, "t": 6, "b": 40},
        "showlegend": False,
        "dragmode": False,
        "barmode": "overlay",
        "hoverlabel": {"align": "left"},
        "yaxis": {
            "range": [lanes - 0.35, -0.75],
            "visible": False,
            "fixedrange": True,
        },
        **more,
    }


def lane_text(lane: int, text: str, *, at_end: bool = False) -> dict[str, Any]:
    """An annotation on the text line of a lane, at its start or its end."""
    return {
        "text": text,
        "x": 1 if at_end else 0,
        "xref": "paper",
        "xanchor": "right" if at_end else "left",
        "xshift": -6 if at_end else 6,
        "y": lane - 0.42,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 13},
        "align": "right" if at_end else "left",
    }


def safe(text: str) -> str:
    """`text` for a figure, whose texts are read as a small HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    """The fields `columns` and `rows` of a `Drawing`."""
    return {"columns": tuple(columns), "rows": tuple(tuple(row) for row in rows)}


def clickable_bars(key: str | Sequence[str], hover: str | Sequence[str], **more: Any) -> go.Bar:
    """Bars that say `key` when they are clicked, `hover` when they are pointed at."""
    number = len(more["y"])
    return go.Bar(
        orientation="h",
        customdata=[key] * number if isinstance(key, str) else key,
        hovertext=[hover] * number if isinstance(hover, str) else hover,
        hoverinfo="text",
        **more,
    )
