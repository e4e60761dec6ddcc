"""A plan, or those of a team, as files: calendar, workbook, pages to print, and files to read again."""

from dashboard.exports.calendar_file import calendar_file, levels_to_delete
from dashboard.exports.calendar_history import CalendarHistory
from dashboard.exports.file_name import in_file_name
from dashboard.exports.people_file import people_file
from dashboard.exports.plan_file import PlanFileError, plan_file, read_plan_file, refused_sentence, schema
from dashboard.exports.qr import qr_png
from dashboard.exports.report import report
from dashboard.exports.takeaway import Takeaway
from dashboard.exports.team_calendar import team_calendar
from dashboard.exports.team_pages import team_pages, team_pages_refusal
from dashboard.exports.team_takeaway import TeamTakeaway, anyone_sits, person_key, takeaway_of, whose
from dashboard.exports.team_workbook import team_workbook, team_workbook_refusal
from dashboard.exports.workbook import workbook

__all__ = [
    "CalendarHistory",
    "PlanFileError",
    "Takeaway",
    "TeamTakeaway",
    "anyone_sits",
    "calendar_file",
    "in_file_name",
    "levels_to_delete",
    "people_file",
    "person_key",
    "plan_file",
    "qr_png",
    "read_plan_file",
    "refused_sentence",
    "report",
    "schema",
    "takeaway_of",
    "team_calendar",
    "team_pages",
    "team_pages_refusal",
    "team_workbook",
    "team_workbook_refusal",
    "whose",
    "workbook",
]
