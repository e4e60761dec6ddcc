"""Experience in words: the months that a visitor has on each clock, and how it runs from now on."""

from datetime import date

from dashboard.catalog.catalog import Catalog
from dashboard.rules.people import WORK
from dashboard.state.choices import Choices
from dashboard.text.conditions import clock_label, clock_name
from dashboard.text.words import Words


def had_words(words: Words, catalog: Catalog, choices: Choices) -> str:
    """What is had of all that the visitor is asked about; a clock has what the clocks within it have."""
    return words("list.comma").join(
        clock_months(words, catalog, clock_id, choices.months_shown(catalog, clock_id))
        for clock_id in choices.asked(catalog).clocks
    )


def share_words(words: Words, catalog: Catalog, clock_id: str, percent: int) -> str:
    """ "AIGC 应用工作占全职的比例 40%"."""
    return f"{share_label(words, catalog, clock_id)} {words.percent(percent)}"


def share_label(words: Words, catalog: Catalog, clock_id: str) -> str:
    """What the share is called at which a clock runs from now on."""
    if clock_id == WORK:
        return words("ask.work_percent")
    return words("ask.clock.percent", clock=clock_label(words, catalog, clock_id))


def start_words(words: Words, catalog: Catalog, clock_id: str, day: date | None) -> str:
    """ "从哪天开始 2027-01-01"; that a clock runs from today, where there is no day."""
    said = words.date(day) if day else words("variant.from_today")
    return f"{start_label(words, catalog, clock_id)} {said}"


def start_label(words: Words, catalog: Catalog, clock_id: str) -> str:
    """What the day is called from which a clock runs."""
    if clock_id == WORK:
        return words("ask.starts_on")
    return words("ask.clock.starts_on", clock=clock_label(words, catalog, clock_id))


def clock_months(words: Words, catalog: Catalog, clock_id: str, months: int) -> str:
    """ "AIGC 应用工作 1年", within a sentence."""
    if clock_id == WORK:
        return words("had.work", months=words.months(months))
    return words("had.clock", clock=clock_name(words, catalog, clock_id), months=words.months(months))


def months_label(words: Words, catalog: Catalog, clock_id: str, months: int) -> str:
    """ "AIGC 应用工作 1年", alone."""
    if clock_id == WORK:
        return words("chip.work_months", months=words.months(months))
    return words(
        "chip.clock_months", clock=clock_label(words, catalog, clock_id), months=words.months(months)
    )
