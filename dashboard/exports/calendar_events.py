"""Events of whole days as an .ics file, whatever they are about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from unicodedata import category
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from dashboard.exports.phrases import day_words
from dashboard.text import Words

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
class Entry:
    """One event, from `start` to the day before `end`; `sentences` say what it is about, a line each."""

    uid: str
    start: date
    end: date
    summary: str
    sentences: tuple[str, ...]
    is_busy: bool = False


def uid_of(name: str) -> str:
    """The UID of the event with this name: a hash, the same in every file and for ever."""
    return str(uuid5(NAMESPACE, name))


def calendar_of(name: str, entries: Iterable[Entry], made_on: date) -> bytes:
    """An .ics file. Of two files that have the same UIDs, the one made later is the newer."""
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("X-WR-CALNAME", one_line(name))
    for entry in entries:
        calendar.add_component(_event(entry, made_on))
    file: bytes = calendar.to_ical()
    return file


def sign_up_sentence(words: Words, remind_on: date, sat_on: date, is_bound: bool) -> str:
    """What a reminder of the sign-up says: by when to sign up is not stated, and has to be looked up."""
    return words(
        "calendar.sign_up.text",
        date=day_words(words, sat_on, is_bound),
        days=words.days((sat_on - remind_on).days),
    )


def no_earlier(words: Words, summary: str, is_bound: bool) -> str:
    """What an event is called; one whose day is only a lower bound says so."""
    return words("calendar.lower_bound", what=summary) if is_bound else summary


def one_line(text: str) -> str:
    """`text` on one line, without the control characters that no calendar may hold."""
    return "".join(letter for letter in " ".join(text.split()) if category(letter) != "Cc")


def _event(entry: Entry, made_on: date) -> Event:
    event = Event()
    event.add("UID", entry.uid)
    event.add("DTSTAMP", datetime.combine(made_on, time(), UTC))
    event.add("SEQUENCE", made_on.toordinal())
    event.add("DTSTART", entry.start)
    event.add("DTEND", entry.end)
    event.add("SUMMARY", one_line(entry.summary))
    event.add("DESCRIPTION", "\n".join(map(one_line, entry.sentences)))
    event.add("TRANSP", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    return event
