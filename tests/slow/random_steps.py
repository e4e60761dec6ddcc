"""Random paths, short enough to try all their dates: few sittings, close together, and much that runs out."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from tests.slow.conditions import certificate_spans
from tests.slow.dates import Link, Step
from tests.slow.draws import chance, pick
from tests.slow.person import Obtained
from tests.slow.spans import Span, State, since
from tests.slow.tables import Condition, Level, Term

TODAY = date(2027, 1, 31)
CHANGE = date(2027, 7, 1)


@st.composite
def short_paths(draw: st.DrawFn) -> tuple[Step, ...]:
    """Two to four levels with up to seven sittings each in two years; each builds on some of those before."""
    steps: list[Step] = []
    for place in range(pick(draw, (3, 2, 3, 4))):
        dates = {_day(draw, 0, 700) for _ in range(pick(draw, (7, 6, 5, 4)))}
        steps.append(
            Step(
                level=_level(draw),
                studied_on=TODAY + timedelta(20 * place),
                sittings=tuple(sorted(dates)),
                results_days=pick(draw, (0, 0, 10, 30)),
                fixed=tuple(_opens_late(draw) for _ in range(pick(draw, (1, 0)))),
                links=tuple(
                    _link(draw, steps[earlier].level, earlier) for earlier in range(place) if chance(draw, 75)
                ),
            )
        )
    return tuple(steps)


def _day(draw: st.DrawFn, first: int, last: int) -> date:
    return TODAY + timedelta(pick(draw, range(first, last, 10)))


def _level(draw: st.DrawFn) -> Level:
    months = (6, 3, 9, 12, None)
    one = Term(date.min, date.max, pick(draw, months))
    before = Term(date.min, CHANGE, pick(draw, months))
    after = Term(CHANGE, date.max, pick(draw, months))
    terms = pick(draw, ((one,), (one,), (before, after), (after,), ()))
    return Level("", "", 1, False, date.min, date.max, {}, terms, {})  # noqa: FBT003 - an exam


def _opens_late(draw: st.DrawFn) -> tuple[Span, ...]:
    """Always; from a day on; or in two spans of days."""
    if chance(draw, 20):
        return since(TODAY)
    if chance(draw, 70):
        return since(_day(draw, 0, 600))
    first = _day(draw, 0, 400)
    again = first + timedelta(pick(draw, (100, 200, 300)))
    return (Span(first, first + timedelta(60), State.YES), Span(again, date.max, State.UNKNOWN))


def _link(draw: st.DrawFn, provider: Level, place: int) -> Link:
    months = pick(draw, (0, 0, 0, 2, 4))
    within = pick(draw, (None, None, Fraction(1, 2), Fraction(1)))
    fact = pick(draw, ("valid_certificate", "certificate"))
    condition = Condition(fact, ("",), months, within, date.min, date.max)
    old: tuple[Span, ...] = ()
    if chance(draw, 25):
        for _ in range(pick(draw, (1, 2))):
            old += certificate_spans(condition, provider, Obtained(_day(draw, -700, 0)))
    return Link(condition, provider, place, old)
