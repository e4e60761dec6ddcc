"""总览 Overview: the answer, what is selected, two linked charts, how levels fit and compare."""

from dashboard.pages.surveying.answer import show_cards, show_headline
from dashboard.pages.surveying.charts import show_charts
from dashboard.pages.surveying.compare import show_compare
from dashboard.pages.surveying.fit import show_fit
from dashboard.pages.surveying.selection import show_selection
from dashboard.state import session

visit = session.visit()
show_headline(visit)
show_selection(visit)
show_cards(visit)
show_charts(visit)
show_fit(visit)
show_compare(visit)
