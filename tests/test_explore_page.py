"""The map of all ladders: what it counts, filters and says, and how it leads to a plan."""

import json
import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS, Reading
from dashboard.pages.exploring.found import passing
from dashboard.planner.in_time import WITHIN, Within
from dashboard.planner.plan import Standing, standing
from dashboard.planner.verdicts import Verdict
from dashboard.rules.people import Clock, Person
from dashboard.state.choices import LANGUAGES, Language
from dashboard.text.explore import explore_title, lacks_words, most_urgent, verdicts_counted
from dashboard.text.words import Words
from tests.choice_strategies import hostile_query
from tests.ladders_catalog import ladders_catalog, ladders_text
from tests.test_pages import AS_OF, as_read, choices_of, on, opened, shown, titles

pytestmark = pytest.mark.usefixtures("app_on_ladders")
TODAY = date.fromisoformat(AS_OF["as_of"])
FIELDS_OF = {row["scheme_id"]: row["fields"].split("|") for row in ladders_text()["schemes"]}
SCHEME_OF = {row["level_id"]: row["scheme_id"] for row in ladders_text()["levels"]}
AUDITOR = {
    "holds": "audit-junior@2026-06-01|audit-tools@2026-02-15|net-basic@2026-01-01",
    "audit_months": "36",
    "hours_per_week": "40",
}
"""Who can sit the advanced audit exam until the tools' certificate lapses, on 2027-02-15."""


def explore(language: Language, /, **query: str) -> AppTest:
    return on(opened(language, **AS_OF, **query), "explore")


def standings_of(app: AppTest, catalog: Catalog) -> dict[str, Standing]:
    """Where whoever the address speaks of stands, by the core alone."""
    choices = choices_of(app, catalog)
    assumed, who = choices.assumed(catalog), (choices.person, choices.as_of)
    return {each: standing(assumed, *who, each, choices.reading) for each in assumed.level_ids}


def counted(language: Language, name: str, number: int) -> str:
    return Words(language)("explore.counted", what=name, number=number)


def levels_shown(app: AppTest) -> list[str]:
    frames = app.dataframe
    return [str(text) for text in frames[0].value["level"]] if frames else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_counts_what_is_open_and_names_what_closes_first(language: Language, ladders: Catalog) -> None:
    app, words = explore(language, **AUDITOR), Words(language)
    found = standings_of(app, ladders)
    verdicts = [each.verdict for each in found.values()]
    number = verdicts.count(Verdict.OPEN)
    assert titles(app) == [words.count("explore.title", number, total=len(ladders.level_ids))]
    assert found["audit-advanced"].verdict is Verdict.OPEN
    level = as_read(words("explore.closes.exam", level="@", date="2027-02-14")).partition("@")
    (said,) = [text for text in shown(app) if text.startswith(level[0]) and text.endswith(level[2])]
    assert words.name(ladders.level("audit-advanced")) in said
    for verdict in Verdict:
        sign = [
            text for text in shown(app) if f"{words(f'verdict.{verdict}')} {verdicts.count(verdict)}" in text
        ]
        assert bool(sign) == (verdict in verdicts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_closes_it_says_whom_to_ask_first(language: Language) -> None:
    # No condition is stated for the junior drawing exam and the sketcher's; who holds the 2024 edition
    # already has no other last sitting before them.
    app = explore(language, holds="net-professional-2024@2026-01-01")
    assert Words(language).count("explore.ask_first", 2) in shown(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_says_all_of_a_level_and_what_is_not_stated(language: Language, ladders: Catalog) -> None:
    app, words = explore(language, industry="bank", **AUDITOR), Words(language)
    (frame,) = app.dataframe
    rows = dict(zip(ladders.level_ids, frame.value.to_dict("records"), strict=True))
    assert [str(row["level"]) for row in rows.values()] == levels_shown(app)
    silent = rows["sketcher"]
    assert (silent["valid"], silent["fee"], silent["grade"]) == (words.not_stated, words.not_stated, "D")
    assert silent["missing"] == words("explore.unstated")
    # 30 hours at 40 a week: done before the last Saturday of December.
    assert silent["when"] == words("explore.estimate", date="2026-12-26")
    expert = rows["net-expert"]
    assert (expert["valid"], expert["fee"]) == (words.not_stated, words.not_stated)
    advanced = rows["audit-advanced"]
    assert advanced["when"].endswith(words("explore.until", date="2027-02-14"))
    assert advanced["valid"] == words.months(36)
    assert advanced["fee"] == words("money.cny", amount="3,130.50")
    assert advanced["grade"] == "A"
    assert advanced["industry"] == words("explore.industry.named")
    assert rows["draw-advanced"]["industry"] == words("explore.industry.many")
    assert rows["net-basic"]["industry"] == words("explore.industry.silent")
    assert "USD" in rows["net-professional-2024"]["fee"]
    assert rows["audit-tools"]["when"] == words("explore.lapses", date="2027-02-15")


FILTERS: tuple[tuple[tuple[str, ...], Within | None], ...] = (
    ((), None),
    (("design",), None),
    (("security", "network"), None),
    ((), "now"),
    ((), "year"),
    (("network",), "now"),
    (("design",), "now"),
)


@pytest.mark.parametrize(("fields", "within"), FILTERS)
def test_filters_leave_what_matches_count_the_rest_and_are_in_the_link(
    fields: tuple[str, ...], within: Within | None, ladders: Catalog
) -> None:
    app, words = explore("en"), Words("en")
    if fields:
        app.pills(key="ask.fields").set_value(list(fields)).run()
    if within:
        app.pills(key="ask.within").set_value(within).run()
    assert app.query_params.get("fields") == ("|".join(fields) or None)
    assert app.query_params.get("within") == within
    expected = expected_by(standings_of(app, ladders), fields, within)
    assert len(levels_shown(app)) == len(expected)
    names = [words.name(ladders.level(level_id)) for level_id in expected]
    assert all(shown.startswith(name) for shown, name in zip(levels_shown(app), names, strict=True))
    left_out = words.count("explore.left_out", len(ladders.level_ids) - len(expected))
    is_filtered = bool(fields or within)
    assert (left_out in shown(app)) == is_filtered
    assert (words("explore.none") in shown(app)) == (not expected)
    link = dict(app.query_params.items())
    assert levels_shown(on(opened("zh", **link), "explore")) or not expected
    if is_filtered:
        app.button(key="explore.clear").click().run()
        assert {"fields", "within"}.isdisjoint(app.query_params)
        assert len(levels_shown(app)) == len(ladders.level_ids)


def expected_by(found: dict[str, Standing], fields: tuple[str, ...], within: Within | None) -> list[str]:
    """What passes the filters, read from the tables' text and the standings' own verdicts and dates."""
    kept = []
    for level_id, each in found.items():
        of_field = not fields or any(field in FIELDS_OF[SCHEME_OF[level_id]] for field in fields)
        exam_on = each.exam_on
        known = each.plan is not None and all(not step.unknown for step in each.plan.steps)
        in_time = {
            None: True,
            "now": each.verdict == "open",
            "year": each.verdict in ("open", "later")
            and known
            and exam_on is not None
            and (exam_on - TODAY).days <= 365,
        }[within]
        if of_field and in_time:
            kept.append(level_id)
    return kept


def test_each_filter_says_how_many_it_would_leave_beside_the_other(ladders: Catalog) -> None:
    app = explore("en", within="now")
    found = standings_of(app, ladders)
    for row in ladders.fields:
        number = len(expected_by(found, (row.field_id,), "now"))
        assert counted("en", row.name_en, number) in app.pills(key="ask.fields").options
    for within in WITHIN:
        name = Words("en")(f"explore.within.{within}")
        assert counted("en", name, len(expected_by(found, (), within))) in app.pills(key="ask.within").options


@settings(deadline=None, max_examples=40)
@given(
    st.integers(0, 120),
    st.integers(0, 60),
    st.sets(st.sampled_from(ladders_catalog().level_ids), max_size=4),
    st.sets(st.sampled_from([row.field_id for row in ladders_catalog().fields])),
    st.none() | st.sampled_from(WITHIN),
    st.sampled_from(LANGUAGES),
)
def test_what_is_counted_are_the_verdicts(
    months: int, audit: int, held: set[str], fields: set[str], within: Within | None, language: Language
) -> None:
    catalog, words = ladders_catalog(), Words(language)
    person = Person(
        clocks=(("work", Clock(months, 100)), ("audit", Clock(min(audit, months), 50))),
        holds=tuple((each, date(2025, 1, 31)) for each in sorted(held)),
    )
    found = {each: standing(catalog, person, TODAY, each, "strict") for each in catalog.level_ids}
    verdicts = [str(each.verdict) for each in found.values()]
    title = explore_title(words, found)
    assert title == words.count("explore.title", verdicts.count("open"), total=len(verdicts))
    numbers = {
        text.rsplit(" ", 1)[0].split(" ", 1)[1]: text.rsplit(" ", 1)[1]
        for text in verdicts_counted(words, found.values())
    }
    assert numbers == {words(f"verdict.{each}"): str(verdicts.count(each)) for each in set(verdicts)}
    assert passing(catalog, found, fields, within) == tuple(expected_by(found, tuple(fields), within))
    assert most_urgent(words, catalog, found) or "unstated" not in verdicts


@pytest.mark.parametrize("reading", READINGS)
def test_what_two_wordings_ask_is_told_apart_and_what_one_asks_is_told_once(
    reading: Reading, ladders: Catalog
) -> None:
    words, person = Words("en"), Person(clocks=(("audit", Clock(12, 100)), ("work", Clock(36, 100))))
    advanced, tools = (
        standing(ladders, person, TODAY, each, reading) for each in ("draw-advanced", "audit-tools")
    )
    assert (advanced.verdict, tools.verdict) == (Verdict.CHECK, Verdict.CHECK)
    # Three years of work are enough by the short wording, which the full one does not say.
    said = lacks_words(words, ladders, advanced, reading)
    assert ("short wording" in said) == (reading == "strict")
    assert (said == words("missing.nothing")) == (reading == "lenient")
    # Of the audit work nobody knows how much is recent, by either wording.
    said = lacks_words(words, ladders, tools, reading)
    assert said.count("not known how much audit work") == 1
    assert "wording" not in said


def picked(app: AppTest, row: int) -> AppTest:
    """The table's row, as a browser says that it was ticked."""
    (frame,) = app.dataframe
    app.session_state[str(frame.key)] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return app.run()


def test_a_tick_at_a_row_leads_to_the_plan_for_its_level(ladders: Catalog) -> None:
    app = explore("en", **AUDITOR)
    level_id = ladders.level_ids[6]
    assert app.query_params["target"] != level_id
    picked(app, 6)
    assert not app.exception
    assert app.query_params["target"] == level_id
    assert Words("en").name(ladders.level(level_id)) in titles(app)[0]
    assert not app.dataframe
    on(app, "explore")
    assert len(levels_shown(app)) == len(ladders.level_ids)
    assert app.query_params["target"] == level_id


def test_of_a_filtered_table_the_row_that_is_seen_counts(ladders: Catalog) -> None:
    app = picked(explore("en", fields="network"), 0)
    assert app.query_params["target"] == next(each for each in ladders.level_ids if each.startswith("net-"))


def test_the_map_draws_what_the_table_lists_and_says_so_to_who_cannot_see_it(ladders: Catalog) -> None:
    app, words = explore("en", fields="security", **AUDITOR), Words("en")
    (chart,) = app.get("plotly_chart")
    drawn = {
        str(level_id)
        for trace in json.loads(chart.proto.spec)["data"]
        for level_id in trace.get("customdata", ())
    }
    found = standings_of(app, ladders)
    assert drawn == {*expected_by(found, ("security",), None)}
    for level_id in drawn:
        assert words.name(ladders.level(level_id)) in chart.proto.alt


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("fields", "gone"),
        ("fields", "design|"),
        ("fields", "设计"),
        ("within", "week"),
        ("within", "Now"),
        ("within", ""),
    ],
)
def test_what_is_no_filter_is_left_out_and_told(name: str, text: str, ladders: Catalog) -> None:
    app = explore("en", **{name: text})
    assert name not in app.query_params
    assert len(levels_shown(app)) == len(ladders.level_ids)
    assert app.warning or not text


def test_of_two_fields_the_one_that_is_known_stays() -> None:
    assert explore("en", fields="gone|network").query_params["fields"] == "network"


def test_hostile_addresses_give_a_whole_page(ladders: Catalog) -> None:
    rng = np.random.default_rng(20261128)
    app = explore("en")
    for _ in range(15):
        query = {
            name.encode(errors="replace").decode(): [
                each.encode(errors="replace").decode() for each in values
            ]
            for name, values in hostile_query(rng).items()
        }
        app.query_params = query
        app.run()
        assert [error.message for error in app.exception] == []
        assert len(app.title) == 1


def test_tables_without_fields_fees_industries_and_validity_make_a_whole_page(
    ladders_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for table in ("fields", "exams", "validity", "reach", "industries"):
        header, *_ = (ladders_data / f"{table}.csv").read_text("utf-8").splitlines()
        (ladders_data / f"{table}.csv").write_text(header + "\n", "utf-8")
    schemes = (ladders_data / "schemes.csv").read_text("utf-8")
    (ladders_data / "schemes.csv").write_text(
        re.sub(",(design|security|network[|]security),", ",,", schemes), "utf-8"
    )
    monkeypatch.setattr("dashboard.state.caches.DATA", ladders_data)
    app, words = explore("en"), Words("en")
    assert [error.message for error in app.exception] == []
    assert [each.key for each in app.pills] == ["ask.within", "ask.holds"]
    (frame,) = app.dataframe
    assert {*frame.value["valid"]} == {*frame.value["fee"]} == {words.not_stated}
    assert len(frame.value) == len(SCHEME_OF)
