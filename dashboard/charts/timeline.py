"""A plan as a time line: study, waiting for eligibility, waiting for the sitting, and the result."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import assert_never

import plotly.graph_objects as go

from dashboard.catalog.catalog import Catalog
from dashboard.charts.drawing import Drawing, lane_layout, lane_text, safe, table
from dashboard.planner.plan import Plan, Step
from dashboard.planner.segments import Doing, spans
from dashboard.text.conditions import level_label
from dashboard.text.doing import SITTING, Kind, kind_words, sitting_words
from dashboard.text.words import Words


def pattern_of(kind: Kind) -> str:
    """The hatching of what goes on; plain for study, and for a sitting that takes no day."""
    match kind:
        case "sitting" | Doing.STUDY:
            return ""
        case Doing.ELIGIBILITY:
            return "/"
        case Doing.CALENDAR:
            return "."
        case Doing.VALIDITY:
            return "-"
        case Doing.RESULT:
            return "x"
        case _:
            assert_never(kind)


@dataclass(frozen=True)
class Span:
    """One bar: what goes on for a level, from when to when."""

    level_id: str
    kind: Kind
    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days


def spans_of(plan: Plan) -> list[Span]:
    """The plan's bars, level by level; what takes no day has none, a level that takes none its sitting."""
    found = []
    for step in plan.steps:
        lasting = [
            Span(span.level_id, span.doing, span.start, span.end) for span in spans(step) if span.days > 0
        ]
        found += lasting or [Span(step.level_id, SITTING, step.sat_on, step.sat_on)]
    return found


def draw_timeline(words: Words, catalog: Catalog, plan: Plan) -> Drawing:
    """One lane a span, labelled above its bar, from today to the target's certificate."""
    spans = spans_of(plan)
    sittings = [(step, _lane_of_sitting(spans, step)) for step in plan.steps]
    level_ids = list(catalog.level_ids)
    figure = go.Figure(
        data=[
            go.Scatter(
                x=[step.sat_on for step, _ in sittings],
                y=[lane for _, lane in sittings],
                mode="markers",
                marker={"symbol": "diamond", "size": 13, "line": {"width": 1}},
                hovertext=[
                    safe(sitting_words(words, catalog, step.level_id, step.sat_on)) for step, _ in sittings
                ],
                hoverinfo="text",
                cliponaxis=False,
            ),
            go.Scatter(x=[], y=[]),
            *(_bars(words, catalog, level_id, spans) for level_id in level_ids),
        ],
        layout=lane_layout(
            max(len(spans), 1),
            xaxis={
                "type": "date",
                "range": [plan.today, max(plan.held_on, plan.today + timedelta(days=1))],
                "tickformat": "%Y-%m",
                "nticks": 6,
                "fixedrange": True,
                "automargin": True,
            },
            annotations=[
                annotation
                for lane, span in enumerate(spans)
                for annotation in (
                    lane_text(lane, safe(span_words(words, catalog, span))),
                    lane_text(lane, f"<b>{words.date(span.end)}</b>", at_end=True),
                )
            ],
        ),
    )
    return Drawing(
        figure=figure,
        title=timeline_title(words, plan, spans),
        sentence=words.sentences(_sentence(words, catalog, span) for span in spans),
        **table(
            [words(f"timeline.column.{column}") for column in ("level", "what", "start", "end", "days")],
            [
                (
                    level_label(words, catalog, span.level_id),
                    kind_words(words, catalog, span.level_id, span.kind),
                    words.date(span.start),
                    words.date(span.end),
                    words.number(span.days),
                )
                for span in spans
            ],
        ),
    )


def _lane_of_sitting(spans: list[Span], step: Step) -> int:
    """The lane on which a step's sitting is marked: the last that leads to it."""
    lanes = [
        lane for lane, span in enumerate(spans) if span.level_id == step.level_id and span.end <= step.sat_on
    ]
    return max(lanes, default=0)


def _bars(words: Words, catalog: Catalog, level_id: str, spans: list[Span]) -> go.Bar:
    own = [(lane, span) for lane, span in enumerate(spans) if span.level_id == level_id]
    day = 86_400_000
    return go.Bar(
        orientation="h",
        base=[span.start for _, span in own],
        x=[span.days * day for _, span in own],
        y=[lane for lane, _ in own],
        width=0.3,
        marker={
            "pattern": {
                "shape": [pattern_of(span.kind) for _, span in own],
                "fillmode": "replace",
                "size": 6,
                "solidity": 0.35,
            },
            "line": {"width": 1},
        },
        hovertext=[safe(_sentence(words, catalog, span)) for _, span in own],
        hoverinfo="text",
    )


def span_words(words: Words, catalog: Catalog, span: Span) -> str:
    if span.kind == SITTING:
        return sitting_words(words, catalog, span.level_id, span.start)
    return words(
        "timeline.label",
        level=level_label(words, catalog, span.level_id),
        what=kind_words(words, catalog, span.level_id, span.kind),
        days=words.days(span.days),
    )


def _sentence(words: Words, catalog: Catalog, span: Span) -> str:
    return words(
        "timeline.sentence",
        what=span_words(words, catalog, span),
        start=words.date(span.start),
        end=words.date(span.end),
    )


def timeline_title(words: Words, plan: Plan, spans: list[Span]) -> str:
    """How long it takes in all, and how much of it is waiting for a sitting."""
    total = (plan.held_on - plan.today).days
    waited = {
        plan.today.toordinal() + day
        for span in spans
        if span.kind is Doing.CALENDAR
        for day in range((span.start - plan.today).days, (span.end - plan.today).days)
    }
    return words("timeline.title", total=words.days(total), waited=words.days(len(waited)))
