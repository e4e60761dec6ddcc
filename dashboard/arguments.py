"""What more than one command is told on its command line."""

import argparse
from datetime import date

from pydantic_core import PydanticCustomError

from dashboard.catalog.cells import parse_date
from dashboard.state.declarations import FIRST_DAY, LAST_DAY


def day_to_plan_from(text: str) -> date:
    """A date that plans can be made as of. Raises `ArgumentTypeError`, as argparse has it."""
    try:
        day = parse_date(text)
    except PydanticCustomError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-11-23") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise argparse.ArgumentTypeError(f"{text!r} is not between {FIRST_DAY} and {LAST_DAY}")
    return day
