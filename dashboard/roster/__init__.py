"""A file of people in, faults by row and column; plans out."""

from dashboard.roster.armour import harmless
from dashboard.roster.bad_rows import bad_rows_file
from dashboard.roster.columns_out import Columns, OutputError, Writer
from dashboard.roster.columns_read import ReadColumn, columns_read, needs_confirmation
from dashboard.roster.files_in import FORMATS, read_roster, read_table
from dashboard.roster.files_out import rows_for, writer_for
from dashboard.roster.guesses import guess_mapping, near_misses
from dashboard.roster.headers import HOLDS_ON, NAMES, Mapping, named_mapping
from dashboard.roster.people_in import part_reader, read_parts
from dashboard.roster.plan_parts import Engine, PartPlanner, PlannedPart
from dashboard.roster.plans_out import Plans, plan_people, plan_roster
from dashboard.roster.repeats import SeenRows
from dashboard.roster.roster_read import BadRows, HowToRead, ReadRoster, Roster, SetAside
from dashboard.roster.table import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Chunk, Part, RosterError, Table
from dashboard.roster.templates import example_roster, template
from dashboard.roster.typed_texts import taken
from dashboard.roster.units import Unit

__all__ = [
    "FORMATS",
    "HOLDS_ON",
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "NAMES",
    "BadRows",
    "Chunk",
    "Columns",
    "Engine",
    "HowToRead",
    "Mapping",
    "OutputError",
    "Part",
    "PartPlanner",
    "PlannedPart",
    "Plans",
    "ReadColumn",
    "ReadRoster",
    "Roster",
    "RosterError",
    "SeenRows",
    "SetAside",
    "Table",
    "Unit",
    "Writer",
    "bad_rows_file",
    "columns_read",
    "example_roster",
    "guess_mapping",
    "harmless",
    "named_mapping",
    "near_misses",
    "needs_confirmation",
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
