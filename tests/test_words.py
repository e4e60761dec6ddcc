"""Both languages say the same things, and every word that the code asks for is there."""

import ast
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog as Messages
from babel.messages.pofile import read_po

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import TABLES, CatalogError, load
from dashboard.catalog.rows import Industry
from dashboard.text.faults import (
    fault_place,
    fault_problem,
    fault_right,
    fault_sentence,
)
from dashboard.text.words import Words, language_of, plain
from tests.asked_words import (
    COLUMNS,
    FAMILIES,
    FIXED_CELLS,
    MODULES,
    asked,
    calls,
    constants,
    fault_codes,
    is_words,
    pattern_of,
    strings_in,
)
from tests.broken_tables import DUPLICATES, FILES, HEADERS_AND_WIDTHS, REACHABILITY, Breakage
from tests.conftest import ROOT

LOCALES = ROOT / "dashboard" / "locales"
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


def of_plans() -> dict[str, str]:
    """The keys that `of_plan` and `of_exam` make of others, each with that other."""
    plans = {key for _, call in calls("of_plan") for key in constants(call.args[0])}
    exams = {key for _, call in calls("of_exam") for key in constants(call.args[0])}
    found = {f"{key}{ending}": key for key in exams for ending in (".award", ".award.lower_bound")}
    return found | {f"{key}.lower_bound": key for key in plans | exams}


def test_every_date_can_be_a_lower_bound_or_an_awards_with_the_same_names_filled_in() -> None:
    assert of_plans().keys() - IDS == set()
    for key, plain_key in of_plans().items():
        other, plain_one = texts(ZH)[key], texts(ZH)[plain_key]
        assert list(map(placeholders, other)) == list(map(placeholders, plain_one))


def test_no_message_is_unused(frozen: Catalog) -> None:
    found_in_tables = {
        f"cell.{column}.{getattr(row, field)}"
        for table, row_type in TABLES.items()
        for row in getattr(frozen, table)
        for column, field in row_type.columns().items()
    }
    literals = {text for module in MODULES.values() for text in strings_in(module)}
    members = {key for pattern in FAMILIES for key in family_ids(pattern)}
    cells = FIXED_CELLS | found_in_tables
    assert IDS - literals - members - listed_columns() - of_plans().keys() - cells == set()


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


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["高级", "中级"], "高级和中级"),
        (["3", "5"], "3 和 5"),
        (["2 人高级", "10 人中级"], "2 人高级和 10 人中级"),
        (["高级", "中级", "AIGC提示工程师"], "高级、中级和 AIGC提示工程师"),
        (["AIGC", "中级"], "AIGC 和中级"),
        (["中级"], "中级"),
        ([], ""),
    ],
)
def test_a_chinese_list_has_a_space_between_its_last_word_and_a_latin_letter(
    texts: list[str], said: str
) -> None:
    words = Words("zh")
    assert words.all_of(texts) == said
    assert words.any_of(texts) == said.replace("和", "或")
