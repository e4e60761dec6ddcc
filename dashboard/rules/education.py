"""`education`: a degree or more, for some years."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

import numpy as np

from dashboard.rules.months import NEVER, add_months
from dashboard.rules.people import Bools, People
from dashboard.rules.rule import Rule
from dashboard.rules.windows import Window, Windows


@dataclass(frozen=True)
class Education(Rule):
    """The person has `education`, or any of a higher rank (`at_least` has both), for `months`.

    Unknown if they stated none at all; and where months are asked, as long as theirs has no date.
    """

    fact: ClassVar[Literal["education"]] = "education"
    education: str
    months: int
    at_least: frozenset[str] = field(default=frozenset(), compare=False)
    cites: tuple[str, ...] = field(default=(), compare=False)

    def given(self, people: People) -> Windows:
        known, unknown = people.all_days(NEVER), people.all_days(NEVER)
        unknown[~people.states_education] = people.today
        for education_id in self.at_least & people.education.keys():
            for had in people.education[education_id]:
                has = had.days < NEVER
                met = had.days
                if self.months:
                    met = np.where(has, add_months(np.where(has, had.days, people.today), self.months), NEVER)
                if self.months and had.undated is not None:
                    unknown[had.undated] = people.today
                    met = np.where(had.undated, NEVER, met)
                known = np.minimum(known, met)
        return Window(known), Window(unknown, known=False)

    def undated(self, people: People) -> Bools:
        undated = super().undated(people)
        for education_id in self.at_least & people.education.keys() if self.months else ():
            for had in people.education[education_id]:
                if had.undated is not None:
                    undated |= had.undated
        return undated
