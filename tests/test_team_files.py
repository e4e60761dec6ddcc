"""A team's workbook and its plain files say what its board says, of everyone, and run nothing."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dashboard.board.by_month import by_month
from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.catalog.rows import Reading
from dashboard.exports.people_file import people_file
from dashboard.exports.sheets import FIRST_OF_SHEETS, MOST_LETTERS
from dashboard.exports.team_takeaway import TeamTakeaway, which_plan
from dashboard.exports.team_workbook import MOST_PEOPLE, team_workbook, team_workbook_refusal
from dashboard.planner.plan import Standing
from dashboard.planner.verdicts import Verdict
from dashboard.roster.example import example_roster
from dashboard.rules.months import NEVER
from dashboard.team import main
from dashboard.text.cards import verdict_word
from dashboard.text.conditions import level_name
from dashboard.text.faults import fault_problem, fault_right
from dashboard.text.readings import reading_name
from dashboard.text.words import Words
from tests.team_files import (
    BY,
    HEADER,
    HOSTILE,
    TEAMS,
    TODAY,
    exams_of,
    labels_of,
    many,
    plan_of_first,
    plans_of,
    standing_with,
    standings_of,
    team_files_of,
    team_named,
)
from tests.test_exports import parts, sheets, table


@pytest.fixture(params=TEAMS)
def team(request: pytest.FixtureRequest, words: Words) -> TeamTakeaway:
    return team_named(request.param, words)


# The workbook


def test_a_day_that_no_workbook_has_is_a_text(words: Words, frozen: Catalog) -> None:
    data = f"{HEADER}Old,,0,0,0,aigc-junior@1890-05-01,6,aigc-junior\n".encode()
    file = team_workbook(team_files_of(words, frozen, data, today=date(1950, 1, 1)))
    (row,) = table(sheets(file)[words("teamfile.people")], words("workbook.column.currency"))
    assert row[words("teamfile.column.held_on")] == "1890-05-01"


def test_the_view_of_everyone_counts_by_the_verdict_that_they_have_alone(team: TeamTakeaway) -> None:
    words = team.words
    rows = table(sheets(team_workbook(team))[words("teamfile.everyone")], words("verdict.unstated"))
    for level_id, row in zip(team.board.level_ids, rows, strict=True):
        assert row.pop(words("workbook.column.level")) == level_name(words, team.catalog, level_id)
        alone = Counter(standing_with(team, each, level_id).verdict for each in range(len(team)))
        assert row == {words(f"verdict.{verdict}"): alone[verdict] for verdict in Verdict}


def test_a_level_that_is_open_because_nothing_is_stated_is_not_counted_as_open(
    words: Words, frozen: Catalog
) -> None:
    team = team_files_of(words, frozen, many(3))
    found = sheets(team_workbook(team))
    rows = table(found[words("teamfile.everyone")], words("verdict.unstated"))
    (junior,) = (row for row in rows if level_name(words, frozen, "aigc-junior") in row.values())
    assert (junior[words("verdict.unstated")], junior[words("verdict.open")]) == (3, 0)
    months = table(found[words("teamfile.everyone_by_month")], words("teamfile.column.day"))
    marked = {row[words("teamfile.column.level")] for row in months if row[words("teamfile.conditions")]}
    assert marked == {level_name(words, frozen, each) for each in ("aigc-junior", "prompt-engineer")}


def test_the_months_are_the_boards(team: TeamTakeaway) -> None:
    words = team.words
    rows = table(
        sheets(team_workbook(team))[words("teamfile.everyone_by_month")], words("teamfile.column.day")
    )
    columns = [words(f"teamfile.column.{column}") for column in ("level", "day", "held", "can_sit", "check")]
    months = by_month(team.board, team.choices.horizon)
    assert [tuple(row[column] for column in columns) for row in rows] == [
        (level_name(words, team.catalog, level_id), day, *counted)
        for level_id, level in months.levels.items()
        for day, *counted in zip(months.days, level.held, level.can_sit, level.check, strict=True)
    ]


def test_everyone_is_there_with_their_columns_their_verdict_and_real_dates(team: TeamTakeaway) -> None:
    words, roster = team.words, team.roster
    rows = table(sheets(team_workbook(team))[words("teamfile.people")], words("workbook.column.currency"))
    assert [row[words("teamfile.column.person")] for row in rows] == list(roster.names)
    assert [row[words("teamfile.column.roster_row")] for row in rows] == list(roster.rows)
    for column, cells in roster.carried.items():
        assert [row[column] for row in rows] == list(cells)
    for row, found in zip(rows, standings_of(team), strict=True):
        assert row[words("teamfile.column.standing")] == verdict_word(words, found)
        days = [row[words(f"teamfile.column.{column}")] for column in ("first_exam_on", "exam_on", "held_on")]
        exams, path = row[words("teamfile.column.exams")], row[words("teamfile.column.path")]
        if plan := found.plan:
            assert days == [min(step.sat_on for step in plan.steps), plan.exam_on, plan.held_on]
            assert exams == len(plan.steps)
            names = [level_name(words, team.catalog, level_id) for level_id in plan.path.levels]
            assert path == words("then").join(names)
            hours = next(value for name, value in row.items() if words("workbook.column.hours") in name)
            assert hours == plan.study_hours
            assert row[words("workbook.column.fee")] == words.not_stated
        else:
            nothing_to_do = found.held_on is not None
            assert (days, path) == (["", "", held_cell(words, found)], "")
            assert exams == (0 if nothing_to_do else "")


def test_people_of_one_name_can_be_matched_by_their_row_of_the_roster(words: Words, frozen: Catalog) -> None:
    data = f"{HEADER}Ann,,0,0,0,,6,\nBo,,eight,0,0,,6,\nAnn,,0,0,0,,6,\n".encode()
    found = sheets(team_workbook(team_files_of(words, frozen, data)))
    rows = table(found[words("teamfile.people")], words("workbook.column.currency"))
    row, person = words("teamfile.column.roster_row"), words("teamfile.column.person")
    assert [(each[row], each[person]) for each in rows] == [(2, "Ann"), (4, "Ann")]
    assert next(iter(rows[0])) == row
    both = words("list.joint").join(words("team.person", name="Ann", row=number) for number in (2, 4))
    sittings = table(found[words("teamfile.sittings")], words("teamfile.column.who"))
    assert {each[words("teamfile.column.who")] for each in sittings} == {both}


def test_everyone_is_there_with_each_level_where_they_stand_and_the_day_they_hold_it(
    team: TeamTakeaway,
) -> None:
    words = team.words
    rows = table(sheets(team_workbook(team))[words("teamfile.people")], words("workbook.column.currency"))
    for level_id in team.catalog.level_ids:
        level = level_name(words, team.catalog, level_id)
        said, held = words("teamfile.level.standing", level=level), words("team.people.held_on", level=level)
        everyone = [standing_with(team, row, level_id) for row in range(len(team))]
        assert [row[said] for row in rows] == [verdict_word(words, found) for found in everyone]
        assert [row[held] for row in rows] == [held_cell(words, found) for found in everyone]


def test_a_level_held_without_a_date_is_not_stated_and_one_never_held_is_empty(
    words: Words, frozen: Catalog
) -> None:
    data = (
        f"{HEADER}A,,0,0,0,aigc-junior,6,\nB,,0,0,0,aigc-junior@2026-05-01,6,\n"
        f"C,,0,0,0,aigc-junior@{TODAY},6,\nD,,0,0,0,,6,\n"
    ).encode()
    team = team_files_of(words, frozen, data)
    level = team.board.levels["aigc-junior"]
    never = replace(level, held_on=np.where(np.arange(4) == 3, NEVER, level.held_on), path_of=np.full(4, -1))
    team = replace(team, board=replace(team.board, levels={**team.board.levels, "aigc-junior": never}))
    rows = table(sheets(team_workbook(team))[words("teamfile.people")], words("workbook.column.currency"))
    held = words("team.people.held_on", level=level_name(words, frozen, "aigc-junior"))
    unstated = words.not_stated
    assert [row[held] for row in rows] == [unstated, date(2026, 5, 1), unstated, ""]


def held_cell(words: Words, found: Standing) -> date | str:
    """The day of a level, if it has one that was given or worked out; nothing of one that is never held."""
    if found.held_on is None:
        return ""
    if found.plan is None and not found.dated:
        return words.not_stated
    return found.held_on if found.held_on >= FIRST_OF_SHEETS else found.held_on.isoformat()


def test_the_sittings_are_those_of_everyones_own_plan(team: TeamTakeaway) -> None:
    words = team.words
    rows = table(sheets(team_workbook(team))[words("teamfile.sittings")], words("teamfile.column.who"))
    names = {level_name(words, team.catalog, level_id): level_id for level_id in team.board.level_ids}
    people, exam_on = words("teamfile.column.people"), words("teamfile.column.sat_on")
    found = {(row[exam_on], names[row[words("teamfile.column.level")]]): row for row in rows}
    assert {at: row[people] for at, row in found.items()} == exams_of(team)
    days = [row[exam_on] for row in rows]
    assert days == sorted(days)
    for (day, level_id), row in found.items():
        sit_it = [
            name
            for name, plan in plans_of(team)
            if any((step.sat_on, step.level_id) == (day, level_id) for step in plan.steps)
        ]
        assert row[words("teamfile.column.who")] == words("list.joint").join(sit_it)


def test_the_goals_and_their_sittings_are_those_that_were_worked_out(team: TeamTakeaway) -> None:
    words, goals = team.words, team.goals
    assert goals is not None
    found = sheets(team_workbook(team))
    rows = table(found[words("teamfile.goals")], words("teamfile.column.needed"))
    columns = [words(f"teamfile.column.{column}") for column in ("level", "needed", "filled", "short")]
    assert [tuple(row[column] for column in columns) for row in rows] == [
        (level_name(words, team.catalog, goal.level_id), goal.needed, goal.filled, goal.short)
        for goal in goals.goals
    ]
    assert {goals.by, goals.exams} <= {cell for row in found[words("teamfile.goals")] for cell in row}
    sittings = table(found[words("teamfile.goal_sittings")], words("teamfile.column.who"))
    columns = [words(f"teamfile.column.{column}") for column in ("sat_on", "level", "people", "who")]
    names = labels_of(team)
    assert [tuple(row[column] for column in columns) for row in sittings] == [
        (
            sitting.day,
            level_name(words, team.catalog, sitting.level_id),
            len(sitting.rows),
            words("list.joint").join(names[row] for row in sitting.rows),
        )
        for sitting in goals.sittings
    ]
    without = sheets(team_workbook(replace(team, goals=None)))
    assert {words("teamfile.goals"), words("teamfile.goal_sittings")} == set(found) - set(without)


def test_a_team_with_goals_is_told_that_there_are_two_plans_and_which_sheet_is_of_which(
    words: Words, frozen: Catalog
) -> None:
    team = team_files_of(words, frozen)
    found = sheets(team_workbook(team))
    summary, own, goals = (
        {cell for row in found[words(f"teamfile.{name}")] for cell in row}
        for name in ("summary", "sittings", "goal_sittings")
    )
    of_own, of_goals = (sentence for plan in (False, True) for sentence in which_plan(team, for_goals=plan))
    assert (of_own in own, of_own in goals) == (of_goals in goals, of_goals in own) == (True, False)
    both = [words("teamfile.people"), words("teamfile.sittings"), words("teamfile.goal_sittings")]
    (said,) = (cell for cell in summary if all(name in str(cell) for name in both))
    assert said == words("teamfile.two_plans", people=both[0], own=both[1], goals=both[2])
    level = level_name(words, frozen, "aigc-intermediate")
    assert all(part in of_goals for part in (words.count("team.goal", 9, level=level), BY.isoformat()))
    alone = replace(team, goals=None)
    assert which_plan(alone) == []
    cells = {cell for rows in sheets(team_workbook(alone)).values() for row in rows for cell in row}
    assert not {of_own, of_goals, said} & cells


def test_the_faults_say_where_what_is_wrong_and_what_would_be_right(words: Words, frozen: Catalog) -> None:
    team = team_files_of(words, frozen)
    found = sheets(team_workbook(team))
    rows = table(found[words("teamfile.faults")], words("teamfile.column.problem"))
    assert [tuple(row.values()) for row in rows] == [
        (fault.line, fault.column, fault.value, fault_problem(words, fault), fault_right(words, fault))
        for fault in team.faults
    ]
    assert {row[words("teamfile.column.value")] for row in rows} == {"eight", "aigc-master"}
    assert words.count("teamfile.left_out", 1) in {
        cell for row in found[words("teamfile.summary")] for cell in row
    }


def test_no_cell_of_a_workbook_runs_and_every_sheet_has_a_frozen_head(team: TeamTakeaway) -> None:
    file = team_workbook(team)
    pages = {name: text for name, text in parts(file).items() if name.startswith("xl/worksheets/")}
    assert len(pages) == len(sheets(file)) == 10
    for text in pages.values():
        assert 'state="frozen"' in text
        assert "<cols>" in text
        assert not re.search(r"<f[ >]|hyperlink", text)
    assert not [name for name in parts(file) if "externalLink" in name or "_rels/sheet" in name]
    assert team_workbook(team) == file


def test_the_stamp_says_the_rules_the_day_and_that_no_date_is_announced(team: TeamTakeaway) -> None:
    words = team.words
    said = {cell for row in sheets(team_workbook(team))[words("teamfile.summary")] for cell in row}
    assert words.count("teamfile.title", len(team), name=team.name) in said
    assert words("export.plan") in said
    assert words("export.stamp", version=team.version, date=TODAY) in said
    reading = reading_name(words, team.catalog, team.choices.target, team.reading)
    assert words("teamfile.worked_out", date=TODAY, reading=reading) in said


def test_names_that_find_no_room_in_a_cell_go_on_below_and_count_once(words: Words, frozen: Catalog) -> None:
    team = team_files_of(words, frozen, many(60, letters=700))
    rows = table(sheets(team_workbook(team))[words("teamfile.sittings")], words("teamfile.column.who"))
    junior = level_name(words, frozen, "aigc-junior")
    of_junior = [row for row in rows if row[words("teamfile.column.level")] == junior]
    cells = [row[words("teamfile.column.who")] for row in of_junior]
    assert len(cells) > 1
    assert max(map(len, cells)) <= MOST_LETTERS
    assert [name for cell in cells for name in cell.split(words("list.joint"))] == list(team.roster.names)
    assert [
        row[words("teamfile.column.people")] for row in of_junior if row[words("teamfile.column.people")]
    ] == [60]


def test_what_a_workbook_cannot_hold_is_refused_in_a_sentence(words: Words, frozen: Catalog) -> None:
    assert team_workbook_refusal(words, MOST_PEOPLE) == ""
    team = team_files_of(words, frozen, many(1))
    too_many = replace(team, roster=replace(team.roster, names=["x"] * (MOST_PEOPLE + 1)))
    with pytest.raises(ValueError, match=r"1,048,576.*1,048,575"):
        team_workbook(too_many)


def test_fees_that_are_stated_are_numbers_and_fees_that_were_typed_are_called_so(
    words: Words, data: Path
) -> None:
    exams = (data / "exams.csv").read_text(encoding="utf-8")
    stated = exams.replace(",,,,,assumed,", ",1000.5,0,300,CNY,stated,")
    (data / "exams.csv").write_text(stated, encoding="utf-8")
    team = team_files_of(words, load(data), many(1))
    fee = words("workbook.column.fee")
    (row,) = table(sheets(team_workbook(team))[words("teamfile.people")], fee)
    assert (row[fee], row[words("workbook.column.currency")]) == (3901.5, "CNY")
    typed = replace(
        team, choices=team.choices.with_fee(team.catalog, "aigc-junior", "fee_exam", plan_of_first(team).fee)
    )
    head = {cell for cells in sheets(team_workbook(typed))[words("teamfile.people")] for cell in cells}
    assert fee + words("export.mark.typed") in head


# CSV and Parquet


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
@pytest.mark.parametrize("reading", ["strict", "lenient"])
def test_a_plain_file_is_byte_for_byte_what_the_command_writes(
    suffix: str, reading: Reading, tmp_path: Path, frozen: Catalog
) -> None:
    for name, data in (("hostile", HOSTILE), ("example", example_roster(frozen))):
        roster, out = tmp_path / f"{name}.csv", tmp_path / f"{name}-{reading}{suffix}"
        roster.write_bytes(data)
        asked = ["--as-of", str(TODAY), "--reading", reading, "--skip-bad", "--out", str(out)]
        assert main([str(roster), *asked]) == 0
        team = team_files_of(Words("zh"), frozen, data, reading)
        assert people_file(team, suffix) == out.read_bytes()
