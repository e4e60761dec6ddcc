"""What a visitor carries off: one value that every file is made from, so that all of them say the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.catalog.catalog import Catalog
from dashboard.planner.compare import ComparedPath
from dashboard.planner.plan import Plan
from dashboard.state.choices import Choices
from dashboard.text.words import Words


@dataclass(frozen=True)
class Takeaway:
    """A plan with all that it rests on.

    `catalog` has the target's ladder, with the visitor's assumptions in place of the tables' own; `tables`
    have every ladder as shipped, for what is held may be of another; `version` is that of their rules;
    `paths` stand as `compared_paths` gives them, the best first. `made_on` is the day the files are made;
    the plan itself starts on `plan.today`. `link` is the whole address of the page, where it is known.
    """

    words: Words
    catalog: Catalog
    version: str
    choices: Choices
    plan: Plan
    paths: Sequence[ComparedPath]
    made_on: date
    link: str | None
    tables: Catalog
