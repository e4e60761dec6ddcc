"""How many exams there are among levels that are taken, and what these cost."""

from collections.abc import Mapping
from decimal import Decimal

from dashboard.catalog.catalog import Catalog
from dashboard.planner.totals import fee


def exams_among(catalog: Catalog, taken: Mapping[str, int]) -> int:
    """How many exams it is to take so many of each level: what is applied for is none."""
    return sum(number for level_id, number in taken.items() if catalog.level(level_id).kind != "award")


def fees(catalog: Catalog, taken: Mapping[str, int]) -> tuple[Decimal | None, str]:
    """The fees of so many of each level, and their currency; a number below 0 is of levels spared.

    `None` and no currency if a part of a fee is not stated, or if the currencies differ; 0 and no
    currency where nothing is taken.
    """
    total, currencies = Decimal(0), set()
    for level_id, number in taken.items():
        if number == 0:
            continue
        exam = catalog.exam(level_id)
        each = fee([exam])
        if each is None:
            return None, ""
        total += each * number
        currencies.add(exam.currency)
    return (total, "".join(currencies)) if len(currencies) <= 1 else (None, "")
