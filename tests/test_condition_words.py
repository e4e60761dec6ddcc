"""What is said of every kind of condition, word by word: what it asks, what is missing, from when it is met.

And what is not known of it, and whom to ask. The names are those of the made-up ladders.
"""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import FACTS, Prerequisite
from dashboard.planner.plan import ConditionMet, standing
from dashboard.rules.facts import condition_of
from dashboard.text.condition_met import met_sentence, recommended_sentence
from dashboard.text.conditions import condition_words, missing_words
from dashboard.text.words import Words
from tests.persons import person_of
from tests.slow.tables import Cells

TODAY: Final = date(2026, 11, 23)
LEVEL: Final = "audit-fellow"
"""The level that asks for what is tried, and for nothing else."""
ZH, EN = Words("zh"), Words("en")

with (Path(__file__).parent / "worded_conditions.csv").open(encoding="utf-8", newline="") as _file:
    ASKED: Final = list(csv.DictReader(_file))


def row(fact: str, scope: str = "", value: str = "", within: str = "", **cells: str) -> Prerequisite:
    asked = {"level_id": LEVEL, "fact": fact, "scope": scope, "value": value, "within": within}
    return Prerequisite.model_validate({**dict.fromkeys(Prerequisite.columns(), ""), **asked, **cells})


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked["en"])
def test_what_a_condition_asks_for(asked: Cells, ladders: Catalog) -> None:
    condition = condition_of(
        ladders, row(*(asked[column] for column in ("fact", "scope", "value", "within")))
    )
    said = (condition_words(ZH, ladders, condition), condition_words(EN, ladders, condition))
    assert said == (asked["zh"], asked["en"])


def test_the_table_has_every_kind() -> None:
    assert {asked["fact"] for asked in ASKED} == {*FACTS}


def met_by(catalog: Catalog, asked: Prerequisite, person: Cells) -> ConditionMet:
    """How the person of a roster's row meets the one condition that the level asks for today."""
    others = tuple(each for each in catalog.prerequisites if each.level_id != LEVEL)
    asking = replace(catalog, prerequisites=(*others, asked))
    found = standing(asking, person_of(person, asking.clock_ids), TODAY, LEVEL, "strict")
    ((_, (met,)),) = dict(found.today)["strict"]
    return met


AUDIT = row("experience", "audit", "3")
RECENT = row("experience", "audit", "3", "5")
BASIC = row("certificate", "net-basic")
YEAR_OF_BASIC = row("certificate", "net-basic", "1", "6")
TOOLS = row("valid_certificate", "audit-tools")
EXPERT = row("valid_certificate", "net-expert")
DEGREE = row("education", "bachelor")
YEAR_OF_DEGREE = row("education", "bachelor", "1")
ASSOCIATION = "颁证机构（网络考试局）", "the issuer (Network Examinations Office)"

MISSING: Final = {
    "the years are had": (AUDIT, {"audit_years": "3"}, "", ""),
    "fourteen months of three years": (
        AUDIT,
        {"audit_years": "1.1667"},
        "差 1年10个月审核工作",
        "1 year 10 months of audit work short",
    ),
    "enough years, recent or not": (
        RECENT,
        {"audit_years": "4"},
        "审核工作有多少在最近5年内还不知道",
        "not known how much audit work lies within the last 5 years",
    ),
    "too few years, recent or not": (
        RECENT,
        {"audit_years": "1", "audit_share": "1"},
        "差 2年审核工作，审核工作有多少在最近5年内还不知道",
        "2 years of audit work short, not known how much audit work lies within the last 5 years",
    ),
    "no years, recent ones to come": (
        RECENT,
        {"audit_share": "1"},
        "差 3年审核工作",
        "3 years of audit work short",
    ),
    "no certificate": (BASIC, {}, "缺基础级证书", "no Basic certificate yet"),
    "a certificate": (BASIC, {"holds": "net-basic@2020-01-01"}, "", ""),
    "an awaited certificate": (
        BASIC,
        {"holds": "net-basic@2027-01-10"},
        "基础级证书要到 2027-01-10 才满足",
        "Basic certificate counts only from 2027-01-10",
    ),
    "a certificate that is too new": (
        YEAR_OF_BASIC,
        {"holds": "net-basic@2026-05-01"},
        "基础级证书要到 2027-05-01 才满足",
        "Basic certificate counts only from 2027-05-01",
    ),
    "a certificate that is too old": (
        YEAR_OF_BASIC,
        {"holds": "net-basic@2020-05-01"},
        "基础级证书从 2026-05-02 起不算数了",
        "Basic certificate no longer counts since 2026-05-02",
    ),
    "no certificate that must be valid": (
        TOOLS,
        {},
        "缺仍有效的审核工具证书",
        "no valid Audit tools certificate yet",
    ),
    "a valid certificate": (TOOLS, {"holds": "audit-tools@2026-05-01"}, "", ""),
    "an expired certificate": (
        TOOLS,
        {"holds": "audit-tools@2025-05-01"},
        "审核工具证书从 2026-05-01 起不算数了",
        "Audit tools certificate no longer counts since 2026-05-01",
    ),
    "a certificate without a date": (
        TOOLS,
        {"holds": "audit-tools"},
        "审核工具证书是否仍有效还不知道",
        "not known whether the Audit tools certificate is still valid",
    ),
    "education not given": (DEGREE, {}, "没有填学历", "education not given"),
    "a lower degree": (
        DEGREE,
        {"education": "associate"},
        "没有本科或以上学历",
        "no Bachelor’s degree or higher",
    ),
    "a higher degree": (DEGREE, {"education": "master"}, "", ""),
    "a degree to come": (
        DEGREE,
        {"education": "bachelor@2027-06-30"},
        "本科或以上要到 2027-06-30",
        "Bachelor’s degree or higher: only from 2027-06-30",
    ),
    "a degree without the date that counts": (
        YEAR_OF_DEGREE,
        {"education": "bachelor"},
        "没有填学历的日期",
        "date of the education not given",
    ),
    "not answered": (
        row("answer", "references"),
        {},
        "“有两名资深会员推荐您吗？”没有回答",
        "“Do two fellows recommend you?” not answered",
    ),
    "answered no": (
        row("answer", "references"),
        {"answers": "!references"},
        "“有两名资深会员推荐您吗？”答的是“否”",
        "“Do two fellows recommend you?” is answered no",
    ),
    "answered yes from a day to come": (
        row("answer", "references"),
        {"answers": "references@2027-01-01"},
        "“有两名资深会员推荐您吗？”要到 2027-01-01",
        "“Do two fellows recommend you?”: only from 2027-01-01",
    ),
    "nothing stated": (row("none_stated"), {}, "", ""),
    "nothing required": (row("none_required"), {}, "", ""),
}


@pytest.mark.parametrize("case", MISSING)
def test_what_is_missing_today(case: str, ladders: Catalog) -> None:
    asked, person, zh, en = MISSING[case]
    met = met_by(ladders, asked, person)
    assert (missing_words(ZH, ladders, met), missing_words(EN, ladders, met)) == (zh, en)
    assert bool(zh) == (not met.open_today)


MET: Final = {
    "years had": (
        AUDIT,
        {"audit_years": "4"},
        "审核工作：已有 4年，今天就满足。",
        "Audit work: 4 years so far, enough today.",
    ),
    "years to come": (
        AUDIT,
        {"audit_years": "2", "audit_share": "1"},
        "审核工作：已有 2年，还差 1年，2027-11-23 满足。",
        "Audit work: 2 years so far, 1 year short; met on 2027-11-23.",
    ),
    "years that may not be recent": (
        RECENT,
        {"audit_years": "4"},
        "审核工作有多少在最近5年内不知道，先全部算上：请核对自己的记录。",
        "How much of your audit work lies within the last 5 years is not known; all of it is counted. "
        "Check your own records.",
    ),
    "a certificate": (
        BASIC,
        {"holds": "net-basic"},
        "基础级证书：今天就满足。",
        "Basic certificate: met today.",
    ),
    "an awaited certificate": (
        BASIC,
        {"holds": "net-basic@2027-01-10"},
        "基础级证书：2027-01-10 拿到。",
        "Basic certificate: held on 2027-01-10.",
    ),
    "a certificate to be held for a year": (
        YEAR_OF_BASIC,
        {"holds": "net-basic@2026-05-01"},
        "基础级证书要持有满 1年：2027-05-01 满足。",
        "Basic certificate held for 1 year: met on 2027-05-01.",
    ),
    "a certificate whose date is not given": (
        TOOLS,
        {"holds": "audit-tools"},
        "审核工具证书的日期没有填，先按仍有效算：看一眼证书，把日期填上。",
        "The date of your Audit tools certificate is not given; it counts as valid. Look at the "
        "certificate and fill in the date.",
    ),
    "a certificate whose validity is not stated": (
        EXPERT,
        {"holds": "net-expert@2026-05-01"},
        f"专家级证书的有效期未说明，先按仍有效算：请问{ASSOCIATION[0]}。",
        f"How long the Expert certificate is valid is not stated; it counts as valid. Ask {ASSOCIATION[1]}.",
    ),
    "a degree": (
        DEGREE,
        {"education": "master@2020-06-30"},
        "本科或以上：今天就满足。",
        "Bachelor’s degree or higher: met today.",
    ),
    "a degree to come": (
        DEGREE,
        {"education": "bachelor@2027-06-30"},
        "本科或以上：2027-06-30 满足。",
        "Bachelor’s degree or higher: met on 2027-06-30.",
    ),
    "no education given": (
        DEGREE,
        {},
        "没有填学历，先按有本科或以上算：请填上。",
        "Your education is not given; dates count Bachelor’s degree or higher as had. Please fill it in.",
    ),
    "a degree without the date that counts": (
        YEAR_OF_DEGREE,
        {"education": "bachelor"},
        "没有填学历的日期，先按已满足算：请填上。",
        "The date of your education is not given; it counts as long enough ago. Please fill it in.",
    ),
    "answered yes": (
        row("answer", "references"),
        {"answers": "references"},
        "“有两名资深会员推荐您吗？”：今天就满足。",
        "“Do two fellows recommend you?”: met today.",
    ),
    "not answered": (
        row("answer", "references"),
        {},
        "“有两名资深会员推荐您吗？”没有回答，先按“是”算：请回答。",
        "“Do two fellows recommend you?” is not answered; dates count yes. Please answer it.",
    ),
    "nothing stated": (
        row("none_stated"),
        {},
        "来源没有写条件，按今天就可考推算；没有写，不等于没有。",
        "The source states no condition; dates assume it can be sat from today. "
        "Not stated is not the same as none.",
    ),
    "nothing required": (
        row("none_required"),
        {},
        "来源写明不设条件。",
        "The source says that nothing is required.",
    ),
}


@pytest.mark.parametrize("case", MET)
def test_from_when_a_condition_is_met_or_what_is_not_known_of_it(case: str, ladders: Catalog) -> None:
    asked, person, zh, en = MET[case]
    met = met_by(ladders, asked, person)
    assert (met_sentence(ZH, ladders, met), met_sentence(EN, ladders, met)) == (zh, en)


RECOMMENDED: Final = {
    "fourteen months": (
        row("experience", "work", "3", force="recommended"),
        {"work_years": "1.1667"},
        "建议：3年工作（不限哪种），你有 1年2个月。",
        "Recommended: 3 years of work of any kind; you have 1 year 2 months.",
    ),
    "a certificate that is held": (
        row("certificate", "net-basic", force="recommended"),
        {"holds": "net-basic"},
        "建议：持有基础级，你已满足。",
        "Recommended: hold Basic; you have it.",
    ),
    "a certificate that is not": (
        row("certificate", "net-basic", force="recommended"),
        {},
        "建议：持有基础级，你还不满足。",
        "Recommended: hold Basic; you do not have it yet.",
    ),
    "education that is not given": (
        row("education", "associate", force="recommended"),
        {},
        "建议：大专或以上。",
        "Recommended: Associate degree or higher.",
    ),
}


@pytest.mark.parametrize("case", RECOMMENDED)
def test_what_is_recommended_and_how_far_somebody_has_it(case: str, ladders: Catalog) -> None:
    asked, cells, zh, en = RECOMMENDED[case]
    advised = replace(ladders, prerequisites=(*ladders.prerequisites, asked))
    found = standing(advised, person_of(cells, ladders.clock_ids), TODAY, LEVEL, "strict")
    (met,) = found.recommended
    assert (recommended_sentence(ZH, ladders, met), recommended_sentence(EN, ladders, met)) == (zh, en)
    without = standing(ladders, person_of(cells, ladders.clock_ids), TODAY, LEVEL, "strict")
    assert (found.verdict, found.held_on) == (without.verdict, without.held_on)
