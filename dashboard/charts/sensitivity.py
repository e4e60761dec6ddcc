"""How the target's date moves with one number, as steps: each step is a sitting."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.drawing import Drawing, safe, table
from dashboard.planner.sensitivity import Sensitivity
from dashboard.text.paths import day_or_never
from dashboard.text.what_if import (
    hours_message,
    hours_sentence,
    share_message,
    share_sentence,
)
from dashboard.text.words import Words

HEIGHT = 260
FLAT = timedelta(days=150)


def draw_hours(words: Words, found: Sensitivity[Decimal]) -> Drawing:
    """The date against study hours a week."""
    return Drawing(
        figure=_steps(
            words,
            words("sensitivity.hours.axis"),
            found,
            [float(value) for value in found.values],
            words.number,
        ),
        title=hours_message(words, found),
        sentence=hours_sentence(words, found),
        **_numbers(words, words("sensitivity.hours.from"), found, words.number),
    )


def draw_share(words: Words, clock: str, found: Sensitivity[int]) -> Drawing:
    """The date against the share of one kind of work, called `clock`."""
    axis = words("sensitivity.share.axis", clock=safe(clock))
    figure = _steps(words, axis, found, [float(value) for value in found.values], words.percent)
    figure.update_xaxes(ticksuffix="%")
    return Drawing(
        figure=figure,
        title=share_message(words, clock, found),
        sentence=share_sentence(words, clock, found),
        **_numbers(words, words("sensitivity.share.from", clock=clock), found, words.percent),
    )


def _steps(
    words: Words, axis: str, found: Sensitivity[Any], at: Sequence[float], said: Callable[[Any], str]
) -> go.Figure:
    """A line that falls by steps, with a mark at today's value."""
    now = at[found.values.index(found.now)]
    return go.Figure(
        data=[
            go.Scatter(
                x=[now],
                y=[found.held_now],
                mode="markers",
                marker={"symbol": "diamond", "size": 13, "line": {"width": 1}},
                hovertext=[_point(words, said(found.now), found.held_now)],
                hoverinfo="text",
                cliponaxis=False,
                zorder=1,
            ),
            go.Scatter(
                x=list(at),
                y=list(found.held_on),
                mode="lines",
                line={"shape": "hv", "width": 2.5},
                hovertext=[
                    _point(words, said(value), day)
                    for value, day in zip(found.values, found.held_on, strict=True)
                ],
                hoverinfo="text",
            ),
        ],
        layout={
            "height": HEIGHT,
            "margin": {"l": 10, "r": 16, "t": 10, "b": 44},
            "showlegend": False,
            "dragmode": False,
            "xaxis": {
                "title": {"text": axis, "standoff": 6},
                "range": [-0.03 * at[-1], 1.03 * at[-1]],
                "fixedrange": True,
                "zeroline": False,
            },
            "yaxis": {
                "type": "date",
                "tickformat": "%Y-%m",
                **_months_shown([day for day in found.held_on if day]),
                "fixedrange": True,
                "automargin": True,
            },
        },
    )


def _months_shown(days: Sequence[date]) -> dict[str, Any]:
    """The axis of days: ticks a month apart at least, room around a line that is flat."""
    if not days or (max(days) - min(days)).days > FLAT.days:
        return {"nticks": 6}
    return {"range": [min(days) - FLAT / 2, max(days) + FLAT / 2], "dtick": "M2"}


def _point(words: Words, value: str, day: date | None) -> str:
    return safe(words("sensitivity.point", value=value, date=day_or_never(words, day)))


def _numbers(
    words: Words, column: str, found: Sensitivity[Any], said: Callable[[Any], str]
) -> dict[str, Any]:
    """One row for each step: the values that give the same date."""
    rows: list[tuple[str, str]] = []
    for value, day in zip(found.values, found.held_on, strict=True):
        if not rows or rows[-1][1] != day_or_never(words, day):
            rows.append((said(value), day_or_never(words, day)))
    return table([column, words("race.column.held")], rows)
