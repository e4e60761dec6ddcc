"""In words: what experience has run since a link was made."""

from dashboard.catalog.catalog import Catalog
from dashboard.planner.elapsed import Elapsed
from dashboard.text.conditions import clock_name
from dashboard.text.words import Words


def elapsed_sentence(words: Words, catalog: Catalog, run: Elapsed) -> str:
    """How long it is, what of it is counted, and what is not known."""
    since = words.date(run.since)
    ran = [(clock_id, months) for clock_id, months in run.ran if months]
    if not ran:
        return words("elapsed.none", since=since)
    counted = words("list.comma").join(
        words("elapsed.clock", clock=clock_name(words, catalog, clock_id), months=words.months(months))
        for clock_id, months in ran
    )
    return words("elapsed", months=words.months(run.months), since=since, counted=counted)
