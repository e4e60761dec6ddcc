"""Two versions of the tables in words: the rules that differ, and which dates and verdicts they move."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from dashboard.catalog.rows import Reading
from dashboard.roster.comparison import Comparison
from dashboard.roster.moves import Move
from dashboard.text.changes import change_sentence
from dashboard.text.conditions import level_label
from dashboard.text.readings import reading_name
from dashboard.text.words import Words

_INDENT = "  "
_NAMED: Final = 6
"""So many people are told by name; of the others it is told how many they are."""


def comparison_lines(words: Words, comparison: Comparison) -> Iterator[str]:
    """All that is to be said, line by line."""
    yield from _rule_lines(words, comparison)
    one_only = [
        *(level_label(words, comparison.after, each) for each in comparison.added),
        *(level_label(words, comparison.before, each) for each in comparison.removed),
    ]
    if one_only:
        yield words.count("check.not_compared", len(one_only), levels=words.all_of(one_only))
    yield words(
        "check.people",
        people=words.number(comparison.n),
        levels=words.number(len(comparison.shared)),
        date=words.date(comparison.as_of),
    )
    if not comparison.moved:
        yield words("check.nothing_moved")
    for level_id in dict.fromkeys(move.level_id for move in comparison.moved):
        yield from _level_lines(words, comparison, level_id)
    if comparison.moved:
        yield words.count("check.moved", len(comparison.moved))


def _rule_lines(words: Words, comparison: Comparison) -> Iterator[str]:
    before, after = comparison.before, comparison.after
    changes = [change_sentence(words, before, after, change) for change in comparison.changes]
    for was, now in comparison.renamed.items():
        level = level_label(words, after, now)
        changes.append(words("check.renamed", level=level, before=was, after=now))
    yield words.count("check.rules", len(changes)) if changes else words("check.no_rules")
    yield from (_INDENT + change for change in changes)


def _level_lines(words: Words, comparison: Comparison, level_id: str) -> Iterator[str]:
    """What moved of one level: those together of whom the same is to be said."""
    yield level_label(words, comparison.after, level_id)
    moves = [move for move in comparison.moved if move.level_id == level_id]
    readings: dict[tuple[str, str], list[Reading]] = {}
    for move in moves:
        said = _person(words, comparison, move), _move_words(words, comparison, move)
        readings.setdefault(said, []).append(move.reading)
    together: dict[tuple[Reading | None, str], list[str]] = {}
    for (person, moved), under in readings.items():
        together.setdefault((None if len(under) > 1 else under[0], moved), []).append(person)
    for (reading, moved), people in together.items():
        name = reading_name(words, comparison.after, level_id, reading)
        line = words("check.moved.line", reading=name, moves=moved, people=_first_of(words, people))
        yield _INDENT + line


def _first_of(words: Words, people: Sequence[str]) -> str:
    """The first of some people by name, and how many there are besides."""
    first = words("list.joint").join(people[:_NAMED])
    more = len(people) - _NAMED
    return words.count("check.moved.more", more, people=first) if more > 0 else first


def _move_words(words: Words, comparison: Comparison, move: Move) -> str:
    was, now = move.before, move.after
    said = []
    if was.verdict != now.verdict:
        verdicts = [words(f"verdict.{each.verdict}") for each in (was, now)]
        said.append(words("check.moved.verdict", before=verdicts[0], after=verdicts[1]))
    sat = words(f"check.moved.sat.{comparison.after.level(move.level_id).kind}")
    for what, day_before, day_after in (
        (sat, was.sat_on, now.sat_on),
        (words("check.moved.held"), was.held_on, now.held_on),
    ):
        if day_before != day_after:
            said.append(_date_words(words, what, day_before, day_after))
    # That it expires later because it is held later goes without saying.
    if was.held_on == now.held_on and was.expires_on != now.expires_on:
        said.append(_date_words(words, words("check.moved.expires"), was.expires_on, now.expires_on))
    return words("check.moved.joint").join(said)


def _date_words(words: Words, what: str, was: date | None, now: date | None) -> str:
    before, after = (words.date(day) if day else words("check.moved.no_day") for day in (was, now))
    if was is None or now is None:
        return words("check.moved.date", what=what, before=before, after=after)
    days = words.days(abs((now - was).days))
    key = "check.moved.later" if now > was else "check.moved.earlier"
    return words(key, what=what, before=before, after=after, days=days)


def _person(words: Words, comparison: Comparison, move: Move) -> str:
    if move.holding is None:
        return move.person
    level = level_label(words, comparison.after, move.holding)
    return words("check.moved.holding", person=move.person, level=level)
