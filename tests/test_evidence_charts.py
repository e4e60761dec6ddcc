"""The charts of the evidence: what shares an axis, what a bar or a mark says, and that nothing is lost."""

import re
from typing import Any

import pytest
from hypothesis import given

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Benchmark
from dashboard.charts.benchmarks import draw_benchmarks, figure_groups
from dashboard.charts.drawing import Drawing
from dashboard.charts.statements import SYMBOLS, draw_statements
from dashboard.text.evidence import (
    figure_is_there,
    figure_number,
    figure_words,
    period_words,
    publishers,
)
from dashboard.text.words import Words
from tests.test_evidence import figure, figure_rows, numbers_in


def charts_of(catalog: Catalog) -> list[tuple[Benchmark, ...]]:
    return [group for group in figure_groups(catalog.benchmarks) if len(group) > 1]


def bars_of(drawing: Drawing) -> list[dict[str, Any]]:
    data = drawing.figure.to_plotly_json()["data"]
    return [trace for trace in data if trace["type"] == "bar" and len(trace["x"])]


def annotations(drawing: Drawing) -> list[str]:
    return [str(each["text"]) for each in drawing.figure.to_plotly_json()["layout"]["annotations"]]


# Groups and bars


@given(rows=figure_rows)
def test_figures_share_an_axis_only_with_the_same_measure_of_the_same_publisher(
    rows: list[Benchmark],
) -> None:
    groups = figure_groups(rows)
    assert sorted(row.benchmark_id for group in groups for row in group) == sorted(
        row.benchmark_id for row in rows
    )
    for group in groups:
        alike = {(row.topic, row.unit, row.cites, row.period, row.grade) for row in group}
        assert len(alike) == 1
        assert len(group) == 1 or all(row.unit and figure_is_there(row) for row in group)
    shared = [(g[0].topic, g[0].unit, g[0].cites, g[0].period, g[0].grade) for g in groups if len(g) > 1]
    assert len(set(shared)) == len(shared)


def test_no_chart_mixes_publishers_and_mean_never_stands_beside_median(words: Words, frozen: Catalog) -> None:
    groups = charts_of(frozen)
    assert groups
    for group in groups:
        assert len({publishers(words, frozen, row.cites) for row in group}) == 1
        assert len({row.unit for row in group}) == 1
    charted = {row.benchmark_id for group in groups for row in group}
    assert not {"pay-zhaopin-industry-mean-2024", "pay-zhaopin-industry-median-2024"} & charted
    assert not {"demand-wef-added", "demand-wef-removed"} & charted


def test_bars_start_at_zero_or_span_their_range_and_say_their_numbers(words: Words, frozen: Catalog) -> None:
    for group in charts_of(frozen):
        drawing = draw_benchmarks(words, frozen, group)
        (bars,) = bars_of(drawing)
        for row, base, length in zip(group, bars["base"], bars["x"], strict=True):
            assert row.low is not None
            assert row.high is not None
            assert base == (0 if row.low == row.high else float(row.low))
            assert base + length == float(row.high)
        low, high = drawing.figure.to_plotly_json()["layout"]["xaxis"]["range"]
        assert low == 0
        assert high > max(float(row.high or 0) for row in group)
        said = annotations(drawing)
        assert [figure_number(words, row) in "".join(said) for row in group] == [True] * len(group)
        assert not [text for text in said if text in "▸◂"]


def test_a_chart_says_publisher_period_grade_and_population_of_every_figure(
    words: Words, frozen: Catalog
) -> None:
    for group in charts_of(frozen):
        drawing = draw_benchmarks(words, frozen, group)
        for row, told in zip(group, drawing.rows, strict=True):
            assert told[:3] == (words.of(row, "label"), figure_words(words, row), words.of(row, "population"))
            for part in (publishers(words, frozen, row.cites), period_words(words, row.period)):
                assert part in told
                assert part in drawing.title
                assert part in drawing.sentence
            assert words.stated(row.grade) in told[5]
            assert words.stated(row.grade) in drawing.title
            assert words.of(row, "label") in drawing.sentence


def test_a_bound_is_hatched_and_open_to_its_side(words: Words, frozen: Catalog) -> None:
    rows = (figure("5", "5"), figure("7"), figure("", "9"), figure("2", "4"))
    group = tuple(row.model_copy(update={"cites": ("factbook",)}) for row in rows)
    drawing = draw_benchmarks(words, frozen, group)
    (bars,) = bars_of(drawing)
    assert list(bars["marker"]["pattern"]["shape"]) == ["", "/", "/", ""]
    ends = [base + length for base, length in zip(bars["base"], bars["x"], strict=True)]
    assert ends == [5, 7, 9, 4]
    assert list(bars["base"]) == [0, 0, 0, 2]
    layout = drawing.figure.to_plotly_json()["layout"]
    arrows = {each["text"]: each["x"] for each in layout["annotations"] if each["text"] in "▸◂"}
    assert arrows == {"▸": 7, "◂": 9}


def test_a_label_is_broken_for_a_phone_and_nothing_of_it_is_lost(words: Words, frozen: Catalog) -> None:
    for text in ("一" * 60, "word " * 30, "AI & " * 20, "x" * 90):
        label = text.strip()
        row = figure("1", "1", label_zh=label, label_en=label, cites="factbook")
        shown = annotations(draw_benchmarks(words, frozen, (row, row)))[0]
        assert len(shown.split("<br>")) > 1 or " " not in label
        assert shown.replace("<br>", "").replace("&amp;", "&") == label


# The source, sentence by sentence


def marks_of(drawing: Drawing) -> list[dict[str, Any]]:
    return [trace for trace in drawing.figure.to_plotly_json()["data"] if trace.get("customdata") is not None]


def test_every_sentence_is_one_mark_with_a_shape_for_its_kind(words: Words, frozen: Catalog) -> None:
    drawing = draw_statements(words, frozen.statements, None)
    kinds = {row.statement_id: row.kind for row in frozen.statements}
    drawn = {
        statement_id: trace["marker"]["symbol"]
        for trace in marks_of(drawing)
        for statement_id in trace["customdata"]
    }
    assert drawn == {statement_id: SYMBOLS[kind] for statement_id, kind in kinds.items()}
    assert len(set(SYMBOLS.values())) == len(SYMBOLS) == 3
    places = [
        (y, x, statement_id)
        for trace in marks_of(drawing)
        for x, y, statement_id in zip(trace["x"], trace["y"], trace["customdata"], strict=True)
    ]
    assert [statement_id for *_, statement_id in sorted(places)] == list(kinds)
    assert max(x for _, x, _ in places) < 10


def test_the_title_and_the_legend_count_the_kinds(words: Words, frozen: Catalog) -> None:
    drawing = draw_statements(words, frozen.statements, None)
    assert numbers_in(drawing.title) == [37, 18, 11, 8]
    counted = {trace["name"]: len(trace["customdata"]) for trace in marks_of(drawing)}
    for name, number in counted.items():
        assert numbers_in(name) == [number]
    assert sum(counted.values()) == len(frozen.statements)
    fewer = [row for row in frozen.statements if row.kind != "promotion"]
    assert numbers_in(draw_statements(words, fewer, None).title) == [19, 11, 8]


def test_the_table_and_the_sentence_repeat_every_sentence(words: Words, frozen: Catalog) -> None:
    drawing = draw_statements(words, frozen.statements, None)
    assert [(row[0], row[2]) for row in drawing.rows] == [
        (row.statement_id, words.of(row, "text")) for row in frozen.statements
    ]
    said = re.findall(r"S\d+", drawing.sentence)
    assert sorted(said) == sorted(row.statement_id for row in frozen.statements)


@pytest.mark.parametrize("chosen", [None, "S1", "S37", "no such"])
def test_the_ring_is_around_the_chosen_sentence(chosen: str | None, words: Words, frozen: Catalog) -> None:
    drawing = draw_statements(words, frozen.statements, chosen)
    data = drawing.figure.to_plotly_json()["data"]
    (ring,) = (trace for trace in data if trace.get("marker", {}).get("symbol") == "circle-open")
    at = [
        place
        for trace in marks_of(drawing)
        for *place, statement_id in zip(trace["x"], trace["y"], trace["customdata"], strict=True)
        if statement_id == chosen
    ]
    assert [list(place) for place in zip(ring["x"], ring["y"], strict=True)] == at
    assert len(at) == (chosen in ("S1", "S37"))
