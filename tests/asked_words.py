"""What the code asks the words for: every key by name, every key put together, every fault code."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import get_args

from dashboard.catalog.cells import SITTING_RULES
from dashboard.catalog.loading import TABLES, load
from dashboard.catalog.reach import MANY, NAMED, SILENT
from dashboard.catalog.rows import READINGS, LevelKind
from dashboard.charts.team_by_month import BANDS
from dashboard.exports.plan_file import PlanFileFault
from dashboard.pages.planning.take_away import FILES
from dashboard.pages.planning.what_if import KINDS
from dashboard.pages.teaming.doubts import CLOCK_DEFAULTS, DEFAULTS
from dashboard.pages.teaming.take_away import CALENDARS
from dashboard.planner.chances import NoChances
from dashboard.planner.compare import SORTS
from dashboard.planner.in_time import WITHIN
from dashboard.planner.plan import SetBy
from dashboard.planner.segments import Doing
from dashboard.planner.verdicts import Verdict
from dashboard.roster.columns import ASPECTS, HOLDS_ON, clock_column, columns_of
from dashboard.roster.units import UNITS
from dashboard.rules.changes import EXAM_FIELDS
from dashboard.rules.people import WORK
from dashboard.state.of_clocks import Part
from dashboard.text.evidence import SPREADS
from dashboard.text.team_targets import BANDS as OWN_BANDS
from dashboard.widgets.experience import UNITS as UNITS_OF_TIME
from dashboard.widgets.notes import OF_THEIR_OWN
from dashboard.widgets.occupation import Kind as Occupation
from dashboard.widgets.questions import ANSWERS
from dashboard.worth.benefits import BENEFITS
from dashboard.worth.costs import KINDS as COST_KINDS
from dashboard.worth.costs import Asked
from tests.conftest import ROOT, SHIPPED

SOURCES = (ROOT / "streamlit_app.py", *sorted((ROOT / "dashboard").rglob("*.py")))
MODULES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
CALLS = [
    (path, node)
    for path, module in MODULES.items()
    for node in ast.walk(module)
    if isinstance(node, ast.Call)
]


def strings_in(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def answers(node: ast.expr) -> Iterator[ast.expr]:
    """What an expression may give: both sides of a conditional, not its test; and the key of `of_plan`."""
    if isinstance(node, ast.IfExp):
        yield from answers(node.body)
        yield from answers(node.orelse)
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "of_plan":
        yield from answers(node.args[0])
    else:
        yield node


def is_words(call: ast.Call) -> bool:
    """`words(…)`, `visit.words(…)`, `words.count(…)`, and `self(…)` among the words themselves."""
    function = call.func
    if isinstance(function, ast.Attribute) and function.attr in ("count", "has"):
        function = function.value
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name == "words" and bool(call.args)


def asked() -> Iterator[tuple[str, ast.expr]]:
    """Every key that the code asks the words for, with where."""
    for path, call in CALLS:
        if is_words(call):
            for key in answers(call.args[0]):
                yield f"{path.relative_to(ROOT)}:{call.lineno}", key


def pattern_of(text: ast.AST) -> str:
    """`f"verdict.{x}"` as `verdict.*`; "" for any other expression."""
    if not isinstance(text, ast.JoinedStr):
        return ""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in text.values)


def calls(*names: str) -> Iterator[tuple[ast.Module, ast.Call]]:
    for path, call in CALLS:
        function = call.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if name in names:
            yield MODULES[path], call


CODE_AT = {"fault": 0, "fault_at": 3, "_add": 1}
"""Which argument of the functions that make a fault is its code."""


@cache
def fault_codes() -> set[str]:
    """Every fault code that is raised anywhere, by name or through a variable of the same module."""
    codes = set()
    for function, place in CODE_AT.items():
        for module, call in calls(function):
            if len(call.args) <= place:
                continue
            codes |= constants(call.args[place])
            for answer in answers(call.args[place]):
                if isinstance(answer, ast.Name):
                    codes |= {code for value in assigned(module, answer.id) for code in constants(value)}
    return codes


def assigned(module: ast.Module, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(module):
        if isinstance(node, ast.Assign) and any(getattr(to, "id", "") == name for to in node.targets):
            yield node.value


def constants(node: ast.expr) -> set[str]:
    return {str(each.value) for each in answers(node) if isinstance(each, ast.Constant)}


def words_of(cell: object) -> Iterator[str]:
    """The words that a column's type lists."""
    for each in get_args(cell):
        yield from [each] if isinstance(each, str) else words_of(each)


SHIPPED_TABLES = load(SHIPPED)
OF_CLOCKS = {
    clock_column(clock_id, aspect)
    for clock_id in SHIPPED_TABLES.clock_ids
    if clock_id != WORK
    for aspect in ASPECTS
}
FIELDS = (*(column for column in columns_of(SHIPPED_TABLES).names if column not in OF_CLOCKS), HOLDS_ON)
LEVEL_KINDS = get_args(LevelKind)
FEES = ("fee_training", "fee_materials", "fee_exam")
COLUMN_TYPES = {
    (table, column): row.model_fields[field].annotation
    for table, row in TABLES.items()
    for column, field in row.columns().items()
}
FIXED_CELLS = {
    *(f"cell.{column}.{word}" for (_, column), cell in COLUMN_TYPES.items() for word in words_of(cell)),
    *(f"cell.sittings.{rule}" for rule in SITTING_RULES),
}
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "ask.*": ("industry", "audience"),
    "ask.*.placeholder": ("industry", "audience"),
    "ask.answer.*": ANSWERS,
    "ask.clock.*": UNITS_OF_TIME,
    "ask.work_months.*": UNITS_OF_TIME,
    "assume.basis.*": ("stated", "assumed", "none"),
    "card.industry.*": (NAMED, MANY, SILENT),
    "chances.*": tuple(NoChances),
    "change.level.*": ("first_sitting_on", "last_sitting_on"),
    "change.level.kind.*": LEVEL_KINDS,
    "change.exam.*": EXAM_FIELDS,
    "check.moved.sat.*": LEVEL_KINDS,
    "column.*": tuple(sorted({column.removesuffix("_zh").removesuffix("_en") for _, column in COLUMN_TYPES})),
    "expires.*": LEVEL_KINDS,
    "explore.closes.*": LEVEL_KINDS,
    "explore.industry.*": (NAMED, MANY, SILENT),
    "explore.within.*": WITHIN,
    "export.input.clock.*": get_args(Part),
    "export.input.work.*": get_args(Part),
    "fault.*": tuple(sorted(fault_codes())),
    "fault.*.right": tuple(sorted(fault_codes())),
    "figure.unit.*": tuple(sorted({row.unit for row in SHIPPED_TABLES.benchmarks if row.unit})),
    "file.*": tuple(PlanFileFault),
    "first_sitting.*": LEVEL_KINDS,
    "last_sitting.*": LEVEL_KINDS,
    "left_out.*": ("link", "tables", "entry", "file", *OF_THEIR_OWN),
    "level.*": FEES,
    "market.spread.*": SPREADS,
    "occupation.*": get_args(Occupation),
    "page.*": tuple(path.stem for path in SOURCES if path.match("pages/[a-z]*.py")),
    "planner.study_hours.*": ("stated", "assumed"),
    "reading.*": READINGS,
    "sittings.*": SITTING_RULES,
    "sort.*": SORTS,
    "step.apply.*": tuple(SetBy),
    "step.set_by.*": tuple(SetBy),
    "table.*": tuple(TABLES),
    "take_away.*": tuple(name for name, *_ in FILES),
    "take_away.*.text": tuple(name for name, *_ in FILES),
    "team.band.*": BANDS,
    "team.default.*": DEFAULTS,
    "team.default.clock.*": CLOCK_DEFAULTS,
    "team.tab.*": (
        "by_month",
        "people",
        "lacks",
        "lapses",
        "actions",
        "goals",
        "groups",
        "everyone",
        "take_away",
    ),
    "team.field.*": FIELDS,
    "team.field.clock.*": ASPECTS,
    "team.own.*": OWN_BANDS,
    "teamfile.own.*": OWN_BANDS,
    "teamfile.calendar_of.*": CALENDARS,
    "timeline.kind.*": (*Doing, "sitting"),
    "unit.*": tuple(UNITS),
    "unknown.*": (
        "study_hours",
        "sittings",
        "results_days",
        *FEES,
        "validity_of_level",
        "suits",
        "subjects",
        "industries",
    ),
    "upkeep.counts_from.*": ("passed", "expiry", "not_stated"),
    "what_if.kind.*": KINDS,
    "workbook.set_by.*": tuple(SetBy),
    "upkeep.unit.*": tuple(
        sorted({"|".join(row.scope) for row in SHIPPED_TABLES.renewals if row.how == "credits"})
    ),
    "verdict.*": tuple(Verdict),
    "worth.asked.*": get_args(Asked),
    "worth.benefit.*": BENEFITS,
    "worth.benefit.*.text": BENEFITS,
    "worth.chances.*": tuple(NoChances),
    "worth.cost.*": COST_KINDS,
    "worth.tab.*": ("figures", "claims", "market", "before_paying"),
}
"""Keys that are put together in the code: each of them must be there, for every value."""
COLUMNS = re.compile(r"[a-z]+\.column\.\*")  # these are listed right beside the key
