"""Which levels a change of the rules can reach: of all others, every date and verdict stays."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS
from dashboard.planner.paths import levels_towards
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
from dashboard.rules.routes import routes


def levels_reached(before: Catalog, after: Catalog, changes: Iterable[RuleChange]) -> tuple[str, ...]:
    """The levels of both tables that are changed, or build on one that is, in the order of `after`."""
    changed = {level_id for change in changes for level_id in _changed(before, after, change)}
    return tuple(
        level_id
        for level_id in after.level_ids
        if level_id in before.level_ids
        and any(
            not changed.isdisjoint(levels_towards(catalog, level_id, reading))
            for catalog in (before, after)
            for reading in READINGS
        )
    )


def _changed(before: Catalog, after: Catalog, change: RuleChange) -> Iterator[str]:
    match change:
        case LevelAdded(level_id):
            yield from _with_levels_named(after, level_id)
        case LevelRemoved(level_id):
            yield from _with_levels_named(before, level_id)
        case RoutesChanged(level_id):
            # Whether a level may be taken again goes by who asks for it within some years.
            for catalog in (before, after):
                yield from _with_levels_named(catalog, level_id)
        case LevelFieldChanged(level_id) | ExamChanged(level_id) | ValidityChanged(level_id):
            yield level_id
        case ClockAdded() | ClockRemoved() | ClockMoved():
            yield from after.level_ids
        case EducationAdded() | EducationRemoved() | EducationRanked():
            yield from after.level_ids
        case SchemeChanged() | RankChanged() | RecommendedChanged() | Rewritten():
            yield from ()
        case _:
            assert_never(change)


def _with_levels_named(catalog: Catalog, level_id: str) -> Iterator[str]:
    """A level, and those of which its routes ask for one."""
    yield level_id
    for reading in READINGS:
        for route in routes(catalog, level_id, reading):
            for condition in route.conditions:
                yield from condition.levels
