"""What a visitor chose, and the address that says it: total both ways.

The address holds ids, ISO dates and numbers, never labels, names or free text. Any address gives
valid choices: what is not understood falls back to the default, part by part, and is returned as left
out. What only the rules understand that a link was made under stays in the address beside the choices,
as `before~holds=…`: what those rules came to is worked out from the whole link.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pydantic_core import PydanticCustomError

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import parse_whole
from dashboard.state.choices import (
    ASSUMPTIONS,
    FEES,
    MAX_RESITS,
    MAX_VARIANTS,
    VARIED,
    Assumption,
    Choices,
    Variant,
    parse_assumption,
    parse_money,
    path_text,
)
from dashboard.state.parameters import PARAMETERS, MisunderstoodError

Query = Mapping[str, Sequence[str]]

CHANCE: Final = "pass_percent"
RESITS: Final = "resits"
EMPTY: Final = "-"
"""What a variant says for an answer that it lacks and the visitor's choices have: never an id or a date."""
BEFORE: Final = "before~"
"""Starts the name of a parameter as the rules understand it that the link was made under."""
_UNANSWERED: Final = Variant()
_ASSUMPTIONS: Final = "assumptions"
_VARIANTS: Final = "variants"


@dataclass(frozen=True)
class LeftOut:
    """A part of an address that was not understood."""

    parameter: str
    value: str


_OF_LEVEL = re.compile(rf"(?P<level_id>.+)\.(?P<field>{'|'.join((*ASSUMPTIONS, *FEES))}|{CHANCE}|{RESITS})")
_OF_VARIANT = re.compile(r"v(?P<number>[1-9])~(?P<name>.+)")
_VARIED_PARAMETERS: Final = {
    name: parameter for name, parameter in PARAMETERS.items() if parameter.field in VARIED
}


def defaults(catalog: Catalog, today: date) -> Choices:
    """What a first visit has chosen: nothing, as of today, under the rules of today."""
    return Choices(as_of=today, target=catalog.default_target, rules=catalog.version)


def from_query(query: Query, catalog: Catalog, today: date) -> tuple[Choices, tuple[LeftOut, ...]]:
    """The choices that an address says, and what of it was left out.

    Of a repeated parameter the last counts. What contradicts another part of the address (months since a
    day after `as_of`, an AIGC start before the work's, a deadline before `as_of`, a path to another
    target) is left out too.
    What only the rules of before understand (`whole_link`) is neither.
    """
    choices = defaults(catalog, today)
    left_out: list[LeftOut] = []
    texts: dict[str, str] = {}
    for name, values in query.items():
        if values and not name.startswith(BEFORE):
            texts[name] = values[-1]
            left_out.extend(LeftOut(name, value) for value in values[:-1])
    of_variants = {name: text for name, text in texts.items() if _OF_VARIANT.fullmatch(name)}
    for name in texts.keys() - of_variants.keys() - {_VARIANTS}:
        choices, parts = _read_one(choices, catalog, name, texts[name])
        left_out.extend(LeftOut(name, part) for part in parts)
    choices, contradicting = _consistent(choices)
    left_out.extend(LeftOut(name, texts.get(name, value)) for name, value in contradicting)
    choices, not_read = _read_variants(choices, catalog, texts.get(_VARIANTS), of_variants)
    left_out.extend(not_read)
    order = {name: place for place, name in enumerate(query)}
    return choices, tuple(sorted(left_out, key=lambda part: order[part.parameter]))


def whole_link(query: Query) -> Query:
    """The address as its link was made: what only the rules of then understand is back in its place."""
    now = {name: values for name, values in query.items() if not name.startswith(BEFORE)}
    return now | {re.sub(f"^({BEFORE})+", "", name): query[name] for name in query if name not in now}


@dataclass(frozen=True)
class OnlyBefore:
    """A parameter that the rules of before understand otherwise than today's; `now` is `None`: not at all."""

    name: str
    before: str
    now: str | None


def only_before(link: Query, before: Catalog, now: Catalog, today: date) -> tuple[OnlyBefore, ...]:
    """What of a whole link the rules understand that it was made under, and today's do not."""
    then, today_says = (to_query(from_query(link, catalog, today)[0]) for catalog in (before, now))
    return tuple(
        OnlyBefore(name, text, today_says.get(name))
        for name, text in then.items()
        if text != today_says.get(name)
    )


def beside(query: Mapping[str, str], parts: Iterable[OnlyBefore]) -> dict[str, str]:
    """An address with those `parts` that its choices did not change since."""
    kept = {f"{BEFORE}{part.name}": part.before for part in parts if query.get(part.name) == part.now}
    return {**query, **kept}


def _read_one(choices: Choices, catalog: Catalog, name: str, text: str) -> tuple[Choices, Sequence[str]]:
    """The choices with what a parameter says, and what of its text was left out: all, or parts of a list."""
    try:
        if parameter := PARAMETERS.get(name):
            value, left_out = parameter.read(text, catalog)
            return replace(choices, **{parameter.field: value}), left_out
        return _read_of_level(choices, catalog, name, text), ()
    except (PydanticCustomError, MisunderstoodError):
        return choices, [text]


def _read_of_level(choices: Choices, catalog: Catalog, name: str, text: str) -> Choices:
    found = _OF_LEVEL.fullmatch(name)
    if not found or found["level_id"] not in catalog.level_ids:
        raise MisunderstoodError
    level_id, field = found["level_id"], found["field"]
    if field == CHANCE:
        return choices.with_pass_percent(level_id, parse_whole(text, 100))
    if field == RESITS:
        return choices.with_resits(level_id, parse_whole(text, MAX_RESITS))
    if field in FEES:
        return choices.with_fee(catalog, level_id, field, parse_money(text))
    return choices.with_assumption(catalog, level_id, field, parse_assumption(field, text))


def _consistent(choices: Choices) -> tuple[Choices, list[tuple[str, str]]]:
    """The choices without what contradicts another of them, and that."""
    dropped: list[tuple[str, str]] = []
    if choices.since and choices.since.day > choices.as_of:
        dropped.append(("since", PARAMETERS["since"].write(choices.since)))
        choices = replace(choices, since=None)
    if choices.aigc_starts_on and choices.aigc_starts_on < choices.runs_from:
        dropped.append(("aigc_starts_on", choices.aigc_starts_on.isoformat()))
        choices = replace(choices, aigc_starts_on=None)
    if choices.deadline and choices.deadline < choices.as_of:
        dropped.append(("deadline", choices.deadline.isoformat()))
        choices = replace(choices, deadline=None)
    if choices.goals_deadline and choices.goals_deadline < choices.as_of:
        dropped.append(("goals_deadline", choices.goals_deadline.isoformat()))
        choices = replace(choices, goals_deadline=None)
    if choices.path and choices.path[-1][0] != choices.target:
        dropped.append(("path", path_text(choices.path)))
        choices = replace(choices, path=None)
    return choices, dropped


def _read_variants(
    choices: Choices, catalog: Catalog, count: str | None, texts: Mapping[str, str]
) -> tuple[Choices, list[LeftOut]]:
    """The choices with their variants: each what was chosen, but for what the address says of it."""
    left_out: list[LeftOut] = []
    number = 0
    if count is not None:
        try:
            number = parse_whole(count, MAX_VARIANTS)
        except PydanticCustomError:
            left_out.append(LeftOut(_VARIANTS, count))
    of_number: dict[int, dict[str, str]] = {each: {} for each in range(1, number + 1)}
    for name, text in texts.items():
        found = _OF_VARIANT.fullmatch(name)
        if found and int(found["number"]) in of_number:
            of_number[int(found["number"])][found["name"]] = text
        else:
            left_out.append(LeftOut(name, text))
    variants = []
    for each, own in of_number.items():
        variant, not_read = _read_variant(choices, catalog, own)
        variants.append(variant)
        left_out.extend(LeftOut(_of_variant(each, part.parameter), part.value) for part in not_read)
    return replace(choices, variants=tuple(variants)), left_out


def _read_variant(
    choices: Choices, catalog: Catalog, texts: Mapping[str, str]
) -> tuple[Variant, list[LeftOut]]:
    varied = replace(choices, assumptions=())
    left_out: list[LeftOut] = []
    for name, text in texts.items():
        parameter = _VARIED_PARAMETERS.get(name)
        not_read: Sequence[str] = ()
        if parameter and parameter.optional and text == EMPTY:
            varied = replace(varied, **{parameter.field: getattr(_UNANSWERED, parameter.field)})
        elif parameter or name.endswith(tuple(f".{field}" for field in ASSUMPTIONS)):
            varied, not_read = _read_one(varied, catalog, name, text)
        elif (name, text) != (_ASSUMPTIONS, EMPTY):
            not_read = [text]
        left_out.extend(LeftOut(name, part) for part in not_read)
    understood = texts.keys() - {part.parameter for part in left_out if part.value == texts[part.parameter]}
    if understood <= _VARIED_PARAMETERS.keys():
        varied = replace(varied, assumptions=choices.assumptions)
    varied, contradicting = _consistent(varied)
    for name, _ in contradicting:
        if name in understood:
            # Left out, it says nothing: what was chosen counts, unless it contradicts the variant too.
            rest = {other: text for other, text in texts.items() if other != name}
            variant, left_out = _read_variant(choices, catalog, rest)
            return variant, [*left_out, LeftOut(name, texts[name])]
    return varied.as_variant, left_out


def to_query(choices: Choices) -> dict[str, str]:
    """The address of `choices`. Every answer is written out, so that a link outlives a change of default."""
    query: dict[str, str] = {}
    for name, parameter in PARAMETERS.items():
        value = getattr(choices, parameter.field)
        if parameter.says(value):
            query[name] = parameter.write(value)
    query |= _assumptions_query(choices.assumptions)
    for level_id, percent in choices.pass_percents:
        query[f"{level_id}.{CHANCE}"] = str(percent)
    for level_id, number in choices.resits:
        query[f"{level_id}.{RESITS}"] = str(number)
    for fee in choices.fees:
        query[f"{fee.level_id}.{fee.field}"] = f"{fee.amount.normalize():f}"
    if choices.variants:
        query[_VARIANTS] = str(len(choices.variants))
    for number, variant in enumerate(choices.variants, start=1):
        for name, text in _variant_query(choices, variant).items():
            query[_of_variant(number, name)] = text
    return query


def _variant_query(choices: Choices, variant: Variant) -> dict[str, str]:
    """What of a variant is not as chosen."""
    query: dict[str, str] = {}
    for name, parameter in _VARIED_PARAMETERS.items():
        value = getattr(variant, parameter.field)
        if value != getattr(choices, parameter.field):
            query[name] = parameter.write(value) if parameter.says(value) else EMPTY
    if variant.assumptions != choices.assumptions:
        query |= _assumptions_query(variant.assumptions) or {_ASSUMPTIONS: EMPTY}
    return query


def _assumptions_query(assumptions: Iterable[Assumption]) -> dict[str, str]:
    return {f"{each.level_id}.{each.field}": each.text for each in assumptions}


def _of_variant(number: int, name: str) -> str:
    return f"v{number}~{name}"
