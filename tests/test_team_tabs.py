"""The tabs of the team's page: everyone's table, one person in the planner, goals, and groups."""

from datetime import date
from typing import Final

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.board.goals import goal_plan
from dashboard.catalog.catalog import Catalog
from dashboard.roster.example import example_roster
from dashboard.rules.months import add_months_to, day_number
from dashboard.state.choices import LANGUAGES, Language
from dashboard.state.link import LeftOut, from_query
from dashboard.text.team_actions import best_short
from dashboard.text.team_goals import goals_answer, goals_cost
from dashboard.text.words import Words
from tests.choice_strategies import NOT_GOALS
from tests.in_turn import in_turn
from tests.team_page import SMALL, core, frame, healthy, load_example, paste, persons, team
from tests.test_pages import AS_OF, as_read, choices_of, on, titles
from tests.test_planning_page import link_of

pytestmark = pytest.mark.usefixtures("fresh_caches")
languages = pytest.mark.parametrize("language", LANGUAGES)

GOALS: Final = {"goals": "aigc-advanced:2|aigc-intermediate:10", "goals_deadline": "2027-12-31"}
ANSWERS: Final = ("work_months", "aigc_months", "aigc_percent", "holds", "hours_per_week", "target")


def pick(app: AppTest, name: str) -> AppTest:
    """Ticks the row of a person in the table that is shown."""
    (place,) = (at for at, each in enumerate(frame(app, "person")["person"]) if each == name)
    (table,) = (each for each in app.dataframe if "person" in each.value.columns)
    app.session_state[str(table.key)] = {"selection": {"rows": [place], "columns": [], "cells": []}}
    return healthy(app.run())


def infos(app: AppTest) -> list[str]:
    return [as_read(each.value) for each in (*app.info, *app.warning)]


# Everyone


@languages
def test_everyone_stands_in_the_table_with_a_verdict_and_a_day_for_each_level(
    language: Language, frozen: Catalog
) -> None:
    words = Words(language)
    app = load_example(team(language=language, tab="people"))
    found, listed = core(app, frozen, example_roster(frozen)), frame(app, "person")
    assert list(listed["person"]) == list(found.read.roster.names)
    assert list(listed["column.0"]) == list(found.read.roster.carried["部门 Department"])
    for level_id, counts in found.standings().items():
        by_word = listed[f"level.{level_id}"].value_counts().to_dict()
        assert by_word == {words(f"verdict.{word}"): number for word, number in counts.items()}
        undated = {words.not_stated: found.board.today}
        days = [undated.get(day) or day_number(date.fromisoformat(day)) for day in listed[f"held.{level_id}"]]
        assert days == found.board.levels[level_id].held_on.tolist()


def test_filters_leave_those_who_pass_all_of_them_and_say_how_many(frozen: Catalog) -> None:
    app = load_example(team(tab="people"))
    everyone = frame(app, "person")
    app.session_state["team.filters"] = True
    app.run().selectbox(key="team.filter.1").set_value("金融 Finance").run()
    app.selectbox(key="team.filter.aigc-intermediate").set_value("check").run()
    left = frame(healthy(app), "person")
    wanted = everyone[
        (everyone["column.1"] == "金融 Finance") & (everyone["level.aigc-intermediate"] == "Check")
    ]
    assert 0 < len(wanted) < len(everyone)
    assert list(left["person"]) == list(wanted["person"])
    assert any(f"{len(wanted)} people of 60" in text.value for text in app.caption)
    app.selectbox(key="team.filter.1").set_value(None).run()
    app.selectbox(key="team.filter.aigc-intermediate").set_value(None).run()
    assert len(frame(healthy(app), "person")) == 60


def test_of_many_columns_three_can_be_filtered_by_and_which_can_be_chosen() -> None:
    names = ("a", "b", "c", "d")
    rows = ("Ann,1,1,1,1", "Bo,2,2,2,2", "Cy,1,1,1,1")
    app = paste(team(tab="people"), "\n".join([f"person,{','.join(names)}", *rows]))
    app.session_state["team.filters"] = True
    assert healthy(app.run()).multiselect(key="team.filter.columns").value == ["a", "b", "c"]
    app.multiselect(key="team.filter.columns").set_value(["d"]).run()
    app.selectbox(key="team.filter.3").set_value("2").run()
    assert list(frame(healthy(app), "person")["person"]) == ["Bo"]
    app.multiselect(key="team.filter.columns").set_value(["a"]).run()
    assert len(frame(healthy(app), "person")) == 3


# One person


def test_a_person_is_taken_to_the_planner_without_a_name_and_back_again(frozen: Catalog) -> None:
    own = {"work_months": "7", "hours_per_week": "3", "path": "aigc-advanced:experience"}
    app = paste(team(own, tab="people"), SMALL)
    before = link_of(app)
    read = core(app, frozen, SMALL.encode()).read
    for row, name in enumerate(read.roster.names):
        app = pick(app, name)
        app.button(key="team.person.plan").click().run()
        assert titles(healthy(app)) != [Words("en")("team.title.empty")]
        taken = choices_of(app, frozen)
        person = persons(read)[row]
        assert all(taken.clock(each).months == person.clock(each).months for each in frozen.clock_ids)
        assert (taken.hours_per_week, taken.target) == (person.hours_per_week, read.roster.targets[row])
        assert dict(taken.holds).keys() == dict(person.holds).keys()
        assert name not in str(link_of(app))
        on(app, "team")
        assert link_of(healthy(app)) == before


def test_answers_that_were_changed_in_the_planner_are_taken_back_only_when_asked(frozen: Catalog) -> None:
    app = paste(team({"work_months": "7"}, tab="people"), SMALL)
    pick(app, "Fay").button(key="team.person.plan").click().run()
    app.number_input(key="ask.work_months.years").set_value(5).run()
    on(app, "team")
    assert healthy(app).query_params["work_months"] == "60"
    assert Words("en")("team.person.taken") in infos(app)
    app.button(key="team.person.undo").click().run()
    assert healthy(app).query_params["work_months"] == "7"
    assert "team.person.undo" not in [button.key for button in app.button]


def test_a_row_that_was_ticked_is_no_other_persons_after_a_filter() -> None:
    app = pick(paste(team(tab="people"), SMALL), "Cy")
    assert "team.person.plan" in [button.key for button in app.button]
    app.session_state["team.filters"] = True
    app.run().selectbox(key="team.filter.0").set_value("sales").run()
    assert "team.person.plan" not in [button.key for button in healthy(app).button]


def test_a_person_whose_days_no_link_can_say_is_shown_and_not_taken() -> None:
    rows = "person,starts_on,holds\nAnn,2240-01-01,\nBo,,aigc-junior@2240-01-01\n"
    for name in ("Ann", "Bo"):
        app = pick(paste(team({"as_of": "2150-01-01"}, tab="people"), rows), name)
        assert "team.person.plan" not in [button.key for button in app.button]
        assert Words("en")("team.person.out_of_range") in [as_read(text.value) for text in app.caption]


# Goals


@in_turn("goals", ["aigc-advanced:2|aigc-intermediate:10", "aigc-advanced:50", "aigc-junior:5"])
def test_goals_are_answered_as_the_core_answers_them(goals: str, language: Language, frozen: Catalog) -> None:
    words = Words(language)
    app = load_example(team({**GOALS, "goals": goals}, language, "goals"))
    found = core(app, frozen, example_roster(frozen))
    wanted = dict(found.choices.goals)
    plan = goal_plan(found.catalog, found.read.roster.people, wanted, date(2027, 12, 31), "strict")
    answer = words.sentences(
        [
            goals_answer(words, found.catalog, plan, len(found.read.roster.names)),
            goals_cost(words, found.catalog, plan),
            words("team.goals.fees") if plan.exams else "",
        ]
    )
    assert answer in infos(app)
    everyone = frame(app, "sat_on")
    listed, already = everyone[everyone["sat_on"] != ""], everyone[everyone["sat_on"] == ""]
    assert len(listed) == plan.exams
    assert len(already) == sum(len(each.rows) for each in plan.servings if each.path is None)
    assert list(everyone["sat_on"] == "") == sorted(everyone["sat_on"] == "")
    assert bool([each for each in app.dataframe if "days_late" in each.value.columns]) == bool(plan.short)
    sat = {(day.day.isoformat(), len(day.rows)) for day in plan.sittings}
    assert {(day, len(rows)) for (day, _), rows in listed.groupby(["sat_on", "exam"])} == sat
    assert list(listed["sat_on"]) == sorted(listed["sat_on"])


def test_goals_are_typed_and_are_in_the_link_and_an_empty_one_is_none(frozen: Catalog) -> None:
    app = load_example(team(tab="goals"))
    assert Words("en")("team.goals.none") in [as_read(text.value) for text in app.caption]
    app.number_input(key="ask.goals.aigc-advanced").set_value(59).run()
    app.number_input(key="ask.goals.aigc-intermediate").set_value(3).run()
    app.date_input(key="ask.goals_deadline").set_value(date(2028, 6, 30)).run()
    assert healthy(app).query_params["goals"] == "aigc-advanced:59|aigc-intermediate:3"
    assert app.query_params["goals_deadline"] == "2028-06-30"
    assert any("Short by" in text for text in infos(app))
    nearest = frame(app, "days_late")
    assert list(nearest["days_late"]) == sorted(nearest["days_late"])
    app.number_input(key="ask.goals.aigc-advanced").set_value(0).run()
    app.number_input(key="ask.goals.aigc-intermediate").set_value(None).run()
    assert "goals" not in healthy(app).query_params


def test_a_deadline_that_has_passed_falls_away_and_the_end_of_next_year_counts() -> None:
    app = load_example(team({**GOALS, "goals_deadline": "2026-11-22"}, tab="goals"))
    assert app.date_input(key="ask.goals_deadline").value == date(2027, 12, 31)
    assert any("goals_deadline" in text for text in infos(app))
    app = load_example(team({**AS_OF, **GOALS, "goals_deadline": "2026-12-01"}, tab="goals"))
    assert app.date_input(key="ask.goals_deadline").value == date(2026, 12, 1)


@pytest.mark.parametrize("text", NOT_GOALS)
def test_goals_that_are_none_are_left_out_of_the_link(text: str, frozen: Catalog) -> None:
    choices, left_out = from_query({"goals": [text]}, frozen, date(2026, 11, 23))
    assert choices.goals == ()
    assert left_out == (LeftOut("goals", text),)


# Groups


@languages
def test_groups_have_the_same_figures_each_and_one_can_be_looked_at_alone(
    language: Language, frozen: Catalog
) -> None:
    words = Words(language)
    app = load_example(team(GOALS, language, "groups"))
    listed, found = frame(app, "group"), core(app, frozen, example_roster(frozen))
    assert listed["people"].sum() == 60
    for level_id, level in found.months.levels.items():
        assert listed[f"held.{level_id}"].sum() == level.held[0]
        assert listed[f"open.{level_id}"].sum() == level.can_sit[0]
    assert listed["ahead"].sum() == found.own.held(found.own.by)
    first = listed.iloc[0]
    app.selectbox(key="team.group.0").set_value(first["group"]).run()
    assert str(titles(healthy(app))).startswith(f"['{first['group']}")
    assert any(first["action"].partition("、")[0] in text for text in infos(app))
    assert list(frame(app, "group")["people"]) == list(listed["people"])
    everyone = found.read.roster
    inside = {
        name
        for name, department in zip(everyone.names, everyone.carried["部门 Department"], strict=True)
        if department == first["group"]
    }
    assert {*frame(on_tab(app, words, "people"), "person")["person"]} == inside
    assert {*frame(on_tab(app, words, "goals"), "sat_on")["person"]} <= inside


def on_tab(app: AppTest, words: Words, name: str) -> AppTest:
    app.session_state["team.more"] = words(f"team.tab.{name}")
    return healthy(app.run())


def test_groups_are_by_the_department_unless_another_column_is_chosen() -> None:
    app = paste(team(tab="groups"), "person,city,Department\nAnn,a,x\nBo,b,\nCy,b,x\n")
    assert app.selectbox(key="team.group_column").value == "Department"
    assert list(frame(app, "group")["group"]) == ["x", "(empty)"]
    app.selectbox(key="team.group_column").set_value("city").run()
    assert list(frame(healthy(app), "group")["people"]) == [1, 2]
    for text in ("person\nAnn\n", "person,no\nAnn,1\nBo,2\nCy,3\n"):
        none = paste(team(tab="groups"), text)
        assert Words("en")("team.group.none") in [as_read(each.value) for each in none.caption]
    college = paste(team(tab="groups"), "person,no,年级,所在 院系\nAnn,1,x,a\nBo,2,y,b\nCy,3,x,b\nDi,4,x,b\n")
    assert college.selectbox(key="team.group_column").options == ["年级", "所在 院系"]
    assert college.selectbox(key="team.group_column").value == "所在 院系"


def test_the_best_step_of_a_group_is_worked_out_for_it_alone(frozen: Catalog) -> None:
    app = load_example(team(tab="groups"))
    listed = frame(app, "group")
    for group, action in zip(listed["group"], listed["action"], strict=True):
        lines = example_roster(frozen).decode("utf-8-sig").splitlines()
        alone = "\n".join([line for at, line in enumerate(lines) if at == 0 or f",{group}," in line])
        found = core(app, frozen, alone.encode())
        assert action == best_short(Words("en"), found.catalog, found.effects)


def test_three_years_ahead_is_three_years_ahead(frozen: Catalog) -> None:
    found = core(load_example(team()), frozen, example_roster(frozen))
    assert found.months.days[-1] == add_months_to(date(2026, 11, 1), 36)
