"""What is selected in a chart of the overview: everything follows, and one click takes it back."""

import pytest
from playwright.sync_api import Locator, expect

from dashboard.state.choices import Language
from dashboard.text.side_by_side import side_by_side
from tests.browser import PHONE, Visitor
from tests.browser.conftest import Visit
from tests.browser.test_journeys import expect_overview

pytestmark = pytest.mark.browser


def expect_level_alone(visitor: Visitor, level_id: str) -> None:
    """The level is in the address, on its pill and its chip, and the subjects of no other are asked."""
    visitor.expect_address(level=level_id)
    visitor.expect_ticked_level(level_id)
    expect(chip(visitor, visitor.words("chip.level", level=visitor.level(level_id)))).to_be_visible()
    own = [row for row in visitor.catalog.subjects if row.level_id == level_id]
    expect(visitor.page.get_by_test_id("stCheckbox")).to_have_count(len(own))


def chip(visitor: Visitor, label: str) -> Locator:
    return visitor.page.get_by_role("button", name=label, exact=True)


@pytest.mark.parametrize("chart", ["overview.lanes", "overview.reach"])
def test_a_click_on_a_level_in_a_chart_shows_it_alone_and_a_second_click_all_again(
    visit: Visit, chart: str
) -> None:
    visitor = visit("zh")
    visitor.open()
    for level_id in ("aigc-junior", "prompt-engineer", "aigc-intermediate"):
        visitor.click_mark(chart, f"level:{level_id}")
        expect_level_alone(visitor, level_id)
    visitor.click_mark(chart, "level:aigc-intermediate")
    visitor.expect_address_without("level")
    visitor.expect_ticked(visitor.words("level.choose"), visitor.words("level.all"))


def test_charts_and_the_pills_choose_a_level_in_turns(visit: Visit) -> None:
    visitor = visit("en")
    visitor.open()
    visitor.click_mark("overview.lanes", "level:aigc-junior")
    expect_level_alone(visitor, "aigc-junior")
    visitor.tick(visitor.words("level.choose"), visitor.level("aigc-intermediate"))
    expect_level_alone(visitor, "aigc-intermediate")
    visitor.click_mark("overview.reach", "level:aigc-junior")
    expect_level_alone(visitor, "aigc-junior")
    visitor.tick(visitor.words("level.choose"), visitor.words("level.all"))
    visitor.expect_address_without("level")


def test_years_an_industry_and_a_group_are_chosen_in_charts_and_taken_back(visit: Visit) -> None:
    visitor = visit("en")
    words, catalog = visitor.words, visitor.catalog
    visitor.open()
    visitor.click_mark("overview.lanes", "work_months:24")
    visitor.expect_address(work_months="24")
    visitor.expect_answers({"work_months.years": "2"})
    visitor.click_mark("overview.lanes", "aigc_months:12")
    visitor.expect_address(work_months="24", aigc_months="12")
    visitor.expect_answers({"aigc_months.years": "1"})
    visitor.click_mark("overview.reach", "industry:finance")
    visitor.expect_address(industry="finance")
    finance = next(words.name(row) for row in catalog.industries if row.industry_id == "finance")
    visitor.expect_answers({"industry": finance})
    group = catalog.audiences[1]
    visitor.click_mark("overview.reach", f"audience:{group.audience_id}")
    visitor.expect_address(audience=group.audience_id)

    visitor.page.get_by_role("button", name=words("selection.undo"), exact=True).click()
    visitor.expect_address_without("audience")
    chip(visitor, finance).click()
    visitor.expect_address_without("industry")
    chip(visitor, words("chip.work_months", months=words.months(24))).click()
    visitor.expect_address(work_months="0", aigc_months="12")
    visitor.page.get_by_role("button", name=words("selection.undo"), exact=True).click()
    visitor.expect_address(work_months="24", aigc_months="12")
    visitor.page.get_by_role("button", name=words("selection.clear"), exact=True).click()
    visitor.expect_address(work_months="0", aigc_months="0")
    expect_overview(visitor)


def test_an_industry_that_is_clicked_is_a_chip_in_the_link_and_one_click_undoes_it(visit: Visit) -> None:
    visitor = visit("zh")
    visitor.open()
    finance = next(
        visitor.words.name(row) for row in visitor.catalog.industries if row.industry_id == "finance"
    )
    visitor.click_mark("overview.reach", "industry:finance")
    visitor.expect_address(industry="finance")
    expect(chip(visitor, finance)).to_be_visible()
    expect_overview(visitor)

    other = visit("en")
    other.follow(visitor.page.url)
    expect(other.page.get_by_role("button", name=other.words("selection.undo"))).to_have_count(0)
    assert other.choices() == visitor.choices()

    visitor.page.get_by_role("button", name=visitor.words("selection.undo"), exact=True).click()
    visitor.expect_address_without("industry")
    expect(chip(visitor, finance)).to_have_count(0)
    expect_overview(visitor)


def test_a_year_that_is_clicked_on_a_clock_changes_the_headline_and_a_second_click_brings_it_back(
    visit: Visit,
) -> None:
    visitor = visit("zh")
    visitor.open()
    before = visitor.title.inner_text()
    visitor.click_mark("overview.lanes", "aigc_months:36")
    visitor.expect_address(aigc_months="36")
    expect(visitor.title).not_to_have_text(before)
    expect_overview(visitor)
    visitor.click_mark("overview.lanes", "aigc_months:36")
    visitor.expect_address(aigc_months="0")
    expect(visitor.title).to_have_text(before)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_two_certificates_are_compared_on_a_phone_one_below_the_other(
    visit: Visit, language: Language
) -> None:
    visitor = visit(language, size=PHONE)
    words, page = visitor.words, visitor.page
    visitor.open()
    page.get_by_role("button", name=words("compare.schemes"), exact=True).click()
    visitor.expect_address(compare="aigc-junior|prompt-engineer")
    visitor.settled()
    pair = [visitor.standings()[level_id] for level_id in ("aigc-junior", "prompt-engineer")]
    aspects = side_by_side(words, visitor.catalog, visitor.choices(), pair)
    differing = [aspect for aspect in aspects if aspect.differs]
    assert differing
    for aspect in differing:
        name = page.locator("strong").get_by_text(aspect.name, exact=True).last
        name.scroll_into_view_if_needed()
        row = page.get_by_test_id("stVerticalBlock").filter(has=name).last
        cells = [
            row.get_by_test_id("stColumn").filter(has_text=visitor.level(each.level_id)) for each in pair
        ]
        boxes = [cell.first.bounding_box() for cell in cells]
        above, below = (box for box in boxes if box)
        assert above["y"] + above["height"] <= below["y"] + 1
        assert max(above["x"] + above["width"], below["x"] + below["width"]) <= PHONE[0]
        for place, cell in enumerate(cells):
            expect(cell.first).to_contain_text(aspect.said[place])
    width = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert width <= PHONE[0]
