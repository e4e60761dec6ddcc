"""Where everyone stands with every level: the table that a team's counts are made from."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.best import best_paths_to
from dashboard.planner.paths import Path
from dashboard.planner.verdicts import (
    VERDICTS,
    Verdict,
    have_verdict,
    open_today,
    verdicts_on,
)
from dashboard.rules.months import Days
from dashboard.rules.people import People


@dataclass(frozen=True, eq=False)
class LevelStandings:
    """n people and one level: arrays of length n, days as numbers, `NEVER` for no day.

    `verdict_codes` are places in `VERDICTS`; they look at today alone, as verdicts do.
    `can_sit_from` is today where the level is held, or can be sat by its verdict; else the sitting of
    the level on the best path, or the day of a result that is awaited. `held_on` is the day since
    which it is held, from which it is awaited, or on which the best path holds it; `path_of` is that
    path's place in `paths`, -1 where none is needed or there is none. `leans` says whose path counts
    something unknown as met.
    """

    verdict_codes: NDArray[np.int8]
    can_sit_from: Days
    held_on: Days
    paths: tuple[Path, ...]
    path_of: NDArray[np.int64]
    leans: NDArray[np.bool_]

    def has(self, verdict: Verdict) -> NDArray[np.bool_]:
        """Who has the verdict."""
        return have_verdict(self.verdict_codes, [verdict])

    def take(self, rows: NDArray[np.int64]) -> "LevelStandings":
        """The people at `rows`, an index array."""
        return LevelStandings(
            verdict_codes=self.verdict_codes[rows],
            can_sit_from=self.can_sit_from[rows],
            held_on=self.held_on[rows],
            paths=self.paths,
            path_of=self.path_of[rows],
            leans=self.leans[rows],
        )


@dataclass(frozen=True, eq=False)
class Board:
    """n people and every level under one reading; `levels` in the order of the catalog.

    Each level is planned by itself, as if everyone wanted that one.
    """

    today: int
    reading: Reading
    n: int
    levels: Mapping[str, LevelStandings]

    @property
    def level_ids(self) -> tuple[str, ...]:
        return tuple(self.levels)

    def take(self, rows: NDArray[np.int64]) -> "Board":
        """The board of the people at `rows`: nobody's standing depends on anybody else's."""
        levels = {level_id: level.take(rows) for level_id, level in self.levels.items()}
        return Board(self.today, self.reading, len(rows), levels)


def board_of(catalog: Catalog, people: People, reading: Reading) -> Board:
    """Everyone's standing with every level of the catalog."""
    return Board(
        today=people.today,
        reading=reading,
        n=len(people),
        levels={level_id: _standings(catalog, people, level_id, reading) for level_id in catalog.level_ids},
    )


def _standings(catalog: Catalog, people: People, level_id: str, reading: Reading) -> LevelStandings:
    best = best_paths_to(catalog, people, [(level_id, np.arange(len(people)))], reading)
    codes = verdicts_on(catalog, people, level_id, best.target_held_on)
    now = have_verdict(codes, [each for each in VERDICTS if _is_possible_now(each)])
    if reading == "lenient":
        # Of what is to be checked, some is known to be open by this wording.
        now |= have_verdict(codes, [Verdict.CHECK]) & open_today(catalog, people, level_id, reading)
    planned = best.path_of >= 0
    return LevelStandings(
        verdict_codes=codes,
        can_sit_from=np.where(
            now, people.today, np.where(planned, best.target_exam_on, best.target_held_on)
        ).astype(np.int64),
        held_on=best.target_held_on,
        paths=best.paths,
        path_of=best.path_of,
        leans=best.leans,
    )


def _is_possible_now(verdict: Verdict) -> bool:
    """Whether nothing is to be waited for, and nothing to be checked."""
    return verdict is Verdict.HELD or verdict.is_open_now
