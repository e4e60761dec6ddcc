"""What random tables and random people are both drawn with."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


@cache
def _numbers(first: int, last: int) -> st.SearchStrategy[int]:
    return st.integers(first, last)


def pick(draw: st.DrawFn, options: Sequence[T]) -> T:
    """One of them; an option that stands there twice comes twice as often, and the first is the simplest."""
    return options[draw(_numbers(0, len(options) - 1))]


def chance(draw: st.DrawFn, percent: int) -> bool:
    """True so often; false is the simpler of the two."""
    return draw(_numbers(1, 100)) > 100 - percent


def day(draw: st.DrawFn, as_of: date, first: int, last: int) -> date:
    """A day from `first` to `last` days after `as_of`, often on the last of a month or whole months away."""
    anywhere = as_of + timedelta(draw(_numbers(first, last)))
    match pick(draw, ("", "", "end of month", "same day of the month")):
        case "end of month":
            moved = (anywhere.replace(day=1) + timedelta(31)).replace(day=1) - timedelta(1)
        case "same day of the month":
            moved = anywhere.replace(day=min(as_of.day, 28))
        case _:
            moved = anywhere
    return moved if first <= (moved - as_of).days <= last else anywhere
