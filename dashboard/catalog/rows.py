"""The row types: one class a table, one field a column, in the order of the columns.

An empty cell means "not stated": `None` where the column holds a value, `""` where it holds text.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from dashboard.catalog.cells import (
    Amount,
    Days,
    Hours,
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
Clock = Literal["work", "aigc"]
CLOCKS: tuple[Clock, ...] = ("work", "aigc")

OptionalGrade = Annotated[Literal["", "A", "B", "C", "D"], one_of("", "A", "B", "C", "D")]


class Row(BaseModel):
    """One line of a table. `key` names the columns that no two lines may share."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    key: ClassVar[tuple[str, ...]]

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
    kind: Annotated[Literal["fact", "description", "promotion"], one_of("fact", "description", "promotion")]


class Contradiction(Row):
    key = ("contradiction_id",)
    contradiction_id: Slug
    text_zh: Text
    text_en: Text
    effect_zh: Text
    effect_en: Text
    cites: Slugs


class Scheme(Row):
    key = ("scheme_id",)
    scheme_id: Slug
    name_zh: Text
    name_en: Text
    issuer_zh: Text
    issuer_en: Text
    standing_zh: Text
    standing_en: Text
    cites: Slugs


class Level(Row):
    key = ("level_id",)
    level_id: Slug
    scheme_id: Slug
    rank: Rank
    name_zh: Text
    name_en: Text
    suits_zh: Text
    suits_en: Text
    cites: Slugs


class Prerequisite(Row):
    """One condition of one route; `scope` and `value` mean what `fact` says."""

    key = ("level_id", "reading", "route", "fact", "scope", "value", "cites")
    level_id: Slug
    reading: Annotated[Literal["", "strict", "lenient"], one_of("", "strict", "lenient")]
    route: Text
    fact: Annotated[
        Literal["none_stated", "experience", "certificate"],
        one_of("none_stated", "experience", "certificate"),
    ]
    scope: Slugs
    value: Years
    cites: Slugs

    @classmethod
    def misfits(cls, values: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
        fact = values.get("fact")
        if "scope" in values:
            scope = values["scope"]
            if fact == "none_stated" and scope:
                yield "scope", fault("must_be_empty")
            if fact == "experience" and (len(scope) != 1 or scope[0] not in CLOCKS):
                yield "scope", fault("unknown_clock", allowed=", ".join(CLOCKS))
            if fact == "certificate" and not scope:
                yield "scope", fault("certificate_missing")
        if "value" in values:
            if fact == "none_stated" and values["value"] is not None:
                yield "value", fault("must_be_empty")
            if fact == "experience" and values["value"] is None:
                yield "value", fault("years_missing")


class Exam(Row):
    """Study hours, sitting rule, days to a result, and the fees, in `currency`."""

    key = ("level_id",)
    level_id: Slug
    study_hours: Hours
    sittings: OptionalSittings
    results_days: Days
    fee_training: Amount
    fee_materials: Amount
    fee_exam: Amount
    currency: Text
    basis: Annotated[Literal["stated", "assumed", ""], one_of("stated", "assumed", "")]
    cites: Slugs


class Subject(Row):
    key = ("subject_id",)
    subject_id: Slug
    level_id: Slug
    name_zh: Text
    name_en: Text
    cites: Slugs


class Duty(Row):
    key = ("duty_id",)
    duty_id: Slug
    level_id: OptionalSlug
    name_zh: Text
    name_en: Text
    cites: Slugs


class Industry(Row):
    key = ("industry_id",)
    industry_id: Slug
    name_zh: Text
    name_en: Text
    cites: Slugs


class Reach(Row):
    """`named`: the source names this industry for this level; `many`: it says "many" and names none."""

    key = ("level_id", "industry_id")
    level_id: Slug
    industry_id: OptionalSlug
    how: Annotated[Literal["named", "many"], one_of("named", "many")]
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
    name_zh: Text
    name_en: Text
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
