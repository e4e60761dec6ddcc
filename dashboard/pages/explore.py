"""地图 Explore: where the visitor stands with every level of every ladder, as a map and as a table."""

from dashboard.pages.exploring.filters import ask_filters
from dashboard.pages.exploring.found import found_by
from dashboard.pages.exploring.going import leave_for_the_plan
from dashboard.pages.exploring.headline import show_headline
from dashboard.pages.exploring.levels import show_levels
from dashboard.pages.exploring.map import show_map
from dashboard.state import session

leave_for_the_plan()
visit = session.visit()
found = found_by(visit)
show_headline(visit, found)
ask_filters(visit, found)
show_map(visit, found)
show_levels(visit, found)
