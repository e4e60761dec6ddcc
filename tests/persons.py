"""People as a roster's row tells them, for tests that are handed such rows."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from dashboard.rules.months import whole_months
from dashboard.rules.people import WORK, Answer, Clock, Dated, Person
from tests.slow.tables import Cells


def person_of(row: Cells, clock_ids: Iterable[str]) -> Person:
    """The person of a row; what it doesn't say is the roster's default."""
    return Person(
        clocks=tuple(sorted((clock_id, _clock(row, clock_id)) for clock_id in clock_ids)),
        holds=_dated(row.get("holds", "")),
        education=_dated(row.get("education", "")),
        answers=tuple(_answer(part) for part in _parts(row.get("answers", ""))),
        hours_per_week=Decimal(row.get("hours_per_week", "") or "6"),
    )


def _clock(row: Cells, clock_id: str) -> Clock:
    starts = "starts_on" if clock_id == WORK else f"{clock_id}_starts_on"
    share = row.get(f"{clock_id}_share", "") or ("1" if clock_id == WORK else "0")
    return Clock(
        months=whole_months(Decimal(row.get(f"{clock_id}_years", "") or "0")),
        percent=int(Decimal(share) * 100),
        starts_on=_day(row.get(starts, "")),
    )


def _answer(part: str) -> tuple[str, Answer]:
    question_id, _, day = part.removeprefix("!").partition("@")
    return question_id, Answer(not part.startswith("!"), _day(day))


def _dated(cell: str) -> Dated:
    parts = (part.partition("@") for part in _parts(cell))
    return tuple((name, _day(day)) for name, _, day in parts)


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
