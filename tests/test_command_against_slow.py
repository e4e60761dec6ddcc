"""The team command against the slow planner: tables and a roster as files, and every column of the plans."""

import csv
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.team import main
from tests.slow.answers import answer
from tests.slow.files import write_tables
from tests.slow.random_people import roster_rows
from tests.slow.strategies import Case, cases
from tests.slow.tables import Cells

CARRIED: Final = "team"
"""A column that the roster carries, so that no row has a name alone."""


@dataclass(frozen=True)
class Asked:
    """What the command is given for some people who plan by the same tables."""

    case: Case
    rows: tuple[Cells, ...]


@st.composite
def rosters(draw: st.DrawFn) -> Asked:
    """The first row is the case's own; of the others some say the target that it has, some none."""
    case = draw(cases(max_levels=3))
    level_ids = [row["level_id"] for row in case.tables["levels"]]
    rows = [case.row]
    for _ in range(draw(st.integers(0, 2))):
        target = draw(st.sampled_from(level_ids))
        told = {"target": target} if draw(st.booleans()) else {}
        rows.append({**draw(roster_rows(case.tables, case.as_of, target)), **told})
    return Asked(case, tuple(rows))


def planned(asked: Asked, folder: Path) -> list[Cells]:
    """The rows that the command writes."""
    case, roster, plans = asked.case, folder / "roster.csv", folder / "plans.csv"
    write_tables(case.tables, folder / "data")
    columns = dict.fromkeys(column for row in asked.rows for column in row)
    with roster.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["person", *columns, CARRIED], restval="")
        writer.writeheader()
        writer.writerows(
            {"person": f"P{number}", **row, CARRIED: "x"} for number, row in enumerate(asked.rows)
        )
    options = ["--data", str(folder / "data"), "--as-of", case.as_of.isoformat(), "--reading", case.reading]
    target = ["--target", case.target] if case.target else []
    assert main([str(roster), *options, *target, "--out", str(plans)]) == 0
    with plans.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rosters())
def test_the_command_writes_what_the_slow_planner_answers(asked: Asked) -> None:
    with TemporaryDirectory() as folder:
        found = planned(asked, Path(folder))
    case = asked.case
    assert found == [
        {
            "person": f"P{number}",
            CARRIED: "x",
            **answer(case.tables, row, case.as_of, case.reading, case.target),
        }
        for number, row in enumerate(asked.rows)
    ]
