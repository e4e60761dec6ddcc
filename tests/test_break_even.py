"""What a level buys: the best plan with it against the best without, and no claim that the two don't show."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import event, given, settings

from dashboard.catalog.catalog import Catalog
from dashboard.planner.break_even import BreakEven, Worth, break_evens
from dashboard.planner.plan import Plan, every_plan
from tests.strategies import Situation, Someone, Tables, exam_row, level_row, priced_situations, rule
from tests.worked_decisions import Decision, decisions

TODAY = date(2026, 1, 31)
moderate = settings(max_examples=120, deadline=None)


@decisions("break-even")
def test_what_each_level_buys_is_what_was_worked_by_hand(decision: Decision, ladders: Catalog) -> None:
    assert tuple(said(each) for each in break_evens(decision.plans(ladders))) == decision.answer


def said(found: BreakEven) -> str:
    start = f"{found.level_id} {found.worth}"
    if found.skipping is None:
        return start
    gap = f"by {abs((found.taking.held_on - found.skipping.held_on).days)} days"
    return (
        f"{start} {gap} for {found.more_exams} exams {found.more_hours} hours until {found.not_needed_from}"
    )


@moderate
@given(priced_situations())
def test_each_level_before_the_target_is_told_once_with_the_best_plan_with_it_and_without(
    situation: Situation,
) -> None:
    plans = plans_of(situation)
    found = break_evens(plans)
    levels = [each.level_id for each in found]
    taken = {step.level_id for plan in plans for step in plan.steps}
    assert len(levels) == len(set(levels))
    assert set(levels) == taken - {situation.target}
    for each in found:
        event(each.worth)
        assert each.taking == best(plans, each.level_id, taking=True)
        assert each.skipping == best(plans, each.level_id, taking=False)


@moderate
@given(priced_situations())
def test_a_level_is_needed_if_no_plan_goes_without_it_and_buys_time_if_those_that_do_are_later(
    situation: Situation,
) -> None:
    plans = plans_of(situation)
    for each in break_evens(plans):
        with_it = [plan.held_on for plan in plans if each.level_id in plan.path.levels]
        without = [plan.held_on for plan in plans if each.level_id not in plan.path.levels]
        assert (each.worth is Worth.NEEDED) == (not without)
        assert (each.worth is Worth.SOONER) == (bool(without) and min(with_it) < min(without))
        assert (each.worth is Worth.NOTHING) == (bool(without) and min(with_it) >= min(without))


@moderate
@given(priced_situations())
def test_the_differences_are_those_of_the_two_plans_and_none_is_claimed_where_a_part_is_not_stated(
    situation: Situation,
) -> None:
    for each in break_evens(plans_of(situation)):
        if each.skipping is None:
            assert each.more_exams == 0
            assert (each.more_hours, each.more_fee, each.not_needed_from) == (None, None, None)
            continue
        assert each.more_exams == len(each.taking.path.levels) - len(each.skipping.path.levels)
        assert each.more_hours == difference(hours(each.taking), hours(each.skipping))
        one_currency = len(currencies(each.taking) | currencies(each.skipping)) == 1
        assert each.more_fee == (difference(fees(each.taking), fees(each.skipping)) if one_currency else None)


@moderate
@given(priced_situations())
def test_a_plan_that_goes_without_a_level_is_open_from_the_day_that_is_told(situation: Situation) -> None:
    """By that day all that it does not share with the plan with the level is open, one part from that day."""
    for each in break_evens(plans_of(situation)):
        if each.skipping is None:
            continue
        shared = set(each.taking.path.steps)
        own = [step for step in each.skipping.steps if (step.level_id, step.route) not in shared]
        opened = [step.opens_on for step in own or each.skipping.steps]
        assert each.not_needed_from in opened
        assert all(day <= each.not_needed_from for day in opened)
        assert situation.today <= each.not_needed_from <= each.skipping.exam_on


def test_a_certificate_that_is_awaited_is_what_one_would_wait_for() -> None:
    """T is open by A or B, whichever comes first. A is awaited; B can be had sooner, by one exam more."""
    levels = tuple(level_row(level_id) for level_id in ("t", "a", "b"))
    tables = Tables(levels, (rule("t", "certificate", "a|b"),), (exam_row("b", "6", "any", "30"),))
    awaits_a = Someone(holds=(("a", date(2027, 1, 31)),)).person()
    (found,) = break_evens(every_plan(tables.catalog(), awaits_a, TODAY, "t", "strict"))
    assert (found.level_id, found.worth) == ("b", Worth.SOONER)
    assert (found.taking.held_on, found.not_needed_from) == (date(2026, 3, 9), date(2027, 1, 31))


def test_what_opens_last_on_the_way_without_a_level_is_what_one_would_wait_for() -> None:
    """Without A, T takes B, which a year of AIGC work opens, and two years of it."""
    rules = (
        rule("t", "certificate", "a", route="by-a"),
        rule("t", "certificate", "b", route="by-b"),
        rule("t", "experience", "aigc", "2", route="by-b"),
        rule("b", "experience", "aigc", "1"),
    )
    tables = Tables(tuple(level_row(level_id) for level_id in ("t", "a", "b")), rules, ())
    works = Someone(aigc_share=Decimal(1)).person()
    found = break_evens(every_plan(tables.catalog(), works, TODAY, "t", "strict"))
    waits = {each.level_id: each.not_needed_from for each in found}
    assert waits == {"a": date(2028, 1, 31), "b": TODAY}


def test_of_no_plan_nothing_is_told() -> None:
    assert break_evens(()) == ()


def plans_of(situation: Situation) -> tuple[Plan, ...]:
    person = situation.someone.person()
    return every_plan(
        situation.tables.catalog(), person, situation.today, situation.target, situation.reading
    )


def best(plans: Sequence[Plan], level_id: str, *, taking: bool) -> Plan | None:
    """Of the plans that take a level, or of those that don't, the one that comes first."""
    found = [plan for plan in plans if any(step.level_id == level_id for step in plan.steps) == taking]
    return next(iter(found), None)


def difference(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


def hours(plan: Plan) -> Decimal | None:
    return total([step.exam.study_hours for step in plan.steps])


def fees(plan: Plan) -> Decimal | None:
    exams = [step.exam for step in plan.steps]
    parts = [part for exam in exams for part in (exam.fee_training, exam.fee_materials, exam.fee_exam)]
    return total(parts)


def total(parts: Sequence[Decimal | None]) -> Decimal | None:
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if len(known) == len(parts) else None


def currencies(plan: Plan) -> set[str]:
    return {step.exam.currency for step in plan.steps}
