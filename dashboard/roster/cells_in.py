"""What one cell of a roster may hold where it is a number: years, shares and hours, as people write them.

Years as `1.5`, `1年6个月`, `一年半`, `18 months`; shares as `0.4`, `40%`, `全职`; hours as `6`, `每周6小时`.
Each function gives the number that `People` holds.
"""

import re
from typing import Final

from pydantic_core import PydanticCustomError

from dashboard.catalog.cells import fault
from dashboard.planner.person_cells import parse_bounded, parse_hours_per_week, parse_share, parse_years
from dashboard.roster.days_in import MONTH_BY_NUMBERS, day
from dashboard.roster.usual import usual
from dashboard.rules.months import whole_months

EXCEL_ERRORS: Final = frozenset(
    f"#{error}"
    for error in (
        *("DIV/0!", "N/A", "NAME?", "NULL!", "NUM!", "REF!", "VALUE!", "SPILL!", "CALC!", "GETTING_DATA"),
        *("FIELD!", "BLOCKED!", "UNKNOWN!", "CONNECT!", "BUSY!", "EXTERNAL!", "PYTHON!"),
    )
)
"""What a workbook shows where a formula failed."""

_MAX_YEARS: Final = 80
_YEARS_AND_MONTHS: Final = re.compile(
    r"(?:(?P<years>-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)) ?(?:年|years?|yrs?\.?|y)(?:,? ?and| ?&|,|零|又)?)?"
    r" ?(?:(?P<months>-?[0-9]{1,9}) ?(?:个?月|months?|mths?\.?|mos?\.?|m)(?:,? ?and| ?&|,|零|又)?)?"
    r" ?(?:(?:[0-2]?[0-9]|3[01]) ?(?:天|days?|d))?",
    re.IGNORECASE,
)
"""Days are below a whole month, and not counted."""
_HALVES: Final = {"半": "6个月", "半年": "6个月", "half a year": "6个月", "a year and a half": "18个月"}
_AND_A_HALF: Final = re.compile(r"(?<![0-9.])([0-9]+ ?年) ?半")
_ONES: Final = ("", *"一二三四五六七八九")
_TENS: Final = ("", *(f"{ten}十" for ten in ("", *_ONES[2:])))
_CHINESE: Final = {
    "两": "2",
    **{
        f"{ten}{one}": f"{10 * tens + ones}"
        for tens, ten in enumerate(_TENS)
        for ones, one in enumerate(_ONES)
    },
}
"""The numbers below a hundred as Chinese writes them: `十二` is 12."""
_CHINESE_NUMBER: Final = re.compile(r"(?<![0-9.])[一二两三四五六七八九十]++(?![0-9.]|月)")
"""A number in front of `年` or `个月`: 三月 is March."""
_FULL_TIME: Final = frozenset({"全职", "full time", "full-time", "fulltime"})
_HALF_TIME: Final = frozenset({"半职", "半时", "half time", "half-time"})
_HOURS: Final = re.compile(
    r"(?:[每一](?:周|星期) ?)?([0-9.]+) ?(?:个?小时|hours?|hrs?\.?|h)?"
    r"(?: ?(?:[/每一] ?(?:周|星期)|/ ?(?:week|wk|w)|(?:a|per|each|every) week|weekly))?",
    re.IGNORECASE,
)


def _with_digits(cell: str) -> str:
    """Years in words as years in digits: `一年半` as `1年6个月`. 三五年 names no one number, and stays."""
    cell = _CHINESE_NUMBER.sub(lambda found: _CHINESE.get(found[0], found[0]), cell)
    return _HALVES.get(cell.casefold()) or _AND_A_HALF.sub(r"\g<1>6个月", cell)


def months_had(cell: str) -> int:
    """Months of experience: years as a decimal, or years, months and days in words; 80 years at most."""
    cell = usual(cell)
    written = _with_digits(cell)
    found = _YEARS_AND_MONTHS.fullmatch(written)
    try:
        if not found or not (found["years"] or found["months"]):  # days alone are refused, however many
            return whole_months(parse_years(written))
        months = whole_months(parse_years(found["years"] or "0"))
        more = int(found["months"] or 0)
        if more < 0 or months + more > _MAX_YEARS * 12:
            raise fault("out_of_range", most=str(_MAX_YEARS))
        return months + more
    except PydanticCustomError as error:
        if _is_day(cell):
            raise fault("date_for_years") from None
        if error.type == "not_a_number":
            raise fault("not_years") from None
        raise


def _is_day(cell: str) -> bool:
    if MONTH_BY_NUMBERS.fullmatch(cell):
        return False  # 2026.5 may be anything
    try:
        day(cell)
    except PydanticCustomError as error:
        return error.type == "day_or_month_first"
    return True


def percent(cell: str) -> int:
    """Hundredths of full time: `0.4` or `40%`, `全职` or `half time`."""
    cell = usual(cell)
    if cell.casefold() in _FULL_TIME:
        return 100
    if cell.casefold() in _HALF_TIME:
        return 50
    try:
        if cell.endswith("%"):
            return int(parse_bounded(cell[:-1].rstrip(), 100, 0))
        return parse_share(cell)
    except PydanticCustomError as error:
        if error.type == "not_a_number":
            raise fault("not_a_share") from None
        if cell.endswith("%"):
            raise fault(error.type, most="100%", decimals="0") from None
        raise


def tenths_per_week(cell: str) -> int:
    """Tenths of study hours a week: `6`, `6.5 hours`, `每周6小时`."""
    cell = usual(cell)
    found = _HOURS.fullmatch(cell)
    return int(parse_hours_per_week(found[1] if found else cell) * 10)
