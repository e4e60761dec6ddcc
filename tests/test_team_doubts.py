"""What the team's page says against its own headline, and of a roster that may hold slips."""

from typing import Final

import pytest

from dashboard.board.missing import missing
from dashboard.catalog.catalog import Catalog
from dashboard.planner.advice import climbs_by_certificates_alone
from dashboard.planner.plan import standing
from dashboard.planner.verdicts import Verdict
from dashboard.roster.example import example_roster
from dashboard.rules.experience import Experience
from dashboard.state.choices import LANGUAGES, Language
from dashboard.text.conditions import clock_label, clock_name, level_name
from dashboard.text.team_missing import lack_words, ranked_lacks
from dashboard.text.words import Words
from tests.in_turn import in_turn
from tests.team_page import SMALL, core, frame, healthy, load_example, paste, persons, team
from tests.test_pages import as_read, on

pytestmark = pytest.mark.usefixtures("fresh_caches")
languages = pytest.mark.parametrize("language", LANGUAGES)
WARNED: Final = ("aigc-advanced", "aigc-intermediate", "aigc-junior")


def told(app: object, *kinds: str) -> str:
    return "\n".join(as_read(each.value) for kind in kinds for each in getattr(app, kind))


@in_turn("target", WARNED)
def test_who_gets_there_by_certificates_alone_is_counted_and_the_source_speaks_against_it(
    language: Language, target: str, frozen: Catalog
) -> None:
    """Everyone planned alone, as on the planner's page."""
    words = Words(language)
    app = load_example(team({"target": target}, language))
    found = core(app, frozen, example_roster(frozen))
    alone = [
        standing(frozen, person, found.choices.as_of, target, found.choices.reading)
        for person, own in zip(persons(found.read), found.read.roster.targets, strict=True)
        if own == target
    ]
    number = sum(
        bool(each.plan) and climbs_by_certificates_alone(each.plan.path) for each in alone if each.plan
    )
    said = words.count("team.certificates_alone", number, level=level_name(words, frozen, target))
    assert (said in told(app, "warning")) == (number > 0) == (target != "aigc-junior")
    (doubt,) = (row for row in frozen.contradictions if row.contradiction_id == "C4")
    assert (words.of(doubt, "text") in told(app, "warning")) == (target == "aigc-advanced")


@languages
def test_under_the_short_wording_the_boxes_are_shown_to_add_up(language: Language, frozen: Catalog) -> None:
    words = Words(language)
    lenient = load_example(team({"reading": "lenient"}, language, "everyone"))
    counts = core(lenient, frozen, example_roster(frozen)).standings()["aigc-intermediate"]
    level = level_name(words, frozen, "aigc-intermediate")
    is_open, to_check = counts[Verdict.OPEN], counts[Verdict.CHECK]
    total = is_open + to_check
    said = words("team.lenient.sum", level=level, open=is_open, check=to_check, number=total)
    assert said in told(lenient, "caption")
    assert said not in told(load_example(team({}, language, "everyone")), "caption")


@languages
def test_slips_are_told_and_counted_as_they_stand(language: Language, frozen: Catalog) -> None:
    words = Words(language)
    inner, outer = (clock_name(words, frozen, each) for each in ("aigc", "work"))
    rows = "person,work_years,aigc_years\nAnn,1,3\nBo,2,0\nAnn,0,0.5\nCy,5,5\n"
    app = paste(team(language=language), rows)
    assert words.count("team.namesakes", 1, names="Ann") in told(app, "info")
    rows_of = words.all_of(["2", "4"])
    said = words.count("team.more_within", 2, rows=rows_of, inner=inner, outer=outer)
    assert said in told(app, "info")
    assert words.count("team.planned", 4) in told(app, "caption")
    fine = paste(team(language=language), "person,work_years,aigc_years\nAnn,3,3\nBo,2,0\n")
    unsaid = paste(team(language=language), "person,aigc_years\nAnn,3\nBo,2\n")
    for each in (fine, unsaid):
        assert f"“{inner}”" not in told(each, "info")


@languages
def test_what_everyone_is_taken_to_be_for_want_of_a_column_is_told(
    language: Language, frozen: Catalog
) -> None:
    words = Words(language)
    app = paste(team(language=language), "person,work_years,hours_per_week\nAnn,1,3\n")
    said = told(app, "caption")
    assert words("team.default.work_share") in said
    assert words("team.default.clock.share", clock=clock_label(words, frozen, "aigc")) in said
    assert words("team.default.hours_per_week") not in said
    assert words("team.default.work_share") not in told(load_example(team(language=language)), "caption")


@languages
def test_who_lacks_a_condition_is_listed_by_name_and_by_how_much(language: Language, frozen: Catalog) -> None:
    words = Words(language)
    roster = f"{SMALL}Hal,design,3,2,0,,10,\n"
    app = paste(team(language=language, tab="lacks"), roster)
    found = core(app, frozen, roster.encode())
    lacks = ranked_lacks(missing(found.catalog, found.read.roster.people, "strict"))
    options = app.selectbox(key="team.lacks").options
    assert len(options) == len(lacks)
    for place, lack in enumerate(lacks):
        assert lack_words(words, frozen, lack) in options[place]
        app.selectbox(key="team.lacks").select_index(place).run()
        listed = frame(healthy(app), "person")
        assert list(listed["person"]) == [found.read.roster.names[row] for row in lack.lacked.rows]
        assert len(listed) == lack.lacked.people
        if lack.lacked.months:
            people, clock = persons(found.read), lack.lacked.condition
            assert isinstance(clock, Experience)
            had = [people[row].clock(clock.clock).months for row in lack.lacked.rows]
            assert list(listed["short_by"]) == [words.months(clock.months - each) for each in had]


def test_names_that_repeat_have_their_row_wherever_a_person_is_told_by_name() -> None:
    rows = "person,aigc_years\nAnn,1\nBo,3\nAnn,1.5\n"
    goals = {"goals": "aigc-intermediate:3", "goals_deadline": "2027-12-31"}
    app = paste(team(goals, tab="goals"), rows)
    assert {*frame(app, "sat_on")["person"]} == {
        "Ann (row 2 of the roster)",
        "Bo",
        "Ann (row 4 of the roster)",
    }


def test_more_places_than_people_is_told_as_such() -> None:
    app = paste(team({"goals": "aigc-junior:9"}, tab="goals"), "person\nAnn\nBo\n")
    assert "The roster has 2 people for 9 places." in told(app, "warning")


def test_no_table_of_the_page_holds_a_cell_that_a_spreadsheet_would_run() -> None:
    rows = 'person,aigc_years,team\n"=HYPERLINK(""http://x"",""y"")",1,@SUM(A1)\n+1+1,0,@SUM(A1)\nBo,0,-x\nEve,=2,\n'
    for tab in ("people", "goals", "groups", "lacks"):
        app = paste(team({"goals": "aigc-intermediate:3"}, tab=tab), rows)
        app.session_state["team.bad"] = True
        if tab == "lacks":
            app.run().selectbox(key="team.lacks").select_index(0)
        tables = [each.value for each in healthy(app.run()).dataframe]
        assert len(tables) > 1
        cells = [str(cell) for table in tables for cell in table.to_numpy().ravel()]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "-"))]
        assert [cell for cell in cells if cell.startswith(("'=", "'+", "'@", "'-"))]


def test_fees_can_be_typed_where_they_are_asked_for() -> None:
    app = load_example(team({"goals": "aigc-junior:40"}, tab="goals"))
    where = Words("en")("team.goals.fees")
    assert where in told(app, "info", "warning")
    app.session_state["team.assumptions"] = True
    app.run()
    for field in ("fee_training", "fee_materials", "fee_exam"):
        app.number_input(key=f"ask.aigc-junior.{field}").set_value(100.0).run()
    assert app.query_params["aigc-junior.fee_exam"] == "100"
    assert where not in told(healthy(app), "info", "warning")


def test_the_planner_says_whose_plan_it_is_and_leads_back() -> None:
    app = paste(team(tab="people"), SMALL)
    words = Words("en")
    (table,) = (each for each in app.dataframe if "person" in each.value.columns)
    app.session_state[str(table.key)] = {"selection": {"rows": [], "columns": [], "cells": [[2, "person"]]}}
    healthy(app.run()).button(key="team.person.plan").click().run()
    whose = words("team.person.whose", who=words("team.person", name="Cy", row=4))
    assert whose in told(healthy(app), "info")
    on(app, "planner")
    assert whose in told(healthy(app), "info")
    app.number_input(key="ask.work_months.years").set_value(9).run()
    on(app, "planner")
    assert app.query_params["work_months"] == "108"
    assert whose not in told(healthy(app), "info")
    assert whose not in told(healthy(on(app, "overview")), "info")
