"""How far clocks of experience have come that started before today."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from dashboard.planner.months import Days, Months, months_between


@dataclass(frozen=True)
class Since:
    """A day since which someone's clocks run, at these shares: what has run is among the months had."""

    day: date
    work_percent: int
    aigc_percent: int


@dataclass(frozen=True)
class Ran:
    """What n people's clocks have run since they started: arrays of length n, or one number for all.

    `months` and `aigc_months` are the calendar months since work and AIGC work started; `work` and `aigc`
    the whole months of experience that came of them. What is over, in hundredths of a month, is told for
    each way to count: `work_over` by the months since work started, `both_over` by those since AIGC
    work started too, and `aigc_over`. Where the other way gave more it is below 0.
    """

    months: Months | int = 0
    aigc_months: Months | int = 0
    work: Months | int = 0
    aigc: Months | int = 0
    work_over: Months | int = 0
    both_over: Months | int = 0
    aigc_over: Months | int = 0

    def take(self, rows: np.ndarray) -> "Ran":
        """That of the people at `rows`, an index array."""
        return Ran(
            **{name: each if isinstance(each, int) else each[rows] for name, each in vars(self).items()}
        )


NOT_RUN: Final = Ran()


def ran(today: int, starts_on: Days, aigc_starts_on: Days, work_percent: Months, aigc_percent: Months) -> Ran:
    """What clocks have run until `today` at these shares; one that starts later has run nothing."""
    if (starts_on >= today).all():
        return NOT_RUN
    months = months_between(np.minimum(starts_on, today), np.full_like(starts_on, today))
    aigc_months = months_between(np.minimum(aigc_starts_on, today), np.full_like(starts_on, today))
    before = np.minimum(months_between(starts_on, aigc_starts_on), months)
    by_work = months * work_percent
    by_both = before * work_percent + aigc_months * np.maximum(work_percent, aigc_percent)
    by_both = np.where(aigc_starts_on < today, by_both, by_work)
    work = np.maximum(by_work, by_both) // 100
    by_aigc = aigc_months * aigc_percent
    aigc = by_aigc // 100
    return Ran(
        months=months,
        aigc_months=aigc_months,
        work=work,
        aigc=aigc,
        work_over=by_work - 100 * work,
        both_over=by_both - 100 * work,
        aigc_over=by_aigc - 100 * aigc,
    )
