"""The planner asked as the slow planner is: tables and roster rows in, the output's columns out, all text."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import TABLES
from dashboard.catalog.rows import Reading, Row
from dashboard.planner.best import BestPaths, best_paths
from dashboard.planner.groups import expires_on
from dashboard.planner.plan import Plan, every_plan
from dashboard.planner.totals import fee, is_lower_bound, study_hours
from dashboard.planner.verdicts import VERDICTS, Verdict, verdicts_on
from dashboard.rules.months import NEVER, Days, calendar_date
from dashboard.rules.people import People, people_of
from dashboard.rules.validity import validity_of
from tests.persons import person_of
from tests.slow.tables import Cells, Tables


def catalog_of(tables: Tables) -> Catalog:
    """The catalog of tables that have no fault; what they don't name is empty, and names are ids."""
    rows = {
        table.name: tuple(_row(TABLES[table.name], row) for row in tables.get(table.name, ()))
        for table in fields(Catalog)
    }
    return Catalog(**rows)  # type: ignore[arg-type]


def _row(row_type: type[Row], cells: Cells) -> Row:
    columns, row_id = row_type.columns(), cells[row_type.key[0]]
    names = {column: cells.get(column, "") or row_id for column in columns if column.startswith("name_")}
    return row_type.model_validate({**dict.fromkeys(columns, ""), **cells, **names})


def planned(tables: Tables, row: Cells, as_of: date, reading: Reading, target: str | None) -> dict[str, str]:
    """What the planner says to one person; `target` is that of a row without one."""
    (found,) = planned_together(tables, [row], as_of, reading, target)
    return found


def planned_together(
    tables: Tables, rows: Sequence[Cells], as_of: date, reading: Reading, target: str | None
) -> list[dict[str, str]]:
    """What the planner says to each of some people, all asked about at once."""
    catalog = catalog_of(tables)
    people = people_of([person_of(row, catalog.clock_ids) for row in rows], as_of, catalog.clock_ids)
    targets = [row.get("target", "") or target or catalog.default_target for row in rows]
    best = best_paths(catalog, people, targets, reading)
    verdicts = _verdicts(catalog, people, reading)
    return [
        {
            "target": target_id,
            "verdict": verdicts[target_id][place],
            "open_now": "|".join(
                level_id for level_id in sorted(verdicts) if verdicts[level_id][place].is_open_now
            ),
            **_path(catalog, best, place),
            "first_exam_on": _iso(best.first_exam_on[place]),
            "target_exam_on": _iso(best.target_exam_on[place]),
            "target_held_on": _iso(best.target_held_on[place]),
            "expires_on": _expires_on(catalog, people, target_id, verdicts[target_id][place], best, place),
        }
        for place, target_id in enumerate(targets)
    ]


def plans_of(
    tables: Tables, row: Cells, as_of: date, reading: Reading, target: str | None
) -> tuple[Plan, ...]:
    """Every plan of one person to their target, the best first."""
    catalog = catalog_of(tables)
    person = person_of(row, catalog.clock_ids)
    wanted = row.get("target", "") or target or catalog.default_target
    return every_plan(catalog, person, as_of, wanted, reading)


def _verdicts(catalog: Catalog, people: People, reading: Reading) -> dict[str, list[Verdict]]:
    found = {}
    for level_id in catalog.level_ids:
        best = best_paths(catalog, people, [level_id] * len(people), reading)
        codes = verdicts_on(catalog, people, level_id, best.target_held_on)
        found[level_id] = [VERDICTS[code] for code in codes]
    return found


def _path(catalog: Catalog, best: BestPaths, place: int) -> dict[str, str]:
    path_of, is_had = best.path_of[place], best.target_held_on[place] < NEVER
    levels = best.paths[path_of].levels if path_of >= 0 else ()
    exams = [catalog.exam(level_id) for level_id in levels]
    is_nothing = not levels and not is_had
    leans = best.leans[place] or any(is_lower_bound(catalog, level_id) for level_id in levels)
    number = sum(catalog.level(level_id).kind == "exam" for level_id in levels)
    return {
        "path": ">".join(levels),
        "exams": "" if is_nothing else str(number),
        "study_hours": "" if is_nothing else _number(study_hours(exams)),
        "fee": "" if is_nothing else _number(fee(exams)),
        "lower_bound": "yes" if leans else "no",
    }


def _expires_on(
    catalog: Catalog, people: People, target: str, verdict: Verdict, best: BestPaths, place: int
) -> str:
    if verdict is Verdict.HELD:
        return _iso(expires_on(catalog, people, target)[place])
    held_on = best.target_held_on[place : place + 1]
    if held_on[0] == NEVER:
        return ""
    expires: Days = validity_of(catalog, target).expires(held_on)
    return _iso(expires[0]) if expires[0] > held_on[0] else ""


def _iso(day: int) -> str:
    found = calendar_date(day)
    return found.isoformat() if found else ""


def _number(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}"
