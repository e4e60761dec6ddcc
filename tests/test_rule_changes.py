"""What changed between two versions of the rules, found and said exactly."""

from pathlib import Path

import pytest

from dashboard.catalog.catalog import RULE_TABLES, Catalog
from dashboard.catalog.loading import load
from dashboard.catalog.past import keep, past_catalog
from dashboard.rules.certificate import Certificate
from dashboard.rules.changes import (
    EXAM_FIELDS,
    ExamChanged,
    LevelAdded,
    LevelRemoved,
    RankChanged,
    Rewritten,
    RoutesChanged,
    RuleChange,
    SchemeChanged,
    rule_changes,
)
from dashboard.rules.experience import Experience
from dashboard.rules.none_stated import NoneStated
from dashboard.rules.routes import Route
from dashboard.text.changes import change_sentence
from dashboard.text.words import Words
from tests.broken_tables import Edit, cell, insert, line, read_table, write_table


def after_edits(data: Path, *edits: Edit) -> tuple[Catalog, Catalog]:
    """The rules of before, from the kept tables, and those of today, after `edits`."""
    version = keep(data)
    for edit in edits:
        edit(data)
    today = load(data)
    assert today.version != version
    past = past_catalog(data, version, today)
    assert past is not None
    return past, today


def said(before: Catalog, after: Catalog) -> list[tuple[RuleChange, str, str]]:
    zh, en = Words("zh"), Words("en")
    return [
        (change, change_sentence(zh, before, after, change), change_sentence(en, before, after, change))
        for change in rule_changes(before, after)
    ]


def aigc(months: int) -> Route:
    return Route("experience", (Experience("aigc", months),))


def work(months: int) -> Route:
    return Route("experience", (Experience("work", months),))


def certificate(level_id: str, name: str = "certificate", months: int = 0) -> Route:
    return Route(name, (Certificate((level_id,), months),))


def ask_for_three_and_a_half_years(folder: Path) -> None:
    rows = read_table(folder, "prerequisites")
    for row in rows:
        if row[:5] == ["aigc-advanced", "strict", "experience", "experience", "aigc"]:
            row[5] = "3.5"
    write_table(folder, "prerequisites", rows)


def remove_the_prompt_engineer(folder: Path) -> None:
    for table in (*RULE_TABLES, "duties"):
        header, *rows = read_table(folder, table)
        at = header.index("level_id")
        write_table(folder, table, [header, *(row for row in rows if row[at] != "prompt-engineer")])


ADVANCED, INTERMEDIATE, JUNIOR = "aigc-advanced", "aigc-intermediate", "aigc-junior"
ONE_CHANGE: dict[str, tuple[Edit, RuleChange, str, str]] = {
    "more years": (
        ask_for_three_and_a_half_years,
        RoutesChanged(ADVANCED, "strict", (aigc(36),), (aigc(42),)),
        "高级的途径变了（完整表述）：原为 3年 AIGC 应用工作，现为 3年6个月 AIGC 应用工作。",
        "Advanced: the route changed (full wording): was 3 years of AIGC work, "
        "now 3 years 6 months of AIGC work.",
    ),
    "a certificate to be held for a year, under both wordings": (
        cell("prerequisites", 8, "value", "1"),
        RoutesChanged(ADVANCED, None, (certificate(INTERMEDIATE),), (certificate(INTERMEDIATE, months=12),)),
        "高级的途径变了（两种表述）：原为 持有中级，现为 持有中级满 1年。",
        "Advanced: the route changed (both wordings): was hold Intermediate, "
        "now hold Intermediate for 1 year.",
    ),
    "a route renamed": (
        cell("prerequisites", 8, "route", "step"),
        RoutesChanged(ADVANCED, None, (certificate(INTERMEDIATE),), (certificate(INTERMEDIATE, "step"),)),
        "高级的途径在表里换了名称或写法（两种表述），条件没变：持有中级。",
        "Advanced: a route was renamed or rewritten in the tables (both wordings); "
        "it asks for the same: hold Intermediate.",
    ),
    "a route more": (
        insert("prerequisites", 2, "aigc-advanced,lenient,junior,certificate,aigc-junior,5,"),
        RoutesChanged(ADVANCED, "lenient", (), (certificate(JUNIOR, "junior", 60),)),
        "高级多了 1 条途径（简短表述）：持有初级满 5年。",
        "Advanced: 1 route was added (short wording): hold Junior for 5 years.",
    ),
    "a route fewer": (
        line("prerequisites", 8, ""),
        RoutesChanged(ADVANCED, None, (certificate(INTERMEDIATE),), ()),
        "高级少了 1 条途径（两种表述）：持有中级。",
        "Advanced: 1 route was removed (both wordings): hold Intermediate.",
    ),
    "a condition where none was stated": (
        line("prerequisites", 2, "aigc-junior,,years,experience,work,0.5,"),
        RoutesChanged(
            JUNIOR,
            None,
            (Route("not-stated", (NoneStated(),)),),
            (Route("years", (Experience("work", 6),)),),
        ),
        "初级的途径变了（两种表述）：原为 未说明条件，现为 6个月工作（不限哪种）。",
        "Junior: the route changed (both wordings): was no condition stated, "
        "now 6 months of work of any kind.",
    ),
    "no row in place of none stated": (
        line("prerequisites", 2, ""),
        RoutesChanged(JUNIOR, None, (Route("not-stated", (NoneStated(),)),), (Route("", ()),)),
        "初级的途径在表里换了名称或写法（两种表述），条件没变：未说明条件。",
        "Junior: a route was renamed or rewritten in the tables (both wordings); "
        "it asks for the same: no condition stated.",
    ),
    "a level added": (
        insert("levels", 5, "aigc-expert,aigc-application-engineer,4,专家级,Expert,,,"),
        LevelAdded("aigc-expert"),
        "新增等级：专家级（AIGC应用工程师职业技术认证）。",
        "Level added: Expert (AIGC Application Engineer vocational-technical certification).",
    ),
    "a rank": (
        cell("levels", 4, "rank", "5"),
        RankChanged(ADVANCED, 3, 5),
        "高级的顺序变了：原为 3，现为 5。",
        "Advanced: the rank changed from 3 to 5.",
    ),
    "a scheme": (
        cell("levels", 4, "scheme_id", "aigc-prompt-engineer"),
        SchemeChanged(ADVANCED, "aigc-application-engineer", "aigc-prompt-engineer"),
        "高级所属的认证体系变了：原为 AIGC应用工程师职业技术认证，现为 AIGC提示工程师。",
        "Advanced: the scheme changed from AIGC Application Engineer vocational-technical certification "
        "to AIGC Prompt Engineer.",
    ),
    "another spelling of a number": (
        cell("prerequisites", 3, "value", "1.0"),
        Rewritten(),
        "规则表换了写法，规则没有变。",
        "The rule tables are written differently; no rule changed.",
    ),
}
EXAM_CHANGES = {
    "study_hours": (
        "100.5",
        "高级的学习小时变了：原为 80，现为 100.5。",
        "Advanced: the study hours changed from 80 to 100.5.",
    ),
    "sittings": (
        "2027-03-20|2027-09-18",
        "高级的场次变了：原为 3、6、9、12 月最后一个周六，现为 2027-03-20 和 2027-09-18。",
        "Advanced: the sittings changed from last Saturday of Mar, Jun, Sep, Dec "
        "to 2027-03-20 and 2027-09-18.",
    ),
    "results_days": (
        "45",
        "高级的出成绩的时间变了：原为 30天，现为 45天。",
        "Advanced: the time to a result changed from 30 days to 45 days.",
    ),
    "fee_training": (
        "0",
        "高级的培训费变了：原为 未说明，现为 0。",
        "Advanced: the training fee changed from not stated to 0.",
    ),
    "fee_materials": (
        "12.5",
        "高级的材料费变了：原为 未说明，现为 12.5。",
        "Advanced: the materials fee changed from not stated to 12.5.",
    ),
    "fee_exam": (
        "1200",
        "高级的考试费变了：原为 未说明，现为 1,200。",
        "Advanced: the exam fee changed from not stated to 1,200.",
    ),
    "currency": (
        "CNY",
        "高级的费用的货币变了：原为 未说明，现为 CNY。",
        "Advanced: the currency of the fees changed from not stated to CNY.",
    ),
    "basis": (
        "stated",
        "高级的考试数字的依据变了：原为 假定，现为 来源写明。",
        "Advanced: the basis of the exam figures changed from assumed to stated.",
    ),
}


@pytest.mark.parametrize("name", ONE_CHANGE)
def test_a_change_is_found_and_said_in_both_languages(name: str, data: Path) -> None:
    edit, change, zh, en = ONE_CHANGE[name]
    before, after = after_edits(data, edit)
    assert said(before, after) == [(change, zh, en)]


def test_routes_that_give_way_to_none_are_said_for_each_wording(data: Path) -> None:
    before, after = after_edits(data, *(line("prerequisites", number, "") for number in (6, 7, 8)))
    assert [(zh, en) for _, zh, en in said(before, after)] == [
        (
            "高级的途径变了（完整表述）：原为 持有中级，或3年 AIGC 应用工作；现为 未说明条件。",
            "Advanced: the routes changed (full wording): was hold Intermediate, "
            "or 3 years of AIGC work; now no condition stated.",
        ),
        (
            "高级的途径变了（简短表述）：原为 持有中级，或3年工作（不限哪种）；现为 未说明条件。",
            "Advanced: the routes changed (short wording): was hold Intermediate, "
            "or 3 years of work of any kind; now no condition stated.",
        ),
    ]


@pytest.mark.parametrize("field", EXAM_FIELDS)
def test_an_exams_field_has_its_old_and_its_new_value(field: str, data: Path) -> None:
    text, zh, en = EXAM_CHANGES[field]
    before, after = after_edits(data, cell("exams", 4, field, text))
    change = ExamChanged(
        ADVANCED, field, getattr(before.exam(ADVANCED), field), getattr(after.exam(ADVANCED), field)
    )
    assert said(before, after) == [(change, zh, en)]
    assert change.before != change.after


def test_a_value_that_is_emptied_is_not_stated_any_more(data: Path) -> None:
    fields = {"study_hours", "sittings", "results_days", "basis"}
    before, after = after_edits(data, line("exams", 4, ""))
    assert {
        change.field for change in rule_changes(before, after) if isinstance(change, ExamChanged)
    } == fields
    assert [en.split(" to ")[-1] for _, _, en in said(before, after)] == ["not stated."] * len(fields)


def test_a_fee_is_told_in_its_own_currency(data: Path) -> None:
    cell("exams", 4, "fee_exam", "800")(data)
    cell("exams", 4, "currency", "CNY")(data)
    before, after = after_edits(data, cell("exams", 4, "fee_exam", "90"), cell("exams", 4, "currency", "EUR"))
    assert "Advanced: the exam fee changed from 800 CNY to 90 EUR." in {
        en for _, _, en in said(before, after)
    }


def test_a_level_whose_scheme_is_gone_too_is_named_and_its_scheme_has_its_id(data: Path) -> None:
    def remove_its_scheme(folder: Path) -> None:
        header, *rows = read_table(folder, "schemes")
        write_table(folder, "schemes", [header, *(row for row in rows if row[0] != "aigc-prompt-engineer")])

    before, after = after_edits(data, remove_the_prompt_engineer, remove_its_scheme)
    assert said(before, after) == [
        (
            LevelRemoved("prompt-engineer"),
            "去掉等级：AIGC提示工程师（aigc-prompt-engineer）。",
            "Level removed: AIGC prompt engineer (aigc-prompt-engineer).",
        )
    ]
    assert before.level_ids == (*after.level_ids, "prompt-engineer")


def test_two_levels_of_one_name_are_told_apart_by_their_ids(data: Path) -> None:
    cell("levels", 3, "name_en", "Junior")(data)
    before, after = after_edits(data, cell("prerequisites", 8, "scope", JUNIOR))
    assert [en for _, _, en in said(before, after)] == [
        "Advanced: the route changed (both wordings): was hold Junior (aigc-intermediate), "
        "now hold Junior (aigc-junior)."
    ]


def test_changes_stand_in_the_order_of_levels_then_of_kinds(data: Path) -> None:
    before, after = after_edits(
        data,
        remove_the_prompt_engineer,
        cell("levels", 4, "rank", "7"),
        cell("exams", 4, "results_days", "31"),
        cell("exams", 4, "study_hours", "81"),
        cell("prerequisites", 6, "value", "4"),
        cell("prerequisites", 7, "value", "4"),
        cell("exams", 2, "study_hours", "41"),
        insert("levels", 2, "aigc-first,aigc-application-engineer,0,入门,First,,,"),
    )
    assert [change for change, _, _ in said(before, after)] == [
        LevelAdded("aigc-first"),
        ExamChanged(JUNIOR, "study_hours", before.exam(JUNIOR).study_hours, after.exam(JUNIOR).study_hours),
        RankChanged(ADVANCED, 3, 7),
        RoutesChanged(ADVANCED, "strict", (aigc(36),), (aigc(48),)),
        RoutesChanged(ADVANCED, "lenient", (work(36),), (work(48),)),
        ExamChanged(
            ADVANCED, "study_hours", before.exam(ADVANCED).study_hours, after.exam(ADVANCED).study_hours
        ),
        ExamChanged(ADVANCED, "results_days", 30, 31),
        LevelRemoved("prompt-engineer"),
    ]
