"""Every path to a target, not the best alone."""

from collections.abc import Iterator, Sequence
from datetime import date

from tests.slow.best import Path
from tests.slow.dates import least_dates, state_of, steps_of
from tests.slow.paths import every_choice, every_order
from tests.slow.person import read_person
from tests.slow.sittings import sittings_of
from tests.slow.spans import State
from tests.slow.tables import Cells, Tables, read_rules

Names = Sequence[tuple[str, str]]
"""Levels in the order of study, each with the name of its route."""


def every_path(tables: Tables, row: Cells, as_of: date, reading: str, target: str) -> Iterator[Path]:
    """Every choice of routes and providers in every order that has dates; none to a target that is had."""
    rules = read_rules(tables)
    person = read_person({**row, "target": target}, rules, as_of, None)
    held, awaited = person.held(target), person.awaited(target)
    expires = rules.levels[target].expires_on(held.on) if held is not None and held.is_dated else None
    if awaited is not None or (held is not None and (expires is None or expires > as_of)):
        return
    sittings = {level_id: sittings_of(level, as_of) for level_id, level in rules.levels.items()}
    for choices in every_choice(target, rules, person, reading):
        for order in every_order(choices):
            steps = steps_of(order, choices, sittings, person, rules)
            sat = least_dates(steps)
            if sat is not None:
                names = tuple(choices[level_id].route_name for level_id in order)
                yield Path(steps, names, tuple(sat), state_of(steps, sat) is State.UNKNOWN)


def path_by(names: Names, tables: Tables, row: Cells, as_of: date, reading: str) -> Path | None:
    """The path of these steps in this order, with the providers that are best; None if it has no dates."""
    found = every_path(tables, row, as_of, reading, names[-1][0])
    fitting = (path for path in found if [*zip(path.level_ids, path.route_names, strict=True)] == [*names])
    return min(fitting, key=Path.rank, default=None)
