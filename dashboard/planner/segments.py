"""A plan as one lane: what goes on at each moment, from today to the target's certificate."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from dashboard.planner.plan import Plan, Step


class Doing(StrEnum):
    """What goes on. Of several at once the first here is said: study waits for nothing."""

    STUDY = "study"
    RESULT = "result"
    CALENDAR = "calendar"
    VALIDITY = "validity"
    ELIGIBILITY = "eligibility"


@dataclass(frozen=True)
class Segment:
    """What goes on for a level from one day to another."""

    level_id: str
    doing: Doing
    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days


def spans(step: Step) -> tuple[Segment, ...]:
    """All that goes on for one step, as it is: study, three waits and the result; some may take no day."""
    return (
        Segment(step.level_id, Doing.STUDY, step.study_from, step.studied_on),
        Segment(step.level_id, Doing.ELIGIBILITY, step.studied_on, step.ready_on),
        Segment(step.level_id, Doing.CALENDAR, step.ready_on, step.could_sit_on),
        Segment(step.level_id, Doing.VALIDITY, step.could_sit_on, step.sat_on),
        Segment(step.level_id, Doing.RESULT, step.sat_on, step.held_on),
    )


def segments(plan: Plan) -> tuple[Segment, ...]:
    """One segment after another, from today to the day the target is held, without gap or overlap."""
    every = [span for step in plan.steps for span in spans(step) if span.days > 0]
    days = sorted({day for span in every for day in (span.start, span.end)})
    found: list[Segment] = []
    for start, end in pairwise(days):
        going_on = [span for span in every if span.start <= start and end <= span.end]
        first = min(going_on, key=lambda span: list(Doing).index(span.doing))
        last = found[-1] if found else None
        if last and (last.level_id, last.doing) == (first.level_id, first.doing):
            found[-1] = Segment(last.level_id, last.doing, last.start, end)
        else:
            found.append(Segment(first.level_id, first.doing, start, end))
    return tuple(found)
