"""Days on which something holds: windows that open, and may close again. Days are numbers here."""

import numpy as np
import pytest

from dashboard.rules.months import NEVER
from dashboard.rules.windows import Window, Windows, always, closes_after, hold_on, known_on, next_day

N = int(NEVER)
SPANS = {
    "never": [],
    "from 10": [(10, N, True)],
    "10 to 19": [(10, 20, True)],
    "10 to 19 and from 30": [(10, 20, True), (30, N, True)],
    "10 to 19 and 20 to 29": [(10, 20, True), (20, 30, True)],
    "unknown from 5, known from 10": [(5, N, False), (10, N, True)],
    "opens at its close": [(10, 10, True)],
}
DAYS = [4, 10, 19, 20, 25, 30, 40]


def windows(name: str) -> Windows:
    """The windows once for each of `DAYS`."""
    n = len(DAYS)
    return tuple(
        Window(np.full(n, opens), None if closes == N else np.full(n, closes), known)
        for opens, closes, known in SPANS[name]
    )


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("never", [N, N, N, N, N, N, N]),
        ("from 10", [10, 10, 19, 20, 25, 30, 40]),
        ("10 to 19", [10, 10, 19, N, N, N, N]),
        ("10 to 19 and from 30", [10, 10, 19, 30, 30, 30, 40]),
        ("10 to 19 and 20 to 29", [10, 10, 19, 20, 25, N, N]),
        ("unknown from 5, known from 10", [5, 10, 19, 20, 25, 30, 40]),
        ("opens at its close", [N, N, N, N, N, N, N]),
    ],
)
def test_the_next_day_is_the_first_that_lies_in_any_window(name: str, found: list[int]) -> None:
    assert next_day(windows(name), np.array(DAYS)).tolist() == found


@pytest.mark.parametrize(
    ("name", "holds", "known"),
    [
        ("never", [], []),
        ("10 to 19", [10, 19], [10, 19]),
        ("10 to 19 and from 30", [10, 19, 30, 40], [10, 19, 30, 40]),
        ("unknown from 5, known from 10", [10, 19, 20, 25, 30, 40], [10, 19, 20, 25, 30, 40]),
        ("opens at its close", [], []),
    ],
)
def test_something_holds_on_the_days_of_its_windows(name: str, holds: list[int], known: list[int]) -> None:
    days = np.array(DAYS)
    assert days[hold_on(windows(name), days, len(DAYS))].tolist() == holds
    assert days[known_on(windows(name), days, len(DAYS))].tolist() == known


def test_what_is_not_known_holds_and_is_not_known() -> None:
    unknown = (Window(np.array([0, 0, 50]), None, np.array([False, True, True])),)
    assert hold_on(unknown, 7, 3).tolist() == [True, True, False]
    assert known_on(unknown, 7, 3).tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("name", "day", "closes"),
    [
        ("from 10", 10, N),
        ("10 to 19", 10, 20),
        ("10 to 19 and from 30", 19, 20),
        ("10 to 19 and from 30", 30, N),
        ("10 to 19 and 20 to 29", 10, 30),  # one window takes over where the other ends
        ("unknown from 5, known from 10", 5, N),
    ],
)
def test_it_closes_where_no_window_takes_over(name: str, day: int, closes: int) -> None:
    assert closes_after(windows(name), np.full(len(DAYS), day)).tolist() == [closes] * len(DAYS)


def test_what_always_holds_holds_on_any_day_there_is() -> None:
    assert hold_on(always(2), -(10**6), 2).tolist() == [True, True]
    assert next_day(always(2), np.array([3, 4])).tolist() == [3, 4]
