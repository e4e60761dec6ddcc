"""值不值 Worth it?: costs against what is expected, claims against evidence, and what to check first."""

from dashboard.pages.weighing.before_paying import show_before_paying
from dashboard.pages.weighing.claims import show_claims
from dashboard.pages.weighing.figures import show_answer, show_figures
from dashboard.pages.weighing.market import show_market
from dashboard.state import session
from dashboard.widgets.blocks import tabs

TABS = ("figures", "claims", "market", "before_paying")

visit = session.visit()
show_answer(visit)
titles = [visit.words(f"worth.tab.{name}") for name in TABS]
shows = (show_figures, show_claims, show_market, show_before_paying)
for tab, show in zip(tabs("worth.more", titles), shows, strict=True):
    if tab.open:
        with tab:
            show(visit)
