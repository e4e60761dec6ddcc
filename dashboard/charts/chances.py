"""The chance of holding the target by each day, as steps: each step is a result."""

from datetime import date, timedelta

import plotly.graph_objects as go

from dashboard.charts.drawing import Drawing, safe, table
from dashboard.planner.chances import Chances
from dashboard.text.chances import chance_words, chances_message, chances_sentence
from dashboard.text.words import Words

HEIGHT = 300
SHOWN = 0.995
"""The axis ends where so much of the chance is reached."""


def draw_chances(words: Words, today: date, found: Chances, deadline: date | None) -> Drawing:
    """Steps up to certainty, marks where one in two and nine in ten hold it, a line at the deadline."""
    marks = [(chance, day) for chance in (0.5, 0.9) if (day := found.reached_with(chance))]
    last = found.reached_with(min(SHOWN, found.ever)) or today
    end = max(day for day in (last, deadline, today + timedelta(days=200)) if day)
    days = [today, *found.days]
    chances = [0.0, *found.cumulative]
    figure = go.Figure(
        data=[
            go.Scatter(
                x=[day for _, day in marks],
                y=[found.by(day) * 100 for _, day in marks],
                mode="markers+text",
                marker={"symbol": "diamond", "size": 12, "line": {"width": 1}},
                text=[f"≥ {words.percent(round(chance * 100))}" for chance, _ in marks],
                textposition="top left",
                zorder=1,
                hovertext=[_point(words, found.by(day), day) for _, day in marks],
                hoverinfo="text",
                cliponaxis=False,
            ),
            go.Scatter(
                x=[*days, end],
                y=[chance * 100 for chance in (*chances, found.by(end))],
                mode="lines",
                line={"shape": "hv", "width": 2.5},
                hovertext=[_point(words, chance, day) for chance, day in zip(chances, days, strict=True)],
                hoverinfo="text",
            ),
        ],
        layout={
            "height": HEIGHT,
            "margin": {"l": 10, "r": 16, "t": 24, "b": 40},
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {"align": "left"},
            "xaxis": {
                "type": "date",
                "range": [today, end],
                "tickformat": "%Y-%m",
                "nticks": 6,
                "fixedrange": True,
                "automargin": True,
            },
            "yaxis": {"range": [0, 105], "ticksuffix": "%", "nticks": 6, "fixedrange": True},
            "shapes": [_line(deadline)] if deadline else [],
            "annotations": [_label(words, deadline)] if deadline else [],
        },
    )
    shown = [(day, chance) for day, chance in zip(found.days, found.cumulative, strict=True) if day <= end]
    return Drawing(
        figure=figure,
        title=chances_message(words, found, deadline),
        sentence=chances_sentence(words, found, deadline),
        **table(
            [words("chances.column.day"), words("chances.column.chance")],
            [(words.date(day), chance_words(words, chance)) for day, chance in shown],
        ),
    )


def _point(words: Words, chance: float, day: date) -> str:
    return safe(words("chances.point", chance=chance_words(words, chance), date=words.date(day)))


def _line(deadline: date) -> dict[str, object]:
    return {
        "type": "line",
        "x0": deadline,
        "x1": deadline,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"dash": "dot", "width": 1.5},
    }


def _label(words: Words, deadline: date) -> dict[str, object]:
    return {
        "x": deadline,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "xanchor": "center",
        "text": safe(words("chances.deadline.mark", date=words.date(deadline))),
        "showarrow": False,
        "font": {"size": 12},
    }
