"""Where the chart of the years puts its clocks, its levels and their ways: pixels down, years across."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Clock
from dashboard.planner.ways import Way
from dashboard.text.ways import says_something

CLOCK, HEAD, WAY, LINE, GAP = 54, 30, 42, 26, 10
"""Pixels: of a clock, of a level's name, of a way by years, of a line of text, and between levels."""
BAR = 12
_ABOVE_EDGE, _ABOVE_MARKS = 12, 22
_PAD = 0.04


@dataclass(frozen=True)
class ClockPlace:
    """A clock's months so far, and the whole years that can be chosen on it."""

    clock: Clock
    has: int
    years: tuple[int, ...]
    text: int
    marks: int

    @property
    def is_whole(self) -> bool:
        """Whether what it shows is one of its years."""
        return self.has in [year * 12 for year in self.years]


@dataclass(frozen=True)
class WayPlace:
    """A way on a line of its own, its bar below its text; `is_other`: after a way by years."""

    way: Way
    text: int
    bar: int
    is_other: bool


@dataclass(frozen=True)
class LevelPlace:
    """A level with its ways; one for which nothing is asked is its name alone."""

    level_id: str
    top: int
    ways: tuple[WayPlace, ...]
    bottom: int

    @property
    def timed(self) -> tuple[WayPlace, ...]:
        """The ways that ask for years: they alone have a bar."""
        return tuple(place for place in self.ways if place.way.asks is not None)


@dataclass(frozen=True)
class Places:
    """The chart from `left` to `right` in years, and down to `bottom` in pixels."""

    clocks: tuple[ClockPlace, ...]
    levels: tuple[LevelPlace, ...]
    left: float
    right: float
    step: int
    bottom: int


def places_of(catalog: Catalog, ways: Sequence[Way]) -> Places:
    """Clocks on top, the levels below them in the catalog's order."""
    longest = max((way.asks or 0 for way in ways), default=0)
    had = max((way.has or 0 for way in ways), default=0)
    right = max(longest + 12, had + 6, 24) / 12
    # Years whose numbers must not touch on a phone.
    step = next((step for step, most in ((1, 12), (5, 50)) if right < most), 10)
    clocks = _clocks(catalog, ways, range(0, int(right) + 1, step))
    levels = _levels(catalog, ways, len(clocks) * CLOCK)
    return Places(clocks, levels, -_PAD * right, (1 + _PAD) * right, step, levels[-1].bottom)


def _clocks(catalog: Catalog, ways: Sequence[Way], years: Sequence[int]) -> tuple[ClockPlace, ...]:
    """The clocks that some way asks for. AIGC work is work: fewer years of work than of it are no choice."""
    had = {way.clock: way.has or 0 for way in ways if way.clock}
    found: list[ClockPlace] = []
    for clock in catalog.clock_ids:
        if clock in had:
            inside = [had.get(inner, 0) for inner in catalog.clocks_within(clock) if inner != clock]
            marks = (len(found) + 1) * CLOCK - _ABOVE_EDGE - 4
            choices = tuple(year for year in years if year * 12 >= max(inside, default=0))
            found.append(ClockPlace(clock, had[clock], choices, marks - _ABOVE_MARKS, marks))
    return tuple(found)


def _levels(catalog: Catalog, ways: Sequence[Way], top: int) -> tuple[LevelPlace, ...]:
    levels = []
    for level_id in catalog.level_ids:
        own = [way for way in ways if way.level_id == level_id]
        below = top + HEAD
        places: list[WayPlace] = []
        for way in own if any(map(says_something, own)) else ():
            height = LINE if way.asks is None else WAY
            places.append(
                WayPlace(
                    way, below + LINE // 2, below + height - _ABOVE_EDGE, bool(places) and way.asks is None
                )
            )
            below += height
        levels.append(LevelPlace(level_id, top, tuple(places), below))
        top = below + GAP
    return tuple(levels)
