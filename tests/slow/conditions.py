"""On which days one condition holds, is unknown, or doesn't hold."""

from datetime import date

from tests.slow.experience import experience_spans
from tests.slow.months import ONE_DAY, add_months, months_asked
from tests.slow.person import Obtained, Person
from tests.slow.spans import ALWAYS, NEVER, NOBODY_KNOWS, Span, State, since
from tests.slow.tables import Condition, Level, Rules


def days_in_force(condition: Condition) -> tuple[Span, ...]:
    """Outside the days on which a row applies, its route can't be used."""
    if condition.applies_until == date.max:
        return since(condition.applies_from)
    return (Span(condition.applies_from, condition.applies_until - ONE_DAY, State.YES),)


def own_spans(condition: Condition, person: Person, rules: Rules) -> tuple[Span, ...]:
    """The days of a condition that no certificate decides."""
    match condition.fact:
        case "none_stated" | "none_required":
            return ALWAYS
        case "experience":
            return experience_spans(condition, person, rules)
        case "education":
            return _education_spans(condition, person, rules)
        case "answer":
            return _answer_spans(condition, person)
    raise ValueError(f"unknown fact: {condition.fact}")


def _education_spans(condition: Condition, person: Person, rules: Rules) -> tuple[Span, ...]:
    """From so long after the person has that education or a higher one.

    Unknown where the person stated none at all; or, where years since are asked, where one that is high
    enough has no date, until a dated one meets them. Lower ones alone don't hold.
    """
    if not person.education:
        return NOBODY_KNOWS
    (asked,) = condition.scope
    spans: list[Span] = []
    for one in person.education:
        if rules.ranks[one.education_id] < rules.ranks[asked]:
            continue
        if one.on is not None:
            spans += since(add_months(one.on, condition.months))
        elif condition.months == 0:
            spans += since(person.today)
        else:
            spans += NOBODY_KNOWS
    return tuple(spans)


def _answer_spans(condition: Condition, person: Person) -> tuple[Span, ...]:
    """From the day on which the answer is yes; silence is unknown."""
    (question,) = condition.scope
    if question not in person.answers:
        return NOBODY_KNOWS
    yes_from = person.answers[question]
    return NEVER if yes_from is None else since(yes_from)


def certificate_spans(condition: Condition, level: Level, obtained: Obtained) -> tuple[Span, ...]:
    """The days on which one certificate, obtained on one day, meets the condition.

    From so many whole months after that day, to the day (included) that is `within` years after it. Where it
    must be valid, only to the day before it expires; where nobody states whether it expires, or on which
    day it was obtained, that is unknown.
    """
    first = add_months(obtained.on, condition.months)
    last = date.max if condition.within is None else add_months(obtained.on, months_asked(condition.within))
    state = State.YES
    if condition.fact == "valid_certificate":
        if not obtained.is_dated or level.term_on(obtained.on) is None:
            state = State.UNKNOWN
        elif (expires := level.expires_on(obtained.on)) is not None:
            last = min(last, expires - ONE_DAY)
    return (Span(first, last, state),) if first <= last else NEVER


def held_spans(condition: Condition, level: Level, person: Person) -> tuple[Span, ...]:
    """The same for every day on which the person obtained the level, or will when a result comes."""
    dates = person.holds.get(level.level_id, ())
    return tuple(span for one in dates for span in certificate_spans(condition, level, one))
