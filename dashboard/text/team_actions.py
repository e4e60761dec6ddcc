"""What a team could do, in words: whom it helps, how much sooner, and for what."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import assert_never

from dashboard.board.actions import (
    Action,
    Effect,
    MoreHours,
    Post,
    SitLevel,
    ranked,
    ranked_by_fee,
)
from dashboard.catalog.catalog import Catalog
from dashboard.text.conditions import clock_name, level_label
from dashboard.text.money import money
from dashboard.text.paths import duration, fee_words
from dashboard.text.words import Words


def action_words(words: Words, catalog: Catalog, action: Action) -> str:
    match action:
        case SitLevel(level_id):
            is_award = catalog.level(level_id).kind == "award"
            key = "team.action.apply" if is_award else "team.action.sit"
            return words(key, level=level_label(words, catalog, level_id))
        case MoreHours(tenths):
            return words("team.action.hours", hours=words.number(Decimal(tenths) / 10))
        case Post(clock, percent):
            name = words.apart(clock_name(words, catalog, clock))
            return words("team.action.post", clock=name, share=words.percent(percent))
        case _:
            assert_never(action)


def helped_words(words: Words, effect: Effect) -> str:
    """How many hold their target sooner, and how many of them would not hold it at all."""
    if not effect.helped:
        return words("team.action.nobody")
    helped = words.count("team.action.helped", effect.helped)
    if not effect.unlocked:
        return helped
    if effect.unlocked == effect.helped:
        return words.count("team.action.all_unlocked", effect.unlocked)
    return words.count("team.action.unlocked", effect.unlocked, helped=helped)


def effect_sentence(words: Words, catalog: Catalog, today: date, effect: Effect) -> str:
    """An action, whom it helps and by how much, and what it costs."""
    action = action_words(words, catalog, effect.action)
    if not effect.helped:
        return words.count("team.action.no_help", effect.concerned, action=action)
    parts = [helped_words(words, effect)]
    if effect.sooner:
        parts.append(sooner_words(words, today, effect))
    if effect.first_sat_on:
        parts.append(words("team.action.first_sat", date=words.date(effect.first_sat_on)))
    if effect.first_held_on:
        parts.append(words("team.action.first_held", date=words.date(effect.first_held_on)))
    parts += [more_exams_words(words, effect), each_fee_words(words, effect)]
    return words("team.action.sentence", action=action, effect=words("list.semicolon").join(parts))


def sooner_words(words: Words, today: date, effect: Effect) -> str:
    """How much sooner those hold it who would hold it anyway."""
    median = timedelta(days=round(effect.median_days or 0))
    return words.count(
        "team.action.sooner",
        effect.sooner,
        median=duration(words, today, today + median),
    )


def more_exams_words(words: Words, effect: Effect) -> str:
    if not effect.more_exams:
        return words("team.action.exams.same")
    key = "team.action.exams.more" if effect.more_exams > 0 else "team.action.exams.fewer"
    return words.count(key, abs(effect.more_exams))


def each_fee_words(words: Words, effect: Effect) -> str:
    """The fees for each of those helped; what is not stated is named as such."""
    if effect.fee_each is None:
        return words("team.action.fee.not_stated")
    if effect.fee_each == 0:
        return words("team.action.fee.none")
    key = "team.action.fee.more" if effect.fee_each > 0 else "team.action.fee.less"
    return words(key, fee=money(words, abs(effect.fee_each), effect.currency))


def total_fee_words(words: Words, effect: Effect) -> str:
    return fee_words(words, effect.fee, effect.currency)


def best_action_sentence(words: Words, catalog: Catalog, today: date, effects: Sequence[Effect]) -> str:
    """The one action that helps most; or that none does."""
    best = next((effect for effect in ranked(effects) if effect.helped), None)
    if best is None:
        return words("team.action.none_helps")
    return words("team.action.best", effect=effect_sentence(words, catalog, today, best))


def best_short(words: Words, catalog: Catalog, effects: Sequence[Effect]) -> str:
    """The action that helps most, for a cell of a table."""
    best = next((effect for effect in ranked(effects) if effect.helped), None)
    if best is None:
        return words("team.action.nobody")
    action = action_words(words, catalog, best.action)
    return words("team.action.sentence", action=action, effect=helped_words(words, best))


def actions_message(words: Words, catalog: Catalog, effects: Sequence[Effect]) -> str:
    """The title of the chart of actions."""
    best = next((effect for effect in ranked(effects) if effect.helped), None)
    if best is None:
        return words("team.action.none_helps")
    action = action_words(words, catalog, best.action)
    return words("team.action.title", action=action, helped=helped_words(words, best))


def cheapest_sentence(words: Words, catalog: Catalog, effects: Sequence[Effect]) -> str:
    """Which action helps one person for the least fee, as far as fees are known."""
    helping = [effect for effect in effects if effect.helped]
    if not helping:
        return ""
    by_fee = [effect for effect in ranked_by_fee(helping) if effect.helped]
    if not by_fee:
        return words("team.action.by_fee.unknown")
    cheapest, *_ = by_fee
    known = words("team.action.by_fee.some") if len(by_fee) < len(helping) else ""
    return words.sentences(
        [
            words(
                "team.action.by_fee",
                action=action_words(words, catalog, cheapest.action),
                fee=each_fee_words(words, cheapest),
            ),
            known,
        ]
    )
