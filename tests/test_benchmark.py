"""The benchmark's rivals give the planner's own answers, and a rival that does not is found out."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.roster.plans_out import plan_people
from dashboard.rules.months import NEVER
from tests.benchmark_memory import LIMITS, peaks_of
from tests.benchmark_team import (
    assert_floor_agrees,
    main,
    next_sittings,
    parts_of,
    people_made_up,
)
from tests.planning_floor import LEVELS, floor


@pytest.mark.parametrize("seed", range(5))
def test_the_floor_gives_the_planners_answers(seed: int, frozen: Catalog) -> None:
    people, targets = people_made_up(4_000, seed)
    for some, wanted, places in parts_of(people, targets):
        plans = plan_people(frozen, some, wanted, "strict")
        found = floor(some, places, next_sittings(people.today))
        assert_floor_agrees(found, plans)
        assert {len(path.levels) for path in plans.best.paths} == {1, 2, 3}
        assert (plans.best.target_held_on >= NEVER).any()
        late = replace(found, target_held_on=found.target_held_on + 1)
        other = replace(found, is_open={**found.is_open, LEVELS[0]: ~found.is_open[LEVELS[0]]})
        for wrong in (late, other, replace(found, verdict_of=np.zeros_like(found.verdict_of))):
            with pytest.raises(AssertionError):
                assert_floor_agrees(wrong, plans)


def test_the_benchmark_prints_a_ratio_for_each_rival(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--people", "3000", "--only", "planning", "--only", "command"])
    floor_line, rows_line, command_line = capsys.readouterr().out.splitlines()
    assert "x the floor" in floor_line
    assert "x the planner" in rows_line
    assert "--engine dask" in command_line


@pytest.mark.parametrize("form", LIMITS)
def test_the_benchmark_measures_the_memory_of_each_form(form: str) -> None:
    (peak,) = peaks_of(form, ".csv", 200)
    assert 20 < peak < 2_000
