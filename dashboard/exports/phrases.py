"""What every file says alike: what it is, what it rests on, and which of its dates are only a lower bound."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate
from operator import or_
from typing import Final

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Exam
from dashboard.exports.takeaway import Takeaway
from dashboard.planner.plan import Plan, Step
from dashboard.rules.people import WORK
from dashboard.rules.routes import states_no_condition
from dashboard.state.choices import Choices
from dashboard.state.of_clocks import Part
from dashboard.state.of_levels import ASSUMPTIONS, FEES, AssumptionValue
from dashboard.text.answers import of_plan
from dashboard.text.conditions import clock_name, level_label
from dashboard.text.paths import certificates_alone, fee_words, has_typed_fee
from dashboard.text.people import answer_word, education_list
from dashboard.text.readings import reading_name
from dashboard.text.steps import assumed_mark, sittings_words, step_sentences, unknown_sentences
from dashboard.text.words import Words, heading

FIELDS: Final = (*ASSUMPTIONS, *FEES)
"""What an exam costs in time and money: each stated, assumed, or not stated."""

Value = str | int | Decimal | date


def stamp(takeaway: Takeaway) -> list[str]:
    """That it is a plan and no official date; by which rules, made when; and the link, where it is known."""
    words = takeaway.words
    said = [words("export.plan"), made(words, takeaway.version, takeaway.made_on)]
    return [*said, words("export.link", link=takeaway.link)] if takeaway.link else said


def made(words: Words, version: str, made_on: date) -> str:
    """By which rules a file was made, and when."""
    return words("export.stamp", version=version, date=words.date(made_on))


def bounded(plan: Plan) -> Iterator[tuple[Step, bool]]:
    """Each step, and whether its dates are only a lower bound: its own, or those of a step before it."""
    bounds = accumulate((step.is_lower_bound for step in plan.steps), or_)
    return zip(plan.steps, bounds, strict=True)


def is_estimate(exam: Exam) -> bool:
    """Whether the days of an exam rest on numbers that are assumed."""
    return exam.basis == "assumed"


def day_words(words: Words, day: date, is_bound: bool) -> str:
    """A date; one that is only a lower bound says so."""
    return words("race.lower_bound", date=words.date(day)) if is_bound else words.date(day)


def step_columns(words: Words) -> list[str]:
    """What the cells of `step_rows` are called."""
    return [
        words(f"report.column.{column}") for column in ("level", "study", "opens_on", "sat_on", "held_on")
    ]


def step_rows(
    words: Words, catalog: Catalog, plan: Plan, hours_per_week: Decimal
) -> list[tuple[tuple[str, ...], str]]:
    """A row a step (level, study, opens, sat, held), and why its dates are what they are."""
    hours = words.number(hours_per_week)
    found = []
    for number, (step, is_bound) in enumerate(bounded(plan), start=1):
        study = words.not_stated
        if step.hours is not None:
            start, end = words.date(step.study_from), words.date(step.studied_on)
            study = words("report.study", start=start, end=end)
        row = (
            words(
                "report.step", number=number, level=level_label(words, catalog, step.level_id, plan.target)
            ),
            study,
            *(day_words(words, day, is_bound) for day in (step.opens_on, step.sat_on, step.held_on)),
        )
        found.append((row, words.sentences(step_sentences(words, catalog, step, hours))))
    return found


def value_words(words: Words, value: Value) -> str:
    if isinstance(value, str):
        return value
    return words.date(value) if isinstance(value, date) else words.number(value)


def hours_mark(words: Words, plans: Iterable[Plan]) -> str:
    """What follows a sum of study hours of which any is assumed."""
    return max(assumed_mark(words, step) for plan in plans for step in plan.steps)


def fee_mark(takeaway: Takeaway) -> str:
    """What follows the plan's fee: that the visitor typed it, or that it is assumed; "" if unknown."""
    words, plan = takeaway.words, takeaway.plan
    if plan.fee is None:
        return ""
    is_typed = has_typed_fee(takeaway.choices.fees, plan)
    return words("export.mark.typed") if is_typed else hours_mark(words, [plan])


def figures(takeaway: Takeaway) -> list[tuple[str, str]]:
    """The plan's exam day, last day to start, exams, hours, fee, and expiry if stated, each with a label."""
    words, plan = takeaway.words, takeaway.plan
    hours = words.not_stated
    if plan.study_hours is not None:
        hours = words.number(plan.study_hours) + hours_mark(words, [plan])
    exam_on = words("planner.exam_on.award" if plan.steps[-1].is_award else "planner.exam_on")
    said = [
        (exam_on, day_words(words, plan.exam_on, plan.is_lower_bound)),
        (words("report.latest_start"), words.date(plan.latest_start)),
        (words("planner.exams"), words.number(plan.exams)),
        (words("planner.study_hours.stated"), hours),
        (words("planner.fee"), fee_words(words, plan.fee, plan.currency) + fee_mark(takeaway)),
    ]
    if plan.expires_on:
        said.append((words("planner.expires_on"), day_words(words, plan.expires_on, plan.is_lower_bound)))
    return said


def warnings(takeaway: Takeaway) -> list[str]:
    """What must be known of the plan: what it counts as met without knowing, and what speaks against it."""
    words, catalog, plan = takeaway.words, takeaway.catalog, takeaway.plan
    alone = certificates_alone(words, catalog, plan, takeaway.choices.person)
    return [*unknown_sentences(words, catalog, plan), *([alone] if alone else [])]


def best_plan(takeaway: Takeaway) -> Plan:
    """The best of the paths under the wording chosen, which stand best first."""
    plans = (row.plan for row in takeaway.paths if takeaway.choices.reading in row.readings)
    return next(plans, takeaway.plan)


def answer(takeaway: Takeaway) -> str:
    """What the plan comes to: by which day the target is held, and whether by a path that was chosen."""
    words, plan = takeaway.words, takeaway.plan
    chosen = plan != best_plan(takeaway)
    key = of_plan("planner.title.chosen" if chosen else "planner.title", plan)
    return words(key, level=level_label(words, takeaway.catalog, plan.target), date=words.date(plan.held_on))


@dataclass(frozen=True)
class Assumed:
    """One number of an exam that the dates or the fee rest on; `None`: it is not stated."""

    level_id: str
    field: str
    value: Value | None
    whose: str


def assumed(takeaway: Takeaway) -> list[Assumed]:
    """The numbers of every level on any path, and of every level that the visitor changed."""
    words, catalog, choices = takeaway.words, takeaway.catalog, takeaway.choices
    changed = {(each.level_id, each.field) for each in choices.assumptions}
    changed |= {(fee.level_id, fee.field) for fee in choices.fees}
    plans = (takeaway.plan, *(row.plan for row in takeaway.paths))
    levels = {level_id for plan in plans for level_id in plan.path.levels}
    levels |= {level_id for level_id, _ in changed}
    found = []
    for level_id in (each for each in catalog.level_ids if each in levels):
        exam = catalog.exam(level_id)
        for field in FIELDS:
            value: AssumptionValue = getattr(exam, field)
            basis = "none" if value is None else exam.basis or "none"
            found.append(
                Assumed(
                    level_id=level_id,
                    field=field,
                    value=sittings_words(words, value) if isinstance(value, str | tuple) else value,
                    whose=words("export.whose.changed")
                    if (level_id, field) in changed
                    else words(f"assume.basis.{basis}"),
                )
            )
    return found


def circumstances(words: Words, catalog: Catalog, choices: Choices) -> list[tuple[str, Value]]:
    """What someone said of themselves, each with its label; a start that they left open is left out."""
    asked = choices.asked(catalog)
    clocks = [(clock_id, choices.clock(clock_id)) for clock_id in asked.clocks]
    answers = dict(choices.answers)
    said: list[tuple[str, Value]] = [(words("export.input.as_of"), choices.as_of)]
    said += [(_clock_input(words, catalog, clock_id, "months"), clock.months) for clock_id, clock in clocks]
    said += [(_clock_input(words, catalog, clock_id, "percent"), clock.percent) for clock_id, clock in clocks]
    if asked.education:
        education = education_list(words, catalog, choices.education)
        said.append((words("ask.education"), education))
    said += [
        (words.of(catalog.question(each), "text"), answer_word(words, answers.get(each)))
        for each in asked.questions
    ]
    said += [
        (words("ask.hours_per_week"), choices.hours_per_week),
        (words("export.input.holds"), _holds(words, catalog, choices)),
    ]
    said += [
        (_clock_input(words, catalog, clock_id, "starts_on"), clock.starts_on)
        for clock_id, clock in clocks
        if clock.starts_on
    ]
    return said


def _clock_input(words: Words, catalog: Catalog, clock_id: str, part: Part) -> str:
    """What is called so of one clock: the months had, the percent of full time, or the day it starts."""
    if clock_id == WORK:
        return words(f"export.input.work.{part}")
    clock = words.apart(clock_name(words, catalog, clock_id))
    return heading(words(f"export.input.clock.{part}", clock=clock)).strip()


def settings(takeaway: Takeaway) -> list[tuple[str, Value]]:
    """What the visitor asked for, each with its label; what they asked nothing of is left out."""
    words, choices = takeaway.words, takeaway.choices
    said: list[tuple[str, Value]] = [
        (words("ask.target"), level_label(words, takeaway.catalog, choices.target)),
        (
            words("ask.reading"),
            heading(reading_name(words, takeaway.catalog, choices.target, choices.reading)),
        ),
        (words("export.input.reminder_days"), choices.reminder_days),
    ]
    if choices.deadline:
        said.append((words("export.input.deadline"), choices.deadline))
    for level_id, percent in choices.pass_percents:
        level = level_label(words, takeaway.catalog, level_id)
        said.append((words("export.input.pass_percent", level=level), percent))
    return said


def _holds(words: Words, catalog: Catalog, choices: Choices) -> str:
    said = []
    for level_id, day in choices.holds:
        level = level_label(words, catalog, level_id)
        if day is None:
            said.append(words("planner.held.undated", level=level))
        else:
            key = "planner.awaited" if day > choices.as_of else "planner.held"
            said.append(words(key, level=level, date=words.date(day)))
    return words("headline.joint").join(said) or words("export.input.nothing")


def not_stated(takeaway: Takeaway) -> list[str]:
    """What neither the source nor an assumption says of the levels on the path: `levels: what is missing`."""
    words, catalog = takeaway.words, takeaway.catalog
    levels_of: dict[tuple[str, ...], list[str]] = {}
    for level_id in takeaway.plan.path.levels:
        exam = catalog.exam(level_id)
        has_sittings = catalog.level(level_id).kind == "exam"
        missing = [
            words(f"unknown.{field}")
            for field in FIELDS
            if getattr(exam, field) is None and (field != "sittings" or has_sittings)
        ]
        if states_no_condition(catalog, level_id):
            missing.insert(0, words("unknown.prerequisites"))
        if not catalog.validity_of(level_id):
            missing.append(words("unknown.validity_of_level"))
        if has_sittings:
            missing.append(words("export.sign_up_deadline"))
        levels_of.setdefault(tuple(missing), []).append(level_label(words, catalog, level_id))
    return [
        words("export.not_stated", levels=words.all_of(levels), what=words.all_of(missing))
        for missing, levels in levels_of.items()
    ]
