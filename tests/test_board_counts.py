"""The board's standings and counts against the planner page's answer for each person alone."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.board.by_month import by_month
from dashboard.board.missing import missing
from dashboard.board.standings import Board, board_of
from dashboard.catalog.catalog import Catalog
from dashboard.planner.plan import ConditionMet, Standing, standing
from dashboard.planner.verdicts import VERDICTS, Verdict
from dashboard.rules.certificate import Certificate
from dashboard.rules.facts import Condition
from dashboard.rules.months import calendar_date
from dashboard.rules.people import People
from tests.board_team import team_of
from tests.strategies import Situation, situations

moderate = settings(max_examples=60, deadline=None)


@moderate
@given(situations(most_people=6))
def test_everyone_stands_as_the_planner_page_says_of_one(situation: Situation) -> None:
    catalog, board, alone = planned(situation)
    for level_id in catalog.level_ids:
        level = board.levels[level_id]
        for row, each in enumerate(alone[level_id]):
            path = level.path_of[row]
            assert VERDICTS[level.verdict_codes[row]] is each.verdict
            assert calendar_date(level.held_on[row]) == each.held_on
            assert calendar_date(level.can_sit_from[row]) == can_sit_from(each, situation)
            assert (level.paths[path] if path >= 0 else None) == (each.plan.path if each.plan else None)


@moderate
@given(situations(most_people=6))
def test_each_month_counts_whoever_would_be_counted_alone(situation: Situation) -> None:
    catalog, board, alone = planned(situation)
    counts = by_month(board, horizon(situation))
    for level_id in catalog.level_ids:
        bands = [Counter(band(each, situation, day) for each in alone[level_id]) for day in counts.days]
        level = counts.levels[level_id]
        assert level.held.tolist() == [band["held"] for band in bands]
        assert level.can_sit.tolist() == [band["can sit"] for band in bands]
        assert level.check.tolist() == [band["check"] for band in bands]


@moderate
@given(situations(most_people=6))
def test_what_is_missing_is_what_the_planner_page_says_of_each(situation: Situation) -> None:
    catalog, _, alone = planned(situation)
    for found in missing(catalog, team_of(situation, catalog), situation.reading):
        short = [
            dict(each.today)[situation.reading]
            for each in alone[found.level_id]
            if each.verdict not in (Verdict.HELD, Verdict.AWAITED) and not open_by(each, situation)
        ]
        lacking = [[len(lacks(mets)) for _, mets in routes] for routes in short]
        assert (found.people, found.lack_one) == (len(short), sum(min(each) == 1 for each in lacking))
        for route, of_people in zip(found.routes, zip(*short, strict=True), strict=False):
            assert {same for same, _ in of_people} == {route.route}
            mets = [lacks(mets) for _, mets in of_people]
            for lacked in route.conditions:
                by_person = [each[lacked.condition] for each in mets if lacked.condition in each]
                months = Counter(met.months_missing for met in by_person if met.months_missing)
                assert lacked.people == len(by_person)
                assert lacked.only_this == sum(each.keys() == {lacked.condition} for each in mets)
                assert lacked.months == tuple(sorted(months.items()))


@moderate
@given(situations(most_people=6))
def test_whoever_holds_none_of_the_certificates_named_is_counted(situation: Situation) -> None:
    catalog, _, alone = planned(situation)
    by_person = [dict(zip(alone, each, strict=True)) for each in zip(*alone.values(), strict=True)]
    for found in missing(catalog, team_of(situation, catalog), situation.reading):
        short = [
            {level_id for level_id, each in person.items() if each.verdict is Verdict.HELD}
            for person in by_person
            if person[found.level_id].verdict not in (Verdict.HELD, Verdict.AWAITED)
            and not open_by(person[found.level_id], situation)
        ]
        for route in found.routes:
            for lacked in route.conditions:
                if isinstance(lacked.condition, Certificate):
                    named = lacked.condition.levels
                    assert lacked.hold_none == sum(held.isdisjoint(named) for held in short)


@moderate
@given(situations(most_people=6), st.randoms(use_true_random=False))
def test_the_order_of_people_changes_no_count(situation: Situation, random: Random) -> None:
    catalog = situation.tables.catalog()
    people = team_of(situation, catalog)
    order = np.array(random.sample(range(len(people)), len(people)), dtype=np.int64)
    assert everything(catalog, people.take(order), situation) == everything(catalog, people, situation)


@moderate
@given(situations(most_people=6), st.data())
def test_a_part_of_the_board_is_the_board_of_that_part(situation: Situation, data: st.DataObject) -> None:
    catalog = situation.tables.catalog()
    people = team_of(situation, catalog)
    rows = np.array(data.draw(st.lists(st.sampled_from(range(len(people))), unique=True)), dtype=np.int64)
    part = board_of(catalog, people, situation.reading).take(rows)
    assert table(part) == table(board_of(catalog, people.take(rows), situation.reading))


def planned(situation: Situation) -> tuple[Catalog, Board, dict[str, list[Standing]]]:
    """The board, and where each person stands with each level when planned alone."""
    catalog = situation.tables.catalog()
    board = board_of(catalog, team_of(situation, catalog), situation.reading)
    alone = {
        level_id: [
            standing(catalog, someone.person(), situation.today, level_id, situation.reading)
            for someone in situation.people
        ]
        for level_id in catalog.level_ids
    }
    return catalog, board, alone


def lacks(mets: Iterable[ConditionMet]) -> dict[Condition, ConditionMet]:
    return {met.condition: met for met in mets if not met.open_today}


def open_by(each: Standing, situation: Situation) -> bool:
    """Whether some route of the reading is open today."""
    return any(all(met.open_today for met in mets) for _, mets in dict(each.today)[situation.reading])


def can_sit_from(each: Standing, situation: Situation) -> date | None:
    certain = {Verdict.HELD, Verdict.OPEN, Verdict.UNSTATED}
    if situation.reading == "lenient":
        certain.add(Verdict.CHECK)
    if each.verdict in certain:
        return situation.today
    return each.exam_on or each.held_on


def band(each: Standing, situation: Situation, day: date) -> str:
    # What is only planned is not held today.
    if each.held_on and each.held_on <= day and not (each.plan and day == situation.today):
        return "held"
    possible = can_sit_from(each, situation)
    if possible and possible <= day:
        return "can sit"
    return "check" if each.verdict is Verdict.CHECK else "no"


def horizon(situation: Situation) -> date:
    return date(situation.today.year + 1, 12, 31)


def everything(catalog: Catalog, people: People, situation: Situation) -> tuple[object, ...]:
    counts = by_month(board_of(catalog, people, situation.reading), horizon(situation))
    levels = {
        level_id: (level.held.tolist(), level.can_sit.tolist(), level.check.tolist())
        for level_id, level in counts.levels.items()
    }
    return counts.days, levels, missing(catalog, people, situation.reading)


def table(board: Board) -> list[tuple[object, ...]]:
    """Every cell of a board, paths as they are and not by their places."""
    return [
        (
            level_id,
            level.verdict_codes.tolist(),
            level.can_sit_from.tolist(),
            level.held_on.tolist(),
            [level.paths[path] if path >= 0 else None for path in level.path_of],
        )
        for level_id, level in board.levels.items()
    ]
