"""Every level of every ladder, and which of them pass the visitor's filters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.catalog.catalog import Catalog
from dashboard.planner.in_time import Within, is_within
from dashboard.planner.plan import Standing
from dashboard.state import worked_out
from dashboard.state.session import Visit


@dataclass(frozen=True)
class Found:
    """Every level with its standing, in the catalog's order, and the ids of those that pass the filters."""

    catalog: Catalog
    standings: Mapping[str, Standing]
    level_ids: tuple[str, ...]

    @property
    def left_out(self) -> int:
        return len(self.standings) - len(self.level_ids)

    def number(self, field_ids: Iterable[str], within: Within | None) -> int:
        """How many levels would pass these filters."""
        return len(passing(self.catalog, self.standings, field_ids, within))


def found_by(visit: Visit) -> Found:
    catalog, standings = worked_out.every_ladder(visit), worked_out.every_standing(visit)
    choices = visit.choices
    level_ids = passing(catalog, standings, choices.fields_of_work, choices.within)
    return Found(catalog, standings, level_ids)


def passing(
    catalog: Catalog,
    standings: Mapping[str, Standing],
    field_ids: Iterable[str],
    within: Within | None,
) -> tuple[str, ...]:
    """The levels of a scheme that has one of the fields (none: of all), open now or within a year."""
    wanted = {*field_ids}
    return tuple(
        level_id
        for level_id, standing in standings.items()
        if (not wanted or wanted & {*catalog.scheme_of(level_id).fields})
        and (within is None or is_within(standing, within))
    )
