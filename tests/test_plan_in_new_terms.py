"""A plan says what opens each step, what closes when, what is not known and whom to ask, and what expires.

On the page and in every file alike, on the made-up ladders as of 2026-11-23, at 6 hours a week. 100, 120 and
240 hours of study end 117, 140 and 280 days after that day. The first level is sat monthly, 45 days before a
result, and valid for 24 months from 2027 on; the second any day, for 12; the third quarterly, 60 days before.
"""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest
from icalendar import Calendar
from streamlit.testing.v1 import AppTest

from dashboard.catalog.catalog import Catalog
from dashboard.exports.calendar_file import calendar_file
from dashboard.exports.plan_file import plan_file, read_plan_file
from dashboard.exports.report import report
from dashboard.exports.takeaway import Takeaway
from dashboard.exports.workbook import workbook
from dashboard.planner.compare import compared_paths
from dashboard.planner.segments import Doing, spans
from dashboard.state.choices import LANGUAGES, Choices, Language
from dashboard.state.link import from_query
from dashboard.text.steps import step_sentences
from dashboard.text.words import Words
from tests.test_exports import sheets, table
from tests.test_pages import as_read, on, opened, shown, titles

TODAY: Final = date(2026, 11, 23)
languages = pytest.mark.parametrize("language", LANGUAGES)
AUDITOR: Final = {
    "target": "audit-advanced",
    "audit_months": "40",
    "audit_percent": "100",
    "education": "bachelor@2020-06-30",
    "answers": "conduct",
}
"""Takes the first two levels for the third; how recent the audit work is, nobody knows."""
FELLOW: Final = {
    "target": "audit-fellow",
    "audit_months": "40",
    "cloud_months": "12",
    "holds": "audit-advanced@2025-05-01",
}
"""May apply for an award if two fellows recommend them."""

SAID: Final[dict[Language, tuple[str, ...]]] = {
    "zh": (
        "审核工作有多少在最近2年内不知道，先全部算上：请核对自己的记录。",
        "这条途径 2028-04-12 起不再适用。",
        "证书在 2029-05-11 前有效，之前要续期或重考。",
        "证书在 2028-04-12 前有效，之前要续期或重考。",
        "证书在 2030-11-24 前有效，之前要续期或重考。",
    ),
    "en": (
        "How much of your audit work lies within the last 2 years is not known; all of it is counted. "
        "Check your own records.",
        "This way in closes on 2028-04-12.",
        "Valid until the day before 2029-05-11: renew or retake it by then.",
        "Valid until the day before 2028-04-12: renew or retake it by then.",
        "Valid until the day before 2030-11-24: renew or retake it by then.",
    ),
}
"""Of the auditor's plan: what is not known, what closes, and what each step's certificate is valid for."""


EXPIRIES: Final[dict[Language, dict[date, str]]] = {
    "zh": {
        date(2029, 5, 11): "初级（审核员注册）证书到期：之前要续期",
        date(2028, 4, 12): "审核工具证书到期：之前要续期（不早于这一天）",
        date(2030, 11, 24): "高级（审核员注册）证书到期：之前要续期（不早于这一天）",
    },
    "en": {
        date(2029, 5, 11): "Junior (Auditor registration) certificate expires: renew it before",
        date(2028, 4, 12): "Audit tools certificate expires: renew it before (no earlier than this day)",
        date(2030, 11, 24): (
            "Advanced (Auditor registration) certificate expires: renew it before (no earlier than this day)"
        ),
    },
}


def choices_of(query: Mapping[str, str], language: Language, catalog: Catalog) -> Choices:
    asked = {**query, "lang": language, "as_of": TODAY.isoformat()}
    choices, left_out = from_query({name: [value] for name, value in asked.items()}, catalog, TODAY)
    assert left_out == ()
    return choices


def taken(query: Mapping[str, str], language: Language, catalog: Catalog) -> Takeaway:
    choices = choices_of(query, language, catalog)
    rows = compared_paths(catalog, choices.person, TODAY, choices.target, choices.reading)
    return Takeaway(
        words=Words(language),
        catalog=catalog,
        version=catalog.version,
        choices=choices,
        plan=rows[0].plan,
        paths=rows,
        made_on=TODAY,
        link="https://plans.example",
        tables=catalog,
    )


def events(file: bytes) -> dict[str, Any]:
    """Each event by what it is called."""
    return {str(event["SUMMARY"]): event for event in Calendar.from_ical(file).walk("VEVENT")}


def page(name: str, query: Mapping[str, str], language: Language, **state: str) -> AppTest:
    app = on(opened(language, **{**query, "as_of": TODAY.isoformat()}), name)
    for key, value in state.items():
        app.session_state[key.replace("_", ".")] = value
    app.run()
    assert [error.message for error in app.exception] == []
    return app


@languages
def test_the_report_says_it_all(language: Language, ladders: Catalog) -> None:
    text = report(taken(AUDITOR, language, ladders)).decode()
    text = text.replace('<span class="day">', "").replace("</span>", "")
    assert [said for said in SAID[language] if said not in text] == []


@languages
def test_the_calendar_has_an_event_for_each_expiry_and_says_the_rest(
    language: Language, ladders: Catalog
) -> None:
    found = events(calendar_file(taken(AUDITOR, language, ladders)))
    told = "\n".join(str(event["DESCRIPTION"]) for event in found.values())
    assert [said for said in SAID[language] if said not in told] == []
    # The second level's days lean on what is not known, and so do those of the level after it.
    for day, summary in EXPIRIES[language].items():
        assert found[summary]["DTSTART"].dt == day


@languages
def test_the_workbook_has_the_days_as_days_and_the_rest_in_words(
    language: Language, ladders: Catalog
) -> None:
    words = Words(language)
    rows = sheets(workbook(taken(AUDITOR, language, ladders)))[words("workbook.plan")]
    steps = table(rows, words("workbook.column.why"))

    def cells(column: str) -> list[Any]:
        return [step[words(f"workbook.column.{column}")] for step in steps]

    assert cells("expires_on") == [date(2029, 5, 11), date(2028, 4, 12), date(2030, 11, 24)]
    assert cells("closes_on") == ["", "", date(2028, 4, 12)]
    assert cells("unknown") == ["", SAID[language][0], ""]
    totals = table(rows[: rows.index(list(steps[0])) - 1], words("workbook.expires_on"))
    assert totals[0][words("workbook.expires_on")] == date(2030, 11, 24)
    assert totals[0][words("planner.exams")] == 3


def test_the_plan_file_says_it_to_programs(ladders: Catalog) -> None:
    file = plan_file(taken(AUDITOR, "zh", ladders))
    told = json.loads(file)["plan"]
    asked = ("closes_on", "expires_on", "unknown", "is_award", "lower_bound")
    assert [tuple(step[name] for name in asked) for step in told["steps"]] == [
        (None, "2029-05-11", [], False, False),
        (None, "2028-04-12", ["experience"], False, True),
        ("2028-04-12", "2030-11-24", [], False, True),
    ]
    assert (told["expires_on"], told["exams"], told["lower_bound"]) == ("2030-11-24", 3, True)
    assert read_plan_file(file)["target"] == ["audit-advanced"]
    award = json.loads(plan_file(taken(FELLOW, "zh", ladders)))["plan"]
    assert (award["exams"], award["expires_on"], award["steps"][0]["is_award"]) == (0, None, True)


def test_a_plan_file_from_before_these_were_told_still_opens(ladders: Catalog) -> None:
    told = json.loads(plan_file(taken(AUDITOR, "zh", ladders)))
    for part in (told["plan"], *told["plan"]["steps"], *told["paths"]):
        for name in ("closes_on", "expires_on", "unknown", "is_award"):
            part.pop(name, None)
    assert read_plan_file(json.dumps(told).encode())["target"] == ["audit-advanced"]


@languages
@pytest.mark.usefixtures("app_on_ladders")
def test_the_planner_says_it_all(language: Language) -> None:
    words = Words(language)
    app = page("planner", AUDITOR, language)
    text = "\n".join(shown(app))
    assert [said for said in SAID[language] if said not in text] == []
    assert any(SAID[language][0] in as_read(warning.value) for warning in app.warning)
    figures = {metric.label: metric.value for metric in app.metric}
    assert figures[words("planner.expires_on")] == "2030-11-24"
    assert figures[words("planner.exams")] == "3"


@languages
@pytest.mark.usefixtures("app_on_ladders")
def test_the_planner_says_that_a_way_in_may_close_before_it_is_used(language: Language) -> None:
    words = Words(language)
    app = page("planner", AUDITOR, language, planner_more=words("chances.title"))
    assert words("chances.may_close") in [as_read(warning.value) for warning in app.warning]
    assert words("chances.too_many") not in shown(app)


AWARD: Final[dict[Language, tuple[str, ...]]] = {
    "zh": (
        "资深会员可以申请的日子不早于 2026-11-23",
        "今天 2026-11-23 就可以申请。",
        "申请后 90天有结果，2027-02-21 持证。",
        "证书写明长期有效。",
        "“有两名资深会员推荐您吗？”没有回答，先按“是”算：请回答。",
        "先做：2026-11-23 申请资深会员。",
        # Held since 2025-05-01, it counts for six years, that day included.
        "这条途径 2031-05-02 起不再适用。",
    ),
    "en": (
        "Fellow: you can apply no earlier than 2026-11-23",
        "It can be applied for today, 2026-11-23.",
        "Answer after 90 days: held on 2027-02-21.",
        "The certificate is stated not to expire.",
        "“Do two fellows recommend you?” is not answered; dates count yes. Please answer it.",
        "First: apply for Fellow on 2026-11-23.",
        "This way in closes on 2031-05-02.",
    ),
}


@languages
@pytest.mark.usefixtures("app_on_ladders")
def test_an_award_is_applied_for_and_is_no_exam(language: Language, ladders: Catalog) -> None:
    words = Words(language)
    title, *sentences = AWARD[language]
    assert title in titles(page("overview", FELLOW, language))[0]
    app = page("planner", FELLOW, language)
    text = "\n".join(shown(app))
    assert [said for said in sentences if said not in text] == []
    figures = {metric.label: metric.value for metric in app.metric}
    assert figures[words("planner.exams")] == "0"
    assert figures[words("planner.exam_on.award.lower_bound")] == "2026-11-23"
    level = "资深会员" if language == "zh" else "Fellow"
    names = [
        event.removesuffix(words("calendar.lower_bound", what="")) for event in events_of(ladders, language)
    ]
    held = "高级（审核员注册）" if language == "zh" else "Advanced (Auditor registration)"
    assert sorted(names) == sorted(
        [
            *(words(f"calendar.{what}", level=level) for what in ("apply", "granted")),
            *(words(f"calendar.{what}", level=held) for what in ("expiry", "renewal")),
        ]
    )


def events_of(ladders: Catalog, language: Language) -> list[str]:
    return list(events(calendar_file(taken(FELLOW, language, ladders))))


@languages
@pytest.mark.usefixtures("app_on_ladders")
def test_a_certificate_that_expired_is_called_so_beside_the_planners_verdict(language: Language) -> None:
    held = {**AUDITOR, "holds": "audit-tools@2025-05-01"}
    badges = [as_read(each.value) for each in page("overview", held, language).markdown]
    said = {"zh": "已过期（2026-05-01）", "en": "Expired (2026-05-01)"}[language]
    assert sum(said in each and "event_busy" in each for each in badges) == 2, (
        "on its card, and beside its fit"
    )
    own = page("planner", {**held, "target": "audit-tools"}, language)
    assert any(said in as_read(each.value) for each in own.markdown)
    valid = page("planner", {**AUDITOR, "target": "audit-tools", "holds": "audit-tools@2026-05-01"}, language)
    renew = {
        "zh": "证书在 2027-05-01 前有效，之前要续期或重考。",
        "en": "Valid until the day before 2027-05-01",
    }
    assert any(renew[language] in as_read(each.value) for each in valid.markdown)


CARDS: Final[dict[Language, tuple[str, ...]]] = {
    "zh": (
        "最后一次考期 2027-06-30。之后由专业级（2027版）接替。",
        "第一次考期 2027-05-01。",
        "这条途径 2028-01-01 起不再适用。",
        "建议：6个月工作（不限哪种），你有 1年2个月。",
        "途径：明确不设条件",
        "来源没有写报考条件。没有写，不等于没有。",
        "按规则正文还不够，按常见问答够了：先问颁证机构（审核员协会）以哪种为准。",
    ),
    "en": (
        "Last sitting: 2027-06-30. Professional (2027) takes its place.",
        "First sitting: 2027-05-01.",
        "This way in closes on 2028-01-01.",
        "Recommended: 6 months of work of any kind; you have 1 year 2 months.",
        "Route: nothing required",
        "The source states no entry condition. Not stated is not the same as none.",
        "Not enough by the rules, enough by the questions and answers: ask the issuer (Association of "
        "Auditors) first which holds.",
    ),
}


@languages
@pytest.mark.usefixtures("app_on_ladders")
def test_the_cards_say_what_ends_what_is_recommended_and_what_to_ask_first(language: Language) -> None:
    worked = {"target": "net-professional-2027", "work_months": "14"}
    text = "\n".join(as_read(each.value) for each in page("overview", worked, language).markdown)
    asked = {"target": "audit-junior", "work_months": "40", "education": "associate", "answers": "conduct"}
    text += "\n".join(as_read(each.value) for each in page("overview", asked, language).markdown)
    assert [said for said in CARDS[language] if said not in text] == []


@languages
def test_a_reading_is_called_what_its_scheme_calls_it(language: Language, ladders: Catalog) -> None:
    names = {"zh": ("规则正文", "完整表述"), "en": ("Rules", "Full wording")}[language]
    for target, name in zip(("audit-advanced", "draw-advanced"), names, strict=True):
        text = report(taken({**AUDITOR, "target": target}, language, ladders)).decode()
        assert f'<p class="quiet">{name}</p>' in text


LATER: Final[dict[Language, str]] = {
    "zh": "最早 {could} 就有场次，但那样到高级时这张证书已不算数：{date} 考。",
    "en": (
        "There is a sitting on {could}, but then the certificate would no longer count for Advanced: "
        "sat on {date}."
    ),
}


@languages
def test_a_certificate_that_would_lapse_is_sat_later_and_the_step_says_so(
    language: Language, ladders: Catalog
) -> None:
    """The second level lasts 12 months: with 420 hours for the third, it is not sat at once.

    540 hours end 630 days after 2026-11-23, on 2028-08-14; the third level is sat on 2028-09-30, and the
    second a day less than a year before.
    """
    exam = ladders.exam("audit-advanced").model_copy(update={"study_hours": Decimal(420)})
    found = taken(AUDITOR, language, ladders.with_exams({"audit-advanced": exam}))
    _, tools, last = found.plan.steps
    assert (tools.could_sit_on, tools.sat_on) == (date(2027, 4, 12), date(2027, 10, 1))
    assert (last.sat_on, tools.expires_on) == (date(2028, 9, 30), date(2028, 10, 1))
    sentence = LATER[language].format(could=tools.could_sit_on, date=tools.sat_on)
    assert sentence in step_sentences(found.words, found.catalog, tools, "6")
    (waits,) = (span for span in spans(tools) if span.doing is Doing.VALIDITY)
    assert (waits.start, waits.end) == (tools.could_sit_on, tools.sat_on)
