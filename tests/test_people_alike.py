"""People who hold and await the same are planned together; what anybody else holds changes no plan."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given

from dashboard.catalog.catalog import Catalog
from dashboard.planner.best import BestPaths, best_paths
from dashboard.planner.paths import PathNames
from dashboard.rules.people import Clock, Person, people_of, person_at
from tests.board_team import team_of
from tests.roster_files import assert_same_people
from tests.strategies import Situation, Tables, exam_row, level_row, rule, situations

TODAY = date(2026, 11, 24)
HELD, AWAITED = TODAY - timedelta(days=100), TODAY + timedelta(days=100)


def said_of(best: BestPaths, row: int) -> tuple[int, int, int, PathNames]:
    days = best.first_exam_on, best.target_exam_on, best.target_held_on
    first, target, held = (int(each[row]) for each in days)
    return first, target, held, best.paths[best.path_of[row]].names if best.path_of[row] >= 0 else ()


def assert_planned_as_alone(catalog: Catalog, persons: Sequence[Person], targets: Sequence[str]) -> None:
    together = best_paths(catalog, people_of(persons, TODAY, catalog.clock_ids), targets, "strict")
    assert len(together.path_of) == len(persons)
    for row, (person, target) in enumerate(zip(persons, targets, strict=True)):
        alone = best_paths(catalog, people_of([person], TODAY, catalog.clock_ids), [target], "strict")
        assert said_of(together, row) == said_of(alone, 0)


def holding(level_ids: Iterable[str], days: Sequence[date | None], clock: str) -> Person:
    """Who has one clock run at full time, and holds or awaits each level from its day; `None`: neither."""
    holds = tuple((level_id, day) for level_id, day in zip(level_ids, days, strict=True) if day)
    return Person(clocks=((clock, Clock(percent=100)),), holds=holds)


def test_every_mix_of_levels_held_and_awaited_is_planned_for_itself(ladders: Catalog) -> None:
    level_ids = ("draw-junior", "draw-intermediate", "draw-advanced", "sketcher")
    mixes = list(product((None, HELD, AWAITED), repeat=len(level_ids)))
    asked = [(holding(level_ids, days, "draw"), target) for target in level_ids for days in mixes]
    persons, targets = zip(*asked, strict=True)
    assert_planned_as_alone(ladders, persons, targets)


def test_and_so_is_every_mix_of_certificates_that_are_valid_expired_awaited_or_undated(
    ladders: Catalog,
) -> None:
    """A junior certificate is valid for 36 months if obtained before 2027, one for the tools for 12."""
    held: list[tuple[tuple[str, date | None], ...]] = []
    for level_id in ("audit-junior", "audit-tools"):
        days: tuple[date | None, ...] = (TODAY - timedelta(days=2000), HELD, AWAITED, None)
        held.append(tuple((level_id, day) for day in days))
    some = [(), *((one,) for one in held[0]), (held[0][0], held[0][1]), (held[0][0], held[0][2])]
    others = [(), *((one,) for one in held[1]), (held[1][0], held[1][2])]
    work = (("audit", Clock(18, 50)), ("work", Clock(18, 100)))
    persons = [Person(clocks=work, holds=(*one, *other)) for one, other in product(some, others)]
    for target in ("audit-tools", "audit-advanced", "audit-fellow"):
        assert_planned_as_alone(ladders, persons, [target] * len(persons))


@pytest.mark.parametrize("levels", [10, 11, 14])
def test_more_levels_than_a_short_code_tells_apart_are_told_apart(levels: int) -> None:
    """With three states a level, 11 levels have more mixes than 16 bits."""
    ids = [f"level-{number:02}" for number in range(levels)]
    rules = [rule(after, "certificate", scope=before) for before, after in pairwise(ids)]
    tables = Tables(
        tuple(map(level_row, ids)), tuple(rules), tuple(exam_row(each, "10", "any", "5") for each in ids)
    )
    catalog = tables.catalog()
    draw = np.random.default_rng(levels)
    states = np.array((None, HELD, AWAITED))[draw.integers(0, 3, (300, levels))]
    persons = [holding(ids, days, "aigc") for days in states.tolist()]
    assert_planned_as_alone(catalog, persons, draw.choice(ids, 300).tolist())


@given(situations(most_people=4))
def test_a_person_told_from_the_arrays_has_the_same_arrays(situation: Situation) -> None:
    catalog = situation.tables.catalog()
    people = team_of(situation, catalog)
    persons = [person_at(people, row) for row in range(len(people))]
    again = people_of(persons, situation.today, catalog.clock_ids)
    starts = [(person.clock("work").starts_on, person.clock("aigc").starts_on) for person in persons]
    assert not [each for each in starts if each[0] and each[0] == each[1]]
    assert_same_people(again, people)
