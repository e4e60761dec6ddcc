"""Conditions and routes in words."""

from dashboard.catalog.catalog import (
    Catalog,
    Certificate,
    Condition,
    Experience,
    NoneStated,
    Route,
)
from dashboard.planner.plan import ConditionMet
from dashboard.text.words import Words


def level_name(words: Words, catalog: Catalog, level_id: str) -> str:
    return words.name(catalog.level(level_id))


def level_names(words: Words, catalog: Catalog, level_ids: tuple[str, ...]) -> str:
    return words.any_of(level_name(words, catalog, level_id) for level_id in level_ids)


def condition_words(words: Words, catalog: Catalog, condition: Condition) -> str:
    """What a condition asks: "1年AIGC应用工作", "持有初级"."""
    if isinstance(condition, Experience):
        return words(f"condition.{condition.clock}", months=words.months(condition.months))
    if isinstance(condition, Certificate):
        levels = level_names(words, catalog, condition.levels)
        if condition.months:
            return words("condition.certificate_for", levels=levels, months=words.months(condition.months))
        return words("condition.certificate", levels=levels)
    return words("condition.none_stated")


def route_words(words: Words, catalog: Catalog, route: Route) -> str:
    """What a route asks, all its conditions."""
    if all(isinstance(condition, NoneStated) for condition in route.conditions):
        return words("condition.none_stated")
    asked = [
        condition_words(words, catalog, condition)
        for condition in route.conditions
        if not isinstance(condition, NoneStated)
    ]
    return words.all_of(asked)


def missing_words(words: Words, catalog: Catalog, met: ConditionMet) -> str:
    """What is missing of a condition today, in a few words; "" if nothing is."""
    if isinstance(met.condition, Experience):
        if not met.months_missing:
            return ""
        return words(f"missing.{met.condition.clock}", months=words.months(met.months_missing))
    if isinstance(met.condition, Certificate):
        if met.by_level and met.met_on:
            level, day = level_name(words, catalog, met.by_level), words.date(met.met_on)
            return words("missing.certificate_until", level=level, date=day)
        return words("missing.certificate", levels=level_names(words, catalog, met.condition.levels))
    return ""
