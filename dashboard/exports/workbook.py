"""A plan as a workbook: the plan, every path, the assumptions, and the facts it rests on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from itertools import zip_longest
from typing import Final
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.catalog.catalog import condition_of
from dashboard.catalog.rows import Source
from dashboard.exports.phrases import (
    Value,
    answer,
    assumed,
    best_plan,
    bounded,
    circumstances,
    hours_mark,
    settings,
    stamp,
)
from dashboard.exports.takeaway import Takeaway
from dashboard.text import (
    NOT_STATED_AT_ALL,
    Words,
    against_best,
    level_name,
    path_routes,
    question,
    route_words,
    step_sentences,
)
from dashboard.text.conditions import condition_words

AS_TEXT: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDEST: Final = 60
"""Letters of a column, a wide one counted twice; longer texts are wrapped."""
NARROWEST: Final = 9
A4: Final = 9
DATE: Final = "yyyy-mm-dd"
MOST_LETTERS: Final = 16_000
"""Of one cell: a spreadsheet holds 32,767 units, and a letter may take two."""


@dataclass(frozen=True)
class NoEarlier:
    """A date that is only a lower bound: still a date, shown with the words for it."""

    day: date


Cell = Value | NoEarlier
Row = Sequence[Cell]
Totals = Sequence[tuple[str, Cell]]


def workbook(takeaway: Takeaway) -> bytes:
    """An .xlsx file with dates as dates, numbers as numbers, and every text as text: no formula, no link."""
    words, file = takeaway.words, BytesIO()
    book = Workbook(file, {"in_memory": True, **AS_TEXT})
    book.set_properties(
        {
            "title": answer(takeaway),
            "comments": words.sentences(stamp(takeaway)),
            "created": datetime.combine(takeaway.made_on, time()),  # else the clock is asked
        }
    )
    pages = _Pages(book, words)
    notes = [answer(takeaway), *stamp(takeaway)]
    pages.add(words("workbook.plan"), _steps(takeaway), notes, _totals(takeaway))
    pages.add(words("workbook.paths"), _paths(takeaway))
    pages.add(words("workbook.assumptions"), _assumptions(takeaway))
    pages.add(words("workbook.facts"), _facts(takeaway))
    book.close()
    return file.getvalue()


class _Pages:
    """Writes sheets of rows under one frozen row of column names."""

    def __init__(self, book: Workbook, words: Words) -> None:
        cell = {"text_wrap": True, "valign": "top", "align": "left"}
        before, _, after = words("race.lower_bound", date=DATE).partition(DATE)
        bound = f'"{before}"{DATE}"{after}"'.removesuffix('""')
        self._book = book
        self._cell = book.add_format(cell)
        self._date = book.add_format({**cell, "num_format": DATE})
        self._bound = book.add_format({**cell, "num_format": bound})
        self._bold = book.add_format({**cell, "bold": True})
        self._head = book.add_format({**cell, "bold": True, "bottom": 1, "bg_color": "#E8EEF0"})
        self._note = book.add_format({"valign": "top"})

    def add(self, name: str, rows: Iterable[Row], notes: Sequence[str] = (), totals: Totals = ()) -> None:
        """A sheet. The first row names the columns; `notes` and `totals` stand above it."""
        sheet = self._book.add_worksheet(name)
        for line, note in enumerate(notes):
            sheet.write_string(line, 0, _cut(note), self._note)
        above: list[Row] = []
        if totals:
            above = [[name for name, _ in totals], [value for _, value in totals], []]
        head = len(notes) + len(above)
        table: list[Row] = [*above, *rows]
        for line, row in enumerate(table, start=len(notes)):
            text = self._head if line == head else self._bold if line == len(notes) else self._cell
            for column, value in enumerate(row):
                self._write(sheet, line, column, value, text)
        sheet.freeze_panes(head + 1, 0)
        for column, cells in enumerate(zip_longest(*table, fillvalue="")):
            sheet.set_column(column, column, max(map(_width, cells)))
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(head)

    def _write(self, sheet: Worksheet, line: int, column: int, value: Cell, text: Format) -> None:
        if isinstance(value, str):
            sheet.write_string(line, column, _cut(value), text)
        elif isinstance(value, NoEarlier):
            sheet.write_datetime(line, column, datetime.combine(value.day, time()), self._bound)
        elif isinstance(value, date):
            sheet.write_datetime(line, column, datetime.combine(value, time()), self._date)
        else:
            sheet.write_number(line, column, value, self._cell)


def _cut(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…"


def _width(value: Cell) -> int:
    """The columns that a value needs, within limits."""
    if isinstance(value, NoEarlier):
        return 24
    lines = _cut(str(value)).splitlines()
    letters = max((sum(1 + (east_asian_width(each) in "WF") for each in line) for line in lines), default=0)
    return min(max(letters + 2, NARROWEST), WIDEST)


def _day(day: date, is_bound: bool) -> Cell:
    return NoEarlier(day) if is_bound else day


def _dates(words: Words, is_bound: bool) -> str:
    return words("workbook.dates.bound" if is_bound else "workbook.dates.exact")


def _stated(words: Words, value: Value | None) -> Cell:
    return words.not_stated if value is None else value


def _totals(takeaway: Takeaway) -> Totals:
    words, plan = takeaway.words, takeaway.plan
    mark = hours_mark(words, [plan])
    return [
        (words("ask.target"), level_name(words, takeaway.catalog, plan.target)),
        (words("workbook.held_on"), _day(plan.held_on, plan.is_lower_bound)),
        (words("workbook.latest_start"), plan.latest_start),
        (words("planner.exams"), len(plan.steps)),
        (words("column.study_hours") + mark, _stated(words, plan.study_hours)),
        (words("planner.fee") + (mark if plan.fee is not None else ""), _stated(words, plan.fee)),
        (words("column.currency"), words.stated(plan.currency)),
        (words("column.reading"), words(f"reading.{plan.reading}.short")),
        (words("workbook.version"), takeaway.version),
        (words("workbook.made_on"), takeaway.made_on),
    ]


def _steps(takeaway: Takeaway) -> Iterator[Row]:
    words, catalog, plan = takeaway.words, takeaway.catalog, takeaway.plan
    whose = {(each.level_id, each.field): each.whose for each in assumed(takeaway)}
    hours_per_week = words.number(takeaway.choices.hours_per_week)
    yield [
        words(f"workbook.column.{column}")
        for column in (
            "level",
            "route",
            "study_from",
            "studied_on",
            "hours",
            "whose",
            "opens_on",
            "sat_on",
            "held_on",
            "dates",
            "set_by",
            "why",
        )
    ]
    for step, is_bound in bounded(plan):
        yield (
            level_name(words, catalog, step.level_id),
            route_words(words, catalog, step.route),
            _day(step.study_from, is_bound),
            _day(step.studied_on, is_bound),
            _stated(words, step.hours),
            whose[step.level_id, "study_hours"],
            _day(step.opens_on, is_bound),
            _day(step.sat_on, is_bound),
            _day(step.held_on, is_bound),
            _dates(words, is_bound),
            words(f"workbook.set_by.{step.set_by}"),
            words.sentences(step_sentences(words, catalog, step, hours_per_week)),
        )


def _paths(takeaway: Takeaway) -> Iterator[Row]:
    words, catalog = takeaway.words, takeaway.catalog
    best = best_plan(takeaway)
    columns = [
        words(f"workbook.column.{column}")
        for column in (
            "path",
            "shown",
            "reading",
            "sat_on",
            "held_on",
            "dates",
            "exams",
            "hours",
            "fee",
            "currency",
            "against",
            "beaten_by",
        )
    ]
    hours, mark = words("workbook.column.hours"), hours_mark(words, [row.plan for row in takeaway.paths])
    yield [column + mark if column == hours else column for column in columns]
    for row in takeaway.paths:
        plan = row.plan
        yield (
            path_routes(words, catalog, plan),
            words("workbook.yes" if plan.path == takeaway.plan.path else "workbook.no"),
            words.all_of(words(f"reading.{reading}.short") for reading in row.readings),
            _day(plan.exam_on, plan.is_lower_bound),
            _day(plan.held_on, plan.is_lower_bound),
            _dates(words, plan.is_lower_bound),
            len(plan.steps),
            _stated(words, plan.study_hours),
            _stated(words, plan.fee),
            words.stated(plan.currency),
            against_best(words, best, plan),
            path_routes(words, catalog, row.beaten_by) if row.beaten_by else words("workbook.no"),
        )


def _assumptions(takeaway: Takeaway) -> Iterator[Row]:
    """The numbers of the exams, then what the visitor said of themselves."""
    words = takeaway.words
    yield [words(f"workbook.column.{column}") for column in ("level", "field", "value", "whose")]
    for each in assumed(takeaway):
        level = level_name(words, takeaway.catalog, each.level_id)
        yield level, words(f"column.{each.field}"), _stated(words, each.value), each.whose
    for name, value in (*circumstances(takeaway), *settings(takeaway)):
        yield words("workbook.you"), name, value, words("workbook.whose.you")


def _facts(takeaway: Takeaway) -> Iterator[Row]:
    """The entry conditions of the levels on the path, the sentences they cite, and what is unclear there."""
    words, catalog = takeaway.words, takeaway.catalog
    yield [
        words(f"workbook.column.{column}")
        for column in ("kind", "number", "text", "of", "source", "publisher", "grade", "date", "address")
    ]
    rules = [row for row in catalog.prerequisites if row.level_id in takeaway.plan.path.levels]
    nothing = ("",) * 5
    for row in rules:
        level = level_name(words, catalog, row.level_id)
        asked = condition_words(words, catalog, condition_of(row))
        reading = words(f"reading.{row.reading or 'both'}.short")
        cites = words("cites.joint").join(row.cites)
        condition = words("workbook.condition", level=level, reading=reading, condition=asked)
        yield words("table.prerequisites"), words.stated(cites), condition, row.route, *nothing
    cited = {each for row in rules for each in row.cites}
    of_source = {source.source_id: source for source in catalog.sources}
    for said in catalog.statements:
        if said.statement_id in cited:
            kind = words(f"cell.kind.{said.kind}")
            text = words.of(said, "text")
            yield (
                words("column.statement_id"),
                said.statement_id,
                text,
                kind,
                *_told(words, of_source[said.source_id]),
            )
    for source in catalog.sources:
        if source.source_id in cited:
            yield words("workbook.source"), source.source_id, source.title, "", *_told(words, source)
    unclear = [row for row in catalog.contradictions if cited & set(row.cites)]
    at_all = question(catalog, NOT_STATED_AT_ALL)
    if at_all and at_all not in unclear:
        unclear.append(at_all)
    for found in unclear:
        number, text = found.contradiction_id, words.of(found, "text")
        yield words("table.contradictions"), number, text, words.of(found, "effect"), *nothing


def _told(words: Words, source: Source) -> tuple[Cell, ...]:
    """Where a sentence stands: title, publisher, grade, date and address."""
    published: Value = words.stated(source.published_on or "")
    if source.published_on and len(source.published_on) == len(DATE):
        published = date.fromisoformat(source.published_on)
    told = (source.title, source.publisher, source.grade)
    return (*map(words.stated, told), published, words.stated(source.url))
