"""What a path adds up to; a total is not stated as long as one of its parts is not."""

from collections.abc import Iterable
from decimal import Decimal

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


def is_lower_bound(exam: Exam) -> bool:
    """Whether a study time, sitting rule or result time is not stated: dates are "no earlier than"."""
    return exam.study_hours is None or exam.sittings is None or exam.results_days is None
