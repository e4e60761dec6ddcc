"""Whose certificates lapse when, in words: how many by when, and of which no day is known."""

from datetime import date

from dashboard.board.lapses import Lapses, MonthOfLapses
from dashboard.catalog.catalog import Catalog
from dashboard.text.conditions import level_label
from dashboard.text.words import Words

Row = tuple[str, ...]


def lapses_title(words: Words, found: Lapses) -> str:
    """How many certificates lapse within a year, and by which day that is."""
    return words.count("team.lapses.title", found.ahead, date=words.date(found.until))


def lapses_sentences(words: Words, catalog: Catalog, found: Lapses) -> list[str]:
    """How many have lapsed already, and whose day is not known."""
    said = []
    if found.lapsed:
        renewable = words.number(found.renewable)
        said.append(words.count("team.lapses.lapsed", found.lapsed, renewable=renewable))
    undated = {level.level_id: len(level.undated) for level in found.levels if len(level.undated)}
    not_stated = {level.level_id: len(level.not_stated) for level in found.levels if len(level.not_stated)}
    if undated:
        said.append(words("team.lapses.undated", levels=_counted(words, catalog, undated)))
    if not_stated:
        said.append(words("team.lapses.not_stated", levels=_counted(words, catalog, not_stated)))
    return said


def _counted(words: Words, catalog: Catalog, numbers: dict[str, int]) -> str:
    return words.all_of(
        words.count("team.lapses.level", number, level=level_label(words, catalog, level_id))
        for level_id, number in numbers.items()
    )


def month_columns(words: Words) -> list[str]:
    """What the cells of `month_rows` are called."""
    return [words(f"lapses.column.{column}") for column in ("month", "level", "people")]


def month_rows(words: Words, catalog: Catalog, found: Lapses) -> list[Row]:
    """A row a month and level: how many certificates lapse then; those that have lapsed stand first."""
    return [
        (
            month_words(words, each.month),
            level_label(words, catalog, each.level.level_id),
            words.number(len(each.places)),
        )
        for each in (*found.by_today(), *found.by_month())
    ]


def month_words(words: Words, month: date | None) -> str:
    """A month as ISO has it, the same in every language: "2027-06"; or that it has come already."""
    return month.isoformat()[:7] if month else words("team.lapses.by_today")


def month_option(words: Words, catalog: Catalog, each: MonthOfLapses) -> str:
    """The certificates of a level that lapse in a month, to be chosen."""
    level = level_label(words, catalog, each.level.level_id)
    month = month_words(words, each.month)
    return words.count("team.lapses.option", len(each.places), level=level, month=month)
