"""How many years open which level: a lane for each way in, and the visitor's mark on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from dashboard.catalog import Catalog, Certificate, Experience, NoneStated, Reading, Route
from dashboard.charts.drawing import Drawing, lane_layout, lane_text, safe, table
from dashboard.planner import ConditionMet, Standing, add_months_to
from dashboard.text import Words, level_name, route_words


@dataclass(frozen=True)
class Lane:
    """One way into a level: its route, under one reading or (`None`) both, and how far the visitor is.

    `asks` and `has` are months on the route's clock (of two clocks, the one that asks for more), `None`
    where no experience is asked; `opens_on` is the day the route opens for the visitor, `None`: it does
    not, and `stands_still` says whether that is because a clock does not run.
    """

    level_id: str
    reading: Reading | None
    route: Route
    asks: int | None
    has: int | None
    is_open: bool
    opens_on: date | None
    stands_still: bool


def lanes_of(catalog: Catalog, standings: Mapping[str, Standing]) -> list[Lane]:
    """Every way into every level; a way that both readings word alike is one lane."""
    lanes = []
    for level_id in catalog.level_ids:
        conditions = {
            (reading, route.name): met
            for reading, routes in standings[level_id].today
            for route, met in routes
        }
        for route, reading in catalog.ways(level_id):
            met = conditions[reading or "strict", route.name]
            lanes.append(_lane(level_id, reading, route, met, standings))
    return lanes


def _lane(
    level_id: str,
    reading: Reading | None,
    route: Route,
    conditions: tuple[ConditionMet, ...],
    standings: Mapping[str, Standing],
) -> Lane:
    asked = [
        (met.condition.months, met.months_had) for met in conditions if isinstance(met.condition, Experience)
    ]
    asks, has = max(asked, default=(None, None))
    return Lane(
        level_id=level_id,
        reading=reading,
        route=route,
        asks=asks,
        has=has,
        is_open=all(met.open_today for met in conditions),
        opens_on=_opens_on(conditions, standings),
        stands_still=any(isinstance(met.condition, Experience) and met.met_on is None for met in conditions),
    )


def _opens_on(conditions: tuple[ConditionMet, ...], standings: Mapping[str, Standing]) -> date | None:
    """The day all conditions are met, if each certificate is taken by its own best path."""
    days = []
    for met in conditions:
        if isinstance(met.condition, Certificate) and not met.open_today:
            held = [
                add_months_to(day, met.condition.months)
                for level_id in met.condition.levels
                if (day := standings[level_id].held_on)
            ]
            days.append(min(held, default=None))
        else:
            days.append(met.met_on)
    certain = [day for day in days if day is not None]
    return max(certain) if certain and len(certain) == len(days) else None


def draw_lanes(words: Words, catalog: Catalog, standings: Mapping[str, Standing], today: date) -> Drawing:
    """The chart "how many years open which level"."""
    lanes = lanes_of(catalog, standings)
    longest = max((lane.asks or 0 for lane in lanes), default=0)
    had = max((lane.has or 0 for lane in lanes), default=0)
    width = max(longest + 12, had + 6, 24) / 12
    marked = [(row, lane) for row, lane in enumerate(lanes) if lane.has is not None]
    figure = go.Figure(
        data=[
            _marks(words, marked),
            _trails(marked),
            *(_bars(words, catalog, level_id, lanes, width) for level_id in catalog.level_ids),
        ],
        layout=lane_layout(
            len(lanes),
            xaxis={
                "range": [0, width],
                "dtick": 1 if width < 12 else 5,
                "title": {"text": words("lanes.axis"), "standoff": 6},
                "fixedrange": True,
                "zeroline": False,
                "automargin": True,
            },
            annotations=[
                annotation
                for row, lane in enumerate(lanes)
                for annotation in (
                    lane_text(row, safe(lane_label(words, catalog, lane))),
                    lane_text(row, f"<b>{safe(lane_status(words, catalog, lane, today))}</b>", at_end=True),
                )
            ],
        ),
    )
    return Drawing(
        figure=figure,
        title=lanes_title(words, catalog, lanes),
        sentence=lanes_sentence(words, catalog, lanes, today),
        **table(
            [
                words(f"lanes.column.{column}")
                for column in ("level", "route", "reading", "asks", "has", "opens")
            ],
            [_row(words, catalog, lane, today) for lane in lanes],
        ),
    )


def _marks(words: Words, marked: list[tuple[int, Lane]]) -> go.Scatter:
    """Where the visitor stands on each clock."""
    return go.Scatter(
        x=[(lane.has or 0) / 12 for _, lane in marked],
        y=[row for row, _ in marked],
        mode="markers",
        marker={"symbol": "diamond", "size": 13, "line": {"width": 1}},
        hovertext=[words("lanes.mark", had=words.months(lane.has or 0)) for _, lane in marked],
        hoverinfo="text",
        cliponaxis=False,
        name=words("lanes.you"),
    )


def _trails(marked: list[tuple[int, Lane]]) -> go.Scatter:
    """From the visitor's mark to the opening, where their clock runs that way."""
    x: list[float | None] = []
    y: list[int | None] = []
    for row, lane in marked:
        if lane.asks is not None and lane.has is not None and lane.has < lane.asks and lane.opens_on:
            x += [lane.has / 12, lane.asks / 12, None]
            y += [row, row, None]
    return go.Scatter(x=x, y=y, mode="lines", line={"dash": "dot", "width": 2}, hoverinfo="skip")


def _bars(words: Words, catalog: Catalog, level_id: str, lanes: list[Lane], width: float) -> go.Bar:
    """A level's lanes: full from the opening on, hatched by the short wording, dotted elsewhere."""
    own = [(row, lane) for row, lane in enumerate(lanes) if lane.level_id == level_id]
    return go.Bar(
        orientation="h",
        base=[(lane.asks or 0) / 12 for _, lane in own],
        x=[width - (lane.asks or 0) / 12 for _, lane in own],
        y=[row for row, _ in own],
        width=0.3,
        marker={
            "pattern": {
                "shape": [_pattern(lane) for _, lane in own],
                "fillmode": "replace",
                "size": 7,
                "solidity": 0.35,
            },
            "line": {"width": 1},
        },
        customdata=[level_id for _ in own],
        hovertext=[safe(lane_label(words, catalog, lane)) for _, lane in own],
        hoverinfo="text",
        name=safe(level_name(words, catalog, level_id)),
    )


def _pattern(lane: Lane) -> str:
    if lane.asks is None:
        return "."
    return "/" if lane.reading == "lenient" else ""


def lane_label(words: Words, catalog: Catalog, lane: Lane) -> str:
    """ "中级 · 1年AIGC应用工作（严格）"."""
    text = words(
        "lanes.label",
        level=level_name(words, catalog, lane.level_id),
        route=route_words(words, catalog, lane.route),
    )
    if lane.reading:
        text += words("lanes.reading", reading=words(f"reading.{lane.reading}.short"))
    return text


def lane_status(words: Words, catalog: Catalog, lane: Lane, today: date) -> str:
    """A lane's last word: met, the date it will be, or that it won't."""
    if all(isinstance(condition, NoneStated) for condition in lane.route.conditions):
        return words.not_stated
    if lane.is_open:
        return words("lanes.met")
    if lane.opens_on is None:
        return words("lanes.never" if lane.stands_still else "verdict.never")
    return words.date(max(lane.opens_on, today))


def lanes_title(words: Words, catalog: Catalog, lanes: list[Lane]) -> str:
    """What the years alone open, by the longer wording."""
    asked = [
        words(
            "lanes.title.level",
            level=level_name(words, catalog, lane.level_id),
            months=words.months(lane.asks),
        )
        for lane in lanes
        if lane.asks is not None and lane.reading != "lenient"
    ]
    if not asked:
        return words("lanes.title.none")
    return words("lanes.title", levels=words("lanes.title.joint").join(asked))


def lanes_sentence(words: Words, catalog: Catalog, lanes: list[Lane], today: date) -> str:
    said = [
        words(
            "lanes.sentence.lane",
            lane=lane_label(words, catalog, lane),
            status=lane_status(words, catalog, lane, today),
        )
        for lane in lanes
    ]
    return words.sentences([words("lanes.sentence"), *said])


def _row(words: Words, catalog: Catalog, lane: Lane, today: date) -> tuple[str, ...]:
    return (
        level_name(words, catalog, lane.level_id),
        route_words(words, catalog, lane.route),
        words(f"reading.{lane.reading or 'both'}.short"),
        words.not_stated if lane.asks is None else words.months(lane.asks),
        "" if lane.has is None else words.months(lane.has),
        lane_status(words, catalog, lane, today),
    )
