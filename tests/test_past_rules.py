"""Past rule tables load as they were kept, or tell all their faults; today's are kept."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.catalog.catalog import RULE_TABLES, Catalog
from dashboard.catalog.loading import CatalogError, load
from dashboard.catalog.past import keep, kept_versions, past_catalog
from dashboard.text.faults import fault_sentence
from dashboard.text.words import Words
from tests.broken_tables import Edit, Told, body, cell, insert, raw, remove
from tests.conftest import DATA, ROOT

KEEP = "python -m dashboard.keep_rules"
KEPT = kept_versions(DATA)


def made_under(folder: Path, version: str) -> Catalog:
    """The kept tables, read from their files even if they are today's."""
    today = load(DATA)
    past = past_catalog(folder, version, replace(today, exams=(), prerequisites=()))
    assert past is not None
    return past


def kept_bytes(folder: Path, version: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "past" / version).iterdir()}


def rule_bytes(folder: Path) -> dict[str, bytes]:
    return {f"{table}.csv": (folder / f"{table}.csv").read_bytes() for table in RULE_TABLES}


# The tables that are shipped


def test_todays_rules_are_kept(shipped: Catalog) -> None:
    assert shipped.version in KEPT, f"data/past/{shipped.version} is not there: run `{KEEP}` and commit it"


@pytest.mark.parametrize("version", KEPT)
def test_every_kept_version_loads_and_is_what_its_folder_says(version: str) -> None:
    assert made_under(DATA, version).version == version


def test_nothing_else_lies_among_the_kept_tables() -> None:
    assert sorted(path.name for path in (DATA / "past").iterdir()) == list(KEPT)
    for version in KEPT:
        assert set(kept_bytes(DATA, version)) == {f"{table}.csv" for table in RULE_TABLES}


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
def test_what_is_no_kept_version_is_never_a_path(version: str, data: Path, shipped: Catalog) -> None:
    for place in (data.parent / "etc", data / "past" / "DEADBEEF", data / "past" / "deadbeef0"):
        shutil.copytree(data / "past" / shipped.version, place)
    assert past_catalog(data, version, replace(shipped, exams=())) is None


def test_todays_version_is_todays_catalog_kept_or_not(shipped: Catalog, tmp_path: Path) -> None:
    assert past_catalog(tmp_path, shipped.version, shipped) is shipped
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
            body("prerequisites", "aigc-junior,,self,certificate,aigc-junior,,"),
            insert("prerequisites", 3, "aigc-advanced,,x,experience,work,many,"),
        ),
        (
            Told("levels.csv", 2, "level_id", "unreachable", "aigc-junior"),
            Told("prerequisites.csv", 3, "value", "not_a_number", "many"),
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
    name: str, data: Path, shipped: Catalog, words: Words
) -> None:
    kept = shutil.copytree(data / "past" / shipped.version, data / "past" / OTHER)
    edits, faults = FAULTY[name]
    for edit in edits:
        edit(kept)
    with pytest.raises(CatalogError) as raised:
        past_catalog(data, OTHER, shipped)
    assert told(raised.value) == [fault._replace(file=f"past/{OTHER}/{fault.file}") for fault in faults]
    assert all(f"past/{OTHER}/" in fault_sentence(words, fault) for fault in raised.value.faults)


def test_what_a_kept_table_points_to_is_looked_for_in_the_kept_tables(data: Path, shipped: Catalog) -> None:
    kept = shutil.copytree(data / "past" / shipped.version, data / "past" / OTHER)
    cell("exams", 3, "level_id", "gone")(kept)
    with pytest.raises(CatalogError) as raised:
        past_catalog(data, OTHER, shipped)
    (fault,) = raised.value.faults
    assert dict(fault.detail) == {"table": f"past/{OTHER}/levels.csv"}


def test_a_folder_named_for_another_version_is_refused(data: Path, shipped: Catalog) -> None:
    shutil.copytree(data / "past" / shipped.version, data / "past" / OTHER)
    with pytest.raises(CatalogError) as raised:
        past_catalog(data, OTHER, shipped)
    assert told(raised.value) == [Told(f"past/{OTHER}", 0, "", "wrong_version", shipped.version)]
    sentences = [fault_sentence(Words("en"), fault) for fault in raised.value.faults]
    assert sentences == [
        f"past/{OTHER}: the tables in it have version {shipped.version}, not the one it is named for. "
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


def test_the_command_keeps_and_says_what_and_where(data: Path, shipped: Catalog) -> None:
    shutil.rmtree(data / "past")
    done = in_a_shell("--data", str(data))
    place = data / "past" / shipped.version
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"The rule tables of version {shipped.version} are kept in {place}.\n"
    assert kept_bytes(data, shipped.version) == rule_bytes(data)


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
