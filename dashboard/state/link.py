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
from functools import lru_cache
from typing import Final

from pydantic_core import PydanticCustomError

from dashboard.catalog.catalog import Catalog
from dashboard.rules.people import WORK
from dashboard.state.choices import DECLARED, VARIANTS, VARIED, Choices, Variant
from dashboard.state.declarations import Declaration, MisunderstoodError
from dashboard.state.of_clocks import clock_parameter
from dashboard.state.of_levels import OF_LEVEL

Query = Mapping[str, Sequence[str]]

EMPTY: Final = "-"
"""What a variant says for an answer that it lacks and the visitor's choices have: never an id or a date."""
BEFORE: Final = "before~"
"""Starts the name of a parameter as the rules understand it that the link was made under."""
_UNANSWERED: Final = Variant()
_ASSUMPTIONS: Final = "assumptions"
_VARIANTS: Final = "variants"
_OF_VARIANT = re.compile(r"(?P<variant>v(?P<number>[1-9])~)(?P<name>.+)", re.DOTALL)


@dataclass(frozen=True)
class LeftOut:
    """A part of an address that was not understood."""

    parameter: str
    value: str


@dataclass(frozen=True)
class Parameter:
    """The field that a parameter says, wholly or in part, and how; a variant can say some otherwise."""

    field: str
    declaration: Declaration
    is_varied: bool


@lru_cache(maxsize=32)
def parameters(catalog: Catalog) -> Mapping[str, Parameter]:
    """Every parameter that an address can have under some tables, those of variants aside."""
    found: dict[str, Parameter] = {}
    for field, declaration in DECLARED.items():
        varied = {*declaration.varied_names(field, catalog)} if field in VARIED else set()
        for name in declaration.names(field, catalog):
            found[name] = Parameter(field, declaration, name in varied)
    return found


def defaults(catalog: Catalog, today: date) -> Choices:
    """What a first visit has chosen: nothing, as of today, under the rules of today."""
    return Choices(as_of=today, target=catalog.default_target, rules=catalog.version)


def from_query(query: Query, catalog: Catalog, today: date) -> tuple[Choices, tuple[LeftOut, ...]]:
    """The choices that an address says, and what of it was left out.

    Of a repeated parameter the last counts. What contradicts another part of the address (months since a
    day after `as_of`, a clock's start before the work's, a deadline before `as_of`, a path to another
    target) is left out too.
    What only the rules of before understand (`whole_link`) is neither.
    """
    choices = defaults(catalog, today)
    texts, left_out = _named(query, catalog)
    of_variants = {name: said for name, said in texts.items() if _OF_VARIANT.fullmatch(name)}
    for name in texts.keys() - of_variants.keys() - {_VARIANTS}:
        said = texts[name]
        choices, parts = _read_one(choices, catalog, name, said.text)
        left_out += [LeftOut(said.name, part) for part in parts]
    choices, contradicting = _consistent(choices, catalog)
    for name, text in contradicting.items():
        said = texts.get(name, _Said(name, text))
        left_out.append(LeftOut(said.name, said.text))
    choices, not_read = _read_variants(choices, catalog, texts.get(_VARIANTS), of_variants)
    order = {name: place for place, name in enumerate(query)}
    return choices, tuple(sorted([*left_out, *not_read], key=lambda part: order[part.parameter]))


@dataclass(frozen=True)
class _Said:
    """A parameter as an address calls it, and its text."""

    name: str
    text: str


def _named(query: Query, catalog: Catalog) -> tuple[dict[str, _Said], list[LeftOut]]:
    """What an address says by the parameters' own names, and what is said a second time.

    Of a parameter that is said by a level's id and by another name of it, the id counts.
    """
    texts: dict[str, _Said] = {}
    left_out: list[LeftOut] = []
    # Those said by a level's other name come last, in an order of their own.
    for name in sorted(query, key=lambda each: (_own_name(each, catalog) != each, each)):
        values, own_name = query[name], _own_name(name, catalog)
        if not values or name.startswith(BEFORE):
            continue
        counts = own_name not in texts
        if counts:
            texts[own_name] = _Said(name, values[-1])
        left_out += [LeftOut(name, value) for value in (values[:-1] if counts else values)]
    return texts, left_out


def _own_name(name: str, catalog: Catalog) -> str:
    """The parameter by the level's id, where it says something of a level by another name."""
    of_variant = _OF_VARIANT.fullmatch(name)
    found = OF_LEVEL.fullmatch(of_variant["name"] if of_variant else name)
    level_id = found and catalog.level_of_alias(found["level"])
    if not found or level_id is None or found["level"] in catalog.level_ids:
        return name
    return f"{of_variant['variant'] if of_variant else ''}{level_id}.{found['field']}"


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
    then, today_says = (to_query(from_query(link, catalog, today)[0], catalog) for catalog in (before, now))
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
    parameter = parameters(catalog).get(name)
    if parameter is None:
        return choices, [text]
    now = getattr(choices, parameter.field)
    try:
        value, left_out = parameter.declaration.read(catalog, now, name, text)
    except (PydanticCustomError, MisunderstoodError):
        return choices, [text]
    return replace(choices, **{parameter.field: value}), left_out


def _consistent(choices: Choices, catalog: Catalog) -> tuple[Choices, dict[str, str]]:
    """The choices without what contradicts another of them, and that, by parameter."""
    contradicting: dict[str, None] = {}
    if choices.since and choices.since.day > choices.as_of:
        contradicting["since"] = None
    runs_from = replace(choices, since=None).runs_from if "since" in contradicting else choices.runs_from
    for clock_id, clock in choices.clocks:
        if clock_id != WORK and clock.starts_on and clock.starts_on < runs_from:
            contradicting[clock_parameter(clock_id, "starts_on")] = None
    if choices.deadline and choices.deadline < choices.as_of:
        contradicting["deadline"] = None
    if choices.goals_deadline and choices.goals_deadline < choices.as_of:
        contradicting["goals_deadline"] = None
    if choices.path and choices.path[-1][0] != choices.target:
        contradicting["path"] = None
    said = _fields_query(choices, catalog)
    return choices.with_values(contradicting), {name: said[name] for name in contradicting}


def _read_variants(
    choices: Choices, catalog: Catalog, count: _Said | None, texts: Mapping[str, _Said]
) -> tuple[Choices, list[LeftOut]]:
    """The choices with their variants: each what was chosen, but for what the address says of it."""
    left_out: list[LeftOut] = []
    number = 0
    if count is not None:
        try:
            number = VARIANTS.parse(count.text, catalog)
        except PydanticCustomError:
            left_out.append(LeftOut(_VARIANTS, count.text))
    of_number: dict[int, dict[str, _Said]] = {each: {} for each in range(1, number + 1)}
    for name, said in texts.items():
        found = _OF_VARIANT.fullmatch(name)
        if found and int(found["number"]) in of_number:
            of_number[int(found["number"])][found["name"]] = said
        else:
            left_out.append(LeftOut(said.name, said.text))
    variants = []
    for own in of_number.values():
        variant, not_read = _read_variant(choices, catalog, own)
        variants.append(variant)
        left_out += not_read
    return replace(choices, variants=tuple(variants)), left_out


def _read_variant(
    choices: Choices, catalog: Catalog, texts: Mapping[str, _Said]
) -> tuple[Variant, list[LeftOut]]:
    varied = replace(choices, assumptions=())
    left_out: list[LeftOut] = []
    understood: set[str] = set()
    for name, said in texts.items():
        varied, parts = _read_varied(varied, catalog, name, said.text)
        left_out += [LeftOut(said.name, part) for part in parts]
        if list(parts) != [said.text]:
            understood.add(name)
    fields = {name: parameter.field for name, parameter in parameters(catalog).items()}
    if not any(fields.get(name, name) == _ASSUMPTIONS for name in understood):
        varied = replace(varied, assumptions=choices.assumptions)
    varied, contradicting = _consistent(varied, catalog)
    for name in contradicting:
        if name in understood:
            # Left out, it says nothing: what was chosen counts, unless it contradicts the variant too.
            rest = {other: said for other, said in texts.items() if other != name}
            variant, left_out = _read_variant(choices, catalog, rest)
            return variant, [*left_out, LeftOut(texts[name].name, texts[name].text)]
    return varied.as_variant, left_out


def _read_varied(choices: Choices, catalog: Catalog, name: str, text: str) -> tuple[Choices, Sequence[str]]:
    """As `_read_one`, for a parameter of a variant."""
    if (name, text) == (_ASSUMPTIONS, EMPTY):
        return choices, ()
    parameter = parameters(catalog).get(name)
    if parameter is None or not parameter.is_varied:
        return choices, [text]
    if text != EMPTY:
        return _read_one(choices, catalog, name, text)
    field = parameter.field
    try:
        value = parameter.declaration.emptied(getattr(choices, field), getattr(_UNANSWERED, field), name)
    except MisunderstoodError:
        return choices, [text]
    return replace(choices, **{field: value}), ()


def to_query(choices: Choices, catalog: Catalog) -> dict[str, str]:
    """The address of `choices`. Every answer is written out, so that a link outlives a change of default."""
    query = _fields_query(choices, catalog)
    if choices.variants:
        query[_VARIANTS] = str(len(choices.variants))
    for number, variant in enumerate(choices.variants, start=1):
        for name, text in _variant_query(choices, variant, catalog).items():
            query[f"v{number}~{name}"] = text
    return query


def _fields_query(choices: Choices, catalog: Catalog) -> dict[str, str]:
    query: dict[str, str] = {}
    for field, declaration in DECLARED.items():
        query |= declaration.write(catalog, field, getattr(choices, field))
    return query


def _variant_query(choices: Choices, variant: Variant, catalog: Catalog) -> dict[str, str]:
    """What of a variant is not as chosen."""
    own, chosen = (
        _fields_query(replace(each, assumptions=()), catalog) for each in (choices.varied(variant), choices)
    )
    query = {name: own.get(name, EMPTY) for name in {**own, **chosen} if own.get(name) != chosen.get(name)}
    if variant.assumptions != choices.assumptions:
        declared = DECLARED[_ASSUMPTIONS]
        query |= declared.write(catalog, _ASSUMPTIONS, variant.assumptions) or {_ASSUMPTIONS: EMPTY}
    return query
