"""The map of all ladders: one lane a ladder, its levels today, along time, and where no way leads."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, assert_never

import plotly.graph_objects as go

from dashboard.catalog.catalog import Catalog
from dashboard.charts.drawing import LANE_HEIGHT, Drawing, lane_layout, safe, table
from dashboard.charts.ladder_map_places import (
    MARK,
    NEVER,
    TIME,
    Place,
    Places,
    Span,
    places_of,
)
from dashboard.charts.ladder_map_texts import HEAD, lane_texts, level_words, map_title, sentences, zone_names
from dashboard.planner.plan import Standing
from dashboard.planner.verdicts import Verdict
from dashboard.text.conditions import level_label, level_name
from dashboard.text.explore import signed_verdict, when_words
from dashboard.text.words import Words

BY_COLOUR: Final = (
    Verdict.UNSTATED,
    Verdict.LATER,
    Verdict.HELD,
    Verdict.OPEN,
    Verdict.AWAITED,
    Verdict.CHECK,
    Verdict.NEVER,
)
"""Which verdict has which of the theme's colours, after the first, the visitor's own: it is for what ends."""
STOP: Final = "line-ns-open"
SITTING: Final = "diamond"
_NAME_SIZE: Final = 11


def symbol_of(verdict: Verdict) -> tuple[str, str]:
    """A verdict's shape, and the letter in it."""
    match verdict:
        case Verdict.HELD:
            return "star", ""
        case Verdict.AWAITED:
            return "hourglass", ""
        case Verdict.OPEN:
            return "circle", ""
        case Verdict.UNSTATED:
            return "circle-open", "?"
        case Verdict.CHECK:
            return "circle-open", "!"
        case Verdict.LATER:
            return "triangle-right", ""
        case Verdict.NEVER:
            return "x", ""
        case _:
            assert_never(verdict)


def draw_ladder_map(
    words: Words,
    catalog: Catalog,
    standings: Mapping[str, Standing],
    level_ids: Sequence[str],
    as_of: date,
) -> Drawing:
    """The ladders of `level_ids`, those levels alone; a click on a mark says `level:` and its id."""
    places = places_of(catalog, standings, level_ids, as_of)
    hover = {level_id: safe(level_words(words, catalog, standings[level_id])) for level_id in level_ids}
    traces: list[Any] = [_stops(places, hover)]
    for verdict in BY_COLOUR:
        own = [each for each in places.marks if each.verdict is verdict and not each.is_sitting]
        traces.append(_marks(own, *symbol_of(verdict), hover))
    sittings = [each for each in places.marks if each.is_sitting]
    traces += [
        _marks(sittings, SITTING, "", hover),
        _bars(places.spans, hover),
        _names(words, catalog, places, hover),
    ]
    lanes = len(places.lanes)
    figure = go.Figure(
        data=traces,
        layout=lane_layout(
            lanes,
            height=int((lanes + HEAD) * LANE_HEIGHT) + 12,
            margin={"l": 4, "r": 4, "t": 4, "b": 4},
            xaxis={"range": [0, NEVER[1]], "visible": False, "fixedrange": True},
            yaxis={"range": [lanes - 0.5, -0.5 - HEAD], "visible": False, "fixedrange": True},
            uniformtext={"mode": "hide", "minsize": _NAME_SIZE},  # a name that has no room is not drawn
            shapes=[shape for number in range(lanes) for shape in (_strip(number), _today(number))],
            annotations=[
                *zone_names(words, as_of),
                *(
                    text
                    for number, lane in enumerate(places.lanes)
                    for text in lane_texts(words, catalog, standings, number, lane)
                ),
            ],
        ),
    )
    shown = [standings[level_id] for level_id in level_ids]
    return Drawing(
        figure=figure,
        title=map_title(words, shown),
        sentence=words.sentences(sentences(words, catalog, shown)),
        **table(
            [words(f"explore.column.{column}") for column in ("level", "verdict", "when")],
            [
                (
                    level_label(words, catalog, each.level_id),
                    signed_verdict(words, each.verdict),
                    when_words(words, catalog, each),
                )
                for each in shown
            ],
        ),
    )


def _marks(own: Sequence[Place], symbol: str, letter: str, hover: Mapping[str, str]) -> go.Scatter:
    return go.Scatter(
        x=[each.x for each in own],
        y=[each.lane for each in own],
        mode="markers+text" if letter else "markers",
        text=[letter for _ in own],
        textfont={"size": 10},
        marker={"symbol": symbol, "size": 14 if letter else 12, "line": {"width": 1.5 if letter else 0}},
        customdata=[each.level_id for each in own],
        hovertext=[hover[each.level_id] for each in own],
        hoverinfo="text",
        cliponaxis=False,
    )


def _stops(places: Places, hover: Mapping[str, str]) -> go.Scatter:
    return go.Scatter(
        x=[span.end for span in places.spans],
        y=[_span_y(span) for span in places.spans],
        mode="markers",
        marker={"symbol": STOP, "size": 9, "line": {"width": 3}},
        customdata=[span.level_id for span in places.spans],
        hovertext=[hover[span.level_id] for span in places.spans],
        hoverinfo="text",
        cliponaxis=False,
    )


def _bars(spans: Sequence[Span], hover: Mapping[str, str]) -> go.Bar:
    """What is open until a day, plain; what is held until a day, hatched."""
    return go.Bar(
        orientation="h",
        base=[TIME[0] for _ in spans],
        x=[span.end - TIME[0] for span in spans],
        y=[_span_y(span) for span in spans],
        width=[0.1 for _ in spans],
        marker={
            "pattern": {"shape": ["/" if span.is_held else "" for span in spans], "fillmode": "replace"},
            "line": {"width": 1},
        },
        customdata=[span.level_id for span in spans],
        hovertext=[hover[span.level_id] for span in spans],
        hoverinfo="text",
    )


def _names(words: Words, catalog: Catalog, places: Places, hover: Mapping[str, str]) -> go.Bar:
    """The levels' names beside their marks, each an unseen bar as long as there is room."""
    own = [each for each in places.marks if each.room > each.x + MARK / 2]
    return go.Bar(
        orientation="h",
        base=[each.x + MARK / 2 for each in own],
        x=[each.room - each.x - MARK / 2 for each in own],
        y=[each.lane for each in own],
        width=[0.6 for _ in own],
        text=[safe(level_name(words, catalog, each.level_id)) for each in own],
        textposition="inside",
        insidetextanchor="start",
        textangle=0,
        textfont={"size": _NAME_SIZE},
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        customdata=[each.level_id for each in own],
        hovertext=[hover[each.level_id] for each in own],
        hoverinfo="text",
    )


def _span_y(span: Span) -> float:
    """Spans of one lane one below another, as far as the lane has room."""
    return span.lane + 0.22 + 0.14 * min(span.row, 1)


def _strip(lane: int) -> dict[str, Any]:
    return {
        "type": "rect",
        "layer": "below",
        "x0": TIME[0],
        "x1": TIME[1],
        "y0": lane - 0.2,
        "y1": lane + 0.44,
        "fillcolor": "rgba(128,128,128,0.14)",
        "line": {"width": 0},
    }


def _today(lane: int) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": TIME[0],
        "x1": TIME[0],
        "y0": lane - 0.2,
        "y1": lane + 0.44,
        "line": {"width": 1.5},
    }
