"""The chart "how many years open which level": each way in, the visitor's marks, and the years to click."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS, Clock, Reading
from dashboard.charts.drawing import READABLE, Drawing
from dashboard.charts.lanes import draw_lanes
from dashboard.planner.plan import Plan
from dashboard.planner.ways import ways_in
from dashboard.rules.people import Person
from dashboard.rules.routes import ways as ways_of
from dashboard.state.choices import Choices
from dashboard.text.cards import verdict_word
from dashboard.text.conditions import clock_label, level_name
from dashboard.text.readings import reading_name
from dashboard.text.ways import asks_something, way_name
from dashboard.text.words import Words
from tests.figures import Bar, annotations, bars, clicks, marks, shapes, texts
from tests.odd_tables import ODD, A, C
from tests.standings import AT_WORK, BEGINNER, TODAY, best_plan, standings, worker
from tests.strategies import Tables, level_row, rule

ASKED = {"aigc-intermediate": 12, "aigc-advanced": 36}
"""Months that the frozen tables ask under either wording."""
CLOCK_OF: dict[Reading, Clock] = {"strict": "aigc", "lenient": "work"}


def called(words: Words, catalog: Catalog, reading: Reading) -> str:
    """A reading by the name that the scheme of the chart's target gives it."""
    return reading_name(words, catalog, catalog.default_target, reading)


def odd(name: str) -> Catalog:
    return ODD[name].catalog()


def lanes(
    words: Words, catalog: Catalog, person: Person, plan: Plan | None = None, **selected: Any
) -> Drawing:
    choices = Choices(as_of=TODAY, clocks=person.clocks, target=catalog.default_target, **selected)
    return draw_lanes(words, catalog, standings(catalog, person), plan, choices)


def areas(drawing: Drawing) -> dict[str, Bar]:
    """The bar behind each level, by what a click on it says."""
    found: dict[str, Bar] = {}
    for bar in bars(drawing):
        if bar.says not in found or bar.height > found[bar.says].height:
            found[bar.says] = bar
    return found


def ways(drawing: Drawing) -> list[Bar]:
    """The bars of the ways by years, from top to bottom."""
    behind = areas(drawing).values()
    return sorted((bar for bar in bars(drawing) if bar not in behind), key=lambda bar: bar.y)


def row_of(drawing: Drawing, bar: Bar, words: Words, catalog: Catalog) -> tuple[str, ...]:
    """The table's row of a way by years: of the same level and the same place among its ways by years."""
    own = [each for each in ways(drawing) if each.says == bar.says]
    level = level_name(words, catalog, bar.says.removeprefix("level:"))
    timed = [row for row in drawing.rows if row[0] == level and row[3] != words.not_stated]
    return timed[own.index(bar)]


def label_of(drawing: Drawing, bar: Bar) -> tuple[str, str]:
    """The texts right above a way's bar: what it asks, and when it is met."""
    above = {each["y"] for each in annotations(drawing) if each["y"] < bar.y}
    start, end = (
        next(each["text"] for each in annotations(drawing) if (each["y"], each["x"]) == (max(above), x))
        for x in (0, 1)
    )
    return start, end


def test_the_table_has_a_row_for_each_way_in(words: Words, frozen: Catalog) -> None:
    drawing = lanes(words, frozen, AT_WORK)
    expected = [
        (level_name(words, frozen, level_id), reading_name(words, frozen, level_id, reading))
        for level_id in frozen.level_ids
        for _, reading in ways_of(frozen, level_id)
    ]
    assert sorted((row[0], row[2]) for row in drawing.rows) == sorted(expected)
    assert len(expected) == 8
    assert [row[0] for row in drawing.rows] == [level for level, _ in expected]


def test_each_way_by_years_is_a_bar_from_the_years_that_it_asks_named_above_it(
    words: Words, frozen: Catalog
) -> None:
    drawing = lanes(words, frozen, AT_WORK)
    found = {}
    for bar in ways(drawing):
        level, _, reading, months, *_, status, _ = row_of(drawing, bar, words, frozen)
        assert bar.start > 0
        assert months == words.months(round(bar.start * 12))
        assert bar.end > 3
        named, when = label_of(drawing, bar)
        assert months in named
        assert words("lanes.reading", reading=reading) in named
        assert when == status
        assert level == level_name(words, frozen, bar.says.removeprefix("level:"))
        found[reading, bar.says.removeprefix("level:")] = round(bar.start * 12)
    short = {reading: called(words, frozen, reading) for reading in READINGS}
    assert found == {
        (short[reading], level_id): ASKED[level_id] for reading in READINGS for level_id in ASKED
    }


def test_the_two_wordings_have_patterns_of_their_own(words: Words, frozen: Catalog) -> None:
    drawing = lanes(words, frozen, AT_WORK)
    patterns: dict[str, set[str]] = {}
    for bar in ways(drawing):
        patterns.setdefault(row_of(drawing, bar, words, frozen)[2], set()).add(bar.pattern)
    strict, lenient = (patterns[called(words, frozen, reading)] for reading in READINGS)
    assert len(strict) == len(lenient) == 1
    assert strict != lenient


@pytest.mark.parametrize(("work", "aigc"), [(30, 9), (24, 12), (0, 0), (5, 31), (960, 960)])
def test_the_visitors_mark_stands_at_their_months_on_each_clock_and_each_way(
    words: Words, frozen: Catalog, work: int, aigc: int
) -> None:
    has: dict[Clock, int] = {"work": max(work, aigc), "aigc": aigc}
    drawing = lanes(words, frozen, worker(work, aigc, aigc_percent=50))
    own = [mark for mark in marks(drawing) if not mark.text]
    for clock in frozen.clock_ids:
        (mark,) = (mark for mark in own if mark.says.startswith(f"{clock}_months:"))
        assert mark.says == f"{clock}_months:{has[clock]}"
        assert mark.x == pytest.approx(has[clock] / 12)
        years = [each for each in marks(drawing) if each.text and each.y == mark.y]
        assert years
        assert (mark.symbol == "diamond") == (mark.x not in [year.x for year in years])
        assert words("lanes.mark", had=words.months(has[clock])) == mark.hover
        said = words("lanes.clock", clock=clock_label(words, frozen, clock), had=words.months(has[clock]))
        assert said in texts(drawing)
    for bar in ways(drawing):
        (mark,) = (mark for mark in own if mark.y == bar.y)
        reading = row_of(drawing, bar, words, frozen)[2]
        (clock,) = (CLOCK_OF[each] for each in READINGS if called(words, frozen, each) == reading)
        assert mark.x == pytest.approx(has[clock] / 12)
        assert mark.says == bar.says
        assert row_of(drawing, bar, words, frozen)[4] == words.months(has[clock])
    assert len(own) == len(frozen.clock_ids) + len(ways(drawing))


TO_GO: dict[Reading, set[tuple[int, int]]] = {"strict": {(9, 12), (9, 36)}, "lenient": {(30, 36)}}


@pytest.mark.parametrize(
    ("work", "aigc", "running"),
    [(100, 50, READINGS), (100, 0, ("lenient",)), (0, 0, ()), (0, 100, READINGS)],
)
def test_a_trail_is_drawn_only_where_a_clock_runs_to_what_is_missing(
    words: Words, frozen: Catalog, work: int, aigc: int, running: tuple[Reading, ...]
) -> None:
    drawing = lanes(words, frozen, worker(30, 9, work, aigc))
    trails = {
        (round(line["x0"] * 12), round(line["x1"] * 12), line["y0"])
        for line in shapes(drawing)
        if line["line"].get("dash") == "dot"
    }
    for reading in READINGS:
        name = called(words, frozen, reading)
        own = [bar.y for bar in ways(drawing) if row_of(drawing, bar, words, frozen)[2] == name]
        found = {(start, end) for start, end, y in trails if y in own}
        assert found == (TO_GO[reading] if reading in running else set())


@pytest.mark.parametrize(("work", "aigc"), [(0, 0), (30, 9), (36, 25), (200, 130), (960, 960)])
def test_the_years_of_each_clock_can_be_clicked_and_say_so_many_months(
    words: Words, frozen: Catalog, work: int, aigc: int
) -> None:
    drawing = lanes(words, frozen, worker(work, aigc, aigc_percent=50))
    years = [mark for mark in marks(drawing) if mark.text]
    for mark in years:
        clock, _, months = mark.says.partition("_months:")
        assert mark.x * 12 == int(months)
        assert mark.text == words.number(mark.x)
        name = clock_label(words, frozen, clock)
        assert mark.hover == words("lanes.pick", clock=name, months=words.months(int(months)))
    on = {clock: [mark.x for mark in years if mark.says.startswith(clock)] for clock in frozen.clock_ids}
    assert on["aigc"][0] == 0
    assert min(on["work"]) * 12 >= aigc, "AIGC work is work: there is no less work than of it"
    steps = {later - earlier for clock in frozen.clock_ids for earlier, later in pairwise(on[clock])}
    assert len(steps) == 1
    assert len(on["aigc"]) <= 13, "their numbers must not touch on a phone"
    assert max(on["aigc"]) * 12 >= max(36, work - 120)


def test_two_years_of_work_and_one_of_aigc_work_are_there_to_be_clicked(
    words: Words, frozen: Catalog
) -> None:
    assert {"work_months:24", "aigc_months:12", "work_months:0"} <= clicks(lanes(words, frozen, BEGINNER))


def test_a_click_anywhere_on_a_level_says_that_level_and_nothing_else_is_said(
    words: Words, frozen: Catalog
) -> None:
    drawing = lanes(words, frozen, AT_WORK)
    assert {each for each in clicks(drawing) if not re.fullmatch(r"(work|aigc)_months:\d+", each)} == {
        f"level:{level_id}" for level_id in frozen.level_ids
    }
    behind = sorted(areas(drawing).values(), key=lambda bar: bar.y)
    assert [bar.says for bar in behind] == [f"level:{level_id}" for level_id in frozen.level_ids]
    for above, below in pairwise(behind):
        assert above.y + above.height / 2 < below.y - below.height / 2
    for bar in ways(drawing):
        area = areas(drawing)[bar.says]
        assert area.start <= bar.start
        assert area.end == pytest.approx(bar.end)
        assert abs(bar.y - area.y) < area.height / 2


@pytest.mark.parametrize("level", ["aigc-junior", "aigc-intermediate", "prompt-engineer"])
def test_the_level_that_is_selected_is_shaded_and_the_others_are_dimmed_but_can_be_read(
    words: Words, frozen: Catalog, level: str
) -> None:
    plainly, drawing = lanes(words, frozen, AT_WORK), lanes(words, frozen, AT_WORK, level=level)
    assert {area.opacity for area in areas(plainly).values()} == {0}
    shaded = {says for says, area in areas(drawing).items() if area.opacity > 0}
    assert shaded == {f"level:{level}"}
    assert {bar.opacity for bar in ways(plainly)} == {1}
    for bar in ways(drawing):
        assert (bar.opacity == 1) == (bar.says == f"level:{level}")
    area = areas(drawing)[f"level:{level}"]
    for text in annotations(drawing):
        on_a_level = min(each.y - each.height / 2 for each in areas(drawing).values()) < text["y"]
        is_own = abs(text["y"] - area.y) < area.height / 2
        if on_a_level and text["text"] not in legend(words, frozen):
            assert text["opacity"] == (1 if is_own else READABLE)
    for says, each in areas(drawing).items():
        name = level_name(words, frozen, says.removeprefix("level:"))
        off, pick = words("select.off"), words("lanes.pick_level", level=name)
        assert each.hover == (off if says == area.says else pick)
    assert level_name(words, frozen, level) in drawing.title
    assert drawing.title != plainly.title
    assert drawing.rows == plainly.rows


def legend(words: Words, catalog: Catalog) -> Iterable[str]:
    strict, lenient = (called(words, catalog, reading) for reading in READINGS)
    wording = words("lanes.legend.wording", strict=strict, lenient=lenient)
    return words("lanes.legend.you"), wording, words("lanes.legend.met")


def test_a_level_for_which_no_condition_is_stated_says_so_when_it_is_selected(
    words: Words, frozen: Catalog
) -> None:
    drawing = lanes(words, frozen, AT_WORK, level="prompt-engineer")
    level = level_name(words, frozen, "prompt-engineer")
    assert drawing.title == words("lanes.title.unstated", level=level)


def test_a_way_by_a_certificate_stands_after_the_years_as_another_that_asks_for_none(
    words: Words, frozen: Catalog
) -> None:
    drawing = lanes(words, frozen, AT_WORK)
    found = ways_in(frozen, standings(frozen, AT_WORK))
    by_certificate = [way for way in found if way.asks is None and asks_something(way)]
    assert [way.level_id for way in by_certificate] == ["aigc-intermediate", "aigc-advanced"]
    for way in by_certificate:
        text = words("lanes.or", way=way_name(words, frozen, way) + words("lanes.no_years"))
        assert sum(text in each for each in texts(drawing)) == 1
    assert not any(
        words("lanes.no_years") in text for text in texts(lanes(words, odd("one level"), BEGINNER))
    )


def test_the_only_way_into_a_level_is_no_alternative_to_another(words: Words) -> None:
    drawing = lanes(words, odd("a level that takes no day"), BEGINNER)
    another = words("lanes.or", way="\0").partition("\0")[0]
    own = [text for text in texts(drawing) if words("lanes.no_years") in text]
    assert len(own) == 1
    assert not own[0].startswith(another)


def test_an_industry_is_said_beside_the_levels_that_name_it_and_no_other(
    words: Words, frozen: Catalog
) -> None:
    for industry in frozen.industries:
        drawing = lanes(words, frozen, AT_WORK, industry=industry.industry_id)
        naming = words("lanes.named", industry=words.name(industry))
        said = [text for text in texts(drawing) if naming in text]
        named = {row.level_id for row in frozen.reach if row.industry_id == industry.industry_id}
        assert said == [f"<b>{level_name(words, frozen, level_id)}</b>{naming}" for level_id in named]


def test_each_levels_verdict_stands_beside_its_name(words: Words, frozen: Catalog) -> None:
    drawing, found = lanes(words, frozen, AT_WORK), standings(frozen, AT_WORK)
    for level_id in frozen.level_ids:
        name = f"<b>{level_name(words, frozen, level_id)}</b>"
        (y,) = (each["y"] for each in annotations(drawing) if each["text"] == name)
        beside = {each["text"] for each in annotations(drawing) if each["y"] == y}
        assert beside == {name, f"<b>{verdict_word(words, found[level_id])}</b>"}


def taken(words: Words, drawing: Drawing) -> set[str]:
    """The levels into which a way is marked as taken, in the table; in the figure as many are marked."""
    rows = [row[0] for row in drawing.rows if row[6] == words("lanes.taken")]
    assert sum(text.startswith("<b>▶") for text in texts(drawing)) <= len(rows)
    return set(rows)


@pytest.mark.parametrize(
    ("person", "levels"),
    [
        (BEGINNER, ("aigc-junior", "aigc-intermediate", "aigc-advanced")),
        (worker(aigc=12), ("aigc-intermediate", "aigc-advanced")),
        (worker(aigc=36), ("aigc-advanced",)),
        (worker(holds=(("aigc-intermediate", None),)), ("aigc-advanced",)),
    ],
)
def test_the_ways_of_the_path_shown_are_marked_and_no_other(
    words: Words, frozen: Catalog, person: Person, levels: tuple[str, ...]
) -> None:
    plan = best_plan(frozen, person, "aigc-advanced")
    drawing = lanes(words, frozen, person, plan)
    assert taken(words, drawing) == {level_name(words, frozen, level_id) for level_id in levels}
    marked = [text for text in texts(drawing) if text.startswith("<b>▶")]
    named = [way_name(words, frozen, way) for way in ways_in(frozen, standings(frozen, person))]
    assert len(marked) == len([level for level in levels if level != "aigc-junior"])
    assert all(any(name in text for name in named) for text in marked)
    assert taken(words, lanes(words, frozen, person)) == set()


def test_a_way_that_both_wordings_name_differently_is_still_the_one_taken() -> None:
    rows = (
        rule(A, "experience", "work", "1", "long", "strict"),
        rule(A, "experience", "work", "1", "short", "lenient"),
    )
    catalog, words = Tables((level_row(A),), rows, ()).catalog(), Words("en")
    for reading in READINGS:
        plan = best_plan(catalog, AT_WORK, A, reading)
        assert taken(words, lanes(words, catalog, AT_WORK, plan)) == {A}


def test_of_several_certificates_the_way_is_one_and_marked_once() -> None:
    catalog, words = odd("one of several certificates"), Words("en")
    drawing = lanes(words, catalog, BEGINNER, best_plan(catalog, BEGINNER, C))
    assert [row[6] for row in drawing.rows if row[0] == C] == [words("lanes.taken")]
    assert taken(words, drawing) == {A, C}


@pytest.mark.parametrize("tables", ODD)
def test_no_text_or_bar_lies_on_another(tables: str, words: Words) -> None:
    drawing = lanes(words, odd(tables), AT_WORK)
    lines = sorted({each["y"] for each in annotations(drawing)})
    assert all(below - above >= 14 for above, below in pairwise(lines))
    for y in lines:
        assert len([each for each in annotations(drawing) if each["y"] == y]) <= 2
        assert all(abs(bar.y - y) >= 14 for bar in ways(drawing))
    height = drawing.figure.to_plotly_json()["layout"]["height"]
    assert max(lines) < height
