"""The least dates of one path: every level as early as it can be, but no earlier than is still of use."""

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tests.slow.conditions import certificate_spans, days_in_force, held_spans, own_spans
from tests.slow.months import add_days
from tests.slow.paths import Choices
from tests.slow.person import Obtained, Person
from tests.slow.spans import Span, State, next_day, state_on
from tests.slow.tables import Condition, Level, Rules

Sittings = Mapping[str, tuple[date, ...]]
"""Of every level, in order."""


@dataclass
class Link:
    """A condition whose certificate is taken earlier on the path."""

    condition: Condition
    level: Level  # that provides the certificate
    place: int  # of that level on the path
    old: tuple[Span, ...]  # the days on which the same level, if it is held, meets the condition already
    new: dict[date, tuple[Span, ...]] = field(default_factory=dict)  # by the day on which it is obtained

    def spans(self, obtained: date) -> tuple[Span, ...]:
        if obtained not in self.new:
            self.new[obtained] = certificate_spans(self.condition, self.level, Obtained(obtained))
        return self.new[obtained] + self.old


@dataclass(frozen=True)
class Step:
    """A level of a path, and what must be so on the day on which it is sat."""

    level: Level
    studied_on: date
    sittings: tuple[date, ...]
    results_days: int
    fixed: tuple[tuple[Span, ...], ...]  # of each condition that doesn't look at the path
    links: tuple[Link, ...]

    def obtained(self, sat: date) -> date:
        return add_days(sat, self.results_days)

    def sitting_from(self, day: date) -> date | None:
        """The first sitting on or after `day`."""
        place = bisect_left(self.sittings, day)
        return self.sittings[place] if place < len(self.sittings) else None

    def sitting_after(self, day: date) -> date | None:
        return self.sitting_from(add_days(day, 1))


def steps_of(
    order: Sequence[str], choices: Choices, sittings: Sittings, person: Person, rules: Rules
) -> tuple[Step, ...]:
    """The path's levels in order. Study is one thing after another, from today on, without pause."""
    steps: list[Step] = []
    hours = Fraction(0)
    for level_id in order:
        level = rules.levels[level_id]
        hours += Fraction(level.exam.get("study_hours", "") or "0")
        fixed: list[tuple[Span, ...]] = []
        links: list[Link] = []
        for condition, provider in zip(choices[level_id].route, choices[level_id].providers, strict=True):
            fixed.append(days_in_force(condition))
            if provider is None:
                fixed.append(own_spans(condition, person, rules))
                continue
            old = held_spans(condition, rules.levels[provider.level_id], person)
            before = order[: len(steps)]
            if provider.level_id in before:
                place = before.index(provider.level_id)
                links.append(Link(condition, rules.levels[provider.level_id], place, old))
            else:
                fixed.append(old)
        steps.append(
            Step(
                level=level,
                studied_on=add_days(person.today, math.ceil(7 * hours / person.hours_per_week)),
                sittings=sittings[level_id],
                results_days=int(level.exam.get("results_days", "") or "0"),
                fixed=tuple(fixed),
                links=tuple(links),
            )
        )
    return tuple(steps)


def least_dates(steps: Sequence[Step]) -> list[date] | None:
    """The days on which the levels are sat: each as early as any dates that fit; None if none fit.

    Begin with the first sittings after study. Whatever doesn't fit can only be mended by a later day: of
    the level itself, or of the certificate that has run out by then. Move until nothing moves.
    """
    sat: list[date] = []
    for step in steps:
        day = step.sitting_from(step.studied_on)
        if day is None:
            return None
        sat.append(day)
    moved = True
    while moved:
        moved = False
        for place, step in enumerate(steps):
            before = list(sat)
            if not _push_to_open_days(step, place, sat) or not _push_for_links(steps, place, sat):
                return None
            moved = moved or sat != before
    return sat


def _push_to_open_days(step: Step, place: int, sat: list[date]) -> bool:
    """To the first sitting on which all that doesn't look at the path holds."""
    for spans in step.fixed:
        day = next_day(spans, sat[place])
        sitting = None if day is None else step.sitting_from(day)
        if sitting is None:
            return False
        sat[place] = sitting
    return True


def _push_for_links(steps: Sequence[Step], place: int, sat: list[date]) -> bool:
    """Wait for a certificate that doesn't count yet; sit one that has run out at a later sitting instead."""
    step = steps[place]
    for link in step.links:
        provider = steps[link.place]
        while True:
            spans = link.spans(provider.obtained(sat[link.place]))
            if state_on(spans, sat[place]) is not State.NO:
                break
            later = next_day(spans, sat[place])
            if later is not None:
                sitting = step.sitting_from(later)
                if sitting is None:
                    return False
                sat[place] = sitting
            else:
                sitting = provider.sitting_after(sat[link.place])
                if sitting is None:
                    return False
                sat[link.place] = sitting
    return True


def state_of(steps: Sequence[Step], sat: Sequence[date]) -> State:
    """Of a path with its dates: unknown if any condition is unknown on the day on which it is asked."""
    states = [State.YES]
    for step, day in zip(steps, sat, strict=True):
        states += [state_on(spans, day) for spans in step.fixed]
        for link in step.links:
            states.append(state_on(link.spans(steps[link.place].obtained(sat[link.place])), day))
    return min(states)
