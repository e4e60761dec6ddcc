"""`python -m dashboard.team`: the team board without a browser, as a shell sees it."""

import csv
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.team import main
from tests.broken_tables import body, cell
from tests.conftest import ROOT

Run = Callable[..., tuple[int, str, str]]
DATES = "first_exam_on,target_exam_on,target_held_on,expires_on"
OUTPUT = f"target,verdict,open_now,path,{DATES},exams,study_hours,fee,lower_bound"
ROSTER = """\
person,work_years,aigc_years,aigc_share,holds,hours_per_week,target,team,note
Ana,2,1.5,1,,10,,Blue,"a, b"
Ben,0,,,aigc-junior@2026-05-01,,aigc-intermediate,Red,
Ana,,,,prompt-engineer,,prompt-engineer,Blue,说明
Dan,5,,,aigc-advanced@2026-12-24,,,,
"""
BOM = "\ufeff"
"""Before the plans: a spreadsheet would not open them as UTF-8 without."""
PLANNED = f"""\
person,team,note,{OUTPUT}
Ana,Blue,"a, b",aigc-advanced,later,aigc-intermediate|aigc-junior|prompt-engineer,\
aigc-intermediate>aigc-advanced,2027-01-30,2027-03-27,2027-04-26,,2,140,,no
Ben,Red,,aigc-intermediate,open,aigc-intermediate|prompt-engineer,\
aigc-intermediate,2027-02-27,2027-02-27,2027-03-29,,1,60,,no
Ana,Blue,说明,prompt-engineer,held,aigc-junior,,,,2026-11-23,,0,0,0,no
Dan,,,aigc-advanced,awaited,aigc-junior|prompt-engineer,,,,2026-12-24,,0,0,0,no
"""
"""Worked by hand: 60 hours at 10 a week are 42 days, so Ana's first last Saturday is 30 January."""
CARRIED = "roster.csv: not read, carried through: team, note\n"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command on a roster's text, in this process: status, standard output, standard error."""

    def command(roster: str | bytes, *options: str, as_of: str = "2026-11-23") -> tuple[int, str, str]:
        path = tmp_path / "roster.csv"
        path.write_bytes(roster.encode() if isinstance(roster, str) else roster)
        status = main([str(path), "--as-of", as_of, *options])
        said = capsys.readouterr()
        assert said.out.startswith(BOM) == (said.out != "" and "--no-bom" not in options)
        return status, said.out.removeprefix(BOM), said.err

    return command


@pytest.fixture
def monthly(data: Path) -> str:
    """Tables with sittings every month, so that no date of `PLANNED` hangs on a quarter."""
    for line in range(2, 6):
        cell("exams", line, "sittings", "monthly")(data)
    return str(data)


def first(output: str) -> dict[str, str]:
    """The first person's row by column."""
    return next(csv.DictReader(io.StringIO(output)))


def plain_exams(folder: Path, *rows: str) -> str:
    """A copy of the tables with these exams; returns its folder for `--data`."""
    body("exams", *rows)(folder)
    return str(folder)


def in_a_shell(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "dashboard.team", *arguments],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )


def test_in_a_shell_the_plans_go_to_standard_output_to_the_letter(tmp_path: Path, monthly: str) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    done = in_a_shell(str(roster), "--data", monthly, "--as-of", "2026-11-23")
    assert (done.stdout.decode(), done.stderr, done.returncode) == (BOM + PLANNED, CARRIED.encode(), 0)


def test_in_a_shell_faults_go_to_standard_error_and_nothing_to_standard_output(tmp_path: Path) -> None:
    roster = tmp_path / "名单.csv"
    roster.write_text("person,work_years\nAna,two\n", encoding="utf-8")
    done = in_a_shell(str(roster))
    assert (done.stdout, done.returncode) == (b"", 2)
    said = done.stderr.decode()
    assert all(part in said for part in ("work_years", "two", "2"))
    assert "Traceback" not in said
    gone = in_a_shell("gone.csv")
    assert (gone.stdout, gone.returncode, b"gone.csv" in gone.stderr) == (b"", 2, True)


def test_a_small_roster_gives_exactly_these_plans(run: Run, monthly: str) -> None:
    assert run(ROSTER, "--data", monthly) == (0, PLANNED, CARRIED)


def test_a_byte_order_mark_and_crlf_change_nothing(run: Run, monthly: str) -> None:
    windows = b"\xef\xbb\xbf" + ROSTER.replace("\n", "\r\n").encode()
    assert run(windows, "--data", monthly) == (0, PLANNED, CARRIED)


def test_out_writes_the_same_bytes_to_a_file(run: Run, monthly: str, tmp_path: Path) -> None:
    out = tmp_path / "plans.csv"
    assert run(ROSTER, "--data", monthly, "--out", str(out)) == (0, "", CARRIED)
    assert out.read_bytes() == (BOM + PLANNED).encode()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "plans.csv", "roster.csv"]


def test_a_byte_order_mark_that_is_not_wanted_is_not_written(run: Run, monthly: str, tmp_path: Path) -> None:
    out = tmp_path / "plans.csv"
    assert run(ROSTER, "--data", monthly, "--no-bom") == (0, PLANNED, CARRIED)
    assert run(ROSTER, "--data", monthly, "--no-bom", "--out", str(out)) == (0, "", CARRIED)
    assert out.read_bytes() == PLANNED.encode()


def test_a_roster_with_a_header_alone_gives_a_header_alone(run: Run) -> None:
    assert run("person,team,note\n") == (0, f"person,team,note,{OUTPUT}\n", CARRIED)


def test_the_order_of_people_changes_no_plan(run: Run) -> None:
    header, *people = ROSTER.splitlines(keepends=True)
    _, forth, _ = run(ROSTER)
    _, back, _ = run("".join((header, *reversed(people))))
    assert back.splitlines()[1:] == forth.splitlines()[:0:-1]


@pytest.mark.parametrize(
    "note", ["a,b", 'say "hi"', "two\nlines", "old\rmac", "win\r\ndows", "-1.5", "名", "x|y"]
)
def test_a_carried_cell_comes_out_as_it_went_in(run: Run, note: str) -> None:
    roster = io.StringIO()
    csv.writer(roster).writerows([["person", "note"], ["Ana", note], ["Ben", "last"]])
    status, out, _ = run(roster.getvalue())
    assert status == 0
    assert [row["note"] for row in csv.DictReader(io.StringIO(out, newline=""))] == [note, "last"]


def test_the_target_of_a_row_comes_before_the_commands_and_that_before_the_default(run: Run) -> None:
    _, out, _ = run("person,target,team\nAna,,Red\nBen,aigc-junior,\n", "--target", "prompt-engineer")
    assert [row["target"] for row in csv.DictReader(io.StringIO(out))] == ["prompt-engineer", "aigc-junior"]
    _, out, _ = run("person\nAna\n")
    assert first(out)["target"] == "aigc-advanced"


def test_the_lenient_reading_counts_work_of_any_kind(run: Run) -> None:
    roster = "person,work_years,target\nAna,1,aigc-intermediate\n"
    strict, lenient = first(run(roster)[1]), first(run(roster, "--reading", "lenient")[1])
    assert (strict["verdict"], strict["path"]) == ("check", "aigc-junior>aigc-intermediate")
    assert (lenient["verdict"], lenient["path"]) == ("check", "aigc-intermediate")
    assert strict["open_now"] == lenient["open_now"] == "aigc-junior|prompt-engineer"
    assert lenient["target_held_on"] < strict["target_held_on"]


def test_plans_are_made_as_of_the_day_given(run: Run) -> None:
    for as_of, sitting in (("2026-11-23", "2027-03-27"), ("2020-01-01", "2020-03-28")):
        _, out, _ = run("person,target\nAna,aigc-junior\n", as_of=as_of)
        assert first(out)["first_exam_on"] == sitting


def test_without_a_path_everything_is_empty_but_the_verdict(run: Run, data: Path) -> None:
    folder = plain_exams(data, "aigc-junior,900,quarterly,30,,,,,,assumed,")
    _, out, _ = run("person,target,hours_per_week\nAna,aigc-junior,1\n", "--data", folder)
    empty = dict.fromkeys(OUTPUT.split(",")[3:-1], "")
    row = first(out)
    assert (row["verdict"], row["lower_bound"]) == ("unstated", "no")
    assert {column: row[column] for column in empty} == empty


def test_a_level_that_no_share_and_no_sitting_leads_to_is_never_open(run: Run, data: Path) -> None:
    past = [f"{level},1,2020-01-01,1,,,,,,assumed," for level in ("aigc-junior", "aigc-intermediate")]
    row = first(run("person,work_share\nAna,0\n", "--data", plain_exams(data, *past))[1])
    assert (row["verdict"], row["path"], row["target_held_on"]) == ("never", "", "")


STATED = "{level},10,any,5,,100,20,30.5,{currency},stated,"


@pytest.mark.parametrize(
    ("currencies", "fee"), [(("CNY", "CNY"), "301"), (("CNY", "EUR"), ""), (("CNY", ""), "")]
)
def test_fees_add_up_in_one_currency_and_are_not_stated_in_two(
    run: Run, data: Path, currencies: tuple[str, str], fee: str
) -> None:
    levels = ("aigc-junior", "aigc-intermediate")
    exams = [
        STATED.format(level=level, currency=money) for level, money in zip(levels, currencies, strict=True)
    ]
    roster = "person,target\nAna,aigc-intermediate\n"
    row = first(run(roster, "--data", plain_exams(data, *exams))[1])
    assert (row["path"], row["exams"], row["study_hours"]) == ("aigc-junior>aigc-intermediate", "2", "20")
    assert (row["fee"], row["lower_bound"]) == (fee, "no")


def test_a_fee_that_lacks_one_part_is_not_stated_and_one_of_zero_is_zero(run: Run, data: Path) -> None:
    for parts, fee in (("0,0,0", "0"), ("100,,0", ""), (",,", "")):
        folder = plain_exams(data, f"aigc-junior,10,any,5,,{parts},CNY,stated,")
        assert first(run("person,target\nAna,aigc-junior\n", "--data", folder)[1])["fee"] == fee


@pytest.mark.parametrize(
    ("junior", "hours", "lower_bound"),
    [
        ("10,any,5", "70", "no"),
        (",any,5", "", "yes"),
        ("10,,5", "70", "yes"),
        ("10,any,", "70", "yes"),
        ("0,any,0", "60", "no"),
    ],
)
def test_a_path_is_a_lower_bound_where_a_part_of_it_is_not_stated(
    run: Run, data: Path, junior: str, hours: str, lower_bound: str
) -> None:
    exams = (f"aigc-junior,{junior},,,,,,assumed,", "aigc-intermediate,60,any,5,,,,,,assumed,")
    roster = "person,target\nAna,aigc-intermediate\n"
    row = first(run(roster, "--data", plain_exams(data, *exams))[1])
    assert row["path"] == "aigc-junior>aigc-intermediate"
    assert (row["study_hours"], row["lower_bound"]) == (hours, lower_bound)


def test_what_is_not_stated_off_the_path_makes_no_lower_bound(run: Run, data: Path) -> None:
    folder = plain_exams(data, "aigc-junior,10,any,5,,,,,,assumed,")
    assert first(run("person,target\nAna,aigc-junior\n", "--data", folder)[1])["lower_bound"] == "no"


FAULTY = {
    "person": ("",),
    "work_years": ("-1", "81", "two"),
    "aigc_years": ("80.01",),
    "work_share": ("1.1",),
    "aigc_share": ("0.123",),
    "starts_on": ("2026-02-30",),
    "aigc_starts_on": ("2026-11-22",),
    "holds": ("aigc-junior@soon", "aigc-senior"),
    "hours_per_week": ("0", "168.5", "1.25"),
    "target": ("senior",),
}


@pytest.mark.parametrize(("column", "value"), [(name, cell) for name in FAULTY for cell in FAULTY[name]])
def test_a_fault_is_told_by_row_column_and_value_and_ends_the_command(
    run: Run, column: str, value: str
) -> None:
    cells = {"person": "Ana", "team": "Blue", column: value}
    lines = (",".join(cells), ",".join({"person": "Ben", "team": "Red"}.get(name, "") for name in cells), "")
    status, out, said = run("\n".join((*lines, ",".join(cells.values()))))
    assert (status, out) == (2, "")
    carried, line = said.splitlines()
    assert carried == "roster.csv: not read, carried through: team"
    assert all(part in line for part in ("roster.csv", "4", column, value))


def test_all_faults_of_a_roster_are_told_at_once(run: Run) -> None:
    status, out, said = run("person,work_years,target\nAna,two,senior\nBen,1,\n,1,aigc-junior\n")
    assert (status, out) == (2, "")
    places = [("2", "work_years"), ("2", "target"), ("4", "person")]
    for line, (row, column) in zip(said.splitlines(), places, strict=True):
        assert row in line
        assert column in line


@pytest.mark.parametrize("column", OUTPUT.split(",")[1:])
def test_a_column_named_like_one_of_the_output_is_refused(run: Run, column: str) -> None:
    status, out, said = run(f"person,{column}\nAna,\n", "--skip-bad")
    assert (status, out) == (2, "")
    assert column in said


@pytest.mark.parametrize(
    ("roster", "told"),
    [
        ("name\nAna\n", "person"),
        ("person,person\nAna,Ana\n", "person"),
        ("person,,\nAna,,x\n", "roster.csv"),
        ("", "roster.csv"),
        ("person\n\0\n", "roster.csv"),
        (b"person\n\xd5\xc5\xff\xfd\n", "UTF-8"),
        ('person\n"Ana\n', "roster.csv"),
    ],
)
def test_a_file_that_is_no_roster_is_refused_whole(run: Run, roster: str | bytes, told: str) -> None:
    for options in ((), ("--skip-bad",)):
        status, out, said = run(roster, *options)
        assert (status, out) == (2, "")
        assert told in said
        assert "Traceback" not in said


def test_with_faults_no_file_is_written_and_an_old_one_is_left_as_it_was(run: Run, tmp_path: Path) -> None:
    new, old = tmp_path / "new.csv", tmp_path / "old.csv"
    old.write_text("kept", encoding="utf-8")
    for out in (new, old):
        assert run("person,work_years\nAna,two\n", "--out", str(out))[:2] == (2, "")
    assert old.read_text(encoding="utf-8") == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.csv", "roster.csv"]


def test_a_file_that_can_not_be_written_is_told_and_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for out in (tmp_path / "nowhere" / "plans.csv", tmp_path / "folder.csv"):
        status, _, said = run("person\nAna\n", "--out", str(out))
        assert status == 2
        assert str(out) in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.csv", "roster.csv"]


def test_skip_bad_plans_the_rest_and_says_which_rows_it_left_out(run: Run) -> None:
    good = "person,work_years\nAna,2\nDan,0\n"
    bad = "person,work_years\nAna,2\nBen,two\n,3\nDan,0\nEve,1,2\n"
    status, out, said = run(bad, "--skip-bad")
    assert (status, out) == (0, run(good)[1])
    *faults, summary = said.splitlines()
    assert len(faults) == 3
    assert summary == "3 of 5 rows left out: 3, 4, 6"
    assert run(good, "--skip-bad") == run(good)


def test_a_target_that_is_no_level_is_refused_with_the_levels_that_there_are(run: Run) -> None:
    status, out, said = run("person\nAna\n", "--target", "senior")
    assert (status, out) == (2, "")
    assert all(level in said for level in ("senior", "aigc-junior", "aigc-advanced", "prompt-engineer"))


def test_faulty_tables_are_told_in_full_and_nothing_is_planned(run: Run, data: Path, tmp_path: Path) -> None:
    cell("levels", 3, "rank", "two")(data)
    cell("exams", 2, "sittings", "weekly")(data)
    (data / "claims.csv").unlink()
    status, out, said = run(ROSTER, "--data", str(data), "--out", str(tmp_path / "plans.csv"), "--skip-bad")
    assert (status, out) == (2, "")
    for line, told in zip(said.splitlines(), ("levels.csv", "exams.csv", "claims.csv"), strict=True):
        assert told in line
    assert not (tmp_path / "plans.csv").exists()


@pytest.mark.parametrize(
    "options",
    [
        ("roster.txt",),
        ("roster.csv", "--out", "plans.txt"),
        ("roster.csv", "--as-of", "2026-02-30"),
        ("roster.csv", "--as-of", "1899-12-31"),
        ("roster.csv", "--reading", "kind"),
        (),
    ],
)
def test_a_command_that_makes_no_sense_ends_with_2_and_says_why(
    options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(options)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python -m dashboard.team")
