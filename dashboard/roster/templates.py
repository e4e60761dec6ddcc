"""Files to begin with: an empty roster with one row that shows how, and a roster of people made up."""

import csv
from pathlib import Path
from typing import Final

from dashboard.state.choices import LANGUAGES, Language

_HERE: Final = Path(__file__).parent
EXAMPLE_NAME: Final = "example.csv"


def _template_of(language: Language) -> Path:
    return _HERE / f"template_{language}.csv"


def template(language: Language) -> bytes:
    """A CSV file with the names of the columns in this language, and one row to be deleted.

    It begins with a BOM, so that a spreadsheet opens it as UTF-8.
    """
    return _template_of(language).read_text(encoding="utf-8").encode("utf-8-sig")


def example_roster() -> bytes:
    """A CSV file of 60 people; they are made up, and their names say so."""
    return (_HERE / EXAMPLE_NAME).read_text(encoding="utf-8").encode("utf-8-sig")


def _shown(language: Language) -> str:
    with _template_of(language).open(encoding="utf-8", newline="") as file:
        _, (person, *_) = csv.reader(file)
    return person


TEMPLATE_PEOPLE: Final = frozenset(map(_shown, LANGUAGES))
"""Who stands in the row that shows how: nobody, and never planned."""
