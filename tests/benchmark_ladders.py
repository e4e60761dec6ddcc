"""How fast people are planned who aim for every level of the shipped ladders, in one roster.

`python -m tests.benchmark_ladders [--people N] [--data DIR]`. Told in seconds of the processor and of the
clock, the least of several turns, and as a ratio to as many people who all aim for the first ladder, whose
planning `tests.benchmark_team` compares with NumPy written by hand.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.roster.plans_out import plan_people
from dashboard.roster.table import CHUNK_ROWS
from dashboard.rules.months import NEVER
from dashboard.rules.people import Obtained, People
from tests.conftest import SHIPPED

TODAY: Final = (date(2026, 11, 28) - date(1970, 1, 1)).days
TURNS: Final = 3
HELD: Final = 3
"""Certificates that somebody holds, on average, of all."""


def people_made_up(catalog: Catalog, rows: int, seed: int = 0) -> People:
    """People with years, shares, certificates, education and answers; the same for the same seed."""
    draw = np.random.default_rng(seed)

    def some(values: Sequence[int], chances: Sequence[float] | None = None) -> np.ndarray:
        return draw.choice(np.array(values, dtype=np.int64), rows, p=chances)

    def days(share: float, before: int, after: int) -> tuple[Obtained, ...]:
        dated = TODAY + draw.integers(-before, after, rows)
        return (Obtained(np.where(draw.random(rows) < share, dated, NEVER)),)

    starts_on = TODAY + np.maximum(draw.integers(-400, 400, rows), 0)
    clocks, questions = catalog.clock_ids, [row.question_id for row in catalog.questions]
    return People(
        today=TODAY,
        months={each: some([0, 0, 0, 6, 12, 20, 36, 59, 60, 120]) for each in clocks},
        percent={each: some([0, 0, 33, 50, 100]) for each in clocks},
        starts_on=dict.fromkeys(clocks, starts_on),
        held={each: days(HELD / len(catalog.level_ids), 1_500, 60) for each in catalog.level_ids},
        education={row.education_id: days(0.3, 4_000, 700) for row in catalog.education},
        answers={each: np.where(draw.random(rows) < 0.5, TODAY, NEVER) for each in questions},
        answered={each: draw.random(rows) < 0.7 for each in questions},
        tenths_per_week=draw.integers(1, 400, rows),
    )


def plan(catalog: Catalog, people: People, targets: np.ndarray) -> None:
    """Part by part, as the command does."""
    for start in range(0, len(people), CHUNK_ROWS):
        rows = np.arange(start, min(start + CHUNK_ROWS, len(people)))
        plan_people(catalog, people.take(rows), targets[rows].tolist(), "strict")


def least(work: Callable[[], None]) -> tuple[float, float]:
    """The least seconds of the processor, and of the clock, that some work takes."""
    spent = []
    for _ in range(TURNS):
        processor, clock = time.process_time(), time.perf_counter()
        work()
        spent.append((time.process_time() - processor, time.perf_counter() - clock))
    return min(each for each, _ in spent), min(each for _, each in spent)


def main(arguments: Sequence[str] | None = None, say: Callable[[str], None] = print) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark_ladders", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--data", type=Path, default=SHIPPED)
    options = parser.parse_args(arguments)
    catalog = load(options.data)
    people = people_made_up(catalog, options.people)
    every = np.array(catalog.level_ids)[np.arange(options.people) % len(catalog.level_ids)]
    first = np.full(options.people, catalog.default_target)
    (bare, _), (processor, clock) = (
        least(partial(plan, catalog, people, targets)) for targets in (first, every)
    )
    say(
        f"{options.people:,} people, {len(catalog.level_ids)} levels as targets: {clock:.2f} s, "
        f"{processor:.2f} s of the processor: {processor / bare:.2f} x those who aim for the first ladder"
    )


if __name__ == "__main__":
    main()
