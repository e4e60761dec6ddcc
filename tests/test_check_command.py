"""`python -m dashboard.check`: the tables checked and compared without a browser, as a shell sees it."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard.catalog.past import keep
from dashboard.check import main
from tests.broken_tables import Edit, body, cell, insert, line, raw, read_table, remove, write_table
from tests.conftest import ROOT, SHIPPED
from tests.ladders_catalog import LADDERS

Run = Callable[..., tuple[int, list[str], str]]
AS_OF = "2026-11-28"
N = 72
"""The 60 people of the example roster, and for each of the twelve levels one of them who holds it."""
PLANNED = (
    f"Planned as of {AS_OF} by the tables before and after: {N} people made up, each with 12 levels as the "
    "target."
)
SAME = "Nothing moved: every date and every verdict is the same."
WHOLE = "The tables are whole: 12 levels. No warnings."


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in this process: status, the lines of standard output, standard error."""

    def command(*arguments: object) -> tuple[int, list[str], str]:
        status = main([str(each) for each in arguments])
        said = capsys.readouterr()
        return status, said.out.splitlines(), said.err

    return command


def in_a_shell(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "dashboard.check", *arguments],
        cwd=ROOT,
        capture_output=True,
        check=False,
        **options,
    )


# One folder


def test_the_shipped_tables_are_whole(run: Run) -> None:
    status, said, errors = run(SHIPPED)
    assert (status, errors) == (0, "")
    assert said[-1].startswith("The tables are whole: ")


def test_warnings_are_told_and_are_no_fault(run: Run, ladders_data: Path) -> None:
    cell("exams", 6, "currency", "")(ladders_data)
    assert run(ladders_data) == (
        0,
        [
            f"{ladders_data}/exams.csv:6: warning: currency: there is a fee, and its currency is not named. "
            "Write the currency, such as CNY or USD.",
            "The tables are whole: 12 levels. 1 warning.",
        ],
        "",
    )


TWENTY_FAULTS: tuple[tuple[Edit, str], ...] = (
    (cell("sources", 2, "grade", "E"), "sources.csv:2: grade: "),
    (cell("sources", 3, "checked_on", "yesterday"), "sources.csv:3: checked_on: "),
    (cell("statements", 4, "source_id", "nowhere"), "statements.csv:4: source_id: "),
    (cell("contradictions", 2, "cites", "S99"), "contradictions.csv:2: cites: "),
    (raw("fields", lambda _: b""), "fields.csv: "),
    (cell("levels", 3, "rank", "two"), "levels.csv:3: rank: "),
    (cell("levels", 12, "first_sitting_on", "2027-05"), "levels.csv:12: first_sitting_on: "),
    (cell("aliases", 2, "alias", "audit-tools"), "aliases.csv:2: alias: "),
    (cell("clocks", 3, "within", ""), "clocks.csv:3: within: "),
    (insert("education", 6, "doctor,5,博士"), "education.csv:6: "),
    (cell("prerequisites", 3, "value", "-1"), "prerequisites.csv:3: value: "),
    (cell("prerequisites", 6, "fact", "experiance"), "prerequisites.csv:6: fact: "),
    (cell("prerequisites", 16, "within", "0.25"), "prerequisites.csv:16: within: "),
    (cell("exams", 2, "sittings", "weekly"), "exams.csv:2: sittings: "),
    (cell("exams", 3, "level_id", "draw-junior"), "exams.csv:3: level_id: "),
    (cell("validity", 3, "from", "2026-06-01"), "validity.csv:3: from: "),
    (cell("renewals", 2, "how", "wait"), "renewals.csv:2: how: "),
    (cell("reach", 2, "industry_id", "moon"), "reach.csv:2: industry_id: "),
    (cell("benchmarks", 2, "low", "9999999"), "benchmarks.csv:2: low: "),
    (remove("checklist"), "checklist.csv: "),
)
"""Edits of the ladders, in the order of the tables, and how the line of the fault of each begins."""


def test_a_folder_with_twenty_faults_tells_them_all_at_once(run: Run, ladders_data: Path) -> None:
    for edit, _ in TWENTY_FAULTS:
        edit(ladders_data)
    status, said, errors = run(ladders_data)
    assert (status, errors) == (1, "")
    for told, (_, place) in zip(said[:-1], TWENTY_FAULTS, strict=True):
        assert told.startswith(f"{ladders_data}/{place}")
    assert said[-1] == "20 faults: the app loads nothing until they are corrected."


FAULT = cell("exams", 2, "sittings", "weekly")


def test_a_fault_says_what_would_be_right_in_either_language(run: Run, ladders_data: Path) -> None:
    FAULT(ladders_data)
    place = f"{ladders_data}/exams.csv:2: sittings: "
    assert run(ladders_data) == (
        1,
        [
            f"{place}“weekly” is not a sitting rule. "
            "Write any, monthly, quarterly, or dates such as 2027-03-20|2027-09-18.",
            "1 fault: the app loads nothing until it is corrected.",
        ],
        "",
    )
    assert run(ladders_data, "--language", "zh") == (
        1,
        [
            f"{place}“weekly”不是场次。写 any、monthly、quarterly，或日期，如 2027-03-20|2027-09-18。",
            "1 处错误：改好之前，应用什么都不加载。",
        ],
        "",
    )


def test_a_folder_below_is_told_from_here(
    run: Run, ladders_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FAULT(ladders_data)
    monkeypatch.chdir(ladders_data.parent)
    for folder in (ladders_data, ladders_data.name):
        _, said, _ = run(folder)
        assert said[0].startswith(f"{ladders_data.name}/exams.csv:2: ")


@pytest.mark.parametrize("where", [("no-such-folder",), (LADDERS, "--against", "no-such-folder")])
def test_without_such_a_folder_the_command_ends_with_2(run: Run, where: tuple[object, ...]) -> None:
    assert run(*where) == (2, [], "no-such-folder: there is no such folder.\n")


@pytest.mark.parametrize(
    "options",
    [
        ("--as-of", AS_OF),
        ("--fail-on-change",),
        ("--against",),
        ("--against", str(LADDERS), "--as-of", "2026-02-30"),
        ("--language", "fr"),
        ("one", "two"),
    ],
)
def test_a_command_that_makes_no_sense_ends_with_2_and_says_why(
    options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(options)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python -m dashboard.check")


def test_faults_and_warnings_are_told_to_scripts(run: Run, ladders_data: Path) -> None:
    cell("prerequisites", 6, "value", "36")(ladders_data)
    status, said, _ = run(ladders_data, "--json")
    warning = {
        "file": f"{ladders_data}/prerequisites.csv",
        "line": 6,
        "column": "value",
        "problem": "36 years are asked for.",
        "right": "This column counts years: 36 months are 3.",
    }
    assert (status, json.loads("\n".join(said))) == (
        0,
        {"faults": [], "warnings": [warning], "changes": None},
    )
    remove("checklist")(ladders_data)
    status, said, _ = run(ladders_data, "--json")
    fault = {
        "file": f"{ladders_data}/checklist.csv",
        "line": None,
        "column": None,
        "problem": "the file is missing.",
        "right": "Put it back, with at least its header line.",
    }
    assert (status, json.loads("\n".join(said))) == (1, {"faults": [fault], "warnings": [], "changes": None})


# Two folders


RENAMED = (
    *(
        raw(table, lambda old: old.replace(b"net-professional-2024", b"net-pro-24"))
        for table in ("levels", "prerequisites", "exams", "validity", "renewals")
    ),
    body("aliases", "net-professional-2024,net-pro-24"),
)
LATER = cell("exams", 5, "results_days", "40")
"""The sketcher's result comes ten days later, and nothing builds on it."""
SHORTER = cell("validity", 2, "months", "30")


def tables_without(level_id: str) -> Edit:
    """Remove every row that begins with a level."""

    def edit(folder: Path) -> None:
        for table in ("levels", "prerequisites", "exams"):
            rows = read_table(folder, table)
            write_table(folder, table, [row for row in rows if row[0] != level_id])

    return edit


COMPARED: dict[str, tuple[tuple[Edit, ...], tuple[str, ...]]] = {
    "nothing": ((), (WHOLE, "No rule differs.", PLANNED, SAME)),
    "a text": (
        (cell("levels", 2, "name_en", "Starter"),),
        (WHOLE, "No rule differs.", PLANNED, SAME),
    ),
    "a rule that moves nobody": (
        (cell("exams", 6, "fee_exam", "400"),),
        (
            WHOLE,
            "1 rule differs:",
            "  Junior (Auditor registration): the exam fee changed from 380 CNY to 400 CNY.",
            PLANNED,
            SAME,
        ),
    ),
    "an id of a level": (
        RENAMED,
        (
            WHOLE,
            "1 rule differs:",
            "  Level renamed: Professional (2024) was net-professional-2024 in the tables and is net-pro-24.",
            PLANNED,
            SAME,
        ),
    ),
    # 示例 05 holds it since 28 May 2025, 18 months before: to 28 May 2028, and then to 28 November 2027.
    "the validity of what somebody holds": (
        (SHORTER,),
        (
            WHOLE,
            "1 rule differs:",
            "  Junior (Auditor registration): the validity changed from 3 years (before 2027-01-01); 2 years "
            "(from 2027-01-01) to 2 years 6 months (before 2027-01-01); 2 years (from 2027-01-01).",
            PLANNED,
            "Junior (Auditor registration)",
            "  (both wordings) expires 2028-05-28 → 2027-11-28 (182 days earlier): "
            "示例 05 Example who holds Junior (Auditor registration)",
            "2 plans moved.",
        ),
    ),
    # Nobody holds it today but 示例 09, who is given it; for all others the verdict says less.
    "a level that asks for nothing is silent": (
        (cell("prerequisites", 25, "fact", "none_stated"),),
        (
            WHOLE,
            "1 rule differs:",
            "  Basic: the route changed (rules as stated): was nothing required, now no condition stated.",
            PLANNED,
            "Basic",
            "  (rules as stated) Eligible → No condition stated: 示例 01 Example; 示例 02 Example; "
            "示例 03 Example; 示例 04 Example; 示例 05 Example; 示例 06 Example; and 65 more",
            "142 plans moved.",
        ),
    ),
}


@pytest.mark.parametrize("what", COMPARED)
def test_what_differs_is_told_with_what_it_moves(what: str, run: Run, ladders_data: Path) -> None:
    edits, told = COMPARED[what]
    for edit in edits:
        edit(ladders_data)
    ends_with = 0 if told[-1] == SAME else 3
    against = ("--against", LADDERS, "--as-of", AS_OF, "--fail-on-change")
    assert run(ladders_data, *against) == (ends_with, list(told), "")


def test_a_date_that_moves_is_told_by_its_days_and_not_again_by_what_follows(
    run: Run, ladders_data: Path
) -> None:
    # At 6 hours a week 100 hours are 117 days, to 25 March 2027, and 400 are 467, to 9 March 2028; the exam
    # is on the last Saturday, the result 45 days later. That it then expires later too is not said.
    cell("exams", 6, "study_hours", "400")(ladders_data)
    _, said, _ = run(ladders_data, "--against", LADDERS, "--as-of", AS_OF)
    assert said[4] == "Junior (Auditor registration)"
    assert said[5].startswith(
        "  (both wordings) exam 2027-03-27 → 2028-03-25 (364 days later); "
        "held 2027-05-11 → 2028-05-09 (364 days later): 示例 01 Example; "
    )


def test_what_moves_is_told_in_chinese_too(run: Run, ladders_data: Path) -> None:
    SHORTER(ladders_data)
    status, said, _ = run(ladders_data, "--against", LADDERS, "--as-of", AS_OF, "--language", "zh")
    assert status == 0
    assert said == [
        "表格没有错：12 个等级。没有提醒。",
        "1 条规则不同：",
        "  初级（审核员注册）的有效期变了：原为 3年（2027-01-01 之前）；2年（2027-01-01 起），"
        "现为 2年6个月（2027-01-01 之前）；2年（2027-01-01 起）。",
        f"以 {AS_OF} 为今天，按前后两套表格各规划一遍：虚构的 72 人，每人以 12 个等级为目标。",
        "初级（审核员注册）",
        "  （两种说法）到期 2028-05-28 → 2027-11-28（早 182天）：示例 05 Example（已持初级（审核员注册））",
        "2 份规划动了。",
    ]


def test_a_level_in_one_folder_only_is_told_and_not_compared(
    run: Run, ladders_data: Path, tmp_path: Path
) -> None:
    only_after = shutil.copytree(LADDERS, tmp_path / "after")
    tables_without("sketcher")(ladders_data)
    line("duties", 4, "")(ladders_data)
    _, gone, _ = run(ladders_data, "--against", only_after, "--as-of", AS_OF)
    _, come, _ = run(only_after, "--against", ladders_data, "--as-of", AS_OF)
    for said, rule in (
        (gone, "  Level removed: Sketcher (Sketcher)."),
        (come, "  Level added: Sketcher (Sketcher)."),
    ):
        assert said[1:3] == ["1 rule differs:", rule]
        assert said[3] == "1 level stands in one of the folders only, and is not compared: Sketcher."
        assert said[4].endswith("71 people made up, each with 11 levels as the target.")
        assert said[5:] == [SAME]


def test_scripts_are_told_every_move(run: Run, ladders_data: Path) -> None:
    LATER(ladders_data)
    status, said, _ = run(ladders_data, "--against", LADDERS, "--as-of", AS_OF, "--json", "--fail-on-change")
    changes = json.loads("\n".join(said))["changes"]
    moved = changes.pop("moved")
    assert (status, changes) == (
        3,
        {
            "as_of": AS_OF,
            "rules": ["Sketcher: the time to a result changed from 30 days to 40 days."],
            "added": [],
            "removed": [],
            "renamed": {},
            "people": N,
            "levels": 12,
        },
    )
    # Whoever is given the level needs none; nothing else of anybody moves, and the exam stays.
    assert len(moved) == (N - 1) * 2
    assert {(move["target"], move["days"]) for move in moved} == {("sketcher", 10)}
    assert {move["reading"] for move in moved} == {"strict", "lenient"}
    for move in moved:
        before, after = move["before"], move["after"]
        assert before["verdict"] == after["verdict"] == "unstated"
        assert before["sat_on"] == after["sat_on"] is not None
    # 30 hours at 6 a week are 35 days; the last Saturday of March and 30 days, or 40.
    first = moved[0]
    assert (first["person"], first["holding"]) == ("示例 01 Example", None)
    assert (first["before"]["sat_on"], first["before"]["held_on"]) == ("2027-03-27", "2027-04-26")
    assert first["after"]["held_on"] == "2027-05-06"


def test_faults_of_both_folders_are_told_at_once_and_nothing_is_compared(
    run: Run, ladders_data: Path, tmp_path: Path
) -> None:
    other = shutil.copytree(LADDERS, tmp_path / "other")
    FAULT(ladders_data)
    remove("claims")(other)
    status, said, _ = run(ladders_data, "--against", other)
    places = [f"{ladders_data}/exams.csv:2: ", f"{other}/claims.csv: ", "2 faults: "]
    assert status == 1
    for told, place in zip(said, places, strict=True):
        assert told.startswith(place)
    status, said, _ = run(LADDERS, "--against", other)
    assert status == 1
    assert [told.split(": ")[0] for told in said] == [f"{other}/claims.csv", "1 fault"]


def test_kept_rules_are_tables_of_before(run: Run, ladders_data: Path) -> None:
    kept = ladders_data / "past" / keep(ladders_data)
    LATER(ladders_data)
    status, said, _ = run(ladders_data, "--against", kept, "--as-of", AS_OF)
    assert (status, said[2]) == (0, "  Sketcher: the time to a result changed from 30 days to 40 days.")
    assert said[-1] == "142 plans moved."
    FAULT(kept)
    status, said, _ = run(ladders_data, "--against", kept)
    assert status == 1
    assert said[0].startswith(f"{kept}/exams.csv:2: sittings: ")


# As a shell sees it


def test_in_a_shell_what_is_found_goes_to_standard_output(ladders_data: Path) -> None:
    FAULT(ladders_data)
    done = in_a_shell(str(ladders_data))
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode().splitlines()[-1].startswith("1 fault: ")


def test_a_terminal_without_chinese_letters_shows_their_numbers(ladders_data: Path) -> None:
    LATER(ladders_data)
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = in_a_shell(str(ladders_data), "--against", str(LADDERS), "--as-of", AS_OF, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"held 2027-04-26 \u2192 2027-05-06 (10 days later): \u793a\u4f8b 01 Example; " in done.stdout


def test_who_stops_reading_early_is_told_no_more(ladders_data: Path) -> None:
    FAULT(ladders_data)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "dashboard.check", str(ladders_data)],
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


def test_ctrl_c_stops_it_without_a_word(ladders_data: Path) -> None:
    (ladders_data / "sources.csv").unlink()
    os.mkfifo(ladders_data / "sources.csv")
    command = subprocess.Popen(
        [sys.executable, "-m", "dashboard.check", str(ladders_data)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell that runs tests in the background lets them ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    # It opens once the command begins to read the tables, which wait for their first line.
    with (ladders_data / "sources.csv").open("wb"):
        command.send_signal(signal.SIGINT)
        said, errors = command.communicate()
    assert (command.returncode, said, errors) == (130, b"", b"")
