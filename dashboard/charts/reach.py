"""Whom the source names for which level: industries by level, and the groups that it maps to none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.reach import naming, says_many
from dashboard.charts.drawing import MUTED, READABLE, Drawing, clickable_bars, lane_text, safe, table
from dashboard.state.choices import Choices
from dashboard.text.conditions import level_label
from dashboard.text.overview import reach_message
from dashboard.text.words import Words

HEAD, ROW, LINE = 40, 44, 32
"""Pixels: of the levels' names, of a row with a mark a level, of a line without marks."""
NAMED, MANY, UNNAMED = "circle", "circle-open", "line-ew-open"
_EDGE, _BOX, _BESIDE_BOX = -0.58, -0.48, 24
"""The left edge and the boxes, where the first level is 0; pixels from the edge to the names."""
_TEXT, _MARKS = 14, 33


@dataclass(frozen=True)
class _Row:
    """A row as it is drawn, `top` and `height` in pixels from the top of the chart.

    `key` is what a click on it says; without one it is no choice. `marked` has the levels that the source
    says it of, `None` where it speaks of no level.
    """

    key: str
    name: str
    marked: tuple[str, ...] | None
    top: int
    height: int
    is_selected: bool
    is_muted: bool


def draw_reach(words: Words, catalog: Catalog, choices: Choices) -> Drawing:
    """Industries × levels, a mark where the source names one for the other; below them the groups.

    "Many industries" is a row of its own, since it names none. The source maps no group to a level:
    theirs have no marks, and the chart says so once. A click says `industry:…`, `audience:…` or
    `level:…`. What `choices` select is ticked and framed, the others of its kind are dimmed.
    """
    rows = _rows(words, catalog, choices)
    level_ids = catalog.level_ids
    height = (rows[-1].top + rows[-1].height if rows else HEAD) + LINE
    figure = go.Figure(
        data=[
            _scatter(_boxes(rows, is_selected=True)),
            _scatter(_boxes(rows, is_selected=False), _gaps(words, rows, level_ids, choices.level)),
            *(_scatter(_marks(words, rows, level_ids, own, choices.level)) for own in level_ids),
            _clickable(words, catalog, rows, choices.level),
        ],
        layout={
            "height": height + 8,
            "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
            "showlegend": False,
            "dragmode": False,
            "barmode": "overlay",
            "hoverlabel": {"align": "left"},
            "xaxis": {"range": [_EDGE, len(level_ids) - 0.5], "visible": False, "fixedrange": True},
            "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
            "shapes": [_frame(row, len(level_ids)) for row in rows if row.is_selected],
            "annotations": [
                *_level_names(words, catalog, choices.level),
                *(_row_name(row) for row in rows),
                *[_groups_text(words, row) for row in rows if row.marked is None][:1],
                _legend(words, height),
            ],
        },
    )
    return Drawing(
        figure=figure,
        title=reach_message(words, catalog, choices),
        sentence=_sentence(words, catalog, rows) or words("reach.empty"),
        **table(
            [words("reach.column.who"), *(level_label(words, catalog, level_id) for level_id in level_ids)],
            [(row.name, *(_cell(words, row, level_id) for level_id in level_ids)) for row in rows],
        ),
    )


def _rows(words: Words, catalog: Catalog, choices: Choices) -> list[_Row]:
    found: list[tuple[str, str, tuple[str, ...] | None]] = [
        (
            f"industry:{row.industry_id}",
            words.name(row),
            tuple(each.level_id for each in naming(catalog, row.industry_id)),
        )
        for row in catalog.industries
    ]
    if many := tuple(level_id for level_id in catalog.level_ids if says_many(catalog, level_id)):
        found.append(("", words("reach.many"), many))
    found += [(f"audience:{row.audience_id}", words.name(row), None) for row in catalog.audiences]
    selected = {"industry": choices.industry, "audience": choices.audience}
    rows: list[_Row] = []
    top = HEAD
    for key, name, marked in found:
        kind, _, own = key.partition(":")
        chosen = selected.get(kind)
        if marked is None and (not rows or rows[-1].marked is not None):
            top += LINE  # for what is said once of all groups
        height = LINE if marked is None else ROW
        rows.append(_Row(key, name, marked, top, height, own == chosen, chosen not in (None, own)))
        top += height
    return rows


def _boxes(rows: Sequence[_Row], *, is_selected: bool) -> dict[str, list[Any]]:
    """The box before each name that can be chosen: it looks like what it does."""
    own = [row for row in rows if row.key and row.is_selected == is_selected]
    return {
        "x": [_BOX for _ in own],
        "y": [row.top + _TEXT for row in own],
        "symbol": ["square" if is_selected else "square-open" for _ in own],
        "opacity": [1 for _ in own],
        "customdata": [row.key for row in own],
        "hovertext": [safe(row.name) for row in own],
    }


def _gaps(
    words: Words, rows: Sequence[_Row], level_ids: Sequence[str], level: str | None
) -> dict[str, list[Any]]:
    """A dash where the source says nothing of a level."""
    points = [
        (row, column, level_id)
        for row in rows
        for column, level_id in enumerate(level_ids)
        if row.marked is not None and level_id not in row.marked
    ]
    return {
        "x": [column for _, column, _ in points],
        "y": [row.top + _MARKS for row, _, _ in points],
        "symbol": [UNNAMED for _ in points],
        "opacity": [_opacity(row, level_id, level) for row, _, level_id in points],
        "customdata": [row.key or f"level:{level_id}" for row, _, level_id in points],
        "hovertext": [words("reach.not_named") if row.key else words.not_stated for row, _, _ in points],
    }


def _marks(
    words: Words, rows: Sequence[_Row], level_ids: Sequence[str], own: str, level: str | None
) -> dict[str, list[Any]]:
    """What the source says of one level."""
    marked = [row for row in rows if own in (row.marked or ())]
    return {
        "x": [level_ids.index(own) for _ in marked],
        "y": [row.top + _MARKS for row in marked],
        "symbol": [NAMED if row.key else MANY for row in marked],
        "opacity": [_opacity(row, own, level) for row in marked],
        "customdata": [row.key or f"level:{own}" for row in marked],
        "hovertext": [words("reach.named") if row.key else words("reach.many") for row in marked],
    }


def _opacity(row: _Row, level_id: str, level: str | None) -> float:
    return MUTED if row.is_muted or level not in (None, level_id) else 1


def _scatter(*parts: dict[str, list[Any]]) -> go.Scatter:
    """Marks of one colour, as one trace."""
    together = {key: [each for part in parts for each in part[key]] for key in parts[0]}
    return go.Scatter(
        x=together["x"],
        y=together["y"],
        mode="markers",
        marker={
            "symbol": together["symbol"],
            "opacity": together["opacity"],
            "size": 13,
            "line": {"width": 2},
        },
        customdata=together["customdata"],
        hovertext=together["hovertext"],
        hoverinfo="text",
        cliponaxis=False,
    )


def _clickable(words: Words, catalog: Catalog, rows: Sequence[_Row], level: str | None) -> go.Bar:
    """Unseen bars as large as the rows and the levels' names, so that a click anywhere on one counts."""
    number = len(catalog.level_ids)
    areas = [
        (
            row.key,
            words("select.off") if row.is_selected else words("reach.pick", who=row.name),
            (_EDGE, number - 0.5 - _EDGE),
            (row.top + row.height / 2, row.height),
        )
        for row in rows
        if row.key
    ]
    for column, level_id in enumerate(catalog.level_ids):
        name = level_label(words, catalog, level_id)
        hover = words("select.off") if level_id == level else words("lanes.pick_level", level=name)
        areas.append((f"level:{level_id}", hover, (column - 0.5, 1), (HEAD / 2, HEAD)))
    return clickable_bars(
        [key for key, *_ in areas],
        [safe(hover) for _, hover, _, _ in areas],
        base=[left for _, _, (left, _), _ in areas],
        x=[width for _, _, (_, width), _ in areas],
        y=[middle for *_, (middle, _) in areas],
        width=[height for *_, (_, height) in areas],
        marker={"opacity": 0, "line": {"width": 0}},
    )


def _frame(row: _Row, columns: int) -> dict[str, Any]:
    return {
        "type": "rect",
        "x0": _EDGE,
        "x1": columns - 0.5,
        "y0": row.top + 1,
        "y1": row.top + row.height - 1,
        "line": {"width": 1.5},
    }


def _level_names(words: Words, catalog: Catalog, level: str | None) -> list[dict[str, Any]]:
    texts = []
    for column, level_id in enumerate(catalog.level_ids):
        name = safe(level_label(words, catalog, level_id)).replace(" ", "<br>", 1)
        texts.append(
            {
                "text": f"<b>{name}</b>" if level_id == level else name,
                "x": column,
                "y": HEAD / 2,
                "showarrow": False,
                "font": {"size": 12},
                "opacity": 1 if level in (None, level_id) else READABLE,
            }
        )
    return texts


def _row_name(row: _Row) -> dict[str, Any]:
    name = f"<b>{safe(row.name)}</b>" if row.is_selected else safe(row.name)
    return {
        **lane_text(0, name),
        "y": row.top + _TEXT,
        "xshift": _BESIDE_BOX if row.key else 6,
        "opacity": READABLE if row.is_muted else 1,
    }


def _groups_text(words: Words, first: _Row) -> dict[str, Any]:
    return {**lane_text(0, words("reach.groups")), "y": first.top - LINE / 2 + 4, "font": {"size": 12}}


def _legend(words: Words, height: int) -> dict[str, Any]:
    return {**lane_text(0, words("reach.legend")), "y": height - LINE / 2, "font": {"size": 12}}


def _cell(words: Words, row: _Row, level_id: str) -> str:
    if row.marked is None:
        return words("reach.not_mapped")
    if not row.key:
        return words("reach.many") if level_id in row.marked else words.not_stated
    return words("reach.named") if level_id in row.marked else words("reach.not_named")


def _sentence(words: Words, catalog: Catalog, rows: Sequence[_Row]) -> str:
    said = []
    for row in rows:
        if row.marked is not None:
            levels = words.all_of(level_label(words, catalog, level_id) for level_id in row.marked)
            said.append(words("reach.sentence", who=row.name, levels=levels or words("reach.none")))
    groups = words.all_of(row.name for row in rows if row.marked is None)
    if groups:
        said.append(words("reach.sentence.groups", groups=groups))
    return words.sentences(said)
