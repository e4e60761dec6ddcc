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

TODAY: Final = (0.0, 44.0)
TIME: Final = (47.0, 83.0)
NEVER: Final = (87.0, 100.0)
"""From where to where each zone reaches, in hundredths of the width."""
YEARS: Final = 3
"""So far time reaches; what comes later stands at its end."""
MARK: Final = 3.6
"""The width of a mark on a phone."""
_FEW: Final = 3
"""A zone of fewer levels is shared as if there were so many: names are then still near their marks."""


@dataclass(frozen=True)
class Place:
    """A mark: of a level by its verdict, or, if `is_sitting`, of the next exam of one in today's zone.

    To its right there is room for a name up to `room`.
    """

    level_id: str
    lane: int
    x: float
    room: float
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
        slot = (zone[1] - zone[0]) / max(len(own), _FEW if zone is TODAY else 1)
        for place, each in enumerate(own):
            x = zone[0] + slot * place + min(slot, MARK) / 2
            room = zone[0] + slot * (place + 1) if each is not own[-1] else zone[1]
            yield Place(each.level_id, lane, x, room, each.verdict)
    yield from _apart(lane, sorted(dated, key=lambda each: each[0]), as_of)


def _apart(lane: int, dated: Sequence[tuple[date, Standing, bool]], as_of: date) -> Iterator[Place]:
    """Marks by their days, moved on where they would cover one another; none leaves the zone."""
    slot = min(MARK, (TIME[1] - TIME[0]) / max(len(dated), 1))
    least, found = TIME[0] + slot / 2, list[float]()
    for place, (day, _, _) in enumerate(dated):
        most = TIME[1] - slot * (len(dated) - 0.5 - place)
        found.append(min(max(along(as_of, day), least), most))
        least = found[-1] + slot
    rooms = [x - slot / 2 for x in [*found[1:], TIME[1] + slot / 2]]
    for (_, each, is_sitting), x, room in zip(dated, found, rooms, strict=False):
        yield Place(each.level_id, lane, x, room, each.verdict, is_sitting)


def _spans(catalog: Catalog, lane: int, standings: Sequence[Standing], as_of: date) -> Iterator[Span]:
    found = []
    for each in standings:
        is_held = each.verdict is Verdict.HELD
        end = each.expires_on if is_held else last_day(catalog, each)
        if end:
            found.append((end, each.level_id, is_held))
    for row, (end, level_id, is_held) in enumerate(sorted(found)):
        yield Span(level_id, lane, row, along(as_of, end), is_held)
