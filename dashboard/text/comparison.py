"""Two versions of the tables in words: the rules that differ, and which dates and verdicts they move."""

from collections.abc import Iterator
from datetime import date

from dashboard.catalog.rows import Reading
from dashboard.roster.comparison import Comparison
from dashboard.roster.moves import Move, Standing
from dashboard.text.changes import change_sentence
from dashboard.text.conditions import level_label
from dashboard.text.readings import reading_name
from dashboard.text.words import Words

_INDENT = "  "
Moved = tuple[Reading | None, Standing, Standing]
"""What moved from what to what, under which reading; `None`: under both alike."""


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
    kind = comparison.after.level(level_id).kind
    for (reading, was, now), people in _together(comparison, level_id).items():
        line = words(
            "check.moved.line",
            reading=reading_name(words, comparison.after, level_id, reading),
            moves=words("list.joint").join(_move_words(words, kind, was, now)),
            people=words("list.joint").join(_person(words, comparison, move) for move in people),
        )
        yield _INDENT + line


def _together(comparison: Comparison, level_id: str) -> dict[Moved, list[Move]]:
    """The moves of one level by what moved; of those under both readings alike, one."""
    of_person: dict[tuple[object, ...], list[Move]] = {}
    for move in comparison.moved:
        if move.level_id == level_id:
            key = (move.person, move.holding, move.before, move.after)
            of_person.setdefault(key, []).append(move)
    together: dict[Moved, list[Move]] = {}
    for alike in of_person.values():
        first = alike[0]
        reading = first.reading if len(alike) == 1 else None
        together.setdefault((reading, first.before, first.after), []).append(first)
    return together


def _move_words(words: Words, kind: str, was: Standing, now: Standing) -> Iterator[str]:
    if was.verdict != now.verdict:
        verdicts = [words(f"verdict.{each.verdict}") for each in (was, now)]
        yield words("check.moved.verdict", before=verdicts[0], after=verdicts[1])
    for what, day_before, day_after in (
        (words(f"check.moved.sat.{kind}"), was.sat_on, now.sat_on),
        (words("check.moved.held"), was.held_on, now.held_on),
        (words("check.moved.expires"), was.expires_on, now.expires_on),
    ):
        if day_before != day_after:
            yield _date_words(words, what, day_before, day_after)


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
