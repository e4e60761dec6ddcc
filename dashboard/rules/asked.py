"""What a ladder asks people about: the kinds of experience, whether education, and which questions."""

from dataclasses import dataclass
from functools import lru_cache

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS
from dashboard.rules.answer import Answered
from dashboard.rules.education import Education
from dashboard.rules.experience import Experience
from dashboard.rules.facts import Condition
from dashboard.rules.people import WORK
from dashboard.rules.routes import routes


@dataclass(frozen=True)
class Asked:
    """Clocks, work first, and questions, each by id in the order of their table; and whether education."""

    clocks: tuple[str, ...] = (WORK,)
    education: bool = False
    questions: tuple[str, ...] = ()

    @property
    def kinds_of_work(self) -> tuple[str, ...]:
        """The clocks besides that of all work."""
        return tuple(clock_id for clock_id in self.clocks if clock_id != WORK)


@lru_cache(maxsize=64)
def asked_about(catalog: Catalog, target: str) -> Asked:
    """What bears on the levels of a target's scheme and on all that they build on, by either reading."""
    scheme_id = catalog.level(target).scheme_id
    own = [level.level_id for level in catalog.levels if level.scheme_id == scheme_id]
    conditions = _conditions(catalog, own)
    clocks = {each.clock for each in conditions if isinstance(each, Experience)}
    questions = {each.question for each in conditions if isinstance(each, Answered)}
    return Asked(
        clocks=in_order(catalog, clocks),
        education=any(isinstance(each, Education) for each in conditions),
        questions=tuple(row.question_id for row in catalog.questions if row.question_id in questions),
    )


def in_order(catalog: Catalog, clock_ids: set[str]) -> tuple[str, ...]:
    """Work, and those of `clock_ids` that the tables have, in their order."""
    return (WORK, *(each for each in catalog.clock_ids if each in clock_ids and each != WORK))


def _conditions(catalog: Catalog, level_ids: list[str]) -> list[Condition]:
    """What some levels ask for, and the levels that they ask for in turn."""
    found: list[Condition] = []
    seen, to_look_at = {*level_ids}, level_ids
    while to_look_at:
        level_id, *to_look_at = to_look_at
        for reading in READINGS:
            for route in routes(catalog, level_id, reading):
                found += route.conditions
                further = {each for condition in route.conditions for each in condition.levels} - seen
                seen |= further
                to_look_at += sorted(further)
    return found
