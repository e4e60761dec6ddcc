"""The charts of a team and what they say: odd teams, odd tables, and numbers that add up."""

import re
from dataclasses import replace
from datetime import date
from typing import Any, Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from dashboard.board.actions import (
    MoreHours,
    candidates,
    effects,
    ranked,
)
from dashboard.board.by_month import by_month
from dashboard.board.missing import missing
from dashboard.board.standings import board_of
from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS
from dashboard.charts.drawing import Drawing
from dashboard.charts.month_panels import HEADING
from dashboard.charts.team_actions import draw_team_actions
from dashboard.charts.team_by_month import BANDS, draw_team_by_month
from dashboard.charts.team_missing import draw_team_missing
from dashboard.rules.people import People, Person, people_of
from dashboard.state.choices import LANGUAGES
from dashboard.text.team_actions import (
    action_words,
    best_action_sentence,
    cheapest_sentence,
    effect_sentence,
)
from dashboard.text.team_missing import ranked_lacks
from dashboard.text.words import Words
from tests.board_team import HORIZON, TARGETS, small_team, team_of
from tests.strategies import Situation, situations

TODAY: Final = date(2026, 11, 24)
unhurried = settings(deadline=None, max_examples=50)
languages = st.sampled_from(LANGUAGES)


def traces(drawing: Drawing) -> list[dict[str, Any]]:
    return list(drawing.figure.to_plotly_json()["data"])


def drawn_months(words: Words, catalog: Catalog, people: People, target: str) -> Drawing:
    board = board_of(catalog, people, "strict")
    return draw_team_by_month(words, catalog, board, by_month(board, HORIZON), target)


def bars(drawing: Drawing) -> list[list[int]]:
    """The lengths of the bars, part by part."""
    return [[int(number) for number in trace["x"]] for trace in traces(drawing) if trace["type"] == "bar"]


def texts(drawing: Drawing) -> list[str]:
    layout = drawing.figure.to_plotly_json()["layout"]
    return [str(each["text"]) for each in layout["annotations"]]


def numbers(text: str) -> list[int]:
    return [int(each.replace(",", "")) for each in re.findall(r"(?<![\d-])\d[\d,]*(?![\d-])", text)]


# Month by month


@unhurried
@given(situations(most_people=8), languages)
def test_the_areas_of_a_panel_are_as_high_as_its_people(situation: Situation, language: Any) -> None:
    catalog = situation.tables.catalog()
    people, target = team_of(situation, catalog), situation.target
    board = board_of(catalog, people, "strict")
    found = by_month(board, date(situation.today.year + 1, 12, 31))
    drawing = draw_team_by_month(Words(language), catalog, board, found, target)
    heights = {band: np.zeros((len(found.levels), len(found.days))) for band in BANDS}
    for band, trace in zip(BANDS, traces(drawing)[1:], strict=True):
        for lane, top, bottom in areas(trace):
            heights[band][lane] = bottom - top
    whole = (1 - HEADING) / max(board.n, 1)
    for lane, level in enumerate(found.levels.values()):
        assert np.allclose(heights["held"][lane], level.held * whole)
        assert np.allclose(heights["can_sit"][lane], level.can_sit * whole)
        assert np.allclose(heights["check"][lane], level.check * whole)
        total = sum(heights[band][lane] for band in BANDS)
        assert (total <= 1 - HEADING + 1e-9).all()
    assert len(drawing.rows) == len(found.levels) * len(found.days)


def areas(trace: dict[str, Any]) -> list[tuple[int, NDArray[np.float64], NDArray[np.float64]]]:
    """The areas of a band: the panel of each, its upper and its lower edge at each point of time."""
    found = []
    area: list[float] = []
    for y in trace["y"]:
        if y is not None:
            area.append(y)
            continue
        steps = len(area) // 2
        top, bottom = np.array(area[:steps:2]), np.array(area[: steps - 1 : -2])
        found.append((int(np.ceil(bottom.max() - 1e-9)) - 1, top, bottom))
        area = []
    return found


def test_nobody_one_person_and_a_team_that_holds_everything_are_drawn(words: Words, ladders: Catalog) -> None:
    ids = ladders.level_ids
    everything = tuple((level_id, date(2026, 5, 1)) for level_id in ids)
    for persons in ([], [Person()], [Person(holds=everything)] * 3):
        people = people_of(persons, TODAY, ladders.clock_ids)
        drawing = drawn_months(words, ladders, people, "draw-advanced")
        assert len(drawing.rows) == len(ids) * 38
        assert drawing.sentence
        lacks = ranked_lacks(missing(ladders, people, "strict"))
        lacking = draw_team_missing(words, ladders, lacks, len(people))
        assert lacking.sentence
        found = effects(
            ladders,
            people,
            ["draw-advanced"] * len(people),
            "strict",
            candidates(ladders, [20], [("draw", 100)]),
        )
        actions = draw_team_actions(words, ladders, TODAY, found, len(people))
        assert len(actions.rows) == len(found)
        if not persons or persons[0].holds:
            assert lacking.title == words("team.lacks.nothing")
            assert actions.title == words("team.action.none_helps")
            assert best_action_sentence(words, ladders, TODAY, found) == words("team.action.none_helps")
            assert cheapest_sentence(words, ladders, found) == ""


def test_names_of_levels_are_shown_and_not_read_as_markup(words: Words, ladders: Catalog) -> None:
    odd = "<b>A&B</b>"
    levels = tuple(level.model_copy(update={"name_zh": odd, "name_en": odd}) for level in ladders.levels)
    catalog = replace(ladders, levels=levels)
    people = small_team(catalog)
    lacks = ranked_lacks(missing(catalog, people, "strict"))
    found = effects(catalog, people, TARGETS, "strict", candidates(catalog, [20], [("draw", 100)]))
    for drawing in (
        drawn_months(words, catalog, people, "draw-advanced"),
        draw_team_missing(words, catalog, lacks, len(people)),
        draw_team_actions(words, catalog, TODAY, found, len(people)),
    ):
        in_figure = str(drawing.figure.to_plotly_json())
        assert odd not in in_figure.replace("&lt;b&gt;A&amp;B&lt;/b&gt;", "")
        assert "&lt;b&gt;A&amp;B&lt;/b&gt;" in in_figure
        assert odd in drawing.sentence


# Bars


@unhurried
@given(situations(most_people=8), st.sampled_from(READINGS), languages)
def test_bars_are_ranked_and_their_parts_add_up(situation: Situation, reading: Any, language: Any) -> None:
    catalog, words = situation.tables.catalog(), Words(language)
    people = team_of(situation, catalog)
    lacks = ranked_lacks(missing(catalog, people, reading))
    drawing = draw_team_missing(words, catalog, lacks, len(people))
    only_this, more = bars(drawing)
    assert [one + other for one, other in zip(only_this, more, strict=True)] == sorted(
        [lack.lacked.people for lack in lacks][:12], reverse=True
    )
    assert all(0 <= one <= len(people) and other >= 0 for one, other in zip(only_this, more, strict=True))
    assert len(drawing.rows) == len(lacks)
    targets = [situation.target] * len(people)
    found = effects(catalog, people, targets, reading, candidates(catalog, [20], [("aigc", 50)]))
    drawing = draw_team_actions(words, catalog, situation.today, found, len(people))
    unlocked, sooner = bars(drawing)
    in_order = ranked(found)
    assert (unlocked, sooner) == ([each.unlocked for each in in_order], [each.sooner for each in in_order])
    for effect in found:
        said = effect_sentence(words, catalog, situation.today, effect)
        assert (effect.helped in numbers(said)) or not effect.helped


def test_the_small_team_lacks_what_was_worked_out_by_hand(ladders: Catalog) -> None:
    """Ann, Di and Gus lack both; Bo holds Junior, Cy and Ed have the year, Fay holds Intermediate."""
    words = Words("en")
    lacks = ranked_lacks(missing(ladders, small_team(ladders), "strict"))
    drawing = draw_team_missing(words, ladders, lacks, 7)
    said = {row[0]: row[1:] for row in drawing.rows}
    assert said["Intermediate: less than 1 year of drawing work"] == ("3", "3", "1 year")
    assert said["Intermediate: no Junior (Drawing certification) certificate"] == ("3", "3", "")
    assert drawing.title.startswith("Most often lacking")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_step_that_helps_most_is_told_with_whom_it_helps_and_for_what(
    language: Any, ladders: Catalog
) -> None:
    words, people = Words(language), small_team(ladders)
    found = effects(ladders, people, TARGETS, "strict", candidates(ladders, [20], [("draw", 100)]))
    best, *_ = ranked(found)
    said = best_action_sentence(words, ladders, TODAY, found)
    assert effect_sentence(words, ladders, TODAY, best) in said
    for number in (best.helped, best.unlocked, best.sooner, abs(best.more_exams)):
        assert not number or number in numbers(said)
    assert words("team.action.fee.not_stated") in said
    hours = action_words(words, ladders, MoreHours(20))
    assert cheapest_sentence(words, ladders, found) == words.sentences(
        [
            words("team.action.by_fee", action=hours, fee=words("team.action.fee.none")),
            words("team.action.by_fee.some"),
        ]
    )
