"""Hypothesis strategies: all that a visitor can choose, and what a broken or hostile address may hold."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import MAX_DAYS, MAX_HOURS, SITTING_RULES
from dashboard.catalog.loading import TABLES, load
from dashboard.catalog.rows import READINGS, ClockRow, Education, Question
from dashboard.planner.compare import SORTS
from dashboard.planner.in_time import WITHIN
from dashboard.planner.paths import PathNames
from dashboard.rules.people import WORK, Answer, Clock, Dated, Since
from dashboard.rules.routes import routes
from dashboard.state.choices import (
    COMPARED,
    LANGUAGES,
    RAISE_AFTER,
    REMINDER_DAYS,
    VARIANTS,
    Choices,
    Variant,
)
from dashboard.state.declarations import FIRST_DAY, LAST_DAY
from dashboard.state.link import EMPTY, parameters
from dashboard.state.of_clocks import MONTHS, Clocks, with_clock
from dashboard.state.of_levels import (
    ASSUMPTIONS,
    CHANCE,
    FEES,
    MONEY,
    NOT_STATED,
    PEOPLE,
    RESITS,
    Assumption,
    AssumptionValue,
    Fee,
)
from dashboard.state.of_people import Answers
from tests.conftest import FROZEN

CATALOG = load(FROZEN)
LEVELS = CATALOG.level_ids
INDUSTRIES = tuple(row.industry_id for row in CATALOG.industries)
AUDIENCES = tuple(row.audience_id for row in CATALOG.audiences)
ASSUMPTION_NAMES = tuple(f"{level_id}.{field}" for level_id in LEVELS for field in ASSUMPTIONS)
CHANCE_NAMES = tuple(f"{level_id}.{CHANCE.name}" for level_id in LEVELS)
MONEY_NAMES = tuple(f"{level_id}.{field}" for level_id in LEVELS for field in (*FEES, RESITS.name))
SUBJECTS = tuple(row.subject_id for row in CATALOG.subjects)
ITEMS = tuple(row.item_id for row in CATALOG.checklist)
VARIED_NAMES = (
    *("work_percent", "aigc_percent", "starts_on", "aigc_starts_on", "holds", "hours_per_week", "reading"),
    *("education", "answers", *ASSUMPTION_NAMES, "assumptions"),
)
"""What an address can say of a variant: what else a page depends on is the same beside it."""


def route_names(catalog: Catalog, level_id: str) -> list[str]:
    """The names of a level's routes under either reading."""
    return sorted({route.name for reading in READINGS for route in routes(catalog, level_id, reading)})


EDUCATION = tuple(row.education_id for row in CATALOG.education)
ROUTES = {name for level_id in LEVELS for name in route_names(CATALOG, level_id)}
OUR_WORDS = {
    *(*LEVELS, *INDUSTRIES, *AUDIENCES, *ROUTES, *TABLES, *READINGS, *LANGUAGES, *SORTS, *SITTING_RULES),
    *(*SUBJECTS, *ITEMS, *EDUCATION, *WITHIN, NOT_STATED, EMPTY),
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
    *("2026-05-23@100@40", "2026-12-23@100@40", "2026-05-23@0@0", "2026-05-23@aigc:40@work:100"),
    *(f"{EDUCATION[0]}@2027-06-30|{EDUCATION[-1]}", EDUCATION[-1]),
)
NOT_NUMBERS = ("", " ", "-1", "-0", "1e9", "NaN", "Infinity", "９", "+1", "0." + "0" * 99, "9" * 5_000)
TOO_MUCH = (
    *("4", "21", "101", "121", "366", "961", "168.1", "100000001", "0.125"),
    *("1899-12-31", "2200-01-01", "9999-12-31", "0001-01-01"),
)
NOT_DAYS = ("2026-02-30", "20270320", "2027-3-20", "2027-03-20|", "|", "1|" * 5_000)
NOT_HOLDS = (
    *("2026-05-23@100", "2026-05-23@101@0", "2026-05-23@100@40@1", "2026-05-23@-1@0", "2026-05-23"),
    *("2026-05-23@work:100@40", "2026-05-23@gone:40", "2026-05-23@work:40@work:50", "2026-05-23@:40"),
    *(
        "!q",
        "!",
        "q@2026-05-01",
        "!q@2026-05-01",
        "!aigc-junior",
        "bachelor@",
        "bachelor|bachelor@2026-05-01",
    ),
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

NAMES = (*parameters(CATALOG), "variants")
NAMES_OF_VARIANTS = tuple(f"v{number}~{name}" for number in (1, 2, 3) for name in VARIED_NAMES)
OTHER_NAMES = (
    *("", " ", "name", "AS_OF", "as_of ", "levels", "utm_source", "中级", "🪜", "\0", "\ud800", "a" * 10_000),
    *("{language}", "assumptions", "aigc-junior", "aigc-junior.", "aigc-junior.fee", ".study_hours"),
    *("no-level.sittings", f"no-level.{CHANCE.name}", "a\n.sittings", "a." * 5_000 + "sittings"),
    *("v0~reading", "v4~reading", "v9~reading", "v10~reading", "v~reading", "v-1~reading", "V1~reading"),
    *(
        "v1~",
        "v1",
        "v1reading",
        "v1~v2~reading",
        "v1~variants",
        f"v1~aigc-junior.{CHANCE.name}",
        "v1~\nreading",
    ),
    *("v１~reading", "v1~no-level.sittings", "v1~" + "a." * 5_000),
    *(f"v1~{name}" for name in MONEY_NAMES),
    *(f"v1~{name}" for name in parameters(CATALOG) if name not in VARIED_NAMES),
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


amounts = st.integers(0, int(MONEY.most) * 100).map(lambda cents: Decimal(cents) / 100)
tenths = st.integers(1, 1_680).map(lambda tenths: Decimal(tenths) / 10)


def numbers_of(catalog: Catalog, least: int, most: int) -> st.SearchStrategy[tuple[tuple[str, int], ...]]:
    """A whole number for some of the levels."""
    found = st.dictionaries(st.sampled_from(catalog.level_ids), st.integers(least, most))
    return found.map(lambda numbers: tuple(sorted(numbers.items())))


def fees(catalog: Catalog) -> st.SearchStrategy[tuple[Fee, ...]]:
    cells = st.tuples(st.sampled_from(catalog.level_ids), st.sampled_from(FEES))
    return st.dictionaries(cells, amounts).map(
        lambda found: tuple(
            sorted(
                Fee(level_id, field, amount)
                for (level_id, field), amount in found.items()
                if amount != getattr(catalog.exam(level_id), field)  # that is left to the table
            )
        )
    )


def one_of(ids: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(ids) if ids else st.none()


def some_of(ids: tuple[str, ...], most: int | None = None) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), unique=True, max_size=most).map(tuple) if ids else st.just(())


@st.composite
def dated(draw: st.DrawFn, ids: tuple[str, ...]) -> Dated:
    """Some of `ids`, each without a date, or with one or two."""
    found: list[tuple[str, date | None]] = []
    for each in draw(some_of(ids)):
        on = draw(st.just([None]) | st.lists(days, min_size=1, max_size=2, unique=True).map(sorted))
        found += [(each, day) for day in on]
    return tuple(sorted(found, key=lambda each: (each[0], each[1] or date.min)))


@st.composite
def answers(draw: st.DrawFn, ids: tuple[str, ...]) -> Answers:
    given = st.builds(lambda day: Answer(yes=True, day=day), st.none() | days) | st.just(Answer(yes=False))
    return tuple((each, draw(given)) for each in sorted(draw(some_of(ids))))


@st.composite
def assumptions(draw: st.DrawFn, catalog: Catalog) -> tuple[Assumption, ...]:
    changed = Choices(as_of=FIRST_DAY)
    cells = st.tuples(st.sampled_from(catalog.level_ids), st.sampled_from(ASSUMPTIONS))
    for level_id, field in sorted(draw(st.sets(cells))):
        changed = changed.with_assumption(catalog, level_id, field, draw(assumption_values[field]))
    return changed.assumptions


@st.composite
def paths(draw: st.DrawFn, catalog: Catalog, target: str) -> PathNames:
    """Some levels in any order, the target last, each by one of its routes."""
    before = some_of(tuple(level for level in catalog.level_ids if level != target))
    return tuple(
        (level_id, draw(st.sampled_from(route_names(catalog, level_id))))
        for level_id in (*draw(before), target)
    )


@st.composite
def since_days(draw: st.DrawFn, catalog: Catalog, as_of: date) -> Since:
    """A day up to `as_of`, and which clocks have run since."""
    shares = {clock_id: draw(percents) for clock_id in sorted(catalog.clock_ids)}
    return Since(draw(st.dates(FIRST_DAY, as_of)), tuple(each for each in shares.items() if each[1]))


@st.composite
def clocks(draw: st.DrawFn, catalog: Catalog, runs_from: date, months: Clocks | None = None) -> Clocks:
    """What is said of each clock; none starts before work does, nor before `runs_from`.

    The months are any, or those of the clocks `months`.
    """
    work_starts = draw(st.none() | days)
    found: Clocks = ()
    for clock_id in catalog.clock_ids:
        had = (
            draw(st.integers(0, MONTHS.most))
            if months is None
            else dict(months).get(clock_id, Clock()).months
        )
        start = (
            work_starts
            if clock_id == WORK
            else draw(st.none() | st.dates(work_starts or runs_from, LAST_DAY))
        )
        found = with_clock(found, clock_id, Clock(had, draw(percents), start))
    return found


@st.composite
def variants(draw: st.DrawFn, catalog: Catalog, choices: Choices) -> Variant:
    """Some fields of its own, the others as chosen."""
    own: Mapping[str, st.SearchStrategy[Any]] = {
        "holds": dated(catalog.level_ids),
        "education": dated(tuple(row.education_id for row in catalog.education)),
        "answers": answers(tuple(row.question_id for row in catalog.questions)),
        "hours_per_week": tenths,
        "reading": st.sampled_from(READINGS),
        "assumptions": assumptions(catalog),
    }
    changed = {field: draw(values) for field, values in own.items() if draw(st.booleans())}
    if draw(st.booleans()):
        runs_from = choices.since.day if choices.since else choices.as_of
        changed["clocks"] = draw(clocks(catalog, runs_from, choices.clocks))
    return replace(choices, **changed).as_variant


@st.composite
def any_choices(draw: st.DrawFn, catalog: Catalog = CATALOG) -> Choices:
    """Every field with every value that a visitor can give it under some tables."""
    as_of, target = draw(days), draw(st.sampled_from(catalog.level_ids))
    since = draw(st.none() | since_days(catalog, as_of))
    choices = Choices(
        as_of=as_of,
        language=draw(st.none() | st.sampled_from(LANGUAGES)),
        since=since,
        industry=draw(one_of(tuple(row.industry_id for row in catalog.industries))),
        audience=draw(one_of(tuple(row.audience_id for row in catalog.audiences))),
        clocks=draw(clocks(catalog, since.day if since else as_of)),
        holds=draw(dated(catalog.level_ids)),
        education=draw(dated(tuple(row.education_id for row in catalog.education))),
        answers=draw(answers(tuple(row.question_id for row in catalog.questions))),
        hours_per_week=draw(tenths),
        target=target,
        reading=draw(st.sampled_from(READINGS)),
        path=draw(st.none() | paths(catalog, target)),
        sort=draw(st.sampled_from(SORTS)),
        deadline=draw(st.none() | st.dates(as_of, LAST_DAY)),
        reminder_days=draw(st.integers(0, REMINDER_DAYS.most)),
        level=draw(one_of(catalog.level_ids)),
        fields_of_work=draw(some_of(tuple(row.field_id for row in catalog.fields))),
        within=draw(st.none() | st.sampled_from(WITHIN)),
        table=draw(st.none() | st.sampled_from(tuple(TABLES))),
        rules=draw(st.just(catalog.version) | st.text("0123456789abcdef", min_size=8, max_size=8)),
        assumptions=draw(assumptions(catalog)),
        pass_percents=draw(numbers_of(catalog, 0, 99)),
        fees=draw(fees(catalog)),
        resits=draw(numbers_of(catalog, 0, RESITS.most)),
        hour_value=draw(st.none() | amounts),
        raise_a_month=draw(st.none() | amounts),
        raise_after=draw(st.none() | st.integers(0, RAISE_AFTER.most)),
        raise_sure=draw(st.none() | percents),
        one_off=draw(st.none() | amounts),
        one_off_sure=draw(st.none() | percents),
        subsidy=draw(st.none() | amounts),
        subsidy_sure=draw(st.none() | percents),
        checked=draw(some_of(tuple(row.item_id for row in catalog.checklist))),
        knows=draw(some_of(tuple(row.subject_id for row in catalog.subjects))),
        compare=draw(some_of(catalog.level_ids, COMPARED.most)),
        goals=draw(numbers_of(catalog, 1, PEOPLE.most)),
        goals_deadline=draw(st.none() | st.dates(as_of, LAST_DAY)),
        more_hours=draw(tenths),
        post_percent=draw(st.integers(1, 100)),
    )
    return replace(
        choices, variants=tuple(draw(st.lists(variants(catalog, choices), max_size=VARIANTS.most)))
    )


ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,5}", fullmatch=True)
clock_ids = ids | st.sampled_from(
    ["aigc", "post", "x.pass", "a_percent", "clock", "infosec", "v1", "starts_on"]
)


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """The frozen levels under no rules, with clocks, education and questions of any id."""
    kinds = draw(st.lists(clock_ids.filter(lambda each: each != WORK), unique=True, max_size=4))
    clock_rows = [
        ClockRow(clock_id=each, within=within, name_zh=each, name_en=each, hint_zh="", hint_en="", cites=())
        for each, within in [(WORK, None), *((each, WORK) for each in kinds)]
    ]
    return replace(
        CATALOG,
        prerequisites=(),
        clocks=tuple(draw(st.permutations(clock_rows))),
        education=tuple(
            Education.model_validate(
                {"education_id": each, "rank": str(rank), "name_zh": each, "name_en": each}
            )
            for rank, each in enumerate(draw(st.lists(ids, unique=True, max_size=3)), start=1)
        ),
        questions=tuple(
            Question(question_id=each, text_zh=each, text_en=each, hint_zh="", hint_en="", cites=())
            for each in draw(st.lists(ids, unique=True, max_size=3))
        ),
    )
