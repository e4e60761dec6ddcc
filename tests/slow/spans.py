"""Days on which something holds: spans of days, each with how sure it is."""

from collections.abc import Iterable
from datetime import date
from enum import IntEnum
from typing import NamedTuple


class State(IntEnum):
    """The least of several is what all of them are together; the greatest is what any of them is."""

    NO = 0
    UNKNOWN = 1
    YES = 2


class Span(NamedTuple):
    first: date
    last: date  # included
    state: State


ALWAYS = (Span(date.min, date.max, State.YES),)
NOBODY_KNOWS = (Span(date.min, date.max, State.UNKNOWN),)
NEVER: tuple[Span, ...] = ()


def since(day: date, state: State = State.YES) -> tuple[Span, ...]:
    return (Span(day, date.max, state),)


def state_on(spans: Iterable[Span], day: date) -> State:
    """No outside every span; of several that overlap, the surest."""
    return max((span.state for span in spans if span.first <= day <= span.last), default=State.NO)


def next_day(spans: Iterable[Span], day: date) -> date | None:
    """The first day from `day` on that isn't a no: what is unknown counts as met in every date."""
    return min((max(span.first, day) for span in spans if day <= span.last), default=None)
