"""How many years open which level: the visitor's years on top, and below them each level's ways in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import plotly.graph_objects as go

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.reach import NAMED, industry_reach
from dashboard.catalog.rows import READINGS
from dashboard.charts.drawing import MUTED, READABLE, Drawing, clickable_bars, lane_text, safe, table
from dashboard.charts.lane_places import BAR, HEAD, ClockPlace, LevelPlace, Places, WayPlace, places_of
from dashboard.planner.plan import Plan, Standing
from dashboard.planner.ways import Way, ways_in
from dashboard.state.choices import Choices
from dashboard.state.of_clocks import clock_parameter
from dashboard.text.cards import verdict_word
from dashboard.text.conditions import clock_label, level_label, route_words
from dashboard.text.overview import industry_name
from dashboard.text.readings import reading_name
from dashboard.text.ways import (
    asks_something,
    way_name,
    way_status,
    ways_message,
    ways_sentence,
)
from dashboard.text.words import Words

_SHADE = 0.1
_RING, _MARK = 26, 13
LEGEND = 20
"""Pixels of a line of the legend."""

Taken = set[tuple[str, object]]
"""The levels that a plan takes, each with the conditions of its way in."""


def draw_lanes(
    words: Words,
    catalog: Catalog,
    standings: Mapping[str, Standing],
    plan: Plan | None,
    choices: Choices,
) -> Drawing:
    """The chart "how many years open which level".

    `plan` is the plan shown: the ways that it takes are marked. A click says `level:…` on a level,
    `work_months:…` and its like on a year of a clock. The level of `choices` is shaded, the
    others are dimmed; an industry is said beside the levels that name it.
    """
    ways = ways_in(catalog, standings)
    places = places_of(catalog, ways)
    taken: Taken = {(step.level_id, step.route.conditions) for step in plan.steps} if plan else set()
    strict, lenient = (reading_name(words, catalog, choices.target, reading) for reading in READINGS)
    wordings = [words("lanes.legend.wording", strict=strict, lenient=lenient)] if strict != lenient else []
    legend = [words("lanes.legend.you"), *wordings, words("lanes.legend.met")]
    height = places.bottom + len(legend) * LEGEND
    figure = go.Figure(
        data=[
            _visitor(words, places),
            _year_marks(words, catalog, places),
            *(_bars(words, catalog, places, level, choices.level) for level in places.levels),
        ],
        layout={
            "height": height + 8,
            "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
            "showlegend": False,
            "dragmode": False,
            "barmode": "overlay",
            "hoverlabel": {"align": "left"},
            "xaxis": {
                "range": [places.left, places.right],
                "dtick": places.step,
                "showgrid": bool(places.clocks),
                "showticklabels": False,
                "zeroline": False,
                "fixedrange": True,
            },
            "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
            "shapes": _lines(places, choices.level),
            "annotations": [
                *(_clock_text(words, catalog, place) for place in places.clocks),
                *(
                    text
                    for level in places.levels
                    for text in _level_texts(words, catalog, standings, level, choices, taken)
                ),
                *(
                    _text(safe(line), places.bottom + (place + 0.9) * LEGEND)
                    for place, line in enumerate(legend)
                ),
            ],
        },
    )
    return Drawing(
        figure=figure,
        title=ways_message(words, catalog, ways, choices.level),
        sentence=ways_sentence(words, catalog, ways, choices.as_of),
        **table(
            [
                words(f"lanes.column.{column}")
                for column in ("level", "route", "reading", "asks", "has", "opens", "taken")
            ],
            [_row(words, catalog, way, choices.as_of, taken) for way in ways],
        ),
    )


def _visitor(words: Words, places: Places) -> go.Scatter:
    """The visitor's own marks: a ring around a whole year of a clock, else a diamond, as on every way."""
    marks = [
        (place.has, place.marks, place.is_whole, f"{clock_parameter(place.clock, 'months')}:{place.has}")
        for place in places.clocks
    ]
    marks += [
        (place.way.has or 0, place.bar, False, f"level:{level.level_id}")
        for level in places.levels
        for place in level.timed
    ]
    return go.Scatter(
        x=[has / 12 for has, *_ in marks],
        y=[y for _, y, *_ in marks],
        mode="markers",
        marker={
            "symbol": ["circle-open" if is_ring else "diamond" for _, _, is_ring, _ in marks],
            "opacity": 1,
            "size": [_RING if is_ring else _MARK for _, _, is_ring, _ in marks],
            "line": {"width": [3 if is_ring else 1 for _, _, is_ring, _ in marks]},
        },
        customdata=[key for *_, key in marks],
        hovertext=[words("lanes.mark", had=words.months(has)) for has, *_ in marks],
        hoverinfo="text",
        cliponaxis=False,
    )


def _year_marks(words: Words, catalog: Catalog, places: Places) -> go.Scatter:
    """The whole years that can be chosen on each clock."""
    marks = [(place, year) for place in places.clocks for year in place.years]
    return go.Scatter(
        x=[year for _, year in marks],
        y=[place.marks for place, _ in marks],
        mode="markers+text",
        marker={"symbol": "circle-open", "size": 22, "line": {"width": 1}},
        text=[words.number(year) for _, year in marks],
        textposition="middle center",
        customdata=[f"{clock_parameter(place.clock, 'months')}:{year * 12}" for place, year in marks],
        hovertext=[
            safe(
                words(
                    "lanes.pick",
                    clock=clock_label(words, catalog, place.clock),
                    months=words.months(year * 12),
                )
            )
            for place, year in marks
        ],
        hoverinfo="text",
        cliponaxis=False,
    )


def _lines(places: Places, selected: str | None) -> list[dict[str, Any]]:
    """A rail along each clock; a trail from the visitor to an opening, where their clock runs that way."""
    rails = [
        _line((0, places.right), place.marks, {"width": 1}, MUTED) | {"layer": "below"}
        for place in places.clocks
    ]
    trails = [
        _line(
            ((place.way.has or 0) / 12, (place.way.asks or 0) / 12),
            place.bar,
            {"dash": "dot", "width": 2},
            _strength(level, selected),
        )
        for level in places.levels
        for place in level.timed
        if place.way.missing and place.way.opens_on
    ]
    return rails + trails


def _line(x: tuple[float, float], y: int, line: dict[str, Any], opacity: float) -> dict[str, Any]:
    return {"type": "line", "x0": x[0], "x1": x[1], "y0": y, "y1": y, "line": line, "opacity": opacity}


def _strength(level: LevelPlace, selected: str | None) -> float:
    return 1 if selected in (None, level.level_id) else MUTED


def _bars(words: Words, catalog: Catalog, places: Places, level: LevelPlace, selected: str | None) -> go.Bar:
    """A level's ways by years, full from the opening on, hatched by the short wording.

    Behind them is a bar as large as the level, so that a click anywhere on it counts: seen only as the
    shade of the level that is selected.
    """
    is_selected = level.level_id == selected
    name = safe(level_label(words, catalog, level.level_id))
    asked = [(place.way.asks or 0) / 12 for place in level.timed]
    return clickable_bars(
        f"level:{level.level_id}",
        words("select.off") if is_selected else words("lanes.pick_level", level=name),
        base=[places.left, *asked],
        x=[places.right - places.left, *(places.right - years for years in asked)],
        y=[(level.top + level.bottom) / 2, *(place.bar for place in level.timed)],
        width=[level.bottom - level.top, *(BAR for _ in asked)],
        marker={
            "opacity": [_SHADE if is_selected else 0, *(_strength(level, selected) for _ in asked)],
            "pattern": {
                "shape": ["", *("/" if place.way.reading == "lenient" else "" for place in level.timed)],
                "fillmode": "replace",
                "size": 7,
                "solidity": 0.35,
            },
            "line": {"width": [0, *(1 for _ in asked)]},
        },
        name=name,
    )


def _clock_text(words: Words, catalog: Catalog, place: ClockPlace) -> dict[str, Any]:
    clock = clock_label(words, catalog, place.clock)
    return _text(safe(words("lanes.clock", clock=clock, had=words.months(place.has))), place.text)


def _text(text: str, y: float, *, at_end: bool = False, opacity: float = 1) -> dict[str, Any]:
    return {**lane_text(0, text, at_end=at_end), "y": y, "opacity": opacity, "font": {"size": 12}}


def _level_texts(
    words: Words,
    catalog: Catalog,
    standings: Mapping[str, Standing],
    level: LevelPlace,
    choices: Choices,
    taken: Taken,
) -> list[dict[str, Any]]:
    """A level's name and verdict, and what each of its ways asks and when it is met."""
    name = f"<b>{safe(level_label(words, catalog, level.level_id))}</b>"
    if choices.industry and industry_reach(catalog, level.level_id, choices.industry) == NAMED:
        industry = industry_name(words, catalog, choices.industry)
        name += safe(words("lanes.named", industry=industry))
    verdict = safe(verdict_word(words, standings[level.level_id]))
    lines = [(level.top + HEAD / 2, name, f"<b>{verdict}</b>")]
    for place in level.ways:
        label = safe(_label(words, catalog, place))
        if (level.level_id, place.way.route.conditions) in taken:
            label = f"<b>▶ {label}</b>"
        lines.append((place.text, label, safe(way_status(words, place.way, choices.as_of))))
    opacity = max(_strength(level, choices.level), READABLE)
    return [
        _text(text, y, at_end=at_end, opacity=opacity)
        for y, *both in lines
        for text, at_end in zip(both, (False, True), strict=True)
    ]


def _label(words: Words, catalog: Catalog, place: WayPlace) -> str:
    """ "AIGC 工作1年（完整表述）"; "或持有初级，不看年限"."""
    text = way_name(words, catalog, place.way)
    if place.way.asks is None and asks_something(place.way):
        text += words("lanes.no_years")
    return words("lanes.or", way=text) if place.is_other else text


def _row(words: Words, catalog: Catalog, way: Way, today: date, taken: Taken) -> tuple[str, ...]:
    return (
        level_label(words, catalog, way.level_id),
        route_words(words, catalog, way.route),
        reading_name(words, catalog, way.level_id, way.reading),
        words.not_stated if way.asks is None else words.months(way.asks),
        "" if way.has is None else words.months(way.has),
        way_status(words, way, today),
        words("lanes.taken") if (way.level_id, way.route.conditions) in taken else "",
    )
