"""Three small made-up ladders that use every kind of rule; no test of the frozen tables stands on them.

`drawing` (with its silent sibling `sketching`) is like the frozen first scheme: 初级, 中级 and 高级, by
experience or by the certificate before, in two wordings. `auditing` has levels called 初级 and 高级 too,
clocks of its own, education, questions, certificates that expire, an award, and renewals. `networking` has
sittings on dates, an edition that ends and its successor, a rule that changes on a day, fees in two
currencies, and a level of whose exam nothing is stated. What they say is in `ladders/`, in tables like those
of `data/`.
"""

import csv
from functools import cache
from pathlib import Path
from typing import Final

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from tests.slow.tables import Tables

LADDERS: Final = Path(__file__).parent / "ladders"


@cache
def ladders_catalog() -> Catalog:
    return load(LADDERS)


@cache
def ladders_text() -> Tables:
    """The same tables as text."""
    found = {}
    for path in LADDERS.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = tuple(csv.DictReader(file))
    return found
