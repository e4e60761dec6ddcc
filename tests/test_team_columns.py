"""What the team command says of the columns of a roster, and how it reads units."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.team import main

Run = Callable[[str], tuple[int, list[dict[str, str]], list[str]]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command on a roster's text: status, the plans, what was said."""

    def command(roster: str) -> tuple[int, list[dict[str, str]], list[str]]:
        path = tmp_path / "名单.csv"
        path.write_text(roster, encoding="utf-8")
        status = main([str(path), "--as-of", "2026-11-23"])
        said = capsys.readouterr()
        return (
            status,
            list(csv.DictReader(io.StringIO(said.out.removeprefix("\ufeff")))),
            said.err.splitlines(),
        )

    return command


def test_every_column_that_is_not_read_is_named(run: Run) -> None:
    _, plans, said = run("姓名,部门,工龄（年）,入职日期,工作年限,备注\n甲,市场,3,2020-01-01,2,x\n")
    assert said == [
        "名单.csv: the column '入职日期' is not read: "
        "what somebody has worked until today is given in years, as work_years",
        "名单.csv: not read, carried through: 部门, 工龄（年）, 备注",
    ]
    assert [plans[0][name] for name in ("部门", "工龄（年）", "入职日期", "备注")] == [
        "市场",
        "3",
        "2020-01-01",
        "x",
    ]


def test_a_roster_read_whole_is_read_without_a_word(run: Run) -> None:
    assert run("姓名,工作年限（年）,AIGC年限\n甲,3,2\n")[2] == []


def test_units_beside_the_rosters_own_names_are_converted_and_told(run: Run) -> None:
    status, plans, said = run(
        "姓名,工作年限（月）,aigc_years (months),每周学习小时（分钟）,AIGC占比（%）\n"
        "甲,18,6,120,40\n乙,30,8个月,90,0\n丙,6,0,60,100\n"
    )
    by_own = (
        "姓名,工作年限,AIGC年限,每周学习小时,AIGC占比\n甲,1.5,0.5,2,0.4\n乙,2.5,8个月,1.5,0\n丙,0.5,0,1,1\n"
    )
    assert (status, plans) == (0, run(by_own)[1])
    assert said == [
        "名单.csv: 工作年限（月）: months, read as years: 18 is 1.5",
        "名单.csv: aigc_years (months): months, read as years: 18 is 1.5",
        "名单.csv: 每周学习小时（分钟）: minutes a week, read as hours a week: 120 is 2",
        "名单.csv: AIGC占比（%）: per cent, read as decimals: 40 is 0.4",
    ]


def test_units_beside_other_names_are_not_read_and_how_to_name_them_is_told(run: Run) -> None:
    status, plans, said = run("姓名,工龄（月）,每周学习时间（分钟）\n甲,18,120\n")
    assert (status, plans[0]["工龄（月）"]) == (0, "18")
    assert [line.partition("? ")[2] for line in said] == [
        "Named work_years (months), it is read",
        "Named hours_per_week (minutes a week), it is read",
    ]


def test_a_value_beyond_the_units_bounds_is_told_in_that_unit(run: Run) -> None:
    status, plans, said = run("姓名,工作年限（月）\n甲,1000\n")
    assert (status, plans) == (2, [])
    assert said[-1].endswith("1000 is out of range; the column is in months. Write 0 to 960, in months.")


def test_what_cannot_be_seen_is_no_part_of_a_heading(run: Run) -> None:
    status, plans, said = run(
        "\u200b姓\u00a0名,工作\u2060年限\u200e,\u202awork_share\u202c,部\u200b门\n甲,3,1,市场\n"
    )
    assert (status, said) == (0, ["名单.csv: not read, carried through: 部门"])
    assert (plans[0]["person"], plans[0]["部门"]) == ("甲", "市场")
