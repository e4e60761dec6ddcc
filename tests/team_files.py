"""Teams to take away: hostile and made-up ones, and what the planner says of each person by themselves."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, Final

from icalendar import Calendar

from dashboard.board.goals import goal_plan
from dashboard.board.standings import board_of
from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.catalog.rows import Reading
from dashboard.exports.team_takeaway import TeamTakeaway
from dashboard.planner.plan import Plan, Standing, standing
from dashboard.roster.columns import columns_of
from dashboard.roster.example import example_roster
from dashboard.roster.files_in import read_roster, read_table
from dashboard.roster.headers import named_mapping
from dashboard.rules.people import person_at
from dashboard.state.link import defaults
from dashboard.text.words import Words
from tests.conftest import FROZEN

TODAY = date(2026, 11, 24)
BY = date(2027, 12, 31)
FORMULA, SCRIPT, EMOJI = '=HYPERLINK("http://x.example","x")', "<script>alert(1)</script>", "李🪜👩‍💻"
HEADER = "person,department,work_years,aigc_years,aigc_share,holds,hours_per_week,target\n"
HOSTILE = f"""{HEADER}\
"=HYPERLINK(""http://x.example"",""x"")",+1-2@SUM(A1),1,0.5,0.3,,6,aigc-advanced
{SCRIPT},"</style><img src=x onerror=alert(1)>",0,0,0,aigc-junior@1950-05-01,4,
{EMOJI},{{{{7*7}}}},4,3.5,1,,10,aigc-advanced
"a,b;c:d\\n",'quoted',0,0,0,aigc-junior@2027-01-20,2.5,aigc-junior
Ann,,0,0,0,aigc-advanced,6,aigc-advanced
Ann,,2,0,0,,6,prompt-engineer
Bo,,eight,0,0,,6,aigc-master
""".encode()


GOALS: Final[Mapping[str, int]] = {"aigc-intermediate": 9, "aigc-advanced": 3}


def team_files_of(
    words: Words,
    catalog: Catalog,
    data: bytes = HOSTILE,
    reading: Reading = "strict",
    today: date = TODAY,
    goals: Mapping[str, int] = GOALS,
) -> TeamTakeaway:
    """The team of a CSV file, with goals that it can't all reach; with none where these are empty."""
    read_as = read_table("team.csv", data)
    read = read_roster(read_as, named_mapping(read_as.header, columns_of(catalog)), catalog, today)
    people = read.roster.people
    return TeamTakeaway(
        words=words,
        catalog=catalog,
        version=catalog.version,
        choices=defaults(catalog, today),
        name="市场部 Marketing",
        roster=read.roster,
        board=board_of(catalog, people, reading),
        faults=read.faults,
        left_out=len(read.bad.rows),
        goals=goal_plan(catalog, people, goals, BY, reading) if goals else None,
        made_on=today,
        tables=catalog,
    )


TEAMS = ("hostile", "example", "example by the short wording")


def team_named(name: str, words: Words) -> TeamTakeaway:
    """One of `TEAMS`."""
    reading: Reading = "lenient" if "short" in name else "strict"
    data = HOSTILE if name == "hostile" else example_roster(load(FROZEN))
    return replace(frozen_team(data, reading), words=words)


@cache
def frozen_team(data: bytes, reading: Reading) -> TeamTakeaway:
    return team_files_of(Words("zh"), load(FROZEN), data, reading)


@cache
def standings_of(team: TeamTakeaway) -> list[Standing]:
    """Where each person stands with their own target, one at a time."""
    return [standing_with(team, row, target) for row, target in enumerate(team.roster.targets)]


def standing_with(team: TeamTakeaway, row: int, level_id: str) -> Standing:
    """Where the person at a row stands with a level, by the planner alone."""
    return standing(team.catalog, person_at(team.roster.people, row), TODAY, level_id, team.reading)


def labels_of(team: TeamTakeaway) -> list[str]:
    """What everyone is told apart by."""
    names = team.roster.names
    return [
        team.words("team.person", name=name, row=row) if names.count(name) > 1 else name
        for name, row in zip(names, team.roster.rows, strict=True)
    ]


def plans_of(team: TeamTakeaway) -> list[tuple[str, Plan]]:
    """Everyone who has a plan, by their label, with it."""
    found = zip(labels_of(team), standings_of(team), strict=True)
    return [(name, each.plan) for name, each in found if each.plan]


def exams_of(team: TeamTakeaway) -> Counter[tuple[date, str]]:
    return Counter((step.sat_on, step.level_id) for _, plan in plans_of(team) for step in plan.steps)


def many(number: int, letters: int = 1) -> bytes:
    """A roster of people who all sit the same."""
    return (HEADER + "".join(f"{'x' * letters}{at},,0,0,0,,6,\n" for at in range(number))).encode()


def plan_of_first(team: TeamTakeaway) -> Plan:
    return next(plan for _, plan in plans_of(team))


def events(file: bytes) -> list[Any]:
    return list(Calendar.from_ical(file).walk("VEVENT"))


def sittings_in(file: bytes) -> list[Any]:
    """The events that are no reminders: of each two of one sitting, the later."""
    return [event for place, event in enumerate(events(file)) if place % 2]


def uids(file: bytes) -> set[str]:
    return {str(event["UID"]) for event in events(file)}
