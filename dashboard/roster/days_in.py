"""Days as people and programs write them: by numbers, in Chinese, with the month by its name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from dashboard.catalog.cells import fault
from dashboard.roster.usual import usual
from dashboard.rules.months import day_number

FAR: Final = 100
"""Years from today beyond which no start and no certificate is meant."""

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY_OF: Final = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?"
_FORMS: Final = (
    *(
        rf"(?P<y>[0-9]{{4}}){mark}(?P<m>[0-9]{{1,2}})(?:{mark}(?P<d>[0-9]{{1,2}}))?"
        for mark in ("-", "/", r"\.")
    ),
    r"(?P<y>[0-9]{4}) ?年 ?(?P<m>[0-9]{1,2}) ?月(?: ?(?P<d>[0-9]{1,2}) ?[日号])?",
    r"(?P<y>(?:19|20)[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
    r"(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>[0-9]{4})",  # with dots, nobody puts the month first
    rf"{_DAY_OF}(?: of |[ /-]?){_MONTH},?[ /-]?(?P<y>[0-9]{{4}})",
    rf"{_MONTH}[ -]?{_DAY_OF}(?:, ?|[ -])(?P<y>[0-9]{{4}})",
    rf"{_MONTH},?[ -](?P<y>[0-9]{{4}})",
    rf"(?P<y>[0-9]{{4}})[ -]{_MONTH}(?:[ -]{_DAY_OF})?",
)
"""A month without a day is its first. The month is a number or a name."""
_EITHER_FIRST: Final = r"(?P<a>[0-9]{1,2})(?P<mark>[-/])(?P<b>[0-9]{1,2})(?P=mark)(?P<y>[0-9]{4})"
"""Day, month and year, or month, day and year."""
_WEEKDAY: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_BEFORE: Final = rf"(?:{_WEEKDAY},? )?"
_AFTER: Final = (
    rf"(?: ?\(?(?:(?:星期|周|礼拜)[一二三四五六日天]|{_WEEKDAY})\)?)?"
    r"(?:[T ] ?(?:[上下]午 ?)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[AP]M)?"
    r"(?: ?(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}))?)?"
)
"""The day of the week and the time: a day is the same with them, and in its own time zone."""


def _whole(form: str) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}{form}{_AFTER}", re.IGNORECASE)


_WHOLE_FORMS: Final = tuple(map(_whole, _FORMS))
_WHOLE_EITHER_FIRST: Final = _whole(_EITHER_FIRST)
_ANY_FORM: Final = "|".join(
    re.sub(r"\(\?P<\w+>", "(?:", form.replace("(?P=mark)", "[-/]")) for form in (*_FORMS, _EITHER_FIRST)
)
DAY_IN_TEXT: Final = re.compile(
    rf"(?<![0-9A-Za-z.-]){_BEFORE}(?:{_ANY_FORM})(?![0-9]){_AFTER}", re.IGNORECASE
)
"""A day somewhere in a text that has its usual form; whether there is such a day is not asked."""
_SOMEWHERE_EITHER_FIRST: Final = re.compile(rf"(?<![0-9]){_EITHER_FIRST}(?![0-9])")
MONTH_BY_NUMBERS: Final = re.compile(r"[0-9]{4}[-/.][0-9]{1,2}")


@dataclass(frozen=True)
class DayOrder:
    """What is known of days such as 05/11/2025 in a column: whether the day is first, or nothing.

    `contradiction` has a day of the column that can only have the day first, and one that can only have
    the month first, where there are both.
    """

    day_first: bool | None = None
    contradiction: tuple[str, str] | None = None


@lru_cache(maxsize=2**15)
def day(cell: str, day_first: bool | None = None) -> int:
    """A day number. A month without a day is its first; a time of day is left out.

    `day_first` says how days such as 05/11/2025 are read; without it, those that can be read in two ways
    are refused.
    """
    text = usual(cell)
    if found := _WHOLE_EITHER_FIRST.fullmatch(text):
        first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
        with_day_first, with_month_first = _date(year, second, first), _date(year, first, second)
        if day_first is None and with_day_first and with_month_first and first != second:
            raise fault("day_or_month_first", first=str(with_day_first), second=str(with_month_first))
        choices = {True: with_day_first, False: with_month_first, None: with_day_first or with_month_first}
        read = choices[day_first]
    else:
        read = _in_a_form(text)
    if read is None:
        raise fault("not_a_date")
    return day_number(read)


def _in_a_form(text: str) -> date | None:
    for form in _WHOLE_FORMS:
        if found := form.fullmatch(text):
            if re.fullmatch(r"[0-9]{4}\.1", text):
                # A spreadsheet shows the number 2027.10, which was typed for October, like this.
                year = found["y"]
                raise fault("january_or_october", first=f"{year}-01", second=f"{year}-10")
            month = found["m"]
            number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].casefold()) + 1
            return _date(int(found["y"]), number, int(found.groupdict().get("d") or 1))
    return None


def _date(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def only_readings(texts: Iterable[str]) -> Iterator[tuple[bool, str]]:
    """The days in some texts that can only have the day first (`True`), or only the month first."""
    for text in texts:
        for found in _SOMEWHERE_EITHER_FIRST.finditer(usual(text)):
            first, second = int(found["a"]), int(found["b"])
            if (first > 12) != (second > 12):
                yield first > 12, found[0]


@dataclass(frozen=True)
class DayNear:
    """Reads a day of a column as `day` does; one more than `FAR` years from today has a slip in its year."""

    today: int
    order: DayOrder = DayOrder()

    def __call__(self, cell: str) -> int:
        if self.order.contradiction and _WHOLE_EITHER_FIRST.fullmatch(usual(cell)):
            first, second = self.order.contradiction
            raise fault("days_contradict", day_first=first, month_first=second)
        found = day(cell, self.order.day_first)
        if abs(found - self.today) > FAR * 366:
            raise fault("date_far", years=str(FAR))
        return found
