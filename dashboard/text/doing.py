"""What goes on in a plan, in a few words: study, waiting, the sitting or the application, the result."""

from datetime import date
from typing import Final, Literal

from dashboard.catalog.catalog import Catalog
from dashboard.planner.segments import Doing
from dashboard.text.conditions import level_label
from dashboard.text.words import Words

SITTING: Final = "sitting"
Kind = Doing | Literal["sitting"]
"""What is drawn: what takes days, and the sitting itself."""


def kind_words(words: Words, catalog: Catalog, level_id: str, kind: Kind) -> str:
    """What is done for a level; an award is applied for, not sat."""
    is_award = catalog.level(level_id).kind == "award"
    if is_award and kind == SITTING:
        return words("timeline.kind.apply")
    if is_award and kind is Doing.RESULT:
        return words("timeline.kind.granted")
    return words(f"timeline.kind.{kind}")


def sitting_words(words: Words, catalog: Catalog, level_id: str, day: date) -> str:
    """A level's sitting, or the application for it, with its day."""
    key = "timeline.apply" if catalog.level(level_id).kind == "award" else "timeline.sitting"
    return words(key, level=level_label(words, catalog, level_id), date=words.date(day))
