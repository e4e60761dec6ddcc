"""The plans of a roster: arrays over its people, and the same as columns of text."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.best import BestPaths, best_paths_to
from dashboard.planner.groups import by_target, expires_on, holds_level
from dashboard.planner.paths import Path
from dashboard.planner.totals import fee, is_lower_bound, study_hours
from dashboard.planner.verdicts import VERDICTS, have_verdict, verdicts_on
from dashboard.roster.columns_out import Columns
from dashboard.roster.roster_read import Roster
from dashboard.rules.months import NEVER, Days, calendar_date
from dashboard.rules.people import People
from dashboard.rules.validity import validity_of

_OPEN_NOW: Final = tuple(verdict for verdict in VERDICTS if verdict.is_open_now)


@dataclass(frozen=True)
class Plans:
    """For each of n people: the best path to the target, the verdict on it, and what is open now.

    `verdict_codes` are places in `VERDICTS`; `is_open` has for each level whether it can be sat now.
    """

    best: BestPaths
    verdict_codes: NDArray[np.int8]
    is_open: dict[str, NDArray[np.bool_]]


def plan_people(catalog: Catalog, people: People, targets: Sequence[str], reading: Reading) -> Plans:
    """The plans of all people at once; `targets` has one level id a person."""
    wanted = by_target(targets)
    best = best_paths_to(catalog, people, wanted, reading)
    rows_of = dict(wanted)
    verdict_codes = np.empty(len(people), dtype=np.int8)
    is_open = {}
    for level_id in catalog.level_ids:
        codes = verdicts_on(catalog, people, level_id, best.target_held_on)
        is_open[level_id] = have_verdict(codes, _OPEN_NOW)
        if level_id in rows_of:
            verdict_codes[rows_of[level_id]] = codes[rows_of[level_id]]
    return Plans(best, verdict_codes, is_open)


def plan_roster(catalog: Catalog, roster: Roster, reading: Reading) -> Columns:
    """The plans of a roster, one row a person in its order: every column of the output."""
    plans = plan_people(catalog, roster.people, roster.targets, reading)
    best = plans.best
    totals = [*(_totals(catalog, path) for path in best.paths), NOTHING_TO_DO, NO_PATH]
    without_path = np.where(best.target_held_on < NEVER, len(totals) - 2, len(totals) - 1)
    total_of = np.where(best.path_of >= 0, best.path_of, without_path)
    of_path: dict[str, Sequence[str]] = {}
    for cell in fields(PathTotals):
        texts = np.array([getattr(total, cell.name) for total in totals], dtype=object)
        of_path[cell.name] = texts[total_of].tolist()
    return {
        "person": list(roster.names),  # a column of the output's own, texts whatever their type was
        **roster.carried,
        "target": roster.targets,
        "verdict": np.array(list(map(str, VERDICTS)), dtype=object)[plans.verdict_codes].tolist(),
        "open_now": _open_now(plans),
        "path": of_path.pop("path"),
        "first_exam_on": _iso(best.first_exam_on),
        "target_exam_on": _iso(best.target_exam_on),
        "target_held_on": _iso(best.target_held_on),
        "expires_on": _iso(_expires_on(catalog, roster, best)),
        **of_path,
        "lower_bound": np.where(best.leans, "yes", of_path["lower_bound"]).tolist(),
    }


def _expires_on(catalog: Catalog, roster: Roster, best: BestPaths) -> Days:
    """The day on which each person's target expires; `NEVER` where that is not stated."""
    days = np.full(len(roster.people), NEVER)
    for target, rows in by_target(roster.targets):
        people, held_on, path_of = roster.people.take(rows), best.target_held_on[rows], best.path_of[rows]
        days[rows] = level_expires_on(catalog, people, target, held_on, path_of)
    return days


def level_expires_on(
    catalog: Catalog, people: People, level_id: str, held_on: Days, path_of: NDArray[np.int64]
) -> Days:
    """The day on which a level expires that is held, or will be on the day `held_on`; `NEVER`: not stated.

    `path_of` is the place of each person's best path to it, -1 where there is none to take.
    """
    has = held_on < NEVER
    obtained = np.where(has, held_on, 0)
    expires = validity_of(catalog, level_id).expires(obtained)
    planned = np.where(has & (expires > obtained), expires, NEVER)
    # The date of a certificate that is held may not be known: its expiry then isn't either.
    is_held = (path_of < 0) & holds_level(catalog, people, level_id)
    return np.where(is_held, expires_on(catalog, people, level_id), planned)


@dataclass(frozen=True)
class PathTotals:
    """A path's cells: the levels, and what they add up to; empty where any part is not stated."""

    path: str = ""
    exams: str = ""
    study_hours: str = ""
    fee: str = ""
    lower_bound: str = "no"


NOTHING_TO_DO: Final = PathTotals(exams="0", study_hours="0", fee="0")
NO_PATH: Final = PathTotals()


def _totals(catalog: Catalog, path: Path) -> PathTotals:
    exams = [catalog.exam(level_id) for level_id in path.levels]
    return PathTotals(
        path=">".join(path.levels),
        exams=str(sum(catalog.level(level_id).kind != "award" for level_id in path.levels)),
        study_hours=_number(study_hours(exams)),
        fee=_number(fee(exams)),
        lower_bound="yes" if any(is_lower_bound(catalog, level_id) for level_id in path.levels) else "no",
    )


def _open_now(plans: Plans) -> list[str]:
    """For each person the levels whose verdict is `open` or `unstated`, sorted."""
    sets: list[tuple[str, ...]] = [()]
    set_of = np.zeros(len(plans.verdict_codes), dtype=np.int64)
    for level_id in sorted(plans.is_open):
        # Renumbered level by level, so that the sets are as many as there are, not as there could be.
        found, set_of = np.unique(set_of * 2 + plans.is_open[level_id], return_inverse=True)
        sets = [(*sets[code // 2], *[level_id] * (code % 2)) for code in found.tolist()]
    return np.array(["|".join(each) for each in sets], dtype=object)[set_of].tolist() if sets else []


def _iso(days: Days) -> list[str]:
    found, place_of = np.unique(days, return_inverse=True)
    dates = map(calendar_date, found.tolist())
    texts = np.array([each.isoformat() if each else "" for each in dates], dtype=object)
    return list(texts[place_of])


def _number(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}"
