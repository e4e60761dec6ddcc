"""Conditions and routes in words."""

from typing import assert_never

from dashboard.catalog.catalog import Catalog
from dashboard.planner.plan import ConditionMet
from dashboard.rules.answer import Answered
from dashboard.rules.certificate import Certificate, HasLevels, ValidCertificate
from dashboard.rules.education import Education
from dashboard.rules.experience import Experience
from dashboard.rules.facts import Condition
from dashboard.rules.none_required import NoneRequired
from dashboard.rules.none_stated import NoneStated
from dashboard.rules.routes import Route
from dashboard.text.words import Words


def level_name(words: Words, catalog: Catalog, level_id: str) -> str:
    return words.name(catalog.level(level_id))


def level_names(words: Words, catalog: Catalog, level_ids: tuple[str, ...]) -> str:
    return words.any_of(level_name(words, catalog, level_id) for level_id in level_ids)


def clock_name(words: Words, catalog: Catalog, clock_id: str) -> str:
    return words.name(catalog.clock(clock_id))


def condition_words(words: Words, catalog: Catalog, condition: Condition) -> str:
    """What a condition asks: "1年AIGC应用工作", "持有初级"."""
    match condition:
        case Experience(clock, months, within):
            asked = words(
                "condition.experience", clock=clock_name(words, catalog, clock), months=words.months(months)
            )
        case Certificate(_, months, within) | ValidCertificate(_, months, within):
            levels = level_names(words, catalog, condition.levels)
            key = f"condition.{condition.fact}"
            asked = words(f"{key}.for", levels=levels, months=words.months(months)) if months else ""
            asked = asked or words(key, levels=levels)
        case Education(education, months):
            within, name = None, words.name(catalog.education_of(education))
            asked = (
                words("condition.education.for", education=name, months=words.months(months))
                if months
                else ""
            )
            asked = asked or words("condition.education", education=name)
        case Answered(question):
            return words.of(catalog.question(question), "text")
        case NoneStated():
            return words("condition.none_stated")
        case NoneRequired():
            return words("condition.none_required")
        case _:
            assert_never(condition)
    return asked if within is None else words("condition.within", asked=asked, months=words.months(within))


def route_words(words: Words, catalog: Catalog, route: Route) -> str:
    """What a route asks, all its conditions."""
    if route.states_nothing or not route.conditions:
        return words("condition.none_stated")
    asked = [
        condition_words(words, catalog, condition)
        for condition in route.conditions
        if not condition.states_nothing
    ]
    return words.all_of(asked)


def missing_words(words: Words, catalog: Catalog, met: ConditionMet) -> str:
    """What is missing of a condition today, in a few words; "" if nothing is."""
    if met.open_today:
        return ""
    if met.is_open_if_known:
        return words("missing.unknown", asked=condition_words(words, catalog, met.condition))
    match met.condition:
        case Experience(clock):
            name = clock_name(words, catalog, clock)
            if not met.months_missing:
                return words("missing.experience_within", clock=name)
            return words("missing.experience", clock=name, months=words.months(met.months_missing))
        case HasLevels():
            if met.by_level and met.met_on:
                level, day = level_name(words, catalog, met.by_level), words.date(met.met_on)
                return words("missing.certificate_until", level=level, date=day)
            return words("missing.certificate", levels=level_names(words, catalog, met.condition.levels))
        case Education() | Answered():
            asked = condition_words(words, catalog, met.condition)
            if met.met_on:
                return words("missing.until", asked=asked, date=words.date(met.met_on))
            return words("missing.condition", asked=asked)
        case NoneStated() | NoneRequired():
            return ""
        case _:
            assert_never(met.condition)
