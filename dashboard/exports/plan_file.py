"""A plan as JSON: written in full for other programs, and read again for the choices it was made from."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard.catalog.rows import Fact, Reading
from dashboard.exports.phrases import bounded
from dashboard.exports.takeaway import Takeaway
from dashboard.planner.compare import ComparedPath
from dashboard.planner.plan import Plan, SetBy, Step
from dashboard.state.choices import Language
from dashboard.state.declarations import path_text
from dashboard.state.link import to_query
from dashboard.text.words import Words

SCHEMA: Final = "certificate-pathways/plan/1"
MAX_BYTES: Final = 200_000
MAX_PATHS: Final = 100
"""More paths are not written, so that the file can be read again."""
_ANY_NUMBER = re.compile(r"certificate-pathways/plan/[1-9][0-9]{0,8}")
_MOST_SHOWN: Final = 60
"""Letters of a place in a file: it may be any text."""


class PlanFileFault(StrEnum):
    """Why a file can't be read; the first that holds."""

    TOO_LARGE = "too_large"
    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    WRONG_SCHEMA = "wrong_schema"
    NEWER_SCHEMA = "newer_schema"
    BROKEN = "broken"


class PlanFileError(Exception):
    """The file is not a plan that can be read; `where` is the place of what is broken, if it has one."""

    def __init__(self, code: PlanFileFault, where: str = "") -> None:
        super().__init__(f"{code}: {where}" if where else str(code))
        self.code = code
        self.where = where


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class FileStep(_Part):
    """One level that is sat or applied for. Study runs from `study_from` to `studied_on`, not included."""

    level_id: str = Field(description="Id of the level, as in levels.csv")
    route: str = Field(description="Name of the route that opens it, as in prerequisites.csv")
    study_hours: Decimal | None = Field(description="Hours of study; null: not stated, counted as 0")
    study_from: date = Field(description="First day of study for this level")
    studied_on: date = Field(description="The day by which the study is done")
    opens_on: date = Field(description="The day on which the conditions of the route are met")
    sat_on: date = Field(description="The day of the exam")
    held_on: date = Field(description="The day of the result, from which the level is held")
    set_by: SetBy = Field(description="What decided the day of the exam")
    basis: Literal["stated", "assumed"] | None = Field(
        description="Whose numbers the hours, the sittings and the days to a result are; null: not stated"
    )
    lower_bound: bool = Field(
        description="Whether these days are no more than 'no earlier than', as something is not known"
    )
    is_award: bool = Field(
        default=False, description="Whether it is applied for, and not sat: `sat_on` is the day of applying"
    )
    closes_on: date | None = Field(
        default=None,
        description="The first day on which the route no longer holds; null: not as far as known",
    )
    expires_on: date | None = Field(
        default=None,
        description="The first day on which the certificate is no longer valid; null: never, or not stated",
    )
    unknown: tuple[Fact, ...] = Field(
        default=(), description="Kinds of the conditions that count as met although that is not known"
    )

    @classmethod
    def of(cls, step: Step, is_bound: bool) -> Self:
        return cls(
            level_id=step.level_id,
            route=step.route.name,
            study_hours=step.hours,
            study_from=step.study_from,
            studied_on=step.studied_on,
            opens_on=step.opens_on,
            sat_on=step.sat_on,
            held_on=step.held_on,
            set_by=step.set_by,
            basis=step.exam.basis or None,
            lower_bound=is_bound,
            is_award=step.is_award,
            closes_on=step.closes_on,
            expires_on=step.expires_on,
            unknown=tuple(met.condition.fact for met in step.unknown),
        )


class _Totals(_Part):
    held_on: date = Field(description="The day from which the target is held")
    exam_on: date = Field(description="The day of the target's exam")
    exams: int = Field(description="How many exams; what is applied for is none", ge=0)
    study_hours: Decimal | None = Field(description="Hours of study in all; null: not all are stated")
    fee: Decimal | None = Field(description="Fees in all, in `currency`; null: not all are stated")
    currency: str | None = Field(description="Currency of the fee; null: not stated")
    lower_bound: bool = Field(description="Whether the days are no more than 'no earlier than'")
    expires_on: date | None = Field(
        default=None,
        description="The first day on which the target is no longer valid; null: never, or not stated",
    )


class FilePlan(_Totals):
    """The plan itself."""

    target: str = Field(description="Id of the level that the plan ends with")
    reading: Reading = Field(
        description="The reading of the rules that is planned by; each scheme names its own two"
    )
    steps: tuple[FileStep, ...] = Field(description="The levels, in the order of study", min_length=1)

    @classmethod
    def of(cls, plan: Plan) -> Self:
        steps = tuple(FileStep.of(step, is_bound) for step, is_bound in bounded(plan))
        return cls(target=plan.target, reading=plan.reading, steps=steps, **_totals(plan))


class FilePath(_Totals):
    """One way to the target. A path is written `level:route>level:route`."""

    path: str = Field(description="Levels in the order of study, each with its route")
    readings: tuple[Reading, ...] = Field(description="The readings under which it works", min_length=1)
    beaten_by: str | None = Field(
        description="A path that is as good in every known way and better in one; null: there is none"
    )

    @classmethod
    def of(cls, row: ComparedPath) -> Self:
        return cls(
            path=path_text(row.plan.path.names),
            readings=row.readings,
            beaten_by=path_text(row.beaten_by.path.names) if row.beaten_by else None,
            **_totals(row.plan),
        )


class PlanFile(_Part):
    """A plan for a certificate, worked out from an unofficial source and assumptions: no official date."""

    # `schema` itself is a method of every model.
    kind: Literal["certificate-pathways/plan/1"] = Field(alias="schema", description="What this file is")
    about: str = Field(description="What a reader must know, in `language`")
    rules: str = Field(description="Version of the rule tables that it was made by", pattern="^[0-9a-f]{8}$")
    made_on: date = Field(description="The day on which the file was made")
    language: Language = Field(description="Language of `about`")
    choices: dict[str, str] = Field(
        description="All that was chosen, as the address of the app says it: this alone is read again"
    )
    plan: FilePlan = Field(description="The plan that the choices give under these rules")
    paths: tuple[FilePath, ...] = Field(
        description="The ways to the target that it was compared with", max_length=MAX_PATHS
    )


def plan_file(takeaway: Takeaway) -> bytes:
    """JSON in UTF-8 that `read_plan_file` reads. Decimals are strings, what is not stated is null."""
    choices = to_query(replace(takeaway.choices, rules=takeaway.version), takeaway.catalog)
    file = PlanFile(
        schema=SCHEMA,
        about=takeaway.words("export.plan"),
        rules=takeaway.version,
        made_on=takeaway.made_on,
        language=takeaway.words.language,
        choices=dict(sorted(choices.items())),
        plan=FilePlan.of(takeaway.plan),
        paths=tuple(FilePath.of(row) for row in takeaway.paths[:MAX_PATHS]),
    )
    return f"{file.model_dump_json(by_alias=True, indent=2)}\n".encode()


def schema() -> bytes:
    """The JSON Schema of the file, with a description of every field."""
    described = PlanFile.model_json_schema(by_alias=True, mode="serialization")
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return f"{json.dumps(draft | described, ensure_ascii=False, indent=2)}\n".encode()


def read_plan_file(data: bytes) -> dict[str, list[str]]:
    """The query that the file carries, for `from_query`; its rules are those of the file.

    Raises `PlanFileError`, and nothing else, whatever `data` is. Of what is worked out nothing is
    taken: dates follow from the choices and the tables of today.
    """
    if len(data) > MAX_BYTES:
        raise PlanFileError(PlanFileFault.TOO_LARGE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PlanFileError(PlanFileFault.NOT_UTF8) from None
    _check_schema(_parsed(text))
    try:
        file = PlanFile.model_validate_json(text)
    except ValidationError as error:
        raise _fault_of(error) from None
    return {name: [value] for name, value in {**file.choices, "rules": file.rules}.items()}


def _parsed(text: str) -> object:
    try:
        return json.loads(text, parse_constant=_no_number, object_pairs_hook=_each_name_once)
    except (ValueError, RecursionError):
        raise PlanFileError(PlanFileFault.NOT_JSON) from None


def _no_number(constant: str) -> None:
    raise ValueError(f"{constant} is no number in JSON")


def _each_name_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON; of two values for one name, neither could be trusted."""
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(name for name, _ in pairs)
        raise PlanFileError(PlanFileFault.BROKEN, _shown(next(name for name in times if times[name] > 1)))
    return found


def _check_schema(parsed: object) -> None:
    named = parsed.get("schema") if isinstance(parsed, dict) else None
    if named == SCHEMA:
        return
    is_newer = isinstance(named, str) and _ANY_NUMBER.fullmatch(named)
    raise PlanFileError(PlanFileFault.NEWER_SCHEMA if is_newer else PlanFileFault.WRONG_SCHEMA)


def _fault_of(error: ValidationError) -> PlanFileError:
    first = next(iter(error.errors(include_url=False, include_context=False, include_input=False)))
    if first["type"] == "json_invalid":
        return PlanFileError(PlanFileFault.NOT_JSON)
    return PlanFileError(PlanFileFault.BROKEN, _shown(".".join(map(str, first["loc"]))))


def _shown(place: str) -> str:
    shown = "".join(letter if letter.isprintable() else "�" for letter in place)
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"


def refused_sentence(words: Words, error: PlanFileError) -> str:
    """What was wrong with the file, what would be right, and that nothing was changed."""
    refused = words(
        f"file.{error.code}", where=error.where, most=words.number(MAX_BYTES // 1000), schema=SCHEMA
    )
    return words.sentences([refused, words("export.nothing_changed")])


def _totals(plan: Plan) -> dict[str, Any]:
    return {
        "held_on": plan.held_on,
        "exam_on": plan.exam_on,
        "exams": plan.exams,
        "study_hours": plan.study_hours,
        "fee": plan.fee,
        "currency": plan.currency or None,
        "lower_bound": plan.is_lower_bound,
        "expires_on": plan.expires_on,
    }
