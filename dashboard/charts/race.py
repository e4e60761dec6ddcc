"""The paths to a target, raced: one lane a path, from today to the day it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go

from dashboard.catalog.catalog import Catalog
from dashboard.charts.drawing import Drawing, lane_layout, lane_text, safe, table
from dashboard.charts.timeline import pattern_of
from dashboard.planner.compare import ComparedPath
from dashboard.planner.plan import Plan
from dashboard.planner.segments import Doing, Segment, segments
from dashboard.text.conditions import level_label
from dashboard.text.doing import kind_words, sitting_words
from dashboard.text.paths import (
    against_best,
    duration,
    fee_words,
    path_levels,
    path_names,
    path_routes,
    path_warning,
)
from dashboard.text.readings import reading_name
from dashboard.text.words import Words

LANE = 96
"""Pixels of a lane: two lines of text, a bar, and a line for what must be known of the path."""
_BAR_AT, _BAR = 0.0, 0.22
LONGEST = 3
"""So many times the best path's length the axis reaches; what lasts longer is cut, its date is not."""
_DIMMED = 0.4
_DAY = 86_400_000  # plotly's lengths on a date axis are milliseconds
_WAITING = (Doing.ELIGIBILITY, Doing.CALENDAR, Doing.VALIDITY)


@dataclass(frozen=True)
class RaceLane:
    """A path as it is drawn. `key` is what a click on it says."""

    row: ComparedPath
    key: str
    name: str
    against: str
    warning: str
    is_shown: bool
    is_beaten: bool


def race_lanes(
    words: Words, catalog: Catalog, rows: Sequence[ComparedPath], keys: Sequence[str], best: Plan, shown: Plan
) -> list[RaceLane]:
    """`rows` in their order; `best` is what each is compared with, `shown` the plan of the page."""
    return [
        RaceLane(
            row,
            key,
            name,
            against_best(words, best, row.plan),
            path_warning(words, catalog, row),
            row.plan == shown,
            row.beaten_by is not None,
        )
        for row, key, name in zip(rows, keys, path_names(words, catalog, rows), strict=True)
    ]


def draw_race(words: Words, catalog: Catalog, lanes: Sequence[RaceLane], best: Plan) -> Drawing:
    """One lane a path; the line is the day on which the best ends."""
    end = _end(lanes, best)
    figure = go.Figure(
        data=[
            _sittings(words, catalog, lanes, end),
            _bars(words, catalog, lanes, None, end),
            *(_bars(words, catalog, lanes, level_id, end) for level_id in catalog.level_ids),
        ],
        layout=lane_layout(
            len(lanes),
            height=len(lanes) * LANE + 46,
            xaxis={
                "type": "date",
                "range": [best.today, end],
                "tickformat": "%Y-%m",
                "nticks": 6,
                "fixedrange": True,
                "automargin": True,
            },
            shapes=[_finish(number, best) for number in range(len(lanes))],
            annotations=[
                text for number, lane in enumerate(lanes) for text in _texts(words, number, lane, end)
            ],
        ),
    )
    return Drawing(
        figure=figure,
        title=race_title(words, catalog, lanes, best),
        sentence=words.sentences(_sentence(words, lane) for lane in lanes),
        **table(
            [
                words(f"race.column.{column}")
                for column in ("path", "held", "exam", "exams", "hours", "fee", "against")
            ],
            [_row(words, catalog, lane) for lane in lanes],
        ),
    )


def _sentence(words: Words, lane: RaceLane) -> str:
    return words("race.sentence", path=lane.name, date=_day(words, lane), against=_all_said(words, lane))


def _all_said(words: Words, lane: RaceLane) -> str:
    return words("race.joint").join(said for said in (lane.against, lane.warning) if said)


def _day(words: Words, lane: RaceLane) -> str:
    """The day on which the target is held; one that is only a lower bound says so."""
    day = words.date(lane.row.plan.held_on)
    return words("race.lower_bound", date=day) if lane.row.plan.is_lower_bound else day


def _finish(number: int, best: Plan) -> dict[str, Any]:
    """Across one lane's bar, so that no text is crossed out: the day on which the best path ends."""
    return {
        "type": "line",
        "x0": best.held_on,
        "x1": best.held_on,
        "y0": number - 0.17,
        "y1": number + 0.17,
        "line": {"dash": "dot", "width": 2},
    }


def _end(lanes: Sequence[RaceLane], best: Plan) -> date:
    """Where the axis ends: with the last path, but not so late that the others shrink to nothing."""
    last = max(lane.row.plan.held_on for lane in lanes)
    shown = max((lane.row.plan.held_on for lane in lanes if lane.is_shown), default=best.held_on)
    room = max(LONGEST * (best.held_on - best.today), timedelta(days=90))
    return max(min(last, best.today + room), shown)


def _texts(words: Words, number: int, lane: RaceLane, end: date) -> list[dict[str, Any]]:
    plan = lane.row.plan
    name, day = safe(lane.name), _day(words, lane)
    if plan.held_on > end:
        day += " ▸"
    name = f"<b>▶ {name}</b>" if lane.is_shown else name
    against = safe(lane.against)
    return [
        {**lane_text(number, name), "y": number - 0.5},
        {**lane_text(number, f"<b>{day}</b>", at_end=True), "y": number - 0.5},
        {**lane_text(number, against), "y": number - 0.27, "font": {"size": 12}},
        *(
            [{**lane_text(number, safe(lane.warning)), "y": number + 0.24, "font": {"size": 12}}]
            if lane.warning
            else []
        ),
    ]


def _sittings(words: Words, catalog: Catalog, lanes: Sequence[RaceLane], end: date) -> go.Scatter:
    found = [
        (number, lane, step)
        for number, lane in enumerate(lanes)
        for step in lane.row.plan.steps
        if step.sat_on <= end
    ]
    return go.Scatter(
        x=[step.sat_on for _, _, step in found],
        y=[number + _BAR_AT for number, _, _ in found],
        mode="markers",
        marker={
            "symbol": "diamond",
            "size": 12,
            "line": {"width": 1},
            "opacity": [_opacity(lane) for _, lane, _ in found],
        },
        customdata=[lane.key for _, lane, _ in found],
        hovertext=[safe(sitting_words(words, catalog, step.level_id, step.sat_on)) for _, _, step in found],
        hoverinfo="text",
        cliponaxis=False,
    )


def _bars(
    words: Words, catalog: Catalog, lanes: Sequence[RaceLane], level_id: str | None, end: date
) -> go.Bar:
    """The segments of a level's study and results; of all waiting, where no level is given."""
    own = [
        (number, lane, segment)
        for number, lane in enumerate(lanes)
        for segment in segments(lane.row.plan)
        if (segment.doing in _WAITING) == (level_id is None)
        and level_id in (None, segment.level_id)
        and segment.start < end
    ]
    return go.Bar(
        orientation="h",
        base=[segment.start for _, _, segment in own],
        x=[(min(segment.end, end) - segment.start).days * _DAY for _, _, segment in own],
        y=[number + _BAR_AT for number, _, _ in own],
        width=_BAR,
        marker={
            "opacity": [_opacity(lane) for _, lane, _ in own],
            "pattern": {
                "shape": [pattern_of(segment.doing) for _, _, segment in own],
                "fillmode": "replace",
                "size": 6,
                "solidity": 0.35,
            },
            "line": {"width": 1},
        },
        customdata=[lane.key for _, lane, _ in own],
        hovertext=[safe(_segment_words(words, catalog, segment)) for _, _, segment in own],
        hoverinfo="text",
    )


def _opacity(lane: RaceLane) -> float:
    return _DIMMED if lane.is_beaten and not lane.is_shown else 1


def _segment_words(words: Words, catalog: Catalog, segment: Segment) -> str:
    what = words(
        "timeline.label",
        level=level_label(words, catalog, segment.level_id),
        what=kind_words(words, catalog, segment.level_id, segment.doing),
        days=words.days(segment.days),
    )
    return words("timeline.sentence", what=what, start=words.date(segment.start), end=words.date(segment.end))


def race_title(words: Words, catalog: Catalog, lanes: Sequence[RaceLane], best: Plan) -> str:
    """How far the best path of the visitor's reading is ahead of the next."""
    others = sorted(
        lane.row.plan.held_on for lane in lanes if lane.row.plan != best and best.reading in lane.row.readings
    )
    name, reading = path_levels(words, catalog, best), reading_name(words, catalog, best.target, best.reading)
    if not others:
        return words("race.title.only", path=name, reading=reading)
    if others[0] == best.held_on:
        return words("race.title.even", path=name, reading=reading)
    ahead = duration(words, best.held_on, others[0])
    return words("race.title", path=name, reading=reading, duration=ahead)


def _row(words: Words, catalog: Catalog, lane: RaceLane) -> tuple[str, ...]:
    plan = lane.row.plan
    return (
        path_routes(words, catalog, plan),
        words.date(plan.held_on),
        words.date(plan.exam_on),
        words.number(plan.exams),
        words.not_stated if plan.study_hours is None else words.number(plan.study_hours),
        fee_words(words, plan.fee, plan.currency),
        _all_said(words, lane),
    )
