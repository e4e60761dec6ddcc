"""Education and answers as the cells of a roster say them, and what is wrong with some."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.faults import Fault
from dashboard.rules.months import NEVER, day_number
from dashboard.state.choices import LANGUAGES
from dashboard.text.faults import fault_sentence
from dashboard.text.words import Words
from tests.roster_files import TODAY, Dates, dates_of, read_one

EDUCATION: Final = {
    "bachelor": "bachelor",
    "本科": "bachelor",
    "Bachelor’s degree": "bachelor",
    "Bachelor's degree": "bachelor",
    "bachelors degree": "bachelor",
    "Bachelor's": "bachelor",
    "Bachelor degree": "bachelor",
    "BACHELOR": "bachelor",
    "大学本科": "bachelor",
    "本科学历": "bachelor",
    "本科毕业": "bachelor",
    "全日制本科": "bachelor",
    "本 科": "bachelor",
    "硕士": "master",
    "硕士研究生": "master",
    "Master's": "master",
    "masters": "master",
    "大专": "associate",
    "大专学历": "associate",
    "Associate degree": "associate",
    "Secondary school": "school",
    "中学": "school",
    "本科@2027-06-30": "bachelor 2027-06-30",
    "本科＠2020年6月30日": "bachelor 2020-06-30",
    "本科（2020-06-30）": "bachelor 2020-06-30",
    "本科 2020/6/30": "bachelor 2020-06-30",
    "Bachelor's degree, 30 June 2020": "bachelor 2020-06-30",
    "bachelor@2020-06-30|master": "bachelor 2020-06-30, master",
    "本科、硕士": "bachelor, master",
    "大专@2015-06-30；本科@2018-06-30": "associate 2015-06-30, bachelor 2018-06-30",
    "bachelor|bachelor": "bachelor",
    "bachelor@2020-06-30|bachelor@2020-06-30": "bachelor 2020-06-30",
    "bachelor|bachelor@2020-06-30": "bachelor, bachelor 2020-06-30",
    "": "",
    "-": "",
    "n/a": "",
    "未说明": "",
    "not stated": "",
}
"""Cells, and what each says; a date stands behind what it is the date of."""
ANSWERS: Final = {
    "conduct": "conduct yes",
    "!conduct": "conduct no",
    "！conduct": "conduct no",
    "conduct@2026-05-01": "conduct 2026-05-01",
    "conduct@2027-05-01": "conduct 2027-05-01",
    "conduct@2026年5月1日": "conduct 2026-05-01",
    "conduct|references": "conduct yes, references yes",
    "conduct|!references": "conduct yes, references no",
    "!conduct ; references @ 2026-05-01": "conduct no, references 2026-05-01",
    "conduct、references": "conduct yes, references yes",
    "conduct\nreferences": "conduct yes, references yes",
    "conduct|conduct": "conduct yes",
    "!conduct|!conduct": "conduct no",
    "conduct@2026-05-01|conduct@2026/5/1": "conduct 2026-05-01",
    "conduct|": "conduct yes",
    "": "",
    "-": "",
    "未说明": "",
}


def as_dates(said: str, *, undated: int) -> dict[str, Dates]:
    """By id, the days in `bachelor 2020-06-30, master`; what has none is obtained on the day `undated`."""
    found: dict[str, Dates] = {}
    for part in filter(None, said.split(", ")):
        named, _, day = part.partition(" ")
        dated = (day_number(date.fromisoformat(day)), False) if day else (undated, True)
        found.setdefault(named, set()).add(dated)
    return found


@pytest.mark.parametrize(("cell", "said"), EDUCATION.items())
def test_education_is_understood_by_id_and_by_names_of_either_language(
    ladders: Catalog, cell: str, said: str
) -> None:
    found = read_one(ladders, {"学历": cell})
    assert found.faults == ()
    people = found.roster.people
    dates = {each: dates_of(people, "education", each)[0] for each in people.education}
    assert dates == as_dates(said, undated=day_number(TODAY))


@pytest.mark.parametrize(("cell", "said"), ANSWERS.items())
def test_an_answer_is_yes_from_a_day_or_no(ladders: Catalog, cell: str, said: str) -> None:
    found = read_one(ladders, {"answers": cell})
    assert found.faults == ()
    people = found.roster.people
    days = {"yes": day_number(TODAY), "no": NEVER}
    wanted = dict(part.split(" ") for part in said.split(", ")) if said else {}
    assert {question: each.tolist() for question, each in people.answered.items()} == {
        question: [True] for question in wanted
    }
    assert {question: int(each[0]) for question, each in people.answers.items()} == {
        question: days[answer] if answer in days else day_number(date.fromisoformat(answer))
        for question, answer in wanted.items()
    }


EDUCATION_ASKED: Final = "中学（school）、大专（associate）、本科（bachelor）、硕士（master）"
QUESTIONS_ASKED: Final = "您承诺遵守审核员行为准则吗？（conduct）、有两名资深会员推荐您吗？（references）"
FAULTY: Final = {
    ("education", "初中"): ("unknown_education", "初中", f"应为其一，没说就空着：{EDUCATION_ASKED}。"),
    ("education", "无"): ("unknown_education", "无", f"应为其一，没说就空着：{EDUCATION_ASKED}。"),
    ("education", "本科|MBA"): ("unknown_education", "MBA", f"应为其一，没说就空着：{EDUCATION_ASKED}。"),
    ("education", "本科及以上"): ("unknown_education", "以上", f"应为其一，没说就空着：{EDUCATION_ASKED}。"),
    ("education", "本科@去年"): ("not_a_date", "本科@去年", "写成 2027-03-20 这样，年份写全。"),
    ("education", "本科@1850-06-30"): ("date_far", "本科@1850-06-30", "请核对年份。"),
    ("education", "本科 2020"): ("not_a_date", "本科 2020", "写成 2027-03-20 这样，年份写全。"),
    ("answers", "coduct"): (
        "unknown_question",
        "coduct",
        f"写问题的 id，是就写 id，否就写 !id：{QUESTIONS_ASKED}。",
    ),
    ("answers", "yes"): (
        "unknown_question",
        "yes",
        f"写问题的 id，是就写 id，否就写 !id：{QUESTIONS_ASKED}。",
    ),
    ("answers", "conduct|!conduct"): ("answers_contradict", "conduct", "每个问题只答一次。"),
    ("answers", "references|conduct@2026-05-01|conduct"): (
        "answers_contradict",
        "conduct",
        "每个问题只答一次。",
    ),
    ("answers", "!conduct@2026-05-01"): ("no_with_day", "!conduct@2026-05-01", "写成 !conduct。"),
    ("answers", "conduct@"): ("not_a_date", "conduct@", "写成 2027-03-20 这样，年份写全。"),
    ("answers", "conduct@soon"): ("not_a_date", "conduct@soon", "写成 2027-03-20 这样，年份写全。"),
}


def told(fault: Fault) -> tuple[int, str, str, str]:
    return fault.line, fault.column, fault.code, fault.value


@pytest.mark.parametrize(("place", "wanted"), FAULTY.items())
def test_what_is_not_understood_is_told_with_what_would_be_right(
    ladders: Catalog, place: tuple[str, str], wanted: tuple[str, str, str]
) -> None:
    (column, cell), (code, value, right) = place, wanted
    (fault,) = read_one(ladders, {column: cell}).faults
    assert told(fault) == (2, column, code, value)
    assert fault_sentence(Words("zh"), fault).endswith(right)
    assert fault_sentence(Words("en"), fault).startswith(f"roster.csv, line 2, column {column}")


def test_tables_without_education_or_questions_say_so(ladders: Catalog) -> None:
    bare = replace(ladders, education=(), questions=(), prerequisites=())
    for column, code in (("education", "no_education"), ("answers", "no_questions")):
        (fault,) = read_one(bare, {column: "x"}).faults
        assert told(fault) == (2, column, code, "x")
        for language in LANGUAGES:
            assert ":" not in fault_sentence(Words(language), fault).partition("x")[2]


def test_a_question_without_a_text_in_a_language_is_told_by_the_other_one_or_by_its_id(
    ladders: Catalog,
) -> None:
    conduct, references = ladders.questions
    questions = (
        conduct.model_copy(update={"text_zh": ""}),
        references.model_copy(update={"text_zh": "", "text_en": ""}),
    )
    (fault,) = read_one(replace(ladders, questions=questions), {"answers": "x"}).faults
    detail = dict(fault.detail)
    assert detail["questions_zh"] == f"{conduct.text_en}（conduct）、references"
    assert detail["questions_en"] == f"{conduct.text_en} (conduct), references"
