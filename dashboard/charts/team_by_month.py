"""How many hold or can sit each level month by month: one panel a level, all to one scale of people."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.board import Board, ByMonth, LevelByMonth
from dashboard.catalog import Catalog
from dashboard.charts.drawing import Drawing, safe, table
from dashboard.text import (
    A_YEAR,
    Words,
    by_month_message,
    by_month_point,
    by_month_sentence,
    level_name,
)

PANEL: Final = 118
"""Pixels of a panel, its heading above its areas."""
HEADING: Final = 0.34
"""The share of a panel that is left above its areas."""
BANDS: Final = ("check", "can_sit", "held")
"""The bands in the order of their traces, which is that of their colours: the quiet grey, then two blues."""
PATTERN: Final = {"held": "", "can_sit": "/", "check": "."}
_BEFORE_TODAY: Final = timedelta(days=14)


def draw_team_by_month(words: Words, catalog: Catalog, board: Board, found: ByMonth, target: str) -> Drawing:
    """Step areas from below: held, can be sat, to be checked. A line marks today."""
    level_ids = list(found.levels)
    most = max(board.n, 1)
    days = [*found.days, found.days[-1] + timedelta(days=30)]
    figure = go.Figure(
        data=[
            _points(words, catalog, found, most),
            *(_areas(words, band, found, days, most) for band in BANDS),
        ],
        layout={
            "height": len(level_ids) * PANEL + 96,
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
                "range": [len(level_ids), 0],
                "tickvals": [y for lane in range(len(level_ids)) for y in (_y(lane, 0), _y(lane, 1))],
                "ticktext": ["0", words.number(board.n)] * len(level_ids),
                "fixedrange": True,
                "zeroline": False,
            },
            "shapes": [_today_line(days[0])],
            "annotations": [
                _today_text(words, days[0]),
                *(
                    _heading(words, catalog, found, level_id, lane, days[0])
                    for lane, level_id in enumerate(level_ids)
                ),
            ],
        },
    )
    return Drawing(
        figure=figure,
        title=by_month_message(words, catalog, board, found, target),
        sentence=by_month_sentence(words, catalog, found),
        **_numbers(words, catalog, found),
    )


def _y(lane: int, share: float) -> float:
    """Where a share of all people stands in a panel: the axis grows downwards, a panel upwards."""
    return lane + 1 - share * (1 - HEADING)


def _edges(level: LevelByMonth, band: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The lower and the upper edge of a band, in people."""
    can_sit = level.held + level.can_sit
    return {
        "held": (level.held * 0, level.held),
        "can_sit": (level.held, can_sit),
        "check": (can_sit, can_sit + level.check),
    }[band]


def _areas(words: Words, band: str, found: ByMonth, days: Sequence[date], most: int) -> go.Scatter:
    """A band of every panel, as one trace with gaps between the panels."""
    x: list[date | None] = []
    y: list[float | None] = []
    for lane, level in enumerate(found.levels.values()):
        low, high = _edges(level, band)
        if not (high > low).any():
            continue
        along = [day for start, end in pairwise(days) for day in (start, end)]
        top, bottom = ([_y(lane, people / most) for people in np.repeat(edge, 2)] for edge in (high, low))
        x += [*along, *reversed(along), None]
        y += [*top, *reversed(bottom), None]
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        line={"width": 1},
        fill="toself",
        fillpattern={"shape": PATTERN[band], "fillmode": "replace", "size": 7, "solidity": 0.55},
        name=safe(words(f"team.band.{band}")),
        hoverinfo="skip",
    )


def _points(words: Words, catalog: Catalog, found: ByMonth, most: int) -> go.Scatter:
    """Unseen points along the top of each panel, which say the numbers when they are pointed at."""
    x, y, texts = [], [], []
    for lane, (level_id, level) in enumerate(found.levels.items()):
        name = level_name(words, catalog, level_id)
        for place, day in enumerate(found.days):
            total = int(level.held[place] + level.can_sit[place] + level.check[place])
            x.append(day)
            y.append(_y(lane, total / most))
            point = by_month_point(words, found, level_id, place)
            texts.append(safe(words("team.by_month.sentence", level=name, points=point)))
    return go.Scatter(
        x=x,
        y=y,
        mode="markers",
        marker={"size": 12, "opacity": 0},
        hovertext=texts,
        hoverinfo="text",
        showlegend=False,
    )


def _heading(
    words: Words, catalog: Catalog, found: ByMonth, level_id: str, lane: int, today: date
) -> dict[str, Any]:
    """A panel's name, and how many hold the level today, in a year and at the end."""
    held = found.levels[level_id].held
    text = words(
        "team.by_month.heading",
        level=f"<b>{safe(level_name(words, catalog, level_id))}</b>",
        now=words.number(int(held[0])),
        ahead=words.number(int(held[A_YEAR])),
        end=words.number(int(held[-1])),
    )
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


def _numbers(words: Words, catalog: Catalog, found: ByMonth) -> dict[str, Any]:
    """A row for each level at today and every month after it."""
    return table(
        [words(f"team.column.{column}") for column in ("level", "day", "held", "can_sit", "check")],
        [
            (
                level_name(words, catalog, level_id),
                words.date(day),
                *(words.number(int(band[place])) for band in (level.held, level.can_sit, level.check)),
            )
            for level_id, level in found.levels.items()
            for place, day in enumerate(found.days)
        ],
    )
