"""Small tables of what keeps one certificate, and people who hold certificates."""

from dataclasses import replace
from datetime import date

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Renewal, Validity
from dashboard.rules.people import Person
from tests.slow.files import row_of
from tests.slow.tables import Cells

LEVEL = "audit-tools"


def tables(catalog: Catalog, renewals: list[Cells], validity: list[Cells]) -> Catalog:
    """The ladders, with these rows alone in two tables."""
    return replace(
        catalog,
        renewals=tuple(Renewal.model_validate(row) for row in renewals),
        validity=tuple(Validity.model_validate(row) for row in validity),
    )


def renewal(**cells: str) -> Cells:
    return row_of("renewals", **{"level_id": LEVEL, "route": "way", "how": "resit", **cells})


def lasting(months: str, **days: str) -> Cells:
    return row_of("validity", level_id=LEVEL, months=months, **days)


def holding(*held: str) -> Person:
    """Who holds levels, each as a roster has it: `level@day`, the day optional."""
    parts = (each.partition("@") for each in held)
    return Person(holds=tuple((level, date.fromisoformat(day) if day else None) for level, _, day in parts))
