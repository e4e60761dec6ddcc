"""Whom the source names for which level: industries and audiences by level."""

import plotly.graph_objects as go

from dashboard.catalog import Catalog
from dashboard.charts.drawing import LANE_HEIGHT, Drawing, lane_text, safe, table
from dashboard.text import Words, level_name

NAMED, MANY, SILENT = "named", "many", "silent"
_SYMBOL = {NAMED: "circle", MANY: "circle-open-dot", SILENT: "line-ew-open"}


def industry_reach(catalog: Catalog, level_id: str, industry_id: str) -> str:
    """`named`: the source names the industry for the level; `many`: it says "many" and names none."""
    rows = [row for row in catalog.reach if row.level_id == level_id]
    if any(row.industry_id == industry_id for row in rows):
        return NAMED
    return MANY if any(row.how == "many" for row in rows) else SILENT


def draw_reach(words: Words, catalog: Catalog, industry: str | None, audience: str | None) -> Drawing:
    """Industries and audiences × levels; the visitor's own are framed.

    The source maps no audience to a level, and the chart says just that.
    """
    levels = catalog.level_ids
    rows = [
        (
            words.name(row),
            [industry_reach(catalog, level_id, row.industry_id) for level_id in levels],
            row.industry_id == industry,
        )
        for row in catalog.industries
    ]
    rows += [
        (words.name(row), [SILENT for _ in levels], row.audience_id == audience) for row in catalog.audiences
    ]
    points = [
        (how, column, lane) for lane, (_, hows, _) in enumerate(rows) for column, how in enumerate(hows)
    ]
    figure = go.Figure(
        data=[
            _frames([lane for lane, (_, _, own) in enumerate(rows) if own], len(levels)),
            *(_points(words, points, how) for how in (SILENT, NAMED, MANY)),
        ],
        layout={
            "height": len(rows) * LANE_HEIGHT + 74,
            "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
            "dragmode": False,
            "legend": {
                "orientation": "h",
                "x": 0,
                "y": 0,
                "yanchor": "top",
                "itemclick": False,
                "itemdoubleclick": False,
            },
            "xaxis": {
                "range": [-0.5, len(levels) - 0.5],
                "side": "top",
                "tickvals": list(range(len(levels))),
                "ticktext": [
                    safe(level_name(words, catalog, level_id)).replace(" ", "<br>", 1) for level_id in levels
                ],
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
                "automargin": True,
            },
            "yaxis": {"range": [len(rows) - 0.4, -0.75], "visible": False, "fixedrange": True},
            "annotations": [
                lane_text(lane, f"<b>{safe(name)}</b>" if own else safe(name))
                for lane, (name, _, own) in enumerate(rows)
            ],
        },
    )
    columns = [words("reach.column.who"), *(level_name(words, catalog, level_id) for level_id in levels)]
    return Drawing(
        figure=figure,
        title=_title(words, catalog, rows),
        sentence=words.sentences(
            words("reach.sentence", who=name, levels=_by_how(words, catalog, hows)) for name, hows, _ in rows
        )
        or words("reach.empty"),
        **table(columns, [(name, *(words(f"reach.{how}") for how in hows)) for name, hows, _ in rows]),
    )


def _title(words: Words, catalog: Catalog, rows: list[tuple[str, list[str], bool]]) -> str:
    named = [
        level_name(words, catalog, level_id)
        for column, level_id in enumerate(catalog.level_ids)
        if any(hows[column] == NAMED for _, hows, _ in rows)
    ]
    return words("reach.title", levels=words.all_of(named)) if named else words("reach.title.none")


def _points(words: Words, points: list[tuple[str, int, int]], how: str) -> go.Scatter:
    own = [(column, lane) for found, column, lane in points if found == how]
    return go.Scatter(
        x=[column for column, _ in own],
        y=[lane for _, lane in own],
        mode="markers",
        marker={"symbol": _SYMBOL[how], "size": 15, "line": {"width": 2}},
        name=words(f"reach.{how}"),
        hovertext=[words(f"reach.{how}") for _ in own],
        hoverinfo="text",
    )


def _frames(lanes: list[int], columns: int) -> go.Scatter:
    """A frame around each row that is the visitor's own."""
    left, right = -0.48, columns - 0.52
    x: list[float | None] = []
    y: list[float | None] = []
    for lane in lanes:
        top, bottom = lane - 0.68, lane + 0.28
        x += [left, right, right, left, left, None]
        y += [top, top, bottom, bottom, top, None]
    return go.Scatter(x=x, y=y, mode="lines", line={"width": 2}, hoverinfo="skip", showlegend=False)


def _by_how(words: Words, catalog: Catalog, hows: list[str]) -> str:
    said = []
    for how in (NAMED, MANY, SILENT):
        levels = [
            level_name(words, catalog, level)
            for level, found in zip(catalog.level_ids, hows, strict=True)
            if found == how
        ]
        if levels:
            said.append(words("reach.sentence.how", how=words(f"reach.{how}"), levels=words.all_of(levels)))
    return words("reach.sentence.joint").join(said)
