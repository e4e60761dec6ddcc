"""What the source contradicts or leaves open, beside what it touches: looked up by role, never retold."""

from collections.abc import Iterable

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Contradiction, Role


def contradictions_of(
    catalog: Catalog, *roles: Role, cites: Iterable[str] | None = None
) -> tuple[Contradiction, ...]:
    """The rows of these roles in the order of the table; where `cites` are given, those about one of them."""
    cited = None if cites is None else set(cites)
    return tuple(
        row
        for row in catalog.contradictions
        if row.role in roles and (cited is None or not cited.isdisjoint(row.cites))
    )


def contradiction_of(catalog: Catalog, role: Role, cites: Iterable[str]) -> Contradiction | None:
    """The first row of a role that is about one of `cites`, if there is one."""
    return next(iter(contradictions_of(catalog, role, cites=cites)), None)
