"""Past rule tables load as they were kept, or tell all their faults; today's are kept."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.catalog.catalog import FIRST_RULE_TABLES, RULE_TABLES, Catalog
from dashboard.catalog.loading import CatalogError, load
from dashboard.catalog.past import keep, kept_versions, past_catalog
from dashboard.text.faults import fault_sentence
from dashboard.text.words import Words
from tests.broken_tables import (
    Edit,
    Told,
    body,
    cell,
    insert,
    line,
    line_of,
    only_header,
    raw,
    remove,
    rule,
)
from tests.conftest import FROZEN, ROOT

KEEP = "python -m dashboard.keep_rules"
KEPT = kept_versions(FROZEN)
FIRST = "69b7c8e5"
"""A version that was kept before there were clocks, education, questions and validity."""
NEW_NAME = {"name_zh": "新", "name_en": "New"}


def made_under(folder: Path, version: str, today: Catalog | None = None) -> Catalog:
    """The kept tables, read from their files even if they are today's."""
    past = past_catalog(folder, version, replace(today or load(FROZEN), exams=(), prerequisites=()))
    assert past is not None
    return past


def kept_bytes(folder: Path, version: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "past" / version).iterdir()}


def rule_bytes(folder: Path) -> dict[str, bytes]:
    return {f"{table}.csv": (folder / f"{table}.csv").read_bytes() for table in RULE_TABLES}


# The tables that are frozen


def test_todays_rules_are_kept(frozen: Catalog) -> None:
    assert frozen.version in KEPT, f"data/past/{frozen.version} is not there: run `{KEEP}` and commit it"


@pytest.mark.parametrize("version", KEPT)
def test_every_kept_version_loads_and_is_what_its_folder_says(version: str) -> None:
    assert made_under(FROZEN, version).version == version


def test_nothing_else_lies_among_the_kept_tables() -> None:
    assert sorted(path.name for path in (FROZEN / "past").iterdir()) == list(KEPT)
    for version in KEPT:
        kept = {name.removesuffix(".csv") for name in kept_bytes(FROZEN, version)}
        assert set(FIRST_RULE_TABLES) <= kept <= set(RULE_TABLES)


# Versions that are older than some tables and columns


def test_the_first_kept_version_has_three_tables_under_their_own_headers() -> None:
    kept = kept_bytes(FROZEN, FIRST)
    assert set(kept) == {f"{table}.csv" for table in FIRST_RULE_TABLES}
    assert kept["prerequisites.csv"].startswith(b"level_id,reading,route,fact,scope,value,cites\n")


def test_a_table_or_column_that_came_later_is_empty_in_an_older_version(data: Path) -> None:
    body("validity", "aigc-junior,36,,,")(data)
    body("questions", "endorsed,有人推荐,Endorsed,,,")(data)
    cell("levels", 2, "kind", "award")(data)
    cell("exams", 2, "resit_days", "30")(data)
    today = load(data)
    past = past_catalog(data, FIRST, today)
    assert past is not None
    assert today.version != past.version == FIRST
    assert (past.validity, past.questions, past.education) == ((), (), ())
    assert [(row.kind, row.last_sitting_on, row.successor) for row in past.levels] == [
        ("exam", None, None)
    ] * 4
    assert {(row.force, row.within, row.from_day, row.until) for row in past.prerequisites} == {
        ("required", None, None, None)
    }
    assert {row.resit_days for row in past.exams} == {None}


def test_before_there_was_a_table_of_clocks_there_were_work_and_aigc_within_it(data: Path) -> None:
    body("clocks", "work,,任何工作,Any work,,,", "data,work,数据,Data,,,", "aigc,data,应用,Applied,,,")(data)
    past = past_catalog(data, FIRST, load(data))
    assert past is not None
    assert past.clocks_around == {"work": None, "aigc": "work"}
    assert [row.name_en for row in past.clocks] == ["Any work", "Applied"]


def test_a_clock_that_is_gone_is_known_by_its_id(data: Path) -> None:
    only_header("clocks", "prerequisites")(data)
    past = past_catalog(data, FIRST, load(data))
    assert past is not None
    assert [(row.clock_id, row.name_zh, row.name_en) for row in past.clocks] == [
        ("work", "work", "work"),
        ("aigc", "aigc", "aigc"),
    ]


def test_kept_clocks_education_questions_and_validity_are_those_of_then(data: Path) -> None:
    insert("clocks", 4, "infosec,work,安全,Security,,,")(data)
    body("questions", "endorsed,有人推荐,Endorsed,,,")(data)
    body("validity", "aigc-junior,36,,,")(data)
    insert("prerequisites", 3, rule("aigc-advanced", "education", "bachelor", route="degree"))(data)
    insert("prerequisites", 4, rule("aigc-advanced", "answer", "endorsed", route="degree"))(data)
    then = load(data)
    version = keep(data)
    line("clocks", 4, "")(data)
    only_header("questions", "validity", "education")(data)
    line("prerequisites", 4, "")(data)
    line("prerequisites", 3, "")(data)
    past = past_catalog(data, version, load(data))
    assert past is not None
    assert past.version == version == then.version
    for table in RULE_TABLES:
        assert getattr(past, table) == getattr(then, table)


def test_a_level_that_was_kept_without_a_name_is_called_by_its_id(data: Path) -> None:
    cell("levels", 2, "name_zh", "")(data / "past" / FIRST)
    cell("levels", 2, "name_en", "")(data / "past" / FIRST)
    past = made_under(data, FIRST)
    assert (past.level("aigc-junior").name_zh, past.level("aigc-junior").name_en) == ("aigc-junior",) * 2


def test_another_name_leads_to_no_level_that_there_was_not(data: Path) -> None:
    body("aliases", "初级证书,aigc-junior", "aigc-expert,aigc-advanced", "新级,aigc-new")(data)
    new = line_of("levels", level_id="aigc-new", scheme_id="aigc-prompt-engineer", rank="2", **NEW_NAME)
    insert("levels", 6, new)(data)
    expert = line_of("levels", level_id="aigc-expert", scheme_id="aigc-prompt-engineer", rank="2", **NEW_NAME)
    kept = data / "past" / FIRST
    shutil.copy(data / "levels.csv", kept / "levels.csv")
    line("levels", 6, expert)(kept)
    version = _version_of(kept, data)
    past = past_catalog(data, version, load(data))
    assert past is not None
    assert past.level_of_alias("初级证书") == "aigc-junior"
    assert past.level_of_alias("aigc-expert") is None  # it was a level of its own
    assert past.level_of_alias("新级") is None  # there was no such level


def _version_of(kept: Path, data: Path) -> str:
    """Names a folder of kept tables for the version that they have; returns it."""
    with pytest.raises(CatalogError) as raised:
        past_catalog(data, kept.name, load(data))
    (fault,) = raised.value.faults
    kept.rename(kept.parent / fault.value)
    return fault.value


# What a link may say


@pytest.mark.parametrize(
    "version",
    [
        "",
        "../../etc",
        "..",
        "DEADBEEF",
        "deadbee",
        "deadbeef0",
        "deadbeef\n",
        "deadbeef/",
        "ｄeadbeef",
        "00000000",
    ],
)
def test_what_is_no_kept_version_is_never_a_path(version: str, data: Path, frozen: Catalog) -> None:
    for place in (data.parent / "etc", data / "past" / "DEADBEEF", data / "past" / "deadbeef0"):
        shutil.copytree(data / "past" / frozen.version, place)
    assert past_catalog(data, version, replace(frozen, exams=())) is None


def test_todays_version_is_todays_catalog_kept_or_not(frozen: Catalog, tmp_path: Path) -> None:
    assert past_catalog(tmp_path, frozen.version, frozen) is frozen
    assert kept_versions(tmp_path) == ()


def test_past_rules_come_with_todays_other_tables(data: Path) -> None:
    version = keep(data)
    cell("prerequisites", 6, "value", "3.5")(data)
    cell("claims", 2, "text_en", "Reworded")(data)
    today = load(data)
    past = past_catalog(data, version, today)
    assert past is not None
    assert past.claims == today.claims
    assert (past.levels, past.exams) == (today.levels, today.exams)
    assert past.prerequisites != today.prerequisites


def test_past_rules_may_cite_what_is_not_there_any_more(data: Path) -> None:
    cell("exams", 2, "cites", "S1")(data)
    version = keep(data)
    cell("exams", 2, "cites", "S999")(data / "past" / version)
    assert made_under(data, version).version == version


# Faults of kept tables

OTHER = "deadbeef"
FAULTY: dict[str, tuple[tuple[Edit, ...], tuple[Told, ...]]] = {
    "two files are missing": (
        (remove("levels"), remove("exams")),
        (Told("levels.csv", 0, "", "file_missing"), Told("exams.csv", 0, "", "file_missing")),
    ),
    "cells of all three tables": (
        (
            cell("levels", 2, "rank", "first"),
            cell("prerequisites", 3, "value", "-1"),
            cell("exams", 4, "sittings", "weekly"),
        ),
        (
            Told("levels.csv", 2, "rank", "not_a_number", "first"),
            Told("prerequisites.csv", 3, "value", "negative", "-1"),
            Told("exams.csv", 4, "sittings", "not_sittings", "weekly"),
        ),
    ),
    "ids that lead nowhere": (
        (cell("exams", 3, "level_id", "gone"), cell("prerequisites", 5, "scope", "lost")),
        (
            Told("prerequisites.csv", 5, "scope", "unknown_id", "lost"),
            Told("exams.csv", 3, "level_id", "unknown_id", "gone"),
        ),
    ),
    "a level that nobody reaches, and a wrong cell": (
        (
            body("prerequisites", rule("aigc-junior", "certificate", "aigc-junior")),
            insert("prerequisites", 3, rule("aigc-advanced", "experience", "work", "many")),
        ),
        (
            Told("levels.csv", 2, "level_id", "unreachable", "aigc-junior"),
            Told("prerequisites.csv", 3, "value", "not_a_number", "many"),
        ),
    ),
    "a column that every version has is missing": (
        (
            raw("exams", lambda old: old.replace(b"sittings,", b"").replace(b"quarterly,", b"")),
            raw("levels", lambda old: old.replace(b"rank,", b"rang,")),
        ),
        (
            Told("levels.csv", 1, "rang", "column_unknown", "rang"),
            Told("levels.csv", 1, "rank", "column_missing"),
            Told("exams.csv", 1, "sittings", "column_missing"),
        ),
    ),
    "later tables and columns are as wrong as the first": (
        (
            cell("levels", 2, "successor", "gone"),
            cell("levels", 3, "kind", "title"),
            cell("prerequisites", 3, "within", "0.5"),
            body("validity", "aigc-junior,0,,,", "gone,none,,,"),
            insert("clocks", 4, "loop,loop,圈,Loop,,,"),
            cell("education", 2, "rank", "low"),
        ),
        (
            Told("levels.csv", 2, "successor", "unknown_id", "gone"),
            Told("levels.csv", 3, "kind", "unknown_word", "title"),
            Told("clocks.csv", 4, "within", "clock_circle", "loop"),
            Told("education.csv", 2, "rank", "not_a_number", "low"),
            Told("prerequisites.csv", 3, "within", "within_below_value", "0.5"),
            Told("validity.csv", 2, "months", "not_lasting", "0"),
            Told("validity.csv", 3, "level_id", "unknown_id", "gone"),
        ),
    ),
    "later tables that are missing name nothing": (
        (
            remove("education"),
            remove("questions"),
            remove("clocks"),
            insert("prerequisites", 3, rule("aigc-junior", "education", "bachelor")),
            insert("prerequisites", 4, rule("aigc-junior", "answer", "endorsed")),
            insert("prerequisites", 5, rule("aigc-junior", "experience", "infosec", "1")),
        ),
        (
            Told("prerequisites.csv", 3, "scope", "unknown_id", "bachelor"),
            Told("prerequisites.csv", 4, "scope", "unknown_id", "endorsed"),
            Told("prerequisites.csv", 5, "scope", "unknown_id", "infosec"),
        ),
    ),
    "a file in another encoding": (
        (raw("levels", lambda old: old.decode().encode("gb18030")),),
        (Told("levels.csv", 2, "", "not_utf8", "b3 f5"),),
    ),
}


def told(error: CatalogError) -> list[Told]:
    return [Told(each.file, each.line, each.column, each.code, each.value) for each in error.faults]


@pytest.mark.parametrize("name", FAULTY)
def test_faulty_kept_tables_tell_all_their_faults_at_their_paths(
    name: str, data: Path, frozen: Catalog, words: Words
) -> None:
    kept = shutil.copytree(data / "past" / keep(data), data / "past" / OTHER)
    edits, faults = FAULTY[name]
    for edit in edits:
        edit(kept)
    with pytest.raises(CatalogError) as raised:
        past_catalog(data, OTHER, frozen)
    assert told(raised.value) == [fault._replace(file=f"past/{OTHER}/{fault.file}") for fault in faults]
    assert all(f"past/{OTHER}/" in fault_sentence(words, fault) for fault in raised.value.faults)


def test_what_a_kept_table_points_to_is_looked_for_in_the_kept_tables(data: Path, frozen: Catalog) -> None:
    kept = shutil.copytree(data / "past" / frozen.version, data / "past" / OTHER)
    cell("exams", 3, "level_id", "gone")(kept)
    with pytest.raises(CatalogError) as raised:
        past_catalog(data, OTHER, frozen)
    (fault,) = raised.value.faults
    assert dict(fault.detail) == {"table": f"past/{OTHER}/levels.csv"}


def test_a_folder_named_for_another_version_is_refused(data: Path, frozen: Catalog) -> None:
    shutil.copytree(data / "past" / frozen.version, data / "past" / OTHER)
    with pytest.raises(CatalogError) as raised:
        past_catalog(data, OTHER, frozen)
    assert told(raised.value) == [Told(f"past/{OTHER}", 0, "", "wrong_version", frozen.version)]
    sentences = [fault_sentence(Words("en"), fault) for fault in raised.value.faults]
    assert sentences == [
        f"past/{OTHER}: the tables in it have version {frozen.version}, not the one it is named for. "
        "Put back the tables that were kept, or remove the folder."
    ]


# Keeping


def test_keeping_copies_the_rule_tables_to_the_byte_and_twice_is_once(data: Path) -> None:
    raw("exams", lambda old: b"\xef\xbb\xbf" + old.replace(b"\n", b"\r\n"))(data)
    cell("prerequisites", 6, "value", "3.5")(data)
    version = keep(data)
    once = kept_bytes(data, version)
    assert once == rule_bytes(data)
    assert keep(data) == version
    assert kept_bytes(data, version) == once
    assert set(kept_versions(data)) == {*KEPT, version}
    assert made_under(data, version).version == version


def test_keeping_mends_what_was_kept(data: Path) -> None:
    version = keep(data)
    remove("exams")(data / "past" / version)
    cell("levels", 2, "rank", "9")(data / "past" / version)
    assert keep(data) == version
    assert kept_bytes(data, version) == rule_bytes(data)


def test_faulty_tables_are_not_kept(data: Path) -> None:
    cell("exams", 2, "study_hours", "-1")(data)
    cell("claims", 2, "grade", "Z")(data)
    with pytest.raises(CatalogError) as raised:
        keep(data)
    assert {fault.file for fault in raised.value.faults} == {"exams.csv", "claims.csv"}
    assert kept_versions(data) == KEPT


def in_a_shell(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "dashboard.keep_rules", *arguments],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_the_command_keeps_and_says_what_and_where(data: Path, frozen: Catalog) -> None:
    shutil.rmtree(data / "past")
    done = in_a_shell("--data", str(data))
    place = data / "past" / frozen.version
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"The rule tables of version {frozen.version} are kept in {place}.\n"
    assert kept_bytes(data, frozen.version) == rule_bytes(data)


def test_the_command_lists_every_fault_and_keeps_nothing(data: Path) -> None:
    cell("exams", 2, "study_hours", "-1")(data)
    remove("checklist")(data)
    shutil.rmtree(data / "past")
    done = in_a_shell("--data", str(data))
    assert (done.returncode, done.stdout) == (2, "")
    first, second, last = done.stderr.splitlines()
    assert first.startswith("exams.csv, line 2, column study_hours: -1 is below 0.")
    assert second.startswith("checklist.csv: the file is missing.")
    assert last == "Nothing was kept: fix the tables first."
    assert not (data / "past").exists()


def test_the_command_says_where_it_could_not_write(data: Path) -> None:
    shutil.rmtree(data / "past")
    (data / "past").write_text("in the way", encoding="utf-8")
    done = in_a_shell("--data", str(data))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{data / 'past'} could not be written: ")
    assert len(done.stderr.splitlines()) == 1
