"""Everyone in a team counted once, by their own target: by hand, and against everyone planned alone."""

import csv
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.board.by_month import own_targets
from dashboard.board.standings import board_of
from dashboard.catalog.catalog import Catalog
from dashboard.charts.month_panels import y_in_panel
from dashboard.charts.team_targets import draw_team_targets
from dashboard.planner.plan import Standing, standing
from dashboard.roster.columns import columns_of
from dashboard.roster.example import example_roster
from dashboard.roster.files_in import read_roster, read_table
from dashboard.roster.guesses import guess_mapping
from dashboard.roster.plans_out import plan_roster
from dashboard.rules.people import Person, people_of
from dashboard.state.choices import LANGUAGES, Language
from dashboard.text.team_targets import target_bands, team_title
from dashboard.text.words import Words
from tests.board_team import HORIZON, TARGETS, TODAY, small_team, team_of
from tests.strategies import Situation, situations


def test_the_small_team_by_own_targets_as_counted_by_hand(ladders: Catalog) -> None:
    """Fay holds intermediate; Gus has the junior result on 10 December; Ann to Ed go for advanced."""
    board = board_of(ladders, small_team(ladders), "strict")
    own = own_targets(board, TARGETS, HORIZON)
    assert {level_id: target_bands(own, level_id) for level_id in own.levels} == {
        "draw-junior": {"held": 0, "by": 1, "later": 0, "never": 0},
        "draw-intermediate": {"held": 1, "by": 0, "later": 0, "never": 0},
        "draw-advanced": {"held": 0, "by": 5, "later": 0, "never": 0},
    }
    # Ann, Bo, Cy and Di have it on 26 July; Ed not before 25 October.
    early = own_targets(board, TARGETS, date(2027, 9, 1))
    assert target_bands(early, "draw-advanced") == {"held": 0, "by": 4, "later": 1, "never": 0}
    assert (early.held(0), early.held(early.by)) == (1, 6)


@pytest.mark.parametrize(
    ("language", "by", "title"),
    [
        ("en", HORIZON, "Of 7 people, 7 hold their own target by 2027-12-31 (estimate), 1 today"),
        ("en", date(2027, 9, 1), "Of 7 people, 6 hold their own target by 2027-09-01 (estimate), 1 today"),
        ("zh", date(2027, 9, 1), "7 人里 6 人到 2027-09-01 拿到自己的目标（估算），今天已有 1 人"),
    ],
)
def test_the_title_counts_people_by_their_own_targets(
    language: Language, by: date, title: str, ladders: Catalog
) -> None:
    board = board_of(ladders, small_team(ladders), "strict")
    assert team_title(Words(language), ladders, own_targets(board, TARGETS, by)) == title


@pytest.mark.parametrize(
    ("language", "title"),
    [("zh", "2 人都已拿到自己的目标"), ("en", "All 2 people hold their own target already")],
)
def test_a_team_that_holds_its_targets_is_told_so(language: Language, title: str, ladders: Catalog) -> None:
    persons = [Person(holds=(("draw-advanced", None),)), Person(holds=(("draw-junior", None),))]
    board = board_of(ladders, people_of(persons, TODAY, ladders.clock_ids), "strict")
    own = own_targets(board, ["draw-advanced", "draw-junior"], HORIZON)
    assert team_title(Words(language), ladders, own) == title


@settings(max_examples=40, deadline=None)
@given(situations(most_people=6), st.data())
def test_everyone_counts_once_on_the_day_that_their_own_plan_holds_the_target(
    situation: Situation, data: st.DataObject
) -> None:
    catalog = situation.tables.catalog()
    people = team_of(situation, catalog)
    targets = [data.draw(st.sampled_from(catalog.level_ids)) for _ in range(len(people))]
    by = date(situation.today.year + 1, 12, 31)
    own = own_targets(board_of(catalog, people, situation.reading), targets, by)
    alone = [
        counts_from(
            standing(catalog, someone.person(), situation.today, target, situation.reading), situation.today
        )
        for someone, target in zip(situation.people, targets, strict=True)
    ]
    assert {level_id: level.people for level_id, level in own.levels.items()} == Counter(targets)
    for place, day in enumerate(own.days):
        assert own.held(place) == sum(held is not None and held <= day for held in alone)
    for level_id, level in own.levels.items():
        mine = [held for held, target in zip(alone, targets, strict=True) if target == level_id]
        assert level.never == mine.count(None)
        assert sum(target_bands(own, level_id).values()) == level.people


def counts_from(each: Standing, today: date) -> date | None:
    """What is only planned is not held today: without exam dates a plan could end at once."""
    return max(each.plan.held_on, today + timedelta(days=1)) if each.plan else each.held_on


def test_the_headline_counts_what_the_downloaded_plans_say(ladders: Catalog) -> None:
    table = read_table("example.csv", example_roster(ladders))
    read = read_roster(
        table, guess_mapping(table.header, columns_of(ladders)), ladders, TODAY, "draw-advanced"
    )
    board = board_of(ladders, read.roster.people, "strict")
    own = own_targets(board, read.roster.targets, HORIZON)
    held_on = plan_roster(ladders, read.roster, "strict")["target_held_on"]
    assert own.held(own.by) == sum(bool(day) and day <= HORIZON.isoformat() for day in held_on)
    rows = list(csv.DictReader(example_roster(ladders).decode("utf-8-sig").splitlines()))
    wanted = Counter(row["target"] or "draw-advanced" for row in rows)
    assert {level_id: level.people for level_id, level in own.levels.items()} == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chart_is_as_high_as_its_counts(language: Language, ladders: Catalog) -> None:
    board = board_of(ladders, small_team(ladders), "strict")
    own = own_targets(board, TARGETS, date(2027, 9, 1))
    drawing = draw_team_targets(Words(language), ladders, own)
    marks, wanted, held, _ = drawing.figure.to_plotly_json()["data"]
    # Panels from above: junior 1 of 1, intermediate 1 of 1, advanced 4 of 5; each as high as its people.
    assert list(marks["y"]) == [y_in_panel(0, 1), y_in_panel(1, 1), y_in_panel(2, 4 / 5)]
    headings = [each["text"] for each in drawing.figure.to_plotly_json()["layout"]["annotations"][1:]]
    shares = {"zh": ["1/1", "1/1", "4/5"], "en": ["1 of 1", "1 of 1", "4 of 5"]}[language]
    assert all(share in heading for share, heading in zip(shares, headings, strict=True))
    assert {y for y in wanted["y"] if y is not None} == {y_in_panel(lane, 1) for lane in range(3)}
    # Junior: nobody until Gus's result on 10 December; advanced: all five from 25 October on.
    assert [y for y in held["y"] if y is not None][:3] == [y_in_panel(0, 0)] * 3
    assert min(y for y in held["y"] if y is not None and y > 2) == y_in_panel(2, 1)
    assert len(drawing.rows) == 3 * len(own.days)
    assert [row[2:] for row in drawing.rows if row[1] == "2027-09-01"] == [("1", "1"), ("1", "1"), ("4", "5")]
