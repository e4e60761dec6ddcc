"""The row types: one class a table, one field a column, in the order of the columns.

An empty cell means "not stated": `None` where the column holds a value, `""` where it holds text.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, Literal, assert_never

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from dashboard.catalog.cells import (
    Amount,
    Days,
    FromDay,
    Hours,
    Lasting,
    Months,
    Name,
    OptionalDate,
    OptionalSittings,
    OptionalSlug,
    Published,
    Rank,
    Slug,
    Slugs,
    Text,
    Url,
    Years,
    fault,
    one_of,
)

Reading = Literal["strict", "lenient"]
READINGS: tuple[Reading, ...] = ("strict", "lenient")
Clock = str
"""A clock's id."""
ROOT_CLOCK: Final = "work"
"""The clock that every other lies within."""
Fact = Literal[
    "none_stated", "none_required", "experience", "certificate", "valid_certificate", "education", "answer"
]
FACTS: Final[tuple[Fact, ...]] = (
    "none_stated",
    "none_required",
    "experience",
    "certificate",
    "valid_certificate",
    "education",
    "answer",
)
LevelKind = Literal["exam", "award"]
Role = Literal[
    "certificates_alone", "whose_certificate", "subjects", "audiences_and_levels", "not_stated_at_all"
]
"""Where the app shows a contradiction, besides among the sources."""
RenewalWay = Literal["resit", "assessment", "pass_other", "credits", "fee"]

OptionalGrade = Annotated[Literal["", "A", "B", "C", "D"], one_of("", "A", "B", "C", "D")]


class Row(BaseModel):
    """One line of a table.

    `key` names the columns that no two lines may share. `later` names those that came after the first
    versions of the rules were kept, each with the value of an empty cell: kept tables may lack them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    key: ClassVar[tuple[str, ...]]
    later: ClassVar[Mapping[str, object]] = {}

    @classmethod
    def columns(cls) -> dict[str, str]:
        """The table's columns in their order, each with the name of its field here."""
        return {field.alias or name: name for name, field in cls.model_fields.items()}

    @classmethod
    def misfits(cls, values: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
        """The columns whose values, each right alone, don't fit the others; `values` lacks wrong cells."""
        del values
        yield from ()


class Source(Row):
    key = ("source_id",)
    source_id: Slug
    title: Text
    publisher: Text
    published_on: Published
    url: Url
    grade: OptionalGrade
    checked_on: OptionalDate


class Statement(Row):
    key = ("statement_id",)
    statement_id: Slug
    source_id: Slug
    text_zh: Text
    text_en: Text
    kind: Annotated[
        Literal["", "fact", "description", "promotion"], one_of("", "fact", "description", "promotion")
    ]


class Contradiction(Row):
    key = ("contradiction_id",)
    contradiction_id: Slug
    scheme_id: Slug
    role: Annotated[
        Literal["", Role],
        one_of(
            "",
            "certificates_alone",
            "whose_certificate",
            "subjects",
            "audiences_and_levels",
            "not_stated_at_all",
        ),
    ]
    text_zh: Text
    text_en: Text
    effect_zh: Text
    effect_en: Text
    cites: Slugs


class Field(Row):
    key = ("field_id",)
    field_id: Slug
    name_zh: Name
    name_en: Name


class Scheme(Row):
    """`strict` and `lenient` are what its two readings are called; `url` is the issuer's own page."""

    key = ("scheme_id",)
    scheme_id: Slug
    name_zh: Name
    name_en: Name
    issuer_zh: Text
    issuer_en: Text
    standing_zh: Text
    standing_en: Text
    fields: Slugs
    strict_zh: Text
    strict_en: Text
    lenient_zh: Text
    lenient_en: Text
    url: Url
    cites: Slugs


class Level(Row):
    """`last_sitting_on` is the last day on which it is sat; `successor` is the level in its place."""

    key = ("level_id",)
    later = {"kind": "exam", "first_sitting_on": None, "last_sitting_on": None, "successor": None}
    level_id: Slug
    scheme_id: Slug
    rank: Rank
    name_zh: Name
    name_en: Name
    suits_zh: Text
    suits_en: Text
    kind: Annotated[LevelKind, one_of("exam", "award", empty="exam")]
    first_sitting_on: OptionalDate
    last_sitting_on: OptionalDate
    successor: OptionalSlug
    cites: Slugs


class Alias(Row):
    """Another name or an earlier id of a level."""

    key = ("alias",)
    alias: Name
    level_id: Slug


class ClockRow(Row):
    """A kind of experience that is counted; what counts on it counts on the clock `within` too."""

    key = ("clock_id",)
    clock_id: Slug
    within: OptionalSlug
    name_zh: Name
    name_en: Name
    hint_zh: Text
    hint_en: Text
    cites: Slugs

    @classmethod
    def misfits(cls, values: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
        if "within" not in values or "clock_id" not in values:
            return
        is_root = values["clock_id"] == ROOT_CLOCK
        if is_root and values["within"] is not None:
            yield "within", fault("must_be_empty")
        if not is_root and values["within"] is None:
            yield "within", fault("clock_without_root", clock=values["clock_id"], root=ROOT_CLOCK)


class Education(Row):
    key = ("education_id",)
    education_id: Slug
    rank: Rank
    name_zh: Name
    name_en: Name


class Question(Row):
    """A condition that only the person can vouch for."""

    key = ("question_id",)
    question_id: Slug
    text_zh: Text
    text_en: Text
    hint_zh: Text
    hint_en: Text
    cites: Slugs


class Prerequisite(Row):
    """One condition of one route; `scope`, `value` and `within` mean what `fact` says.

    It applies from `from_day` to the day before `until`, each open where it is `None`.
    """

    key = (
        "level_id",
        "reading",
        "route",
        "fact",
        "scope",
        "value",
        "within",
        "force",
        "from",
        "until",
        "cites",
    )
    later = {"within": None, "force": "required", "from": None, "until": None}
    level_id: Slug
    reading: Annotated[Literal["", "strict", "lenient"], one_of("", "strict", "lenient")]
    route: Text
    fact: Annotated[Fact, one_of(*FACTS)]
    scope: Slugs
    value: Years
    within: Years
    force: Annotated[Literal["required", "recommended"], one_of("required", "recommended", empty="required")]
    from_day: FromDay
    until: OptionalDate
    cites: Slugs

    @classmethod
    def misfits(cls, values: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
        fact: Fact | None = values.get("fact")
        if fact is not None:
            yield from _conditions_misfits(fact, values)
        yield from _days_misfits(values)


def _conditions_misfits(fact: Fact, values: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
    """What doesn't fit the fact; a column that is not in `values` is wrong already."""
    scope = values.get("scope")
    match fact:
        case "none_stated" | "none_required":
            if scope:
                yield "scope", fault("must_be_empty")
            yield from _filled_in_vain(values, "value", "within")
        case "experience":
            yield from _not_one_id(scope, "clocks.csv")
            if "value" in values and values["value"] is None:
                yield "value", fault("years_missing")
            yield from _within_below_value(values)
        case "certificate" | "valid_certificate":
            if scope is not None and not scope:
                yield "scope", fault("certificate_missing")
            yield from _within_below_value(values)
        case "education":
            yield from _not_one_id(scope, "education.csv")
            yield from _filled_in_vain(values, "within")
        case "answer":
            yield from _not_one_id(scope, "questions.csv")
            yield from _filled_in_vain(values, "value", "within")
        case _:
            assert_never(fact)


def _not_one_id(scope: tuple[str, ...] | None, table: str) -> Iterator[tuple[str, PydanticCustomError]]:
    if scope is not None and len(scope) != 1:
        yield "scope", fault("not_one_id" if scope else "id_missing", table=table)


def _filled_in_vain(values: Mapping[str, Any], *columns: str) -> Iterator[tuple[str, PydanticCustomError]]:
    for column in columns:
        if values.get(column) is not None:
            yield column, fault("must_be_empty")


def _within_below_value(values: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
    value, within = values.get("value"), values.get("within")
    if value is not None and within is not None and within < value:
        yield "within", fault("within_below_value", years=f"{value:f}")


def _days_misfits(values: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
    start, end = values.get("from"), values.get("until")
    if start is not None and end is not None and end <= start:
        yield "until", fault("until_not_after_from", start=start.isoformat())


class Exam(Row):
    """Study hours, sitting rule, days to a result and to another try, and the fees, in `currency`."""

    key = ("level_id",)
    later = {"resit_days": None}
    level_id: Slug
    study_hours: Hours
    sittings: OptionalSittings
    results_days: Days
    resit_days: Days
    fee_training: Amount
    fee_materials: Amount
    fee_exam: Amount
    currency: Text
    basis: Annotated[Literal["stated", "assumed", ""], one_of("stated", "assumed", "")]
    cites: Slugs


class Validity(Row):
    """How long a certificate is valid that is obtained from `from_day` to the day before `until`."""

    key = ("level_id", "from")
    level_id: Slug
    months: Lasting
    from_day: FromDay
    until: OptionalDate
    cites: Slugs

    @classmethod
    def misfits(cls, values: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
        yield from _days_misfits(values)


class Renewal(Row):
    """One thing that a route of keeping a certificate asks for."""

    key = (
        "level_id",
        "route",
        "how",
        "scope",
        "value",
        "opens_months",
        "opens_days",
        "grace_days",
        "counts_from",
        "fee",
        "currency",
        "cites",
    )
    level_id: Slug
    route: Text
    how: Annotated[Literal["", RenewalWay], one_of("", "resit", "assessment", "pass_other", "credits", "fee")]
    scope: Slugs
    value: Amount
    opens_months: Months
    opens_days: Days
    grace_days: Days
    counts_from: Annotated[Literal["", "passed", "expiry"], one_of("", "passed", "expiry")]
    fee: Amount
    currency: Text
    cites: Slugs


class Subject(Row):
    key = ("subject_id",)
    subject_id: Slug
    level_id: Slug
    name_zh: Name
    name_en: Name
    cites: Slugs


class Duty(Row):
    key = ("duty_id",)
    duty_id: Slug
    level_id: OptionalSlug
    name_zh: Name
    name_en: Name
    cites: Slugs


class Industry(Row):
    key = ("industry_id",)
    industry_id: Slug
    name_zh: Name
    name_en: Name
    cites: Slugs


class Reach(Row):
    """`named`: the source names this industry for this level; `many`: it says "many" and names none."""

    key = ("level_id", "industry_id")
    level_id: Slug
    industry_id: OptionalSlug
    how: Annotated[Literal["", "named", "many"], one_of("", "named", "many")]
    cites: Slugs

    @classmethod
    def misfits(cls, values: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
        how, named = values.get("how"), values.get("industry_id")
        if how == "many" and named is not None:
            yield "industry_id", fault("must_be_empty")
        if how == "named" and named is None and "industry_id" in values:
            yield "industry_id", fault("empty")


class Audience(Row):
    key = ("audience_id",)
    audience_id: Slug
    name_zh: Name
    name_en: Name
    wants_zh: Text
    wants_en: Text
    cites: Slugs


class AudienceField(Row):
    key = ("audience_id", "field_zh", "field_en", "cites")
    audience_id: Slug
    field_zh: Text
    field_en: Text
    cites: Slugs


class Claim(Row):
    key = ("claim_id",)
    claim_id: Slug
    theme: Text
    text_zh: Text
    text_en: Text
    checkable: Text
    evidence_zh: Text
    evidence_en: Text
    grade: OptionalGrade
    cites: Slugs


class Benchmark(Row):
    key = ("benchmark_id",)
    benchmark_id: Slug
    topic: Text
    label_zh: Text
    label_en: Text
    low: Amount
    high: Amount
    unit: Text
    population_zh: Text
    population_en: Text
    period: Text
    grade: OptionalGrade
    cites: Slugs

    @classmethod
    def misfits(cls, values: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
        low, high = values.get("low"), values.get("high")
        if low is not None and high is not None and low > high:
            yield "low", fault("low_above_high")


class CheckItem(Row):
    key = ("item_id",)
    item_id: Slug
    rank: Rank
    text_zh: Text
    text_en: Text
    why_zh: Text
    why_en: Text
    cites: Slugs
