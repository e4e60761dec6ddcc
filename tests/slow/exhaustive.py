"""Least dates found by trying all of them: what `least_dates` must find on paths short enough for that."""

import itertools
from collections.abc import Sequence
from datetime import date

from tests.slow.dates import Step, state_of
from tests.slow.spans import State


def dates_that_fit(steps: Sequence[Step]) -> list[tuple[date, ...]]:
    """Every choice of sittings, one a level, after study and on days on which all conditions are met."""
    usable = [[day for day in step.sittings if day >= step.studied_on] for step in steps]
    return [sat for sat in itertools.product(*usable) if state_of(steps, sat) is not State.NO]


def least_of_all(steps: Sequence[Step]) -> list[date] | None:
    """Of each level the earliest day in any choice that fits; these days together must fit as well."""
    fitting = dates_that_fit(steps)
    if not fitting:
        return None
    least = [min(days) for days in zip(*fitting, strict=True)]
    if tuple(least) not in fitting:
        raise AssertionError(f"no least dates: {least}")
    return least
