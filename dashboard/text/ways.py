"""Ways into a level in words: short enough for a chart, and when each is met."""

from collections.abc import Sequence
from datetime import date

from dashboard.catalog.catalog import Catalog
from dashboard.planner.ways import Way
from dashboard.rules.certificate import Certificate
from dashboard.rules.experience import Experience
from dashboard.rules.none_stated import NoneStated
from dashboard.rules.routes import Route
from dashboard.text.conditions import level_name
from dashboard.text.words import Words


def short_way(words: Words, catalog: Catalog, route: Route) -> str:
    """What a route asks, in as few words as a chart has room for: "AIGC 工作1年"."""
    parts = []
    for condition in route.conditions:
        if isinstance(condition, Experience):
            parts.append(words(f"way.{condition.clock}", months=words.months(condition.months)))
        elif isinstance(condition, Certificate):
            levels = words.any_of(level_name(words, catalog, level_id) for level_id in condition.levels)
            parts.append(words("way.certificate", levels=levels))
            if condition.months:
                parts.append(words("way.held_for", months=words.months(condition.months)))
    return words("way.and").join(parts) if parts else words("condition.none_stated")


def way_name(words: Words, catalog: Catalog, way: Way) -> str:
    """What a way asks, and by which wording where the two differ: "AIGC 工作1年（完整表述）"."""
    text = short_way(words, catalog, way.route)
    if way.reading:
        text += words("lanes.reading", reading=words(f"reading.{way.reading}.short"))
    return text


def asks_something(way: Way) -> bool:
    """Whether the source states any condition for the way."""
    return any(not isinstance(condition, NoneStated) for condition in way.route.conditions)


def way_status(words: Words, way: Way, today: date) -> str:
    """A way's last word: met, the date it will be, or that it won't."""
    if not asks_something(way):
        return words.not_stated
    if way.is_open:
        return words("lanes.met")
    if way.opens_on is None:
        return words("lanes.never" if way.stands_still else "verdict.never")
    return words("lanes.met_on", date=words.date(max(way.opens_on, today)))


def ways_message(words: Words, catalog: Catalog, ways: Sequence[Way], selected: str | None) -> str:
    """What the years alone open, by the longer wording; or the ways into the level that is selected."""
    if selected:
        level = level_name(words, catalog, selected)
        own = [way for way in ways if way.level_id == selected]
        if not any(map(asks_something, own)):
            return words("lanes.title.unstated", level=level)
        names = words.any_of(way_name(words, catalog, way) for way in own)
        return words("lanes.title.one", level=level, ways=names)
    asked = [
        words(
            "lanes.title.level",
            level=level_name(words, catalog, way.level_id),
            months=words.months(way.asks),
        )
        for way in ways
        if way.asks is not None and way.reading != "lenient"
    ]
    if not asked:
        return words("lanes.title.none")
    return words("lanes.title", levels=words("lanes.title.joint").join(asked))


def ways_sentence(words: Words, catalog: Catalog, ways: Sequence[Way], today: date) -> str:
    said = [
        words(
            "lanes.sentence.lane",
            lane=words(
                "lanes.label",
                level=level_name(words, catalog, way.level_id),
                route=way_name(words, catalog, way),
            ),
            status=way_status(words, way, today),
        )
        for way in ways
    ]
    return words.sentences([words("lanes.sentence"), *said])
