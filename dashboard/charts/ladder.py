"""The map of the ladder: every level, and both entries of every "or"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.catalog import Catalog, Certificate, Experience, NoneStated, Reading, Route
from dashboard.charts.drawing import Drawing, arrows, safe, table
from dashboard.planner import Plan, Standing, Step
from dashboard.text import Words, level_name, verdict_word

RUNG = 112
"""Pixels from one level to the next."""
_BAR = 0.36
_LEFT, _RIGHT = 0.27, 0.73
_CERTIFICATE_AT, _EXPERIENCE_AT = 0.36, 0.64


def draw_ladder(
    words: Words, catalog: Catalog, standings: Mapping[str, Standing], plan: Plan | None
) -> Drawing:
    """The levels from the first below to the last on top, with the ways between them.

    The ways that `plan` takes are drawn thick.
    """
    rungs = {level_id: rung for rung, level_id in enumerate(_from_below(catalog))}
    taken = {step.level_id: step for step in plan.steps} if plan else {}
    entries = [
        entry for level_id in rungs for entry in _entries(catalog, rungs, level_id, taken.get(level_id))
    ]
    drawn = {(entry.start, entry.end) for entry in entries}
    thick = {(entry.start, entry.end) for entry in entries if entry.taken}
    figure = go.Figure(
        data=[
            arrows(sorted(thick), width=4),
            arrows(sorted(drawn - thick), width=1.5),
            *(_rung(words, catalog, standings[level_id], rungs[level_id]) for level_id in catalog.level_ids),
        ],
        layout={
            "height": len(rungs) * RUNG + 10,
            "margin": {"l": 2, "r": 2, "t": 2, "b": 2},
            "showlegend": False,
            "dragmode": False,
            "barmode": "overlay",
            "xaxis": {"range": [0, 1], "visible": False, "fixedrange": True},
            "yaxis": {"range": [-0.78, len(rungs) - 0.76], "visible": False, "fixedrange": True},
            "annotations": [
                label for level_id, rung in rungs.items() for label in _labels(words, catalog, level_id, rung)
            ],
        },
    )
    rows = [row for level_id in rungs for row in _rows(words, catalog, level_id)]
    return Drawing(
        figure=figure,
        title=words(
            "ladder.title.plan",
            path=words("then").join(level_name(words, catalog, level) for level in plan.path.levels),
        )
        if plan
        else words("ladder.title"),
        sentence=words.sentences(
            words("ladder.sentence", level=level, reading=reading, way=way) for level, reading, way in rows
        ),
        **table([words(f"ladder.column.{column}") for column in ("level", "reading", "way")], rows),
    )


def _from_below(catalog: Catalog) -> list[str]:
    """Levels from the bottom up: the first scheme on top, its lowest rank lowest."""
    by_scheme: dict[str, list[str]] = {}
    for level_id in catalog.level_ids:
        by_scheme.setdefault(catalog.level(level_id).scheme_id, []).append(level_id)
    return [level_id for levels in reversed(by_scheme.values()) for level_id in levels]


def _rung(words: Words, catalog: Catalog, standing: Standing, rung: int) -> go.Bar:
    name, verdict = level_name(words, catalog, standing.level_id), verdict_word(words, standing)
    return go.Bar(
        orientation="h",
        base=[_LEFT],
        x=[_RIGHT - _LEFT],
        y=[rung],
        width=_BAR,
        marker={"line": {"width": 2}, "cornerradius": 6},
        text=[f"<b>{safe(name)}</b><br>{safe(verdict)}"],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        customdata=[standing.level_id],
        hovertext=[safe(words("ladder.hover", level=name, verdict=verdict))],
        hoverinfo="text",
    )


@dataclass(frozen=True)
class Entry:
    """An arrow into a level: from the level whose certificate opens it, or from nowhere for the years."""

    start: tuple[float, float]
    end: tuple[float, float]
    taken: bool


def _entries(catalog: Catalog, rungs: Mapping[str, int], level_id: str, step: Step | None) -> list[Entry]:
    """A level's entries: certificates on the left, years on the right; `step` says which is taken."""
    taken = step.route.conditions if step else None
    providers = {met.by_level for met in step.conditions} if step else set()
    bottom = rungs[level_id] - _BAR / 2
    entries = []
    for route, _ in catalog.ways(level_id):
        given = [given for condition in _certificates(route) for given in condition.levels]
        for other in given:
            side = _BAR / 2 if rungs[other] < rungs[level_id] else -_BAR / 2
            start = (_CERTIFICATE_AT, rungs[other] + side)
            entries.append(
                Entry(start, (_CERTIFICATE_AT, bottom), route.conditions == taken and other in providers)
            )
        if not given:
            entries.append(
                Entry((_EXPERIENCE_AT, bottom - 0.5), (_EXPERIENCE_AT, bottom), route.conditions == taken)
            )
    return entries


def _labels(words: Words, catalog: Catalog, level_id: str, rung: int) -> list[dict[str, Any]]:
    middle = rung - _BAR / 2 - 0.31
    found = catalog.ways(level_id)
    by_certificate = [(route, reading) for route, reading in found if _certificates(route)]
    by_years = [(route, reading) for route, reading in found if not _certificates(route)]
    labels = []
    if by_certificate:
        labels.append(_label(_CERTIFICATE_AT - 0.03, middle, _lines(words, catalog, by_certificate), "right"))
    if by_years:
        labels.append(_label(_EXPERIENCE_AT + 0.03, middle, _lines(words, catalog, by_years), "left"))
    if by_certificate and by_years:
        labels.append(_label(0.5, middle, f"<b>{safe(words('ladder.or'))}</b>", "center"))
    return labels


def _certificates(route: Route) -> list[Certificate]:
    return [condition for condition in route.conditions if isinstance(condition, Certificate)]


def _lines(words: Words, catalog: Catalog, entries: Sequence[tuple[Route, Reading | None]]) -> str:
    lines = []
    for route, reading in entries:
        lines.append(safe(way_words(words, catalog, route)))
        if reading:
            lines.append(safe(words("lanes.reading", reading=words(f"reading.{reading}.short")).strip()))
    return "<br>".join(lines)


def way_words(words: Words, catalog: Catalog, route: Route) -> str:
    """A way in as few words as a map has room for: "AIGC 工作1年"."""
    parts = []
    for condition in route.conditions:
        if isinstance(condition, Experience):
            parts.append(words(f"ladder.{condition.clock}", months=words.months(condition.months)))
        elif isinstance(condition, Certificate):
            levels = words.any_of(level_name(words, catalog, level_id) for level_id in condition.levels)
            parts.append(words("ladder.certificate", levels=levels))
            if condition.months:
                parts.append(words("ladder.held_for", months=words.months(condition.months)))
    if not parts or all(isinstance(condition, NoneStated) for condition in route.conditions):
        parts = [words("condition.none_stated")]
    return words("ladder.and").join(parts)


def _label(x: float, y: float, text: str, align: str) -> dict[str, Any]:
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "xanchor": align,
        "yanchor": "middle",
        "align": align,
        "font": {"size": 12},
    }


def _rows(words: Words, catalog: Catalog, level_id: str) -> list[tuple[str, str, str]]:
    return [
        (
            level_name(words, catalog, level_id),
            words(f"reading.{reading or 'both'}.short"),
            way_words(words, catalog, route),
        )
        for route, reading in catalog.ways(level_id)
    ]
