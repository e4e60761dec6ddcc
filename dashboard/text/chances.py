"""The risk of a plan in words."""

from datetime import date

from dashboard.planner.chances import Chances
from dashboard.text.paths import day_or_never
from dashboard.text.words import Words


def chance_words(words: Words, chance: float) -> str:
    """A chance in whole percent; what is nearly none or nearly certain is not rounded to it."""
    if 0 < chance < 0.01:
        return words("chances.below", percent=words.percent(1))
    if 0.99 < chance < 1 - 1e-12:
        return words("chances.above", percent=words.percent(99))
    return words.percent(round(chance * 100))


def chances_message(words: Words, found: Chances, deadline: date | None) -> str:
    """The chance by the deadline; without one, the day that nine in ten hold it by."""
    if deadline:
        chance = chance_words(words, found.by(deadline))
        return words("chances.message.deadline", date=words.date(deadline), chance=chance)
    likely = found.reached_with(0.9)
    if likely is None:
        return words("chances.message.unlikely", chance=chance_words(words, found.ever))
    if found.by(found.days[0]) >= 1:
        return words("chances.message.certain", date=words.date(likely))
    return words("chances.message", date=words.date(likely), chance=words.percent(90))


def chances_sentence(words: Words, found: Chances, deadline: date | None) -> str:
    """The days held with one chance in two and nine in ten, the chance by the deadline, and ever."""
    sentences = []
    for chance in (0.5, 0.9):
        said = day_or_never(words, found.reached_with(chance))
        sentences.append(words("chances.reached", chance=words.percent(round(chance * 100)), date=said))
    if deadline:
        chance_by = chance_words(words, found.by(deadline))
        sentences.append(words("chances.by", date=words.date(deadline), chance=chance_by))
    if found.ever < 1 - 1e-12:
        sentences.append(words("chances.ever", chance=chance_words(words, found.ever)))
    return words.sentences(sentences)
