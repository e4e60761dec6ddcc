"""One language's words, dates and numbers: gettext catalogs, read and formatted by Babel."""

import datetime
import gettext
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from dashboard.state.choices import LANGUAGES, Language

LOCALES = Path(__file__).parent.parent / "locales"
_LOCALE_OF: dict[Language, str] = {"zh": "zh_Hans", "en": "en_GB"}
# CLDR has the Chinese long forms of units only as aliases of the short ones; Babel does not follow them.
_UNIT_LENGTH: dict[Language, Literal["short", "long"]] = {"zh": "short", "en": "long"}
_LATIN = re.compile("[0-9A-Za-z]")
_MARKDOWN = str.maketrans({mark: f"\\{mark}" for mark in r"\`*_[]<>~$:"})


def language_of(locale: str | None) -> Language:
    """The language for a browser's locale, such as `zh-CN`: Chinese unless it plainly is another."""
    if not locale:
        return "zh"
    return "zh" if locale.lower().startswith("zh") else "en"


def language_name(language: Language) -> str:
    """A language's own name for itself."""
    return Locale.parse(_LOCALE_OF[language]).get_language_name(language) or language


@cache
def _translations(language: Language) -> gettext.GNUTranslations:
    compiled = BytesIO()
    with (LOCALES / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=_LOCALE_OF[language]))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


class Words:
    """The words of one language. `words("planner.title", level="高级")` is a whole, finished text."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._locale = Locale.parse(_LOCALE_OF[language])
        self._translations = _translations(language)

    def __call__(self, key: str, **values: object) -> str:
        """The text of `key`. A key that the catalog lacks raises `KeyError`: no page shows a key."""
        text = self._translations.gettext(key)
        if text == key:
            raise KeyError(key)
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        return self._translations.gettext(key) != key

    def count(self, key: str, number: int, **values: object) -> str:
        """The text of `key` for so many things, `{number}` filled in."""
        text = self._translations.ngettext(key, f"{key}.plural", number)
        if text in (key, f"{key}.plural"):
            raise KeyError(key)
        return text.format(number=self.number(number), **values)

    @property
    def not_stated(self) -> str:
        return self("not_stated")

    def of(self, row: Any, field: str) -> str:
        """A row's text in this language; in another where this one is empty; "" where all are."""
        texts = [getattr(row, f"{field}_{language}") for language in (self.language, *LANGUAGES)]
        return next((text for text in texts if text), "")

    def name(self, row: Any) -> str:
        """The row's name, or its id where it has none."""
        return self.of(row, "name") or str(getattr(row, row.key[0]))

    def stated(self, text: str) -> str:
        """`text`, or "not stated" where it is empty."""
        return text or self.not_stated

    def date(self, day: datetime.date) -> str:
        """ISO, the same in every language."""
        return format_date(day, "yyyy-MM-dd", locale=self._locale)

    def number(self, number: Decimal | int) -> str:
        return format_decimal(number, locale=self._locale, decimal_quantization=False)

    def percent(self, hundredths: int) -> str:
        return format_percent(Decimal(hundredths) / 100, locale=self._locale)

    def days(self, number: int) -> str:
        return self._unit(number, "duration-day")

    def months(self, number: int) -> str:
        """A duration in whole months, years first: 1年3个月, "1 year 3 months"."""
        years, months = divmod(number, 12)
        parts = [self._unit(years, "duration-year")] if years else []
        if months or not years:
            parts.append(self._unit(months, "duration-month"))
        return ("" if self.language == "zh" else " ").join(parts)

    def _unit(self, number: int, unit: str) -> str:
        return format_unit(number, unit, length=_UNIT_LENGTH[self.language], locale=self._locale)

    def all_of(self, texts: Iterable[str]) -> str:
        return self._listed(list(texts), "standard")

    def any_of(self, texts: Iterable[str]) -> str:
        return self._listed(list(texts), "or")

    def _listed(self, texts: list[str], style: Literal["standard", "or"]) -> str:
        found = format_list(texts, style, locale=self._locale)
        if self.language != "zh" or len(texts) < 2 or not texts[-1]:
            return found
        # Babel has 和 without spaces; beside a digit or a Latin letter Chinese sets one.
        before, joint, last = found[: -len(texts[-1]) - 1], found[-len(texts[-1]) - 1], texts[-1]
        after = " " if _LATIN.match(last) else ""
        return f"{before}{' ' if _LATIN.match(before[-1:]) else ''}{joint}{after}{last}"

    def apart(self, text: str) -> str:
        """`text` to stand right after a Chinese word or a duration: a Latin letter or a digit has a space."""
        return f" {text}" if self.language == "zh" and _LATIN.match(text) else text

    def sentences(self, texts: Iterable[str]) -> str:
        """Sentences one after another, spaced as the language spaces them."""
        return ("" if self.language == "zh" else " ").join(text for text in texts if text)


def heading(text: str) -> str:
    """A name as it stands at the start of a line: with a capital, where the language has them."""
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    """`text` so that Markdown shows it letter by letter, whatever a table or a link put into it."""
    shown = "".join(letter if letter.isprintable() else "�" for letter in text)
    # Streamlit draws an icon for this word even where Markdown marks are escaped: a word joiner parts it.
    return shown.replace(":material/", ":\u2060material/").translate(_MARKDOWN)
