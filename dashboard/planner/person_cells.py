"""Numbers about a person, in a roster or in an address: text to value, or a fault code."""

from decimal import Decimal

from dashboard.catalog.cells import DECIMAL, fault


def parse_bounded(cell: str, most: int, decimals: int | None, zero_allowed: bool = True) -> Decimal:
    """A number from 0 to `most` with at most so many decimals, zeros at the end aside; `None`: any number."""
    detail = {"most": str(most), "decimals": str(decimals)}
    if not DECIMAL.fullmatch(cell):
        raise fault("not_a_number")
    number = Decimal(cell)
    if cell.startswith("-") or number > most or (number == 0 and not zero_allowed):
        raise fault("out_of_range" if zero_allowed else "out_of_range_above_zero", **detail)
    if decimals is not None and len(cell.partition(".")[2].rstrip("0")) > decimals:
        raise fault("too_many_decimals", **detail)
    return number


def parse_hours_per_week(cell: str) -> Decimal:
    """Study hours a week: above 0, at most 168, at most one decimal."""
    return parse_bounded(cell, 168, 1, zero_allowed=False)


def parse_years(cell: str) -> Decimal:
    """Years of experience: 0 to 80, with any number of decimals."""
    return parse_bounded(cell, 80, None)


def parse_share(cell: str) -> int:
    return int(parse_bounded(cell, 1, 2) * 100)
