"""Conditions and routes in words, and what is missing of a condition today."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Fact
from dashboard.planner.plan import ConditionMet
from dashboard.rules.answer import Answered
from dashboard.rules.certificate import Certificate, ValidCertificate
from dashboard.rules.education import Education
from dashboard.rules.experience import Experience
from dashboard.rules.facts import Condition
from dashboard.rules.none_required import NoneRequired
from dashboard.rules.none_stated import NoneStated
from dashboard.rules.routes import Route, ways
from dashboard.text.words import Words, heading


def level_name(words: Words, catalog: Catalog, level_id: str) -> str:
    return words.name(catalog.level(level_id))


def level_label(words: Words, catalog: Catalog, level_id: str, beside: str | None = None) -> str:
    """A level's name, with its scheme, or else its id, where another level is called the same.

    `beside` is a level of whose scheme is spoken: its own levels need no more than their name.
    """
    name, scheme = level_name(words, catalog, level_id), catalog.scheme_of(level_id)
    if beside is not None and catalog.scheme_of(beside) == scheme:
        return name
    alike = [each for each in catalog.level_ids if level_name(words, catalog, each) == name]
    if len(alike) == 1:
        return name
    in_scheme = [each for each in alike if words.name(catalog.scheme_of(each)) == words.name(scheme)]
    return words(
        "level.of_scheme", level=name, scheme=words.name(scheme) if len(in_scheme) == 1 else level_id
    )


def level_names(words: Words, catalog: Catalog, level_ids: tuple[str, ...]) -> str:
    return words.any_of(level_label(words, catalog, level_id) for level_id in level_ids)


def clock_name(words: Words, catalog: Catalog, clock_id: str) -> str:
    """What a clock is called within a sentence."""
    return words.name(catalog.clock(clock_id))


def clock_label(words: Words, catalog: Catalog, clock_id: str) -> str:
    """What a clock is called at the start of a line."""
    return heading(clock_name(words, catalog, clock_id))


def experience_words(words: Words, catalog: Catalog, clock_id: str, months: int) -> str:
    """ "3年 AIGC 应用工作"."""
    clock = words.apart(clock_name(words, catalog, clock_id))
    return words("condition.experience", clock=clock, months=words.months(months))


def condition_words(words: Words, catalog: Catalog, condition: Condition) -> str:
    """What a condition asks: "3年 AIGC 应用工作", "持有初级"."""
    match condition:
        case Experience(clock, months, within):
            asked = experience_words(words, catalog, clock, months)
            if within is None:
                return asked
            return words("condition.experience.within", asked=asked, within=words.months(within))
        case Certificate() | ValidCertificate():
            return _certificate_words(words, catalog, condition)
        case Education(_, months):
            education = education_words(words, catalog, condition)
            if not months:
                return education
            return words("condition.education.for", education=education, months=words.months(months))
        case Answered(question):
            return words("condition.answer", question=words.of(catalog.question(question), "text"))
        case NoneStated():
            return words("condition.none_stated")
        case NoneRequired():
            return words("condition.none_required")
        case _:
            assert_never(condition)


def _certificate_names(words: Words, catalog: Catalog, condition: Certificate | ValidCertificate) -> str:
    """The levels of which a condition asks for one: "初级", "仍有效的初级"."""
    levels = level_names(words, catalog, condition.any_of)
    match condition:
        case Certificate():
            return levels
        case ValidCertificate():
            return words("condition.valid", levels=levels)
        case _:
            assert_never(condition)


def _certificate_words(words: Words, catalog: Catalog, condition: Certificate | ValidCertificate) -> str:
    levels, months, within = _certificate_names(words, catalog, condition), condition.months, condition.within
    if within is None and not months:
        return words("condition.certificate", levels=levels)
    if within is None:
        return words("condition.certificate.for", levels=levels, months=words.months(months))
    if not months:
        return words("condition.certificate.within", levels=levels, within=words.months(within))
    return words(
        "condition.certificate.between",
        levels=levels,
        months=words.months(months),
        within=words.months(within),
    )


def education_words(words: Words, catalog: Catalog, condition: Education) -> str:
    """ "本科或以上"; of the highest, its name alone."""
    name = words.name(catalog.education_of(condition.education))
    if condition.at_least == {condition.education}:
        return name
    return words("condition.education", education=name)


def route_words(words: Words, catalog: Catalog, route: Route) -> str:
    """What a route asks, all its conditions."""
    asked = [condition_words(words, catalog, each) for each in as_told(route.conditions)]
    if asked:
        return words.all_of(asked)
    states_nothing = route.states_nothing or not route.conditions
    return words("condition.none_stated" if states_nothing else "condition.none_required")


def telling_words(words: Words, catalog: Catalog, level_id: str, route: Route) -> str:
    """What a route asks that not every way into its level does: what tells it from the others."""
    return route_words(words, catalog, replace(route, conditions=telling(catalog, level_id, route)))


def telling(catalog: Catalog, level_id: str, route: Route) -> tuple[Condition, ...]:
    """The conditions that tell a route from the other ways into its level; all of them where none does."""
    everywhere = set[Condition].intersection(*(set(each.conditions) for each, _ in ways(catalog, level_id)))
    return tuple(each for each in route.conditions if each not in everywhere) or route.conditions


def as_told(conditions: Iterable[Condition]) -> list[Condition]:
    """What conditions ask, in the order in which a person tells it: learned, worked, passed, vouched for."""
    return sorted((each for each in conditions if not each.asks_nothing), key=lambda each: _told(each.fact))


def _told(fact: Fact) -> int:
    return ("education", "experience", "certificate", "valid_certificate", "answer").index(fact)


def missing_words(words: Words, catalog: Catalog, met: ConditionMet) -> str:
    """What is missing of a condition today, or not known of it, in a few words; "" if nothing is."""
    condition = met.condition
    if met.open_today:
        return ""
    match condition:
        case Experience():
            return _missing_experience(words, catalog, met, condition)
        case Certificate() | ValidCertificate():
            return _missing_certificate(words, catalog, met, condition)
        case Education():
            if not met.is_known:
                return words("missing.education.date" if met.is_undated else "missing.education.unknown")
            if met.met_on:
                asked = condition_words(words, catalog, condition)
                return words("missing.until", asked=asked, date=words.date(met.met_on))
            return words("missing.education", education=education_words(words, catalog, condition))
        case Answered():
            question = words.of(catalog.question(condition.question), "text")
            if not met.is_known:
                return words("missing.answer.unknown", question=question)
            if met.met_on:
                asked = condition_words(words, catalog, condition)
                return words("missing.until", asked=asked, date=words.date(met.met_on))
            return words("missing.answer", question=question)
        case NoneStated() | NoneRequired():
            return ""
        case _:
            assert_never(condition)


def _missing_experience(words: Words, catalog: Catalog, met: ConditionMet, condition: Experience) -> str:
    name = clock_name(words, catalog, condition.clock)
    said = words("missing.experience", clock=words.apart(name), months=words.months(met.months_missing))
    if condition.within is None or met.is_known:
        return said
    recent = words("missing.experience.recent", clock=name, within=words.months(condition.within))
    return words("list.comma").join([said, recent]) if met.months_missing else recent


def _missing_certificate(
    words: Words, catalog: Catalog, met: ConditionMet, condition: Certificate | ValidCertificate
) -> str:
    if met.by_level and not met.is_known:
        return words("missing.certificate.unknown", level=level_label(words, catalog, met.by_level))
    if met.by_level and met.met_on:
        level, day = level_label(words, catalog, met.by_level), words.date(met.met_on)
        return words("missing.certificate_until", level=level, date=day)
    if met.closed_on:
        levels = level_names(words, catalog, condition.any_of)
        return words("missing.certificate.closed", levels=levels, date=words.date(met.closed_on))
    levels = level_names(words, catalog, condition.any_of)
    match condition:
        case Certificate():
            return words("missing.certificate", levels=levels)
        case ValidCertificate():
            return words("missing.valid_certificate", levels=levels)
        case _:
            assert_never(condition)
