"""A link under tables of any clocks, education and questions, and levels by other names."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Alias
from dashboard.rules.people import WORK, Answer, Clock, Since
from dashboard.state.choices import DECLARED, Choices
from dashboard.state.link import LeftOut, Query, defaults, from_query, parameters, to_query
from dashboard.state.of_clocks import clock_parameter, part_of_clock
from tests.choice_strategies import CATALOG, any_choices, catalogs, clocks
from tests.ladders_catalog import ladders_catalog

TODAY = date(2026, 11, 23)
LADDERS = ladders_catalog()
unhurried = settings(deadline=None)


def read(query: dict[str, str], catalog: Catalog = LADDERS) -> tuple[Choices, tuple[LeftOut, ...]]:
    return from_query(listed(query), catalog, TODAY)


def listed(query: dict[str, str]) -> Query:
    return {name: [text] for name, text in query.items()}


@unhurried
@given(st.data())
def test_what_was_chosen_under_any_tables_comes_back_whole(data: st.DataObject) -> None:
    catalog = data.draw(catalogs())
    choices = data.draw(any_choices(catalog))
    query = to_query(choices, catalog)
    assert read(query, catalog) == (choices, ())
    of_variants = {name for name in query if name.startswith(("v1~", "v2~", "v3~"))}
    assert query.keys() <= parameters(catalog).keys() | of_variants | {"variants"}


@settings(deadline=None, max_examples=30)
@given(any_choices(LADDERS))
def test_what_was_chosen_on_three_ladders_comes_back_whole(choices: Choices) -> None:
    assert read(to_query(choices, LADDERS)) == (choices, ())


@unhurried
@given(st.data())
def test_no_parameter_says_two_things(data: st.DataObject) -> None:
    catalog = data.draw(catalogs())
    named = [name for field, declared in DECLARED.items() for name in declared.names(field, catalog)]
    assert len({*named}) == len(named)
    for clock_id in catalog.clock_ids:
        assert part_of_clock(clock_parameter(clock_id, "percent")) == (clock_id, "percent")


@unhurried
@given(st.data())
def test_under_tables_without_a_clock_all_else_is_understood(data: st.DataObject) -> None:
    catalog = data.draw(catalogs())
    choices = replace(defaults(catalog, TODAY), clocks=data.draw(clocks(catalog, TODAY)))
    kept = data.draw(st.sets(st.sampled_from(catalog.clock_ids))) | {WORK}
    fewer = replace(catalog, clocks=tuple(row for row in catalog.clocks if row.clock_id in kept))
    query = to_query(choices, catalog)
    found, left_out = read(query, fewer)
    assert found.clocks == tuple(each for each in choices.clocks if each[0] in kept)
    assert left_out == tuple(
        LeftOut(name, text)
        for name, text in query.items()
        if (part := part_of_clock(name)) and part[0] not in kept
    )


@pytest.mark.parametrize(
    ("name", "text", "field", "says"),
    [
        ("cloud_months", "14", "clocks", (("cloud", Clock(months=14)),)),
        ("audit_percent", "40", "clocks", (("audit", Clock(percent=40)),)),
        ("audit_starts_on", "2027-02-01", "clocks", (("audit", Clock(starts_on=date(2027, 2, 1))),)),
        # What is as if nothing were said is not kept.
        ("audit_months", "0", "clocks", ()),
        ("work_percent", "100", "clocks", ()),
        ("education", "bachelor", "education", (("bachelor", None),)),
        (
            "education",
            "master@2027-06-30|bachelor@2024-06-30",
            "education",
            (("bachelor", date(2024, 6, 30)), ("master", date(2027, 6, 30))),
        ),
        ("answers", "conduct", "answers", (("conduct", Answer(yes=True)),)),
        (
            "answers",
            "references@2027-05-01|!conduct",
            "answers",
            (("conduct", Answer(yes=False)), ("references", Answer(yes=True, day=date(2027, 5, 1)))),
        ),
        # Levels by their other names.
        ("target", "draw-basic", "target", "draw-junior"),
        ("level", "绘图初级", "level", "draw-junior"),
        ("holds", "draw-basic@2026-05-01", "holds", (("draw-junior", date(2026, 5, 1)),)),
        (
            "holds",
            "draw-basic@2020-05-01|draw-junior@2026-05-01",
            "holds",
            (("draw-junior", date(2020, 5, 1)), ("draw-junior", date(2026, 5, 1))),
        ),
        ("compare", "draw-basic|audit-junior", "compare", ("draw-junior", "audit-junior")),
        ("goals", "draw-basic:3", "goals", (("draw-junior", 3),)),
        ("draw-basic.pass_percent", "60", "pass_percents", (("draw-junior", 60),)),
    ],
)
def test_what_a_parameter_says(name: str, text: str, field: str, says: Any) -> None:
    choices, left_out = read({name: text})
    assert left_out == ()
    assert choices == replace(defaults(LADDERS, TODAY), **{field: says})


@pytest.mark.parametrize(
    ("name", "text", "left_out"),
    [
        ("infosec_months", "14", ["14"]),
        ("audit_months", "961", ["961"]),
        ("audit_months", "-", ["-"]),
        ("audit_percent", "101", ["101"]),
        ("work_starts_on", "2027-02-01", ["2027-02-01"]),
        # Before work starts, which is today.
        ("audit_starts_on", "2026-11-22", ["2026-11-22"]),
        ("education", "doctor", ["doctor"]),
        ("education", "bachelor@2200-01-01", ["bachelor@2200-01-01"]),
        ("education", "bachelor|bachelor@2024-06-30", ["bachelor|bachelor@2024-06-30"]),
        ("answers", "age", ["age"]),
        ("answers", "conduct|!conduct", ["conduct|!conduct"]),
        ("answers", "!conduct@2027-05-01", ["!conduct@2027-05-01"]),
        ("holds", "draw-basic|draw-junior@2026-05-01", ["draw-basic|draw-junior@2026-05-01"]),
        ("since", "2026-05-23@work:100@audit", ["2026-05-23@work:100@audit"]),
        ("since", "2026-05-23@infosec:40", ["2026-05-23@infosec:40"]),
    ],
)
def test_what_says_nothing_is_told(name: str, text: str, left_out: list[str]) -> None:
    assert read({name: text}) == (
        defaults(LADDERS, TODAY),
        tuple(LeftOut(name, part) for part in left_out),
    )


@pytest.mark.parametrize(
    ("name", "text", "stays", "left_out"),
    [
        ("education", "doctor|master", "master", ["doctor"]),
        ("answers", "age|conduct|!x", "conduct", ["age", "!x"]),
        ("since", "2026-05-23@work:100@infosec:40@audit:50", "2026-05-23@audit:50@work:100", ["infosec:40"]),
    ],
)
def test_of_several_those_that_are_known_stay(name: str, text: str, stays: str, left_out: list[str]) -> None:
    choices, found = read({name: text})
    assert to_query(choices, LADDERS)[name] == stays
    assert found == tuple(LeftOut(name, part) for part in left_out)


def test_of_one_thing_said_by_two_names_the_id_counts() -> None:
    query = {
        "draw-junior.study_hours": ["50"],
        "draw-basic.study_hours": ["60"],
        "绘图初级.study_hours": ["70"],
    }
    for names in (list(query), list(reversed(query))):
        choices, left_out = from_query({name: query[name] for name in names}, LADDERS, TODAY)
        assert [each.text for each in choices.assumptions] == ["50"]
        assert [part.parameter for part in left_out] == [
            each for each in names if each != "draw-junior.study_hours"
        ]


def test_a_variant_understands_other_names_too() -> None:
    query = {"variants": "1", "v1~holds": "draw-basic", "v1~draw-basic.study_hours": "60"}
    choices, left_out = read(query)
    (variant,) = choices.variants
    assert left_out == ()
    assert variant.holds == (("draw-junior", None),)
    assert [(each.level_id, each.text) for each in variant.assumptions] == [("draw-junior", "60")]


def test_a_level_that_is_called_like_another_levels_other_name_is_itself() -> None:
    catalog = replace(CATALOG, aliases=(Alias(alias="aigc-junior", level_id="aigc-advanced"),))
    assert read({"target": "aigc-junior"}, catalog)[0].target == "aigc-junior"
    choices, _ = read({"aigc-junior.study_hours": "1"}, catalog)
    assert [each.level_id for each in choices.assumptions] == ["aigc-junior"]


@pytest.mark.parametrize(
    ("percents", "text"),
    [
        ((("aigc", 40), ("work", 100)), "2026-05-23@100@40"),
        ((("work", 100),), "2026-05-23@100@0"),
        ((("aigc", 40),), "2026-05-23@0@40"),
        ((), "2026-05-23@0@0"),
        ((("audit", 40), ("work", 100)), "2026-05-23@audit:40@work:100"),
        ((("aigc", 40), ("audit", 40)), "2026-05-23@aigc:40@audit:40"),
    ],
)
def test_since_names_the_clocks_where_others_run_than_the_first_two(
    percents: tuple[tuple[str, int], ...], text: str
) -> None:
    catalog = replace(CATALOG, clocks=(*CATALOG.clocks, LADDERS.clock("audit")))
    choices = replace(defaults(catalog, TODAY), since=Since(date(2026, 5, 23), percents))
    assert to_query(choices, catalog)["since"] == text
    assert read({"since": text}, catalog) == (choices, ())


def test_of_a_variant_the_months_are_as_chosen() -> None:
    query = {"cloud_months": "14", "cloud_percent": "50", "variants": "1", "v1~cloud_percent": "80"}
    choices, left_out = read(query)
    assert left_out == ()
    (variant,) = choices.variants
    assert variant.clocks == (("cloud", Clock(percent=80)),)
    more = choices.with_values({"cloud_months": 20})
    assert more.varied(variant).clock("cloud") == Clock(months=20, percent=80)
    assert read({**query, "v1~cloud_months": "20"}) == (choices, (LeftOut("v1~cloud_months", "20"),))


def test_an_old_link_says_the_same_parameters_again() -> None:
    link = {
        "as_of": "2026-11-23",
        "lang": "zh",
        "industry": "finance",
        "work_months": "14",
        "aigc_months": "5",
        "work_percent": "100",
        "aigc_percent": "40",
        "starts_on": "2027-01-01",
        "since": "2026-05-23@100@40",
        "aigc_starts_on": "2027-02-01",
        "holds": "aigc-junior@2026-05-01",
        "hours_per_week": "6",
        "target": "aigc-advanced",
        "reading": "strict",
        "sort": "earliest",
        "reminder_days": "45",
        "rules": CATALOG.version,
        "more_hours": "2",
        "post_percent": "100",
        "variants": "1",
        "v1~aigc_percent": "100",
        "v1~aigc_starts_on": "-",
    }
    choices, left_out = read(link, CATALOG)
    assert left_out == ()
    assert to_query(choices, CATALOG) == link
