"""A plan as a workbook: the plan, every path, what to keep, the assumptions, and the facts it rests on."""

from collections.abc import Iterator
from datetime import date

from dashboard.catalog.rows import Source
from dashboard.exports.keeping_sheet import keeping_notes, keeping_of, keeping_sheet
from dashboard.exports.phrases import (
    Value,
    answer,
    assumed,
    best_plan,
    bounded,
    circumstances,
    fee_mark,
    hours_mark,
    settings,
    stamp,
)
from dashboard.exports.sheets import DATE, Cell, Row, Sheets, Totals, dates_cell, day_cell, stated_cell
from dashboard.exports.takeaway import Takeaway
from dashboard.rules.facts import condition_of
from dashboard.text.condition_met import unknown_sentence
from dashboard.text.conditions import condition_words, level_label, route_words
from dashboard.text.contradictions import contradictions_of
from dashboard.text.evidence import cell_word
from dashboard.text.lasting import expiry_sentence, on_days
from dashboard.text.paths import against_best, path_routes
from dashboard.text.readings import reading_name
from dashboard.text.steps import step_sentences
from dashboard.text.words import Words


def workbook(takeaway: Takeaway) -> bytes:
    """An .xlsx file with dates as dates, numbers as numbers, and every text as text: no formula, no link."""
    words, said = takeaway.words, stamp(takeaway)
    sheets = Sheets(words, answer(takeaway), words.sentences(said), takeaway.made_on)
    notes = [answer(takeaway), *said]
    sheets.add(words("workbook.plan"), _steps(takeaway), notes, _totals(takeaway))
    sheets.add(words("workbook.paths"), _paths(takeaway))
    found = keeping_of(takeaway)
    sheets.add(words("workbook.keeping"), keeping_sheet(takeaway, found), keeping_notes(takeaway, found))
    sheets.add(words("workbook.assumptions"), _assumptions(takeaway))
    sheets.add(words("workbook.facts"), _facts(takeaway))
    return sheets.file()


def _totals(takeaway: Takeaway) -> Totals:
    words, plan = takeaway.words, takeaway.plan
    mark = hours_mark(words, [plan])
    return [
        (words("ask.target"), level_label(words, takeaway.catalog, plan.target)),
        (words("workbook.held_on"), day_cell(plan.held_on, plan.is_lower_bound)),
        (words("workbook.expires_on"), _expiry_cell(takeaway)),
        (words("workbook.latest_start"), plan.latest_start),
        (words("planner.exams"), plan.exams),
        (words("column.study_hours") + mark, stated_cell(words, plan.study_hours)),
        (words("planner.fee") + fee_mark(takeaway), stated_cell(words, plan.fee)),
        (words("column.currency"), words.stated(plan.currency)),
        (words("column.reading"), reading_name(words, takeaway.catalog, plan.target, plan.reading)),
        (words("workbook.version"), takeaway.version),
        (words("workbook.made_on"), takeaway.made_on),
    ]


def _expiry_cell(takeaway: Takeaway) -> Cell:
    """When the target's certificate expires: a day, never, or not stated."""
    words, plan = takeaway.words, takeaway.plan
    if plan.expires_on:
        return day_cell(plan.expires_on, plan.is_lower_bound)
    said = expiry_sentence(words, takeaway.catalog, plan.target, plan.held_on, None)
    return words("validity.none") if said else words.not_stated


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
            "closes_on",
            "expires_on",
            "set_by",
            "unknown",
            "why",
        )
    ]
    for step, is_bound in bounded(plan):
        yield (
            level_label(words, catalog, step.level_id),
            route_words(words, catalog, step.route),
            day_cell(step.study_from, is_bound),
            day_cell(step.studied_on, is_bound),
            stated_cell(words, step.hours),
            whose[step.level_id, "study_hours"],
            day_cell(step.opens_on, is_bound),
            day_cell(step.sat_on, is_bound),
            day_cell(step.held_on, is_bound),
            dates_cell(words, is_bound),
            step.closes_on or "",
            day_cell(step.expires_on, is_bound) if step.expires_on else "",
            words(f"workbook.set_by.{step.set_by}"),
            words.sentences(unknown_sentence(words, catalog, met) for met in step.unknown),
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
            words.all_of(
                dict.fromkeys(reading_name(words, catalog, plan.target, each) for each in row.readings)
            ),
            day_cell(plan.exam_on, plan.is_lower_bound),
            day_cell(plan.held_on, plan.is_lower_bound),
            dates_cell(words, plan.is_lower_bound),
            plan.exams,
            stated_cell(words, plan.study_hours),
            stated_cell(words, plan.fee),
            words.stated(plan.currency),
            against_best(words, best, plan),
            path_routes(words, catalog, row.beaten_by) if row.beaten_by else words("workbook.no"),
        )


def _assumptions(takeaway: Takeaway) -> Iterator[Row]:
    """The numbers of the exams, then what the visitor said of themselves."""
    words = takeaway.words
    yield [words(f"workbook.column.{column}") for column in ("level", "field", "value", "whose")]
    for each in assumed(takeaway):
        level = level_label(words, takeaway.catalog, each.level_id)
        yield level, words(f"column.{each.field}"), stated_cell(words, each.value), each.whose
    for name, value in (*circumstances(words, takeaway.tables, takeaway.choices), *settings(takeaway)):
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
        level = level_label(words, catalog, row.level_id)
        asked = condition_words(words, catalog, condition_of(catalog, row))
        asked = on_days(words, asked, row.from_day, row.until)
        if row.force == "recommended":
            asked = words("recommended", asked=asked)
        reading = reading_name(words, catalog, row.level_id, row.reading or None)
        cites = words("cites.joint").join(row.cites)
        condition = words("workbook.condition", level=level, reading=reading, condition=asked)
        yield words("table.prerequisites"), words.stated(cites), condition, row.route, *nothing
    had = {*takeaway.plan.path.levels, *(level_id for level_id, _ in takeaway.choices.holds)}
    cited = {each for row in rules for each in row.cites}
    cited |= {each for row in takeaway.tables.validity if row.level_id in had for each in row.cites}
    cited |= {each for row in takeaway.tables.renewals if row.level_id in had for each in row.cites}
    of_source = {source.source_id: source for source in catalog.sources}
    for said in catalog.statements:
        if said.statement_id in cited:
            kind = cell_word(words, "kind", said.kind)
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
    unclear += [row for row in contradictions_of(catalog, "not_stated_at_all") if row not in unclear]
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
