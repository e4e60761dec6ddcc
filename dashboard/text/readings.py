"""The two readings of a scheme's rules by the names that the scheme itself gives them."""

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.text.words import Words


def reading_name(words: Words, catalog: Catalog, level_id: str, reading: Reading | None) -> str:
    """What a reading is called by the scheme of a level; `None`: both of them.

    Where a scheme words its rules in one way only, both readings are that one.
    """
    if not catalog.has_readings(level_id):
        return words("reading.only")
    if reading is None:
        return words("reading.both")
    return words.of(catalog.scheme_of(level_id), reading) or words(f"reading.{reading}")
