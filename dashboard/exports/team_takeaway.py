"""What a team carries off: one value that every file is made from, so that all of them say the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import accumulate
from operator import or_
from typing import Final

import numpy as np

from dashboard.board.by_month import OwnTargets, own_targets
from dashboard.board.days import certain_date
from dashboard.board.goals import GoalPlan
from dashboard.board.groups import Rows, rows_by
from dashboard.board.standings import Board
from dashboard.catalog.catalog import Catalog
from dashboard.catalog.faults import Fault
from dashboard.catalog.rows import Reading
from dashboard.exports.calendar_events import one_line
from dashboard.exports.phrases import is_estimate, made
from dashboard.exports.takeaway import Takeaway
from dashboard.planner.dates import StepDates
from dashboard.planner.path_dates import path_dates
from dashboard.planner.paths import Path
from dashboard.planner.plan import Plan
from dashboard.planner.totals import is_lower_bound
from dashboard.roster.roster_read import Roster
from dashboard.rules.people import Bools, person_at
from dashboard.state.choices import Choices
from dashboard.text.readings import reading_name
from dashboard.text.team import person_labels
from dashboard.text.team_goals import goals_words
from dashboard.text.words import Words

LONGEST_NAME: Final = 80
"""Letters of a name where there is no room for more; whole names are in the workbook, CSV and Parquet."""


@dataclass(frozen=True, eq=False)
class Journey:
    """The people at `rows`, ascending, who take one path; `steps` has their days of each of its steps.

    `leans` says whose path counts something unknown as met.
    """

    path: Path
    rows: Rows
    steps: tuple[StepDates, ...]
    leans: Bools


@dataclass(frozen=True, eq=False)
class TeamSitting:
    """The people at `rows`, ascending, who sit one level on one day; with `is_bound`, no earlier.

    With `is_estimate` the day rests on numbers that are assumed.
    """

    day: date
    level_id: str
    rows: Rows
    is_bound: bool
    is_estimate: bool


@dataclass(frozen=True, eq=False)
class TeamTakeaway:
    """n people, where they stand, and the way of each to their own target.

    `catalog` has the ladders of their targets, with the visitor's assumptions in place of the tables' own;
    `tables` have every ladder as shipped, for what is held may be of another; `version` is that of their
    rules. Of the visitor's `choices`, what they say of themselves and their own target count
    for nothing here. `board` has the people of `roster` in its order. `faults` are those of the whole
    file, of which `left_out` rows could not be planned. `name` is what the visitor calls the team.
    `made_on` is the day the files are made; the plans themselves start on `today`.
    """

    words: Words
    catalog: Catalog
    version: str
    choices: Choices
    name: str
    roster: Roster
    board: Board
    faults: tuple[Fault, ...]
    left_out: int
    goals: GoalPlan | None
    made_on: date
    tables: Catalog

    def __len__(self) -> int:
        return len(self.roster.names)

    @property
    def reading(self) -> Reading:
        return self.board.reading

    @property
    def today(self) -> date:
        return certain_date(self.board.today)

    @cached_property
    def labels(self) -> Sequence[str]:
        """What each person is told apart by: their whole name, with their row where others have the name."""
        return person_labels(self.words, self.roster.names, self.roster.rows.tolist())

    @cached_property
    def short_labels(self) -> Sequence[str]:
        """The same where long names find no room: those that are alike when cut have their row too."""
        names = [short_name(name) for name in self.roster.names]
        return person_labels(self.words, names, self.roster.rows.tolist())

    @cached_property
    def journeys(self) -> tuple[Journey, ...]:
        """The best paths to everyone's own target; who holds or awaits it, or never gets there, has none."""
        return tuple(self._journeys())

    @cached_property
    def own_targets(self) -> OwnTargets:
        """Everyone counted once, by their own target."""
        return own_targets(self.board, self.roster.targets, self.choices.horizon)

    @cached_property
    def sittings(self) -> tuple[TeamSitting, ...]:
        """Who sits what, when, on the way to their own target: by day, then in the order of the catalog."""
        return team_sittings(self.catalog, self.journeys)

    @cached_property
    def goal_sittings(self) -> tuple[TeamSitting, ...]:
        """The same for the team's goals, where there are any."""
        servings = self.goals.servings if self.goals else ()
        return team_sittings(
            self.catalog,
            [Journey(each.path, each.rows, each.steps, each.leans) for each in servings if each.path],
        )

    def _journeys(self) -> Iterator[Journey]:
        for level_id, rows in rows_by(np.array(self.roster.targets, dtype=str)):
            level = self.board.levels[str(level_id)]
            for place, of_path in rows_by(level.path_of[rows]):
                if place >= 0:
                    path, chosen = level.paths[place], rows[of_path]
                    people = self.roster.people.take(chosen)
                    yield Journey(path, chosen, path_dates(self.catalog, path, people), level.leans[chosen])


def anyone_sits(board: Board, targets: Sequence[str]) -> bool:
    """Whether anyone has an exam to sit on the way to their target."""
    return any(
        (board.levels[str(level_id)].path_of[rows] >= 0).any()
        for level_id, rows in rows_by(np.array(targets, dtype=str))
    )


def team_stamp(team: TeamTakeaway) -> list[str]:
    """That these are plans and no official dates; from which day, by which wording and rules, made when."""
    words = team.words
    reading = reading_name(words, team.catalog, team.choices.target, team.reading)
    return [
        words("export.plan"),
        words("teamfile.worked_out", date=words.date(team.today), reading=reading),
        made(words, team.version, team.made_on),
    ]


def which_plan(team: TeamTakeaway, *, for_goals: bool = False) -> list[str]:
    """Which of a team's two plans this is: of what is only for people's own targets, or for the goals.

    A team without goals has one plan alone, and nothing is said.
    """
    words, goals = team.words, team.goals
    if goals is None:
        return []
    if not for_goals:
        return [words("teamfile.plan.own")]
    wanted = goals_words(words, team.catalog, goals)
    return [words("teamfile.plan.goals", goals=wanted, date=words.date(goals.by))]


def bounds(catalog: Catalog, path: Path) -> tuple[bool, ...]:
    """For each step of a path whether its dates are only a lower bound: its own, or those of one before."""
    return tuple(accumulate((is_lower_bound(catalog, each) for each in path.levels), or_))


def estimates(catalog: Catalog, path: Path) -> tuple[bool, ...]:
    """For each step of a path whether its dates rest on numbers that are assumed: of it or of one before."""
    return tuple(accumulate((is_estimate(catalog.exam(each)) for each in path.levels), or_))


def team_sittings(catalog: Catalog, journeys: Iterable[Journey]) -> tuple[TeamSitting, ...]:
    """The sittings of everyone who is on a journey: by day, then in the order of the catalog."""
    places = {level_id: place for place, level_id in enumerate(catalog.level_ids)}
    rows_of: dict[tuple[int, int], list[Rows]] = {}
    bounded: set[tuple[int, int]] = set()
    estimated: set[tuple[int, int]] = set()
    for journey in journeys:
        path = journey.path
        steps = zip(path.levels, journey.steps, bounds(catalog, path), estimates(catalog, path), strict=True)
        for level_id, step, is_bound, is_guess in steps:
            for day, rows in rows_by(step.sat):
                at = int(day), places[level_id]
                rows_of.setdefault(at, []).append(journey.rows[rows])
                bounded |= {at} if is_bound or journey.leans[rows].any() else set()
                estimated |= {at} if is_guess else set()
    return tuple(
        TeamSitting(
            certain_date(day),
            catalog.level_ids[place],
            np.sort(np.concatenate(rows)),
            (day, place) in bounded,
            (day, place) in estimated,
        )
        for (day, place), rows in sorted(rows_of.items(), key=lambda item: item[0])
    )


def choices_of(team: TeamTakeaway, row: int) -> Choices:
    """What the person at a row would have chosen: their own circumstances and target, the team's settings."""
    person = person_at(team.roster.people, row)
    return replace(
        team.choices,
        as_of=team.today,
        **vars(person),
        target=team.roster.targets[row],
        reading=team.reading,
        path=None,
        deadline=None,
        pass_percents=(),
    )


def takeaway_of(team: TeamTakeaway, row: int, plan: Plan) -> Takeaway:
    """The plan of the person at a row, to be carried off by them alone."""
    return Takeaway(
        words=team.words,
        catalog=team.catalog,
        version=team.version,
        choices=choices_of(team, row),
        plan=plan,
        paths=(),
        made_on=team.made_on,
        link=None,
        tables=team.tables,
    )


def whose(team: TeamTakeaway, row: int) -> str:
    """`person_key` of the person at a row of a team."""
    return person_key(team.name, team.roster.names, row)


def person_key(team: str, names: Sequence[str], row: int) -> str:
    """What tells the person at a row from everyone else of the team, for the UIDs of their own calendar.

    It is the same in every roster that has them under this name; of two people of one name, the first
    stays the first.
    """
    earlier = [other for other in range(row) if names[other] == names[row]]
    return f"{one_line(team)}|{len(earlier)}|{names[row]}"


def short_name(name: str) -> str:
    """A name on one line, cut where it is longer than any line."""
    name = one_line(name)
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"
