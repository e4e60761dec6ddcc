"""A difference of two days in words: a table to read, and one plan of which everything says the same."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from dashboard.board.actions import SitLevel, effects
from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.exports.report import report
from dashboard.exports.takeaway import Takeaway
from dashboard.exports.workbook import workbook
from dashboard.planner.compare import compared_paths
from dashboard.planner.plan import every_plan
from dashboard.rules.people import people_of
from dashboard.state.choices import Language
from dashboard.state.link import defaults
from dashboard.text.paths import duration
from dashboard.text.team_actions import effect_sentence
from dashboard.text.what_if import against_now
from dashboard.text.words import Words
from tests.standings import worker
from tests.test_exports import sheets
from tests.test_planning_page import alt_of, languages, planner

pytestmark = pytest.mark.usefixtures("fresh_caches")

APART: Final = [
    ("2027-07-26", "2027-07-26", "0天", "0 days"),
    ("2027-07-26", "2027-07-27", "1天", "1 day"),
    ("2027-02-01", "2027-02-15", "14天", "14 days"),
    ("2027-02-01", "2027-02-16", "15天", "15 days"),
    ("2027-07-01", "2027-07-17", "1个月", "1 month"),
    ("2027-02-01", "2027-03-01", "1个月", "1 month"),
    ("2027-01-31", "2027-02-28", "1个月", "1 month"),
    ("2027-07-26", "2027-09-10", "1个月", "1 month"),  # and 15 of the 31 days to 26 September
    ("2027-07-26", "2027-09-11", "2个月", "2 months"),  # 16 of them
    ("2027-06-26", "2027-08-10", "1个月", "1 month"),
    ("2027-07-26", "2027-10-25", "3个月", "3 months"),  # 91 days
    ("2027-10-25", "2028-01-24", "3个月", "3 months"),
    ("2027-07-26", "2028-01-24", "6个月", "6 months"),  # 182 days
    ("2027-07-26", "2028-07-10", "11个月", "11 months"),
    ("2027-07-26", "2028-07-11", "1年", "1 year"),
    ("2027-07-26", "2028-07-26", "1年", "1 year"),
    ("2028-02-29", "2029-02-28", "1年", "1 year"),
    ("2027-04-26", "2029-04-30", "2年", "2 years"),
    ("2026-10-26", "2029-04-30", "2年6个月", "2 years 6 months"),
]


@pytest.mark.parametrize(("one", "other", "chinese", "english"), APART)
def test_two_days_are_so_far_apart(one: str, other: str, chinese: str, english: str) -> None:
    earlier, later = date.fromisoformat(one), date.fromisoformat(other)
    for words, said in ((Words("zh"), chinese), (Words("en"), english)):
        assert duration(words, earlier, later) == duration(words, later, earlier) == said


def test_so_many_days_are_as_long_whenever_they_begin() -> None:
    """A quarter of weeks, as it lies between two sittings, is three months from any day; two are six."""
    words = Words("en")
    starts = [date.fromordinal(date(2027, 1, 1).toordinal() + day) for day in range(366)]
    for days, said in ((91, "3 months"), (182, "6 months"), (364, "1 year")):
        ends = [date.fromordinal(start.toordinal() + days) for start in starts]
        assert {duration(words, start, end) for start, end in zip(starts, ends, strict=True)} == {said}


TODAY: Final = date(2026, 11, 24)
SOMEONE: Final = worker(aigc=24, aigc_percent=100, holds=(("aigc-junior", None),))
"""By intermediate, advanced is held on 2027-07-26; by a third year of AIGC work, on 2028-01-24."""
ADDRESS: Final = {
    "as_of": TODAY.isoformat(),
    "aigc_months": "24",
    "aigc_percent": "100",
    "holds": "aigc-junior",
}
MONTHS: Final = re.compile(r"\d+个月|\d+ months?")
SIX: Final = {"zh": {"6个月"}, "en": {"6 months"}}


@languages
def test_of_one_plan_the_page_the_files_and_the_team_say_the_same(
    language: Language, frozen: Catalog
) -> None:
    words = Words(language)
    reading: Reading = "strict"
    asked = frozen, SOMEONE, TODAY, "aigc-advanced", reading
    steps, years = (
        next(plan for plan in every_plan(*asked) if len(plan.steps) == number) for number in (2, 1)
    )
    assert (steps.held_on, years.held_on) == (date(2027, 7, 26), date(2028, 1, 24))
    choices = replace(defaults(frozen, TODAY), **vars(SOMEONE), target="aigc-advanced")
    takeaway = Takeaway(
        words, frozen, frozen.version, choices, steps, compared_paths(*asked), TODAY, link=None, tables=frozen
    )
    people = people_of([SOMEONE], TODAY, frozen.clock_ids)
    (sit,) = effects(frozen, people, ["aigc-advanced"], "strict", [SitLevel("aigc-intermediate")])
    app = planner(ADDRESS, language)
    said = {
        "the page": " ".join(text.value for text in (*app.markdown, *app.subheader)),
        "the race": alt_of(app, "planner.race"),
        "the workbook": str(sheets(workbook(takeaway))[words("workbook.paths")]),
        "the report": report(takeaway).decode(),
        "what if": against_now(words, steps, years),
        "the team": effect_sentence(words, frozen, TODAY, sit),
    }
    assert {where: set(MONTHS.findall(text)) for where, text in said.items()} == dict.fromkeys(
        said, SIX[language]
    )
