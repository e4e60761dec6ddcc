"""Days as programs and people write them, and those that leave open whether the day or the month is first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.faults import Fault
from dashboard.roster.columns import columns_of
from dashboard.roster.day_order import OrderedPart, ordered_parts
from dashboard.roster.days_in import day
from dashboard.roster.files_in import read_roster, read_table
from dashboard.roster.headers import named_mapping
from dashboard.roster.roster_read import HowToRead, ReadRoster
from dashboard.roster.table import CHUNK_ROWS, Table
from dashboard.rules.months import day_number
from tests.roster_files import TODAY, dates_of, parquet_of, sheet_of
from tests.roster_strategies import unhurried
from tests.test_roster_cells import code_of

FIRST_OF_MARCH = (
    *(
        "2027/3/1 0:00",
        "2027/3/1 00:00:00",
        "2027-03-01T00:00:00Z",
        "2027-03-01T00:00:00.000Z",
        "2027-03-01 08:00",
    ),
    *(
        "2027-03-01T00:00:00+08:00",
        "2027-03-01 00:00:00+0000",
        "2027/3/1 上午 12:00:00",
        "2027-03-01 12:00:00 AM",
    ),
    *("20270301", "2027.3", "2027-03", "2027/3", "2027.3.1", "2027.03.01", "1.3.2027", "01.03.2027"),
    *(
        "1-Mar-2027",
        "01-mar-2027",
        "1/Mar/2027",
        "1 March 2027",
        "1st March 2027",
        "1st of March, 2027",
        "March 2027",
    ),
    *("March 1, 2027", "Mar 1 2027", "Mar. 1, 2027", "Mar-2027", "2027-Mar-01", "Monday, 1 March 2027"),
    *(
        "2027年3月1日 星期一",
        "2027年3月1日星期一",
        "2027/3/1 周一",
        "2027-03-01（周一）",
        "2027年3月1日 8:00",
        "2027年3月",
    ),
    *("2027\u00a0年 3 月 1 日", "\u200e2027-03-01", "2027-\u200b03-01", "\ufeff2027/3/1", "２０２７．３．１"),
)


@pytest.mark.parametrize("cell", FIRST_OF_MARCH)
def test_the_first_of_march_is_read_however_it_is_written(cell: str) -> None:
    assert day(cell) == day_number(date(2027, 3, 1))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(
            (cell, "not_a_date")
            for cell in ("27/3/1", "27-03-01", "1-Mar-27", "5/11/25", "March 1, 27", "27年3月")
        ),
        *(
            (cell, "not_a_date")
            for cell in ("31/02/2025", "11.25.2025", "20271301", "2027", "202703", "30 Feb 2027")
        ),
        *(
            (cell, "not_a_date")
            for cell in ("2027-03-01-05", "2027/3-1", "明年", "2027年3月底", "Marc 1, 2027")
        ),
        *(
            (cell, "day_or_month_first")
            for cell in ("05/11/2025", "5/11/2025", "05-11-2025", "3/1/2027 12:00 AM")
        ),
        ("2027.1", "january_or_october"),
    ],
)
def test_what_is_no_one_day_is_refused(cell: str, code: str) -> None:
    assert code_of(day, cell) == code


@given(st.dates(date(1000, 1, 1)), st.sampled_from("/-"))
@unhurried
def test_a_day_by_its_numbers_is_one_of_two_unless_it_can_be_one_alone(found: date, mark: str) -> None:
    by_day, by_month = (
        mark.join(map(str, numbers)) + f"{mark}{found.year}"
        for numbers in ((found.day, found.month), (found.month, found.day))
    )
    assert day(by_day, day_first=True) == day(by_month, day_first=False) == day_number(found)
    if found.day > 12 or found.day == found.month:
        assert day(by_day) == day(by_month) == day_number(found)
    else:
        assert code_of(day, by_day) == code_of(day, by_month) == "day_or_month_first"


def read(data: bytes, catalog: Catalog, name: str = "roster.csv", **how: bool) -> ReadRoster:
    table = read_table(name, data)
    return read_roster(
        table, named_mapping(table.header, columns_of(catalog)), catalog, TODAY, how=HowToRead(**how)
    )


def starts(found: ReadRoster) -> list[date | None]:
    return [
        date.fromordinal(int(day) + date(1970, 1, 1).toordinal())
        for day in found.roster.people.starts_on["work"]
    ]


def codes(faults: tuple[Fault, ...]) -> list[tuple[int, str]]:
    return [(fault.line, fault.code) for fault in faults]


ORDERS = {
    "25/12/2027": [date(2027, 11, 5), date(2027, 12, 25)],
    "12/25/2027": [date(2027, 5, 11), date(2027, 12, 25)],
    "25-12-2027": [date(2027, 11, 5), date(2027, 12, 25)],
    "13/1/2027 0:00": [date(2027, 11, 5), date(2027, 1, 13)],
}


@pytest.mark.parametrize(("other", "wanted"), ORDERS.items())
def test_the_other_days_of_the_column_decide_in_every_format(
    frozen: Catalog, other: str, wanted: list[date]
) -> None:
    cells = ["05/11/2027", other]
    files = {
        "roster.csv": f"person,starts_on\na,{cells[0]}\nb,{cells[1]}\n".encode(),
        "roster.xlsx": sheet_of(["person", "starts_on"], *zip("ab", cells, strict=True)),
        "roster.parquet": parquet_of(person=["a", "b"], starts_on=cells),
    }
    for name, data in files.items():
        for answer in ({}, {"day_first": True}, {"day_first": False}):
            found = read(data, frozen, name, **answer)
            assert (found.faults, starts(found)) == ((), wanted)


def test_where_none_decides_both_readings_are_told_and_an_answer_is_taken(frozen: Catalog) -> None:
    data = b"person,starts_on,aigc_starts_on\na,05/11/2027,\nb,06/06/2027,25/12/2027\n"
    found = read(data, frozen)
    assert [(each.line, each.column, each.code, each.value, dict(each.detail)) for each in found.faults] == [
        (2, "starts_on", "day_or_month_first", "05/11/2027", {"first": "2027-11-05", "second": "2027-05-11"})
    ]
    assert starts(read(data, frozen, day_first=True))[0] == date(2027, 11, 5)
    assert starts(read(data, frozen, day_first=False))[0] == date(2027, 5, 11)


def test_where_the_column_contradicts_itself_each_such_day_is_told(frozen: Catalog) -> None:
    data = b"person,starts_on\na,05/11/2027\nb,25/12/2027\nc,12/25/2027\nd,2027-01-01\n"
    found = read(data, frozen)
    assert codes(found.faults) == [(row, "days_contradict") for row in (2, 3, 4)]
    assert dict(found.faults[0].detail) == {"day_first": "25/12/2027", "month_first": "12/25/2027"}
    answered = read(data, frozen, day_first=True)
    assert codes(answered.faults) == [(4, "not_a_date")]
    assert starts(answered)[0] == date(2027, 11, 5)


def test_days_of_certificates_are_decided_by_those_of_their_own_column(frozen: Catalog) -> None:
    data = "person,starts_on,holds\na,25/12/2027,初级@05/11/2025\nb,,{}\n"
    assert codes(read(data.format("中级").encode(), frozen).faults) == [(2, "day_or_month_first")]
    for other, wanted in (("中级(25/11/2025)", date(2025, 11, 5)), ("中级 11/25/2025", date(2025, 5, 11))):
        found = read(data.format(other).encode(), frozen)
        assert found.faults == ()
        assert dates_of(found.roster.people, "held", "aigc-junior")[0] == {(day_number(wanted), False)}


def test_a_day_far_below_decides_and_parts_without_such_days_stay_as_they_come(frozen: Catalog) -> None:
    """The file is gone through once more from the first part on that has such a day."""
    lines = ["a,2027-01-01"] * (3 * CHUNK_ROWS)
    lines[CHUNK_ROWS + 1], lines[-1] = "b,05/11/2027", "c,25/12/2027"
    data = ("person,starts_on\n" + "\n".join(lines)).encode()
    table = read_table("roster.csv", data)
    parts = list(ordered_parts(table.parts, table.again, {"starts_on": 1}))
    assert [isinstance(part, OrderedPart) for part in parts] == [False, True, True]
    table = read_table("roster.csv", data)
    found = read_roster(
        table, named_mapping(table.header, columns_of(frozen)), frozen, TODAY, most_rows=len(lines)
    )
    assert found.faults == ()
    assert starts(found)[CHUNK_ROWS + 1] == date(2027, 11, 5)


def test_a_file_without_such_days_is_gone_through_once(frozen: Catalog) -> None:
    def never() -> object:
        raise AssertionError("the file is gone through again")

    table = read_table("roster.csv", b"person,starts_on,born\na,2027-01-01,05/11/1990\n")
    again: Table = table.__class__(table.name, table.header, 1, table.parts, again=never)  # type: ignore[arg-type]
    assert len(list(ordered_parts(again.parts, again.again, {}))) == 1
    found = read(b"person,starts_on\na,2027-01-01\nb,20270102\nc,5.11.2027\n", frozen)
    assert (found.faults, starts(found)[2]) == ((), date(2027, 11, 5))
