"""What other tables do to people: which dates and verdicts they move."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS, Reading
from dashboard.planner.best import best_paths_to
from dashboard.planner.verdicts import VERDICTS, Verdict, verdicts_on
from dashboard.roster.made_up import MadeUp
from dashboard.roster.plans_out import level_expires_on
from dashboard.rules.months import calendar_date
from dashboard.rules.people import People


@dataclass(frozen=True)
class Standing:
    """One person and one level: the verdict, and the days on which it is sat or applied for, held, and over.

    A level that is held or awaited is not sat; `None`: no day, or none that is stated.
    """

    verdict: Verdict
    sat_on: date | None
    held_on: date | None
    expires_on: date | None


@dataclass(frozen=True)
class Move:
    """A standing that was another before. `holding` is the level that the person holds beside their own."""

    level_id: str
    reading: Reading
    person: str
    holding: str | None
    before: Standing
    after: Standing


def moves(before: Catalog, after: Catalog, made_up: MadeUp, level_ids: Sequence[str]) -> tuple[Move, ...]:
    """What moved of each person's standing with each of some levels of both tables, under both readings."""
    return tuple(
        Move(level_id, reading, made_up.names[row], made_up.holding[row], was, now)
        for level_id in level_ids
        for reading in READINGS
        for row, (was, now) in enumerate(
            zip(
                _standings(before, made_up.people, level_id, reading),
                _standings(after, made_up.people, level_id, reading),
                strict=True,
            )
        )
        if was != now
    )


def _standings(catalog: Catalog, people: People, level_id: str, reading: Reading) -> Iterator[Standing]:
    best = best_paths_to(catalog, people, [(level_id, np.arange(len(people)))], reading)
    codes = verdicts_on(catalog, people, level_id, best.target_held_on)
    expires = level_expires_on(catalog, people, level_id, best.target_held_on, best.path_of)
    days = zip(best.target_exam_on, best.target_held_on, expires, strict=True)
    for code, (sat_on, held_on, expires_on) in zip(codes, days, strict=True):
        yield Standing(
            VERDICTS[code], calendar_date(sat_on), calendar_date(held_on), calendar_date(expires_on)
        )
