"""The plans of a roster: one row a person, in the roster's order."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import IO

import numpy as np

from dashboard.catalog import Catalog, Reading
from dashboard.planner import (
    NEVER,
    People,
    Verdict,
    best_paths,
    calendar_date,
    fee,
    is_lower_bound,
    open_today,
    people_of,
    study_hours,
    verdicts_on,
)
from dashboard.planner.paths import Path
from dashboard.roster.people_in import OUTPUT_ONLY, Roster


def output_columns(roster: Roster) -> tuple[str, ...]:
    return ("person", *roster.carried, "target", *OUTPUT_ONLY)


def plan_roster(catalog: Catalog, roster: Roster, today: date, reading: Reading) -> Iterator[tuple[str, ...]]:
    """The cells of each member's row, under `output_columns`."""
    members = roster.members
    if not members:
        return
    people = people_of([member.person for member in members], today, catalog.level_ids)
    targets = [member.target for member in members]
    best = best_paths(catalog, people, targets, reading)
    totals = [_totals(catalog, path) for path in best.paths]
    open_levels = _open_levels(catalog, people)
    verdicts = np.empty(len(members), dtype=object)
    for target in set(targets):
        rows = np.flatnonzero(np.array(targets) == target)
        verdicts[rows] = verdicts_on(catalog, people.take(rows), target, best.target_held_on[rows])
    for row, member in enumerate(members):
        if best.path_of[row] >= 0:
            of_path = totals[best.path_of[row]]
        else:
            of_path = NOTHING_TO_DO if best.target_held_on[row] < NEVER else NO_PATH
        yield (
            member.name,
            *member.carried,
            member.target,
            Verdict(verdicts[row]),
            open_levels[row],
            of_path.path,
            _iso(best.first_exam_on[row]),
            _iso(best.target_exam_on[row]),
            _iso(best.target_held_on[row]),
            of_path.exams,
            of_path.study_hours,
            of_path.fee,
            of_path.lower_bound,
        )


def write_csv(columns: Sequence[str], rows: Iterator[tuple[str, ...]], to: IO[str]) -> None:
    """Writes CSV with LF line ends."""
    # With lines that end in CRLF, csv puts a cell with a lone carriage return in quotes; with LF it does not.
    writer = csv.writer(_LineFeeds(to), lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)


class _LineFeeds:
    """A file to which csv writes one line at a time."""

    def __init__(self, to: IO[str]) -> None:
        self._to = to

    def write(self, line: str) -> None:
        self._to.write(line.removesuffix("\r\n") + "\n")


@dataclass(frozen=True)
class PathTotals:
    """A path's cells: the levels, and what they add up to; empty where any part is not stated."""

    path: str = ""
    exams: str = ""
    study_hours: str = ""
    fee: str = ""
    lower_bound: str = "no"


NOTHING_TO_DO = PathTotals(exams="0", study_hours="0", fee="0")
NO_PATH = PathTotals()


def _totals(catalog: Catalog, path: Path) -> PathTotals:
    exams = [catalog.exam(level_id) for level_id in path.levels]
    return PathTotals(
        path=">".join(path.levels),
        exams=str(len(exams)),
        study_hours=_number(study_hours(exams)),
        fee=_number(fee(exams)),
        lower_bound="yes" if any(map(is_lower_bound, exams)) else "no",
    )


def _open_levels(catalog: Catalog, people: People) -> list[str]:
    """For each person the levels whose verdict is `open`, sorted."""
    level_ids = sorted(catalog.level_ids)
    is_open = np.array(
        [
            open_today(catalog, people, level_id, "strict") & (people.held[level_id] > people.today)
            for level_id in level_ids
        ]
    )
    return ["|".join(np.array(level_ids)[column]) for column in is_open.T]


def _iso(day: np.int64) -> str:
    found = calendar_date(day)
    return found.isoformat() if found else ""


def _number(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}"
