"""The made-up ladders load, and use every kind of rule, so that what is tested on them is tested on all."""

import csv
from dataclasses import fields
from typing import get_args

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import FACTS, READINGS, Role
from tests.ladders_catalog import LADDERS
from tests.table_columns import COLUMNS, Cells


def lines(table: str) -> list[Cells]:
    with (LADDERS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(table: str, column: str) -> set[str]:
    return {row[column] for row in lines(table)}


def test_there_are_the_tables_of_the_design_and_no_other_file() -> None:
    assert {path.name for path in LADDERS.iterdir()} == {f"{table}.csv" for table in COLUMNS}


def test_every_row_of_every_file_is_in_the_catalog(ladders: Catalog) -> None:
    for table in fields(ladders):
        assert len(getattr(ladders, table.name)) == len(lines(table.name)) > 0


@pytest.mark.parametrize("table", ["levels", "prerequisites", "exams", "validity", "renewals"])
def test_every_column_of_a_rule_is_filled_somewhere(table: str) -> None:
    assert [column for column in COLUMNS[table] if cells(table, column) == {""}] == []


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("prerequisites", "fact", {*FACTS}),
        ("prerequisites", "reading", {"", *READINGS}),
        ("prerequisites", "force", {"", "required", "recommended"}),
        ("levels", "kind", {"", "exam", "award"}),
        ("exams", "basis", {"stated", "assumed", ""}),
        ("renewals", "how", {"resit", "assessment", "pass_other", "credits", "fee"}),
        ("renewals", "counts_from", {"passed", "expiry"}),
        ("reach", "how", {"named", "many"}),
        ("statements", "kind", {"fact", "description", "promotion"}),
        ("sources", "grade", {"A", "B", "C", "D"}),
    ],
)
def test_every_word_that_a_column_may_hold_stands_in_it(table: str, column: str, words: set[str]) -> None:
    assert cells(table, column) == words


def test_every_role_of_a_contradiction_is_played() -> None:
    assert cells("contradictions", "role") == {"", *get_args(Role)}


def test_sittings_are_of_every_form() -> None:
    forms = {"dates" if "-" in sittings else sittings for sittings in cells("exams", "sittings")}
    assert forms == {"any", "monthly", "quarterly", "dates", ""}


def test_certificates_expire_by_rows_for_some_days_or_never_or_nothing_is_stated(ladders: Catalog) -> None:
    assert {row.months for row in ladders.validity_of("audit-junior")} == {36, 24}
    assert [row.months for row in ladders.validity_of("net-basic")] == ["none"]
    assert ladders.validity_of("net-expert") == ()


def test_a_level_asks_for_two_certificates_that_are_valid_at_once(ladders: Catalog) -> None:
    asked = [row.scope for row in ladders.prerequisites if row.level_id == "audit-advanced"]
    assert {("audit-junior",), ("audit-tools",)} <= {*asked}


def test_a_clock_lies_within_one_that_lies_within_work(ladders: Catalog) -> None:
    assert ladders.clocks_within("audit") == ("audit", "cloud")
    assert ladders.clocks_within("work") == ("work", "draw", "audit", "cloud")


def test_levels_of_two_schemes_have_the_same_names(ladders: Catalog) -> None:
    for names in (("初级", "高级"), ("Junior", "Advanced")):
        for name in names:
            schemes = {row.scheme_id for row in ladders.levels if name in (row.name_zh, row.name_en)}
            assert schemes == {"drawing", "auditing"}


@pytest.mark.parametrize("table", COLUMNS)
def test_every_chinese_text_has_its_english_twin_and_the_other_way_round(table: str) -> None:
    for row in lines(table):
        for column in COLUMNS[table]:
            if column.endswith("_zh"):
                assert bool(row[column]) == bool(row[f"{column.removesuffix('_zh')}_en"])
