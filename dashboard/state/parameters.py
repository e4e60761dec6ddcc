"""How each of a visitor's choices is written in an address, and read from it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pydantic_core import PydanticCustomError

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import parse_date, parse_whole
from dashboard.catalog.loading import TABLES
from dashboard.catalog.rows import READINGS
from dashboard.planner.compare import SORTS
from dashboard.planner.paths import PathNames
from dashboard.planner.person_cells import Holds, parse_holds, parse_hours_per_week
from dashboard.rules.people import Since
from dashboard.rules.routes import routes
from dashboard.state.choices import (
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

Ids = tuple[str, ...]
_VERSION = re.compile("[0-9a-f]{8}")


class MisunderstoodError(ValueError):
    """The text is none of the values that a parameter can have."""


@dataclass(frozen=True)
class Parameter:
    """How one field of `Choices` is read from and written to the address."""

    field: str
    parse: Callable[[str, Catalog], Any]
    write: Callable[[Any], str]
    optional: bool = False
    is_list: bool = False
    """Whether `parse` gives the parts that it left out too."""

    def read(self, text: str, catalog: Catalog) -> tuple[Any, Ids]:
        """The value that `text` says, and the parts of a list that say nothing.

        Raises `MisunderstoodError` or `PydanticCustomError` where all of `text` says nothing.
        """
        found = self.parse(text, catalog)
        return found if self.is_list else (found, ())

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


def _since(text: str, catalog: Catalog) -> Since:
    """`2026-05-23@100@40`: a day, and the shares at which work and AIGC work have run since."""
    try:
        day, work, aigc = text.split("@")
    except ValueError:
        raise MisunderstoodError from None
    return Since(_day(day, catalog), (("aigc", parse_whole(aigc, 100)), ("work", parse_whole(work, 100))))


def _since_text(since: Since) -> str:
    return f"{since.day.isoformat()}@{since.percent('work')}@{since.percent('aigc')}"


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


def _list_of(
    part_of: Callable[[Catalog], Callable[[str], tuple[str, Any]]],
    value_of: Callable[[dict[str, Any]], Any],
    most: int | None = None,
) -> Callable[[str, Catalog], tuple[Any, Ids]]:
    """A list `a|b`, read part by part: what is not known, or is told in two ways, is left out alone.

    `part_of` reads one part into an id and what is said of it. Of more than `most` ids the first count.
    A list with an empty part is cut off or mistyped, and says nothing.
    """

    def read(text: str, catalog: Catalog) -> tuple[Any, Ids]:
        parts, read_part = text.split("|"), part_of(catalog)
        found = [_understood(read_part, part) for part in parts]
        said: dict[str, set[Any]] = {}
        for key, value in filter(None, found):
            said.setdefault(key, set()).add(value)
        known = [(key, *values) for key, values in said.items() if len(values) == 1][:most]
        if not known or "" in parts:
            raise MisunderstoodError
        values = dict(known)
        left_out = (
            part for part, each in zip(parts, found, strict=True) if not each or each[0] not in values
        )
        return value_of(values), tuple(left_out)

    return read


def _understood(read_part: Callable[[str], tuple[str, Any]], part: str) -> tuple[str, Any] | None:
    try:
        return read_part(part)
    except (PydanticCustomError, MisunderstoodError):
        return None


def _ids(
    options: Callable[[Catalog], Sequence[str]], most: int | None = None
) -> Callable[[str, Catalog], tuple[Any, Ids]]:
    """Some of the ids of `options`, `most` at most, as `a|b`."""

    def part_of(catalog: Catalog) -> Callable[[str], tuple[str, None]]:
        known = {*options(catalog)}

        def read_part(part: str) -> tuple[str, None]:
            if part not in known:
                raise MisunderstoodError
            return part, None

        return read_part

    return _list_of(part_of, tuple, most)


def _path(text: str, catalog: Catalog) -> PathNames:
    """A path of levels, each once, with routes that the tables have."""
    names = parse_path(text)
    if names is None or len({level_id for level_id, _ in names}) < len(names):
        raise MisunderstoodError
    for level_id, route in names:
        if level_id not in catalog.level_ids or not any(
            route == way.name for reading in READINGS for way in routes(catalog, level_id, reading)
        ):
            raise MisunderstoodError
    return names


def _hold(catalog: Catalog) -> Callable[[str], tuple[str, date | None]]:
    """`aigc-junior@2026-05-01` or `aigc-junior`: a level held, the date optional."""

    def read_part(part: str) -> tuple[str, date | None]:
        ((level_id, day),) = parse_holds(part, catalog.level_ids)
        if day and not FIRST_DAY <= day <= LAST_DAY:
            raise MisunderstoodError
        return level_id, day

    return read_part


def holds_text(holds: Holds) -> str:
    return "|".join(f"{level_id}@{day.isoformat()}" if day else level_id for level_id, day in holds)


def _goal(catalog: Catalog) -> Callable[[str], tuple[str, int]]:
    """`aigc-advanced:2`: a level with the people that are to hold it."""

    def read_part(part: str) -> tuple[str, int]:
        level_id, _, number = part.partition(":")
        people = parse_whole(number, MAX_GOAL)
        if level_id not in catalog.level_ids or not people:
            raise MisunderstoodError
        return level_id, people

    return read_part


def _by_level(values: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(values.items()))


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
    "since": Parameter("since", _since, _since_text, optional=True),
    "holds": Parameter("holds", _list_of(_hold, _by_level), holds_text, optional=True, is_list=True),
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
        is_list=True,
    ),
    "compare": Parameter(
        "compare",
        _ids(lambda catalog: catalog.level_ids, MAX_COMPARED),
        "|".join,
        optional=True,
        is_list=True,
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
        "checked",
        _ids(lambda catalog: [row.item_id for row in catalog.checklist]),
        "|".join,
        optional=True,
        is_list=True,
    ),
    "goals": Parameter("goals", _list_of(_goal, _by_level), _goals_text, optional=True, is_list=True),
    "goals_deadline": Parameter("goals_deadline", _day, _iso, optional=True),
    "more_hours": Parameter("more_hours", lambda text, _: parse_hours_per_week(text), _plain),
    "post_percent": Parameter("post_percent", _percent_above_zero, str),
    "rules": Parameter("rules", _version, str, optional=True),
}
