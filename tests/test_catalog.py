"""What a catalog looks up: clocks within clocks, education of a rank or more, validity, other names."""

from datetime import date
from pathlib import Path

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from tests.broken_rules import one_of_two
from tests.broken_tables import body, cell, insert, only_header, rule


def test_the_shipped_clocks_are_work_and_aigc_within_it(frozen: Catalog) -> None:
    assert frozen.clock_ids == ("work", "aigc")
    assert frozen.clocks_around == {"work": None, "aigc": "work"}
    assert frozen.clocks_within("work") == ("work", "aigc")
    assert frozen.clocks_within("aigc") == ("aigc",)


def test_a_clock_has_all_that_lie_within_it_at_any_depth_in_the_order_of_the_table(data: Path) -> None:
    body(
        "clocks",
        "tuning,aigc,微调,Tuning,,,",
        "work,,工作,Work,,,",
        "infosec,work,信息安全,Security,,,",
        "aigc,data,应用,AIGC,,,",
        "data,work,数据,Data,,,",
    )(data)
    catalog = load(data)
    assert catalog.clock_ids == ("tuning", "work", "infosec", "aigc", "data")
    assert {each: catalog.clocks_within(each) for each in catalog.clock_ids} == {
        "tuning": ("tuning",),
        "work": ("tuning", "work", "infosec", "aigc", "data"),
        "infosec": ("infosec",),
        "aigc": ("tuning", "aigc"),
        "data": ("tuning", "aigc", "data"),
    }


def test_without_a_row_of_clocks_there_is_the_one_that_all_lie_within(data: Path) -> None:
    only_header("clocks", "prerequisites")(data)
    catalog = load(data)
    assert (catalog.clock_ids, catalog.clocks_within("work")) == (("work",), ("work",))


def test_education_is_enough_from_the_one_asked_for_upwards(frozen: Catalog) -> None:
    assert frozen.education_at_least("bachelor") == {"bachelor", "master", "doctor"}
    assert frozen.education_at_least("secondary") == {row.education_id for row in frozen.education}
    assert frozen.education_at_least("doctor") == {"doctor"}


def test_education_of_the_same_rank_is_not_the_one_asked_for_and_is_above_what_is_lower(data: Path) -> None:
    cell("education", 4, "rank", "2")(data)  # associate beside vocational
    catalog = load(data)
    assert catalog.education_at_least("vocational") == {"vocational", "bachelor", "master", "doctor"}
    assert catalog.education_at_least("associate") == {"associate", "bachelor", "master", "doctor"}
    assert {"vocational", "associate"} < catalog.education_at_least("secondary")


def test_validity_stands_in_the_order_of_its_days(data: Path) -> None:
    body(
        "validity",
        "aigc-junior,24,2027-01-01,,",
        "aigc-advanced,none,,,",
        "aigc-junior,36,,2026-01-01,",
        "aigc-junior,30,2026-01-01,2027-01-01,",
    )(data)
    catalog = load(data)
    assert [(row.months, row.from_day, row.until) for row in catalog.validity_of("aigc-junior")] == [
        (36, None, date(2026, 1, 1)),
        (30, date(2026, 1, 1), date(2027, 1, 1)),
        (24, date(2027, 1, 1), None),
    ]
    assert [row.months for row in catalog.validity_of("aigc-advanced")] == ["none"]
    assert catalog.validity_of("prompt-engineer") == ()


def test_another_name_of_a_level_leads_to_it_and_no_other_text_does(data: Path) -> None:
    body("aliases", "AIGC初级,aigc-junior", "aigc-senior,aigc-advanced")(data)
    catalog = load(data)
    assert catalog.level_of_alias("AIGC初级") == "aigc-junior"
    assert catalog.level_of_alias("aigc-senior") == "aigc-advanced"
    assert catalog.level_of_alias("aigc-junior") is None
    assert catalog.level_of_alias("aigc初级") is None


def test_nine_times_one_of_two_certificates_are_few_enough_choices(data: Path) -> None:
    for edit in one_of_two(9):
        edit(data)
    assert len(load(data).levels) == 4 + 18


def test_every_fact_loads_and_what_is_left_out_is_an_exam_that_is_required(data: Path) -> None:
    body("questions", "endorsed,有人推荐,Endorsed,,,")(data)
    cell("levels", 3, "kind", "award")(data)
    facts = {
        "none_stated": rule("aigc-junior", "none_stated"),
        "none_required": rule("aigc-junior", "none_required", route="b"),
        "experience": rule("aigc-advanced", "experience", "aigc", "3", within="3"),
        "certificate": rule("aigc-advanced", "certificate", "aigc-junior|aigc-intermediate", within="6"),
        "valid_certificate": rule("aigc-advanced", "valid_certificate", "aigc-junior", "1", within="1"),
        "education": rule("aigc-advanced", "education", "associate", "2.5"),
        "answer": rule("aigc-advanced", "answer", "endorsed", from_day="2027-01-01", until="2027-01-02"),
    }
    body("prerequisites", *facts.values())(data)
    insert("prerequisites", 2, rule("prompt-engineer", "experience", "work", "1", force="recommended"))(data)
    catalog = load(data)
    assert {row.fact for row in catalog.prerequisites} == set(facts)
    assert [row.force for row in catalog.prerequisites] == ["recommended", *["required"] * 7]
    assert {row.level_id: row.kind for row in catalog.levels} == {
        "aigc-junior": "exam",
        "aigc-intermediate": "award",
        "aigc-advanced": "exam",
        "prompt-engineer": "exam",
    }
    *_, last = catalog.prerequisites
    assert (last.from_day, last.until) == (date(2027, 1, 1), date(2027, 1, 2))
