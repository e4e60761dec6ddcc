"""Ways into a level in words: short enough for a chart, and when each is met."""

from collections.abc import Sequence
from datetime import date

from dashboard.catalog.catalog import Catalog
from dashboard.planner.ways import Way
from dashboard.rules.routes import Route
from dashboard.text.conditions import as_told, condition_words, level_label, route_words, telling
from dashboard.text.readings import reading_name
from dashboard.text.words import Words


def short_way(words: Words, catalog: Catalog, level_id: str, route: Route) -> str:
    """What tells a route from others, in words for which a chart has room: "1年 AIGC 应用工作＋持有初级"."""
    asked = as_told(telling(catalog, level_id, route))
    return words("way.and").join(condition_words(words, catalog, each) for each in asked) or route_words(
        words, catalog, route
    )


def way_name(words: Words, catalog: Catalog, way: Way) -> str:
    """What a way asks, and by which wording where the two differ: "1年 AIGC 应用工作（完整表述）"."""
    text = short_way(words, catalog, way.level_id, way.route)
    if way.reading:
        reading = reading_name(words, catalog, way.level_id, way.reading)
        text += words("lanes.reading", reading=reading)
    return text


def says_something(way: Way) -> bool:
    """Whether the source states anything for the way, be it that nothing is required."""
    return bool(way.route.conditions) and not way.route.states_nothing


def asks_something(way: Way) -> bool:
    """Whether anything is asked of whoever takes the way."""
    return any(not condition.asks_nothing for condition in way.route.conditions)


def way_status(words: Words, way: Way, today: date) -> str:
    """A way's last word: met, the date it will be, that it is not known, or that it won't be; and its end."""
    if not says_something(way):
        return words.not_stated
    if way.opens_on is None:
        return words("lanes.never" if way.stands_still else "verdict.never")
    said = _met_words(words, way, way.opens_on, today)
    until = way.route.until
    return words("lanes.closes", status=said, date=words.date(until)) if until else said


def _met_words(words: Words, way: Way, opens_on: date, today: date) -> str:
    if way.is_open:
        return words("lanes.met")
    if not way.is_known:
        is_now = opens_on <= today
        return words("lanes.unknown") if is_now else words("lanes.unknown_on", date=words.date(opens_on))
    return words("lanes.met_on", date=words.date(opens_on))


def ways_message(words: Words, catalog: Catalog, ways: Sequence[Way], selected: str | None) -> str:
    """What the years alone open, by the longer wording; or the ways into the level that is selected."""
    if selected:
        level = level_label(words, catalog, selected)
        own = [way for way in ways if way.level_id == selected]
        if not any(map(says_something, own)):
            return words("lanes.title.unstated", level=level)
        names = words.any_of(way_name(words, catalog, way) for way in own)
        return words("lanes.title.one", level=level, ways=names)
    asked = [
        words(
            "lanes.title.level",
            level=level_label(words, catalog, way.level_id),
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
                level=level_label(words, catalog, way.level_id),
                route=way_name(words, catalog, way),
            ),
            status=way_status(words, way, today),
        )
        for way in ways
    ]
    return words.sentences([words("lanes.sentence"), *said])
