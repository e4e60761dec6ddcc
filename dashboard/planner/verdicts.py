"""The verdict on a level: held, open, check, later or never."""

from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog import Catalog, Reading
from dashboard.planner.conditions import route_is_open
from dashboard.planner.months import NEVER, Days
from dashboard.planner.people import People


class Verdict(StrEnum):
    """What may be said of a level today; the first that holds is the verdict."""

    HELD = "held"
    OPEN = "open"
    CHECK = "check"
    LATER = "later"
    NEVER = "never"


VERDICTS: Final = tuple(Verdict)
"""What verdict codes stand for: code 0 is the first."""

Codes = NDArray[np.int8]
_CODE: Final = {verdict: np.int8(code) for code, verdict in enumerate(VERDICTS)}


def open_today(catalog: Catalog, people: People, level_id: str, reading: Reading) -> NDArray[np.bool_]:
    """Whether the level is open under a reading by what is true today alone."""
    is_open = np.zeros(len(people), dtype=bool)
    for route in catalog.routes(level_id, reading):
        is_open |= route_is_open(people, route)
    return is_open


def verdicts_on(catalog: Catalog, people: People, level_id: str, target_held_on: Days) -> Codes:
    """The verdict of each person on one level, as its place in `VERDICTS`.

    `target_held_on` is the day on which the best path to the level holds it, or on which it is
    awaited; only `later` and `never` look at it.
    """
    codes = np.where(target_held_on < NEVER, _CODE[Verdict.LATER], _CODE[Verdict.NEVER])
    # The first that holds is the verdict: it is written last.
    codes[open_today(catalog, people, level_id, "lenient")] = _CODE[Verdict.CHECK]
    codes[open_today(catalog, people, level_id, "strict")] = _CODE[Verdict.OPEN]
    codes[people.held[level_id] <= people.today] = _CODE[Verdict.HELD]
    return codes
