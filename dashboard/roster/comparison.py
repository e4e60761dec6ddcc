"""Two versions of the tables beside each other: the rules that differ, and what that does to people."""

from dataclasses import dataclass
from datetime import date

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.renamed import renamed_levels, with_levels_renamed
from dashboard.planner.reached import levels_reached
from dashboard.roster.made_up import made_up_people
from dashboard.roster.moves import Move, moves
from dashboard.rules.changes import RuleChange, rule_changes


@dataclass(frozen=True)
class Comparison:
    """The tables before, with the ids that levels have after; what changed; and who it moves, as of a day.

    `renamed` has the ids of levels now by those before. `n` people were planned with each level of `shared`.
    """

    before: Catalog
    after: Catalog
    as_of: date
    renamed: dict[str, str]
    changes: tuple[RuleChange, ...]
    n: int
    moved: tuple[Move, ...]

    @property
    def shared(self) -> tuple[str, ...]:
        return tuple(level_id for level_id in self.after.level_ids if level_id in self.before.level_ids)

    @property
    def added(self) -> tuple[str, ...]:
        return tuple(level_id for level_id in self.after.level_ids if level_id not in self.before.level_ids)

    @property
    def removed(self) -> tuple[str, ...]:
        return tuple(level_id for level_id in self.before.level_ids if level_id not in self.after.level_ids)


def compared(before: Catalog, after: Catalog, as_of: date) -> Comparison:
    """What is another in `after` than in `before`; a level that was renamed is the same level."""
    renamed = renamed_levels(before, after)
    before = with_levels_renamed(before, renamed)
    made_up = made_up_people(before, after, as_of)
    changes = rule_changes(before, after)
    return Comparison(
        before=before,
        after=after,
        as_of=as_of,
        renamed=renamed,
        changes=changes,
        n=len(made_up.names),
        moved=moves(before, after, made_up, levels_reached(before, after, changes)),
    )
