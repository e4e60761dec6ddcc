"""`none_stated`: the source states no condition, which is not the same as none."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from dashboard.rules.people import People
from dashboard.rules.rule import Rule
from dashboard.rules.windows import Windows, always


@dataclass(frozen=True)
class NoneStated(Rule):
    """Holds on every day, and is never called "no condition"."""

    fact: ClassVar[Literal["none_stated"]] = "none_stated"
    cites: tuple[str, ...] = field(default=(), compare=False)

    @property
    def asks_nothing(self) -> bool:
        return True

    @property
    def states_nothing(self) -> bool:
        return True

    def given(self, people: People) -> Windows:
        return always(len(people))
