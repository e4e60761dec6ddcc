"""The sidebar asks what the target's ladder asks: its kinds of work, education and questions, and no more."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.planner.plan import standing
from dashboard.planner.verdicts import Verdict
from dashboard.rules.asked import Asked, asked_about
from dashboard.rules.people import Answer, Clock
from dashboard.text.words import Words
from dashboard.widgets.occupation import Occupation
from tests.ladders_catalog import LADDERS, ladders_catalog
from tests.test_pages import choices_of, on, opened
from tests.test_planning_page import planner

CATALOG = ladders_catalog()
ON = date(2026, 11, 23)
START = {"as_of": ON.isoformat()}


@pytest.fixture(autouse=True)
def ladders(fresh_caches: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app reads the made-up ladders."""
    del fresh_caches
    monkeypatch.setattr("dashboard.state.caches.DATA", LADDERS)


def page(name: str = "planner", **query: str) -> AppTest:
    app = on(opened("en", **{**START, **query}), name)
    assert [error.message for error in app.exception] == []
    return app


def asked(app: AppTest) -> set[str]:
    """The clocks, `education` and the questions for which the sidebar has an input."""
    keys = [str(getattr(element, "key", "")) for element in app.sidebar]
    found = {key.removeprefix("ask.").removesuffix("_months.years") for key in keys if "_months.years" in key}
    found |= {"education"} & {key.removeprefix("ask.") for key in keys}
    return found | {key.removeprefix("ask.answer.") for key in keys if key.startswith("ask.answer.")}


def verdict(app: AppTest, level_id: str) -> Verdict:
    """That of the page's choices, by the core; the card on the overview says the same."""
    choices = choices_of(app, CATALOG)
    found = standing(CATALOG, choices.person, choices.as_of, level_id, choices.reading).verdict
    said = Words("en")(f"verdict.{found}")
    assert any(said in text.value for text in opened("en", **app.query_params).markdown)
    return found


@pytest.mark.parametrize(
    ("target", "asks"),
    [
        ("sketcher", {"work"}),
        ("draw-junior", {"work", "draw"}),
        ("draw-advanced", {"work", "draw"}),
        # What is recommended is not asked for.
        ("net-basic", {"work"}),
        # Audit tools can be had by a drawing certificate: its years of drawing count too.
        ("audit-junior", {"work", "draw", "audit", "cloud", "education", "conduct", "references"}),
    ],
)
def test_a_ladder_asks_what_its_rules_and_those_that_it_builds_on_ask(target: str, asks: set[str]) -> None:
    found = asked_about(CATALOG, target)
    assert {*found.clocks, *found.questions, *(["education"] if found.education else [])} == asks
    assert found.clocks == tuple(each for each in CATALOG.clock_ids if each in asks)
    assert asked(page(target=target)) == asks


def test_of_tables_with_headers_alone_work_is_asked() -> None:
    assert Asked() == asked_about(CATALOG, "sketcher")


def test_what_was_said_of_another_ladder_stays_to_be_seen_and_changed() -> None:
    app = page(target="sketcher", audit_months="14", education="master", answers="!conduct")
    assert asked(app) == {"work", "audit", "education", "conduct"}
    app.number_input(key="ask.audit_months.years").set_value(0).run()
    app.number_input(key="ask.audit_months.months").set_value(0).run()
    assert asked(app) == {"work", "education", "conduct"}


def test_education_and_an_answer_move_the_verdict_and_survive_a_reload() -> None:
    app = page(target="audit-junior")
    # Neither is known: nothing is certain, and nothing is out of reach.
    assert verdict(app, "audit-junior") is Verdict.CHECK
    app.selectbox(key="ask.education").set_value("bachelor").run()
    app.date_input(key="ask.education.date").set_value(date(2025, 11, 23)).run()
    assert verdict(app, "audit-junior") is Verdict.CHECK
    app.button_group(key="ask.answer.conduct").set_value("yes").run()
    # A bachelor's degree for a year to the day, and the code of conduct.
    assert verdict(app, "audit-junior") is Verdict.OPEN
    again = page(**app.query_params)
    assert again.query_params == app.query_params
    choices = choices_of(again, CATALOG)
    assert choices.education == (("bachelor", date(2025, 11, 23)),)
    assert choices.answers == (("conduct", Answer(yes=True)),)
    assert again.selectbox(key="ask.education").value == "bachelor"
    assert again.date_input(key="ask.education.date").value == date(2025, 11, 23)
    assert again.button_group(key="ask.answer.conduct").value == "yes"
    again.button_group(key="ask.answer.conduct").set_value("no").run()
    assert verdict(again, "audit-junior") is Verdict.NEVER
    again.button_group(key="ask.answer.conduct").set_value("not_answered").run()
    assert choices_of(again, CATALOG).answers == ()
    again.selectbox(key="ask.education").set_value("").run()
    assert choices_of(again, CATALOG).education == ()
    assert again.query_params == page(target="audit-junior").query_params


def test_an_answer_can_be_yes_from_a_day_to_come() -> None:
    app = page(target="audit-junior", education="bachelor@2020-06-30", answers="conduct")
    assert verdict(app, "audit-junior") is Verdict.OPEN
    app.date_input(key="ask.answer_date.conduct").set_value(date(2027, 3, 1)).run()
    assert app.query_params["answers"] == "conduct@2027-03-01"
    assert verdict(app, "audit-junior") is Verdict.LATER


def test_each_of_several_degrees_that_a_link_says_is_shown_and_changed_alone() -> None:
    app = page(target="audit-junior", education="bachelor@2020-06-30|master@2027-06-30")
    assert app.selectbox(key="ask.education").value == "bachelor"
    assert app.selectbox(key="ask.education.1").value == "master"
    app.date_input(key="ask.education.1.date").set_value(date(2028, 6, 30)).run()
    assert app.query_params["education"] == "bachelor@2020-06-30|master@2028-06-30"
    app.selectbox(key="ask.education").set_value("").run()
    assert app.query_params["education"] == "master@2028-06-30"


def test_years_on_a_clock_of_the_ladder_move_the_verdict_and_survive_a_reload() -> None:
    app = page(target="audit-junior", education="associate", answers="conduct")
    assert verdict(app, "audit-junior") is Verdict.NEVER
    app.number_input(key="ask.cloud_months.years").set_value(2).run()
    app.number_input(key="ask.cloud_months.months").set_value(11).run()
    # Audits of cloud platforms are audits: a month is missing, and nothing of it runs.
    assert verdict(app, "audit-junior") is Verdict.NEVER
    app.selectbox(key="ask.occupation").set_value(Occupation("full", "cloud")).run()
    assert verdict(app, "audit-junior") is Verdict.LATER
    app.number_input(key="ask.cloud_months.years").set_value(3).run()
    assert verdict(app, "audit-junior") is Verdict.OPEN
    again = page(**app.query_params)
    assert choices_of(again, CATALOG).clock("cloud") == Clock(47, 100)
    assert again.number_input(key="ask.cloud_months.years").value == 3


@pytest.mark.parametrize(
    ("occupation", "shares"),
    [
        (Occupation("full", "audit"), {"work": 100, "draw": 0, "audit": 100, "cloud": 0}),
        (Occupation("part", "cloud"), {"work": 100, "draw": 0, "audit": 0, "cloud": 40}),
        (Occupation("several"), {"work": 100, "draw": 70, "audit": 40, "cloud": 40}),
        (Occupation("other"), {"work": 100, "draw": 0, "audit": 0, "cloud": 0}),
        (Occupation("none"), {"work": 0, "draw": 0, "audit": 0, "cloud": 0}),
    ],
)
def test_an_occupation_says_at_which_share_each_clock_runs(
    occupation: Occupation, shares: dict[str, int]
) -> None:
    app = page(target="audit-junior", draw_percent="70")
    assert app.selectbox(key="ask.occupation").value == Occupation("part", "draw")
    app.selectbox(key="ask.occupation").set_value(occupation).run()
    assert {each: choices_of(app, CATALOG).clock(each).percent for each in shares} == shares
    assert app.selectbox(key="ask.occupation").value == occupation
    sliders = {slider.key for slider in app.sidebar.slider}
    part = {f"ask.{each}_percent" for each, share in shares.items() if 0 < share < 100}
    assert sliders == (part or ({"ask.work_percent"} if occupation.kind == "other" else set()))
    starts = {f"ask.{each}_starts_on" for each, share in shares.items() if share and each != "work"}
    assert {each.key for each in app.sidebar.date_input} == starts | (
        {"ask.starts_on"} if shares["work"] else set()
    )


def test_where_no_kind_of_work_is_asked_about_one_works_or_not() -> None:
    app = page(target="sketcher")
    assert app.selectbox(key="ask.occupation").value == Occupation("only")
    app.selectbox(key="ask.occupation").set_value(Occupation("none")).run()
    assert app.query_params["work_percent"] == "0"


def test_a_start_before_that_of_all_work_falls_away_for_every_clock() -> None:
    app = page(target="audit-junior", audit_percent="50", cloud_percent="50", audit_starts_on="2027-02-01")
    app.date_input(key="ask.cloud_starts_on").set_value(date(2028, 1, 1)).run()
    app.date_input(key="ask.starts_on").set_value(date(2027, 6, 1)).run()
    choices = choices_of(app, CATALOG)
    assert choices.clock("audit").starts_on is None
    assert choices.clock("cloud").starts_on == date(2028, 1, 1)


def test_another_scheme_puts_its_highest_level_and_its_ladder_in_view() -> None:
    app = page()
    schemes = {scheme.name_en: scheme.scheme_id for scheme in CATALOG.schemes_with_levels}
    assert app.selectbox(key="ask.scheme").options == [*schemes]
    for scheme, highest in (
        ("networking", "net-expert"),
        ("auditing", "audit-fellow"),
        ("drawing", "draw-advanced"),
    ):
        app.selectbox(key="ask.scheme").set_value(scheme).run()
        assert app.query_params.get("target", "draw-advanced") == highest
        (own,) = (each for each in CATALOG.schemes if each.scheme_id == scheme)
        for level in (each for each in CATALOG.levels if each.scheme_id == own.scheme_id):
            app.selectbox(key="ask.target").set_value(level.level_id).run()
            assert choices_of(app, CATALOG).target == level.level_id


def test_of_two_levels_of_one_name_each_can_be_held() -> None:
    """In view the ladder of the target is chosen by a pill, all others by name and scheme."""
    app = page(target="net-expert")
    options = [*app.pills(key="ask.holds").options, *app.selectbox(key="ask.holds.others").options]
    assert len({*options}) == len(CATALOG.level_ids)
    for level_id in ("draw-junior", "audit-junior"):
        app.selectbox(key="ask.holds.others").set_value(level_id).run()
    app.pills(key="ask.holds").set_value(["draw-junior", "audit-junior", "net-basic"]).run()
    assert app.query_params["holds"] == "audit-junior|draw-junior|net-basic"
    assert len({*app.pills(key="ask.holds").options}) == 4 + 2
    app.pills(key="ask.holds").set_value(["net-basic"]).run()
    assert app.query_params["holds"] == "net-basic"


def test_a_level_of_another_ladder_is_not_looked_at_with_the_target() -> None:
    app = opened("en", **START, target="audit-fellow", level="audit-advanced")
    assert app.query_params["level"] == "audit-advanced"
    app.selectbox(key="ask.scheme").set_value("networking").run()
    assert "level" not in app.query_params
    assert not app.exception


def test_levels_of_other_ladders_stand_beside_those_in_view() -> None:
    app = opened("en", **START, target="net-expert", compare="net-basic|draw-junior")
    assert {"Junior", "Basic"} <= {*app.pills(key="ask.compare").options}
    app.selectbox(key="ask.compare.others").set_value("audit-junior").run()
    assert app.query_params["compare"] == "draw-junior|audit-junior|net-basic"
    assert not app.exception


def test_what_if_varies_each_kind_of_work_of_the_ladder() -> None:
    query = {"target": "audit-junior", "education": "associate", "answers": "conduct"}
    app = planner({**START, **query, "audit_percent": "100"}, "en", "what_if.title")
    assert {"planner.share.draw", "planner.share.audit", "planner.share.cloud"} <= {
        str(each.key).removesuffix(".0") for each in app.get("plotly_chart")
    }
    app.selectbox(key="what_if.kind").set_value("audit_percent").run()
    app.slider(key="what_if.to.audit_percent").set_value(50).run()
    app.button(key="what_if.add").click().run()
    assert app.query_params["v1~audit_percent"] == "50"
    assert page(**app.query_params).query_params == app.query_params
