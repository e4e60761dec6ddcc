"""What the check of the tables found, as JSON for scripts."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.catalog.faults import Fault
from dashboard.roster.comparison import Comparison
from dashboard.roster.moves import Standing
from dashboard.text.changes import change_sentence
from dashboard.text.faults import fault_problem, fault_right
from dashboard.text.words import Words

Placed = tuple[Path, Fault]
"""A fault or a warning, and the folder of its tables."""


def check_json(
    words: Words, faults: Sequence[Placed], warnings: Sequence[Placed], comparison: Comparison | None
) -> str:
    """One JSON object; all of its text in ASCII, so that it can pass through any terminal."""
    return json.dumps(
        {
            "faults": [_fault(words, *each) for each in faults],
            "warnings": [_fault(words, *each) for each in warnings],
            "changes": _changes(words, comparison) if comparison else None,
        },
        indent=2,
    )


def _fault(words: Words, folder: Path, fault: Fault) -> dict[str, Any]:
    return {
        "file": str(folder / fault.file),
        "line": fault.line or None,
        "column": fault.column or None,
        "problem": fault_problem(words, fault),
        "right": fault_right(words, fault),
    }


def _changes(words: Words, comparison: Comparison) -> dict[str, Any]:
    before, after = comparison.before, comparison.after
    return {
        "as_of": comparison.as_of.isoformat(),
        "rules": [change_sentence(words, before, after, change) for change in comparison.changes],
        "added": comparison.added,
        "removed": comparison.removed,
        "renamed": comparison.renamed,
        "people": comparison.n,
        "levels": len(comparison.shared),
        "moved": [
            {
                "person": move.person,
                "holding": move.holding,
                "target": move.level_id,
                "reading": move.reading,
                "before": _standing(move.before),
                "after": _standing(move.after),
                "days": _days(move.before.held_on, move.after.held_on),
            }
            for move in comparison.moved
        ],
    }


def _standing(standing: Standing) -> dict[str, str | None]:
    return {
        "verdict": str(standing.verdict),
        "sat_on": _iso(standing.sat_on),
        "held_on": _iso(standing.held_on),
        "expires_on": _iso(standing.expires_on),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _days(was: date | None, now: date | None) -> int | None:
    """By how many days the day on which it is held moves; `None` where either is none."""
    return (now - was).days if was and now else None
