"""`certificate`: one of some levels, obtained long enough ago, and not too long."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

import numpy as np

from dashboard.rules.months import NEVER, Days, add_months, earliest_reaching
from dashboard.rules.people import Bools, Obtained, People
from dashboard.rules.rule import Rule
from dashboard.rules.validity import Validity
from dashboard.rules.windows import Window, Windows


class HasLevels(Rule):
    """A condition that a certificate meets, one that is had or one that is taken first."""

    any_of: tuple[str, ...]
    months: int
    within: int | None

    @property
    def levels(self) -> tuple[str, ...]:
        return self.any_of

    def given(self, people: People) -> Windows:
        return tuple(
            self.window(level_id, obtained)
            for level_id in self.any_of
            for obtained in people.held.get(level_id, ())
        )

    def window(self, level_id: str, obtained: Obtained) -> Window:
        """The days on which a level obtained on these days meets it."""
        has = obtained.days < NEVER
        days = np.where(has, obtained.days, 0)
        opens = np.where(has, add_months(days, self.months) if self.months else days, NEVER)
        closes = None if self.within is None else add_months(days, self.within) + 1
        return Window(opens, closes)

    def is_known(self, level_id: str, obtained: Days) -> bool | Bools:
        """Whether it is known for how long a level obtained on these days meets it."""
        del level_id, obtained
        return True

    def may_be_known(self, level_id: str) -> bool:
        """Whether, obtained on some day or other, it is known for how long the level meets it."""
        del level_id
        return True

    def closes_for(self, level_id: str) -> bool:
        """Whether a certificate of the level meets it only for a time."""
        del level_id
        return self.within is not None

    def earliest_obtained(self, level_id: str, day: Days, obtained: Days) -> Days:
        """The first day not before `obtained` on which to obtain the level, to have it count on `day` yet."""
        del level_id
        return obtained if self.within is None else np.maximum(obtained, earliest_reaching(day, self.within))


@dataclass(frozen=True)
class Certificate(HasLevels):
    """One of `any_of` was obtained `months` ago or more, and `within` months ago or less (`None`: ever).

    An expired certificate counts.
    """

    fact: ClassVar[Literal["certificate"]] = "certificate"
    any_of: tuple[str, ...]
    months: int
    within: int | None = None
    cites: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class ValidCertificate(HasLevels):
    """As `Certificate`, and valid on the day. Unknown where its validity is not stated, or its date."""

    fact: ClassVar[Literal["valid_certificate"]] = "valid_certificate"
    any_of: tuple[str, ...]
    months: int
    within: int | None = None
    validity: Mapping[str, Validity] = field(default_factory=dict, compare=False, hash=False)
    cites: tuple[str, ...] = field(default=(), compare=False)

    def window(self, level_id: str, obtained: Obtained) -> Window:
        window = super().window(level_id, obtained)
        days = np.where(obtained.days < NEVER, obtained.days, 0)
        stated: Bools | None = None if obtained.undated is None else ~obtained.undated
        expires = self.validity[level_id].expires(days, stated)
        known = expires > days
        valid_until = np.where(known, expires, NEVER)
        closes = valid_until if window.closes is None else np.minimum(window.closes, valid_until)
        return Window(window.opens, closes, known)

    def undated(self, people: People) -> Bools:
        undated = super().undated(people)
        for level_id in self.any_of:
            undated |= people.undated(level_id)
        return undated

    def is_known(self, level_id: str, obtained: Days) -> Bools:
        days = np.where(obtained < NEVER, obtained, 0)
        known: Bools = self.validity[level_id].expires(days) > days
        return known

    def may_be_known(self, level_id: str) -> bool:
        return bool(self.validity[level_id].terms)

    def closes_for(self, level_id: str) -> bool:
        return self.within is not None or any(
            term.months is not None for term in self.validity[level_id].terms
        )

    def earliest_obtained(self, level_id: str, day: Days, obtained: Days) -> Days:
        validity = self.validity[level_id]
        while True:
            within = super().earliest_obtained(level_id, day, obtained)
            then = validity.earliest_valid_on(day, within)
            if (then == within).all():
                return then
            obtained = then
