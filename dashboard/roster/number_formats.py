"""A number as a spreadsheet shows it in a cell's number format: 18 in `0"个月"` is `18个月`.

Thousands are not grouped, so that a number stays one. Formats of dates are not understood here.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from math import isfinite
from operator import eq, ge, gt, le, lt, ne
from typing import Final, NamedTuple

from dashboard.roster.table import number_text

GENERAL: Final = "General"
BUILTIN: Final = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    41: '#,##0;-#,##0;"-";@',
    43: '#,##0.00;-#,##0.00;"-";@',
    48: "##0.0E+0",
    49: "@",
}
"""Formats that a workbook names by number alone. The others are of dates, or of the money of a country."""

_GAP: Final = r'(?:\ |\\\ |"\ +"|_.)'
_TOKEN: Final = re.compile(
    rf"""
      (?P<quoted> "[^"]*"? )
    | \\ (?P<escaped> . )
    | (?P<gap> _. )
    | (?P<fill> \*. )
    | \[ (?P<bracket> [^\]]* ) \]
    | (?P<next> ; )
    | (?P<general> General | G/通用格式 )
    | (?P<fraction> (?P<whole> [0\#?]+ {_GAP}+ )? [0\#?]+ {_GAP}* / {_GAP}*
        (?P<bottom> [1-9][0-9]* | [0\#?]+ ) )
    | (?P<exponent> E[+-][0\#?]+ )
    | (?P<digit> [0\#?] )
    | (?P<point> \. )
    | (?P<comma> , )
    | (?P<percent> % )
    | (?P<cell> @ )
    | (?P<literal> [^A-Za-z!] )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=) *(-?[0-9]*\.?[0-9]+)")
_COMPARE: Final = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}
_COLOUR: Final = re.compile(
    "black|blue|cyan|green|magenta|red|white|yellow|[黑蓝绿红白黄]色|青色|洋红色?|(?:color|颜色) ?[0-9]+",
    re.IGNORECASE,
)
_CURRENCY: Final = re.compile(r"\$([^-]*)(?:-[0-9A-F]{1,5})?", re.IGNORECASE)
"""A sign and a language. A longer number asks for the digits of another script."""
_EXACT: Final = Context(prec=400, rounding=ROUND_HALF_UP)


class _Token(NamedTuple):
    kind: str
    text: str


@dataclass(frozen=True)
class _Section:
    """One of the parts between semicolons; `condition` says for which numbers it is."""

    tokens: tuple[_Token, ...]
    condition: Callable[[Decimal], bool] | None

    def has(self, *kinds: str) -> bool:
        return any(token.kind in kinds for token in self.tokens)


@lru_cache(maxsize=2**15)
def shown(number: float, code: str) -> str | None:
    """What a cell shows of a number; `None` if its format is not understood, or hides a number but 0."""
    sections = _sections(code)
    if not sections or not isfinite(number):
        return None
    value = Decimal(number_text(number))
    section, is_signed = _section_for(value, sections)
    if not section:
        return None
    text = _filled(section, abs(value)).strip()
    if not text and value:
        return None
    if text == "-" and not value:
        return "0"  # the dash of bookkeeping, which says that there is nothing
    return f"-{text}" if is_signed and value < 0 and re.search("[1-9]", text) else text


def shown_text(text: str, code: str) -> str:
    """What a cell shows of a text: formats such as `@"个月"` add to it."""
    sections = _sections(code)
    if not sections or not sections[-1].has("cell"):
        return text
    return "".join(text if token.kind == "cell" else token.text for token in sections[-1].tokens).strip()


@lru_cache(maxsize=2**12)
def _sections(code: str) -> tuple[_Section, ...]:
    """The sections of a format; none if it is not understood."""
    sections, tokens, condition, at = list[_Section](), list[_Token](), None, 0
    while at < len(code):
        found = _TOKEN.match(code, at)
        if not found:
            return ()
        at = found.end()
        kind = next(name for name in found.groupdict() if found[name] is not None)
        text = found[kind]
        match kind:
            case "next":
                sections.append(_Section(tuple(tokens), condition))
                tokens, condition = [], None
            case "bracket":
                if limited := _CONDITION.fullmatch(text):
                    condition = _condition(*limited.groups())
                elif currency := _CURRENCY.fullmatch(text):
                    tokens.append(_Token("literal", currency[1]))
                elif not _COLOUR.fullmatch(text):
                    return ()
            case "quoted":
                tokens.append(_Token(kind, text.strip('"')))
            case "gap":
                tokens.append(_Token(kind, " "))
            case "fill":
                pass
            case _:
                tokens.append(_Token(kind, text))
    sections.append(_Section(tuple(tokens), condition))
    return tuple(sections) if len(sections) <= 4 else ()


def _condition(sign: str, limit: str) -> Callable[[Decimal], bool]:
    compare, number = _COMPARE[sign], Decimal(limit)
    return lambda value: bool(compare(value, number))


def _section_for(value: Decimal, sections: Sequence[_Section]) -> tuple[_Section | None, bool]:
    """The section for a number, if there is one, and whether its minus is still to be written."""
    if len(sections) == 4 or (len(sections) > 1 and sections[-1].has("cell")):
        sections = sections[:-1]  # the last is for texts
    if any(section.condition for section in sections):
        return next((each for each in sections if not each.condition or each.condition(value)), None), True
    if value < 0 and len(sections) > 1:
        return sections[1], False
    return sections[2 if value == 0 and len(sections) > 2 else 0], True


def _filled(section: _Section, value: Decimal) -> str:
    """The section's text for a number that is not negative."""
    value = value.scaleb(2 * sum(token.kind == "percent" for token in section.tokens), _EXACT)
    if section.has("fraction"):
        return "".join(
            _fraction(value, text) if kind == "fraction" else text for kind, text in section.tokens
        )
    if section.has("general", "cell"):
        number = number_text(float(value))
        return "".join(number if kind in ("general", "cell") else text for kind, text in section.tokens)
    return "".join(_with_digits(section.tokens, value))


def _with_digits(tokens: Sequence[_Token], value: Decimal) -> list[str]:
    """The tokens' texts, with digits for placeholders: from the point to the left, and to the right."""
    kinds, texts = [token.kind for token in tokens], [token.text for token in tokens]
    digits = [place for place, kind in enumerate(kinds) if kind == "digit"]
    if not digits:
        return texts
    point = kinds.index("point") if "point" in kinds else len(kinds)
    before, after = [place for place in digits if place < point], [place for place in digits if place > point]
    power = 0
    for place, kind in enumerate(kinds):
        if kind == "exponent":
            power = _power(value, len(before), len(after))
            sign = "-" if power < 0 else texts[place][1].strip("-")
            texts[place] = f"E{sign}{abs(power):0{texts[place].count('0')}}"
        elif kind == "comma" and place > digits[0]:
            # Among the digits before the point it groups them; after them it divides by a thousand.
            power += 0 if before and place < before[-1] else 3
            texts[place] = ""
    whole, _, decimals = f"{_rounded(value.scaleb(-power, _EXACT), len(after)):f}".partition(".")
    whole = whole.lstrip("0")
    for place in reversed(before):
        texts[place] = whole[-1:] or texts[place].strip("#?")
        whole = whole[:-1]
    if before:
        texts[before[0]] = whole + texts[before[0]]
    least = max((at for at, place in enumerate(after, start=1) if texts[place] == "0"), default=0)
    decimals = decimals[: max(least, len(decimals.rstrip("0")))]
    for at, place in enumerate(after):
        texts[place] = decimals[at : at + 1]
    if point < len(texts):
        is_bare = not any(texts[place] for place in before)
        texts[point] = f"{(whole or '0') * is_bare}." if decimals else ""
    return texts


def _power(value: Decimal, before: int, after: int) -> int:
    """The power of ten of a scientific number that has so many digits before its point and after it."""
    step = max(before, 1)
    power = value.adjusted() // step * step if value else 0
    is_rounded_up = _rounded(value.scaleb(-power, _EXACT), after) >= 10**step
    return power + step if is_rounded_up else power


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


def _fraction(value: Decimal, text: str) -> str:
    """`1 1/2` for `# ?/?`, `3/2` for `?/?`, and `1 2/4` for `# ?/4`."""
    found = _TOKEN.fullmatch(text)
    bottom = found["bottom"] if found else ""
    if bottom.strip("0#?"):
        top, parts = int(_rounded(value * int(bottom), 0)), int(bottom)
    else:
        top, parts = Fraction(value).limit_denominator(10 ** len(bottom) - 1).as_integer_ratio()
    if not (found and found["whole"]):
        return f"{top}/{parts}"
    whole, top = divmod(top, parts)
    return " ".join([str(whole)] * bool(whole or not top) + [f"{top}/{parts}"] * bool(top))
