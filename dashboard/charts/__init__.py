"""Plan or catalog to plotly figure, and the sentence that the figure says."""

from dashboard.charts.drawing import Drawing
from dashboard.charts.ladder import draw_ladder
from dashboard.charts.lanes import draw_lanes
from dashboard.charts.reach import draw_reach, industry_reach
from dashboard.charts.timeline import draw_timeline

__all__ = ["Drawing", "draw_ladder", "draw_lanes", "draw_reach", "draw_timeline", "industry_reach"]
