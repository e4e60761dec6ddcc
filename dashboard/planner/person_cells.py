"""What one cell about a person may hold, in a roster or in an address: text to value, or a fault code."""

from datetime import date
from decimal import Decimal

from pydantic_core import PydanticCustomError

from dashboard.catalog.cells import DECIMAL, fault, parse_date

Holds = tuple[tuple[str, date | None], ...]
"""Levels held, each with its date if known."""


def parse_bounded(cell: str, most: int, decimals: int, zero_allowed: bool = True) -> Decimal:
    """A number from 0 to `most` with at most so many decimals, zeros at their end aside."""
    detail = {"most": str(most), "decimals": str(decimals)}
    if not DECIMAL.fullmatch(cell):
        raise fault("not_a_number")
    number = Decimal(cell)
    if cell.startswith("-") or number > most or (number == 0 and not zero_allowed):
        raise fault("out_of_range" if zero_allowed else "out_of_range_above_zero", **detail)
    if len(cell.partition(".")[2].rstrip("0")) > decimals:
        raise fault("too_many_decimals", **detail)
    return number


def parse_hours_per_week(cell: str) -> Decimal:
    """Study hours a week: above 0, at most 168, at most one decimal."""
    return parse_bounded(cell, 168, 1, zero_allowed=False)


def parse_years(cell: str) -> Decimal:
    return parse_bounded(cell, 80, 4)


def parse_share(cell: str) -> int:
    return int(parse_bounded(cell, 1, 2) * 100)


def parse_level(cell: str, level_ids: tuple[str, ...]) -> str:
    if cell not in level_ids:
        raise fault("unknown_level", part=cell, levels=", ".join(level_ids))
    return cell


def parse_holds(cell: str, level_ids: tuple[str, ...]) -> Holds:
    """`aigc-junior@2026-05-01|prompt-engineer`: levels held, sorted, the date optional."""
    holds: set[tuple[str, date | None]] = set()
    for part in cell.split("|"):
        level_id, at, day = (piece.strip() for piece in part.partition("@"))
        parse_level(level_id, level_ids)
        if at:
            try:
                holds.add((level_id, parse_date(day)))
            except PydanticCustomError as error:
                raise fault(error.type, part=part.strip()) from None
        else:
            holds.add((level_id, None))
    return tuple(sorted(holds, key=lambda hold: (hold[0], hold[1] or date.min)))
