"""What a plan says of itself on the made-up ladders, by hand: what opens, closes, is unknown, runs out."""

from datetime import date

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.planner.plan import ConditionMet, Plan, SetBy, Standing, Step, every_plan, standing
from dashboard.planner.verdicts import Verdict
from dashboard.rules.answer import Answered
from dashboard.rules.certificate import Certificate, ValidCertificate
from dashboard.rules.education import Education
from tests.persons import person_of
from tests.slow.tables import Cells

TODAY = date(2026, 11, 24)
AUDITOR = {"audit_share": "0.5", "education": "bachelor@2020-07-01", "answers": "conduct"}
"""Two years of audit work at half time are over on 24 November 2030; the next exam is on 28 December."""


def plan_to(catalog: Catalog, target: str, row: Cells) -> Plan:
    return every_plan(catalog, person_of(row, catalog.clock_ids), TODAY, target, "strict")[0]


def standing_of(catalog: Catalog, level_id: str, row: Cells) -> Standing:
    return standing(catalog, person_of(row, catalog.clock_ids), TODAY, level_id, "strict")


def step_of(plan: Plan, level_id: str) -> Step:
    return next(step for step in plan.steps if step.level_id == level_id)


def today_of(found: Standing, of_level: str) -> ConditionMet:
    """The condition under the strict reading that asks for a certificate of this level."""
    return next(
        met for _, mets in dict(found.today)["strict"] for met in mets if of_level in met.condition.levels
    )


def test_certificates_are_sat_so_late_that_they_are_valid_when_they_are_needed(ladders: Catalog) -> None:
    """Junior lasts 24 months from its result, 45 days after the exam, the tools 12 months, from the exam on.

    Both must be valid on 28 December 2030: obtained on 29 December 2028 and 2029 or later. Of the monthly
    exams of junior that of 25 November 2028 is the first that will do; the tools can be sat on any day.
    """
    plan = plan_to(ladders, "audit-advanced", AUDITOR)
    junior, tools = step_of(plan, "audit-junior"), step_of(plan, "audit-tools")
    assert (junior.could_sit_on, junior.sat_on) == (date(2027, 3, 27), date(2028, 11, 25))
    assert (junior.held_on, junior.expires_on) == (date(2029, 1, 9), date(2031, 1, 9))
    assert (tools.could_sit_on, tools.sat_on) == (date(2027, 11, 24), date(2029, 12, 29))
    assert (tools.held_on, tools.expires_on) == (date(2029, 12, 29), date(2030, 12, 29))
    assert [(step.set_by, step.kept_for) for step in (junior, tools)] == [
        (SetBy.VALIDITY, "audit-advanced"),
        (SetBy.VALIDITY, "audit-advanced"),
    ]


def test_the_way_into_the_target_closes_with_the_first_certificate_that_runs_out(ladders: Catalog) -> None:
    plan = plan_to(ladders, "audit-advanced", AUDITOR)
    advanced = step_of(plan, "audit-advanced")
    assert (advanced.opens_on, advanced.sat_on, advanced.set_by) == (
        date(2030, 11, 24),
        date(2030, 12, 28),
        SetBy.CALENDAR,
    )
    assert advanced.closes_on == date(2030, 12, 29)
    assert {met.by_level: met.closes_on for met in advanced.conditions} == {
        None: None,
        "audit-junior": date(2031, 1, 9),
        "audit-tools": date(2030, 12, 29),
    }
    assert (plan.held_on, plan.expires_on) == (date(2031, 2, 26), date(2034, 2, 26))
    assert (plan.exams, plan.is_lower_bound) == (3, False)


def test_an_award_is_no_exam_and_its_way_in_closes_after_six_years(ladders: Catalog) -> None:
    """Obtained on 10 January 2026: it counts from a year after to six years after, that day included."""
    row = {"holds": "audit-advanced@2026-01-10", "cloud_years": "1", "answers": "references"}
    plan = plan_to(ladders, "audit-fellow", row)
    (step,) = plan.steps
    assert (step.is_award, plan.exams) == (True, 0)
    assert (step.opens_on, step.sat_on, step.held_on) == (
        date(2027, 1, 10),
        date(2027, 1, 10),
        date(2027, 4, 10),
    )
    assert (step.set_by, step.closes_on, step.expires_on) == (SetBy.ELIGIBILITY, date(2032, 1, 11), None)


def test_a_rule_that_changes_on_a_day_closes_on_it(ladders: Catalog) -> None:
    plan = plan_to(ladders, "net-professional-2027", {"holds": "net-basic@2026-01-10", "work_share": "0"})
    (step,) = plan.steps
    assert (step.route.name, step.closes_on) == ("basic", date(2028, 1, 1))


def test_silence_makes_a_lower_bound_and_names_what_was_not_answered(ladders: Catalog) -> None:
    row = {"education": "bachelor@2020-07-01"}
    plan, found = plan_to(ladders, "audit-junior", row), standing_of(ladders, "audit-junior", row)
    assert [met.condition for met in plan.steps[0].unknown] == [Answered("conduct")]
    assert plan.is_lower_bound
    assert found.verdict is Verdict.CHECK
    assert found.open_if is not None
    assert (found.open_if.reading, [met.condition for met in found.open_if.unknown]) == (
        "strict",
        [Answered("conduct")],
    )


def test_a_yes_makes_it_open_and_a_no_never(ladders: Catalog) -> None:
    row = {"education": "bachelor@2020-07-01"}
    answered = [
        standing_of(ladders, "audit-junior", {**row, "answers": each}) for each in ("conduct", "!conduct")
    ]
    assert [each.verdict for each in answered] == [Verdict.OPEN, Verdict.NEVER]
    assert [each.open_if for each in answered] == [None, None]


def test_a_certificate_that_expired_tells_its_day(ladders: Catalog) -> None:
    """36 months from 10 May 2022."""
    row = {**AUDITOR, "holds": "audit-junior@2022-05-10"}
    junior = standing_of(ladders, "audit-junior", row)
    assert (junior.verdict, junior.expired_on) == (Verdict.OPEN, date(2025, 5, 10))
    met = today_of(standing_of(ladders, "audit-advanced", row), "audit-junior")
    assert (met.open_today, met.met_on, met.closed_on) == (False, None, date(2025, 5, 10))
    held = standing_of(ladders, "audit-junior", {"holds": "audit-junior@2024-05-10"})
    assert (held.verdict, held.expires_on, held.expired_on) == (Verdict.HELD, date(2027, 5, 10), None)


@pytest.mark.parametrize(
    ("holds", "is_known", "is_undated", "closes_on"),
    [
        ("audit-tools@2026-05-10", True, False, date(2027, 5, 10)),
        ("audit-tools", False, True, None),
    ],
)
def test_a_certificate_without_a_date_may_be_valid(
    holds: str, is_known: bool, is_undated: bool, closes_on: date | None, ladders: Catalog
) -> None:
    met = today_of(standing_of(ladders, "audit-advanced", {**AUDITOR, "holds": holds}), "audit-tools")
    assert isinstance(met.condition, ValidCertificate)
    assert (met.is_known, met.is_undated, met.open_today) == (is_known, is_undated, is_known)
    assert (met.met_on, met.closes_on, met.by_level) == (TODAY, closes_on, "audit-tools")


def test_a_certificate_whose_validity_is_not_stated_may_be_valid_and_is_not_undated(ladders: Catalog) -> None:
    plan = plan_to(ladders, "audit-tools", {"holds": "draw-advanced@2020-05-10"})
    (met,) = plan.steps[0].unknown
    assert isinstance(met.condition, ValidCertificate)
    assert (met.is_undated, met.by_level, met.closes_on) == (False, "draw-advanced", None)
    assert plan.is_lower_bound


def test_an_expired_certificate_counts_where_only_a_certificate_is_asked(ladders: Catalog) -> None:
    row = {"holds": "audit-advanced@2022-01-10", "cloud_years": "1", "answers": "references"}
    found = standing_of(ladders, "audit-fellow", row)
    met = today_of(found, "audit-advanced")
    assert isinstance(met.condition, Certificate)
    assert (found.verdict, met.closes_on) == (Verdict.OPEN, date(2028, 1, 11))


@pytest.mark.parametrize(
    ("education", "is_known", "open_today"),
    [("", False, False), ("associate@2010-07-01", True, True), ("school@2010-07-01", True, False)],
)
def test_what_is_recommended_is_told_and_blocks_nothing(
    education: str, is_known: bool, open_today: bool, ladders: Catalog
) -> None:
    row = {"holds": "net-basic@2026-01-10", "education": education}
    (step,) = plan_to(ladders, "net-professional-2027", row).steps
    (met,) = step.recommended
    assert isinstance(met.condition, Education)
    assert (met.is_known, met.open_today) == (is_known, open_today)
    assert not step.unknown
    assert step.sat_on == date(2027, 5, 29)  # its first sitting is in May


def test_what_is_not_stated_of_an_exam_makes_a_lower_bound_though_all_is_known(ladders: Catalog) -> None:
    row = {"holds": "net-professional-2024@2026-01-10", "work_share": "1"}
    plan = plan_to(ladders, "net-expert", row)
    assert plan.steps[-1].is_unstated
    assert (plan.study_hours, plan.fee, plan.is_lower_bound) == (None, None, True)
