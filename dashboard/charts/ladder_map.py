"""The map of all ladders: one lane a ladder, its levels today, along time, and where no way leads."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, assert_never

import plotly.graph_objects as go

from dashboard.catalog.catalog import Catalog
from dashboard.charts.drawing import LANE_HEIGHT, Drawing, lane_layout, lane_text, safe, table
from dashboard.charts.ladder_map_places import (
    MARK,
    NEVER,
    TIME,
    TODAY,
    YEARS,
    Lane,
    Place,
    Places,
    Span,
    along,
    places_of,
)
from dashboard.planner.in_time import is_within, last_day
from dashboard.planner.plan import Standing
from dashboard.planner.verdicts import Verdict
from dashboard.rules.months import add_months_to
from dashboard.text.conditions import level_label, level_name
from dashboard.text.explore import day_of, lapses_words, signed_verdict, until_words, when_words
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
_WIDTH: Final = 52
"""The letters that a lane's line of text has room for on a phone; a Chinese letter is as wide as two."""
_CUT: Final = 34
"""So many of them are left to a ladder's name where something stands beside it."""
_WIDE: Final = 0x2E80
"""The first letter of the scripts whose letters are as wide as two."""
_NAME_SIZE: Final = 11
_HEAD: Final = 0.75
"""The height of the line above the lanes, in lanes."""


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
    hover = {level_id: safe(_level_words(words, catalog, standings[level_id])) for level_id in level_ids}
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
            height=int((lanes + _HEAD) * LANE_HEIGHT) + 12,
            margin={"l": 4, "r": 4, "t": 4, "b": 4},
            xaxis={"range": [0, NEVER[1]], "visible": False, "fixedrange": True},
            yaxis={"range": [lanes - 0.5, -0.5 - _HEAD], "visible": False, "fixedrange": True},
            uniformtext={"mode": "hide", "minsize": _NAME_SIZE},  # a name that has no room is not drawn
            shapes=[shape for number in range(lanes) for shape in (_strip(number), _today(number))],
            annotations=[
                *_zone_names(words, as_of),
                *(
                    text
                    for number, lane in enumerate(places.lanes)
                    for text in _lane_texts(words, catalog, standings, number, lane)
                ),
            ],
        ),
    )
    shown = [standings[level_id] for level_id in level_ids]
    return Drawing(
        figure=figure,
        title=map_title(words, shown),
        sentence=words.sentences(_sentences(words, catalog, shown)),
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


def map_title(words: Words, standings: Sequence[Standing]) -> str:
    """How many of the levels that are not open yet come within a year, and to how many no way leads."""
    later = [each for each in standings if each.verdict is Verdict.LATER]
    never = sum(each.verdict is Verdict.NEVER for each in standings)
    said = []
    if later:
        soon = sum(is_within(each, "year") for each in later)
        said.append(words.count("explore.map.later", len(later), soon=words.number(soon)))
    if never:
        said.append(words.count("explore.map.never", never))
    return words("list.comma").join(said) or words("explore.map.nothing")


def _sentences(words: Words, catalog: Catalog, standings: Sequence[Standing]) -> Iterator[str]:
    """Which levels have each verdict, and what ends."""
    for verdict in Verdict:
        own = [level_label(words, catalog, each.level_id) for each in standings if each.verdict is verdict]
        if own:
            said = words(f"verdict.{verdict}")
            yield words("explore.map.sentence", verdict=said, levels=words.all_of(own))
    for each in standings:
        if (each.verdict is Verdict.HELD and each.expires_on) or last_day(catalog, each):
            yield _level_words(words, catalog, each)


def _level_words(words: Words, catalog: Catalog, standing: Standing) -> str:
    return words(
        "explore.level",
        level=level_label(words, catalog, standing.level_id),
        verdict=words(f"verdict.{standing.verdict}"),
        when=when_words(words, catalog, standing),
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


def _zone_names(words: Words, as_of: date) -> list[dict[str, Any]]:
    """What each zone is, and the years in the one of time."""
    first, last = (add_months_to(as_of, 12 * years) for years in (1, YEARS))
    return [
        _name(TODAY[0], words("explore.zone.today"), "left"),
        _name(along(as_of, first), f"{first:%Y-%m}", "center"),
        _name(TIME[1], f"{last:%Y-%m}", "right"),
        _name(NEVER[0], words("explore.zone.never"), "left"),
    ]


def _name(x: float, text: str, anchor: str) -> dict[str, Any]:
    return {
        "text": text,
        "x": x,
        "xanchor": anchor,
        "y": -0.5 - _HEAD,
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 11},
    }


def _lane_texts(
    words: Words, catalog: Catalog, standings: Mapping[str, Standing], number: int, lane: Lane
) -> list[dict[str, Any]]:
    """The ladder's name, and what of it changes first: as much of both as a phone has room for."""
    name = words.name(next(row for row in catalog.schemes if row.scheme_id == lane.scheme_id))
    changes = [
        (change, each)
        for each in lane.level_ids
        if (change := _change(words, standings[each], last_day(catalog, standings[each])))
    ]
    if not changes:
        return [_bold(number, shortened(name, _WIDTH))]
    # What ends comes before what begins.
    (_, _, said), level_id = min(changes)
    name = shortened(name, max(_CUT, _WIDTH - width(said)))
    room = _WIDTH - width(name) - width(said) - 1
    if width(level := level_name(words, catalog, level_id)) <= room:
        said = f"{level} {said}"
    beside = {**lane_text(number, safe(said), at_end=True), "font": {"size": 12}}
    return [_bold(number, name), beside]


def _bold(number: int, name: str) -> dict[str, Any]:
    return lane_text(number, f"<b>{safe(name)}</b>")


def _change(words: Words, standing: Standing, last: date | None) -> tuple[bool, date, str] | None:
    """What changes first for a level, and when: it can't be sat any more, or lapses, or is sat."""
    plan = standing.plan
    if standing.verdict is Verdict.HELD:
        day = standing.expires_on
        return (False, day, lapses_words(words, day)) if day else None
    if last:
        return False, last, until_words(words, last)
    if plan and plan.exam_on > plan.today and standing.verdict in (Verdict.OPEN, Verdict.LATER):
        return True, plan.exam_on, day_of(words, plan)
    return None


def width(text: str) -> int:
    return sum(1 if ord(letter) < _WIDE else 2 for letter in text)


def shortened(name: str, most: int) -> str:
    """A name, cut where it is wider than `most`."""
    if width(name) <= most:
        return name
    while width(name) >= most:
        name = name[:-1]
    return f"{name}…"
