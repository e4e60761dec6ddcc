"""A plan as a calendar: what to study, when to look up the sign-up, each sitting and each result."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from unicodedata import category
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from dashboard.choices import path_text
from dashboard.exports.phrases import bounded, day_words, stamp
from dashboard.exports.takeaway import Takeaway
from dashboard.planner import Plan, Step
from dashboard.text import level_name, step_sentences

NAMESPACE: Final = UUID("6f1b7f0e-5a0c-4c53-9d0e-2f6b0f3f8a11")
"""Never changes: events that were imported before are found again by it."""
PRODUCT: Final = "-//certificate-pathways//plan//EN"
DAY: Final = timedelta(days=1)


class Kind(StrEnum):
    """What an event is. The words are part of its UID, and never change."""

    STUDY = "study"
    SIGN_UP = "sign_up"
    SITTING = "sitting"
    RESULT = "result"


@dataclass(frozen=True)
class _Entry:
    """One event, from `start` to the day before `end`; with `is_bound`, no earlier than that."""

    kind: Kind
    step: Step
    start: date
    end: date
    summary: str
    sentences: tuple[str, ...]
    is_bound: bool


def calendar_file(takeaway: Takeaway) -> bytes:
    """An .ics file of whole days. A plan has the same UIDs whatever its dates, language or day of making."""
    words, plan = takeaway.words, takeaway.plan
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    level = level_name(words, takeaway.catalog, plan.target)
    calendar.add("X-WR-CALNAME", _line(words("calendar.name", level=level)))
    for entry in _entries(takeaway):
        calendar.add_component(_event(takeaway, entry))
    file: bytes = calendar.to_ical()
    return file


def _entries(takeaway: Takeaway) -> Iterator[_Entry]:
    words, plan = takeaway.words, takeaway.plan
    hours = words.number(takeaway.choices.hours_per_week)
    for step, is_bound in bounded(plan):
        level = level_name(words, takeaway.catalog, step.level_id)
        why = tuple(step_sentences(words, takeaway.catalog, step, hours))
        if step.study_from < step.studied_on:
            study = words("calendar.study", level=level)
            yield _Entry(Kind.STUDY, step, step.study_from, step.studied_on, study, why, is_bound)
        sign_up = words("calendar.sign_up", level=level)
        remind_on = max(step.sat_on - timedelta(days=takeaway.choices.reminder_days), plan.today)
        look_up = words(
            "calendar.sign_up.text",
            date=day_words(words, step.sat_on, is_bound),
            days=words.days((step.sat_on - remind_on).days),
        )
        yield _Entry(Kind.SIGN_UP, step, remind_on, remind_on + DAY, sign_up, (look_up,), is_bound=False)
        sitting = words("calendar.sitting", level=level)
        yield _Entry(Kind.SITTING, step, step.sat_on, step.sat_on + DAY, sitting, why, is_bound)
        result = words("calendar.result", level=level)
        yield _Entry(Kind.RESULT, step, step.held_on, step.held_on + DAY, result, why, is_bound)


def _event(takeaway: Takeaway, entry: _Entry) -> Event:
    words = takeaway.words
    summary = words("calendar.lower_bound", what=entry.summary) if entry.is_bound else entry.summary
    event = Event()
    event.add("UID", _uid(takeaway.plan, entry))
    event.add("DTSTAMP", datetime.combine(takeaway.made_on, time(), UTC))
    event.add("SEQUENCE", takeaway.made_on.toordinal())
    event.add("DTSTART", entry.start)
    event.add("DTEND", entry.end)
    event.add("SUMMARY", _line(summary))
    event.add("DESCRIPTION", "\n".join(map(_line, (*entry.sentences, *stamp(takeaway)))))
    event.add("TRANSP", "OPAQUE" if entry.kind is Kind.SITTING else "TRANSPARENT")
    return event


def _uid(plan: Plan, entry: _Entry) -> str:
    name = f"{path_text(plan.path.names)}|{entry.step.level_id}|{entry.kind}"
    return str(uuid5(NAMESPACE, name))


def _line(text: str) -> str:
    """`text` on one line, without the control characters that no calendar may hold."""
    return "".join(letter for letter in " ".join(text.split()) if category(letter) != "Cc")
