"""Two versions of the tables beside each other: the people, the levels that a change reaches, new ids."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.catalog.renamed import renamed_levels, with_levels_renamed
from dashboard.planner.reached import levels_reached
from dashboard.roster.made_up import MadeUp, made_up_people
from dashboard.roster.moves import moves
from dashboard.rules.changes import rule_changes
from dashboard.rules.people import person_at
from tests.broken_tables import Edit, body, cell, insert, rule
from tests.ladders_catalog import LADDERS

TODAY = date(2026, 11, 28)
AUDITING = {"audit-junior", "audit-tools", "audit-advanced", "audit-fellow"}
NETWORK = {"net-professional-2024", "net-professional-2027", "net-expert"}
EVERY = {"draw-junior", "draw-intermediate", "draw-advanced", "sketcher", "net-basic"} | AUDITING | NETWORK

REACHED: dict[str, tuple[Edit, set[str]]] = {
    "nothing": (cell("levels", 2, "name_en", "Starter"), set()),
    "a rank": (cell("levels", 2, "rank", "4"), set()),
    "what is recommended": (cell("prerequisites", 26, "value", "3"), set()),
    "an exam that nothing builds on": (cell("exams", 5, "results_days", "40"), {"sketcher"}),
    # The intermediate and advanced levels take the junior; audit tools and what asks for them the advanced.
    "an exam at the foot of ladders": (
        cell("exams", 2, "study_hours", "400"),
        {
            "draw-junior",
            "draw-intermediate",
            "draw-advanced",
            "audit-tools",
            "audit-advanced",
            "audit-fellow",
        },
    ),
    "a sitting": (
        cell("levels", 11, "last_sitting_on", "2026-12-31"),
        {"net-professional-2024", "net-expert"},
    ),
    "a validity": (cell("validity", 4, "months", "3"), {"audit-tools", "audit-advanced", "audit-fellow"}),
    # What an award asks for within some years may be taken again.
    "years within which a certificate is asked for": (
        cell("prerequisites", 22, "within", ""),
        {"audit-advanced", "audit-fellow"},
    ),
    "a route": (
        cell("prerequisites", 16, "value", "1"),
        {"net-basic", "draw-advanced", "audit-tools", "audit-advanced", "audit-fellow", *NETWORK},
    ),
    "a degree": (cell("education", 3, "rank", "3"), EVERY),
    "a clock": (cell("clocks", 5, "within", "work"), EVERY),
}


def after(folder: Path, *edits: Edit) -> Catalog:
    for edit in edits:
        edit(folder)
    return load(folder)


def some_of(made_up: MadeUp) -> MadeUp:
    """Every eighth person: they hold all kinds of levels."""
    rows = np.arange(0, len(made_up.names), 8)
    return MadeUp(
        tuple(made_up.names[row] for row in rows),
        tuple(made_up.holding[row] for row in rows),
        made_up.people.take(rows),
    )


@pytest.mark.parametrize("what", REACHED)
def test_a_change_moves_no_level_that_it_does_not_reach(
    what: str, ladders: Catalog, ladders_data: Path
) -> None:
    edit, reached = REACHED[what]
    changed = after(ladders_data, edit)
    assert set(levels_reached(ladders, changed, rule_changes(ladders, changed))) == reached
    others = [level_id for level_id in ladders.level_ids if level_id not in reached]
    assert moves(ladders, changed, some_of(made_up_people(ladders, changed, TODAY)), others) == ()


def test_people_are_the_same_whatever_either_of_the_tables_asks(ladders: Catalog, ladders_data: Path) -> None:
    changed = after(
        ladders_data,
        insert("clocks", 6, "write,work,写作,writing,,,S3"),
        insert("questions", 2, "signed,签字了吗？,Signed?,,,S12"),
        insert("education", 6, "doctor,5,博士,Doctorate"),
        insert("prerequisites", 3, rule("sketcher", "experience", "write", "2", route="writing", cites="S7")),
        insert("prerequisites", 3, rule("sketcher", "answer", "signed", route="signed", cites="S7")),
    )
    for before, now in ((ladders, changed), (changed, ladders)):
        made_up = made_up_people(before, now, TODAY)
        told = [person_at(made_up.people, row) for row in range(len(made_up.names))]
        assert len(told) == 72
        assert {clock for person in told for clock, of_clock in person.clocks if of_clock.months} == {
            "work", "draw", "audit", "cloud", "write",
        }  # fmt: skip
        assert {question for person in told for question, _ in person.answers} == {
            "conduct", "references", "signed",
        }  # fmt: skip
        assert {each for person in told for each, _ in person.education} == {
            "school", "associate", "bachelor", "master", "doctor",
        }  # fmt: skip


def test_for_each_level_of_both_somebody_holds_it(ladders: Catalog) -> None:
    made_up = made_up_people(ladders, ladders, TODAY)
    assert made_up.holding == (*[None] * 60, *ladders.level_ids)
    held = [person_at(made_up.people, row).holds for row in range(60, 72)]
    months_ago = [date(2026, 5, 28), date(2025, 5, 28), date(2024, 5, 28)] * 4
    assert held == [((each, day),) for each, day in zip(ladders.level_ids, months_ago, strict=True)]


def test_a_level_by_another_id_is_renamed_wherever_it_stands(ladders: Catalog) -> None:
    names = {"net-professional-2024": "net-pro", "draw-junior": "draw-basic"}
    renamed = with_levels_renamed(ladders, names)
    assert renamed.level("net-pro").successor == "net-professional-2027"
    assert renamed.level_of_alias("绘图初级") == "draw-basic"
    assert renamed.level_of_alias("draw-basic") is None
    gone = [
        row for table in vars(renamed).values() if isinstance(table, tuple) for row in table
        if any(name in repr(row) for name in ("'net-professional-2024'", "'draw-junior'"))
    ]  # fmt: skip
    assert gone == []
    back = with_levels_renamed(renamed, {now: was for was, now in names.items()})
    assert replace(back, aliases=()).edition == replace(ladders, aliases=()).edition


ALIASES: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "one is now called otherwise": (("draw-intermediate,draw-middle",), {"draw-intermediate": "draw-middle"}),
    "nothing says what it became": ((), {}),
    "it became one that was there before": (("draw-intermediate,draw-junior",), {}),
    "two became one": (("draw-intermediate,draw-middle", "sketcher,draw-middle"), {}),
}


@pytest.mark.parametrize("what", ALIASES)
def test_a_level_is_renamed_if_its_old_id_is_an_alias_of_a_new_one(
    what: str, ladders: Catalog, tmp_path: Path
) -> None:
    aliases, renamed = ALIASES[what]
    folder = shutil.copytree(LADDERS, tmp_path / "after")
    for path in folder.glob("*.csv"):
        text = path.read_text(encoding="utf-8").replace("draw-intermediate", "draw-middle")
        kept = [
            each
            for each in text.splitlines()
            if not each.startswith("sketcher,") and ",sketcher," not in each
        ]
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    body("aliases", *aliases)(folder)
    assert renamed_levels(ladders, load(folder)) == renamed
