"""Figures of one publisher and one measure as bars; figures of two never share an axis."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Benchmark
from dashboard.charts.drawing import Drawing, safe, table
from dashboard.text.evidence import (
    cell_word,
    figure_ends,
    figure_is_there,
    figure_line,
    figure_number,
    figure_words,
    grade_words,
    origin_words,
    period_words,
    publishers,
)
from dashboard.text.words import Words

LETTERS = 46
"""Latin letters in a line of a label, half as many Chinese ones: what a phone has room for."""
_LINE, _BAR, _GAP, _AXIS = 18, 14, 18, 58
"""Pixels: a line of a label, a bar, the room under it, the axis with its title."""
_ROOM = 1.5
"""The axis ends at so many times the greatest figure: the numbers stand to the right of the bars."""

Group = tuple[Benchmark, ...]


def figure_groups(rows: Iterable[Benchmark]) -> tuple[Group, ...]:
    """The rows that may share an axis, in their order: one topic, unit, publisher, period and grade."""
    groups: dict[tuple[object, ...], list[Benchmark]] = {}
    for row in rows:
        measured = row.unit and figure_is_there(row)
        alike = (row.topic, row.unit, row.cites, row.period, row.grade)
        groups.setdefault(alike if measured else (row.benchmark_id,), []).append(row)
    return tuple(tuple(group) for group in groups.values())


def draw_benchmarks(words: Words, catalog: Catalog, group: Group) -> Drawing:
    """A bar a figure, from zero or over its range, its number beside it; one axis, in the group's unit.

    A figure that is only a bound is hatched, and an arrow says to which side it is open.
    """
    labels = [_in_lines(safe(words.stated(words.of(row, "label")))) for row in group]
    tops, height = [], 0
    for label in labels:
        tops.append(height)
        height += len(label) * _LINE + _BAR + _GAP
    bars = [top + len(label) * _LINE + 4 + _BAR / 2 for top, label in zip(tops, labels, strict=True)]
    unit = cell_word(words, "unit", group[0].unit)
    most = max(float(row.high or row.low or 0) for row in group)
    figure = go.Figure(
        data=[
            go.Bar(x=[], y=[]),
            _bars(words, catalog, group, bars),
        ],  # grey: the first colour is the visitor's
        layout={
            "height": height + _AXIS,
            "margin": {"l": 4, "r": 4, "t": 2, "b": _AXIS - 6},
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {"align": "left"},
            "xaxis": {
                "range": [0, most * _ROOM or 1],
                "nticks": 5,
                "title": {"text": safe(words("benchmarks.axis", unit=unit)), "standoff": 4},
                "tickformat": ",",
                "fixedrange": True,
                "zeroline": True,
            },
            "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
            "annotations": [
                text
                for row, label, top, bar in zip(group, labels, tops, bars, strict=True)
                for text in (
                    _label(label, top),
                    _number(words, row, bar),
                    *([_open_end(row, bar)] if _is_bound(row) else []),
                )
            ],
        },
    )
    return Drawing(
        figure=figure,
        title=_title(words, catalog, group),
        sentence=words.sentences(figure_line(words, catalog, row) for row in group),
        **table(
            [
                words(f"benchmarks.column.{column}")
                for column in ("what", "figure", "population", "period", "publisher", "grade")
            ],
            [_row(words, catalog, row) for row in group],
        ),
    )


def _title(words: Words, catalog: Catalog, group: Group) -> str:
    """Whose figures these are, and from which to which they go."""
    least, most = figure_ends(group) or (group[0], group[-1])
    return words(
        "benchmarks.title",
        origin=origin_words(words, catalog, group[0]),
        least=figure_number(words, least),
        most=figure_number(words, most),
        unit=cell_word(words, "unit", group[0].unit),
    )


def _in_lines(label: str) -> list[str]:
    """A label in lines that a phone has room for."""
    lines, width = [""], 0
    for part in re.findall(r"&\w+;|[⺀-￿]|[^\s&⺀-￿]+\s*|\s+|&", label):
        wide = 2 if part[0] >= "⺀" else len(part)
        if lines[-1] and width + wide > LETTERS:
            lines.append("")
            width = 0
        lines[-1] += part
        width += wide
    return lines


def _label(lines: Sequence[str], top: float) -> dict[str, Any]:
    return {
        "text": "<br>".join(lines),
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": top,
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 13},
        "align": "left",
        "borderpad": 0,
    }


def _number(words: Words, row: Benchmark, bar: float) -> dict[str, Any]:
    return {
        "text": f"<b>{safe(figure_number(words, row))}</b>",
        "x": 1,
        "xref": "paper",
        "xanchor": "right",
        "y": bar,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 13},
    }


def _is_bound(row: Benchmark) -> bool:
    return row.low is None or row.high is None


def _bars(words: Words, catalog: Catalog, group: Group, bars: Sequence[float]) -> go.Bar:
    """From zero to the figure; a range from its low to its high."""
    ranges = [row.low is not None and row.high is not None and row.low < row.high for row in group]
    starts = [float(row.low or 0) if is_range else 0.0 for row, is_range in zip(group, ranges, strict=True)]
    ends = [float(row.high if row.high is not None else row.low or 0) for row in group]
    return go.Bar(
        orientation="h",
        base=starts,
        x=[end - start for start, end in zip(starts, ends, strict=True)],
        y=list(bars),
        width=_BAR,
        marker={
            "pattern": {
                "shape": ["/" if _is_bound(row) else "" for row in group],
                "fillmode": "replace",
                "size": 7,
                "solidity": 0.35,
            },
            "line": {"width": 1},
        },
        hovertext=[safe(figure_line(words, catalog, row)) for row in group],
        hoverinfo="text",
    )


def _open_end(row: Benchmark, bar: float) -> dict[str, Any]:
    """An arrow at the end of a bar that is only a bound, to the side to which it is open."""
    is_least = row.high is None
    return {
        "text": "▸" if is_least else "◂",
        "x": float((row.low if is_least else row.high) or 0),
        "xanchor": "left" if is_least else "right",
        "y": bar,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 16},
    }


def _row(words: Words, catalog: Catalog, row: Benchmark) -> tuple[str, ...]:
    return (
        words.stated(words.of(row, "label")),
        figure_words(words, row),
        words.stated(words.of(row, "population")),
        period_words(words, row.period),
        publishers(words, catalog, row.cites),
        grade_words(words, [row.grade]),
    )
