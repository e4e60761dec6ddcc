"""What every kind of condition says of people: when they meet it, and what they lack."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dashboard.catalog.rows import Fact
from dashboard.rules.months import Months
from dashboard.rules.people import Bools, People
from dashboard.rules.windows import Windows, hold_on, known_on


@dataclass(frozen=True)
class Today:
    """Whether something holds today, once for each of n people: as is known; and with the unknown counted."""

    known: Bools
    counted: Bools

    @classmethod
    def always(cls, n: int) -> "Today":
        return cls(np.ones(n, dtype=bool), np.ones(n, dtype=bool))

    @classmethod
    def never(cls, n: int) -> "Today":
        return cls(np.zeros(n, dtype=bool), np.zeros(n, dtype=bool))


def both(one: Today, other: Today) -> Today:
    return Today(one.known & other.known, one.counted & other.counted)


def either(one: Today, other: Today) -> Today:
    return Today(one.known | other.known, one.counted | other.counted)


class Rule(ABC):
    """One condition of a route; `fact` is the word of the prerequisites for its kind.

    Conditions are values: two that ask for the same are equal, whatever sentence they cite.
    """

    fact: ClassVar[Fact]
    cites: tuple[str, ...]

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels of which it asks for one; empty where it asks for no certificate."""
        return ()

    @property
    def asks_months(self) -> bool:
        """Whether it asks for months of experience."""
        return False

    @property
    def asks_nothing(self) -> bool:
        """Whether it asks for nothing: the source says that nothing is required, or states no condition."""
        return False

    @property
    def states_nothing(self) -> bool:
        """Whether the row says that no condition is stated."""
        return False

    @abstractmethod
    def given(self, people: People) -> Windows:
        """The days on which it holds by what people have and do, no further level taken."""

    def today(self, people: People) -> Today:
        """Whether it holds today."""
        windows, n = self.given(people), len(people)
        return Today(known_on(windows, people.today, n), hold_on(windows, people.today, n))

    def months_had(self, people: People) -> Months:
        """The months had today of those it asks for; 0 where it asks for no experience."""
        return people.all_days(0)

    def months_missing(self, people: People) -> Months:
        """The months missing today; 0 where it asks for no experience."""
        return people.all_days(0)

    def undated(self, people: People) -> Bools:
        """Who has something for it of which they gave no date, where the date decides."""
        return np.zeros(len(people), dtype=bool)
