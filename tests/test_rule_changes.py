"""What changed between two versions of the rules, found and said exactly."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.catalog.catalog import RULE_TABLES, Catalog
from dashboard.catalog.loading import load
from dashboard.catalog.past import keep, past_catalog
from dashboard.rules.answer import Answered
from dashboard.rules.certificate import Certificate, ValidCertificate
from dashboard.rules.changes import (
    EXAM_FIELDS,
    ClockAdded,
    ClockMoved,
    ClockRemoved,
    EducationAdded,
    EducationRanked,
    EducationRemoved,
    ExamChanged,
    LevelAdded,
    LevelFieldChanged,
    LevelRemoved,
    RankChanged,
    RecommendedChanged,
    Rewritten,
    RoutesChanged,
    RuleChange,
    SchemeChanged,
    ValidFor,
    ValidityChanged,
    rule_changes,
)
from dashboard.rules.education import Education
from dashboard.rules.experience import Experience
from dashboard.rules.none_required import NoneRequired
from dashboard.rules.none_stated import NoneStated
from dashboard.rules.routes import Route
from dashboard.text.changes import change_sentence
from dashboard.text.words import Words
from tests.broken_tables import (
    Edit,
    body,
    cell,
    insert,
    line,
    line_of,
    only_header,
    read_table,
    rule,
    write_table,
)


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


def all_of(*edits: Edit) -> Edit:
    def edit(folder: Path) -> None:
        for each in edits:
            each(folder)

    return edit


def ask_for_three_and_a_half_years(folder: Path) -> None:
    rows = read_table(folder, "prerequisites")
    for row in rows:
        if row[:5] == ["aigc-advanced", "strict", "experience", "experience", "aigc"]:
            row[5] = "3.5"
    write_table(folder, "prerequisites", rows)


def remove_the_prompt_engineer(folder: Path) -> None:
    for table in (*RULE_TABLES, "duties"):
        header, *rows = read_table(folder, table)
        if "level_id" not in header:
            continue
        at = header.index("level_id")
        write_table(folder, table, [header, *(row for row in rows if row[at] != "prompt-engineer")])


DEGREES = frozenset({"bachelor", "master", "doctor"})
NAMED = {"scheme_id": "aigc-application-engineer", "name_zh": "新", "name_en": "New"}
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
        "高级的途径变了（两种说法）：原为 持有中级，现为 持有中级满1年。",
        "Advanced: the route changed (both wordings): was hold Intermediate, "
        "now hold Intermediate for 1 year.",
    ),
    "a route renamed": (
        cell("prerequisites", 8, "route", "step"),
        RoutesChanged(ADVANCED, None, (certificate(INTERMEDIATE),), (certificate(INTERMEDIATE, "step"),)),
        "高级的途径在表里换了名称或写法（两种说法），条件没变：持有中级。",
        "Advanced: a route was renamed or rewritten in the tables (both wordings); "
        "it asks for the same: hold Intermediate.",
    ),
    "a route more": (
        insert(
            "prerequisites",
            2,
            rule("aigc-advanced", "certificate", "aigc-junior", "5", route="junior", reading="lenient"),
        ),
        RoutesChanged(ADVANCED, "lenient", (), (certificate(JUNIOR, "junior", 60),)),
        "高级多了 1 条途径（简短表述）：持有初级满5年。",
        "Advanced: 1 route was added (short wording): hold Junior for 5 years.",
    ),
    "a route fewer": (
        line("prerequisites", 8, ""),
        RoutesChanged(ADVANCED, None, (certificate(INTERMEDIATE),), ()),
        "高级少了 1 条途径（两种说法）：持有中级。",
        "Advanced: 1 route was removed (both wordings): hold Intermediate.",
    ),
    "a condition where none was stated": (
        line("prerequisites", 2, rule("aigc-junior", "experience", "work", "0.5", route="years")),
        RoutesChanged(
            JUNIOR,
            None,
            (Route("not-stated", (NoneStated(),)),),
            (Route("years", (Experience("work", 6),)),),
        ),
        "初级的途径变了（两种说法）：原为 未说明条件，现为 6个月工作（不限哪种）。",
        "Junior: the route changed (both wordings): was no condition stated, "
        "now 6 months of work of any kind.",
    ),
    "no row in place of none stated": (
        line("prerequisites", 2, ""),
        RoutesChanged(JUNIOR, None, (Route("not-stated", (NoneStated(),)),), (Route("", (NoneStated(),)),)),
        "初级的途径在表里换了名称或写法（两种说法），条件没变：未说明条件。",
        "Junior: a route was renamed or rewritten in the tables (both wordings); "
        "it asks for the same: no condition stated.",
    ),
    "a level added": (
        insert("levels", 5, line_of("levels", level_id="aigc-expert", rank="4", **NAMED)),
        LevelAdded("aigc-expert"),
        "新增等级：新（AIGC应用工程师职业技术认证）。",
        "Level added: New (AIGC Application Engineer vocational-technical certification).",
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
    "obtained within some years": (
        cell("prerequisites", 8, "within", "6"),
        RoutesChanged(
            ADVANCED,
            None,
            (certificate(INTERMEDIATE),),
            (Route("certificate", (Certificate((INTERMEDIATE,), 0, 72),)),),
        ),
        "高级的途径变了（两种说法）：原为 持有中级，现为 持有中级不超过6年。",
        "Advanced: the route changed (both wordings): was hold Intermediate, "
        "now hold Intermediate for no more than 6 years.",
    ),
    "still valid": (
        cell("prerequisites", 8, "fact", "valid_certificate"),
        RoutesChanged(
            ADVANCED,
            None,
            (certificate(INTERMEDIATE),),
            (Route("certificate", (ValidCertificate((INTERMEDIATE,), 0),)),),
        ),
        "高级的途径变了（两种说法）：原为 持有中级，现为 持有仍有效的中级。",
        "Advanced: the route changed (both wordings): was hold Intermediate, now hold a valid Intermediate.",
    ),
    "a route that begins and one that ends": (
        cell("prerequisites", 8, "until", "2028-03-01"),
        RoutesChanged(
            ADVANCED,
            None,
            (certificate(INTERMEDIATE),),
            (Route("certificate", (Certificate((INTERMEDIATE,), 0),), None, date(2028, 3, 1)),),
        ),
        "高级的途径变了（两种说法）：原为 持有中级，现为 持有中级（2028-03-01 之前）。",
        "Advanced: the route changed (both wordings): was hold Intermediate, "
        "now hold Intermediate (before 2028-03-01).",
    ),
    "days from and until which a route applies": (
        all_of(
            cell("prerequisites", 8, "from", "2027-03-01"), cell("prerequisites", 8, "until", "2028-03-01")
        ),
        RoutesChanged(
            ADVANCED,
            None,
            (certificate(INTERMEDIATE),),
            (Route("certificate", (Certificate((INTERMEDIATE,), 0),), date(2027, 3, 1), date(2028, 3, 1)),),
        ),
        "高级的途径变了（两种说法）：原为 持有中级，现为 持有中级（2027-03-01 起、2028-03-01 之前）。",
        "Advanced: the route changed (both wordings): was hold Intermediate, "
        "now hold Intermediate (from 2027-03-01, before 2028-03-01).",
    ),
    "none stated, only from some day on": (
        cell("prerequisites", 2, "from", "2027-03-01"),
        RoutesChanged(
            JUNIOR,
            None,
            (Route("not-stated", (NoneStated(),)),),
            (Route("not-stated", (NoneStated(),), date(2027, 3, 1)),),
        ),
        "初级的途径变了（两种说法）：原为 未说明条件，现为 未说明条件（2027-03-01 起）。",
        "Junior: the route changed (both wordings): was no condition stated, "
        "now no condition stated (from 2027-03-01).",
    ),
    "stated that nothing is required": (
        cell("prerequisites", 2, "fact", "none_required"),
        RoutesChanged(
            JUNIOR,
            None,
            (Route("not-stated", (NoneStated(),)),),
            (Route("not-stated", (NoneRequired(),)),),
        ),
        "初级的途径变了（两种说法）：原为 未说明条件，现为 明确不设条件。",
        "Junior: the route changed (both wordings): was no condition stated, now nothing required.",
    ),
    "a degree": (
        insert("prerequisites", 2, rule(ADVANCED, "education", "bachelor", "2", route="degree")),
        RoutesChanged(ADVANCED, None, (), (Route("degree", (Education("bachelor", 24, DEGREES),)),)),
        "高级多了 1 条途径（两种说法）：本科或以上满2年。",
        "Advanced: 1 route was added (both wordings): Bachelor’s degree or higher for 2 years.",
    ),
    "an answer": (
        all_of(
            body("questions", "endorsed,有人推荐,Somebody endorses me,,,"),
            insert("prerequisites", 2, rule(ADVANCED, "answer", "endorsed", route="word")),
        ),
        RoutesChanged(ADVANCED, None, (), (Route("word", (Answered("endorsed"),)),)),
        "高级多了 1 条途径（两种说法）：“有人推荐”。",
        "Advanced: 1 route was added (both wordings): “Somebody endorses me”.",
    ),
    "something recommended": (
        insert(
            "prerequisites",
            2,
            rule(JUNIOR, "experience", "aigc", "0.5", reading="lenient", force="recommended"),
        ),
        RecommendedChanged(JUNIOR, "lenient", (), (Route("", (Experience("aigc", 6),)),)),
        "初级的建议（不是必须）变了（简短表述）：原为 没有，现为 6个月 AIGC 应用工作。",
        "Junior: what is recommended, not required, changed (short wording): was nothing, "
        "now 6 months of AIGC work.",
    ),
    "applied for, no more sat": (
        cell("levels", 4, "kind", "award"),
        LevelFieldChanged(ADVANCED, "kind", "exam", "award"),
        "高级的取得办法变了：原为考试，现为申请。",
        "Advanced: the way to it changed from an exam to an application.",
    ),
    "a first sitting": (
        cell("levels", 4, "first_sitting_on", "2027-03-20"),
        LevelFieldChanged(ADVANCED, "first_sitting_on", None, date(2027, 3, 20)),
        "高级的首次考期变了：原为 未说明，现为 2027-03-20。",
        "Advanced: the first sitting changed from not stated to 2027-03-20.",
    ),
    "a last sitting": (
        cell("levels", 4, "last_sitting_on", "2029-12-31"),
        LevelFieldChanged(ADVANCED, "last_sitting_on", None, date(2029, 12, 31)),
        "高级的最后考期变了：原为 未说明，现为 2029-12-31。",
        "Advanced: the last sitting changed from not stated to 2029-12-31.",
    ),
    "a successor": (
        cell("levels", 2, "successor", INTERMEDIATE),
        LevelFieldChanged(JUNIOR, "successor", None, INTERMEDIATE),
        "接替初级的等级变了：原为未说明，现为中级。",
        "Junior: the successor changed from not stated to Intermediate.",
    ),
    "how long it is valid": (
        body("validity", "aigc-advanced,36,,2027-01-01,", "aigc-advanced,none,2027-01-01,,"),
        ValidityChanged(
            ADVANCED,
            (),
            (ValidFor(36, None, date(2027, 1, 1)), ValidFor("none", date(2027, 1, 1), None)),
        ),
        "高级的有效期变了：原为 未说明，现为 3年（2027-01-01 之前）；写明长期有效（2027-01-01 起）。",
        "Advanced: the validity changed from not stated to 3 years (before 2027-01-01); "
        "stated not to expire (from 2027-01-01).",
    ),
    "a clock added": (
        insert("clocks", 4, "infosec,work,信息安全,Information security,,,"),
        ClockAdded("infosec", "work"),
        "新增经验种类“信息安全”，算在“工作（不限哪种）”里。",
        "Kind of experience added: “Information security”, which counts as “work of any kind” too.",
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
    "resit_days": (
        "90",
        "高级的补考间隔变了：原为 未说明，现为 90天。",
        "Advanced: the time before a resit changed from not stated to 90 days.",
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


def test_what_is_recommended_and_no_more_required_is_told_as_both(data: Path) -> None:
    before, after = after_edits(data, cell("prerequisites", 8, "force", "recommended"))
    assert [zh for _, zh, _ in said(before, after)] == [
        "高级少了 1 条途径（两种说法）：持有中级。",
        "高级的建议（不是必须）变了（两种说法）：原为 没有，现为 持有中级。",
    ]


def test_what_a_level_loses_is_not_stated_any_more(data: Path) -> None:
    cell("levels", 2, "successor", INTERMEDIATE)(data)
    cell("levels", 2, "last_sitting_on", "2027-03-20")(data)
    body("validity", "aigc-junior,none,,,")(data)
    before, after = after_edits(
        data,
        cell("levels", 2, "successor", ""),
        cell("levels", 2, "last_sitting_on", ""),
        only_header("validity"),
    )
    assert [en for _, _, en in said(before, after)] == [
        "Junior: the last sitting changed from 2027-03-20 to not stated.",
        "Junior: the successor changed from Intermediate to not stated.",
        "Junior: the validity changed from stated not to expire to not stated.",
    ]


CLOCKS = ("work,,工作,Work,,,", "aigc,work,应用,AIGC,,,", "data,work,数据,Data,,,", "gone,aigc,旧,Old,,,")


def test_clocks_that_went_or_lie_elsewhere_are_told_after_the_levels(data: Path) -> None:
    body("clocks", *CLOCKS)(data)
    before, after = after_edits(
        data,
        body("clocks", *CLOCKS[:1], "aigc,data,应用,AIGC,,,", "data,work,数据,Data,,,"),
        cell("exams", 5, "study_hours", "31"),
    )
    assert said(before, after)[1:] == [
        (
            ClockMoved("aigc", "work", "data"),
            "经验种类“应用”换了归属：原来算在“工作”里，现在算在“数据”里。",
            "“AIGC” counted as “Work” too, and now counts as “Data”.",
        ),
        (ClockRemoved("gone"), "去掉经验种类“旧”。", "Kind of experience removed: “Old”."),
    ]


def test_education_is_told_where_some_is_asked_for_before_and_after(data: Path) -> None:
    edits = (
        cell("education", 2, "rank", "0"),
        line("education", 3, ""),
        insert("education", 2, "none,0,初中,Lower secondary"),
    )
    insert("prerequisites", 2, rule(ADVANCED, "education", "bachelor", route="degree"))(data)
    before, after = after_edits(data, *edits)
    assert said(before, after) == [
        (EducationAdded("none"), "新增学历：初中。", "Education added: Lower secondary."),
        (
            EducationRanked("secondary", 1, 0),
            "学历“高中”的高低变了：原为 1，现为 0。",
            "The rank of the education “Secondary school” changed from 1 to 0.",
        ),
        (
            EducationRemoved("vocational"),
            "去掉学历：中专（中职）。",
            "Education removed: Secondary vocational school.",
        ),
    ]


def test_education_that_is_no_more_asked_for_is_told_by_its_route_alone(data: Path) -> None:
    insert("prerequisites", 2, rule(ADVANCED, "education", "bachelor", route="degree"))(data)
    before, after = after_edits(data, line("prerequisites", 2, ""), cell("education", 2, "rank", "0"))
    assert [en for _, _, en in said(before, after)] == [
        "Advanced: 1 route was removed (both wordings): Bachelor’s degree or higher."
    ]


@pytest.mark.parametrize(
    "same",
    [
        cell("levels", 2, "kind", "exam"),
        cell("prerequisites", 2, "force", "required"),
        cell("education", 2, "rank", "0"),
        body("questions", "endorsed,有人推荐,Endorsed,,,"),
    ],
)
def test_what_says_the_same_in_more_words_or_is_used_by_no_rule_is_no_change(same: Edit, data: Path) -> None:
    before = load(data)
    same(data)
    after = load(data)
    assert after.version == before.version
    assert rule_changes(before, after) == ()


def test_a_fee_is_told_in_its_own_currency(data: Path) -> None:
    cell("exams", 4, "fee_exam", "800")(data)
    cell("exams", 4, "currency", "CNY")(data)
    before, after = after_edits(data, cell("exams", 4, "fee_exam", "90"), cell("exams", 4, "currency", "EUR"))
    assert "Advanced: the exam fee changed from 800 CNY to 90 EUR." in {
        en for _, _, en in said(before, after)
    }


def test_a_level_whose_scheme_is_gone_too_is_named_and_its_scheme_has_its_id(data: Path) -> None:
    def remove_its_scheme(folder: Path) -> None:
        for table in ("schemes", "contradictions"):
            header, *rows = read_table(folder, table)
            at = header.index("scheme_id")
            write_table(folder, table, [header, *(row for row in rows if row[at] != "aigc-prompt-engineer")])

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
        insert("levels", 2, line_of("levels", level_id="aigc-first", rank="0", **NAMED)),
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
