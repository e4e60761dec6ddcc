"""What a planner is asked and answers, both as text: a roster row in, the output's columns out."""

from datetime import date
from decimal import Decimal

from tests.slow.best import Path, best_path
from tests.slow.person import Person, read_person
from tests.slow.sittings import sittings_of
from tests.slow.tables import Cells, Level, Rules, Tables, read_rules
from tests.slow.verdicts import verdict_today

FEES = ("fee_training", "fee_materials", "fee_exam")
NO_PATH = {
    "path": "",
    "first_exam_on": "",
    "target_exam_on": "",
    "target_held_on": "",
    "expires_on": "",
    "exams": "",
    "study_hours": "",
    "fee": "",
    "lower_bound": "no",
}


def answer(tables: Tables, row: Cells, as_of: date, reading: str, target: str | None) -> dict[str, str]:
    """The command's columns for one person; dates are ISO, what is not stated or not there is empty."""
    rules = read_rules(tables)
    person = read_person(row, rules, as_of, target)
    level = rules.levels[person.target]
    sittings = {level_id: sittings_of(one, as_of) for level_id, one in rules.levels.items()}
    verdicts = {name: verdict_today(one, sittings, person, rules) for name, one in rules.levels.items()}
    open_now = sorted(name for name, verdict in verdicts.items() if verdict in ("open", "unstated"))
    verdict = verdicts[person.target]
    if verdict in ("held", "awaited"):
        columns = _of_one_obtained(level, person, verdict)
    else:
        path = best_path(person.target, sittings, person, rules, reading)
        columns = NO_PATH if path is None else _of_a_path(path, rules)
        verdict = verdict or ("never" if path is None else "later")
    return {"target": person.target, "verdict": verdict, "open_now": "|".join(open_now), **columns}


def _of_one_obtained(level: Level, person: Person, verdict: str) -> dict[str, str]:
    """Nothing to take. What isn't dated was obtained by today, and nobody knows when it expires."""
    one = person.held(level.level_id) if verdict == "held" else person.awaited(level.level_id)
    if one is None:
        raise ValueError(f"{level.level_id} is not {verdict}")
    return {
        **NO_PATH,
        "target_held_on": one.on.isoformat(),
        "expires_on": _iso(level.expires_on(one.on)) if one.is_dated else "",
        "exams": "0",
        "study_hours": "0",
        "fee": "0",
    }


def _of_a_path(path: Path, rules: Rules) -> dict[str, str]:
    levels = [rules.levels[level_id] for level_id in path.level_ids]
    is_lower_bound = path.leans_on_unknown or not all(_is_stated(level) for level in levels)
    return {
        "path": ">".join(path.level_ids),
        "first_exam_on": min(path.sat).isoformat(),
        "target_exam_on": path.sat[-1].isoformat(),
        "target_held_on": path.held_on.isoformat(),
        "expires_on": _iso(levels[-1].expires_on(path.held_on)),
        "exams": str(path.exams),
        "study_hours": _sum([level.exam.get("study_hours", "") for level in levels]),
        "fee": _fee(levels),
        "lower_bound": "yes" if is_lower_bound else "no",
    }


def _is_stated(level: Level) -> bool:
    """How long it is studied for, when it is sat, and how long the result takes; an award is not sat."""
    asked = ["study_hours", "results_days"] if level.is_award else ["study_hours", "results_days", "sittings"]
    return all(level.exam.get(column, "") for column in asked)


def _fee(levels: list[Level]) -> str:
    """Of every part of every level; empty if any part isn't stated or the currencies differ."""
    if len({level.exam.get("currency", "") for level in levels}) > 1:
        return ""
    return _sum([level.exam.get(column, "") for level in levels for column in FEES])


def _sum(cells: list[str]) -> str:
    if "" in cells:
        return ""
    total = sum((Decimal(cell) for cell in cells), Decimal(0))
    return f"{total.normalize():f}"


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
