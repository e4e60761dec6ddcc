"""值不值 Worth it? in a browser: figures typed, sentences clicked, items ticked."""

from datetime import date
from typing import Final

import pytest
from playwright.sync_api import expect

from dashboard.charts.statements import draw_statements
from dashboard.state.choices import Language
from dashboard.text.evidence import checked_words
from dashboard.text.money import currency_words
from dashboard.text.worth import cost_words, worth_answer
from dashboard.worth.benefits import benefits_of
from dashboard.worth.costs import costs_of
from dashboard.worth.payback import payback
from tests.browser import Visitor
from tests.browser.conftest import Visit
from tests.browser.views import desk_and_phone

pytestmark = pytest.mark.browser

A_YEAR_OF_AIGC: Final = "aigc_months=14&aigc_percent=100&target=aigc-intermediate"


def type_figures(visitor: Visitor) -> None:
    """A course of 2,980, no materials, an exam of 500, one resit, an hour at 50; half sure of 500 a month."""
    words, yuan = visitor.words, currency_words(visitor.words, "CNY")
    for key, name, value in (
        ("level.fee_training", "aigc-intermediate.fee_training", "2980"),
        ("level.fee_materials", "aigc-intermediate.fee_materials", "0"),
        ("level.fee_exam", "aigc-intermediate.fee_exam", "500"),
        ("worth.hour_value", "hour_value", "50"),
        ("worth.benefit.raise_a_month", "raise", "500"),
    ):
        visitor.enter(words("worth.money_label", what=words(key), currency=yuan), value)
        visitor.expect_address(**{name: value})
    visitor.enter(words("worth.resits"), "1")
    visitor.expect_address(**{"aigc-intermediate.resits": "1"})
    visitor.enter(words("worth.sure"), "50")
    visitor.expect_address(raise_sure="50")


def answer(visitor: Visitor) -> str:
    """The title by the core, for what the address says; nobody said that an exam may be failed."""
    choices, (plan, *_) = visitor.choices(), visitor.plans()
    costs, benefits = costs_of(plan, dict(choices.resits), choices.hour_value), benefits_of(choices)
    found = payback(choices.as_of, plan.held_on, costs, benefits, None)
    return worth_answer(visitor.words, visitor.catalog, plan, costs, benefits, found)


@desk_and_phone
def test_what_is_typed_makes_the_answer_and_a_reload_keeps_it(
    visit: Visit, language: Language, size: tuple[int, int]
) -> None:
    visitor = visit(language, size=size)
    visitor.open("worth", f"{A_YEAR_OF_AIGC}&as_of=2026-11-24")
    unknown = visitor.title.inner_text()
    assert unknown == answer(visitor)
    type_figures(visitor)
    costs = costs_of(visitor.plans()[0], {"aigc-intermediate": 1}, visitor.choices().hour_value)
    assert costs.total == 2980 + 0 + 500 + 500 + 60 * 50
    expect(visitor.title).to_have_text(answer(visitor))
    assert date(2029, 8, 26).isoformat() in visitor.title.inner_text()
    total = cost_words(visitor.words, costs, "CNY")
    expect(visitor.page.get_by_test_id("stMetricValue").filter(has_text=total)).to_be_visible()
    said = visitor.title.inner_text()
    visitor.page.reload()
    visitor.settled()
    expect(visitor.title).to_have_text(said)
    visitor.enter(visitor.words("worth.resits"), "")
    visitor.expect_address_without("aigc-intermediate.resits")
    expect(visitor.title).to_have_text(answer(visitor))
    assert visitor.title.inner_text() != said


@desk_and_phone
def test_a_click_on_a_sentence_shows_it_in_full(
    visit: Visit, language: Language, size: tuple[int, int]
) -> None:
    visitor = visit(language, size=size)
    visitor.open("worth")
    visitor.open_tab("worth.tab.claims")
    statement = next(row for row in visitor.catalog.statements if row.kind == "promotion")
    drawing = draw_statements(visitor.words, visitor.catalog.statements, None)
    figure = visitor.page.get_by_role("figure", name=drawing.sentence, exact=True)
    marks = figure.locator(".scatterlayer .point")
    expect(marks.first).to_be_attached()
    says = "mark.closest('.trace').__data__[0].trace.customdata[mark.__data__.i]"
    place = marks.evaluate_all(
        f"(marks, id) => marks.findIndex(mark => {says} === id)", statement.statement_id
    )
    text = visitor.page.get_by_text(visitor.words.of(statement, "text"))
    expect(text).to_have_count(0)
    visitor.click(figure, marks.nth(place))
    expect(text.first).to_be_visible()


@desk_and_phone
def test_a_tick_is_in_the_link_and_can_be_taken_back(
    visit: Visit, language: Language, size: tuple[int, int]
) -> None:
    visitor = visit(language, size=size)
    visitor.open("worth")
    visitor.open_tab("worth.tab.before_paying")
    words, items = visitor.words, sorted(visitor.catalog.checklist, key=lambda row: row.rank)
    boxes = visitor.page.get_by_role("checkbox")
    expect(boxes).to_have_count(len(items))
    expect(visitor.page.get_by_text(checked_words(words, [False] * len(items)))).to_be_visible()
    first, *others = items
    label = words("checks.item", number=words.number(1), item=words.of(first, "text"))
    box = visitor.page.get_by_text(label, exact=True).first
    box.click()
    visitor.expect_address(checked=first.item_id)
    done = [True, *(False for _ in others)]
    expect(visitor.page.get_by_text(checked_words(words, done))).to_be_visible()
    visitor.page.reload()
    visitor.settled()
    visitor.open_tab("worth.tab.before_paying")
    expect(visitor.page.get_by_role("checkbox", checked=True)).to_have_count(1)
    box.click()
    visitor.expect_address_without("checked")
    expect(visitor.page.get_by_role("checkbox", checked=True)).to_have_count(0)
