"""Hypothesis strategies: rosters of people, their cells written in the ways that people write them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from dashboard.roster.columns_out import OUTPUT_ONLY
from tests.roster_files import TODAY, Cell
from tests.strategies import Someone, someones

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""How long an example takes to be made or run says nothing on a machine that does other things too."""

LEVEL_IDS = ("aigc-junior", "aigc-intermediate", "aigc-advanced", "prompt-engineer")
NAME_OF = {"aigc-junior": "初级", "aigc-intermediate": "Intermediate", "prompt-engineer": "AIGC提示工程师"}
CHINESE = {
    "person": "姓名",
    "work_years": "工作年限",
    "aigc_years": "AIGC年限",
    "work_share": "工作占比",
    "aigc_share": "ＡＩＧＣ占比",
    "starts_on": "开始日期",
    "aigc_starts_on": "AIGC开始日期",
    "holds": "已持证书",
    "hours_per_week": "每周学习小时",
    "target": "目标等级",
}
"""The names of the columns, one of them in full width."""

names = (
    st.text("张三李四欧阳Åé😀O'Neil\"-=+@,;|\t\n 1０", min_size=1, max_size=12)
    .map(str.strip)
    # What a CSV file would be read without is tried in tests/test_roster_armour.py.
    .filter(lambda name: name not in ("", "1") and not name.startswith(("'", '="')))
)
notes = st.just("") | names | st.sampled_from(["0012", "=1+1", "2026-05-01", "1.50"])


@dataclass(frozen=True)
class Entry:
    """One row of a roster as it is written, and who it is."""

    cells: dict[str, Cell]
    someone: Someone
    target: str


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    someone = draw(someones(LEVEL_IDS, TODAY))
    if someone.aigc_starts_on and someone.aigc_starts_on < (someone.starts_on or TODAY):
        someone = replace(someone, aigc_starts_on=None)
    target = draw(st.sampled_from(("", *LEVEL_IDS)))
    cells: dict[str, Cell] = {
        "person": draw(names),
        "work_years": _years(draw, someone.work_years),
        "aigc_years": _years(draw, someone.aigc_years),
        "work_share": _share(draw, someone.work_share),
        "aigc_share": _share(draw, someone.aigc_share),
        "starts_on": _day(draw, someone.starts_on),
        "aigc_starts_on": _day(draw, someone.aigc_starts_on),
        "holds": draw(st.sampled_from("|;、，")).join(_hold(draw, *hold) for hold in someone.holds)
        or draw(st.sampled_from(["", "无", "N/A", "—"])),
        "hours_per_week": _hours(draw, someone.hours_per_week),
        "target": draw(st.sampled_from([target, NAME_OF.get(target, target)])),
        "note": draw(notes),
    }
    return Entry(cells, someone, target)


def _years(draw: st.DrawFn, years: Decimal) -> Cell:
    whole, months = divmod(int(years * 12 + Decimal("0.05")), 12)
    if months:
        words = f"{whole}年{months}个月", f"{whole} years {months} months", f"{whole * 12 + months}个月"
    else:
        words = f"{whole}年", f"{whole * 12} months", f"{whole}y"
    ways: list[Cell] = [years, f"{years:f}", *words]
    return draw(st.sampled_from(ways))


def _hours(draw: st.DrawFn, hours: Decimal) -> Cell:
    ways: list[Cell] = [hours, str(hours)]
    return draw(st.sampled_from(ways))


def _share(draw: st.DrawFn, share: Decimal) -> Cell:
    ways: list[Cell] = [share, f"{share:f}", f"{int(share * 100)}%"]
    return draw(st.sampled_from(ways))


def _day(draw: st.DrawFn, day: date | None) -> Cell:
    if day is None:
        return None
    ways: list[Cell] = [day, day.isoformat(), f"{day.year}/{day.month}/{day.day}", f"{day:%Y年%m月%d日}"]
    return draw(st.sampled_from(ways))


def _hold(draw: st.DrawFn, level_id: str, held_on: date | None) -> str:
    level = draw(st.sampled_from([level_id, NAME_OF.get(level_id, level_id)]))
    return level if held_on is None else f"{level}@{draw(st.sampled_from([held_on, f'{held_on:%Y.%m.%d}']))}"


@st.composite
def rosters(draw: st.DrawFn, least: int = 1, most: int = 6) -> Sequence[Entry]:
    """Some people; their columns are in any order, and those that everybody leaves empty may be missing."""
    people = draw(st.lists(entries(), min_size=least, max_size=most))
    columns = draw(st.permutations(tuple(people[0].cells)))
    return [replace(each, cells={column: each.cells[column] for column in columns}) for each in people]


BAD: dict[str, tuple[tuple[str, str], ...]] = {
    "person": (("", "empty"), ("#N/A", "cell_error")),
    "work_years": (("-1", "out_of_range"), ("400", "out_of_range"), ("two", "not_years")),
    "aigc_years": (("80.00001", "out_of_range"),),
    "work_share": (("140%", "out_of_range"), ("all", "not_a_share")),
    "aigc_share": (("0.123", "too_many_decimals"),),
    "starts_on": (("2026-02-30", "not_a_date"), ("1.5", "not_a_date"), ("1900-01-01", "date_far")),
    "aigc_starts_on": (("1950-01-01", "before_start"), ("never", "not_a_date"), ("9999-12-31", "date_far")),
    "holds": (("超级", "unknown_level"), ("初级@soon", "not_a_date"), ("初级@1900-01-01", "date_far")),
    "hours_per_week": (("0", "out_of_range_above_zero"), ("many", "not_a_number")),
    "target": (("senior", "unknown_level"),),
}
"""Cells that no column takes, each with the fault that it must give."""
TAKEN = ("target", *OUTPUT_ONLY)


@st.composite
def faults_put(draw: st.DrawFn, people: int) -> dict[tuple[int, str], tuple[str, str]]:
    """Bad cells for some places, by the person's place in the roster and the column."""
    places = st.tuples(st.integers(0, people - 1), st.sampled_from(tuple(BAD)))
    chosen = draw(st.lists(places, min_size=1, max_size=8, unique=True))
    put = {(person, column): draw(st.sampled_from(BAD[column])) for person, column in chosen}
    # Whether a day is too early is not asked where it is not known when the work starts.
    early = {
        place: bad
        for place, bad in put.items()
        if bad[1] == "before_start" and (place[0], "starts_on") in put
    }
    return {place: bad for place, bad in put.items() if place not in early}
