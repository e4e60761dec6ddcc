"""How fast a team is planned, each figure as a ratio to a floor or a rival that runs beside it.

`python -m tests.benchmark_team [--people N] [--only PART]`. Every rival of the planner has to give its
answers, or there is no figure. Planning is told in seconds of the processor; the command and the page,
which use more than one process, in seconds of the clock. Each is the least of several turns, but for the
command's. Memory is the most that the command's process had, with at most 600,000 rows and a quarter of them.

The floor of planning is `planning_floor`: NumPy alone, written by hand for the frozen tables. It shares
`add_months` with the planner, whose arithmetic it is; it searches no paths, reads no tables, and is given
targets as numbers and not as texts.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from playwright.sync_api import Browser, expect, sync_playwright

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.planner.sittings import horizon, sitting_days
from dashboard.planner.verdicts import VERDICTS
from dashboard.roster.plans_out import Plans, plan_people
from dashboard.roster.table import CHUNK_ROWS
from dashboard.rules.months import NEVER
from dashboard.rules.people import Obtained, People
from dashboard.text.words import Words
from tests.benchmark_memory import memory
from tests.browser import DESKTOP, LOCALE, PATIENCE, Visitor
from tests.browser.running import BROWSER_ARGUMENTS, Server, find_chromium, serving
from tests.conftest import FROZEN, ROOT
from tests.planning_floor import HOURS, LEVELS, PATHS, Floor, floor
from tests.planning_floor import VERDICTS as WORDS
from tests.scalar_rules import Planned, frame_of, plan_row

TODAY: Final = date(2026, 11, 25)
TURNS: Final = 5
APPLIED: Final = 2_000
"""Rows that `DataFrame.apply` is given; its seconds for all are told from these."""


def people_made_up(rows: int, seed: int = 0) -> tuple[People, list[str]]:
    """People of every kind, and a target for each; the same for the same seed."""
    draw = np.random.default_rng(seed)
    today = (TODAY - date(1970, 1, 1)).days

    def some(values: Sequence[int]) -> np.ndarray:
        return draw.choice(np.array(values, dtype=np.int64), rows)

    starts_on = np.maximum(today + draw.integers(-400, 400, rows), today)
    held = {
        level: (Obtained(np.where(draw.random(rows) < share, today + draw.integers(-1500, 60, rows), NEVER)),)
        for level, share in zip(LEVELS, (0.3, 0.15, 0.05, 0.1), strict=True)
    }
    people = People(
        today=today,
        months={"work": draw.integers(0, 240, rows), "aigc": some([0, 0, 0, 3, 6, 11, 12, 20, 35, 36, 60])},
        percent={"work": some([100, 100, 50, 0]), "aigc": some([0, 0, 20, 33, 50, 100])},
        starts_on={
            "work": starts_on,
            "aigc": np.maximum(starts_on, today + draw.integers(-200, 500, rows)),
        },
        held=held,
        education={},
        answers={},
        answered={},
        tenths_per_week=draw.integers(1, 400, rows),
    )
    return people, draw.choice(np.array(LEVELS), rows, p=(0.1, 0.3, 0.5, 0.1)).tolist()


def next_sittings(today: int) -> np.ndarray:
    """The next quarterly sitting on or after each day, as `floor` asks for it."""
    last = horizon(today)
    days = sitting_days("quarterly", today, last)
    found: np.ndarray = np.append(days, NEVER)[np.searchsorted(days, np.arange(today, last + 2))]
    return found


def assert_floor_agrees(found: Floor, plans: Plans) -> None:
    """Raises `AssertionError` where the floor's answers are not the planner's."""
    best = plans.best
    places = np.array([*(PATHS.index(path.names) for path in best.paths), -1])
    assert (found.path_of == places[best.path_of]).all()
    assert (found.first_exam_on == best.first_exam_on).all()
    assert (found.target_exam_on == best.target_exam_on).all()
    assert (found.target_held_on == best.target_held_on).all()
    assert [WORDS[code] for code in range(len(WORDS))] == list(map(str, VERDICTS))
    assert (found.verdict_of == plans.verdict_codes).all()
    assert all((found.is_open[level] == plans.is_open[level]).all() for level in LEVELS)


def assert_row_agrees(found: Planned, plans: Plans, row: int) -> None:
    """Raises `AssertionError` where the scalar rules' answer for a person is not the planner's."""
    best = plans.best
    place = int(best.path_of[row])
    days = [best.first_exam_on[row], best.target_exam_on[row], best.target_held_on[row]]
    assert found.path == (best.paths[place].names if place >= 0 else ())
    assert [found.first_exam_on, found.target_exam_on, found.target_held_on] == [
        date(1970, 1, 1) + timedelta(days=int(day)) if day < NEVER else None for day in days
    ]
    assert found.verdict == VERDICTS[plans.verdict_codes[row]]
    assert found.open_now == tuple(level for level in sorted(LEVELS) if plans.is_open[level][row])


def least(*works: Callable[[], object], turns: int = TURNS) -> list[float]:
    """The least seconds of the processor that each of some works takes, in turns."""
    seconds = [float("inf")] * len(works)
    for _ in range(turns):
        for place, work in enumerate(works):
            begin = time.process_time()
            work()
            seconds[place] = min(seconds[place], time.process_time() - begin)
    return seconds


def parts_of(people: People, targets: Sequence[str]) -> list[tuple[People, list[str], np.ndarray]]:
    """The people part by part, as the command plans them: each with targets, by id and by place."""
    places = np.array([LEVELS.index(target) for target in targets])
    rows = [
        np.arange(start, min(start + CHUNK_ROWS, len(people))) for start in range(0, len(people), CHUNK_ROWS)
    ]
    return [(people.take(each), [targets[row] for row in each.tolist()], places[each]) for each in rows]


def planning(catalog: Catalog, rows: int, say: Callable[[str], None]) -> None:
    people, targets = people_made_up(rows)
    next_of = next_sittings(people.today)
    parts = parts_of(people, targets)
    for some, of_some, places in parts:
        assert_floor_agrees(floor(some, places, next_of), plan_people(catalog, some, of_some, "strict"))

    def by_floor() -> None:
        for some, _, places in parts:
            floor(some, places, next_of)

    def by_planner() -> None:
        for some, of_some, _ in parts:
            plan_people(catalog, some, of_some, "strict")

    bare, planner = least(by_floor, by_planner)
    say(
        f"planning {rows:,} people: NumPy floor {bare:.3f} s, planner {planner:.3f} s: "
        f"{planner / bare:.2f} x the floor"
    )

    applied = min(APPLIED, rows)
    frame = frame_of(people, targets, applied)
    today = TODAY
    sittings = [date(1970, 1, 1) + timedelta(days=int(day)) for day in np.unique(next_of) if day < NEVER]
    whole = plan_people(catalog, people.take(np.arange(applied)), targets[:applied], "strict")
    for row, found in enumerate(frame.apply(plan_row, axis=1, args=(today, sittings), result_type="reduce")):
        assert_row_agrees(found, whole, row)
    (each,) = least(
        lambda: frame.apply(plan_row, axis=1, args=(today, sittings), result_type="reduce"), turns=3
    )
    by_rows = each / applied * rows
    say(
        f"row by row, DataFrame.apply of the scalar rules: {by_rows:.1f} s for {rows:,} "
        f"(told from {applied:,}): {by_rows / planner:.0f} x the planner"
    )


def command(catalog: Catalog, rows: int, say: Callable[[str], None]) -> None:
    """A roster from a CSV file to a CSV file by each engine; the floor only reads and writes the cells."""
    with tempfile.TemporaryDirectory() as folder:
        roster, out = Path(folder) / "roster.csv", Path(folder) / "plans.csv"
        people, targets = people_made_up(rows)
        _write_roster(roster, people, targets)

        def copied() -> None:
            with roster.open(newline="", encoding="utf-8") as file, out.open("w", encoding="utf-8") as to:
                csv.writer(to).writerows(csv.reader(file))

        def planned(engine: str) -> None:
            options = [str(roster), "--as-of", TODAY.isoformat(), "--engine", engine, "--out", str(out)]
            ran = subprocess.run([sys.executable, "-m", "dashboard.team", *options], cwd=ROOT, check=False)
            assert ran.returncode == 0

        floor_s, here, on_dask = (
            _clock(work) for work in (copied, partial(planned, "numpy"), partial(planned, "dask"))
        )
    say(
        f"command, {rows:,} rows of CSV: {here:.1f} s, {here / floor_s:.1f} x csv.reader to csv.writer alone "
        f"({floor_s:.1f} s); --engine dask on this machine {on_dask:.1f} s, {on_dask / here:.2f} x that"
    )


def _write_roster(path: Path, people: People, targets: Sequence[str]) -> None:
    frame = frame_of(people, targets, len(people))
    cells = pd.DataFrame(
        {
            "person": [f"示例 {row}" for row in range(len(frame))],
            "department": [("市场", "研发", "人事", "客服")[row % 4] for row in range(len(frame))],
            "work_years": (frame["work_months"].astype(float) / 12).round(4),
            "aigc_years": (frame["aigc_months"].astype(float) / 12).round(4),
            "aigc_share": frame["aigc_percent"].astype(float) / 100,
            "holds": ["|".join(_holds(row)) for row in frame[[*HOURS]].itertuples(index=False)],
            "hours_per_week": frame["hours_per_week"].astype(float).clip(0.1, 168),
            "target": frame["target"],
        }
    )
    cells.to_csv(path, index=False, lineterminator="\n")


def _holds(days: Sequence[date | None]) -> list[str]:
    return [f"{level}@{day}" for level, day in zip(HOURS, days, strict=True) if day]


def page(catalog: Catalog, rows: int, say: Callable[[str], None]) -> None:
    """A roster from upload to drawn chart in Chromium; the floor is the same page with 60 people."""
    chromium = find_chromium()
    if chromium is None:
        say("page: not measured, for there is no Chromium")
        return
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(__file__).parent.parent / "dashboard" / "roster" / "example.csv"]
        for number in sorted({min(rows, 10_000), min(rows, 100_000)}):
            people, targets = people_made_up(number)
            files.append(Path(folder) / f"{number}.csv")
            _write_roster(files[-1], people, targets)
        with serving(Path(folder) / "server.log") as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(BROWSER_ARGUMENTS))
            expect.set_options(timeout=PATIENCE * 4)
            seconds = {file: [_uploaded(browser, server, catalog, file) for _ in range(3)] for file in files}
            browser.close()
    floor_s, *of_files = (min(each, key=sum) for each in seconds.values())
    for file, (chart, tab) in zip(files[1:], of_files, strict=True):
        say(
            f"page, {int(file.stem):,} people: upload to drawn chart {chart:.2f} s, "
            f"{chart / floor_s[0]:.2f} x the same with 60 people ({floor_s[0]:.2f} s); "
            f"then another tab {tab:.2f} s ({floor_s[1]:.2f} s)"
        )


def _uploaded(browser: Browser, server: Server, catalog: Catalog, file: Path) -> tuple[float, float]:
    """Seconds of the clock from the upload to the drawn chart, and from a click to the open tab of people."""
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, locale=LOCALE["en"])
    visitor = Visitor(context.new_page(), server.base, Words("en"), catalog)
    visitor.open("team")
    begin = time.perf_counter()
    visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(visitor.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    visitor.settled()
    drawn = time.perf_counter()
    visitor.open_tab("team.tab.people")
    visitor.settled()
    opened = time.perf_counter()
    context.close()
    return drawn - begin, opened - drawn


def _clock(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


PARTS: Final = {"planning": planning, "command": command, "memory": memory, "page": page}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark_team",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--only", choices=PARTS, action="append", help="one part; may be given again")
    options = parser.parse_args(arguments)
    catalog = load(FROZEN)
    for part in options.only or PARTS:
        PARTS[part](catalog, options.people, partial(print, flush=True))


if __name__ == "__main__":
    main()
