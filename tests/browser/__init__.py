"""What a visitor does and sees in a browser, told in the app's own words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import parse_qs, quote_plus, urlsplit

from playwright.sync_api import Locator, Page, expect

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.charts.drawing import Drawing
from dashboard.charts.lanes import draw_lanes
from dashboard.charts.reach import draw_reach
from dashboard.planner.plan import (
    Plan,
    Standing,
    every_plan,
    standing,
)
from dashboard.state.choices import Choices
from dashboard.state.link import from_query
from dashboard.state.of_clocks import part_of_clock
from dashboard.text.answers import of_plan
from dashboard.text.conditions import level_name
from dashboard.text.experience import share_label, start_label
from dashboard.text.readings import reading_name
from dashboard.text.words import Words, heading
from dashboard.widgets.experience import duration_label
from dashboard.widgets.occupation import Occupation, occupation_name

PATIENCE: Final = 30_000
"""Milliseconds that the page may take for anything: the machine may be busy."""
DESKTOP: Final = (1440, 900)
PHONE: Final = (390, 844)
PAGES: Final = ("overview", "explore", "planner", "team", "worth", "sources")
ABOUT_A_PERSON: Final = ("overview", "explore", "planner", "worth", "sources")
"""Pages whose sidebar asks about one person; of a team, all that stands in its roster."""
LOCALE: Final = {"zh": "zh-CN", "en": "en-GB"}

_NUMBERS: Final = (
    "work_months.years",
    "work_months.months",
    "aigc_months.years",
    "aigc_months.months",
    "hours_per_week",
)
_LISTS: Final = ("industry", "audience", "occupation", "target")
_SLIDERS: Final = ("aigc_percent", "work_percent")
_DATES: Final = ("starts_on", "aigc_starts_on")
_WHERE_IT_IS_CLICKED: Final = """mark => {
    const box = mark.getBoundingClientRect()
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const layers = [...mark.closest('.js-plotly-plot').querySelectorAll('.nsewdrag')]
    const boxes = layers.map(layer => layer.getBoundingClientRect())
    const layer = boxes.findIndex(box => box.left <= x && x < box.right && box.top <= y && y < box.bottom)
    return {layer, x: x - boxes[layer].x, y: y - boxes[layer].y}
}"""
"""Of a mark of a chart: which layer takes a click on its middle, and where on that layer."""


@dataclass
class Visitor:
    """One visitor and their browser window."""

    page: Page
    base: str
    words: Words
    catalog: Catalog

    # Going somewhere

    def open(self, page: str = "overview", query: str = "") -> None:
        path = "" if page == "overview" else page
        self.follow(f"{self.base}/{path}{'?' if query else ''}{query}")

    def follow(self, url: str) -> None:
        self.page.goto(url)
        self.settled()

    def go(self, page: str) -> None:
        """By a click on the navigation."""
        self.page.get_by_role("link", name=self.words(f"page.{page}"), exact=True).click()
        path = "" if page == "overview" else page
        expect(self.page).to_have_url(re.compile(rf"^{re.escape(self.base)}/{path}\?"))
        self.settled()

    def settled(self) -> None:
        """Waits for a page that has a title, has run to its end, is drawn and shows no exception."""
        expect(self.title).to_be_visible()
        expect(
            self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
        ).to_be_attached()
        expect(self.page.get_by_text(self.words("footer"), exact=True)).to_be_visible()
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0)
        expect(self.page.get_by_test_id("stException")).to_have_count(0)

    # Answering questions, by their labels

    def enter(self, label: str, value: str, nth: int = 0) -> None:
        box = self.page.get_by_label(label, exact=True).nth(nth)
        box.fill(value)
        box.press("Enter")

    def open_list(self, label: str, nth: int = 0) -> Locator:
        """Opens a list of options; returns the box above it."""
        # A run that is still drawing may put another box in its place.
        self.settled()
        box = self.page.get_by_role("combobox", name=label, exact=True).nth(nth)
        box.scroll_into_view_if_needed()
        # A list closes when the page scrolls: let what scrolling there was be over.
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        box.click()
        return box

    def pick(self, label: str, option: str, nth: int = 0) -> None:
        self.open_list(label, nth)
        self.page.get_by_role("option", name=option, exact=True).click()

    def press(self, group: str, option: str) -> None:
        """Chooses one more of several that all stand on the page."""
        self.pressable(group, option).click()

    def pressable(self, group: str, option: str) -> Locator:
        toolbar = self.page.get_by_role("toolbar", name=group, exact=True)
        return toolbar.get_by_role("button", name=option, exact=True)

    def slide(self, label: str, steps: int) -> None:
        slider = self.page.get_by_role("slider", name=label)
        for _ in range(abs(steps)):
            slider.press("ArrowRight" if steps > 0 else "ArrowLeft")

    def enter_date(self, label: str, day: date) -> None:
        parts = self.page.get_by_role("group", name=label, exact=True).get_by_role("spinbutton")
        parts.first.click()
        self.page.keyboard.type(f"{day:%Y%m%d}")
        # A date is taken when the box is left: past the day, and past the calendar's button.
        for _ in range(2):
            self.page.keyboard.press("Tab")

    def tick(self, group: str, option: str) -> None:
        """Chooses one of a few that all stand on the page."""
        self.page.get_by_role("radiogroup", name=group, exact=True).get_by_text(option, exact=True).click()

    def click_mark(self, chart: str, key: str) -> None:
        """Clicks the first mark or bar of a chart of Overview that says `key`."""
        figure = self.page.get_by_role("figure", name=self.drawings()[chart].sentence, exact=True)
        self._click_in(figure, key)

    def click_lane(self, key: str) -> None:
        """As `click_mark`, on the lane of the race that says `key` when it is clicked."""
        self._click_in(self.page.locator("[class*='st-key-planner-race-']").get_by_role("figure"), key)

    def _click_in(self, figure: Locator, key: str) -> None:
        marks = figure.locator(".scatterlayer path.point, .barlayer .point path")
        expect(marks.first).to_be_attached()
        point = "mark.closest('.point')"
        says = f"[{point}.closest('.trace').__data__[0].trace.customdata].flat()[{point}.__data__.i]"
        place = marks.evaluate_all(f"(marks, key) => marks.findIndex(mark => {says} === key)", key)
        assert place >= 0, f"no mark says {key}"
        self.click(figure, marks.nth(place))

    def click(self, figure: Locator, mark: Locator) -> None:
        """Clicks a mark of a chart, by the layer above the marks that takes the click.

        The layer must be what is met there: in sight a mark may still lie under the page's own bar.
        """
        self.settled()
        mark.scroll_into_view_if_needed()
        at = mark.evaluate(_WHERE_IT_IS_CLICKED)
        layer = figure.locator(".nsewdrag").nth(at["layer"])
        layer.click(position={"x": at["x"], "y": at["y"]})

    def open_tab(self, tab: str) -> None:
        """Opens a part of the planner's page by the key of its title."""
        self.page.get_by_role("tab", name=self.words(tab), exact=True).click()
        expect(self.page.get_by_role("tab", name=self.words(tab), exact=True)).to_have_attribute(
            "aria-selected", "true"
        )
        self.settled()

    # What is seen

    @property
    def title(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    def expect_address(self, **said: str) -> None:
        """Waits until the address says each of these."""
        for name, value in said.items():
            told = re.escape(f"{quote_plus(name)}={quote_plus(value)}")
            expect(self.page).to_have_url(re.compile(rf"[?&]{told}(&|$)"))

    def expect_address_without(self, name: str) -> None:
        expect(self.page).to_have_url(re.compile(rf"^(?!.*[?&]{re.escape(quote_plus(name))}=)"))

    @property
    def address(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.page.url).query, keep_blank_values=True)

    def question(self, name: str) -> str:
        """What the sidebar calls the input of this name."""
        parameter, _, unit = name.partition(".")
        match part_of_clock(parameter):
            case (clock_id, "months"):
                return duration_label(self.words, self.catalog, clock_id, unit)
            case (clock_id, "percent"):
                return share_label(self.words, self.catalog, clock_id)
            case (clock_id, "starts_on"):
                return start_label(self.words, self.catalog, clock_id)
            case _:
                return self.words(f"ask.{name}")

    def occupation(self, occupation: Occupation) -> str:
        return occupation_name(self.words, self.catalog, occupation)

    def reading(self, reading: Reading) -> str:
        """What the first scheme calls a reading."""
        return heading(reading_name(self.words, self.catalog, self.catalog.default_target, reading))

    def expect_answers(self, answers: Mapping[str, str]) -> None:
        """Waits until the questions in the sidebar show these answers."""
        for name, answer in answers.items():
            label = self.question(name)
            if name in _NUMBERS:
                expect(self.page.get_by_label(label, exact=True)).to_have_value(answer)
            elif name in _LISTS:
                expect(self.page.get_by_role("combobox", name=label, exact=True)).to_have_value(answer)
            elif name in _SLIDERS:
                expect(self.page.get_by_role("slider", name=label)).to_have_value(answer)
            elif name in _DATES:
                self.expect_date(label, answer)
            else:
                raise KeyError(name)

    def expect_date(self, label: str, day: str) -> None:
        """Waits until a date box shows a day; "" is an empty box."""
        parts = self.page.get_by_role("group", name=label, exact=True).get_by_role("spinbutton")
        expect(parts).to_have_text(day.split("-") if day else [re.compile("[^0-9]")] * 3)

    def expect_ticked(self, group: str, option: str) -> None:
        box = self.page.get_by_role("radiogroup", name=group, exact=True)
        expect(box.get_by_role("radio", name=option, exact=True)).to_be_checked()

    def expect_ticked_level(self, level_id: str) -> None:
        self.expect_ticked(self.words("level.choose"), self.level(level_id))

    # What should be seen, by the core

    def level(self, level_id: str) -> str:
        return level_name(self.words, self.catalog, level_id)

    def choices(self) -> Choices:
        """What the address says; it says all of it."""
        choices, left_out = from_query(self.address, self.catalog, date.min)
        assert left_out == ()
        assert "as_of" in self.address
        return choices

    def standings(self) -> dict[str, Standing]:
        choices = self.choices()
        catalog = choices.assumed(self.catalog)
        return {
            level_id: standing(catalog, choices.person, choices.as_of, level_id, choices.reading)
            for level_id in catalog.level_ids
        }

    def plans(self, choices: Choices | None = None) -> tuple[Plan, ...]:
        choices = choices or self.choices()
        catalog = choices.assumed(self.catalog)
        return every_plan(catalog, choices.person, choices.as_of, choices.target, choices.reading)

    def planner_title(self, plan: Plan, *, chosen: bool = False) -> str:
        """`chosen`: the plan is by a path of the visitor's choice, and not the fastest."""
        key = of_plan("planner.title.chosen" if chosen else "planner.title", plan)
        return self.words(key, level=self.level(plan.target), date=self.words.date(plan.held_on))

    def drawings(self) -> dict[str, Drawing]:
        """The charts of Overview, by key."""
        choices, standings = self.choices(), self.standings()
        plan = next(iter(self.plans()), None)
        return {
            "overview.lanes": draw_lanes(self.words, self.catalog, standings, plan, choices),
            "overview.reach": draw_reach(self.words, self.catalog, choices),
        }
