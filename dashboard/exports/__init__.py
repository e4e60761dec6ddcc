"""A plan as files: calendar, workbook, report, and a file that the app opens again."""

from dashboard.exports.calendar_file import calendar_file
from dashboard.exports.plan_file import PlanFileError, plan_file, read_plan_file, refused_sentence, schema
from dashboard.exports.qr import qr_png
from dashboard.exports.report import report
from dashboard.exports.takeaway import Takeaway
from dashboard.exports.workbook import workbook

__all__ = [
    "PlanFileError",
    "Takeaway",
    "calendar_file",
    "plan_file",
    "qr_png",
    "read_plan_file",
    "refused_sentence",
    "report",
    "schema",
    "workbook",
]
