"""Whatever is written in the address: valid choices, and what was not understood is told."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from time import process_time

import numpy as np
import pytest
from hypothesis import example, given, settings

from dashboard.charts.lanes import draw_lanes
from dashboard.charts.reach import draw_reach
from dashboard.charts.timeline import draw_timeline
from dashboard.planner.compare import compared_paths
from dashboard.planner.plan import standing
from dashboard.state.choices import Choices
from dashboard.state.link import EMPTY, LeftOut, defaults, from_query, to_query
from dashboard.text.words import Words
from tests.choice_strategies import CATALOG, HOSTILE, LEVELS, VALID, hostile_queries, hostile_query
from tests.test_link import assert_holds_ours_alone, own_value, read

TODAY = date(2026, 11, 23)
JUNIOR_FIRST = "aigc-junior:not-stated>aigc-intermediate:certificate"
LISTS = {"holds", "education", "answers", "knows", "compare", "checked", "goals", "fields"}
"""What is left out part by part."""
thorough = settings(max_examples=300, deadline=None)


def meaning(text: str) -> list[object]:
    """What a value says, whatever its spelling: `|` separates parts, `6.0` is 6."""

    def part_means(part: str) -> object:
        try:
            return Decimal(part)
        except InvalidOperation:
            return re.sub(r"\s*@\s*", "@", part.strip())

    return sorted({part_means(part) for part in text.split("|")}, key=str)


def said(choices: Choices, name: str) -> str:
    """What the choices say where an address has the parameter `name`."""
    if found := re.fullmatch(r"v([1-9])~(.+)", name):
        number, own = found.groups()
        variant = dict(enumerate(choices.variants, start=1))[int(number)]
        return said(choices.varied(variant), own)
    written = to_query(choices, CATALOG)
    if name == "variants":
        return str(len(choices.variants))
    if name.endswith(".pass_percent"):
        return written.get(name, "100")
    return written[name] if name in written else own_value(CATALOG, name) if "." in name else EMPTY


@thorough
@given(hostile_queries)
@example({"aigc-junior.study_hours": ["-0"]})
@example({"industry": ["\ud800"], "holds": ["\ud800"], "aigc-junior.sittings": ["\ud800"], "\ud800": ["1"]})
@example({"path": ["aigc-advanced:\ud800"]})
@example({"path": ["aigc-advanced:%ED%A0%80"], "variants": ["1"], "v1~holds": ["\ud800"]})
def test_any_address_gives_choices_that_an_address_can_say(query: dict[str, list[str]]) -> None:
    choices, _ = from_query(query, CATALOG, TODAY)
    assert read(to_query(choices, CATALOG)) == (choices, ())
    assert_holds_ours_alone(to_query(choices, CATALOG))


@thorough
@given(hostile_queries)
@example({"variants": ["1"], "aigc_starts_on": ["2028-01-01"], "v1~aigc_starts_on": ["2020-01-01"]})
@example({"variants": ["1"], "aigc-junior.results_days": ["7"], "v1~aigc-junior.study_hours": ["-1"]})
@example({"variants": ["1"], "aigc-junior.results_days": ["7"], "v1~aigc-junior.pass_percent": ["50"]})
@example({"variants": ["1"], "aigc-junior.results_days": ["7"], "v1~assumptions": ["none"]})
def test_what_an_address_says_is_either_chosen_or_left_out_and_then_changes_nothing(
    query: dict[str, list[str]],
) -> None:
    choices, left_out = from_query(query, CATALOG, TODAY)
    understood = {}
    for name, values in query.items():
        left = [part.value for part in left_out if part.parameter == name]
        *repeated, last = values or [""]
        assert left[: len(repeated)] == repeated
        parts = left[len(repeated) :]
        if parts == [last] or not values:
            continue
        if parts:
            assert name.removeprefix("v1~").removeprefix("v2~").removeprefix("v3~") in LISTS
        rest = "|".join(part for part in last.split("|") if part not in parts) if parts else last
        understood[name] = [rest]
        if not name.endswith("~assumptions"):
            assert meaning(said(choices, name)) == meaning(rest)
    assert {part.parameter for part in left_out} <= query.keys()
    assert from_query(understood, CATALOG, TODAY) == (choices, ())


@thorough
@given(hostile_queries)
def test_the_order_of_parameters_changes_nothing(query: dict[str, list[str]]) -> None:
    turned = dict(reversed(query.items()))
    choices, left_out = from_query(query, CATALOG, TODAY)
    again, left_out_again = from_query(turned, CATALOG, TODAY)
    assert again == choices
    assert sorted(map(repr, left_out_again)) == sorted(map(repr, left_out))
    places = [list(query).index(part.parameter) for part in left_out]
    assert places == sorted(places)


def test_hundreds_of_hostile_addresses_give_choices_paths_and_every_tenth_its_charts() -> None:
    rng = np.random.default_rng(20261123)
    for number in range(500):
        choices, _ = from_query(hostile_query(rng), CATALOG, TODAY)
        assert read(to_query(choices, CATALOG)) == (choices, ())
        catalog, words = choices.assumed(CATALOG), Words(choices.language or "zh")
        who = choices.person, choices.as_of
        rows = compared_paths(catalog, *who, choices.target, choices.reading)
        assert all(row.plan.held_on >= choices.as_of for row in rows)
        if number % 10 == 0:
            found = {level: standing(catalog, *who, level, choices.reading) for level in LEVELS}
            draw_lanes(words, catalog, found, next((row.plan for row in rows), None), choices)
            draw_reach(words, catalog, choices)
            for row in rows:
                draw_timeline(words, catalog, row.plan)


@pytest.mark.parametrize(
    "query",
    [
        pytest.param({f"v1~{number}.study_hours": ["1"] for number in range(10_000)}, id="of a variant"),
        pytest.param({f"level-{number}.pass_percent": ["1"] for number in range(10_000)}, id="of levels"),
        pytest.param({"variants": [*VALID, *HOSTILE] * 100}, id="repeated"),
        pytest.param({"holds": ["|".join(["aigc-junior@2026-05-01"] * 10_000)]}, id="one long value"),
        pytest.param({"path": [">".join(["aigc-junior:not-stated"] * 10_000)]}, id="one long path"),
        pytest.param({"v1~" + "a." * 100_000 + ".": ["1"]}, id="one long name"),
    ],
)
def test_ten_thousand_parts_are_read_in_a_moment(query: dict[str, list[str]]) -> None:
    started = process_time()
    choices, left_out = from_query({"variants": ["3"], **query}, CATALOG, TODAY)
    assert process_time() - started < 2
    assert choices.target == defaults(CATALOG, TODAY).target
    assert left_out or choices.holds


WITH_VARIANT = {"variants": "1", "starts_on": "2027-01-01", "aigc_starts_on": "2027-02-01"}


@pytest.mark.parametrize(
    ("query", "left_out"),
    [
        ({"as_of": "2026-02-30"}, "as_of"),
        ({"target": "gone"}, "target"),
        ({"industry": ""}, "industry"),
        ({"nobody": "asked"}, "nobody"),
        ({"holds": "aigc-junior|aigc-junior@2026-05-01"}, "holds"),
        ({"as_of": "2026-05-01", "aigc_starts_on": "2026-04-30"}, "aigc_starts_on"),
        ({"starts_on": "2027-05-01", "aigc_starts_on": "2027-04-30"}, "aigc_starts_on"),
        ({"deadline": "2026-11-22"}, "deadline"),
        ({"as_of": "2027-05-01", "deadline": "2027-04-30"}, "deadline"),
        ({"sort": "cheapest"}, "sort"),
        ({"reminder_days": "366"}, "reminder_days"),
        ({"reminder_days": "-1"}, "reminder_days"),
        ({"rules": "0BADC0DE"}, "rules"),
        ({"rules": "0badc0d"}, "rules"),
        ({"rules": ""}, "rules"),
        ({"aigc-junior.pass_percent": "101"}, "aigc-junior.pass_percent"),
        ({"gone.pass_percent": "50"}, "gone.pass_percent"),
        ({"target": "aigc-intermediate", "path": "aigc-intermediate:gone"}, "path"),
        ({"target": "aigc-intermediate", "path": "gone:not-stated>aigc-intermediate:certificate"}, "path"),
        ({"target": "aigc-intermediate", "path": f"{JUNIOR_FIRST}>aigc-intermediate:experience"}, "path"),
        ({"target": "aigc-intermediate", "path": f"{JUNIOR_FIRST}>"}, "path"),
        ({"target": "aigc-intermediate", "path": "aigc-intermediate:%63ertificate"}, "path"),
        ({"target": "aigc-advanced", "path": JUNIOR_FIRST}, "path"),
        ({"path": ""}, "path"),
        ({"variants": "4"}, "variants"),
        ({"variants": "-"}, "variants"),
        ({"v1~hours_per_week": "10"}, "v1~hours_per_week"),
        ({"variants": "0", "v1~hours_per_week": "10"}, "v1~hours_per_week"),
        ({"variants": "1", "v2~hours_per_week": "10"}, "v2~hours_per_week"),
        ({"variants": "3", "v4~hours_per_week": "10"}, "v4~hours_per_week"),
        ({"variants": "1", "v0~hours_per_week": "10"}, "v0~hours_per_week"),
        ({"variants": "1", "v1~hours_per_week": "0"}, "v1~hours_per_week"),
        ({"variants": "1", "v1~hours_per_week": "-"}, "v1~hours_per_week"),
        ({"variants": "1", "v1~path": f"{JUNIOR_FIRST}"}, "v1~path"),
        ({"variants": "1", "v1~language": "en"}, "v1~language"),
        ({"variants": "1", "v1~lang": "en"}, "v1~lang"),
        ({"variants": "1", "v1~work_months": "12"}, "v1~work_months"),
        ({"variants": "1", "v1~as_of": "2027-01-01"}, "v1~as_of"),
        ({"variants": "1", "v1~variants": "1"}, "v1~variants"),
        ({"variants": "1", "v1~v1~reading": "lenient"}, "v1~v1~reading"),
        ({"variants": "1", "v1~aigc-junior.pass_percent": "50"}, "v1~aigc-junior.pass_percent"),
        ({"variants": "1", "v1~assumptions": "none"}, "v1~assumptions"),
        ({"assumptions": "-"}, "assumptions"),
        ({**WITH_VARIANT, "v1~aigc_starts_on": "2026-12-31"}, "v1~aigc_starts_on"),
        (
            {**WITH_VARIANT, "v1~starts_on": "2028-01-01", "v1~aigc_starts_on": "2027-12-31"},
            "v1~aigc_starts_on",
        ),
    ],
)
def test_what_is_not_understood_falls_back_and_is_told(query: dict[str, str], left_out: str) -> None:
    choices, found = read(query)
    assert found == (LeftOut(left_out, query[left_out]),)
    rest = {name: text for name, text in query.items() if name != left_out}
    assert read(rest) == (choices, ())


ONE_SUBJECT = CATALOG.subjects[0].subject_id
ONE_ITEM = CATALOG.checklist[0].item_id


@pytest.mark.parametrize(
    ("name", "text", "stays", "left_out"),
    [
        (
            "holds",
            "aigc-junior@2026-05-01|pmp@2025-01-01|aigc-intermediate",
            "aigc-intermediate|aigc-junior@2026-05-01",
            ("pmp@2025-01-01",),
        ),
        ("holds", "gone|aigc-junior|gone@2026-05-01", "aigc-junior", ("gone", "gone@2026-05-01")),
        ("holds", "aigc-junior@2026-02-30|prompt-engineer", "prompt-engineer", ("aigc-junior@2026-02-30",)),
        ("holds", "aigc-junior@1899-12-31|prompt-engineer", "prompt-engineer", ("aigc-junior@1899-12-31",)),
        ("holds", "aigc-junior@|prompt-engineer", "prompt-engineer", ("aigc-junior@",)),
        (
            "holds",
            "aigc-junior|prompt-engineer|aigc-junior@2026-05-01",
            "prompt-engineer",
            ("aigc-junior", "aigc-junior@2026-05-01"),
        ),
        ("holds", "aigc-junior@2026-05-01|aigc-junior@2026-05-01", "aigc-junior@2026-05-01", ()),
        ("knows", f"gone|{ONE_SUBJECT}|张三", ONE_SUBJECT, ("gone", "张三")),
        ("knows", f"{ONE_SUBJECT}|{ONE_SUBJECT}", ONE_SUBJECT, ()),
        ("compare", "prompt-engineer|gone|aigc-junior", "prompt-engineer|aigc-junior", ("gone",)),
        (
            "compare",
            "gone|prompt-engineer|aigc-junior|aigc-intermediate|aigc-advanced",
            "prompt-engineer|aigc-junior|aigc-intermediate",
            ("gone", "aigc-advanced"),
        ),
        ("checked", f"{ONE_ITEM}|gone", ONE_ITEM, ("gone",)),
        ("goals", "aigc-junior:3|gone:2|aigc-advanced:1", "aigc-advanced:1|aigc-junior:3", ("gone:2",)),
        ("goals", "aigc-junior:0|aigc-advanced:1|x", "aigc-advanced:1", ("aigc-junior:0", "x")),
        (
            "goals",
            "aigc-junior:1|aigc-advanced:1|aigc-junior:2",
            "aigc-advanced:1",
            ("aigc-junior:1", "aigc-junior:2"),
        ),
    ],
)
def test_of_a_list_only_the_part_that_is_not_understood_is_left_out(
    name: str, text: str, stays: str, left_out: tuple[str, ...]
) -> None:
    choices, found = read({name: text})
    assert to_query(choices, CATALOG)[name] == stays
    assert found == tuple(LeftOut(name, part) for part in left_out)
    assert read({name: stays}) == (choices, ())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("holds", "gone|pmp@2025-01-01"),
        ("knows", "gone|lost"),
        ("compare", "gone|lost"),
        ("checked", "gone|lost"),
        ("goals", "gone:1|lost:2"),
        ("holds", "aigc-junior|"),
        ("compare", "|aigc-junior"),
    ],
)
def test_a_list_of_which_nothing_is_understood_or_that_is_cut_off_is_left_out_as_one(
    name: str, text: str
) -> None:
    assert read({name: text}) == (defaults(CATALOG, TODAY), (LeftOut(name, text),))


def test_a_variant_loses_the_unknown_part_alone() -> None:
    query = {"holds": "aigc-junior", "variants": "1", "v1~holds": "gone|aigc-junior|prompt-engineer"}
    choices, left_out = read(query)
    assert left_out == (LeftOut("v1~holds", "gone"),)
    assert [level_id for level_id, _ in choices.variants[0].holds] == ["aigc-junior", "prompt-engineer"]
