"""A team's sittings as a calendar: on which day how many sit what, and when to look up the sign-up."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from dashboard.exports.calendar_events import (
    DAY,
    Entry,
    Kind,
    one_line,
    sign_up_alarm,
    sign_up_sentence,
    titled,
    uid_of,
)
from dashboard.exports.calendar_history import CalendarHistory, start_of
from dashboard.exports.team_takeaway import (
    TeamSitting,
    TeamTakeaway,
    team_stamp,
    which_plan,
)
from dashboard.text.conditions import level_label

MOST_NAMES: Final = 200
"""Names in the description of one event: calendars cut longer ones. How many more there are is said."""


def team_calendar(
    team: TeamTakeaway,
    *,
    for_goals: bool = False,
    history: CalendarHistory | None = None,
    now: datetime | None = None,
) -> bytes:
    """An .ics file of whole days, made `now`: a reminder and a sitting for each level on each day.

    It has the sittings on the way to everyone's own target, or those for the team's goals, which say so;
    `history` knows the files of the same plan before it. An event is known by the plan, the team's name,
    the level, what it is, and how many sittings of the level come after it: a later file moves it, and
    what is past stays. It is known by nothing of the people: the same file after a change in the roster
    finds it again, the calendar of the other plan does not, and its UID leads to nobody.
    """
    name = team.words.count("teamfile.title", len(team), name=team.name)
    called = _called(team, name, for_goals)
    now = now or start_of(team.made_on)
    return (history or CalendarHistory()).file(team.words, called, _entries(team, for_goals), now)


def _called(team: TeamTakeaway, what: str, for_goals: bool) -> str:
    """What something in the calendar is called: what is for the goals says so first, before it is cut."""
    return team.words("teamfile.for_goals", what=what) if for_goals else what


def _entries(team: TeamTakeaway, for_goals: bool) -> Iterator[Entry]:
    words = team.words
    said = (*which_plan(team, for_goals=for_goals), *team_stamp(team))
    sittings = team.goal_sittings if for_goals else team.sittings
    to_come = Counter(sitting.level_id for sitting in sittings)
    for sitting in sittings:
        to_come[sitting.level_id] -= 1
        after = to_come[sitting.level_id]
        level = level_label(words, team.catalog, sitting.level_id)
        number, names = len(sitting.rows), _names(team, sitting)
        is_award = team.catalog.level(sitting.level_id).kind == "award"
        remind_on = max(sitting.day - timedelta(days=team.choices.reminder_days), team.today)
        sign_up = words.count("teamfile.event", number, what=words("calendar.sign_up", level=level))
        if not is_award:
            yield Entry(
                uid=_uid(team, sitting, after, Kind.SIGN_UP, for_goals),
                start=remind_on,
                end=remind_on + DAY,
                summary=titled(words, _called(team, sign_up, for_goals), is_estimate=sitting.is_estimate),
                sentences=(sign_up_sentence(words, remind_on, sitting.day, sitting.is_bound), *names, *said),
                alarm=sign_up_alarm(remind_on, team.today),
            )
        what = words("calendar.apply" if is_award else "calendar.sitting", level=level)
        summary = words.count("teamfile.event", number, what=what)
        yield Entry(
            uid=_uid(team, sitting, after, Kind.SITTING, for_goals),
            start=sitting.day,
            end=sitting.day + DAY,
            summary=titled(
                words,
                _called(team, summary, for_goals),
                is_estimate=sitting.is_estimate,
                is_bound=sitting.is_bound,
            ),
            sentences=(*names, *said),
        )


def _names(team: TeamTakeaway, sitting: TeamSitting) -> tuple[str, ...]:
    """Those who sit it, a line each, and how many more there are."""
    names = [team.short_labels[row] for row in sitting.rows[:MOST_NAMES]]
    more = len(sitting.rows) - len(names)
    return (*names, team.words.count("teamfile.event.more", more)) if more else tuple(names)


def _uid(team: TeamTakeaway, sitting: TeamSitting, after: int, kind: Kind, for_goals: bool) -> str:
    plan = "goals" if for_goals else "team"
    return uid_of(f"{plan}|{one_line(team.name)}|{sitting.level_id}|{after}|{kind}")
