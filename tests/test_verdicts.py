"""The seven verdicts, worked out by hand on a level `t` with few rows, and as the command says them."""

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from dashboard.planner.plan import standing
from dashboard.team import main
from tests.broken_tables import body
from tests.ladders_catalog import LADDERS
from tests.slow.answers import answer
from tests.slow.tables import Cells
from tests.strategies import Someone, Tables, exam_row, level_row, rule

TODAY: Final = date(2026, 11, 23)
NEW, YEAR = Someone(), Someone(work_years=Decimal(1), aigc_years=Decimal(1))
OTHER_WORK: Final = Someone(work_years=Decimal(1))
SAT: Final = Someone(aigc_years=Decimal(1), holds=(("t", date(2027, 1, 20)),))
SAT_AND_BACK: Final = Someone(holds=(("t", TODAY),))

NOTHING: Final = rule("t", "none_stated", route="free")
NOTHING_IN_SHORT: Final = rule("t", "none_stated", route="free", reading="lenient")
NOTHING_TOO: Final = rule("t", "none_stated", route="years")
WORK: Final = rule("t", "experience", "work", "1", route="years")
WORK_IN_SHORT: Final = rule("t", "experience", "work", "1", route="years", reading="lenient")
AIGC: Final = rule("t", "experience", "aigc", "1", route="years")
AIGC_IN_FULL: Final = rule("t", "experience", "aigc", "1", route="years", reading="strict")
STEP: Final = rule("t", "certificate", "a", route="step")

ANY, OVER, TODAY_LAST = "any", "2026-01-01|2026-11-22", "2026-11-23"
CASES: Final[dict[str, tuple[str, Someone, str, tuple[Cells, ...]]]] = {
    "no rows": ("unstated", NEW, ANY, ()),
    "a row that none is stated": ("unstated", NEW, ANY, (NOTHING,)),
    "rows for the short wording alone": ("open", NEW, ANY, (WORK_IN_SHORT,)),
    "a row that none is stated, for the short wording alone": ("open", NEW, ANY, (NOTHING_IN_SHORT,)),
    "none stated beside a year that is had": ("open", YEAR, ANY, (NOTHING, WORK)),
    "none stated beside a year that is not": ("unstated", NEW, ANY, (NOTHING, WORK)),
    "none stated and a year on one route": (
        "open",
        YEAR,
        ANY,
        (NOTHING_TOO, WORK),
    ),
    "a year that is had": ("open", YEAR, ANY, (WORK,)),
    "open by the short wording, where none is stated": ("check", NEW, ANY, (NOTHING_IN_SHORT, AIGC_IN_FULL)),
    "a year of other work": ("check", OTHER_WORK, ANY, (WORK_IN_SHORT, AIGC_IN_FULL)),
    "a year that will be had": ("later", NEW, ANY, (WORK,)),
    "a certificate that can be had": ("later", NEW, ANY, (STEP,)),
    "AIGC work that is never done": ("never", NEW, ANY, (AIGC,)),
    "AIGC work, where the short wording has no rows": ("check", NEW, ANY, (AIGC_IN_FULL,)),
    "a result to come": ("awaited", SAT, ANY, (WORK,)),
    "a result to come, where none is stated": ("awaited", SAT, ANY, ()),
    "a result to come, by the short wording": ("awaited", SAT, ANY, (WORK_IN_SHORT, AIGC_IN_FULL)),
    "a result to come, the last sitting over": ("awaited", SAT, OVER, (WORK,)),
    "a result of today": ("held", SAT_AND_BACK, ANY, (WORK,)),
    "held, the last sitting over": ("held", SAT_AND_BACK, OVER, ()),
    "no sitting left, though none is stated": ("never", NEW, OVER, ()),
    "no sitting left, though the year is had": ("never", YEAR, OVER, (WORK,)),
    "no sitting left, by the short wording": ("never", OTHER_WORK, OVER, (WORK_IN_SHORT, AIGC_IN_FULL)),
    "the last sitting is today": ("open", YEAR, TODAY_LAST, (WORK,)),
    "the first sitting is in sixteen years": ("never", YEAR, "2042-11-24", (WORK,)),
}


@pytest.mark.parametrize("case", CASES)
def test_a_verdict_is_what_the_rows_say_of_today(case: str) -> None:
    verdict, someone, sittings, rows = CASES[case]
    exam = exam_row("t", study_hours="10", sittings=sittings, results_days="30")
    tables = Tables((level_row("a"), level_row("t", 2)), rows, (exam,))
    assert standing(tables.catalog(), someone.person(), TODAY, "t", "strict").verdict == verdict
    assert answer(tables.text(), someone.row(), TODAY, "strict", "t")["verdict"] == verdict


Run = Callable[..., dict[str, str]]
OPEN_TOO: Final = "draw-intermediate|draw-junior|net-basic|sketcher"
AWAITING: Final = {
    "its result is awaited, though nothing is stated": (
        "0,draw-junior@2027-01-20,draw-junior",
        "awaited",
        "net-basic|sketcher",
    ),
    "its result is awaited, though three years would open it": (
        "3,draw-advanced@2027-01-20,draw-advanced",
        "awaited",
        OPEN_TOO,
    ),
    "its result comes today": ("3,draw-advanced@2026-11-23,draw-advanced", "held", OPEN_TOO),
    "another's result is awaited": (
        "0,draw-junior@2027-01-20,draw-intermediate",
        "later",
        "net-basic|sketcher",
    ),
}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command on a roster of one person as of `TODAY`: their row, by column."""

    def command(roster: str, data: Path = LADDERS) -> dict[str, str]:
        path = tmp_path / "roster.csv"
        path.write_text(roster, encoding="utf-8")
        assert main([str(path), "--data", str(data), "--as-of", TODAY.isoformat()]) == 0
        (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
        return row

    return command


@pytest.mark.parametrize("case", AWAITING)
def test_the_command_leaves_a_level_that_is_awaited_out_of_what_is_open(case: str, run: Run) -> None:
    cells, verdict, open_now = AWAITING[case]
    row = run(f"person,draw_years,holds,target\nAna,{cells}\n")
    assert (row["verdict"], row["open_now"]) == (verdict, open_now)
    if verdict == "awaited":
        assert [row[column] for column in ("path", "exams", "study_hours", "fee")] == ["", "0", "0", "0"]
        assert row["target_held_on"] == "2027-01-20"


def test_the_command_leaves_a_level_without_a_sitting_left_out_of_what_is_open(
    run: Run, ladders_data: Path
) -> None:
    body("exams", f"draw-junior,40,{OVER},30,,,,,,assumed,")(ladders_data)
    row = run("person,target\nAna,draw-junior\n", ladders_data)
    assert (row["verdict"], row["open_now"]) == ("never", "net-basic|sketcher")
