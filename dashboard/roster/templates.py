"""A file to begin with: the columns of a roster, and one row that shows how to fill them in."""

import csv
from functools import cache
from pathlib import Path
from typing import Final

from pydantic_core import PydanticCustomError

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import ROOT_CLOCK
from dashboard.roster.columns import ASPECTS, clock_column, columns_of
from dashboard.roster.csv_out import typed_csv
from dashboard.roster.education_in import EducationNames
from dashboard.roster.levels_in import Levels
from dashboard.roster.names_in import Names
from dashboard.state.choices import LANGUAGES, Language

_CELLS: Final = Path(__file__).parent / "template.csv"
"""What the row holds by language; `years` and the like are those of every clock but that of work."""


def template(language: Language, catalog: Catalog) -> bytes:
    """A CSV file with the columns that the tables ask for, named in this language, and one row to be deleted.

    It begins with a BOM, so that a spreadsheet opens it as UTF-8.
    """
    columns = columns_of(catalog)
    cells = {
        **_cells(language),
        **_of_clocks(catalog, language),
        **_of_levels(catalog, language),
        "education": _education(catalog, language),
        "answers": _answers(catalog, language),
    }
    names = [columns.usual_name(column) if language == "zh" else column for column in columns.asked]
    return typed_csv(names, [[cells[column]] for column in columns.asked])


@cache
def _cells(language: Language) -> dict[str, str]:
    with _CELLS.open(encoding="utf-8", newline="") as file:
        return {row["cell"]: row[language] for row in csv.DictReader(file)}


TEMPLATE_PEOPLE: Final = frozenset(_cells(language)["person"] for language in LANGUAGES)
"""Who stands in the row that shows how: nobody, and never planned."""


def _of_clocks(catalog: Catalog, language: Language) -> dict[str, str]:
    return {
        clock_column(clock_id, aspect): _cells(language)[aspect]
        for clock_id in catalog.clock_ids
        for aspect in ASPECTS
        if clock_id != ROOT_CLOCK
    } | {clock_column(ROOT_CLOCK, aspect): _cells(language)[f"work_{aspect}"] for aspect in ASPECTS}


def _of_levels(catalog: Catalog, language: Language) -> dict[str, str]:
    """Somebody who holds the first level of the first scheme, and wants the next."""
    scheme_id, levels = catalog.level(catalog.default_target).scheme_id, Levels(catalog)
    own = [level_id for level_id in catalog.level_ids if catalog.level(level_id).scheme_id == scheme_id]

    def named(level_id: str) -> str:
        name, scheme = (row.name_zh for row in (catalog.level(level_id), catalog.scheme_of(level_id)))
        by_name = (name, f"{scheme} {name}") if language == "zh" else ()
        return _understood(levels, level_id, *by_name)

    held_on = _cells(language)["held_on"]
    return {"holds": f"{named(own[0])}@{held_on}", "target": named(own[1 % len(own)])}


def _education(catalog: Catalog, language: Language) -> str:
    """The least education that some level asks for."""
    asked = {each for row in catalog.prerequisites if row.fact == "education" for each in row.scope}
    rows = sorted((row.rank, row.education_id) for row in catalog.education if row.education_id in asked)
    if not rows:
        return ""
    _, education_id = rows[0]
    by_name = (catalog.education_of(education_id).name_zh,) if language == "zh" else ()
    named = _understood(EducationNames(catalog), education_id, *by_name)
    return f"{named}@{_cells(language)['educated_on']}"


def _answers(catalog: Catalog, language: Language) -> str:
    """Yes to the first question that is asked, and no to the second."""
    asked = {each for row in catalog.prerequisites if row.fact == "answer" for each in row.scope}
    first, *others = [row.question_id for row in catalog.questions if row.question_id in asked] or [""]
    no = "".join(f"|!{question_id}" for question_id in others[:1])
    return f"{first}@{_cells(language)['held_on']}{no}" if first else ""


def _understood(names: Names, own_id: str, *by_name: str) -> str:
    """The first of some texts that names what has this id, and nothing else; else the id."""
    for text in by_name:
        try:
            if text and names.place_if_known(text) == names.place_of[own_id]:
                return text
        except PydanticCustomError:
            continue
    return own_id
