"""Every chart as a value: what its figure draws, its sentence says, and its numbers repeat."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS, Reading
from dashboard.charts.drawing import Drawing
from dashboard.charts.lanes import draw_lanes
from dashboard.charts.reach import draw_reach
from dashboard.charts.timeline import draw_timeline
from dashboard.planner.plan import every_plan
from dashboard.rules.people import Person
from dashboard.state.choices import Choices
from dashboard.text.words import Words
from tests.figures import texts, traces
from tests.odd_tables import ODD, B
from tests.standings import AT_WORK, BEGINNER, TODAY, best_plan, standings, worker


def chosen(catalog: Catalog, **fields: Any) -> Choices:
    return Choices(as_of=TODAY, target=catalog.default_target, **fields)


def all_drawings(words: Words, catalog: Catalog, person: Person, reading: Reading) -> list[Drawing]:
    found = standings(catalog, person, reading)
    drawings = [draw_reach(words, catalog, chosen(catalog))]
    for level in (None, *catalog.level_ids):
        drawings.append(draw_lanes(words, catalog, found, None, chosen(catalog, level=level)))
        drawings.append(draw_reach(words, catalog, chosen(catalog, level=level)))
    for target in catalog.level_ids:
        for plan in every_plan(catalog, person, TODAY, target, reading)[:3]:
            drawings.append(draw_lanes(words, catalog, found, plan, chosen(catalog)))
            drawings.append(draw_timeline(words, catalog, plan))
    return drawings


@pytest.mark.parametrize("person", [BEGINNER, AT_WORK, replace(BEGINNER, holds=(("aigc-junior", None),))])
def test_the_time_line_runs_from_today_to_the_certificate_without_a_gap(
    words: Words, frozen: Catalog, person: Person
) -> None:
    for plan in every_plan(frozen, person, TODAY, "aigc-advanced", "strict"):
        drawing = draw_timeline(words, frozen, plan)
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


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("odd", ODD)
class TestOddTables:
    def test_every_drawing_is_whole(self, odd: str, reading: Reading, words: Words) -> None:
        catalog = ODD[odd].catalog()
        for person in (AT_WORK, worker(work_percent=0)):
            for drawing in all_drawings(words, catalog, person, reading):
                assert drawing.title
                assert all(len(row) == len(drawing.columns) for row in drawing.rows)
                assert "NaN" not in drawing.figure.to_json()
                assert not re.search(r"[{}]", drawing.title + drawing.sentence)

    def test_lanes_name_every_level(self, odd: str, reading: Reading, words: Words) -> None:
        catalog = ODD[odd].catalog()
        drawing = draw_lanes(words, catalog, standings(catalog, AT_WORK, reading), None, chosen(catalog))
        assert {row[0] for row in drawing.rows} == set(catalog.level_ids)
        assert [level for level in catalog.level_ids if level not in drawing.sentence] == []
        assert [level for level in catalog.level_ids if level not in str(texts(drawing))] == []

    def test_a_time_line_names_each_level_that_is_sat(self, odd: str, reading: Reading, words: Words) -> None:
        catalog = ODD[odd].catalog()
        for target in catalog.level_ids:
            for plan in every_plan(catalog, AT_WORK, TODAY, target, reading)[:3]:
                drawing = draw_timeline(words, catalog, plan)
                if plan.held_on > TODAY:
                    assert {row[0] for row in drawing.rows} == set(plan.path.levels)
                    assert [level for level in plan.path.levels if level not in drawing.sentence] == []


def test_a_name_is_shown_letter_by_letter_wherever_it_stands_in_a_figure(
    words: Words, frozen: Catalog
) -> None:
    """Plotly reads its texts as a small HTML."""
    levels = tuple(
        level.model_copy(update={"name_zh": "A<i>&amp;", "name_en": "A<i>&amp;"}) for level in frozen.levels
    )
    catalog = replace(frozen, levels=levels)
    for drawing in all_drawings(words, catalog, BEGINNER, "strict"):
        figure = (
            drawing.figure.to_json().replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0026", "&")
        )
        assert "A<i>" not in figure
