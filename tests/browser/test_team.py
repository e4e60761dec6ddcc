"""团队 Team in a browser: a roster in by each way, its figures, its goals, and nobody else sees it."""

import re
from typing import Final

import pytest
from playwright.sync_api import expect

from dashboard.state.choices import Language
from tests.browser import DESKTOP, PHONE, Visitor
from tests.browser.conftest import Visit
from tests.browser.test_accessibility import expect_accessible, expect_no_sideways_scroll, unroll
from tests.browser.views import each_one

pytestmark = pytest.mark.browser

TABS: Final = ("by_month", "people", "lacks", "actions", "goals", "groups", "everyone", "take_away")
NAME: Final = "Wilhelmina-Somebody"
ROSTER: Final = f"""\
姓名,工作年限,AIGC年限,AIGC占比,已持证书,部门
{NAME},3,1年6个月,1,,研发
Somebody-Else,2,0,0,初级@2026-05-01,人事
Not-Planned,two,0,0,,人事
"""
HELD_AND_OPEN: Final = "goals=aigc-intermediate:2&goals_deadline=2027-12-31"


def load_example(visitor: Visitor, query: str = "") -> None:
    visitor.open("team", query)
    visitor.page.get_by_role("button", name=visitor.words("team.example"), exact=True).click()
    expect(visitor.page.get_by_role("button", name=visitor.words("team.remove"))).to_be_visible()
    visitor.settled()


def upload(visitor: Visitor, name: str, data: bytes) -> None:
    chooser = visitor.page.get_by_test_id("stFileUploaderDropzoneInput")
    chooser.set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})
    expect(visitor.page.get_by_role("button", name=visitor.words("team.remove"))).to_be_visible()
    visitor.settled()


@each_one
def test_no_part_of_a_team_keeps_anyone_out(
    visit: Visit, theme: str, language: Language, size: tuple[int, int]
) -> None:
    visitor = visit(language, theme, size)
    load_example(visitor, HELD_AND_OPEN)
    for tab in TABS:
        visitor.open_tab(f"team.tab.{tab}")
        if size == PHONE:
            expect_no_sideways_scroll(visitor)
        unroll(visitor)
        expect_accessible(visitor)


@pytest.mark.parametrize(("language", "encoding"), [("zh", "gb18030"), ("en", "utf-8-sig")])
def test_an_upload_is_planned_its_faults_are_told_and_its_names_go_nowhere(
    visit: Visit, language: Language, encoding: str
) -> None:
    visitor, other = visit(language), visit(language)
    visitor.open("team")
    upload(visitor, "team.csv", ROSTER.encode(encoding))
    words = visitor.words
    expect(visitor.page.get_by_text(words.count("team.planned", 2)).first).to_be_visible()
    expect(visitor.page.get_by_text(words.count("team.left_out", 1)).first).to_be_visible()
    visitor.open_tab("team.tab.goals")
    assert not re.search(f"{NAME}|%E7%A0%94", visitor.page.url)
    other.open("team")
    expect(other.page.get_by_role("button", name=words("team.example"), exact=True)).to_be_visible()
    expect(other.page.get_by_text(NAME)).to_have_count(0)
    visitor.page.get_by_role("button", name=words("team.remove")).click()
    expect(visitor.page.get_by_role("button", name=words("team.example"), exact=True)).to_be_visible()
    expect(visitor.title).to_have_text(words("team.title.empty"))


def test_a_roster_stays_on_other_pages_and_a_goal_is_in_the_link(visit: Visit) -> None:
    visitor = visit("en")
    load_example(visitor)
    said = visitor.title.inner_text()
    assert "60" in said
    visitor.go("sources")
    visitor.go("team")
    expect(visitor.title).to_have_text(said)
    visitor.open_tab("team.tab.goals")
    label = re.compile(re.escape(visitor.level("aigc-intermediate")))
    goal = visitor.page.get_by_role("spinbutton", name=label).first
    goal.fill("2")
    goal.press("Enter")
    visitor.expect_address(goals="aigc-intermediate:2")


def test_what_is_no_roster_ends_in_a_sentence_and_the_page_goes_on(visit: Visit) -> None:
    visitor = visit("en")
    visitor.open("team")
    upload(visitor, "people.xlsx", b"PK\x03\x04 no workbook")
    expect(visitor.title).to_have_text(visitor.words("team.title.refused"))
    visitor.page.get_by_role("button", name=visitor.words("team.remove")).click()
    load_example(visitor)
    assert "60" in visitor.title.inner_text()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_a_click_anywhere_in_a_row_leads_to_that_persons_plan_and_back(
    visit: Visit, size: tuple[int, int]
) -> None:
    visitor = visit("zh", size=size)
    load_example(visitor)
    words, page = visitor.words, visitor.page
    before = visitor.title.inner_text()
    visitor.open_tab("team.tab.people")
    table = page.get_by_role("tabpanel").get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    table.click(position={"x": 120, "y": 55})  # a cell of the first row: it is drawn, and no element
    who = words("team.person", name="示例 01 Example", row=2)
    expect(page.get_by_text(who, exact=True)).to_be_visible()
    page.get_by_role("button", name=words("team.person.plan")).click()
    expect(page.get_by_text(words("team.person.whose", who=who))).to_be_visible()
    visitor.settled()
    assert "Example" not in page.url
    page.get_by_role("link", name=words("team.person.back")).click()
    expect(visitor.title).to_have_text(before)
    visitor.settled()
