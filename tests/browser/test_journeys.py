"""What visitors come for, from the first look to a dated plan, by what they can see on the page."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, expect

from dashboard.charts.timeline import draw_timeline
from dashboard.planner.advice import advice
from dashboard.planner.plan import every_plan
from dashboard.rules.people import Clock, Person
from dashboard.state.choices import Choices, Language
from dashboard.state.of_levels import NOT_STATED
from dashboard.text.answers import advice_sentence, headline
from dashboard.text.cards import card
from dashboard.text.steps import sittings_words
from dashboard.text.words import Words
from dashboard.widgets.occupation import Occupation
from tests.browser import Visitor
from tests.browser.conftest import Visit
from tests.conftest import FROZEN

pytestmark = pytest.mark.browser

LANGUAGES: Final[tuple[Language, Language]] = ("zh", "en")
HELD_SINCE: Final = date(2026, 5, 1)


def today_in_shanghai() -> date:
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def expect_overview(visitor: Visitor) -> None:
    """The headline, a card a level and the charts, as the core has them for what the address says."""
    words, catalog, choices = visitor.words, visitor.catalog, visitor.choices()
    standings = visitor.standings()
    scheme = catalog.scheme_of(choices.target)
    of_scheme = [
        each for each in standings.values() if catalog.scheme_of(each.level_id).scheme_id == scheme.scheme_id
    ]
    expect(visitor.title).to_have_text(headline(words, catalog, of_scheme, standings[choices.target]))
    dates = visitor.page.get_by_test_id("stMetricValue")
    cards = [card(words, catalog, each) for each in standings.values()]
    expect(dates).to_have_text([said.date for said in cards])
    for said in cards:
        expect(visitor.page.get_by_text(said.verdict).first).to_be_visible()
    for drawing in visitor.drawings().values():
        expect(visitor.page.get_by_role("figure", name=drawing.sentence, exact=True)).to_be_visible()
        expect(visitor.page.get_by_role("heading", name=drawing.title, exact=True)).to_be_visible()


@pytest.mark.parametrize(("language", "theme"), [("zh", "light"), ("en", "dark")])
def test_a_first_visit_is_answered_at_once(visit: Visit, language: Language, theme: str) -> None:
    before = today_in_shanghai()
    visitor = visit(language, theme)
    visitor.open()
    visitor.expect_address(target=visitor.catalog.default_target)
    assert before <= visitor.choices().as_of <= today_in_shanghai()
    expect_overview(visitor)
    expect(visitor.page.get_by_test_id("stMetricValue")).to_have_count(4)
    expect(visitor.page.get_by_role("figure")).to_have_count(2)


@pytest.mark.parametrize(("language", "target"), [("zh", "aigc-advanced"), ("en", "aigc-intermediate")])
def test_from_nothing_to_a_dated_plan_that_its_link_repeats(
    visit: Visit, language: Language, target: str
) -> None:
    visitor = visit(language)
    words = visitor.words
    visitor.open()
    answer_everything(visitor, target)
    visitor.go("planner")

    person = Person(
        clocks=(("aigc", Clock(5, 47)), ("work", Clock(14, 100))),
        holds=(("aigc-junior", HELD_SINCE),),
        hours_per_week=Decimal("4.5"),
    )
    choices = visitor.choices()
    assert choices.person == person
    plan = every_plan(visitor.catalog, person, choices.as_of, target, "strict")[0]
    expect(visitor.title).to_have_text(visitor.planner_title(plan))
    advised = advice_sentence(words, visitor.catalog, advice(visitor.plans()))
    if advised:
        expect(visitor.page.get_by_text(advised, exact=True)).to_be_visible()

    visitor.page.reload()
    visitor.settled()
    expect_the_same_plan(visitor, visitor.planner_title(plan), target)

    other = visit("en" if language == "zh" else "zh")
    other.follow(visitor.page.url)
    expect_the_same_plan(other, other.planner_title(plan), target)
    assert other.choices() == choices


def answer_everything(visitor: Visitor, target: str) -> None:
    words = visitor.words
    for key, value in (
        ("work_months.years", "1"),
        ("work_months.months", "2"),
        ("aigc_months.months", "5"),
        ("hours_per_week", "4.5"),
    ):
        visitor.enter(visitor.question(key), value)
    visitor.expect_address(work_months="14", aigc_months="5", hours_per_week="4.5")
    visitor.pick(words("ask.occupation"), visitor.occupation(Occupation("part", "aigc")))
    visitor.expect_address(work_percent="100", aigc_percent="40")
    visitor.slide(visitor.question("aigc_percent"), 7)
    visitor.expect_address(aigc_percent="47")
    junior = visitor.level("aigc-junior")
    visitor.press(words("ask.holds"), junior)
    visitor.expect_address(holds="aigc-junior")
    visitor.enter_date(words("ask.holds.date", level=junior), HELD_SINCE)
    visitor.expect_address(holds=f"aigc-junior@{HELD_SINCE}")
    visitor.pick(words("ask.target"), visitor.level(target))
    visitor.expect_address(target=target)


def expect_the_same_plan(visitor: Visitor, title: str, target: str) -> None:
    words = visitor.words
    expect(visitor.title).to_have_text(title)
    visitor.expect_answers(
        {
            "work_months.years": "1",
            "work_months.months": "2",
            "aigc_months.years": "0",
            "aigc_months.months": "5",
            "hours_per_week": "4.5",
            "occupation": visitor.occupation(Occupation("part", "aigc")),
            "aigc_percent": "47",
            "target": visitor.level(target),
        }
    )
    held_on = words("ask.holds.date", level=visitor.level("aigc-junior"))
    visitor.expect_date(held_on, HELD_SINCE.isoformat())


def numbers_below(visitor: Visitor, chart: str) -> Locator:
    """Opens the numbers of a chart; returns the rows of the table."""
    box = visitor.page.locator(f".st-key-{chart.replace('.', '-')}-numbers")
    box.get_by_text(visitor.words("chart.numbers"), exact=True).click()
    expect(box.get_by_role("table")).to_be_visible()
    return box.get_by_role("row")


def expect_rows(rows: Locator, wanted: Sequence[Sequence[str]]) -> None:
    expect(rows).to_have_count(len(wanted))
    for row, cells in zip(rows.all(), wanted, strict=True):
        expect(row.locator("th, td")).to_have_text(list(cells))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_its_numbers_one_click_away(visit: Visit, language: Language) -> None:
    visitor = visit(language)
    visitor.open(query="work_months=14&aigc_months=5&aigc_percent=40&industry=finance")
    for chart, drawing in visitor.drawings().items():
        expect_rows(numbers_below(visitor, chart), [drawing.columns, *drawing.rows])
    visitor.go("planner")
    timeline = draw_timeline(visitor.words, visitor.catalog, visitor.plans()[0])
    expect(visitor.page.get_by_role("figure", name=timeline.sentence, exact=True)).to_be_visible()
    expect_rows(numbers_below(visitor, "planner.timeline"), [timeline.columns, *timeline.rows])


Edit = Callable[[Visitor, Words], None]
EDITS: Final[dict[str, tuple[str, object, Edit]]] = {
    "study hours": (
        "study_hours",
        Decimal(400),
        lambda visitor, words: visitor.enter(words("assume.study_hours"), "400"),
    ),
    "no study hours": (
        "study_hours",
        None,
        lambda visitor, words: visitor.enter(words("assume.study_hours"), ""),
    ),
    "monthly sittings": (
        "sittings",
        "monthly",
        lambda visitor, words: visitor.pick(words("assume.sittings"), words("sittings.monthly")),
    ),
    "sittings not stated": (
        "sittings",
        None,
        lambda visitor, words: visitor.pick(words("assume.sittings"), words.not_stated),
    ),
    "days to a result": (
        "results_days",
        200,
        lambda visitor, words: visitor.enter(words("assume.results_days"), "200"),
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_assumption_moves_the_date_is_marked_and_can_be_taken_back(visit: Visit, edit: str) -> None:
    field, value, make = EDITS[edit]
    visitor = visit("zh")
    # Of a day on which each edit moves the date: sittings a month apart need not.
    visitor.open("planner", "as_of=2026-11-23")
    frozen = visitor.choices()
    before, first = visitor.planner_title(visitor.plans()[0]), visitor.plans()[0].steps[0].level_id
    expect(visitor.title).to_have_text(before)

    make(visitor, visitor.words)
    text = NOT_STATED if value is None else str(value)
    visitor.expect_address(**{f"{first}.{field}": text})
    after = visitor.planner_title(visitor.plans()[0])
    assert after != before
    expect(visitor.title).to_have_text(after)
    expect(changed_marks(visitor)).to_have_count(1)

    other = visit("en")
    other.follow(visitor.page.url)
    expect(other.title).to_have_text(other.planner_title(visitor.plans()[0]))
    expect(changed_marks(other)).to_have_count(1)

    visitor.page.get_by_role("button", name=visitor.words("assume.reset")).click()
    visitor.expect_address_without(f"{first}.{field}")
    expect(visitor.title).to_have_text(before)
    expect(changed_marks(visitor)).to_have_count(0)
    assert visitor.choices() == frozen


def changed_marks(visitor: Visitor) -> Locator:
    mark = visitor.words("assume.changed", value="\0").partition("\0")[0].strip()
    return visitor.page.get_by_text(mark)


def test_typed_sittings_are_taken_and_nonsense_is_refused_in_a_sentence(visit: Visit) -> None:
    visitor = visit("en")
    words = visitor.words
    visitor.open("planner")
    choices: Choices = visitor.choices()
    days = tuple(choices.as_of + timedelta(days=ahead) for ahead in (100, 300))
    typed = "|".join(day.isoformat() for day in days)
    visitor.open_list(words("assume.sittings")).fill(f" {typed} ")
    visitor.page.keyboard.press("Enter")
    visitor.expect_address(**{"aigc-junior.sittings": typed})
    expected = visitor.plans(choices.with_assumption(visitor.catalog, "aigc-junior", "sittings", days))[0]
    assert expected.steps[0].sat_on == days[0]
    expect(visitor.title).to_have_text(visitor.planner_title(expected))

    box = visitor.page.get_by_role("combobox", name=words("assume.sittings"), exact=True).first
    shown, url = sittings_words(words, days), visitor.page.url
    expect(box).to_have_value(shown)
    for nonsense in ("every other Tuesday", "2027-02-30", "<b>monthly</b>"):
        visitor.open_list(words("assume.sittings")).fill(nonsense)
        visitor.page.keyboard.press("Enter")
        expect(visitor.page.get_by_text(words("assume.sittings.not_read", value=nonsense))).to_be_visible()
        expect(box).to_have_value(shown)
        expect(visitor.title).to_have_text(visitor.planner_title(expected))
        assert visitor.page.url == url
    assert visitor.choices() == replace(choices, assumptions=visitor.choices().assumptions)


def test_what_is_held_awaited_or_out_of_reach_is_said_instead_of_a_plan(visit: Visit) -> None:
    visitor = visit("zh")
    words, level = visitor.words, visitor.level("aigc-advanced")
    visitor.open("planner", "target=aigc-advanced&holds=aigc-advanced@2026-05-01")
    expect(visitor.title).to_have_text(words("planner.held", level=level, date="2026-05-01"))
    visitor.open("planner", "target=aigc-advanced&holds=aigc-advanced@2199-05-01")
    expect(visitor.title).to_have_text(words("planner.awaited", level=level, date="2199-05-01"))
    visitor.open("planner", "target=aigc-advanced&aigc-advanced.sittings=2020-01-01")
    expect(visitor.title).to_have_text(words("planner.never", level=level))


def test_a_table_is_chosen_searched_and_taken_away_as_its_file(visit: Visit) -> None:
    visitor = visit("en")
    words = visitor.words
    visitor.open("sources")
    visitor.pick(words("tables.choose"), words("table.prerequisites"))
    visitor.expect_address(table="prerequisites")
    rows = visitor.page.get_by_text(
        words.count("tables.rows", len(visitor.catalog.prerequisites)), exact=True
    )
    expect(rows).to_be_visible()
    visitor.enter(words("tables.search"), " s12 ")
    found = sum("S12" in row.cites for row in visitor.catalog.prerequisites)
    assert 0 < found < len(visitor.catalog.prerequisites)
    expect(visitor.page.get_by_text(words.count("tables.rows", found), exact=True)).to_be_visible()
    visitor.enter(words("tables.search"), "[(*nowhere")
    expect(visitor.page.get_by_text(words.count("tables.rows", 0), exact=True)).to_be_visible()
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_role(
            "button", name=words("tables.download", file="prerequisites.csv"), exact=True
        ).click()
    assert waiting.value.suggested_filename == "prerequisites.csv"
    assert waiting.value.path().read_bytes() == (FROZEN / "prerequisites.csv").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_contradiction_opens_on_its_effect_and_its_sentences(visit: Visit, language: Language) -> None:
    visitor = visit(language)
    words, catalog = visitor.words, visitor.catalog
    visitor.open("sources")
    row = catalog.contradictions[0]
    visitor.page.get_by_text(words.of(row, "text")).click()
    effect = words("contradictions.effect", effect=words.of(row, "effect"))
    expect(visitor.page.get_by_text(effect, exact=True)).to_be_visible()
    sentences = [each for each in catalog.statements if each.statement_id in row.cites]
    assert sentences
    for sentence in sentences:
        expect(visitor.page.get_by_text(words.of(sentence, "text")).first).to_be_visible()
