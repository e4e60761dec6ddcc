"""Keeping certificates, as the calendar and the workbook of a plan have it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.in_view import in_view
from dashboard.exports.calendar_events import MORNING_BEFORE, SAME_MORNING
from dashboard.exports.calendar_file import calendar_file
from dashboard.exports.calendar_history import CalendarHistory
from dashboard.exports.report import report
from dashboard.exports.workbook import workbook
from dashboard.planner.upkeep import Had, keeping
from dashboard.state.choices import Language
from dashboard.text.words import Words
from tests.test_exports import sheets, table
from tests.test_plan_in_new_terms import AUDITOR, TODAY, events, languages, taken

HOLDER: Final = {
    "target": "net-professional-2027",
    "holds": "net-basic@2026-05-01|audit-junior@2024-03-01|audit-tools@2026-10-01|audit-advanced@2025-05-01|"
    "draw-junior@2026-05-01",
}
"""Sits an exam in network, and holds certificates of auditing: of drawing no validity is stated."""

HELD_EVENTS: Final[dict[Language, dict[str, date]]] = {
    # E 2027-03-01 opens 6 months before, which is past; E 2027-10-01 60 days before; E 2028-05-01 has been
    # open since it was obtained: 45 days before.
    "zh": {
        "初级（审核员注册）证书到期：之前要续期": date(2027, 3, 1),
        "续初级（审核员注册）": date(2026, 11, 23),
        "审核工具证书到期：之前要续期": date(2027, 10, 1),
        "续审核工具": date(2027, 8, 2),
        "高级（审核员注册）证书到期：之前要续期": date(2028, 5, 1),
        "续高级（审核员注册）": date(2028, 3, 17),
    },
    "en": {
        "Junior (Auditor registration) certificate expires: renew it before": date(2027, 3, 1),
        "Renew Junior (Auditor registration)": date(2026, 11, 23),
        "Audit tools certificate expires: renew it before": date(2027, 10, 1),
        "Renew Audit tools": date(2027, 8, 2),
        "Advanced (Auditor registration) certificate expires: renew it before": date(2028, 5, 1),
        "Renew Advanced (Auditor registration)": date(2028, 3, 17),
    },
}


def days(found: Mapping[str, Any]) -> dict[str, date]:
    return {summary: event["DTSTART"].dt for summary, event in found.items()}


@languages
def test_the_calendar_has_what_lapses_and_the_first_day_to_renew_it(
    language: Language, ladders: Catalog
) -> None:
    found = events(calendar_file(taken(HOLDER, language, ladders)))
    assert HELD_EVENTS[language].items() <= days(found).items()
    told = {summary: str(event["DESCRIPTION"]) for summary, event in found.items()}
    tools, junior = (
        ("续审核工具", "续初级（审核员注册）")
        if language == "zh"
        else ("Renew Audit tools", "Renew Junior (Auditor registration)")
    )
    said = {
        "zh": "通过续期测评：2027-08-02 至 2027-09-30，费用 0 元",
        "en": "Pass a renewal assessment: 2027-08-02 to 2027-09-30; fee ¥0",
    }
    assert said[language] in told[tools]
    (alarm,) = found[tools].walk("VALARM")
    assert alarm["TRIGGER"].dt == MORNING_BEFORE
    (alarm,) = found[junior].walk("VALARM")
    assert alarm["TRIGGER"].dt == SAME_MORNING


def test_what_a_plan_obtains_has_its_renewal_with_its_lower_bound(ladders: Catalog) -> None:
    """Of the third level any day is: so long before the expiry as reminders are asked for, 45 days."""
    told = events(calendar_file(taken(AUDITOR, "en", ladders)))
    found = days(told)
    renewals = {summary: day for summary, day in found.items() if summary.startswith("Renew ")}
    assert renewals == {
        "Renew Junior (Auditor registration)": date(2028, 11, 11),
        "Renew Audit tools (no earlier than this day)": date(2028, 2, 12),
        "Renew Advanced (Auditor registration) (no earlier than this day)": date(2030, 10, 10),
    }
    (expiry,) = (event for summary, event in told.items() if summary.startswith("Audit tools certificate"))
    assert "Valid until the day before 2028-04-12" in str(expiry["DESCRIPTION"]), "the plan's own entry"


def test_a_certificate_that_is_obtained_again_counts_by_the_later_day(ladders: Catalog) -> None:
    """The third level asks for a valid one of the second: one that expired long ago is taken again."""
    again = taken({**AUDITOR, "holds": "audit-tools@2020-05-01"}, "en", ladders)
    step = next(step for step in again.plan.steps if step.level_id == "audit-tools")
    found = keeping(ladders, again.choices.person, TODAY, again.plan)
    (upkeep,) = (each for each in found.upkeeps if each.level_id == "audit-tools")
    assert (upkeep.had, upkeep.obtained, upkeep.expires_on) == (Had.PLANNED, step.held_on, step.expires_on)
    assert upkeep.is_lower_bound, "the days lean on how recent the work is, which is not known"


def test_a_later_file_moves_the_same_events_and_cancels_what_is_held_no_more(ladders: Catalog) -> None:
    history = CalendarHistory()
    before = taken(HOLDER, "en", ladders)
    first = events(calendar_file(before, history=history))
    holds = tuple(
        (level_id, day + timedelta(31) if day and level_id == "audit-tools" else day)
        for level_id, day in before.choices.holds
        if level_id != "audit-advanced"
    )
    later = replace(before, choices=replace(before.choices, holds=holds))
    second = events(calendar_file(later, history=history))
    name = "Renew Audit tools"
    assert first[name]["UID"] == second[name]["UID"]
    assert first[name]["DTSTART"].dt == date(2027, 8, 2)
    assert second[name]["DTSTART"].dt == date(2027, 9, 2)
    gone = "Cancelled: Renew Advanced (Auditor registration)"
    assert second[gone]["UID"] == first["Renew Advanced (Auditor registration)"]["UID"]
    assert second[gone]["STATUS"] == "CANCELLED"
    uids = [str(event["UID"]) for event in first.values()]
    assert len(set(uids)) == len(uids)


def test_one_of_a_team_has_other_events_than_the_visitor(ladders: Catalog) -> None:
    name = "Renew Audit tools"
    own, other = (events(calendar_file(taken(HOLDER, "en", ladders), whose))[name] for whose in ("", "Ann"))
    assert own["UID"] != other["UID"]


@languages
def test_the_workbook_has_a_row_a_way_with_days_as_days_and_fees_as_numbers(
    language: Language, ladders: Catalog
) -> None:
    words = Words(language)
    rows = sheets(workbook(taken(HOLDER, language, ladders)))[words("workbook.keeping")]
    found = table(rows, words("keeping.column.certificate"))

    def column(name: str) -> list[Any]:
        return [row[words(f"keeping.column.{name}")] for row in found]

    none, exact = words.not_stated, words("workbook.dates.exact")
    assert column("lapses_on") == [
        date(2027, 3, 1),
        date(2027, 3, 1),
        date(2027, 10, 1),
        date(2028, 5, 1),
        date(2030, 6, 8),
        none,
    ]
    assert column("renew_from")[:4] == [
        date(2026, 9, 1),
        date(2026, 9, 1),
        date(2027, 8, 2),
        date(2025, 5, 1),
    ]
    assert column("renew_by")[:4] == [
        date(2027, 5, 29),
        date(2027, 2, 28),
        date(2027, 9, 30),
        date(2028, 5, 30),
    ]
    assert column("fee") == [none, 380, 0, none, 50, none]
    assert column("currency") == [none, "CNY", "CNY", none, "USD", none]
    assert column("then_first")[:3] == [date(2030, 3, 1), date(2029, 11, 23), date(2028, 8, 2)]
    assert column("then_last")[:3] == [date(2029, 3, 1), date(2029, 2, 28), date(2028, 9, 30)]
    assert column("dates") == [*5 * [exact], none]
    first = {"zh": "最先到期：初级（审核员注册），2027-03-01", "en": "First to lapse: Junior (Auditor"}
    assert str(rows[0][0]).startswith(first[language]), "the sentence stands above"


@pytest.mark.parametrize("language", ["en"])
def test_a_plan_without_what_lapses_has_an_empty_sheet_that_says_so(
    language: Language, ladders: Catalog
) -> None:
    words = Words(language)
    found = sheets(workbook(taken({"target": "net-basic"}, language, ladders)))[words("workbook.keeping")]
    assert found[0][0] == words("upkeep.nothing")
    assert table(found, words("keeping.column.certificate")) == []


def test_what_is_held_of_another_ladder_is_kept_too(ladders: Catalog) -> None:
    """Of a plan whose own ladder alone is in view."""
    whole, words = taken(HOLDER, "en", ladders), Words("en")
    in_sight = replace(whole, catalog=in_view(ladders, frozenset({"networking"})))
    assert "audit-tools" not in in_sight.catalog.level_ids
    assert calendar_file(in_sight) == calendar_file(whole)
    assert report(in_sight) == report(whole)
    found, expected = sheets(workbook(in_sight)), sheets(workbook(whole))
    for name in ("workbook.keeping", "workbook.assumptions"):
        assert found[words(name)] == expected[words(name)]
