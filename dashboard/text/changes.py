"""Changed rules in words, one sentence a change."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.catalog.catalog import Catalog
from dashboard.rules.certificate import Certificate
from dashboard.rules.changes import (
    ExamChanged,
    LevelAdded,
    LevelRemoved,
    RankChanged,
    Rewritten,
    RoutesChanged,
    RuleChange,
    SchemeChanged,
)
from dashboard.rules.routes import Route
from dashboard.text.answers import sittings_words
from dashboard.text.conditions import level_name, route_words
from dashboard.text.words import Words


def change_sentence(words: Words, before: Catalog, after: Catalog, change: RuleChange) -> str:
    """What changed, from what to what. A level has the name that it has now, a removed one its last."""
    if isinstance(change, Rewritten):
        return words("change.rewritten")
    if isinstance(change, LevelRemoved):
        scheme = words.name(before.scheme_of(change.level_id))
        return words("change.level_removed", level=level_name(words, before, change.level_id), scheme=scheme)
    level = level_name(words, after, change.level_id)
    match change:
        case LevelAdded(level_id):
            return words("change.level_added", level=level, scheme=words.name(after.scheme_of(level_id)))
        case SchemeChanged(level_id):
            was, now = (words.name(catalog.scheme_of(level_id)) for catalog in (before, after))
            return words("change.scheme", level=level, before=was, after=now)
        case RankChanged(_, old, new):
            return words("change.rank", level=level, before=words.number(old), after=words.number(new))
        case RoutesChanged():
            return _routes_sentence(words, before, after, level, change)
        case ExamChanged(level_id, field):
            was, now = (_exam_words(words, catalog, level_id, field) for catalog in (before, after))
            return words(f"change.exam.{field}", level=level, before=was, after=now)


def _routes_sentence(words: Words, before: Catalog, after: Catalog, level: str, change: RoutesChanged) -> str:
    reading = words(f"reading.{change.reading or 'both'}.short")
    went = _any_of(words, [route_words(words, before, route) for route in change.went])
    came = _any_of(words, [route_words(words, after, route) for route in change.came])
    if change.asks_the_same:
        return words("change.routes_rewritten", level=level, reading=reading, routes=came)
    if not change.went:
        return words.count("change.routes_added", len(change.came), level=level, reading=reading, routes=came)
    if not change.came:
        return words.count(
            "change.routes_removed", len(change.went), level=level, reading=reading, routes=went
        )
    if went == came:
        # Two levels of one name, as two schemes may have: their ids tell them apart.
        went = _any_of(words, [_with_ids(words, before, route) for route in change.went])
        came = _any_of(words, [_with_ids(words, after, route) for route in change.came])
    several = len(change.went) > 1 or len(change.came) > 1
    key = "change.routes" if several else "change.route"
    return words(key, level=level, reading=reading, before=went, after=came)


def _any_of(words: Words, routes: Sequence[str]) -> str:
    return words("change.or").join(routes)


def _with_ids(words: Words, catalog: Catalog, route: Route) -> str:
    asked = [each for each in route.conditions if isinstance(each, Certificate)]
    ids = [level_id for condition in asked for level_id in condition.levels]
    return words("change.with_ids", route=route_words(words, catalog, route), ids=words.all_of(ids))


def _exam_words(words: Words, catalog: Catalog, level_id: str, field: str) -> str:
    """One cell of a level's exam, or that it is not stated."""
    exam = catalog.exam(level_id)
    match field:
        case "sittings":
            return sittings_words(words, exam.sittings)
        case "results_days":
            return words.not_stated if exam.results_days is None else words.days(exam.results_days)
        case "study_hours":
            return words.not_stated if exam.study_hours is None else words.number(exam.study_hours)
        case "basis":
            return words(f"assume.basis.{exam.basis or 'none'}")
        case "currency":
            return words.stated(exam.currency)
    fee: Decimal | None = getattr(exam, field)
    if fee is None:
        return words.not_stated
    # By its code: the currency may be what changed.
    return words("paths.amount", amount=words.number(fee), currency=exam.currency).strip()
