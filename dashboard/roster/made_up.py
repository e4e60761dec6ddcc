"""People made up to be planned by two versions of the tables: the same people, whatever either asks for."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle
from typing import Final, TypeVar

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Row
from dashboard.roster.columns import columns_of
from dashboard.roster.example import example_roster
from dashboard.roster.files_in import read_roster, read_table
from dashboard.roster.headers import named_mapping
from dashboard.rules.months import add_months_to
from dashboard.rules.people import People, Person, people_of, person_at

_FILE: Final = "example.csv"
_MONTHS_AGO: Final = (6, 18, 30)
"""How long ago a certificate was obtained that people are given; it may be valid or not, recent or not."""
R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class MadeUp:
    """n people by name, and the level that each holds beside their own; `None`: no other."""

    names: tuple[str, ...]
    holding: tuple[str | None, ...]
    people: People


def made_up_people(before: Catalog, after: Catalog, today: date) -> MadeUp:
    """The people of the example roster, and some of them again, of whom for each level one holds it too."""
    both = _both(before, after)
    table = read_table(_FILE, example_roster(both))
    roster = read_roster(table, named_mapping(table.header, columns_of(both)), both, today).roster
    persons = [person_at(roster.people, row) for row in range(len(roster.people))]
    shared = [level_id for level_id in after.level_ids if level_id in before.level_ids]
    rows = cycle(range(len(persons)))
    told: list[tuple[str, str | None, Person]] = [
        (name, None, person) for name, person in zip(roster.names, persons, strict=True)
    ]
    for level_id, row, months in zip(shared, rows, cycle(_MONTHS_AGO), strict=False):
        person = persons[row]
        holds = (*person.holds, (level_id, add_months_to(today, -months)))
        told.append((roster.names[row], level_id, replace(person, holds=holds)))
    names, holding, all_persons = zip(*told, strict=True)
    return MadeUp(names, holding, people_of(all_persons, today, both.clock_ids))


def _both(before: Catalog, after: Catalog) -> Catalog:
    """Tables that ask for everything that either asks for, to make up people by; they plan nobody."""
    return replace(
        after,
        schemes=_joined(before.schemes, after.schemes),
        levels=_joined(before.levels, after.levels),
        aliases=(),
        clocks=_joined(before.clocks, after.clocks),
        education=_joined(before.education, after.education),
        questions=_joined(before.questions, after.questions),
        prerequisites=(*after.prerequisites, *before.prerequisites),
    )


def _joined(before: tuple[R, ...], after: tuple[R, ...]) -> tuple[R, ...]:
    """The rows of after, then those of before whose ids it has not."""
    ids = {getattr(row, row.key[0]) for row in after}
    return (*after, *(row for row in before if getattr(row, row.key[0]) not in ids))
