"""What somebody vouches for, as the cells of a roster say it: `q` or `q@2026-05-01` is yes, `!q` no."""

from collections.abc import Callable
from typing import Final

from pydantic_core import PydanticCustomError

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import fault
from dashboard.roster.days_in import day
from dashboard.roster.names_in import BETWEEN, LINE_ENDS, NOT_STATED, choices, is_one_of
from dashboard.roster.usual import usual
from dashboard.rules.months import NEVER

Said = tuple[tuple[str, int | None], ...]
"""Questions by id, each with the day from which the answer is yes (`None`: today, `NEVER`: it is no)."""
NO: Final = int(NEVER)


class Answers:
    """Reads the answers of a cell, each question's once. Two that differ are a fault."""

    def __init__(self, catalog: Catalog, read_day: Callable[[str], int] = day) -> None:
        self._questions = {row.question_id: row for row in catalog.questions}
        self._read_day = read_day

    def __call__(self, cell: str) -> Said:
        if is_one_of(cell, NOT_STATED):
            return ()
        found: dict[str, int | None] = {}
        for part in filter(None, map(str.strip, BETWEEN.split(usual(LINE_ENDS.sub(";", cell))))):
            question_id, said = self._answer(part)
            if found.setdefault(question_id, said) != said:
                raise fault("answers_contradict", part=question_id)
        return tuple(found.items())

    def _answer(self, part: str) -> tuple[str, int | None]:
        name, at, text = (piece.strip() for piece in part.partition("@"))
        is_no = name.startswith("!")
        question_id = name.removeprefix("!").strip()
        if question_id not in self._questions:
            raise self._unknown(question_id)
        if is_no and at:
            raise fault("no_with_day", part=part, question=question_id)
        return question_id, NO if is_no else self._day(text, part) if at else None

    def _day(self, text: str, part: str) -> int:
        try:
            return self._read_day(text)
        except PydanticCustomError as error:
            raise fault(error.type, **{**(error.context or {}), "part": part}) from None

    def _unknown(self, part: str) -> PydanticCustomError:
        rows = tuple(self._questions.values())
        known = choices("questions", rows, lambda row: row.text_zh, lambda row: row.text_en)
        return fault("unknown_question" if rows else "no_questions", part=part, **known)
