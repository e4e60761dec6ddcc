"""The planner's page in a browser: paths, variants, risk, and what is taken away and opened again."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import icalendar
import pytest
from playwright.sync_api import Locator, expect
from python_calamine import CalamineWorkbook

from dashboard.charts.timeline import draw_timeline
from dashboard.exports.plan_file import MAX_BYTES, PlanFileError, PlanFileFault, refused_sentence
from dashboard.exports.qr import qr_png
from dashboard.planner.chances import Chances, chances
from dashboard.planner.plan import Plan
from dashboard.state.choices import Language
from dashboard.state.declarations import path_text
from dashboard.text.chances import chances_message, chances_sentence
from dashboard.text.what_if import against_now, plan_date
from tests.browser import PHONE, Visitor
from tests.browser.conftest import Visit
from tests.browser.views import desk_and_phone

pytestmark = pytest.mark.browser

DESIGNER: Final = "work_months=36&aigc_months=14&aigc_percent=100"
BUSY: Final = (
    f"{DESIGNER}&holds=prompt-engineer@2026-01-31&industry=retail&path=aigc-advanced:experience"
    "&aigc-advanced.study_hours=95&aigc-advanced.pass_percent=70&variants=1&v1~hours_per_week=9&reminder_days=20"
)
FILES: Final = {"calendar": "ics", "workbook": "xlsx", "report": "html", "plan_file": "json"}


def shown_plan(visitor: Visitor) -> Plan:
    """The plan by the path in the address, or the fastest."""
    choices, plans = visitor.choices(), visitor.plans()
    return next((plan for plan in plans if plan.path.names == choices.path), plans[0])


def expect_plan(visitor: Visitor, plan: Plan) -> None:
    """Title, metrics and time line of this plan."""
    chosen = plan != visitor.plans()[0]
    expect(visitor.title).to_have_text(visitor.planner_title(plan, chosen=chosen))
    assumed = visitor.choices().assumed(visitor.catalog)
    timeline = draw_timeline(visitor.words, assumed, plan)
    expect(visitor.page.get_by_role("figure", name=timeline.sentence, exact=True)).to_be_visible()
    metrics = visitor.page.get_by_test_id("stMetricValue")
    expect(metrics.filter(has_text=plan.exam_on.isoformat()).first).to_be_visible()


# Paths


@desk_and_phone
def test_a_click_on_a_lane_of_the_race_makes_it_the_plan_and_back_undoes_it(
    visit: Visit, language: Language, size: tuple[int, int]
) -> None:
    visitor = visit(language, size=size)
    visitor.open("planner", DESIGNER)
    plans = visitor.plans()
    expect_plan(visitor, plans[0])
    of_short_wording = visitor.plans(replace(visitor.choices(), reading="lenient"))
    taken = [{*plan.path.steps} for plan in plans]
    others = [plan for plan in of_short_wording if {*plan.path.steps} not in taken]
    assert plans[1:]
    assert others
    for plan in (*plans[1:], *others):
        before, title = visitor.page.url, visitor.title.inner_text()
        said = {"reading": plan.reading, "path": path_text(plan.path.names)}
        visitor.click_lane(f"{said['reading']}|{said['path']}")
        visitor.expect_address(**said)
        expect_plan(visitor, plan)
        visitor.page.go_back()
        expect(visitor.page).to_have_url(before)
        expect(visitor.title).to_have_text(title)
        visitor.page.go_forward()
        visitor.expect_address(**said)
        expect_plan(visitor, plan)


def test_a_click_on_the_fastest_lane_takes_the_choice_back(visit: Visit) -> None:
    visitor = visit("zh")
    visitor.open("planner", f"{DESIGNER}&path=aigc-advanced:experience")
    expect_plan(visitor, shown_plan(visitor))
    fastest = visitor.plans()[0]
    visitor.click_lane(f"strict|{path_text(fastest.path.names)}")
    visitor.expect_address_without("path")
    expect_plan(visitor, fastest)
    expect(visitor.page.get_by_role("button", name=visitor.words("path.fastest"))).to_have_count(0)


# What if


def card(visitor: Visitor, heading: str) -> Locator:
    columns = visitor.page.get_by_test_id("stColumn")
    return columns.filter(has=visitor.page.get_by_text(heading, exact=True))


def expect_variants(visitor: Visitor, count: int) -> None:
    words, choices = visitor.words, visitor.choices()
    assert len(choices.variants) == count
    now = shown_plan(visitor)
    for number, variant in enumerate(choices.variants, start=1):
        plan = visitor.plans(choices.varied(variant))[0]
        found = card(visitor, words("what_if.variant", number=number))
        expect(found.get_by_test_id("stMetricValue")).to_have_text(plan_date(words, plan))
        expect(found.get_by_text(against_now(words, now, plan), exact=True)).to_be_visible()
    heading = words("what_if.variant", number=count + 1)
    expect(visitor.page.get_by_text(heading, exact=True)).to_have_count(0)


def test_two_variants_are_in_the_address_and_the_same_for_whoever_opens_it(visit: Visit) -> None:
    visitor = visit("zh")
    words = visitor.words
    visitor.open("planner", "aigc_months=4&aigc_percent=40")
    before = visitor.choices()
    visitor.enter(words("what_if.to"), "12.5")
    visitor.page.get_by_role("button", name=words("what_if.add"), exact=True).click()
    visitor.expect_address(variants="1", **{"v1~hours_per_week": "12.5"})
    visitor.pick(words("what_if.change"), words("what_if.kind.reading"))
    visitor.pick(words("what_if.to"), visitor.reading("lenient"))
    visitor.page.get_by_role("button", name=words("what_if.add"), exact=True).click()
    visitor.expect_address(variants="2", **{"v1~hours_per_week": "12.5", "v2~reading": "lenient"})
    wanted = (replace(before, hours_per_week=Decimal("12.5")), replace(before, reading="lenient"))
    assert visitor.choices() == replace(before, variants=tuple(each.as_variant for each in wanted))
    expect_variants(visitor, 2)

    other = visit("en", size=PHONE)
    other.follow(visitor.page.url)
    expect_variants(other, 2)
    assert other.choices() == visitor.choices()

    both = visitor.page.url
    card(visitor, words("what_if.variant", number=2)).get_by_role("button", name=words("what_if.use")).click()
    visitor.expect_address(reading="lenient", **{"v2~reading": "strict"})
    expect_plan(visitor, visitor.plans()[0])
    expect_variants(visitor, 2)
    visitor.page.go_back()
    expect(visitor.page).to_have_url(both)
    expect_variants(visitor, 2)
    card(visitor, words("what_if.variant", number=1)).get_by_role(
        "button", name=words("what_if.remove")
    ).click()
    visitor.expect_address(variants="1", **{"v1~reading": "lenient"})
    expect_variants(visitor, 1)


# Risk


def test_chances_and_a_deadline_give_a_sentence_that_the_link_repeats(visit: Visit) -> None:
    visitor = visit("zh")
    words = visitor.words
    visitor.open("planner", "target=aigc-intermediate")
    visitor.open_tab("chances.title")
    plan = visitor.plans()[0]
    certain = words("chances.message.certain", date=plan.held_on)
    expect(visitor.page.get_by_role("heading", name=certain, exact=True)).to_be_visible()
    percents = {"aigc-junior": 60, "aigc-intermediate": 45}
    for level_id, percent in percents.items():
        visitor.enter(words("chances.pass", level=visitor.level(level_id)), str(percent))
        visitor.expect_address(**{f"{level_id}.pass_percent": str(percent)})
    deadline = plan.held_on + timedelta(days=200)
    visitor.enter_date(words("chances.deadline"), deadline)
    visitor.expect_address(deadline=deadline.isoformat())
    choices = visitor.choices()
    found = chances(visitor.catalog, choices.person, choices.as_of, plan.path, percents)
    assert isinstance(found, Chances)
    other = visit("en", "dark")
    other.follow(visitor.page.url)
    other.open_tab("chances.title")
    for each in (visitor, other):
        sentence = chances_sentence(each.words, found, deadline)
        expect(each.page.get_by_text(sentence, exact=True)).to_be_visible()
        expect(each.page.get_by_role("figure", name=sentence, exact=True)).to_be_visible()
        heading = chances_message(each.words, found, deadline)
        expect(each.page.get_by_role("heading", name=heading, exact=True)).to_be_visible()


# Taking a plan away


def take(visitor: Visitor, name: str, folder: Path) -> Path:
    """Downloads one of the files; returns where it was saved."""
    plan = shown_plan(visitor)
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_role("button", name=visitor.words(f"take_away.{name}"), exact=True).click()
    assert waiting.value.suggested_filename == f"{plan.target}-{plan.held_on}.{FILES[name]}"
    saved = folder / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    return saved


def upload(visitor: Visitor, file: Path) -> None:
    visitor.page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(file)


class Text(HTMLParser):
    """The words of a page, and those of its heading."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: dict[bool, str] = {False: "", True: ""}
        self._in_heading = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_heading |= tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        self._in_heading &= tag != "h1"

    def handle_data(self, data: str) -> None:
        self.words[self._in_heading] += data


@pytest.mark.parametrize(
    ("language", "query"),
    [("zh", ""), ("zh", BUSY), ("en", DESIGNER), ("en", BUSY)],
    ids=["zh-first visit", "zh-busy", "en-many paths", "en-busy"],
)
def test_every_file_has_the_dates_of_the_page_and_the_report_prints_on_one(
    visit: Visit, language: Language, query: str, tmp_path: Path
) -> None:
    visitor = visit(language)
    words = visitor.words
    visitor.open("planner", query)
    visitor.open_tab("take_away.title")
    plan, choices = shown_plan(visitor), visitor.choices()
    expect_plan(visitor, plan)

    calendar = icalendar.Calendar.from_ical(take(visitor, "calendar", tmp_path).read_bytes())
    starts = {str(event["SUMMARY"]): event.decoded("DTSTART") for event in calendar.events}
    book = CalamineWorkbook.from_path(take(visitor, "workbook", tmp_path))
    rows = book.get_sheet_by_name(words("workbook.plan")).to_python()
    printed = take(visitor, "report", tmp_path)
    report = Text(printed.read_text("utf-8"))
    written = json.loads(take(visitor, "plan_file", tmp_path).read_bytes())["plan"]

    assert plan.held_on.isoformat() in report.words[True]
    assert (written["held_on"], written["exam_on"]) == (str(plan.held_on), str(plan.exam_on))
    for step, in_file in zip(plan.steps, written["steps"], strict=True):
        level = visitor.level(step.level_id)
        reminder = max(step.sat_on - timedelta(days=choices.reminder_days), choices.as_of)
        days = {"sitting": step.sat_on, "result": step.held_on, "sign_up": reminder}
        for kind, day in days.items():
            assert starts[words("calendar.estimate", what=words(f"calendar.{kind}", level=level))] == day
        assert [row for row in rows if row[0] == level and {step.sat_on, step.held_on} <= {*row}]
        assert str(step.sat_on) in report.words[False]
        assert str(step.held_on) in report.words[False]
        assert (in_file["level_id"], in_file["held_on"]) == (step.level_id, str(step.held_on))

    asked: list[str] = []
    page = visitor.page.context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(printed.as_uri())
    pdf = page.pdf(prefer_css_page_size=True)
    assert asked == [printed.as_uri()]
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_a_plan_file_opens_the_very_same_page_for_someone_else(visit: Visit, tmp_path: Path) -> None:
    visitor = visit("zh")
    visitor.open("planner", BUSY)
    visitor.open_tab("take_away.title")
    file = take(visitor, "plan_file", tmp_path)
    other = visit("en", size=PHONE)
    other.open("planner")
    other.open_tab("take_away.title")
    before = other.page.url
    upload(other, file)
    expect(other.page).to_have_url(visitor.page.url)
    expect_plan(other, shown_plan(visitor))
    other.page.go_back()
    expect(other.page).to_have_url(before)
    expect_plan(other, other.plans()[0])


def test_a_file_that_is_no_plan_is_refused_in_a_sentence_and_the_app_lives(
    visit: Visit, tmp_path: Path
) -> None:
    visitor = visit("en")
    visitor.open("planner", DESIGNER)
    visitor.open_tab("take_away.title")
    good = take(visitor, "plan_file", tmp_path)
    url = visitor.page.url
    huge, large = tmp_path / "huge.json", tmp_path / "large.json"
    with huge.open("wb") as file:
        file.truncate(50_000_000)
    large.write_bytes(b" " * (MAX_BYTES + 1))
    upload(visitor, huge)
    refused = visitor.page.get_by_test_id("stFileUploader").get_by_role("alert")
    expect(refused).to_have_text(re.compile("File must be .*MB or smaller"))
    assert visitor.page.url == url
    upload(visitor, large)
    said = refused_sentence(visitor.words, PlanFileError(PlanFileFault.TOO_LARGE))
    expect(visitor.page.get_by_text(said, exact=True)).to_be_visible()
    assert visitor.page.url == url
    visitor.enter(visitor.words("ask.hours_per_week"), "9")
    visitor.expect_address(hours_per_week="9")
    expect_plan(visitor, shown_plan(visitor))
    expect(visitor.page.get_by_text(said, exact=True)).to_have_count(0)
    upload(visitor, good)
    expect(visitor.page).to_have_url(url)
    expect_plan(visitor, shown_plan(visitor))


def test_the_link_that_is_copied_and_scanned_is_the_address(visit: Visit) -> None:
    visitor = visit("en")
    page, words = visitor.page, visitor.words
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.open("planner", BUSY)
    visitor.open_tab("take_away.title")
    visitor.enter(words("take_away.reminder_days"), "30")
    visitor.expect_address(reminder_days="30")
    link = page.get_by_test_id("stCode")
    expect(link).to_have_text(page.url)
    link.hover()
    link.get_by_role("button", name="Copy to clipboard").click()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    code = page.get_by_role("img", name=words("take_away.qr"), exact=True)
    expect(code).to_be_visible()
    expect(page.get_by_text(words("take_away.qr"), exact=True)).to_be_visible()
    shown = page.request.get(code.get_attribute("src") or "").body()
    assert shown == qr_png(page.url)
