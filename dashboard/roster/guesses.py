"""What columns may be whose names are not those of the roster."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from dashboard.roster.columns import HOLDS_ON, PERSON_NAMES, RosterColumns
from dashboard.roster.headers import Mapping, column_named, fit, named_mapping
from dashboard.roster.heading_parts import heading_parts, plain_name
from dashboard.roster.invisible import visible
from dashboard.roster.likely_names import began, likely_names
from dashboard.roster.units import without_unit

_LIKE: Final = 0.75
"""The share of letters in which two names agree that are taken for one, mistyped."""
_NUMBERS: Final = frozenset(map(plain_name, PERSON_NAMES[1:]))
"""Names of a column that tells people apart; one of what they are called comes before it."""
_NUMBERED: Final = re.compile(r"^\s*(?:q?[0-9]+|[一二三四五六七八九十]+)\s*[、.:)]\s*", re.IGNORECASE)
_ASKING: Final = re.compile(
    r"^(?:请问?[您你]?(?:填写|输入|选择|提供)?|(?:please)?(?:enter|select|state)|what(?:is|are))?"
    r"(?:您|你|your)?的?|(?:是什么|是多少|是)?[?!。]*$"
)
_IN_BOTH_LANGUAGES: Final = re.compile(
    r"(?P<one>[^/|]*[㐀-鿿])[\s/|\-]+(?P<other>[a-z][^㐀-鿿]*)"
    r"|(?P<english>[a-z][^㐀-鿿]*?)[\s/|\-]+(?P<chinese>[㐀-鿿].*)",
    re.IGNORECASE,
)


def guess_mapping(header: Sequence[str], columns: RosterColumns) -> Mapping:
    """What the columns probably are: by name, else by a name that other systems have for it.

    No column is given twice; of several that may be one, the likeliest is it, and of those the first.
    Days are taken for those of certificates only beside a column of certificates.
    """
    best: dict[str, tuple[int, int]] = {}
    for place, (heading, named) in enumerate(zip(header, named_mapping(header, columns), strict=True)):
        is_sure = named and plain_name(heading) not in _NUMBERS
        column, rank = (named, -1) if is_sure else likely(heading, columns)
        if column:
            best[column] = min(best.get(column, (rank, place)), (rank, place))
    if "holds" not in best:
        best.pop(HOLDS_ON, None)
    column_at = {place: column for column, (_, place) in best.items()}
    return tuple(column_at.get(place) for place in range(len(header)))


@lru_cache(maxsize=2**12)
def likely(heading: str, columns: RosterColumns) -> tuple[str | None, int]:
    """The column that a heading most likely is, and how far down its names that one stands."""
    for name, notes in _readings(heading):
        column, rank = _likely(name, columns)
        if column and fit(notes, column, lambda note: _likely(note, columns)[0]):
            return column, rank
    if found := _IN_BOTH_LANGUAGES.fullmatch(heading_parts(heading).name):
        one, other = (likely(part, columns) for part in found.groups() if part)
        if one[0] == other[0]:
            return min(one, other)
    return None, 0


@lru_cache(maxsize=32)
def _patterns(columns: RosterColumns) -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple(
        (column, rank, re.compile(pattern, re.VERBOSE))
        for column, patterns in likely_names(columns).items()
        for rank, pattern in enumerate(patterns, start=1)
    )


@lru_cache(maxsize=32)
def _began(columns: RosterColumns) -> re.Pattern[str]:
    return re.compile("|".join(began(columns)), re.VERBOSE)


def _readings(heading: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names that a heading may have, each with the notes beside it."""
    parts = heading_parts(_NUMBERED.sub("", visible(heading)))
    for each in (parts, *without_unit(parts)):
        yield each.name, each.notes
        if each.notes:
            yield " ".join((each.name, *each.notes)), each.notes


def _likely(name: str, columns: RosterColumns) -> tuple[str | None, int]:
    plain = plain_name(name)
    for said in dict.fromkeys((plain, _ASKING.sub("", plain))):
        if said in columns.by_plain_name and said not in _NUMBERS:
            return columns.by_plain_name[said], 0
        for column, rank, pattern in _patterns(columns):
            if pattern.fullmatch(said):
                return column, rank
    return None, 0


def is_day_begun(heading: str, columns: RosterColumns) -> bool:
    """Whether a column has the days on which people began to work, gone by for most of them."""
    return any(_began(columns).fullmatch(_ASKING.sub("", plain_name(name))) for name, _ in _readings(heading))


def near_misses(header: Sequence[str], mapping: Mapping, columns: RosterColumns) -> list[tuple[str, str]]:
    """Columns that nothing is read from, though their names are much like those of columns not given.

    Each with the column of the roster that may be meant; also where a second column has that name.
    """
    missing = [column for column in columns.asked if column not in mapping]
    found = []
    for heading, column in zip(header, mapping, strict=True):
        if column is not None or not heading:
            continue
        meant = _meant(heading, columns)
        if meant in missing or (meant not in (None, "person") and column_named(heading, columns) == meant):
            found.append((heading, str(meant)))
    return found


def _meant(heading: str, columns: RosterColumns) -> str | None:
    """The column whose name, or a name like it, this one most resembles, whatever stands beside it."""
    name = heading_parts(heading).name
    for each in (heading, name, name.rstrip("0123456789 ")):
        if column := likely(each, columns)[0]:
            return column
    close = get_close_matches(plain_name(name), columns.by_plain_name, n=1, cutoff=_LIKE)
    return columns.by_plain_name[close[0]] if close else None
