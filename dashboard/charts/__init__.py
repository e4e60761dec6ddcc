"""Plan or catalog to plotly figure, and the sentence that the figure says."""

from dashboard.charts.benchmarks import draw_benchmarks, figure_groups
from dashboard.charts.chances import draw_chances
from dashboard.charts.drawing import Drawing
from dashboard.charts.lanes import draw_lanes
from dashboard.charts.payback import draw_payback
from dashboard.charts.race import draw_race, race_lanes
from dashboard.charts.reach import draw_reach
from dashboard.charts.sensitivity import draw_hours, draw_share
from dashboard.charts.statements import draw_statements
from dashboard.charts.team_actions import draw_team_actions
from dashboard.charts.team_by_month import draw_team_by_month
from dashboard.charts.team_missing import draw_team_missing
from dashboard.charts.timeline import draw_timeline

__all__ = [
    "Drawing",
    "draw_benchmarks",
    "draw_chances",
    "draw_hours",
    "draw_lanes",
    "draw_payback",
    "draw_race",
    "draw_reach",
    "draw_share",
    "draw_statements",
    "draw_team_actions",
    "draw_team_by_month",
    "draw_team_missing",
    "draw_timeline",
    "figure_groups",
    "race_lanes",
]
