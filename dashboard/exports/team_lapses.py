"""Whose certificates lapse when, as rows of a sheet: a row a person, certificate and way to renew it."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from dashboard.board.lapses import Lapses, LevelLapses, lapses
from dashboard.exports.sheets import Cell, Row, stated_cell
from dashboard.exports.team_takeaway import TeamTakeaway
from dashboard.rules.months import Days, calendar_date
from dashboard.text.conditions import level_label
from dashboard.text.renewals import counts_from_words, renewal_words
from dashboard.text.team_lapses import lapses_sentences, lapses_title

MOST_ROWS: Final = 1_000_000
"""Rows below the names of the columns: a spreadsheet holds few more, with the lines above them."""
ASKED: Final = ("renew_from", "renew_by", "how", "fee", "currency", "counts_from")
"""The columns of a way to renew."""


def lapses_of(team: TeamTakeaway) -> Lapses:
    return lapses(team.tables, team.roster.people)


def lapses_notes(team: TeamTakeaway, found: Lapses, most: int = MOST_ROWS) -> list[str]:
    """How many lapse within a year, of which no day is known, and that there are more rows than `most`."""
    said = lapses_sentences(team.words, team.tables, found)
    notes = [lapses_title(team.words, found), *said, team.words("team.lapses.note")]
    number = sum(
        len(level.rows) * max(len(level.ways), 1) + len(level.undated) + len(level.not_stated)
        for level in found.levels
    )
    if number > most:
        shown = team.words.number(most)
        notes.append(team.words("team.rows.more", shown=shown, number=team.words.number(number)))
    return notes


def lapses_sheet(team: TeamTakeaway, found: Lapses, most: int = MOST_ROWS) -> Iterator[Row]:
    """What lapses first stands first; those of whom no day is known stand last; no more than `most` rows."""
    return islice(_rows(team, found), most + 1)


def _rows(team: TeamTakeaway, found: Lapses) -> Iterator[Row]:
    words, roster = team.words, team.roster
    yield [
        words("teamfile.column.roster_row"),
        words("teamfile.column.person"),
        *(words(f"keeping.column.{column}") for column in ("certificate", "obtained", "lapses_on")),
        *(words(f"keeping.column.{column}") for column in ASKED),
    ]
    known = [row for level in found.levels for row in _known(team, level)]
    for _, place, cells in sorted(known, key=lambda row: row[:2]):
        yield int(roster.rows[place]), roster.names[place], *cells
    unknown = len(ASKED) + 1
    for level in found.levels:
        name = level_label(words, team.tables, level.level_id)
        for place in level.undated.tolist():
            yield int(roster.rows[place]), roster.names[place], name, *(unknown + 1) * [words.not_stated]
        for place in level.not_stated.tolist():
            yield int(roster.rows[place]), roster.names[place], name, "", *unknown * [words.not_stated]


def _known(team: TeamTakeaway, level: LevelLapses) -> Iterator[tuple[int, int, tuple[Cell, ...]]]:
    """For each certificate and way the day it lapses, the person's place, and the cells."""
    words, number = team.words, len(level.rows)
    name = level_label(words, team.tables, level.level_id)
    had = [[name] * number, _days(level.obtained), _days(level.expires)]
    ways: list[list[list[Cell]]] = [
        [
            _days(way.opens),
            _days(way.last),
            [renewal_words(words, team.tables, way.route)] * number,
            [stated_cell(words, way.route.fee)] * number,
            [words.not_stated if way.route.fee is None else words.stated(way.route.currency)] * number,
            [counts_from_words(words, way.route)] * number,
        ]
        for way in level.ways
    ]
    for way in ways or [[[words.not_stated] * number for _ in ASKED]]:
        yield from zip(level.expires.tolist(), level.rows.tolist(), zip(*had, *way, strict=True), strict=True)


def _days(days: Days) -> list[Cell]:
    """Day numbers as dates; one beyond the calendar is empty."""
    return [calendar_date(day) or "" for day in days.tolist()]
