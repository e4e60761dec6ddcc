"""What is true of a level today."""

from tests.slow.conditions import days_in_force, held_spans, own_spans
from tests.slow.dates import Sittings
from tests.slow.paths import routes_of
from tests.slow.person import Person
from tests.slow.spans import State, state_on
from tests.slow.tables import Condition, Level, Route, Rules


def has_expired(level: Level, person: Person) -> bool:
    """The latest that is held is known to be valid no more."""
    held = person.held(level.level_id)
    if held is None or not held.is_dated:
        return False
    expires = level.expires_on(held.on)
    return expires is not None and expires <= person.today


def verdict_today(level: Level, sittings: Sittings, person: Person, rules: Rules) -> str | None:
    """The verdict, where what is true today decides it; None: whether there is a path decides."""
    if person.held(level.level_id) is not None and not has_expired(level, person):
        return "held"
    if person.awaited(level.level_id) is not None:
        return "awaited"
    if not sittings[level.level_id]:
        return "never"
    strict = routes_of(level, "strict")
    known = [name for name, route in strict.items() if _route_today(route, person, rules) is State.YES]
    if known:
        facts = {condition.fact for name in known for condition in strict[name]}
        says_nothing = facts == {"none_stated"} or not level.has_rows
        return "unstated" if says_nothing else "open"
    either = [*strict.values(), *routes_of(level, "lenient").values()]
    if any(_route_today(route, person, rules) is not State.NO for route in either):
        return "check"
    return None


def _route_today(route: Route, person: Person, rules: Rules) -> State:
    return min((_condition_today(condition, person, rules) for condition in route), default=State.YES)


def _condition_today(condition: Condition, person: Person, rules: Rules) -> State:
    in_force = state_on(days_in_force(condition), person.today)
    if not condition.is_about_a_certificate:
        return min(in_force, state_on(own_spans(condition, person, rules), person.today))
    spans = [span for name in condition.scope for span in held_spans(condition, rules.levels[name], person)]
    return min(in_force, state_on(spans, person.today))
