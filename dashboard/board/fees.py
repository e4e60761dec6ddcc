"""What so many exams cost."""

from collections.abc import Mapping
from decimal import Decimal

from dashboard.catalog.catalog import Catalog
from dashboard.planner.totals import fee


def fees(catalog: Catalog, exams: Mapping[str, int]) -> tuple[Decimal | None, str]:
    """The fees of so many exams of each level, and their currency; a number below 0 is of exams spared.

    `None` and no currency if a part of a fee is not stated, or if the currencies differ; 0 and no
    currency where there are no exams.
    """
    total, currencies = Decimal(0), set()
    for level_id, number in exams.items():
        if number == 0:
            continue
        exam = catalog.exam(level_id)
        each = fee([exam])
        if each is None:
            return None, ""
        total += each * number
        currencies.add(exam.currency)
    return (total, "".join(currencies)) if len(currencies) <= 1 else (None, "")
