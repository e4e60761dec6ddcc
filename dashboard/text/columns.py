"""A roster's columns in words: what they are called, and how those of a file are understood."""

from typing import assert_never

from dashboard.catalog.catalog import Catalog
from dashboard.roster.columns import ASPECTS, HOLDS_ON, RosterColumns, clock_column
from dashboard.roster.columns_read import ReadColumn
from dashboard.roster.units import Unit
from dashboard.rules.people import WORK
from dashboard.text.conditions import clock_name
from dashboard.text.words import Words


def column_name(words: Words, columns: RosterColumns, column: str) -> str:
    """What a column of a roster is called in this language."""
    if column == HOLDS_ON:
        return words("columns.dates_of_holds")
    return columns.usual_name(column) if words.language == "zh" else column


def field_name(words: Words, catalog: Catalog, column: str) -> str:
    """What a column of a roster holds: 工作年限, 审核工作：年限."""
    for clock_id in catalog.clock_ids:
        for aspect in ASPECTS:
            if column == clock_column(clock_id, aspect) and clock_id != WORK:
                return words(f"team.field.clock.{aspect}", clock=clock_name(words, catalog, clock_id))
    return words(f"team.field.{column}")


def conversion(words: Words, unit: Unit) -> str:
    """What is done to a column in this unit, with an example."""
    return words(
        "columns.converted",
        unit=words(f"unit.{unit.code}"),
        own=words(f"unit.{unit.kind}"),
        example=unit.example,
        result=unit.example_in_own,
    )


def column_sentence(words: Words, columns: RosterColumns, read: ReadColumn) -> str:
    """What there is to say of how a column is understood; "" for one that is read or carried as it is."""
    column = column_name(words, columns, read.column) if read.column else ""
    match read.how:
        case "named" | "guessed":
            return f"{read.heading}: {conversion(words, read.unit)}" if read.unit else ""
        case "carried":
            return ""
        case "likely":
            wanted = column
            if read.unit:
                unit = words(f"unit.{read.unit.code}")
                wanted = words("columns.in_unit", column=column, unit=unit)
            return words("columns.likely", heading=read.heading, column=column, wanted=wanted)
        case "like":
            return words("columns.like", heading=read.heading, column=column)
        case "noted":
            return words("columns.noted", heading=read.heading, column=column)
        case "begun":
            column = column_name(words, columns, "work_years")
            return words("columns.begun", heading=read.heading, column=column)
        case "holds_on":
            column = column_name(words, columns, "holds")
            return words("columns.holds_on", heading=read.heading, column=column)
        case _:
            assert_never(read.how)
