"""The frozen tables say what they must, and the spelling of a file changes nothing of what it says."""

import csv
import io
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import TABLES, CatalogError, load
from dashboard.catalog.past import PAST
from dashboard.catalog.rows import READINGS
from dashboard.rules.routes import routes, states_no_condition
from tests.broken_tables import (
    ADVANCED,
    Edit,
    body,
    cell,
    insert,
    line_of,
    only_header,
    raw,
    read_table,
    rule,
    write_table,
)
from tests.conftest import FROZEN

COLUMNS = {
    "sources": "source_id, title, publisher, published_on, url, grade, checked_on",
    "statements": "statement_id, source_id, text_zh, text_en, kind",
    "contradictions": "contradiction_id, scheme_id, role, text_zh, text_en, effect_zh, effect_en, cites",
    "fields": "field_id, name_zh, name_en",
    "schemes": "scheme_id, name_zh, name_en, issuer_zh, issuer_en, standing_zh, standing_en, fields, "
    "strict_zh, strict_en, lenient_zh, lenient_en, url, cites",
    "levels": "level_id, scheme_id, rank, name_zh, name_en, suits_zh, suits_en, kind, first_sitting_on, "
    "last_sitting_on, successor, cites",
    "aliases": "alias, level_id",
    "clocks": "clock_id, within, name_zh, name_en, hint_zh, hint_en, cites",
    "education": "education_id, rank, name_zh, name_en",
    "questions": "question_id, text_zh, text_en, hint_zh, hint_en, cites",
    "prerequisites": "level_id, reading, route, fact, scope, value, within, force, from, until, cites",
    "exams": "level_id, study_hours, sittings, results_days, resit_days, fee_training, fee_materials, "
    "fee_exam, currency, basis, cites",
    "validity": "level_id, months, from, until, cites",
    "renewals": "level_id, route, how, scope, value, opens_months, opens_days, grace_days, counts_from, "
    "fee, currency, cites",
    "subjects": "subject_id, level_id, name_zh, name_en, cites",
    "duties": "duty_id, level_id, name_zh, name_en, cites",
    "industries": "industry_id, name_zh, name_en, cites",
    "reach": "level_id, industry_id, how, cites",
    "audiences": "audience_id, name_zh, name_en, wants_zh, wants_en, cites",
    "audience_fields": "audience_id, field_zh, field_en, cites",
    "claims": "claim_id, theme, text_zh, text_en, checkable, evidence_zh, evidence_en, grade, cites",
    "benchmarks": "benchmark_id, topic, label_zh, label_en, low, high, unit, population_zh, population_en, "
    "period, grade, cites",
    "checklist": "item_id, rank, text_zh, text_en, why_zh, why_en, cites",
}
"""Every table with its columns, as the design lists them."""
PREREQUISITES = """\
aigc-junior,,not-stated,none_stated,,,,,,,S3|S10
aigc-intermediate,strict,experience,experience,aigc,1,,,,,S11
aigc-intermediate,lenient,experience,experience,work,1,,,,,S4
aigc-intermediate,,certificate,certificate,aigc-junior,,,,,,S4|S11
aigc-advanced,strict,experience,experience,aigc,3,,,,,S12
aigc-advanced,lenient,experience,experience,work,3,,,,,S5
aigc-advanced,,certificate,certificate,aigc-intermediate,,,,,,S5|S12
prompt-engineer,,not-stated,none_stated,,,,,,,S6
"""
EXAMS = """\
aigc-junior,40,quarterly,30,,,,,,assumed,
aigc-intermediate,60,quarterly,30,,,,,,assumed,
aigc-advanced,80,quarterly,30,,,,,,assumed,
prompt-engineer,30,quarterly,30,,,,,,assumed,
"""
HEADER_ALONE = {"fields", "aliases", "questions", "validity", "renewals"}
"""The tables that say nothing of the frozen schemes."""
TEXTS = {table: read_table(FROZEN, table) for table in TABLES}
IDS = sorted({row[0] for rows in TEXTS.values() for row in rows[1:]})
TELLING = ["", "|", '"', ",", "\n", "\r", "\0", "\ufeff", "-1", "1e9999", "9" * 5000, "2027-02-30", "{}"]


NAMED = {"name_zh": "新", "name_en": "New"}
NEW = {"scheme_id": "aigc-prompt-engineer", **NAMED}
SAME = {"scheme_id": "aigc-application-engineer", **NAMED}


def the_prompt_engineer_first(folder: Path) -> None:
    header, first, second, *others = read_table(folder, "schemes")
    write_table(folder, "schemes", [header, second, first, *others])


@pytest.fixture(scope="module")
def frozen() -> Catalog:
    return load(FROZEN)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the frozen tables, free to be edited."""
    return shutil.copytree(FROZEN, tmp_path / "data")


def contents(catalog: Catalog) -> dict[str, object]:
    return {field.name: getattr(catalog, field.name) for field in fields(catalog)}


def after(folder: Path, *edits: Edit) -> Catalog:
    for edit in edits:
        edit(folder)
    return load(folder)


def test_there_are_the_tables_of_the_design_and_no_other_file() -> None:
    tables = {f"{table}.csv" for table in COLUMNS}
    assert {path.name for path in FROZEN.iterdir()} == {*tables, PAST}
    assert list(TABLES) == list(COLUMNS)


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_has_exactly_the_columns_of_the_design_in_its_order(table: str) -> None:
    columns = COLUMNS[table].split(", ")
    assert TEXTS[table][0] == columns
    assert list(TABLES[table].columns()) == columns


def test_every_row_of_every_file_is_in_the_catalog(frozen: Catalog) -> None:
    for table, (_, *rows) in TEXTS.items():
        assert len(getattr(frozen, table)) == len(rows)
        assert (not rows) == (table in HEADER_ALONE)


def test_there_are_37_statements_of_the_seed_of_which_18_promote(frozen: Catalog) -> None:
    assert [row.statement_id for row in frozen.statements] == [f"S{n}" for n in range(1, 38)]
    assert {row.source_id for row in frozen.statements} == {"seed"}
    kinds = Counter(row.kind for row in frozen.statements)
    assert kinds["promotion"] == 18
    assert kinds["fact"] + kinds["description"] == 19


def test_there_are_23_contradictions_and_ten_claims(frozen: Catalog) -> None:
    assert [row.contradiction_id for row in frozen.contradictions] == [f"C{n}" for n in range(1, 24)]
    assert [row.claim_id for row in frozen.claims] == [f"V{n}" for n in range(1, 11)]


@pytest.mark.parametrize("table", TABLES)
def test_every_chinese_text_has_its_english_twin_and_the_other_way_round(table: str) -> None:
    header, *rows = TEXTS[table]
    pairs = [(at, header.index(name[:-3] + "_en")) for at, name in enumerate(header) if name.endswith("_zh")]
    assert len(pairs) == sum(name.endswith("_en") for name in header)
    for row in rows:
        for zh, en in pairs:
            assert bool(row[zh]) == bool(row[en]), (row[0], header[zh])


def test_every_cited_id_is_a_statement_or_a_source(frozen: Catalog) -> None:
    known = {row.statement_id for row in frozen.statements} | {row.source_id for row in frozen.sources}
    for table, (header, *rows) in TEXTS.items():
        if "cites" in header:
            cited = [cite for row in rows for cite in row[header.index("cites")].split("|") if cite]
            assert set(cited) <= known, table


def test_no_id_is_both_a_statement_and_a_source(frozen: Catalog) -> None:
    statements = {row.statement_id for row in frozen.statements}
    assert not statements & {row.source_id for row in frozen.sources}


def test_the_prerequisites_are_exactly_the_eight_of_the_scheme() -> None:
    assert TEXTS["prerequisites"][1:] == list(csv.reader(io.StringIO(PREREQUISITES)))


def test_the_exams_are_assumed_quarterly_30_days_to_a_result_and_state_no_fee() -> None:
    assert TEXTS["exams"][1:] == list(csv.reader(io.StringIO(EXAMS)))


def test_no_audience_is_mapped_to_a_level(frozen: Catalog) -> None:
    for table in ("audiences", "audience_fields"):
        assert "level_id" not in TEXTS[table][0]
        assert not {text for row in TEXTS[table] for text in row} & set(frozen.level_ids)


def test_no_condition_is_stated_for_the_junior_level_and_the_prompt_engineer_only(frozen: Catalog) -> None:
    silent = {level_id for level_id in frozen.level_ids if states_no_condition(frozen, level_id)}
    assert silent == {"aigc-junior", "prompt-engineer"}


def test_the_levels_stand_in_the_order_of_scheme_and_rank(frozen: Catalog) -> None:
    assert frozen.level_ids == ("aigc-junior", "aigc-intermediate", "aigc-advanced", "prompt-engineer")


def test_the_default_target_is_the_advanced_level(frozen: Catalog) -> None:
    assert frozen.default_target == "aigc-advanced"


@pytest.mark.parametrize(
    ("edits", "target"),
    [
        # More levels in a later scheme don't count, and neither does a scheme before that has none.
        (
            [insert("levels", 6, line_of("levels", **NEW, level_id=f"p{n}", rank="9")) for n in "abc"],
            ADVANCED,
        ),
        (
            [insert("schemes", 2, line_of("schemes", scheme_id="none", name_zh="无", name_en="None"))],
            ADVANCED,
        ),
        ([insert("levels", 2, line_of("levels", **SAME, level_id="aigc-a", rank="3"))], "aigc-a"),
        ([insert("levels", 2, line_of("levels", **SAME, level_id="aigc-b", rank="3"))], ADVANCED),
        ([cell("levels", 2, "rank", "4")], "aigc-junior"),
        ([the_prompt_engineer_first], "prompt-engineer"),
    ],
)
def test_the_default_target_is_the_highest_rank_of_the_first_scheme_that_has_levels(
    edits: list[Edit], target: str, data: Path
) -> None:
    assert after(data, *edits).default_target == target


def test_the_shipped_rules_keep_the_version_that_they_had_before_the_later_tables(frozen: Catalog) -> None:
    assert frozen.version == "69b7c8e5"


RULES = {
    "years": cell("prerequisites", 3, "value", "2"),
    "clock": cell("prerequisites", 4, "scope", "aigc"),
    "reading": cell("prerequisites", 5, "reading", "strict"),
    "route": cell("prerequisites", 7, "route", "post"),
    "one row more": insert("prerequisites", 2, rule("prompt-engineer", "experience", "work", "1")),
    "no rows": body("prerequisites"),
    "sittings": cell("exams", 2, "sittings", "monthly"),
    "study hours": cell("exams", 2, "study_hours", ""),
    "rank": cell("levels", 2, "rank", "4"),
    "one level more": insert("levels", 2, line_of("levels", **NEW, level_id="new", rank="1")),
    "years within which": cell("prerequisites", 3, "within", "5"),
    "a certificate that must be valid": cell("prerequisites", 5, "fact", "valid_certificate"),
    "stated that nothing is required": cell("prerequisites", 2, "fact", "none_required"),
    "recommended, no more required": cell("prerequisites", 3, "force", "recommended"),
    "the day from which a row applies": cell("prerequisites", 3, "from", "2027-01-01"),
    "the day until which a row applies": cell("prerequisites", 3, "until", "2027-01-01"),
    "applied for": cell("levels", 2, "kind", "award"),
    "the first sitting": cell("levels", 2, "first_sitting_on", "2027-03-20"),
    "the last sitting": cell("levels", 2, "last_sitting_on", "2027-03-20"),
    "the successor": cell("levels", 2, "successor", "aigc-intermediate"),
    "days to a resit": cell("exams", 2, "resit_days", "30"),
    "how long it is valid": body("validity", "aigc-junior,36,,,"),
    "stated not to expire": body("validity", "aigc-junior,none,,,"),
    "one clock more": insert("clocks", 4, "infosec,work,安全,Security,,,"),
    "a degree": insert(
        "prerequisites", 3, rule("aigc-intermediate", "education", "bachelor", route="degree")
    ),
}


def test_the_version_covers_the_clocks_that_no_rule_asks_for(data: Path) -> None:
    versions = {
        after(data, only_header("prerequisites")).version,
        after(data, body("clocks", "work,,工作,Work,,,")).version,
        after(data, body("clocks", "work,,工作,Work,,,", "infosec,work,安全,Security,,,")).version,
        after(data, only_header("clocks")).version,
    }
    assert len(versions) == 4


def test_the_version_covers_the_order_of_education_where_a_rule_asks_for_some(data: Path) -> None:
    asked = after(data, insert("prerequisites", 3, rule("aigc-intermediate", "education", "bachelor")))
    assert after(data, cell("education", 2, "rank", "0")).version != asked.version
    assert after(data, cell("education", 2, "name_en", "School")).version != asked.version


WORDS = {
    "a statement": cell("statements", 2, "text_zh", "改"),
    "the name of a scheme": cell("schemes", 2, "name_en", "Reworded"),
    "the name of a level": cell("levels", 2, "name_zh", "改"),
    "whom a level suits": cell("levels", 2, "suits_en", "Reworded"),
    "a level's cites": cell("levels", 2, "cites", "S1"),
    "a prerequisite's cites": cell("prerequisites", 3, "cites", "S1|seed"),
    "an exam's cites": cell("exams", 2, "cites", "seed"),
    "the name of a clock": cell("clocks", 3, "name_en", "AIGC"),
    "a clock's cites": cell("clocks", 3, "cites", ""),
    "education that no rule asks for": cell("education", 2, "rank", "0"),
    "a question that no rule asks": body("questions", "endorsed,有人推荐,Endorsed,,,"),
    "what keeps a certificate": body("renewals", line_of("renewals", level_id="aigc-junior", how="resit")),
    "another name of a level": body("aliases", "初,aigc-junior"),
    "where a contradiction is shown": cell("contradictions", 5, "role", ""),
    "the name of a reading": cell("schemes", 2, "strict_en", "Long wording"),
    "all benchmarks, claims and checks": only_header("benchmarks", "claims", "checklist"),
}


@pytest.mark.parametrize("rule", RULES)
def test_the_version_changes_when_a_rule_does(rule: str, frozen: Catalog, data: Path) -> None:
    assert after(data, RULES[rule]).version != frozen.version


@pytest.mark.parametrize("words", WORDS)
def test_the_version_stays_when_a_text_or_a_cite_changes(words: str, frozen: Catalog, data: Path) -> None:
    changed = after(data, WORDS[words])
    assert contents(changed) != contents(frozen)
    assert changed.version == frozen.version


@pytest.mark.parametrize(
    "spell",
    [
        lambda old: b"\xef\xbb\xbf" + old,
        lambda old: old.replace(b"\n", b"\r\n"),
        lambda old: b"\xef\xbb\xbf" + old.replace(b"\n", b"\r\n"),
        lambda old: old.removesuffix(b"\n"),
        lambda old: old.replace(b",", b" , ") if b'"' not in old else old,
        lambda old: b"\n\n" + old.replace(b"\n", b"\n \n,,,\n\n"),
    ],
    ids=["BOM", "CRLF", "BOM and CRLF", "no last newline", "spaces around cells", "blank lines"],
)
def test_another_spelling_of_every_file_gives_the_same_catalog(
    spell: Callable[[bytes], bytes], frozen: Catalog, data: Path
) -> None:
    spelt = after(data, *(raw(table, spell) for table in TABLES))
    assert contents(spelt) == contents(frozen)
    assert spelt.version == frozen.version


def test_columns_in_another_order_give_the_same_catalog(frozen: Catalog, data: Path) -> None:
    for table, rows in TEXTS.items():
        write_table(data, table, [row[::-1] for row in rows])
    assert contents(load(data)) == contents(frozen)


def test_the_order_of_rows_changes_no_version_route_or_target(data: Path) -> None:
    straight = after(
        data,
        insert("prerequisites", 2, rule("aigc-advanced", "experience", "work", "2", route="certificate")),
    )
    for table in set(TABLES) - {"schemes"}:  # whose order says which ladder comes first
        header, *rows = read_table(data, table)
        write_table(data, table, [header, *rows[::-1]])
    turned = load(data)
    assert turned.levels == straight.levels[::-1]
    assert turned.version == straight.version
    assert turned.default_target == straight.default_target
    for level_id in straight.level_ids:
        assert turned.exam(level_id) == straight.exam(level_id)
        for reading in READINGS:
            assert routes(turned, level_id, reading) == routes(straight, level_id, reading)


SAMPLES = {
    "fields": "security,安全,Security",
    "aliases": "AIGC初级,aigc-junior",
    "questions": "endorsed,有人推荐,Endorsed,说明,Hint,S1",
    "validity": "aigc-junior,36,2027-01-01,2028-01-01,S1",
    "renewals": "aigc-junior,other,pass_other,aigc-advanced,1,3,30,90,passed,500,CNY,S1",
}
"""A row, filled from end to end, of each table that is frozen without rows."""
FULL = {
    "levels": {"kind": "exam", "first_sitting_on": "2026-01-01", "last_sitting_on": "2036-01-01"},
    "exams": {"resit_days": "30", "fee_exam": "500", "currency": "CNY"},
    "prerequisites": {"within": "5", "force": "required", "from": "2026-01-01", "until": "2036-01-01"},
}
AT = {"clocks": 3, "prerequisites": 3}
"""The line whose cells are emptied: of a clock within another, and of a condition of experience."""
MUST = {
    "sources": "source_id",
    "statements": "statement_id source_id",
    "contradictions": "contradiction_id scheme_id",
    "fields": "field_id name_zh name_en",
    "schemes": "scheme_id name_zh name_en",
    "levels": "level_id scheme_id rank name_zh name_en",
    "aliases": "alias level_id",
    "clocks": "clock_id within name_zh name_en",
    "education": "education_id rank name_zh name_en",
    "questions": "question_id",
    "prerequisites": "level_id fact scope value",
    "exams": "level_id",
    "validity": "level_id months",
    "renewals": "level_id",
    "subjects": "subject_id level_id name_zh name_en",
    "duties": "duty_id name_zh name_en",
    "industries": "industry_id name_zh name_en",
    "reach": "level_id industry_id",
    "audiences": "audience_id name_zh name_en",
    "audience_fields": "audience_id",
    "claims": "claim_id",
    "benchmarks": "benchmark_id",
    "checklist": "item_id rank",
}


@pytest.mark.parametrize("table", TABLES)
def test_only_ids_ranks_names_facts_with_scope_and_years_and_months_must_be_filled(
    table: str, data: Path
) -> None:
    at = AT.get(table, 2)
    if table in SAMPLES:
        body(table, SAMPLES[table])(data)
    for column, text in FULL.get(table, {}).items():
        cell(table, at, column, text)(data)
    filled = (data / f"{table}.csv").read_bytes()
    needed = set()
    for column in COLUMNS[table].split(", "):
        cell(table, at, column, "")(data)
        try:
            load(data)
        except CatalogError as refused:
            if any((fault.file, fault.line) == (f"{table}.csv", at) for fault in refused.faults):
                needed.add(column)
        (data / f"{table}.csv").write_bytes(filled)
    assert needed == set(MUST[table].split())


def test_every_table_but_what_levels_need_may_hold_its_header_alone(data: Path) -> None:
    emptied = set(TABLES) - {"levels", "schemes", "sources", "statements"}
    catalog = after(data, *(cell("levels", n, "cites", "") for n in range(2, 6)), only_header(*emptied))
    assert [table for table in TABLES if not getattr(catalog, table)] == [t for t in TABLES if t in emptied]
    assert catalog.exam("aigc-junior").study_hours is None
    assert all(states_no_condition(catalog, level_id) for level_id in catalog.level_ids)


@pytest.mark.parametrize("table", ["prerequisites", "exams", "reach", "benchmarks", "claims", "checklist"])
def test_a_table_that_nothing_points_to_may_hold_its_header_alone(table: str, data: Path) -> None:
    assert getattr(after(data, only_header(table)), table) == ()


def test_a_scheme_may_have_no_level(frozen: Catalog, data: Path) -> None:
    new = line_of("schemes", scheme_id="a-new-one", name_zh="新", name_en="New")
    catalog = after(data, insert("schemes", 2, new))
    assert catalog.default_target == frozen.default_target


def test_ids_that_look_like_something_else_stay_text(data: Path) -> None:
    ids = ["NA", "001", "null", "None", "nan", "true", "1.0", "1e5", "2027-03-20"]
    industries = body("industries", *(f"{text},{text},{text}," for text in ids))
    catalog = after(data, industries, body("reach", *(f"aigc-junior,{text},named," for text in ids)))
    assert [(row.industry_id, row.name_zh) for row in catalog.industries] == [(text, text) for text in ids]
    assert [row.industry_id for row in catalog.reach] == ids


def test_an_empty_cell_is_not_stated_and_a_zero_is_a_zero(data: Path) -> None:
    catalog = after(data, cell("exams", 2, "fee_exam", "0"), cell("exams", 2, "results_days", ""))
    exam = catalog.exam("aigc-junior")
    assert exam.fee_exam == 0
    assert exam.fee_training is None
    assert exam.results_days is None


cells = st.sampled_from(list(TABLES)).flatmap(
    lambda table: st.tuples(
        st.just(table),
        st.integers(0, len(TEXTS[table]) - 1),
        st.integers(0, len(TEXTS[table][0]) - 1),
    )
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(IDS + TELLING)


@settings(max_examples=150, deadline=None, database=None)
@given(where=cells, text=texts, quoted=st.booleans())
def test_whatever_one_cell_holds_the_tables_load_or_are_refused_with_a_fault(
    where: tuple[str, int, int], text: str, quoted: bool
) -> None:
    table, line, column = where
    rows = [list(row) for row in TEXTS[table]]
    rows[line][column] = text if quoted else "\x01"
    with tempfile.TemporaryDirectory() as scratch:
        folder = shutil.copytree(FROZEN, Path(scratch) / "data")
        write_table(folder, table, rows)
        if not quoted:
            raw(table, lambda old: old.replace(b"\x01", text.encode()))(folder)
        outcome = loaded_or_refused(folder)
    if isinstance(outcome, Catalog):
        assert outcome.default_target in outcome.level_ids
    else:
        order = list(TABLES)
        assert len(outcome.faults) >= 1
        assert list(outcome.faults) == sorted(
            set(outcome.faults), key=lambda fault: (order.index(fault.file[:-4]), fault)
        )


def loaded_or_refused(folder: Path) -> Catalog | CatalogError:
    try:
        return load(folder)
    except CatalogError as refused:
        return refused
