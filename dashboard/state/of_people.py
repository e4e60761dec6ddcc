"""What a visitor has and vouches for: certificates, education and answers, and how an address says it."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.catalog.catalog import Catalog
from dashboard.rules.people import Answer, Dated
from dashboard.state.declarations import ListOf, MisunderstoodError, parse_day, parse_level

Answers = tuple[tuple[str, Answer], ...]
"""Questions, in the order of their ids, each with its answer."""


@dataclass(frozen=True)
class DatedIds(ListOf):
    """Things that one has, each with its dates if any are known: `bachelor@2027-06-30|master`."""

    def parse(self, text: str, catalog: Catalog) -> tuple[str, date | None]:
        found, at, day = (piece.strip() for piece in text.partition("@"))
        return self.id_of(found, catalog), parse_day(day) if at else None

    def agree(self, values: set[Any]) -> bool:
        """Of several dates all count; one without a date is not another."""
        return len(values) == 1 or None not in values

    def value_of(self, said: Sequence[tuple[str, Any]]) -> Dated:
        return in_order(said)

    @abstractmethod
    def id_of(self, text: str, catalog: Catalog) -> str:
        """The id that is said. Raises `MisunderstoodError`."""

    def part_text(self, part: tuple[str, date | None]) -> str:
        found, day = part
        return f"{found}@{day.isoformat()}" if day else found


@dataclass(frozen=True)
class Holds(DatedIds):
    """Levels held or awaited."""

    def id_of(self, text: str, catalog: Catalog) -> str:
        return parse_level(text, catalog)


@dataclass(frozen=True)
class EducationHad(DatedIds):
    """Education that one has, or will have."""

    def id_of(self, text: str, catalog: Catalog) -> str:
        if text not in {row.education_id for row in catalog.education}:
            raise MisunderstoodError
        return text


@dataclass(frozen=True)
class GivenAnswers(ListOf):
    """Answers to questions: `q` and, from a day, `q@2026-05-01` are yes, `!q` is no."""

    def parse(self, text: str, catalog: Catalog) -> tuple[str, Answer]:
        is_no = text.startswith("!")
        question_id, at, day = text.removeprefix("!").partition("@")
        if question_id not in {row.question_id for row in catalog.questions} or (is_no and at):
            raise MisunderstoodError
        return question_id, Answer(not is_no, parse_day(day) if at else None)

    def part_text(self, part: tuple[str, Answer]) -> str:
        question_id, answer = part
        said = question_id if answer.yes else f"!{question_id}"
        return f"{said}@{answer.day.isoformat()}" if answer.day else said


def in_order(dated: Iterable[tuple[str, date | None]]) -> Dated:
    """What someone has, by id, then by date."""
    return tuple(sorted(dated, key=lambda each: (each[0], each[1] or date.min)))
