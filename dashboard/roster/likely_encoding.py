"""Which of some East Asian encodings a text is in, where its bytes can be read in more than one."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import log
from typing import Final
from unicodedata import category

from dashboard.roster.common_letters import HANGUL, KANA, KANJI, SIMPLIFIED, TRADITIONAL

_COMMON, _USUAL, _RARE = log(0.8), log(0.16), log(0.04)
"""How much of a roster in its encoding is common letters, other usual ones, and the rest."""
_RARE_LETTERS: Final = log(15_000)
_ASCII: Final = log(1 / 64)
_SIGN: Final = log(1 / 1_000)
_SIGNS: Final = ("P", "S", "Z", "N")
"""Unicode categories of what is no letter; a letter of private use is one, and a rare one."""
_NOT_DECODED: Final = log(1e-7)
_IN_DOUBT: Final = 9.0
"""Logarithm of the odds that something else must have against GB18030, in which most such rosters are.

One short word proves nothing: two letters alone hardly come to this.
"""
_LEAST_COMMON: Final = 0.5
"""Share of common letters without which a text is not said to be in an encoding."""


@dataclass(frozen=True)
class _Encoding:
    """An encoding, the letters that are common in it, and which others are usual, by their bytes."""

    name: str
    codec: str
    common: frozenset[str]
    is_usual: Callable[[bytes], bool]
    usual_letters: int

    def likelihood(self, text: bytes) -> tuple[float, float]:
        """The logarithm of how likely these bytes are in this encoding, and the share of common letters."""
        total, letters, common = 0.0, 0, 0
        for letter, times in Counter(text.decode(self.codec, errors="replace")).items():
            if letter.isascii():
                each = _ASCII
            elif category(letter).startswith(_SIGNS) and letter != "\ufffd":
                each = _SIGN
            else:
                letters += times
                common += times * (letter in self.common)
                each = self._of_letter(letter)
            total += times * each
        return total, common / max(letters, 1)

    def _of_letter(self, letter: str) -> float:
        if letter == "\ufffd":
            return _NOT_DECODED
        if letter in self.common:
            return _COMMON - log(len(self.common))
        if self.is_usual(letter.encode(self.codec, errors="replace")):
            return _USUAL - log(self.usual_letters)
        return _RARE - _RARE_LETTERS


def _leads(first: int, last: int, trail: int = 0) -> Callable[[bytes], bool]:
    """Whether a letter's bytes begin with one from `first` to `last`, and go on with `trail` or above."""
    return lambda letter: first <= letter[0] <= last and letter[-1] >= trail


# GB18030 has kana at the places of EUC-JP: these are read rightly in either.
_GB18030: Final = _Encoding(
    "GB18030", "gb18030", frozenset(SIMPLIFIED + TRADITIONAL + KANA), _leads(0xB0, 0xF7, 0xA1), 6_763
)
_OTHERS: Final = (
    _Encoding("Big5", "big5hkscs", frozenset(TRADITIONAL), _leads(0xA4, 0xC6), 5_401),
    _Encoding("Shift-JIS", "cp932", frozenset(KANA + KANJI), _leads(0x82, 0xDF), 3_200),
    _Encoding("EUC-JP", "euc_jp", frozenset(KANA + KANJI), _leads(0xA4, 0xCF), 3_200),
    _Encoding("EUC-KR", "cp949", frozenset(HANGUL), _leads(0xB0, 0xC8, 0xA1), 2_350),
)


def other_than_gb18030(text: bytes) -> tuple[str, str] | None:
    """The encoding that a text is likelier in than in GB18030, and the text in it; `None` if there is none.

    Worked out by Bayes' rule from how often letters stand in rosters: three names are mostly enough. In
    doubt it is GB18030.
    """
    found = [(*each.likelihood(text), each) for each in _OTHERS]
    likely = [(total, each) for total, common, each in found if common >= _LEAST_COMMON]
    if not likely:
        return None
    total, best = max(likely, key=lambda each: each[0])
    if total - _GB18030.likelihood(text)[0] < _IN_DOUBT:
        return None
    return best.name, text.decode(best.codec, errors="replace")
