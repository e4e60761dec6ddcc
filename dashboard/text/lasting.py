"""How long certificates are valid, and between which days levels can be sat, in words."""

from collections.abc import Iterable
from datetime import date

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Validity
from dashboard.rules.changes import ValidFor
from dashboard.text.conditions import level_label
from dashboard.text.words import Words


def validity_words(words: Words, catalog: Catalog, level_id: str) -> str:
    """How long a level's certificate is valid, by the days it is obtained on: "3年", "写明长期有效"."""
    return lasting_words(words, catalog.validity_of(level_id))


def lasting_words(words: Words, rows: Iterable[Validity | ValidFor]) -> str:
    """The same of what is stated in some rows."""
    said = []
    for row in rows:
        lasting = words("validity.none") if row.months == "none" else words.months(row.months)
        said.append(on_days(words, lasting, row.from_day, row.until))
    return words("list.semicolon").join(said) or words.not_stated


def on_days(words: Words, said: str, first: date | None, until: date | None) -> str:
    """`said`, and from which day to before which it applies, where that is bounded."""
    if first and until:
        return words("on_days.from_until", said=said, start=words.date(first), end=words.date(until))
    if first:
        return words("on_days.from", said=said, start=words.date(first))
    return words("on_days.until", said=said, end=words.date(until)) if until else said


def expiry_sentence(
    words: Words, catalog: Catalog, level_id: str, obtained: date, expires_on: date | None
) -> str:
    """By when a certificate obtained on a day must be renewed, or that it need not be; "" if not stated."""
    kind = catalog.level(level_id).kind
    if expires_on:
        return words(f"expires.{kind}", date=words.date(expires_on))
    for row in catalog.validity_of(level_id):
        if row.months == "none" and _applies_on(row, obtained):
            return words("expires.never")
    return ""


def _applies_on(row: Validity, day: date) -> bool:
    return (row.from_day is None or row.from_day <= day) and (row.until is None or day < row.until)


def sittings_end_sentence(words: Words, catalog: Catalog, level_id: str, after: date) -> str:
    """The first sitting if after a day, the last, and what takes the level's place; "" for no bounds."""
    level, said = catalog.level(level_id), []
    if level.first_sitting_on and level.first_sitting_on > after:
        said.append(words(f"first_sitting.{level.kind}", date=words.date(level.first_sitting_on)))
    if level.last_sitting_on:
        said.append(words(f"last_sitting.{level.kind}", date=words.date(level.last_sitting_on)))
    if level.successor:
        said.append(words("successor", level=level_label(words, catalog, level.successor, level_id)))
    return words.sentences(said)
