"""A team as a workbook: how many stand where, month by month; everyone; sittings, lapses and faults."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.board.by_month import by_month
from dashboard.board.groups import rows_by
from dashboard.board.standings import LevelStandings
from dashboard.exports.sheets import (
    MOST_LETTERS,
    Cell,
    Row,
    Sheets,
    Totals,
    dates_cell,
    day_cell,
    stated_cell,
)
from dashboard.exports.team_lapses import lapses_notes, lapses_of, lapses_sheet
from dashboard.exports.team_takeaway import TeamSitting, TeamTakeaway, bounds, team_stamp, which_plan
from dashboard.planner.groups import had_on
from dashboard.planner.totals import fee, study_hours
from dashboard.planner.verdicts import VERDICTS
from dashboard.rules.months import NEVER, Days, calendar_date
from dashboard.rules.people import Bools
from dashboard.rules.routes import states_no_condition
from dashboard.rules.validity import validity_of
from dashboard.text.conditions import level_label
from dashboard.text.faults import fault_problem, fault_right
from dashboard.text.team_targets import BANDS, target_bands
from dashboard.text.words import Words

MOST_PEOPLE: Final = 1_048_575
"""Rows of a sheet below its header, as spreadsheets have them."""

Cells = NDArray[np.object_]


def team_workbook(team: TeamTakeaway) -> bytes:
    """An .xlsx file: dates as dates, numbers as numbers, every text as text.

    Raises `ValueError` where `team_workbook_refusal` says why there is no such file.
    """
    words, said = team.words, team_stamp(team)
    if refusal := team_workbook_refusal(words, len(team)):
        raise ValueError(refusal)
    title = words.count("teamfile.title", len(team), name=team.name)
    sheets = Sheets(words, title, words.sentences(said), team.made_on)
    notes = [title, *said]
    if team.left_out:
        notes.append(words.count("teamfile.left_out", team.left_out))
    if team.goals:
        notes.append(_two_plans(words))
    sheets.add(words("teamfile.summary"), _summary(team), notes)
    sheets.add(words("teamfile.by_month"), _months(team))
    sheets.add(words("teamfile.people"), _people(team))
    sheets.add(words("teamfile.sittings"), _sittings(team, team.sittings), which_plan(team))
    if team.goals:
        sheets.add(words("teamfile.goals"), _goals(team), totals=_goal_totals(team))
        for_goals = which_plan(team, for_goals=True)
        sheets.add(words("teamfile.goal_sittings"), _sittings(team, team.goal_sittings), for_goals)
    found = lapses_of(team)
    sheets.add(words("teamfile.lapses"), lapses_sheet(team, found), lapses_notes(team, found))
    sheets.add(words("teamfile.everyone"), _standings(team))
    sheets.add(words("teamfile.everyone_by_month"), _everyone_by_month(team))
    sheets.add(words("teamfile.faults"), _faults(team))
    return sheets.file()


def team_workbook_refusal(words: Words, people: int) -> str:
    """Why so many people are too many for a workbook; "" where they are not."""
    if people <= MOST_PEOPLE:
        return ""
    return words.count("teamfile.workbook.refused", people, most=words.number(MOST_PEOPLE))


def _two_plans(words: Words) -> str:
    """Which sheets are of which plan."""
    return words(
        "teamfile.two_plans",
        people=words("teamfile.people"),
        own=words("teamfile.sittings"),
        goals=words("teamfile.goal_sittings"),
    )


def _summary(team: TeamTakeaway) -> Iterator[Row]:
    """By target, how many hold it today, by the day looked ahead to, later and never: everyone once."""
    words, own = team.words, team.own_targets
    by = words.date(own.days[own.by])
    yield [
        words("teamfile.column.target"),
        words("teamfile.column.people"),
        *(words(f"teamfile.own.{band}", date=by) for band in BANDS),
    ]
    for level_id, level in own.levels.items():
        bands = target_bands(own, level_id)
        yield level_label(words, team.catalog, level_id), level.people, *(bands[band] for band in BANDS)


def _months(team: TeamTakeaway) -> Iterator[Row]:
    """By target, how many of those who want it hold it on each day."""
    words, own = team.words, team.own_targets
    yield [words(f"teamfile.column.{column}") for column in ("target", "day", "held", "people")]
    for level_id, level in own.levels.items():
        name = level_label(words, team.catalog, level_id)
        for day, held in zip(own.days, level.held.tolist(), strict=True):
            yield name, day, held, level.people


def _standings(team: TeamTakeaway) -> Iterator[Row]:
    """How many stand how with each level today, whatever their targets."""
    words = team.words
    yield [words("workbook.column.level"), *(words(f"verdict.{verdict}") for verdict in VERDICTS)]
    for level_id in team.board.level_ids:
        level = team.board.levels[level_id]
        counts = np.bincount(level.verdict_codes, minlength=len(VERDICTS)).tolist()
        yield level_label(words, team.catalog, level_id), *counts


def _everyone_by_month(team: TeamTakeaway) -> Iterator[Row]:
    """How many would hold or could sit each level on each day if everyone went for it."""
    words = team.words
    yield [
        *(words(f"teamfile.column.{column}") for column in ("level", "day", "held", "can_sit", "check")),
        words("teamfile.conditions"),
    ]
    found = by_month(team.board, team.choices.horizon)
    for level_id, counts in found.levels.items():
        level = level_label(words, team.catalog, level_id)
        unstated = states_no_condition(team.catalog, level_id)
        conditions = words("condition.none_stated") if unstated else ""
        bands = (counts.held.tolist(), counts.can_sit.tolist(), counts.check.tolist())
        for day, *numbers in zip(found.days, *bands, strict=True):
            yield level, day, *numbers, conditions


def _people(team: TeamTakeaway) -> Iterator[Row]:
    """A row a person, in the roster's order: the way to their own target, then every level by itself."""
    words, roster, targets = team.words, team.roster, team.roster.targets
    names = {level_id: level_label(words, team.catalog, level_id) for level_id in team.board.level_ids}
    verdicts = [words(f"verdict.{verdict}") for verdict in VERDICTS]
    yield [
        words("teamfile.column.roster_row"),
        words("teamfile.column.person"),
        *roster.carried,
        *(words(f"teamfile.column.{column}") for column in ("target", "standing", "path", "first_exam_on")),
        *(
            words(f"teamfile.column.{column}")
            for column in ("exam_on", "held_on", "expires_on", "dates", "exams")
        ),
        words("workbook.column.hours") + _hours_mark(team),
        words("workbook.column.fee") + _fee_mark(team),
        words("workbook.column.currency"),
        *chain.from_iterable(
            (words("teamfile.level.standing", level=level), words("team.people.held_on", level=level))
            for level in names.values()
        ),
    ]
    yield from zip(
        roster.rows.tolist(),
        roster.names,
        *roster.carried.values(),
        [names[level_id] for level_id in targets],
        [verdicts[team.board.levels[level_id].verdict_codes[row]] for row, level_id in enumerate(targets)],
        *_planned(team, names),
        *_with_each_level(team, verdicts),
        strict=True,
    )


def _planned(team: TeamTakeaway, names: dict[str, str]) -> Iterator[Cells]:
    """Path, first exam, target exam, held, expiry, dates, exams, hours, fee, currency: a column of n each."""
    words, catalog = team.words, team.catalog
    path, first, exam, held, expires, dates, exams, hours, fees, currency = columns = [
        np.full(len(team), "", dtype=object) for _ in range(10)
    ]
    _fill_in_held(team, held, expires, (exams, hours, fees))
    for journey in team.journeys:
        rows, levels, last = journey.rows, journey.path.levels, journey.steps[-1]
        of_path = [catalog.exam(level_id) for level_id in levels]
        is_bound = journey.leans | bounds(catalog, journey.path)[-1]
        path[rows] = words("then").join(names[level_id] for level_id in levels)
        first[rows] = _day_cells(np.minimum.reduce([step.sat for step in journey.steps]), is_bound)
        exam[rows], held[rows] = _day_cells(last.sat, is_bound), _day_cells(last.held, is_bound)
        ends = validity_of(catalog, levels[-1]).expires(last.held)
        expires[rows] = _day_cells(np.where(ends > last.held, ends, NEVER), is_bound)
        dates[rows] = np.where(is_bound, dates_cell(words, is_bound=True), dates_cell(words, is_bound=False))
        exams[rows] = sum(catalog.level(level_id).kind != "award" for level_id in levels)
        hours[rows] = stated_cell(words, study_hours(of_path))
        fees[rows] = stated_cell(words, fee(of_path))
        currency[rows] = words.stated(catalog.exam(levels[0]).currency)
    yield from columns


def _fill_in_held(team: TeamTakeaway, held: Cells, expires: Cells, zeros: Iterable[Cells]) -> None:
    """The days of those who hold or await their target, for whom nothing is left to do, and its expiry."""
    for level_id, rows in rows_by(np.array(team.roster.targets, dtype=str)):
        people = team.roster.people.take(rows)
        days = had_on(team.catalog, people, str(level_id))
        dated = (days < NEVER) & ~people.undated(str(level_id))
        had, dated, days = rows[days < NEVER], dated[days < NEVER], days[days < NEVER]
        is_bound = np.zeros(len(had), dtype=bool)
        held[had] = team.words.not_stated
        held[had[dated]] = _day_cells(days[dated], is_bound[dated])
        ends = validity_of(team.catalog, str(level_id)).expires(days, dated)
        expires[had] = _day_cells(np.where(ends > days, ends, NEVER), is_bound)
        for column in zeros:
            column[had] = 0


def _with_each_level(team: TeamTakeaway, verdicts: Sequence[str]) -> Iterator[Iterable[Cell]]:
    """For each level two columns of n: where everyone stands with it, and the day that it is held."""
    for level in team.board.levels.values():
        yield [verdicts[code] for code in level.verdict_codes.tolist()]
        yield _held_days(team, level)


def _held_days(team: TeamTakeaway, level: LevelStandings) -> Cells:
    """Since when a level is held or from when awaited, else when the best path holds it; no day is empty."""
    days = np.full(len(team), "", dtype=object)
    for place, rows in rows_by(level.path_of):
        of_path = bool(place >= 0) and bounds(team.catalog, level.paths[place])[-1]
        is_bound = level.leans[rows] | of_path
        days[rows] = _day_cells(level.held_on[rows], is_bound)
    # Who holds a level without a date holds it since today, as far as the arrays know.
    days[(level.path_of < 0) & (level.held_on == team.board.today)] = team.words.not_stated
    return days


def _day_cells(days: Days, is_bound: Bools) -> Cells:
    """Day numbers as dates, each distinct one made once; what is no date is empty."""
    found, place_of = np.unique(days, return_inverse=True)
    dates = [calendar_date(day) for day in found.tolist()]
    exact, bound = (
        np.array([day_cell(day, each) if day else "" for day in dates], dtype=object)
        for each in (False, True)
    )
    of_days: Cells = np.where(is_bound, bound[place_of], exact[place_of])
    return of_days


def _hours_mark(team: TeamTakeaway) -> str:
    """What follows the name of a column with any number that is assumed."""
    bases = {team.catalog.exam(level_id).basis for level_id in _levels_taken(team)}
    return team.words("assume.mark") if "assumed" in bases else ""


def _fee_mark(team: TeamTakeaway) -> str:
    """The same for fees, which the visitor may have typed; nothing where no fee is stated."""
    taken = _levels_taken(team)
    if all(fee([team.catalog.exam(level_id)]) is None for level_id in taken):
        return ""
    if any(each.level_id in taken for each in team.choices.fees):
        return team.words("export.mark.typed")
    return _hours_mark(team)


def _levels_taken(team: TeamTakeaway) -> set[str]:
    return {level_id for journey in team.journeys for level_id in journey.path.levels}


def _sittings(team: TeamTakeaway, sittings: Iterable[TeamSitting]) -> Iterator[Row]:
    """A row a sitting. Names that find no room in a cell go on in rows below it, which count nobody again."""
    words = team.words
    yield [words(f"teamfile.column.{column}") for column in ("sat_on", "level", "people", "who", "dates")]
    for sitting in sittings:
        day, dates = day_cell(sitting.day, sitting.is_bound), dates_cell(words, sitting.is_bound)
        level = level_label(words, team.catalog, sitting.level_id)
        number: Cell = len(sitting.rows)
        for names in _joined(words("list.joint"), [team.labels[row] for row in sitting.rows]):
            yield day, level, number, names, dates
            number = ""


def _joined(comma: str, names: Sequence[str]) -> Iterator[str]:
    """The names in as few texts as cells have room for them."""
    some, letters = list[str](), 0
    for name in names:
        if some and letters + len(name) > MOST_LETTERS:
            yield comma.join(some)
            some, letters = [], 0
        some.append(name)
        letters += len(name) + len(comma)
    yield comma.join(some)


def _goals(team: TeamTakeaway) -> Iterator[Row]:
    words = team.words
    yield [words(f"teamfile.column.{column}") for column in ("level", "needed", "filled", "short")]
    for goal in team.goals.goals if team.goals else ():
        yield level_label(words, team.catalog, goal.level_id), goal.needed, goal.filled, goal.short


def _goal_totals(team: TeamTakeaway) -> Totals:
    words, goals = team.words, team.goals
    if goals is None:
        return ()
    return [
        (words("teamfile.goals.by"), goals.by),
        (words("teamfile.goals.done_on"), goals.done_on or ""),
        (words("planner.exams"), goals.exams),
        (words("planner.fee"), stated_cell(words, goals.fee)),
        (words("workbook.column.currency"), words.stated(goals.currency)),
    ]


def _faults(team: TeamTakeaway) -> Iterator[Row]:
    words = team.words
    yield [words(f"teamfile.column.{column}") for column in ("row", "column", "value", "problem", "right")]
    for fault in team.faults:
        row: Cell = fault.line or ""
        yield row, fault.column, fault.value, fault_problem(words, fault), fault_right(words, fault)
