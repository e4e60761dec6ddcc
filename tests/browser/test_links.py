"""The address bar: it says everything a visitor chose, and takes anything that it is given."""

from datetime import date, timedelta
from typing import Final
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from dashboard.planner.elapsed import elapsed
from dashboard.state.declarations import FIRST_DAY, LAST_DAY
from dashboard.state.of_clocks import MONTHS
from dashboard.text.elapsed import elapsed_sentence
from dashboard.widgets.occupation import Occupation
from tests.browser import ABOUT_A_PERSON, PAGES, Visitor
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

AN_IMAGE: Final = '"><img src=x onerror=alert(1)>'
A_SCRIPT: Final = "<script>alert(1)</script>"
HOSTILE: Final[dict[str, list[tuple[str, str]]]] = {
    "scripts and images": [
        ("industry", A_SCRIPT),
        (A_SCRIPT, "1"),
        ("audience", AN_IMAGE),
        (AN_IMAGE, AN_IMAGE),
        ("as_of", "2026-02-30"),
    ],
    "Markdown that links and loads": [
        ("industry", "[x](javascript:alert(1))"),
        ("audience", "![x](http://example.com/x.png)"),
        ("target", ""),
        ("table", "__class__"),
        ("as_of", "20260131"),
    ],
    "icons, formulas and colours": [
        ("industry", ":material/home: :smile:"),
        ("audience", "$\\frac{a}{b}$ :red[x] `c`"),
        ("lang", "fr"),
        ("level", "../../etc/passwd"),
        ("as_of", "0001-01-01"),
    ],
    "what is not printed": [
        ("target", "\0"),
        ("industry", "a\r\n\tb\u202ec\u0000d"),
        ("hours_per_week", "６"),
        ("work_months", "-1"),
        ("as_of", "9999-12-31"),
    ],
    "no numbers": [
        ("work_months", "1e9"),
        ("aigc_months", "NaN"),
        ("hours_per_week", "0"),
        ("aigc_percent", "101"),
        ("holds", "nobody@2026-01-01"),
    ],
    "more than there can be": [
        ("work_months", "9" * 400),
        ("hours_per_week", "168.1"),
        ("holds", "aigc-junior@2026-02-30"),
        ("target", "AIGC-JUNIOR"),
        ("aigc_starts_on", "2020-01-01"),
    ],
    "assumptions": [
        ("aigc-junior.sittings", "nonsense"),
        ("aigc-junior.basis", "stated"),
        ("nobody.study_hours", "5"),
    ],
    "a huge name and value": [("x" * 3000, "y" * 3000)],
    "sixty strangers": [(f"stranger{number}", str(number)) for number in range(60)],
}
"""Links, each of parts that the page names: of more than five it names the first five."""


def query_of(parts: list[tuple[str, str]]) -> str:
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in parts)


def shown(text: str) -> str:
    """As the notice shows it: what can't be printed replaced, an icon's name parted and so no icon."""
    printable = "".join(letter if letter.isprintable() else "�" for letter in text[:40])
    return printable.replace(":material/", ":\u2060material/")


def expect_left_out(visitor: Visitor, parts: list[tuple[str, str]]) -> None:
    """The notice names what was left out, and the address is free of it."""
    named = "; ".join(f"{shown(name)} = {shown(value)}" for name, value in parts[:5])
    notice = visitor.words.count("left_out.link", len(parts), parts=named)
    expect(visitor.page.get_by_role("alert").first).to_contain_text(notice)
    address = visitor.address
    for name, value in parts:
        assert value not in address.get(name, [])


@pytest.mark.parametrize(("number", "kind"), list(enumerate(HOSTILE)), ids=list(HOSTILE))
def test_a_hostile_link_gives_a_page_that_says_what_it_left_out(visit: Visit, number: int, kind: str) -> None:
    visitor = visit("en")
    visitor.open(PAGES[number % len(PAGES)], query_of(HOSTILE[kind]))
    expect_left_out(visitor, HOSTILE[kind])
    visitor.expect_address(target=visitor.catalog.default_target, work_months="0")
    visitor.choices()


@pytest.mark.parametrize("page", PAGES)
def test_a_link_with_every_hostile_part_at_once_still_gives_each_page(visit: Visit, page: str) -> None:
    parts = {name: value for kind in HOSTILE.values() for name, value in kind if len(name) < 100}
    visitor = visit("zh")
    visitor.open(page, query_of(list(parts.items())))
    expect_left_out(visitor, list(parts.items()))
    visitor.choices()


def test_of_a_repeated_part_the_last_counts_and_the_others_are_named(visit: Visit) -> None:
    visitor = visit("zh")
    visitor.open(query="work_months=3&work_months=5&work_months=7")
    expect_left_out(visitor, [("work_months", "3"), ("work_months", "5")])
    visitor.expect_address(work_months="7")
    assert visitor.address["work_months"] == ["7"]


def test_bytes_that_are_no_text_give_a_page(visit: Visit) -> None:
    visitor = visit("zh")
    for page in PAGES:
        visitor.open(page, "industry=%ff%fe&%c3%28=1&&=&=x&target=%")
        visitor.expect_address(target=visitor.catalog.default_target)
        expect(visitor.page.get_by_role("alert").first).to_contain_text("industry")


@pytest.mark.parametrize("as_of", [FIRST_DAY, LAST_DAY])
def test_the_furthest_that_a_link_can_say_gives_pages(visit: Visit, as_of: date) -> None:
    visitor = visit("en")
    query = (
        f"as_of={as_of}&starts_on={LAST_DAY}&aigc_starts_on={LAST_DAY}&work_months={MONTHS.most}"
        f"&aigc_months={MONTHS.most}&work_percent=1&aigc_percent=1&hours_per_week=0.1&reading=lenient"
        f"&holds=aigc-junior@{LAST_DAY}&aigc-advanced.study_hours=100000&aigc-advanced.results_days=3650"
        f"&aigc-advanced.sittings={FIRST_DAY}%7C{LAST_DAY}"
    )
    for page in PAGES:
        visitor.open(page, query)
        expect(visitor.page.get_by_text(visitor.words("link.as_of", date=as_of.isoformat()))).to_be_visible()
        assert visitor.choices().as_of == as_of
        assert visitor.address["aigc-advanced.study_hours"] == ["100000"]


def test_a_link_of_an_earlier_day_says_so_and_moves_to_today_on_a_click(visit: Visit) -> None:
    visitor = visit("zh")
    visitor.open()
    today = visitor.choices().as_of
    earlier = today - timedelta(days=400)
    visitor.open("planner", f"as_of={earlier}&work_months=7")
    notice = visitor.page.get_by_text(visitor.words("link.as_of", date=earlier.isoformat()), exact=True)
    expect(notice).to_be_visible()
    expect(visitor.title).to_have_text(visitor.planner_title(visitor.plans()[0]))
    then = visitor.plans()[0]
    visitor.page.get_by_role("button", name=visitor.words("link.from_today"), exact=True).click()
    # The thirteen whole months since are had.
    visitor.expect_address(as_of=today.isoformat(), work_months="20")
    expect(notice).to_have_count(0)
    run = elapsed(visitor.catalog, visitor.choices().person, today)
    assert run is not None
    expect(
        visitor.page.get_by_text(elapsed_sentence(visitor.words, visitor.catalog, run), exact=True)
    ).to_be_visible()
    expect(visitor.title).to_have_text(visitor.planner_title(visitor.plans()[0]))
    assert visitor.plans()[0].held_on > then.held_on


def expect_every_answer(visitor: Visitor, starts_on: date, later: date) -> None:
    words, catalog = visitor.words, visitor.catalog
    industry = next(row for row in catalog.industries if row.industry_id == "finance")
    visitor.expect_answers(
        {
            "industry": words.name(industry),
            "audience": words.name(catalog.audiences[1]),
            "work_months.years": "3",
            "work_months.months": "4",
            "aigc_months.years": "1",
            "aigc_months.months": "11",
            "occupation": visitor.occupation(Occupation("part", "aigc")),
            "aigc_percent": "37",
            "starts_on": starts_on.isoformat(),
            "aigc_starts_on": later.isoformat(),
            "hours_per_week": "7.5",
            "target": visitor.level("aigc-intermediate"),
        }
    )
    visitor.expect_ticked(words("ask.reading"), visitor.reading("lenient"))
    visitor.expect_ticked(words("ask.language"), "中文" if words.language == "zh" else "English")
    held = visitor.pressable(visitor.words("ask.holds"), visitor.level("prompt-engineer"))
    expect(held).to_have_attribute("aria-pressed", "true")
    visitor.expect_date(words("ask.holds.date", level=visitor.level("prompt-engineer")), "2025-12-31")


def test_every_answer_is_in_the_address_and_on_every_page(visit: Visit) -> None:
    visitor = visit("en")
    words, catalog = visitor.words, visitor.catalog
    visitor.open()
    starts_on = visitor.choices().as_of + timedelta(days=31)
    later = starts_on + timedelta(days=60)
    industry = next(row for row in catalog.industries if row.industry_id == "finance")
    visitor.pick(words("ask.industry"), words.name(industry))
    visitor.pick(words("ask.audience"), words.name(catalog.audiences[1]))
    for name, value in (
        ("work_months.years", "3"),
        ("work_months.months", "4"),
        ("aigc_months.years", "1"),
        ("aigc_months.months", "11"),
        ("hours_per_week", "7.5"),
    ):
        visitor.enter(visitor.question(name), value)
    visitor.pick(words("ask.occupation"), visitor.occupation(Occupation("part", "aigc")))
    visitor.slide(visitor.question("aigc_percent"), -3)
    visitor.enter_date(visitor.question("starts_on"), starts_on)
    visitor.enter_date(visitor.question("aigc_starts_on"), later)
    visitor.press(words("ask.holds"), visitor.level("prompt-engineer"))
    visitor.enter_date(words("ask.holds.date", level=visitor.level("prompt-engineer")), date(2025, 12, 31))
    visitor.pick(words("ask.target"), visitor.level("aigc-intermediate"))
    visitor.tick(words("ask.reading"), visitor.reading("lenient"))
    visitor.tick(words("level.choose"), visitor.level("aigc-junior"))
    said = {
        "industry": "finance",
        "audience": catalog.audiences[1].audience_id,
        "work_months": "40",
        "aigc_months": "23",
        "work_percent": "100",
        "aigc_percent": "37",
        "starts_on": starts_on.isoformat(),
        "aigc_starts_on": later.isoformat(),
        "holds": "prompt-engineer@2025-12-31",
        "hours_per_week": "7.5",
        "target": "aigc-intermediate",
        "reading": "lenient",
        "level": "aigc-junior",
    }
    visitor.expect_address(**said)
    for page in ("planner", "sources", "overview", "planner", "overview"):
        visitor.go(page)
        visitor.expect_address(**said)
        expect_every_answer(visitor, starts_on, later)
    visitor.expect_ticked_level("aigc-junior")
    visitor.tick(words("ask.language"), "中文")
    visitor.expect_address(lang="zh", **said)
    visitor.words = type(words)("zh")
    for page in ABOUT_A_PERSON[::-1]:
        visitor.go(page)
        visitor.expect_address(lang="zh", **said)
        expect_every_answer(visitor, starts_on, later)


@pytest.mark.parametrize("page", ["planner", "worth"])
def test_back_returns_to_the_answer_before_and_forward_to_the_one_after(visit: Visit, page: str) -> None:
    visitor = visit("zh")
    words = visitor.words
    visitor.open(page)
    answers = [{"work_months.years": str(years)} for years in (0, 1, 2)]
    months = ["0", "12", "24"]
    for years in ("1", "2"):
        visitor.enter(visitor.question("work_months.years"), years)
        visitor.expect_address(work_months=str(int(years) * 12))
    visitor.tick(words("ask.reading"), visitor.reading("lenient"))
    visitor.expect_address(reading="lenient")

    visitor.page.go_back()
    visitor.expect_address(reading="strict", work_months="24")
    visitor.expect_ticked(words("ask.reading"), visitor.reading("strict"))
    for place in (1, 0):
        visitor.page.go_back()
        visitor.expect_address(work_months=months[place])
        visitor.expect_answers(answers[place])
    for place in (1, 2):
        visitor.page.go_forward()
        visitor.expect_address(work_months=months[place])
        visitor.expect_answers(answers[place])
    visitor.page.go_forward()
    visitor.expect_address(reading="lenient", work_months="24")
    visitor.expect_ticked(words("ask.reading"), visitor.reading("lenient"))
    visitor.settled()


def test_back_crosses_pages_with_the_answers_given_there(visit: Visit) -> None:
    visitor = visit("en")
    words = visitor.words
    visitor.open()
    overview_title = visitor.title.inner_text()
    visitor.go("planner")
    visitor.enter(words("ask.hours_per_week"), "12")
    visitor.expect_address(hours_per_week="12")
    title = visitor.planner_title(visitor.plans()[0])
    expect(visitor.title).to_have_text(title)
    visitor.page.go_back()
    visitor.expect_address(hours_per_week="6")
    visitor.expect_answers({"hours_per_week": "6.0"})
    expect(visitor.title).to_have_text(visitor.planner_title(visitor.plans()[0]))
    visitor.page.go_back()
    expect(visitor.title).to_have_text(overview_title)
    visitor.page.go_forward()
    visitor.page.go_forward()
    visitor.expect_address(hours_per_week="12")
    expect(visitor.title).to_have_text(title)
    visitor.expect_answers({"hours_per_week": "12.0"})


def test_two_quick_steps_back_leave_address_questions_and_answer_in_step(visit: Visit) -> None:
    visitor = visit("en")
    words = visitor.words
    visitor.open("planner")
    for hours in ("12", "18", "24"):
        visitor.enter(words("ask.hours_per_week"), hours)
        visitor.expect_address(hours_per_week=hours)
    for step, hours in (("back", "12"), ("forward", "24")):
        visitor.page.evaluate(f"history.{step}()")
        visitor.page.evaluate(f"history.{step}()")
        visitor.expect_address(hours_per_week=hours)
        visitor.expect_answers({"hours_per_week": f"{hours}.0"})
        expect(visitor.title).to_have_text(visitor.planner_title(visitor.plans()[0]))


def test_quick_edits_all_arrive(visit: Visit) -> None:
    visitor = visit("en")
    words = visitor.words
    visitor.open()
    hours = visitor.page.locator(".stNumberInput").filter(
        has=visitor.page.get_by_label(words("ask.hours_per_week"))
    )
    more = hours.get_by_test_id("stNumberInputStepUp")
    for _ in range(5):
        more.click(no_wait_after=True)
    visitor.tick(words("ask.reading"), visitor.reading("lenient"))
    visitor.page.get_by_label(visitor.question("work_months.years"), exact=True).fill("2")
    visitor.page.get_by_label(visitor.question("work_months.months"), exact=True).fill("3")
    visitor.page.get_by_label(visitor.question("aigc_months.years"), exact=True).fill("1")
    visitor.tick(words("level.choose"), visitor.level("aigc-junior"))
    visitor.expect_address(
        hours_per_week="8.5", reading="lenient", work_months="27", aigc_months="12", level="aigc-junior"
    )
    visitor.expect_answers(
        {
            "hours_per_week": "8.5",
            "work_months.years": "2",
            "work_months.months": "3",
            "aigc_months.years": "1",
            "aigc_months.months": "0",
        }
    )
    visitor.expect_ticked(words("ask.reading"), visitor.reading("lenient"))
    visitor.expect_ticked_level("aigc-junior")
