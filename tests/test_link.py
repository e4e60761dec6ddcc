"""The address bar and the choices say the same, both ways, whatever is written in the address."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.catalog import READINGS, TABLES, Catalog, load
from dashboard.catalog.cells import MAX_DAYS, MAX_HOURS, SITTING_RULES
from dashboard.charts import draw_ladder, draw_lanes, draw_reach, draw_timeline
from dashboard.link import (
    ASSUMPTIONS,
    FIRST_DAY,
    LANGUAGES,
    LAST_DAY,
    MAX_MONTHS,
    NOT_STATED,
    PARAMETERS,
    AssumptionValue,
    Choices,
    LeftOut,
    assumption_text,
    defaults,
    from_query,
    to_query,
)
from dashboard.planner import every_plan, standing
from dashboard.text import Words
from tests.conftest import DATA

TODAY = date(2026, 11, 23)
CATALOG = load(DATA)
LEVELS = CATALOG.level_ids
INDUSTRIES = tuple(row.industry_id for row in CATALOG.industries)
AUDIENCES = tuple(row.audience_id for row in CATALOG.audiences)
ASSUMPTION_NAMES = tuple(f"{level_id}.{field}" for level_id in LEVELS for field in ASSUMPTIONS)
OUR_WORDS = {*LEVELS, *INDUSTRIES, *AUDIENCES, *TABLES, *READINGS, *LANGUAGES, *SITTING_RULES, NOT_STATED}
"""Every word that an address may hold: ids of rows, tables and answers, none of them in any language."""

VALID = (
    *sorted(OUR_WORDS),
    *("0", "1", "6", "12", "40", "99", "100", "0.5", "6.0", "040", "1.25", "960", "2027-03-20", "2026-11-23"),
    *("2027-03-20|2027-09-18", "aigc-junior@2026-05-01", "aigc-junior|prompt-engineer@2027-01-25"),
)
HOSTILE = (
    *(
        "",
        " ",
        "-1",
        "-0",
        "1e9",
        "NaN",
        "Infinity",
        "９",
        "961",
        "101",
        "168.1",
        "9" * 5_000,
        "0." + "0" * 99,
    ),
    *("2026-02-30", "9999-12-31", "0001-01-01", "1899-12-31", "2200-01-01", "20270320", "2027-3-20", "+1"),
    *(
        "2027-03-20|",
        "|",
        "@",
        "aigc-junior@",
        "aigc-junior@9999-12-31",
        "aigc-junior|aigc-junior@2026-05-01",
    ),
    *(
        "aigc-junior@2026-02-30",
        "AIGC-JUNIOR",
        "aigc-junior ",
        "STRICT",
        "zh-CN",
        "中级",
        "张三",
        "🪜",
        "%00",
        "\0",
    ),
    *(
        "\r\n",
        "\x1b[31m",
        "\u202e",
        "\ufeffany",
        "a" * 10_000,
        "1|" * 5_000,
        "../../etc/passwd",
        "{0.__class__}",
    ),
    *("<script>alert(1)</script>", "[x](javascript:alert(1))", "$x$ **b** :red[r]", "' OR 1=1 --", "=1+1"),
)
NAMES = (*PARAMETERS, *ASSUMPTION_NAMES)
OTHER_NAMES = (
    *(
        "",
        " ",
        "name",
        "AS_OF",
        "as_of ",
        "levels",
        "utm_source",
        "中级",
        "🪜",
        "\0",
        "a" * 10_000,
        "{language}",
    ),
    *(
        "aigc-junior",
        "aigc-junior.",
        "aigc-junior.fee_exam",
        ".study_hours",
        "no-level.sittings",
        "a\n.sittings",
    ),
)


def hostile_query(rng: np.random.Generator) -> dict[str, list[str]]:
    """An address as an enemy, a broken mailer or an old version might write it."""

    def one_of(texts: tuple[str, ...]) -> str:
        return texts[int(rng.integers(len(texts)))]

    return {
        one_of(NAMES if rng.random() < 0.8 else OTHER_NAMES): [
            one_of(VALID if rng.random() < 0.5 else HOSTILE) for _ in range(1 + int(rng.random() < 0.1))
        ]
        for _ in range(int(rng.integers(1, 9)))
    }


anything = st.sampled_from(VALID) | st.sampled_from(HOSTILE) | st.text() | st.integers().map(str)
hostile_queries = st.dictionaries(
    st.sampled_from(NAMES) | st.sampled_from(OTHER_NAMES) | st.text(),
    st.lists(anything | st.dates().map(str) | st.decimals().map(str), max_size=3),
    max_size=8,
)
days = st.dates(FIRST_DAY, LAST_DAY)
assumption_values: dict[str, st.SearchStrategy[AssumptionValue]] = {
    "study_hours": st.none() | st.decimals(0, MAX_HOURS, places=4),
    "sittings": st.none()
    | st.sampled_from(SITTING_RULES)
    | st.sets(st.dates(), min_size=1, max_size=5).map(lambda found: tuple(sorted(found))),
    "results_days": st.none() | st.integers(0, MAX_DAYS),
}


@st.composite
def any_choices(draw: st.DrawFn) -> Choices:
    as_of, starts_on = draw(days), draw(st.none() | days)
    holds = draw(st.dictionaries(st.sampled_from(LEVELS), st.none() | days))
    choices = Choices(
        as_of=as_of,
        language=draw(st.none() | st.sampled_from(LANGUAGES)),
        industry=draw(st.none() | st.sampled_from(INDUSTRIES)),
        audience=draw(st.none() | st.sampled_from(AUDIENCES)),
        work_months=draw(st.integers(0, MAX_MONTHS)),
        aigc_months=draw(st.integers(0, MAX_MONTHS)),
        work_percent=draw(st.integers(0, 100)),
        aigc_percent=draw(st.integers(0, 100)),
        starts_on=starts_on,
        aigc_starts_on=draw(st.none() | st.dates(starts_on or as_of, LAST_DAY)),
        holds=tuple(sorted(holds.items())),
        hours_per_week=Decimal(draw(st.integers(1, 1_680))) / 10,
        target=draw(st.sampled_from(LEVELS)),
        reading=draw(st.sampled_from(READINGS)),
        level=draw(st.none() | st.sampled_from(LEVELS)),
        table=draw(st.none() | st.sampled_from(tuple(TABLES))),
    )
    for level_id, field in draw(st.sets(st.tuples(st.sampled_from(LEVELS), st.sampled_from(ASSUMPTIONS)))):
        choices = choices.with_assumption(CATALOG, level_id, field, draw(assumption_values[field]))
    return choices


def read(query: dict[str, str], today: date = TODAY) -> tuple[Choices, tuple[LeftOut, ...]]:
    return from_query({name: [value] for name, value in query.items()}, CATALOG, today)


def meaning(text: str) -> list[object]:
    """What a value says, whatever its spelling: `|` separates parts, `6.0` is 6."""

    def part_means(part: str) -> object:
        try:
            return Decimal(part)
        except InvalidOperation:
            return re.sub(r"\s*@\s*", "@", part.strip())

    return sorted({part_means(part) for part in text.split("|")}, key=str)


def own_value(catalog: Catalog, name: str) -> str:
    """What the tables themselves say where the address carries an assumption."""
    level_id, _, field = name.rpartition(".")
    return assumption_text(getattr(catalog.exam(level_id), field))


@given(any_choices(), days)
def test_what_was_chosen_comes_back_whole_on_any_later_day(choices: Choices, today: date) -> None:
    assert read(to_query(choices), today) == (choices, ())


@given(any_choices())
def test_an_address_holds_our_own_ids_and_iso_dates_and_numbers_only(choices: Choices) -> None:
    for value in to_query(choices).values():
        for part in value.split("|"):
            word, _, day = part.partition("@")
            assert word in OUR_WORDS or re.fullmatch(r"\d{4}-\d\d-\d\d|\d+(\.\d+)?", word)
            assert not day or re.fullmatch(r"\d{4}-\d\d-\d\d", day)


@given(any_choices())
def test_an_address_always_says_for_which_day_it_was_made(choices: Choices) -> None:
    assert to_query(choices)["as_of"] == choices.as_of.isoformat()


@given(hostile_queries)
@example({"aigc-junior.study_hours": ["-0"]})
@example({"industry": ["\ud800"], "holds": ["\ud800"], "aigc-junior.sittings": ["\ud800"], "\ud800": ["1"]})
def test_any_address_gives_choices_that_an_address_can_say(query: dict[str, list[str]]) -> None:
    choices, _ = from_query(query, CATALOG, TODAY)
    assert read(to_query(choices)) == (choices, ())
    for value in to_query(choices).values():
        assert all(re.fullmatch(r"[a-z][a-z_@0-9-]*|[\d.-]+", part) for part in value.split("|"))
        assert not value.startswith("-")


@given(hostile_queries)
def test_what_an_address_says_is_either_chosen_or_left_out(query: dict[str, list[str]]) -> None:
    choices, left_out = from_query(query, CATALOG, TODAY)
    written = to_query(choices)
    for name, values in query.items():
        left = [part.value for part in left_out if part.parameter == name]
        assert left[: len(values) - 1] == values[:-1]
        if values and len(left) < len(values):
            chosen = written[name] if name in written else own_value(CATALOG, name)
            assert meaning(chosen) == meaning(values[-1])
    assert {part.parameter for part in left_out} <= query.keys()


@given(hostile_queries)
def test_the_order_of_parameters_changes_nothing(query: dict[str, list[str]]) -> None:
    turned = dict(reversed(query.items()))
    choices, left_out = from_query(query, CATALOG, TODAY)
    again, left_out_again = from_query(turned, CATALOG, TODAY)
    assert again == choices
    assert sorted(map(repr, left_out_again)) == sorted(map(repr, left_out))


def test_a_thousand_hostile_addresses_give_choices_plans_and_every_tenth_its_charts() -> None:
    rng = np.random.default_rng(20261123)
    for number in range(1_000):
        choices, _ = from_query(hostile_query(rng), CATALOG, TODAY)
        assert read(to_query(choices)) == (choices, ())
        catalog, words = choices.assumed(CATALOG), Words(choices.language or "zh")
        who = choices.person, choices.as_of
        plans = every_plan(catalog, *who, choices.target, choices.reading)
        assert all(plan.held_on >= choices.as_of for plan in plans)
        if number % 10 == 0:
            found = {level: standing(catalog, *who, level, choices.reading) for level in LEVELS}
            draw_lanes(words, catalog, found, choices.as_of)
            draw_ladder(words, catalog, found, next(iter(plans), None))
            draw_reach(words, catalog, choices.industry, choices.audience)
            for plan in plans:
                draw_timeline(words, catalog, plan)


def test_an_empty_address_gives_the_defaults_of_today() -> None:
    assert read({}) == (defaults(CATALOG, TODAY), ())
    assert read({})[0].as_of == TODAY


@pytest.mark.parametrize("name", ASSUMPTION_NAMES)
def test_an_assumption_that_equals_the_tables_own_is_not_carried(name: str) -> None:
    choices, left_out = read({name: own_value(CATALOG, name)})
    assert (choices.assumptions, left_out) == ((), ())
    assert name not in to_query(choices)


def test_an_assumption_set_back_to_the_tables_own_leaves_the_address() -> None:
    changed = defaults(CATALOG, TODAY).with_assumption(CATALOG, "aigc-junior", "study_hours", Decimal(41))
    assert to_query(changed)["aigc-junior.study_hours"] == "41"
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


@pytest.mark.parametrize(
    ("query", "left_out"),
    [
        ({"as_of": "2026-02-30"}, ("as_of", "2026-02-30")),
        ({"target": "gone"}, ("target", "gone")),
        ({"industry": ""}, ("industry", "")),
        ({"nobody": "asked"}, ("nobody", "asked")),
        ({"holds": "aigc-junior|aigc-junior@2026-05-01"}, ("holds", "aigc-junior|aigc-junior@2026-05-01")),
        ({"as_of": "2026-05-01", "aigc_starts_on": "2026-04-30"}, ("aigc_starts_on", "2026-04-30")),
        (
            {"starts_on": "2027-05-01", "aigc_starts_on": "2027-04-30"},
            ("aigc_starts_on", "2027-04-30"),
        ),
    ],
)
def test_what_is_not_understood_falls_back_and_is_told(
    query: dict[str, str], left_out: tuple[str, str]
) -> None:
    choices, found = read(query)
    name, value = left_out
    assert found == (LeftOut(name, value),)
    rest = {other: text for other, text in query.items() if other != name}
    assert read(rest) == (choices, ())


def test_of_a_repeated_parameter_the_last_counts_and_the_others_are_told() -> None:
    choices, left_out = from_query({"target": ["aigc-junior", "prompt-engineer"]}, CATALOG, TODAY)
    assert (choices.target, left_out) == ("prompt-engineer", (LeftOut("target", "aigc-junior"),))
