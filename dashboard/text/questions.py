"""What the source contradicts or leaves open, beside what it touches: looked up, never retold."""

from collections.abc import Iterable

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Contradiction

CERTIFICATES_ALONE = "C4"
WHOSE_CERTIFICATE = "C6"
AUDIENCES_AND_LEVELS = "C11"
ON_SUBJECTS = ("C4", "C10", "C21")
NOT_STATED_AT_ALL = "C23"


def question(
    catalog: Catalog, contradiction_id: str, cites: Iterable[str] | None = None
) -> Contradiction | None:
    """The row of that id, if the tables have it and (where `cites` are given) it is about one of them."""
    for row in catalog.contradictions:
        if row.contradiction_id == contradiction_id and (cites is None or set(cites) & set(row.cites)):
            return row
    return None
