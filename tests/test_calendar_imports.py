"""What a calendar holds after one export and then another: entries move, and those that went are gone."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar
from streamlit.testing.v1 import AppTest

from dashboard.catalog.catalog import Catalog
from dashboard.exports.calendar_file import calendar_file, levels_to_delete
from dashboard.exports.calendar_history import CalendarHistory
from dashboard.exports.team_calendar import team_calendar
from dashboard.text.words import Words
from tests.team_files import HEADER, events, many, team_files_of
from tests.team_page import paste
from tests.team_page import team as team_page
from tests.test_exports import AIGC, PEOPLE, TODAY, takeaway
from tests.test_pages import as_read, on
from tests.test_planning_page import planner

NOON: Final = datetime(2026, 11, 23, 12, tzinfo=UTC)
EN: Final = Words("en")
Shown = tuple[date, date, str]


@dataclass
class Program:
    """A calendar program that follows RFC 5545 and 5546: of two revisions of a UID the later counts."""

    events: dict[str, Any] = field(default_factory=dict)

    def take(self, file: bytes) -> None:
        for event in events(file):
            held = self.events.get(event["UID"])
            revision = event["SEQUENCE"], event["DTSTAMP"].dt
            if held is None or revision > (held["SEQUENCE"], held["DTSTAMP"].dt):
                self.events[event["UID"]] = event

    @property
    def shown(self) -> list[Shown]:
        return sorted(shown_by(event) for event in self.events.values() if event["STATUS"] != "CANCELLED")


def shown_by(event: Any) -> Shown:
    return event["DTSTART"].dt, event["DTEND"].dt, str(event["SUMMARY"])


def alive(file: bytes) -> list[Any]:
    return [each for each in events(file) if each["STATUS"] != "CANCELLED"]


CHANGES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "nothing": ({}, {}),
    "more hours": ({}, {"hours_per_week": 40}),
    "another path": ({"aigc_percent": 100}, {"aigc_percent": 100, "row": 1}),
    "a longer path": ({"aigc_percent": 100, "row": 1}, {"aigc_percent": 100}),
    "another target": ({}, {"target": "aigc-junior"}),
    "a target of another scheme": ({}, {"target": "prompt-engineer"}),
    "a level held by now": ({}, {"holds": (("aigc-junior", date(2026, 11, 1)),)}),
    "the other reading": (PEOPLE["by work of any kind"], {"work_months": 40}),
    "no study stated": ({}, {"assumptions": (("aigc-junior", "study_hours", None),)}),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("later", [timedelta(0), timedelta(seconds=30), timedelta(days=40)])
def test_after_two_exports_a_program_holds_the_later_plan_alone(change: str, later: timedelta) -> None:
    history, program = CalendarHistory(), Program()
    before, after = (takeaway(EN, **chosen) for chosen in CHANGES[change])
    first = calendar_file(before, "", history, NOON)
    second = calendar_file(after, "", history, NOON + later)
    for file in (first, second, first):  # Importing the old one again brings nothing back.
        program.take(file)
    assert program.shown == sorted(map(shown_by, alive(second)))
    # And back again: what was cancelled is there as before.
    program.take(calendar_file(before, "", history, NOON + later))
    assert program.shown == sorted(map(shown_by, alive(first)))


@pytest.mark.parametrize("change", [each for each in CHANGES if "scheme" not in each and "study" not in each])
def test_what_an_unknown_file_leaves_behind_is_of_the_levels_that_the_page_names(change: str) -> None:
    before, after = (takeaway(EN, **chosen) for chosen in CHANGES[change])
    program = Program()
    program.take(calendar_file(before, now=NOON))
    second = calendar_file(after, now=NOON + timedelta(days=1))
    program.take(second)
    left = set(program.shown) - set(map(shown_by, alive(second)))
    named = levels_to_delete(AIGC, after.plan, "", CalendarHistory())
    assert {level for level in before.plan.path.levels if level not in after.plan.path.levels} <= {*named}
    names = {"aigc-junior": "Junior", "aigc-intermediate": "Intermediate", "aigc-advanced": "Advanced"}
    assert all(any(names[level] in summary for level in named) for _, _, summary in left)


def test_levels_of_a_file_that_is_known_need_not_be_deleted() -> None:
    long, short = takeaway(EN), takeaway(EN, target="aigc-junior")
    history = CalendarHistory()
    assert levels_to_delete(AIGC, short.plan, "", history) == ("aigc-intermediate", "aigc-advanced")
    assert levels_to_delete(AIGC, long.plan, "", history) == ()
    calendar_file(long, "", history, NOON)
    assert levels_to_delete(AIGC, short.plan, "", history) == ()
    assert levels_to_delete(AIGC, short.plan, "staff|0|Ann", history) != ()


def test_every_export_is_later_than_the_one_before_and_the_same_at_the_same_moment() -> None:
    taken = takeaway(EN)
    assert calendar_file(taken, now=NOON) == calendar_file(taken, now=NOON)
    history, revisions = CalendarHistory(), []
    for moment in (NOON, NOON, NOON - timedelta(hours=1), NOON + timedelta(microseconds=7), NOON):
        (event, *_) = alive(calendar_file(taken, "", history, moment))
        revisions.append((int(event["SEQUENCE"]), event["DTSTAMP"].dt))
    assert revisions == sorted(set(revisions))
    assert len({sequence for sequence, _ in revisions}) == len(revisions)
    assert all(0 < sequence < 2**31 and stamp.utcoffset() == timedelta(0) for sequence, stamp in revisions)
    far = [datetime(year, 1, 1, tzinfo=UTC) for year in (1999, 2150)]
    assert [int(alive(calendar_file(taken, now=each))[0]["SEQUENCE"]) for each in far] == [0, 2**31 - 1]


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_cancels_is_read_without_a_fault_by_two_strict_readers(change: str) -> None:
    history = CalendarHistory()
    before, after = (takeaway(EN, **chosen) for chosen in CHANGES[change])
    calendar_file(before, "", history, NOON)
    file = calendar_file(after, "", history, NOON)
    calendar = Calendar.from_ical(file)
    assert [part.errors for part in calendar.walk() if part.errors] == []
    assert calendar["METHOD"] == "PUBLISH"
    again = IcsCalendarStream.calendar_from_ics(file.decode())
    assert [(each.uid, each.sequence, each.status and each.status.value) for each in again.events] == [
        (str(each["UID"]), int(each["SEQUENCE"]), str(each["STATUS"])) for each in events(file)
    ]
    gone = [each for each in events(file) if each["STATUS"] == "CANCELLED"]
    assert all(str(each["SUMMARY"]).startswith("Cancelled: ") for each in gone)
    assert not [each for each in gone if each.walk("VALARM") or each["TRANSP"] == "OPAQUE"]


def test_titles_say_that_days_are_estimated_where_they_rest_on_assumptions(words: Words) -> None:
    mark = {"zh": "（估算）", "en": " (estimate)"}[words.language]
    titles = [str(each["SUMMARY"]) for each in alive(calendar_file(takeaway(words)))]
    assert len(titles) == 12
    assert all(title.endswith(mark) for title in titles)


def test_what_the_tables_state_is_no_estimate_until_a_step_that_is(words: Words) -> None:
    stated = AIGC.with_exams(
        {
            level: AIGC.exam(level).model_copy(update={"basis": "stated"})
            for level in ("aigc-junior", "aigc-advanced")
        }
    )
    mark = words("calendar.estimate", what="")
    told = alive(calendar_file(takeaway(words, stated)))
    sat = [str(each["SUMMARY"]).endswith(mark) for each in told if each["TRANSP"] == "OPAQUE"]
    # Advanced is sat after Intermediate, whose day is an estimate.
    assert sat == [False, True, True]


def test_a_reminder_rings_on_the_morning_before_and_nothing_else_rings() -> None:
    told = alive(calendar_file(takeaway(EN, reminder_days=200)))
    rings = {
        str(each["SUMMARY"]): str(
            datetime.combine(each["DTSTART"].dt, datetime.min.time()) + alarm["TRIGGER"].dt
        )
        for each in told
        for alarm in each.walk("VALARM")
    }
    # Exams on March 27, June 26 and September 25: 200 days before the first is before today.
    assert rings == {
        "Look up the sign-up deadline: Junior (estimate)": "2026-11-23 09:00:00",
        "Look up the sign-up deadline: Intermediate (estimate)": "2026-12-07 09:00:00",
        "Look up the sign-up deadline: Advanced (estimate)": "2027-03-08 09:00:00",
    }
    alarms = [alarm for each in told for alarm in each.walk("VALARM")]
    assert {(str(each["ACTION"]), str(each["DESCRIPTION"])) for each in alarms} == {
        ("DISPLAY", title) for title in rings
    }
    kinds = {each["TRANSP"]: str(each["SUMMARY"]) for each in told}
    assert "exam" in kinds["OPAQUE"]
    assert all("exam" not in str(each["SUMMARY"]) for each in told if each["TRANSP"] == "TRANSPARENT")


# A team's


def test_a_team_whose_dates_move_finds_its_sittings_moved_and_none_twice(frozen: Catalog) -> None:
    slow = f"{HEADER}Ann,,0,0,0,,2,aigc-intermediate\nBo,,0,0,0,,6,aigc-intermediate\n".encode()
    quick = slow.replace(b",2,", b",10,").replace(b",6,", b",40,")
    for for_goals in (False, True):
        history, program = CalendarHistory(), Program()
        for data in (slow, quick, many(3), slow):
            team = team_files_of(EN, frozen, data)
            file = team_calendar(team, for_goals=for_goals, history=history, now=NOON)
            program.take(file)
            assert program.shown == sorted(map(shown_by, alive(file)))


def test_a_team_finds_its_sittings_moved_whatever_file_came_before(frozen: Catalog) -> None:
    slow, quick = (
        team_files_of(EN, frozen, f"{HEADER}Ann,,0,0,0,,{hours},aigc-intermediate\n".encode())
        for hours in (2, 40)
    )
    assert {each.day for each in slow.sittings}.isdisjoint(each.day for each in quick.sittings)
    program = Program()
    for team in (slow, quick):
        file = team_calendar(team, now=NOON + timedelta(days=len(program.events)))
        program.take(file)
        assert program.shown == sorted(map(shown_by, alive(file)))


def test_a_month_later_a_teams_past_sittings_stay_and_those_to_come_are_found_again(
    frozen: Catalog,
) -> None:
    data = f"{HEADER}Ann,,0,0,0,,6,aigc-junior\nBo,,0,0,0,,2,aigc-junior\n".encode()
    team = team_files_of(EN, frozen, data)
    first, second = team.sittings
    program = Program()
    program.take(team_calendar(team, now=NOON))
    # Ann has sat it and holds it; the file before is not known any more.
    held = data.replace(b"Ann,,0,0,0,,", f"Ann,,0,0,0,aigc-junior@{first.day},".encode())
    later = replace(team_files_of(EN, frozen, held), made_on=first.day)
    program.take(team_calendar(later, now=NOON + timedelta(days=200)))
    sat = [day for day, _, summary in program.shown if "exam" in summary]
    assert sat == [first.day, second.day]


# On the page


@pytest.mark.usefixtures("fresh_caches")
def test_a_person_of_the_roster_has_entries_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    of_each = []
    for row in (None, 0, 1):
        app = paste(team_page(tab="people"), "person,target,team\nAnn,aigc-junior,a\nAnn,aigc-junior,b\n")
        if row is not None:
            (table,) = (each for each in app.dataframe if "person" in each.value.columns)
            cells = {"rows": [], "columns": [], "cells": [[row, "person"]]}
            app.session_state[str(table.key)] = {"selection": cells}
            app.run().button(key="team.person.plan").click().run()
        app.session_state["planner.more"] = EN("take_away.title")
        on(app, "planner")
        if row == 0:  # Whoever tries other answers for her still plans for her.
            app.number_input(key="ask.hours_per_week").set_value(20.0).run()
        of_each.append({str(each["UID"]) for each in alive(given(app, monkeypatch)())})
    assert [len(uids) for uids in of_each] == [12, 4, 4]
    assert len(set().union(*of_each)) == 20


def given(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bytes]:
    """What makes the calendar when its button is pressed, as the page tells the button."""
    import streamlit as st

    told: dict[str, Any] = {}
    button = st.download_button

    def offered(*labels: Any, **options: Any) -> bool:
        told[options["key"]] = options["data"]
        return button(*labels, **options)

    with monkeypatch.context() as patched:
        patched.setattr(st, "download_button", offered)
        app.run()
    make: Callable[[], bytes] = told["take_away.calendar"]
    return make


@pytest.mark.usefixtures("fresh_caches")
def test_the_page_cancels_what_it_exported_and_names_what_it_may_have_exported_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = planner({}, "en", "take_away.title")
    delete = EN("take_away.calendar.delete", levels="")[:-1]
    assert not [text for text in app.caption if delete in as_read(text.value)]
    program = Program()
    program.take(given(app, monkeypatch)())
    assert len(program.shown) == 12
    app.selectbox(key="ask.target").set_value("aigc-junior").run()
    second = given(app, monkeypatch)()
    program.take(second)
    assert program.shown == sorted(map(shown_by, alive(second)))
    assert len(program.shown) == 4
    assert not [text for text in app.caption if delete in as_read(text.value)]

    new = planner({"target": "aigc-junior"}, "en", "take_away.title")
    said = EN("take_away.calendar.delete", levels="Intermediate and Advanced")
    assert said in [as_read(text.value) for text in new.caption]
    assert len(alive(given(new, monkeypatch)())) == 4
    assert TODAY.isoformat() in new.query_params["as_of"]
