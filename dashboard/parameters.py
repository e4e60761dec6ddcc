"""How each of a visitor's choices is written in an address, and read from it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from dashboard.catalog import READINGS, TABLES, Catalog
from dashboard.catalog.cells import parse_date, parse_whole
from dashboard.choices import (
    FIRST_DAY,
    LANGUAGES,
    LAST_DAY,
    MAX_COMPARED,
    MAX_GOAL,
    MAX_MONTHS,
    MAX_RAISE_AFTER,
    MAX_REMINDER_DAYS,
    Goals,
    parse_money,
    parse_path,
    path_text,
)
from dashboard.planner import SORTS, PathNames
from dashboard.planner.person_cells import Holds, parse_holds, parse_hours_per_week

Ids = tuple[str, ...]
_VERSION = re.compile("[0-9a-f]{8}")


class MisunderstoodError(ValueError):
    """The text is none of the values that a parameter can have."""


@dataclass(frozen=True)
class Parameter:
    """How one field of `Choices` is read from and written to the address."""

    field: str
    read: Callable[[str, Catalog], Any]
    write: Callable[[Any], str]
    optional: bool = False

    def says(self, value: object) -> bool:
        """Whether `value` is written out: one that was never given is not, a zero is."""
        return not self.optional or value not in (None, "", ())


def _one_of(options: Callable[[Catalog], Sequence[str]]) -> Callable[[str, Catalog], str]:
    def read(text: str, catalog: Catalog) -> str:
        if text not in options(catalog):
            raise MisunderstoodError
        return text

    return read


def _whole(most: int) -> Callable[[str, Catalog], int]:
    return lambda text, _: parse_whole(text, most)


def _day(text: str, _: Catalog) -> date:
    day = parse_date(text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise MisunderstoodError
    return day


def _percent(text: str, _: Catalog) -> int:
    return parse_whole(text, 100)


def _percent_above_zero(text: str, _: Catalog) -> int:
    if not (percent := parse_whole(text, 100)):
        raise MisunderstoodError
    return percent


def _version(text: str, _: Catalog) -> str:
    if not _VERSION.fullmatch(text):
        raise MisunderstoodError
    return text


def _money(text: str, _: Catalog) -> Decimal:
    return parse_money(text)


def _ids(options: Callable[[Catalog], Sequence[str]], most: int | None = None) -> Callable[..., Ids]:
    """Some of the ids of `options`, `most` at most, each once, as `a|b`."""

    def read(text: str, catalog: Catalog) -> Ids:
        found, known = tuple(text.split("|")), {*options(catalog)}
        if len({*found}) < len(found) or not known.issuperset(found) or (most and len(found) > most):
            raise MisunderstoodError
        return found

    return read


def _path(text: str, catalog: Catalog) -> PathNames:
    """A path of levels, each once, with routes that the tables have."""
    names = parse_path(text)
    if names is None or len({level_id for level_id, _ in names}) < len(names):
        raise MisunderstoodError
    for level_id, route in names:
        if level_id not in catalog.level_ids or not any(
            route == way.name for reading in READINGS for way in catalog.routes(level_id, reading)
        ):
            raise MisunderstoodError
    return names


def _holds(text: str, catalog: Catalog) -> Holds:
    holds = parse_holds(text, catalog.level_ids)
    if len({level_id for level_id, _ in holds}) < len(holds):
        raise MisunderstoodError
    if any(day and not FIRST_DAY <= day <= LAST_DAY for _, day in holds):
        raise MisunderstoodError
    return holds


def holds_text(holds: Holds) -> str:
    return "|".join(f"{level_id}@{day.isoformat()}" if day else level_id for level_id, day in holds)


def _goals(text: str, catalog: Catalog) -> Goals:
    """`aigc-advanced:2|aigc-intermediate:10`: levels, each once, with the people that are to hold it."""
    goals: dict[str, int] = {}
    for part in text.split("|"):
        level_id, _, number = part.partition(":")
        if level_id not in catalog.level_ids or level_id in goals:
            raise MisunderstoodError
        goals[level_id] = parse_whole(number, MAX_GOAL)
    if not all(goals.values()):
        raise MisunderstoodError
    return tuple(sorted(goals.items()))


def _goals_text(goals: Goals) -> str:
    return "|".join(f"{level_id}:{people}" for level_id, people in goals)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _iso(day: date) -> str:
    return day.isoformat()


PARAMETERS: Final[dict[str, Parameter]] = {
    "as_of": Parameter("as_of", _day, _iso),
    "lang": Parameter("language", _one_of(lambda _: LANGUAGES), str, optional=True),
    "industry": Parameter(
        "industry",
        _one_of(lambda catalog: [row.industry_id for row in catalog.industries]),
        str,
        optional=True,
    ),
    "audience": Parameter(
        "audience",
        _one_of(lambda catalog: [row.audience_id for row in catalog.audiences]),
        str,
        optional=True,
    ),
    "work_months": Parameter("work_months", _whole(MAX_MONTHS), str),
    "aigc_months": Parameter("aigc_months", _whole(MAX_MONTHS), str),
    "work_percent": Parameter("work_percent", _percent, str),
    "aigc_percent": Parameter("aigc_percent", _percent, str),
    "starts_on": Parameter("starts_on", _day, _iso, optional=True),
    "aigc_starts_on": Parameter("aigc_starts_on", _day, _iso, optional=True),
    "holds": Parameter("holds", _holds, holds_text, optional=True),
    "hours_per_week": Parameter("hours_per_week", lambda text, _: parse_hours_per_week(text), _plain),
    "target": Parameter("target", _one_of(lambda catalog: catalog.level_ids), str),
    "reading": Parameter("reading", _one_of(lambda _: READINGS), str),
    "path": Parameter("path", _path, path_text, optional=True),
    "sort": Parameter("sort", _one_of(lambda _: SORTS), str),
    "deadline": Parameter("deadline", _day, _iso, optional=True),
    "reminder_days": Parameter("reminder_days", _whole(MAX_REMINDER_DAYS), str),
    "level": Parameter("level", _one_of(lambda catalog: catalog.level_ids), str, optional=True),
    "table": Parameter("table", _one_of(lambda _: tuple(TABLES)), str, optional=True),
    "knows": Parameter(
        "knows",
        _ids(lambda catalog: [row.subject_id for row in catalog.subjects]),
        "|".join,
        optional=True,
    ),
    "compare": Parameter(
        "compare", _ids(lambda catalog: catalog.level_ids, MAX_COMPARED), "|".join, optional=True
    ),
    "hour_value": Parameter("hour_value", _money, _plain, optional=True),
    "raise": Parameter("raise_a_month", _money, _plain, optional=True),
    "raise_after": Parameter("raise_after", _whole(MAX_RAISE_AFTER), str, optional=True),
    "raise_sure": Parameter("raise_sure", _percent, str, optional=True),
    "one_off": Parameter("one_off", _money, _plain, optional=True),
    "one_off_sure": Parameter("one_off_sure", _percent, str, optional=True),
    "subsidy": Parameter("subsidy", _money, _plain, optional=True),
    "subsidy_sure": Parameter("subsidy_sure", _percent, str, optional=True),
    "checked": Parameter(
        "checked", _ids(lambda catalog: [row.item_id for row in catalog.checklist]), "|".join, optional=True
    ),
    "goals": Parameter("goals", _goals, _goals_text, optional=True),
    "goals_deadline": Parameter("goals_deadline", _day, _iso, optional=True),
    "more_hours": Parameter("more_hours", lambda text, _: parse_hours_per_week(text), _plain),
    "post_percent": Parameter("post_percent", _percent_above_zero, str),
    "rules": Parameter("rules", _version, str, optional=True),
}
