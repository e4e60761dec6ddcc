"""What a visitor says of each kind of experience, and how an address says it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final, Literal, get_args

from dashboard.catalog.catalog import FIRST_CLOCKS, Catalog
from dashboard.rules.people import FULL_TIME, WORK, Clock, Since
from dashboard.state.declarations import (
    Day,
    Declaration,
    Ids,
    MisunderstoodError,
    Single,
    Whole,
    parse_day,
)

Clocks = tuple[tuple[str, Clock], ...]
"""What is said of clocks, by id in rising order; a clock of which nothing is said is left out."""
Part = Literal["months", "percent", "starts_on"]

MONTHS: Final = Whole(most=80 * 12)
"""Months had."""
PERCENT: Final = Whole(most=100)
"""Percent of full time."""
_DECLARED: Final[Mapping[Part, Single]] = {"months": MONTHS, "percent": PERCENT, "starts_on": Day()}
_PARAMETER = re.compile(rf"(?:clock~)?(?P<clock_id>.+)_(?P<part>{'|'.join(get_args(Part))})", re.DOTALL)
_ANOTHERS = re.compile(r"post_percent|.+\.pass_percent", re.DOTALL)
"""Parameters that say something else: no clock's id takes them away."""


def clock_of(clocks: Clocks, clock_id: str) -> Clock:
    """What is said of a clock; where nothing is, work runs full time and the others stand still."""
    return dict(clocks).get(clock_id, _unsaid(clock_id))


def with_clock(clocks: Clocks, clock_id: str, clock: Clock) -> Clocks:
    """`clocks` with one of them set."""
    said = {**dict(clocks), clock_id: clock}
    return tuple((each, said[each]) for each in sorted(said) if said[each] != _unsaid(each))


def running(clocks: Clocks, months_of: Clocks = ()) -> Clocks:
    """`clocks` with the months of others."""
    found: Clocks = ()
    for clock_id in {*dict(clocks), *dict(months_of)}:
        clock = replace(clock_of(clocks, clock_id), months=clock_of(months_of, clock_id).months)
        found = with_clock(found, clock_id, clock)
    return found


def _unsaid(clock_id: str) -> Clock:
    return FULL_TIME if clock_id == WORK else Clock()


def clock_parameter(clock_id: str, part: Part) -> str:
    """The parameter of an address that says a part of a clock: `aigc_months`; `starts_on` is that of work."""
    if (clock_id, part) == (WORK, "starts_on"):
        return part
    name = f"{clock_id}_{part}"
    return f"clock~{name}" if _ANOTHERS.fullmatch(name) else name


def part_of_clock(name: str) -> tuple[str, Part] | None:
    """The clock and the part of it that a parameter says; `None` if it says something else."""
    if name == "starts_on":
        return WORK, "starts_on"
    found = _PARAMETER.fullmatch(name)
    if not found:
        return None
    part: Part = next(each for each in get_args(Part) if each == found["part"])
    return (found["clock_id"], part) if clock_parameter(found["clock_id"], part) == name else None


@lru_cache(maxsize=32)
def _parameters(catalog: Catalog) -> Mapping[str, tuple[str, Part]]:
    """Each parameter that says a part of a clock that the tables have."""
    return {
        clock_parameter(clock_id, part): (clock_id, part)
        for part in get_args(Part)
        for clock_id in catalog.clock_ids
    }


@dataclass(frozen=True)
class OfClocks(Declaration):
    """The months had on each clock, the share at which it runs on, and from when."""

    def names(self, field: str, catalog: Catalog) -> Iterable[str]:
        del field
        return _parameters(catalog)

    def varied_names(self, field: str, catalog: Catalog) -> Iterable[str]:
        del field
        return (name for name, (_, part) in _parameters(catalog).items() if part != "months")

    def read(self, catalog: Catalog, now: Clocks, name: str, text: str) -> tuple[Clocks, Ids]:
        clock_id, part = _parameters(catalog)[name]
        value = _DECLARED[part].parse(text, catalog)
        return with_clock(now, clock_id, replace(clock_of(now, clock_id), **{part: value})), ()

    def emptied(self, now: Clocks, default: Clocks, name: str) -> Clocks:
        del default
        clock_id, part = part_of_clock(name) or (WORK, "months")
        if part != "starts_on":
            raise MisunderstoodError
        return with_clock(now, clock_id, replace(clock_of(now, clock_id), starts_on=None))

    def write(self, catalog: Catalog, field: str, value: Clocks) -> dict[str, str]:
        """Every clock of the tables is written, so that a link says all that was asked."""
        del field
        clock_ids = dict.fromkeys((*catalog.clock_ids, *dict(value)))
        return {
            clock_parameter(clock_id, part): declared.text(said)
            for part, declared in _DECLARED.items()
            for clock_id in clock_ids
            if (said := getattr(clock_of(value, clock_id), part)) is not None
        }


@dataclass(frozen=True)
class SinceADay(Single):
    """The day since which clocks have run, and at which shares.

    `2026-05-23@infosec:40@work:100`; `2026-05-23@100@40` where none runs but the two that came first.
    """

    def read(self, catalog: Catalog, now: Any, name: str, text: str) -> tuple[Since, Ids]:
        del now, name
        day, *parts = text.split("@")
        names_clocks = [":" in part for part in parts]
        if all(names_clocks):
            said = dict(part.rpartition(":")[::2] for part in parts)
        elif not any(names_clocks) and len(parts) == len(FIRST_CLOCKS):
            said = dict(zip(FIRST_CLOCKS, parts, strict=True))
        else:
            raise MisunderstoodError
        percents = {clock_id: PERCENT.parse(percent, catalog) for clock_id, percent in said.items()}
        unknown = [each for each, percent in percents.items() if percent and each not in catalog.clock_ids]
        known = {each: percent for each, percent in percents.items() if each in catalog.clock_ids}
        if not known or len(said) < len(parts):
            raise MisunderstoodError
        return since_of(Since(parse_day(day), tuple(known.items()))), tuple(
            f"{clock_id}:{said[clock_id]}" for clock_id in unknown
        )

    def parse(self, text: str, catalog: Catalog) -> Since:
        return self.read(catalog, None, "", text)[0]

    def text(self, value: Since) -> str:
        percents = {clock_id: percent for clock_id, percent in value.percents if percent}
        if percents.keys() <= FIRST_CLOCKS.keys():
            parts = [str(value.percent(clock_id)) for clock_id in FIRST_CLOCKS]
        else:
            parts = [f"{clock_id}:{percent}" for clock_id, percent in sorted(percents.items())]
        return "@".join([value.day.isoformat(), *parts])


def since_of(since: Since) -> Since:
    """`since` without the clocks that did not run, by id in rising order."""
    return Since(since.day, tuple(sorted(each for each in since.percents if each[1])))
