"""Several dates of one certificate, what is printed of one that is held, and clocks that start too early."""

from datetime import date
from typing import Final

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.roster.obtained_in import MOST_DATES
from dashboard.roster.plans_out import plan_roster
from dashboard.rules.months import day_number
from tests.roster_files import TODAY, dates_of, read_one

HELD: Final = {
    "draw-junior@2024-05-01": "2024-05-01",
    "draw-junior@2024-05-01|draw-junior@2025-05-01": "2024-05-01, 2025-05-01",
    "draw-junior@2025-05-01|draw-junior@2024-05-01": "2024-05-01, 2025-05-01",
    "draw-junior@2024-05-01|draw-junior@2024-05-01": "2024-05-01",
    "draw-junior@2024-05-01|绘图初级@2024/5/1": "2024-05-01",
    "draw-junior@2024-05-01|draw-junior@2027-05-01": "2024-05-01, 2027-05-01",
    "draw-junior|draw-junior@2024-05-01": "undated, 2024-05-01",
    "draw-junior|绘图师认证 初级": "undated",
    "draw-junior@2026-11-24|draw-junior": "undated, 2026-11-24",
}
"""Certificates of one level, and the dates on which it was obtained; each date once."""


@pytest.mark.parametrize(("cell", "dates"), HELD.items())
def test_of_several_dates_of_one_level_each_counts_once(ladders: Catalog, cell: str, dates: str) -> None:
    found = read_one(ladders, {"holds": cell})
    assert found.faults == ()
    wanted = {
        (day_number(TODAY), True) if each == "undated" else (day_number(date.fromisoformat(each)), False)
        for each in dates.split(", ")
    }
    assert dates_of(found.roster.people, "held", "draw-junior") == [wanted]
    assert len(found.roster.people.held["draw-junior"]) == len(wanted)


OUTPUT: Final = {
    "audit-junior@2024-11-25": ("held", "2024-11-25", "2027-11-25"),
    "audit-junior@2023-11-24": ("check", "", ""),
    "audit-junior@2023-11-25": ("held", "2023-11-25", "2026-11-25"),
    "audit-junior@2023-01-10|audit-junior@2025-01-10": ("held", "2025-01-10", "2028-01-10"),
    "audit-junior@2025-01-10|audit-junior@2023-01-10": ("held", "2025-01-10", "2028-01-10"),
    "audit-junior@2023-01-10|audit-junior@2027-01-10": ("awaited", "2027-01-10", "2029-01-10"),
    "audit-junior@2025-01-10|audit-junior@2027-01-10": ("held", "2025-01-10", "2028-01-10"),
    "audit-junior": ("held", "2026-11-24", ""),
    "audit-junior@2023-01-10|audit-junior": ("held", "2026-11-24", ""),
    "audit-junior@2027-01-10": ("awaited", "2027-01-10", "2029-01-10"),
    "net-basic@2020-01-01": ("held", "2020-01-01", ""),
    "draw-junior@2020-01-01": ("held", "2020-01-01", ""),
}
"""What is held of a target: the verdict, the day it is held and the day it expires.

audit-junior is valid for 36 months, for 24 if obtained in 2027 or later; net-basic does not expire; of
draw-junior nothing is stated. Whoever lets it lapse has to take it again.
"""


@pytest.mark.parametrize(("holds", "wanted"), OUTPUT.items())
def test_a_target_that_is_held_goes_by_its_latest_date(
    ladders: Catalog, holds: str, wanted: tuple[str, str, str]
) -> None:
    target = holds.partition("@")[0].partition("|")[0]
    read = read_one(ladders, {"holds": holds, "target": target})
    plans = plan_roster(ladders, read.roster, "strict")
    (verdict,), (held_on,), (expires_on,) = (
        plans[name] for name in ("verdict", "target_held_on", "expires_on")
    )
    if wanted[0] == "check":
        assert verdict == "check"
        assert held_on > "2026-11-24"
        return
    assert (verdict, held_on, expires_on) == wanted
    cells = [plans[name] for name in ("path", "first_exam_on", "target_exam_on", "exams", "fee")]
    assert cells == [[""], [""], [""], ["0"], ["0"]]


def test_more_dates_of_one_thing_than_arrays_can_hold_are_a_fault(ladders: Catalog) -> None:
    dates = [f"draw-junior@20{year}-{month:02}-01" for year in (24, 25, 26) for month in range(1, 13)]
    assert read_one(ladders, {"holds": "|".join(dates[:MOST_DATES])}).faults == ()
    (fault,) = read_one(ladders, {"holds": "|".join(dates[: MOST_DATES + 1])}).faults
    assert (fault.code, dict(fault.detail)) == ("dates_too_many", {"most": str(MOST_DATES)})
    others = dates[:MOST_DATES] + [date.replace("junior", "advanced") for date in dates[:MOST_DATES]]
    assert read_one(ladders, {"holds": "|".join(others)}).faults == ()


STARTS: Final = {
    ("2027-03-01", "2027-02-28", ""): ["draw_starts_on"],
    ("2027-03-01", "2027-03-01", "2027-04-01"): [],
    ("2027-03-01", "", "2026-12-01"): ["cloud_starts_on"],
    ("", "2026-11-23", "2026-11-23"): ["draw_starts_on", "cloud_starts_on"],
    ("", "2026-11-24", "2030-01-01"): [],
    ("2026-01-01", "2026-02-01", "2025-12-31"): ["cloud_starts_on"],
    ("soon", "2026-01-01", ""): [],
}
"""Starts of work, of drawing and of cloud audits, and the columns that start too early."""


@pytest.mark.parametrize(("cells", "early"), STARTS.items())
def test_a_clocks_start_before_that_of_work_is_a_fault(
    ladders: Catalog, cells: tuple[str, str, str], early: list[str]
) -> None:
    columns = ("starts_on", "draw_starts_on", "cloud_starts_on")
    row = dict(zip(columns, cells, strict=True))
    found = read_one(ladders, row)
    told_early = [fault for fault in found.faults if fault.code == "before_start"]
    assert [fault.column for fault in told_early] == early
    start = row["starts_on"] or TODAY.isoformat()
    assert all(dict(fault.detail) == {"start": start} for fault in told_early)
    assert all(fault.value == row[fault.column] for fault in told_early)
