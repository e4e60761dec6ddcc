"""What people hold, and their answers, as arrays: one for each date that somebody has."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.cells import fault
from dashboard.roster.answers_in import Said
from dashboard.roster.columns_in import Read
from dashboard.roster.holds_in import Hold
from dashboard.rules.months import NEVER, Days
from dashboard.rules.people import Bools, Obtained

MOST_DATES: Final = 30
"""Of one thing in a cell: each takes an array as long as the roster."""


def few_dates(holds: tuple[Hold, ...]) -> tuple[Hold, ...]:
    """What somebody holds, each with each of its dates once. Raises a fault where one has too many."""
    if len(holds) < 2:
        return holds
    once = tuple(dict.fromkeys(holds))
    if len(once) > MOST_DATES:
        held = [each for each, _ in once]
        if max(map(held.count, held)) > MOST_DATES:
            raise fault("dates_too_many", most=str(MOST_DATES))
    return once


def obtained(
    holds: Read[tuple[Hold, ...]], ids: Sequence[str], today: int
) -> dict[str, tuple[Obtained, ...]]:
    """By id, the first dates that people have of it, then their second, and so on.

    What nobody has is left out.
    """
    places: defaultdict[tuple[int, int], list[tuple[int, int | None]]] = defaultdict(list)
    for place, held in enumerate(holds.values):
        dates: dict[int, int] = {}
        for each, day in held:
            if isinstance(each, int):
                number = dates[each] = dates.get(each, -1) + 1
                places[each, number].append((place, day))
    found: dict[str, tuple[Obtained, ...]] = {}
    for (each, _), dated in sorted(places.items()):
        days = np.full(len(holds.values), NEVER)
        at, of_it = zip(*dated, strict=True)
        days[list(at)] = [today if day is None else day for day in of_it]
        undated = np.zeros(len(holds.values), dtype=bool)
        undated[[place for place, day in dated if day is None]] = True
        some = undated[holds.value_of] if None in of_it else None
        found[ids[each]] = (*found.get(ids[each], ()), Obtained(days[holds.value_of], some))
    return found


def answered(said: Read[Said], today: int) -> tuple[dict[str, Days], dict[str, Bools]]:
    """By question that somebody answers, the day from which each says yes (`NEVER`: no), and who answers."""
    days: dict[str, NDArray[np.int64]] = {}
    is_answered: dict[str, Bools] = {}
    for place, answers in enumerate(said.values):
        for question_id, day in answers:
            of_it = days.setdefault(question_id, np.full(len(said.values), NEVER))
            of_it[place] = today if day is None else day
            is_answered.setdefault(question_id, np.zeros(len(said.values), dtype=bool))[place] = True
    return (
        {question_id: each[said.value_of] for question_id, each in days.items()},
        {question_id: each[said.value_of] for question_id, each in is_answered.items()},
    )
