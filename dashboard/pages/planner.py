"""规划 Planner: the date of the target, its time line, every other path, and a plan to take away."""

from dashboard.charts.timeline import draw_timeline
from dashboard.pages.planning.answer import show_answer, show_steps, show_without_plan
from dashboard.pages.planning.assumptions import show_assumptions
from dashboard.pages.planning.keeping import show_keeping
from dashboard.pages.planning.paths import show_break_evens, show_paths
from dashboard.pages.planning.risk import show_risk
from dashboard.pages.planning.take_away import show_opening, show_take_away
from dashboard.pages.planning.what_if import show_what_if
from dashboard.pages.teaming.one_person import show_whose_plan
from dashboard.planner.plan import Plan
from dashboard.state import caches, session, worked_out
from dashboard.state.session import Visit
from dashboard.widgets.blocks import show_drawing, tabs


def show_plan(visit: Visit, plan: Plan) -> None:
    show_answer(visit, plan)
    drawing = caches.drawing(
        "timeline",
        (*worked_out.plan_key(visit), visit.words.language),
        lambda: draw_timeline(visit.words, visit.catalog, plan),
    )
    show_drawing(visit, drawing, "planner.timeline")
    show_paths(visit, plan)
    show_break_evens(visit)
    show_more(visit, plan)
    show_steps(visit, plan)
    show_keeping(visit, plan)
    show_assumptions(visit, plan.path.levels)


def show_more(visit: Visit, plan: Plan) -> None:
    """What-if, risk and files, each worked out only while it is open."""
    words = visit.words
    titles = [words("what_if.title"), words("chances.title"), words("take_away.title")]
    what_if, risk, take_away = tabs("planner.more", titles)
    if what_if.open:
        with what_if:
            show_what_if(visit)
    if risk.open:
        with risk:
            show_risk(visit, plan)
    if take_away.open:
        with take_away:
            show_take_away(visit, plan)


visit = session.visit()
show_whose_plan(visit)
if plan := worked_out.plan(visit):
    show_plan(visit, plan)
else:
    show_without_plan(visit)
    show_keeping(visit, None)
    show_opening(visit)
