"""What keeps a cell of text from being taken for something else by a spreadsheet: put on, and taken off."""

import re
from collections.abc import Sequence
from typing import Final

_FORMULA: Final = re.compile(r"^[=+\-@\t\r＝＋－＠]", re.MULTILINE)
_PLAIN_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?%?")
_TEXT_FORMULA: Final = re.compile(r'="((?:[^"]|"")*)"')
"""A formula that is nothing but a text: `="00123"`."""
_MARKS: Final = "'`"
_TYPED_MARKS: Final = "‘’＇"
"""What a Chinese keyboard gives for an apostrophe; it opens quotations too, and is armour before a digit."""
_SIGNS_OF_ARMOUR: Final = ('="', *_MARKS, *_TYPED_MARKS)
_DIGIT_IN_FIRST_WORD: Final = re.compile(r"\S*[0-9]")


def harmless(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def all_harmless(column: Sequence[str]) -> Sequence[str]:
    # Most columns have nothing to mend, and one look at all of it says so.
    return list(map(harmless, column)) if _FORMULA.search("\n".join(column)) else column


def unarmoured(text: str) -> str:
    """The text of a CSV cell without what a program put before it: `="00123"`, `'00123`, `` `00123 ``.

    An apostrophe stays before a Latin lower-case word ('t Hooft), and where another one closes it. What
    `harmless` gives is read back as what it was.
    """
    if found := _TEXT_FORMULA.fullmatch(text):
        return found[1].replace('""', '"').strip()
    mark, rest = text[:1], text[1:]
    if mark and mark in _MARKS:
        return rest.strip() if _FORMULA.match(rest) or _is_marked(mark, rest) else text
    if mark and mark in _TYPED_MARKS and "0" <= rest[:1] <= "9":
        return rest
    return text


def all_unarmoured(column: Sequence[str]) -> Sequence[str]:
    text = "\n".join(column)
    return list(map(unarmoured, column)) if any(sign in text for sign in _SIGNS_OF_ARMOUR) else column


def _is_marked(mark: str, rest: str) -> bool:
    """Whether the text after a mark is no word that has it as a letter, and no quotation."""
    if rest[:1].islower() and not _DIGIT_IN_FIRST_WORD.match(rest):
        return False
    return not rest.startswith(mark) and not rest.endswith(mark)
