"""A file of people in, faults by row and column; plans out."""

from dashboard.roster.bad_rows import bad_rows_file
from dashboard.roster.columns_out import OutputError, Writer
from dashboard.roster.files_in import FORMATS, read_roster, read_table
from dashboard.roster.files_out import writer_for
from dashboard.roster.headers import NAMES, Mapping, guess_mapping, named_mapping
from dashboard.roster.people_in import BadRows, ReadRoster, Roster, read_parts
from dashboard.roster.plans_out import Columns, Plans, plan_people, plan_roster
from dashboard.roster.table import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Chunk, RosterError, Table
from dashboard.roster.templates import example_roster, template

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "NAMES",
    "BadRows",
    "Chunk",
    "Columns",
    "Mapping",
    "OutputError",
    "Plans",
    "ReadRoster",
    "Roster",
    "RosterError",
    "Table",
    "Writer",
    "bad_rows_file",
    "example_roster",
    "guess_mapping",
    "named_mapping",
    "plan_people",
    "plan_roster",
    "read_parts",
    "read_roster",
    "read_table",
    "template",
    "writer_for",
]
