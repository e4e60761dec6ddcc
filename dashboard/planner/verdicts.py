"""The verdict on a level: held, awaited, open, unstated, check, later or never."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final, assert_never

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.catalog import Catalog, NoneStated, Route
from dashboard.catalog.rows import Reading
from dashboard.planner.conditions import route_is_open
from dashboard.planner.months import NEVER, Days
from dashboard.planner.people import People
from dashboard.planner.sittings import has_sittings


class Verdict(StrEnum):
    """What may be said of a level today."""

    HELD = "held"
    AWAITED = "awaited"
    OPEN = "open"
    UNSTATED = "unstated"
    CHECK = "check"
    LATER = "later"
    NEVER = "never"

    @property
    def is_open_now(self) -> bool:
        """Whether it can be sat now: every condition that is stated is met."""
        match self:
            case Verdict.OPEN | Verdict.UNSTATED:
                return True
            case Verdict.HELD | Verdict.AWAITED | Verdict.CHECK | Verdict.LATER | Verdict.NEVER:
                return False
            case _:
                assert_never(self)


VERDICTS: Final = tuple(Verdict)
"""What verdict codes stand for: code 0 is the first."""

Codes = NDArray[np.int8]
_CODE: Final = {verdict: np.int8(code) for code, verdict in enumerate(VERDICTS)}


def have_verdict(codes: Codes, verdicts: Iterable[Verdict]) -> NDArray[np.bool_]:
    """Whose code is that of one of `verdicts`."""
    having = np.zeros(len(codes), dtype=bool)
    for verdict in verdicts:
        having |= codes == _CODE[verdict]
    return having


def open_today(catalog: Catalog, people: People, level_id: str, reading: Reading) -> NDArray[np.bool_]:
    """Whether the level is open under a reading by what is true today alone."""
    return _any_is_open(people, catalog.routes(level_id, reading))


def verdicts_on(catalog: Catalog, people: People, level_id: str, target_held_on: Days) -> Codes:
    """The verdict of each person on one level, as its place in `VERDICTS`.

    `target_held_on` is the day on which the best path to the level holds it; only `later` and `never`
    look at it.
    """
    if has_sittings(catalog.exam(level_id).sittings, people.today):
        silent, asking = _silent_and_asking(catalog, level_id)
        codes = np.where(target_held_on < NEVER, _CODE[Verdict.LATER], _CODE[Verdict.NEVER])
        # What says most is written last.
        codes[open_today(catalog, people, level_id, "lenient")] = _CODE[Verdict.CHECK]
        codes[_any_is_open(people, silent)] = _CODE[Verdict.UNSTATED]
        codes[_any_is_open(people, asking)] = _CODE[Verdict.OPEN]
    else:
        codes = np.full(len(people), _CODE[Verdict.NEVER])
    held_on = people.held[level_id]
    codes[held_on < NEVER] = _CODE[Verdict.AWAITED]
    codes[held_on <= people.today] = _CODE[Verdict.HELD]
    return codes


def _any_is_open(people: People, routes: Iterable[Route]) -> NDArray[np.bool_]:
    is_open = np.zeros(len(people), dtype=bool)
    for route in routes:
        is_open |= route_is_open(people, route)
    return is_open


def _silent_and_asking(catalog: Catalog, level_id: str) -> tuple[list[Route], list[Route]]:
    """The routes of the strict reading for which the source states no condition, and all others.

    A level that has rows for the lenient reading alone is open by the strict one; one without any row is
    like one for which a row says that nothing is stated.
    """
    has_rows = any(row.level_id == level_id for row in catalog.prerequisites)
    silent, asking = list[Route](), list[Route]()
    for route in catalog.routes(level_id, "strict"):
        states_nothing = all(isinstance(condition, NoneStated) for condition in route.conditions)
        is_silent = states_nothing if route.conditions else not has_rows
        (silent if is_silent else asking).append(route)
    return silent, asking
