"""Ways to break the frozen tables, and the faults that each must give: read by `test_broken_tables.py`.

A `Breakage` is a name, the edits that break a copy of `data/`, and all the faults that must be told.
Lines are counted in the file from 1, the header included.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dashboard.catalog.loading import TABLES

Edit = Callable[[Path], None]


class Told(NamedTuple):
    """What a `Fault` says, but for its `detail`."""

    file: str
    line: int
    column: str
    code: str
    value: str = ""


@dataclass(frozen=True)
class Breakage:
    name: str
    edits: tuple[Edit, ...]
    faults: tuple[Told, ...]


def read_table(folder: Path, table: str) -> list[list[str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_table(folder: Path, table: str, rows: list[list[str]]) -> None:
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def cell(table: str, line: int, column: str, text: str) -> Edit:
    """Put `text` in one cell."""

    def edit(folder: Path) -> None:
        rows = read_table(folder, table)
        rows[line - 1][rows[0].index(column)] = text
        write_table(folder, table, rows)

    return edit


def line(table: str, number: int, text: str) -> Edit:
    """Put `text` in place of one line, as it stands."""
    return _lines(table, lambda lines: [*lines[: number - 1], text, *lines[number:]])


def insert(table: str, number: int, text: str) -> Edit:
    """Put `text` in as line `number`, before the line that has that number now."""
    return _lines(table, lambda lines: [*lines[: number - 1], text, *lines[number - 1 :]])


def repeat(table: str, number: int) -> Edit:
    """Put line `number` in once more, right after itself."""
    return _lines(table, lambda lines: [*lines[:number], lines[number - 1], *lines[number:]])


def line_of(table: str, **cells: str) -> str:
    """A line with the cells given, the others empty; `from_day` is the column `from`."""
    columns = TABLES[table].columns()
    named = {column: cells.pop(field, "") for column, field in columns.items()}
    assert not cells, f"{table}.csv has no column {', '.join(cells)}"
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(named.values())
    return line.getvalue()


def rule(level_id: str, fact: str, scope: str = "", value: str = "", **cells: str) -> str:
    """A line of prerequisites."""
    return line_of("prerequisites", level_id=level_id, fact=fact, scope=scope, value=value, **cells)


def body(table: str, *lines: str) -> Edit:
    """Keep the header, and put `lines` in place of everything else."""
    return _lines(table, lambda old: [old[0], *lines])


def only_header(*tables: str) -> Edit:
    def edit(folder: Path) -> None:
        for table in tables:
            body(table)(folder)

    return edit


def raw(table: str, change: Callable[[bytes], bytes]) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / f"{table}.csv"
        path.write_bytes(change(path.read_bytes()))

    return edit


def remove(table: str) -> Edit:
    return lambda folder: (folder / f"{table}.csv").unlink()


def _lines(table: str, change: Callable[[list[str]], list[str]]) -> Edit:
    def on_bytes(old: bytes) -> bytes:
        return ("\n".join(change(old.decode().splitlines())) + "\n").encode()

    return raw(table, on_bytes)


def case(name: str, *parts: Edit | Told) -> Breakage:
    edits = tuple(part for part in parts if not isinstance(part, Told))
    return Breakage(name, edits, tuple(part for part in parts if isinstance(part, Told)))


EXAMS_HEADER = (
    "level_id,study_hours,sittings,results_days,resit_days,fee_training,fee_materials,fee_exam,"
    "currency,basis,cites"
)
REACH_GOVERNMENT = "aigc-junior,government,named,S10"
JUNIOR, INTERMEDIATE, ADVANCED = "aigc-junior", "aigc-intermediate", "aigc-advanced"
POINT_TO_LEVELS = ("prerequisites", "exams", "subjects", "duties", "reach")
"""The frozen tables that name levels."""

FILES = (
    case("a file is missing", remove("exams"), Told("exams.csv", 0, "", "file_missing")),
    case(
        "two files are missing",
        remove("levels"),
        remove("checklist"),
        Told("levels.csv", 0, "", "file_missing"),
        Told("checklist.csv", 0, "", "file_missing"),
    ),
    case("a file is empty", raw("exams", lambda _: b""), Told("exams.csv", 0, "", "file_empty")),
    case("a file is all blank", raw("reach", lambda _: b"\n \n"), Told("reach.csv", 0, "", "file_empty")),
    case(
        "levels hold their header alone",
        only_header("levels", *POINT_TO_LEVELS),
        Told("levels.csv", 0, "", "no_levels"),
    ),
    case(
        "a file is in GB18030",
        raw("industries", lambda old: old.decode().encode("gb18030")),
        Told("industries.csv", 2, "", "not_utf8", "d5 fe"),
    ),
    case(
        "a byte is not UTF-8",
        raw("reach", lambda old: old.replace(b"finance", b"fin\xff\x41nce")),
        Told("reach.csv", 3, "", "not_utf8", "ff 41"),
    ),
    case(
        "a file holds a NUL",
        raw("reach", lambda old: old.replace(b"telecom", b"tele\0com")),
        Told("reach.csv", 4, "", "nul_byte"),
    ),
    case(
        "a quote is never closed",
        line("exams", 3, 'aigc-intermediate,"60,quarterly,30,,,,,,assumed,'),
        Told("exams.csv", 3, "", "broken_quotes", "unexpected end of data"),
    ),
    case(
        "a quoted cell goes on after its quote",
        line("exams", 4, 'aigc-advanced,"80"h,quarterly,30,,,,,,assumed,'),
        Told("exams.csv", 4, "", "broken_quotes", "',' expected after '\"'"),
    ),
)

HEADERS_AND_WIDTHS = (
    case(
        "a column is missing",
        line("exams", 1, EXAMS_HEADER.replace("sittings,", "")),
        Told("exams.csv", 1, "sittings", "column_missing"),
    ),
    case(
        "there is a column too many",
        line("exams", 1, EXAMS_HEADER + ",remark"),
        Told("exams.csv", 1, "remark", "column_unknown", "remark"),
    ),
    case(
        "a column is there twice",
        line("exams", 1, EXAMS_HEADER + ",basis"),
        Told("exams.csv", 1, "basis", "column_twice"),
    ),
    case(
        "a column is renamed",
        line("exams", 1, EXAMS_HEADER.replace("study_hours", "hours")),
        Told("exams.csv", 1, "hours", "column_unknown", "hours"),
        Told("exams.csv", 1, "study_hours", "column_missing"),
    ),
    case(
        "a column is written in capitals",
        line("reach", 1, "level_id,industry_id,HOW,cites"),
        Told("reach.csv", 1, "HOW", "column_unknown", "HOW"),
        Told("reach.csv", 1, "how", "column_missing"),
    ),
    case(
        "the header line is left out",
        line("reach", 1, ""),
        *(
            Told("reach.csv", 2, *rest)
            for rest in (
                ("S10", "column_unknown", "S10"),
                ("aigc-junior", "column_unknown", "aigc-junior"),
                ("cites", "column_missing"),
                ("government", "column_unknown", "government"),
                ("how", "column_missing"),
                ("industry_id", "column_missing"),
                ("level_id", "column_missing"),
                ("named", "column_unknown", "named"),
            )
        ),
    ),
    case(
        "a comma is not quoted",
        line("industries", 6, "other,其他行业,Other, industry,S10"),
        Told("industries.csv", 6, "", "cells_too_many"),
    ),
    case(
        "a line has too few cells",
        line("industries", 6, "other,其他行业,Other industry"),
        Told("industries.csv", 6, "", "cells_too_few"),
    ),
)

DUPLICATES = (
    case(
        "an id is there twice",
        repeat("industries", 2),
        Told("industries.csv", 3, "industry_id", "duplicate_key", "government"),
    ),
    case(
        "an id is there three times",
        repeat("claims", 2),
        repeat("claims", 2),
        Told("claims.csv", 3, "claim_id", "duplicate_key", "V1"),
        Told("claims.csv", 4, "claim_id", "duplicate_key", "V1"),
    ),
    case(
        "a whole prerequisite is there twice",
        repeat("prerequisites", 3),
        Told("prerequisites.csv", 4, "level_id", "duplicate_key", "aigc-intermediate"),
    ),
    case(
        "a prerequisite is there twice, its years in another spelling",
        insert(
            "prerequisites",
            4,
            rule(
                INTERMEDIATE, "experience", "aigc", "1.0", route="experience", reading="strict", cites="S11"
            ),
        ),
        Told("prerequisites.csv", 4, "level_id", "duplicate_key", "aigc-intermediate"),
    ),
    case(
        "an exam's level is there twice",
        insert("exams", 3, line_of("exams", level_id="aigc-junior")),
        Told("exams.csv", 3, "level_id", "duplicate_key", "aigc-junior"),
    ),
    case(
        "a level reaches one industry twice",
        insert("reach", 3, REACH_GOVERNMENT.replace("S10", "S3")),
        Told("reach.csv", 3, "level_id", "duplicate_key", "aigc-junior"),
    ),
    case(
        "a level reaches many industries twice",
        insert("reach", 8, "aigc-intermediate,,many,"),
        Told("reach.csv", 8, "level_id", "duplicate_key", "aigc-intermediate"),
    ),
    case(
        "a whole field of an audience is there twice",
        repeat("audience_fields", 2),
        Told("audience_fields.csv", 3, "audience_id", "duplicate_key", "developers-researchers"),
    ),
)

REACHABILITY = (
    case(
        "a level is reached only through itself",
        body("prerequisites", rule(ADVANCED, "certificate", ADVANCED, route="self")),
        Told("levels.csv", 4, "level_id", "unreachable", ADVANCED),
    ),
    case(
        "two levels are reached only through each other",
        body(
            "prerequisites",
            rule(ADVANCED, "certificate", INTERMEDIATE, "1", route="certificate"),
            rule(INTERMEDIATE, "certificate", ADVANCED, route="certificate"),
        ),
        Told("levels.csv", 3, "level_id", "unreachable", INTERMEDIATE),
        Told("levels.csv", 4, "level_id", "unreachable", ADVANCED),
    ),
    case(
        "a level is reached only through one that is not reached",
        body(
            "prerequisites",
            rule(INTERMEDIATE, "certificate", INTERMEDIATE, route="self"),
            rule(ADVANCED, "certificate", INTERMEDIATE, route="both"),
            rule(ADVANCED, "experience", "work", "3", route="both"),
        ),
        Told("levels.csv", 3, "level_id", "unreachable", INTERMEDIATE),
        Told("levels.csv", 4, "level_id", "unreachable", ADVANCED),
    ),
    case(
        "a level asks for itself, still valid",
        body("prerequisites", rule(ADVANCED, "valid_certificate", ADVANCED, within="3")),
        Told("levels.csv", 4, "level_id", "unreachable", ADVANCED),
    ),
    case(
        "only what is recommended leads to a level",
        body(
            "prerequisites",
            rule(ADVANCED, "certificate", ADVANCED, route="self"),
            rule(ADVANCED, "experience", "work", "3", route="years", force="recommended"),
        ),
        Told("levels.csv", 4, "level_id", "unreachable", ADVANCED),
    ),
    *(
        case(
            f"a level is reached under the {reached} reading only",
            body(
                "prerequisites",
                rule(JUNIOR, "experience", "work", "1", route="experience", reading=reached),
                rule(JUNIOR, "certificate", JUNIOR, route="self", reading=other),
            ),
            Told("levels.csv", 2, "level_id", "unreachable", JUNIOR),
        )
        for reached, other in (("lenient", "strict"), ("strict", "lenient"))
    ),
)
