"""Keeping certificates as rows of a sheet: dates as dates, fees as numbers."""

from collections.abc import Iterator
from datetime import date

from dashboard.exports.sheets import Cell, Row, dates_cell, day_cell, stated_cell
from dashboard.exports.takeaway import Takeaway
from dashboard.planner.upkeep import Keeping, Renewed, Upkeep, Way, keeping
from dashboard.planner.upkeep_costs import COSTED_MONTHS, upkeep_costs
from dashboard.rules.months import add_months_to
from dashboard.text.conditions import level_label
from dashboard.text.renewals import counts_from_words, renewal_words
from dashboard.text.upkeep import (
    certificate_name,
    cost_sentences,
    expiry_words,
    first_sentences,
)
from dashboard.text.words import Words


def keeping_of(takeaway: Takeaway) -> Keeping:
    """What there is to keep of a plan that is taken away, and of what its owner has."""
    plan = takeaway.plan
    return keeping(takeaway.tables, takeaway.choices.person, plan.today, plan)


def keeping_notes(takeaway: Takeaway, found: Keeping) -> list[str]:
    """What lapses first, of what no day is known, and what keeping costs."""
    words, tables = takeaway.words, takeaway.tables
    costs = upkeep_costs(tables, found, add_months_to(found.today, COSTED_MONTHS))
    return [*first_sentences(words, tables, found), *cost_sentences(words, tables, costs)]


def keeping_sheet(takeaway: Takeaway, found: Keeping) -> Iterator[Row]:
    """A row a way to keep a certificate; one for a certificate of which no way, or no day, is stated."""
    words, tables = takeaway.words, takeaway.tables
    yield keeping_heads(words)
    for upkeep in found.upkeeps:
        name = certificate_name(words, tables, upkeep)
        had: tuple[Cell, ...] = (name, *_days(upkeep, upkeep.obtained, upkeep.expires_on))
        dates = dates_cell(words, upkeep.is_lower_bound)
        if not upkeep.ways:
            yield *had, *8 * [words.not_stated], dates
        for way in upkeep.ways:
            then = (_then(words, upkeep, each) for each in (way.first, way.last))
            yield *had, *_days(upkeep, way.opens_on, way.last_on), *_asked(takeaway, way), *then, dates
    for level_id in (*found.undated, *found.not_stated):
        yield level_label(words, tables, level_id), "", *10 * [words.not_stated]


def keeping_heads(words: Words) -> list[str]:
    """What the columns are called, the certificate's name first."""
    return [
        words(f"keeping.column.{column}")
        for column in (
            "certificate",
            "obtained",
            "lapses_on",
            "renew_from",
            "renew_by",
            "how",
            "fee",
            "currency",
            "counts_from",
            "then_first",
            "then_last",
            "dates",
        )
    ]


def _asked(takeaway: Takeaway, way: Way) -> tuple[Cell, ...]:
    words, route = takeaway.words, way.route
    return (
        renewal_words(words, takeaway.tables, route),
        stated_cell(words, route.fee),
        words.not_stated if route.fee is None else words.stated(route.currency),
        counts_from_words(words, route),
    )


def _then(words: Words, upkeep: Upkeep, renewed: Renewed | None) -> Cell:
    if renewed is None:
        return ""
    expires = renewed.expires
    if isinstance(expires, date):
        return day_cell(expires, upkeep.is_lower_bound)
    return expiry_words(words, expires)


def _days(upkeep: Upkeep, *days: date) -> tuple[Cell, ...]:
    return tuple(day_cell(day, upkeep.is_lower_bound) for day in days)
