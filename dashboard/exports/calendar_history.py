"""The calendar files that were made before: what the next has to cancel, and that it is later."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from dashboard.exports.calendar_events import Entry, calendar_of
from dashboard.text.words import Words


class CalendarHistory:
    """The files of one plan: every entry that any of them had, as it was last, and when the last was made."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._made_at: datetime | None = None

    def has(self, uid: str) -> bool:
        """Whether any file before had the event with this UID."""
        return uid in self._entries

    def file(self, words: Words, name: str, entries: Iterable[Entry], now: datetime) -> bytes:
        """The next .ics file: these entries, and those of files before that it lacks as cancelled.

        Two files of one second are told apart: the later has the next second.
        """
        if self._made_at is not None:
            now = max(now, self._made_at + timedelta(seconds=1))
        own = {entry.uid: entry for entry in entries}
        gone = [_cancelled(words, entry) for uid, entry in self._entries.items() if uid not in own]
        self._entries |= own
        self._made_at = now
        return calendar_of(name, (*own.values(), *gone), now)


def start_of(day: date) -> datetime:
    """The first moment of a day in UTC: when a file was made of which only the day is known."""
    return datetime.combine(day, time(), UTC)


def _cancelled(words: Words, entry: Entry) -> Entry:
    summary = words("calendar.cancelled", what=entry.summary)
    return replace(entry, summary=summary, sentences=(), is_busy=False, alarm=None, is_cancelled=True)
