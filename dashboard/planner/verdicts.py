"""The verdict on a level: held, open, check, later or never."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog import Catalog, Reading
from dashboard.planner.conditions import level_opens
from dashboard.planner.months import NEVER, Days
from dashboard.planner.people import People


class Verdict(StrEnum):
    """What may be said of a level today; the first that holds is the verdict."""

    HELD = "held"
    OPEN = "open"
    CHECK = "check"
    LATER = "later"
    NEVER = "never"


def open_today(catalog: Catalog, people: People, level_id: str, reading: Reading) -> NDArray[np.bool_]:
    """Whether the level is open under a reading by what is true today alone."""
    return level_opens(people, catalog, level_id, reading) <= people.today


def verdicts_on(catalog: Catalog, people: People, level_id: str, target_held_on: Days) -> NDArray[np.object_]:
    """The verdict of each person on one level.

    `target_held_on` is the day on which the best path to the level holds it, or on which it is
    awaited; only `later` and `never` look at it.
    """
    held = people.held[level_id] <= people.today
    return np.select(
        [
            held,
            open_today(catalog, people, level_id, "strict"),
            open_today(catalog, people, level_id, "lenient"),
            target_held_on < NEVER,
        ],
        [
            np.array(verdict, dtype=object)
            for verdict in (Verdict.HELD, Verdict.OPEN, Verdict.CHECK, Verdict.LATER)
        ],
        np.array(Verdict.NEVER, dtype=object),
    )
