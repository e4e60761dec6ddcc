"""What the map of all ladders says of a level: its verdict, its date, what is missing, and what it costs."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import assert_never

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.in_time import YEAR, is_within, last_day
from dashboard.planner.plan import Plan, Standing
from dashboard.planner.totals import fee
from dashboard.planner.verdicts import Verdict
from dashboard.text.cards import expired_words, missing_under
from dashboard.text.conditions import level_label, level_name
from dashboard.text.evidence import source_grades
from dashboard.text.lasting import lasting_words
from dashboard.text.money import money
from dashboard.text.readings import reading_name
from dashboard.text.words import Words


def verdict_sign(verdict: Verdict) -> str:
    """A verdict's shape, as a letter: the word is always beside it."""
    match verdict:
        case Verdict.HELD:
            return "★"
        case Verdict.AWAITED:
            return "⧗"
        case Verdict.OPEN:
            return "●"
        case Verdict.UNSTATED:
            return "?"
        case Verdict.CHECK:
            return "!"
        case Verdict.LATER:
            return "▶"
        case Verdict.NEVER:
            return "✕"
        case _:
            assert_never(verdict)


def signed_verdict(words: Words, verdict: Verdict) -> str:
    return words("explore.verdict", sign=verdict_sign(verdict), verdict=words(f"verdict.{verdict}"))


def verdicts_counted(words: Words, standings: Iterable[Standing]) -> tuple[str, ...]:
    """How many levels have each verdict that any has, each with its shape."""
    counts = Counter(standing.verdict for standing in standings)
    return tuple(
        words("explore.counted", what=signed_verdict(words, verdict), number=words.number(counts[verdict]))
        for verdict in Verdict
        if counts[verdict]
    )


def sitting_sign(words: Words, standings: Iterable[Standing]) -> str:
    """The shape of the exams that are to come for levels that may be open today; "" where there is none."""
    may_be_open = (Verdict.OPEN, Verdict.UNSTATED, Verdict.CHECK)
    later = (
        each.exam_on is not None and each.exam_on > each.as_of
        for each in standings
        if each.verdict in may_be_open
    )
    return words("explore.sitting") if any(later) else ""


def explore_title(words: Words, standings: Mapping[str, Standing]) -> str:
    """For how many of all levels somebody qualifies today."""
    number = sum(is_within(each, "now") for each in standings.values())
    return words.count("explore.title", number, total=words.number(len(standings)))


def most_urgent(words: Words, catalog: Catalog, standings: Mapping[str, Standing]) -> str:
    """What closes first within a year; else for how many levels the issuer must be asked; "" for none."""
    closing = [
        (day, level_id)
        for level_id, standing in standings.items()
        if (day := last_day(catalog, standing)) and day - standing.as_of <= YEAR
    ]
    if closing:
        day, level_id = min(closing)
        label = level_label(words, catalog, level_id)
        key = f"explore.closes.{catalog.level(level_id).kind}"
        return words(key, level=label, date=words.date(day))
    unstated = sum(each.verdict is Verdict.UNSTATED for each in standings.values())
    return words.count("explore.ask_first", unstated) if unstated else ""


def is_estimate(plan: Plan) -> bool:
    """Whether a plan's dates lean on numbers that no source states."""
    return any(step.exam.basis == "assumed" for step in plan.steps)


def day_of(words: Words, plan: Plan) -> str:
    """The day on which a plan's target is sat: no earlier than it, or an estimate, where it is."""
    day = words.date(plan.exam_on)
    if is_estimate(plan):
        day = words("explore.estimate", date=day)
    return words("explore.no_earlier", date=day) if plan.is_lower_bound else day


def when_words(words: Words, catalog: Catalog, standing: Standing) -> str:
    """When a level can be sat, and until when; of one that is had, until when that counts."""
    said = []
    match standing.verdict:
        case Verdict.HELD:
            said = (
                [lapses_words(words, standing.expires_on)]
                if standing.expires_on
                else [words("explore.no_date")]
            )
        case Verdict.AWAITED:
            said = [words("explore.awaited", date=words.date(standing.held_on))] if standing.held_on else []
        case Verdict.OPEN | Verdict.UNSTATED | Verdict.CHECK | Verdict.LATER | Verdict.NEVER:
            said = [day_of(words, standing.plan) if standing.plan else words("explore.no_date")]
            if end := last_day(catalog, standing):
                said.append(until_words(words, end))
        case _:
            assert_never(standing.verdict)
    return words("list.comma").join(said)


def lapses_words(words: Words, day: date) -> str:
    return words("explore.lapses", date=words.date(day))


def until_words(words: Words, day: date) -> str:
    return words("explore.until", date=words.date(day))


def lacks_words(words: Words, catalog: Catalog, standing: Standing, reading: Reading) -> str:
    """What is missing today under a reading, in a few words; what to ask first where nothing is stated."""
    said = [expired] if (expired := expired_words(words, standing)) else []
    last = catalog.level(standing.level_id).last_sitting_on
    match standing.verdict:
        case Verdict.HELD | Verdict.AWAITED:
            pass
        case Verdict.OPEN:
            said.append(words("missing.nothing"))
        case Verdict.UNSTATED:
            said.append(words("explore.unstated"))
        case Verdict.CHECK | Verdict.LATER | Verdict.NEVER if last and last < standing.as_of:
            said.append(words("explore.ended", date=words.date(last)))
        case Verdict.CHECK | Verdict.LATER | Verdict.NEVER:
            ways = dict(standing.today)
            missing = missing_under(words, catalog, standing, ways[reading])
            other = standing.open_if.reading if standing.open_if else reading
            by_other = missing_under(words, catalog, standing, ways[other])
            if by_other != missing:
                called = reading_name(words, catalog, standing.level_id, other)
                missing = words("explore.check", reading=called, by_other=by_other, missing=missing)
            said.append(missing)
        case _:
            assert_never(standing.verdict)
    return words("list.semicolon").join(said)


def level_and_scheme(words: Words, catalog: Catalog, level_id: str) -> str:
    """A level's name, then its scheme's, where that is another."""
    names = level_name(words, catalog, level_id), words.name(catalog.scheme_of(level_id))
    return words("list.dot").join(dict.fromkeys(names))


def valid_words(words: Words, catalog: Catalog, level_id: str, as_of: date) -> str:
    """How long the certificate is valid, by the rows that still apply."""
    rows = catalog.validity_of(level_id)
    return lasting_words(words, [row for row in rows if row.until is None or row.until > as_of])


def price_words(words: Words, catalog: Catalog, level_id: str) -> str:
    """What a level costs in all; where only the exam's fee is stated, that it is the exam's alone."""
    exam = catalog.exam(level_id)
    if (total := fee([exam])) is not None:
        return money(words, total, exam.currency)
    if exam.fee_exam is not None:
        return words("explore.exam_alone", amount=money(words, exam.fee_exam, exam.currency))
    return words.not_stated


def grades_words(words: Words, catalog: Catalog, level_id: str) -> str:
    """The grades of the sources that a level's rules rest on; of the level's own where it has no rule."""
    cites = {cited for row in catalog.prerequisites if row.level_id == level_id for cited in row.cites}
    grades = {grade for grade in source_grades(catalog, cites or catalog.level(level_id).cites) if grade}
    return words("list.joint").join(sorted(grades)) or words.not_stated
