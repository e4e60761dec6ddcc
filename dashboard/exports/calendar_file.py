"""A plan as a calendar: study, when to look up the sign-up, each sitting and result, and what to renew."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import accumulate
from operator import or_

from dashboard.catalog.catalog import Catalog
from dashboard.exports.calendar_events import (
    DAY,
    Entry,
    Kind,
    plan_uid,
    sign_up_alarm,
    sign_up_sentence,
    titled,
)
from dashboard.exports.calendar_history import CalendarHistory, start_of
from dashboard.exports.calendar_keeping import keeping_entries
from dashboard.exports.phrases import bounded, is_estimate, stamp
from dashboard.exports.takeaway import Takeaway
from dashboard.planner.plan import Plan, Step
from dashboard.text.conditions import level_label
from dashboard.text.steps import step_sentences


def calendar_file(
    takeaway: Takeaway,
    whose: str = "",
    history: CalendarHistory | None = None,
    now: datetime | None = None,
) -> bytes:
    """An .ics file of whole days, made `now`; `history` knows the files before it.

    An event is known by the person, the level and what it is: any later file of theirs moves it, be it by
    another path or to another target. `whose` tells one person of a team from another, so that the plans
    of both can stand in one calendar; only a hash of it is in the file. The visitor's own plan needs none.
    """
    words, plan = takeaway.words, takeaway.plan
    name = words("calendar.name", level=level_label(words, takeaway.catalog, plan.target))
    now = now or start_of(takeaway.made_on)
    return (history or CalendarHistory()).file(words, name, _entries(takeaway, whose), now)


def levels_to_delete(catalog: Catalog, plan: Plan, whose: str, history: CalendarHistory) -> tuple[str, ...]:
    """The levels of the target's scheme that a file may have had that `history` does not know, and that
    this plan lacks: their entries stay until they are deleted by hand."""
    scheme = catalog.scheme_of(plan.target)
    return tuple(
        level_id
        for level_id in catalog.level_ids
        if catalog.scheme_of(level_id) == scheme
        and level_id not in plan.path.levels
        and not history.has(plan_uid(whose, level_id, Kind.SITTING))
    )


def _entries(takeaway: Takeaway, whose: str) -> Iterator[Entry]:
    words, plan, said = takeaway.words, takeaway.plan, tuple(stamp(takeaway))
    hours = words.number(takeaway.choices.hours_per_week)
    estimates = list(accumulate((is_estimate(step.exam) for step in plan.steps), or_))
    for (step, is_bound), estimate in zip(bounded(plan), estimates, strict=True):
        level = level_label(words, takeaway.catalog, step.level_id)
        why = (*step_sentences(words, takeaway.catalog, step, hours), *said)
        called = partial(titled, words, is_estimate=estimate)
        uid = partial(plan_uid, whose, step.level_id)
        if step.study_from < step.studied_on:
            study = called(words("calendar.study", level=level), is_bound=is_bound)
            yield Entry(uid(Kind.STUDY), step.study_from, step.studied_on, study, why)
        if not step.is_award:
            yield _sign_up(takeaway, step, uid(Kind.SIGN_UP), called, is_bound=is_bound)
        what = "calendar.apply" if step.is_award else "calendar.sitting"
        sitting = called(words(what, level=level), is_bound=is_bound)
        yield Entry(uid(Kind.SITTING), step.sat_on, step.sat_on + DAY, sitting, why, is_busy=True)
        what = "calendar.granted" if step.is_award else "calendar.result"
        result = called(words(what, level=level), is_bound=is_bound)
        yield Entry(uid(Kind.RESULT), step.held_on, step.held_on + DAY, result, why)
        if step.expires_on:
            expiry = called(words("calendar.expiry", level=level), is_bound=is_bound)
            yield Entry(uid(Kind.EXPIRY), step.expires_on, step.expires_on + DAY, expiry, why)
    estimated = {step.level_id for step, estimate in zip(plan.steps, estimates, strict=True) if estimate}
    yield from keeping_entries(takeaway, whose, estimated)


def _sign_up(
    takeaway: Takeaway, step: Step, uid: str, called: Callable[[str], str], *, is_bound: bool
) -> Entry:
    """A reminder of the sign-up for an exam."""
    words, today = takeaway.words, takeaway.plan.today
    remind_on = max(step.sat_on - timedelta(days=takeaway.choices.reminder_days), today)
    level = level_label(words, takeaway.catalog, step.level_id)
    return Entry(
        uid=uid,
        start=remind_on,
        end=remind_on + DAY,
        summary=called(words("calendar.sign_up", level=level)),
        sentences=(sign_up_sentence(words, remind_on, step.sat_on, is_bound), *stamp(takeaway)),
        alarm=sign_up_alarm(remind_on, today),
    )
