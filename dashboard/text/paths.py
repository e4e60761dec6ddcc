"""Paths in words: what each takes, what it gains and costs against the best, and what a level buys."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS
from dashboard.planner.advice import certificate_cites, climbs_by_certificates_alone
from dashboard.planner.break_even import BreakEven, Worth
from dashboard.planner.compare import ComparedPath
from dashboard.planner.paths import Path
from dashboard.planner.plan import Plan
from dashboard.rules.months import nearest_months
from dashboard.rules.people import Person
from dashboard.rules.routes import ways
from dashboard.state.of_levels import FEES, Fee
from dashboard.text.conditions import experience_words, level_label, telling_words
from dashboard.text.contradictions import contradiction_of
from dashboard.text.money import money
from dashboard.text.readings import reading_name
from dashboard.text.words import Words

MOST_DAYS_SAID: Final = 15
"""Half a month: so many days are said as days, more of them as months."""


def path_levels(words: Words, catalog: Catalog, plan: Plan) -> str:
    """ "初级 → 中级 → 高级"."""
    return words("then").join(
        level_label(words, catalog, level_id, plan.target) for level_id in plan.path.levels
    )


def path_routes(words: Words, catalog: Catalog, plan: Plan) -> str:
    """The levels, each with the route that opens it."""
    return words("then").join(
        words(
            "paths.step",
            level=level_label(words, catalog, step.level_id, plan.target),
            route=telling_words(words, catalog, step.level_id, step.route),
        )
        for step in plan.steps
    )


def path_names(words: Words, catalog: Catalog, rows: Sequence[ComparedPath]) -> list[str]:
    """A name a row: its levels and its reading; with its routes where another row has the same."""
    short = [_with_reading(words, catalog, path_levels(words, catalog, row.plan), row) for row in rows]
    return [
        name
        if short.count(name) == 1
        else _with_reading(words, catalog, path_routes(words, catalog, row.plan), row)
        for name, row in zip(short, rows, strict=True)
    ]


def _with_reading(words: Words, catalog: Catalog, name: str, row: ComparedPath) -> str:
    if len(row.readings) == len(READINGS):
        return name
    reading = reading_name(words, catalog, row.plan.target, row.readings[0])
    return name + words("lanes.reading", reading=reading)


def certificates_alone(words: Words, catalog: Catalog, plan: Plan, person: Person) -> str:
    """What must be known of a path by certificates alone: whether the person has experience that it does
    not use, and what the source says against it; "" for any other path."""
    if not skips_experience(catalog, plan.path):
        return ""
    had = _experience(words, catalog, person)
    return words.sentences(
        [
            words("planner.certificates_alone"),
            words("planner.certificates_alone.unused", experience=had) if had else "",
            said_against_certificates(words, catalog, plan.path),
        ]
    )


def skips_experience(catalog: Catalog, path: Path) -> bool:
    """Whether a path is by certificates alone, and a level on it could be had by experience instead."""
    return climbs_by_certificates_alone(path) and any(
        condition.asks_months
        for level_id in path.levels
        for route, _ in ways(catalog, level_id)
        for condition in route.conditions
    )


def _experience(words: Words, catalog: Catalog, person: Person) -> str:
    """What a person has worked so far; "" for nothing. Time on two clocks is told once."""
    had = []
    for clock_id in catalog.clock_ids:
        months = person.clock(clock_id).months
        within = [
            person.clock(inner).months for inner in catalog.clocks_within(clock_id) if inner != clock_id
        ]
        if months > max(within, default=0):
            had.append(experience_words(words, catalog, clock_id, months))
    return words.all_of(had)


def said_against_certificates(words: Words, catalog: Catalog, path: Path) -> str:
    """The contradiction about a path by certificates alone, if the tables have it."""
    row = contradiction_of(catalog, "certificates_alone", certificate_cites(path))
    return f"{row.contradiction_id} {words.of(row, 'text')}" if row else ""


def path_warning(words: Words, catalog: Catalog, row: ComparedPath) -> str:
    """What must be known of a path beside others, in a few words: another beats it, something speaks
    against it; "" for nothing."""
    said = [words("race.beaten")] if row.beaten_by else []
    if skips_experience(catalog, row.plan.path):
        doubt = contradiction_of(catalog, "certificates_alone", certificate_cites(row.plan.path))
        number = f" ({doubt.contradiction_id})" if doubt else ""
        said.append(words("race.certificates_alone") + number)
    return words("race.joint").join(said)


def fee_words(words: Words, amount: Decimal | None, currency: str) -> str:
    """An amount of money, or that it is not stated."""
    return words.not_stated if amount is None else money(words, amount, currency)


def plan_fee(words: Words, fees: Iterable[Fee], plan: Plan) -> tuple[str, str]:
    """A label that says whether any fee of a plan is one of the visitor's `fees`, and what they come to."""
    if not has_typed_fee(fees, plan):
        return words("planner.fee"), _at_least(words, plan) or fee_words(words, plan.fee, plan.currency)
    parts = (fee for step in plan.steps for fee in (getattr(step.exam, field) for field in FEES))
    if None in parts:
        return words("planner.fee.typed"), words("planner.fee.incomplete")
    return words("planner.fee.typed"), fee_words(words, plan.fee, plan.currency)


def _at_least(words: Words, plan: Plan) -> str:
    """What is stated of a plan's fees where not all of it is: "不少于 3,900 元"; "" where nothing is."""
    exams = [step.exam for step in plan.steps if any(getattr(step.exam, field) for field in FEES)]
    if plan.fee is not None or len({exam.currency for exam in exams}) != 1:
        return ""
    amount = sum((getattr(exam, field) or Decimal(0) for exam in exams for field in FEES), Decimal(0))
    return words("fee.at_least", amount=money(words, amount, exams[0].currency))


def has_typed_fee(fees: Iterable[Fee], plan: Plan) -> bool:
    return any(fee.level_id in plan.path.levels for fee in fees)


def day_or_never(words: Words, day: date | None) -> str:
    """A date, or that it is never reached."""
    return words.date(day) if day else words("verdict.never")


def duration(words: Words, day: date, other: date) -> str:
    """How far two days are apart, whichever is first: up to 15 days in days, else in the nearest whole
    months of the calendar. Wherever a difference of two days is said, it is said by this."""
    earlier, later = sorted((day, other))
    apart = (later - earlier).days
    return words.days(apart) if apart <= MOST_DAYS_SAID else words.months(nearest_months(earlier, later))


def against_best(words: Words, best: Plan, plan: Plan) -> str:
    """What a plan gains and costs against the best: time, exams, study hours, fee where it is known."""
    if plan == best:
        hours = words.not_stated if best.study_hours is None else words.number(best.study_hours)
        return words.count("paths.best", best.exams, hours=hours)
    parts = [held_against(words, plan, best)]
    if exams := plan.exams - best.exams:
        parts.append(words.count("paths.exams.more" if exams > 0 else "paths.exams.fewer", abs(exams)))
    if plan.study_hours is not None and best.study_hours is not None:
        more = plan.study_hours - best.study_hours
        key = "paths.hours.more" if more > 0 else "paths.hours.fewer"
        parts += [words(key, hours=words.number(abs(more)))] if more else []
    if plan.fee is not None and best.fee is not None and plan.currency == best.currency:
        more = plan.fee - best.fee
        key = "paths.fee.more" if more > 0 else "paths.fee.less"
        parts += [words(key, fee=fee_words(words, abs(more), plan.currency))] if more else []
    return words("list.comma").join(parts)


def held_against(words: Words, plan: Plan, other: Plan) -> str:
    """How much sooner or later a plan holds its target than another."""
    if plan.held_on == other.held_on:
        return words("paths.same_day")
    key = "paths.sooner" if plan.held_on < other.held_on else "paths.later"
    return words(key, duration=duration(words, plan.held_on, other.held_on))


def break_even_sentence(words: Words, catalog: Catalog, found: BreakEven) -> str:
    """What a level on the way to the target buys, and for what."""
    level = level_label(words, catalog, found.level_id)
    target = level_label(words, catalog, found.taking.target)
    if found.skipping is None or found.worth is Worth.NEEDED:
        return words("break_even.needed", level=level, target=target)
    cost = _cost(words, found)
    with_it, without = found.taking.held_on, found.skipping.held_on
    gap, day = duration(words, with_it, without), words.date(without)
    instead = [each for each in found.skipping.path.levels if each not in found.taking.path.levels]
    if instead and with_it == without:
        others = words.any_of(level_label(words, catalog, each) for each in instead)
        return words("break_even.instead", level=level, target=target, others=others)
    if found.worth is Worth.NOTHING:
        key = "break_even.no_sooner" if with_it == without else "break_even.later"
        return words(key, level=level, target=target, gap=gap, date=day, cost=cost)
    return words(
        "break_even.sooner",
        level=level,
        target=target,
        gap=gap,
        cost=cost,
        date=words.date(found.not_needed_from) if found.not_needed_from else day,
    )


def _cost(words: Words, found: BreakEven) -> str:
    """What taking the level costs more: exams, hours, fee; what is not stated is named as such."""
    parts = []
    if found.more_exams > 0:
        parts.append(words.count("break_even.exams", found.more_exams))
    if found.more_hours is None:
        parts.append(words("break_even.hours_not_stated"))
    elif found.more_hours > 0:
        parts.append(words("break_even.hours", hours=words.number(found.more_hours)))
    if found.more_fee is None:
        parts.append(words("break_even.fee_not_stated"))
    elif found.more_fee > 0:
        parts.append(fee_words(words, found.more_fee, found.taking.currency))
    return words.all_of(parts) if parts else words("break_even.nothing_more")
