"""Changed rules in words, one sentence a change."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import assert_never

from dashboard.catalog.catalog import Catalog
from dashboard.rules.changes import (
    ClockAdded,
    ClockMoved,
    ClockRemoved,
    EducationAdded,
    EducationRanked,
    EducationRemoved,
    ExamChanged,
    LevelAdded,
    LevelFieldChanged,
    LevelRemoved,
    RankChanged,
    RecommendedChanged,
    Rewritten,
    RoutesChanged,
    RuleChange,
    SchemeChanged,
    ValidityChanged,
)
from dashboard.rules.routes import Route
from dashboard.text.conditions import clock_name, level_label, route_words
from dashboard.text.lasting import lasting_words, on_days
from dashboard.text.readings import reading_name
from dashboard.text.steps import sittings_words
from dashboard.text.words import Words


def change_sentence(words: Words, before: Catalog, after: Catalog, change: RuleChange) -> str:
    """What changed, from what to what. What is there now has the name of now, what is gone its last."""
    match change:
        case LevelAdded(level_id):
            scheme = words.name(after.scheme_of(level_id))
            return words("change.level_added", level=level_label(words, after, level_id), scheme=scheme)
        case LevelRemoved(level_id):
            scheme = words.name(before.scheme_of(level_id))
            return words("change.level_removed", level=level_label(words, before, level_id), scheme=scheme)
        case SchemeChanged(level_id):
            was, now = (words.name(catalog.scheme_of(level_id)) for catalog in (before, after))
            return words("change.scheme", level=level_label(words, after, level_id), before=was, after=now)
        case RankChanged(level_id, old, new):
            level = level_label(words, after, level_id)
            return words("change.rank", level=level, before=words.number(old), after=words.number(new))
        case LevelFieldChanged():
            return _level_field_sentence(words, before, after, change)
        case RoutesChanged():
            return _routes_sentence(words, before, after, change)
        case RecommendedChanged():
            return _recommended_sentence(words, before, after, change)
        case ExamChanged(level_id, field):
            was, now = (_exam_words(words, catalog, level_id, field) for catalog in (before, after))
            level = level_label(words, after, level_id)
            return words(f"change.exam.{field}", level=level, before=was, after=now)
        case ValidityChanged(level_id, rows, new_rows):
            was, now = (lasting_words(words, each) for each in (rows, new_rows))
            return words("change.validity", level=level_label(words, after, level_id), before=was, after=now)
        case ClockAdded(clock_id, within):
            outer = clock_name(words, after, within) if within else words.not_stated
            return words("change.clock_added", clock=clock_name(words, after, clock_id), within=outer)
        case ClockRemoved(clock_id):
            return words("change.clock_removed", clock=clock_name(words, before, clock_id))
        case ClockMoved(clock_id, outer_before, outer_after):
            was = clock_name(words, before, outer_before) if outer_before else words.not_stated
            now = clock_name(words, after, outer_after) if outer_after else words.not_stated
            clock = clock_name(words, after, clock_id)
            return words("change.clock_moved", clock=clock, before=was, after=now)
        case EducationAdded(education_id):
            return words("change.education_added", education=words.name(after.education_of(education_id)))
        case EducationRemoved(education_id):
            return words("change.education_removed", education=words.name(before.education_of(education_id)))
        case EducationRanked(education_id, old, new):
            education = words.name(after.education_of(education_id))
            was, now = words.number(old), words.number(new)
            return words("change.education_ranked", education=education, before=was, after=now)
        case Rewritten():
            return words("change.rewritten")
        case _:
            assert_never(change)


def _level_field_sentence(words: Words, before: Catalog, after: Catalog, change: LevelFieldChanged) -> str:
    level, field = level_label(words, after, change.level_id), change.field
    match field:
        case "kind":
            was, now = (words(f"change.level.kind.{kind}") for kind in (change.before, change.after))
            return words("change.level.kind", level=level, before=was, after=now)
        case "first_sitting_on" | "last_sitting_on":
            was, now = (
                words.date(day) if isinstance(day, date) else words.not_stated
                for day in (change.before, change.after)
            )
            return words(f"change.level.{field}", level=level, before=was, after=now)
        case "successor":
            was, now = (
                level_label(words, catalog, successor) if isinstance(successor, str) else words.not_stated
                for catalog, successor in ((before, change.before), (after, change.after))
            )
            return words("change.level.successor", level=level, before=was, after=now)
        case _:
            assert_never(field)


def _routes_sentence(words: Words, before: Catalog, after: Catalog, change: RoutesChanged) -> str:
    level = level_label(words, after, change.level_id)
    reading = reading_name(words, after, change.level_id, change.reading)
    went = _any_of(words, [_route_words(words, before, route) for route in change.went])
    came = _any_of(words, [_route_words(words, after, route) for route in change.came])
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


def _recommended_sentence(words: Words, before: Catalog, after: Catalog, change: RecommendedChanged) -> str:
    went = words.all_of(_route_words(words, before, each) for each in change.went)
    came = words.all_of(_route_words(words, after, each) for each in change.came)
    return words(
        "change.recommended",
        level=level_label(words, after, change.level_id),
        reading=reading_name(words, after, change.level_id, change.reading),
        before=went or words("change.nothing"),
        after=came or words("change.nothing"),
    )


def _route_words(words: Words, catalog: Catalog, route: Route) -> str:
    """What a route asks, and the days on which it can be used if they are bounded."""
    return on_days(words, route_words(words, catalog, route), route.first, route.until)


def _any_of(words: Words, routes: Sequence[str]) -> str:
    return words("change.or").join(routes)


def _with_ids(words: Words, catalog: Catalog, route: Route) -> str:
    ids = [level_id for condition in route.conditions for level_id in condition.levels]
    return words("change.with_ids", route=_route_words(words, catalog, route), ids=words.all_of(ids))


def _exam_words(words: Words, catalog: Catalog, level_id: str, field: str) -> str:
    """One cell of a level's exam, or that it is not stated."""
    exam = catalog.exam(level_id)
    match field:
        case "sittings":
            return sittings_words(words, exam.sittings)
        case "results_days" | "resit_days":
            days = exam.results_days if field == "results_days" else exam.resit_days
            return words.not_stated if days is None else words.days(days)
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
