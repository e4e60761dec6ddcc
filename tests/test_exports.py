"""The calendar and the workbook of a plan say what the plan says, in both languages, to strict readers."""

import json
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import accumulate
from operator import or_
from pathlib import Path
from typing import Any

import pytest
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.exports.calendar_file import calendar_file
from dashboard.exports.plan_file import plan_file
from dashboard.exports.report import report
from dashboard.exports.takeaway import Takeaway
from dashboard.exports.workbook import workbook
from dashboard.planner.compare import compared_paths
from dashboard.planner.plan import Plan
from dashboard.state.link import defaults
from dashboard.state.of_levels import AssumptionValue
from dashboard.text.conditions import level_name
from dashboard.text.words import Words
from tests.conftest import FROZEN

TODAY = date(2026, 11, 23)
LINK = "https://pathways.example.org/planner?as_of=2026-11-23&target=aigc-advanced"
AIGC = load(FROZEN)
Assumptions = tuple[tuple[str, str, AssumptionValue], ...]

PEOPLE: dict[str, dict[str, Any]] = {
    "by certificates": {"aigc_percent": 100},
    "one exam": {"work_months": 35, "aigc_months": 35, "aigc_percent": 100},
    "by work of any kind": {"work_months": 40, "reading": "lenient", "hours_per_week": Decimal("12.5")},
    "junior since May": {"holds": (("aigc-junior", date(2026, 5, 1)),), "aigc_percent": 50},
    "awaits a result": {"holds": (("aigc-junior", date(2027, 1, 20)),), "hours_per_week": Decimal("2.5")},
    "starts next year": {"starts_on": date(2027, 3, 1), "deadline": date(2028, 1, 1), "reminder_days": 200},
    "a level without conditions": {"target": "prompt-engineer", "pass_percents": (("prompt-engineer", 60),)},
}
EMPTIED: Assumptions = (
    ("aigc-junior", "results_days", None),
    ("aigc-intermediate", "study_hours", None),
    ("aigc-advanced", "sittings", None),
)


def takeaway(
    words: Words,
    catalog: Catalog = AIGC,
    assumptions: Assumptions = (),
    row: int = 0,
    link: str | None = LINK,
    **chosen: Any,
) -> Takeaway:
    """What someone carries off who takes the path of that row."""
    choices = defaults(catalog, TODAY).with_values({"language": words.language, **chosen})
    for level_id, field, value in assumptions:
        choices = choices.with_assumption(catalog, level_id, field, value)
    assumed = choices.assumed(catalog)
    rows = compared_paths(assumed, choices.person, choices.as_of, choices.target, choices.reading)
    plan = next(each.plan for place, each in enumerate(rows) if place == row)
    return Takeaway(words, assumed, catalog.version, choices, plan, rows, TODAY, link, catalog)


@pytest.fixture(params=(*PEOPLE, "nothing assumed", "a later path"))
def taken(request: pytest.FixtureRequest, words: Words) -> Takeaway:
    if request.param == "nothing assumed":
        return takeaway(words, assumptions=EMPTIED, aigc_percent=100)
    if request.param == "a later path":
        return takeaway(words, row=2, aigc_percent=100)
    return takeaway(words, **PEOPLE[request.param])


def days_of(plan: Plan) -> set[date]:
    return {
        day
        for step in plan.steps
        for day in (step.study_from, step.studied_on, step.opens_on, step.sat_on, step.held_on)
    }


def said_days(taken: Takeaway) -> set[date]:
    """Every date that a file may say: of the plans, of why they are so, of what was chosen and of today."""
    plans = [taken.plan, *(row.plan for row in taken.paths)]
    met = {met.met_on for plan in plans for step in plan.steps for met in step.conditions if met.met_on}
    choices = taken.choices
    chosen = {
        choices.deadline,
        *(clock.starts_on for _, clock in choices.clocks),
        *(day for _, day in choices.holds),
    }
    starts = {plan.latest_start for plan in plans}
    return set().union(*map(days_of, plans), met, starts, {TODAY}, {day for day in chosen if day})


def days_in(text: str) -> set[date]:
    return {date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", text)}


# The calendar.


def events(file: bytes) -> list[Any]:
    return list(Calendar.from_ical(file).walk("VEVENT"))


def uids(taken: Takeaway) -> set[str]:
    return {str(event["UID"]) for event in events(calendar_file(taken))}


def test_a_calendar_has_an_event_for_every_study_reminder_sitting_and_result(taken: Takeaway) -> None:
    day = timedelta(days=1)
    expected: list[tuple[date, date, str]] = []
    for step in taken.plan.steps:
        if step.study_from < step.studied_on:
            expected.append((step.study_from, step.studied_on, "TRANSPARENT"))
        reminder = max(step.sat_on - timedelta(days=taken.choices.reminder_days), TODAY)
        expected.append((reminder, reminder + day, "TRANSPARENT"))
        expected.append((step.sat_on, step.sat_on + day, "OPAQUE"))
        expected.append((step.held_on, step.held_on + day, "TRANSPARENT"))
    found = [
        (event["DTSTART"].dt, event["DTEND"].dt, str(event["TRANSP"]))
        for event in events(calendar_file(taken))
    ]
    assert Counter(found) == Counter(expected)
    assert {type(day) for start, end, _ in found for day in (start, end)} == {date}


def test_a_calendar_is_read_without_a_fault_by_two_strict_readers(taken: Takeaway) -> None:
    file = calendar_file(taken)
    assert [part.errors for part in Calendar.from_ical(file).walk() if part.errors] == []
    again = IcsCalendarStream.calendar_from_ics(file.decode())
    assert Counter(event.dtstart for event in again.events) == Counter(
        event["DTSTART"].dt for event in events(file)
    )
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert max(map(len, file.split(b"\r\n"))) <= 75


def test_every_event_says_that_it_is_a_plan_by_which_rules_and_when_made(taken: Takeaway) -> None:
    words = taken.words
    for event in events(calendar_file(taken)):
        said = str(event["DESCRIPTION"])
        assert all(part in said for part in (words("export.plan"), taken.version, TODAY.isoformat(), LINK))
        assert days_in(said.replace(LINK, "")) <= said_days(taken)
    assert "example.org" not in calendar_file(replace(taken, link=None)).decode()


def test_a_plan_keeps_its_uids_by_any_path_to_any_target(words: Words) -> None:
    first = takeaway(words, aigc_percent=100)
    own = uids(first)
    assert len(own) == len(events(calendar_file(first)))
    assert uids(replace(first, made_on=date(2027, 2, 1))) == own
    assert uids(takeaway(Words("en" if words.language == "zh" else "zh"), aigc_percent=100)) == own
    assert uids(takeaway(words, aigc_percent=100, hours_per_week=Decimal(40))) == own
    shorter = takeaway(words, row=1, aigc_percent=100)
    assert set(shorter.plan.path.levels) < set(first.plan.path.levels)
    assert uids(shorter) < own
    assert uids(takeaway(words, target="aigc-junior")) < own


def test_the_uids_of_a_plan_never_change(words: Words) -> None:
    """Whoever imported a calendar before finds its events again: what is listed here is never edited."""
    assert uids(takeaway(words, target="prompt-engineer")) == {
        "1cf5ea66-cb8b-5e7f-80d3-3bbc3e4063b3",
        "7cdafe9b-8b22-5bd4-a9d2-80be99b719c3",
        "df726a96-2a16-575f-a31f-8fc9720931f9",
        "556738c1-49a8-5daf-98b8-bdbeffadeac5",
    }


def test_two_peoples_plans_by_one_path_share_no_uid(words: Words) -> None:
    plan = takeaway(words)
    calendars = [calendar_file(plan, whose) for whose in ("", "staff|0|Ann", "staff|1|Ann", "staff|0|Bo")]
    of_each = [{str(event["UID"]) for event in events(file)} for file in calendars]
    assert len(set().union(*of_each)) == sum(map(len, of_each))
    assert calendar_file(plan, "staff|0|Ann") == calendar_file(takeaway(words), "staff|0|Ann")
    assert not [file for file in calendars if b"Ann" in file or b"staff" in file]


def test_a_calendar_made_later_replaces_one_made_before(words: Words) -> None:
    first = takeaway(words)
    numbers = [
        {int(event["SEQUENCE"]) for event in events(calendar_file(replace(first, made_on=made_on)))}
        for made_on in (TODAY, TODAY + timedelta(days=1))
    ]
    assert all(earlier < later for earlier in numbers[0] for later in numbers[-1])
    assert calendar_file(first) == calendar_file(takeaway(words))


def test_what_is_only_a_lower_bound_is_said_so_from_the_step_that_lacks_a_number_on(words: Words) -> None:
    taken = takeaway(words, assumptions=EMPTIED[1:2], aigc_percent=100)
    mark = words("calendar.lower_bound", what="")
    bounds = accumulate((step.is_lower_bound for step in taken.plan.steps), or_)
    marked = {step.sat_on: bound for step, bound in zip(taken.plan.steps, bounds, strict=True)}
    assert set(marked.values()) == {False, True}
    for event in events(calendar_file(taken)):
        if event["TRANSP"] == "OPAQUE":
            assert str(event["SUMMARY"]).endswith(mark) == marked[event["DTSTART"].dt]


def test_a_name_with_line_ends_and_control_characters_breaks_no_calendar(data: Path, words: Words) -> None:
    levels = (data / "levels.csv").read_text(encoding="utf-8")
    broken = "\x1b[31mone\u2028two\x0bthree\x85four\x07"
    (data / "levels.csv").write_text(
        levels.replace("高级", broken).replace("Advanced", broken), encoding="utf-8"
    )
    file = calendar_file(takeaway(words, load(data), aigc_percent=100))
    text = file.decode()
    assert text.split("\r\n") == [*text.splitlines(), ""]
    assert "[31mone two three four" in text
    assert len(IcsCalendarStream.calendar_from_ics(text).events) == len(events(file))


# The workbook.


def sheets(file: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(file))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def table(rows: Sequence[Sequence[Any]], heading: str) -> list[dict[str, Any]]:
    """The rows below the one that starts with `heading`, the last such row, by the names of columns."""
    place = max(number for number, row in enumerate(rows) if heading in row)
    columns = rows[place]
    return [dict(zip(columns, row, strict=True)) for row in rows[place + 1 :]]


def parts(file: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(file)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_workbook_has_the_plans_dates_as_dates_and_its_numbers_as_numbers(taken: Takeaway) -> None:
    words, found = taken.words, sheets(workbook(taken))
    steps = table(found[words("workbook.plan")], words("workbook.column.why"))
    columns = ("study_from", "studied_on", "opens_on", "sat_on", "held_on")
    for step, row in zip(taken.plan.steps, steps, strict=True):
        assert [row[words(f"workbook.column.{column}")] for column in columns] == [
            getattr(step, column) for column in columns
        ]
        hours = words.not_stated if step.hours is None else float(step.hours)
        assert row[words("workbook.column.hours")] == hours
    paths = table(found[words("workbook.paths")], words("workbook.column.path"))
    assert words("workbook.column.hours") + words("assume.mark") in next(iter(paths))
    days = [
        (
            row[words("workbook.column.sat_on")],
            row[words("workbook.column.held_on")],
            row[words("planner.fee")],
        )
        for row in paths
    ]
    assert days == [(row.plan.exam_on, row.plan.held_on, words.not_stated) for row in taken.paths]
    every = {cell for rows in found.values() for row in rows for cell in row if isinstance(cell, date)}
    texts = {row.published_on or "" for row in AIGC.sources}
    published = {date.fromisoformat(text) for text in texts if text.count("-") == 2}
    assert every <= said_days(taken) | published


def test_a_workbook_says_of_every_number_whose_it_is(words: Words) -> None:
    taken = takeaway(words, assumptions=EMPTIED[1:2])
    rows = table(sheets(workbook(taken))[words("workbook.assumptions")], words("workbook.column.field"))
    level = level_name(words, AIGC, "aigc-intermediate")
    columns = [words(f"workbook.column.{column}") for column in ("value", "whose")]
    whose = {
        row[words("workbook.column.field")]: tuple(row[column] for column in columns)
        for row in rows
        if row[words("workbook.column.level")] == level
    }
    assert whose[words("column.study_hours")] == (words.not_stated, words("export.whose.changed"))
    assert whose[words("column.results_days")] == (30, words("assume.basis.assumed"))
    assert whose[words("column.fee_exam")] == (words.not_stated, words("assume.basis.none"))


def test_a_workbook_quotes_in_full_every_sentence_that_a_condition_on_the_path_cites(words: Words) -> None:
    taken = takeaway(words)
    rows = table(sheets(workbook(taken))[words("workbook.facts")], words("workbook.column.kind"))
    said = {row[words("workbook.column.number")]: row for row in rows}
    cited = {
        each for row in AIGC.prerequisites if row.level_id in taken.plan.path.levels for each in row.cites
    }
    quoted = {row.statement_id: row for row in AIGC.statements if row.statement_id in cited}
    assert len(quoted) == len(cited) > 3
    for statement_id, statement in quoted.items():
        assert said[statement_id][words("workbook.column.text")] == words.of(statement, "text")
        assert said[statement_id][words("workbook.column.grade")] == "D"
    touching = {row.contradiction_id for row in AIGC.contradictions if cited & set(row.cites)}
    assert touching <= said.keys()


def test_a_workbook_has_no_formula_no_link_and_a_frozen_head_on_every_sheet(taken: Takeaway) -> None:
    files = parts(workbook(taken))
    pages = {name: text for name, text in files.items() if name.startswith("xl/worksheets/")}
    assert len(pages) == len(sheets(workbook(taken))) == 5
    for text in pages.values():
        assert 'state="frozen"' in text
        assert not re.search(r"<f[ >]|hyperlink|externalLink", text)
    assert not [name for name in files if "externalLink" in name or "_rels/sheet" in name]
    assert workbook(taken) == workbook(taken)
    assert f"{TODAY}T00:00:00Z" in files["docProps/core.xml"]


def test_a_lower_bound_is_shown_in_the_cell_of_the_date(words: Words) -> None:
    bound = words("race.lower_bound", date="").strip()
    styles = parts(workbook(takeaway(words, assumptions=EMPTIED)))["xl/styles.xml"]
    assert f"&quot;{bound} &quot;yyyy-mm-dd" in styles


def test_fees_that_are_stated_are_added_up_in_every_file_and_called_no_assumption(
    data: Path, words: Words
) -> None:
    exams = (data / "exams.csv").read_text(encoding="utf-8")
    stated = exams.replace(",,,,,assumed,", ",1000.5,0,300,CNY,stated,")
    (data / "exams.csv").write_text(stated, encoding="utf-8")
    taken = takeaway(words, load(data), aigc_percent=100)
    found = sheets(workbook(taken))
    paths = table(found[words("workbook.paths")], words("workbook.column.path"))
    fees = [row[words("workbook.column.fee")] for row in paths]
    assert fees == [1300.5 * len(row.plan.steps) for row in taken.paths]
    assert {row[words("workbook.column.currency")] for row in paths} == {"CNY"}
    assert "3,901.5" in report(taken).decode()
    assert json.loads(plan_file(taken))["plan"]["fee"] == "3901.5"
    assert not [
        said
        for said in (report(taken).decode(), str(found[words("workbook.plan")]))
        if words("assume.mark") in said
    ]
