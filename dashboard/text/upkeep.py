"""Keeping certificates in words: what lapses first, until when each can be renewed, how, and at what cost."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import assert_never

from dashboard.catalog.catalog import Catalog
from dashboard.planner.upkeep import Expiry, Had, Keeping, NoExpiry, Upkeep, Way
from dashboard.planner.upkeep_costs import UpkeepCosts
from dashboard.text.conditions import level_label
from dashboard.text.money import money
from dashboard.text.paths import duration
from dashboard.text.renewals import renewal_words, route_fee_words
from dashboard.text.words import Words, heading

Row = tuple[str, ...]


def keeping_columns(words: Words) -> list[str]:
    """What the cells of `keeping_rows` are called."""
    return [
        words(f"upkeep.column.{column}")
        for column in ("certificate", "lapses_on", "window", "how", "fee", "then")
    ]


def keeping_rows(words: Words, catalog: Catalog, keeping: Keeping) -> list[Row]:
    """A row a certificate that lapses; where it can be kept in several ways, a row a way."""
    return [row for upkeep in keeping.upkeeps for row in _rows(words, catalog, keeping.today, upkeep)]


def _rows(words: Words, catalog: Catalog, today: date, upkeep: Upkeep) -> Iterator[Row]:
    name = certificate_name(words, catalog, upkeep)
    lapses_on = _day(words, words.date(upkeep.expires_on), upkeep)
    if upkeep.expires_on <= today:
        lapses_on = words("upkeep.expired", date=words.date(upkeep.expires_on))
    if not upkeep.ways:
        yield name, lapses_on, *4 * [words.not_stated]
    for way in upkeep.ways:
        yield (
            name,
            lapses_on,
            window_words(words, today, upkeep, way),
            renewal_words(words, catalog, way.route),
            route_fee_words(words, way.route),
            then_words(words, upkeep, way, in_table=True),
        )


def certificate_name(words: Words, catalog: Catalog, upkeep: Upkeep) -> str:
    """What a certificate is called, and whether it is yet to come."""
    level = level_label(words, catalog, upkeep.level_id)
    match upkeep.had:
        case Had.HELD:
            return level
        case Had.AWAITED:
            return words("upkeep.awaited", level=level)
        case Had.PLANNED:
            return words("upkeep.planned", level=level)
        case _:
            assert_never(upkeep.had)


def window_words(words: Words, today: date, upkeep: Upkeep, way: Way) -> str:
    """From when to when a certificate can be renewed: both days included."""
    if way.first:
        window = words("upkeep.window", start=words.date(way.opens_on), end=words.date(way.last_on))
        return _day(words, window, upkeep)
    if way.last_on < today:
        return words("upkeep.window.over", date=words.date(way.last_on))
    return words("upkeep.window.none")


def then_words(words: Words, upkeep: Upkeep, way: Way, *, in_table: bool = False) -> str:
    """Until when a certificate is then valid: renewed on the first day, and on the last, if that differs.

    In a table the column says which is which.
    """
    if way.first is None or way.last is None:
        return ""
    first, last = (expiry_words(words, each.expires) for each in (way.first, way.last))
    key = "upkeep.then.in_table" if in_table else "upkeep.then.either"
    said = first if first == last else words(key, first=first, last=last)
    if not any(isinstance(each.expires, date) for each in (way.first, way.last)):
        return said
    if way.route.counts_from is None:
        said = words("upkeep.then.base_not_stated", then=said)
    return _day(words, said, upkeep)


def way_sentences(words: Words, catalog: Catalog, today: date, upkeep: Upkeep) -> list[str]:
    """Each way to keep a certificate: when, how, for what fee, and until when it is then valid."""
    if not upkeep.ways:
        return [words("upkeep.way.unstated")]
    return [
        words(
            "upkeep.way",
            how=heading(renewal_words(words, catalog, way.route)),
            window=window_words(words, today, upkeep, way),
            fee=route_fee_words(words, way.route),
            then=then_words(words, upkeep, way),
        )
        for way in upkeep.open_ways
    ]


def expiry_words(words: Words, expires: Expiry) -> str:
    """The day on which a renewed certificate expires, or that it does not, or that it is not stated."""
    if isinstance(expires, date):
        return words.date(expires)
    match expires:
        case NoExpiry.NEVER:
            return words("validity.none")
        case NoExpiry.NOT_STATED:
            return words.not_stated
        case _:
            assert_never(expires)


def _day(words: Words, said: str, upkeep: Upkeep) -> str:
    """Days that are only lower bounds say so."""
    return words("race.lower_bound", date=said) if upkeep.is_lower_bound else said


def first_sentences(words: Words, catalog: Catalog, keeping: Keeping) -> list[str]:
    """What lapses first and by when it is to be renewed, what has lapsed, and of what no day is known."""
    today = keeping.today
    said = [_lapsed(words, catalog, each) for each in keeping.upkeeps if each.expires_on <= today]
    first = next((each for each in keeping.upkeeps if each.expires_on > today), None)
    if first:
        said.insert(0, _first(words, catalog, today, first))
    if any(way.last_on >= each.expires_on for each in keeping.upkeeps for way in each.open_ways):
        said.append(words("upkeep.grace"))
    if keeping.undated:
        said.append(words("upkeep.undated", levels=_all_of(words, catalog, keeping.undated)))
    if keeping.not_stated:
        said.append(words("upkeep.not_stated", levels=_all_of(words, catalog, keeping.not_stated)))
    return said or [words("upkeep.nothing")]


def _first(words: Words, catalog: Catalog, today: date, upkeep: Upkeep) -> str:
    level = level_label(words, catalog, upkeep.level_id)
    day = _day(words, words.date(upkeep.expires_on), upkeep)
    apart = duration(words, today, upkeep.expires_on)
    firsts = [way.first.day for way in upkeep.open_ways if way.first]
    if not upkeep.ways:
        then = words("upkeep.then.unstated")
    elif not firsts:
        then = words("upkeep.then.none")
    else:
        last = words.date(max(way.last_on for way in upkeep.open_ways))
        start = min(firsts)
        then = words("upkeep.then.now", last=last)
        if start > today:
            then = words("upkeep.then.from", start=words.date(start), last=last)
    return words("upkeep.first", level=level, date=day, apart=apart, then=then)


def _lapsed(words: Words, catalog: Catalog, upkeep: Upkeep) -> str:
    level, day = level_label(words, catalog, upkeep.level_id), words.date(upkeep.expires_on)
    if not upkeep.ways:
        return words("upkeep.lapsed.unstated", level=level, date=day)
    if upkeep.is_lost:
        return words("upkeep.lapsed.lost", level=level, date=day)
    last = words.date(max(way.last_on for way in upkeep.open_ways))
    return words("upkeep.lapsed.grace", level=level, date=day, last=last)


def cost_sentences(words: Words, catalog: Catalog, costs: UpkeepCosts) -> list[str]:
    """What keeping them all costs until a day, in each currency, and of which that is not stated."""
    said = []
    if costs.renewals:
        amounts = words.all_of(money(words, amount, currency) for currency, amount in costs.amounts)
        day = words.date(costs.until)
        said.append(words.count("upkeep.cost", costs.renewals, date=day, amounts=amounts))
    if costs.not_stated:
        said.append(words("upkeep.cost.not_stated", levels=_all_of(words, catalog, costs.not_stated)))
    return said


def _all_of(words: Words, catalog: Catalog, level_ids: Iterable[str]) -> str:
    return words.all_of(level_label(words, catalog, level_id) for level_id in level_ids)
