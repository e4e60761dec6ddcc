"""One person, read from the cells of one roster row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.slow.months import months_had
from tests.slow.tables import Cells, Rules


@dataclass(frozen=True)
class Clock:
    months: int  # had today
    share: Fraction  # of full time, from `starts_on` on
    starts_on: date  # never before today


@dataclass(frozen=True)
class Obtained:
    """A certificate that was, or will be, obtained on a day; today stands in for a day that isn't known."""

    on: date
    is_dated: bool = True


@dataclass(frozen=True)
class Education:
    education_id: str
    on: date | None


@dataclass(frozen=True)
class Person:
    today: date
    clocks: dict[str, Clock]
    holds: dict[str, tuple[Obtained, ...]]  # awaited ones too; the earliest first
    education: tuple[Education, ...]
    answers: dict[str, date | None]  # the day from which it is yes; None: no
    hours_per_week: Fraction
    target: str

    def held(self, level_id: str) -> Obtained | None:
        """The latest that is obtained by today."""
        past = [one for one in self.holds.get(level_id, ()) if one.on <= self.today]
        return past[-1] if past else None

    def awaited(self, level_id: str) -> Obtained | None:
        """The first that is still to come."""
        return next((one for one in self.holds.get(level_id, ()) if one.on > self.today), None)


def read_person(row: Cells, rules: Rules, today: date, target: str | None) -> Person:
    """Missing and empty cells are the roster's defaults."""
    starts_on = _from_today(row, "starts_on", today)
    clocks = {}
    for clock in rules.clocks:
        is_root = clock == "work"
        clocks[clock] = Clock(
            months=months_had(_number(row, f"{clock}_years", "0")),
            share=_number(row, f"{clock}_share", "1" if is_root else "0"),
            starts_on=starts_on if is_root else _from_today(row, f"{clock}_starts_on", starts_on),
        )
    return Person(
        today=today,
        clocks=clocks,
        holds=_holds(row.get("holds", ""), today),
        education=tuple(Education(*_dated(part)) for part in _parts(row.get("education", ""))),
        answers=_answers(row.get("answers", ""), today),
        hours_per_week=_number(row, "hours_per_week", "6"),
        target=row.get("target", "") or target or default_target(rules),
    )


def default_target(rules: Rules) -> str:
    """The highest rank of the first scheme in the table that has levels."""
    for scheme in rules.schemes:
        levels = [level for level in rules.levels.values() if level.scheme_id == scheme]
        if levels:
            return max(levels, key=lambda level: level.rank).level_id
    raise ValueError("no level at all")


def _holds(text: str, today: date) -> dict[str, tuple[Obtained, ...]]:
    """Of one day, what isn't dated comes last: it is as late as anything that is held."""
    found: dict[str, list[Obtained]] = {}
    for part in _parts(text):
        level_id, day = _dated(part)
        found.setdefault(level_id, []).append(
            Obtained(today, is_dated=False) if day is None else Obtained(day)
        )
    return {
        name: tuple(sorted(dates, key=lambda one: (one.on, not one.is_dated)))
        for name, dates in found.items()
    }


def _answers(text: str, today: date) -> dict[str, date | None]:
    answers: dict[str, date | None] = {}
    for part in _parts(text):
        question, day = _dated(part.removeprefix("!"))
        answers[question] = None if part.startswith("!") else day or today
    return answers


def _parts(text: str) -> Sequence[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def _dated(part: str) -> tuple[str, date | None]:
    name, _, day = part.partition("@")
    return name, date.fromisoformat(day) if day else None


def _number(row: Cells, column: str, default: str) -> Fraction:
    return Fraction(row.get(column, "") or default)


def _from_today(row: Cells, column: str, default: date) -> date:
    """Nothing runs before today."""
    text = row.get(column, "")
    return max(date.fromisoformat(text), default) if text else default
