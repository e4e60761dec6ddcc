"""How many hold or can sit each level month by month: one panel a level, all to one scale."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.board.by_month import ByMonth, LevelByMonth
from dashboard.board.standings import Board
from dashboard.catalog.catalog import Catalog
from dashboard.charts.drawing import Drawing, safe, table
from dashboard.charts.month_panels import panel_layout, y_in_panel
from dashboard.text.conditions import level_label
from dashboard.text.team import by_month_message, by_month_point, by_month_sentence
from dashboard.text.words import Words

BANDS: Final = ("check", "can_sit", "held")
"""The bands in the order of their traces, which is that of their colours: the quiet grey, then two blues."""
PATTERN: Final = {"held": "", "can_sit": "/", "check": "."}


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
        layout=panel_layout(
            words,
            days,
            [_heading(words, catalog, found, level_id) for level_id in level_ids],
            [board.n] * len(level_ids),
        ),
    )
    return Drawing(
        figure=figure,
        title=by_month_message(words, catalog, board, found, target),
        sentence=by_month_sentence(words, catalog, found),
        **_numbers(words, catalog, found),
    )


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
        top, bottom = (
            [y_in_panel(lane, people / most) for people in np.repeat(edge, 2)] for edge in (high, low)
        )
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
        name = level_label(words, catalog, level_id)
        for place, day in enumerate(found.days):
            total = int(level.held[place] + level.can_sit[place] + level.check[place])
            x.append(day)
            y.append(y_in_panel(lane, total / most))
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


def _heading(words: Words, catalog: Catalog, found: ByMonth, level_id: str) -> str:
    """A panel's name, and how many would hold the level today, on the day looked ahead to and at the end."""
    held = found.levels[level_id].held
    return words(
        "team.by_month.heading",
        level=f"<b>{safe(level_label(words, catalog, level_id))}</b>",
        now=words.number(int(held[0])),
        ahead=words.number(int(held[found.by])),
        end=words.number(int(held[-1])),
    )


def _numbers(words: Words, catalog: Catalog, found: ByMonth) -> dict[str, Any]:
    """A row for each level at today and every month after it."""
    return table(
        [words(f"team.column.{column}") for column in ("level", "day", "held", "can_sit", "check")],
        [
            (
                level_label(words, catalog, level_id),
                words.date(day),
                *(words.number(int(band[place])) for band in (level.held, level.can_sit, level.check)),
            )
            for level_id, level in found.levels.items()
            for place, day in enumerate(found.days)
        ],
    )
