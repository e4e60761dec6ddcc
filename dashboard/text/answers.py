"""The answers in words: the headline, a level's card, and a plan explained step by step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import assert_never

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import Sittings
from dashboard.catalog.rows import Reading
from dashboard.planner.advice import Advice
from dashboard.planner.plan import (
    ConditionMet,
    Plan,
    SetBy,
    Standing,
    Step,
)
from dashboard.planner.verdicts import Verdict
from dashboard.rules.certificate import Certificate
from dashboard.rules.experience import Experience
from dashboard.rules.routes import routes
from dashboard.text.conditions import clock_name, level_name, level_names, missing_words, route_words
from dashboard.text.contradictions import contradiction_of
from dashboard.text.paths import duration
from dashboard.text.words import Words

NOT_YET = timedelta(days=28)
"""So long before the last day to start, the answer to "what now?" is: nothing yet."""


def of_plan(key: str, plan: Plan) -> str:
    """The message id for a date of `plan`: of its own where the date is only "no earlier than"."""
    return f"{key}.lower_bound" if plan.is_lower_bound else key


def headline(
    words: Words, catalog: Catalog, standings: Sequence[Standing], target: Standing, *, chosen: bool = False
) -> str:
    """One sentence that answers a visitor: what is open now, and when the target is.

    `chosen`: the target's plan is by a path of their choice, and not the fastest.
    """
    clauses = []
    for verdict, key in ((Verdict.OPEN, "headline.open"), (Verdict.CHECK, "headline.check")):
        if levels := _with_verdict(standings, verdict):
            clauses.append(words(key, levels=_names(words, catalog, levels)))
    if not clauses and (unstated := _with_verdict(standings, Verdict.UNSTATED)):
        clauses.append(words("headline.unstated", levels=_names(words, catalog, unstated)))
    clauses.append(_target_clause(words, catalog, target, chosen))
    return words("headline.joint").join(clauses) + words("headline.end")


def _with_verdict(standings: Sequence[Standing], verdict: Verdict) -> list[str]:
    return [standing.level_id for standing in standings if standing.verdict is verdict]


def _names(words: Words, catalog: Catalog, level_ids: Sequence[str]) -> str:
    return words.all_of(level_name(words, catalog, level_id) for level_id in level_ids)


def _target_clause(words: Words, catalog: Catalog, target: Standing, chosen: bool) -> str:
    name = level_name(words, catalog, target.level_id)
    if target.verdict is Verdict.HELD:
        return words("headline.target.held", level=name)
    if target.verdict is Verdict.AWAITED and target.held_on:
        return words("headline.target.awaited", level=name, date=words.date(target.held_on))
    if target.plan is None:
        return words("headline.target.never", level=name)
    day = words.date(target.plan.exam_on)
    if chosen:
        return words(of_plan("headline.target.chosen", target.plan), level=name, date=day)
    before = target.plan.path.levels[:-1]
    if not before:
        return words(of_plan("headline.target.direct", target.plan), level=name, date=day)
    first = words("then").join(level_name(words, catalog, level_id) for level_id in before)
    return words(of_plan("headline.target.after", target.plan), level=name, date=day, first=first)


def advice_sentence(words: Words, catalog: Catalog, advice: Advice | None) -> str:
    """Whether climbing beats waiting, and by how much; "" where there is nothing to compare."""
    if advice is None:
        return ""
    target = level_name(words, catalog, advice.best.target)
    if advice.stepped is None:
        return ""
    first = words("then").join(
        level_name(words, catalog, level_id) for level_id in advice.stepped.path.levels[:-1]
    )
    if advice.direct is None:
        by_years = any(
            all(isinstance(condition, Experience) for condition in route.conditions)
            for route in routes(catalog, advice.best.target, advice.best.reading)
        )
        reading = words(f"reading.{advice.best.reading}.short")
        return words("advice.only_stepped", level=target, first=first, reading=reading) if by_years else ""
    direct_route = route_words(words, catalog, advice.direct.steps[-1].route)
    if advice.best is advice.direct:
        if advice.stepped.held_on == advice.best.held_on:
            return words("advice.stepped_no_sooner", first=first, route=direct_route)
        later = duration(words, advice.direct.held_on, advice.stepped.held_on)
        return words("advice.direct_sooner", first=first, route=direct_route, months=later)
    sooner = duration(words, advice.best.held_on, advice.direct.held_on)
    return words(
        "advice.stepped_sooner",
        first=first,
        route=direct_route,
        months=sooner,
        date=words.date(advice.direct.exam_on),
    )


@dataclass(frozen=True)
class Card:
    """What a level's card says: its verdict in a word, a date, the route, and what is missing."""

    verdict: str
    date_label: str
    date: str
    route: str
    missing: tuple[str, ...]


def verdict_word(words: Words, standing: Standing) -> str:
    """The verdict in a word; one without a stated condition is never called simply open."""
    return words(f"verdict.{standing.verdict}")


def without_plan(words: Words, catalog: Catalog, standing: Standing) -> str:
    """Why there is no plan: the target is held, is awaited, or is never reached."""
    level = level_name(words, catalog, standing.level_id)
    if standing.held_on is None:
        return words("planner.never", level=level)
    if not standing.dated:
        return words("planner.held.undated", level=level)
    key = "planner.awaited" if standing.verdict is Verdict.AWAITED else "planner.held"
    return words(key, level=level, date=words.date(standing.held_on))


def card(words: Words, catalog: Catalog, standing: Standing, *, chosen: bool = False) -> Card:
    """`chosen` is as in `headline`."""
    verdict, plan = verdict_word(words, standing), standing.plan
    route, missing = "", missing_today(words, catalog, standing)
    match standing.verdict:
        case Verdict.HELD | Verdict.AWAITED:
            is_held = standing.verdict is Verdict.HELD
            known = standing.held_on if standing.dated else None
            label = words("card.held_on" if is_held else "card.awaited_on")
            return Card(verdict, label, words.date(known) if known else words.not_stated, "", ())
        case Verdict.OPEN:
            missing = () if plan else missing
        case Verdict.UNSTATED:
            route, missing = words("card.unstated"), () if plan else missing
        case Verdict.CHECK | Verdict.LATER | Verdict.NEVER:
            pass
        case _:
            assert_never(standing.verdict)
    if plan is None:
        return Card(verdict, words("card.exam_on"), words("card.no_date"), route, missing)
    label = words(of_plan("card.exam_on.chosen" if chosen else "card.exam_on", plan))
    route = route or words("card.route", route=route_words(words, catalog, plan.steps[-1].route))
    return Card(verdict, label, words.date(plan.exam_on), route, missing)


def missing_today(words: Words, catalog: Catalog, standing: Standing) -> tuple[str, ...]:
    """For each reading, what each route still lacks today; one line where the readings agree."""
    lines: dict[Reading, str] = {}
    for reading, of_reading in standing.today:
        lacks = [_lacks(words, catalog, conditions) for _, conditions in of_reading]
        if any(not lack for lack in lacks):
            lines[reading] = words("missing.nothing")
        else:
            lines[reading] = words("missing.or").join(lacks)
    strict, lenient = lines["strict"], lines["lenient"]
    if strict == lenient:
        return (words("missing.both", missing=strict),)
    return (
        words("missing.strict", missing=strict),
        words("missing.lenient", missing=lenient),
    )


def _lacks(words: Words, catalog: Catalog, conditions: tuple[ConditionMet, ...]) -> str:
    unmet = [met for met in conditions if not met.open_today]
    return words.all_of(lack for met in unmet if (lack := missing_words(words, catalog, met)))


def step_sentences(words: Words, catalog: Catalog, step: Step, hours_per_week: str) -> list[str]:
    """Why a step's dates are what they are: route, conditions, study, sitting, result."""
    sentences = [
        words("step.route", route=route_words(words, catalog, step.route)),
        *(_condition_sentence(words, catalog, met) for met in step.conditions),
        _study_sentence(words, step, hours_per_week),
        _sitting_sentence(words, step),
        _result_sentence(words, step),
    ]
    return [sentence for sentence in sentences if sentence]


def _condition_sentence(words: Words, catalog: Catalog, met: ConditionMet) -> str:
    if isinstance(met.condition, Experience):
        clock = clock_name(words, catalog, met.condition.clock)
        had = words.months(met.months_had)
        if not met.months_missing:
            return words("step.experience_met", clock=clock, had=had)
        return words(
            "step.experience_missing",
            clock=clock,
            had=had,
            missing=words.months(met.months_missing),
            date=words.date(met.met_on) if met.met_on else words.not_stated,
        )
    if isinstance(met.condition, Certificate):
        by_level = (met.by_level,) if met.by_level else met.condition.levels
        levels = level_names(words, catalog, by_level)
        day = words.date(met.met_on) if met.met_on else words.not_stated
        if met.open_today:
            said = words("step.certificate_met", levels=levels)
        elif met.condition.months:
            held_for = words.months(met.condition.months)
            said = words("step.certificate_missing_for", levels=levels, date=day, months=held_for)
        else:
            said = words("step.certificate_missing", levels=levels, date=day)
        row = contradiction_of(catalog, "whose_certificate", met.condition.cites)
        flag = words("step.certificate_flag", number=row.contradiction_id) if row else ""
        return words.sentences([said, flag])
    return words("step.none_stated")


def _study_sentence(words: Words, step: Step, hours_per_week: str) -> str:
    if step.hours is None:
        return words("step.study_not_stated")
    return words(
        "step.study",
        hours=words.number(step.hours),
        mark=assumed_mark(words, step),
        start=words.date(step.study_from),
        end=words.date(step.studied_on),
        hours_per_week=hours_per_week,
    )


def _sitting_sentence(words: Words, step: Step) -> str:
    day = words.date(step.sat_on)
    if step.exam.sittings is None:
        return words("step.sitting_not_stated", date=day)
    rule = sittings_words(words, step.exam.sittings) + assumed_mark(words, step)
    if step.set_by is SetBy.CALENDAR:
        ready = words.date(step.ready_on)
        why = words("ready.study" if step.studied_on >= step.opens_on else "ready.eligibility")
        return words("step.set_by.calendar", ready=ready, date=day, rule=rule, why=why)
    return words(f"step.set_by.{step.set_by}", date=day, rule=rule)


def _result_sentence(words: Words, step: Step) -> str:
    if step.exam.results_days is None:
        return words("step.result_not_stated", date=words.date(step.held_on))
    days = words.days(step.exam.results_days) + assumed_mark(words, step)
    return words("step.result", days=days, date=words.date(step.held_on))


def assumed_mark(words: Words, step: Step) -> str:
    """What follows a number that the source does not state."""
    return words("assume.mark") if step.exam.basis == "assumed" else ""


def sittings_words(words: Words, sittings: Sittings | None) -> str:
    """A sitting rule in words."""
    if sittings is None:
        return words.not_stated
    if isinstance(sittings, str):
        return words(f"sittings.{sittings}")
    return words("sittings.dates", dates=words.all_of(words.date(day) for day in sittings))


def first_action(words: Words, catalog: Catalog, plan: Plan, hours_per_week: str) -> str:
    """What to do first, and by when."""
    step = plan.steps[0]
    level = level_name(words, catalog, step.level_id)
    sitting = words.date(step.sat_on)
    if not step.hours:
        return words("first.sit", level=level, date=sitting)
    latest = plan.latest_start
    if latest <= plan.today:
        return words("first.study_now", level=level, hours=hours_per_week, date=sitting)
    key = "first.not_yet" if latest - plan.today >= NOT_YET else "first.study"
    return words(key, level=level, hours=hours_per_week, date=sitting, latest=words.date(latest))
