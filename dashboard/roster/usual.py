"""The usual form of a text, in which cells are compared and understood."""

from unicodedata import normalize

from dashboard.roster.invisible import visible


def usual(cell: str) -> str:
    """The cell as it is seen, in half width, with one space between its words."""
    return " ".join((cell if cell.isascii() else normalize("NFKC", visible(cell))).split())
