"""`python -m dashboard.team`: what it says of rows that are nobody, alike, or hold what is no level."""

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.team import main
from tests.conftest import ROOT
from tests.ladders_catalog import LADDERS

CASES = ROOT / "tests" / "cases" / "roster"
Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command on a case or on a roster's text: status, names planned, lines of standard error."""

    def command(roster: str, *options: str) -> tuple[int, list[str], list[str]]:
        path = tmp_path / (roster if (CASES / roster.partition("\n")[0]).is_file() else "roster.csv")
        if path.name == roster:
            shutil.copy(CASES / roster, path)
        else:
            path.write_text(roster, encoding="utf-8")
        status = main([str(path), "--as-of", "2026-11-24", *options])
        said = capsys.readouterr()
        _, *rows = csv.reader(io.StringIO(said.out.lstrip("\ufeff"))) if said.out else ([],)
        return status, [next(iter(row)) for row in rows], said.err.splitlines()

    return command


def test_totals_and_notes_are_told_and_left_out_and_the_rest_is_planned(run: Run) -> None:
    roster = "姓名,部门,工作年限\n甲,研发,5\n小计,,5\n,合计,5\n注：截至10月,,\n乙,研发,1\n"
    status, names, said = run(roster)
    assert (status, names) == (0, ["甲", "乙"])
    assert said.pop(0) == "roster.csv: not read, carried through: 部门"
    for line, (row, text) in zip(said, ((3, "小计"), (4, "合计"), (5, "注：截至10月")), strict=True):
        assert line.startswith(f"roster.csv, line {row}: ")
        assert text in line


def test_the_title_of_a_section_is_refused_and_skipped_where_bad_rows_are(run: Run) -> None:
    name = "05_totals_and_notes.xlsx"
    status, names, said = run(name)
    assert (status, names) == (2, [])
    assert [line.split(":")[0] for line in said] == [f"{name}, line {row}" for row in (5, 6, 7, 8, 2)]
    assert "研发部" in said[-1]
    status, names, skipped = run(name, "--skip-bad")
    assert (status, names) == (0, ["甲", "乙"])
    assert skipped == [*said, "1 of 3 rows left out: 2"]


def test_years_with_any_number_of_decimals_are_planned(run: Run) -> None:
    assert run("15_computed_seniority.xlsx") == (0, ["甲", "乙"], [])
    assert run("12_forms_semicolon.csv") == (0, ["甲", "乙"], [])


UNKNOWN = "姓名,已持证书,工作年限\n甲,PMP;初级,5\n乙,pmp、CISP,1\n丙,中级,1\n"


def test_a_certificate_that_is_no_level_is_refused_with_the_option_that_sets_it_aside(run: Run) -> None:
    status, names, said = run(UNKNOWN)
    assert (status, names) == (2, [])
    assert ["--set-aside-unknown" in line for line in said] == [True, False]
    assert all(name in line for name, line in zip(("“PMP”", "“pmp”"), said, strict=True))
    assert run("person,target\nAna,PMP\n")[2][0].count("--set-aside") == 0


def test_set_aside_certificates_are_listed_once_with_how_many_rows_have_them(run: Run) -> None:
    status, names, said = run(UNKNOWN, "--set-aside-unknown")
    assert (status, names) == (0, ["甲", "乙", "丙"])
    assert said == [
        "roster.csv: certificates that are no level of the tables, set aside: PMP (2 rows), CISP (1 row)"
    ]


def test_rows_that_are_alike_are_planned_each_and_told(run: Run) -> None:
    roster = "person,work_years\nAna,1\nBen,2\nBen,2\nAna,1\nEve,1\nBen,2\nAna,2\n"
    status, names, said = run(roster)
    assert (status, names) == (0, ["Ana", "Ben", "Ben", "Ana", "Eve", "Ben", "Ana"])
    assert said == ["roster.csv: the same in every cell, and each of them planned: rows 2, 5; 3, 4, 7"]


def test_a_day_that_can_be_read_in_two_ways_is_refused_with_both(run: Run) -> None:
    status, _, said = run("person,starts_on\nAna,05/11/2027\nBen,2027-01-01\n")
    assert status == 2
    (line,) = said
    assert all(part in line for part in ("line 2", "starts_on", "05/11/2027", "2027-11-05", "2027-05-11"))
    assert run("person,starts_on\nAna,05/11/2027\nBen,25/11/2027\n")[::2] == (0, [])


@pytest.mark.parametrize("years", ["约3年", "3-5年", "5年以上", "不到1年", "近两年", "5+", "1,5"])
def test_years_that_are_no_one_number_are_refused_with_what_would_be_one(run: Run, years: str) -> None:
    status, _, (line,) = run(f'person,work_years\nAna,"{years}"\n')
    assert status == 2
    assert all(part in line for part in (years, "one number", "1.5", "18 months"))


def test_a_name_that_several_ladders_have_is_read_as_the_targets_and_is_told(run: Run) -> None:
    roster = "person,holds\n甲,高级\n乙,基础级\n"
    ladders = ("--data", str(LADDERS), "--target")
    status, _, said = run(roster, *ladders, "audit-fellow")
    assert status == 0
    assert said == [
        "roster.csv: names that several ladders have, read as the target’s: 高级 (audit-advanced)"
    ]
    status, _, said = run(roster, *ladders, "net-expert")
    assert status == 2
    assert said[0].startswith("roster.csv, line 2, column holds: more than one level")


def test_and_as_that_of_ones_own_target_where_that_is_of_another_ladder(run: Run) -> None:
    rows = (
        "甲,高级,audit-fellow",
        "乙,高级|基础级,",
        "丙,高级,net-expert",
        "丁,高级@2026-01-01,audit-fellow",
    )
    roster = "\n".join(("person,holds,target", *rows, ""))
    status, names, said = run(roster, "--data", str(LADDERS), "--target", "draw-advanced", "--skip-bad")
    assert (status, names) == (0, ["甲", "乙", "丁"])
    assert said[0].startswith("roster.csv, line 4, column holds: more than one level is called “高级”")
    told = "read as the target’s: 高级 (audit-advanced), 高级 (draw-advanced)"
    assert said[1] == f"roster.csv: names that several ladders have, {told}"
