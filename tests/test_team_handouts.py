"""A team's calendar and its pages to print: everyone, their own dates, and nothing that runs."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from dashboard.board.goals import goal_plan
from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.exports.calendar_file import calendar_file
from dashboard.exports.team_calendar import MOST_NAMES, team_calendar
from dashboard.exports.team_pages import MOST_PAGES, team_pages
from dashboard.exports.team_takeaway import (
    LONGEST_NAME,
    TeamTakeaway,
    anyone_sits,
    takeaway_of,
    which_plan,
    whose,
)
from dashboard.exports.team_workbook import team_workbook
from dashboard.planner.plan import every_plan
from dashboard.planner.verdicts import Verdict
from dashboard.rules.people import person_at
from dashboard.text.answers import first_action
from dashboard.text.cards import missing_today, verdict_word
from dashboard.text.conditions import level_name
from dashboard.text.steps import step_sentences
from dashboard.text.words import Words
from tests.team_files import (
    BY,
    EMOJI,
    FORMULA,
    HEADER,
    SCRIPT,
    TEAMS,
    TODAY,
    events,
    exams_of,
    labels_of,
    many,
    plan_of_first,
    plans_of,
    sittings_in,
    standings_of,
    team_files_of,
    team_named,
    uids,
)
from tests.test_exports import days_in, parts, sheets, table
from tests.test_report import Page


@pytest.fixture(params=TEAMS)
def team(request: pytest.FixtureRequest, words: Words) -> TeamTakeaway:
    return team_named(request.param, words)


# Dates that are only a lower bound


def without_sittings(data: Path) -> Catalog:
    exams = (data / "exams.csv").read_text(encoding="utf-8")
    (data / "exams.csv").write_text(
        exams.replace("aigc-intermediate,60,quarterly,30", "aigc-intermediate,60,,30"), encoding="utf-8"
    )
    return load(data)


def test_a_date_that_is_only_a_lower_bound_says_so_in_every_file(words: Words, data: Path) -> None:
    team = team_files_of(words, without_sittings(data), many(2))
    file = team_workbook(team)
    rows = table(sheets(file)[words("teamfile.sittings")], words("teamfile.column.who"))
    bounds = {row[words("teamfile.column.level")]: row[words("teamfile.column.dates")] for row in rows}
    exact, bound = words("workbook.dates.exact"), words("workbook.dates.bound")
    assert list(bounds.values()) == [exact, bound, bound]
    assert levels_with_bounds(team, file) == {"aigc-intermediate", "aigc-advanced"}
    said = words("race.lower_bound", date="").strip()
    assert f"&quot;{said} &quot;yyyy-mm-dd" in parts(file)["xl/styles.xml"]
    mark = words("calendar.lower_bound", what="")
    marked = [str(event["SUMMARY"]).endswith(mark) for event in sittings_in(team_calendar(team))]
    assert marked == [False, True, True]
    assert words("race.lower_bound", date=plan_of_first(team).exam_on) in Page(team_pages(team)).text


def levels_with_bounds(team: TeamTakeaway, workbook: bytes) -> set[str]:
    """The levels whose day is shown as "no earlier than" in the last row of the workbook's people."""
    files = parts(workbook)
    kind = re.findall(r'numFmtId="(\d+)" formatCode="&quot;', files["xl/styles.xml"])
    _, formats = files["xl/styles.xml"].split("<cellXfs")
    bounds = {
        str(place)
        for place, found in enumerate(re.findall(r'<xf numFmtId="(\d+)"', formats))
        if found in kind
    }
    *_, last = re.findall(r"<row .*?</row>", files["xl/worksheets/sheet3.xml"])
    cells = re.findall(r'<c r="[A-Z]+\d+" s="(\d+)"', last)
    days = cells[len(cells) - 2 * len(team.board.level_ids) + 1 :: 2]
    return {level for level, cell in zip(team.board.level_ids, days, strict=True) if cell in bounds}


# The calendar


def test_a_calendar_has_each_sitting_with_its_number_and_names_and_a_reminder(team: TeamTakeaway) -> None:
    words, days = team.words, timedelta(days=team.choices.reminder_days)
    expected = Counter[tuple[date, str]]()
    for (day, level_id), number in exams_of(team).items():
        level = level_name(words, team.catalog, level_id)
        for kind, on in (("sitting", day), ("sign_up", max(day - days, TODAY))):
            what = words(f"calendar.{kind}", level=level)
            called = words("calendar.estimate", what=words.count("teamfile.event", number, what=what))
            expected[on, called] += 1
    file = team_calendar(team)
    assert Counter((event["DTSTART"].dt, str(event["SUMMARY"])) for event in events(file)) == expected
    assert {str(event["TRANSP"]) for event in events(file)} == {"TRANSPARENT"}
    named = Counter(
        name
        for event in sittings_in(file)
        for name in str(event["DESCRIPTION"]).split("\n")
        if name in labels_of(team)
    )
    assert named == Counter(name for name, plan in plans_of(team) for _ in plan.steps)


def test_a_calendar_is_read_without_a_fault_by_two_strict_readers(team: TeamTakeaway) -> None:
    file = team_calendar(team)
    assert [part.errors for part in Calendar.from_ical(file).walk() if part.errors] == []
    again = IcsCalendarStream.calendar_from_ics(file.decode())
    assert Counter((event.summary, event.dtstart) for event in again.events) == Counter(
        (str(event["SUMMARY"]), event["DTSTART"].dt) for event in events(file)
    )
    assert len(uids(file)) == len(events(file))
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert max(map(len, file.split(b"\r\n"))) <= 75


def test_a_changed_roster_finds_its_events_again_and_another_team_finds_none(
    words: Words, frozen: Catalog
) -> None:
    file = team_calendar(team_files_of(words, frozen, many(4)))
    changed = replace(team_files_of(words, frozen, many(7, letters=3)), made_on=TODAY + timedelta(days=9))
    later = team_calendar(changed)
    assert uids(file) == uids(later)
    assert len(uids(file)) == len(events(file)) == 6
    numbers = [{int(event["SEQUENCE"]) for event in events(each)} for each in (file, later)]
    assert all(earlier < newer for earlier, newer in zip(*numbers, strict=True))
    assert not uids(file) & uids(team_calendar(replace(changed, name="another")))


def test_a_calendar_of_the_goals_has_their_sittings_and_says_what_they_are_for(team: TeamTakeaway) -> None:
    words, catalog, goals = team.words, team.catalog, team.goals
    assert goals is not None
    file = team_calendar(team, for_goals=True)
    expected = Counter(
        (sitting.day, words("calendar.estimate", what=words("teamfile.for_goals", what=what)))
        for sitting in goals.sittings
        for called in [words("calendar.sitting", level=level_name(words, catalog, sitting.level_id))]
        for what in [words.count("teamfile.event", len(sitting.rows), what=called)]
    )
    assert Counter((event["DTSTART"].dt, str(event["SUMMARY"])) for event in sittings_in(file)) == expected
    assert len(events(file)) == 2 * len(goals.sittings) > 0
    mark = words("teamfile.for_goals", what="")
    named = [str(Calendar.from_ical(file)["X-WR-CALNAME"]), *(str(each["SUMMARY"]) for each in events(file))]
    assert all(name.startswith(mark) for name in named)
    of_own, of_goals = which_plan(team)[0], which_plan(team, for_goals=True)[0]
    for made, said in ((file, of_goals), (team_calendar(team), of_own)):
        assert all(said in str(event["DESCRIPTION"]).split("\n") for event in events(made))


def test_the_calendars_of_both_plans_can_stand_side_by_side(words: Words, frozen: Catalog) -> None:
    def with_goals(data: bytes) -> TeamTakeaway:
        """Everyone's own target is the goal: the same people sit the same on the same days."""
        team = team_files_of(words, frozen, data)
        wanted = {team.roster.targets[0]: len(team)}
        return replace(team, goals=goal_plan(frozen, team.roster.people, wanted, BY, "strict"))

    team = with_goals(many(3))
    own, of_goals = team_calendar(team), team_calendar(team, for_goals=True)
    assert [event["DTSTART"].dt for event in events(own)] == [
        event["DTSTART"].dt for event in events(of_goals)
    ]
    assert uids(own) & uids(of_goals) == set()
    assert uids(of_goals) == uids(team_calendar(with_goals(many(5, letters=3)), for_goals=True))
    assert uids(own) == uids(team_calendar(replace(team, goals=None)))


def test_a_long_list_of_names_is_cut_and_says_how_many_there_are(words: Words, frozen: Catalog) -> None:
    team = team_files_of(words, frozen, many(MOST_NAMES + 5, letters=2 * LONGEST_NAME))
    for event in events(team_calendar(team)):
        said = str(event["DESCRIPTION"])
        assert said.count("…") == MOST_NAMES
        assert words.count("teamfile.event.more", 5) in said


def test_names_that_are_alike_when_cut_keep_their_row(words: Words, frozen: Catalog) -> None:
    long = "x" * LONGEST_NAME
    names = [f"{long}a", f"{long}b", long, "Ann", "An  n", "An n"]
    data = (HEADER + "".join(f"{name},,0,0,0,,6,\n" for name in names)).encode()
    team = team_files_of(words, frozen, data)
    told = [words("team.person", name=f"{long}…", row=row) for row in (2, 3)]
    alike = [words("team.person", name="An n", row=row) for row in (6, 7)]
    expected = [*told, long, "Ann", *alike]
    assert list(map(heading, people_in(team_pages(team)))) == expected
    for event in sittings_in(team_calendar(team)):
        assert str(event["DESCRIPTION"]).split("\n")[: len(names)] == expected


def test_nobody_who_sits_anything_is_known_without_a_calendar(words: Words, frozen: Catalog) -> None:
    held = f"{HEADER}A,,0,0,0,aigc-junior,6,aigc-junior\n".encode()
    for data, expected in ((held, False), (many(1), True)):
        team = team_files_of(words, frozen, data)
        assert anyone_sits(team.board, team.roster.targets) == expected == bool(events(team_calendar(team)))


def test_the_plans_of_two_people_can_stand_in_one_calendar(words: Words, frozen: Catalog) -> None:
    data = f"{HEADER}Ann,,0,0,0,,6,\nAnn,,0,0,0,,6,\nBo,,0,0,0,,6,\n".encode()
    team = team_files_of(words, frozen, data)
    calendars = [
        calendar_file(takeaway_of(team, row, plan), whose(team, row))
        for row, (_, plan) in enumerate(plans_of(team))
    ]
    every = [uid for file in calendars for uid in uids(file)]
    assert len(every) == len({*every}) == sum(map(len, map(events, calendars)))
    grown = team_files_of(words, frozen, data.replace(b"target\n", b"target\nNew,,0,0,0,,6,\n"))
    again = [
        uids(calendar_file(takeaway_of(grown, row, plan), whose(grown, row)))
        for row, (name, plan) in enumerate(plans_of(grown))
        if name != "New"
    ]
    assert again == list(map(uids, calendars))


def test_a_persons_own_takeaway_has_the_plan_that_the_planner_has(team: TeamTakeaway) -> None:
    for row, found in enumerate(standings_of(team)):
        if found.plan:
            takeaway = takeaway_of(team, row, found.plan)
            asked = takeaway.choices
            plans = every_plan(team.catalog, asked.person, asked.as_of, asked.target, asked.reading)
            assert next(iter(plans)) == takeaway.plan


# A page for each person


def people_in(file: bytes) -> list[Page]:
    """Each person's part of the file."""
    return [Page(article) for article in re.findall(rb"<article.*?</article>", file, re.DOTALL)]


def heading(page: Page) -> str:
    """The first line of a person's page after the name of the app."""
    _, name, *_ = (line for line in page.text.splitlines() if line)
    return name


def test_everyone_has_a_page_with_their_verdict_their_dates_and_what_to_do_first(team: TeamTakeaway) -> None:
    words, catalog = team.words, team.catalog
    file = team_pages(team)
    assert Page(file).open == []
    everyone = zip(people_in(file), labels_of(team), standings_of(team), strict=True)
    for row, (page, name, found) in enumerate(everyone):
        hours = words.number(person_at(team.roster.people, row).hours_per_week)
        assert heading(page) == name
        assert verdict_word(words, found) in page.text
        assert all(line in page.text for line in (words("export.plan"), team.version, TODAY.isoformat()))
        missing = missing_today(words, catalog, found)
        ready = found.verdict in (Verdict.HELD, Verdict.AWAITED, Verdict.OPEN, Verdict.UNSTATED)
        assert [line for line in missing if line in page.text] == ([] if ready else list(missing))
        if plan := found.plan:
            assert first_action(words, catalog, plan, hours) in page.text
            for step in plan.steps:
                assert {step.sat_on, step.held_on} <= days_in(page.text)
                assert all(line in page.text for line in step_sentences(words, catalog, step, hours))
        elif found.held_on is None:
            assert words("planner.never.why") in page.text
        else:
            assert not found.dated or words.date(found.held_on) in page.text


EXPERIENCE = {
    "zh": ("已有工作（月） 12", "已有 AIGC 应用工作（月） 36"),
    "en": ("Work so far (months) 12", "AIGC work so far (months) 36"),
}


def test_more_aigc_work_than_work_is_listed_as_it_was_given_and_as_no_part_of_it(
    words: Words, frozen: Catalog
) -> None:
    data = f"{HEADER}Ann,,1,3,0,,6,aigc-advanced\n".encode()
    (page,) = people_in(team_pages(team_files_of(words, frozen, data)))
    text = " ".join(page.text.split())
    assert all(line in text for line in EXPERIENCE[words.language])


def test_pages_run_nothing_fetch_nothing_and_end_with_each_person(words: Words, frozen: Catalog) -> None:
    file = team_pages(team_files_of(words, frozen))
    page = Page(file)
    tags = {tag for tag, _ in page.tags}
    assert tags & {"script", "link", "img", "iframe", "object", "a", "use", "svg"} == set()
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert b"http" not in file.replace(FORMULA.replace('"', "&#34;").encode(), b"")
    assert {FORMULA, SCRIPT, EMOJI, "a,b;c:d\\n"} <= set(map(heading, people_in(file)))
    assert "break-after: page" in page.text
    assert "@page { size: A4" in page.text
    assert dict(page.tags)["html"]["lang"] == words.language


def test_each_page_of_a_team_with_goals_says_that_it_is_not_the_plan_of_the_goals(
    words: Words, frozen: Catalog
) -> None:
    team = team_files_of(words, frozen)
    (said,) = which_plan(team)
    assert all(said in page.text for page in people_in(team_pages(team)))
    assert said not in Page(team_pages(replace(team, goals=None))).text


def test_more_people_than_a_file_of_pages_holds_are_refused_in_a_sentence(
    words: Words, frozen: Catalog
) -> None:
    team = team_files_of(words, frozen, many(1))
    assert len(people_in(team_pages(team))) == 1
    with pytest.raises(ValueError, match=rf"{MOST_PAGES + 1}.*{MOST_PAGES}"):
        team_pages(replace(team, roster=replace(team.roster, names=["x"] * (MOST_PAGES + 1))))


def test_a_name_that_no_page_has_room_for_is_cut(words: Words, frozen: Catalog) -> None:
    (page,) = people_in(team_pages(team_files_of(words, frozen, many(1, letters=5_000))))
    assert heading(page) == "x" * LONGEST_NAME + "…"
