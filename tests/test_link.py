"""The address bar and the choices say the same, both ways: whatever was chosen comes back whole."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS
from dashboard.rules.people import WORK, Clock
from dashboard.state.choices import Choices, Variant
from dashboard.state.declarations import parse_path, path_text
from dashboard.state.link import LeftOut, defaults, from_query, to_query
from dashboard.state.of_levels import assumption_text
from tests.choice_strategies import (
    ASSUMPTION_NAMES,
    CATALOG,
    CHANCE_NAMES,
    NAMES,
    NAMES_OF_VARIANTS,
    OUR_WORDS,
    any_choices,
    days,
)
from tests.strategies import Tables, level_row, rule

TODAY = date(2026, 11, 23)
unhurried = settings(deadline=None)
FULL_TIME = {"aigc_percent": "100", "aigc-junior.study_hours": "50"}


def read(
    query: dict[str, str], today: date = TODAY, catalog: Catalog = CATALOG
) -> tuple[Choices, tuple[LeftOut, ...]]:
    return from_query({name: [value] for name, value in query.items()}, catalog, today)


def variants_of(query: dict[str, str]) -> tuple[Variant, ...]:
    """The variants of an address of which nothing is left out."""
    choices, left_out = read(query)
    assert left_out == ()
    return choices.variants


def own_value(catalog: Catalog, name: str) -> str:
    """What the tables themselves say where the address carries an assumption."""
    level_id, _, field = name.rpartition(".")
    return assumption_text(getattr(catalog.exam(level_id), field))


def assert_holds_ours_alone(query: dict[str, str]) -> None:
    """Our own ids, ISO dates, numbers and the rules' version, and no name that is not ours."""
    assert query.keys() <= {*NAMES, *NAMES_OF_VARIANTS}
    for part in words_of(query.values()):
        assert part in OUR_WORDS or re.fullmatch(r"\d{4}-\d\d-\d\d|\d+(\.\d+)?|[0-9a-f]{8}", part)


def words_of(values: Iterable[str]) -> Iterable[str]:
    for value in values:
        yield from re.split(r"[|@>:]", value)


@unhurried
@given(any_choices(), days)
def test_what_was_chosen_comes_back_whole_on_any_later_day(choices: Choices, today: date) -> None:
    query = to_query(choices, CATALOG)
    again, left_out = read(query, today)
    assert (again, left_out) == (choices, ())
    assert to_query(again, CATALOG) == query


@unhurried
@given(any_choices())
def test_an_address_holds_our_own_ids_and_iso_dates_and_numbers_only(choices: Choices) -> None:
    assert_holds_ours_alone(to_query(choices, CATALOG))


@unhurried
@given(any_choices())
def test_an_address_always_says_for_which_day_and_under_which_rules_it_was_made(choices: Choices) -> None:
    assert to_query(choices, CATALOG)["as_of"] == choices.as_of.isoformat()
    assert to_query(choices, CATALOG)["rules"] == choices.rules


@unhurried
@given(any_choices())
def test_an_address_says_of_a_variant_what_is_not_as_chosen_and_no_more(choices: Choices) -> None:
    same = replace(choices, variants=(choices.as_variant,) * len(choices.variants))
    alone = to_query(replace(choices, variants=()), CATALOG)
    count = {"variants": str(len(choices.variants))} if choices.variants else {}
    assert to_query(same, CATALOG) == alone | count
    for variant in choices.variants:
        beside = to_query(replace(choices, variants=(variant,)), CATALOG)
        of_variant = beside.keys() - alone.keys() - {"variants"}
        assert (variant == choices.as_variant) == (of_variant == set())


@unhurried
@given(any_choices())
def test_a_variant_alone_is_what_was_chosen_with_its_own_answers(choices: Choices) -> None:
    for variant in choices.variants:
        varied = replace(choices.varied(variant), variants=())
        assert read(to_query(varied, CATALOG)) == (varied, ())
        assert varied.as_variant == variant
        assert varied.varied(choices.as_variant) == replace(choices, variants=())


@unhurried
@given(
    st.lists(st.tuples(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]*", fullmatch=True), st.text()), min_size=1)
)
def test_a_path_comes_back_from_its_text_whatever_its_routes_are_called(names: list[tuple[str, str]]) -> None:
    text = path_text(tuple(names))
    assert text.isascii()
    assert parse_path(text) == tuple(names)


@unhurried
@given(st.text() | st.text("abc:>%4.", max_size=12))
def test_a_path_has_one_text_and_any_other_is_none(text: str) -> None:
    names = parse_path(text)
    assert names is None or path_text(names) == text


@unhurried
@given(st.lists(st.text(max_size=4), min_size=1, max_size=3, unique=True), st.data())
def test_a_path_by_routes_of_any_name_comes_back_whole(routes: list[str], data: st.DataObject) -> None:
    under = data.draw(st.sampled_from(("", *READINGS)))
    rules = [rule(level, "experience", "aigc", "1", route, under) for level in ("a", "t") for route in routes]
    catalog = Tables((level_row("a"), level_row("t", 2)), tuple(rules), ()).catalog()
    one, other = data.draw(st.sampled_from(routes)), data.draw(st.sampled_from(routes))
    choices = replace(defaults(catalog, TODAY), target="t", path=(("a", one), ("t", other)))
    assert read(to_query(choices, catalog), catalog=catalog) == (choices, ())


def test_an_empty_address_gives_the_defaults_of_today() -> None:
    assert read({}) == (defaults(CATALOG, TODAY), ())
    assert (read({})[0].as_of, read({})[0].rules) == (TODAY, CATALOG.version)


def test_an_address_of_other_rules_says_which() -> None:
    assert read({"rules": "0badc0de"}) == (replace(defaults(CATALOG, TODAY), rules="0badc0de"), ())


@pytest.mark.parametrize("name", ASSUMPTION_NAMES)
def test_an_assumption_that_equals_the_tables_own_is_not_carried(name: str) -> None:
    choices, left_out = read({name: own_value(CATALOG, name)})
    assert (choices.assumptions, left_out) == ((), ())
    assert name not in to_query(choices, CATALOG)


def test_an_assumption_set_back_to_the_tables_own_leaves_the_address() -> None:
    changed = defaults(CATALOG, TODAY).with_assumption(CATALOG, "aigc-junior", "study_hours", Decimal(41))
    assert to_query(changed, CATALOG)["aigc-junior.study_hours"] == "41"
    own = CATALOG.exam("aigc-junior").study_hours
    assert changed.with_assumption(CATALOG, "aigc-junior", "study_hours", own).assumptions == ()


def test_an_assumption_changes_the_catalog_only_where_it_says_so() -> None:
    choices, _ = read({"aigc-junior.study_hours": "none", "aigc-advanced.sittings": "2027-09-18|2027-03-20"})
    assumed = choices.assumed(CATALOG)
    assert assumed.exam("aigc-junior").study_hours is None
    assert assumed.exam("aigc-advanced").sittings == (date(2027, 3, 20), date(2027, 9, 18))
    for level_id, field in (("aigc-junior", "sittings"), ("aigc-advanced", "study_hours")):
        assert getattr(assumed.exam(level_id), field) == getattr(CATALOG.exam(level_id), field)
    assert assumed.exam("aigc-intermediate") == CATALOG.exam("aigc-intermediate")


@pytest.mark.parametrize("name", CHANCE_NAMES)
def test_a_chance_of_100_percent_need_not_be_said(name: str) -> None:
    level_id, _, _ = name.rpartition(".")
    certain, less = defaults(CATALOG, TODAY), read({name: "99"})[0]
    assert less == replace(certain, pass_percents=((level_id, 99),))
    assert read({name: "100"}) == (certain, ())
    assert less.with_pass_percent(level_id, 100) == certain


def test_a_variant_of_which_nothing_is_said_is_as_chosen() -> None:
    query = {**FULL_TIME, "variants": "1"}
    assert variants_of(query) == (read(FULL_TIME)[0].as_variant,)


def test_a_variant_says_its_own_answers() -> None:
    chosen = read(FULL_TIME)[0].as_variant
    query = {**FULL_TIME, "variants": "2", "v1~hours_per_week": "10", "v2~aigc_percent": "50"}
    assert variants_of(query) == (
        replace(chosen, hours_per_week=Decimal(10)),
        replace(chosen, clocks=(("aigc", Clock(percent=50)),)),
    )


def test_a_variant_can_lack_what_was_chosen() -> None:
    query = {**FULL_TIME, "starts_on": "2027-01-01", "aigc_starts_on": "2027-02-01", "holds": "aigc-junior"}
    lacking = {"v1~starts_on": "-", "v1~aigc_starts_on": "-", "v1~holds": "-", "v1~assumptions": "-"}
    assert variants_of({**query, "variants": "1", **lacking}) == (
        Variant(clocks=(("aigc", Clock(percent=100)),)),
    )


def test_the_assumptions_of_a_variant_are_its_own_and_none_of_those_chosen() -> None:
    query = {**FULL_TIME, "variants": "1", "v1~aigc-junior.results_days": "7"}
    (variant,) = variants_of(query)
    assert [(each.field, each.text) for each in variant.assumptions] == [("results_days", "7")]


def test_a_variant_that_starts_later_has_no_aigc_start_before_that() -> None:
    query = {"starts_on": "2027-01-01", "aigc_starts_on": "2027-02-01", "variants": "1"}
    (variant,) = variants_of({**query, "v1~starts_on": "2028-01-01"})
    assert variant == Variant(clocks=((WORK, Clock(percent=100, starts_on=date(2028, 1, 1))),))


def test_of_a_repeated_parameter_the_last_counts_and_the_others_are_told() -> None:
    query = {
        "variants": ["1"],
        "target": ["aigc-junior", "prompt-engineer"],
        "v1~reading": ["strict", "lenient"],
    }
    choices, left_out = from_query(query, CATALOG, TODAY)
    assert (choices.target, [variant.reading for variant in choices.variants]) == (
        "prompt-engineer",
        ["lenient"],
    )
    assert left_out == (LeftOut("target", "aigc-junior"), LeftOut("v1~reading", "strict"))
