"""`answer`: a condition that only the person can vouch for."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

import numpy as np

from dashboard.rules.months import NEVER
from dashboard.rules.people import People
from dashboard.rules.rule import Rule
from dashboard.rules.windows import Window, Windows


@dataclass(frozen=True)
class Answered(Rule):
    """The person's answer to `question` is yes; unknown as long as they gave none."""

    fact: ClassVar[Literal["answer"]] = "answer"
    question: str
    cites: tuple[str, ...] = field(default=(), compare=False)

    def given(self, people: People) -> Windows:
        silent = Window(people.all_days(people.today), known=False)
        if self.question not in people.answered:
            return (silent,)
        unanswered = np.where(people.answered[self.question], NEVER, silent.opens)
        return Window(people.answers[self.question]), Window(unanswered, known=False)
