"""A panel a level along the months to come, one below another."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from dashboard.charts.drawing import safe
from dashboard.text.words import Words

PANEL: Final = 118
"""Pixels of a panel, its heading above what it shows."""
HEADING: Final = 0.34
"""The share of a panel that is left above what it shows."""
_BEFORE_TODAY: Final = timedelta(days=14)


def y_in_panel(lane: int, share: float) -> float:
    """Where a share of a panel's most people stands in it: the axis grows downwards, a panel upwards."""
    return lane + 1 - share * (1 - HEADING)


def panel_layout(
    words: Words, days: Sequence[date], headings: Sequence[str], most: Sequence[int]
) -> dict[str, Any]:
    """The layout of panels with these headings (a small HTML), each up to its `most` people.

    A line marks today, `days[0]`.
    """
    lanes = range(len(headings))
    return {
        "height": len(headings) * PANEL + 96,
        "margin": {"l": 10, "r": 10, "t": 22, "b": 70},
        "dragmode": False,
        "hoverlabel": {"align": "left"},
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "traceorder": "reversed",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "xaxis": {
            "type": "date",
            "range": [days[0] - _BEFORE_TODAY, days[-1]],
            "tickformat": "%Y-%m",
            "nticks": 6,
            "fixedrange": True,
            "showgrid": False,
        },
        "yaxis": {
            "range": [len(headings), 0],
            "tickvals": [y for lane in lanes for y in (y_in_panel(lane, 0), y_in_panel(lane, 1))],
            "ticktext": [text for top in most for text in ("0", words.number(top))],
            "fixedrange": True,
            "zeroline": False,
        },
        "shapes": [_today_line(days[0])],
        "annotations": [
            _today_text(words, days[0]),
            *(_heading(text, lane, days[0]) for lane, text in enumerate(headings)),
        ],
    }


def _heading(text: str, lane: int, today: date) -> dict[str, Any]:
    return {
        "text": text,
        "x": today,
        "xanchor": "left",
        "xshift": 4,
        "y": lane + HEADING / 2,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 13},
        "align": "left",
    }


def _today_line(today: date) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": today,
        "x1": today,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"width": 1.5, "dash": "dot"},
    }


def _today_text(words: Words, today: date) -> dict[str, Any]:
    return {
        "text": safe(words("team.by_month.today", date=words.date(today))),
        "x": today,
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12},
    }
