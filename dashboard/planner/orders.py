"""In which order to study what a selection takes.

Where only few orders keep what builds on what, each is dated. Where they are many, the best is found without
trying them: the target's date is the greatest of what the end of each level's study brings about, so that the
level that is best studied last, of those on which no other builds, is the one that brings about least there
(one machine, least latest finish: Lawler's rule).
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from dashboard.planner.dates import Dated, Scheduler
from dashboard.planner.paths import Selection
from dashboard.rules.months import NEVER, Days
from dashboard.rules.people import Bools

MOST_ORDERS = 24
"""So many orders are tried one by one."""
MOST_SURER = 720
"""Among so many orders one is looked for that leans on nothing unknown: six certificates have no more."""

Order = tuple[str, ...]


def dated_orders(
    scheduler: Scheduler, selection: Selection, most: int = MOST_ORDERS
) -> Iterator[tuple[Order, Dated, Bools | None]]:
    """Orders, dated, one of which is each person's best; with whose it may be (`None`: everybody's).

    They are tried one by one where they are no more than `most`.
    """
    if not _order_matters(scheduler, selection):
        order = next(orders(selection))
        yield order, scheduler.in_order(selection, order), None
        return
    few = tuple(islice(orders(selection), most + 1))
    if len(few) <= most:
        for order in few:
            yield order, scheduler.in_order(selection, order), None
        return
    # Often the first is in time already: nothing but all the study keeps the target back.
    first = scheduler.in_order(selection, few[0])
    held, known = first.steps[selection.target].held.copy(), first.known.copy()
    yield few[0], first, None
    if not (held == scheduler.soonest(selection)).all():
        for order, dated, whose in _least(scheduler, selection):
            np.copyto(held, dated.steps[selection.target].held, where=whose)
            np.copyto(known, dated.known, where=whose)
            yield order, dated, whose
    yield from _surer(scheduler, selection, held, ~known & (held < NEVER))


def _order_matters(scheduler: Scheduler, selection: Selection) -> bool:
    """Whether one order dates a level otherwise than another: only study is one thing after another."""
    return any(
        scheduler.catalog.exam(level_id).study_hours
        for level_id in selection.taken
        if level_id != selection.target
    )


def orders(selection: Selection) -> Iterator[Order]:
    """Every order that puts what a level builds on before it, the target last; by level ids."""
    yield from _after((), selection)


def _after(done: Order, selection: Selection) -> Iterator[Order]:
    # A function of its own: one within `orders` that calls itself is a cycle, left behind by every part.
    if len(done) == len(selection.taken):
        yield done
        return
    for level_id in sorted(selection.taken.keys() - set(done)):
        if level_id == selection.target and len(done) + 1 < len(selection.taken):
            continue
        if selection.taken[level_id].needs <= set(done):
            yield from _after((*done, level_id), selection)


def _surer(
    scheduler: Scheduler, selection: Selection, held: Days, leans: Bools
) -> Iterator[tuple[Order, Dated, Bools]]:
    """For those whose order `leans` on something unknown, the first of the same date that does not.

    Of `MOST_SURER` orders: that no other is surer where there are more is not known.
    """
    if not leans.any():
        return
    rows = np.flatnonzero(leans & scheduler.may_be_known(selection))
    of_rows = scheduler.of(rows)
    for order in islice(orders(selection), MOST_SURER if len(rows) else 0):
        dated = of_rows.in_order(selection, order)
        is_surer = dated.known & (dated.steps[selection.target].held == held[rows])
        if is_surer.any():
            whose = np.zeros(len(leans), dtype=bool)
            whose[rows[is_surer]] = True
            yield order, scheduler.in_order(selection, order), whose
            rows = rows[~is_surer]
            of_rows = scheduler.of(rows)
        if not len(rows):
            return


def _least(scheduler: Scheduler, selection: Selection) -> Iterator[tuple[Order, Dated, Bools]]:
    """Each person's order with the least date, and of equals the first by level ids, dated."""
    due = _latest_study(scheduler, selection)
    places = _first_in_time(scheduler, selection, due)
    levels = sorted(selection.taken)
    for example in np.unique(places, axis=1).T:
        order = tuple(levels[index] for index in example)
        dated = scheduler.in_order(selection, order)
        yield order, dated, (places == example[:, None]).all(axis=0)


def _held_if(scheduler: Scheduler, selection: Selection, level_id: str, studied: Days) -> Days:
    """The day the target is held if the study of one level ends on these days, and no other takes time."""
    today = scheduler.people.all_days(scheduler.people.today)
    ends = dict.fromkeys(selection.taken, today) | {level_id: studied}
    return scheduler.held_after(selection, ends)


def _latest_study(scheduler: Scheduler, selection: Selection) -> dict[str, Days]:
    """The last day on which the study of each level may end for the target to be held on its least day."""
    people = scheduler.people
    hours = {each: scheduler.catalog.exam(each).study_hours or Decimal(0) for each in selection.taken}
    held = people.all_days(-NEVER)
    # From the last to the first: what is left is studied by the end of all that is left.
    left = np.ones((len(selection.taken), len(people)), dtype=bool)
    levels = sorted(selection.taken)
    hundredths = _whole(hours, levels)
    for place in range(len(levels) - 1, -1, -1):
        ends = people.today + _study_days(scheduler, (left * hundredths[:, None]).sum(axis=0))
        best, chosen = people.all_days(2 * NEVER), people.all_days(-1)
        for index, level_id in enumerate(levels):
            if (level_id == selection.target) != (place == len(levels) - 1):
                continue
            needed = [other for other, each in enumerate(levels) if level_id in selection.taken[each].needs]
            may = left[index] & ~left[needed].any(axis=0)
            if may.any():
                then = np.where(may, _held_if(scheduler, selection, level_id, ends), 2 * NEVER)
                better = then < best
                best, chosen = np.where(better, then, best), np.where(better, index, chosen)
        left[chosen, np.arange(len(people))] = False
        held = np.maximum(held, best)
    return {level_id: _last_day(scheduler, selection, level_id, held) for level_id in levels}


def _last_day(scheduler: Scheduler, selection: Selection, level_id: str, held: Days) -> Days:
    """The last day on which the study of a level may end for the target to be held by `held`."""
    people = scheduler.people
    low, high = people.all_days(people.today), people.all_days(people.today + 2**13)
    while (high - low > 1).any():
        middle = (low + high) // 2
        in_time = _held_if(scheduler, selection, level_id, middle) <= held
        low, high = np.where(in_time, middle, low), np.where(in_time, high, middle)
    # Where the target is never held, no study is late.
    return np.where(held < NEVER, low, NEVER)


def _first_in_time(scheduler: Scheduler, selection: Selection, due: dict[str, Days]) -> NDArray[np.int64]:
    """By place and person the index of the level studied there: the first order by ids that is in time.

    A level is put at a place if the others, each as soon as its own is due, are still in time after it.
    """
    people = scheduler.people
    levels = sorted(selection.taken)
    n, count = len(people), len(levels)
    hundredths = _whole(
        {each: scheduler.catalog.exam(each).study_hours or Decimal(0) for each in levels}, levels
    )
    latest = np.array([due[level_id] for level_id in levels])
    # What others build on is due before they are: in order of these dates nothing is built on too late.
    for level_id in reversed(selection.levels):
        for needed in selection.taken[level_id].needs:
            index, of = levels.index(needed), levels.index(level_id)
            latest[index] = np.minimum(latest[index], latest[of])
    depth = np.array([selection.levels.index(level_id) for level_id in levels])
    by_due = np.lexsort((np.broadcast_to(depth[:, None], (count, n)), latest), axis=0)
    places = np.zeros((count, n), dtype=np.int64)
    done = np.zeros((count, n), dtype=bool)
    spent = np.zeros(n, dtype=np.int64)
    everybody = np.arange(n)
    for place in range(count):
        is_set = np.zeros(n, dtype=bool)
        for index, level_id in enumerate(levels):
            if level_id == selection.target and place < count - 1:
                continue
            needs = [levels.index(needed) for needed in selection.taken[level_id].needs]
            may = ~is_set & ~done[index] & done[needs].all(axis=0)
            if not may.any():
                continue
            after = spent + hundredths[index]
            in_time = people.today + _study_days(scheduler, after) <= latest[index]
            for rank in range(count):
                next_index = by_due[rank]
                is_left = ~done[next_index, everybody] & (next_index != index)
                after = after + np.where(is_left, hundredths[next_index], 0)
                ends = people.today + _study_days(scheduler, after)
                in_time &= ~is_left | (ends <= latest[next_index, everybody])
            chosen = may & in_time
            places[place, chosen] = index
            done[index, chosen] = True
            spent = np.where(chosen, spent + hundredths[index], spent)
            is_set |= chosen
    return places


def _whole(hours: dict[str, Decimal], levels: list[str]) -> NDArray[np.int64]:
    """Study hours as whole ten-thousandths: a table's cell has four decimals at the most."""
    return np.array([int(hours[level_id] * 10_000) for level_id in levels], dtype=np.int64)


def _study_days(scheduler: Scheduler, ten_thousandths: Days) -> Days:
    return -(-7 * 10 * ten_thousandths // (10_000 * scheduler.people.tenths_per_week))
