"""Events of whole days as an .ics file, whatever they are about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final
from unicodedata import category
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from dashboard.exports.phrases import day_words
from dashboard.text.words import Words

NAMESPACE: Final = UUID("6f1b7f0e-5a0c-4c53-9d0e-2f6b0f3f8a11")
"""Never changes: events that were imported before are found again by it."""
PRODUCT: Final = "-//certificate-pathways//plan//EN"
DAY: Final = timedelta(days=1)
MORNING_BEFORE: Final = timedelta(hours=-15)
"""From the start of a whole day to nine in the morning of the day before."""
SAME_MORNING: Final = timedelta(hours=9)
_FIRST_MOMENT: Final = datetime(2020, 1, 1, tzinfo=UTC)
_MOST: Final = 2**31 - 1
"""The largest number that iCalendar has."""


class Kind(StrEnum):
    """What an event is. The words are part of its UID, and never change."""

    STUDY = "study"
    SIGN_UP = "sign_up"
    SITTING = "sitting"
    RESULT = "result"
    EXPIRY = "expiry"
    RENEWAL = "renewal"


@dataclass(frozen=True)
class Entry:
    """One event, from `start` to the day before `end`; `sentences` say what it is about, a line each.

    `alarm` is from the start of its first day. Of one that `is_cancelled`, no program shows more than that.
    """

    uid: str
    start: date
    end: date
    summary: str
    sentences: tuple[str, ...]
    is_busy: bool = False
    alarm: timedelta | None = None
    is_cancelled: bool = False


def uid_of(name: str) -> str:
    """The UID of the event with this name: a hash, the same in every file and for ever."""
    return str(uuid5(NAMESPACE, name))


def plan_uid(whose: str, level_id: str, kind: Kind) -> str:
    """The UID of an event of someone's own plan; `whose` is empty for the visitor's."""
    return uid_of(f"{f'of|{whose}' if whose else 'plan'}|{level_id}|{kind}")


def calendar_of(name: str, entries: Iterable[Entry], made_at: datetime) -> bytes:
    """An .ics file. Of two files that have the same UIDs, the one made later is the newer, to the second."""
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", one_line(name))
    for entry in entries:
        calendar.add_component(_event(entry, made_at.astimezone(UTC).replace(microsecond=0)))
    file: bytes = calendar.to_ical()
    return file


def sign_up_sentence(words: Words, remind_on: date, sat_on: date, is_bound: bool) -> str:
    """What a reminder of the sign-up says: by when to sign up is not stated, and has to be looked up."""
    return words(
        "calendar.sign_up.text",
        date=day_words(words, sat_on, is_bound),
        days=words.days((sat_on - remind_on).days),
    )


def sign_up_alarm(remind_on: date, today: date) -> timedelta:
    """When a reminder rings: in the morning before, or on the day where that is today."""
    return MORNING_BEFORE if remind_on > today else SAME_MORNING


def titled(words: Words, summary: str, *, is_estimate: bool, is_bound: bool = False) -> str:
    """What an event is called: whether its day rests on assumptions, and whether it is a lower bound."""
    if is_estimate:
        summary = words("calendar.estimate", what=summary)
    return words("calendar.lower_bound", what=summary) if is_bound else summary


def one_line(text: str) -> str:
    """`text` on one line, without the control characters that no calendar may hold."""
    return "".join(letter for letter in " ".join(text.split()) if category(letter) != "Cc")


def _event(entry: Entry, made_at: datetime) -> Event:
    event = Event()
    event.add("UID", entry.uid)
    event.add("DTSTAMP", made_at)
    event.add("SEQUENCE", _sequence(made_at))
    event.add("DTSTART", entry.start)
    event.add("DTEND", entry.end)
    event.add("SUMMARY", one_line(entry.summary))
    event.add("DESCRIPTION", "\n".join(map(one_line, entry.sentences)))
    event.add("STATUS", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("TRANSP", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    if entry.alarm is not None:
        event.add_component(_alarm(entry, entry.alarm))
    return event


def _sequence(made_at: datetime) -> int:
    """The seconds since the first that there could be: whoever exports again has a greater number."""
    return min(max(int((made_at - _FIRST_MOMENT).total_seconds()), 0), _MOST)


def _alarm(entry: Entry, trigger: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", one_line(entry.summary))
    alarm.add("TRIGGER", trigger)
    return alarm
