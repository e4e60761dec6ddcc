"""What stands in a text and is not seen: marks of direction and width, soft hyphens, blanks of any kind."""

from typing import Final
from unicodedata import bidirectional, category

_BLANKS: Final = dict.fromkeys(map(ord, "\u115f\u1160\u2800\u3164\uffa0"), " ")
"""Letters and signs by name, and empty to the eye."""
_SELECTORS: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""They choose between two looks of the letter before them."""
_JOINERS: Final = frozenset("\u200c\u200d")


def visible(text: str) -> str:
    """The text as it is seen, stripped: no invisible characters, and every blank but tab and newline a space.

    A joiner stays where it shapes what is seen, as within an emoji, in Persian and in Indian scripts.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.translate(_BLANKS)
    seen = []
    for place, letter in enumerate(text):
        kind = category(letter)
        if kind == "Zs":
            seen.append(" ")
        elif letter in _SELECTORS or (kind == "Cc" and letter not in "\t\n\r"):
            continue
        elif kind != "Cf" or bidirectional(letter) == "AN" or _is_joining(text, place):
            seen.append(letter)
    return "".join(seen).strip()


def _is_joining(text: str, place: int) -> bool:
    if text[place] not in _JOINERS or not 0 < place < len(text) - 1:
        return False
    before, after = text[place - 1], text[place + 1]
    return _is_shaped(before) and (_is_shaped(after) or category(after) == "Lo")


def _is_shaped(letter: str) -> bool:
    """Whether what follows it may change its look: a symbol, a mark upon a letter, an Arabic letter."""
    return category(letter) in ("So", "Sk", "Mn", "Mc") or bidirectional(letter) == "AL"
