"""What a figure draws, read back: its marks, bars, lines and texts, and what a click on each of them says."""

from dataclasses import dataclass
from typing import Any

from dashboard.charts.drawing import Drawing


@dataclass(frozen=True)
class Mark:
    """A mark of a scatter; `says` is its `customdata`, `text` what stands in it."""

    x: Any
    y: Any
    symbol: str
    opacity: float
    says: str
    hover: str
    text: str


@dataclass(frozen=True)
class Bar:
    """A bar that lies: from `start` to `end`, around `y`, `height` high."""

    start: Any
    end: Any
    y: Any
    height: Any
    opacity: float
    pattern: str
    says: str
    hover: str


def _json(drawing: Drawing) -> dict[str, Any]:
    found: dict[str, Any] = drawing.figure.to_plotly_json()
    return found


def traces(drawing: Drawing, kind: str) -> list[dict[str, Any]]:
    return [trace for trace in _json(drawing)["data"] if trace["type"] == kind]


def annotations(drawing: Drawing) -> list[dict[str, Any]]:
    return list(_json(drawing)["layout"].get("annotations", ()))


def texts(drawing: Drawing) -> list[str]:
    return [annotation["text"] for annotation in annotations(drawing)]


def shapes(drawing: Drawing) -> list[dict[str, Any]]:
    return list(_json(drawing)["layout"].get("shapes", ()))


def _each(value: Any, number: int) -> list[Any]:
    """A style's value for each of so many marks: one for all, or a list of them."""
    return list(value) if isinstance(value, list | tuple) else [value] * number


def marks(drawing: Drawing) -> list[Mark]:
    found = []
    for trace in traces(drawing, "scatter"):
        if "markers" not in trace["mode"]:
            continue
        number, marker = len(trace["x"]), trace["marker"]
        columns = [
            trace["x"],
            trace["y"],
            _each(marker["symbol"], number),
            _each(marker.get("opacity", 1), number),
            trace["customdata"],
            trace["hovertext"],
            _each(trace.get("text", ""), number),
        ]
        found += [Mark(*values) for values in zip(*columns, strict=True)]
    return found


def bars(drawing: Drawing) -> list[Bar]:
    found = []
    for trace in traces(drawing, "bar"):
        number, marker = len(trace["y"]), trace["marker"]
        columns = [
            trace["base"],
            [start + length for start, length in zip(trace["base"], trace["x"], strict=True)],
            trace["y"],
            trace["width"],
            _each(marker.get("opacity", 1), number),
            _each(marker.get("pattern", {}).get("shape", ""), number),
            trace["customdata"],
            trace["hovertext"],
        ]
        found += [Bar(*values) for values in zip(*columns, strict=True)]
    return found


def clicks(drawing: Drawing) -> set[str]:
    """All that a click anywhere on the figure may say."""
    return {mark.says for mark in marks(drawing)} | {bar.says for bar in bars(drawing)}
