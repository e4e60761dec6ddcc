"""The answers in words: the headline, whether climbing beats waiting, and what to do first."""

from collections.abc import Sequence
from datetime import timedelta
from typing import assert_never

from dashboard.catalog.catalog import Catalog
from dashboard.planner.advice import Advice
from dashboard.planner.plan import Plan, Standing
from dashboard.planner.verdicts import Verdict
from dashboard.rules.routes import routes
from dashboard.text.conditions import level_label, level_name, route_words
from dashboard.text.paths import duration
from dashboard.text.readings import reading_name
from dashboard.text.words import Words

NOT_YET = timedelta(days=28)
"""So long before the last day to start, the answer to "what now?" is: nothing yet."""


def of_plan(key: str, plan: Plan) -> str:
    """The message id for a date of `plan`: of its own where the date is only "no earlier than"."""
    return f"{key}.lower_bound" if plan.is_lower_bound else key


def of_exam(key: str, plan: Plan) -> str:
    """As `of_plan`, for the day of the target's exam: of its own, too, where the target is applied for."""
    return of_plan(f"{key}.award" if plan.steps[-1].is_award else key, plan)


def headline(
    words: Words, catalog: Catalog, standings: Sequence[Standing], target: Standing, *, chosen: bool = False
) -> str:
    """One sentence that answers a visitor: what is open now, and when the target is.

    `chosen`: the target's plan is by a path of their choice, and not the fastest.
    """
    of_clause: dict[str, list[str]] = {}
    for standing in standings:
        if key := _clause_of(standing):
            of_clause.setdefault(key, []).append(standing.level_id)
    if len(of_clause) > 1:
        # What is not stated says least.
        of_clause.pop("headline.unstated", None)
    clauses = [
        words(key, levels=words.all_of(level_name(words, catalog, level_id) for level_id in of_clause[key]))
        for key in ("headline.open", "headline.check", "headline.check.unknown", "headline.unstated")
        if key in of_clause
    ]
    clauses.append(_target_clause(words, catalog, target, chosen))
    return words("headline.joint").join(clauses) + words("headline.end")


def _clause_of(standing: Standing) -> str:
    """The message id for what is open now; "" for a level that has no part in that."""
    match standing.verdict:
        case Verdict.OPEN:
            return "headline.open"
        case Verdict.CHECK:
            unknown = standing.open_if.unknown if standing.open_if else ()
            return "headline.check.unknown" if unknown else "headline.check"
        case Verdict.UNSTATED:
            return "headline.unstated"
        case Verdict.HELD | Verdict.AWAITED | Verdict.LATER | Verdict.NEVER:
            return ""
        case _:
            assert_never(standing.verdict)


def _target_clause(words: Words, catalog: Catalog, target: Standing, chosen: bool) -> str:
    name = level_name(words, catalog, target.level_id)
    if target.verdict is Verdict.HELD:
        if standing_expiry := target.expires_on:
            return words("headline.target.held.until", level=name, date=words.date(standing_expiry))
        return words("headline.target.held", level=name)
    if target.verdict is Verdict.AWAITED and target.held_on:
        return words("headline.target.awaited", level=name, date=words.date(target.held_on))
    if target.plan is None:
        return words("headline.target.never", level=name)
    day = words.date(target.plan.exam_on)
    if chosen:
        return words(of_exam("headline.target.chosen", target.plan), level=name, date=day)
    before = target.plan.path.levels[:-1]
    if not before:
        return words(of_exam("headline.target.direct", target.plan), level=name, date=day)
    first = _joined(words, catalog, before, target.level_id)
    return words(of_exam("headline.target.after", target.plan), level=name, date=day, first=first)


def advice_sentence(words: Words, catalog: Catalog, advice: Advice | None) -> str:
    """Whether climbing beats waiting, and by how much; "" where there is nothing to compare."""
    if advice is None:
        return ""
    target = level_name(words, catalog, advice.best.target)
    if advice.stepped is None:
        return ""
    first = _joined(words, catalog, advice.stepped.path.levels[:-1], advice.best.target)
    if advice.direct is None:
        by_years = any(
            all(condition.asks_months for condition in route.conditions)
            for route in routes(catalog, advice.best.target, advice.best.reading)
        )
        reading = reading_name(words, catalog, advice.best.target, advice.best.reading)
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


def _joined(words: Words, catalog: Catalog, level_ids: Sequence[str], beside: str) -> str:
    return words("then").join(level_label(words, catalog, level_id, beside) for level_id in level_ids)


def first_action(words: Words, catalog: Catalog, plan: Plan, hours_per_week: str) -> str:
    """What to do first, and by when."""
    step = plan.steps[0]
    level = level_name(words, catalog, step.level_id)
    day = words.date(step.sat_on)
    # The day on which something is applied for has no deadline for signing up.
    first = words("first.apply" if step.is_award else "first.exam", date=day)
    if not step.hours:
        if step.is_award:
            return words("first.apply_for", level=level, date=day)
        if not step.exam.sittings:
            return words("first.find_out", level=level)
        return words("first.sit", level=level, date=day)
    latest = plan.latest_start
    if latest <= plan.today:
        return words("first.study_now", level=level, hours=hours_per_week, date=day)
    key = "first.not_yet" if latest - plan.today >= NOT_YET else "first.study"
    return words(key, level=level, hours=hours_per_week, latest=words.date(latest), first=first)
