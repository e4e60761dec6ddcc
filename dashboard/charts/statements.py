"""What the source is made of: one mark a sentence, in the order of the source."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.catalog.rows import Statement
from dashboard.charts.drawing import Drawing, safe, table
from dashboard.text.evidence import cell_word, kind_counts, statements_title
from dashboard.text.words import Words

IN_A_ROW = 10
"""Marks in a row: a phone has room for so many with their ids."""
ROW_HEIGHT = 58
SYMBOLS = {"promotion": "triangle-up", "description": "circle", "fact": "square"}
"""A shape for each kind of sentence, in the order in which they are drawn."""
# The theme colours traces in their order: what is quiet is grey, and the visitor's own colour and those of
# the levels are left out.
_COLOUR_OF = {"promotion": 6, "description": 1, "fact": 5}
_TRACES = 7


def draw_statements(words: Words, statements: Sequence[Statement], chosen: str | None) -> Drawing:
    """A grid of marks, a shape a kind; a ring around the `chosen` sentence. A click says its id."""
    rows = -(-len(statements) // IN_A_ROW)
    places = {row.statement_id: divmod(number, IN_A_ROW) for number, row in enumerate(statements)}
    figure = go.Figure(
        data=[*_kinds(words, statements, places), _ring(places, chosen)],
        layout={
            "height": rows * ROW_HEIGHT + 60,
            "margin": {"l": 2, "r": 2, "t": 2, "b": 2},
            "dragmode": False,
            "hoverlabel": {"align": "left"},
            "legend": {
                "orientation": "h",
                "x": 0,
                "y": 0,
                "yanchor": "top",
                "itemclick": False,
                "itemdoubleclick": False,
            },
            "xaxis": {"range": [-0.6, IN_A_ROW - 0.4], "visible": False, "fixedrange": True},
            "yaxis": {"range": [rows - 0.3, -0.45], "visible": False, "fixedrange": True},
        },
    )
    kinds = kind_counts(statements)
    return Drawing(
        figure=figure,
        title=statements_title(words, statements),
        sentence=words.sentences(
            words(
                "statements.sentence",
                kind=cell_word(words, "kind", kind),
                number=words.number(number),
                ids=words.all_of(row.statement_id for row in statements if row.kind == kind),
            )
            for kind, number in kinds.items()
        ),
        **table(
            [words(f"statements.column.{column}") for column in ("sentence", "kind", "text")],
            [
                (row.statement_id, cell_word(words, "kind", row.kind), words.of(row, "text"))
                for row in statements
            ],
        ),
    )


def _kinds(
    words: Words, statements: Sequence[Statement], places: dict[str, tuple[int, int]]
) -> list[go.Scatter]:
    """A trace for each kind, at the place that gives it its colour."""
    traces = [go.Scatter(x=[], y=[], showlegend=False) for _ in range(_TRACES)]
    for rank, (kind, number) in enumerate(kind_counts(statements).items()):
        own = [row.statement_id for row in statements if row.kind == kind]
        name = cell_word(words, "kind", kind)
        traces[_COLOUR_OF[kind]] = go.Scatter(
            x=[places[statement_id][1] for statement_id in own],
            y=[places[statement_id][0] for statement_id in own],
            mode="markers+text",
            marker={"symbol": SYMBOLS[kind], "size": 21, "line": {"width": 1}},
            text=own,
            textposition="bottom center",
            textfont={"size": 11},
            name=safe(words("statements.legend", kind=name, number=words.number(number))),
            legendrank=rank,
            customdata=own,
            hovertext=[
                safe(words("statements.point", sentence=statement_id, kind=name)) for statement_id in own
            ],
            hoverinfo="text",
        )
    return traces


def _ring(places: dict[str, tuple[int, int]], chosen: str | None) -> go.Scatter:
    """A ring around the sentence that is shown in full."""
    at = [places[chosen]] if chosen in places else []
    return go.Scatter(
        x=[column for _, column in at],
        y=[row for row, _ in at],
        mode="markers",
        marker={"symbol": "circle-open", "size": 29, "line": {"width": 2.5}},
        hoverinfo="skip",
        showlegend=False,
    )
