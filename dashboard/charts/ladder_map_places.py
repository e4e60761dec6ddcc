"""Where the map of all ladders puts its levels: in today's zone, along time, or where no way leads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final, assert_never

from dashboard.catalog.catalog import Catalog
from dashboard.planner.in_time import last_day
from dashboard.planner.plan import Standing
from dashboard.planner.verdicts import Verdict

TODAY: Final = (0.0, 32.0)
TIME: Final = (37.0, 83.0)
NEVER: Final = (87.0, 100.0)
"""From where to where each zone reaches, in hundredths of the width."""
YEARS: Final = 3
"""So far time reaches; what comes later stands at its end."""
SLOT: Final = 3.6
"""The width of a mark on a narrow screen."""


@dataclass(frozen=True)
class Place:
    """A mark: of a level by its verdict, or, if `is_sitting`, of the next exam of one in today's zone."""

    level_id: str
    lane: int
    x: float
    verdict: Verdict
    is_sitting: bool = False


@dataclass(frozen=True)
class Span:
    """From today to the last day on which a level can be sat, or on which what is held is valid."""

    level_id: str
    lane: int
    row: int
    end: float
    is_held: bool


@dataclass(frozen=True)
class Lane:
    """A ladder with those of its levels that are shown."""

    scheme_id: str
    level_ids: tuple[str, ...]


@dataclass(frozen=True)
class Places:
    lanes: tuple[Lane, ...]
    marks: tuple[Place, ...]
    spans: tuple[Span, ...]


def along(as_of: date, day: date) -> float:
    """Where a day from today on stands in the zone of time; past its end, at its end."""
    share = (day - as_of).days / (365.25 * YEARS)
    return TIME[0] + min(max(share, 0), 1) * (TIME[1] - TIME[0])


def places_of(
    catalog: Catalog, standings: Mapping[str, Standing], level_ids: Sequence[str], as_of: date
) -> Places:
    """A lane for each scheme of `level_ids`, which stand by scheme."""
    lanes = tuple(
        Lane(scheme_id, tuple(own))
        for scheme_id, own in groupby(level_ids, key=lambda each: catalog.level(each).scheme_id)
    )
    marks = [
        place
        for number, lane in enumerate(lanes)
        for place in _marks(number, [standings[each] for each in lane.level_ids], as_of)
    ]
    spans = [
        span
        for number, lane in enumerate(lanes)
        for span in _spans(catalog, number, [standings[each] for each in lane.level_ids], as_of)
    ]
    return Places(lanes, tuple(marks), tuple(spans))


def _marks(lane: int, standings: Sequence[Standing], as_of: date) -> Iterator[Place]:
    now, dated, never = list[Standing](), list[tuple[date, Standing, bool]](), list[Standing]()
    for each in standings:
        match each.verdict:
            case Verdict.HELD:
                now.append(each)
            case Verdict.OPEN | Verdict.UNSTATED | Verdict.CHECK:
                now.append(each)
                if each.exam_on and each.exam_on > as_of:
                    dated.append((each.exam_on, each, True))
            case Verdict.AWAITED:
                dated.append((each.held_on or as_of, each, False))
            case Verdict.LATER:
                dated.append((each.exam_on or as_of, each, False))
            case Verdict.NEVER:
                never.append(each)
            case _:
                assert_never(each.verdict)
    for zone, own in ((TODAY, now), (NEVER, never)):
        slot = min(SLOT, (zone[1] - zone[0]) / max(len(own), 1))
        for place, each in enumerate(own):
            yield Place(each.level_id, lane, zone[0] + slot * (place + 0.5), each.verdict)
    yield from _apart(lane, sorted(dated, key=lambda each: each[0]), as_of)


def _apart(lane: int, dated: Sequence[tuple[date, Standing, bool]], as_of: date) -> Iterator[Place]:
    """Marks by their days, moved on where they would cover one another; none leaves the zone."""
    slot = min(SLOT, (TIME[1] - TIME[0]) / max(len(dated), 1))
    least = TIME[0]
    for place, (day, each, is_sitting) in enumerate(dated):
        most = TIME[1] - slot * (len(dated) - 1 - place)
        x = min(max(along(as_of, day), least), most)
        yield Place(each.level_id, lane, x, each.verdict, is_sitting)
        least = x + slot


def _spans(catalog: Catalog, lane: int, standings: Sequence[Standing], as_of: date) -> Iterator[Span]:
    found = []
    for each in standings:
        is_held = each.verdict is Verdict.HELD
        end = each.expires_on if is_held else last_day(catalog, each)
        if end:
            found.append((end, each.level_id, is_held))
    for row, (end, level_id, is_held) in enumerate(sorted(found)):
        yield Span(level_id, lane, row, along(as_of, end), is_held)
