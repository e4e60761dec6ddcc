"""A visitor's text in the name of a file, safe for every system that files are kept on."""

from collections.abc import Iterator
from typing import Final
from unicodedata import category

MOST_LETTERS: Final = 40


def in_file_name(text: str) -> str:
    """The letters and digits of any language in `text`, and its - and _; for what is between, one -.

    "" where nothing is left.
    """
    parts = "".join(_kept_or_parted(text)).split("-")
    return "-".join(part for part in parts if part)[:MOST_LETTERS].rstrip("-")


def _kept_or_parted(text: str) -> Iterator[str]:
    # A mark belongs to the letter before it: alone, as emoji have some, it would be a name that nobody sees.
    belongs = False
    for letter in text:
        kind = category(letter)
        belongs = kind.startswith("L") or (belongs and kind.startswith("M"))
        yield letter if belongs or kind == "Nd" or letter == "_" else "-"
