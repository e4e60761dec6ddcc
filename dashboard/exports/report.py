"""A plan as one page of paper: HTML that needs nothing else, and prints to one sheet of A4."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from dashboard.exports.paper import page
from dashboard.exports.phrases import (
    FIELDS,
    answer,
    assumed,
    best_plan,
    circumstances,
    day_words,
    figures,
    hours_mark,
    not_stated,
    stamp,
    step_columns,
    step_rows,
    value_words,
    warnings,
)
from dashboard.exports.qr import qr_svg
from dashboard.exports.race_svg import SHAPES, draw_race, swatch
from dashboard.exports.takeaway import Takeaway
from dashboard.planner.compare import ComparedPath
from dashboard.planner.plan import Plan
from dashboard.text.answers import first_action
from dashboard.text.conditions import level_label
from dashboard.text.paths import (
    against_best,
    fee_words,
    path_levels,
    path_names,
    path_routes,
    path_warning,
)
from dashboard.text.readings import reading_name
from dashboard.text.words import heading

MOST_PATHS: Final = 6
"""Paths that the page has room for; how many more there are is said."""

Row = tuple[str, ...]


@dataclass(frozen=True)
class _PathRow:
    """A path as its row says it: `figures` are wordings, exams, hours and fee."""

    number: str
    path: str
    figures: Row
    against: str
    is_own: bool


def report(takeaway: Takeaway) -> bytes:
    """HTML in UTF-8: no script, nothing fetched, every text escaped."""
    return page("report.html", **_figures(takeaway), **_tables(takeaway), **_foot(takeaway))


def _figures(takeaway: Takeaway) -> dict[str, Any]:
    """The answer, and what belongs to it."""
    words, catalog, plan = takeaway.words, takeaway.catalog, takeaway.plan
    return {
        "lang": words.language,
        "app": words("app.title"),
        "answer": answer(takeaway),
        "path": words("planner.path", path=path_levels(words, catalog, plan)),
        "reading": heading(reading_name(words, catalog, plan.target, plan.reading)),
        "figures": figures(takeaway),
        "first": first_action(words, catalog, plan, words.number(takeaway.choices.hours_per_week)),
        "warnings": warnings(takeaway),
    }


def _tables(takeaway: Takeaway) -> dict[str, Any]:
    words, catalog, choices = takeaway.words, takeaway.catalog, takeaway.choices
    rows = _shown(takeaway)
    more = len(takeaway.paths) - len(rows)
    return {
        "steps_title": words("planner.why"),
        "steps_columns": step_columns(words),
        "steps": step_rows(words, catalog, takeaway.plan, choices.hours_per_week),
        "paths_title": words("report.paths"),
        "race": _race(takeaway, rows),
        "legend": [(swatch(doing), words(f"timeline.kind.{doing}")) for doing in SHAPES],
        "legend_line": words("report.legend_line"),
        "paths_columns": _path_columns(takeaway, rows),
        "paths": _paths(takeaway, rows),
        "more": words.count("report.more", more) if more else "",
        "assumed_title": words("report.assumed"),
        "assumed_columns": [words("report.column.level"), *(words(f"column.{field}") for field in FIELDS)],
        "assumed": _assumed(takeaway),
        "inputs_title": words("report.inputs"),
        "inputs": [
            (name, value_words(words, value))
            for name, value in circumstances(words, takeaway.tables, choices)
        ],
        "not_stated_title": words("report.not_stated"),
        "not_stated": not_stated(takeaway),
    }


def _shown(takeaway: Takeaway) -> Sequence[ComparedPath]:
    """The first paths, the plan's own always among them."""
    rows = takeaway.paths[:MOST_PATHS]
    own = [row for row in takeaway.paths if row.plan.path == takeaway.plan.path]
    return rows if not own or own[0] in rows else [*rows[:-1], own[0]]


def _path_columns(takeaway: Takeaway, rows: Sequence[ComparedPath]) -> list[str]:
    words = takeaway.words
    columns = [
        words(f"report.column.{column}")
        for column in ("number", "path", "reading", "exams", "hours", "fee", "against")
    ]
    hours, mark = words("report.column.hours"), hours_mark(words, [row.plan for row in rows])
    return [column + mark if column == hours else column for column in columns]


def _paths(takeaway: Takeaway, rows: Sequence[ComparedPath]) -> list[_PathRow]:
    words, best = takeaway.words, best_plan(takeaway)
    found = []
    for number, row in enumerate(rows, start=1):
        plan, is_own = row.plan, row.plan.path == takeaway.plan.path
        said = [_against(takeaway, best, row)]
        if is_own:
            said.insert(0, words("report.own"))
        only = next(iter(row.readings)) if len(row.readings) == 1 else None
        figures = (
            reading_name(words, takeaway.catalog, plan.target, only),
            words.number(plan.exams),
            words.not_stated if plan.study_hours is None else words.number(plan.study_hours),
            fee_words(words, plan.fee, plan.currency),
        )
        path = path_routes(words, takeaway.catalog, plan)
        found.append(_PathRow(words.number(number), path, figures, words("race.joint").join(said), is_own))
    return found


def _against(takeaway: Takeaway, best: Plan, row: ComparedPath) -> str:
    """A path against the best, and what must be known of it."""
    words = takeaway.words
    said = (against_best(words, best, row.plan), path_warning(words, takeaway.catalog, row))
    return words("race.joint").join(filter(None, said))


def _race(takeaway: Takeaway, rows: Sequence[ComparedPath]) -> str:
    words, plan = takeaway.words, takeaway.plan
    best = best_plan(takeaway)
    names = path_names(words, takeaway.catalog, rows)
    days = [day_words(words, row.plan.held_on, row.plan.is_lower_bound) for row in rows]
    said = [
        words("race.sentence", path=name, date=day, against=_against(takeaway, best, row))
        for name, day, row in zip(names, days, rows, strict=True)
    ]
    return draw_race(
        plan, [row.plan for row in rows], names, days, words("report.race"), words.sentences(said)
    )


def _assumed(takeaway: Takeaway) -> list[Row]:
    """A row a level of the path, a cell a number with whose it is."""
    words, catalog = takeaway.words, takeaway.catalog
    numbers = {(each.level_id, each.field): each for each in assumed(takeaway)}

    def cell(level_id: str, field: str) -> str:
        each = numbers[level_id, field]
        said = words.not_stated if each.value is None else value_words(words, each.value)
        return said if each.whose == said else words("report.whose", value=said, whose=each.whose)

    return [
        (level_label(words, catalog, level_id), *(cell(level_id, field) for field in FIELDS))
        for level_id in takeaway.plan.path.levels
    ]


def _foot(takeaway: Takeaway) -> dict[str, Any]:
    svg = qr_svg(takeaway.link) if takeaway.link else None
    return {
        "stamp": stamp(takeaway),
        "qr": svg or "",
        "qr_says": takeaway.words("report.qr"),
    }
