"""When a clock shows so many months."""

import math
from datetime import date
from fractions import Fraction

from tests.slow.months import add_months, whole_months_between
from tests.slow.person import Person
from tests.slow.spans import NEVER, Span, State, since
from tests.slow.tables import Condition, Rules


def months_shown(clock: str, person: Person, rules: Rules) -> int:
    """Today: the greatest number among the clock itself and the clocks within it."""
    return max(person.clocks[name].months for name in rules.clocks_inside(clock))


def reached_on(clock: str, months: int, person: Person, rules: Rules) -> date | None:
    """The first day on which the clock shows `months`; None if that day never comes.

    It runs with all the clocks within it, at the greatest share of those that have started. Between the
    days on which they start, it has run whole months times the rate; from each of those days on, what is
    still missing takes a whole number of months, rounded up. The earliest of these ends counts.
    """
    missing = months - months_shown(clock, person, rules)
    if missing <= 0:
        return person.today
    running = [person.clocks[name] for name in rules.clocks_inside(clock)]
    starts = sorted({one.starts_on for one in running})
    run = Fraction(0)
    ends = []
    for place, start in enumerate(starts):
        rate = max(one.share for one in running if one.starts_on <= start)
        if rate > 0:
            ends.append(add_months(start, math.ceil(max(missing - run, Fraction(0)) / rate)))
        if place + 1 < len(starts):
            run += whole_months_between(start, starts[place + 1]) * rate
    return min(ends, default=None)


def experience_spans(condition: Condition, person: Person, rules: Rules) -> tuple[Span, ...]:
    """From the day it is reached on.

    Years that must lie within the last w years are known only if none is had today: then they are had in
    one go, and that go must be no longer than w years at the clock's own share. If some is had, nobody
    said when it was: never before the years are reached, unknown from then on.
    """
    (clock,) = condition.scope
    day = reached_on(clock, condition.months, person, rules)
    if day is None:
        return NEVER
    if condition.within is None:
        return since(day)
    if months_shown(clock, person, rules) > 0:
        return since(day, State.UNKNOWN)
    share = person.clocks[clock].share
    is_quick_enough = share > 0 and math.ceil(condition.months / share) <= condition.within * 12
    return since(day) if is_quick_enough else NEVER
