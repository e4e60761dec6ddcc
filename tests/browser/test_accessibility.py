"""Every page for everyone: by axe's rules, in both themes and languages, on a desk and on a phone."""

import json
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dashboard.state.choices import Language
from tests.browser import PAGES, PHONE, Visitor
from tests.browser.conftest import Visit
from tests.browser.views import each_one, every_two

pytestmark = pytest.mark.browser

pages = pytest.mark.parametrize("page", PAGES)

A_BUSY_VISIT = "work_months=14&aigc_months=5&aigc_percent=40&industry=finance&as_of=2026-01-31&nonsense=1"
"""A link that brings out what a first visit does not show: both notices, the slider, changed assumptions."""
A_BUSY_PLAN = (
    "aigc_months=14&aigc_percent=40&holds=prompt-engineer&path=aigc-advanced:experience&deadline=2030-01-31"
    "&aigc-advanced.pass_percent=60&variants=2&v1~hours_per_week=9&v2~reading=lenient&rules=0badc0de"
)
"""A link that brings out all that the planner's page has: a chosen path, variants, chances, other rules."""

MONEY = (
    "target=aigc-junior&aigc-junior.fee_training=2980&aigc-junior.fee_materials=0&aigc-junior.fee_exam=300"
    "&aigc-junior.resits=1&hour_value=50&raise=500&raise_sure=60&checked=payee|validity"
)
"""A link that brings out all that can be said of money: figures typed, a curve, what would change it."""


def expect_accessible(visitor: Visitor) -> None:
    """No violation that axe calls serious or critical."""
    found: dict[str, Any] = Axe().run(visitor.page).response
    grave = [each for each in found["violations"] if each["impact"] in ("serious", "critical")]
    assert not grave, "\n".join(_told(each) for each in grave)


def _told(violation: dict[str, Any]) -> str:
    lines = [f"{violation['impact']}: {violation['id']}: {violation['help']} {violation['helpUrl']}"]
    for node in violation["nodes"]:
        lines.append(f"  {' '.join(map(str, node['target']))}")
        lines.append(f"    {node['html'][:400]}")
        lines += [
            f"    {check['message']} {json.dumps(check['data'], ensure_ascii=False)}"
            for check in (*node["any"], *node["all"], *node["none"])
        ]
    return "\n".join(lines)


def unroll(visitor: Visitor) -> None:
    """Makes the window as tall as the page: axe looks at no colour that has to be scrolled to."""
    height = visitor.page.evaluate(
        "Math.max(...[...document.querySelectorAll('[data-testid=stMain], [data-testid=stSidebarContent]')]"
        ".map(part => part.scrollHeight))"
    )
    size = visitor.page.viewport_size
    assert size is not None
    visitor.page.set_viewport_size({"width": size["width"], "height": height + 200})
    visitor.settled()
    for figure in visitor.page.get_by_role("figure").all():
        expect(figure.locator(".main-svg").first).to_be_visible()


def expect_no_sideways_scroll(visitor: Visitor, part: str = "stMain") -> None:
    width, window = visitor.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= window
    box = visitor.page.get_by_test_id(part)
    scrolls = box.evaluate("part => [part.scrollWidth, part.clientWidth]")
    assert scrolls[0] <= scrolls[1], f"{part} scrolls sideways: {scrolls}"


@pages
@every_two
def test_no_page_keeps_anyone_out(
    visit: Visit, page: str, theme: str, language: Language, size: tuple[int, int]
) -> None:
    visitor = visit(language, theme, size)
    visitor.open(page)
    if size == PHONE:
        expect_no_sideways_scroll(visitor)
    unroll(visitor)
    expect_accessible(visitor)


@pages
@each_one
def test_notices_and_edited_answers_keep_no_one_out(
    visit: Visit, page: str, theme: str, language: Language, size: tuple[int, int]
) -> None:
    visitor = visit(language, theme, size)
    visitor.open(page, f"{A_BUSY_VISIT}&aigc-junior.study_hours=400&holds=aigc-junior@2025-05-01")
    expect(visitor.page.get_by_role("button", name=visitor.words("link.from_today"))).to_be_visible()
    if size == PHONE:
        expect_no_sideways_scroll(visitor)
    unroll(visitor)
    expect_accessible(visitor)


@every_two
def test_no_part_of_a_plan_keeps_anyone_out(
    visit: Visit, theme: str, language: Language, size: tuple[int, int]
) -> None:
    visitor = visit(language, theme, size)
    visitor.open("planner", A_BUSY_PLAN)
    for tab in ("what_if.title", "chances.title", "take_away.title"):
        visitor.open_tab(tab)
        if size == PHONE:
            expect_no_sideways_scroll(visitor)
        unroll(visitor)
        expect_accessible(visitor)


@every_two
def test_no_part_of_what_it_is_worth_keeps_anyone_out(
    visit: Visit, theme: str, language: Language, size: tuple[int, int]
) -> None:
    visitor = visit(language, theme, size)
    visitor.open("worth", MONEY)
    for tab in ("figures", "claims", "market", "before_paying"):
        visitor.open_tab(f"worth.tab.{tab}")
        if size == PHONE:
            expect_no_sideways_scroll(visitor)
        unroll(visitor)
        expect_accessible(visitor)


@pytest.mark.parametrize(("theme", "language"), [("light", "zh"), ("dark", "en")])
def test_the_sidebar_opens_on_a_phone_and_keeps_no_one_out(
    visit: Visit, theme: str, language: Language
) -> None:
    visitor = visit(language, theme, PHONE)
    visitor.open(query=A_BUSY_VISIT)
    hours = visitor.page.get_by_label(visitor.words("ask.hours_per_week"), exact=True)
    expect(hours).not_to_be_in_viewport()
    visitor.page.get_by_test_id("stExpandSidebarButton").click()
    hours.scroll_into_view_if_needed()
    expect(hours).to_be_in_viewport()
    expect_no_sideways_scroll(visitor, "stSidebarContent")
    visitor.enter(visitor.words("ask.hours_per_week"), "9.5")
    visitor.expect_address(hours_per_week="9.5")
    unroll(visitor)
    expect_accessible(visitor)
