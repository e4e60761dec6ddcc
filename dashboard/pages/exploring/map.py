"""The map: a lane a ladder, with its levels where the visitor could sit them."""

from dashboard.charts.ladder_map import draw_ladder_map
from dashboard.pages.exploring.found import Found
from dashboard.pages.exploring.going import aim_for
from dashboard.state import caches
from dashboard.state.session import Visit
from dashboard.widgets.blocks import show_drawing


def show_map(visit: Visit, found: Found) -> None:
    if not found.level_ids:
        return
    words, choices = visit.words, visit.choices
    key = (
        *(visit.tables.edition, *choices.of_exams, choices.person, choices.as_of, choices.reading),
        *(words.language, found.level_ids),
    )
    drawing = caches.drawing(
        "ladder_map",
        key,
        lambda: draw_ladder_map(words, found.catalog, found.standings, found.level_ids, choices.as_of),
    )
    show_drawing(visit, drawing, "explore.map", aim_for)
