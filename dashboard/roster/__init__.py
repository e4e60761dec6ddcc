"""A file of people in, faults by row and column; plans out."""

from dashboard.roster.people_in import Member, Roster, read_roster
from dashboard.roster.plans_out import output_columns, plan_roster, write_csv

__all__ = [
    "Member",
    "Roster",
    "output_columns",
    "plan_roster",
    "read_roster",
    "write_csv",
]
