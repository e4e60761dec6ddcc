"""The verdict on a level: held, awaited, open, unstated, check, later or never."""

from collections.abc import Iterable
from enum import StrEnum
from functools import reduce
from typing import Final, assert_never

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.groups import holds_level
from dashboard.planner.sittings import calendar_of
from dashboard.rules.months import NEVER, Days
from dashboard.rules.people import Bools, People
from dashboard.rules.routes import Route, routes
from dashboard.rules.rule import Today, both, either


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


def open_today(catalog: Catalog, people: People, level_id: str, reading: Reading) -> Bools:
    """Whether the level is known to be open under a reading by what is true today alone."""
    return _today(people, routes(catalog, level_id, reading)).known


def verdicts_on(catalog: Catalog, people: People, level_id: str, target_held_on: Days) -> Codes:
    """The verdict of each person on one level, as its index in `VERDICTS`.

    `target_held_on` is the day on which the best path to the level holds it; only `later` and `never`
    look at it.
    """
    if calendar_of(catalog, level_id, people.today).has_sittings:
        silent, asking = (
            _today(
                people,
                [each for each in routes(catalog, level_id, "strict") if each.states_nothing is silent],
            )
            for silent in (True, False)
        )
        lenient = _today(people, routes(catalog, level_id, "lenient"))
        codes = np.where(target_held_on < NEVER, _CODE[Verdict.LATER], _CODE[Verdict.NEVER])
        # What says most is written last.
        for verdict, says in (
            (Verdict.CHECK, silent.counted | asking.counted | lenient.counted),
            (Verdict.UNSTATED, silent.known),
            (Verdict.OPEN, asking.known),
        ):
            np.copyto(codes, _CODE[verdict], where=says)
    else:
        codes = np.full(len(people), _CODE[Verdict.NEVER])
    np.copyto(codes, _CODE[Verdict.AWAITED], where=people.awaited_on(level_id) < NEVER)
    np.copyto(codes, _CODE[Verdict.HELD], where=holds_level(catalog, people, level_id))
    return codes


def _today(people: People, alternatives: Iterable[Route]) -> Today:
    """For whom any of some routes is open today."""
    found = [
        reduce(both, (condition.today(people) for condition in route.conditions), Today.always(len(people)))
        for route in alternatives
        if route.applies_on(people.today)
    ]
    return reduce(either, found, Today.never(len(people)))
