"""The rules for one person in plain Python, by hand for the frozen tables: what `DataFrame.apply` calls.

The same rules as `planning_floor`, one row at a time, with dates as dates.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import pandas as pd

from dashboard.rules.people import People, person_at
from tests.planning_floor import HOURS, INTERMEDIATE, JUNIOR, PROMPT, RESULT_DAYS
from tests.slow.months import add_months

Names = tuple[tuple[str, str], ...]
OPEN = {JUNIOR: "not-stated", PROMPT: "not-stated"}


class Planned(NamedTuple):
    """The path by level and route (empty: none), its days, the verdict, and the levels open today."""

    path: Names
    first_exam_on: date | None
    target_exam_on: date | None
    target_held_on: date | None
    verdict: str
    open_now: tuple[str, ...]


def frame_of(people: People, targets: Sequence[str], rows: int) -> pd.DataFrame:
    """The first people as a table: a row a person, a column for each thing that the rules ask about."""
    persons = [person_at(people, row) for row in range(rows)]
    today = date(1970, 1, 1) + timedelta(days=people.today)
    return pd.DataFrame(
        {
            "work_months": [person.clock("work").months for person in persons],
            "aigc_months": [person.clock("aigc").months for person in persons],
            "aigc_percent": [person.clock("aigc").percent for person in persons],
            "aigc_starts_on": [
                person.clock("aigc").starts_on or person.clock("work").starts_on or today
                for person in persons
            ],
            "hours_per_week": [person.hours_per_week for person in persons],
            **{
                level: [
                    {held: since or today for held, since in person.holds}.get(level) for person in persons
                ]
                for level in HOURS
            },
            "target": list(targets[:rows]),
        }
    ).astype(object)


def plan_row(row: Any, today: date, sittings: Sequence[date]) -> Planned:
    """The plan of one row under the strict wording; `sittings` are the quarterly ones, ascending."""
    target = row["target"]
    open_now = tuple(
        level for level in sorted(HOURS) if _is_open(row, level, today, "strict") and row[level] is None
    )
    had = row[target]
    if had is not None:
        verdict = "held" if had <= today else "awaited"
        return Planned((), None, None, had, verdict, open_now)
    best: tuple[date, int, int, Names, date] | None = None
    for path in _paths(row, target):
        found = _dated(row, path, today, sittings)
        if found is not None:
            first, held = found
            dated = (held, len(path), sum(HOURS[level] for level, _ in path), path, first)
            best = min(best, dated) if best else dated
    verdict = _verdict(row, target, today, later=best is not None)
    if best is None:
        return Planned((), None, None, None, verdict, open_now)
    held, _, _, path, first = best
    return Planned(path, first, held - timedelta(days=RESULT_DAYS), held, verdict, open_now)


def _held(row: Any, level: str, today: date) -> bool:
    since = row[level]
    return since is not None and since <= today


def _is_open(row: Any, level: str, today: date, reading: str) -> bool:
    if level in OPEN:
        return True
    months = row["aigc_months"] if reading == "strict" else max(row["work_months"], row["aigc_months"])
    if level == INTERMEDIATE:
        return months >= 12 or _held(row, JUNIOR, today)
    return months >= 36 or _held(row, INTERMEDIATE, today)


def _verdict(row: Any, level: str, today: date, *, later: bool) -> str:
    if _is_open(row, level, today, "strict"):
        return "unstated" if level in OPEN else "open"
    if _is_open(row, level, today, "lenient"):
        return "check"
    return "later" if later else "never"


def _paths(row: Any, target: str) -> list[Names]:
    if target in OPEN:
        return [((target, OPEN[target]),)]
    by_certificate = (target, "certificate")
    paths: list[Names] = [((target, "experience"),)]
    before = JUNIOR if target == INTERMEDIATE else INTERMEDIATE
    if row[before] is not None:
        return [*paths, (by_certificate,)]
    return paths + [(*path, by_certificate) for path in _paths(row, before)]


def _dated(row: Any, path: Names, today: date, sittings: Sequence[date]) -> tuple[date, date] | None:
    """The days of the first sitting and of the last result; `None`: it can't be taken."""
    hours, held, first = 0, None, None
    for level, route in path:
        hours += HOURS[level]
        ready = today + timedelta(days=-(-70 * hours // int(row["hours_per_week"] * 10)))
        if route == "experience":
            missing = (12 if level == INTERMEDIATE else 36) - row["aigc_months"]
            if missing > 0:
                if not row["aigc_percent"]:
                    return None
                months = -(-missing * 100 // row["aigc_percent"])
                reached = add_months(row["aigc_starts_on"], months)
                ready = max(ready, reached)
        elif route == "certificate":
            before = JUNIOR if level == INTERMEDIATE else INTERMEDIATE
            ready = max(ready, held or row[before])
        place = bisect_left(sittings, ready)
        if place == len(sittings):
            return None
        first = first or sittings[place]
        held = sittings[place] + timedelta(days=RESULT_DAYS)
    return (first, held) if first and held else None
