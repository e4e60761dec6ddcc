"""The unit that a column's heading names, where it is not the column's own, and cells read in that unit.

A month is a twelfth of 365.25 days, as elsewhere; whole months are counted as `whole_months` does.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal
from unicodedata import normalize

from dashboard.catalog.cells import DECIMAL, fault
from dashboard.roster.heading_parts import Heading, heading_parts
from dashboard.roster.invisible import visible

Kind = Literal["years", "shares", "hours_per_week"]
"""What a column counts; also the code of its own unit."""

_DAYS_A_MONTH: Final = Fraction("365.25") / 12
_TOO_MUCH: Final = 10**9
_YEARS: Final = {
    "years": "年|年数|整年|周年|years?|yrs?|y",
    "months": "整?个?月|月数|months?|mths?|mons?|mos?|m",
    "weeks": "周|周数|星期|礼拜|weeks?|wks?|w",
    "days": "天|天数|日|日数|days?|d",
}
_SHARES: Final = {
    "shares": "小数|0[-~至到]1|fte|fractions?|decimals?",
    "percent": "%|百分[比数率]|百分之|percent|percentages?|pct|0%?[-~至到]100%?",
}
_TIMES: Final = {"hours": "个?小时数?|时|钟头|hours?|hrs?|h", "minutes": "分钟数?|分|minutes?|mins?"}
_PERIODS: Final = {
    "week": "周|星期|礼拜|weekly|weeks?|wks?|w",
    "workday": "工作日|workdays?|workingdays?|weekdays?",
    "day": "天|日|daily|days?|d",
    "month": "月|monthly|months?",
}


def _any(words: dict[str, str]) -> str:
    return "|".join(words.values())


_TIME: Final = f"(?P<time>{_any(_TIMES)})"
_PERIOD: Final = f"(?P<period>{_any(_PERIODS)})"
_EACH: Final = "(?:/|每一?个?|per|an?|each)"
_RATES: Final = (
    re.compile(f"{_TIME}(?:{_EACH}{_PERIOD})?"),
    re.compile(f"{_EACH}?{_PERIOD}{_TIME}"),
    re.compile(f"{_EACH}{_PERIOD}"),
    re.compile(f"(?P<period>{_PERIODS['week']})"),
)
"""Ways to say hours a week; days alone may be the days of a week that somebody studies on."""
_AROUND_A_UNIT: Final = re.compile(
    r"^(?:计量)?单位[为是]?:?|^units?:?|^in(?=[a-z])|^[以按用]|(?:为单位|计算?)$"
)
_BEHIND_A_NAME: Final = re.compile(
    rf"(?P<name>.*?[^\s/_\-·,:|])[\s/_\-·,:|]+"
    rf"(?P<unit>(?:in\s+)?(?:{_any(_YEARS)}|{_any(_SHARES)}|{_any(_TIMES)}))",
    re.IGNORECASE,
)
_WITHIN_A_NAME: Final[dict[str, re.Pattern[str]]] = {
    code: re.compile(words, re.IGNORECASE)
    for code, words in {
        "years": r"年数|几年|多少年|年$|years?|(?<![a-z])yrs?(?![a-z])",
        "months": r"月数|个月|(?<![年0-9])月$|months?|(?<![a-z])(?:mths?|mos?)(?![a-z])",
        "weeks": r"周数|个星期|星期数|周$|(?<![a-z])(?:weeks?|wks?)(?![a-z])",
        "days": r"天数|天$|(?<![a-z])days?(?![a-z])",
        "percent": r"%|百分[比数率]|per ?cent|(?<![a-z])pct(?![a-z])",
        "hours": r"小时|hours?|(?<![a-z])hrs?(?![a-z])",
        "minutes": r"分钟|minutes?|(?<![a-z])mins?(?![a-z])",
        "week": r"(?:每一?个?|/ ?)(?:周|星期|礼拜)|周均|weekly|(?:per|each|/) ?(?:week|wk)|(?<![a-z])a week",
        "workday": r"(?:每一?个?|/ ?)工作日|(?:per|each|/|(?<![a-z])a) ?(?:work|week|working ?)day",
        "day": r"(?:每一?个?|/ ?)[天日]|[日天]均|daily|(?:per|each|/) ?day|(?<![a-z])a day",
        "month": r"(?:每一?个?|/ ?)月|月均|monthly|(?:per|each|/) ?month|(?<![a-z])a month",
    }.items()
}
_SAYS_ITS_UNIT: Final = re.compile(r"[a-z%年月周天日时分]|星期")


@dataclass(frozen=True)
class Unit:
    """A unit in which a column may be given; `kind` says what the column holds.

    `size` is what one of it makes in the column's smallest steps: months, hundredths of full time,
    tenths of an hour a week. `example` is a number of it that is easy to check.
    """

    code: str
    kind: Kind
    size: Fraction
    example: str

    def reading(self, parse: Callable[[str], int]) -> Callable[[str], int]:
        """`parse` for a column in this unit: numbers are of it, and a cell that names a unit keeps that."""

        def read(cell: str) -> int:
            text = normalize("NFKC", visible(cell)).casefold()
            if DECIMAL.fullmatch(text):
                return self._steps(Decimal(text))
            # Of hours, what a cell leaves open is as in the heading: 1 hour under minutes a day is one a day.
            own = self._in_own_unit(text)
            if own is not None:
                return own
            found = parse(cell)
            if not _SAYS_ITS_UNIT.search(text):
                raise fault("not_in_unit", unit=self.code)
            return found

        return read

    @property
    def example_in_own(self) -> str:
        """`example` as the column has it: 18 months are 1.5."""
        steps, a_whole = self._steps(Decimal(self.example)), _STEPS[self.kind]
        return f"{round(Decimal(steps) / a_whole, 2).normalize():f}"

    def _in_own_unit(self, text: str) -> int | None:
        """The steps of a number with its unit, such as `90分钟`; what it leaves open is as in this unit."""
        found = re.fullmatch(r"(?P<number>-?[0-9.]+)\s*(?P<unit>\D+)", text)
        if not found or not DECIMAL.fullmatch(found["number"]):
            return None
        code = _code_of(self.kind, [found["unit"]], self.code)
        return UNITS[code]._steps(Decimal(found["number"])) if code else None

    def _steps(self, number: Decimal) -> int:
        if self.code == "percent" and 0 < number < 1:
            raise fault("share_under_percent")
        most, least, rounding = _MOST[self.kind], _LEAST[self.kind], _ROUNDING[self.kind]
        if 0 <= number < _TOO_MUCH:
            exact = Fraction(number) * self.size
            if exact <= most and exact + rounding >= least:
                return int(exact + rounding)
        bounds = (least - rounding) / self.size if least else Fraction(0), most / self.size
        from_, to = (f"{float(bound):.2f}".rstrip("0").rstrip(".") for bound in bounds)
        raise fault("out_of_range_in_unit", unit=self.code, least=from_, most=to)


_STEPS: Final[dict[Kind, int]] = {"years": 12, "shares": 100, "hours_per_week": 10}
_MOST: Final[dict[Kind, int]] = {"years": 80 * 12, "shares": 100, "hours_per_week": 168 * 10}
_LEAST: Final[dict[Kind, int]] = {"years": 0, "shares": 0, "hours_per_week": 1}
_ROUNDING: Final[dict[Kind, Fraction]] = {
    "years": Fraction("0.05"),  # as `whole_months`
    "shares": Fraction(1, 2),
    "hours_per_week": Fraction(1, 2),
}
_A_WEEK: Final[dict[str, Fraction]] = {
    "week": Fraction(1),
    "workday": Fraction(5),
    "day": Fraction(7),
    "month": 7 / _DAYS_A_MONTH,
}
_EXAMPLES: Final = {
    "hours": {"week": "6", "workday": "1", "day": "1", "month": "20"},
    "minutes": {"week": "120", "workday": "30", "day": "30", "month": "600"},
}


def _units() -> Iterator[Unit]:
    yield Unit("years", "years", Fraction(12), "1.5")
    yield Unit("months", "years", Fraction(1), "18")
    yield Unit("weeks", "years", 7 / _DAYS_A_MONTH, "26")
    yield Unit("days", "years", 1 / _DAYS_A_MONTH, "183")
    yield Unit("shares", "shares", Fraction(100), "0.4")
    yield Unit("percent", "shares", Fraction(1), "40")
    for time, tenths in (("hours", Fraction(10)), ("minutes", Fraction(1, 6))):
        for period, times in _A_WEEK.items():
            yield Unit(f"{time}_per_{period}", "hours_per_week", tenths * times, _EXAMPLES[time][period])


UNITS: Final = {unit.code: unit for unit in _units()}


def unit_of(heading: str, column: str) -> Unit | None:
    """The unit that a heading names for a column of the roster; `None` if it is the column's own."""
    kind = _kind_of(column)
    if kind is None:
        return None
    parts = heading_parts(heading)
    if not any(is_unit_note(note, column) for note in parts.notes):
        for shorter in without_unit(parts):
            parts = shorter if is_unit_note(shorter.notes[0], column) else parts
    within = _code_within(kind, parts.name)
    code = (is_one_unit(parts.notes, column) and _code_of(kind, parts.notes, within)) or within
    return UNITS[code] if code != kind else None


def _kind_of(column: str) -> Kind | None:
    """What a column counts: every clock has its years and its share."""
    if column == "hours_per_week":
        return "hours_per_week"
    if column.endswith("_years"):
        return "years"
    return "shares" if column.endswith("_share") else None


def is_unit_note(note: str, column: str) -> bool:
    """Whether a note beside a name says in which unit the column is."""
    kind = _kind_of(column)
    return kind is not None and bool(_said(kind, note))


def is_one_unit(notes: Sequence[str], column: str) -> bool:
    """Whether no two of the notes name different units, as `（年、月）` do."""
    kind = _kind_of(column)
    said = {each for note in notes for each in _said(kind, note).items()} if kind else set()
    return len(said) == len({what for what, _ in said})


def without_unit(heading: Heading) -> Iterator[Heading]:
    """The heading with the unit behind its name as a note, if there is one: `工龄/月`, `years in months`."""
    if found := _BEHIND_A_NAME.fullmatch(heading.name):
        yield Heading(found["name"], (found["unit"].casefold(), *heading.notes))


def _code_of(kind: Kind, notes: Sequence[str], default: str) -> str | None:
    """The unit that the notes name; what they leave open of hours is as in `default`."""
    said: dict[str, str] = {}
    for note in notes:
        said |= _said(kind, note)
    if said and kind == "hours_per_week":
        time, period = default.split("_per_")
        return f"{said.get('time', time)}_per_{said.get('period', period)}"
    return said.get("unit")


def _said(kind: Kind, note: str) -> dict[str, str]:
    """What a note says of the unit: `unit`, or of hours `time`, `period` or both; empty if nothing."""
    note = _AROUND_A_UNIT.sub("", re.sub(r"[\s_.]+", "", note))
    if kind != "hours_per_week":
        codes = {_word(_YEARS if kind == "years" else _SHARES, part) for part in note.split("/")}
        code, *others = codes
        return {"unit": code} if code and not others else {}
    found = next(filter(None, (rate.fullmatch(note) for rate in _RATES)), None)
    named = {name: part for name, part in (found.groupdict() if found else {}).items() if part}
    return {name: _word(_TIMES if name == "time" else _PERIODS, part) for name, part in named.items()}


def _word(words: dict[str, str], said: str) -> str:
    return next((code for code, forms in words.items() if re.fullmatch(forms, said)), "")


def _code_within(kind: Kind, name: str) -> str:
    """The unit that the words of a name say, as `月数` and `minutes per day` do."""
    name = re.sub(r"[_\-.]+", " ", name)
    said = [code for code, words in _WITHIN_A_NAME.items() if words.search(name)]
    if kind == "hours_per_week":
        time = "minutes" if "minutes" in said and "hours" not in said else "hours"
        return f"{time}_per_{next((period for period in _PERIODS if period in said), 'week')}"
    found = [code for code in said if code in (_YEARS if kind == "years" else _SHARES)]
    return found[0] if len(found) == 1 else kind
