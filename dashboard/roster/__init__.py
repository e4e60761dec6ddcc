"""A file of people in, faults by row and column; plans out."""

from dashboard.roster.armour import harmless
from dashboard.roster.bad_rows import bad_rows_file
from dashboard.roster.columns_out import Columns, OutputError, Writer
from dashboard.roster.files_in import FORMATS, read_roster, read_table
from dashboard.roster.files_out import rows_for, writer_for
from dashboard.roster.headers import NAMES, Mapping, guess_mapping, named_mapping, near_misses
from dashboard.roster.people_in import BadRows, ReadRoster, Roster, part_reader, read_parts
from dashboard.roster.plan_parts import Engine, PartPlanner, PlannedPart
from dashboard.roster.plans_out import Plans, plan_people, plan_roster
from dashboard.roster.table import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Chunk, Part, RosterError, Table
from dashboard.roster.templates import example_roster, template
from dashboard.roster.typed_texts import taken

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "NAMES",
    "BadRows",
    "Chunk",
    "Columns",
    "Engine",
    "Mapping",
    "OutputError",
    "Part",
    "PartPlanner",
    "PlannedPart",
    "Plans",
    "ReadRoster",
    "Roster",
    "RosterError",
    "Table",
    "Writer",
    "bad_rows_file",
    "example_roster",
    "guess_mapping",
    "harmless",
    "named_mapping",
    "near_misses",
    "part_reader",
    "plan_people",
    "plan_roster",
    "read_parts",
    "read_roster",
    "read_table",
    "rows_for",
    "taken",
    "template",
    "writer_for",
]
