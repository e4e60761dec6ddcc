"""Every chart as a value: what its figure draws, its sentence says, and its numbers repeat."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from dashboard.catalog import READINGS, Catalog, Reading
from dashboard.charts import Drawing, draw_ladder, draw_lanes, draw_reach, draw_timeline
from dashboard.charts.ladder import way_words
from dashboard.planner import Person, Plan, Standing, every_plan, standing
from dashboard.text import Words, level_name
from tests.strategies import Tables, exam_row, level_row, rule

TODAY = date(2026, 11, 23)
A, B, C = "alpha", "beta", "gamma"
TWO = (level_row(A), level_row(B, 2))
EIGHT = tuple(f"level-{number}" for number in range(1, 9))


def eight_levels() -> Tables:
    rules = []
    for rank, (below, level) in enumerate(pairwise(EIGHT), 1):
        rules.append(rule(level, "certificate", below, route="certificate"))
        rules.append(rule(level, "experience", "aigc", str(rank), "years", "strict"))
        rules.append(rule(level, "experience", "work", str(rank), "years", "lenient"))
    levels = tuple(level_row(level, rank) for rank, level in enumerate(EIGHT))
    return Tables(levels, tuple(rules), tuple(exam_row(level, "20", "quarterly", "30") for level in EIGHT))


ODD = {
    "header-only tables": Tables(TWO, (), ()),
    "a level without a route": Tables(
        TWO, (rule(A, "experience", "work", "1"),), (exam_row(A, "9", "monthly", "7"),)
    ),
    "one level": Tables((level_row(A),), (rule(A, "experience", "aigc", "0.5"),), ()),
    "eight levels": eight_levels(),
    "conditions that must all hold": Tables(
        TWO,
        (rule(B, "certificate", A, "0.5", "both"), rule(B, "experience", "work", "2", "both")),
        (exam_row(A, "20", "any", "0"),),
    ),
    "a level that takes no day": Tables(
        TWO, (rule(B, "certificate", A, "0.5"),), (exam_row(B, "20", "any", "5"),)
    ),
    "one of several certificates": Tables(
        (*TWO, level_row(C, 3)),
        (rule(C, "certificate", f"{A}|{B}"),),
        tuple(exam_row(level, hours, "any", "5") for level, hours in ((A, "10"), (B, "20"), (C, "30"))),
    ),
}
BEGINNER = Person()
AT_WORK = Person(work_months=30, aigc_months=9, work_percent=100, aigc_percent=50)


def standings(catalog: Catalog, person: Person, reading: Reading = "strict") -> dict[str, Standing]:
    return {level_id: standing(catalog, person, TODAY, level_id, reading) for level_id in catalog.level_ids}


def best_plan(catalog: Catalog, person: Person, target: str, reading: Reading = "strict") -> Plan:
    return next(iter(every_plan(catalog, person, TODAY, target, reading)))


def traces(drawing: Drawing, kind: str) -> list[dict[str, Any]]:
    return [trace for trace in drawing.figure.to_plotly_json()["data"] if trace["type"] == kind]


def texts(drawing: Drawing) -> list[str]:
    layout = drawing.figure.to_plotly_json()["layout"]
    return [annotation["text"] for annotation in layout.get("annotations", ())]


def lanes(words: Words, catalog: Catalog, person: Person) -> Drawing:
    return draw_lanes(words, catalog, standings(catalog, person), TODAY)


def ladder(
    words: Words, catalog: Catalog, person: Person, target: str, reading: Reading = "strict"
) -> Drawing:
    plan = best_plan(catalog, person, target, reading)
    return draw_ladder(words, catalog, standings(catalog, person, reading), plan)


def pieces(trace: dict[str, Any]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The lines of a trace that draws many, from where to where."""
    points = list(zip(trace["x"], trace["y"], strict=True))
    return [(points[at], points[at + 1]) for at in range(0, len(points), 3)]


def bars_by_lane(drawing: Drawing) -> dict[int, dict[str, Any]]:
    """Where each lane's bar starts and ends, and its pattern."""
    found = {}
    for bar in traces(drawing, "bar"):
        shapes = bar["marker"]["pattern"]["shape"]
        for lane, start, length, shape in zip(bar["y"], bar["base"], bar["x"], shapes, strict=True):
            assert lane not in found
            found[lane] = {"start": start, "end": start + length, "shape": shape}
    return found


def all_drawings(words: Words, catalog: Catalog, person: Person, reading: Reading) -> list[Drawing]:
    found = standings(catalog, person, reading)
    drawings = [
        draw_lanes(words, catalog, found, TODAY),
        draw_ladder(words, catalog, found, None),
        draw_reach(words, catalog, None, None),
    ]
    for target in catalog.level_ids:
        for plan in every_plan(catalog, person, TODAY, target, reading)[:3]:
            drawings.append(draw_ladder(words, catalog, found, plan))
            drawings.append(draw_timeline(words, catalog, plan))
    return drawings


def test_lanes_have_one_lane_for_each_way_in_and_the_table_repeats_it(words: Words, shipped: Catalog) -> None:
    drawing = lanes(words, shipped, AT_WORK)
    expected = [
        (level_name(words, shipped, level_id), words(f"reading.{reading or 'both'}.short"))
        for level_id in shipped.level_ids
        for _, reading in shipped.ways(level_id)
    ]
    assert [(row[0], row[2]) for row in drawing.rows] == expected
    assert sorted(bars_by_lane(drawing)) == list(range(len(expected)))
    assert len(expected) == 8


def test_the_two_readings_have_patterns_of_their_own(words: Words, shipped: Catalog) -> None:
    drawing = lanes(words, shipped, AT_WORK)
    shapes: dict[str, set[str]] = {}
    for lane, row in enumerate(drawing.rows):
        if row[3] != words.not_stated:
            shapes.setdefault(row[2], set()).add(bars_by_lane(drawing)[lane]["shape"])
    strict, lenient = (shapes[words(f"reading.{reading}.short")] for reading in READINGS)
    assert len(strict) == len(lenient) == 1
    assert strict != lenient


def test_a_lane_opens_at_the_years_that_it_asks(words: Words, shipped: Catalog) -> None:
    drawing = lanes(words, shipped, AT_WORK)
    for lane, row in enumerate(drawing.rows):
        asked = {words.months(12): 1, words.months(36): 3, words.not_stated: 0}[row[3]]
        assert bars_by_lane(drawing)[lane]["start"] == asked
        assert bars_by_lane(drawing)[lane]["end"] > 3


def test_the_visitors_mark_stands_at_their_years_on_each_clock(words: Words, shipped: Catalog) -> None:
    drawing = lanes(words, shipped, AT_WORK)
    marks = {
        lane: years
        for trace in traces(drawing, "scatter")
        if trace["mode"] == "markers"
        for lane, years in zip(trace["y"], trace["x"], strict=True)
    }
    strict, lenient = (words(f"reading.{reading}.short") for reading in READINGS)
    expected = {
        lane: {strict: 9 / 12, lenient: 30 / 12}[row[2]]
        for lane, row in enumerate(drawing.rows)
        if row[3] != words.not_stated
    }
    assert marks == pytest.approx(expected)
    for lane, years in marks.items():
        assert drawing.rows[lane][4] == words.months(round(years * 12))


TO_GO = {"strict": {(9 / 12, 1), (9 / 12, 3)}, "lenient": {(30 / 12, 3)}}


@pytest.mark.parametrize(
    ("work", "aigc", "running"),
    [(100, 50, READINGS), (100, 0, ("lenient",)), (0, 0, ()), (0, 100, READINGS)],
)
def test_a_trail_is_drawn_only_where_a_clock_runs_to_what_is_missing(
    words: Words, shipped: Catalog, work: int, aigc: int, running: tuple[Reading, ...]
) -> None:
    drawing = lanes(words, shipped, replace(AT_WORK, work_percent=work, aigc_percent=aigc))
    lines = [trace for trace in traces(drawing, "scatter") if trace["mode"] == "lines"]
    drawn = [(start, end) for trace in lines for start, end in pieces(trace)]
    for reading in READINGS:
        name = words(f"reading.{reading}.short")
        found = {(start[0], end[0]) for start, end in drawn if drawing.rows[int(start[1])][2] == name}
        assert found == (TO_GO[reading] if reading in running else set())


def test_the_ladder_has_both_entries_of_each_or(words: Words, shipped: Catalog) -> None:
    drawing = ladder(words, shipped, BEGINNER, "aigc-advanced")
    arrows = [piece for trace in traces(drawing, "scatter") for piece in pieces(trace)]
    bottoms = {bar["customdata"][0]: bar["y"][0] - bar["width"] / 2 for bar in traces(drawing, "bar")}
    for level_id in ("aigc-intermediate", "aigc-advanced"):
        into = {start[0] for start, end in arrows if end[1] == pytest.approx(bottoms[level_id])}
        assert len(into) == 2
        said = [way_words(words, shipped, route) for route, _ in shipped.ways(level_id)]
        assert all(any(way in text for text in texts(drawing)) for way in said)
    assert [re.sub(r"<.*?>", "", text) for text in texts(drawing)].count(words("ladder.or")) == 2


def taken(drawing: Drawing) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    thick = max(traces(drawing, "scatter"), key=lambda trace: trace["line"]["width"])
    return pieces(thick)


@pytest.mark.parametrize(
    ("person", "levels"),
    [
        (BEGINNER, ("aigc-junior", "aigc-intermediate", "aigc-advanced")),
        (replace(BEGINNER, aigc_months=12), ("aigc-intermediate", "aigc-advanced")),
        (replace(BEGINNER, aigc_months=36), ("aigc-advanced",)),
        (Person(holds=(("aigc-intermediate", None),)), ("aigc-advanced",)),
    ],
)
def test_the_path_taken_is_drawn_thick_and_nothing_else_is(
    shipped: Catalog, person: Person, levels: tuple[str, ...]
) -> None:
    drawing = ladder(Words("en"), shipped, person, "aigc-advanced")
    bottoms = {bar["customdata"][0]: bar["y"][0] - bar["width"] / 2 for bar in traces(drawing, "bar")}
    assert sorted(end[1] for _, end in taken(drawing)) == pytest.approx(
        sorted(bottoms[level] for level in levels)
    )


def test_of_several_certificates_only_the_one_that_is_taken_is_drawn_thick() -> None:
    drawing = ladder(Words("en"), ODD["one of several certificates"].catalog(), BEGINNER, C)
    assert len(taken(drawing)) == 2


def test_a_way_that_both_readings_name_differently_is_still_the_one_taken() -> None:
    rows = (
        rule(A, "experience", "work", "1", "long", "strict"),
        rule(A, "experience", "work", "1", "short", "lenient"),
    )
    catalog = Tables((level_row(A),), rows, ()).catalog()
    for reading in READINGS:
        assert len(taken(ladder(Words("en"), catalog, AT_WORK, A, reading))) == 1


def test_reach_has_a_symbol_of_its_own_for_named_many_and_silent(words: Words, shipped: Catalog) -> None:
    drawing = draw_reach(words, shipped, None, None)
    drawn = {
        (lane, column): trace["name"]
        for trace in traces(drawing, "scatter")
        if trace["mode"] == "markers"
        for column, lane in zip(trace["x"], trace["y"], strict=True)
    }
    said = {(row.level_id, row.industry_id): row.how for row in shipped.reach}
    whom = [row.industry_id for row in shipped.industries] + ["" for _ in shipped.audiences]
    assert drawn == {
        (lane, column): words(f"reach.{said.get((level, who)) or said.get((level, who and None), 'silent')}")
        for lane, who in enumerate(whom)
        for column, level in enumerate(shipped.level_ids)
    }
    for (lane, column), word in drawn.items():
        assert drawing.rows[lane][column + 1] == word
    markers = [
        trace["marker"]["symbol"] for trace in traces(drawing, "scatter") if trace["mode"] == "markers"
    ]
    assert len(set(markers)) == len(markers) == 3


def test_the_visitors_own_industry_and_audience_are_framed(words: Words, shipped: Catalog) -> None:
    def frames(drawing: Drawing) -> int:
        return sum(
            list(trace["x"]).count(None) for trace in traces(drawing, "scatter") if trace["mode"] == "lines"
        )

    audience = next(iter(shipped.audiences)).audience_id
    assert frames(draw_reach(words, shipped, None, None)) == 0
    assert frames(draw_reach(words, shipped, "retail", None)) == 1
    assert frames(draw_reach(words, shipped, "retail", audience)) == 2


@pytest.mark.parametrize("person", [BEGINNER, AT_WORK, replace(BEGINNER, holds=(("aigc-junior", None),))])
def test_the_time_line_runs_from_today_to_the_certificate_without_a_gap(
    words: Words, shipped: Catalog, person: Person
) -> None:
    for plan in every_plan(shipped, person, TODAY, "aigc-advanced", "strict"):
        drawing = draw_timeline(words, shipped, plan)
        spans = [
            (start, start + timedelta(milliseconds=length))
            for bar in traces(drawing, "bar")
            for start, length in zip(bar["base"], bar["x"], strict=True)
        ]
        assert min(start for start, _ in spans) == plan.today
        assert max(end for _, end in spans) == plan.held_on
        covered = {start + timedelta(day) for start, end in spans for day in range((end - start).days)}
        assert len(covered) == (plan.held_on - plan.today).days
        total = sum((end - start).days for start, end in spans)
        assert total == sum((step.held_on - step.study_from).days for step in plan.steps)
        for step in plan.steps:
            assert step.sat_on in {day for trace in traces(drawing, "scatter") for day in trace["x"]}
        assert sum(int(row[4].replace(",", "")) for row in drawing.rows) == total


def test_a_plan_that_ends_today_still_has_a_time_line(words: Words) -> None:
    catalog = ODD["header-only tables"].catalog()
    drawing = draw_timeline(words, catalog, best_plan(catalog, BEGINNER, B))
    first, last = drawing.figure.to_plotly_json()["layout"]["xaxis"]["range"]
    assert first < last
    assert drawing.sentence


def test_reach_without_industries_and_audiences_still_has_a_sentence(words: Words) -> None:
    assert draw_reach(words, ODD["one level"].catalog(), None, None).sentence


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("odd", ODD)
class TestOddTables:
    def test_every_drawing_is_whole(self, odd: str, reading: Reading, words: Words) -> None:
        catalog = ODD[odd].catalog()
        for person in (AT_WORK, Person(work_percent=0)):
            for drawing in all_drawings(words, catalog, person, reading):
                assert drawing.title
                assert all(len(row) == len(drawing.columns) for row in drawing.rows)
                assert "NaN" not in drawing.figure.to_json()
                assert not re.search(r"[{}]", drawing.title + drawing.sentence)

    def test_lanes_and_ladder_name_every_level(self, odd: str, reading: Reading, words: Words) -> None:
        catalog = ODD[odd].catalog()
        found = standings(catalog, AT_WORK, reading)
        for drawing in (draw_lanes(words, catalog, found, TODAY), draw_ladder(words, catalog, found, None)):
            assert {row[0] for row in drawing.rows} == set(catalog.level_ids)
            assert [level for level in catalog.level_ids if level not in drawing.sentence] == []

    def test_a_time_line_names_each_level_that_is_sat(self, odd: str, reading: Reading, words: Words) -> None:
        catalog = ODD[odd].catalog()
        for target in catalog.level_ids:
            for plan in every_plan(catalog, AT_WORK, TODAY, target, reading)[:3]:
                drawing = draw_timeline(words, catalog, plan)
                if plan.held_on > TODAY:
                    assert {row[0] for row in drawing.rows} == set(plan.path.levels)
                    assert [level for level in plan.path.levels if level not in drawing.sentence] == []


def test_a_name_is_shown_letter_by_letter_wherever_it_stands_in_a_figure(
    words: Words, shipped: Catalog
) -> None:
    """Plotly reads its texts as a small HTML."""
    levels = tuple(
        level.model_copy(update={"name_zh": "A<i>&amp;", "name_en": "A<i>&amp;"}) for level in shipped.levels
    )
    catalog = replace(shipped, levels=levels)
    for drawing in all_drawings(words, catalog, BEGINNER, "strict"):
        figure = (
            drawing.figure.to_json().replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0026", "&")
        )
        assert "A<i>" not in figure
