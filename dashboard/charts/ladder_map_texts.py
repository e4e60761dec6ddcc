"""What the map of all ladders says: its title, its sentence, and the texts in its lanes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from dashboard.catalog.catalog import Catalog
from dashboard.charts.drawing import lane_text, safe
from dashboard.charts.ladder_map_places import NEVER, TIME, TODAY, YEARS, Lane, along
from dashboard.planner.in_time import is_within, last_day
from dashboard.planner.plan import Standing
from dashboard.planner.verdicts import Verdict
from dashboard.rules.months import add_months_to
from dashboard.text.conditions import level_label, level_name
from dashboard.text.explore import day_of, lapses_words, until_words, when_words
from dashboard.text.words import Words

_WIDTH: Final = 52
"""The letters that a lane's line of text has room for on a phone; a Chinese letter is as wide as two."""
_CUT: Final = 34
"""So many of them are left to a ladder's name where something stands beside it."""
_WIDE: Final = 0x2E80
"""The first letter of the scripts whose letters are as wide as two."""
HEAD: Final = 0.75
"""The height of the line above the lanes, in lanes."""


def map_title(words: Words, standings: Sequence[Standing]) -> str:
    """How many of the levels that are not open yet come within a year, and to how many no way leads."""
    later = [each for each in standings if each.verdict is Verdict.LATER]
    never = sum(each.verdict is Verdict.NEVER for each in standings)
    said = []
    if later:
        soon = sum(is_within(each, "year") for each in later)
        said.append(words.count("explore.map.later", len(later), soon=words.number(soon)))
    if never:
        said.append(words.count("explore.map.never", never))
    return words("list.comma").join(said) or words("explore.map.nothing")


def sentences(words: Words, catalog: Catalog, standings: Sequence[Standing]) -> Iterator[str]:
    """Which levels have each verdict, and what ends."""
    for verdict in Verdict:
        own = [level_label(words, catalog, each.level_id) for each in standings if each.verdict is verdict]
        if own:
            said = words(f"verdict.{verdict}")
            yield words("explore.map.sentence", verdict=said, levels=words.all_of(own))
    for each in standings:
        if (each.verdict is Verdict.HELD and each.expires_on) or last_day(catalog, each):
            yield level_words(words, catalog, each)


def level_words(words: Words, catalog: Catalog, standing: Standing) -> str:
    return words(
        "explore.level",
        level=level_label(words, catalog, standing.level_id),
        verdict=words(f"verdict.{standing.verdict}"),
        when=when_words(words, catalog, standing),
    )


def zone_names(words: Words, as_of: date) -> list[dict[str, Any]]:
    """What each zone is, and the years in the one of time."""
    first, last = (add_months_to(as_of, 12 * years) for years in (1, YEARS))
    return [
        _name(TODAY[0], words("explore.zone.today"), "left"),
        _name(along(as_of, first), f"{first:%Y-%m}", "center"),
        _name(TIME[1], f"{last:%Y-%m}", "right"),
        _name(NEVER[0], words("explore.zone.never"), "left"),
    ]


def _name(x: float, text: str, anchor: str) -> dict[str, Any]:
    return {
        "text": text,
        "x": x,
        "xanchor": anchor,
        "y": -0.5 - HEAD,
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 11},
    }


def lane_texts(
    words: Words, catalog: Catalog, standings: Mapping[str, Standing], number: int, lane: Lane
) -> list[dict[str, Any]]:
    """The ladder's name, and what of it changes first: as much of both as a phone has room for."""
    name = words.name(next(row for row in catalog.schemes if row.scheme_id == lane.scheme_id))
    changes = [
        (change, each)
        for each in lane.level_ids
        if (change := _change(words, standings[each], last_day(catalog, standings[each])))
    ]
    if not changes:
        return [_bold(number, shortened(name, _WIDTH))]
    # What ends comes before what begins.
    (_, _, said), level_id = min(changes)
    name = shortened(name, max(_CUT, _WIDTH - width(said)))
    room = _WIDTH - width(name) - width(said) - 1
    if width(level := level_name(words, catalog, level_id)) <= room:
        said = f"{level} {said}"
    beside = {**lane_text(number, safe(said), at_end=True), "font": {"size": 12}}
    return [_bold(number, name), beside]


def _bold(number: int, name: str) -> dict[str, Any]:
    return lane_text(number, f"<b>{safe(name)}</b>")


def _change(words: Words, standing: Standing, last: date | None) -> tuple[bool, date, str] | None:
    """What changes first for a level, and when: it can't be sat any more, or lapses, or is sat."""
    plan = standing.plan
    if standing.verdict is Verdict.HELD:
        day = standing.expires_on
        return (False, day, lapses_words(words, day)) if day else None
    if last:
        return False, last, until_words(words, last)
    if plan and plan.exam_on > plan.today and standing.verdict in (Verdict.OPEN, Verdict.LATER):
        return True, plan.exam_on, day_of(words, plan)
    return None


def width(text: str) -> int:
    return sum(1 if ord(letter) < _WIDE else 2 for letter in text)


def shortened(name: str, most: int) -> str:
    """A name, cut where it is wider than `most`."""
    if width(name) <= most:
        return name
    while width(name) >= most:
        name = name[:-1]
    return f"{name}…"
