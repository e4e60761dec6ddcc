"""The floor of planning: NumPy alone, written by hand for the frozen tables and nothing else.

No catalog, no routes, no search for paths: every rule stands here as a number. The planner is measured
against it, and has to give the same answers.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.rules.months import NEVER, Days, add_months
from dashboard.rules.people import People

Places = NDArray[np.int64]

LEVELS: Final = ("aigc-junior", "aigc-intermediate", "aigc-advanced", "prompt-engineer")
JUNIOR, INTERMEDIATE, ADVANCED, PROMPT = LEVELS
HOURS: Final = {JUNIOR: 40, INTERMEDIATE: 60, ADVANCED: 80, PROMPT: 30}
RESULT_DAYS: Final = 30
VERDICTS: Final = ("held", "awaited", "open", "unstated", "check", "later", "never")
_STEP: Final = {
    "j": (JUNIOR, "not-stated"),
    "p": (PROMPT, "not-stated"),
    "ix": (INTERMEDIATE, "experience"),
    "ic": (INTERMEDIATE, "certificate"),
    "ax": (ADVANCED, "experience"),
    "ac": (ADVANCED, "certificate"),
}
PATHS: Final = tuple(
    tuple(_STEP[step] for step in steps.split())
    for steps in ("j", "p", "ic", "ix", "j ic", "ac", "ax", "ic ac", "ix ac", "j ic ac")
)
"""Every path of the frozen tables under the strict wording, by level and route; of two to one level that
end on one day, the first is the better."""
_PATHS_OF: Final = {
    JUNIOR: ("j",),
    PROMPT: ("p",),
    INTERMEDIATE: ("ic", "ix", "j ic"),
    ADVANCED: ("ac", "ax", "ic ac", "ix ac", "j ic ac"),
}


@dataclass(frozen=True)
class Floor:
    """For each of n people: the place in `PATHS` (-1: none), days, the place in `VERDICTS`, what is open."""

    path_of: Places
    first_exam_on: Days
    target_exam_on: Days
    target_held_on: Days
    verdict_of: Places
    is_open: dict[str, NDArray[np.bool_]]


def held_on(people: People, level_id: str) -> Days:
    """The day on which each person obtained a level, or will; `NEVER` for all others. Nobody has two."""
    (obtained,) = people.held[level_id]
    return obtained.days


def floor(people: People, target_of: Places, next_of: Days) -> Floor:
    """The plans of everyone under the strict wording; `target_of` are places in `LEVELS`.

    `next_of` has the next quarterly sitting on or after each day from today, at last that of every day
    after the last sitting: `NEVER`.
    """
    n = len(people)
    found = Floor(
        path_of=np.full(n, -1),
        first_exam_on=np.full(n, NEVER),
        target_exam_on=np.full(n, NEVER),
        target_held_on=np.full(n, NEVER),
        verdict_of=np.empty(n, dtype=np.int64),
        is_open={},
    )
    today, held = people.today, {level: held_on(people, level) for level in LEVELS}
    always = np.ones(n, dtype=bool)
    strict = {
        JUNIOR: always,
        PROMPT: always,
        INTERMEDIATE: (people.months["aigc"] >= 12) | (held[JUNIOR] <= today),
        ADVANCED: (people.months["aigc"] >= 36) | (held[INTERMEDIATE] <= today),
    }
    work = np.maximum(people.months["work"], people.months["aigc"])
    lenient = {
        JUNIOR: always,
        PROMPT: always,
        INTERMEDIATE: (work >= 12) | (held[JUNIOR] <= today),
        ADVANCED: (work >= 36) | (held[INTERMEDIATE] <= today),
    }
    for level_id in LEVELS:
        found.is_open[level_id] = strict[level_id] & (held[level_id] >= NEVER)
    for place, target in enumerate(LEVELS):
        rows = np.flatnonzero(target_of == place)
        had = held[target][rows] < NEVER
        found.target_held_on[rows[had]] = held[target][rows[had]]
        _plan(people, rows[~had], target, next_of, found)
        is_open = VERDICTS.index("unstated" if target in (JUNIOR, PROMPT) else "open")
        found.verdict_of[rows] = np.where(
            had,
            np.where(held[target][rows] <= today, 0, 1),
            np.where(
                strict[target][rows],
                is_open,
                np.where(
                    lenient[target][rows],
                    4,
                    np.where(found.target_held_on[rows] < NEVER, 5, 6),
                ),
            ),
        )
    return found


def _plan(people: People, rows: Places, target: str, next_of: Days, found: Floor) -> None:
    """The best path of the people at `rows`, who neither hold nor await the target."""
    today = people.today
    tenths = people.tenths_per_week[rows]
    aigc, percent, start = (
        people.months["aigc"][rows],
        people.percent["aigc"][rows],
        people.starts_on["aigc"][rows],
    )
    held_j = np.maximum(held_on(people, JUNIOR)[rows], today)
    held_i = np.maximum(held_on(people, INTERMEDIATE)[rows], today)

    def studied(hours: int) -> Days:
        return today - (-70 * hours // tenths)

    def sat(ready: Days) -> Days:
        on: Days = next_of[np.minimum(ready - today, len(next_of) - 1)]
        return on

    def result(day: Days) -> Days:
        return np.minimum(day + RESULT_DAYS, NEVER)

    def experienced(months: int) -> Days:
        missing = np.maximum(months - aigc, 0)
        later = add_months(start, -(-missing * 100 // np.where(percent > 0, percent, 1)))
        return np.where(missing == 0, today, np.where(percent > 0, later, NEVER))

    ways: dict[str, tuple[Days, Days]] = {}
    if target in (JUNIOR, PROMPT):
        only = sat(studied(HOURS[target]))
        ways[_PATHS_OF[target][0]] = only, only
    elif target == INTERMEDIATE:
        ic, ix = sat(np.maximum(studied(60), held_j)), sat(np.maximum(studied(60), experienced(12)))
        j = sat(studied(40))
        j_ic = np.where(held_j < NEVER, NEVER, sat(np.maximum(studied(100), result(j))))
        ways = {"ic": (ic, ic), "ix": (ix, ix), "j ic": (j, j_ic)}
    else:
        no_i = held_i >= NEVER
        ac, ax = sat(np.maximum(studied(80), held_i)), sat(np.maximum(studied(80), experienced(36)))
        ic, ix = sat(np.maximum(studied(60), held_j)), sat(np.maximum(studied(60), experienced(12)))
        j = sat(studied(40))
        j_ic = sat(np.maximum(studied(100), result(j)))
        after_i = studied(140)
        ways = {
            "ac": (ac, ac),
            "ax": (ax, ax),
            "ic ac": (ic, np.where(no_i, sat(np.maximum(after_i, result(ic))), NEVER)),
            "ix ac": (ix, np.where(no_i, sat(np.maximum(after_i, result(ix))), NEVER)),
            "j ic ac": (
                j,
                np.where(no_i & (held_j >= NEVER), sat(np.maximum(studied(180), result(j_ic))), NEVER),
            ),
        }
    path_of, first_on, last_on = np.full(len(rows), -1), np.full(len(rows), NEVER), np.full(len(rows), NEVER)
    for name, (first, last) in ways.items():
        place = PATHS.index(tuple(_STEP[step] for step in name.split()))
        better = last < last_on
        path_of = np.where(better, place, path_of)
        first_on = np.where(better, first, first_on)
        last_on = np.where(better, last, last_on)
    found.path_of[rows] = path_of
    found.first_exam_on[rows] = first_on
    found.target_exam_on[rows] = last_on
    found.target_held_on[rows] = result(last_on)
