"""Both languages say the same things, and every word that the code asks for is there."""

import ast
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from babel.messages.catalog import Catalog as Messages
from babel.messages.pofile import read_po

from dashboard.catalog import READINGS, TABLES, Catalog, CatalogError, load
from dashboard.catalog.cells import SITTING_RULES
from dashboard.catalog.rows import CLOCKS, Industry
from dashboard.charts.reach import MANY, NAMED, SILENT
from dashboard.planner import SetBy, Verdict
from dashboard.text import Words, fault_place, fault_problem, fault_right, fault_sentence, language_of, plain
from dashboard.widgets import OCCUPATIONS
from tests.broken_tables import DUPLICATES, FILES, HEADERS_AND_WIDTHS, REACHABILITY, Breakage
from tests.conftest import ROOT

LOCALES = ROOT / "dashboard" / "locales"
SOURCES = (ROOT / "streamlit_app.py", *sorted((ROOT / "dashboard").rglob("*.py")))
MODULES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
CHINESE = re.compile(r"[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")


def messages(language: str) -> Messages:
    with (LOCALES / f"{language}.po").open("rb") as file:
        return read_po(file, locale={"zh": "zh_Hans", "en": "en_GB"}[language])


ZH, EN = messages("zh"), messages("en")


def texts(catalog: Messages) -> dict[str, tuple[str, ...]]:
    """The translations of every id; several where the language has several plural forms."""
    found = {}
    for message in catalog:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            found[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return found


def said(catalog: Messages) -> list[tuple[str, str]]:
    return [(key, text) for key, found in texts(catalog).items() for text in found]


IDS = set(texts(ZH))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def strings_in(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def answers(node: ast.expr) -> Iterator[ast.expr]:
    """What an expression may give: both sides of a conditional, not its test; and the key of `of_plan`."""
    if isinstance(node, ast.IfExp):
        yield from answers(node.body)
        yield from answers(node.orelse)
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "of_plan":
        yield from answers(node.args[0])
    else:
        yield node


def is_words(call: ast.Call) -> bool:
    """`words(…)`, `visit.words(…)`, `words.count(…)`, and `self(…)` among the words themselves."""
    function = call.func
    if isinstance(function, ast.Attribute) and function.attr in ("count", "has"):
        function = function.value
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name == "words" and bool(call.args)


def asked() -> Iterator[tuple[str, ast.expr]]:
    """Every key that the code asks the words for, with where."""
    for path, module in MODULES.items():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and is_words(node):
                for key in answers(node.args[0]):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", key


def pattern_of(text: ast.AST) -> str:
    """`f"verdict.{x}"` as `verdict.*`; "" for any other expression."""
    if not isinstance(text, ast.JoinedStr):
        return ""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in text.values)


def calls(*names: str) -> Iterator[tuple[ast.Module, ast.Call]]:
    for module in MODULES.values():
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                function = node.func
                name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
                if name in names:
                    yield module, node


CODE_AT = {"fault": 0, "fault_at": 3, "_add": 1}
"""Which argument of the functions that make a fault is its code."""


def fault_codes() -> set[str]:
    """Every fault code that is raised anywhere, by name or through a variable of the same module."""
    codes = set()
    for function, place in CODE_AT.items():
        for module, call in calls(function):
            if len(call.args) <= place:
                continue
            codes |= constants(call.args[place])
            for answer in answers(call.args[place]):
                if isinstance(answer, ast.Name):
                    codes |= {code for value in assigned(module, answer.id) for code in constants(value)}
    return codes


def assigned(module: ast.Module, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(module):
        if isinstance(node, ast.Assign) and any(getattr(to, "id", "") == name for to in node.targets):
            yield node.value


def constants(node: ast.expr) -> set[str]:
    return {str(each.value) for each in answers(node) if isinstance(each, ast.Constant)}


FEES = ("fee_training", "fee_materials", "fee_exam")
FIELDS = {field: row.model_fields[field] for row in TABLES.values() for field in row.model_fields}
FIXED_CELLS = {
    *(f"cell.{column}.{word}" for column, field in FIELDS.items() for word in get_args(field.annotation)),
    *(f"cell.sittings.{rule}" for rule in SITTING_RULES),
}
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "ask.*": ("industry", "audience", "aigc_percent", "work_percent", "starts_on", "aigc_starts_on"),
    "ask.*.placeholder": ("industry", "audience"),
    "ask.*.help": ("starts_on", "aigc_starts_on"),
    "ask.*.*": ("work_months.years", "work_months.months", "aigc_months.years", "aigc_months.months"),
    "assume.basis.*": ("stated", "assumed", "none"),
    "card.industry.*": (NAMED, MANY, SILENT),
    "clock.*": CLOCKS,
    "column.*": tuple(sorted({field.removesuffix("_zh").removesuffix("_en") for field in FIELDS})),
    "condition.*": CLOCKS,
    "fault.*": tuple(sorted(fault_codes())),
    "fault.*.right": tuple(sorted(fault_codes())),
    "ladder.*": CLOCKS,
    "left_out.*": ("link", "tables", "entry"),
    "level.*": ("subjects", "duties", *FEES),
    "missing.*": CLOCKS,
    "occupation.*": OCCUPATIONS,
    "page.*": tuple(path.stem for path in SOURCES if path.match("pages/[a-z]*.py")),
    "planner.study_hours.*": ("stated", "assumed"),
    "reach.*": (NAMED, MANY, SILENT),
    "reading.*": READINGS,
    "reading.*.short": (*READINGS, "both"),
    "sittings.*": SITTING_RULES,
    "step.set_by.*": tuple(SetBy),
    "table.*": tuple(TABLES),
    "timeline.kind.*": ("study", "eligibility", "calendar", "result", "sitting"),
    "unknown.*": ("study_hours", "sittings", "results_days", *FEES, "suits", "subjects", "industries"),
    "verdict.*": (*Verdict, "awaited", "unstated"),
}
"""Keys that are put together in the code: each of them must be there, for every value."""
COLUMNS = re.compile(r"[a-z]+\.column\.\*")  # these are listed right beside the key


def family_ids(pattern: str) -> set[str]:
    return {pattern.replace("*.*", "*").replace("*", value) for value in FAMILIES[pattern]}


def test_both_languages_have_the_same_ids_and_no_empty_text() -> None:
    assert set(texts(ZH)) ^ set(texts(EN)) == set()
    for catalog in (ZH, EN):
        assert [key for key, found in texts(catalog).items() if not found or not all(found)] == []


def test_both_languages_and_all_plural_forms_fill_in_the_same_names() -> None:
    def names(key: str) -> set[frozenset[str]]:
        return {frozenset(placeholders(text)) for text in (*texts(ZH)[key], *texts(EN)[key])}

    assert [key for key in IDS if len(names(key)) > 1] == []


def test_chinese_has_no_english_sentence_and_english_no_chinese() -> None:
    sentence = re.compile(r"[A-Za-z’']+(?:[ ,]+[A-Za-z’']+){2,}")
    assert [(key, text) for key, text in said(ZH) if sentence.search(re.sub(r"\{\w+\}", "·", text))] == []
    assert [(key, text) for key, text in said(EN) if CHINESE.search(text)] == []


def test_no_message_praises_the_certificate() -> None:
    praise = {
        "zh": r"国家级|含金量|权威|必备|国家职业资格",
        "en": r"(?i)national[- ]level|authoritative|must-have",
    }
    for language, catalog in (("zh", ZH), ("en", EN)):
        assert [(key, text) for key, text in said(catalog) if re.search(praise[language], text)] == []


def test_no_message_is_unfinished_or_left_over() -> None:
    for catalog in (ZH, EN):
        assert [message.id for message in catalog if message.id and "fuzzy" in message.flags] == []
        assert list(catalog.obsolete) == []
        assert [error for message in catalog for error in message.check(catalog)] == []


def test_every_key_that_the_code_asks_for_by_name_is_there() -> None:
    named = [(where, key.value) for where, key in asked() if isinstance(key, ast.Constant)]
    assert [(where, key) for where, key in named if key not in IDS] == []


def test_every_place_that_asks_for_a_key_fills_in_all_its_names() -> None:
    wrong = []
    for module in MODULES.values():
        for call in ast.walk(module):
            if not (isinstance(call, ast.Call) and is_words(call)):
                continue
            given = {str(keyword.arg) for keyword in call.keywords} | {"number" for _ in call.args[1:]}
            for key in constants(call.args[0]):
                needed = {name for text in texts(ZH)[key] for name in placeholders(text)}
                wrong += [(key, needed ^ given)] if needed != given else []
    assert wrong == []


def test_every_key_that_the_code_puts_together_belongs_to_a_family_listed_here() -> None:
    made = {pattern_of(node) for module in MODULES.values() for node in ast.walk(module)}
    asked_for = {pattern_of(key) for _, key in asked()} - {""}
    listed = {*FAMILIES, "cell.*.*"}
    assert {pattern for pattern in asked_for if not COLUMNS.fullmatch(pattern)} - listed == set()
    assert listed - made == set()


@pytest.mark.parametrize("pattern", FAMILIES)
def test_every_member_of_a_family_is_there(pattern: str) -> None:
    assert family_ids(pattern) - IDS == set()


def listed_columns() -> set[str]:
    """The keys of `words(f"lanes.column.{column}") for column in ("level", …)`."""
    found = set()
    for module in MODULES.values():
        for listing in ast.walk(module):
            if isinstance(listing, ast.ListComp | ast.GeneratorExp) and isinstance(listing.elt, ast.Call):
                pattern = pattern_of(listing.elt.args[0]) if listing.elt.args else ""
                if COLUMNS.fullmatch(pattern):
                    names = strings_in(listing.generators[0].iter)
                    found |= {pattern.replace("*", name) for name in names}
    return found


def test_every_column_that_a_table_names_is_there() -> None:
    assert len(listed_columns()) > 20
    assert listed_columns() - IDS == set()


def test_every_word_that_a_cell_is_limited_to_is_there() -> None:
    assert {key for key in FIXED_CELLS if re.fullmatch(r"cell\.\w+\.[a-z_]{2,}", key)} - IDS == set()


def lower_bounds() -> set[str]:
    """The keys that `of_plan` makes of its own."""
    return {f"{key}.lower_bound" for _, call in calls("of_plan") for key in constants(call.args[0])}


def test_every_date_can_be_a_lower_bound_with_the_same_names_filled_in() -> None:
    assert lower_bounds() - IDS == set()
    for key in lower_bounds():
        bound, exact = texts(ZH)[key], texts(ZH)[key.removesuffix(".lower_bound")]
        assert list(map(placeholders, bound)) == list(map(placeholders, exact))


def test_no_message_is_unused(shipped: Catalog) -> None:
    found_in_tables = {
        f"cell.{field}.{getattr(row, field)}"
        for table in TABLES
        for row in getattr(shipped, table)
        for field in type(row).model_fields
    }
    literals = {text for module in MODULES.values() for text in strings_in(module)}
    members = {key for pattern in FAMILIES for key in family_ids(pattern)}
    cells = FIXED_CELLS | found_in_tables
    assert IDS - literals - members - listed_columns() - lower_bounds() - cells == set()


def test_fault_codes_are_found_in_the_code() -> None:
    assert {"negative", "not_sittings", "cells_too_few", "before_start", "out_of_range"} <= fault_codes()
    worded = {key.split(".")[1] for key in IDS if re.fullmatch(r"fault\.\w+\.right", key)}
    assert worded == fault_codes()


@pytest.mark.parametrize(
    "breakage", [*FILES, *HEADERS_AND_WIDTHS, *DUPLICATES, *REACHABILITY], ids=lambda breakage: breakage.name
)
def test_a_fault_is_worded_with_place_problem_and_what_is_right(
    breakage: Breakage, data: Path, words: Words
) -> None:
    for edit in breakage.edits:
        edit(data)
    with pytest.raises(CatalogError) as raised:
        load(data)
    for fault in raised.value.faults:
        sentence = fault_sentence(words, fault)
        for part in (fault_place, fault_problem, fault_right):
            assert part(words, fault) in sentence
        assert str(fault.line or fault.file) in sentence


def test_a_key_that_is_not_there_is_an_error_and_never_shown(words: Words) -> None:
    with pytest.raises(KeyError):
        words("no.such.key")
    with pytest.raises(KeyError):
        words.count("no.such.key", 2)


def test_a_browser_gets_chinese_unless_it_plainly_asks_for_another() -> None:
    assert {language_of(locale) for locale in (None, "", "zh", "zh-CN", "ZH_TW", "zh-Hant-HK")} == {"zh"}
    assert {language_of(locale) for locale in ("en-US", "de", "fr_CA", "🪜")} == {"en"}


def test_dates_numbers_and_durations_read_as_each_language_writes_them() -> None:
    zh, en = Words("zh"), Words("en")
    assert {zh.date(date(2027, 3, 5)), en.date(date(2027, 3, 5))} == {"2027-03-05"}
    assert (zh.months(15), en.months(15)) == ("1年3个月", "1 year 3 months")
    assert (zh.months(0), en.months(1), en.months(24)) == ("0个月", "1 month", "2 years")
    assert {zh.number(Decimal("1234.5")), en.number(Decimal("1234.5"))} == {"1,234.5"}


def test_a_text_that_is_missing_in_one_language_is_shown_in_the_other() -> None:
    row = Industry.model_construct(industry_id="x", name_zh="", name_en="Only English")
    assert Words("zh").of(row, "name") == Words("en").name(row) == "Only English"
    assert Words("zh").name(Industry.model_construct(industry_id="x", name_zh="", name_en="")) == "x"
    assert Words("zh").stated("") == Words("zh")("not_stated")


def test_plain_text_has_no_markdown_left_and_no_unprintable_letter() -> None:
    assert all(f"\\{mark}" in plain(f"a{mark}b{mark}") for mark in r"\`*_[$~:<")
    assert plain("多行业 sentence, 2027\x1b\u202e") == "多行业 sentence, 2027��"
