"""Whether a level is open today or can be sat within a year, and until when it can be sat as things stand."""

from datetime import date, timedelta
from typing import Final, Literal, assert_never, get_args

from dashboard.catalog.catalog import Catalog
from dashboard.planner.plan import Standing
from dashboard.planner.verdicts import Verdict

Within = Literal["now", "year"]
WITHIN: Final[tuple[Within, ...]] = get_args(Within)
YEAR: Final = timedelta(days=365)


def is_within(standing: Standing, within: Within) -> bool:
    """Whether a level that is not had is known to be open today, or to be sat within a year.

    One whose conditions are not stated, or not known to be met, is neither.
    """
    match within:
        case "now":
            return standing.verdict is Verdict.OPEN
        case "year":
            plan = standing.plan
            if plan is None or standing.verdict not in (Verdict.OPEN, Verdict.LATER):
                return False
            is_known = not any(step.unknown for step in plan.steps)
            return is_known and plan.exam_on - standing.as_of <= YEAR
        case _:
            assert_never(within)


def last_day(catalog: Catalog, standing: Standing) -> date | None:
    """The last day on which a level that is not had can be sat, as things stand.

    `None`: no such day is known, or no sitting can be reached by then.
    """
    match standing.verdict:
        case Verdict.OPEN:
            closes_on = _closes_on(standing)
        case Verdict.UNSTATED | Verdict.CHECK | Verdict.LATER:
            closes_on = None
        case Verdict.HELD | Verdict.AWAITED | Verdict.NEVER:
            return None
        case _:
            assert_never(standing.verdict)
    ends = [closes_on - timedelta(days=1)] if closes_on else []
    if last := catalog.level(standing.level_id).last_sitting_on:
        ends.append(last)
    end = min(ends, default=None)
    return end if end and standing.plan and standing.plan.exam_on <= end else None


def _closes_on(standing: Standing) -> date | None:
    """The first day on which no way in is known to hold any more, where one holds today; `None`: never."""
    spans: list[tuple[date, date | None]] = []
    for route, conditions in dict(standing.today)["strict"]:
        opens = [met.met_on for met in conditions if met.is_known and met.met_on]
        if route.states_nothing or len(opens) < len(conditions):
            continue
        start = max([standing.as_of, *opens, *([route.first] if route.first else [])])
        closes = [met.closes_on for met in conditions] + [route.until]
        spans.append((start, min((day for day in closes if day), default=None)))
    until = standing.as_of
    for start, end in sorted(spans, key=lambda span: span[0]):
        if start <= until:
            if end is None:
                return None
            until = max(until, end)
    return until
