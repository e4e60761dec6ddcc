"""Hypothesis strategies: all that a visitor can choose, and what a broken or hostile address may hold."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from dashboard.planner.running import Since
from dashboard.state.parameters import PARAMETERS
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import MAX_DAYS, MAX_HOURS, SITTING_RULES
from dashboard.catalog.loading import TABLES, load
from dashboard.catalog.rows import READINGS
from dashboard.planner.compare import SORTS
from dashboard.planner.paths import PathNames
from dashboard.planner.person_cells import Holds
from dashboard.rules.routes import routes
from dashboard.state.choices import (
    LANGUAGES,
    MAX_COMPARED,
    MAX_GOAL,
    MAX_MONEY,
    MAX_MONTHS,
    MAX_RAISE_AFTER,
    MAX_REMINDER_DAYS,
    MAX_RESITS,
    MAX_VARIANTS,
    Choices,
    Variant,
)
from dashboard.state.declarations import FIRST_DAY, LAST_DAY
from dashboard.state.link import CHANCE, EMPTY, RESITS
from dashboard.state.of_levels import ASSUMPTIONS, FEES, NOT_STATED, Assumption, AssumptionValue, Fee
from tests.conftest import DATA

CATALOG = load(DATA)
LEVELS = CATALOG.level_ids
INDUSTRIES = tuple(row.industry_id for row in CATALOG.industries)
AUDIENCES = tuple(row.audience_id for row in CATALOG.audiences)
ASSUMPTION_NAMES = tuple(f"{level_id}.{field}" for level_id in LEVELS for field in ASSUMPTIONS)
CHANCE_NAMES = tuple(f"{level_id}.{CHANCE}" for level_id in LEVELS)
MONEY_NAMES = tuple(f"{level_id}.{field}" for level_id in LEVELS for field in (*FEES, RESITS))
SUBJECTS = tuple(row.subject_id for row in CATALOG.subjects)
ITEMS = tuple(row.item_id for row in CATALOG.checklist)
VARIED_NAMES = (
    *("work_percent", "aigc_percent", "starts_on", "aigc_starts_on", "holds", "hours_per_week", "reading"),
    *ASSUMPTION_NAMES,
    "assumptions",
)
"""What an address can say of a variant: what else a page depends on is the same beside it."""


def route_names(catalog: Catalog, level_id: str) -> list[str]:
    """The names of a level's routes under either reading."""
    return sorted({route.name for reading in READINGS for route in routes(catalog, level_id, reading)})


ROUTES = {name for level_id in LEVELS for name in route_names(CATALOG, level_id)}
OUR_WORDS = {
    *(*LEVELS, *INDUSTRIES, *AUDIENCES, *ROUTES, *TABLES, *READINGS, *LANGUAGES, *SORTS, *SITTING_RULES),
    *(*SUBJECTS, *ITEMS, NOT_STATED, EMPTY),
}
"""Every word that an address may hold: ids of rows, tables, routes and answers, none in any language."""

VALID = (
    *sorted(OUR_WORDS),
    *(
        "0",
        "1",
        "2",
        "3",
        "6",
        "12",
        "40",
        "99",
        "100",
        "365",
        "0.5",
        "6.0",
        "040",
        "1.25",
        "960",
        "2980",
        "37.5",
    ),
    *("aigc-intermediate:10", "aigc-intermediate:10|aigc-advanced:2", "prompt-engineer:1000000"),
    *("0badc0de", "2027-03-20", "2026-11-23", "2026-11-22", "2027-03-20|2027-09-18"),
    *("aigc-junior@2026-05-01", "aigc-junior|prompt-engineer@2027-01-25"),
    *("aigc-advanced:experience", "aigc-intermediate:certificate>aigc-advanced:experience"),
    "aigc-junior:not-stated>aigc-intermediate:certificate>aigc-advanced:certificate",
    *("2026-05-23@100@40", "2026-12-23@100@40", "2026-05-23@0@0"),
)
NOT_NUMBERS = ("", " ", "-1", "-0", "1e9", "NaN", "Infinity", "９", "+1", "0." + "0" * 99, "9" * 5_000)
TOO_MUCH = (
    *("4", "21", "101", "121", "366", "961", "168.1", "100000001", "0.125"),
    *("1899-12-31", "2200-01-01", "9999-12-31", "0001-01-01"),
)
NOT_DAYS = ("2026-02-30", "20270320", "2027-3-20", "2027-03-20|", "|", "1|" * 5_000)
NOT_HOLDS = (
    *("2026-05-23@100", "2026-05-23@101@0", "2026-05-23@100@40@1", "2026-05-23@-1@0"),
    *("@", "aigc-junior@", "aigc-junior@9999-12-31", "aigc-junior@2026-02-30", "aigc-junior "),
    "aigc-junior|aigc-junior@2026-05-01",
)
NOT_PATHS = (
    *(":", ">", "aigc-junior", "aigc-junior:", "aigc-junior:gone", ":experience", "gone:experience"),
    *("aigc-advanced:experience>", ">aigc-advanced:experience", "aigc-advanced:experience:experience"),
    *("aigc-advanced:experience>aigc-advanced:certificate", "aigc-advanced:experience>" * 1_000),
    *("aigc-advanced:%65xperience", "aigc-advanced:%zz", "aigc-advanced:%", "aigc-advanced:\ud800"),
    *("aigc-advanced:经验", "aigc-advanced%3Aexperience", "AIGC-ADVANCED:experience"),
)
NOT_GOALS = (
    *("aigc-junior:0", "aigc-junior:", "aigc-junior:1000001", "aigc-junior:1:2", "aigc-junior:1|", "gone:1"),
    *("aigc-junior:1|aigc-junior:2", "aigc-junior:-1", "aigc-junior:1.5", "aigc-junior: 1", "张三:1"),
)
NOT_WORDS = (
    *("AIGC-JUNIOR", "STRICT", "Earliest", "zh-CN", "0BADC0DE", "0badc0d", "0badc0de0", "--", "None"),
    *("中级", "张三", "🪜", "\0", "%00", "\r\n", "\x1b[31m", "\u202e", "\ufeffany", "\ud800", "a" * 10_000),
    *("../../etc/passwd", "{0.__class__}", "<script>alert(1)</script>", "[x](javascript:alert(1))"),
    *("$x$ **b** :red[r]", "' OR 1=1 --", "=1+1"),
)
HOSTILE = (*NOT_NUMBERS, *TOO_MUCH, *NOT_DAYS, *NOT_HOLDS, *NOT_PATHS, *NOT_GOALS, *NOT_WORDS)

NAMES = (*PARAMETERS, *ASSUMPTION_NAMES, *CHANCE_NAMES, *MONEY_NAMES, "variants")
NAMES_OF_VARIANTS = tuple(f"v{number}~{name}" for number in (1, 2, 3) for name in VARIED_NAMES)
OTHER_NAMES = (
    *("", " ", "name", "AS_OF", "as_of ", "levels", "utm_source", "中级", "🪜", "\0", "\ud800", "a" * 10_000),
    *("{language}", "assumptions", "aigc-junior", "aigc-junior.", "aigc-junior.fee", ".study_hours"),
    *("no-level.sittings", f"no-level.{CHANCE}", "a\n.sittings", "a." * 5_000 + "sittings"),
    *("v0~reading", "v4~reading", "v9~reading", "v10~reading", "v~reading", "v-1~reading", "V1~reading"),
    *("v1~", "v1", "v1reading", "v1~v2~reading", "v1~variants", f"v1~aigc-junior.{CHANCE}", "v1~\nreading"),
    *("v１~reading", "v1~no-level.sittings", "v1~" + "a." * 5_000),
    *(f"v1~{name}" for name in MONEY_NAMES),
    *(f"v1~{name}" for name in PARAMETERS if name not in VARIED_NAMES),
)


def hostile_query(rng: np.random.Generator) -> dict[str, list[str]]:
    """An address as an enemy, a broken mailer or an old version might write it."""

    def one_of(texts: tuple[str, ...]) -> str:
        return texts[int(rng.integers(len(texts)))]

    names = (NAMES, NAMES, NAMES, NAMES_OF_VARIANTS, OTHER_NAMES)
    query = {"variants": [one_of(("1", "2", "3"))]} if rng.random() < 0.5 else {}
    return query | {
        one_of(names[int(rng.integers(len(names)))]): [
            one_of(VALID if rng.random() < 0.5 else HOSTILE) for _ in range(1 + int(rng.random() < 0.1))
        ]
        for _ in range(int(rng.integers(1, 9)))
    }


percents = st.integers(0, 100)
days = st.dates(FIRST_DAY, LAST_DAY)
chances = st.dictionaries(st.sampled_from(LEVELS), st.integers(0, 99))
numbers = st.integers(-1, 400).map(str) | st.decimals(0, 200, places=1).map(str)
anything = st.sampled_from(VALID) | st.sampled_from(HOSTILE) | st.text() | numbers | days.map(str)
our_names = st.sampled_from(NAMES) | st.sampled_from(NAMES_OF_VARIANTS)
hostile_queries = st.builds(
    lambda rest, count: rest | ({"variants": [count]} if count else {}),
    st.dictionaries(
        our_names | st.sampled_from(OTHER_NAMES) | st.text(), st.lists(anything, max_size=3), max_size=10
    ),
    st.sampled_from(["", "1", "2", "3"]),
)
assumption_values: dict[str, st.SearchStrategy[AssumptionValue]] = {
    "study_hours": st.none() | st.decimals(0, MAX_HOURS, places=4),
    "sittings": st.none()
    | st.sampled_from(SITTING_RULES)
    | st.sets(st.dates(), min_size=1, max_size=5).map(lambda found: tuple(sorted(found))),
    "results_days": st.none() | st.integers(0, MAX_DAYS),
}


amounts = st.integers(0, int(MAX_MONEY) * 100).map(lambda cents: Decimal(cents) / 100)
fees = st.dictionaries(st.tuples(st.sampled_from(LEVELS), st.sampled_from(FEES)), amounts).map(
    lambda found: tuple(sorted(Fee(*which, amount) for which, amount in found.items()))
)

resits = st.dictionaries(st.sampled_from(LEVELS), st.integers(0, MAX_RESITS))


def some_of(ids: tuple[str, ...], most: int | None = None) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), unique=True, max_size=most).map(tuple)


def holds() -> st.SearchStrategy[Holds]:
    dated = st.dictionaries(st.sampled_from(LEVELS), st.none() | days)
    return dated.map(lambda found: tuple(sorted(found.items())))


@st.composite
def assumptions(draw: st.DrawFn) -> tuple[Assumption, ...]:
    changed = Choices(as_of=FIRST_DAY)
    for level_id, field in draw(st.sets(st.tuples(st.sampled_from(LEVELS), st.sampled_from(ASSUMPTIONS)))):
        changed = changed.with_assumption(CATALOG, level_id, field, draw(assumption_values[field]))
    return changed.assumptions


@st.composite
def paths(draw: st.DrawFn, target: str) -> PathNames:
    """Some levels in any order, the target last, each by one of its routes."""
    before = st.lists(st.sampled_from([level for level in LEVELS if level != target]), unique=True)
    return tuple(
        (level_id, draw(st.sampled_from(route_names(CATALOG, level_id))))
        for level_id in (*draw(before), target)
    )


@st.composite
def starts(draw: st.DrawFn, as_of: date) -> dict[str, Any]:
    """The two days that clocks run from, the AIGC clock's not before the other's."""
    starts_on = draw(st.none() | days)
    aigc_starts_on = draw(st.none() | st.dates(starts_on or as_of, LAST_DAY))
    return {"starts_on": starts_on, "aigc_starts_on": aigc_starts_on}


@st.composite
def variants(draw: st.DrawFn, choices: Choices) -> Variant:
    """Some fields of its own, the others as chosen."""
    own: Mapping[str, st.SearchStrategy[Any]] = {
        "work_percent": percents,
        "aigc_percent": percents,
        "holds": holds(),
        "hours_per_week": st.integers(1, 1_680).map(lambda tenths: Decimal(tenths) / 10),
        "reading": st.sampled_from(READINGS),
        "assumptions": assumptions(),
    }
    changed = {field: draw(values) for field, values in own.items() if draw(st.booleans())}
    when = draw(starts(choices.as_of)) if draw(st.booleans()) else {}
    return replace(choices.as_variant, **changed, **when)


@st.composite
def any_choices(draw: st.DrawFn) -> Choices:
    """Every field with every value that a visitor can give it."""
    as_of, target = draw(days), draw(st.sampled_from(LEVELS))
    choices = Choices(
        as_of=as_of,
        language=draw(st.none() | st.sampled_from(LANGUAGES)),
        since=draw(st.none() | st.builds(Since, st.dates(FIRST_DAY, as_of), percents, percents)),
        industry=draw(st.none() | st.sampled_from(INDUSTRIES)),
        audience=draw(st.none() | st.sampled_from(AUDIENCES)),
        work_months=draw(st.integers(0, MAX_MONTHS)),
        aigc_months=draw(st.integers(0, MAX_MONTHS)),
        work_percent=draw(percents),
        aigc_percent=draw(percents),
        holds=draw(holds()),
        hours_per_week=Decimal(draw(st.integers(1, 1_680))) / 10,
        target=target,
        reading=draw(st.sampled_from(READINGS)),
        path=draw(st.none() | paths(target)),
        sort=draw(st.sampled_from(SORTS)),
        deadline=draw(st.none() | st.dates(as_of, LAST_DAY)),
        reminder_days=draw(st.integers(0, MAX_REMINDER_DAYS)),
        level=draw(st.none() | st.sampled_from(LEVELS)),
        table=draw(st.none() | st.sampled_from(tuple(TABLES))),
        rules=draw(st.just(CATALOG.version) | st.text("0123456789abcdef", min_size=8, max_size=8)),
        assumptions=draw(assumptions()),
        pass_percents=tuple(sorted(draw(chances).items())),
        fees=draw(fees),
        resits=tuple(
            sorted(draw(st.dictionaries(st.sampled_from(LEVELS), st.integers(0, MAX_RESITS))).items())
        ),
        hour_value=draw(st.none() | amounts),
        raise_a_month=draw(st.none() | amounts),
        raise_after=draw(st.none() | st.integers(0, MAX_RAISE_AFTER)),
        raise_sure=draw(st.none() | percents),
        one_off=draw(st.none() | amounts),
        one_off_sure=draw(st.none() | percents),
        subsidy=draw(st.none() | amounts),
        subsidy_sure=draw(st.none() | percents),
        checked=draw(some_of(ITEMS)),
        knows=draw(some_of(SUBJECTS)),
        compare=draw(some_of(LEVELS, MAX_COMPARED)),
        goals=tuple(sorted(draw(st.dictionaries(st.sampled_from(LEVELS), st.integers(1, MAX_GOAL))).items())),
        goals_deadline=draw(st.none() | st.dates(as_of, LAST_DAY)),
        more_hours=Decimal(draw(st.integers(1, 1_680))) / 10,
        post_percent=draw(st.integers(1, 100)),
        **draw(starts(as_of)),
    )
    return replace(choices, variants=tuple(draw(st.lists(variants(choices), max_size=MAX_VARIANTS))))
