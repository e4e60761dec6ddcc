"""Of those who want each level, how many hold it month by month: everyone in their own target’s panel."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.board.by_month import OwnTargets, TargetByMonth
from dashboard.catalog.catalog import Catalog
from dashboard.charts.drawing import Drawing, safe, table
from dashboard.charts.month_panels import panel_layout, y_in_panel
from dashboard.text.conditions import level_label
from dashboard.text.team_targets import targets_message, targets_sentence
from dashboard.text.words import Words

_A_MONTH: Final = timedelta(days=30)
Point = tuple[date, float]


def draw_team_targets(words: Words, catalog: Catalog, own: OwnTargets) -> Drawing:
    """A panel a target, as high as those who want it: steps rise to its top; a mark on `days[own.by]`."""
    names = [level_label(words, catalog, level_id) for level_id in own.levels]
    levels = list(own.levels.values())
    days = [*own.days, own.days[-1] + _A_MONTH]
    # The theme gives the first trace the visitor's own mark, the second the quiet grey, then the blues.
    return Drawing(
        figure=go.Figure(
            data=[
                _marks(words, own),
                go.Scatter(
                    **_parted(
                        [[(day, y_in_panel(lane, 1)) for day in days] for lane, _ in enumerate(levels)]
                    ),
                    mode="lines",
                    line={"width": 1.5, "dash": "dash"},
                    name=safe(words("team.own.wanted")),
                    hoverinfo="skip",
                ),
                go.Scatter(
                    **_parted([_steps(level, lane, days) for lane, level in enumerate(levels)]),
                    mode="lines",
                    line={"width": 2},
                    fill="toself",
                    name=safe(words("team.band.held")),
                    hoverinfo="skip",
                ),
                _hover(words, own, names),
            ],
            layout=panel_layout(
                words,
                days,
                [_heading(words, own, *each) for each in zip(names, levels, strict=True)],
                [level.people for level in levels],
            ),
        ),
        title=targets_message(words, catalog, own),
        sentence=targets_sentence(words, catalog, own),
        **table(
            [words(f"team.column.{column}") for column in ("target", "day", "held", "people")],
            [
                (name, words.date(day), words.number(int(held)), words.number(level.people))
                for name, level in zip(names, levels, strict=True)
                for day, held in zip(own.days, level.held, strict=True)
            ],
        ),
    )


def _heading(words: Words, own: OwnTargets, name: str, level: TargetByMonth) -> str:
    """A panel's name, and how many of those who want the level hold it on the day looked ahead to."""
    return words(
        "team.own.heading",
        level=f"<b>{safe(name)}</b>",
        there=words.number(int(level.held[own.by])),
        people=words.number(level.people),
    )


def _steps(level: TargetByMonth, lane: int, days: Sequence[date]) -> list[Point]:
    """The outline of what is held: along the steps, and back along the panel's foot."""
    along = [
        (day, y_in_panel(lane, int(held) / level.people))
        for (start, end), held in zip(pairwise(days), level.held, strict=True)
        for day in (start, end)
    ]
    foot = y_in_panel(lane, 0)
    return [*along, (days[-1], foot), (days[0], foot)]


def _parted(lines: Sequence[Sequence[Point]]) -> dict[str, list[Any]]:
    """Several lines as one trace, with a gap between them."""
    points = [point for line in lines for point in (*line, (None, None))]
    return {"x": [x for x, _ in points], "y": [y for _, y in points]}


def _marks(words: Words, own: OwnTargets) -> go.Scatter:
    """Of each panel, where it stands on the day looked ahead to."""
    return go.Scatter(
        x=[own.days[own.by]] * len(own.levels),
        y=[
            y_in_panel(lane, int(level.held[own.by]) / level.people)
            for lane, level in enumerate(own.levels.values())
        ],
        mode="markers",
        marker={"size": 10, "symbol": "diamond"},
        name=safe(words("team.own.mark", date=words.date(own.days[own.by]))),
        hoverinfo="skip",
    )


def _hover(words: Words, own: OwnTargets, names: Sequence[str]) -> go.Scatter:
    """Unseen points along the steps, which say the numbers when they are pointed at."""
    points = [
        (lane, level.people, day, int(held))
        for lane, level in enumerate(own.levels.values())
        for day, held in zip(own.days, level.held, strict=True)
    ]
    return go.Scatter(
        x=[day for _, _, day, _ in points],
        y=[y_in_panel(lane, held / people) for lane, people, _, held in points],
        mode="markers",
        marker={"size": 12, "opacity": 0},
        hovertext=[
            safe(
                words(
                    "team.own.point",
                    level=names[lane],
                    date=words.date(day),
                    there=words.number(held),
                    people=words.number(people),
                )
            )
            for lane, people, day, held in points
        ],
        hoverinfo="text",
        showlegend=False,
    )
