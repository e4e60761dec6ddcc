"""What a path adds up to; a total is not stated as long as one of its parts is not."""

from collections.abc import Iterable
from decimal import Decimal

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Exam


def study_hours(exams: Iterable[Exam]) -> Decimal | None:
    total = Decimal(0)
    for exam in exams:
        if exam.study_hours is None:
            return None
        total += exam.study_hours
    return total


def fee(exams: Iterable[Exam]) -> Decimal | None:
    """Training, materials and exam fees together; also not stated if the currencies differ."""
    total = Decimal(0)
    currencies = set()
    for exam in exams:
        for part in (exam.fee_training, exam.fee_materials, exam.fee_exam):
            if part is None:
                return None
            total += part
        currencies.add(exam.currency)
    return total if len(currencies) <= 1 else None


def is_lower_bound(catalog: Catalog, level_id: str) -> bool:
    """Whether a study time, sitting rule or result time is not stated: dates are "no earlier than".

    What is applied for has no sittings.
    """
    exam = catalog.exam(level_id)
    has_sittings = exam.sittings is not None or catalog.level(level_id).kind == "award"
    return exam.study_hours is None or not has_sittings or exam.results_days is None
