"""A plan file carries the choices whole, and no file at all is read as anything but choices or refused."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.catalog.cells import SITTING_RULES
from dashboard.catalog.rows import READINGS
from dashboard.exports.plan_file import (
    MAX_BYTES,
    MAX_PATHS,
    SCHEMA,
    PlanFile,
    PlanFileError,
    PlanFileFault,
    plan_file,
    read_plan_file,
    refused_sentence,
    schema,
)
from dashboard.planner.compare import SORTS
from dashboard.rules.routes import routes
from dashboard.state.choices import LANGUAGES, Choices
from dashboard.state.declarations import FIRST_DAY, LAST_DAY
from dashboard.state.link import from_query, to_query
from dashboard.state.of_levels import ASSUMPTIONS, AssumptionValue
from dashboard.text.words import Words
from tests.choice_strategies import clocks
from tests.test_exports import AIGC, EMPTIED, PEOPLE, TODAY, takeaway

ZH = Words("zh")
LEVELS = AIGC.level_ids
TAKEN = takeaway(ZH, aigc_percent=100)
FILE = plan_file(TAKEN)
days = st.dates(FIRST_DAY, LAST_DAY)


def in_order(found: list[date]) -> tuple[date, ...]:
    return tuple(sorted(found))


assumption_values: dict[str, st.SearchStrategy[AssumptionValue]] = {
    "study_hours": st.none() | st.decimals(0, 100_000, places=4),
    "sittings": st.none()
    | st.sampled_from(SITTING_RULES)
    | st.lists(days, min_size=1, max_size=3, unique=True).map(in_order),
    "results_days": st.none() | st.integers(0, 3_650),
}


@st.composite
def any_choices(draw: st.DrawFn) -> Choices:
    as_of = draw(days)
    some_levels = st.sampled_from(LEVELS)
    choices = Choices(
        as_of=as_of,
        rules=AIGC.version,
        language=draw(st.none() | st.sampled_from(LANGUAGES)),
        clocks=draw(clocks(AIGC, as_of)),
        holds=tuple(sorted(draw(st.dictionaries(some_levels, st.none() | days)).items())),
        hours_per_week=Decimal(draw(st.integers(1, 1_680))) / 10,
        target=draw(some_levels),
        reading=draw(st.sampled_from(READINGS)),
        deadline=draw(st.none() | st.dates(as_of, LAST_DAY)),
        reminder_days=draw(st.integers(0, 365)),
        sort=draw(st.sampled_from(SORTS)),
    )
    for level_id, field in draw(st.sets(st.tuples(some_levels, st.sampled_from(ASSUMPTIONS)))):
        choices = choices.with_assumption(AIGC, level_id, field, draw(assumption_values[field]))
    for level_id in draw(st.sets(some_levels)):
        choices = choices.with_pass_percent(level_id, draw(st.integers(0, 100)))
    route = draw(st.sampled_from(routes(AIGC, choices.target, choices.reading)))
    hours = draw(st.lists(st.integers(1, 1_680), max_size=3))
    return replace(
        choices,
        path=draw(st.none() | st.just(((choices.target, route.name),))),
        variants=tuple(replace(choices.as_variant, hours_per_week=Decimal(each) / 10) for each in hours),
    )


def code_of(data: bytes) -> PlanFileFault | None:
    """Why the file is refused; `None` if it isn't. Any other error fails the test."""
    try:
        query = read_plan_file(data)
    except PlanFileError as error:
        for language in LANGUAGES:
            refused_sentence(Words(language), error).encode()
        return error.code
    from_query(query, AIGC, TODAY)
    return None


def changed(**parts: Any) -> bytes:
    return json.dumps({**json.loads(FILE), **parts}).encode()


@settings(deadline=None)
@given(any_choices(), days)
def test_what_was_chosen_comes_back_whole_on_any_later_day(choices: Choices, today: date) -> None:
    file = plan_file(replace(TAKEN, choices=choices))
    assert from_query(read_plan_file(file), AIGC, today) == (choices, ())


@pytest.mark.parametrize("person", PEOPLE)
def test_a_file_says_the_plan_with_its_rules_its_day_and_every_step(person: str, words: Words) -> None:
    taken = takeaway(words, **PEOPLE[person])
    said = json.loads(plan_file(taken))
    assert (said["schema"], said["rules"]) == (SCHEMA, AIGC.version)
    assert (said["made_on"], said["language"]) == (TODAY.isoformat(), words.language)
    assert said["about"] == words("export.plan")
    assert said["choices"] == to_query(taken.choices, taken.catalog)
    plan = taken.plan
    assert (said["plan"]["held_on"], said["plan"]["exam_on"]) == (str(plan.held_on), str(plan.exam_on))
    assert Decimal(said["plan"]["study_hours"]) == plan.study_hours
    assert (said["plan"]["fee"], said["plan"]["currency"]) == (None, None)
    for step, found in zip(plan.steps, said["plan"]["steps"], strict=True):
        for field in ("study_from", "studied_on", "opens_on", "sat_on", "held_on", "set_by"):
            assert found[field] == str(getattr(step, field))
        assert (found["level_id"], found["route"], found["basis"]) == (
            step.level_id,
            step.route.name,
            "assumed",
        )
    assert [path["held_on"] for path in said["paths"]] == [str(row.plan.held_on) for row in taken.paths]


def test_what_is_not_stated_is_null_and_makes_the_days_a_lower_bound() -> None:
    said = json.loads(plan_file(takeaway(ZH, assumptions=EMPTIED, aigc_percent=100)))
    assert (said["plan"]["study_hours"], said["plan"]["lower_bound"]) == (None, True)
    assert [step["lower_bound"] for step in said["plan"]["steps"]] == [True, True, True]
    assert None in [step["study_hours"] for step in said["plan"]["steps"]]
    assert json.loads(FILE)["plan"]["lower_bound"] is False


def test_a_file_is_the_same_whenever_it_is_made_again_and_reads_as_its_own_schema_says() -> None:
    assert plan_file(takeaway(ZH, aigc_percent=100)) == FILE
    assert PlanFile.model_validate_json(FILE).model_dump(mode="json", by_alias=True) == json.loads(FILE)
    said = json.loads(schema())
    assert said["properties"].keys() == json.loads(FILE).keys() == set(said["required"])
    assert said["properties"]["schema"]["const"] == SCHEMA
    assert said["$defs"]["FilePlan"]["properties"].keys() == json.loads(FILE)["plan"].keys()
    for path in json.loads(FILE)["paths"]:
        assert said["$defs"]["FilePath"]["properties"].keys() == path.keys()
    fields = [field for part in said["$defs"].values() for field in part.get("properties", {}).values()]
    assert len(fields) > 20
    assert [field for field in (*fields, *said["properties"].values()) if not field.get("description")] == []


def test_the_rules_of_the_file_are_those_of_its_choices() -> None:
    elsewhere = plan_file(replace(TAKEN, choices=replace(TAKEN.choices, rules="00000000")))
    assert json.loads(elsewhere)["choices"]["rules"] == TAKEN.version
    assert read_plan_file(changed(rules="abcdef01"))["rules"] == ["abcdef01"]


def test_more_paths_than_anyone_compares_are_not_written() -> None:
    rows = tuple(TAKEN.paths) * MAX_PATHS
    file = plan_file(replace(TAKEN, paths=rows))
    assert len(json.loads(file)["paths"]) == MAX_PATHS
    assert code_of(file) is None


HOSTILE: dict[str, tuple[bytes, PlanFileFault]] = {
    "one byte too many": (b"\xff" * (MAX_BYTES + 1), PlanFileFault.TOO_LARGE),
    "nothing": (b"", PlanFileFault.NOT_JSON),
    "latin": ('{"schema": "é"}'.encode("latin-1"), PlanFileFault.NOT_UTF8),
    "utf-16": (FILE.decode().encode("utf-16"), PlanFileFault.NOT_UTF8),
    "cut short": (FILE[: len(FILE) // 2], PlanFileFault.NOT_JSON),
    "two files": (FILE * 2, PlanFileFault.NOT_JSON),
    "deep": (b"[" * MAX_BYTES, PlanFileFault.NOT_JSON),
    "deep objects": (b'{"schema":' * 15_000, PlanFileFault.NOT_JSON),
    "deep and closed": (
        changed().replace(b'"fee": null', b'"fee": ' + b"[" * 500 + b"]" * 500),
        PlanFileFault.NOT_JSON,
    ),
    "not a number": (b'{"schema": NaN}', PlanFileFault.NOT_JSON),
    "endless": (b'{"schema": -Infinity}', PlanFileFault.NOT_JSON),
    "many digits": (b"9" * 100_000, PlanFileFault.NOT_JSON),
    "half a letter": (changed(about="\ud800"), PlanFileFault.NOT_JSON),
    "a list": (b"[]", PlanFileFault.WRONG_SCHEMA),
    "null": (b"null", PlanFileFault.WRONG_SCHEMA),
    "no schema": (b"{}", PlanFileFault.WRONG_SCHEMA),
    "another schema": (changed(schema="somebody/else/1"), PlanFileFault.WRONG_SCHEMA),
    "a schema that is a number": (changed(schema=1), PlanFileFault.WRONG_SCHEMA),
    "a version before the first": (changed(schema=SCHEMA[:-1] + "0"), PlanFileFault.WRONG_SCHEMA),
    "a version of many digits": (changed(schema=SCHEMA + "1" * 9_000), PlanFileFault.WRONG_SCHEMA),
    "the next version": (changed(schema=SCHEMA[:-1] + "2"), PlanFileFault.NEWER_SCHEMA),
    "the tenth version": (changed(schema=SCHEMA[:-1] + "10"), PlanFileFault.NEWER_SCHEMA),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_for_what_is_wrong_with_it(name: str) -> None:
    data, code = HOSTILE[name]
    assert code_of(data) == code


@pytest.mark.parametrize(
    ("parts", "where"),
    [
        ({"choices": {"target": 1}}, "choices.target"),
        ({"choices": ["target"]}, "choices"),
        ({"choices": None}, "choices"),
        ({"rules": "1.0"}, "rules"),
        ({"made_on": "2026-02-30"}, "made_on"),
        ({"made_on": 0}, "made_on"),
        ({"plan": {**json.loads(FILE)["plan"], "exams": "3"}}, "plan.exams"),
        ({"language": "fr"}, "language"),
        ({"plan": {**json.loads(FILE)["plan"], "exams": -1}}, "plan.exams"),
        ({"plan": {**json.loads(FILE)["plan"], "fee": "NaN"}}, "plan.fee"),
        ({"plan": {**json.loads(FILE)["plan"], "steps": [{}]}}, "plan.steps.0.level_id"),
        ({"name": "张三"}, "name"),
        ({"x" * 5_000: 1}, "x" * 60 + "…"),
        ({"\x1b[31m": 1}, "�[31m"),
    ],
)
def test_a_broken_file_is_refused_with_the_place(parts: dict[str, Any], where: str, words: Words) -> None:
    with pytest.raises(PlanFileError) as refused:
        read_plan_file(changed(**parts))
    assert (refused.value.code, refused.value.where) == (PlanFileFault.BROKEN, where)
    assert where in refused_sentence(words, refused.value)


def test_a_name_that_stands_twice_is_refused() -> None:
    twice = FILE.replace(b'"target":', b'"target": "aigc-junior", "target":', 1)
    with pytest.raises(PlanFileError) as refused:
        read_plan_file(twice)
    assert (refused.value.code, refused.value.where) == (PlanFileFault.BROKEN, "target")


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read_plan_file(b"\xef\xbb\xbf" + FILE) == read_plan_file(FILE)


def test_every_refusal_says_what_is_wrong_and_that_nothing_was_changed(words: Words) -> None:
    said = [refused_sentence(words, PlanFileError(code, where="choices.target")) for code in PlanFileFault]
    assert len(set(said)) == len(PlanFileFault)
    assert all(sentence.endswith(words("export.nothing_changed")) for sentence in said)
    assert all("{" not in sentence for sentence in said)


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(SCHEMA)
values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8
)


@given(st.binary())
@example(b"\xef\xbb\xbf")
@example(b'{"schema": "certificate-pathways/plan/1"}')
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert code_of(data) is not None


@given(values)
def test_any_json_is_refused_that_is_no_plan(value: object) -> None:
    assert code_of(json.dumps(value).encode()) is not None


@given(st.data())
def test_a_file_with_any_part_replaced_is_read_or_refused(data: st.DataObject) -> None:
    parsed = json.loads(FILE)
    part: Any = parsed
    while True:
        place = data.draw(st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part))))
        if not (isinstance(part[place], dict | list) and part[place]) or data.draw(st.booleans()):
            break
        part = part[place]
    part[place] = data.draw(values)
    code = code_of(json.dumps(parsed).encode())
    assert code in (None, PlanFileFault.BROKEN, PlanFileFault.WRONG_SCHEMA, PlanFileFault.NOT_JSON)


@given(st.dictionaries(st.text(), st.text(), max_size=5))
def test_the_choices_of_a_file_may_be_any_texts(choices: dict[str, str]) -> None:
    data = changed(choices=choices)
    if code_of(data) is None:
        query = read_plan_file(data)
        assert query == {name: [text] for name, text in {**choices, "rules": TAKEN.version}.items()}
