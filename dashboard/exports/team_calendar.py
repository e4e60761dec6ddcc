"""A team's sittings as a calendar: on which day how many sit what, and when to look up the sign-up."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from dashboard.exports.calendar_events import (
    DAY,
    Entry,
    Kind,
    calendar_of,
    no_earlier,
    one_line,
    sign_up_sentence,
    uid_of,
)
from dashboard.exports.team_takeaway import TeamSitting, TeamTakeaway, short_name, team_stamp
from dashboard.text import level_name

MOST_NAMES: Final = 200
"""Names in the description of one event: calendars cut longer ones. How many more there are is said."""


def team_calendar(team: TeamTakeaway) -> bytes:
    """An .ics file of whole days: a reminder and a sitting for each level on each day.

    An event is known by the team's name, the level, the day of the sitting and what it is, and by nothing
    of the people: the same file after a change in the roster finds it again, and its UID leads to nobody.
    """
    name = team.words.count("teamfile.title", len(team), name=team.name)
    return calendar_of(name, _entries(team), team.made_on)


def _entries(team: TeamTakeaway) -> Iterator[Entry]:
    words, said = team.words, tuple(team_stamp(team))
    for sitting in team.sittings:
        level = level_name(words, team.catalog, sitting.level_id)
        number, names = len(sitting.rows), _names(team, sitting)
        remind_on = max(sitting.day - timedelta(days=team.choices.reminder_days), team.today)
        yield Entry(
            uid=_uid(team, sitting, Kind.SIGN_UP),
            start=remind_on,
            end=remind_on + DAY,
            summary=words.count("teamfile.event", number, what=words("calendar.sign_up", level=level)),
            sentences=(sign_up_sentence(words, remind_on, sitting.day, sitting.is_bound), *names, *said),
        )
        summary = words.count("teamfile.event", number, what=words("calendar.sitting", level=level))
        yield Entry(
            uid=_uid(team, sitting, Kind.SITTING),
            start=sitting.day,
            end=sitting.day + DAY,
            summary=no_earlier(words, summary, sitting.is_bound),
            sentences=(*names, *said),
        )


def _names(team: TeamTakeaway, sitting: TeamSitting) -> tuple[str, ...]:
    """The names of those who sit it, a line each, and how many more there are."""
    names = [short_name(team.roster.names[row]) for row in sitting.rows[:MOST_NAMES]]
    more = len(sitting.rows) - len(names)
    return (*names, team.words.count("teamfile.event.more", more)) if more else tuple(names)


def _uid(team: TeamTakeaway, sitting: TeamSitting, kind: Kind) -> str:
    return uid_of(f"team|{one_line(team.name)}|{sitting.level_id}|{sitting.day.isoformat()}|{kind}")
