"""Money month by month: what a plan costs and may bring, from nothing comes to all comes."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.drawing import Drawing, safe, table
from dashboard.planner.plan import Plan
from dashboard.text.answers import of_plan
from dashboard.text.money import money
from dashboard.text.words import Words
from dashboard.text.worth import payback_sentence, payback_title
from dashboard.worth.payback import Payback

HEIGHT = 340
LEAST_YEARS = 3
"""Years after the certificate that are shown at least, and one more than it takes to be back."""
MOST_TICKS = 5
NEAR = Decimal("0.1")
"""The share of the height that a line of text takes: lines that end closer have one label."""


def draw_payback(
    words: Words, plan: Plan, found: Payback, expected: Sequence[Decimal], currency: str
) -> Drawing:
    """The expected balance in the band between nothing and all, a mark on the day that costs are back.

    `expected` is that of `found`, and known.
    """
    end = _last_shown(found)
    months = found.months[: end + 1]
    nothing, middle, all_comes = (
        line[: end + 1] for line in (found.nothing_comes, expected, found.all_comes)
    )
    back = months.index(found.back_on) if found.back_on else None
    lowest, highest = min(nothing), max(*all_comes, Decimal(0))
    ticks, room = _ticks(lowest, highest), (highest - lowest) * NEAR or Decimal(1)
    figure = go.Figure(
        data=[
            go.Scatter(
                x=months,
                y=_floats(middle),
                mode="lines+markers",
                line={"width": 3},
                marker={
                    "symbol": "diamond",
                    "opacity": 1,
                    "size": [13 if place == back else 0 for place in range(len(months))],
                },
                hovertext=[_point(words, found, expected, place, currency) for place in range(len(months))],
                hoverinfo="text",
                cliponaxis=False,
                zorder=1,
            ),
            go.Scatter(
                x=[*months, *reversed(months)],
                y=_floats([*all_comes, *reversed(nothing)]),
                mode="lines",
                line={"width": 1},
                fill="toself",
                hoverinfo="skip",
            ),
        ],
        layout={
            "height": HEIGHT,
            "margin": {"l": 10, "r": 16, "t": 10, "b": 40},
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {"align": "left"},
            "xaxis": {
                "type": "date",
                "range": [months[0], months[-1]],
                "tickformat": "%Y-%m",
                "nticks": 6,
                "fixedrange": True,
            },
            "yaxis": {
                "range": _floats([lowest - room, highest + room]),
                "tickvals": _floats(ticks),
                "ticktext": [money(words, tick, currency) for tick in ticks],
                "zeroline": False,
                "fixedrange": True,
                "automargin": True,
            },
            "shapes": [
                {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": {"width": 1}}
            ],
            "annotations": [
                *_names(words, months[-1], room, nothing[-1], middle[-1], all_comes[-1]),
                *(
                    []
                    if found.back_on is None or back is None
                    else [_mark(words, plan, found.back_on, months)]
                ),
            ],
        },
    )
    return Drawing(
        figure=figure,
        title=payback_title(words, plan, found),
        sentence=payback_sentence(words, found, expected, end, currency),
        **_numbers(words, found, expected, currency),
    )


def _last_shown(found: Payback) -> int:
    held = found.months.index(found.held_on)
    back = found.months.index(found.back_on) if found.back_on else len(found.months)
    return min(max(held + 12 * LEAST_YEARS, back + 12), len(found.months) - 1)


def _ticks(lowest: Decimal, highest: Decimal) -> list[Decimal]:
    """Round amounts between the two, zero among them: `lowest` is not above it, `highest` not below."""
    width = (highest - lowest) / MOST_TICKS or Decimal(1)
    power = Decimal(1).scaleb(width.adjusted())
    step = next(each * power for each in (1, 2, 5, 10) if each * power >= width)
    first = int((lowest / step).to_integral_value(ROUND_CEILING))
    last = int((highest / step).to_integral_value(ROUND_FLOOR))
    return [step * each for each in range(first, last + 1)]


def _names(
    words: Words, day: date, near: Decimal, nothing: Decimal, middle: Decimal, most: Decimal
) -> list[dict[str, Any]]:
    """The names of the lines at their ends; lines that end no further apart than `near` share one."""
    ends = [
        (most, words("payback.line.all")),
        (middle, words("payback.line.expected")),
        (nothing, words("payback.line.nothing")),
    ]
    groups = [ends[:1]]
    for above, end in pairwise(ends):
        if above[0] - end[0] < near:
            groups[-1].append(end)
        else:
            groups.append([end])
    return [
        {
            "x": day,
            "y": float(group[-1][0] if ends[-1] in group else group[0][0]),
            "xanchor": "right",
            "yanchor": "top" if ends[-1] in group else "bottom",
            "text": safe(words("payback.line.joint").join(name for _, name in group)),
            "showarrow": False,
            "font": {"size": 13},
        }
        for group in groups
    ]


def _mark(words: Words, plan: Plan, back_on: date, months: Sequence[date]) -> dict[str, Any]:
    """The day that costs are back, beside its mark, on the side where there is more room."""
    is_early = 2 * months.index(back_on) < len(months)
    return {
        "x": back_on,
        "y": 0,
        "xanchor": "left" if is_early else "right",
        "yanchor": "top" if is_early else "bottom",
        "xshift": 8 if is_early else -8,
        "text": safe(words(of_plan("payback.mark", plan), date=words.date(back_on))),
        "showarrow": False,
        "font": {"size": 13},
    }


def _point(words: Words, found: Payback, expected: Sequence[Decimal], place: int, currency: str) -> str:
    lines = (
        (words("payback.line.all"), found.all_comes[place]),
        (words("payback.line.expected"), expected[place]),
        (words("payback.line.nothing"), found.nothing_comes[place]),
    )
    said = [
        words("payback.point", line=name, amount=money(words, amount, currency)) for name, amount in lines
    ]
    return "<br>".join(safe(text) for text in (words.date(found.months[place]), *said))


def _numbers(words: Words, found: Payback, expected: Sequence[Decimal], currency: str) -> dict[str, Any]:
    """A row for today, for the day held and each year after it, and for the day that costs are back."""
    held = found.months.index(found.held_on)
    yearly = range(held, len(found.months), 12)
    told = {0, *yearly, *([found.months.index(found.back_on)] if found.back_on else [])}
    return table(
        [words(f"payback.column.{column}") for column in ("day", "nothing", "expected", "all")],
        [
            (
                words.date(found.months[place]),
                *(
                    money(words, line[place], currency)
                    for line in (found.nothing_comes, expected, found.all_comes)
                ),
            )
            for place in sorted(told)
        ],
    )


def _floats(amounts: Sequence[Decimal]) -> list[float]:
    return [float(amount) for amount in amounts]
