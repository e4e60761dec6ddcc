"""The paths drawn on paper: one lane a path, every kind of waiting with a hatching of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from itertools import accumulate
from typing import Final, assert_never
from unicodedata import east_asian_width

from dashboard.planner.plan import Plan
from dashboard.planner.segments import Doing, segments
from dashboard.rules.months import add_months_to

WIDTH: Final = 744.0
"""Units of the drawing: four to a millimetre of an A4 page with margins of 12 mm."""
LANE: Final = 25.0
BAR: Final = 11.0
AXIS: Final = 20.0
LETTER: Final = 10.4
WIDEST_NAME: Final = 300.0
LONGEST: Final = 3
"""So many times the plan's length the axis reaches; a longer path is cut, its date is not."""
MOST_TICKS: Final = 8
SITTING: Final = "sitting"
SHAPES: Final = (*Doing, SITTING)
_STEP: Final = 4.5  # between the lines of a hatching


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float


def draw_race(
    plan: Plan, plans: Sequence[Plan], names: Sequence[str], days: Sequence[str], title: str, sentence: str
) -> str:
    """An `<svg>` with a lane for each of `plans`, its name before and its day behind; `plan` is in bold.

    No part of it refers to another, so that nothing is fetched and any printer draws it.
    """
    labels = [f"{number} {name}" for number, name in enumerate(names, start=1)]
    left = min(max(map(_length, labels)) + LETTER, WIDEST_NAME)
    field = _Box(left, 0, WIDTH - max(map(_length, days)) - LETTER, LANE * len(plans))
    axis = _Axis(plan, plans, field)
    drawn = [*_ticks(axis), _dashed(axis.at(plan.held_on), field)]
    for lane, (each, label, day) in enumerate(zip(plans, labels, days, strict=True)):
        middle = LANE * (lane + 0.5)
        weight = ' font-weight="700"' if each.path == plan.path else ""
        shown = _shortened(label, left - LETTER)
        drawn.append(f'<text x="0" y="{middle + 3.6:.1f}"{weight}>{escape(shown)}</text>')
        drawn += _lane(axis, each, middle)
        drawn.append(
            f'<text x="{WIDTH:g}" y="{middle + 3.6:.1f}" text-anchor="end"{weight}>{escape(day)}</text>'
        )
    height = field.bottom + AXIS
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="race" viewBox="0 0 {WIDTH:g} {height:g}" role="img" '
        f'aria-label="{escape(sentence)}" font-size="{LETTER}" fill="#14212b">'
        f"<title>{escape(title)}</title>{''.join(drawn)}</svg>"
    )


def swatch(shape: str) -> str:
    """What one kind of bar, or the mark of a sitting, looks like."""
    box = _Box(0.5, 0.5, 27.5, 10.5)
    drawn = _diamond(14, 5.5) if shape == SITTING else _bar(Doing(shape), box)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 11" aria-hidden="true">{drawn}</svg>'


class _Axis:
    """Days along the field, from the plan's first to the last that is shown."""

    def __init__(self, plan: Plan, plans: Sequence[Plan], field: _Box) -> None:
        last = max(each.held_on for each in plans)
        room = max(LONGEST * (plan.held_on - plan.today), timedelta(days=1))
        self.start = plan.today
        self.end = max(min(last, plan.today + room), plan.today + timedelta(days=1))
        self.field = field

    def at(self, day: date) -> float:
        share = (min(day, self.end) - self.start) / (self.end - self.start)
        return self.field.left + share * (self.field.right - self.field.left)


def _lane(axis: _Axis, plan: Plan, middle: float) -> Iterator[str]:
    for segment in segments(plan):
        if segment.start < axis.end:
            box = _Box(axis.at(segment.start), middle - BAR / 2, axis.at(segment.end), middle + BAR / 2)
            yield _bar(segment.doing, box)
    end = axis.at(plan.held_on)
    if plan.held_on > axis.end:
        yield f'<path d="M{end + 2:.1f} {middle - 4:.1f}l6 4l-6 4z"/>'
    else:
        yield f'<path d="M{end:.1f} {middle - 8:.1f}v16" stroke="#14212b" stroke-width="2"/>'
    for step in plan.steps:
        if step.sat_on <= axis.end:
            yield _diamond(axis.at(step.sat_on), middle)


def _bar(doing: Doing, box: _Box) -> str:
    fill = "#2a5a9e" if doing is Doing.STUDY else "#fff"
    return (
        f'<rect x="{box.left:.1f}" y="{box.top:.1f}" width="{box.right - box.left:.1f}" '
        f'height="{box.bottom - box.top:.1f}" fill="{fill}" stroke="#2a5a9e" stroke-width="0.8"/>'
        f"{_hatching(doing, box)}"
    )


def _hatching(doing: Doing, box: _Box) -> str:
    """Slanted lines, dots, level lines or crosses; nothing for study, which is solid."""
    match doing:
        case Doing.STUDY:
            return ""
        case Doing.CALENDAR:
            drawn = "".join(_dots(box))
            return f'<path d="{drawn}" stroke="#2a5a9e" stroke-width="1.5" stroke-linecap="round"/>'
        case Doing.ELIGIBILITY:
            drawn = "".join(_slanted(box, rising=True))
        case Doing.VALIDITY:
            drawn = "".join(_level(box))
        case Doing.RESULT:
            drawn = "".join([*_slanted(box, rising=True), *_slanted(box, rising=False)])
        case _:
            assert_never(doing)
    return f'<path d="{drawn}" stroke="#2a5a9e" stroke-width="0.8" fill="none"/>'


def _level(box: _Box) -> Iterator[str]:
    """Lines from side to side."""
    for row in (1, 2):
        y = box.top + (box.bottom - box.top) * row / 3
        yield f"M{box.left:.1f} {y:.1f}H{box.right:.1f}"


def _dots(box: _Box) -> Iterator[str]:
    for row in (1, 2):
        y = box.top + (box.bottom - box.top) * row / 3
        x = box.left + _STEP * row / 2
        while x < box.right - 1:
            yield f"M{x:.1f} {y:.1f}h0"
            x += _STEP


def _slanted(box: _Box, *, rising: bool) -> Iterator[str]:
    """Lines at 45 degrees, cut at the edges of the box."""
    height = box.bottom - box.top
    foot = box.left - height + _STEP
    while foot < box.right:
        start, end = max(foot, box.left), min(foot + height, box.right)
        ups = [box.bottom - (x - foot) if rising else box.top + (x - foot) for x in (start, end)]
        yield f"M{start:.1f} {ups[0]:.1f}L{end:.1f} {ups[1]:.1f}"
        foot += _STEP


def _diamond(x: float, y: float) -> str:
    return f'<path d="M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z" fill="#b93a22" stroke="#fff" stroke-width="0.8"/>'


def _dashed(x: float, field: _Box) -> str:
    return (
        f'<path d="M{x:.1f} {field.top:.1f}V{field.bottom:.1f}" stroke="#14212b" stroke-dasharray="3 3" '
        f'stroke-width="0.8"/>'
    )


def _ticks(axis: _Axis) -> Iterator[str]:
    """Firsts of months, as many as there is room for, each with its name below."""
    months = (axis.end.year - axis.start.year) * 12 + axis.end.month - axis.start.month
    apart = next((each for each in (1, 2, 3, 6, 12, 24, 60) if months / each <= MOST_TICKS), 120)
    first = axis.start.replace(day=1)
    bottom = axis.field.bottom
    yield (
        f'<path d="M{axis.field.left:.1f} {bottom:g}H{axis.field.right:.1f}" stroke="#8a9aa3" '
        f'stroke-width="0.8"/>'
    )
    for number in range(1, months + 1):
        day = add_months_to(first, number)
        if (day.year * 12 + day.month - 1) % apart == 0 and day <= axis.end:
            x = axis.at(day)
            yield f'<path d="M{x:.1f} 0V{bottom + 3:g}" stroke="#d5dde1" stroke-width="0.8"/>'
            yield (
                f'<text x="{x:.1f}" y="{bottom + 14:g}" text-anchor="middle" font-size="9" '
                f'fill="#44545e">{day:%Y-%m}</text>'
            )


def _length(text: str) -> float:
    """How long a text is in print, near enough: a wide letter is as wide as high, others are a little more
    than half of that."""
    return sum(LETTER * (1.0 if east_asian_width(letter) in "WF" else 0.58) for letter in text)


def _shortened(text: str, room: float) -> str:
    if _length(text) <= room:
        return text
    room -= _length("…")
    letters = zip(text, accumulate(map(_length, text)), strict=True)
    return "".join(letter for letter, so_far in letters if so_far <= room) + "…"
