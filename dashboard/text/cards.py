"""Where somebody stands with a level, in words: a card, why there is no plan, and what is missing today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from dashboard.catalog.catalog import Catalog
from dashboard.planner.plan import ConditionMet, Standing
from dashboard.planner.verdicts import Verdict
from dashboard.rules.months import day_number
from dashboard.rules.routes import Route
from dashboard.text.answers import of_exam
from dashboard.text.condition_met import issuer_words, recommended_sentence, unknown_sentence
from dashboard.text.conditions import level_label, missing_words, route_words
from dashboard.text.lasting import expiry_sentence, sittings_end_sentence
from dashboard.text.readings import reading_name
from dashboard.text.steps import closing_sentence
from dashboard.text.words import Words, heading


@dataclass(frozen=True)
class Card:
    """What a level's card says: its verdict in a word, a date, the route, what is missing, and the rest.

    `expired` says that the certificate that was held has expired; "" if none has.
    """

    verdict: str
    expired: str
    date_label: str
    date: str
    route: str
    missing: tuple[str, ...]
    notes: tuple[str, ...]


def verdict_word(words: Words, standing: Standing) -> str:
    """The verdict in a word; one without a stated condition is never called simply open."""
    return words(f"verdict.{standing.verdict}")


def expired_words(words: Words, standing: Standing) -> str:
    """That the certificate that was held has expired, and when; "" if none has."""
    return words("card.expired", date=words.date(standing.expired_on)) if standing.expired_on else ""


def without_plan(words: Words, catalog: Catalog, standing: Standing) -> str:
    """Why there is no plan: the target is held, is awaited, or is never reached."""
    level = level_label(words, catalog, standing.level_id)
    if standing.held_on is None:
        return words("planner.never", level=level)
    if not standing.dated:
        return words("planner.held.undated", level=level)
    key = "planner.awaited" if standing.verdict is Verdict.AWAITED else "planner.held"
    return words(key, level=level, date=words.date(standing.held_on))


def kept_until(words: Words, catalog: Catalog, standing: Standing) -> str:
    """By when what is held or awaited must be renewed; "" where nothing is, or where that is not stated."""
    if standing.plan or standing.held_on is None:
        return ""
    if not standing.dated:
        level = level_label(words, catalog, standing.level_id)
        is_for_a_time = bool(catalog.validity_of(standing.level_id))
        return words("unknown.certificate.date", level=level) if is_for_a_time else ""
    return expiry_sentence(words, catalog, standing.level_id, standing.held_on, standing.expires_on)


def card(words: Words, catalog: Catalog, standing: Standing, *, chosen: bool = False) -> Card:
    """`chosen`: the plan is by a path of the visitor's choice, and not the fastest."""
    verdict, plan, expired = verdict_word(words, standing), standing.plan, expired_words(words, standing)
    notes = tuple(_notes(words, catalog, standing))
    match standing.verdict:
        case Verdict.HELD | Verdict.AWAITED:
            is_held = standing.verdict is Verdict.HELD
            known = standing.held_on if standing.dated else None
            label = words("card.held_on" if is_held else "card.awaited_on")
            day = words.date(known) if known else words.not_stated
            return Card(verdict, expired, label, day, "", (), notes)
        case Verdict.OPEN | Verdict.UNSTATED:
            missing = () if plan else missing_today(words, catalog, standing)
        case Verdict.CHECK | Verdict.LATER | Verdict.NEVER:
            missing = missing_today(words, catalog, standing)
        case _:
            assert_never(standing.verdict)
    route = words("card.unstated") if standing.verdict is Verdict.UNSTATED else ""
    if plan is None:
        is_award = catalog.level(standing.level_id).kind == "award"
        label = words("card.exam_on.award" if is_award else "card.exam_on")
        return Card(verdict, expired, label, words("card.no_date"), route, missing, notes)
    label = words(of_exam("card.exam_on.chosen" if chosen else "card.exam_on", plan))
    route = route or words("card.route", route=route_words(words, catalog, plan.steps[-1].route))
    return Card(verdict, expired, label, words.date(plan.exam_on), route, missing, notes)


def _notes(words: Words, catalog: Catalog, standing: Standing) -> Iterator[str]:
    """What to clear up first, what closes, what ends, what must be renewed, and what is recommended."""
    if said := kept_until(words, catalog, standing):
        yield said
    if standing.verdict in (Verdict.HELD, Verdict.AWAITED):
        return
    yield from check_sentences(words, catalog, standing)
    if standing.plan and (closing := closing_sentence(words, standing.plan.steps[-1])):
        yield closing
    if ends := sittings_end_sentence(words, catalog, standing.level_id, standing.as_of):
        yield ends
    for met in standing.recommended:
        yield recommended_sentence(words, catalog, met)


def check_sentences(words: Words, catalog: Catalog, standing: Standing) -> list[str]:
    """What to say, or whom to ask, before a `check` can be called open; nothing for any other verdict."""
    found = standing.open_if
    if found is None:
        return []
    said = [unknown_sentence(words, catalog, met) for met in found.unknown]
    if found.reading == "lenient":
        strict, lenient = (
            reading_name(words, catalog, standing.level_id, reading) for reading in ("strict", "lenient")
        )
        issuer = issuer_words(words, catalog, standing.level_id)
        said.insert(0, words("check.readings", strict=strict, lenient=lenient, issuer=issuer))
    return said


def missing_today(words: Words, catalog: Catalog, standing: Standing) -> tuple[str, ...]:
    """For each reading, what each route still lacks today; one line where the readings agree."""
    lines = []
    for reading, of_reading in standing.today:
        lines.append((reading, missing_under(words, catalog, standing, of_reading)))
    if len({line for _, line in lines}) == 1:
        return (words("missing.both", missing=lines[0][1]),)
    return tuple(
        words(
            "missing.by_reading",
            reading=heading(reading_name(words, catalog, standing.level_id, reading)),
            missing=missing,
        )
        for reading, missing in lines
    )


def missing_under(
    words: Words,
    catalog: Catalog,
    standing: Standing,
    ways: Sequence[tuple[Route, tuple[ConditionMet, ...]]],
) -> str:
    """What each of the routes of a reading still lacks today, or that nothing is missing."""
    lacks = list(dict.fromkeys(_lacks(words, catalog, standing, *way) for way in ways))
    return words("missing.or").join(lacks) if all(lacks) else words("missing.nothing")


def _lacks(
    words: Words,
    catalog: Catalog,
    standing: Standing,
    route: Route,
    conditions: tuple[ConditionMet, ...],
) -> str:
    lacking = [lack for met in conditions if (lack := missing_words(words, catalog, met))]
    if not route.applies_on(day_number(standing.as_of)):
        if route.until is not None and route.until <= standing.as_of:
            asked = route_words(words, catalog, route)
            return words("missing.route.closed", route=asked, date=words.date(route.until))
        if route.first is not None:
            lacking.append(words("missing.route.first", date=words.date(route.first)))
    return words("list.comma").join(lacking)
