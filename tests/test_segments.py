"""A plan as one lane: every day from today to the certificate says what goes on, and study always shows."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.compare import compared_paths
from dashboard.planner.plan import Plan, every_plan
from dashboard.planner.segments import Doing, segments, spans
from dashboard.rules.people import Answer, Clock, Person
from tests.planned import plans_of
from tests.slow.strategies import Case, cases
from tests.strategies import Situation, situations
from tests.worked_decisions import Decision, decisions

moderate = settings(max_examples=60, deadline=None)


@decisions("segments")
def test_the_segments_of_the_best_plan_are_those_worked_by_hand(decision: Decision, ladders: Catalog) -> None:
    best, *_ = decision.plans(ladders)
    found = segments(best)
    lane = [f"{each.level_id} {each.doing} {each.start}" for each in found]
    assert (*lane, f"end {best.held_on}") == decision.answer


@decisions("latest start")
def test_the_latest_start_of_the_best_plan_is_the_one_worked_by_hand(
    decision: Decision, ladders: Catalog
) -> None:
    best, *_ = decision.plans(ladders)
    assert (best.latest_start.isoformat(),) == decision.answer


@moderate
@given(situations())
def test_segments_follow_each_other_from_today_to_the_day_the_target_is_held(situation: Situation) -> None:
    for plan in all_plans(situation):
        found = segments(plan)
        assert all(segment.days > 0 for segment in found)
        assert all(one.end == next_one.start for one, next_one in pairwise(found))
        assert sum(segment.days for segment in found) == (plan.held_on - plan.today).days
        ends = [(segment.start, segment.end) for segment in found]
        assert {start for start, _ in ends} - {end for _, end in ends} == ({plan.today} if found else set())
        assert {end for _, end in ends} - {start for start, _ in ends} == ({plan.held_on} if found else set())


@moderate
@given(cases())
def test_and_so_they_do_where_certificates_run_out(case: Case) -> None:
    reading: Reading = "strict" if case.reading == "strict" else "lenient"
    for plan in plans_of(case.tables, case.row, case.as_of, reading, case.target):
        found = segments(plan)
        assert [segment.start for segment in found] == sorted({segment.start for segment in found})
        assert [plan.today, *(segment.end for segment in found)] == [
            *(segment.start for segment in found),
            plan.held_on,
        ]


@moderate
@given(situations())
def test_neighbours_differ_and_each_is_something_that_its_level_does_on_all_those_days(
    situation: Situation,
) -> None:
    for plan in all_plans(situation):
        found = segments(plan)
        for one, next_one in pairwise(found):
            assert (one.level_id, one.doing) != (next_one.level_id, next_one.doing)
        going_on = [span for step in plan.steps for span in spans(step)]
        for segment in found:
            assert any(
                (span.level_id, span.doing) == (segment.level_id, segment.doing)
                and span.start <= segment.start
                and segment.end <= span.end
                for span in going_on
            )


@moderate
@given(situations())
def test_study_always_shows_as_study_and_nothing_else_does(situation: Situation) -> None:
    for plan in all_plans(situation):
        study = [segment for segment in segments(plan) if segment.doing is Doing.STUDY]
        studied = [step for step in plan.steps if step.study_from < step.studied_on]
        assert [(each.level_id, each.start, each.end) for each in study] == [
            (step.level_id, step.study_from, step.studied_on) for step in studied
        ]


@moderate
@given(situations())
def test_of_several_waits_at_once_a_result_is_said_first_then_the_calendar(situation: Situation) -> None:
    first = (Doing.STUDY, Doing.RESULT, Doing.CALENDAR, Doing.ELIGIBILITY)
    for plan in all_plans(situation):
        going_on = [span for step in plan.steps for span in spans(step)]
        for segment in segments(plan):
            more = first[: first.index(segment.doing)]
            overlapping = [each for each in going_on if each.start < segment.end and segment.start < each.end]
            assert not [span for span in overlapping if span.doing in more]


@moderate
@given(situations())
def test_the_spans_of_a_step_are_its_study_its_waits_and_its_result_end_to_end(situation: Situation) -> None:
    for plan in all_plans(situation):
        for step in plan.steps:
            study, eligibility, calendar, validity, result = spans(step)
            assert {span.level_id for span in spans(step)} == {step.level_id}
            assert [span.doing for span in (study, eligibility, calendar, validity, result)] == [
                *(Doing.STUDY, Doing.ELIGIBILITY, Doing.CALENDAR, Doing.VALIDITY, Doing.RESULT)
            ]
            assert (study.start, study.end) == (step.study_from, step.studied_on)
            assert (eligibility.start, eligibility.end) == (step.studied_on, step.ready_on)
            assert (calendar.start, calendar.end) == (step.ready_on, step.sat_on)
            assert (validity.start, validity.end) == (step.sat_on, step.sat_on)
            assert (result.start, result.end) == (step.sat_on, step.held_on)


def test_whoever_would_be_ready_too_soon_waits_for_the_certificate_to_last(ladders: Catalog) -> None:
    """The junior certificate lasts 24 months. Half time takes until 24 November 2030 for two years of audit
    work; the exam of 28 December is the first after that, and the result of junior must come later than
    24 months before it. Of the monthly sittings that is 25 November 2028 at the earliest: its result comes on
    9 January 2029.
    """
    educated = (("bachelor", date(2020, 7, 1)),)
    clocks = (("audit", Clock(0, 50)), ("work", Clock(0, 100)))
    answers = (("conduct", Answer(yes=True)),)
    person = Person(clocks=clocks, education=educated, answers=answers)
    plan, *_ = every_plan(ladders, person, date(2026, 11, 24), "audit-advanced", "strict")
    (junior,) = (step for step in plan.steps if step.level_id == "audit-junior")
    waits = {span.doing: span.end for span in spans(junior) if span.days}
    assert plan.exam_on == date(2030, 12, 28)
    assert waits[Doing.CALENDAR] == date(2027, 3, 27)
    assert waits[Doing.VALIDITY] == date(2028, 11, 25)
    assert waits[Doing.RESULT] == date(2029, 1, 9)


@moderate
@given(situations())
def test_study_can_begin_on_the_latest_start_and_no_later_without_moving_a_sitting(
    situation: Situation,
) -> None:
    for plan in all_plans(situation):
        late = plan.latest_start - situation.today
        assert late >= timedelta(0)
        assert all(step.studied_on + late <= step.sat_on for step in plan.steps)
        assert any(step.studied_on + late + timedelta(days=1) > step.sat_on for step in plan.steps)


@moderate
@given(situations())
def test_a_plan_that_takes_no_day_has_no_segment(situation: Situation) -> None:
    for plan in all_plans(situation):
        assert (segments(plan) == ()) == (plan.held_on == plan.today)


def all_plans(situation: Situation) -> list[Plan]:
    """Every plan of someone, under both readings."""
    person = situation.someone.person()
    rows = compared_paths(
        situation.tables.catalog(), person, situation.today, situation.target, situation.reading
    )
    return [row.plan for row in rows]
