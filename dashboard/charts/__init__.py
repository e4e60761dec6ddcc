"""Plan or catalog to plotly figure, and the sentence that the figure says."""

from dashboard.charts.chances import draw_chances
from dashboard.charts.drawing import Drawing
from dashboard.charts.ladder import draw_ladder
from dashboard.charts.lanes import draw_lanes
from dashboard.charts.race import draw_race, race_lanes
from dashboard.charts.reach import draw_reach, industry_reach
from dashboard.charts.sensitivity import draw_hours, draw_share
from dashboard.charts.timeline import draw_timeline

__all__ = [
    "Drawing",
    "draw_chances",
    "draw_hours",
    "draw_ladder",
    "draw_lanes",
    "draw_race",
    "draw_reach",
    "draw_share",
    "draw_timeline",
    "industry_reach",
    "race_lanes",
]
