"""A plan as a calendar: what to study, when to look up the sign-up, each sitting and each result."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from dashboard.choices import path_text
from dashboard.exports.calendar_events import (
    DAY,
    Entry,
    Kind,
    calendar_of,
    no_earlier,
    sign_up_sentence,
    uid_of,
)
from dashboard.exports.phrases import bounded, stamp
from dashboard.exports.takeaway import Takeaway
from dashboard.planner import Plan, Step
from dashboard.text import level_name, step_sentences


def calendar_file(takeaway: Takeaway, whose: str = "") -> bytes:
    """An .ics file of whole days. A plan has the same UIDs whatever its dates, language or day of making.

    `whose` tells one person of a team from another, so that the plans of both can stand in one calendar;
    only a hash of it is in the file. The visitor's own plan needs none.
    """
    words, plan = takeaway.words, takeaway.plan
    level = level_name(words, takeaway.catalog, plan.target)
    return calendar_of(words("calendar.name", level=level), _entries(takeaway, whose), takeaway.made_on)


def _entries(takeaway: Takeaway, whose: str) -> Iterator[Entry]:
    words, plan, said = takeaway.words, takeaway.plan, tuple(stamp(takeaway))
    hours = words.number(takeaway.choices.hours_per_week)
    for step, is_bound in bounded(plan):
        level = level_name(words, takeaway.catalog, step.level_id)
        why = (*step_sentences(words, takeaway.catalog, step, hours), *said)
        uid = partial(_uid, plan, step, whose)
        if step.study_from < step.studied_on:
            study = no_earlier(words, words("calendar.study", level=level), is_bound)
            yield Entry(uid(Kind.STUDY), step.study_from, step.studied_on, study, why)
        remind_on = max(step.sat_on - timedelta(days=takeaway.choices.reminder_days), plan.today)
        sign_up = words("calendar.sign_up", level=level)
        look_up = sign_up_sentence(words, remind_on, step.sat_on, is_bound)
        yield Entry(uid(Kind.SIGN_UP), remind_on, remind_on + DAY, sign_up, (look_up, *said))
        sitting = no_earlier(words, words("calendar.sitting", level=level), is_bound)
        yield Entry(uid(Kind.SITTING), step.sat_on, step.sat_on + DAY, sitting, why, is_busy=True)
        result = no_earlier(words, words("calendar.result", level=level), is_bound)
        yield Entry(uid(Kind.RESULT), step.held_on, step.held_on + DAY, result, why)


def _uid(plan: Plan, step: Step, whose: str, kind: Kind) -> str:
    name = f"{path_text(plan.path.names)}|{step.level_id}|{kind}"
    return uid_of(f"of|{whose}|{name}" if whose else name)
