"""What must be true of the shipped tables, whatever they say: an edit of a row fails nothing but its own."""

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.doubtful import warnings
from dashboard.catalog.loading import TABLES, catalog_of, load, read_tables
from dashboard.catalog.rows import READINGS
from dashboard.roster.levels_in import Levels
from dashboard.rules.routes import routes
from dashboard.text.conditions import level_label
from dashboard.text.words import Words
from tests.conftest import SHIPPED

TABLES_OF_FACTS = ("levels", "prerequisites", "validity", "renewals", "subjects", "duties", "reach", "claims")


@pytest.fixture(scope="module")
def shipped() -> Catalog:
    return load(SHIPPED)


def test_the_first_scheme_is_first_and_the_default(shipped: Catalog) -> None:
    first, second = shipped.schemes_with_levels[:2]
    assert (first.scheme_id, second.scheme_id) == ("aigc-application-engineer", "aigc-prompt-engineer")
    assert shipped.level_ids[:4] == ("aigc-junior", "aigc-intermediate", "aigc-advanced", "prompt-engineer")
    assert shipped.default_target == "aigc-advanced"


def test_beside_it_stand_a_dozen_ladders(shipped: Catalog) -> None:
    assert len(shipped.schemes_with_levels) >= 2 + 12


@pytest.mark.parametrize("table", TABLES_OF_FACTS)
def test_every_fact_cites_its_source(table: str, shipped: Catalog) -> None:
    assert [row for row in getattr(shipped, table) if not row.cites] == []


def test_every_number_of_an_exam_is_cited_or_said_to_be_assumed(shipped: Catalog) -> None:
    for exam in shipped.exams:
        assert exam.basis in ("stated", "assumed")
        assert bool(exam.cites) == (exam.basis == "stated"), exam.level_id
        fees = (exam.fee_training, exam.fee_materials, exam.fee_exam)
        assert exam.currency or not any(fees), exam.level_id


def test_every_ladder_says_who_issues_it_what_it_is_and_where_it_belongs(
    shipped: Catalog,
) -> None:
    for scheme in shipped.schemes_with_levels:
        said = (scheme.issuer_zh, scheme.issuer_en, scheme.standing_zh, scheme.standing_en, *scheme.fields)
        assert all(said), scheme.scheme_id
        assert scheme.fields, scheme.scheme_id


def test_no_source_of_a_rule_is_promotion_but_that_of_the_first_schemes(shipped: Catalog) -> None:
    grades = {row.source_id: row.grade for row in shipped.sources}
    sentences = {row.statement_id for row in shipped.statements}
    for row in shipped.prerequisites:
        if not sentences.issuperset(row.cites):
            assert all(grades[cited] in ("A", "B") for cited in row.cites), row


def test_no_study_hours_are_made_up_for_the_other_ladders(shipped: Catalog) -> None:
    ours = {row.level_id for row in shipped.exams if row.basis == "assumed"}
    assert ours == {*shipped.level_ids[:4]}


def test_what_a_level_asks_in_two_ways_its_scheme_names(shipped: Catalog) -> None:
    for scheme in shipped.schemes_with_levels:
        own = [row.level_id for row in shipped.levels if row.scheme_id == scheme.scheme_id]
        named = all((scheme.strict_zh, scheme.strict_en, scheme.lenient_zh, scheme.lenient_en))
        assert named == any(map(shipped.has_readings, own)), scheme.scheme_id


def test_a_recommendation_is_no_route(shipped: Catalog) -> None:
    advice = {(row.level_id, row.route) for row in shipped.prerequisites if row.force == "recommended"}
    for level_id in shipped.level_ids:
        for reading in READINGS:
            assert advice.isdisjoint((level_id, route.name) for route in routes(shipped, level_id, reading))


def test_labels_tell_every_level_apart_and_a_roster_understands_them(shipped: Catalog, words: Words) -> None:
    labels = [level_label(words, shipped, level_id) for level_id in shipped.level_ids]
    assert len({*labels}) == len(labels)
    levels = Levels(shipped)
    for level_id in shipped.level_ids:
        level = shipped.level(level_id)
        own = Levels(shipped, level_id)
        assert own.ids[own.place(getattr(level, f"name_{words.language}"))] == level_id
    for row in shipped.aliases:
        assert levels.ids[levels.place(row.alias)] == row.level_id


def test_both_languages_say_as_much(shipped: Catalog) -> None:
    for table in TABLES:
        for row in getattr(shipped, table):
            texts = row.model_dump()
            pairs = [name.removesuffix("_zh") for name in texts if name.endswith("_zh")]
            assert [each for each in pairs if bool(texts[f"{each}_zh"]) != bool(texts[f"{each}_en"])] == []


def test_nothing_but_what_is_known_looks_like_a_slip() -> None:
    """CISA's upkeep is stated and no term of its certificate: it is kept for the day that one is found."""
    tables = read_tables(SHIPPED)
    found = {(each.code, each.value) for each in warnings(tables, catalog_of(tables))}
    assert found <= {("renewed_but_lasting", "cisa")}
