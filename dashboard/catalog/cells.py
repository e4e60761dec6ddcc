"""What one cell of a table may hold: text to value, or a fault code.

Every type here reads the cell's text as it stands in the file. A cell that is wrong raises a
`PydanticCustomError` whose type is the fault code that `dashboard.text` puts into words.
"""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

SittingRule = Literal["any", "monthly", "quarterly"]
Sittings = SittingRule | tuple[date, ...]
SITTING_RULES: Final[tuple[SittingRule, ...]] = ("any", "monthly", "quarterly")

MAX_YEARS: Final = Decimal(80)
"""No condition asks for more years than a working life; the roster has the same limit."""
MAX_NUMBER: Final = Decimal(10) ** 12
MAX_HOURS: Final = Decimal(100_000)
MAX_DAYS: Final = 3_650
MAX_MONTHS: Final = 1_200
MAXDECIMALS: Final = 4
"""As in the roster; it keeps the planner's whole-number arithmetic within 64 bits."""

_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
DECIMAL = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARTIAL_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")


def fault(code: str, **detail: str) -> PydanticCustomError:
    """The error that a cell's type raises; `detail` fills the sentence that explains it."""
    return PydanticCustomError(code, code, detail)


def parse_date(cell: str) -> date:
    """An ISO date, `2027-03-20`, and nothing else that Python would also take for one."""
    if not _DATE.fullmatch(cell):
        raise fault("not_a_date")
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise fault("not_a_date") from None


def parse_decimal(cell: str, most: Decimal = MAX_NUMBER) -> Decimal:
    """A number from 0 to `most`, exactly as written."""
    if not DECIMAL.fullmatch(cell):
        raise fault("not_a_number")
    number = Decimal(cell)
    if cell.startswith("-"):
        raise fault("negative")
    if number > most:
        raise fault("too_large", most=f"{most:f}")
    if len(cell.partition(".")[2]) > MAXDECIMALS:
        raise fault("too_many_decimals", decimals=str(MAXDECIMALS))
    return number


def parse_whole(cell: str, most: int) -> int:
    """A whole number from 0 to `most`."""
    number = parse_decimal(cell, Decimal(most))
    if number != number.to_integral_value():
        raise fault("not_whole")
    return int(number)


def parse_sittings(cell: str) -> Sittings:
    """`any`, `monthly`, `quarterly`, or ISO dates separated by `|`, which come back sorted."""
    for rule in SITTING_RULES:
        if cell == rule:
            return rule
    try:
        return tuple(sorted({parse_date(part.strip()) for part in cell.split("|")}))
    except PydanticCustomError:
        raise fault("not_sittings") from None


def sittings_text(sittings: Sittings) -> str:
    """The cell that `parse_sittings` reads as `sittings`."""
    return sittings if isinstance(sittings, str) else "|".join(day.isoformat() for day in sittings)


def years_in_months(years: Decimal) -> int:
    """Years × 12, rounded to whole months, a half up."""
    return int((years * 12).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _filled(cell: str) -> str:
    if not cell:
        raise fault("empty")
    return cell


def _slug(cell: str) -> str:
    if not _SLUG.fullmatch(_filled(cell)):
        raise fault("not_an_id")
    return cell


def _optional_slug(cell: str) -> str | None:
    return _slug(cell) if cell else None


def _slugs(cell: str) -> tuple[str, ...]:
    return tuple(_slug(part.strip()) for part in cell.split("|")) if cell else ()


def _optional_date(cell: str) -> date | None:
    return parse_date(cell) if cell else None


def _published(cell: str) -> str | None:
    if not cell:
        return None
    return cell if _PARTIAL_DATE.fullmatch(cell) else parse_date(cell).isoformat()


def _amount(cell: str) -> Decimal | None:
    return parse_decimal(cell) if cell else None


def _years(cell: str) -> Decimal | None:
    return parse_decimal(cell, MAX_YEARS) if cell else None


def _hours(cell: str) -> Decimal | None:
    return parse_decimal(cell, MAX_HOURS) if cell else None


def _days(cell: str) -> int | None:
    return parse_whole(cell, MAX_DAYS) if cell else None


def _months(cell: str) -> int | None:
    return parse_whole(cell, MAX_MONTHS) if cell else None


def _lasting(cell: str) -> int | Literal["none"]:
    if not cell:
        raise fault("months_missing")
    if cell == "none":
        return "none"
    try:
        months = parse_whole(cell, MAX_MONTHS)
    except PydanticCustomError:
        months = 0
    if not months:
        raise fault("not_lasting", most=str(MAX_MONTHS))
    return months


def _rank(cell: str) -> int:
    return parse_whole(_filled(cell), 1_000)


def _sittings(cell: str) -> Sittings | None:
    return parse_sittings(cell) if cell else None


def _url(cell: str) -> str:
    if cell and not cell.startswith(("https://", "http://")):
        raise fault("not_a_url")
    return cell


class OneOf:
    """A cell that holds one of a few words; an empty cell means `empty` where that is one of them."""

    def __init__(self, *words: str, empty: str = "") -> None:
        self.words = words
        self.empty = empty

    def __call__(self, cell: str) -> str:
        word = cell or self.empty
        if word not in self.words:
            allowed = ["(empty)"] if self.empty else []
            allowed += [each or "(empty)" for each in self.words]
            raise fault("unknown_word", allowed=", ".join(allowed))
        return word


def one_of(*words: str, empty: str = "") -> Any:
    """The validator of a column whose words are fixed; an empty cell is read as `empty`."""
    return BeforeValidator(OneOf(*words, empty=empty))


Text = str
Name = Annotated[str, BeforeValidator(_filled)]
Slug = Annotated[str, BeforeValidator(_slug)]
OptionalSlug = Annotated[str | None, BeforeValidator(_optional_slug)]
Slugs = Annotated[tuple[str, ...], BeforeValidator(_slugs)]
OptionalDate = Annotated[date | None, BeforeValidator(_optional_date)]
FromDay = Annotated[date | None, BeforeValidator(_optional_date), Field(alias="from")]
"""A column called `from`, which no name in Python can be."""
Published = Annotated[str | None, BeforeValidator(_published)]
Amount = Annotated[Decimal | None, BeforeValidator(_amount)]
Years = Annotated[Decimal | None, BeforeValidator(_years)]
Hours = Annotated[Decimal | None, BeforeValidator(_hours)]
Days = Annotated[int | None, BeforeValidator(_days)]
Months = Annotated[int | None, BeforeValidator(_months)]
Lasting = Annotated[int | Literal["none"], BeforeValidator(_lasting)]
Rank = Annotated[int, BeforeValidator(_rank)]
OptionalSittings = Annotated[Sittings | None, BeforeValidator(_sittings)]
Url = Annotated[str, BeforeValidator(_url)]
